//! No language is special: Tavi, which exists nowhere else, is registered from outside the crate and banked in.
//!
//! Its tables are here, its words in `third_language/`; neither German nor English is among the bot's languages.

use schalter::bot::Builder;
use schalter::catalog::Severity;
use schalter::entity::{Currency, Entities, Expectation, Iban, Item, Money, SlotType, Value};
use schalter::lang::{
    Clock, Dates, Language, Languages, Lexicon, Messages, Reading, ScriptWords, Secrets, SignPlace, Spans, Style,
    TimeUnit, Tool, Unit, Word, Writing,
};
use schalter::testing::{Demo, PhraseStage, TestBot, phrase_tests, play};
use schalter::text::Utterance;
use schalter::{Bot, Confirmed, DataClass, LoginLevel, Match, Prepared, Reply, Row, Said, Slots, State};
use serde::Deserialize;
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

const NOW: &str = "2026-03-02 10:00";

/// Folded, as every table of a reader is.
const WORDS: Lexicon = &[
    (&["nux"], Word::Number(0)),
    (&["pa"], Word::Number(1)),
    (&["ko"], Word::Number(2)),
    (&["ti"], Word::Number(3)),
    (&["lu"], Word::Number(5)),
    (&["zi"], Word::Number(9)),
    (&["oma"], Word::Number(10)),
    (&["tioma"], Word::Number(30)),
    (&["luoma"], Word::Number(50)),
    (&["sata"], Word::Scale(100)),
    (&["mila"], Word::Scale(1_000)),
    (&["ni"], Word::And),
    (&["ringi", "ring"], Word::Currency("EUR")),
    (&["tali", "tal"], Word::Coin("")),
    (&["nuna"], Word::Day(0)),
    (&["sut"], Word::Day(1)),
    (&["solu"], Word::Unit(Unit::Day)),
    (&["vintu"], Word::Month(3)),
    (&["sa", "zavo"], Word::Yes),
    (&["vak", "fulta"], Word::No),
];

fn tavi() -> Language {
    Language {
        code: "qtz",
        reading: Reading {
            words: WORDS,
            decimal: ',',
            group: '\'',
            name_strip: &["az"],
            name_end: &["sut", "nuna", "tumi"],
            name_inside: &[],
            polite: &["tumi"],
            fillers: &["tumi", "nuna"],
            endings: &["u"],
            ..Reading::default()
        },
        writing: Writing {
            locale: "fi",
            money: SignPlace { before: true, space: "·" },
            signs: &[("EUR", "R")],
            minus: "~",
            quotes: ("<", ">"),
            dates: Dates::Own {
                short: "{day2}/{month2}/{year}",
                long: "{day} {name} {year}",
                months: &["Aro", "Bero", "Vintu", "Daro", "Elo", "Firo", "Galo", "Hero", "Iro", "Jaro", "Kelo", "Limo"],
            },
            clock: Clock { separator: "h", halves: None, alone: "{time}", with_date: "{date} ({time})" },
            spans: Spans { both: "{from} az {to}", from: "de {from}", to: "az {to}" },
            and: "ni",
            or: "o",
            yes_no: ("sá", "vak"),
            secrets: Secrets { numbers: &["klavo"], links: &["es", "nu"], ..Secrets::default() },
            ..Writing::default()
        },
        tool: Tool {
            locales: &[],
            messages: &[
                "summary = { $errors } fulta oru { $files } skribu.\nquoted = <{ $item }>\nor = { $rest } o { $last }\n",
            ],
            script: ScriptWords {
                customer: &["Kolo"],
                taps: &["Tapo"],
                time: &["Tempo"],
                approval: &["Zavelo"],
                login: &["Enta"],
                agent: &["Homi"],
                yes: &["sá"],
                no: &["vak"],
                back: &["retu"],
            },
            units: &[("minu", TimeUnit::Minute)],
            percent: &["sate"],
            weekdays: &[("Pa", 1), ("Ko", 2), ("Ti", 3)],
        },
        style: Style { common: &["nu", "tu", "az", "kom", "es", "vola", "havo"], ..Style::default() },
    }
}

/// What was booked: recipient and cents, by proposal.
#[derive(Clone, Default)]
struct Bank(Arc<Mutex<Vec<(String, String, i64)>>>);

#[derive(Deserialize)]
struct Question {
    pot: Option<String>,
}

#[derive(Deserialize)]
struct Transfer {
    amount: Money,
    recipient: String,
    iban: Iban,
    date: jiff::civil::Date,
}

