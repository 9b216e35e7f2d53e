//! Bad input: odd messages, secrets, broken catalogues, a messenger that must not see anything.
//!
//! A clear answer or message, nothing lost, no panic. Long because all of it is tried on one small bank, whose handlers
//! and stores stand here once.

use schalter::bot::Builder;
use schalter::catalog::{self, Phrase, Piece, Severity};
use schalter::entity::{Currency, Entities, Iban, Item, Money};
use schalter::lang::Languages;
use schalter::testing::TestBot;
use schalter::{
    Bot, Confirmed, Content, ConversationId, DataClass, Incoming, InternalEvent, LoginLevel, Match, Part, PersonId,
    Prepared, Reply, Row, Said, Slots,
};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

const NOW: &str = "2026-03-02 10:00";

type Any = BTreeMap<String, Json>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Balances, accounts and payees that nobody says, so that each of them can be searched for.
const TELLTALE: [&str; 6] = ["7531", "75,31", "75.31", "0532", "4242", "Zebrafink"];

fn money() -> Money {
    Money { minor: 753_199, currency: Currency::EUR }
}

fn account(list: &str, kind: &str) -> Item {
    Item { list: list.into(), id: "one".into(), name: Some("Zebrafink …4242".into()), kind: Some(kind.into()) }
}

async fn accounts() -> Result<Vec<Item>, Infallible> {
    Ok(vec![account("account", "giro")])
}

async fn cards() -> Result<Vec<Item>, Infallible> {
    Ok(vec![account("card", "girocard")])
}

async fn payees(_: Said) -> Result<Vec<Match>, Infallible> {
    Ok(vec![Match::named("Zebrafink AG").fills("iban", Iban::new("DE89370400440532013000").unwrap())])
}

async fn balance(_: Slots<Any>) -> Result<Reply, Infallible> {
    let row = Row::new().with("account", account("account", "giro")).with("balance", money());
    Ok(Reply::outcome("several").row(row))
}

async fn transactions(_: Slots<Any>) -> Result<Reply, Infallible> {
    Ok(Reply::outcome("none")
        .with("from_day", jiff::civil::date(2026, 1, 1))
        .with("until_day", jiff::civil::date(2026, 3, 1)))
}

async fn prepare(_: Slots<Any>) -> Result<Prepared, Infallible> {
    Ok(Prepared::go_on().with("execution_date", jiff::civil::date(2026, 3, 2)).note("match"))
}

async fn done(_: Confirmed<Any>) -> Result<Reply, Infallible> {
    Ok(Reply::outcome("done"))
}

fn builder() -> Builder<()> {
    Bot::builder(())
        .intents(root().join("intents"))
        .texts(root().join("locales"))
        .list("accounts.mine", accounts)
        .list("cards.mine", cards)
        .lookup("payees.find", payees)
        .prepare("transfer.prepare", prepare)
        .on("balance.show", balance)
        .on("transactions.show", transactions)
        .on("transfer.submit", done)
        .on("card.block", done)
}

/// Learnt once for all tests of this file; each talks to a rehearsal of it.
static BOT: LazyLock<Bot> = LazyLock::new(|| builder().build().unwrap());

/// What a customer sees, buttons included.
fn shown(message: &schalter::Outgoing) -> String {
    let buttons = match &message.part {
        Part::Choices { options, .. } => options.iter().map(|option| option.title.as_str()).collect(),
        _ => Vec::new(),
    };
    format!("{} {}", message.text(), buttons.join(" "))
}

