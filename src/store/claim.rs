//! Taking a message: who takes it, what is taken, and the fence that keeps a late worker out.

use crate::message::{ConversationId, Incoming, PersonId};
use std::fmt;
use std::time::Duration;

/// A message's id: grows in the order of acceptance and is never given twice by one store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct MessageId(pub u64);

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Who claims, and for how long at a time.
#[derive(Clone, Debug)]
pub struct Worker {
    /// A name for operators; it may be used by several tasks at once.
    pub name: String,
    /// How long a claim is held without being renewed.
    pub lease: Duration,
}

impl Worker {
    /// A worker whose lease is ten seconds.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), lease: Duration::from_secs(10) }
    }

    /// The same worker with another lease.
    #[must_use]
    pub fn with_lease(self, lease: Duration) -> Self {
        Self { lease, ..self }
    }
}

/// What [`Store::accept`](super::Store::accept) did, message by message in the batch's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    /// Each message's id; for a duplicate that of the first one.
    pub ids: Vec<MessageId>,
    /// Whether each message was new.
    pub new: Vec<bool>,
}

impl Accepted {
    /// How many messages were new.
    pub fn fresh(&self) -> usize {
        self.new.iter().filter(|new| **new).count()
    }
}

/// One message, taken by one worker, with all that its turn needs.
#[derive(Clone)]
pub struct Claim {
    /// The conversation that is held.
    pub conversation: ConversationId,
    /// The person on the other side.
    pub person: PersonId,
    /// The message's id.
    pub message: MessageId,
    /// The message.
    pub incoming: Incoming,
    /// The session as it was committed last; `None` at first contact.
    pub session: Option<Vec<u8>>,
    /// Grows with every claim of the conversation; only the newest may commit.
    pub fence: u64,
    /// How many turns of this message have failed so far.
    pub failures: u32,
    /// `seq` of the first message that the turn sends.
    pub next_seq: u64,
    /// How long the claim is held without being renewed.
    pub lease: Duration,
}

impl fmt::Debug for Claim {
    /// Session and message are what a customer said, so they are not printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Claim")
            .field("conversation", &self.conversation)
            .field("message", &self.message)
            .field("fence", &self.fence)
            .field("failures", &self.failures)
            .finish_non_exhaustive()
    }
}
