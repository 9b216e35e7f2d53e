//! A small bank: transfer (money), card block (change, urgent), balance (read), answers, basics.

use crate::catalog::{
    Access, ActLevel, Answer, BotSettings, Catalog, Channel, ChannelKind, Clause, Collection, Condition, Confirm,
    ConfirmWhen, DateRule, Effect, Handoff, Intent, List, ListValue, OnNo, Operator, Outcome, Place, Privacy, Queue,
    Role, Slot, Source, Variable,
};
use crate::entity::{Currency, Item, Money, SlotType, Value};
use crate::message::{DataClass, LoginLevel};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

pub(super) fn place() -> Place {
    Place { source: Arc::new(Source { path: "test".into(), text: String::new() }), span: 0..0 }
}

pub(super) fn euros(amount: i64) -> Value {
    Value::Money(Money { minor: amount * 100, currency: Currency::EUR })
}

pub(super) fn text(text: &str) -> Value {
    Value::Text(text.into())
}

pub(super) fn item(list: &str, id: &str, kind: &str) -> Item {
    Item { list: list.into(), id: id.into(), name: Some(format!("{id} name")), kind: Some(kind.into()) }
}

fn slot(name: &str, kind: SlotType, data: DataClass) -> Slot {
    Slot {
        name: name.into(),
        kind,
        required: true,
        default: None,
        default_rule: None,
        only_if: None,
        data,
        min: None,
        max: None,
        currency: Vec::new(),
        from: None,
        until: None,
        bank_days: false,
        one_of: Vec::new(),
        not_one_of: Vec::new(),
        full_name: false,
        min_length: None,
        max_length: None,
        retries: None,
        after_retries: None,
        typos: None,
        pattern: None,
        lookup: None,
        fills: Vec::new(),
        check_with: None,
        replies: BTreeMap::new(),
        place: place(),
    }
}

pub(super) fn intent(id: &str, effect: Effect, slots: Vec<Slot>, outcomes: &[&str]) -> Intent {
    Intent {
        id: id.into(),
        title: id.into(),
        owner: None,
        review_by: None,
        active: true,
        topic_change: None,
        urgent: false,
        effect,
        handler: Some(format!("{id}.run")),
        access: Access::default(),
        phrases: BTreeMap::new(),
        only_when: None,
        slots,
        confirm: None,
        outcomes: outcomes
            .iter()
            .map(|name| Outcome { name: (*name).into(), variables: Vec::new(), row: None, place: place() })
            .collect(),
        privacy: Privacy::default(),
        on: BTreeMap::new(),
        handoff: None,
        suggest: Vec::new(),
        broken: false,
        place: place(),
        keys: BTreeMap::new(),
    }
}

fn confirm(on_no: OnNo) -> Confirm {
    Confirm {
        when: ConfirmWhen::Always,
        on_no,
        expires: Duration::from_secs(300),
        prepare: None,
        notes: Vec::new(),
        shows: Vec::new(),
        place: place(),
    }
}

fn transfer() -> Intent {
    let amount = Slot {
        min: Some(Value::Money(Money { minor: 1, currency: Currency::EUR })),
        max: Some(euros(5000)),
        ..slot("amount", SlotType::Money, DataClass::Account)
    };
    let recipient = Slot {
        full_name: true,
        max_length: Some(70),
        lookup: Some("payees.find".into()),
        fills: vec!["iban".into()],
        ..slot("recipient", SlotType::Name, DataClass::Account)
    };
    let unknown = Clause { slot: "recipient".into(), operator: Operator::IsUnknown };
    let iban =
        Slot { only_if: Some(Condition::All(vec![unknown])), ..slot("iban", SlotType::Iban, DataClass::Account) };
    let purpose = Slot { required: false, ..slot("purpose", SlotType::Text, DataClass::Account) };
    let account = Slot {
        one_of: vec!["giro".into(), "instant_savings".into()],
        default: Some(Value::Item(Item { list: "account".into(), id: "giro".into(), name: None, kind: None })),
        ..slot("account", SlotType::List("account".into()), DataClass::Account)
    };
    let date = Slot {
        default_rule: Some(DateRule::Today { years: 0, months: 0, days: 0 }),
        from: Some(DateRule::Today { years: 0, months: 0, days: 0 }),
        until: Some(DateRule::Today { years: 1, months: 0, days: 0 }),
        ..slot("date", SlotType::Date, DataClass::Personal)
    };
    let instant = Slot { default: Some(Value::YesNo(false)), ..slot("instant", SlotType::YesNo, DataClass::Public) };
    let mut intent = intent(
        "transfer",
        Effect::Money,
        vec![amount, recipient, iban, purpose, account, date, instant],
        &["done", "not_enough_money"],
    );
    intent.confirm = Some(Confirm {
        prepare: Some("transfer.prepare".into()),
        notes: vec!["match".into()],
        shows: vec![Variable {
            name: "execution_date".into(),
            kind: SlotType::Date,
            data: DataClass::Account,
            stands_for: Some("date".into()),
            place: place(),
        }],
        ..confirm(OnNo::AskWhatToChange)
    });
    intent.access.to_act = Some(ActLevel::Approval);
    intent.handoff = Some(Handoff { queue: Some("payments".into()), tell: vec!["amount".into()] });
    intent.privacy.link = Some("app".into());
    intent.suggest = vec!["balance".into()];
    intent
}

