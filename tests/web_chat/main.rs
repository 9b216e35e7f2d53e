//! The web chat over real sockets: what is acknowledged is safe, what is missed is given again, nobody reads along, and
//! after a login nothing of it is left.
#![cfg(all(feature = "http", feature = "sqlite"))]
#![allow(missing_docs, unreachable_pub)]

#[path = "../../examples/bank/bank/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the example uses all of it")]
mod bank;
mod client;
mod conformance;
#[path = "../../examples/bank/handlers.rs"]
mod handlers;

use bank::Bank;
use client::{Browser, get, history};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use schalter::bot::Builder;
use schalter::channel::http::Limits;
use schalter::channel::web::DemoLogin;
use schalter::engine::Stop;
use schalter::store::{Changes, Outcome, SqliteOptions, SqliteStore, Store, Which, Worker};
use schalter::{Bot, Clock, Content, Incoming, Outgoing, Part, PersonId, PlatformEvent};
use serde_json::json;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_tungstenite::tungstenite::{self, Message};

const TODAY: Date = date(2026, 3, 2);

fn builder(bank: Bank) -> Builder<Bank> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    handlers::register(Bot::builder(bank).intents(root.join("intents")).texts(root.join("locales")))
}

/// Trained once for all tests that keep nothing.
static BOT: LazyLock<Bot> = LazyLock::new(|| builder(Bank::demo(TODAY).unwrap()).build().unwrap());

/// A bank with its chat, until it is ended.
struct Server {
    address: SocketAddr,
    now: Arc<Mutex<Timestamp>>,
    stop: Stop,
    task: JoinHandle<()>,
}

impl Server {
    /// In `folder` where there is one, else in memory.
    async fn start(folder: Option<&Path>) -> Self {
        let now = Arc::new(Mutex::new("2026-03-02T09:00:00Z".parse::<Timestamp>().unwrap()));
        let clock = Arc::clone(&now);
        let clock: Clock = Arc::new(move || *clock.lock().unwrap());
        let bot = match folder {
            Some(folder) => {
                let store = SqliteStore::open(&folder.join("chat.db")).unwrap();
                builder(Bank::open(folder, TODAY).unwrap()).store(store).clock(clock).build().unwrap()
            }
            None => BOT.rehearsal(None, clock, BTreeMap::new()).unwrap(),
        };
        let bot = bot.with_login(Arc::new(DemoLogin::new(bank::CUSTOMERS)));
        let (bot, _) = bot.with_channels(&(Arc::new(|_: &str| None) as _)).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let bot = bot.with_address(&format!("http://{address}"));
        let stop = Stop::new();
        let theirs = stop.clone();
        let task = tokio::spawn(async move { bot.serve(listener, Limits::default(), theirs).await.unwrap() });
        Self { address, now, stop, task }
    }

    fn pass(&self, time: Duration) {
        let mut now = self.now.lock().unwrap();
        *now = now.checked_add(jiff::SignedDuration::try_from(time).unwrap()).unwrap();
    }

    async fn end(self) {
        self.stop.stop();
        self.task.await.unwrap();
    }
}

#[tokio::test]
async fn what_is_said_is_acknowledged_and_answered_once() {
    let server = Server::start(None).await;
    let browser = Browser::open(server.address).await;
    let (mut socket, welcome) = browser.hello(0).await;
    assert_eq!((&welcome["reset"], &welcome["status"]["login"]), (&json!(false), &json!(false)));
    socket.until_said("bank.example").await;
    for _ in 0..3 {
        socket.say("same", "How much is in my accounts?").await;
        assert_eq!(socket.until("ack").await["cid"], "same");
    }
    socket.send(&json!({"t": "present", "cid": "next"})).await;
    socket.until("ack").await;
    let last = socket.seq;
    drop(socket);
    let (mut again, _) = browser.hello(last).await;
    // Whatever still comes, the question was answered once.
    again.send(&json!({"t": "ping"})).await;
    again.until("pong").await;
    let (_, welcome) = browser.hello(0).await;
    let asked = history(&welcome).iter().filter(|line| line.contains("How much")).count();
    let answered = history(&welcome).iter().filter(|line| line.contains("/login/")).count();
    assert_eq!((asked, answered), (1, 1), "{welcome}");
    server.end().await;
}

