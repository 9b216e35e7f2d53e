//! The web chat, put through the connectors' conformance suite by a page without a screen.
//!
//! What the suite finds nothing to check in, because the chat has no platform in between: signatures (a cookie and the
//! page's own origin take their place: `only_our_own_page_may_connect`), ids of a platform (the page's own are tried in
//! `what_is_said_is_acknowledged_and_answered_once`), bodies that are posted (`frames_that_are_too_long_…`), echoes,
//! other owners, windows, and failures of sending: a message to a page that is away waits in the store, so that sending
//! never fails.

use crate::client::{Browser, get};
use async_trait::async_trait;
use futures_util::stream::SplitSink;
use futures_util::{SinkExt, StreamExt};
use schalter::catalog::{BotSettings, Channel, ChannelKind, Place, Source};
use schalter::channel::web::Web;
use schalter::channel::{Environment, Kind, Opening, Secrets};
use schalter::lang::Languages;
use schalter::testing::connector::{Arrived, Door, Fault, Happening, Platform, Post, Seal, What};
use schalter::{Clock, DataClass, LoginLevel};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{WebSocketStream, client_async};

/// The pages of a few people.
#[derive(Default)]
struct Pages {
    address: Mutex<Option<SocketAddr>>,
    /// Each person's cookie, which outlives the server.
    cookies: Mutex<HashMap<String, String>>,
    open: tokio::sync::Mutex<HashMap<String, Page>>,
    arrived: Arc<Mutex<Vec<Arrived>>>,
}

/// An open page: what it sends, and what it was answered.
struct Page {
    address: SocketAddr,
    sink: SplitSink<WebSocketStream<TcpStream>, Message>,
    answers: mpsc::UnboundedReceiver<Value>,
}

impl Page {
    /// Sends a frame until it is acknowledged or refused.
    async fn say(&mut self, frame: &Value) {
        loop {
            self.sink.send(Message::text(frame.to_string())).await.unwrap();
            let answer = self.answers.recv().await.expect("the socket ended");
            match answer["code"].as_str() {
                // A page that is told to write more slowly does.
                Some("slow" | "later") => tokio::time::sleep(Duration::from_millis(250)).await,
                _ => return,
            }
        }
    }
}

impl Pages {
    async fn page(&self, peer: &str) -> Page {
        let address = self.address.lock().unwrap().expect("a server listens");
        let known = self.cookies.lock().unwrap().get(peer).cloned();
        let cookie = match known {
            Some(cookie) => cookie,
            None => {
                let page = get(address, "/", "").await;
                page.header("set-cookie").unwrap().split(';').next().unwrap().to_owned()
            }
        };
        self.cookies.lock().unwrap().insert(peer.to_owned(), cookie.clone());
        let Browser { tab, .. } = Browser { address, cookie: cookie.clone(), tab: "tab-0123456789abcdef".into() };
        let mut request = format!("ws://{address}/socket").into_client_request().unwrap();
        request.headers_mut().insert("origin", format!("http://{address}").parse().unwrap());
        request.headers_mut().insert("cookie", cookie.parse().unwrap());
        let (socket, _) = client_async(request, TcpStream::connect(address).await.unwrap()).await.unwrap();
        let (mut sink, mut stream) = socket.split();
        let (answer, answers) = mpsc::unbounded_channel();
        let (arrived, peer) = (Arc::clone(&self.arrived), peer.to_owned());
        let seen = arrived.lock().unwrap().iter().filter(|arrived| arrived.peer == peer).count();
        tokio::spawn(async move {
            while let Some(Ok(message)) = stream.next().await {
                let Message::Text(text) = message else { continue };
                let frame: Value = serde_json::from_str(&text).unwrap();
                let lines = frame["history"].as_array().cloned().unwrap_or_default();
                for line in lines.iter().chain([&frame]).filter(|line| line["t"] == "msg") {
                    let (text, id) =
                        (line["text"].as_str().unwrap().to_owned(), line["id"].as_str().map(str::to_owned));
                    arrived.lock().unwrap().push(Arrived { peer: peer.clone(), text, id });
                }
                if ["ack", "err", "welcome"].contains(&frame["t"].as_str().unwrap()) && answer.send(frame).is_err() {
                    return;
                }
            }
        });
        // What this page has is as many messages as it was shown.
        let hello = json!({"t": "hello", "v": 1, "tab": tab, "seq": seen, "locale": "en"});
        sink.send(Message::text(hello.to_string())).await.unwrap();
        let mut page = Page { address, sink, answers };
        assert_eq!(page.answers.recv().await.unwrap()["t"], "welcome");
        page
    }
}

#[async_trait]
impl Platform for Pages {
    fn open(&self, clock: Clock) -> Door {
        let source = Source { path: "bot.toml".into(), text: String::new() };
        let channel = Channel {
            name: "web".into(),
            kind: ChannelKind::Web,
            may_show: DataClass::Account,
            may_collect: DataClass::Account,
            highest_login: LoginLevel::Strong,
            buttons: 20,
            max_length: None,
            say_done: false,
            settings: BTreeMap::new(),
            broken: false,
            place: Place { source: Arc::new(source), span: 0..0 },
            keys: BTreeMap::new(),
        };
        let environment: Environment = Arc::new(|_| None);
        let secrets = Secrets::read("web", Kind::of(ChannelKind::Web).unwrap(), &environment).unwrap();
        let bot = BotSettings { languages: vec!["en".into()], default_language: "en".into(), ..BotSettings::default() };
        let languages = Languages::default();
        let opening = Opening { bot: &bot, channel: &channel, secrets, languages, login: None, clock };
        Door::Socket(Arc::new(Web::open(&opening)))
    }

    fn post(&self, _: &[Happening], _: Seal) -> Option<Post> {
        None
    }

    fn listens(&self, address: SocketAddr) {
        *self.address.lock().unwrap() = Some(address);
    }

    async fn bring(&self, happenings: &[Happening]) -> bool {
        let address = self.address.lock().unwrap().expect("a server listens");
        let mut open = self.open.lock().await;
        open.retain(|_, page| page.address == address);
        for happening in happenings {
            let frame = match &happening.what {
                What::Said(text) => json!({"t": "msg", "cid": happening.id, "text": text}),
                What::Unknown => json!({"t": "teleportation", "to": "the moon", "deep": [[[{}]]]}),
                _ => return false,
            };
            if !open.contains_key(&happening.peer) {
                open.insert(happening.peer.clone(), self.page(&happening.peer).await);
            }
            open.get_mut(&happening.peer).unwrap().say(&frame).await;
        }
        true
    }

    fn fails(&self, _: Fault) -> bool {
        false
    }

    fn arrived(&self) -> Vec<Arrived> {
        self.arrived.lock().unwrap().clone()
    }

    fn secrets(&self) -> Vec<String> {
        let cookies = self.cookies.lock().unwrap();
        cookies.values().filter_map(|cookie| Some(cookie.split_once('=')?.1.to_owned())).collect()
    }
}

schalter::connector_conformance!(Pages::default());
