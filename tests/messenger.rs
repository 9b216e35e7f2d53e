//! The example bank on Messenger, from the signed webhook to the bytes that reach the fake Graph API: many pages,
//! buttons, hand-over, and never a datum of an account.
#![cfg(all(feature = "client", feature = "cli", feature = "sqlite"))]

mod platforms;

use platforms::graph::Graph;
use schalter::channel::signature::hmac_sha256;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const SECRET: &str = "app-secret-0123456789";
const VERIFY: &str = "verify-token-0123456789";
const PAGES: [(&str, &str); 2] = [("1001", "EAAfirst0123456789012"), ("1002", "EAAsecond012345678901")];

/// The example bank beside this test; `cargo test` builds all examples, a single test target none.
fn bank() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let built = own.parent().unwrap().parent().unwrap().join("examples/bank");
    if !built.exists() {
        let root = env!("CARGO_MANIFEST_DIR");
        let cargo =
            Command::new(env!("CARGO")).args(["build", "--quiet", "--example", "bank"]).current_dir(root).status();
        assert!(cargo.unwrap().success() && built.exists(), "the example bank could not be built");
    }
    built
}

struct Running {
    graph: Graph,
    address: String,
    process: Child,
    sent: u32,
    peer: &'static str,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn start() -> Running {
    let graph = Graph::start(SECRET, &PAGES);
    let mut process = Command::new(bank())
        .args(["serve", "--listen", "127.0.0.1:0", "--now", "2026-03-02 12:00", "--lang", "en"])
        .env("SCHALTER_MESSENGER_APP_SECRET", SECRET)
        .env("SCHALTER_MESSENGER_VERIFY_TOKEN", VERIFY)
        .env("SCHALTER_MESSENGER_PAGE_TOKENS", PAGES.map(|(page, token)| format!("{page}={token}")).join(","))
        .env("SCHALTER_MESSENGER_GRAPH_BASE", graph.base())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let mut shown = Vec::new();
    let address = loop {
        let line = lines.next().expect("it listens").unwrap();
        if let Some(address) = line.strip_prefix("Listening on http://") {
            break address.to_owned();
        }
        shown.push(line);
    };
    assert!(shown.iter().any(|line| line.starts_with("messenger: on")), "{shown:?}");
    assert!(shown.iter().any(|line| line.starts_with("whatsapp: off")), "{shown:?}");
    // Somebody has to read what it says further.
    std::thread::spawn(move || lines.for_each(drop));
    Running { graph, address, process, sent: 0, peer: "7" }
}

