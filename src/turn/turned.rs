//! What a turn gives back.

use crate::message::{Incoming, Outgoing};

/// What one turn changes. The engine commits all of it together, or nothing.
#[derive(Clone, Debug, Default)]
pub struct Turned {
    /// The new session, serialised; the store seals it.
    pub session: Vec<u8>,
    /// Messages to send, in order. `seq` is given at commit.
    pub outgoing: Vec<Outgoing>,
    /// Things that are to reach this conversation later (`due_at` is set): timers, approvals.
    pub later: Vec<Incoming>,
    /// Evidence to keep: the read-back as shown, the yes, the approval, the receipt.
    pub records: Vec<Record>,
}

/// A piece of evidence about one order.
#[derive(Clone, Debug)]
pub struct Record {
    /// The proposal's id.
    pub proposal: String,
    /// `shown`, `yes`, `approved`, `declined`, `receipt`, `unknown` …
    pub kind: String,
    /// The content, serialised; the store seals it.
    pub content: Vec<u8>,
}

/// What a turn did, without content: for tests, `why`, logs and metrics.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// The intent or answer that the message was taken for.
    pub understood: Option<String>,
    /// Intent handlers that ran (not lookups, checks, lists or preparations).
    pub handlers: Vec<String>,
    /// The queue to which the conversation was handed.
    pub handoff: Option<String>,
}
