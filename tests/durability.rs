//! A process that dies: at named points, at many random instants. Whatever happens, every message is
//! answered, none twice, each conversation in order.
//!
//! The test starts itself again as the process that dies: the bot with an echo turn, a platform
//! that repeats what was not acknowledged, and a connector that writes down what it sends.
#![cfg(feature = "sqlite")]

mod journal;
#[path = "engine_support/mod.rs"]
mod support;

use journal::{Journal, first_sent, sent};
use schalter::engine::{Engine, Inbox, Policy, Stop};
use schalter::store::{HeardState, SqliteStore, Store, ToldState};
use schalter::{ConversationId, Incoming};
use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};
use support::{echo, words};

const CONVERSATIONS: u32 = 4;
const MESSAGES: u32 = 5;

fn message(round: u32, conversation: u32, number: u32) -> Incoming {
    let mut message = Incoming::said("web", &format!("p{conversation}"), &format!("{round}/{number}"));
    message.dedupe = vec![format!("{round}/{number}")];
    message
}

fn engine(folder: &Path) -> Engine {
    let store = SqliteStore::open(&folder.join("bot.db")).unwrap();
    let mut policy = Policy::default();
    policy.lease = Duration::from_millis(100);
    policy.send_limit = Duration::from_millis(80);
    policy.poll = Duration::from_millis(20);
    policy.workers = 4;
    policy.senders = 2;
    Engine::new(Arc::new(store), echo(), Arc::new(jiff::Timestamp::now))
        .with(Arc::new(Journal::open(folder)))
        .with_policy(policy)
}

/// Brings every message that was not acknowledged yet, and only those: what was acknowledged and lost
/// would stay lost.
async fn platform(inbox: &Inbox, folder: &Path, rounds: u32) {
    let log = folder.join("acknowledged.log");
    let known = std::fs::read_to_string(&log).unwrap_or_default();
    let known: BTreeSet<&str> = known.lines().collect();
    let mut log = OpenOptions::new().create(true).append(true).open(log).unwrap();
    for round in 0..rounds {
        for number in 0..MESSAGES {
            let name = format!("{round}/{number}");
            if known.contains(name.as_str()) {
                continue;
            }
            let batch = (0..CONVERSATIONS).map(|conversation| message(round, conversation, number)).collect();
            inbox.accept(batch).await.unwrap();
            log.write_all(format!("{name}\n").as_bytes()).unwrap();
        }
    }
}

/// The process that dies. Ends by itself when everything is answered and sent.
#[test]
fn child() {
    let Ok(folder) = std::env::var("SCHALTER_TEST_FOLDER") else { return };
    let rounds: u32 = std::env::var("SCHALTER_TEST_ROUNDS").unwrap().parse().unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let engine = engine(Path::new(&folder));
        let stop = Stop::new();
        let running = tokio::spawn({
            let (engine, stop) = (engine.clone(), stop.clone());
            async move { engine.run(stop).await }
        });
        platform(&engine.inbox(), Path::new(&folder), rounds).await;
        loop {
            let due = engine.store().due().await.unwrap();
            if due.inbox.is_none() && due.outbox.is_none() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        stop.stop();
        running.await.unwrap().unwrap();
    });
}

fn spawn(folder: &Path, rounds: u32, crash_at: Option<&str>) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["child", "--exact", "--test-threads=1"]).stdout(Stdio::null()).stderr(Stdio::null());
    command.env("SCHALTER_TEST_FOLDER", folder).env("SCHALTER_TEST_ROUNDS", rounds.to_string());
    if let Some(point) = crash_at {
        command.env("SCHALTER_CRASH_AT", point);
    }
    command.spawn().unwrap()
}

