//! Conversations as editors write them down: what is said, and which texts answer.

use super::bank::{euros, text};
use super::talk::{IBAN, Talk, no, say, yes};
use crate::catalog::{AfterRetries, Role, TopicChange};
use crate::dialogue::{Event, HandlerResult, Owner};
use crate::entity::{Iban, Item, Proof, Value};
use crate::message::InternalEvent;
use jiff::civil::date;

fn order(amount: i64, recipient: &str) -> super::talk::Saying {
    say("überweise Geld").intent("transfer", 1.0).slot("amount", euros(amount)).slot("recipient", text(recipient))
}

#[test]
fn everything_in_one_sentence() {
    let mut talk = Talk::logged_in();
    assert_eq!(talk.says(order(250, "Anna Müller")), ["transfer-confirm"]);
    assert_eq!(talk.value("amount"), Some(euros(250)));
    assert_eq!(talk.done.says[0].note.as_deref(), Some("transfer-note-match"));
    assert!(talk.runs.is_empty());
    assert_eq!(talk.says(yes()), ["transfer-approve"]);
    assert!(talk.runs.is_empty());
    // A second yes asks for nothing new.
    let first = talk.proposal();
    assert_eq!(talk.says(yes()), ["transfer-approve"]);
    assert_eq!(talk.proposal(), first);
    assert_eq!(talk.approve(true), ["transfer-done"]);
    assert_eq!(talk.runs.len(), 1);
    assert!(talk.runs[0].approved);
    assert_eq!(talk.runs[0].proposal, first);
    assert_eq!(talk.runs[0].slots["iban"], Value::Iban(Iban::new(IBAN).unwrap()));
    assert!(talk.session.form.is_none());
}

#[test]
fn asks_for_what_is_missing_and_changes_at_the_read_back() {
    let mut talk = Talk::logged_in();
    assert_eq!(talk.says(say("Überweisung").intent("transfer", 1.0)), ["transfer-ask-amount"]);
    assert_eq!(talk.says(say("99").answer("amount", euros(99), Proof::Likely)), ["transfer-ask-recipient"]);
    let optik = say("Optik Klein").answer("recipient", text("Optik Klein"), Proof::Free);
    assert_eq!(talk.says(optik), ["transfer-ask-iban"]);
    let iban = Value::Iban(Iban::new(IBAN).unwrap());
    assert_eq!(talk.says(say(IBAN).answer("iban", iban, Proof::Checksum)), ["transfer-confirm"]);
    let first = talk.proposal();
    assert_eq!(talk.says(no()), ["transfer-change"]);
    assert_eq!(talk.says(say("89 Euro").mentions("amount", euros(89))), ["transfer-confirm"]);
    assert_ne!(talk.proposal(), first);
    let change = say("nein, 55 Euro").role_and_more(Role::No).mentions("amount", euros(55));
    assert_eq!(talk.says(change), ["transfer-confirm"]);
    assert_eq!(talk.says(yes()), ["transfer-approve"]);
    assert_eq!(talk.approve(true), ["transfer-done"]);
    assert_eq!(talk.runs[0].slots["amount"], euros(55));
}

#[test]
fn change_by_name_then_declined() {
    let mut talk = Talk::logged_in();
    talk.says(order(250, "Anna Müller").slot("instant", Value::YesNo(true)));
    assert_eq!(talk.tap("button-no"), ["transfer-change"]);
    assert_eq!(talk.says(say("den Verwendungszweck").called("purpose")), ["transfer-ask-purpose"]);
    let purpose = say("Geburtstag").answer("purpose", text("Geburtstag"), Proof::Free);
    assert_eq!(talk.says(purpose), ["transfer-confirm"]);
    assert_eq!(talk.value("instant"), Some(Value::YesNo(true)));
    assert_eq!(talk.tap("button-yes"), ["transfer-approve"]);
    assert_eq!(talk.approve(false), ["common-approval-declined"]);
    assert!(talk.runs.is_empty());
}