fn odd_messages() -> Vec<String> {
    let mut odd: Vec<String> = [
        "",
        " ",
        "\n\n\t",
        "\0",
        "\u{1}\u{2}\u{7}\u{1b}[31mrot\u{1b}[0m",
        "🙂",
        "👩‍👩‍👧‍👦🏳️‍🌈",
        "👍",
        "מה היתרה שלי?",
        "\u{202e}50 euro\u{202c} an Jonas",
        "كم رصيدي؟",
        "\u{feff}\u{200b}\u{200d}",
        "\u{301}\u{301}\u{301}",
        "{ $balance } { -brand } ${x} %s %n {{7*7}}",
        "'; DROP TABLE inbox; --",
        "<script>alert(1)</script>",
        "#0 #1 transfer-confirm yes",
        "\u{fffd}\u{fffe}\u{10ffff}",
        "Überweise -50 Euro an Jonas Weber",
        "Überweise 99999999999999999999999999999 Euro an Jonas Weber",
        "IBAN IBAN DE00 0000 0000",
        "ﬁve hundred ｅｕｒｏ",
    ]
    .map(str::to_owned)
    .into();
    odd.push("a".repeat(100_000));
    odd.push("Überweise 50 Euro an Jonas Weber ".repeat(3_000));
    odd.push("9".repeat(100_000));
    odd.push("ä🙂".repeat(17_000));
    odd.push("ja ".repeat(33_000));
    odd.push("(((((".repeat(20_000));
    odd
}

#[tokio::test]
async fn every_message_has_a_clear_answer() {
    for text in odd_messages() {
        let mut anna = TestBot::new(&BOT, "anna", NOW).unwrap();
        let start: String = text.chars().take(40).collect();
        let said = anna.say(&text).await.unwrap();
        assert!(said.len() > 1, "{start:?}: the welcome, and an answer: {said:?}");
        for message in &said {
            assert!(!message.trim().is_empty() && !message.contains("{ $"), "{start:?}: {message}");
            assert!(message.len() < 4_000, "{start:?}: the text is not given back whole");
        }
        assert!(anna.handlers().is_empty(), "{start:?}");
    }
}

#[tokio::test]
async fn an_odd_message_loses_no_order() {
    let mut anna = TestBot::new(&BOT, "anna", NOW).unwrap();
    anna.log_in(LoginLevel::Login).await.unwrap();
    anna.say("Überweise 50 Euro an Zebrafink").await.unwrap();
    let before = anna.slots().await.unwrap();
    assert_eq!(before.get("amount").map(String::as_str), Some("50.00 EUR"));
    for text in ["", "\0", "🙂", "מה היתרה שלי?", "{ $x }"] {
        anna.say(text).await.unwrap();
        assert!(anna.handlers().is_empty(), "{text:?}");
        let now = anna.slots().await.unwrap();
        assert_eq!(now.get("amount"), before.get("amount"), "{text:?}");
    }
}

#[tokio::test]
async fn surrogates_in_json_are_refused_or_read_whole() {
    let json = serde_json::to_string(&Incoming::said("web", "anna", "TEXT")).unwrap();
    for lone in ["\\ud83d", "\\ude42", "\\ude42\\ud83d", "Hallo \\ud83d!"] {
        let error = serde_json::from_str::<Incoming>(&json.replace("TEXT", lone)).unwrap_err();
        assert!(!error.to_string().is_empty(), "{lone}");
    }
    for bytes in [&b"\xff\xfe"[..], b"\xed\xa0\xbd", b"\xc3"] {
        let at = json.find("TEXT").unwrap();
        let mut raw = json.clone().into_bytes();
        raw.splice(at..at + 4, bytes.iter().copied());
        assert!(serde_json::from_slice::<Incoming>(&raw).is_err(), "{bytes:?}");
    }
    let whole: Incoming = serde_json::from_str(&json.replace("TEXT", "Hallo \\ud83d\\ude42")).unwrap();
    assert!(matches!(&whole.content, Content::Said { text } if text == "Hallo 🙂"));
    assert!(!BOT.answer(whole).await.unwrap().is_empty());
}

#[tokio::test]
async fn every_kind_of_content_is_survived() {
    let conversation = ConversationId::new("web", "otto");
    let mut all = vec![
        Content::Picked { payload: String::new(), title: None },
        Content::Picked { payload: "0".repeat(100_000), title: Some("\0".into()) },
        Content::Attached { kind: String::new() },
        Content::Attached { kind: "🙂".repeat(10_000) },
        Content::Internal(InternalEvent::Timer { name: "nothing".into(), number: u64::MAX }),
        Content::Internal(InternalEvent::Approval { proposal: "no such order".into(), granted: true }),
        Content::Internal(InternalEvent::Language { code: "tlh-\0".into() }),
        Content::Internal(InternalEvent::LoggedOut),
        Content::Internal(InternalEvent::AgentDone),
    ];
    all.push(Content::Said { text: "Guten Tag".into() });
    let mut last = Vec::new();
    for content in all {
        let incoming = Incoming::new(conversation.clone(), jiff::Timestamp::now(), content);
        last = BOT.answer(incoming).await.unwrap();
    }
    assert!(!last.is_empty(), "and after all of it a greeting is answered");
}

