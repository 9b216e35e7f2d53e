//! What only a file can get wrong: full and read-only disks, a failing operation among others,
//! damage, restarts, older and newer files.
#![cfg(feature = "sqlite")]

use jiff::Timestamp;
use schalter::store::{Changes, SqliteOptions, SqliteStore, Store, Whom, Worker};
use schalter::{Content, ConversationId, Incoming};
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn now() -> Timestamp {
    Timestamp::from_second(1_800_000_000).unwrap()
}

fn said(peer: &str, text: &str) -> Incoming {
    Incoming::new(ConversationId::new("web", peer), now(), Content::Said { text: text.into() })
}

fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bot.db");
    (folder, path)
}

fn sql(path: &Path, statement: &str) {
    rusqlite::Connection::open(path).unwrap().execute_batch(statement).unwrap();
}

async fn drain(store: &SqliteStore) -> Vec<String> {
    let mut taken = Vec::new();
    while let Some(claim) = store.claim(&Worker::new("w"), None, now()).await.unwrap() {
        if let Content::Said { text } = &claim.incoming.content {
            taken.push(text.clone());
        }
        store.commit(claim, Changes::default()).await.unwrap();
    }
    taken
}

#[tokio::test]
async fn a_full_disk_refuses_clearly_and_loses_nothing() {
    let (_folder, path) = place();
    let options = SqliteOptions { max_bytes: Some(400_000), ..SqliteOptions::default() };
    let store = SqliteStore::open_with(&path, options).unwrap();
    let long = "x".repeat(10_000);
    let mut accepted = 0;
    let error = loop {
        match store.accept(&[said("anna", &long)]).await {
            Ok(_) => accepted += 1,
            Err(error) => break error,
        }
        assert!(accepted < 1_000, "the limit does not hold");
    };
    assert!(error.is_unavailable(), "{error}");
    assert!(accepted > 5);
    // Many at once share transactions; each is told the truth.
    let store = Arc::new(store);
    let tasks: Vec<_> = (0..50)
        .map(|n| {
            let (store, text) = (Arc::clone(&store), if n % 2 == 0 { long.clone() } else { "short".into() });
            tokio::spawn(async move { store.accept(&[said("anna", &text)]).await })
        })
        .collect();
    for task in tasks {
        match task.await.unwrap() {
            Ok(_) => accepted += 1,
            Err(error) => assert!(error.is_unavailable(), "{error}"),
        }
    }
    // With more room, the same file goes on, and has exactly what was acknowledged.
    drop(store);
    let store = SqliteStore::open(&path).unwrap();
    assert_eq!(drain(&store).await.len(), accepted);
}

#[tokio::test]
async fn a_file_that_cannot_be_written_is_unavailable() {
    let (folder, path) = place();
    let error = SqliteStore::open(&folder.path().join("missing").join("bot.db")).unwrap_err();
    assert!(error.is_unavailable(), "{error}");
    // The administrator of a machine may write everywhere, so the file says itself that it is locked.
    let store = SqliteStore::open(&path).unwrap();
    store.accept(&[said("anna", "a")]).await.unwrap();
    sql(&path, "CREATE TRIGGER full BEFORE INSERT ON inbox BEGIN SELECT RAISE(ABORT, 'an invented fault'); END");
    assert!(store.accept(&[said("anna", "b")]).await.is_err());
    assert_eq!(drain(&store).await, ["a"]);
    sql(&path, "DROP TRIGGER full");
    store.accept(&[said("anna", "c")]).await.unwrap();
    assert_eq!(drain(&store).await, ["c"]);
}