#[test]
fn a_first_name_is_not_enough() {
    let mut talk = Talk::logged_in();
    assert_eq!(talk.says(order(30, "Oma")), ["transfer-ask-recipient.incomplete"]);
    let erna = say("Erna Sommer").answer("recipient", text("Erna Sommer"), Proof::Free);
    assert_eq!(talk.says(erna), ["transfer-ask-iban"]);
}

#[test]
fn too_much_then_a_person() {
    let mut talk = Talk::logged_in();
    assert_eq!(talk.says(order(9000, "Anna Müller")), ["transfer-ask-amount.too-high"]);
    assert_eq!(talk.done.says[0].variables.0["max"].value, Some(euros(5000)));
    assert_eq!(talk.says(say("keine Ahnung")), ["transfer-ask-amount.again"]);
    assert_eq!(talk.says(say("blau")), ["common-handoff"]);
    assert_eq!(talk.done.handoff.as_deref(), Some("payments"));
}

#[test]
fn one_of_two_toms_by_number_title_button_or_name() {
    for way in 0..4 {
        let mut talk = Talk::logged_in();
        assert_eq!(talk.says(order(30, "Tom")), ["transfer-ask-recipient.which"]);
        let said = match way {
            0 => talk.says(say("2").answer("recipient", text("2"), Proof::Free)),
            1 => talk.says(say("Tom Braun")),
            2 => talk.tap("Tom Braun"),
            _ => talk.says(say("der Tom Braun").answer("recipient", text("Tom Braun"), Proof::Free)),
        };
        assert_eq!(said, ["transfer-confirm"], "way {way}");
        assert_eq!(talk.value("recipient"), Some(text("Tom Braun")));
        assert!(talk.value("iban").is_some());
    }
}

#[test]
fn the_bank_does_not_answer_and_is_not_asked_again() {
    let mut talk = Talk::logged_in();
    talk.says(order(250, "Anna Müller"));
    talk.says(yes());
    talk.next = Some(HandlerResult::Failed { error_id: "X7".into() });
    assert_eq!(talk.approve(true), ["transfer-unknown"]);
    assert_eq!(talk.done.says[0].or.as_deref(), Some("common-unknown"));
    assert_eq!(talk.done.says[0].variables.0["error_id"].value, Some(text("X7")));
    assert_eq!(talk.says(yes()), ["common-not-understood"]);
    assert_eq!(talk.runs.len(), 1);
}

#[test]
fn a_pause_logs_out_and_sends_nothing() {
    let mut talk = Talk::logged_in();
    talk.says(order(250, "Anna Müller"));
    assert_eq!(talk.wait(4 * 60), ["common-logout-warning"]);
    assert_eq!(talk.wait(2 * 60), ["common-expired"]);
    assert_eq!(talk.says(yes()), ["common-login"]);
    assert!(talk.runs.is_empty());
}

#[test]
fn a_pause_is_seen_without_timers() {
    let mut talk = Talk::logged_in();
    talk.says(order(250, "Anna Müller"));
    talk.later.clear();
    talk.wait(6 * 60);
    // The yes was for what is gone.
    assert_eq!(talk.says(yes()), ["common-expired"]);
    assert!(talk.session.form.is_none());
    assert_eq!(talk.session.login, crate::message::LoginLevel::None);
}

#[test]
fn theft_beats_an_open_transfer() {
    let mut talk = Talk::logged_in();
    talk.says(order(250, "Anna Müller"));
    assert_eq!(talk.says(say("geklaut").faq("faq-card-lost")), ["faq-card-lost", "common-handoff-offer"]);
    assert!(talk.session.form.is_none());
    assert_eq!(talk.tap("button-yes"), ["common-handoff"]);
    assert_eq!(talk.done.handoff.as_deref(), Some("card_emergency"));
}

#[test]
fn never_on_messenger() {
    let mut talk = Talk::new();
    talk.channel = "messenger";
    talk.session.welcomed = false;
    assert_eq!(talk.says(order(250, "Anna Müller")), ["common-welcome", "transfer-private"]);
    assert!(talk.session.form.is_none());
    assert_eq!(talk.says(say("Saldo").intent("balance", 1.0)), ["balance-messenger"]);
    assert_eq!(talk.says(say("Karte sperren").intent("card_block", 1.0)), ["card-block-first", "card-block-private"]);
}

