//! All that is kept of one conversation, for reading and exporting.

use super::MessageId;
use crate::message::{ConversationId, Incoming, Outgoing, PersonId};
use crate::turn::Record;
use jiff::Timestamp;
use std::fmt;

/// Which conversations.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// Every conversation linked to a person.
    Person(PersonId),
    /// Those in which a message was given up that is still kept.
    GivenUp,
}

/// One conversation as the store has it.
#[derive(Clone)]
pub struct View {
    /// Which one.
    pub conversation: ConversationId,
    /// Who is on the other side.
    pub person: PersonId,
    /// The session as it was committed last.
    pub session: Option<Vec<u8>>,
    /// When the customer did something last that lets the bot write.
    pub heard_at: Option<Timestamp>,
    /// What came in, in order of ids.
    pub heard: Vec<Heard>,
    /// What went out, in order of `seq`.
    pub told: Vec<Told>,
    /// The evidence, in order.
    pub records: Vec<Record>,
}

impl View {
    /// Is a message still waiting for its turn?
    pub fn waits(&self, message: MessageId) -> bool {
        self.heard.iter().any(|heard| heard.id == message && heard.state == HeardState::Waiting)
    }

    /// Has everything that was due by `now` been answered or set aside, and every answer been sent or given up?
    pub fn is_settled(&self, now: Timestamp) -> bool {
        let waits =
            |heard: &Heard| heard.state == HeardState::Waiting && heard.incoming.due_at.is_none_or(|due| due <= now);
        !self.heard.iter().any(waits) && !self.told.iter().any(|told| told.state == ToldState::Waiting)
    }

    /// `seq` of the last message that is out of the outbox: sent, given to who waited for it, or given up.
    pub fn said_until(&self) -> u64 {
        let out = self.told.iter().filter(|told| told.state != ToldState::Waiting);
        out.map(|told| told.message.seq).max().unwrap_or(0)
    }

    /// What was said behind that `seq`, in order.
    pub fn said_after(&self, seq: u64) -> Vec<Outgoing> {
        self.told.iter().filter(|told| told.message.seq > seq).map(|told| told.message.clone()).collect()
    }

    /// The replies that one message was given.
    pub fn replies(&self, message: MessageId) -> Vec<Outgoing> {
        self.told.iter().filter(|told| told.answers == message).map(|told| told.message.clone()).collect()
    }
}

impl fmt::Debug for View {
    /// Everything but ids and counts is content, so it is not printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("View")
            .field("conversation", &self.conversation)
            .field("heard", &self.heard.len())
            .field("told", &self.told.len())
            .field("records", &self.records.len())
            .finish_non_exhaustive()
    }
}

/// A message that came in.
#[derive(Clone, Debug)]
pub struct Heard {
    /// Its id.
    pub id: MessageId,
    /// The message.
    pub incoming: Incoming,
    /// What became of it.
    pub state: HeardState,
    /// How many of its turns have failed.
    pub failures: u32,
}

/// What became of a message that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeardState {
    /// Its turn is still to come.
    Waiting,
    /// It had its turn.
    Answered,
    /// Its turn failed too often.
    SetAside,
}

/// A message that went out, or is to.
#[derive(Clone, Debug)]
pub struct Told {
    /// The message that it answers.
    pub answers: MessageId,
    /// The message.
    pub message: Outgoing,
    /// What became of it.
    pub state: ToldState,
    /// How many attempts to send it have failed.
    pub attempts: u32,
    /// Why it was given up: a short code for operators.
    pub reason: Option<String>,
    /// When it was sent, given to who waited for it, or given up.
    pub ended_at: Option<Timestamp>,
}

/// What became of a message that was to go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToldState {
    /// Still to be sent.
    Waiting,
    /// The platform has taken it.
    Sent,
    /// The caller who waited for it was given it.
    Returned,
    /// Given up.
    Dead,
}