// ---- secrets ----

#[cfg(feature = "sqlite")]
#[tokio::test]
async fn a_secret_never_reaches_the_disk() {
    use schalter::store::SqliteStore;

    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("talks.db")).unwrap();
    let bot = builder().store(store).build().unwrap();
    let messages = [
        ("Meine PIN ist 739184, was nun?", "739184"),
        ("die TAN lautet 628409", "628409"),
        ("CVV: 385 von der Karte 4111 1111 1111 1111", "4111 1111 1111 1111"),
        ("4111111111111111", "4111111111111111"),
        ("mein Passwort lautet Wal!fisch77", "Wal!fisch77"),
        ("my password is Whale#Song88", "Whale#Song88"),
        ("my pin is 915 372", "915 372"),
    ];
    for (text, secret) in messages {
        let replies = bot.answer(Incoming::said("web", "anna", text)).await.unwrap();
        assert!(replies.iter().any(|reply| reply.text_id.as_deref() == Some("common-secret-seen")), "{text}");
        assert!(replies.iter().all(|reply| !reply.text().contains(secret)), "{text}");
    }
    // Behind what a reader looks at, and behind other words.
    let far = format!("{} meine PIN ist 552817", "bla ".repeat(20_000));
    let replies = bot.answer(Incoming::said("web", "anna", &far)).await.unwrap();
    assert!(replies.iter().any(|reply| reply.text_id.as_deref() == Some("common-secret-seen")));
    // Something that is kept, to show that the search would find a secret.
    bot.answer(Incoming::said("web", "anna", "Kennen Sie den Sumpfschildkrötenweg?")).await.unwrap();

    let mut bytes = Vec::new();
    for path in fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()) {
        bytes.extend(fs::read(path).unwrap());
    }
    let kept = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(kept("Sumpfschildkr"), "the files hold what was said");
    let secrets = messages.iter().map(|(_, secret)| *secret).chain(["552817"]);
    for secret in secrets {
        assert!(!kept(secret), "{secret} is in the files");
    }
}

#[tokio::test]
async fn a_secret_does_not_disturb_an_order() {
    let mut anna = TestBot::new(&BOT, "anna", NOW).unwrap();
    anna.log_in(LoginLevel::Login).await.unwrap();
    anna.say("Überweise 50 Euro an Zebrafink").await.unwrap();
    anna.say("meine TAN ist 628409").await.unwrap();
    assert!(anna.messages().iter().any(|message| message.text_id.as_deref() == Some("common-secret-seen")));
    assert_eq!(anna.slots().await.unwrap().get("amount").map(String::as_str), Some("50.00 EUR"));
    assert!(anna.handlers().is_empty());
}

// ---- the messenger ----

