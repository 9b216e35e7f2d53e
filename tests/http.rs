//! The server against clients that mean no good: floods, half-open connections, wrong and broken bodies; and its end,
//! which cuts nobody off.
#![cfg(feature = "client")]

#[path = "engine_support/mod.rs"]
mod support;

use schalter::catalog::{BotSettings, Channel, ChannelKind, Place, Source};
use schalter::channel::http::{Limits, router, serve};
use schalter::channel::rest::Rest;
use schalter::channel::{Environment, Kind, Opening, Secrets};
use schalter::engine::{Engine, Policy, Stop, Turn};
use schalter::lang::Languages;
use schalter::store::MemoryStore;
use schalter::{Clock, DataClass, LoginLevel};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use support::{echo, echoed};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

const KEY: &str = "api-key-0123456789";

fn rest(clock: Clock) -> Arc<Rest> {
    let source = Source { path: "bot.toml".into(), text: String::new() };
    let channel = Channel {
        name: "desk".into(),
        kind: ChannelKind::Rest,
        may_show: DataClass::Public,
        may_collect: DataClass::Public,
        highest_login: LoginLevel::None,
        buttons: 20,
        max_length: None,
        say_done: false,
        settings: BTreeMap::new(),
        broken: false,
        place: Place { source: Arc::new(source), span: 0..0 },
        keys: BTreeMap::new(),
    };
    let environment: Environment = Arc::new(|name| (name == "SCHALTER_DESK_API_KEY").then(|| KEY.to_owned()));
    let secrets = Secrets::read("desk", Kind::of(ChannelKind::Rest).unwrap(), &environment).unwrap();
    let bot = BotSettings::default();
    Arc::new(
        Rest::open(&Opening {
            bot: &bot,
            channel: &channel,
            secrets,
            languages: Languages::default(),
            login: None,
            clock,
        })
        .unwrap(),
    )
}

struct Server {
    address: SocketAddr,
    stop: Stop,
    serving: JoinHandle<()>,
    engine: JoinHandle<()>,
    engine_stop: Stop,
}

impl Server {
    async fn start(turn: Turn, limits: Limits) -> Self {
        let clock: Clock = Arc::new(jiff::Timestamp::now);
        let rest = rest(Arc::clone(&clock));
        let mut policy = Policy::default();
        policy.poll = Duration::from_millis(10);
        let engine = Engine::new(Arc::new(MemoryStore::new()), turn, clock).with_policy(policy).with(rest.clone());
        let (stop, engine_stop) = (Stop::new(), Stop::new());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let routes = router(&[rest], &engine, &stop);
        let serving = tokio::spawn(serve(listener, routes, limits, stop.clone()));
        let ends = engine_stop.clone();
        let engine = tokio::spawn(async move { engine.run(ends).await.unwrap() });
        Self { address, stop, serving, engine, engine_stop }
    }

    async fn raw(&self, bytes: &[u8]) -> String {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        // A server may hang up before everything is written.
        let _ = stream.write_all(bytes).await;
        let mut answer = Vec::new();
        let _ = tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut answer)).await;
        String::from_utf8_lossy(&answer).into_owned()
    }

    async fn post(&self, fields: &str, body: &[u8]) -> String {
        let head = format!(
            "POST /hook/desk HTTP/1.1\r\nhost: x\r\nconnection: close\r\nauthorization: Bearer {KEY}\r\n{fields}content-length: {}\r\n\r\n",
            body.len()
        );
        self.raw(&[head.as_bytes(), body].concat()).await
    }

    async fn get(&self, path: &str) -> String {
        self.raw(format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").as_bytes()).await
    }

    async fn end(self) {
        self.stop.stop();
        self.serving.await.unwrap();
        self.engine_stop.stop();
        self.engine.await.unwrap();
    }
}

const JSON: &str = "content-type: application/json\r\n";

fn quick() -> Limits {
    let mut limits = Limits::default();
    limits.head = Duration::from_millis(300);
    limits
}

fn status(answer: &str) -> &str {
    answer.strip_prefix("HTTP/1.1 ").and_then(|rest| rest.split(' ').next()).unwrap_or("none")
}

