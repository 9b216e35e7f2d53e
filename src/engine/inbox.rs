//! The one door through which anything reaches a conversation.

use super::crash;
use crate::error::Error;
use crate::message::{Clock, ConversationId, Incoming};
use crate::store::{Accepted, Store};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

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
            tokio::select! {
                _ = news.changed() => {}
                // Another process may serve it, and this one does not hear of that.
                () = tokio::time::sleep(self.poll) => {}
            }
        }
    }
}

impl fmt::Debug for Inbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Inbox")
    }
}
