//! Handlers that fail, and handlers that do not fit their intent files.
//!
//! An order whose handler booked and then failed in any way is never tried again at the customer's word. What a
//! handler's arguments get wrong is told when the bot is built, with the line of the intent file.
//!
//! Long because both halves share one small bank and its intent files, which stand here whole.

use schalter::bot::Builder;
use schalter::catalog::{Diagnostic, Severity};
use schalter::entity::{Currency, Iban, Item, Money};
use schalter::testing::TestBot;
use schalter::{Bot, Confirmed, Error, LoginLevel, Match, Prepared, Reply, Row, Said, Slots, State};
use serde::Deserialize;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

/// What the handler does after it booked.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Ending {
    Well,
    Error,
    Panic,
    Never,
}

/// A bank that counts calls and books by proposal.
#[derive(Clone)]
struct Bank {
    ending: Ending,
    calls: Arc<Mutex<Vec<String>>>,
    booked: Arc<Mutex<BTreeMap<String, i64>>>,
}

impl Bank {
    fn new(ending: Ending) -> Self {
        Self { ending, calls: Arc::default(), booked: Arc::default() }
    }

    async fn end(&self) -> Result<Reply, std::io::Error> {
        match self.ending {
            Ending::Well => Ok(Reply::outcome("done")),
            Ending::Error => Err(std::io::Error::other("the line broke after booking")),
            Ending::Panic => panic!("a mistake of the author after booking"),
            Ending::Never => std::future::pending().await,
        }
    }

    fn calls(&self) -> usize {
        self.calls.lock().unwrap().len()
    }
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "the dry run reads every field")]
struct Transfer {
    amount: Money,
    recipient: String,
    iban: Iban,
    purpose: Option<String>,
    account: String,
    date: jiff::civil::Date,
    instant: bool,
}

type Loose = Slots<BTreeMap<String, Json>>;

async fn submit(order: Confirmed<Transfer>, State(bank): State<Bank>) -> Result<Reply, std::io::Error> {
    bank.calls.lock().unwrap().push(order.key().to_owned());
    bank.booked.lock().unwrap().insert(order.key().to_owned(), order.amount.minor);
    bank.end().await
}

async fn block(order: Confirmed<BTreeMap<String, Json>>, State(bank): State<Bank>) -> Result<Reply, std::io::Error> {
    bank.calls.lock().unwrap().push(order.key().to_owned());
    bank.end().await
}

async fn balance(_: Loose, State(bank): State<Bank>) -> Result<Reply, std::io::Error> {
    bank.calls.lock().unwrap().push("balance".into());
    match bank.ending {
        Ending::Well => {
            let euros = Money { minor: 100, currency: Currency::EUR };
            Ok(Reply::outcome("several").row(Row::new().with("account", item("account")).with("balance", euros)))
        }
        _ => bank.end().await,
    }
}

async fn prepare(_: Slots<Transfer>) -> Result<Prepared, Infallible> {
    Ok(Prepared::go_on().with("execution_date", jiff::civil::date(2026, 3, 2)).note("match"))
}

async fn payees(_: Said) -> Result<Vec<Match>, Infallible> {
    Ok(vec![Match::named("Jonas Weber").fills("iban", Iban::new("DE89370400440532013000").unwrap())])
}

fn item(list: &str) -> Item {
    let kind = if list == "account" { "giro" } else { "girocard" };
    let name = if list == "account" { "Girokonto" } else { "Girocard" };
    Item { list: list.into(), id: "one".into(), name: Some(name.into()), kind: Some(kind.into()) }
}

async fn accounts() -> Result<Vec<Item>, Infallible> {
    Ok(vec![item("account")])
}

