//! The bank as a process on Messenger, while one message in a hundred goes wrong at the platform and the process is
//! killed twice: nobody's answer is lost, none comes twice, and each person's come in order.
//!
//! People write in a closed loop: each says a few things, and the next one begins when all of it is answered. Webhooks
//! that are not answered by 200 are posted again, and every message that the platform takes is shown to the bot as an
//! echo, as the platform does. A short run is part of every test run; `scripts/faults SECONDS` takes its time.
#![cfg(all(feature = "client", feature = "cli", feature = "sqlite"))]

mod platforms;

use platforms::graph::Graph;
use schalter::channel::signature::hmac_sha256;
use schalter::testing::connector::Fault;
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::{mpsc, watch};

const SECRET: &str = "app-secret-0123456789";
const PAGES: [(&str, &str); 2] = [("1001", "EAAfirst0123456789012"), ("1002", "EAAsecond012345678901")];
/// What each person says; each is answered by one message, the first one by the welcome as well.
const SAID: [&str; 3] = ["Was kostet das Konto?", "Danke", "Was kostet das Konto?"];
const ANSWERS: usize = SAID.len() + 1;
/// Which of the answers name the price, in order.
const PRICES: [bool; ANSWERS] = [false, true, false, true];
/// So many people write at the same time.
const PEOPLE: usize = 48;
/// Nobody waits longer: a lost answer of the platform costs ten seconds, a killed process the lease of what it held.
const PATIENCE: Duration = Duration::from_secs(90);

/// One in a hundred: too many requests, out of order, taken without an answer.
fn fault(number: usize) -> Option<Fault> {
    let kinds = [Fault::Silent, Fault::Broken, Fault::Busy(Duration::from_secs(1)), Fault::Silent];
    (number % 100 == 37).then(|| kinds[number / 100 % kinds.len()])
}

fn bank() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let built = own.parent().unwrap().parent().unwrap().join("examples/bank");
    if !built.exists() {
        let release = if cfg!(debug_assertions) { &[][..] } else { &["--release"] };
        let mut cargo = Command::new(env!("CARGO"));
        let cargo = cargo.args(["build", "--quiet", "--example", "bank"]).args(release);
        assert!(cargo.current_dir(env!("CARGO_MANIFEST_DIR")).status().unwrap().success() && built.exists());
    }
    built
}

/// A running bank.
struct Bank(Child);

impl Bank {
    /// Starts it at `address`; gives back where it listens.
    fn start(graph: &Graph, data: &Path, address: &str) -> (Self, SocketAddr) {
        let mut process = Command::new(bank())
            .args(["serve", "--lang", "en", "--listen", address, "--data"])
            .arg(data)
            .env("SCHALTER_MESSENGER_APP_SECRET", SECRET)
            .env("SCHALTER_MESSENGER_VERIFY_TOKEN", "verify-token-0123456789")
            .env("SCHALTER_MESSENGER_PAGE_TOKENS", PAGES.map(|(page, token)| format!("{page}={token}")).join(","))
            .env("SCHALTER_MESSENGER_GRAPH_BASE", graph.base())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok);
        let listens = lines.find_map(|line| line.strip_prefix("Listening on http://").map(str::to_owned));
        // Somebody has to read what it says further.
        std::thread::spawn(move || lines.for_each(drop));
        (Self(process), listens.expect("it listens").parse().unwrap())
    }
}

