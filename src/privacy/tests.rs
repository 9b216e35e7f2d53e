//! Tries to get something past the clearance, the guard and the screen.

use super::sample::{catalog, channel, intent, outcome, slot, variable};
use super::*;
use crate::catalog::{ActLevel, ChannelKind, ChannelRule, Confirm, ConfirmWhen, Effect, OnNo, Policy};
use crate::entity::SlotType;
use crate::lang::Languages;
use crate::message::{DataClass, LoginLevel};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn uses(texts: &[(&str, &[&str])]) -> TextUses {
    let names = |all: &[&str]| all.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    let texts: BTreeMap<_, _> = texts.iter().map(|(id, used)| ((*id).to_owned(), names(used))).collect();
    BTreeMap::from([("de".to_owned(), texts.clone()), ("en".to_owned(), texts)])
}

fn balance() -> crate::catalog::Intent {
    let mut balance = intent("balance");
    balance.outcomes = vec![outcome("one", vec![variable("balance", DataClass::Account)])];
    balance
}

#[test]
fn account_data_needs_a_login_and_stays_off_the_messenger() {
    let texts = uses(&[("balance-one", &["balance"]), ("balance-private", &["link"])]);
    let catalog = catalog(vec![balance()]);
    let clearance = Clearance::of(&catalog, &texts);
    assert_eq!(clearance.topic("balance").unwrap().class, DataClass::Account);
    assert_eq!(clearance.decide("balance", "web", LoginLevel::Login), Decision::Answer);
    assert_eq!(clearance.decide("balance", "web", LoginLevel::None), Decision::LoginFirst { level: LoginLevel::Login });
    let instead = Instead {
        policy: Policy::Continue,
        text: "balance-private".into(),
        link: None,
        to: Some("web".into()),
        queue: None,
    };
    assert_eq!(clearance.decide("balance", "messenger", LoginLevel::None), Decision::Private(instead));
}

#[test]
fn what_is_missing_closes() {
    let refused = |clearance: &Clearance, topic: &str, channel: &str, text: &str| match clearance.decide(
        topic,
        channel,
        LoginLevel::Strong,
    ) {
        Decision::Private(instead) => assert_eq!((instead.policy, instead.text.as_str()), (Policy::Refuse, text)),
        other => panic!("{other:?}"),
    };
    // No such topic, no such channel, a broken topic, a broken channel.
    let mut all = catalog(vec![balance(), {
        let mut b = intent("b");
        b.broken = true;
        b
    }]);
    let texts = uses(&[("balance-one", &["balance"]), ("balance-private", &["balance"])]);
    refused(&Clearance::of(&all, &texts), "nothing", "web", "common-off");
    refused(&Clearance::of(&all, &texts), "balance", "nowhere", "common-off");
    refused(&Clearance::of(&all, &texts), "b", "web", "common-off");
    // A stand-in that says too much is not said.
    let decided = Clearance::of(&all, &texts).decide("balance", "messenger", LoginLevel::None);
    assert!(matches!(decided, Decision::Private(instead) if instead.text == "common-off"));
    all.bot.channels.get_mut("web").unwrap().broken = true;
    refused(&Clearance::of(&all, &texts), "balance", "web", "common-off");
    // No web channel, no link, no queue.
    for policy in [None, Some(Policy::Link), Some(Policy::Handoff), Some(Policy::Continue)] {
        all.intents[0].privacy.if_not_allowed = policy;
        refused(&Clearance::of(&all, &texts), "balance", "messenger", "common-off");
    }
    // A variable that nobody declared is secret, in one language too.
    let mut texts = uses(&[("balance-one", &["balance"])]);
    texts.get_mut("en").unwrap().insert("balance-one.short".into(), BTreeSet::from(["iban".to_owned()]));
    let clearance = Clearance::of(&catalog(vec![balance()]), &texts);
    assert_eq!(clearance.topic("balance").unwrap().class, DataClass::Secret);
    refused(&clearance, "balance", "web", "common-off");
}

#[test]
fn safeguards_hold_whatever_the_file_says() {
    let mut order = intent("order");
    (order.effect, order.access.to_act) = (Effect::Money, Some(ActLevel::Level(LoginLevel::None)));
    let mut change = intent("change");
    change.effect = Effect::Change;
    let mut look = balance();
    look.access.to_talk = Some(LoginLevel::None);
    let clearance = Clearance::of(&catalog(vec![order, change, look]), &TextUses::new());
    assert_eq!(clearance.topic("order").unwrap().to_act, ActLevel::Approval);
    assert_eq!(clearance.topic("change").unwrap().to_act, ActLevel::Level(LoginLevel::Login));
    assert_eq!(clearance.topic("balance").unwrap().to_talk, LoginLevel::Login);
}

