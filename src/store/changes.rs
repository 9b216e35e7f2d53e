//! What one turn changes, committed together.

use super::Worker;
use crate::message::{Incoming, Outgoing, PersonId};
use crate::turn::Record;
use jiff::Timestamp;

/// Everything that one turn changes. Later parts of the program add fields, never store methods.
///
/// ```
/// use schalter::store::{Changes, Taken};
/// let mut changes = Changes::default();
/// changes.session = Some(b"step 2".to_vec());
/// assert_eq!(changes.taken, Taken::Done);
/// ```
#[non_exhaustive]
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// When the turn ended.
    pub at: Timestamp,
    /// What becomes of the message that was claimed.
    pub taken: Taken,
    /// The new session; `None` leaves the old one.
    pub session: Option<Vec<u8>>,
    /// Messages to send, in order; the store numbers them from the claim's `next_seq`.
    pub outgoing: Vec<Outgoing>,
    /// How they reach the other side.
    pub route: Route,
    /// Who sends the first of them at once, if nothing else of the conversation waits to be sent.
    pub sender: Option<Worker>,
    /// Messages for the inbox, usually with `due_at`: timers, follow-ups.
    pub later: Vec<Incoming>,
    /// Evidence.
    pub records: Vec<Record>,
    /// Messages of which the platform says that they have arrived: those that still wait are not sent again.
    pub confirmed: Vec<Confirmed>,
    /// Ids of messages that were given up and are to be sent after all, however old they are.
    pub revived: Vec<String>,
    /// Links the conversation to a person who has logged in.
    pub person: Option<PersonId>,
}

/// A message has arrived, as the platform says later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmed {
    /// Its own id, [`Outgoing::id`].
    pub message: String,
    /// The platform's ids of it.
    pub platform_ids: Vec<String>,
}

/// What becomes of the message that was claimed.
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Taken {
    /// It was answered.
    #[default]
    Done,
    /// Its turn failed; the conversation waits and the same message comes again.
    Again {
        /// Not before this instant.
        at: Timestamp,
    },
    /// Its turn failed too often; it is kept for a person to look at, and the conversation goes on.
    SetAside,
}

/// How messages reach the other side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// A connector sends them.
    #[default]
    Outbox,
    /// The caller who waits for the answer is given them; nothing is left to send.
    Returned,
}
