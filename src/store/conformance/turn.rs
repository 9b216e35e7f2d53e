//! Turns: claims, fences and commits.

use super::{anna, at, reply, said, words};
use crate::error::Error;
use crate::message::PersonId;
use crate::store::{Changes, Claim, HeardState, Store, Taken, Worker};
use crate::turn::Record;
use std::time::Duration;

fn ten_seconds() -> Worker {
    Worker::new("w").with_lease(Duration::from_secs(10))
}

async fn must_claim(store: &dyn Store, second: i64) -> Result<Claim, Error> {
    let claim = store.claim(&ten_seconds(), None, at(second)).await?;
    claim.ok_or_else(|| Error::other(format!("nothing to claim at second {second}")))
}

/// While a claim is held, its conversation is nobody else's; others are free.
pub async fn a_claim_holds_its_conversation(store: &dyn Store) -> Result<(), Error> {
    store.accept(&[said("anna", "a1", 0), said("anna", "a2", 0), said("bodo", "b1", 0)]).await?;
    let first = must_claim(store, 0).await?;
    let second = must_claim(store, 0).await?;
    assert_eq!((words(&first.incoming), words(&second.incoming)), ("a1", "b1"), "who waits longest comes first");
    assert!(store.claim(&ten_seconds(), None, at(9)).await?.is_none(), "both are held");
    assert!(store.claim(&ten_seconds(), Some(&anna()), at(9)).await?.is_none(), "also when asked for by name");
    store.accept(&[said("anna", "a3", 1)]).await?;
    assert!(store.claim(&ten_seconds(), None, at(9)).await?.is_none(), "a new message does not free it");
    store.renew(&first, at(9)).await?;
    store.commit(second, Changes::default()).await?;
    assert!(store.claim(&ten_seconds(), None, at(18)).await?.is_none(), "renewed until second 19");
    store.commit(first, Changes::default()).await?;
    assert_eq!(words(&must_claim(store, 18).await?.incoming), "a2");
    Ok(())
}

/// A lease that ran out gives the same message to another; the first one has lost it.
pub async fn a_lost_claim_is_stale(store: &dyn Store) -> Result<(), Error> {
    store.accept(&[said("anna", "a", 0)]).await?;
    let slow = must_claim(store, 0).await?;
    let quick = must_claim(store, 10).await?;
    assert_eq!(slow.message, quick.message);
    assert!(quick.fence > slow.fence);
    assert!(store.renew(&slow, at(11)).await.is_err_and(|error| error.is_stale()));
    assert!(store.commit(slow.clone(), Changes::default()).await.is_err_and(|error| error.is_stale()));
    store.commit(quick.clone(), Changes::default()).await?;
    assert!(store.commit(slow, Changes::default()).await.is_err_and(|error| error.is_stale()));
    assert!(store.commit(quick, Changes::default()).await.is_err_and(|error| error.is_stale()), "only once");
    store.accept(&[said("anna", "b", 0)]).await?;
    let late = must_claim(store, 20).await?;
    store.commit(late, Changes::default()).await?;
    Ok(())
}

/// Nothing of a stale commit is kept.
pub async fn a_stale_commit_changes_nothing(store: &dyn Store) -> Result<(), Error> {
    store.accept(&[said("anna", "a", 0)]).await?;
    let slow = must_claim(store, 0).await?;
    let quick = must_claim(store, 10).await?;
    let all = Changes {
        session: Some(b"wrong".to_vec()),
        outgoing: vec![reply("x", "wrong")],
        later: vec![said("anna", "wrong", 0)],
        records: vec![Record { proposal: "p".into(), kind: "yes".into(), content: Vec::new() }],
        person: Some(PersonId("wrong".into())),
        ..Changes::default()
    };
    assert!(store.commit(slow, all).await.is_err());
    let view = store.read(&anna()).await?.ok_or_else(|| Error::other("the conversation is gone"))?;
    assert!(view.session.is_none() && view.told.is_empty() && view.records.is_empty() && view.heard.len() == 1);
    assert_eq!(view.person, quick.person);
    store.commit(quick, Changes::default()).await.map(drop)
}