/// The first sentence of a phrase, with the examples of its slots.
fn sentence(phrase: &Phrase) -> String {
    let words = phrase.expansions(1).concat().into_iter().map(|piece| match piece {
        Piece::Words(words) => words,
        Piece::Slot { example, .. } => example.unwrap_or_default(),
    });
    words.collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn nothing_private_reaches_the_messenger() {
    let catalog = BOT.catalog();
    let (mut tried, mut led_elsewhere) = (0, 0);
    for intent in &catalog.intents {
        for language in &catalog.bot.languages {
            let phrases = &intent.phrases[language];
            for phrase in phrases.learn.iter().take(3) {
                let text = sentence(phrase);
                let mut anna = TestBot::new(&BOT, "anna", NOW).unwrap().on("messenger");
                // Whoever claims to be logged in there is not, as far as this channel goes.
                anna.log_in(LoginLevel::Strong).await.unwrap();
                for line in [text.as_str(), "ja", "yes", "Girokonto"] {
                    anna.say(line).await.unwrap();
                    for message in anna.messages() {
                        let shown = shown(message);
                        assert_eq!(message.class, DataClass::Public, "{}: {line:?}: {shown}", intent.id);
                        let leak = TELLTALE.iter().find(|tell| shown.contains(**tell));
                        assert!(leak.is_none(), "{}: {line:?}: {leak:?} in {shown}", intent.id);
                        led_elsewhere += usize::from(shown.contains("https://bank.example/") && line == text);
                    }
                    assert!(anna.handlers().is_empty(), "{}: {line:?} called {:?}", intent.id, anna.handlers());
                }
                tried += 1;
            }
        }
    }
    assert!(tried >= 4 * 2 * 2, "{tried}");
    assert!(led_elsewhere >= tried, "{led_elsewhere} of {tried}");
}

/// The counterpart: on the bank's own page the same handlers' data are shown.
#[tokio::test]
async fn the_same_data_are_shown_on_the_banks_own_page() {
    let mut anna = TestBot::new(&BOT, "anna", NOW).unwrap();
    anna.log_in(LoginLevel::Login).await.unwrap();
    let said = anna.say("Kontostand bitte").await.unwrap().concat();
    assert!(said.contains("Zebrafink …4242") && said.contains("7.531,99"), "{said}");
    assert!(anna.messages().iter().any(|message| message.class == DataClass::Account));
}

/// A login event for one conversation opens nothing on a channel that cannot reach that level.
#[tokio::test]
async fn a_forged_login_opens_nothing_on_the_messenger() {
    let conversation = ConversationId::new("messenger", "mallory");
    let event = InternalEvent::LoggedIn { person: PersonId("anna".into()), level: LoginLevel::Strong };
    BOT.answer(Incoming::new(conversation.clone(), jiff::Timestamp::now(), Content::Internal(event))).await.unwrap();
    let replies = BOT.answer(Incoming::said("messenger", "mallory", "Kontostand bitte")).await.unwrap();
    assert!(!replies.is_empty());
    for reply in replies {
        assert_eq!(reply.class, DataClass::Public);
        assert!(!TELLTALE.iter().any(|tell| shown(&reply).contains(tell)), "{}", shown(&reply));
    }
}

// ---- catalogues ----

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for path in fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()) {
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

fn load(intents: &Path) -> (catalog::Catalog, Vec<catalog::Diagnostic>) {
    catalog::load(intents, &Languages::default(), &Entities::default())
}

fn errors(told: &[catalog::Diagnostic]) -> usize {
    told.iter().filter(|told| told.severity == Severity::Error).count()
}

#[test]
fn an_empty_or_missing_catalogue_is_told() {
    let folder = tempfile::tempdir().unwrap();
    for intents in [folder.path().to_path_buf(), folder.path().join("nowhere")] {
        let (catalog, told) = load(&intents);
        assert!(catalog.intents.is_empty() && errors(&told) > 0, "{told:?}");
        let error = Bot::builder(()).intents(&intents).texts(root().join("locales")).build().unwrap_err();
        assert!(error.is_invalid(), "{error}");
    }
}

#[test]
fn an_unreadable_file_is_told_and_off_alone() {
    let folder = tempfile::tempdir().unwrap();
    let intents = folder.path().join("intents");
    copy(&root().join("intents"), &intents);
    fs::remove_file(intents.join("balance.toml")).unwrap();
    fs::create_dir(intents.join("balance.toml")).unwrap();
    fs::write(intents.join("transactions.toml"), b"\xff\xfe\x00[\x00i\x00n\x00t\x00").unwrap();
    let (catalog, told) = load(&intents);
    for name in ["balance.toml", "transactions.toml"] {
        let named = told.iter().any(|told| told.severity == Severity::Error && format!("{told:?}").contains(name));
        assert!(named, "{name}: {told:#?}");
    }
    for id in ["balance", "transactions"] {
        assert!(catalog.intent(id).is_none_or(|intent| !intent.is_on()), "{id}");
    }
    assert!(catalog.intent("transfer").is_some() && catalog.intent("card_block").is_some());
}

#[test]
fn a_half_written_file_is_told_and_the_others_stay() {
    let folder = tempfile::tempdir().unwrap();
    let intents = folder.path().join("intents");
    copy(&root().join("intents"), &intents);
    let whole = fs::read_to_string(intents.join("transfer.toml")).unwrap();
    // Cut inside a line of the middle, as an interrupted copy does: the last text has no end.
    let cut = whole.match_indices('"').map(|(at, _)| at).find(|at| *at > whole.len() / 2).unwrap();
    fs::write(intents.join("transfer.toml"), &whole[..cut + 1]).unwrap();
    let (catalog, told) = load(&intents);
    assert!(errors(&told) > 0);
    assert!(catalog.intent("transfer").is_none_or(|intent| !intent.is_on()));
    assert!(catalog.intent("balance").unwrap().is_on());
    // The order's file is the one that the messages name.
    let at_fault = told.iter().filter(|told| told.severity == Severity::Error);
    assert!(
        at_fault.clone().any(|told| told.labels.iter().any(|label| label.place.source.path.ends_with("transfer.toml")))
    );
}

/// So many answers of a hundred phrases each, as intent file and as texts.
fn answers(file: &str, numbers: std::ops::Range<usize>) -> (String, String) {
    let (mut intents, mut texts) = (String::from("[collection]\n"), String::new());
    for number in numbers {
        intents += &format!("\n[answer.thing_{number}]\nen = [\n");
        for phrase in 0..100 {
            intents += &format!("  \"where is thing{number} number {phrase} [please]\",\n");
        }
        intents += "]\n";
        texts += &format!("{file}-thing-{number} = Thing {number} is here.\n\n");
    }
    (intents, texts)
}

fn hello(intents: &[(&str, &str)], texts: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("examples/hello"), folder.path());
    for (name, text) in intents {
        fs::write(folder.path().join("intents").join(name), text).unwrap();
    }
    for (name, text) in texts {
        fs::write(folder.path().join("locales/en").join(name), text).unwrap();
    }
    folder
}