#[test]
fn notes_that_name_notes_do_not_run_for_ever() {
    let mut order = intent("order");
    order.confirm = Some(Confirm {
        when: ConfirmWhen::Always,
        on_no: OnNo::Cancel,
        expires: std::time::Duration::from_secs(300),
        prepare: Some("p".into()),
        notes: vec!["a".into(), "b".into()],
        shows: vec![variable("payee", DataClass::Account)],
        place: super::sample::place(),
    });
    let catalog = catalog(vec![order]);
    let texts = uses(&[("order-confirm", &["note"]), ("order-note-a", &["payee"]), ("order-note-b", &["payee"])]);
    assert_eq!(variable_class(&catalog, &texts, "order-confirm", "note"), DataClass::Account);
    let texts = uses(&[("order-confirm", &["note"]), ("order-note-a", &["note"]), ("order-note-b", &["note"])]);
    assert_eq!(variable_class(&catalog, &texts, "order-confirm", "note"), DataClass::Secret);
}

#[test]
fn the_screen_knows_secrets_by_name_and_value() {
    let languages = Languages::default();
    let secret = [
        ("meine PIN ist 4711", "meine PIN ist •••"),
        ("PIN: 1234!", "PIN: •••!"),
        ("pin1234", "pin•••"),
        ("Die TAN lautet 123 456", "Die TAN lautet •••"),
        ("4711 ist meine Geheimzahl", "••• ist meine Geheimzahl"),
        ("SMS-TAN 987654", "SMS-TAN •••"),
        ("my security code is 123", "my security code is •••"),
        ("cvv 999", "cvv •••"),
        ("Prüfnummer: 123", "Prüfnummer: •••"),
        ("Passwort: Sommer", "Passwort: •••"),
        ("mein Passwort lautet sommerwind", "mein Passwort lautet •••"),
        ("my password is Hunter2!", "my password is •••"),
        ("Kennwort „geheim“", "Kennwort „•••“"),
        ("TAN a1b2c3", "TAN •••"),
        ("PIN 47-11", "PIN •••"),
        ("PIN 4.711", "PIN •••"),
        ("PIN: 4 7 1 1", "PIN: •••"),
        ("PIN ４７１１", "PIN •••"),
        ("４１１１ １１１１ １１１１ １１１１", "•••"),
        ("4111\u{200b}1111\u{200b}1111\u{200b}1111", "•••"),
        ("4111 1111 1111 1111 bis 12/27", "••• bis 12/27"),
        ("Karte 378282246310005", "Karte •••"),
        ("250 5500-0000-0000-0004", "250 •••"),
    ];
    for (said, expected) in secret {
        let screened = screen(said, &languages);
        assert!(screened.seen, "{said}");
        assert_eq!(screened.text.replace(['“', '„', '!'], ""), expected.replace(['“', '„', '!'], ""), "{said}");
    }
    let harmless = [
        "Kontostand 1234",
        "Wie ist der Stand meines Kontos 4300?",
        "meine PIN ist falsch",
        "PIN vergessen",
        "PIN nach 3 Versuchen gesperrt",
        "my password is wrong",
        "mein Passwort ist kompliziert",
        "Überweise 250 Euro an Anna",
        "Überweise 5000 Euro. PIN brauche ich dafür nicht?",
        "ich bekomme keine TAN für 250 Euro",
        "DE89 3704 0044 0532 0130 00",
        "AT61 1904 3002 3457 3201",
        "an GB29 NWBK 6016 1331 9268 19 bitte",
        "DE88 3704 0044 0532 0130 00",
        "Sperr-Notruf 116 116",
        "Rufen Sie mich an: 0171 1234567",
        "Standard 4711",
        "distance 4711",
        "Karte endet auf 4300",
        "4111 1111 1111 1112",
    ];
    for said in harmless {
        assert_eq!(screen(said, &languages).text, said);
    }
}

fn class() -> impl Strategy<Value = DataClass> {
    prop::sample::select(vec![DataClass::Public, DataClass::Personal, DataClass::Account, DataClass::Secret])
}

fn login() -> impl Strategy<Value = LoginLevel> {
    prop::sample::select(vec![LoginLevel::None, LoginLevel::Known, LoginLevel::Login, LoginLevel::Strong])
}

