//! Every rule finds its mistake and nothing else in a small bot.

use super::check;
use crate::catalog::{
    Access, ActLevel, Catalog, ChannelKind, Confirm, ConfirmWhen, Effect, Fact, FactKind, Intent, OnNo, OnlyWhen,
    Phrase, PhrasePart, Phrases, Policy, Source,
};
use crate::entity::{Entities, EntityKind, Expectation, Reading, SlotType, Value};
use crate::lang::{Language, Languages};
use crate::locale::{TextFile, Texts};
use crate::message::{DataClass, LoginLevel};
use crate::privacy::sample::{catalog, channel, intent, outcome, place, slot, variable};
use std::sync::Arc;

const NOW: jiff::civil::DateTime = jiff::civil::DateTime::constant(2026, 3, 2, 10, 0, 0, 0);

const TRANSFER: &str = "\
transfer-title = T { -x }
transfer-ask-amount = How much?
transfer-ask-iban = Which IBAN?
transfer-confirm =
    { $amount } to { $iban } on { $day }
    { $note }
transfer-note-match = Match
transfer-approve = { $amount }, { $iban }
transfer-unknown = { $error_id }
transfer-done = Done
transfer-private = { $link }
balance-title = B
balance-one = { $balance }
balance-private = { $link }
-x = x
";

fn common() -> String {
    let ids = super::needed::COMMON.iter().map(|id| format!("common-{id} = x\n"));
    ids.chain(["common-welcome = { $privacy_link } { $imprint_link }\n".to_owned()]).collect()
}

fn transfer() -> Intent {
    let mut transfer = intent("transfer");
    transfer.effect = Effect::Money;
    transfer.access.to_act = Some(ActLevel::Approval);
    transfer.slots =
        vec![slot("amount", SlotType::Money, DataClass::Account), slot("iban", SlotType::Iban, DataClass::Account)];
    transfer.confirm = Some(Confirm {
        when: ConfirmWhen::Always,
        on_no: OnNo::Cancel,
        expires: std::time::Duration::from_secs(300),
        prepare: Some("transfer.prepare".into()),
        notes: vec!["match".into()],
        shows: vec![variable("day", DataClass::Public)],
        place: place(),
    });
    transfer.outcomes = vec![outcome("done", Vec::new())];
    transfer.privacy.if_not_allowed = Some(Policy::Continue);
    transfer
}

fn balance() -> Intent {
    let mut balance = intent("balance");
    balance.outcomes = vec![outcome("one", vec![variable("balance", DataClass::Account)])];
    balance.privacy.if_not_allowed = Some(Policy::Continue);
    balance
}

struct Bot {
    catalog: Catalog,
    de: String,
    en: String,
    handlers: Option<Vec<String>>,
    entities: Entities,
}

impl Bot {
    fn new() -> Self {
        let text = format!("{TRANSFER}{}", common());
        let catalog = catalog(vec![transfer(), balance()]);
        Self { catalog, de: text.clone(), en: text, handlers: None, entities: Entities::default() }
    }

    fn told(&self) -> Vec<String> {
        let file = |folder: &str, text: &str| {
            let source = Source { path: format!("locales/{folder}/x.ftl").into(), text: text.into() };
            TextFile { folder: folder.into(), source: Arc::new(source), unread: false }
        };
        let languages = Languages::default();
        let files = vec![file("de", &self.de), file("en", &self.en)];
        let (texts, told) = Texts::read(files, &languages, &["de".into(), "en".into()]);
        assert!(told.is_empty(), "{told:?}");
        let told = check(&self.catalog, &texts, &languages, &self.entities, self.handlers.as_deref(), NOW);
        // Its topics have too few phrases to learn from, on purpose.
        told.iter().map(|d| d.message.to_owned()).filter(|message| message != "p16").collect()
    }

    fn intent(&mut self, id: &str) -> &mut Intent {
        self.catalog.intents.iter_mut().find(|intent| intent.id == id).unwrap()
    }
}

/// The messages after one change to a bot without a mistake.
fn told(change: impl FnOnce(&mut Bot)) -> Vec<String> {
    let mut bot = Bot::new();
    change(&mut bot);
    bot.told()
}

#[test]
fn a_bot_without_a_mistake_is_left_alone() {
    assert_eq!(told(|_| {}), [""; 0]);
}

