//! What must hold at the end, whatever happened in between.

use crate::bank::Bank;
use crate::journal::first_sent;
use crate::life::conversation;
use crate::script::Dialogue;
use schalter::store::{HeardState, SqliteStore, Store, ToldState, View};
use schalter::{Content, InternalEvent};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What was said to what: the step's number or the timer's name, and the texts' ids.
pub(crate) type Transcript = Vec<(String, Vec<String>)>;

/// The dialogues as the store has them, after each was found sound: every message answered, each step heard
/// once, everything sent, in order, under ids that are never given twice.
pub(crate) fn transcripts(folder: &Path, dialogues: &[Dialogue]) -> BTreeMap<String, Transcript> {
    let store = SqliteStore::open(&folder.join("talks.db")).unwrap();
    let runtime = schalter::store::conformance::runtime().unwrap();
    let sent = first_sent(folder);
    let transcript = |dialogue: &Dialogue| {
        let peer = &dialogue.peer;
        let view = runtime.block_on(store.read(&conversation(peer))).unwrap().unwrap();
        let keys: Vec<&String> = view.heard.iter().flat_map(|heard| &heard.incoming.dedupe).collect();
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "{peer}: a step was taken twice");
        for (at, told) in (1..).zip(&view.told) {
            assert_eq!((told.message.seq, told.state), (at, ToldState::Sent), "{peer}");
        }
        let ids: Vec<String> = view.told.iter().map(|told| told.message.id.clone()).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{peer}: an id was given twice");
        assert_eq!(sent.get(peer).unwrap(), &ids, "{peer}: what the platform saw, repetitions under one id apart");
        (peer.clone(), transcript(&view))
    };
    dialogues.iter().map(transcript).collect()
}

fn transcript(view: &View) -> Transcript {
    let mut all = Transcript::new();
    for heard in &view.heard {
        let told = view.told.iter().filter(|told| told.answers == heard.id);
        let texts: Vec<String> = told.filter_map(|told| told.message.text_id.clone()).collect();
        match (&heard.incoming.content, heard.incoming.dedupe.first()) {
            // Timers that nothing came of are those that a later step made void, or that lie ahead.
            (Content::Internal(InternalEvent::Timer { name, .. }), _) if !texts.is_empty() => {
                all.push((name.clone(), texts));
            }
            (_, Some(key)) => {
                assert_eq!(heard.state, HeardState::Answered, "{key}");
                let (_, step) = key.split_once('/').unwrap();
                all.push((step.to_owned(), texts));
            }
            _ => {}
        }
    }
    all
}

/// Each order is booked once and nothing else is; every entry sums to zero, and so do all postings.
pub(crate) fn books(folder: &Path, dialogues: &[Dialogue]) {
    let day = jiff::civil::date(2026, 3, 2);
    let bank = Bank::open(folder, day).unwrap();
    assert!(bank.balanced().unwrap());
    let books = rusqlite::Connection::open(folder.join("bank.db")).unwrap();
    let numbers = |sql: &str| -> Vec<i64> {
        let mut rows = books.prepare(sql).unwrap();
        rows.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    assert_eq!(numbers("SELECT sum(amount) FROM postings"), [0]);
    let mut wanted: Vec<i64> = dialogues.iter().flat_map(|dialogue| dialogue.orders.clone()).collect();
    wanted.sort_unstable();
    assert_eq!(numbers("SELECT amount FROM orders ORDER BY amount"), wanted, "the orders that the bank took");
    let booked = "SELECT -amount FROM postings JOIN entries ON entries.id = entry
                  WHERE account = 'anna-giro' AND category = 'transfer' AND booked_on = '2026-03-02' ORDER BY -amount";
    assert_eq!(numbers(booked), wanted, "what was taken from the account");
    let untouched = Bank::demo(day).unwrap().balance("anna", "anna-giro", day).unwrap().balance;
    let left = bank.balance("anna", "anna-giro", day).unwrap().balance;
    assert_eq!(untouched - left, wanted.iter().sum::<i64>());
    let blocks: usize = dialogues.iter().map(|dialogue| dialogue.blocks).sum();
    assert_eq!(numbers("SELECT count(*) FROM blocks"), [i64::try_from(blocks).unwrap()]);
}
