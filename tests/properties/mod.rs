//! What holds for every input, in a form that both `tests/fuzzing.rs` and the fuzz targets in `fuzz/` call.
//!
//! Each function panics where its property does not hold.

use schalter::bot::Bot;
use schalter::catalog::{self, Severity};
use schalter::engine::Turn;
use schalter::entity::{
    Currency, Entities, Expectation, Iban, Item, Money, Policy, SlotType, Value, alternatives, select,
};
use schalter::lang::{Languages, Messages};
use schalter::nlu::{Asked, Context, Open, Understanding};
use schalter::text::{Utterance, fold};
use schalter::{
    Confirmed, Content, ConversationId, DataClass, Error, Incoming, InternalEvent, LoginLevel, Match, PersonId,
    Prepared, Reply, Row, Said, Slots, State,
};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex};

static LANGUAGES: LazyLock<Languages> = LazyLock::new(Languages::default);

/// A text is cut into tokens that lie inside it, in order; folding, screening and the readers take anything.
pub(crate) fn text(raw: &str) {
    let said = Utterance::new(raw);
    assert!(raw.starts_with(said.raw()));
    let mut end = 0;
    for (at, token) in said.tokens().iter().enumerate() {
        assert!(end <= token.span.start && token.span.start < token.span.end, "{token:?}");
        assert!(said.raw().get(token.span.clone()).is_some(), "{token:?}");
        assert!(!token.norm.is_empty());
        assert_eq!(said.tokens_of(token.span.clone()), at..at + 1);
        end = token.span.end;
    }
    assert_eq!(said.raw_of(0..said.tokens().len() + 1), "");
    let folded = fold(said.raw());
    assert_eq!(fold(&folded), folded, "folding what is folded changes nothing");
    let screened = schalter::privacy::screen(raw, &LANGUAGES);
    assert_eq!(screened.seen, screened.text != raw, "what was taken out is told, and nothing else changes");
    for language in LANGUAGES.iter() {
        for reading in Entities::default().readings(&said, &Expectation::of(language)) {
            assert!(reading.tokens.start < reading.tokens.end && reading.tokens.end <= said.tokens().len());
            assert!(said.raw().get(reading.span.clone()).is_some(), "{reading:?}");
            assert!((0.0..=1.0).contains(&reading.weight), "{reading:?}");
        }
    }
}

/// Whatever was asked, by whatever policy and on whatever day: readings lie inside the text on the bounds of
/// characters, the selection holds no two that overlap, and what it holds can be shown and written. The first
/// byte chooses the question, the second the day.
pub(crate) fn entities(bytes: &[u8]) {
    let Some(([asked, day], rest)) = bytes.split_first_chunk::<2>().map(|(head, rest)| (*head, rest)) else { return };
    let raw = String::from_utf8_lossy(rest);
    let said = Utterance::new(&raw);
    let kinds = SlotType::BUILT_IN;
    let asked = kinds.get(usize::from(asked) % (kinds.len() + 1)).map(|(_, kind, _)| kind);
    // Leap days, ends of years and of months, and the clock's changes among them.
    let first = jiff::civil::date(2023, 12, 25).at(3, 59, 59, 0);
    let now = first.checked_add(jiff::Span::new().days(i64::from(day) * 5)).unwrap();
    for language in LANGUAGES.iter() {
        for policy in [Policy::Usual, Policy::Future, Policy::Past] {
            let expected = Expectation { now, asked, policy, ..Expectation::of(language) };
            let readings = Entities::default().readings(&said, &expected);
            for reading in &readings {
                assert!(reading.tokens.start < reading.tokens.end && reading.tokens.end <= said.tokens().len());
                assert!(said.raw().get(reading.span.clone()).is_some_and(|text| !text.is_empty()), "{reading:?}");
                assert!((0.0..=1.0).contains(&reading.weight), "{reading:?}");
            }
            let chosen = select(readings.clone(), asked);
            for pair in chosen.windows(2) {
                assert!(pair[0].span.end <= pair[1].span.start, "{pair:?}");
            }
            for reading in &chosen {
                assert!(alternatives(&readings, reading).iter().all(|(other, _)| other.span == reading.span));
                let _ = schalter::locale::show(&reading.value, language, schalter::locale::Style::Plain);
                let json = serde_json::to_string(&reading.value).unwrap();
                assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), reading.value, "{json}");
            }
        }
    }
}

