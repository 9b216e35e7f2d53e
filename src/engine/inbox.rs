//! The one door through which anything reaches a conversation.

use super::crash;
use crate::error::Error;
use crate::message::{Clock, ConversationId, Incoming, Outgoing};
use crate::store::{Accepted, News, Store, View};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Given to connectors and to whatever else reports to a conversation.
#[derive(Clone)]
pub struct Inbox {
    store: Arc<dyn Store>,
    clock: Clock,
    screen: Option<Screen>,
    poll: Duration,
}

/// Takes out of a message what must never be stored, before it is.
pub type Screen = Arc<dyn Fn(Incoming) -> Incoming + Send + Sync>;

impl Inbox {
    pub(super) fn new(store: Arc<dyn Store>, clock: Clock, screen: Option<Screen>, poll: Duration) -> Self {
        Self { store, clock, screen, poll }
    }

    /// Takes a batch and stamps its `received_at`. When this returns `Ok`, the messages survive a
    /// crash and may be acknowledged. [`Error::is_unavailable`]: let the platform send them again.
    pub async fn accept(&self, mut batch: Vec<Incoming>) -> Result<Accepted, Error> {
        let now = (self.clock)();
        if let Some(screen) = &self.screen {
            batch = batch.into_iter().map(|message| screen(message)).collect();
        }
        for message in &mut batch {
            message.received_at = now;
        }
        let accepted = self.store.accept(&batch).await?;
        crash::point("after-accept");
        Ok(accepted)
    }

    /// Accepts one message, waits until it has had its turn, and gives back everything that was said in the
    /// conversation meanwhile; for a duplicate, what the first one was answered. For connectors whose callers wait
    /// for the answer. May be dropped at any time; the message stays accepted.
    ///
    /// # Errors
    /// As [`Inbox::accept`]; [`Error::is_stale`] if the conversation was erased meanwhile.
    pub async fn ask(&self, incoming: Incoming) -> Result<Vec<Outgoing>, Error> {
        let conversation = incoming.conversation.clone();
        let mut news = self.store.news();
        let before = self.store.read(&conversation).await?.map_or(0, |view| view.said_until());
        let accepted = self.accept(vec![incoming]).await?;
        let (Some(message), Some(fresh)) = (accepted.ids.first().copied(), accepted.new.first().copied()) else {
            return Err(Error::other("the store accepted a message without giving it an id"));
        };
        loop {
            news.mark_unchanged();
            let view = self.store.read(&conversation).await?;
            let view = view.ok_or_else(|| Error::stale("the conversation was erased meanwhile"))?;
            if !view.waits(message) {
                return Ok(if fresh { view.said_after(before) } else { view.replies(message) });
            }
            self.changed(&mut news).await;
        }
    }

    /// All that is kept of a conversation; `None` where there is nothing. For channels that show it again.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn read(&self, conversation: &ConversationId) -> Result<Option<View>, Error> {
        self.store.read(conversation).await
    }

    /// Waits until there may be news.
    async fn changed(&self, news: &mut watch::Receiver<News>) {
        tokio::select! {
            _ = news.changed() => {}
            // Another process may serve it, and this one does not hear of that.
            () = tokio::time::sleep(self.poll) => {}
        }
    }

    /// Waits until everything of that conversation that is due was answered, and every answer sent or given up:
    /// for connectors whose input ends before the program does.
    pub async fn settled(&self, conversation: &ConversationId) -> Result<(), Error> {
        let mut news = self.store.news();
        loop {
            news.mark_unchanged();
            let view = self.store.read(conversation).await?;
            if view.is_none_or(|view| view.is_settled((self.clock)())) {
                return Ok(());
            }
            self.changed(&mut news).await;
        }
    }
}

impl fmt::Debug for Inbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Inbox")
    }
}
