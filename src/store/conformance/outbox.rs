//! Sending: in order, one at a time, by one sender.

use super::{anna, at, reply, said};
use crate::error::Error;
use crate::message::{Content, Incoming, PlatformEvent};
use crate::store::{Changes, Confirmed, Delivery, Outcome, Route, Store, ToldState, Which, Worker};
use std::time::Duration;

fn ten_seconds() -> Worker {
    Worker::new("s").with_lease(Duration::from_secs(10))
}

async fn tell(store: &dyn Store, texts: &[&str], route: Route) -> Result<(), Error> {
    store.accept(&[said("anna", "a", 0)]).await?;
    let claim = store.claim(&ten_seconds(), Some(&anna()), at(0)).await?;
    let outgoing = texts.iter().map(|text| reply(&format!("id-{text}"), text)).collect();
    let claim = claim.ok_or_else(|| Error::other("nothing to claim"))?;
    let delivery = store.commit(claim, Changes { at: at(0), outgoing, route, ..Changes::default() }).await?;
    assert!(delivery.is_none(), "nobody asked for it");
    Ok(())
}

async fn take(store: &dyn Store, second: i64) -> Result<Option<Delivery>, Error> {
    store.take(&ten_seconds(), "web", at(second)).await
}

async fn must_take(store: &dyn Store, second: i64) -> Result<Delivery, Error> {
    take(store, second).await?.ok_or_else(|| Error::other(format!("nothing to send at second {second}")))
}

fn sent() -> Outcome {
    Outcome::Sent { platform_ids: vec!["m1".into()] }
}

/// The next message leaves only after the one before: sent, repeated or given up.
pub async fn messages_leave_in_order(store: &dyn Store) -> Result<(), Error> {
    tell(store, &["one", "two", "three"], Route::Outbox).await?;
    assert!(store.take(&ten_seconds(), "other", at(0)).await?.is_none(), "another channel");
    let one = must_take(store, 0).await?;
    assert_eq!((one.message.text(), one.message.seq, one.attempts), ("one", 1, 0));
    assert!(take(store, 9).await?.is_none(), "one at a time");
    store.settle(one, Outcome::Again { at: at(30), counts: true }, at(1), None).await?;
    tell(store, &["four"], Route::Outbox).await?;
    assert!(take(store, 29).await?.is_none(), "the others wait behind it, also when a new one comes");
    let one = must_take(store, 30).await?;
    assert_eq!((one.message.text(), one.attempts, one.unsure), ("one", 1, false));
    store.settle(one, Outcome::Again { at: at(31), counts: false }, at(30), None).await?;
    let one = must_take(store, 31).await?;
    assert_eq!(one.attempts, 1, "a pause is not an attempt");
    store.settle(one, sent(), at(31), None).await?;
    let two = must_take(store, 31).await?;
    assert_eq!(two.message.text(), "two");
    store.settle(two, Outcome::Dead { reason: "unreachable".into() }, at(31), None).await?;
    for (text, seq) in [("three", 3), ("four", 4)] {
        let next = must_take(store, 31).await?;
        assert_eq!((next.message.text(), next.message.seq), (text, seq));
        store.settle(next, sent(), at(31), None).await?;
    }
    assert!(take(store, 99).await?.is_none());
    tell(store, &["told"], Route::Returned).await?;
    assert!(take(store, 99).await?.is_none(), "the caller was given it");
    let view = store.read(&anna()).await?.ok_or_else(|| Error::other("the conversation is gone"))?;
    let states: Vec<_> = view.told.iter().map(|told| told.state).collect();
    use ToldState::{Dead, Returned, Sent};
    assert_eq!(states, [Sent, Dead, Sent, Sent, Returned]);
    Ok(())
}

/// A delivery whose lease ran out is somebody else's; the first sender's report comes too late.
pub async fn a_lost_delivery_is_stale(store: &dyn Store) -> Result<(), Error> {
    tell(store, &["one", "two"], Route::Outbox).await?;
    let slow = must_take(store, 0).await?;
    let quick = must_take(store, 10).await?;
    assert_eq!(slow.message.id, quick.message.id);
    assert_eq!((slow.unsure, quick.unsure), (false, true), "it may have arrived already");
    assert!(store.settle(slow.clone(), sent(), at(11), None).await.is_err_and(|error| error.is_stale()));
    store.settle(quick.clone(), sent(), at(11), None).await?;
    assert!(store.settle(quick, sent(), at(11), None).await.is_err_and(|error| error.is_stale()), "only once");
    let two = must_take(store, 11).await?;
    assert!(!two.unsure, "nobody had it before");
    assert!(store.settle(slow, sent(), at(11), None).await.is_err_and(|error| error.is_stale()));
    store.settle(two, sent(), at(11), None).await.map(drop)
}

