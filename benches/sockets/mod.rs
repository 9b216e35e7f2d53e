//! Many connections to one server, which is another process, so that its memory is its own.

use schalter::Bot;
use schalter::channel::http::Limits;
use schalter::engine::Stop;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// The argument with which this program is the server.
pub(crate) const SERVER: &str = "--serve-sockets";
/// So many are opened at the same time; more would wait for the system's queue.
const AT_ONCE: usize = 100;

/// Serves the example files on the web chat, in memory, until it is killed.
pub(crate) fn server() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let bot = Bot::builder(()).intents("intents").texts("locales").without_handlers().build().unwrap();
        let (bot, _) = bot.with_channels(&(Arc::new(|_: &str| None) as _)).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        println!("{}", listener.local_addr().unwrap());
        // Half a head may stay as long as it takes to open them all.
        let mut limits = Limits::default();
        limits.head = Duration::from_secs(120);
        bot.serve(listener, limits, Stop::new()).await.unwrap();
    });
}

struct Server {
    process: Child,
    address: SocketAddr,
}

impl Server {
    fn start() -> Self {
        let own = std::env::current_exe().unwrap();
        let mut process = Command::new(own).arg(SERVER).stdout(Stdio::piped()).spawn().unwrap();
        let line = BufReader::new(process.stdout.take().unwrap()).lines().next().unwrap().unwrap();
        Self { process, address: line.parse().unwrap() }
    }

    /// Resident memory in megabytes.
    fn memory(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<f64>().unwrap() / 1_024.0
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Opens pages, then half-open connections, and prints what they cost.
pub(crate) async fn run(pages: usize, half_open: usize) {
    let server = Server::start();
    let idle = server.memory();
    let begun = Instant::now();
    let open = open(pages, |number| page(server.address, number)).await;
    let took = begun.elapsed();
    println!(
        "{pages} pages of the web chat, each greeted: {:.0} MB (idle {idle:.0} MB, {:.1} KB a page), opened in {:.1} s",
        server.memory(),
        (server.memory() - idle) * 1_024.0 / pages as f64,
        took.as_secs_f64()
    );
    drop(open);
    let server = Server::start();
    let idle = server.memory();
    let silent = self::open(half_open, |_| half_a_head(server.address)).await;
    let mut times: Vec<Duration> = Vec::new();
    for _ in 0..100 {
        let begun = Instant::now();
        honest(server.address).await;
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    println!(
        "{half_open} half-open connections: {:.0} MB (idle {idle:.0} MB); an honest request meanwhile p50 {:.1} ms, most {:.1} ms",
        server.memory(),
        times[49].as_secs_f64() * 1e3,
        times[99].as_secs_f64() * 1e3
    );
    drop(silent);
}

/// Opens `count` connections, some at a time.
async fn open<F: Future<Output = TcpStream> + Send + 'static>(
    count: usize,
    each: impl Fn(usize) -> F,
) -> Vec<TcpStream> {
    let mut open = Vec::with_capacity(count);
    for first in (0..count).step_by(AT_ONCE) {
        let tasks: Vec<_> = (first..count.min(first + AT_ONCE)).map(|number| tokio::spawn(each(number))).collect();
        for task in tasks {
            open.push(task.await.unwrap());
        }
    }
    open
}

/// A page that has said hello and was greeted by the bot.
async fn page(address: SocketAddr, number: usize) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = format!(
        "GET /socket HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\nconnection: upgrade\r\nupgrade: websocket\r\n\
         sec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\ncookie: schalter={number:064x}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let hello = r#"{"t":"hello","v":1,"tab":"tab-0123456789abcdef","seq":0,"locale":"de"}"#;
    // A text frame, whose mask of noughts changes nothing.
    let length = u8::try_from(hello.len()).unwrap();
    stream.write_all(&[&[0x81, 0x80 | length, 0, 0, 0, 0], hello.as_bytes()].concat()).await.unwrap();
    let mut seen = Vec::new();
    let mut piece = [0; 4_096];
    let told = |seen: &[u8]| seen.windows(9).any(|window| window == br#""t":"msg""#);
    while !told(&seen) {
        let read = tokio::time::timeout(Duration::from_secs(60), stream.read(&mut piece)).await.unwrap().unwrap();
        assert!(read > 0, "{}", String::from_utf8_lossy(&seen));
        seen.extend(&piece[..read]);
    }
    stream
}

async fn half_a_head(address: SocketAddr) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(b"POST /hook/messen").await.unwrap();
    stream
}

async fn honest(address: SocketAddr) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
}