/// The repository; the fuzz targets lie in a package of their own, one folder deeper.
fn root() -> &'static Path {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if root.join("intents").is_dir() { root } else { root.parent().unwrap() }
}

static UNDERSTANDING: LazyLock<Understanding> = LazyLock::new(|| {
    let (catalog, _) = catalog::load(&root().join("intents"), &LANGUAGES, &Entities::default());
    Understanding::train(&catalog, &LANGUAGES, &Entities::default(), &[])
});

/// Any message is ranked, at the beginning and at a question: certainties are certainties, the best stands
/// first, every value lies inside the message, and the same message gives the same again.
pub(crate) fn understanding(raw: &str) {
    let said = Utterance::new(raw);
    let length = said.tokens().len();
    let open = Open { intent: "transfer", asked: Asked::Slot("recipient") };
    for (language, open) in [("de", None), ("en", None), ("de", Some(open))] {
        let context = Context {
            language,
            now: jiff::civil::date(2026, 3, 2).at(9, 0, 0, 0),
            open,
            recent: None,
            impossible: &[],
            lists: &[],
            policy: Policy::default(),
            begun: None,
        };
        let ranking = UNDERSTANDING.rank(&said, &context);
        assert!((0.0..=1.0).contains(&ranking.out_of_scope), "{ranking:?}");
        let scores: Vec<f32> = ranking.candidates.iter().map(|candidate| candidate.score).collect();
        assert!(scores.is_sorted_by(|a, b| a >= b) && scores.iter().all(|s| (0.0..=1.0).contains(s)), "{scores:?}");
        let candidates = ranking.candidates.iter().chain(&ranking.second);
        for value in candidates.flat_map(|c| &c.slots).chain(&ranking.answer).chain(&ranking.mentioned) {
            assert!(value.tokens.start <= value.tokens.end && value.tokens.end <= length, "{value:?}");
        }
        assert_eq!(format!("{ranking:?}"), format!("{:?}", UNDERSTANDING.rank(&said, &context)));
    }
}

const BOT: &str = include_str!("../../examples/hello/intents/bot.toml");

