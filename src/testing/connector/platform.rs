//! How an author describes a platform.

use crate::channel::http::Webhook;
use crate::engine::Connector;
use crate::message::Clock;
use async_trait::async_trait;
use jiff::Timestamp;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

/// A platform as the checks see it: a fake that the connector talks to.
#[async_trait]
pub trait Platform: Send + Sync {
    /// Opens the connector, once for each process that a check plays. `clock` is the check's own.
    fn open(&self, clock: Clock) -> Door;

    /// A request that brings these happenings. `None`: the platform cannot express one of them, or does not post.
    fn post(&self, happenings: &[Happening], seal: Seal) -> Option<Post>;

    /// A process listens there from now on; whatever was connected to an earlier one is not any more.
    fn listens(&self, _address: SocketAddr) {}

    /// Brings these happenings to a connector that no platform posts to ([`Door::Own`], [`Door::Socket`]), in order;
    /// returns when it has acknowledged them. `false`: it cannot express one.
    async fn bring(&self, _happenings: &[Happening]) -> bool {
        false
    }

    /// What arrives next goes wrong in this way; several wait in line. `false`: it never goes wrong so.
    fn fails(&self, fault: Fault) -> bool;

    /// What has arrived, in order, whether or not the connector was told so.
    fn arrived(&self) -> Vec<Arrived>;

    /// What must stand in no log line.
    fn secrets(&self) -> Vec<String> {
        Vec::new()
    }
}

/// A connector, and how it is reached.
pub enum Door {
    /// It is called over HTTP.
    Called(Arc<dyn Webhook>),
    /// People connect to it, and it holds their sockets.
    Socket(Arc<dyn Webhook>),
    /// It reads by itself.
    Own(Arc<dyn Connector>),
}

impl std::fmt::Debug for Door {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.connector().id())
    }
}

impl Door {
    /// The connector.
    pub fn connector(&self) -> Arc<dyn Connector> {
        match self {
            Self::Called(webhook) | Self::Socket(webhook) => Arc::clone(webhook) as Arc<dyn Connector>,
            Self::Own(connector) => Arc::clone(connector),
        }
    }
}

/// Something that happens in a conversation with a person.
#[derive(Clone, Debug)]
pub struct Happening {
    /// Its id on the platform.
    pub id: String,
    /// The person.
    pub peer: String,
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: What,
}

/// What happens.
#[derive(Clone, Debug)]
pub enum What {
    /// The person writes.
    Said(String),
    /// The platform shows us our own message, by the id that we gave it.
    OwnEcho(String),
    /// Somebody else of the bank has answered on the platform.
    OtherAnswered(String),
    /// The person writes while somebody else owns the conversation.
    Standby(String),
    /// An event that nobody knows.
    Unknown,
}

impl Happening {
    /// `peer` writes `text` at `at`.
    pub fn said(id: &str, peer: &str, text: &str, at: Timestamp) -> Self {
        Self { id: id.into(), peer: peer.into(), at, what: What::Said(text.into()) }
    }
}

/// How a request is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// As the platform does.
    Right,
    /// With another key.
    WrongKey,
    /// Not at all.
    Absent,
    /// As the platform does, but too long ago.
    Old,
}

/// A request.
#[derive(Clone, Debug)]
pub struct Post {
    /// Behind `/hook/<channel>`; usually empty.
    pub path: String,
    /// Header fields.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// Are the body's raw bytes signed?
    pub signed: bool,
}

/// How a platform fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Too many messages; wait so long.
    Busy(Duration),
    /// It is out of order, and takes nothing.
    Broken,
    /// It takes the message, and the answer is lost.
    Silent,
    /// It allows no message just now.
    WindowClosed,
}

/// A message that has arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// The person.
    pub peer: String,
    /// The words.
    pub text: String,
    /// The id that we gave it, where the platform is told.
    pub id: Option<String>,
}
