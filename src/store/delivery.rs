//! Sending: what is to be sent, what became of it, and when there is work.

use crate::message::Outgoing;
use jiff::Timestamp;

/// One message to send, taken by one sender.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// The message.
    pub message: Outgoing,
    /// How often sending it has failed so far.
    pub attempts: u32,
    /// Grows with every taking in the conversation; only the newest may settle.
    pub fence: u64,
    /// When the customer did something last that lets the bot write ([`Content::opens_window`](crate::Content::opens_window)).
    pub heard_at: Option<Timestamp>,
    /// Did a sender have it before who never said what became of it? Then it may have arrived.
    pub unsure: bool,
}

/// What became of a delivery.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The platform has taken it.
    Sent {
        /// The platform's ids of it.
        platform_ids: Vec<String>,
    },
    /// To be tried again; the conversation's later messages wait behind it.
    Again {
        /// Not before this instant.
        at: Timestamp,
        /// Does this count as a failed attempt? A pause of the whole account does not.
        counts: bool,
    },
    /// Given up; the conversation's next message may go.
    Dead {
        /// A short code for operators, without content.
        reason: String,
    },
}

/// When there is work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// The earliest instant at which a message can be claimed; `None`: nothing waits.
    pub inbox: Option<Timestamp>,
    /// The earliest instant at which a message can be sent; `None`: nothing waits.
    pub outbox: Option<Timestamp>,
}

/// Counters that change when there is new work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Changes when a message may have become ready to be claimed.
    pub inbox: u64,
    /// Changes when a message may have become ready to be sent.
    pub outbox: u64,
}
