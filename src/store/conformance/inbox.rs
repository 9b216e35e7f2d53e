//! Accepting: once, in order, and not before it is due.

use super::{anna, at, said, words};
use crate::error::Error;
use crate::message::ConversationId;
use crate::store::{Changes, Store, Worker};

/// Takes everything that is due at `second` and gives back what was said, in order.
async fn drain(store: &dyn Store, second: i64) -> Result<Vec<String>, Error> {
    let mut taken = Vec::new();
    while let Some(claim) = store.claim(&Worker::new("w"), None, at(second)).await? {
        taken.push(words(&claim.incoming).to_owned());
        store.commit(claim, Changes { at: at(second), ..Changes::default() }).await?;
    }
    Ok(taken)
}

/// Any dedupe key that the conversation knows makes a duplicate; others' keys do not.
pub async fn duplicates_are_taken_once(store: &dyn Store) -> Result<(), Error> {
    let mut first = said("anna", "a", 0);
    first.dedupe = vec!["event-1".into(), "time-1".into()];
    let mut second = said("anna", "b", 0);
    second.dedupe = vec!["other".into(), "time-1".into()];
    let accepted = store.accept(&[first.clone(), second.clone(), said("anna", "c", 0), said("anna", "c", 0)]).await?;
    assert_eq!(accepted.new, [true, false, true, true], "a key that was seen, two messages without keys");
    assert_eq!(accepted.ids.first(), accepted.ids.get(1), "a duplicate has the id of the first");
    assert_eq!(accepted.fresh(), 3);

    assert_eq!(drain(store, 0).await?, ["a", "c", "c"]);
    let again = store.accept(&[first.clone()]).await?;
    assert_eq!((again.new.as_slice(), again.ids.first()), (&[false][..], accepted.ids.first()), "also when answered");
    // The key of a duplicate does not become known.
    second.dedupe = vec!["other".into()];
    assert_eq!(store.accept(&[second]).await?.new, [true]);
    first.conversation = ConversationId::new("web", "bodo");
    assert_eq!(store.accept(&[first]).await?.new, [true], "keys belong to a conversation");
    assert_eq!(store.accept(&[]).await?.fresh(), 0);
    Ok(())
}

/// Within a batch, the platform's time decides; results keep the batch's order.
pub async fn batches_are_ordered(store: &dyn Store) -> Result<(), Error> {
    let timed = |text: &str, second: i64| {
        let mut message = said("anna", text, 0);
        message.platform_at = Some(at(second));
        message
    };
    let accepted = store.accept(&[timed("late", 9), said("anna", "untimed", 0), timed("early", 3)]).await?;
    let by_id = |a: usize, b: usize| accepted.ids.get(a).cmp(&accepted.ids.get(b));
    assert!(by_id(2, 1).is_lt() && by_id(1, 0).is_lt(), "ids grow in the order of taking");
    assert_eq!(drain(store, 0).await?, ["early", "untimed", "late"]);
    Ok(())
}

/// Messages of one conversation come in the order of acceptance, even if our clock steps back.
pub async fn one_conversation_is_first_in_first_out(store: &dyn Store) -> Result<(), Error> {
    for (text, second) in [("one", 50), ("two", 10), ("three", 99), ("four", 0)] {
        store.accept(&[said("anna", text, second)]).await?;
    }
    let thread = ConversationId { thread: Some("t".into()), ..anna() };
    let mut aside = said("anna", "aside", 0);
    aside.conversation = thread.clone();
    store.accept(&[aside]).await?;
    let claim = store.claim(&Worker::new("w"), Some(&thread), at(0)).await?;
    assert_eq!(claim.map(|claim| claim.conversation), Some(thread), "a thread is a conversation of its own");
    assert_eq!(drain(store, 5).await?, ["one", "two", "three", "four"]);
    Ok(())
}

/// What is delayed waits, then comes where its time puts it, and never holds others up.
pub async fn delayed_messages_wait(store: &dyn Store) -> Result<(), Error> {
    let mut timer = said("anna", "timer", 0);
    timer.due_at = Some(at(60));
    store.accept(&[timer, said("anna", "before", 1)]).await?;
    assert_eq!(drain(store, 59).await?, ["before"]);
    assert_eq!(store.due().await?.inbox, Some(at(60)));
    store.accept(&[said("anna", "after", 70)]).await?;
    assert_eq!(drain(store, 70).await?, ["timer", "after"]);
    assert_eq!(store.due().await?.inbox, None);
    Ok(())
}