impl Running {
    async fn request(&self, head: &str, body: &[u8]) -> String {
        let mut stream = TcpStream::connect(&self.address).await.unwrap();
        let head = format!("{head}host: x\r\nconnection: close\r\ncontent-length: {}\r\n\r\n", body.len());
        stream.write_all(&[head.as_bytes(), body].concat()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer
    }

    /// Posts events of pages, signed.
    async fn post(&mut self, entries: Value) {
        let body = json!({ "object": "page", "entry": entries }).to_string();
        let signature = hmac_sha256(SECRET, body.as_bytes());
        let head = format!(
            "POST /hook/messenger HTTP/1.1\r\ncontent-type: application/json\r\nx-hub-signature-256: sha256={signature}\r\n"
        );
        let answer = self.request(&head, body.as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    }

    /// A person does something on the first page; gives back the messages that this page then sends.
    async fn does(&mut self, what: Value, count: usize) -> Vec<Value> {
        self.sent += 1;
        let mut event = json!({ "sender": { "id": self.peer }, "recipient": { "id": "1001" },
            "timestamp": 1_772_452_800_000_u64 + u64::from(self.sent) });
        event.as_object_mut().unwrap().extend(what.as_object().unwrap().clone());
        let before = self.graph.messages().len();
        self.post(json!([{ "id": "1001", "messaging": [event] }])).await;
        self.wait(before + count).await.split_off(before)
    }

    async fn says(&mut self, text: &str, count: usize) -> Vec<Value> {
        let mid = format!("m_{}", self.sent);
        self.does(json!({ "message": { "mid": mid, "text": text } }), count).await
    }

    async fn wait(&self, count: usize) -> Vec<Value> {
        let begun = Instant::now();
        loop {
            let messages = self.graph.messages();
            if messages.len() >= count {
                return messages;
            }
            assert!(begun.elapsed() < Duration::from_secs(30), "{messages:#?}");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

fn text(message: &Value) -> &str {
    message.pointer("/message/text").and_then(Value::as_str).unwrap_or_default()
}

/// One process for all, with a person each.
#[tokio::test]
async fn the_example_bank_on_messenger() {
    let mut running = start();
    the_handshake_says_back_the_challenge_to_whoever_knows_the_token(&running).await;
    a_customer_is_served_and_no_account_datum_leaves(&mut running).await;
    a_person_is_asked_for_and_the_bot_is_silent_until_it_gets_the_thread_back(&mut running).await;
}

async fn the_handshake_says_back_the_challenge_to_whoever_knows_the_token(running: &Running) {
    let get = |query: &str| format!("GET /hook/messenger?{query} HTTP/1.1\r\n");
    let good = format!("hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token={VERIFY}");
    let answer = running.request(&get(&good), b"").await;
    assert!(answer.starts_with("HTTP/1.1 200 ") && answer.ends_with("\r\n\r\n1158201444"), "{answer}");
    assert!(answer.contains("text/plain"), "{answer}");
    for wrong in [
        good.replace(VERIFY, "verify-token-0123456780"),
        good.replace("subscribe", "unsubscribe"),
        good.replace("1158201444", "%3Cscript%3E"),
        good.replace("1158201444", &"1".repeat(129)),
        "hub.mode=subscribe".into(),
        String::new(),
    ] {
        let answer = running.request(&get(&wrong), b"").await;
        assert!(answer.starts_with("HTTP/1.1 403 "), "{wrong}: {answer}");
    }
}

async fn a_customer_is_served_and_no_account_datum_leaves(running: &mut Running) {
    // Opened by a link that chose English.
    let referral = json!({ "ref": "lang-en", "source": "SHORTLINK", "type": "OPEN_THREAD" });
    let started =
        json!({ "postback": { "mid": "p_1", "title": "Get started", "payload": "GET_STARTED", "referral": referral } });
    let welcome = running.does(started, 1).await;
    assert!(text(&welcome[0]).contains("a computer program, not a person"), "{welcome:#?}");
    let balance = running.says("What is my balance?", 1).await;
    assert!(text(&balance[0]).contains("https://bank.example/en/app/accounts"), "{balance:#?}");
    let transfer = running.says("Transfer 50 euros to Jonas Weber", 1).await;
    assert!(text(&transfer[0]).contains("https://bank.example/en/app/transfer"), "{transfer:#?}");
    // A picture cannot be read, and is told so.
    let picture = json!({ "message": { "mid": "m_pic", "attachments": [{ "type": "image", "payload": { "url": "https://x.example/a" } }] } });
    assert_eq!(running.does(picture, 1).await.len(), 1);
    // The second page answers with its own token.
    let before = running.graph.messages().len();
    running
        .post(json!([
            { "id": "1002", "messaging": [{ "sender": { "id": "7" }, "recipient": { "id": "1002" }, "timestamp": "1772452800000",
                "message": { "mid": "m_other", "text": "Kontostand" } }] },
            { "id": "1002" },
            { "id": "9999", "messaging": [{ "sender": { "id": "7" }, "recipient": { "id": "9999" }, "timestamp": 1,
                "message": { "mid": "m_nobody", "text": "Kontostand" } }] }
        ]))
        .await;
    running.wait(before + 2).await;
    let calls = running.graph.calls();
    for call in &calls {
        let page = call.path.split('/').nth(2).unwrap();
        let token = PAGES.iter().find(|(id, _)| *id == page).unwrap().1;
        assert_eq!(call.authorization, format!("Bearer {token}"));
        assert_eq!(call.query, format!("appsecret_proof={}", hmac_sha256(SECRET, token.as_bytes())));
        assert!(call.path.starts_with("/v25.0/") && call.taken, "{call:?}");
    }
    assert!(calls.iter().any(|call| call.path == "/v25.0/1002/messages"));
    // Everything that the demo bank knows of accounts: numbers, names, balances.
    let bytes: Vec<u8> = calls.iter().flat_map(|call| call.body.clone()).collect();
    let sent = String::from_utf8(bytes).unwrap();
    for datum in ["DE89", "DE02", "Weber", "Müller", "Giro", "€", "EUR", "IBAN"] {
        assert!(!sent.contains(datum), "{datum} left: {sent}");
    }
}

async fn a_person_is_asked_for_and_the_bot_is_silent_until_it_gets_the_thread_back(running: &mut Running) {
    running.peer = "8";
    running.says("Guten Tag", 2).await;
    let offered = running.says("Ich möchte mit einem Menschen sprechen", 1).await;
    let replies = offered[0].pointer("/message/quick_replies").and_then(Value::as_array);
    if let Some(yes) = replies.and_then(|replies| replies.first()) {
        let tap = json!({ "message": { "mid": "m_tap", "text": yes["title"], "quick_reply": { "payload": yes["payload"] } } });
        running.does(tap, 1).await;
    }
    let passed =
        |graph: &Graph| graph.calls().into_iter().find(|call| call.path.ends_with("/1001/pass_thread_control"));
    let begun = Instant::now();
    while passed(&running.graph).is_none() {
        assert!(begun.elapsed() < Duration::from_secs(30), "{:#?}", running.graph.messages());
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let call = passed(&running.graph).unwrap().json();
    assert_eq!(call["target_app_id"], 263_902_037_430_900_u64);
    assert!(call["metadata"].as_str().unwrap().contains("queue: service"), "{call}");
    // The person answers in the page's inbox: the bot sees an echo that is not its own.
    let before = running.graph.messages().len();
    running
        .post(json!([{ "id": "1001", "messaging": [{ "sender": { "id": "1001" }, "recipient": { "id": "8" }, "timestamp": 1_772_452_900_000_u64,
            "message": { "is_echo": true, "app_id": 263_902_037_430_900_u64, "mid": "m_person", "text": "Guten Tag" } }] }]))
        .await;
    running
        .post(json!([{ "id": "1001", "standby": [{ "sender": { "id": "8" }, "recipient": { "id": "1001" }, "timestamp": 1_772_452_901_000_u64,
            "message": { "mid": "m_standby", "text": "Kontostand" } }] }]))
        .await;
    let back = json!({ "pass_thread_control": { "previous_owner_app_id": "263902037430900", "new_owner_app_id": 5, "metadata": "" } });
    running.does(back, 0).await;
    let answer = running.says("Kontostand", 1).await;
    assert!(text(&answer[0]).contains("https://bank.example/app/konten"), "{answer:#?}");
    assert_eq!(running.graph.messages().len(), before + 1, "the bot talked over a person");
}
