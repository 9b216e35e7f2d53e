//! People: exporting, erasing, letting go.

use super::{anna, at, reply, said};
use crate::error::Error;
use crate::message::{ConversationId, PersonId};
use crate::store::{Changes, Receipt, Retention, Store, Which, Whom, Worker};
use crate::turn::Record;
use std::time::Duration;

async fn one_turn(store: &dyn Store, peer: &str, second: i64) -> Result<(), Error> {
    let mut message = said(peer, "a", second);
    message.dedupe = vec![format!("{peer}-{second}")];
    let conversation = message.conversation.clone();
    store.accept(&[message]).await?;
    let claim = store.claim(&Worker::new("w"), Some(&conversation), at(second)).await?;
    let mut answer = reply(&format!("{peer}-{second}"), "b");
    answer.conversation = conversation;
    let changes = Changes {
        at: at(second),
        session: Some(b"state".to_vec()),
        outgoing: vec![answer],
        route: crate::store::Route::Returned,
        records: vec![Record { proposal: "p".into(), kind: "yes".into(), content: b"ja".to_vec() }],
        person: Some(PersonId("customer-7".into())),
        ..Changes::default()
    };
    store.commit(claim.ok_or_else(|| Error::other("nothing to claim"))?, changes).await.map(drop)
}

/// All conversations of a person, and only those.
pub async fn exports_are_complete(store: &dyn Store) -> Result<(), Error> {
    one_turn(store, "anna", 0).await?;
    one_turn(store, "anna-phone", 0).await?;
    store.accept(&[said("bodo", "a", 0)]).await?;
    let views = store.views(&Which::Person(PersonId("customer-7".into()))).await?;
    let mut peers: Vec<_> = views.iter().map(|view| view.conversation.peer.as_str()).collect();
    peers.sort_unstable();
    assert_eq!(peers, ["anna", "anna-phone"]);
    assert!(views.iter().all(|v| v.heard.len() == 1 && v.told.len() == 1 && v.records.len() == 1));
    assert!(store.views(&Which::Person(PersonId("nobody".into()))).await?.is_empty());
    assert!(store.read(&ConversationId::new("web", "nobody")).await?.is_none());
    Ok(())
}

/// What is erased is gone, claims on it are lost, and whoever comes back is new.
pub async fn erasing_leaves_nothing(store: &dyn Store) -> Result<(), Error> {
    one_turn(store, "anna", 0).await?;
    one_turn(store, "anna-phone", 0).await?;
    store.accept(&[said("anna", "waiting", 1), said("bodo", "a", 1)]).await?;
    let claim = store.claim(&Worker::new("w"), Some(&anna()), at(1)).await?;
    let claim = claim.ok_or_else(|| Error::other("nothing to claim"))?;
    let receipt = store.erase(&Whom::Person(PersonId("customer-7".into()))).await?;
    let expected = Receipt { conversations: 2, sessions: 2, incoming: 3, outgoing: 2, records: 2, keys: 2 };
    assert_eq!(receipt, expected);
    assert!(store.read(&anna()).await?.is_none());
    assert!(store.commit(claim.clone(), Changes::default()).await.is_err_and(|error| error.is_stale()));

    store.accept(&[said("anna", "back", 2)]).await?;
    while let Some(back) = store.claim(&Worker::new("w"), Some(&anna()), at(2)).await? {
        assert!(back.session.is_none() && back.person != claim.person);
        assert!(store.commit(claim.clone(), Changes::default()).await.is_err_and(|error| error.is_stale()));
        store.commit(back, Changes::default()).await?;
    }
    let receipt = store.erase(&Whom::Conversation(ConversationId::new("web", "bodo"))).await?;
    assert_eq!((receipt.conversations, receipt.incoming), (1, 1));
    assert_eq!(store.erase(&Whom::Conversation(ConversationId::new("web", "bodo"))).await?, Receipt::default());
    Ok(())
}

/// What is too old goes; what waits stays.
pub async fn old_things_are_let_go(store: &dyn Store) -> Result<(), Error> {
    one_turn(store, "anna", 0).await?;
    let mut waiting = said("anna", "waiting", 0);
    waiting.dedupe = vec!["waiting".into()];
    store.accept(&[waiting]).await?;
    one_turn(store, "bodo", 0).await?;
    one_turn(store, "carla", 1_000).await?;
    let second = Duration::from_secs(1);
    let retention =
        Retention { dialogue: second * 100, keys: second * 200, sessions: second * 300, records: second * 5_000 };
    assert_eq!(store.retain(&retention, at(90)).await?, Receipt::default(), "nothing is too old yet");
    let receipt = store.retain(&retention, at(1_010)).await?;
    // Anna's session stays because a message of hers still waits.
    assert_eq!(receipt, Receipt { sessions: 1, incoming: 2, outgoing: 2, keys: 2, ..Receipt::default() });
    let claim = store.claim(&Worker::new("w"), Some(&anna()), at(1_010)).await?;
    assert!(claim.is_some_and(|claim| claim.session.is_some()));
    Ok(())
}
