//! Sending: order, repetition, giving up, pauses, and what happens at the end.
#![allow(clippy::field_reassign_with_default)] // says what a turn changes, line by line

#[path = "engine_support/mod.rs"]
mod support;

use schalter::engine::{Engine, Health, Scope, SendError, Stop, Turn};
use schalter::store::{Changes, MemoryStore, Store, ToldState, Worker};
use schalter::turn::Turned;
use schalter::{ConversationId, Incoming, PlatformEvent};
use std::sync::Arc;
use std::time::Duration;
use support::{Probe, clock, echo, echoed, start, text};

type Script = Vec<Result<schalter::engine::Sent, SendError>>;

fn retry(after: Option<u64>, scope: Scope) -> SendError {
    SendError::Retry { after: after.map(Duration::from_secs), scope, why: "busy".into() }
}

/// Each message is answered with `first` and `second`.
fn two_replies() -> Turn {
    Arc::new(|_, _, _| {
        Box::pin(async {
            let mut turned = Turned::default();
            turned.outgoing = vec![text("first"), text("second")];
            Ok(turned)
        })
    })
}

async fn run_for(turn: Turn, script: Script, peers: &[&str], seconds: u64) -> (Arc<Probe>, Arc<MemoryStore>, Engine) {
    let (probe, store) = (Probe::new(script), Arc::new(MemoryStore::new()));
    let engine = Engine::new(store.clone(), turn, clock()).with(probe.clone());
    for peer in peers {
        engine.inbox().accept(vec![Incoming::said("web", peer, "a")]).await.unwrap();
    }
    let stop = Stop::new();
    let running = tokio::spawn({
        let (engine, stop) = (engine.clone(), stop.clone());
        async move { engine.run(stop).await }
    });
    tokio::time::sleep(Duration::from_secs(seconds)).await;
    stop.stop();
    running.await.unwrap().unwrap();
    (probe, store, engine)
}

async fn states(store: &MemoryStore, peer: &str) -> Vec<(ToldState, u32)> {
    let view = store.read(&ConversationId::new("web", peer)).await.unwrap().unwrap();
    view.told.iter().map(|told| (told.state, told.attempts)).collect()
}

#[tokio::test(start_paused = true)]
async fn a_repetition_keeps_the_order_and_the_id() {
    let script = vec![Err(retry(None, Scope::Conversation)), Err(SendError::Unknown("cut off".into()))];
    let (probe, store, _) = run_for(two_replies(), script, &["anna"], 600).await;
    assert_eq!(probe.texts(), ["anna: first", "anna: second"]);
    assert_eq!(states(&store, "anna").await, [(ToldState::Sent, 2), (ToldState::Sent, 0)]);
    assert!(probe.seconds()[1] < 3.0, "at most half a second and one second: {:?}", probe.seconds());
}

#[tokio::test(start_paused = true)]
async fn what_the_platform_asks_for_is_waited() {
    let (probe, ..) = run_for(echo(), vec![Err(retry(Some(90), Scope::Conversation))], &["anna"], 600).await;
    assert!((90.0..92.0).contains(&probe.seconds()[0]), "{:?}", probe.seconds());
}