/// A turn can hand its first message straight to a sender, who then holds it as if it had been taken.
pub async fn a_commit_hands_over_a_delivery(store: &dyn Store) -> Result<(), Error> {
    let commit = async |texts: &[&str], route: Route, second: i64| {
        store.accept(&[said("anna", "a", second)]).await?;
        let claim = store.claim(&ten_seconds(), Some(&anna()), at(second)).await?;
        let claim = claim.ok_or_else(|| Error::other("nothing to claim"))?;
        let outgoing = texts.iter().map(|text| reply(&format!("id-{text}"), text)).collect();
        let sender = Some(ten_seconds());
        store.commit(claim, Changes { at: at(second), outgoing, route, sender, ..Changes::default() }).await
    };
    assert!(commit(&[], Route::Outbox, 0).await?.is_none(), "nothing was said");
    assert!(commit(&["told"], Route::Returned, 0).await?.is_none(), "the caller was given it");
    let one = commit(&["one", "two"], Route::Outbox, 0).await?;
    let one = one.ok_or_else(|| Error::other("the first message was not handed over"))?;
    assert_eq!((one.message.text(), one.message.seq, one.attempts), ("one", 2, 0));
    assert!(take(store, 9).await?.is_none(), "it is held");
    assert_eq!(store.due().await?.outbox, Some(at(10)), "until the lease runs out");
    assert!(commit(&["three"], Route::Outbox, 1).await?.is_none(), "one at a time");
    store.settle(one.clone(), sent(), at(1), None).await?;
    assert!(store.settle(one, sent(), at(1), None).await.is_err_and(|error| error.is_stale()), "only once");
    let two = must_take(store, 1).await?;
    assert_eq!(two.message.text(), "two");
    store.settle(two, Outcome::Again { at: at(30), counts: true }, at(1), None).await?;
    assert!(commit(&["four"], Route::Outbox, 2).await?.is_none(), "a repetition is waited for");
    for text in ["two", "three", "four"] {
        let next = must_take(store, 30).await?;
        assert_eq!(next.message.text(), text);
        store.settle(next, sent(), at(30), None).await?;
    }
    let lost = commit(&["five"], Route::Outbox, 40).await?;
    let lost = lost.ok_or_else(|| Error::other("the message was not handed over"))?;
    let again = must_take(store, 50).await?;
    assert_eq!(lost.message.id, again.message.id, "a sender that died loses nothing");
    assert!(!lost.unsure && again.unsure);
    assert!(store.settle(lost, sent(), at(51), None).await.is_err_and(|error| error.is_stale()));
    store.settle(again, sent(), at(51), None).await.map(drop)
}

/// Whoever settles a message can take the next one of its conversation at once, and no other.
pub async fn settling_hands_over_the_next_delivery(store: &dyn Store) -> Result<(), Error> {
    tell(store, &["one", "two", "three"], Route::Outbox).await?;
    store.accept(&[Incoming::said("web", "ben", "a")]).await?;
    let sender = ten_seconds();
    let one = must_take(store, 0).await?;
    let again = Outcome::Again { at: at(30), counts: true };
    assert!(store.settle(one, again, at(1), Some(&sender)).await?.is_none(), "a repetition is waited for");
    let one = must_take(store, 30).await?;
    let two = store.settle(one.clone(), sent(), at(30), Some(&sender)).await?;
    let two = two.ok_or_else(|| Error::other("the next message was not handed over"))?;
    assert_eq!((two.message.text(), two.message.seq, two.attempts, two.heard_at), ("two", 2, 0, one.heard_at));
    assert!(store.settle(one, sent(), at(30), Some(&sender)).await.is_err_and(|error| error.is_stale()), "only once");
    assert!(take(store, 39).await?.is_none(), "it is held");
    let lost = must_take(store, 40).await?;
    assert_eq!(lost.message.id, two.message.id, "a sender that died loses nothing");
    assert!(store.settle(two, sent(), at(41), Some(&sender)).await.is_err_and(|error| error.is_stale()));
    let dead = Outcome::Dead { reason: "unreachable".into() };
    let three = store.settle(lost, dead, at(41), Some(&sender)).await?;
    let three = three.ok_or_else(|| Error::other("the last message was not handed over"))?;
    assert_eq!(three.message.text(), "three");
    assert!(store.settle(three, sent(), at(41), Some(&sender)).await?.is_none(), "nothing is left");
    assert!(take(store, 99).await?.is_none() && store.due().await?.outbox.is_none());
    Ok(())
}

