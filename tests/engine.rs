//! The engine with turns that echo, fail, panic and dawdle. Time is Tokio's paused time.
#![allow(clippy::field_reassign_with_default)] // says what a turn changes, line by line

#[path = "engine_support/mod.rs"]
mod support;

use schalter::engine::{Engine, Policy, Stop, Turn};
use schalter::store::{HeardState, MemoryStore, Store};
use schalter::turn::Turned;
use schalter::{ConversationId, Error, Incoming, InternalEvent, LoginLevel, PersonId};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use support::{Probe, clock, echo, echoed, start, text, words};
use tokio::sync::Notify;

fn said(peer: &str, text: &str) -> Incoming {
    Incoming::said("web", peer, text)
}

fn told(replies: &[schalter::Outgoing]) -> Vec<&str> {
    replies.iter().map(|reply| reply.text()).collect()
}

async fn settle() {
    tokio::time::sleep(Duration::from_secs(3_600)).await;
}

#[tokio::test(start_paused = true)]
async fn answers_come_back_with_ids_and_numbers() {
    let engine = Engine::new(Arc::new(MemoryStore::new()), echo(), clock());
    let first = engine.answer(said("anna", "a")).await.unwrap();
    let mut twice = said("anna", "b");
    twice.dedupe = vec!["k".into()];
    let second = engine.answer(twice.clone()).await.unwrap();
    assert_eq!((told(&first), told(&second)), (vec!["1 a"], vec!["2 b"]));
    assert_eq!((first[0].seq, second[0].seq), (1, 2));
    assert!(!first[0].id.is_empty() && first[0].id != second[0].id);
    assert_eq!(engine.answer(twice).await.unwrap(), second, "a duplicate is given the same replies");
}

#[tokio::test(start_paused = true)]
async fn older_messages_have_their_turns_first() {
    let engine = Engine::new(Arc::new(MemoryStore::new()), echo(), clock());
    engine.inbox().accept(vec![said("anna", "a"), said("anna", "b"), said("bodo", "x")]).await.unwrap();
    assert_eq!(told(&engine.answer(said("anna", "c")).await.unwrap()), ["3 c"]);
    assert_eq!(told(&engine.answer(said("bodo", "y")).await.unwrap()), ["2 y"]);
}