#[tokio::test(start_paused = true)]
async fn an_account_that_must_pause_pauses_for_everybody() {
    let script = vec![Err(retry(Some(90), Scope::Account))];
    let (probe, store, _) = run_for(echo(), script, &["anna", "bodo", "carla"], 600).await;
    // Who was on the way when the platform said so has been sent; everybody taken later has waited.
    assert_eq!(probe.texts().len(), 3);
    assert!(probe.seconds().iter().any(|second| *second >= 90.0), "{:?}", probe.seconds());
    for peer in ["anna", "bodo", "carla"] {
        let all = states(&store, peer).await;
        assert!(all.iter().all(|(state, attempts)| *state == ToldState::Sent && *attempts <= 1), "{all:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn final_errors_and_too_many_attempts_give_up_and_go_on() {
    let (probe, store, _) = run_for(two_replies(), vec![Err(SendError::WindowClosed)], &["anna"], 600).await;
    assert_eq!(probe.texts(), ["anna: second"]);
    assert_eq!(states(&store, "anna").await, [(ToldState::Dead, 1), (ToldState::Sent, 0)]);
    let script = (0..6).map(|_| Err(retry(None, Scope::Conversation))).collect();
    let (probe, store, _) = run_for(two_replies(), script, &["anna"], 600).await;
    assert_eq!(probe.texts(), ["anna: second"]);
    assert_eq!(states(&store, "anna").await, [(ToldState::Dead, 6), (ToldState::Sent, 0)]);
}

#[tokio::test(start_paused = true)]
async fn refused_credentials_stop_the_connector_and_lose_nothing() {
    let script = vec![Err(SendError::Auth("expired".into()))];
    let (probe, store, engine) = run_for(two_replies(), script, &["anna"], 600).await;
    assert!(probe.texts().is_empty());
    assert_eq!(states(&store, "anna").await, [(ToldState::Waiting, 0), (ToldState::Waiting, 0)]);
    assert!(matches!(&engine.health()[..], [(name, Health::Down { .. })] if name == "web"));
}

#[tokio::test(start_paused = true)]
async fn what_is_too_old_is_not_sent() {
    let turn: Turn = Arc::new(|session, incoming, now| {
        Box::pin(async move {
            let mut turned = echoed(session, &incoming);
            turned.outgoing[0].not_after = Some(now.checked_add(Duration::from_secs(60)).unwrap());
            Ok(turned)
        })
    });
    let script = vec![Err(retry(Some(61), Scope::Conversation))];
    let (probe, store, _) = run_for(turn, script, &["anna"], 600).await;
    assert!(probe.texts().is_empty());
    assert_eq!(states(&store, "anna").await, [(ToldState::Dead, 2)]);
}

#[tokio::test(start_paused = true)]
async fn stopping_finishes_the_turn_and_empties_the_outbox() {
    let turn: Turn = Arc::new(|session, incoming, _| {
        Box::pin(async move {
            tokio::time::sleep(Duration::from_secs(15)).await;
            Ok(echoed(session, &incoming))
        })
    });
    let (probe, store, _) = run_for(turn, vec![], &["anna"], 1).await;
    assert_eq!(probe.texts(), ["anna: 1 a"]);
    assert_eq!(states(&store, "anna").await, [(ToldState::Sent, 0)]);
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_finished_in_time_stays_for_the_next_start() {
    let turn: Turn = Arc::new(|_, _, _| Box::pin(std::future::pending()));
    let (probe, store, _) = run_for(turn, vec![], &["anna"], 1).await;
    assert!(probe.texts().is_empty());
    let next = Engine::new(store, echo(), Arc::new(|| start().checked_add(Duration::from_secs(999)).unwrap()));
    let replies = next.answer(Incoming::said("web", "anna", "b")).await.unwrap();
    assert_eq!(replies[0].text(), "2 b", "the message that was cut off had its turn before");
}

#[tokio::test(start_paused = true)]
async fn a_conversation_that_somebody_else_has_is_told_so() {
    let heard = Arc::new(std::sync::Mutex::new(Vec::new()));
    let kept = Arc::clone(&heard);
    let turn: Turn = Arc::new(move |session, incoming: Incoming, _| {
        kept.lock().unwrap().push(incoming.content.clone());
        Box::pin(async move {
            let mut turned = echoed(session, &incoming);
            if matches!(incoming.content, schalter::Content::Platform(_)) {
                turned.outgoing.clear();
            }
            Ok(turned)
        })
    });
    let (_, store, _) = run_for(turn, vec![Err(SendError::NotOwner)], &["anna"], 600).await;
    assert_eq!(states(&store, "anna").await, [(ToldState::Dead, 1)]);
    let control = schalter::Content::Platform(schalter::PlatformEvent::Control { ours: false });
    assert_eq!(heard.lock().unwrap().last(), Some(&control));
}

#[tokio::test(start_paused = true)]
async fn outside_the_window_nothing_is_sent_and_inside_it_everything() {
    let probe = Arc::new(Probe {
        capabilities: {
            let mut capabilities = schalter::engine::Capabilities::default();
            capabilities.window = Some(Duration::from_secs(86_400));
            capabilities
        },
        name: "web",
        clock: Some(clock()),
        ..Probe::default()
    });
    let store = Arc::new(MemoryStore::new());
    let engine = Engine::new(store.clone(), echo(), clock()).with(probe.clone());
    let anna = ConversationId::new("web", "anna");
    let timer = |due: i64| {
        let event = schalter::InternalEvent::Timer { name: "reminder".into(), number: 1 };
        let mut timer = Incoming::new(anna.clone(), start(), schalter::Content::Internal(event));
        timer.due_at = Some(start().checked_add(Duration::from_secs(due.unsigned_abs())).unwrap());
        timer
    };
    engine.inbox().accept(vec![Incoming::said("web", "anna", "a"), timer(86_000), timer(87_000)]).await.unwrap();
    let stop = Stop::new();
    let running = tokio::spawn({
        let (engine, stop) = (engine.clone(), stop.clone());
        async move { engine.run(stop).await }
    });
    tokio::time::sleep(Duration::from_secs(90_000)).await;
    stop.stop();
    running.await.unwrap().unwrap();
    let states: Vec<_> = states(&store, "anna").await.into_iter().map(|(state, _)| state).collect();
    assert_eq!(states, [ToldState::Sent, ToldState::Sent, ToldState::Dead]);
    let view = store.read(&anna).await.unwrap().unwrap();
    assert_eq!(view.told.last().unwrap().reason.as_deref(), Some("window-closed"));
}

/// A sender took the message and its process died: it may have arrived. Where the platform shows us what has, it is
/// waited for; only then it is sent again.
#[tokio::test(start_paused = true)]
async fn a_message_whose_sender_died_waits_for_its_echo() {
    for shown in [true, false] {
        let mut capabilities = schalter::engine::Capabilities::default();
        capabilities.echo = Some(Duration::from_secs(10));
        let probe = Arc::new(Probe { capabilities, name: "web", clock: Some(clock()), ..Probe::default() });
        let store = Arc::new(MemoryStore::new());
        let (dead, anna) = (Worker::new("dead"), ConversationId::new("web", "anna"));
        store.accept(&[Incoming::said("web", "anna", "a")]).await.unwrap();
        let claim = store.claim(&dead, None, start()).await.unwrap().unwrap();
        let mut changes = Changes::default();
        (changes.at, changes.sender) = (start(), Some(dead));
        changes.outgoing = vec![schalter::Outgoing { id: "one".into(), conversation: anna.clone(), ..text("first") }];
        store.commit(claim, changes).await.unwrap().expect("it was handed over");
        let engine = Engine::new(store.clone(), echo(), clock()).with(probe.clone());
        let stop = Stop::new();
        let running = tokio::spawn({
            let (engine, stop) = (engine.clone(), stop.clone());
            async move { engine.run(stop).await }
        });
        // The lease has run out, the echo comes late.
        tokio::time::sleep(Duration::from_secs(15)).await;
        assert!(probe.texts().is_empty());
        if shown {
            let event = PlatformEvent::Echo { message: "one".into(), ids: vec!["m1".into()] };
            let echo = Incoming::new(anna.clone(), start(), schalter::Content::Platform(event));
            engine.inbox().accept(vec![echo]).await.unwrap();
        }
        tokio::time::sleep(Duration::from_secs(60)).await;
        stop.stop();
        running.await.unwrap().unwrap();
        assert_eq!(probe.texts(), if shown { vec![] } else { vec!["anna: first"] });
        assert!(probe.seconds().iter().all(|second| (20.0..25.0).contains(second)), "{:?}", probe.seconds());
        assert_eq!(states(&store, "anna").await, [(ToldState::Sent, 1)], "the dead sender's was an attempt");
    }
}

/// Its outcome was unknown, and then nobody listened for the echo: the next process does, before it sends it again.
#[tokio::test(start_paused = true)]
async fn a_new_process_listens_before_it_repeats_what_may_have_arrived() {
    let mut capabilities = schalter::engine::Capabilities::default();
    capabilities.echo = Some(Duration::from_secs(10));
    let store = Arc::new(MemoryStore::new());
    let process = async |script: Script, seconds: u64| {
        let probe = Arc::new(Probe {
            capabilities: capabilities.clone(),
            name: "web",
            clock: Some(clock()),
            script: std::sync::Mutex::new(script.into()),
            ..Probe::default()
        });
        let begun = tokio::time::Instant::now();
        let day = move || start().checked_add(begun.elapsed() + Duration::from_secs(86_400)).unwrap();
        let engine = match probe.script.lock().unwrap().is_empty() {
            true => Engine::new(store.clone(), echo(), Arc::new(day)),
            false => Engine::new(store.clone(), echo(), clock()),
        }
        .with(probe.clone());
        if store.read(&ConversationId::new("web", "anna")).await.unwrap().is_none() {
            engine.inbox().accept(vec![Incoming::said("web", "anna", "a")]).await.unwrap();
        }
        let stop = Stop::new();
        let running = tokio::spawn({
            let (engine, stop) = (engine.clone(), stop.clone());
            async move { engine.run(stop).await }
        });
        tokio::time::sleep(Duration::from_secs(seconds)).await;
        let texts = probe.texts();
        stop.stop();
        running.await.unwrap().unwrap();
        texts
    };
    assert!(process(vec![Err(SendError::Unknown("cut off".into()))], 2).await.is_empty());
    // A day later the wait for the echo is long over.
    assert!(process(vec![], 9).await.is_empty());
    assert_eq!(process(vec![], 12).await, ["anna: 1 a"]);
}