#[tokio::test]
async fn a_page_that_comes_back_is_given_what_it_missed_and_nothing_twice() {
    let server = Server::start(None).await;
    let browser = Browser::open(server.address).await;
    let (mut socket, _) = browser.hello(0).await;
    socket.until_said("bank.example").await;
    let seen = socket.seq;
    socket.say("1", "How much is in my accounts?").await;
    socket.until("ack").await;
    // The line breaks before the answer arrives.
    drop(socket);
    let (mut again, welcome) = browser.hello(seen).await;
    let mut lines = welcome["history"].as_array().unwrap().clone();
    while !lines.iter().any(|line| line["text"].as_str().is_some_and(|text| text.contains("/login/"))) {
        lines.push(again.next().await);
    }
    let seqs: Vec<u64> = lines.iter().filter_map(|line| line["seq"].as_u64()).collect();
    let expected: Vec<u64> = (seen + 1..=seqs.iter().copied().max().unwrap()).collect();
    assert_eq!(seqs, expected, "each once, in order");
    assert!(!welcome.to_string().contains("How much"), "the page has its own words");
    let (_, ahead) = browser.hello(1_000).await;
    assert_eq!(ahead["reset"], true, "a page of a conversation that is gone begins anew");
    server.end().await;
}

#[tokio::test]
async fn tabs_are_apart_and_one_tab_has_one_socket() {
    let server = Server::start(None).await;
    let browser = Browser::open(server.address).await;
    let (mut first, _) = browser.hello(0).await;
    first.until_said("bank.example").await;
    first.say("1", "my own secret words").await;
    first.until("ack").await;
    let (mut other, welcome) = browser.tab("two").hello(0).await;
    assert!(!welcome.to_string().contains("secret words"));
    let (_copy, _) = browser.hello(0).await;
    assert_eq!(first.closed().await, 4001);
    other.send(&json!({"t": "ping"})).await;
    other.until("pong").await;
    // The same tab name in another browser is another conversation.
    let (_, welcome) = Browser::open(server.address).await.hello(0).await;
    assert!(!welcome.to_string().contains("secret words"));
    server.end().await;
}

#[tokio::test]
async fn only_our_own_page_may_connect() {
    let server = Server::start(None).await;
    let browser = Browser::open(server.address).await;
    for origin in [Some("http://evil.example"), Some("null"), None] {
        let Err(tungstenite::Error::Http(answer)) = browser.connect_with(origin, true).await else {
            panic!("{origin:?} was let in")
        };
        assert_eq!(answer.status(), 403);
    }
    let own = format!("http://{}", server.address);
    let mut bare = browser.connect_with(Some(&own), false).await.unwrap();
    bare.send(&json!({"t": "hello", "v": 1, "tab": browser.tab})).await;
    assert_eq!(bare.next().await["code"], "cookie");
    assert_eq!(bare.closed().await, 1008);
    for (hello, code) in [
        (json!({"t": "hello", "v": 2, "tab": browser.tab}), "version"),
        (json!({"t": "hello", "v": 1, "tab": "short"}), "tab"),
    ] {
        let mut socket = browser.connect().await;
        socket.send(&hello).await;
        assert_eq!(socket.next().await["code"], code);
        assert_eq!(socket.closed().await, 1008);
    }
    let mut rude = browser.connect().await;
    rude.say("1", "no hello").await;
    assert_eq!(rude.closed().await, 1008);
    server.end().await;
}

#[tokio::test]
async fn frames_that_are_too_long_binary_or_nonsense_harm_nobody() {
    let server = Server::start(None).await;
    let browser = Browser::open(server.address).await;
    let (mut long, _) = browser.hello(0).await;
    let huge = Message::text("x".repeat(10 * 1024 * 1024));
    // The server may close before all of it is written.
    let _ = long.send_raw(huge).await;
    assert!([0, 1009].contains(&long.closed().await));
    let (mut long, _) = browser.hello(0).await;
    long.send_raw(Message::text("x".repeat(20_000))).await.unwrap();
    assert_eq!(long.closed().await, 1009);
    let (mut binary, _) = browser.hello(0).await;
    binary.send_raw(Message::binary(vec![0xff; 10])).await.unwrap();
    assert_eq!(binary.closed().await, 1008);
    let (mut socket, _) = browser.hello(0).await;
    for nonsense in ["", "{}", "[[[[", r#"{"t":"msg","cid":"","text":"a"}"#, r#"{"t":"evil"}"#] {
        socket.send_raw(Message::text(nonsense)).await.unwrap();
        assert_eq!(socket.until("err").await["code"], "unknown");
    }
    socket.say("1", &"ä".repeat(4_000)).await;
    socket.until("ack").await;
    server.end().await;
}

