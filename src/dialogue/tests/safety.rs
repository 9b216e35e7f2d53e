//! What must never happen, one test each.

use super::bank::{euros, text};
use super::talk::{Saying, Talk, no, say, yes};
use crate::catalog::{DateRule, Effect, Notice, Role};
use crate::dialogue::{Awaited, Event, HandlerResult};
use crate::entity::{Item, Proof, Value};
use crate::message::{DataClass, InternalEvent, LoginLevel, PersonId};

fn order(amount: i64) -> Saying {
    say("überweise Geld").intent("transfer", 1.0).slot("amount", euros(amount)).slot("recipient", text("Anna Müller"))
}

fn block(talk: &mut Talk) -> Vec<String> {
    let kind = Item { list: "card".into(), id: "girocard".into(), name: None, kind: None };
    talk.says(say("sperren").intent("card_block", 1.0).slot("card", Value::Item(kind)))
}

#[test]
fn a_thumb_moves_no_money_but_blocks_a_card() {
    let thumb = || say("👍").role(Role::Yes);
    let mut talk = Talk::logged_in();
    talk.says(order(50));
    assert_eq!(talk.says(thumb()), ["transfer-confirm.again"]);
    assert_eq!(block(&mut talk), ["card-block-first", "card-block-confirm"]);
    assert_eq!(talk.says(thumb()), ["card-block-done"]);
}

#[test]
fn yes_with_a_correction_or_an_unknown_rest_is_no_yes() {
    let mut talk = Talk::logged_in();
    talk.says(order(50));
    let first = talk.proposal();
    assert_eq!(talk.says(say("ja aber morgens").role_and_more(Role::Yes)), ["transfer-confirm.again"]);
    assert_eq!(talk.proposal(), first);
    let correction = say("ja, aber 60 Euro").role_and_more(Role::Yes).mentions("amount", euros(60));
    assert_eq!(talk.says(correction), ["transfer-confirm"]);
    assert_ne!(talk.proposal(), first);
}

#[test]
fn buttons_of_an_earlier_read_back_agree_to_nothing() {
    let mut talk = Talk::logged_in();
    talk.says(order(50));
    let old = talk.done.says[0].buttons[0].payload.clone();
    talk.says(say("60 Euro").mentions("amount", euros(60)));
    assert_eq!(talk.press(&old), ["common-outdated", "transfer-confirm"]);
    assert_eq!(talk.session.awaited, Awaited::Confirmation);
}

#[test]
fn a_second_press_repeats_what_is_to_be_approved() {
    let mut talk = Talk::logged_in();
    talk.says(order(50));
    let payload = talk.done.says[0].buttons[0].payload.clone();
    assert_eq!(talk.press(&payload), ["transfer-approve"]);
    assert_eq!(talk.press(&payload), ["transfer-approve"]);
    assert_eq!(talk.approve(true), ["transfer-done"]);
    assert_eq!(talk.press(&payload), ["common-outdated"]);
    assert_eq!(talk.runs.len(), 1);
}

#[test]
fn an_approval_of_a_changed_order_is_ignored() {
    let mut talk = Talk::logged_in();
    talk.says(order(50));
    talk.says(yes());
    let proposal = talk.proposal().unwrap();
    assert_eq!(talk.says(no()), ["transfer-change"]);
    assert!(talk.event(&InternalEvent::Approval { proposal: proposal.clone(), granted: true }).is_empty());
    talk.says(say("60 Euro").mentions("amount", euros(60)));
    assert!(talk.event(&InternalEvent::Approval { proposal, granted: true }).is_empty());
    assert!(talk.runs.is_empty());
}

#[test]
fn an_old_read_back_is_read_again() {
    let mut talk = Talk::logged_in();
    talk.catalog.bot.logout_after = std::time::Duration::from_secs(3600);
    talk.says(order(50));
    let first = talk.proposal();
    talk.wait(301);
    assert_eq!(talk.says(yes()), ["transfer-confirm"]);
    assert_ne!(talk.proposal(), first);
}