#[test]
fn cancelled_before_the_yes() {
    let mut talk = Talk::logged_in();
    talk.says(order(640, "Anna Müller"));
    assert_eq!(talk.says(say("never mind").role(Role::Cancel)), ["transfer-cancelled"]);
    // Nothing is open: "cancelled" would be untrue.
    assert_eq!(talk.says(say("never mind").role(Role::Cancel)), ["common-not-understood"]);
}

#[test]
fn the_approval_comes_too_late() {
    let mut talk = Talk::logged_in();
    talk.says(order(250, "Anna Müller"));
    assert!(talk.wait(3 * 60).is_empty());
    assert_eq!(talk.tap("button-yes"), ["transfer-approve"]);
    let proposal = talk.proposal().unwrap();
    assert_eq!(talk.wait(3 * 60), ["common-approval-expired"]);
    assert!(talk.event(&InternalEvent::Approval { proposal, granted: true }).is_empty());
    assert!(talk.runs.is_empty());
    // Once more: prepared and read back anew.
    assert_eq!(talk.says(yes()), ["transfer-confirm"]);
}

#[test]
fn login_first_then_the_balance_then_a_follow_up() {
    let mut talk = Talk::new();
    assert_eq!(talk.says(say("Wie viel habe ich noch?").intent("balance", 1.0)), ["common-login"]);
    talk.next = Some(HandlerResult::Outcome { name: "several".into(), variables: [].into(), rows: vec![[].into()] });
    assert_eq!(talk.login(), ["balance-several"]);
    let kind = Item { list: "account".into(), id: "instant_savings".into(), name: None, kind: None };
    let follow = say("und auf dem Tagesgeldkonto").intent("balance", 1.0).followup().slot("account", Value::Item(kind));
    assert_eq!(talk.says(follow), ["balance-one"]);
    let Value::Item(account) = &talk.runs[1].slots["account"] else { panic!() };
    assert_eq!(account.id, "t1");
}

#[test]
fn a_card_is_blocked_after_login_without_approval() {
    let mut talk = Talk::new();
    let block = || say("Meine Karte sperren").intent("card_block", 1.0);
    assert_eq!(talk.says(block()), ["card-block-first", "common-login"]);
    assert_eq!(talk.login(), ["card-block-ask-card"]);
    let kind = Item { list: "card".into(), id: "girocard".into(), name: None, kind: None };
    let girocard = say("die Girocard").answer("card", Value::Item(kind), Proof::Marked);
    assert_eq!(talk.says(girocard), ["card-block-confirm"]);
    assert_eq!(talk.tap("button-yes"), ["card-block-done"]);
    assert!(talk.runs[0].proposal.is_some());
    talk.says(block());
    talk.tap("c2 name");
    assert_eq!(talk.says(say("doch nicht").role(Role::Cancel)), ["card-block-cancelled"]);
    assert_eq!(talk.runs.len(), 1);
}

#[test]
fn a_person_takes_over() {
    let mut talk = Talk::logged_in();
    assert_eq!(talk.says(say("Mitarbeiter").faq("basics-human")), ["common-handoff"]);
    assert_eq!(talk.done.handoff.as_deref(), Some("service"));
    talk.event(&InternalEvent::Agent { text: "Guten Tag".into() });
    assert!(talk.says(say("Saldo").intent("balance", 1.0)).is_empty());
    assert!(talk.runs.is_empty());
    talk.event(&InternalEvent::AgentDone);
    assert_eq!(talk.session.owner, Owner::Closing);
    assert_eq!(talk.says(say("Saldo").intent("balance", 1.0)), ["balance-one"]);
    assert_eq!(talk.session.owner, Owner::Bot);
}