#[tokio::test(start_paused = true)]
async fn timers_come_when_they_are_due_and_once() {
    let turn: Turn = Arc::new(|session, incoming, now| {
        Box::pin(async move {
            let mut turned = echoed(session, &incoming);
            if words(&incoming) == "a" {
                let event = InternalEvent::Timer { name: "logout".into(), number: 1 };
                let mut timer = Incoming::new(incoming.conversation, now, schalter::Content::Internal(event));
                timer.due_at = Some(now.checked_add(Duration::from_secs(300)).unwrap());
                turned.later = vec![timer];
            }
            Ok(turned)
        })
    });
    let engine = Engine::new(Arc::new(MemoryStore::new()), turn, Arc::new(start));
    let anna = ConversationId::new("web", "anna");
    engine.answer(said("anna", "a")).await.unwrap();
    let at = |seconds| start().checked_add(Duration::from_secs(seconds)).unwrap();
    assert!(engine.due(&anna, at(299)).await.unwrap().is_empty());
    let said = engine.due(&anna, at(300)).await.unwrap();
    assert_eq!(told(&said), ["2 Timer { name: \"logout\", number: 1 }"]);
    assert!(engine.due(&anna, at(999)).await.unwrap().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_failing_message_is_set_aside_and_blocks_nobody() {
    for panics in [false, true] {
        let calls = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&calls);
        let turn: Turn = Arc::new(move |session, incoming, _| {
            let calls = Arc::clone(&counted);
            Box::pin(async move {
                if words(&incoming) == "poison" {
                    calls.fetch_add(1, Ordering::SeqCst);
                    assert!(!panics, "an invented fault");
                    return Err(Error::other("an invented fault"));
                }
                Ok(echoed(session, &incoming))
            })
        });
        let store = Arc::new(MemoryStore::new());
        let probe = Probe::new(vec![]);
        let engine = Engine::new(store.clone(), turn, clock()).with(probe.clone());
        let batch = vec![said("anna", "poison"), said("anna", "after"), said("bodo", "b")];
        let ids = engine.inbox().accept(batch).await.unwrap().ids;
        let stop = Stop::new();
        let running = tokio::spawn({
            let (engine, stop) = (engine.clone(), stop.clone());
            async move { engine.run(stop).await }
        });
        settle().await;
        assert_eq!(probe.texts(), ["bodo: 1 b", "anna: 1 after"], "others do not wait, the conversation goes on");
        assert_eq!(calls.load(Ordering::SeqCst), Policy::default().turn_attempts);
        let view = store.read(&ConversationId::new("web", "anna")).await.unwrap().unwrap();
        assert_eq!((view.heard[0].id, view.heard[0].state), (ids[0], HeardState::SetAside));
        stop.stop();
        running.await.unwrap().unwrap();
        let error = engine.answer(said("carla", "poison")).await.unwrap_err();
        assert!(!error.is_stale(), "whoever waits is told the turn's error: {error}");
        assert_eq!(told(&engine.answer(said("carla", "c")).await.unwrap()), ["1 c"]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_slow_turn_keeps_its_claim_by_renewing_it() {
    let calls = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&calls);
    let turn: Turn = Arc::new(move |session, incoming, _| {
        counted.fetch_add(1, Ordering::SeqCst);
        Box::pin(async move {
            tokio::time::sleep(Duration::from_secs(120)).await;
            Ok(echoed(session, &incoming))
        })
    });
    let probe = Probe::new(vec![]);
    let engine = Engine::new(Arc::new(MemoryStore::new()), turn, clock()).with(probe.clone());
    engine.inbox().accept(vec![said("anna", "a")]).await.unwrap();
    let stop = Stop::new();
    let running = tokio::spawn({
        let stop = stop.clone();
        async move { engine.run(stop).await }
    });
    settle().await;
    stop.stop();
    running.await.unwrap().unwrap();
    assert_eq!((calls.load(Ordering::SeqCst), probe.texts()), (1, vec!["anna: 1 a".to_owned()]));
}

/// Two engines, as two processes are; the first one's turn dawdles while its clock stands still, so that its lease
/// runs out for the other.
async fn one_result_counts(first: Arc<dyn Store>, second: Arc<dyn Store>) {
    let anna = ConversationId::new("web", "anna");
    let results = Arc::new(Mutex::new(Vec::new()));
    let (begun, may_end) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let answers = |name: &'static str, results: &Arc<Mutex<Vec<&'static str>>>| {
        results.lock().unwrap().push(name);
        let mut turned = Turned::default();
        turned.session = name.as_bytes().to_vec();
        turned.outgoing = vec![text(name)];
        Ok(turned)
    };
    let (begins, waits, all) = (Arc::clone(&begun), Arc::clone(&may_end), Arc::clone(&results));
    let slow: Turn = Arc::new(move |_, _, _| {
        let (begins, waits, all) = (Arc::clone(&begins), Arc::clone(&waits), Arc::clone(&all));
        Box::pin(async move {
            begins.notify_one();
            waits.notified().await;
            answers("stuck", &all)
        })
    });
    let all = Arc::clone(&results);
    let fast: Turn = Arc::new(move |_, _, _| {
        let all = Arc::clone(&all);
        Box::pin(async move { answers("quick", &all) })
    });
    let stuck = Engine::new(first, slow, Arc::new(start));
    let quick = Engine::new(Arc::clone(&second), fast, Arc::new(start));
    stuck.inbox().accept(vec![said("anna", "a")]).await.unwrap();
    let stuck_turn = tokio::spawn({
        let anna = anna.clone();
        async move { stuck.due(&anna, start()).await }
    });
    begun.notified().await;
    let held = start().checked_add(Duration::from_secs(9)).unwrap();
    assert!(quick.due(&anna, held).await.unwrap().is_empty(), "the lease holds");
    let later = start().checked_add(Duration::from_secs(30)).unwrap();
    assert_eq!(told(&quick.due(&anna, later).await.unwrap()), ["quick"]);
    may_end.notify_one();
    assert!(stuck_turn.await.unwrap().unwrap_err().is_stale());
    assert_eq!(*results.lock().unwrap(), ["quick", "stuck"], "both turns ran");
    let view = second.read(&anna).await.unwrap().unwrap();
    assert_eq!((view.session.as_deref(), view.told.len()), (Some(&b"quick"[..]), 1));
    assert!(view.is_settled(later));
}

#[tokio::test]
async fn when_a_lease_runs_out_during_a_slow_turn_one_result_counts() {
    let memory = Arc::new(MemoryStore::new());
    one_result_counts(memory.clone(), memory).await;
}

#[cfg(feature = "sqlite")]
#[tokio::test]
async fn when_a_lease_runs_out_during_a_slow_turn_one_result_counts_in_a_file() {
    use schalter::store::SqliteStore;
    let folder = tempfile::tempdir().unwrap();
    let open = |name: &str| Arc::new(SqliteStore::open(&folder.path().join(name)).unwrap());
    let one = open("one.db");
    one_result_counts(one.clone(), one).await;
    // Two processes have the same file open.
    let (first, second) = (open("two.db"), open("two.db"));
    one_result_counts(first, second).await;
}

#[tokio::test(start_paused = true)]
async fn logging_in_links_the_conversation_to_the_person() {
    let store = Arc::new(MemoryStore::new());
    let engine = Engine::new(store.clone(), echo(), clock());
    let anna = ConversationId::new("web", "anna");
    let person = PersonId("customer-7".into());
    let event = InternalEvent::LoggedIn { person: person.clone(), level: LoginLevel::Login };
    engine.answer(Incoming::new(anna.clone(), start(), schalter::Content::Internal(event))).await.unwrap();
    assert_eq!(store.read(&anna).await.unwrap().unwrap().person, person);
}

#[tokio::test(start_paused = true)]
async fn many_conversations_run_at_once_each_in_order() {
    let turn: Turn = Arc::new(|session, incoming, _| {
        Box::pin(async move {
            tokio::time::sleep(Duration::from_secs(10)).await;
            Ok(echoed(session, &incoming))
        })
    });
    let probe = Probe::new(vec![]);
    let engine = Engine::new(Arc::new(MemoryStore::new()), turn, clock()).with(probe.clone());
    let batch = |n: u32| (0..50).map(move |peer| said(&format!("p{peer:02}"), &n.to_string())).collect();
    for n in 1..=3 {
        engine.inbox().accept(batch(n)).await.unwrap();
    }
    let stop = Stop::new();
    let running = tokio::spawn({
        let stop = stop.clone();
        async move { engine.run(stop).await }
    });
    tokio::time::sleep(Duration::from_secs(31)).await;
    stop.stop();
    running.await.unwrap().unwrap();
    let mut texts = probe.texts();
    texts.sort();
    let expected: Vec<_> = (0..50).flat_map(|p| (1..=3).map(move |n| format!("p{p:02}: {n} {n}"))).collect();
    assert_eq!(texts, expected, "all within the time of three turns");
}