#[tokio::test]
async fn whoever_writes_too_fast_is_slowed_down_and_then_cut_off() {
    let server = Server::start(None).await;
    let browser = Browser::open(server.address).await;
    let (mut socket, _) = browser.hello(0).await;
    for _ in 0..200 {
        if socket.send_raw(Message::text(r#"{"t":"ping"}"#)).await.is_err() {
            break;
        }
    }
    assert_eq!(socket.until("err").await["code"], "slow");
    assert!([0, 1008].contains(&socket.closed().await));
    server.end().await;
}

#[tokio::test]
async fn account_data_is_shown_after_a_login_and_never_again_after_it() {
    let server = Server::start(None).await;
    let browser = Browser::open(server.address).await;
    let (mut socket, _) = browser.hello(0).await;
    socket.until("msg").await;
    socket.say("1", "How much is in my accounts?").await;
    let asks = socket.until_said(&format!("{}/login/", server.address)).await;
    assert!(!socket.seen.concat().contains("3,482.17"), "before a login nothing is shown: {asks}");
    let other = browser.tab("two");
    other.log_in("ben").await;
    browser.log_in("anna").await;
    assert_eq!(socket.until("status").await["login"], true);
    socket.until_said("3,482.17").await;
    let (mut reloaded, welcome) = browser.hello(0).await;
    assert!(welcome.to_string().contains("3,482.17"), "a reload shows it again");
    assert_eq!((&welcome["status"]["login"], &welcome["left"]), (&json!(true), &json!(300)));
    reloaded.send(&json!({"t": "logout", "cid": "2"})).await;
    let status = reloaded.until("status").await;
    assert_eq!((&status["login"], &status["ended"]), (&json!(false), &json!(true)));
    let farewell = reloaded.until("msg").await;
    for seq in [0, 1, 2] {
        let (_, welcome) = browser.hello(seq).await;
        let text = welcome.to_string();
        assert!(!text.contains("3,482.17") && !text.contains("How much"), "{text}");
        assert!(text.contains(farewell["text"].as_str().unwrap()), "{text}");
    }
    server.end().await;
}

#[tokio::test]
async fn the_end_of_a_login_is_told_a_minute_before_and_can_be_put_off() {
    let server = Server::start(None).await;
    let browser = Browser::open(server.address).await;
    let (mut socket, _) = browser.hello(0).await;
    socket.until("msg").await;
    browser.log_in("anna").await;
    socket.until("status").await;
    socket.say("1", "How much is in my accounts?").await;
    socket.until_said("3,482.17").await;
    let minute = Duration::from_secs(60);
    server.pass(4 * minute);
    assert_eq!(socket.until("msg").await["warning"], true);
    socket.send(&json!({"t": "present", "cid": "2"})).await;
    socket.until("ack").await;
    let (mut socket, welcome) = browser.hello(0).await;
    assert_eq!(welcome["left"], 300, "{welcome}");
    server.pass(4 * minute);
    assert_eq!(socket.until("msg").await["warning"], true);
    server.pass(2 * minute);
    assert_eq!(socket.until("status").await["ended"], true);
    // Also for a page that was away meanwhile, and before anything else happens.
    let (_, welcome) = browser.hello(0).await;
    assert!(!welcome.to_string().contains("3,482.17"));
    server.end().await;
}

#[tokio::test]
async fn a_restart_in_the_middle_of_a_transfer_loses_nothing_and_books_once() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(Some(folder.path())).await;
    let mut browser = Browser::open(server.address).await;
    let (mut socket, _) = browser.hello(0).await;
    browser.log_in("anna").await;
    socket.until("status").await;
    socket.say("1", "send 50 euros to Jonas Weber").await;
    let asked = socket.until_said("Jonas Weber").await;
    assert_eq!(asked["buttons"].as_array().unwrap().len(), 2);
    let seen = socket.seq;
    server.stop.stop();
    assert_eq!(socket.closed().await, 1012);
    server.end().await;

    let server = Server::start(Some(folder.path())).await;
    browser.address = server.address;
    let (mut socket, welcome) = browser.hello(seen).await;
    assert_eq!((&welcome["reset"], welcome["history"].as_array().unwrap().len()), (&json!(false), 0));
    let yes = &asked["buttons"][0];
    socket.send(&json!({"t": "choice", "cid": "2", "value": yes["payload"], "title": yes["title"]})).await;
    assert_eq!(socket.until("status").await["errand"], "approval");
    let mine = json!({"tab": browser.tab});
    let order: serde_json::Value = serde_json::from_str(&browser.post("/app/waiting", &mine).await.body).unwrap();
    assert!(order["text"].as_str().unwrap().contains("Jonas Weber"), "{order}");
    let other = browser.tab("two");
    assert_eq!(other.post("/app/waiting", &json!({"tab": other.tab})).await.body, "null");
    let decided = json!({"tab": browser.tab, "proposal": order["proposal"], "granted": true});
    for _ in 0..3 {
        assert_eq!(browser.post("/app/decide", &decided).await.status, 204);
    }
    socket.until_said("has been submitted").await;
    socket.say("3", "How much is in my current account?").await;
    socket.until_said("3,432.17").await;
    server.end().await;
    // What concerns the order would have been told however late; everything else has its time.
    let store = SqliteStore::open(&folder.path().join("chat.db")).unwrap();
    let views = store.views(&Which::Person(PersonId("anna".into()))).await.unwrap();
    let limited = |part: &str| {
        let told = views.iter().flat_map(|view| &view.told).find(|told| told.message.text().contains(part));
        told.unwrap().message.not_after.is_some()
    };
    assert_eq!((limited("has been submitted"), limited("3,432.17")), (false, true));
}

