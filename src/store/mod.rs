//! Where conversations live: an inbox, sessions, an outbox and evidence, behind one trait.
//!
//! A turn is a transaction: [`Store::commit`] takes the message out of the inbox and writes the new
//! session, the messages to send, timers and records together, or nothing at all. Every store
//! passes the same [`conformance`] suite.
//!
//! Ids, times and sequence numbers are columns; everything a person said or was told is one
//! [`Sealed`] blob.

mod changes;
mod claim;
pub mod conformance;
mod delivery;
mod memory;
mod order;
mod retention;
mod seal;
#[cfg(feature = "sqlite")]
mod sqlite;
mod view;

pub use changes::{Changes, Confirmed, Route, Taken};
pub use claim::{Accepted, Claim, MessageId, Worker};
pub use delivery::{Delivery, Due, News, Outcome};
pub use memory::MemoryStore;
pub(crate) use order::after;
pub use retention::{Receipt, Retention, Whom};
pub use seal::{Sealed, Sealer};
#[cfg(feature = "sqlite")]
pub use sqlite::{SqliteOptions, SqliteStore};
pub use view::{Heard, HeardState, Told, ToldState, View, Which};

use crate::error::Error;
use crate::message::{ConversationId, Incoming};
use async_trait::async_trait;
use jiff::Timestamp;
use tokio::sync::watch;

/// Keeps conversations and hands out the work that is due.
///
/// No method reads a clock: what depends on time is given `now`. An [`Error::is_unavailable`]
/// (disk full, database away) means that nothing was changed and the call may be repeated.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), schalter::Error> {
/// use schalter::store::{MemoryStore, Store, Worker};
/// let store = MemoryStore::new();
/// let accepted = store.accept(&[schalter::Incoming::said("web", "anna", "Guten Tag")]).await?;
/// assert_eq!(accepted.fresh(), 1);
/// let claim = store.claim(&Worker::new("one"), None, jiff::Timestamp::UNIX_EPOCH).await?;
/// assert_eq!(claim.map(|c| c.message), accepted.ids.first().copied());
/// # Ok(())
/// # }
/// ```
#[async_trait]
pub trait Store: Send + Sync + 'static {
    /// Puts a batch into the inbox; when this returns `Ok`, the messages survive a crash.
    ///
    /// A message one of whose dedupe keys its conversation already knows is not taken again; its
    /// id is that of the first one. Within the batch, messages are ordered by `platform_at`.
    async fn accept(&self, batch: &[Incoming]) -> Result<Accepted, Error>;

    /// Takes the oldest due message of a conversation that nobody holds: of any conversation, or
    /// of exactly `only`. `None`: nothing is due. The conversation stays held until the claim is
    /// committed or its lease has run out.
    async fn claim(
        &self,
        worker: &Worker,
        only: Option<&ConversationId>,
        now: Timestamp,
    ) -> Result<Option<Claim>, Error>;

    /// Begins the claim's lease anew at `now`; [`Error::is_stale`] if the claim was lost.
    async fn renew(&self, claim: &Claim, now: Timestamp) -> Result<(), Error>;

    /// Ends a turn: everything in `changes` in one transaction. [`Error::is_stale`] if another
    /// worker has taken the conversation since; then nothing was changed.
    ///
    /// With [`Changes::sender`], the first message to send is taken in the same transaction, as
    /// [`Store::take`] would; `None` where there is none, or earlier ones of the conversation are still to be sent.
    async fn commit(&self, claim: Claim, changes: Changes) -> Result<Option<Delivery>, Error>;

    /// Takes the next message to send on `channel`. A conversation's next message comes only
    /// after [`Store::settle`] was called for the one before, or the worker's lease ran out.
    async fn take(&self, worker: &Worker, channel: &str, now: Timestamp) -> Result<Option<Delivery>, Error>;

    /// Reports what became of a delivery; [`Error::is_stale`] if another worker has it by now.
    ///
    /// With `next`, that worker takes the conversation's next message in the same transaction, as [`Store::take`]
    /// would; `None` where there is none, or the same message is to be tried again.
    async fn settle(
        &self,
        delivery: Delivery,
        outcome: Outcome,
        now: Timestamp,
        next: Option<&Worker>,
    ) -> Result<Option<Delivery>, Error>;

    /// The earliest instants at which there is something to claim and something to send; may lie
    /// in the past.
    async fn due(&self) -> Result<Due, Error>;

    /// Changes whenever this store object brought new work, so that nobody needs to poll hot.
    /// Work that other processes bring is found by asking now and then.
    fn news(&self) -> watch::Receiver<News>;

    /// All that is kept of one conversation.
    async fn read(&self, conversation: &ConversationId) -> Result<Option<View>, Error>;

    /// Removes for good all that is kept of a conversation or a person, evidence included
    /// ([`Store::views`] gives it out, where it must be kept elsewhere). Claims on it become stale.
    async fn erase(&self, whom: &Whom) -> Result<Receipt, Error>;

    /// All that is kept of some conversations.
    async fn views(&self, which: &Which) -> Result<Vec<View>, Error>;

    /// Removes what is older than `retention` allows. Waiting messages are never touched.
    async fn retain(&self, retention: &Retention, now: Timestamp) -> Result<Receipt, Error>;
}
