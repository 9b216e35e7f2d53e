//! Removing: whom, what is too old, and the receipt.

use crate::message::{ConversationId, PersonId};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Whose data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// One conversation.
    Conversation(ConversationId),
    /// Every conversation linked to a person.
    Person(PersonId),
}

/// How long things are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Answered and sent messages.
    pub dialogue: Duration,
    /// Dedupe keys: longer than any platform repeats a message.
    pub keys: Duration,
    /// Sessions of conversations in which nothing has happened.
    pub sessions: Duration,
    /// Evidence.
    pub records: Duration,
}

impl Default for Retention {
    /// 90 days of dialogue, 8 days of dedupe keys (WhatsApp repeats for 7), 30 days of idle
    /// sessions, ten years of evidence.
    fn default() -> Self {
        const DAY: u64 = 86_400;
        let days = |n| Duration::from_secs(n * DAY);
        Self { dialogue: days(90), keys: days(8), sessions: days(30), records: days(3_653) }
    }
}

/// How many of what was removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Conversations.
    pub conversations: u64,
    /// Sessions.
    pub sessions: u64,
    /// Messages that came in.
    pub incoming: u64,
    /// Messages that went out, or were to.
    pub outgoing: u64,
    /// Pieces of evidence.
    pub records: u64,
    /// Dedupe keys.
    pub keys: u64,
}

impl Receipt {
    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            conversations: self.conversations + other.conversations,
            sessions: self.sessions + other.sessions,
            incoming: self.incoming + other.incoming,
            outgoing: self.outgoing + other.outgoing,
            records: self.records + other.records,
            keys: self.keys + other.keys,
        }
    }
}