fn balance() -> Intent {
    let account = Slot { required: false, ..slot("account", SlotType::List("account".into()), DataClass::Account) };
    let mut intent = intent("balance", Effect::Read, vec![account], &["one", "several", "none"]);
    intent.topic_change = Some(crate::catalog::TopicChange::Allow);
    intent.suggest = vec!["transfer".into()];
    let balance = |name: &str| Variable {
        name: name.into(),
        kind: SlotType::Money,
        data: DataClass::Account,
        stands_for: None,
        place: place(),
    };
    for outcome in &mut intent.outcomes {
        outcome.variables = vec![balance("balance")];
        outcome.row = (outcome.name == "several").then(|| vec![balance("balance")]);
    }
    intent
}

fn card_block() -> Intent {
    let card = slot("card", SlotType::List("card".into()), DataClass::Account);
    let mut intent = intent("card_block", Effect::Change, vec![card], &["done"]);
    intent.urgent = true;
    intent.confirm = Some(confirm(OnNo::Cancel));
    intent
}

pub(super) fn answer(text_id: &str, role: Option<Role>) -> Answer {
    Answer {
        id: text_id.split('-').skip(1).collect::<Vec<_>>().join("_"),
        text_id: text_id.into(),
        phrases: BTreeMap::new(),
        role,
        link: None,
        handoff: None,
        urgent: false,
        valid_from: None,
        valid_until: None,
        channels: Vec::new(),
        only_after: Vec::new(),
        suggest: Vec::new(),
        data: DataClass::Public,
        owner: None,
        review_by: None,
        broken: false,
        place: place(),
    }
}

fn channel(name: &str, class: DataClass, login: LoginLevel) -> (String, Channel) {
    let channel = Channel {
        name: name.into(),
        kind: ChannelKind::Web,
        may_show: class,
        may_collect: class,
        highest_login: login,
        buttons: 4,
        max_length: None,
        say_done: false,
        settings: BTreeMap::new(),
        broken: false,
        place: place(),
        keys: BTreeMap::new(),
    };
    (name.into(), channel)
}

fn list(name: &str, source: Option<&str>, also: Option<&str>, ids: &[&str]) -> (String, List) {
    let value = |id: &&str| ListValue {
        id: (*id).into(),
        words: [("de".into(), vec![(*id).into()])].into(),
        hints: BTreeMap::new(),
    };
    let list = List {
        name: name.into(),
        title: None,
        typos: None,
        data: DataClass::Account,
        endings: true,
        source: source.map(Into::into),
        also: also.map(Into::into),
        values: ids.iter().map(value).collect(),
        broken: false,
        place: place(),
        keys: BTreeMap::new(),
    };
    (name.into(), list)
}

/// The whole catalogue.
pub(super) fn catalog() -> Catalog {
    let hours = |to: u16| Some((1..=5).map(|day| (day, 8 * 60, to * 60)).collect());
    let queue = |hours, when_closed: &[&str]| Queue {
        hours,
        last_request: Duration::from_secs(600),
        holidays: None,
        closed_on: vec![(12, 24)],
        when_closed: when_closed.iter().map(|way| (*way).into()).collect(),
    };
    let bot = BotSettings {
        name: "Lina".into(),
        languages: vec!["de".into(), "en".into()],
        default_language: "de".into(),
        queue: Some("service".into()),
        queues: [
            ("service".to_owned(), queue(hours(20), &["callback", "message"])),
            ("payments".to_owned(), queue(hours(18), &["message"])),
            ("card_emergency".to_owned(), queue(None, &[])),
        ]
        .into(),
        channels: [
            channel("web", DataClass::Account, LoginLevel::Strong),
            channel("messenger", DataClass::Public, LoginLevel::None),
        ]
        .into(),
        links: [("app".to_owned(), [("de".to_owned(), "https://bank.example/app".to_owned())].into())].into(),
        ..BotSettings::default()
    };
    let mut lost = answer("faq-card-lost", None);
    lost.urgent = true;
    lost.handoff = Some("card_emergency".into());
    lost.suggest = vec!["card_block".into()];
    let roles = [
        ("basics-yes", Role::Yes),
        ("basics-no", Role::No),
        ("basics-cancel", Role::Cancel),
        ("basics-help", Role::Help),
        ("basics-human", Role::Human),
        ("basics-hello", Role::Hello),
        ("basics-out-of-scope", Role::OutOfScope),
    ];
    let mut answers = vec![lost, answer("faq-transfer-duration", None)];
    answers.extend(roles.map(|(id, role)| answer(id, Some(role))));
    let collection = Collection {
        name: "all".into(),
        owner: None,
        review_by: None,
        answers,
        broken: false,
        place: place(),
        keys: BTreeMap::new(),
    };
    Catalog {
        bot,
        intents: vec![transfer(), balance(), card_block()],
        collections: vec![collection],
        lists: [
            list("account", Some("accounts.mine"), Some("account_kind"), &[]),
            list("account_kind", None, None, &["giro", "savings", "instant_savings"]),
            list("card", Some("cards.mine"), Some("card_kind"), &[]),
            list("card_kind", None, None, &["girocard", "credit_card"]),
        ]
        .into(),
        scripts: Vec::new(),
    }
}