async fn cards() -> Result<Vec<Item>, Infallible> {
    Ok(vec![item("card")])
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Transfer, balance and card of the bank's own files, with fewer phrases so that learning them takes no time.
static SMALL: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("intents/lists")).unwrap();
    for name in ["bot", "basics", "balance", "transfer", "card_block"] {
        let name = format!("intents/{name}.toml");
        fs::write(folder.path().join(&name), shorter(&fs::read_to_string(root().join(&name)).unwrap())).unwrap();
    }
    for list in fs::read_dir(root().join("intents/lists")).unwrap().map(|entry| entry.unwrap().path()) {
        fs::copy(&list, folder.path().join("intents/lists").join(list.file_name().unwrap())).unwrap();
    }
    for name in ["common", "basics", "balance", "transfer", "card_block"] {
        for language in ["de", "en"] {
            let name = format!("{language}/{name}.ftl");
            let texts = folder.path().join("locales").join(&name);
            fs::create_dir_all(texts.parent().unwrap()).unwrap();
            fs::copy(root().join("locales").join(&name), texts).unwrap();
        }
    }
    folder
});

/// The file with two phrases a list, without test phrases and without the topics that it suggests.
fn shorter(text: &str) -> String {
    let (mut short, mut phrases, mut skip) = (String::new(), 0, false);
    for line in text.lines() {
        if line.starts_with("  \"") {
            phrases += 1;
            if skip || phrases > 2 {
                continue;
            }
        } else {
            phrases = 0;
            let closes = line == "]";
            let leave_out = ["test_", "not_", "next", "[suggest]"].iter().any(|start| line.starts_with(start));
            if leave_out || (skip && closes) {
                skip = leave_out && line.split('#').next().unwrap().trim_end().ends_with('[');
                continue;
            }
        }
        short += line;
        short.push('\n');
    }
    short
}

/// The bank's files with handlers for everything but `transfer.submit`.
fn around(bank: &Bank) -> Builder<Bank> {
    Bot::builder(bank.clone())
        .intents(SMALL.path().join("intents"))
        .texts(SMALL.path().join("locales"))
        .list("accounts.mine", accounts)
        .list("cards.mine", cards)
        .lookup("payees.find", payees)
        .prepare("transfer.prepare", prepare)
        .on("balance.show", balance)
        .on("card.block", block)
}

fn bot(bank: &Bank) -> Bot {
    around(bank).on("transfer.submit", submit).time_limit(Duration::from_millis(200)).build().unwrap()
}

async fn logged_in(bot: &Bot) -> TestBot {
    let mut anna = TestBot::new(bot, "anna", "2026-03-02 10:00").unwrap();
    anna.log_in(LoginLevel::Login).await.unwrap();
    anna
}

fn ids(anna: &TestBot) -> Vec<&str> {
    anna.messages().iter().filter_map(|message| message.text_id.as_deref()).collect()
}

/// From the order to the failing handler, and on: whatever the customer then does, it is called once.
async fn insists(ending: Ending) {
    let bank = Bank::new(ending);
    let bot = bot(&bank);
    let mut anna = logged_in(&bot).await;
    anna.say("Überweise 50 Euro an Jonas Weber").await.unwrap();
    assert!(ids(&anna).contains(&"transfer-confirm"), "{:?}", ids(&anna));
    anna.say("ja").await.unwrap();
    assert_eq!(bank.calls(), 0, "before the approval nothing is called");
    anna.approve().await.unwrap();
    assert_eq!(ids(&anna).first(), Some(&"transfer-unknown"), "{ending:?}");
    assert!(!anna.messages()[0].text().contains('$'), "every variable has a value");
    for _ in 0..2 {
        anna.say("ja").await.unwrap();
        assert!(anna.handlers().is_empty(), "{ending:?}");
        assert!(!ids(&anna).contains(&"transfer-done"), "{ending:?}");
    }
    // The app's answer may arrive twice, and the old button may be pressed again.
    anna.approve().await.unwrap();
    assert!(anna.handlers().is_empty(), "{ending:?}");
    anna.tap("Ja, überweisen").await.unwrap();
    assert!(anna.handlers().is_empty(), "{ending:?}");
    assert_eq!(bank.calls(), 1, "{ending:?}");
    assert_eq!(bank.booked.lock().unwrap().values().copied().collect::<Vec<_>>(), [50_00], "{ending:?}");
}