/// A file of any content is read and told about; every place that is named lies inside its file. The first byte
/// chooses which file it is; with the last choice the content is one phrase.
pub(crate) fn catalogue(bytes: &[u8]) {
    let (kind, content) = bytes.split_first().map_or((0, bytes), |(kind, content)| (*kind, content));
    let phrase = format!(
        "[intent]\ntitle = \"T\"\nhandler = \"t.do\"\n\n[words.en]\nw = \"(a|b)\"\n\n[phrases]\nen = [{}]\n\n\
         [slot.amount]\ntype = \"money\"\n\n[outcome.done]\n",
        Json::String(String::from_utf8_lossy(content).into_owned())
    );
    let (path, content): (&str, Vec<u8>) = match kind % 6 {
        0 => ("intents/bot.toml", content.to_vec()),
        1 => ("intents/transfer.toml", content.to_vec()),
        2 => ("intents/lists/account.toml", content.to_vec()),
        3 => ("intents/tests/transfer.toml", content.to_vec()),
        4 => ("intents/faq.toml", content.to_vec()),
        _ => ("intents/phrase.toml", phrase.into_bytes()),
    };
    let mut files = vec![(path.into(), content)];
    if path != "intents/bot.toml" {
        files.push(("intents/bot.toml".into(), BOT.as_bytes().to_vec()));
    }
    let (catalog, told) = catalog::read(files, &LANGUAGES, &Entities::default());
    for told in &told {
        for label in &told.labels {
            let place = &label.place;
            assert!(place.source.text.get(place.span.clone()).is_some(), "{told:?}");
        }
        for edit in told.fixes.iter().flat_map(|fix| &fix.edits) {
            assert!(edit.place.source.text.get(edit.place.span.clone()).is_some(), "{told:?}");
        }
    }
    for language in LANGUAGES.iter() {
        let messages = Messages::new(language);
        let rendered = catalog::render(&told, &messages, false);
        assert_eq!(rendered.trim().is_empty(), told.is_empty());
        let json = catalog::json_lines(&told, &messages);
        assert!(json.lines().all(|line| serde_json::from_str::<Json>(line).is_ok()), "{json}");
    }
    let phrases = catalog.intents.iter().flat_map(|intent| intent.phrases.values());
    for phrase in phrases.flat_map(|phrases| phrases.learn.iter().chain(&phrases.test)) {
        let expanded = phrase.expansions(50).len();
        assert!(expanded <= 50 && expanded as u64 <= phrase.combinations(), "{:?}", phrase.raw);
        assert!(phrase.place.source.text.get(phrase.place.span.clone()).is_some());
    }
    let errors = told.iter().any(|told| told.severity == Severity::Error);
    let money = catalog.intents.iter().filter(|intent| intent.is_on() && intent.effect >= catalog::Effect::Change);
    assert!(errors || money.clone().all(|intent| intent.confirm.is_some()), "an order without a read-back is on");
}

type Any = BTreeMap<String, Json>;

/// The keys of the orders that were carried out.
type Ledger = Arc<Mutex<Vec<String>>>;

fn item(list: &str, kind: &str) -> Item {
    Item { list: list.into(), id: "one".into(), name: Some("Konto …4242".into()), kind: Some(kind.into()) }
}

async fn accounts() -> Result<Vec<Item>, Infallible> {
    Ok(vec![item("account", "giro")])
}

async fn cards() -> Result<Vec<Item>, Infallible> {
    Ok(vec![item("card", "girocard")])
}

async fn payees(said: Said) -> Result<Vec<Match>, Infallible> {
    let iban = Iban::new("DE89370400440532013000");
    let known = |iban| Match::named("Jonas Weber").fills("iban", iban);
    Ok(iban.filter(|_| said.text().contains("Jonas")).map(known).into_iter().collect())
}

async fn balance(_: Slots<Any>) -> Result<Reply, Infallible> {
    let money = Money { minor: 753_199, currency: Currency::EUR };
    Ok(Reply::outcome("several").row(Row::new().with("account", item("account", "giro")).with("balance", money)))
}

async fn transactions(_: Slots<Any>) -> Result<Reply, std::io::Error> {
    Err(std::io::Error::other("never works"))
}

async fn prepare(_: Slots<Any>) -> Result<Prepared, Infallible> {
    Ok(Prepared::go_on().with("execution_date", jiff::civil::date(2026, 3, 2)).note("match"))
}

async fn book(order: Confirmed<Any>, State(ledger): State<Ledger>) -> Result<Reply, Infallible> {
    assert!(order.approved(), "money moves only when it was approved");
    let mut ledger = ledger.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    ledger.push(order.key().to_owned());
    Ok(Reply::outcome("done"))
}

async fn block(_: Confirmed<Any>) -> Result<Reply, Infallible> {
    Ok(Reply::outcome("done"))
}

/// The bank's own files, learnt once, with a ledger that counts.
struct Counter {
    bot: Bot,
    turn: Turn,
    ledger: Ledger,
    runtime: tokio::runtime::Runtime,
}