#[tokio::test]
async fn a_bot_of_ten_thousand_phrases_answers() {
    let folder = hello(&[], &[]);
    let (intents, texts) = (folder.path().join("intents"), folder.path().join("locales"));
    for file in 0..10 {
        let (phrases, said) = answers(&format!("faq{file}"), file * 10..file * 10 + 10);
        fs::write(intents.join(format!("faq{file}.toml")), phrases).unwrap();
        fs::write(texts.join(format!("en/faq{file}.ftl")), said).unwrap();
    }
    let bot = Bot::builder(()).intents(&intents).texts(&texts).without_handlers().build().unwrap();
    assert_eq!(errors(bot.diagnostics()), 0, "{:?}", bot.diagnostics());
    let catalog = bot.catalog();
    let phrases: usize = catalog.answers().map(|answer| answer.phrases["en"].learn.len()).sum();
    assert!(phrases > 10_000 && catalog.answers().all(|answer| !answer.broken), "{phrases}");
    let replies = bot.answer(Incoming::said("console", "anna", "where is thing42 number 7")).await.unwrap();
    assert!(replies.iter().any(|reply| reply.text() == "Thing 42 is here."), "{replies:?}");
}

/// More than an editor's file can sensibly hold is told with the limit; the rest of the bot goes on.
#[test]
fn a_file_that_is_too_large_is_told_and_off_alone() {
    let (intents, texts) = answers("faq", 0..100);
    let folder = hello(&[("faq.toml", &intents)], &[("faq.ftl", &texts)]);
    let (catalog, told) = load(&folder.path().join("intents"));
    let too_large = told.iter().find(|told| told.code == "F08").unwrap();
    assert!(too_large.labels.first().unwrap().place.source.path.ends_with("faq.toml"));
    assert!(too_large.args.iter().any(|(name, _)| *name == "limit"));
    assert!(catalog.intent("rate").unwrap().is_on());
}

