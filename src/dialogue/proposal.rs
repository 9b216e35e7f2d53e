//! A proposal: one order as it was read back, bound to all its values. Its id is what makes money
//! move at most once, so it is derived, never random: a repeated turn finds the same one.

use crate::entity::Value;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// One order as it was read back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// The idempotency key.
    pub id: String,
    /// Hash of the intent, all slot values and everything that the preparation shows.
    pub hash: String,
    /// All slot values.
    pub slots: BTreeMap<String, Value>,
    /// What the preparation shows besides.
    pub variables: BTreeMap<String, Value>,
    /// The note that it chose.
    pub note: Option<String>,
    /// When it was read back.
    pub shown_at: Timestamp,
    /// Not to be carried out from then on.
    pub expires_at: Timestamp,
    /// The number of its timer.
    pub timer: u64,
    /// How far it is.
    pub state: ProposalState,
}

/// How far an order is. That it runs is no state: a run begins and ends within one turn, which is
/// committed as a whole, and an order that ran is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposalState {
    /// Read back; the customer has not said yes.
    ReadBack,
    /// The customer said yes, and must log in (again) before it runs.
    AwaitingLogin,
    /// The customer said yes, and must approve it on another device.
    AwaitingApproval,
}

/// What makes one proposal differ from another.
pub(super) fn hash(intent: &str, slots: &BTreeMap<String, Value>, variables: &BTreeMap<String, Value>) -> String {
    let mut hash = Sha256::new();
    hash.update(intent);
    for (mark, values) in [('\u{1d}', slots), ('\u{1c}', variables)] {
        hash.update(mark.to_string());
        for (name, value) in values {
            // `Value` serialises completely, with its type; its debug form is masked.
            let json = serde_json::to_string(value).unwrap_or_default();
            hash.update(format!("\u{1e}{}:{name}\u{1f}{}:{json}", name.len(), json.len()));
        }
    }
    hex(&hash.finalize(), 64)
}

/// The id: from the conversation, the turn in which it was read back, and its hash.
pub(super) fn id(conversation: &str, turn: u64, hash: &str) -> String {
    let mut id = Sha256::new();
    id.update(format!("{}:{conversation}\u{1f}{turn}\u{1f}{hash}", conversation.len()));
    hex(&id.finalize(), 32)
}

/// The first digits of a hash.
pub(super) fn hex(bytes: &[u8], digits: usize) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text.truncate(digits);
    text
}