impl Drop for Bank {
    /// SIGKILL: nothing is finished, nothing is written.
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What happens in one page's thread, as the platform posts it.
fn posted(page: &str, event: Value) -> Vec<u8> {
    let body = json!({ "object": "page", "entry": [{ "id": page, "messaging": [event] }] }).to_string();
    let signature = hmac_sha256(SECRET, body.as_bytes());
    let length = body.len();
    format!(
        "POST /hook/messenger HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n\
         x-hub-signature-256: sha256={signature}\r\ncontent-length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

/// A connection of the platform to the bot, made anew where it broke.
struct Line {
    address: SocketAddr,
    stream: Option<TcpStream>,
}

impl Line {
    /// Posts until the bot has taken it.
    async fn post(&mut self, request: &[u8]) {
        let begun = Instant::now();
        while !self.attempt(request).await.unwrap_or(false) {
            assert!(begun.elapsed() < PATIENCE, "the bot takes nothing any more");
            self.stream = None;
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    async fn attempt(&mut self, request: &[u8]) -> std::io::Result<bool> {
        let stream = match &mut self.stream {
            Some(stream) => stream,
            none => none.insert(TcpStream::connect(self.address).await?),
        };
        stream.write_all(request).await?;
        let mut answer = [0; 1_024];
        let read = stream.read(&mut answer).await?;
        Ok(answer[..read].starts_with(b"HTTP/1.1 200 "))
    }
}

/// What the platform has taken, person by person.
/// A message: does it name the price, under which id of the bot's did it come, and when.
type Arrival = (bool, String, Instant);

#[derive(Default)]
struct Taken {
    by_person: HashMap<String, Vec<Arrival>>,
    messages: usize,
    doubled: Vec<String>,
    seen: HashSet<String>,
}

impl Taken {
    fn take(&mut self, person: &str, id: &str, text: &str) {
        self.messages += 1;
        let price = text.contains("4,90") || text.contains("4.90");
        self.by_person.entry(person.to_owned()).or_default().push((price, id.to_owned(), Instant::now()));
        if !self.seen.insert(id.to_owned()) {
            self.doubled.push(id.to_owned());
        }
    }
}

struct Run {
    taken: Mutex<Taken>,
    /// Changes with every message that the platform takes.
    news: watch::Sender<()>,
    people: AtomicUsize,
    begins: Instant,
    ends: Instant,
}

/// One person after the other, until the time is up.
async fn write(run: Arc<Run>, address: SocketAddr) {
    let mut line = Line { address, stream: None };
    while Instant::now() < run.ends {
        let number = run.people.fetch_add(1, Ordering::Relaxed);
        let (person, page) = (format!("{}", 10_000 + number), PAGES[number % PAGES.len()].0);
        let mut news = run.news.subscribe();
        for (index, text) in SAID.iter().enumerate() {
            let event = json!({ "sender": { "id": person }, "recipient": { "id": page },
                "timestamp": 1_772_452_800_000_u64 + index as u64,
                "message": { "mid": format!("m_{person}_{index}"), "text": text } });
            line.post(&posted(page, event)).await;
        }
        let answered = async {
            let count = || run.taken.lock().unwrap().by_person.get(&person).map_or(0, Vec::len);
            while count() < ANSWERS {
                news.changed().await.unwrap();
            }
        };
        let in_time = tokio::time::timeout(PATIENCE, answered).await.is_ok();
        assert!(in_time, "an answer is lost: {person} was told {:?}", run.taken.lock().unwrap().by_person.get(&person));
        let told = run.taken.lock().unwrap().by_person.remove(&person).unwrap();
        let seconds = |at: Instant| at.duration_since(run.begins).as_secs_f64();
        assert!(
            told.iter().map(|(price, ..)| *price).eq(PRICES),
            "{person} was answered out of order, or twice: {:?}",
            told.iter().map(|(price, id, at)| format!("{price} {id} {:.1} s", seconds(*at))).collect::<Vec<_>>()
        );
    }
}

/// Shows the bot what it has sent.
async fn echo(mut echoes: mpsc::Receiver<Vec<u8>>, address: SocketAddr) {
    let mut line = Line { address, stream: None };
    while let Some(request) = echoes.recv().await {
        line.post(&request).await;
    }
}

/// Looks at what reached the fake: notes it, and shows it to the bot.
async fn watch(run: Arc<Run>, graph: Graph, lines: Vec<mpsc::Sender<Vec<u8>>>) {
    let mut number = 0;
    loop {
        let calls = graph.drain().into_iter().filter(|call| call.taken && call.path.ends_with("/messages"));
        for call in calls {
            let body = call.json();
            let Some(metadata) = body.pointer("/message/metadata").and_then(Value::as_str) else { continue };
            let person = body.pointer("/recipient/id").and_then(Value::as_str).unwrap();
            let text = body.pointer("/message/text").and_then(Value::as_str).unwrap_or_default();
            run.taken.lock().unwrap().take(person, metadata, text);
            let page = call.path.split('/').nth(2).unwrap();
            number += 1;
            let event = json!({ "sender": { "id": page }, "recipient": { "id": person }, "timestamp": 1_772_452_900_000_u64,
                "message": { "is_echo": true, "app_id": 1_517_776_481_860_111_u64, "metadata": metadata,
                    "mid": format!("m_echo_{number}"), "text": "…" } });
            lines[number % lines.len()].send(posted(page, event)).await.unwrap();
        }
        run.news.send_replace(());
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn faults_and_two_kills_lose_nothing_and_double_nothing() {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let seconds = number("SCHALTER_FAULTS_SECONDS").unwrap_or(12);
    let down = Duration::from_secs(number("SCHALTER_FAULTS_DOWN").unwrap_or(0));
    let (graph, data) = (Graph::start(SECRET, &PAGES), tempfile::tempdir().unwrap());
    graph.plan(fault);
    let (mut process, address) = Bank::start(&graph, data.path(), "127.0.0.1:0");
    let begun = Instant::now();
    let run = Arc::new(Run {
        taken: Mutex::default(),
        news: watch::Sender::new(()),
        people: AtomicUsize::new(0),
        begins: begun,
        ends: begun + Duration::from_secs(seconds),
    });
    let mut lines = Vec::new();
    for _ in 0..8 {
        let (sender, receiver) = mpsc::channel(64);
        tokio::spawn(echo(receiver, address));
        lines.push(sender);
    }
    tokio::spawn(watch(Arc::clone(&run), graph.clone(), lines));
    let writers: Vec<_> = (0..PEOPLE).map(|_| tokio::spawn(write(Arc::clone(&run), address))).collect();
    for third in 1..=2 {
        tokio::time::sleep_until((begun + Duration::from_secs(seconds) * third / 3).into()).await;
        drop(process);
        println!("killed after {:.0} s", begun.elapsed().as_secs_f64());
        tokio::time::sleep(down).await;
        process = Bank::start(&graph, data.path(), &address.to_string()).0;
    }
    for writer in writers {
        writer.await.unwrap();
    }
    let taken = run.taken.lock().unwrap();
    let (people, reached) = (run.people.load(Ordering::Relaxed), graph.reached());
    println!(
        "{:.0} s: {people} people, {} messages of theirs, {} answers, {} faults, 2 kills; lost 0, doubled {}",
        begun.elapsed().as_secs_f64(),
        people * SAID.len(),
        taken.messages,
        (1..=reached).filter(|number| fault(*number).is_some()).count(),
        taken.doubled.len()
    );
    assert!(taken.doubled.is_empty(), "sent twice: {:?}", taken.doubled);
    assert!(taken.by_person.is_empty(), "more than was asked for: {:?}", taken.by_person);
    assert!(reached > 200, "too few messages to meet a fault");
    drop(process);
}
