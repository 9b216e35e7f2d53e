//! What the engine's tests share: an echo turn, a clock that follows Tokio's, a scripted connector.
#![allow(dead_code, missing_docs, unreachable_pub, clippy::field_reassign_with_default)]

use async_trait::async_trait;
use jiff::Timestamp;
use schalter::engine::{Capabilities, Connector, SendError, Sent, Turn};
use schalter::turn::Turned;
use schalter::{Clock, Content, ConversationId, DataClass, Incoming, Outgoing, Part, Purpose};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

pub fn start() -> Timestamp {
    Timestamp::from_second(1_800_000_000).unwrap()
}

/// A clock that moves with Tokio's, so that a paused test decides the time.
pub fn clock() -> Clock {
    let begun = tokio::time::Instant::now();
    Arc::new(move || start().checked_add(begun.elapsed()).unwrap())
}

pub fn words(incoming: &Incoming) -> String {
    match &incoming.content {
        Content::Said { text } => text.clone(),
        Content::Internal(event) => format!("{event:?}"),
        _ => String::new(),
    }
}

pub fn text(words: impl Into<String>) -> Outgoing {
    Outgoing {
        id: String::new(),
        conversation: ConversationId::new("", ""),
        seq: 0,
        purpose: Purpose::Reply,
        part: Part::Text { text: words.into() },
        not_after: None,
        text_id: None,
        class: DataClass::Public,
    }
}

/// Counts the messages of a conversation in its session and answers `<count> <words>`.
pub fn echoed(session: Option<Vec<u8>>, incoming: &Incoming) -> Turned {
    let count = session.map_or(0, |bytes| String::from_utf8(bytes).unwrap().parse::<u64>().unwrap()) + 1;
    let mut turned = Turned::default();
    turned.session = count.to_string().into_bytes();
    turned.outgoing = vec![text(format!("{count} {}", words(incoming)))];
    turned
}

pub fn echo() -> Turn {
    Arc::new(|session, incoming, _now| Box::pin(async move { Ok(echoed(session, &incoming)) }))
}

/// Keeps what it sends; the first sends end as scripted.
#[derive(Default)]
pub struct Probe {
    pub name: &'static str,
    pub script: Mutex<VecDeque<Result<Sent, SendError>>>,
    pub sent: Mutex<Vec<(Timestamp, Outgoing)>>,
    pub capabilities: Capabilities,
    pub clock: Option<Clock>,
}

impl Probe {
    pub fn new(script: Vec<Result<Sent, SendError>>) -> Arc<Self> {
        Arc::new(Self { name: "web", script: Mutex::new(script.into()), clock: Some(clock()), ..Self::default() })
    }

    /// What was sent without an error, `peer: words`.
    pub fn texts(&self) -> Vec<String> {
        self.sent.lock().unwrap().iter().map(|(_, m)| format!("{}: {}", m.conversation.peer, m.text())).collect()
    }

    /// Seconds after the start at which sends succeeded.
    pub fn seconds(&self) -> Vec<f64> {
        self.sent.lock().unwrap().iter().map(|(at, _)| at.duration_since(start()).as_secs_f64()).collect()
    }
}

#[async_trait]
impl Connector for Probe {
    fn id(&self) -> &str {
        self.name
    }

    fn capabilities(&self, _: &ConversationId) -> &Capabilities {
        &self.capabilities
    }

    async fn send(&self, message: &Outgoing) -> Result<Sent, SendError> {
        if let Some(Err(error)) = self.script.lock().unwrap().pop_front() {
            return Err(error);
        }
        let now = self.clock.as_ref().map_or_else(start, |clock| clock());
        self.sent.lock().unwrap().push((now, message.clone()));
        Ok(Sent::default())
    }
}