#[tokio::test]
async fn a_log_in_belongs_to_the_tab_and_comes_from_our_own_page() {
    let server = Server::start(None).await;
    let browser = Browser::open(server.address).await;
    let proof = json!({"tab": browser.tab, "proof": {"customer": "anna"}});
    assert_eq!(browser.post_from("http://evil.example", "/login", &proof).await.status, 403);
    let strange = Browser { cookie: "schalter=1".into(), ..browser.clone() };
    assert_eq!(strange.post("/login", &proof).await.status, 401);
    let nobody = json!({"tab": browser.tab, "proof": {"customer": "mallory"}});
    assert_eq!(browser.post("/login", &nobody).await.status, 401);
    for wrong in [json!({}), json!([]), json!({"tab": "a", "proof": {"customer": "anna"}})] {
        assert!([400, 401].contains(&browser.post("/login", &wrong).await.status));
    }
    let (_, welcome) = browser.hello(0).await;
    assert_eq!(welcome["status"]["login"], false);
    server.end().await;
}

#[tokio::test]
async fn pages_are_strict_and_files_are_kept() {
    let server = Server::start(None).await;
    let page = get(server.address, "/", "Accept-Language: fr, en;q=0.8\r\n").await;
    assert!(page.body.contains("<html lang=\"en\""));
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    let cookie = page.header("set-cookie").unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let known = format!("Cookie: {}\r\n", cookie.split(';').next().unwrap());
    assert!(get(server.address, "/", &known).await.header("set-cookie").is_none(), "a cookie is set once");
    let mut transferred = page.body.len();
    for path in page.body.split('"').filter(|part| part.starts_with("/web/") || part.starts_with("/texts/")) {
        let file = get(server.address, path, "").await;
        assert_eq!(file.status, 200, "{path}");
        assert!(file.header("cache-control").unwrap().contains("immutable"));
        transferred += file.body.len();
    }
    assert!(transferred < 60_000, "{transferred} bytes");
    for (path, status) in [
        ("/login", 200),
        ("/login/0123", 200),
        ("/app", 200),
        ("/widget.js", 200),
        ("/go-on/x/1", 303),
        ("/nowhere", 404),
    ] {
        assert_eq!(get(server.address, path, "").await.status, status, "{path}");
    }
    let other = get(server.address, "/widget.json?lang=en", "").await;
    assert!(other.body.contains("\"lang\":\"en\""), "{}", other.body);
    server.end().await;
}