static COUNTER: LazyLock<Mutex<Counter>> = LazyLock::new(|| {
    let root = root();
    let ledger = Ledger::default();
    let bot = Bot::builder(Arc::clone(&ledger))
        .intents(root.join("intents"))
        .texts(root.join("locales"))
        .list("accounts.mine", accounts)
        .list("cards.mine", cards)
        .lookup("payees.find", payees)
        .prepare("transfer.prepare", prepare)
        .on("balance.show", balance)
        .on("transactions.show", transactions)
        .on("transfer.submit", book)
        .on("card.block", block)
        .build()
        .unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    Mutex::new(Counter { turn: bot.turn(), bot, ledger, runtime })
});

/// A conversation, one line an event: a line that begins with a control sign is something else than a message. One
/// that begins with a bell takes place on the messenger. Gives back how many orders were booked.
///
/// The same turn twice gives the same; nothing leaves above the channel's class; nothing is booked more often
/// than it was approved.
pub(crate) fn conversation(script: &str) -> usize {
    let counter = COUNTER.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let Counter { bot, turn, ledger, runtime } = &*counter;
    ledger.lock().unwrap().clear();
    let channel = if script.starts_with('\u{7}') { "messenger" } else { "web" };
    let may_show = bot.catalog().bot.channels[channel].may_show;
    let mut now = "2026-03-02T09:00:00Z".parse::<jiff::Timestamp>().unwrap();
    let (mut session, mut approvals) = (None::<Vec<u8>>, 0);
    let mut proposal = String::new();
    let mut buttons: Vec<String> = Vec::new();
    for line in script.lines().take(12) {
        let mut signs = line.chars();
        let content = match signs.next() {
            Some('\u{1}') => {
                Content::Internal(InternalEvent::LoggedIn { person: PersonId("anna".into()), level: LoginLevel::Login })
            }
            Some('\u{2}') => {
                approvals += 1;
                Content::Internal(InternalEvent::Approval { proposal: proposal.clone(), granted: true })
            }
            Some('\u{3}') => Content::Picked {
                payload: buttons.get(line.len() % 4).cloned().unwrap_or_else(|| signs.as_str().to_owned()),
                title: None,
            },
            Some('\u{4}') => Content::Attached { kind: signs.as_str().to_owned() },
            Some('\u{5}') => Content::Internal(InternalEvent::LoggedOut),
            Some('\u{6}') => Content::Internal(InternalEvent::Language { code: signs.as_str().to_owned() }),
            _ => Content::Said { text: line.to_owned() },
        };
        now += jiff::SignedDuration::from_secs(20);
        let incoming = Incoming::new(ConversationId::new(channel, "anna"), now, content);
        let once = runtime.block_on(turn(session.clone(), incoming.clone(), now));
        let again = runtime.block_on(turn(session.clone(), incoming, now));
        let (once, again) = both(once, again);
        assert_eq!(once.session, again.session, "a turn decides the same twice");
        assert!(once.outgoing == again.outgoing, "a turn says the same twice");
        for message in &once.outgoing {
            assert!(message.class <= may_show && message.class != DataClass::Secret, "{:?}", message.text_id);
            let wordless = matches!(message.part, schalter::Part::Status(_) | schalter::Part::HandOver { .. });
            assert!(wordless || !message.text().trim().is_empty(), "{:?}", message.text_id);
            if let schalter::Part::Choices { options, .. } = &message.part {
                buttons = options.iter().map(|option| option.payload.clone()).collect();
            }
        }
        if let Some(record) = once.records.last() {
            proposal.clone_from(&record.proposal);
        }
        session = Some(once.session);
    }
    let booked: BTreeSet<String> = ledger.lock().unwrap().iter().cloned().collect();
    assert!(booked.len() <= approvals, "{} booked, {approvals} approved", booked.len());
    booked.len()
}

fn both<T>(once: Result<T, Error>, again: Result<T, Error>) -> (T, T) {
    match (once, again) {
        (Ok(once), Ok(again)) => (once, again),
        (Err(error), _) | (_, Err(error)) => panic!("a turn failed: {error}"),
    }
}