/// Waits for a child, but not for ever.
fn wait(mut child: Child) -> ExitStatus {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        if begun.elapsed() > Duration::from_secs(120) {
            child.kill().unwrap();
            panic!("the process hangs");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Every message of `rounds` was answered exactly once, in order, and sent.
fn check(folder: &Path, rounds: u32) {
    let store = SqliteStore::open(&folder.join("bot.db")).unwrap();
    let runtime = schalter::store::conformance::runtime().unwrap();
    let sent = first_sent(folder);
    for conversation in 0..CONVERSATIONS {
        let peer = format!("p{conversation}");
        let view = runtime.block_on(store.read(&ConversationId::new("web", &peer))).unwrap().unwrap();
        assert!(view.heard.iter().all(|heard| heard.state == HeardState::Answered));
        for (index, (heard, told)) in view.heard.iter().zip(&view.told).enumerate() {
            assert_eq!(told.answers, heard.id, "answers have the order of the messages");
            assert_eq!(told.message.text(), format!("{} {}", index + 1, words(&heard.incoming)));
            assert_eq!((told.message.seq, told.state), (index as u64 + 1, ToldState::Sent));
        }
        assert_eq!(view.told.len(), view.heard.len(), "one answer each");
        let heard: BTreeSet<_> = view.heard.iter().map(|heard| words(&heard.incoming)).collect();
        assert_eq!(heard.len(), view.heard.len(), "no message twice");
        let all = (0..rounds).flat_map(|round| (0..MESSAGES).map(move |number| format!("{round}/{number}")));
        let lost: Vec<_> = all.filter(|name| !heard.contains(name)).collect();
        assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
        let ids: Vec<_> = view.told.iter().map(|told| told.message.id.clone()).collect();
        assert_eq!(sent.get(&peer), Some(&ids), "what the platform saw, without repetitions under the same id");
    }
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_owned();
    (folder, path)
}

#[test]
fn nobody_dies_and_everything_is_answered() {
    let (_guard, folder) = folder();
    assert!(wait(spawn(&folder, 2, None)).success());
    check(&folder, 2);
}

/// The process aborts at each named point, the first time and the seventh time it is reached.
#[cfg(feature = "crash-points")]
#[test]
fn aborting_at_any_named_point_loses_and_doubles_nothing() {
    for point in ["after-accept", "after-claim", "before-commit", "after-commit", "after-send", "before-sent-mark"] {
        for times in [1, 4] {
            let (_guard, folder) = folder();
            let status = wait(spawn(&folder, 1, Some(&format!("{point}:{times}"))));
            assert!(!status.success(), "{point} was not reached {times} times");
            assert!(wait(spawn(&folder, 1, None)).success(), "{point}");
            check(&folder, 1);
        }
    }
}

/// The process is killed at 200 instants, then may finish.
#[test]
fn killing_at_random_instants_loses_and_doubles_nothing() {
    const KILLS: u32 = 200;
    let (_guard, folder) = folder();
    // How long a life takes here and now, so that the kills fall everywhere in it.
    let (_other_guard, other) = self::folder();
    let begun = Instant::now();
    assert!(wait(spawn(&other, 1, None)).success());
    let mut longest = u64::try_from(begun.elapsed().as_micros()).unwrap();
    let mut alive = 0;
    for round in 0..KILLS {
        let mut child = spawn(&folder, round + 1, None);
        let mut hasher = DefaultHasher::new();
        round.hash(&mut hasher);
        std::thread::sleep(Duration::from_micros(hasher.finish() % longest));
        // Other tests share the machine, so the length of a life is learnt anew from every kill.
        let at_work = child.try_wait().unwrap().is_none();
        longest = if at_work { longest + longest / 8 } else { (longest - longest / 4).max(2_000) };
        alive += u32::from(at_work);
        child.kill().unwrap();
        child.wait().unwrap();
    }
    println!("{alive} of {KILLS} kills hit a process at work, {} messages had been sent", sent(&folder));
    assert!(alive > KILLS / 4, "the kills come too late to prove anything");
    assert!(wait(spawn(&folder, KILLS, None)).success());
    check(&folder, KILLS);
}
