//! A store in memory: for tests, the terminal and trying things out. Nothing survives the process.

mod conversation;
mod state;

use super::{
    Accepted, Changes, Claim, Delivery, Due, News, Outcome, Receipt, Retention, Store, View, Which, Whom, Worker, order,
};
use crate::error::Error;
use crate::message::{ConversationId, Incoming};
use async_trait::async_trait;
use jiff::Timestamp;
use state::State;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// A store that keeps everything in memory, in clear.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), schalter::Error> {
/// use schalter::store::{MemoryStore, Store};
/// let store = MemoryStore::new();
/// store.accept(&[schalter::Incoming::said("web", "anna", "Guten Tag")]).await?;
/// assert!(store.due().await?.inbox.is_some());
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct MemoryStore {
    state: Mutex<State>,
    news: watch::Sender<News>,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> Self {
        Self { state: Mutex::new(State::new(order::first_id())), news: watch::Sender::new(News::default()) }
    }

    /// No operation leaves the state half changed, so a panicking holder did no harm.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tell(&self, inbox: bool, outbox: bool) {
        self.news.send_modify(|news| {
            news.inbox = news.inbox.wrapping_add(u64::from(inbox));
            news.outbox = news.outbox.wrapping_add(u64::from(outbox));
        });
    }
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self::new()
    }
}

#[async_trait]
impl Store for MemoryStore {
    async fn accept(&self, batch: &[Incoming]) -> Result<Accepted, Error> {
        let accepted = self.state().accept(batch);
        if accepted.fresh() > 0 {
            self.tell(true, false);
        }
        Ok(accepted)
    }

    async fn claim(
        &self,
        worker: &Worker,
        only: Option<&ConversationId>,
        now: Timestamp,
    ) -> Result<Option<Claim>, Error> {
        Ok(self.state().claim(worker, only, now))
    }

    async fn renew(&self, claim: &Claim, now: Timestamp) -> Result<(), Error> {
        self.state().renew(claim, now)
    }

    async fn commit(&self, claim: Claim, changes: Changes) -> Result<Option<Delivery>, Error> {
        let delivery = self.state().commit(&claim, changes)?;
        self.tell(true, delivery.is_none());
        Ok(delivery)
    }

    async fn take(&self, worker: &Worker, channel: &str, now: Timestamp) -> Result<Option<Delivery>, Error> {
        Ok(self.state().take(worker, channel, now))
    }

    async fn settle(
        &self,
        delivery: Delivery,
        outcome: Outcome,
        now: Timestamp,
        next: Option<&Worker>,
    ) -> Result<Option<Delivery>, Error> {
        let next = self.state().settle(&delivery, outcome, now, next)?;
        self.tell(false, true);
        Ok(next)
    }

    async fn due(&self) -> Result<Due, Error> {
        Ok(self.state().due())
    }

    fn news(&self) -> watch::Receiver<News> {
        self.news.subscribe()
    }

    async fn read(&self, conversation: &ConversationId) -> Result<Option<View>, Error> {
        Ok(self.state().read(conversation))
    }

    async fn erase(&self, whom: &Whom) -> Result<Receipt, Error> {
        Ok(self.state().erase(whom))
    }

    async fn views(&self, which: &Which) -> Result<Vec<View>, Error> {
        Ok(self.state().views(which))
    }

    async fn retain(&self, retention: &Retention, now: Timestamp) -> Result<Receipt, Error> {
        Ok(self.state().retain(retention, now))
    }
}
