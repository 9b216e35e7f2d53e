//! A browser without a screen: a cookie, a tab, a socket.

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{self, Message};
use tokio_tungstenite::{WebSocketStream, client_async};

/// Longer than any answer takes; it only ends a test whose answer never comes.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a server answers.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }
}

/// One request on a connection of its own, as the bytes say.
pub async fn raw(address: SocketAddr, request: String) -> Answer {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    tokio::time::timeout(PATIENCE, stream.read_to_end(&mut bytes)).await.unwrap().unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    Answer { status: head[9..12].parse().unwrap(), head: head.to_owned(), body: body.to_owned() }
}

pub async fn get(address: SocketAddr, path: &str, headers: &str) -> Answer {
    raw(address, format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{headers}\r\n")).await
}

/// One tab of a browser.
#[derive(Clone)]
pub struct Browser {
    pub address: SocketAddr,
    pub cookie: String,
    pub tab: String,
}

impl Browser {
    /// Opens the page.
    pub async fn open(address: SocketAddr) -> Self {
        let page = get(address, "/", "Accept-Language: en\r\n").await;
        let cookie = page.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
        Self { address, cookie, tab: "tab-0123456789abcdef".into() }
    }

    pub fn tab(&self, name: &str) -> Self {
        Self { tab: format!("tab-0123456789abcdef-{name}"), ..self.clone() }
    }

    /// Posts to one of the chat's own addresses.
    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.post_from(&format!("http://{}", self.address), path, body).await
    }

    pub async fn post_from(&self, origin: &str, path: &str, body: &Value) -> Answer {
        let (body, Self { address, cookie, .. }) = (body.to_string(), self);
        let length = body.len();
        raw(
            *address,
            format!(
                "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: {origin}\r\nCookie: {cookie}\r\nConnection: close\r\n\
                 Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
            ),
        )
        .await
    }

    pub async fn log_in(&self, customer: &str) {
        let answer = self.post("/login", &json!({"tab": self.tab, "proof": {"customer": customer}})).await;
        assert_eq!(answer.status, 204, "{}", answer.body);
    }

    /// A socket that has said nothing yet.
    pub async fn connect_with(&self, origin: Option<&str>, cookie: bool) -> Result<Socket, tungstenite::Error> {
        let mut request = format!("ws://{}/socket", self.address).into_client_request().unwrap();
        if let Some(origin) = origin {
            request.headers_mut().insert("origin", origin.parse().unwrap());
        }
        if cookie {
            request.headers_mut().insert("cookie", self.cookie.parse().unwrap());
        }
        let stream = TcpStream::connect(self.address).await.unwrap();
        let (socket, _) = client_async(request, stream).await?;
        Ok(Socket { socket, seq: 0, seen: Vec::new() })
    }

    pub async fn connect(&self) -> Socket {
        self.connect_with(Some(&format!("http://{}", self.address)), true).await.unwrap()
    }

    /// A socket that has said hello, and what it was welcomed with.
    pub async fn hello(&self, seq: u64) -> (Socket, Value) {
        let mut socket = self.connect().await;
        socket.send(&json!({"t": "hello", "v": 1, "tab": self.tab, "seq": seq, "locale": "en"})).await;
        let welcome = socket.next().await;
        assert_eq!(welcome["t"], "welcome", "{welcome}");
        socket.seq = welcome["seq"].as_u64().unwrap();
        (socket, welcome)
    }
}

/// A socket.
pub struct Socket {
    socket: WebSocketStream<TcpStream>,
    /// The last message that came.
    pub seq: u64,
    /// Every frame so far.
    pub seen: Vec<String>,
}

impl Socket {
    pub async fn send(&mut self, frame: &Value) {
        self.send_raw(Message::text(frame.to_string())).await.unwrap();
    }

    pub async fn send_raw(&mut self, message: Message) -> Result<(), tungstenite::Error> {
        self.socket.send(message).await
    }

    pub async fn say(&mut self, cid: &str, text: &str) {
        self.send(&json!({"t": "msg", "cid": cid, "text": text})).await;
    }

    async fn frame(&mut self) -> Option<Result<Message, tungstenite::Error>> {
        tokio::time::timeout(PATIENCE, self.socket.next()).await.expect("nothing came")
    }

    /// The next frame.
    pub async fn next(&mut self) -> Value {
        loop {
            match self.frame().await.expect("the socket ended").unwrap() {
                Message::Text(text) => {
                    self.seen.push(text.to_string());
                    let frame: Value = serde_json::from_str(&text).unwrap();
                    self.seq = frame["seq"].as_u64().unwrap_or(self.seq);
                    return frame;
                }
                Message::Ping(_) | Message::Pong(_) => {}
                other => panic!("{other:?}"),
            }
        }
    }

    /// The next frame of that kind.
    pub async fn until(&mut self, kind: &str) -> Value {
        loop {
            let frame = self.next().await;
            if frame["t"] == kind {
                return frame;
            }
        }
    }

    /// The next message whose words contain `part`.
    pub async fn until_said(&mut self, part: &str) -> Value {
        loop {
            let frame = self.until("msg").await;
            if frame["text"].as_str().unwrap().contains(part) {
                return frame;
            }
        }
    }

    /// The code with which the server closes; what it says before is passed over.
    pub async fn closed(&mut self) -> u16 {
        loop {
            match self.frame().await {
                Some(Ok(Message::Close(Some(frame)))) => return frame.code.into(),
                Some(Ok(Message::Close(None)) | Err(_)) | None => return 0,
                Some(Ok(_)) => {}
            }
        }
    }
}

/// Everything that a welcome shows again, as text.
pub fn history(welcome: &Value) -> Vec<String> {
    let lines = welcome["history"].as_array().unwrap();
    lines.iter().map(|line| line["text"].as_str().unwrap_or_default().to_owned()).collect()
}