/// The store is shared, but the process that answers is another one: its words reach the page all the same.
#[tokio::test]
async fn what_another_process_says_reaches_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(Some(folder.path())).await;
    let browser = Browser::open(server.address).await;
    let (mut socket, _) = browser.hello(0).await;
    socket.until_said("bank.example").await;
    browser.log_in("anna").await;
    socket.until("status").await;
    let options = SqliteOptions { alone: false, ..SqliteOptions::default() };
    let store = SqliteStore::open_with(&folder.path().join("chat.db"), options).unwrap();
    let views = store.views(&Which::Person(PersonId("anna".into()))).await.unwrap();
    let conversation = views[0].conversation.clone();
    let last = views[0].told.last().unwrap().message.clone();
    // Due in a time that only the other process lives in.
    let later: Timestamp = "2099-01-01T00:00:00Z".parse().unwrap();
    let mut incoming = Incoming::new(conversation.clone(), later, Content::Platform(PlatformEvent::Present));
    incoming.due_at = Some(later);
    store.accept(&[incoming]).await.unwrap();
    let other = Worker::new("another process");
    let claim = store.claim(&other, Some(&conversation), later).await.unwrap().unwrap();
    let mut changes = Changes::default();
    (changes.at, changes.sender) = (later, Some(other));
    changes.outgoing =
        vec![Outgoing { id: "elsewhere".into(), part: Part::Text { text: "From elsewhere".into() }, ..last }];
    let delivery = store.commit(claim, changes).await.unwrap().unwrap();
    let sent = Outcome::Sent { platform_ids: Vec::new() };
    store.settle(delivery, sent, later, None).await.unwrap();
    socket.until_said("From elsewhere").await;
    socket.send(&json!({"t": "ping"})).await;
    socket.until("pong").await;
    assert_eq!(socket.seen.iter().filter(|frame| frame.contains("From elsewhere")).count(), 1, "and once only");
    server.end().await;
}

/// Everything that is logged, at every level.
#[cfg(feature = "cli")]
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

#[cfg(feature = "cli")]
impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(feature = "cli")]
#[tokio::test]
async fn no_log_line_holds_a_token_what_was_said_or_what_an_account_holds() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber =
        tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(move || writer.clone());
    let guard = tracing::subscriber::set_default(subscriber.finish());
    let server = Server::start(None).await;
    let browser = Browser::open(server.address).await;
    let (mut socket, _) = browser.hello(0).await;
    socket.until("msg").await;
    let token = "login-token-0123456789";
    // Tokens that are refused, that come from elsewhere, and one that is taken.
    for (origin, customer) in [("http://evil.example", "anna"), ("", "nobody-0123"), ("", "anna")] {
        let own = format!("http://{}", server.address);
        let origin = if origin.is_empty() { own.as_str() } else { origin };
        let body = json!({"tab": browser.tab, "proof": {"customer": customer, "token": token}});
        browser.post_from(origin, "/login", &body).await;
    }
    let _ = browser.post("/login", &json!({"tab": browser.tab, "proof": token})).await;
    assert_eq!(socket.until("status").await["login"], true);
    socket.say("1", "How much is in my accounts? Zitronenfalter").await;
    socket.until("ack").await;
    socket.say("2", "How much is in my accounts?").await;
    socket.until_said("3,482.17").await;
    socket.send_raw(Message::text(r#"{"t":"msg","cid":"","text":"Apfelbaum"}"#)).await.unwrap();
    socket.until("err").await;
    socket.send_raw(Message::binary(b"Birnbaum".to_vec())).await.unwrap();
    assert_eq!(socket.closed().await, 1008);
    // A connection that breaks the protocol is logged, without what it said.
    client::raw(server.address, format!("Zitronenfalter {}\r\nCookie {}\r\n\r\n", browser.cookie, browser.cookie))
        .await;
    let (mut again, welcome) = browser.hello(0).await;
    assert!(welcome.to_string().contains("3,482.17"));
    again.send(&json!({"t": "logout", "cid": "3"})).await;
    again.until("status").await;
    server.end().await;
    drop(guard);
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(text.contains("schalter"), "nothing was logged at all, so that nothing was tried");
    let cookie = browser.cookie.split_once('=').unwrap().1;
    for secret in
        [cookie, token, "3,482.17", "3482", "348217", "Zitronenfalter", "Apfelbaum", "Birnbaum", "my accounts"]
    {
        let line = text.lines().find(|line| line.contains(secret)).map(|line| line.replace(secret, "[here]"));
        assert_eq!(line, None, "a log line holds what it must not");
    }
}
