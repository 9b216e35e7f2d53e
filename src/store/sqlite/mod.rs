//! One SQLite file. One thread writes; it takes every waiting operation into one transaction, so
//! that many callers share one sync to disk, and answers them only after the commit.

mod conversation;
mod failure;
mod inbox;
mod outbox;
mod person;
mod schema;
mod turn;
mod writer;

use super::{
    Accepted, Changes, Claim, Delivery, Due, News, Outcome, Receipt, Retention, Sealer, Store, View, Which, Whom,
    Worker,
};
use crate::error::Error;
use crate::message::{ConversationId, Incoming};
use async_trait::async_trait;
use jiff::Timestamp;
use std::path::Path;
use tokio::sync::watch;
use writer::Writer;

/// A store in one SQLite file (write-ahead log, `synchronous=FULL`).
///
/// Opening releases the claims of a process that died; should it still live, its fences keep it
/// from committing.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use schalter::store::{SqliteStore, Store};
/// let folder = tempfile::tempdir()?;
/// let store = SqliteStore::open(&folder.path().join("bot.db"))?;
/// assert!(store.due().await?.inbox.is_none());
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct SqliteStore {
    writer: Writer,
}

/// How a [`SqliteStore`] uses its file.
#[derive(Clone, Debug)]
pub struct SqliteOptions {
    /// At most so many operations share one transaction; 1 gives each its own.
    pub group: usize,
    /// Sync at every commit (`synchronous=FULL`). Without it, what was acknowledged may be lost when
    /// the machine loses power; only for measuring.
    pub sync: bool,
    /// Does no other process have the file open? Then the claims of one that died are released at once.
    pub alone: bool,
    /// The file may not grow beyond so many bytes; `None`: until the disk is full.
    pub max_bytes: Option<u64>,
    /// Seals what people said and were told.
    pub sealer: Sealer,
}

impl Default for SqliteOptions {
    fn default() -> Self {
        Self { group: 1_024, sync: true, alone: true, max_bytes: None, sealer: Sealer::default() }
    }
}

impl SqliteStore {
    /// Opens `path`, which is created if it is missing and migrated forwards if it is older.
    ///
    /// [`Error::is_newer`] if a newer program wrote it, [`Error::is_unavailable`] if it cannot be
    /// written, [`Error::is_invalid`] if it is not a database.
    pub fn open(path: &Path) -> Result<Self, Error> {
        Self::open_with(path, SqliteOptions::default())
    }

    /// Opens `path` with `options`; errors as [`SqliteStore::open`].
    pub fn open_with(path: &Path, options: SqliteOptions) -> Result<Self, Error> {
        let opened = schema::open(path, &options).map_err(|error| error.at(path.display()))?;
        Ok(Self { writer: Writer::start(opened, options, path.display().to_string())? })
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn accept(&self, batch: &[Incoming]) -> Result<Accepted, Error> {
        if batch.is_empty() {
            return Ok(Accepted::default());
        }
        let letters = inbox::prepare(batch)?;
        self.writer.call(move |desk| inbox::accept(desk, letters)).await
    }

    async fn claim(
        &self,
        worker: &Worker,
        only: Option<&ConversationId>,
        now: Timestamp,
    ) -> Result<Option<Claim>, Error> {
        let (worker, only) = (worker.clone(), only.cloned());
        self.writer.call(move |desk| turn::claim(desk, &worker, only.as_ref(), now)).await
    }

    async fn renew(&self, claim: &Claim, now: Timestamp) -> Result<(), Error> {
        let claim = claim.clone();
        self.writer.call(move |desk| turn::renew(desk, &claim, now)).await
    }

    async fn commit(&self, claim: Claim, changes: Changes) -> Result<Option<Delivery>, Error> {
        let later = inbox::prepare(&changes.later)?;
        self.writer.call(move |desk| turn::commit(desk, &claim, changes, later)).await
    }

    async fn take(&self, worker: &Worker, channel: &str, now: Timestamp) -> Result<Option<Delivery>, Error> {
        let (worker, channel) = (worker.clone(), channel.to_owned());
        self.writer.call(move |desk| outbox::take(desk, &worker, &channel, now)).await
    }

    async fn settle(
        &self,
        delivery: Delivery,
        outcome: Outcome,
        now: Timestamp,
        next: Option<&Worker>,
    ) -> Result<Option<Delivery>, Error> {
        let next = next.cloned();
        self.writer.call(move |desk| outbox::settle(desk, &delivery, outcome, now, next.as_ref())).await
    }

    async fn due(&self) -> Result<Due, Error> {
        self.writer.call(|desk| conversation::due(desk)).await
    }

    fn news(&self) -> watch::Receiver<News> {
        self.writer.news()
    }

    async fn read(&self, conversation: &ConversationId) -> Result<Option<View>, Error> {
        let conversation = conversation.clone();
        self.writer.call(move |desk| person::read(desk, &conversation)).await
    }

    async fn erase(&self, whom: &Whom) -> Result<Receipt, Error> {
        let whom = whom.clone();
        self.writer.call(move |desk| person::erase(desk, &whom)).await
    }

    async fn views(&self, which: &Which) -> Result<Vec<View>, Error> {
        let which = which.clone();
        self.writer.call(move |desk| person::views(desk, &which)).await
    }

    async fn retain(&self, retention: &Retention, now: Timestamp) -> Result<Receipt, Error> {
        let retention = *retention;
        self.writer.call(move |desk| person::retain(desk, &retention, now)).await
    }
}