#[tokio::test]
async fn an_order_whose_handler_returns_an_error_is_not_repeated() {
    insists(Ending::Error).await;
}

#[tokio::test]
async fn an_order_whose_handler_panics_is_not_repeated() {
    insists(Ending::Panic).await;
}

#[tokio::test(start_paused = true)]
async fn an_order_whose_handler_takes_too_long_is_not_repeated() {
    insists(Ending::Never).await;
}

/// A new order after an unknown one is another order: it has another key and is carried out.
#[tokio::test]
async fn a_new_order_has_a_new_key() {
    let bank = Bank::new(Ending::Error);
    let bot = bot(&bank);
    let mut anna = logged_in(&bot).await;
    for amount in ["50", "50"] {
        anna.say(&format!("Überweise {amount} Euro an Jonas Weber")).await.unwrap();
        anna.say("ja").await.unwrap();
        anna.approve().await.unwrap();
    }
    let calls = bank.calls.lock().unwrap().clone();
    assert_eq!(calls.len(), 2);
    assert_ne!(calls[0], calls[1]);
}

/// The counterpart: what goes well is told once and is not called again either.
#[tokio::test]
async fn an_order_that_went_well_is_not_repeated() {
    let bank = Bank::new(Ending::Well);
    let bot = bot(&bank);
    let mut anna = logged_in(&bot).await;
    anna.say("Überweise 50 Euro an Jonas Weber").await.unwrap();
    anna.say("ja").await.unwrap();
    anna.approve().await.unwrap();
    assert_eq!(ids(&anna).first(), Some(&"transfer-done"));
    anna.say("ja").await.unwrap();
    anna.approve().await.unwrap();
    assert_eq!(bank.calls(), 1);
}

/// What changes something without money keeps the same promise.
#[tokio::test]
async fn a_change_whose_handler_fails_is_not_repeated() {
    let bank = Bank::new(Ending::Panic);
    let bot = bot(&bank);
    let mut anna = logged_in(&bot).await;
    anna.say("Sperren Sie bitte meine Girocard").await.unwrap();
    if !ids(&anna).contains(&"card-block-confirm") {
        anna.say("Girocard").await.unwrap();
    }
    assert!(ids(&anna).contains(&"card-block-confirm"), "{:?}", ids(&anna));
    anna.say("ja").await.unwrap();
    assert_eq!(ids(&anna).first(), Some(&"card-block-unknown"));
    for _ in 0..2 {
        anna.say("ja").await.unwrap();
        assert!(anna.handlers().is_empty());
    }
    assert_eq!(bank.calls(), 1);
}

/// Reading may be tried again: the customer is told that it did not work, with a reference.
#[tokio::test]
async fn a_question_whose_handler_fails_may_be_asked_again() {
    for ending in [Ending::Error, Ending::Panic] {
        let bank = Bank::new(ending);
        let bot = bot(&bank);
        let mut anna = logged_in(&bot).await;
        for calls in 1..=2 {
            anna.say("Kontostand bitte").await.unwrap();
            assert!(ids(&anna).contains(&"common-error"), "{:?}", ids(&anna));
            assert_eq!(bank.calls(), calls, "{ending:?}");
        }
    }
}

// ---- the dry run ----

/// The number of the first line of a file that begins so.
fn line(file: &str, start: &str) -> usize {
    let text = fs::read_to_string(SMALL.path().join(file)).unwrap();
    1 + text.lines().position(|line| line.starts_with(start)).unwrap()
}

fn of_code<'a>(bot: &'a Bot, code: &str) -> Vec<&'a Diagnostic> {
    bot.diagnostics().iter().filter(|told| told.code == code).collect()
}

fn words(told: &Diagnostic) -> String {
    format!("{told:?}")
}