/// Session, replies, timers, evidence and person are there for the next turn.
pub async fn a_turn_is_committed_whole(store: &dyn Store) -> Result<(), Error> {
    store.accept(&[said("anna", "a", 0)]).await?;
    let claim = must_claim(store, 0).await?;
    assert_eq!((claim.session.as_deref(), claim.next_seq, claim.failures), (None, 1, 0));
    let (message, person) = (claim.message, PersonId("customer-7".into()));
    let mut timer = said("anna", "timer", 0);
    timer.due_at = Some(at(60));
    timer.dedupe = vec!["timer-1".into()];
    let changes = Changes {
        at: at(1),
        session: Some(b"state".to_vec()),
        outgoing: vec![reply("x1", "one"), reply("x2", "two")],
        later: vec![timer.clone(), timer],
        records: vec![Record { proposal: "p1".into(), kind: "yes".into(), content: b"ja".to_vec() }],
        person: Some(person.clone()),
        ..Changes::default()
    };
    store.commit(claim, changes).await?;
    let timer = must_claim(store, 60).await?;
    assert_eq!(words(&timer.incoming), "timer");
    assert_eq!((timer.session.as_deref(), timer.next_seq, &timer.person), (Some(&b"state"[..]), 3, &person));
    store.commit(timer, Changes { at: at(61), ..Changes::default() }).await?;
    assert!(store.claim(&ten_seconds(), None, at(99)).await?.is_none(), "the timer's key was taken once");

    let view = store.read(&anna()).await?.ok_or_else(|| Error::other("the conversation is gone"))?;
    assert_eq!(view.session.as_deref(), Some(&b"state"[..]), "a turn that sets no session leaves it");
    let told: Vec<_> = view.replies(message).iter().map(|m| (m.id.clone(), m.seq, m.text().to_owned())).collect();
    assert_eq!(told, [("x1".into(), 1, "one".into()), ("x2".into(), 2, "two".into())]);
    let records: Vec<_> = view.records.iter().map(|r| (&*r.proposal, &*r.kind, &*r.content)).collect();
    assert_eq!(records, [("p1", "yes", &b"ja"[..])]);
    Ok(())
}

/// A message that is to come again comes again first, and not early because another arrives.
pub async fn a_failed_turn_holds_the_conversation(store: &dyn Store) -> Result<(), Error> {
    store.accept(&[said("anna", "a", 0)]).await?;
    let claim = must_claim(store, 0).await?;
    store.commit(claim, Changes { taken: Taken::Again { at: at(30) }, ..Changes::default() }).await?;
    store.accept(&[said("anna", "b", 1)]).await?;
    assert!(store.claim(&ten_seconds(), None, at(29)).await?.is_none());
    assert_eq!(store.due().await?.inbox, Some(at(30)));
    let claim = must_claim(store, 30).await?;
    assert_eq!((words(&claim.incoming), claim.failures), ("a", 1));
    store.commit(claim, Changes::default()).await?;
    assert_eq!(words(&must_claim(store, 30).await?.incoming), "b");
    Ok(())
}

/// A message that is set aside is kept, and the conversation goes on.
pub async fn a_message_is_set_aside(store: &dyn Store) -> Result<(), Error> {
    store.accept(&[said("anna", "a", 0), said("anna", "b", 0)]).await?;
    let claim = must_claim(store, 0).await?;
    let message = claim.message;
    store.commit(claim, Changes { taken: Taken::SetAside, ..Changes::default() }).await?;
    assert_eq!(words(&must_claim(store, 0).await?.incoming), "b");
    let view = store.read(&anna()).await?.ok_or_else(|| Error::other("the conversation is gone"))?;
    let states: Vec<_> = view.heard.iter().map(|heard| (heard.id == message, heard.state, heard.failures)).collect();
    assert_eq!(states, [(true, HeardState::SetAside, 1), (false, HeardState::Waiting, 0)]);
    Ok(())
}