fn rings(minor: i64) -> Money {
    Money { minor, currency: Currency::EUR }
}

fn pot(id: &str) -> Item {
    Item { list: "pot".into(), id: id.into(), name: None, kind: None }
}

async fn balance(question: Slots<Question>) -> Result<Reply, Infallible> {
    Ok(match question.pot.as_deref() {
        Some(id) => Reply::outcome("one").with("pot", pot(id)).with("balance", rings(-123_450)),
        None => Reply::outcome("all")
            .with("as_of", jiff::civil::date(2026, 3, 2))
            .row(Row::new().with("pot", pot("big")).with("balance", rings(123_456_789)))
            .row(Row::new().with("pot", pot("small")).with("balance", rings(5))),
    })
}

async fn payees(said: Said) -> Result<Vec<Match>, Infallible> {
    let known = said.text().contains("Oro");
    let iban = Iban::new("DE89370400440532013000").unwrap();
    Ok(known.then(|| Match::named("Oro Velin").fills("iban", iban)).into_iter().collect())
}

async fn prepare(_: Slots<Transfer>) -> Result<Prepared, Infallible> {
    Ok(Prepared::go_on())
}

async fn transfer(order: Confirmed<Transfer>, State(bank): State<Bank>) -> Result<Reply, Infallible> {
    assert!(order.approved() && order.date >= jiff::civil::date(2026, 3, 2) && format!("{:?}", order.iban).len() > 2);
    bank.0.lock().unwrap().push((order.key().to_owned(), order.recipient.clone(), order.amount.minor));
    Ok(Reply::outcome("done"))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/third_language")
}

fn builder(bank: Bank) -> Builder<Bank> {
    Bot::builder(bank)
        .language(tavi())
        .intents(folder().join("intents"))
        .texts(folder().join("locales"))
        .on("balance.show", balance)
        .lookup("payees.find", payees)
        .prepare("transfer.prepare", prepare)
        .on("transfer.submit", transfer)
}

fn bot(bank: &Bank) -> Bot {
    builder(bank.clone()).build().unwrap()
}

fn languages() -> Languages {
    Languages::default().with(tavi())
}

#[test]
fn the_files_have_no_mistake() {
    let told: Vec<String> = bot(&Bank::default())
        .diagnostics()
        .iter()
        .filter(|told| told.severity == Severity::Error)
        .map(|told| format!("{told:?}"))
        .collect();
    assert!(told.is_empty(), "{told:#?}");
}

#[test]
fn amounts_are_read_in_words_and_signs() {
    let languages = languages();
    let language = languages.get("qtz").unwrap();
    let read = |text: &str| -> Option<String> {
        let said = Utterance::new(text);
        let expected = Expectation::of(language);
        let all = Entities::default().readings(&said, &expected);
        let money = all.iter().filter(|reading| reading.kind == SlotType::Money);
        let longest = money.max_by_key(|reading| reading.tokens.len())?;
        match &longest.value {
            Value::Money(money) => Some(money.to_string()),
            _ => None,
        }
    };
    let wanted: &[(&str, &str)] = &[
        ("ko sata ringi", "200.00 EUR"),
        ("tioma lu ringi", "35.00 EUR"),
        ("luoma ringi ni oma tali", "50.10 EUR"),
        ("1'250 ringi", "1250.00 EUR"),
        ("99,90 ringi", "99.90 EUR"),
    ];
    for (text, amount) in wanted {
        assert_eq!(read(text).as_deref(), Some(*amount), "{text}");
    }
    assert_eq!(read("fifty euros"), None, "another language's words mean nothing");
}

#[tokio::test]
async fn a_balance_is_asked_for_and_written() {
    let bot = bot(&Bank::default());
    let mut anna = TestBot::new(&bot, "anna", NOW).unwrap();
    anna.log_in(LoginLevel::Login).await.unwrap();
    let said = anna.say("Kom multo nu havo nuna?").await.unwrap().concat();
    assert!(said.contains("Tu potu, 02/03/2026:"), "{said}");
    assert!(said.contains("greta pot: R·1\u{a0}234\u{a0}567,89\nsáva pot: R·0,05"), "{said}");
    let said = anna.say("ni oru sava pot").await.unwrap().concat();
    assert!(said.ends_with("sáva pot: ~R·1\u{a0}234,50") || said.ends_with("sáva pot: R·~1\u{a0}234,50"), "{said}");
}