/// The same through a bot: it is built, what is broken is off, and the rest goes on.
#[tokio::test]
async fn a_bot_of_half_its_files_answers_the_rest_and_books_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let intents = folder.path().join("intents");
    copy(&root().join("intents"), &intents);
    let whole = fs::read_to_string(intents.join("transfer.toml")).unwrap();
    let cut = whole.match_indices('"').map(|(at, _)| at).find(|at| *at > whole.len() / 2).unwrap();
    fs::write(intents.join("transfer.toml"), &whole[..cut + 1]).unwrap();
    fs::write(intents.join("transactions.toml"), b"\xff\xfe\x00[\x00i\x00n\x00t\x00").unwrap();
    let bot = builder().intents(&intents).build().unwrap();
    assert!(errors(bot.diagnostics()) >= 2);
    let mut anna = TestBot::new(&bot, "anna", NOW).unwrap();
    anna.log_in(LoginLevel::Login).await.unwrap();
    for text in ["Überweise 50 Euro an Zebrafink", "ja", "zeig mir meine Umsätze"] {
        assert!(!anna.say(text).await.unwrap().is_empty(), "{text}");
        assert!(anna.handlers().is_empty(), "{text}");
    }
    let said = anna.say("Kontostand bitte").await.unwrap().concat();
    assert!(said.contains("7.531,99"), "{said}");
}

// ---- disks ----

#[cfg(feature = "sqlite")]
mod disks {
    use super::*;
    use schalter::store::{SqliteOptions, SqliteStore};

    fn bot(store: SqliteStore) -> Bot {
        let files = root().join("examples/hello");
        let show = async || {
            Ok::<_, Infallible>(
                Reply::outcome("found").with("rate", schalter::entity::Decimal { digits: 94, scale: 2 }),
            )
        };
        let builder = Bot::builder(()).intents(files.join("intents")).texts(files.join("locales"));
        builder.on("rate.show", show).store(store).build().unwrap()
    }

    async fn asks(bot: &Bot) -> Result<String, schalter::Error> {
        let replies = bot.answer(Incoming::said("console", "anna", "what is the rate of francs")).await?;
        Ok(replies.iter().map(|reply| reply.text()).collect())
    }

    #[tokio::test]
    async fn a_full_disk_is_told_with_its_place_and_loses_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("talks.db");
        let small = SqliteOptions { max_bytes: Some(150_000), ..SqliteOptions::default() };
        let full = bot(SqliteStore::open_with(&path, small).unwrap());
        let mut answered = 0;
        let error = loop {
            match asks(&full).await {
                Ok(said) => assert!(said.contains("0.94"), "{said}"),
                Err(error) => break error,
            }
            answered += 1;
            assert!(answered < 5_000, "the limit does not hold");
        };
        assert!(error.is_unavailable() && answered > 0, "{error}");
        let words = error.to_string();
        assert!(words.contains("talks.db") && words.contains("room"), "{words}");
        assert!(!words.contains("francs"), "no word of the customer's: {words}");
        assert!(asks(&full).await.is_err(), "it is refused again, and nothing breaks");
        drop(full);

        let roomy = bot(SqliteStore::open(&path).unwrap());
        assert!(asks(&roomy).await.unwrap().contains("0.94"));
        let kept = roomy.said_last(&ConversationId::new("console", "anna")).await.unwrap();
        assert!(kept.last().unwrap().seq > answered, "everything that was answered is there");
    }

    #[tokio::test]
    async fn a_file_that_may_not_be_written_is_told_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("talks.db");
        assert!(asks(&bot(SqliteStore::open(&path).unwrap())).await.is_ok());
        // Permissions do not hold for an administrator, but SQLite never writes a file whose header asks for a
        // newer way of writing.
        let set = |version: u8| {
            let mut bytes = fs::read(&path).unwrap();
            bytes[18] = version;
            fs::write(&path, bytes).unwrap();
        };
        set(3);
        let before = fs::read(&path).unwrap();
        let error = SqliteStore::open(&path).unwrap_err();
        assert!(error.is_unavailable(), "{error}");
        assert!(error.to_string().contains("talks.db") && error.to_string().contains("may not be written"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), before);
        set(2);
        assert!(asks(&bot(SqliteStore::open(&path).unwrap())).await.unwrap().contains("0.94"));
    }
}
