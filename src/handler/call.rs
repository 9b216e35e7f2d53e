//! One call of a handler: everything that its arguments are made from.

use crate::entity::Value;
use crate::locale::Voice;
use crate::message::{ConversationId, LoginLevel, PersonId};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// What a handler is called with. Handlers take extractors instead; see [`crate::handler::FromCall`].
#[derive(Clone, Debug)]
pub struct Call {
    /// The slots' values.
    pub slots: BTreeMap<String, Value>,
    /// For lookups and checks: the value in question.
    pub said: Option<Value>,
    /// The proposal's id, where something changes.
    pub proposal: Option<String>,
    /// Was exactly this proposal approved on another device?
    pub approved: bool,
    /// The turn.
    pub turn: Turn,
    /// Whose words the answer will be.
    pub voice: Voice,
    /// Who is talking.
    pub identity: Identity,
}

/// The turn that a handler is called in; take it as an argument for the time and the conversation.
#[derive(Clone, Debug)]
pub struct Turn {
    /// The conversation.
    pub conversation: ConversationId,
    /// When the turn takes place.
    pub now: Timestamp,
    /// The bot's time zone (IANA name).
    pub timezone: String,
}

impl Turn {
    /// The local day of the turn; UTC's where the zone is unknown.
    pub fn today(&self) -> jiff::civil::Date {
        self.local().date()
    }

    /// The local date and time of the turn.
    pub fn local(&self) -> jiff::civil::DateTime {
        let zone = jiff::tz::TimeZone::get(&self.timezone).unwrap_or(jiff::tz::TimeZone::UTC);
        zone.to_datetime(self.now)
    }
}

/// Who is talking, and how surely we know it.
#[derive(Clone, Debug, Default)]
pub struct Identity {
    /// The person, once known.
    pub person: Option<PersonId>,
    /// How surely.
    pub level: LoginLevel,
}
