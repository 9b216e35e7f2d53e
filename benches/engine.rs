//! How many messages a second one SQLite file takes and answers (`synchronous=FULL`), with
//! operations sharing transactions and, beside it in the same run, one transaction each.
//!
//! Input: invented messages of 30 bytes in 2,000 conversations, 512 callers at once. A turn is accept,
//! claim, echo, commit, take, send (to nowhere), mark as sent. Run with `cargo bench --bench engine`; an argument
//! scales the counts (`-- 0.1`).
#![allow(clippy::field_reassign_with_default)] // says what a turn changes, line by line

use async_trait::async_trait;
use jiff::Timestamp;
use schalter::engine::{Capabilities, Connector, Engine, Policy, SendError, Sent, Stop, Turn};
use schalter::store::{SqliteOptions, SqliteStore, Store};
use schalter::turn::Turned;
use schalter::{ConversationId, DataClass, Incoming, Outgoing, Part, Purpose};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::sync::Notify;

const CALLERS: usize = 512;
const CONVERSATIONS: usize = 2_000;

fn main() {
    let scale: f64 = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(1.0);
    let count = |full: usize| ((full as f64 * scale) as usize).max(CALLERS);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    println!("{:<34}{:>9}{:>11}{:>11}{:>11}", "", "count", "per second", "p50", "p99");
    let shared = runtime.block_on(accepts("accepts, shared transactions", 1_024, count(40_000)));
    let single = runtime.block_on(accepts("accepts, one transaction each", 1, count(6_000)));
    println!("{:<34}{:>20.1} ×\n", "", shared / single);
    let shared = runtime.block_on(turns("turns, shared transactions", 1_024, count(20_000)));
    let single = runtime.block_on(turns("turns, one transaction each", 1, count(2_000)));
    println!("{:<34}{:>20.1} ×", "", shared / single);
}

fn message(number: usize) -> Incoming {
    let mut message =
        Incoming::said("web", &format!("peer-{}", number % CONVERSATIONS), "Wie viel Geld habe ich noch so?");
    message.received_at = Timestamp::now();
    message.dedupe = vec![format!("event-{number}")];
    message
}

fn store(folder: &tempfile::TempDir, group: usize) -> Arc<SqliteStore> {
    let options = SqliteOptions { group, ..SqliteOptions::default() };
    Arc::new(SqliteStore::open_with(&folder.path().join("bench.db"), options).unwrap())
}

/// Calls `accept` from many tasks at once; gives back the rate.
async fn accepts(name: &str, group: usize, count: usize) -> f64 {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder, group);
    let begun = Instant::now();
    let tasks: Vec<_> = (0..CALLERS)
        .map(|caller| {
            let store = Arc::clone(&store);
            tokio::spawn(async move {
                let mut times = Vec::new();
                for number in (caller..count).step_by(CALLERS) {
                    let message = message(number);
                    let begun = Instant::now();
                    store.accept(&[message]).await.unwrap();
                    times.push(begun.elapsed());
                }
                times
            })
        })
        .collect();
    let mut times = Vec::new();
    for task in tasks {
        times.extend(task.await.unwrap());
    }
    report(name, begun.elapsed(), times)
}

/// Takes messages to nowhere and notes when.
#[derive(Default)]
struct Sink {
    capabilities: Capabilities,
    arrived: Mutex<HashMap<String, Instant>>,
    all: Notify,
    expected: usize,
}

#[async_trait]
impl Connector for Sink {
    fn id(&self) -> &str {
        "web"
    }

    fn capabilities(&self, _: &ConversationId) -> &Capabilities {
        &self.capabilities
    }

    async fn send(&self, message: &Outgoing) -> Result<Sent, SendError> {
        let mut arrived = self.arrived.lock().unwrap();
        arrived.insert(message.text().to_owned(), Instant::now());
        if arrived.len() == self.expected {
            self.all.notify_one();
        }
        Ok(Sent::default())
    }
}

fn echo() -> Turn {
    Arc::new(|session, incoming, _now| {
        Box::pin(async move {
            let mut turned = Turned::default();
            turned.session = session.unwrap_or_else(|| vec![0; 500]);
            turned.outgoing = vec![Outgoing {
                id: String::new(),
                conversation: incoming.conversation,
                seq: 0,
                purpose: Purpose::Reply,
                part: Part::Text { text: incoming.dedupe.concat() },
                not_after: None,
                text_id: None,
                class: DataClass::Public,
            }];
            Ok(turned)
        })
    })
}

/// Runs the whole engine; gives back the rate from the first accept to the last mark as sent.
async fn turns(name: &str, group: usize, count: usize) -> f64 {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder, group);
    let sink = Arc::new(Sink { expected: count, ..Sink::default() });
    let mut policy = Policy::default();
    policy.workers = 256;
    policy.senders = 256;
    policy.lease = Duration::from_secs(60);
    let engine = Engine::new(store.clone(), echo(), Arc::new(Timestamp::now)).with(sink.clone()).with_policy(policy);
    let stop = Stop::new();
    let running = tokio::spawn({
        let (engine, stop) = (engine.clone(), stop.clone());
        async move { engine.run(stop).await }
    });
    let begun = Instant::now();
    let tasks: Vec<_> = (0..CALLERS)
        .map(|caller| {
            let inbox = engine.inbox();
            tokio::spawn(async move {
                let mut sent = Vec::new();
                for number in (caller..count).step_by(CALLERS) {
                    sent.push((format!("event-{number}"), Instant::now()));
                    inbox.accept(vec![message(number)]).await.unwrap();
                }
                sent
            })
        })
        .collect();
    let mut asked = Vec::new();
    for task in tasks {
        asked.extend(task.await.unwrap());
    }
    sink.all.notified().await;
    while store.due().await.unwrap().outbox.is_some() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let elapsed = begun.elapsed();
    stop.stop();
    running.await.unwrap().unwrap();
    let arrived = sink.arrived.lock().unwrap();
    let times = asked.iter().map(|(event, at)| arrived[event].duration_since(*at)).collect();
    report(name, elapsed, times)
}

fn report(name: &str, elapsed: Duration, mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    let rate = times.len() as f64 / elapsed.as_secs_f64();
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize].as_secs_f64() * 1_000.0;
    println!("{name:<34}{:>9}{rate:>11.0}{:>8.2} ms{:>8.2} ms", times.len(), at(0.5), at(0.99));
    rate
}