#[tokio::test]
async fn broken_requests_get_a_clear_status_and_the_next_one_is_served() {
    let server = Server::start(echo(), quick()).await;
    let good = br#"{"sender":"u1","message":"hello"}"#;
    assert_eq!(status(&server.post(JSON, good).await), "200");
    let deep = [br#"{"sender":"u1","message":"a","metadata":"#.to_vec(), b"[".repeat(100_000), b"}".to_vec()].concat();
    let truncated = &good[..20];
    let not_utf8 = b"{\"sender\":\"u1\",\"message\":\"\xff\xfe\"}";
    for (fields, body, expected) in [
        ("", &good[..], "415"),
        ("content-type: text/plain\r\n", good, "415"),
        ("content-type: application/x-www-form-urlencoded\r\n", good, "415"),
        (&format!("{JSON}content-encoding: gzip\r\n"), b"\x1f\x8b\x08bomb", "415"),
        (JSON, &deep, "400"),
        (JSON, truncated, "400"),
        (JSON, not_utf8, "400"),
        (JSON, b"", "400"),
        (JSON, &vec![b' '; 2_000_000], "413"),
        (&format!("{JSON}idempotency-key: {}\r\n", "k".repeat(500)), good, "400"),
    ] {
        let answer = server.post(fields, body).await;
        assert_eq!(status(&answer), expected, "{fields:?} {:?}", &body[..body.len().min(60)]);
    }
    let chunked = format!(
        "POST /hook/desk HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {KEY}\r\n{JSON}transfer-encoding: chunked\r\n\r\n"
    );
    let endless = [
        chunked.as_bytes(),
        &b"10000\r\n".iter().chain(&[b' '; 65_536]).chain(b"\r\n").copied().collect::<Vec<_>>().repeat(20),
    ]
    .concat();
    assert_eq!(status(&server.raw(&endless).await), "413", "a body that does not say how long it is");
    let flood: String = (0..500).map(|number| format!("x-{number}: y\r\n")).collect();
    assert_eq!(status(&server.post(&flood, good).await), "431");
    assert!(
        ["431", "400"].contains(&status(&server.post(&format!("x-long: {}\r\n", "y".repeat(200_000)), good).await))
    );
    assert_eq!(status(&server.raw(b"\x16\x03\x01TLS?\r\n\r\n").await), "400");
    assert_eq!(status(&server.get("/hook/nobody").await), "404");
    assert_eq!(status(&server.get("/hook/desk").await), "405");
    for key in ["", "authorization: Basic eDp5\r\n", "authorization: Bearer wrong\r\n"] {
        let head = format!(
            "POST /hook/desk HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{key}{JSON}content-length: {}\r\n\r\n",
            good.len()
        );
        assert_eq!(status(&server.raw(&[head.as_bytes(), good].concat()).await), "401");
    }
    let answer = server.post(JSON, good).await;
    assert!(answer.contains(r#""text":"2 hello""#), "{answer}");
    server.end().await;
}

/// 10,000, or as many as both their ends may be open in this process.
fn many() -> usize {
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let files = limits.lines().find_map(|line| line.strip_prefix("Max open files")?.split_whitespace().next());
    let files: usize = files.and_then(|files| files.parse().ok()).unwrap_or(1_024);
    (files.saturating_sub(300) / 2).clamp(100, 10_000)
}

#[tokio::test]
async fn connections_that_say_nothing_keep_nobody_waiting_and_are_closed() {
    let mut limits = quick();
    // As long as it takes to open them all.
    limits.head = Duration::from_secs(5);
    let server = Server::start(echo(), limits).await;
    let mut silent = Vec::new();
    println!("{} half-open connections", many());
    for _ in 0..many() {
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        stream.write_all(b"POST /hook/de").await.unwrap();
        silent.push(stream);
    }
    let answer = server.post(JSON, br#"{"sender":"u1","message":"hello"}"#).await;
    assert_eq!(status(&answer), "200");
    for mut stream in silent {
        let mut rest = Vec::new();
        let ended = tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut rest)).await;
        assert!(ended.is_ok(), "a connection that says nothing stays open");
    }
    server.end().await;
}

#[tokio::test]
async fn a_repeated_request_is_given_the_answer_of_the_first() {
    let server = Server::start(echo(), quick()).await;
    let fields = format!("{JSON}idempotency-key: k1\r\n");
    let body = br#"{"sender":"u1","message":"hello"}"#;
    let first = server.post(&fields, body).await;
    let second = server.post(&fields, body).await;
    let said = |answer: &str| answer.split("\r\n\r\n").nth(1).unwrap().to_owned();
    assert_eq!((said(&first), status(&second)), (said(&second), "200"));
    assert!(server.post(JSON, body).await.contains("2 hello"));
    let waits = server.post(&format!("{JSON}prefer: respond-async\r\n"), body).await;
    assert!(waits.contains("3 hello"), "without a callback nobody would hear the answer later: {waits}");
    server.end().await;
}

#[tokio::test]
async fn asked_to_end_it_is_not_ready_and_answers_who_waits() {
    let (begun, may_end) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (begins, waits) = (Arc::clone(&begun), Arc::clone(&may_end));
    let slow: Turn = Arc::new(move |session, incoming, _| {
        let (begins, waits) = (Arc::clone(&begins), Arc::clone(&waits));
        Box::pin(async move {
            begins.notify_one();
            waits.notified().await;
            Ok(echoed(session, &incoming))
        })
    });
    let server = Arc::new(Server::start(slow, Limits::default()).await);
    assert_eq!(status(&server.get("/healthz").await), "200");
    assert!(server.get("/readyz").await.contains(r#""ready":true"#));
    // Connected before the end, asked after it.
    let mut late = TcpStream::connect(server.address).await.unwrap();
    let asked = tokio::spawn({
        let server = Arc::clone(&server);
        async move { server.post(JSON, br#"{"sender":"u1","message":"hello"}"#).await }
    });
    begun.notified().await;
    server.stop.stop();
    may_end.notify_one();
    let answer = asked.await.unwrap();
    assert!(answer.contains("1 hello"), "whoever waits is answered: {answer}");
    let _ = late.write_all(b"GET /readyz HTTP/1.1\r\nhost: x\r\n\r\n").await;
    let mut rest = String::new();
    let _ = late.read_to_string(&mut rest).await;
    assert!(rest.is_empty() || status(&rest) == "503", "{rest}");
    let server = Arc::try_unwrap(server).ok().unwrap();
    let address = server.address;
    server.end().await;
    assert!(TcpStream::connect(address).await.is_err(), "the port is free again");
}