fn at(told: &Diagnostic, file: &str, number: usize) {
    let place = &told.labels.first().unwrap().place;
    assert!(place.source.path.ends_with(file), "{}", place.source.path.display());
    assert_eq!(place.line(), number, "{file}");
}

/// `transfer.submit` is given a handler; it must be told off with that code at that key, and be off alone.
fn told_off(bot: &Bot, code: &str, key: &str, mentions: &str) {
    let told = of_code(bot, code);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(told[0].severity, Severity::Error);
    at(told[0], "transfer.toml", line("intents/transfer.toml", key));
    assert!(words(told[0]).contains(mentions), "{}", words(told[0]));
    assert!(!bot.catalog().intent("transfer").unwrap().is_on());
    assert!(bot.catalog().intent("balance").unwrap().is_on());
}

fn with(handler: impl FnOnce(Builder<Bank>) -> Builder<Bank>) -> Bot {
    handler(around(&Bank::new(Ending::Well))).build().unwrap()
}

async fn done<T>(_: Confirmed<T>) -> Result<Reply, Infallible> {
    Ok(Reply::outcome("done"))
}

#[test]
fn handlers_that_fit_are_not_mentioned() {
    let bot = with(|bot| bot.on("transfer.submit", submit));
    let errors: Vec<_> = bot.diagnostics().iter().filter(|told| told.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    for code in ["H01", "H02", "H03", "S09"] {
        assert!(of_code(&bot, code).is_empty(), "{code}: {:#?}", of_code(&bot, code));
    }
}

#[test]
fn a_field_without_a_slot_is_told() {
    #[derive(Deserialize)]
    #[expect(dead_code, reason = "only read")]
    struct Wants {
        amount: Money,
        tip: Money,
    }
    let bot = with(|bot| bot.on("transfer.submit", done::<Wants>));
    told_off(&bot, "H01", "handler", "tip");
}

#[test]
fn a_field_of_another_type_is_told() {
    #[derive(Deserialize)]
    #[expect(dead_code, reason = "only read")]
    struct Wants {
        amount: u32,
    }
    let bot = with(|bot| bot.on("transfer.submit", done::<Wants>));
    told_off(&bot, "H01", "handler", "amount");
}

#[test]
fn a_field_that_may_be_absent_must_be_an_option() {
    #[derive(Deserialize)]
    #[expect(dead_code, reason = "only read")]
    struct Wants {
        purpose: String,
    }
    let bot = with(|bot| bot.on("transfer.submit", done::<Wants>));
    told_off(&bot, "H01", "handler", "purpose");
}

#[test]
fn what_changes_something_takes_a_confirmed_order() {
    async fn careless(_: Slots<Transfer>) -> Result<Reply, Infallible> {
        Ok(Reply::outcome("done"))
    }
    let bot = with(|bot| bot.on("transfer.submit", careless));
    told_off(&bot, "H02", "effect", "transfer.submit");
}

#[test]
fn what_changes_something_without_looking_at_the_order_is_told_as_well() {
    async fn blind() -> Result<Reply, Infallible> {
        Ok(Reply::outcome("done"))
    }
    let bot = with(|bot| bot.on("transfer.submit", blind));
    told_off(&bot, "H02", "effect", "transfer.submit");
}

#[test]
fn what_only_reads_takes_no_confirmed_order() {
    let bot = with(|bot| bot.on("transfer.submit", submit).on("balance.show", done::<BTreeMap<String, Json>>));
    let told = of_code(&bot, "H02");
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(told[0].severity, Severity::Error);
    assert!(told[0].labels.first().unwrap().place.source.path.ends_with("balance.toml"));
    assert!(!bot.catalog().intent("balance").unwrap().is_on());
    assert!(bot.catalog().intent("transfer").unwrap().is_on());
}

#[test]
fn a_handler_of_another_kind_is_told() {
    let bot = with(|bot| bot.prepare("transfer.submit", prepare));
    told_off(&bot, "H02", "effect", "transfer.submit");
}

#[test]
fn a_handler_that_nobody_wrote_is_told_with_the_nearest_name() {
    let bot = with(|bot| bot.on("transfer.submitt", submit));
    told_off(&bot, "S09", "handler", "transfer.submitt");
    // The other half of the slip: the name that nothing uses.
    let unused = of_code(&bot, "H03");
    assert_eq!(unused.len(), 1, "{unused:#?}");
    assert_eq!(unused[0].severity, Severity::Warning);
}

#[test]
fn a_handler_that_nothing_uses_is_a_warning_and_switches_nothing_off() {
    let bot = with(|bot| bot.on("transfer.submit", submit).on("mortgage.offer", balance));
    let unused = of_code(&bot, "H03");
    assert_eq!(unused.len(), 1, "{unused:#?}");
    assert!(words(unused[0]).contains("mortgage.offer"));
    assert_eq!(unused[0].severity, Severity::Warning);
    assert!(bot.catalog().intents.iter().all(|intent| intent.is_on()));
}

// ---- what is left ----

const BOT: &str = "[bot]\nformat = 1\nname = \"Ada\"\nlanguages = [\"en\"]\ndefault_language = \"en\"\n\
                   timezone = \"Europe/Berlin\"\ncurrency = \"EUR\"\n\n[handoff]\nqueue = \"service\"\n\n\
                   [queue.service]\nhours = \"always\"\n\n[link.privacy]\nen = \"https://bank.example/p\"\n\n\
                   [link.imprint]\nen = \"https://bank.example/i\"\n";
const CHANNEL: &str = "\n[channel.web]\nkind = \"web\"\nmay_show = \"public\"\nmay_collect = \"public\"\n\
                       highest_login = \"none\"\nbuttons = 3\n";
const FAQ: &str = "[collection]\n\n[answer.hours]\nen = [\"when are you open\", \"opening hours\"]\n";

fn built(files: &[(&str, &str)]) -> Result<Bot, Error> {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("intents")).unwrap();
    fs::create_dir_all(folder.path().join("locales/en")).unwrap();
    for (name, text) in files {
        fs::write(folder.path().join("intents").join(name), text).unwrap();
    }
    let common = root().join("examples/hello/locales/en/common.ftl");
    fs::copy(common, folder.path().join("locales/en/common.ftl")).unwrap();
    fs::write(folder.path().join("locales/en/faq.ftl"), "faq-hours = We are open.\n").unwrap();
    build_in(folder.path())
}