fn policy() -> impl Strategy<Value = Policy> {
    let all = vec![Policy::Normal, Policy::Continue, Policy::Link, Policy::Handoff, Policy::Refuse];
    prop::sample::select(all)
}

#[test]
fn nothing_hides_in_a_long_message() {
    let languages = Languages::default();
    for before in [4_060, 4_090, 8_180, 8_192, 50_000] {
        let said = format!("{} meine PIN ist 4711", "ä ".repeat(before / 3));
        assert!(screen(&said, &languages).text.ends_with("meine PIN ist •••"), "{before}");
    }
}

proptest! {
    /// No text whose class exceeds what a channel may show is decided as an answer, or said instead of one.
    #[test]
    fn nothing_above_a_channels_limit_is_answered(
        (show, collect, highest) in (class(), class(), login()),
        (data, slot_data, raised) in (class(), class(), prop::option::of(class())),
        (to_talk, rule, otherwise) in (prop::option::of(login()), prop::option::of(policy()), prop::option::of(policy())),
        names in prop::collection::vec(prop::sample::select(vec!["balance", "amount", "link", "unknown", "rows", "choices"]), 0..4),
        (login, web) in (login(), any::<bool>()),
        stand_in in prop::sample::select(vec!["balance", "amount", "link"]),
    ) {
        let mut topic = intent("t");
        topic.slots = vec![slot("amount", SlotType::Money, slot_data)];
        topic.outcomes = vec![outcome("done", vec![variable("balance", data)])];
        topic.privacy.class = raised;
        topic.privacy.if_not_allowed = otherwise;
        topic.access.to_talk = to_talk;
        if let Some(instead) = rule {
            topic.on.insert("here".into(), ChannelRule { instead, message: None, place: super::sample::place() });
        }
        let mut catalog = catalog(vec![topic]);
        let kind = if web { ChannelKind::Web } else { ChannelKind::Facebook };
        let mut here = channel("here", kind, show, highest);
        here.may_collect = collect;
        catalog.bot.channels.insert("here".into(), here.clone());
        let texts = uses(&[("t-done", &names), ("t-private", &[stand_in])]);
        let most = names.iter().map(|name| variable_class(&catalog, &texts, "t-done", name)).max().unwrap_or_default();
        let most = if names.is_empty() { DataClass::Public } else { most };
        let clearance = Clearance::of(&catalog, &texts);
        match clearance.decide("t", "here", login) {
            Decision::Answer | Decision::LoginFirst { .. } => {
                prop_assert!(most <= show && most < DataClass::Secret);
                prop_assert!(slot_data <= collect);
                prop_assert!(raised.is_none_or(|class| class <= show));
                prop_assert!(level_for(data) <= highest);
                prop_assert!(rule.is_none_or(|policy| policy == Policy::Normal));
            }
            Decision::Private(instead) => {
                let said = if instead.text == "t-private" { stand_in } else { "link" };
                prop_assert!(show == DataClass::Secret || variable_class(&catalog, &texts, "t-private", said) <= show);
                prop_assert!(instead.policy != Policy::Normal);
            }
        }
        if let Decision::Answer = clearance.decide("t", "here", login) {
            prop_assert!(login >= level_for(data));
        }
        for class in [DataClass::Public, DataClass::Personal, DataClass::Account, DataClass::Secret] {
            prop_assert_eq!(guard(Some(&here), class), class <= show && class != DataClass::Secret);
        }
    }

    #[test]
    fn the_screen_takes_anything(said in "\\PC{0,60}") {
        let languages = Languages::default();
        let screened = screen(&said, &languages);
        prop_assert!(screened.seen || screened.text == said);
    }

    #[test]
    fn no_card_number_gets_through(digits in prop::collection::vec(0_u8..10, 14), before in "[a-z]{3,5} ?") {
        let mut number = vec![4];
        number.extend(digits);
        let odd = number.iter().rev().enumerate().map(|(i, d)| if i % 2 == 0 { d * 2 - if *d > 4 { 9 } else { 0 } } else { *d });
        let check = (10 - odd.map(u32::from).sum::<u32>() % 10) % 10;
        let text: String = number.iter().map(ToString::to_string).collect();
        let text = format!("{text}{check}");
        let grouped: Vec<&str> = (0..4).map(|i| &text[i * 4..i * 4 + 4]).collect();
        for written in [text.clone(), grouped.join(" "), grouped.join("-")] {
            let said = format!("{before}{written}, bitte");
            prop_assert!(screen(&said, &Languages::default()).seen, "{}", said);
        }
    }
}