#[test]
fn texts_that_are_missing() {
    let cut = |bot: &mut Bot, line: &str| {
        assert!(bot.en.contains(line));
        bot.en = bot.en.replace(line, "");
    };
    assert_eq!(told(|bot| cut(bot, "transfer-title = T { -x }\n")), ["b01"]);
    assert_eq!(told(|bot| bot.de.push_str("balance-none = keins\n")), ["b02"]);
    assert_eq!(told(|bot| bot.de.push_str("x-y = a\n    .again = b\n")), ["b02"]);
    assert_eq!(told(|bot| cut(bot, "transfer-ask-iban = Which IBAN?\n")), ["s01"]);
    assert_eq!(told(|bot| cut(bot, "balance-one = { $balance }\n")), ["s09-outcome"]);
    assert_eq!(told(|bot| cut(bot, "transfer-note-match = Match\n")), ["s09-note"]);
    assert_eq!(told(|bot| cut(bot, "transfer-unknown = { $error_id }\n")), ["c04-text"]);
    assert_eq!(told(|bot| cut(bot, "common-off = x\n")), ["b01"]);
    let nowhere = told(|bot| {
        cut(bot, "common-off = x\n");
        bot.de = bot.en.clone();
    });
    assert_eq!(nowhere, ["b01-nowhere"]);
    assert_eq!(told(|bot| cut(bot, "common-welcome = { $privacy_link } { $imprint_link }\n")), ["c06"]);
    assert_eq!(told(|bot| bot.intent("balance").urgent = true), ["b01-nowhere"]);
}

#[test]
fn variables() {
    let swap = |bot: &mut Bot, old: &str, new: &str| {
        assert!(bot.en.contains(old));
        bot.en = bot.en.replace(old, new);
        bot.de = bot.de.replace(old, new);
    };
    assert_eq!(told(|bot| swap(bot, "= Done", "= { $amuont }")), ["b03-near"; 2]);
    assert_eq!(told(|bot| bot.en = bot.en.replace("= Done", "= { $amount }")), ["b05"]);
    assert_eq!(told(|bot| bot.en = bot.en.replace(" to { $iban } on", " on")), ["b05-confirm"]);
    assert_eq!(told(|bot| bot.en = bot.en.replace(" on { $day }", "")), ["b05-shows"]);
    assert_eq!(told(|bot| swap(bot, "{ $amount }, { $iban }", "{ $amount }")), ["b05-confirm"; 2]);
    assert_eq!(told(|bot| swap(bot, "= Done", "= { $amount ->\n    [one] a\n   *[other] b\n }")), ["b15"; 2]);
    let fact = told(|bot| {
        bot.catalog
            .bot
            .facts
            .insert("rate".into(), Fact { kind: FactKind::Percent, values: Vec::new(), place: place() });
        swap(bot, "= Done", "= { $rate }");
    });
    assert_eq!(fact, [""; 0]);
    assert_eq!(told(|bot| swap(bot, "{ $privacy_link } ", "")), ["c06-link"; 2]);
}

#[test]
fn safeguards() {
    let expect = |message: &str, change: fn(&mut Intent)| {
        assert_eq!(told(|bot| change(bot.intent("transfer"))), [message], "{message}");
    };
    expect("c04-prepare", |transfer| transfer.confirm.as_mut().unwrap().prepare = None);
    expect("c04-when", |transfer| transfer.confirm.as_mut().unwrap().when = ConfirmWhen::Never);
    expect("c04-approval", |transfer| transfer.access.to_act = None);
    expect("c04-valid-for", |transfer| transfer.access.valid_for = Some(std::time::Duration::from_secs(60)));
    expect("c04-login", |transfer| {
        transfer.effect = Effect::Change;
        transfer.access.to_act = Some(ActLevel::Level(LoginLevel::Known));
    });
    assert!(told(|bot| bot.intent("transfer").confirm = None).contains(&"c04-confirm".to_owned()));
    let weak = Access { to_talk: Some(LoginLevel::None), ..Access::default() };
    assert_eq!(told(|bot| bot.intent("balance").access = weak), ["c05"]);
}