#[test]
fn a_failed_change_is_not_called_again() {
    let mut talk = Talk::logged_in();
    block(&mut talk);
    talk.next = Some(HandlerResult::Failed { error_id: "X1".into() });
    assert_eq!(talk.says(yes()), ["card-block-unknown"]);
    assert_eq!(talk.done.evidence.last().unwrap().kind, "unknown");
    for word in [yes(), say("noch einmal").role(Role::Repeat), say("ok").role(Role::Yes)] {
        talk.says(word);
    }
    assert_eq!(talk.runs.len(), 1);
}

#[test]
fn a_failed_look_keeps_the_form() {
    let mut talk = Talk::logged_in();
    talk.next = Some(HandlerResult::Failed { error_id: "X2".into() });
    assert_eq!(talk.says(say("Saldo").intent("balance", 1.0)), ["common-error"]);
    assert_eq!(talk.says(yes()), ["balance-one"]);
}

#[test]
fn after_a_failed_preparation_the_former_order_is_void() {
    let mut talk = Talk::logged_in();
    talk.says(order(50));
    talk.prepare_fails = true;
    assert_eq!(talk.says(say("60 Euro").mentions("amount", euros(60))), ["common-error"]);
    assert_eq!(talk.proposal(), None);
    talk.prepare_fails = false;
    assert_eq!(talk.says(yes()), ["transfer-confirm"]);
    assert_eq!(talk.value("amount"), Some(euros(60)));
}

#[test]
fn an_undeclared_outcome_of_a_change_is_unknown_and_undeclared_variables_are_secret() {
    let mut talk = Talk::logged_in();
    block(&mut talk);
    talk.next = Some(HandlerResult::Outcome { name: "odd".into(), variables: [].into(), rows: Vec::new() });
    assert_eq!(talk.says(yes()), ["card-block-unknown"]);
    let variables = [("balance".to_owned(), euros(1)), ("pin".to_owned(), text("1234"))].into();
    talk.next = Some(HandlerResult::Outcome { name: "one".into(), variables, rows: Vec::new() });
    talk.says(say("Saldo").intent("balance", 1.0));
    let shown = &talk.done.says[0].variables.0;
    assert_eq!((shown["balance"].class, shown["pin"].class), (DataClass::Account, DataClass::Secret));
}

#[test]
fn another_person_finds_nothing_of_the_former() {
    let mut talk = Talk::logged_in();
    talk.says(order(50));
    talk.event(&InternalEvent::LoggedIn { person: PersonId("otto".into()), level: LoginLevel::Login });
    assert!(talk.session.form.is_none() && talk.session.lists.is_empty() && talk.session.recent.is_none());
    assert_eq!(talk.says(yes()), ["common-not-understood"]);
}

#[test]
fn a_stale_login_does_not_change_anything() {
    let mut talk = Talk::logged_in();
    for _ in 0..3 {
        talk.wait(200);
        talk.says(say("Hallo").faq("basics-hello"));
    }
    block(&mut talk);
    let proposal = talk.proposal();
    assert_eq!(talk.says(yes()), ["common-login"]);
    assert_eq!(talk.login(), ["card-block-done"]);
    assert_eq!(talk.runs[0].proposal, proposal);
}

#[test]
fn a_higher_login_is_asked_for_by_a_handler() {
    let mut talk = Talk::logged_in();
    talk.next = Some(HandlerResult::StepUp(LoginLevel::Strong));
    assert_eq!(talk.says(say("Saldo").intent("balance", 1.0)), ["common-login"]);
    assert_eq!(talk.login(), ["common-login"]);
    let strong = InternalEvent::LoggedIn { person: PersonId("anna".into()), level: LoginLevel::Strong };
    assert_eq!(talk.event(&strong), ["balance-one"]);
}

#[test]
fn a_higher_login_for_an_order_reads_it_back_anew() {
    let mut talk = Talk::logged_in();
    for _ in 0..3 {
        talk.wait(200);
        talk.says(say("Hallo").faq("basics-hello"));
    }
    block(&mut talk);
    talk.says(yes());
    talk.next = Some(HandlerResult::StepUp(LoginLevel::Strong));
    assert_eq!(talk.login(), ["common-login"]);
    let strong = InternalEvent::LoggedIn { person: PersonId("anna".into()), level: LoginLevel::Strong };
    assert_eq!(talk.event(&strong), ["card-block-confirm"]);
    assert_eq!(talk.says(yes()), ["card-block-done"]);
    assert_ne!(talk.runs[0].proposal, talk.runs[1].proposal);
}