#[tokio::test]
async fn money_moves_once_after_read_back_and_approval() {
    let bank = Bank::default();
    let bot = bot(&bank);
    let mut anna = TestBot::new(&bot, "anna", NOW).unwrap();
    anna.log_in(LoginLevel::Login).await.unwrap();
    let said = anna.say("Nu vola sendu ringi").await.unwrap();
    assert!(said.concat().ends_with("Kom ringi tu vola sendu?"), "{said:?}");
    let said = anna.say("tioma lu ringi").await.unwrap();
    assert_eq!(said, ["Az kel homi?"]);
    let said = anna.say("az Oro Velin").await.unwrap();
    assert_eq!(
        said,
        [
            "Miro tu sendu:\nNomo: Oro Velin\nIBAN: DE89 3704 0044 0532 0130 00\nRingi: R·35,00\nSolu: 2 Vintu 2026\nEs zavo?"
        ]
    );
    // A correction at the read-back is another order.
    let said = anna.say("vak, luoma ringi").await.unwrap().concat();
    assert!(said.contains("Ringi: R·50,00"), "{said}");
    assert!(bank.0.lock().unwrap().is_empty());
    let said = anna.say("Sá").await.unwrap();
    assert_eq!(said, ["Zavela R·50,00 az Oro Velin, IBAN DE89 3704 0044 0532 0130 00, oru app."]);
    assert!(bank.0.lock().unwrap().is_empty(), "nothing moves before the approval");
    let said = anna.approve().await.unwrap();
    assert_eq!(said, ["R·50,00 az Oro Velin es senda."]);
    anna.say("sá").await.unwrap();
    let booked = bank.0.lock().unwrap().clone();
    assert_eq!(booked.len(), 1);
    assert_eq!((booked[0].1.as_str(), booked[0].2), ("Oro Velin", 50_00));
}

#[tokio::test]
async fn cancel_help_and_a_person_are_heard() {
    let bank = Bank::default();
    let bot = bot(&bank);
    let mut anna = TestBot::new(&bot, "anna", NOW).unwrap();
    anna.log_in(LoginLevel::Login).await.unwrap();
    anna.say("Sendu luoma ringi az Oro Velin").await.unwrap();
    assert_eq!(anna.say("Droma!").await.unwrap(), ["Zavo, nu vak senda."]);
    assert_eq!(anna.say("ajuda").await.unwrap(), ["Nu fara hulo ni sendu. Kio tu vola?"]);
    assert!(anna.say("nu palo oru homi").await.unwrap().concat().starts_with("Oru homi vena."));
    assert!(bank.0.lock().unwrap().is_empty());
}

/// The language's own word for a secret, and the way out of a public channel.
#[tokio::test]
async fn its_secrets_and_its_privacy_are_kept() {
    let bot = bot(&Bank::default());
    let mut anna = TestBot::new(&bot, "anna", NOW).unwrap();
    let said = anna.say("nu klavo es 4711").await.unwrap().concat();
    assert!(said.contains("Vak skriba klavo oru") && !said.contains("4711"), "{said}");
    let mut tom = TestBot::new(&bot, "tom", NOW).unwrap().on("messenger");
    let said = tom.say("Kom multo nu havo?").await.unwrap().concat();
    assert!(said.contains("Hulo es nur oru app: https://bank.example/qtz/app/hulo"), "{said}");
    assert!(tom.messages().iter().all(|message| message.class == DataClass::Public));
}

#[tokio::test]
async fn its_conversation_tests_pass_in_its_own_words() {
    let bot = bot(&Bank::default());
    let catalog = bot.catalog();
    assert_eq!(catalog.scripts.len(), 2);
    for script in &catalog.scripts {
        let outcome = play(&bot, script, &Demo { person: "anna".into(), now: None }).await;
        assert!(outcome.passed(), "{}: {:?}", outcome.script, outcome.failure);
    }
}

#[tokio::test]
async fn its_test_phrases_are_understood() {
    let bot = bot(&Bank::default());
    let demo = Demo { person: "anna".into(), now: Some(NOW.parse().unwrap()) };
    let tests = phrase_tests(&bot.catalog(), NOW.parse().unwrap());
    assert!(tests.len() >= 5, "{}", tests.len());
    let mut stage = PhraseStage::new(&bot, &demo).unwrap();
    for test in &tests {
        let failure = stage.attempt(test).await.unwrap();
        assert!(failure.is_none(), "{failure:?}");
    }
}

#[test]
fn the_program_speaks_it() {
    let languages = languages();
    let messages = Messages::new(languages.get("qtz").unwrap());
    let said = messages.say("summary", &[("errors", "2"), ("warnings", "0"), ("files", "3")]);
    assert_eq!(said, "2 fulta oru 3 skribu.");
}