#[test]
fn channels() {
    let no_web = |bot: &mut Bot| {
        bot.catalog.bot.channels.remove("web");
        bot.intent("transfer").privacy.if_not_allowed = Some(Policy::Refuse);
        bot.intent("balance").privacy.if_not_allowed = None;
    };
    assert_eq!(told(no_web), ["c01-text"]);
    let mut texts = Bot::new();
    for text in [&mut texts.de, &mut texts.en] {
        *text = text.replace("balance-private = { $link }", "balance-private = { $amount }");
    }
    texts.intent("balance").slots = vec![slot("amount", SlotType::Money, DataClass::Account)];
    texts.intent("balance").slots[0].required = false;
    assert_eq!(texts.told(), ["c01-instead"]);
    let weak_web = told(|bot| {
        let web = channel("web", ChannelKind::Web, DataClass::Account, LoginLevel::Known);
        bot.catalog.bot.channels.insert("web".into(), web);
    });
    assert_eq!(weak_web.iter().filter(|m| *m == "c03-continue").count(), 2);
    let no_login = told(|bot| {
        let rest = channel("rest", ChannelKind::Rest, DataClass::Account, LoginLevel::None);
        bot.catalog.bot.channels.insert("rest".into(), rest);
        bot.intent("balance").privacy.if_not_allowed = Some(Policy::Link);
    });
    assert_eq!(no_login, ["c01-text", "c03"]);
}

#[test]
fn handlers() {
    let all = ["transfer.run", "transfer.prepare", "balance.run"].map(str::to_owned).to_vec();
    assert_eq!(told(|bot| bot.handlers = Some(all.clone())), [""; 0]);
    assert_eq!(told(|bot| bot.handlers = Some(all[..2].to_vec())), ["s09"]);
}

fn phrase(parts: Vec<PhrasePart>) -> Phrase {
    Phrase { raw: String::new(), parts, place: place() }
}

fn text(words: &str) -> PhrasePart {
    PhrasePart::Text(words.into())
}

fn says(bot: &mut Bot, id: &str, code: &str, parts: Vec<PhrasePart>) {
    bot.intent(id).phrases.insert(code.into(), Phrases { learn: vec![phrase(parts)], ..Phrases::default() });
}

#[test]
fn sentences_of_two_topics() {
    let optional = |words: &str| PhrasePart::Optional(vec![vec![text(words)]]);
    let two = |second: &'static str| {
        told(move |bot| {
            says(bot, "transfer", "en", vec![optional("my "), text("giro-account"), optional(" please")]);
            says(bot, "balance", "en", vec![text(second)]);
        })
    };
    assert_eq!(two("My Giroaccount, please"), ["p07"]);
    assert_eq!(two("giro account balance"), [""; 0]);
    // A title is a phrase; "T x" is put together from a term.
    assert_eq!(told(|bot| says(bot, "transfer", "en", vec![text("b")])), ["p07"]);
    let later = told(|bot| {
        says(bot, "transfer", "en", vec![text("b")]);
        let after = OnlyWhen { after: vec!["balance".into()], ..OnlyWhen::default() };
        bot.intent("transfer").only_when = Some(after);
    });
    assert_eq!(later, [""; 0]);
}

/// Reads words that begin with `ok`.
struct Okay;

impl EntityKind for Okay {
    fn name(&self) -> &str {
        "okay"
    }
    fn class(&self) -> DataClass {
        DataClass::Public
    }
    fn readings(&self, said: &crate::text::Utterance, _: &Expectation<'_>) -> Vec<Reading> {
        let fits = said.raw().starts_with("ok");
        let reading = Reading {
            tokens: 0..said.tokens().len(),
            span: 0..said.raw().len(),
            kind: SlotType::Custom("okay".into()),
            value: Value::Text(said.raw().into()),
            proof: crate::entity::Proof::Marked,
            weight: 1.0,
            note: crate::entity::Note::default(),
        };
        fits.then_some(reading).into_iter().collect()
    }
    fn show(&self, json: &serde_json::Value, _: &Language) -> String {
        json.to_string()
    }
    fn sample(&self) -> serde_json::Value {
        serde_json::Value::Null
    }
}

#[test]
fn examples_are_readable() {
    let with = |example: &'static str| {
        told(move |bot| {
            bot.entities = Entities::default().with(Okay);
            let mut word = slot("word", SlotType::Custom("okay".into()), DataClass::Public);
            word.required = false;
            bot.intent("balance").slots = vec![word];
            let word = PhrasePart::Slot { name: "word".into(), example: Some(example.into()) };
            says(bot, "balance", "en", vec![text("say "), word]);
        })
    };
    assert_eq!(with("ok then"), [""; 0]);
    assert_eq!(with("no"), ["p04"]);
}