#[test]
fn just_before_closing_the_bank_calls_back() {
    let mut talk = Talk::at(date(2026, 3, 2).at(19, 55, 0, 0));
    assert_eq!(
        talk.says(say("a person").faq("basics-human")),
        ["common-handoff-closed", "common-handoff-closed.callback"]
    );
    assert_eq!(talk.done.handoff, None);
    assert_eq!(talk.says(yes()), ["common-ask-phone"]);
    assert_eq!(talk.says(say("what?")), ["common-ask-phone.again"]);
    let mut number = say("030 23125 014");
    number.ranking.readings.push(crate::entity::Reading {
        tokens: 0..3,
        span: 0..13,
        kind: crate::entity::SlotType::Phone,
        value: text("03023125014"),
        proof: Proof::Likely,
        weight: 1.0,
        note: crate::entity::Note::default(),
    });
    assert_eq!(talk.says(number), ["common-noted"]);
    assert_eq!(talk.done.left.as_ref().unwrap().phone, Some(text("03023125014")));
}

#[test]
fn a_question_in_between_is_answered_and_the_form_goes_on() {
    let mut talk = Talk::logged_in();
    talk.says(say("Überweisung").intent("transfer", 1.0));
    let asked = say("wie lange dauert das").faq("faq-transfer-duration");
    assert_eq!(talk.says(asked), ["faq-transfer-duration", "transfer-ask-amount"]);
}

#[test]
fn another_topic_is_asked_about() {
    let mut talk = Talk::logged_in();
    talk.says(order(20, "Anna Müller"));
    let balance = || say("Saldo").intent("balance", 1.0);
    assert_eq!(talk.says(balance()), ["common-topic-change"]);
    assert_eq!(talk.says(no()), ["transfer-confirm"]);
    assert_eq!(talk.says(balance()), ["common-topic-change"]);
    assert_eq!(talk.says(yes()), ["balance-one"]);
    // The order is gone.
    assert_eq!(talk.says(yes()), ["common-not-understood"]);
    assert_eq!(talk.runs.len(), 1);
}

#[test]
fn two_close_topics_are_asked_back() {
    let mut talk = Talk::logged_in();
    let both = say("Konto").intent("balance", 0.8).intent("transfer", 0.76);
    assert_eq!(talk.says(both), ["common-clarify"]);
    assert_eq!(talk.done.says[0].buttons.len(), 3);
    assert_eq!(talk.says(say("1")), ["balance-one"]);
}

#[test]
fn the_second_time_a_person_is_offered() {
    let mut talk = Talk::logged_in();
    assert_eq!(talk.says(say("hm")), ["common-not-understood"]);
    assert_eq!(talk.says(say("hm")), ["common-not-understood.again"]);
    assert_eq!(talk.says(yes()), ["common-handoff"]);
}

#[test]
fn help_back_and_repeat() {
    let mut talk = Talk::logged_in();
    talk.says(say("Überweisung").intent("transfer", 1.0));
    assert_eq!(talk.says(say("Hilfe").faq("basics-help")), ["basics-help", "transfer-ask-amount"]);
    talk.says(say("99").answer("amount", euros(99), Proof::Likely));
    assert_eq!(talk.says(say("wie bitte").role(Role::Repeat)), ["transfer-ask-recipient"]);
    assert_eq!(talk.says(say("zurück").role(Role::Back)), ["transfer-ask-amount"]);
}

#[test]
fn an_account_that_may_not_pay_is_refused_with_a_choice() {
    let mut talk = Talk::logged_in();
    let kind = Item { list: "account".into(), id: "savings".into(), name: None, kind: None };
    let said = order(30, "Anna Müller").slot("account", Value::Item(kind));
    assert_eq!(talk.says(said), ["transfer-ask-account.not-allowed"]);
    assert_eq!(talk.done.says[0].variables.0["choices"].value, Some(text("g1 name, t1 name")));
    assert_eq!(talk.says(say("2")), ["transfer-confirm"]);
}

