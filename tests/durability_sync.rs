//! No acknowledgement leaves before the sync to disk that covers it: the system calls are watched
//! with strace. Where strace is missing, the test says so and does nothing.
#![cfg(all(feature = "sqlite", target_os = "linux"))]

use schalter::Incoming;
use schalter::store::{SqliteOptions, SqliteStore, Store};
use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

const ROUNDS: usize = 20;

/// Accepts in rounds of one and of eight at once, and acknowledges each round with one write.
#[test]
fn child() {
    let Ok(folder) = std::env::var("SCHALTER_TEST_FOLDER") else { return };
    let folder = Path::new(&folder);
    let sync = std::env::var("SCHALTER_TEST_SYNC").unwrap() == "full";
    let options = SqliteOptions { sync, ..SqliteOptions::default() };
    let store = Arc::new(SqliteStore::open_with(&folder.join("bot.db"), options).unwrap());
    let mut acknowledged = OpenOptions::new().create(true).append(true).open(folder.join("ack.log")).unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
    runtime.block_on(async {
        for round in 0..ROUNDS {
            let tasks: Vec<_> = (0..if round % 2 == 0 { 1 } else { 8 })
                .map(|n| {
                    let store = Arc::clone(&store);
                    let message = Incoming::said("web", &format!("p{n}"), &round.to_string());
                    tokio::spawn(async move { store.accept(&[message]).await })
                })
                .collect();
            for task in tasks {
                task.await.unwrap().unwrap();
            }
            acknowledged.write_all(b"accepted\n").unwrap();
        }
    });
}

/// The system calls of a child, or `None` where they cannot be watched.
fn watch(sync: &str) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace.txt");
    let status = Command::new("strace")
        .args(["-f", "-y", "-e", "trace=fsync,fdatasync,write,pwrite64", "-o"])
        .arg(&trace)
        .arg(std::env::current_exe().unwrap())
        .args(["child", "--exact", "--test-threads=1"])
        .env("SCHALTER_TEST_FOLDER", folder.path())
        .env("SCHALTER_TEST_SYNC", sync)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    match status {
        Ok(status) => assert!(status.success(), "the watched process failed: {status}"),
        Err(error) => {
            println!("skipped: strace cannot be run ({error})");
            return None;
        }
    }
    Some(std::fs::read_to_string(trace).unwrap())
}

/// Reads a trace: counts acknowledgements, and those that left while what they acknowledge was not
/// yet known to be on disk.
fn early(trace: &str) -> (usize, usize) {
    let (mut acknowledged, mut early) = (0, 0);
    let (mut written, mut synced) = (false, false);
    let mut under_way = BTreeSet::new();
    for line in trace.lines() {
        let (process, call) = line.split_once(' ').unwrap_or((line, ""));
        let call = call.trim_start();
        let is_write = call.starts_with("write(") || call.starts_with("pwrite64(");
        let is_sync = call.starts_with("fsync(") || call.starts_with("fdatasync(");
        let is_log = call.contains("bot.db-wal>");
        if is_write && is_log {
            (written, synced) = (true, false);
        } else if is_sync && is_log && call.contains("<unfinished") {
            under_way.insert(process.to_owned());
        } else if is_sync && is_log || call.contains("sync resumed>") && under_way.remove(process) {
            synced = true;
        } else if is_write && call.contains("ack.log>") {
            acknowledged += 1;
            early += usize::from(!(written && synced));
            (written, synced) = (false, false);
        }
    }
    (acknowledged, early)
}

#[test]
fn no_acknowledgement_leaves_before_its_sync() {
    let Some(trace) = watch("full") else { return };
    assert_eq!(early(&trace), (ROUNDS, 0));
}

/// The same check, where SQLite does not sync at every commit: it must notice.
#[test]
fn without_syncing_the_check_fails() {
    let Some(trace) = watch("normal") else { return };
    let (acknowledged, early) = early(&trace);
    assert_eq!(acknowledged, ROUNDS);
    assert!(early > ROUNDS / 2, "only {early} of {ROUNDS} acknowledgements were noticed");
}