/// Every message that the rules and the texts name stands in both files of the tool, with the same variables.
#[test]
fn messages_are_complete_in_both_languages() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut named = std::collections::BTreeSet::new();
    let pattern = regex::Regex::new(r#""([a-z][0-9][0-9](?:-[a-z]+)*)""#).unwrap();
    for folder in ["check", "locale", "bot"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let code = std::fs::read_to_string(&path).unwrap();
            if !path.ends_with("tests.rs") {
                named.extend(pattern.captures_iter(&code).map(|found| found[1].to_owned()));
            }
        }
    }
    let reference = regex::Regex::new(r#"VariableReference \{ id: Identifier \{ name: "([a-z]+)""#).unwrap();
    let messages = ["de", "en"].map(|code| {
        let text = std::fs::read_to_string(root.join(format!("lang/{code}/check.ftl"))).unwrap();
        let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{code}: {errors:?}"));
        let mut all = std::collections::BTreeMap::new();
        for entry in resource.body {
            if let fluent_syntax::ast::Entry::Message(message) = entry {
                let words = format!("{:?}", message.value);
                let used: std::collections::BTreeSet<String> =
                    reference.captures_iter(&words).map(|found| found[1].to_owned()).collect();
                assert!(!words.contains('!'), "{}", message.id.name);
                all.insert(message.id.name, used);
            }
        }
        all
    });
    assert_eq!(messages[0], messages[1]);
    assert_eq!(messages[0].keys().cloned().collect::<std::collections::BTreeSet<_>>(), named);
}

#[test]
fn the_catalogue_names_list_values_and_percentages() {
    use crate::catalog::{List, ListValue, Place};
    use crate::entity::{Decimal, Item};
    use crate::locale::{Names, Variant, Vars, Voice};
    use crate::privacy::sample;
    let place: Place = sample::place();
    let mut loan = sample::intent("loan_offer");
    loan.slots = vec![sample::slot("own_rate", SlotType::Percent, DataClass::Personal)];
    let mut catalog = sample::catalog(vec![loan, sample::intent("loan")]);
    let fact = Fact { kind: FactKind::Percent, values: Vec::new(), place: place.clone() };
    catalog.bot.facts.insert("base_rate".into(), fact);
    let list = |name: &str, also: Option<&str>, words: &[&str]| List {
        name: name.into(),
        title: None,
        typos: None,
        data: DataClass::Public,
        endings: true,
        source: None,
        also: also.map(str::to_owned),
        values: words
            .iter()
            .map(|word| ListValue {
                id: "giro".into(),
                words: [("de".to_owned(), vec![(*word).to_owned(), "Giro".into()])].into(),
                hints: Default::default(),
            })
            .collect(),
        broken: false,
        place: place.clone(),
        keys: Default::default(),
    };
    catalog.lists.insert("account".into(), list("account", Some("kind"), &[]));
    catalog.lists.insert("kind".into(), list("kind", None, &["Girokonto"]));
    let text = "loan-offer-ask-own-rate = { $account }: { $own_rate }, { $base_rate }\n    .too-high = { $max }\n\
                loan-done = { $own_rate }\nloan-done-row = { $base_rate }\n";
    let source = Source { path: "locales/de/x.ftl".into(), text: text.into() };
    let file = TextFile { folder: "de".into(), source: Arc::new(source), unread: false };
    let (texts, _) = Texts::read(vec![file], &Languages::default(), &["de".into()]);
    let number = |digits: i128, scale: u8| Value::Number(Decimal { digits, scale });
    let texts = texts.with_names(Names::of(&catalog, &Entities::default()));
    let account = Item { list: "account".into(), id: "giro".into(), name: None, kind: None };
    let vars = Vars::from([
        ("account".into(), Some(Value::Item(account))),
        ("own_rate".into(), Some(number(35, 1))),
        ("base_rate".into(), Some(number(119, 1))),
        ("max".into(), Some(number(10, 0))),
    ]);
    let voice = Voice::of("de");
    let asked = texts.write(&voice, "loan-offer-ask-own-rate", None, &vars, Variant::default()).unwrap().text;
    assert_eq!(asked, "Girokonto: 3,5\u{a0}%, 11,9\u{a0}%");
    let limit = texts.write(&voice, "loan-offer-ask-own-rate", Some("too-high"), &vars, Variant::default()).unwrap();
    assert_eq!(limit.text, "10\u{a0}%");
    // Another intent's number of the same name is just a number.
    assert_eq!(texts.write(&voice, "loan-done", None, &vars, Variant::default()).unwrap().text, "3,5");
    let rows = texts.write_rows(&voice, "loan-done", &[vars.clone(), vars]).unwrap();
    assert!(rows == Value::Text("11,9\u{a0}%\n11,9\u{a0}%".into()));
    assert!(texts.write_rows(&voice, "loan-none", &[Vars::new()]).is_none());
}