#[tokio::test]
async fn one_failing_operation_does_not_undo_the_others_of_its_group() {
    let (_folder, path) = place();
    let store = Arc::new(SqliteStore::open(&path).unwrap());
    sql(
        &path,
        "CREATE TRIGGER bad BEFORE INSERT ON dedupe WHEN new.key = 'bad'
         BEGIN SELECT RAISE(ABORT, 'an invented fault'); END",
    );
    let tasks: Vec<_> = (0..200)
        .map(|n| {
            let store = Arc::clone(&store);
            tokio::spawn(async move {
                let mut message = said(&format!("p{n}"), &n.to_string());
                message.dedupe = vec![if n % 10 == 0 { "bad".into() } else { format!("good {n}") }];
                store.accept(&[message]).await.is_ok()
            })
        })
        .collect();
    let mut good = Vec::new();
    for (n, task) in tasks.into_iter().enumerate() {
        assert_eq!(task.await.unwrap(), n % 10 != 0);
        good.extend((n % 10 != 0).then(|| n.to_string()));
    }
    let mut taken = drain(&store).await;
    taken.sort_by_key(|text| text.parse::<u32>().unwrap());
    assert_eq!(taken, good, "a failed one leaves nothing, the others are there");
}

#[tokio::test]
async fn a_restart_frees_the_claims_of_the_dead_and_not_those_of_the_living() {
    let (_folder, path) = place();
    let old = SqliteStore::open(&path).unwrap();
    old.accept(&[said("anna", "a")]).await.unwrap();
    let claim = old.claim(&Worker::new("old"), None, now()).await.unwrap().unwrap();
    let new = SqliteStore::open(&path).unwrap();
    let again = new.claim(&Worker::new("new"), None, now()).await.unwrap().unwrap();
    assert_eq!(again.message, claim.message);
    assert!(old.commit(claim, Changes::default()).await.unwrap_err().is_stale(), "the old one still lived: it lost");
    new.commit(again, Changes::default()).await.unwrap();
}

#[tokio::test]
async fn a_damaged_message_is_set_aside_and_blocks_nobody() {
    let (_folder, path) = place();
    let store = SqliteStore::open(&path).unwrap();
    store.accept(&[said("anna", "damaged"), said("anna", "after"), said("bodo", "b")]).await.unwrap();
    sql(&path, "UPDATE inbox SET content = x'0104' WHERE id = (SELECT min(id) FROM inbox)");
    let mut taken = drain(&store).await;
    taken.sort();
    assert_eq!(taken, ["after", "b"]);
}

#[tokio::test]
async fn what_is_erased_is_not_in_the_file_any_more() {
    let (folder, path) = place();
    let store = SqliteStore::open(&path).unwrap();
    store.accept(&[said("anna", "Kennwort Apfelbaum"), said("bodo", "Kennwort Birnbaum")]).await.unwrap();
    let anywhere = |what: &str| {
        let files = std::fs::read_dir(folder.path()).unwrap().map(|file| std::fs::read(file.unwrap().path()).unwrap());
        files.into_iter().any(|bytes| bytes.windows(what.len()).any(|window| window == what.as_bytes()))
    };
    assert!(anywhere("Apfelbaum"));
    store.erase(&Whom::Conversation(ConversationId::new("web", "anna"))).await.unwrap();
    assert!(!anywhere("Apfelbaum") && anywhere("Birnbaum"));
}

#[tokio::test]
async fn a_file_of_every_schema_is_read() {
    for (schema, heard_at) in [
        (include_str!("store_fixtures/schema_1.sql"), None),
        (include_str!("store_fixtures/schema_2.sql"), Some(1_800_000_000)),
        (include_str!("store_fixtures/schema_3.sql"), Some(1_800_000_000)),
    ] {
        let (_folder, path) = place();
        sql(&path, schema);
        let store = SqliteStore::open(&path).unwrap();
        let anna = store.read(&ConversationId::new("web", "anna")).await.unwrap().unwrap();
        assert_eq!((anna.session.as_deref(), anna.heard.len(), anna.told.len()), (Some(&b"1"[..]), 2, 1));
        assert_eq!(anna.told[0].message.text(), "1 Guten Tag");
        assert_eq!(anna.heard_at.map(|at| at.as_second()), heard_at);
        assert_eq!(drain(&store).await, ["Noch etwas"]);
    }
}