#[test]
fn a_change_of_topic_may_be_refused_or_allowed() {
    let mut talk = Talk::logged_in();
    talk.catalog.intents[0].topic_change = Some(TopicChange::Refuse);
    talk.says(order(20, "Anna Müller"));
    let balance = || say("Saldo").intent("balance", 1.0);
    assert_eq!(talk.says(balance()), ["common-topic-refused", "transfer-confirm"]);
    assert_eq!(talk.done.says[0].variables.0["title"].value, Some(text("transfer-title")));
    talk.catalog.intents[0].topic_change = Some(TopicChange::Allow);
    assert_eq!(talk.says(balance()), ["balance-one"]);
}

#[test]
fn a_second_request_is_named() {
    let second = |mut first: super::talk::Saying, other: super::talk::Saying| {
        first.ranking.second = other.ranking.candidates.into_iter().next();
        first
    };
    let mut talk = Talk::logged_in();
    let both = || second(say("Saldo").intent("balance", 1.0), order(20, "Anna Müller"));
    assert_eq!(talk.says(both()), ["balance-one", "common-second"]);
    let said = &talk.done.says[1];
    assert_eq!(said.variables.0["title"].value, Some(text("transfer-title")));
    assert!(
        matches!(&said.variables.0["details"].value, Some(Value::Text(details)) if details.contains("Anna Müller"))
    );
    // Chosen, it begins with what was said for it.
    let last = talk.session.choices.len().to_string();
    assert_eq!(talk.says(say(&last)), ["transfer-confirm"]);
    let mut talk = Talk::logged_in();
    let both = second(order(20, "Anna Müller"), say("Saldo").intent("balance", 1.0));
    assert_eq!(talk.says(both), ["common-second", "transfer-confirm"]);
    assert_eq!(talk.done.says[0].variables.0["details"].value, None);
}

#[test]
fn after_the_retries_by_rule() {
    for (rule, expected) in [
        (AfterRetries::Cancel, "transfer-cancelled"),
        (AfterRetries::Link, "common-link"),
        (AfterRetries::Handoff, "common-handoff"),
    ] {
        let mut talk = Talk::logged_in();
        talk.catalog.intents[0].slots[0].retries = Some(0);
        talk.catalog.intents[0].slots[0].after_retries = Some(rule);
        talk.says(say("Überweisung").intent("transfer", 1.0));
        assert_eq!(talk.says(say("blau")), [expected]);
        assert!(talk.session.form.is_none());
    }
}

#[test]
fn another_language_is_answered_in_it() {
    let mut talk = Talk::logged_in();
    let mut hello = say("hello").faq("basics-hello");
    hello.ranking.language = Some("en".into());
    talk.says(hello);
    assert_eq!(talk.session.language, "en");
    let mut unknown = say("salve").faq("basics-hello");
    unknown.ranking.language = Some("la".into());
    talk.says(unknown);
    assert_eq!(talk.session.language, "en");
}

#[test]
fn suggestions_are_offered_only_where_they_may_be_answered() {
    let mut talk = Talk::logged_in();
    talk.says(say("Saldo").intent("balance", 1.0));
    assert_eq!(talk.done.says[0].buttons[0].title, "#transfer-title");
    assert_eq!(talk.says(say("transfer-title")), ["transfer-ask-amount"]);
    let mut talk = Talk::new();
    talk.channel = "messenger";
    talk.says(say("weg").faq("faq-card-lost"));
    assert!(talk.done.says[0].buttons.is_empty());
}

#[test]
fn a_message_is_left_where_nobody_may_call() {
    let mut talk = Talk::at(date(2026, 3, 1).at(12, 0, 0, 0));
    talk.channel = "messenger";
    assert_eq!(
        talk.says(say("Mensch").faq("basics-human")),
        ["common-handoff-closed", "common-handoff-closed.message"]
    );
    assert_eq!(talk.says(say("Bitte melden Sie sich")), ["common-noted"]);
    assert_eq!(talk.done.left.as_ref().unwrap().message.as_deref(), Some("Bitte melden Sie sich"));
}

#[test]
fn started_twice_welcomes_once() {
    let mut talk = Talk::new();
    talk.session.welcomed = false;
    assert_eq!(talk.turn(&Event::Started), ["common-welcome"]);
    assert_eq!(talk.turn(&Event::Started), ["basics-hello"]);
}