#[test]
fn a_stricter_limit_is_kept_by_orders_that_were_read_back() {
    let mut talk = Talk::logged_in();
    talk.says(order(50));
    talk.catalog.intents[0].slots[0].max = Some(euros(40));
    assert_eq!(talk.says(yes()), ["transfer-ask-amount.too-high"]);
}

#[test]
fn a_changed_file_voids_the_order_and_keeps_the_values() {
    let mut talk = Talk::logged_in();
    talk.says(order(50));
    let first = talk.proposal();
    talk.catalog.intents[0].slots.retain(|slot| slot.name != "purpose");
    assert_eq!(talk.says(yes()), ["transfer-confirm"]);
    assert_ne!(talk.proposal(), first);
    assert_eq!(talk.value("amount"), Some(euros(50)));
}

#[test]
fn a_file_switched_off_ends_its_order() {
    let mut talk = Talk::logged_in();
    talk.says(order(50));
    talk.catalog.intents[0].broken = true;
    assert_eq!(talk.says(yes()), ["common-off"]);
    assert!(talk.session.form.is_none());
    assert_eq!(talk.says(say("Überweisung").intent("transfer", 1.0)), ["common-off"]);
}

#[test]
fn money_needs_an_approval_whatever_the_file_says() {
    let mut talk = Talk::logged_in();
    talk.catalog.intents[2].effect = Effect::Money;
    block(&mut talk);
    assert_eq!(talk.says(yes()), ["card-block-approve"]);
    assert!(talk.runs.is_empty());
}

#[test]
fn a_new_recipient_takes_the_former_iban_along() {
    let mut talk = Talk::logged_in();
    talk.says(order(50));
    assert!(talk.value("iban").is_some());
    let erna = say("an Erna Sommer").mentions("recipient", text("Erna Sommer"));
    assert_eq!(talk.says(erna), ["transfer-ask-iban"]);
    assert_eq!(talk.value("iban"), None);
}

#[test]
fn dates_outside_the_rule_are_told() {
    let mut talk = Talk::logged_in();
    talk.catalog.intents[0].slots[5].from = Some(DateRule::NextBankDay);
    talk.catalog.intents[0].slots[5].bank_days = true;
    let on = |d: i8| Value::Date(jiff::civil::date(2026, 3, d));
    talk.says(order(50).slot("date", on(2)));
    // No such attribute exists here, so the question itself is asked.
    assert_eq!(talk.done.says[0].text, "transfer-ask-date");
    assert_eq!(talk.says(say("7.3.").answer("date", on(7), Proof::Marked)), ["transfer-ask-date.not-allowed"]);
    assert_eq!(talk.says(say("9.3.").answer("date", on(9), Proof::Marked)), ["transfer-confirm"]);
}

#[test]
fn a_notice_is_shown_once_and_the_welcome_first() {
    let mut talk = Talk::logged_in();
    talk.session.welcomed = false;
    let notice = Notice { valid_from: None, valid_until: None, channels: Vec::new(), place: super::bank::place() };
    talk.catalog.bot.notices.insert("big_news".into(), notice);
    let hello = || say("Hallo").faq("basics-hello");
    assert_eq!(talk.says(hello()), ["common-welcome", "common-notice-big-news", "basics-hello"]);
    assert_eq!(talk.says(hello()), ["basics-hello"]);
}

#[test]
fn what_cannot_be_read_is_said_and_the_question_stays() {
    let mut talk = Talk::logged_in();
    talk.says(say("Überweisung").intent("transfer", 1.0));
    assert_eq!(talk.turn(&Event::Attached), ["common-unreadable", "transfer-ask-amount"]);
    assert_eq!(talk.says(say("🙂")), ["common-unreadable", "transfer-ask-amount"]);
}
