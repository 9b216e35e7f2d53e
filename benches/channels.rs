//! Messenger over loopback: signed webhooks accepted durably (SQLite, `synchronous=FULL`), and full turns of the example
//! files from webhook to reply at the fake Graph API.
//!
//! Input: one question of the FAQ from 5,000 people, one event a request, over 64 connections that are kept open. The
//! server, the clients and the fake share the machine. Prints the syncs a second that the disk makes, three runs each.
//! Then 5,000 pages of the web chat and 10,000 connections that send half a head, held by this process against a server
//! in another one: its memory, and how long an honest request takes meanwhile. Needs 10,100 open files a process.
//!
//! Run with `cargo bench --bench channels`; an argument scales the counts (`-- 0.1`).

#[path = "../tests/platforms/mod.rs"]
mod platforms;
#[path = "sockets/mod.rs"]
mod sockets;

use platforms::graph::Graph;
use schalter::Bot;
use schalter::channel::Environment;
use schalter::channel::http::{Limits, router, serve};
use schalter::channel::signature::hmac_sha256;
use schalter::engine::Stop;
use schalter::store::SqliteStore;
use std::io::Write;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const SECRET: &str = "app-secret-0123456789";
const TOKEN: &str = "EAAinvented0123456789";
const CONNECTIONS: usize = 64;
const PEOPLE: usize = 5_000;
/// The first person's id. Had somebody the page's own, their messages would be the page's, and nobody would answer them.
const FIRST: usize = 10_000;
/// Without a further reply for so long, something was lost.
const PATIENCE: Duration = Duration::from_secs(30);

fn main() {
    if std::env::args().any(|argument| argument == sockets::SERVER) {
        return sockets::server();
    }
    let scale: f64 = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(1.0);
    let count = |full: usize| ((full as f64 * scale) as usize).max(CONNECTIONS);
    println!("the disk makes {:.0} syncs a second", syncs());
    println!("{:<34}{:>9}{:>11}{:>11}{:>11}", "", "count", "per second", "p50", "p99");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    for _ in 0..3 {
        runtime.block_on(run("webhooks accepted", count(40_000), false));
    }
    for _ in 0..3 {
        runtime.block_on(run("turns, webhook to Graph API", count(10_000), true));
    }
    println!();
    runtime.block_on(sockets::run(count(5_000), count(10_000)));
}

/// Small writes, each synced, for half a second.
fn syncs() -> f64 {
    let mut file = tempfile::tempfile().unwrap();
    let begun = Instant::now();
    let mut count = 0;
    while begun.elapsed() < Duration::from_millis(500) {
        file.write_all(&[0; 512]).unwrap();
        file.sync_data().unwrap();
        count += 1;
    }
    f64::from(count) / begun.elapsed().as_secs_f64()
}

fn bot(folder: &Path, graph: &Graph) -> Bot {
    let base = graph.base();
    let environment: Environment = Arc::new(move |name| match name {
        "SCHALTER_MESSENGER_APP_SECRET" => Some(SECRET.into()),
        "SCHALTER_MESSENGER_VERIFY_TOKEN" => Some("verify-token-0123456789".into()),
        "SCHALTER_MESSENGER_PAGE_TOKENS" => Some(format!("1001={TOKEN}")),
        "SCHALTER_MESSENGER_GRAPH_BASE" => Some(base.clone()),
        _ => None,
    });
    let store = SqliteStore::open(&folder.join("bench.db")).unwrap();
    let builder = Bot::builder(()).intents("intents").texts("locales").without_handlers().store(store);
    builder.build().unwrap().with_channels(&environment).unwrap().0
}

fn request(number: usize) -> Vec<u8> {
    let body = format!(
        r#"{{"object":"page","entry":[{{"id":"1001","time":1700000000000,"messaging":[{{"sender":{{"id":"{}"}},"recipient":{{"id":"1001"}},"timestamp":{},"message":{{"mid":"m_{number}","text":"Was kostet das Konto?"}}}}]}}]}}"#,
        FIRST + number % PEOPLE,
        1_700_000_000_000_u64 + number as u64,
    );
    let signature = hmac_sha256(SECRET, body.as_bytes());
    format!(
        "POST /hook/messenger HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nx-hub-signature-256: sha256={signature}\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// Posts from many connections; with `turns`, runs the bot and waits for its replies.
async fn run(name: &str, count: usize, turns: bool) {
    let folder = tempfile::tempdir().unwrap();
    let graph = Graph::start(SECRET, &[("1001", TOKEN)]);
    let bot = bot(folder.path(), &graph);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (address, stop) = (listener.local_addr().unwrap(), Stop::new());
    let serving = tokio::spawn({
        let (bot, stop) = (bot.clone(), stop.clone());
        async move {
            if turns {
                bot.serve(listener, Limits::default(), stop).await.unwrap();
            } else {
                // Without workers: only what is promised before the answer.
                let engine = bot.engine();
                let routes = router(bot.webhooks(), engine, &stop);
                serve(listener, routes, Limits::default(), stop).await;
            }
        }
    });
    let begun = Instant::now();
    let clients: Vec<_> = (0..CONNECTIONS).map(|client| tokio::spawn(post(address, client, count))).collect();
    let mut times = Vec::new();
    for client in clients {
        times.extend(client.await.unwrap());
    }
    if turns {
        // The first message of a person is answered by the welcome as well.
        let replies = count + count.min(PEOPLE);
        answered(&graph, replies).await;
    }
    report(name, begun.elapsed(), times);
    stop.stop();
    serving.await.unwrap();
}

/// Waits until so many replies have reached the fake.
async fn answered(graph: &Graph, replies: usize) {
    let (mut seen, mut since) = (0, Instant::now());
    while seen < replies {
        tokio::time::sleep(Duration::from_millis(2)).await;
        if graph.count() > seen {
            (seen, since) = (graph.count(), Instant::now());
        }
        assert!(since.elapsed() < PATIENCE, "of {replies} replies {seen} have come, and no more do");
    }
}

async fn post(address: SocketAddr, client: usize, count: usize) -> Vec<Duration> {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.set_nodelay(true).unwrap();
    let mut times = Vec::new();
    let mut answer = [0_u8; 1_024];
    for number in (client..count).step_by(CONNECTIONS) {
        let request = request(number);
        let begun = Instant::now();
        stream.write_all(&request).await.unwrap();
        let read = stream.read(&mut answer).await.unwrap();
        times.push(begun.elapsed());
        assert!(answer[..read].starts_with(b"HTTP/1.1 200 "), "{}", String::from_utf8_lossy(&answer[..read]));
    }
    times
}

fn report(name: &str, took: Duration, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
    let rate = times.len() as f64 / took.as_secs_f64();
    println!("{name:<34}{:>9}{rate:>11.0}{:>8.1} ms{:>8.1} ms", times.len(), at(0.5), at(0.99));
}
