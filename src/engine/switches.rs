//! What operators have switched off: a conversation of its own, so that every process of a store sees it, in order,
//! with the reason, and with the record of who heard it when. Nothing else is needed of a store.

use crate::error::Error;
use crate::message::{Content, ConversationId, Incoming, InternalEvent};
use crate::store::{Changes, Store};
use crate::turn::Record;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The name that switches everything but what is urgent.
pub const ALL: &str = "ALL";

/// What is off, and why.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), schalter::Error> {
/// use schalter::engine::Switches;
/// let store = schalter::store::MemoryStore::new();
/// assert!(Switches::read(&store).await?.off.is_empty());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Switches {
    /// By topic, channel or [`ALL`].
    pub off: BTreeMap<String, Switch>,
}

/// Why something is off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Switch {
    /// In the operator's words.
    pub reason: String,
    /// Since then.
    pub since: Timestamp,
    /// Until then; `None`: until it is switched on.
    pub until: Option<Timestamp>,
}

impl Switches {
    /// What is off by now, in that store.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn read(store: &dyn Store) -> Result<Self, Error> {
        Ok(store.read(&conversation()).await?.map_or_else(Self::default, |view| Self::of(view.session.as_deref())))
    }

    fn of(session: Option<&[u8]>) -> Self {
        // Written by ourselves alone.
        session.and_then(|bytes| serde_json::from_slice(bytes).ok()).unwrap_or_default()
    }

    /// Is it off at that time?
    pub fn is_off(&self, target: &str, now: Timestamp) -> bool {
        self.off.get(target).is_some_and(|switch| switch.until.is_none_or(|until| now < until))
    }
}

/// The message that switches something.
pub fn switch(target: &str, off: bool, reason: &str, until: Option<Timestamp>, now: Timestamp) -> Incoming {
    let event = InternalEvent::Switch { target: target.into(), off, reason: reason.into(), until };
    Incoming::new(conversation(), now, Content::Internal(event))
}

/// The conversation of the switches. No channel has an empty name.
fn conversation() -> ConversationId {
    ConversationId::new("", "switches")
}

/// What such a message changes.
pub(super) fn changes(session: Option<&[u8]>, event: &InternalEvent, now: Timestamp) -> Option<Changes> {
    let mut switches = Switches::of(session);
    let mut changes = Changes::default();
    let (target, off, reason, until) = match event {
        InternalEvent::Switch { target, off, reason, until } => (target, *off, reason.as_str(), until),
        // Only what has a limit, and only once it is over: it may have been switched anew.
        InternalEvent::SwitchEnds { target } if !switches.is_off(target, now) => (target, false, "until", &None),
        InternalEvent::SwitchEnds { .. } => return Some(changes),
        _ => return None,
    };
    if off {
        let switch = Switch { reason: reason.to_owned(), since: now, until: *until };
        switches.off.insert(target.clone(), switch);
        if let Some(until) = until {
            // Switched on again in time, and on record.
            let end = InternalEvent::SwitchEnds { target: target.clone() };
            let mut later = Incoming::new(conversation(), now, Content::Internal(end));
            later.due_at = Some(*until);
            changes.later.push(later);
        }
    } else {
        switches.off.remove(target);
    }
    let kind = if off { "off" } else { "on" };
    let record = Record { proposal: target.clone(), kind: kind.into(), content: reason.as_bytes().to_vec() };
    tracing::info!(target, off, "an operator has switched something");
    changes.records.push(record);
    changes.session = serde_json::to_vec(&switches).ok();
    Some(changes)
}