fn build_in(folder: &Path) -> Result<Bot, Error> {
    Bot::builder(()).intents(folder.join("intents")).texts(folder.join("locales")).build()
}

#[test]
fn one_topic_and_one_channel_are_enough() {
    let bot = built(&[("bot.toml", &format!("{BOT}{CHANNEL}")), ("faq.toml", FAQ)]).unwrap();
    assert_eq!(bot.catalog().answers().count(), 1);
}

#[test]
fn without_a_topic_there_is_no_bot() {
    let error = built(&[("bot.toml", &format!("{BOT}{CHANNEL}"))]).unwrap_err();
    assert!(error.is_invalid() && error.to_string().contains("no intent"), "{error}");
}

#[test]
fn without_a_channel_there_is_no_bot() {
    let error = built(&[("bot.toml", BOT), ("faq.toml", FAQ)]).unwrap_err();
    assert!(error.is_invalid() && error.to_string().contains("no channel"), "{error}");
}

/// The only topic has a mistake: the bot that would say nothing is not built, and says where to look.
#[test]
fn a_bot_whose_topics_are_all_off_is_not_built() {
    let faq = FAQ.replace("\"opening hours\"", "\"opening (hours\"");
    let error = built(&[("bot.toml", &format!("{BOT}{CHANNEL}")), ("faq.toml", &faq)]).unwrap_err();
    assert!(error.is_invalid() && error.to_string().contains("check"), "{error}");
}