/// Whoever waits is told of new work, and knows when to look again.
pub async fn news_and_due_times_tell_of_work(store: &dyn Store) -> Result<(), Error> {
    let mut news = store.news();
    let before = *news.borrow_and_update();
    let due = store.due().await?;
    assert!(due.inbox.is_none() && due.outbox.is_none(), "an empty store");
    store.accept(&[said("anna", "a", 0)]).await?;
    assert_ne!(news.borrow_and_update().inbox, before.inbox, "a message was accepted");
    assert!(store.due().await?.inbox.is_some_and(|due| due <= at(0)));
    let claim = store.claim(&ten_seconds(), None, at(0)).await?.ok_or_else(|| Error::other("nothing to claim"))?;
    assert_eq!(store.due().await?.inbox, Some(at(10)), "the lease runs out");
    store.commit(claim, Changes { outgoing: vec![reply("x", "one")], ..Changes::default() }).await?;
    assert_ne!(news.borrow_and_update().outbox, before.outbox, "a reply was committed");
    let due = store.due().await?;
    assert!(due.inbox.is_none() && due.outbox.is_some_and(|due| due <= at(0)));
    must_take(store, 0).await?;
    assert_eq!(store.due().await?.outbox, Some(at(10)), "the lease runs out");
    Ok(())
}

/// One more turn of the conversation, which changes only what `changes` says.
async fn another_turn(store: &dyn Store, second: i64, changes: Changes) -> Result<(), Error> {
    let content = Content::Platform(PlatformEvent::Receipt { ids: Vec::new() });
    store.accept(&[Incoming::new(anna(), at(second), content)]).await?;
    let claim = store.claim(&ten_seconds(), Some(&anna()), at(second)).await?;
    let claim = claim.ok_or_else(|| Error::other("nothing to claim"))?;
    store.commit(claim, Changes { at: at(second), ..changes }).await.map(drop)
}

/// A message that the platform says it has is not sent again, and whoever sends it just now is too late.
pub async fn what_has_arrived_is_not_sent_again(store: &dyn Store) -> Result<(), Error> {
    tell(store, &["one", "two"], Route::Outbox).await?;
    let one = must_take(store, 0).await?;
    assert_eq!(one.heard_at, Some(at(0)), "the customer wrote at that time, and receipts do not count");
    store.settle(one, Outcome::Again { at: at(30), counts: true }, at(1), None).await?;
    let arrived = |id: &str| Confirmed { message: id.into(), platform_ids: vec!["m9".into()] };
    let confirmed = vec![arrived("id-one"), arrived("id-nobodys")];
    another_turn(store, 2, Changes { confirmed: confirmed.clone(), ..Changes::default() }).await?;
    let two = must_take(store, 2).await?;
    assert_eq!((two.message.text(), two.heard_at), ("two", Some(at(0))));
    // While it is under way, the platform confirms it.
    another_turn(store, 3, Changes { confirmed: vec![arrived("id-two")], ..Changes::default() }).await?;
    assert!(store.settle(two, sent(), at(3), None).await.is_err_and(|error| error.is_stale()));
    assert!(take(store, 99).await?.is_none());
    another_turn(store, 4, Changes { confirmed, ..Changes::default() }).await?;
    let view = store.read(&anna()).await?.ok_or_else(|| Error::other("no view"))?;
    assert!(view.told.iter().all(|told| told.state == ToldState::Sent && told.ended_at.is_some()));
    Ok(())
}

/// Operators see what was given up, and why; what they want sent is sent, in its place and however old it is.
pub async fn what_was_given_up_can_be_sent_after_all(store: &dyn Store) -> Result<(), Error> {
    assert!(store.views(&Which::GivenUp).await?.is_empty());
    tell(store, &["one", "two"], Route::Outbox).await?;
    let one = must_take(store, 0).await?;
    store.settle(one, Outcome::Dead { reason: "too-old".into() }, at(1), None).await?;
    let views = store.views(&Which::GivenUp).await?;
    let dead: Vec<_> = views.iter().flat_map(|view| &view.told).filter(|told| told.state == ToldState::Dead).collect();
    let seen: Vec<_> =
        dead.iter().map(|told| (told.message.id.as_str(), told.reason.as_deref(), told.ended_at)).collect();
    assert_eq!(seen, [("id-one", Some("too-old"), Some(at(1)))]);
    let revived = vec!["id-one".to_owned(), "id-two".to_owned()];
    another_turn(store, 2, Changes { revived, ..Changes::default() }).await?;
    for text in ["one", "two"] {
        let next = must_take(store, 2).await?;
        assert_eq!((next.message.text(), next.attempts), (text, 0));
        store.settle(next, sent(), at(2), None).await?;
    }
    assert!(store.views(&Which::GivenUp).await?.is_empty() && take(store, 99).await?.is_none());
    Ok(())
}
