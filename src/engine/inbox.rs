//! The one door through which anything reaches a conversation.

use super::crash;
use crate::error::Error;
use crate::message::{Clock, Incoming};
use crate::store::{Accepted, Store};
use std::fmt;
use std::sync::Arc;

/// Given to connectors and to whatever else reports to a conversation.
#[derive(Clone)]
pub struct Inbox {
    store: Arc<dyn Store>,
    clock: Clock,
    screen: Option<Screen>,
}

/// Takes out of a message what must never be stored, before it is.
pub type Screen = Arc<dyn Fn(Incoming) -> Incoming + Send + Sync>;

impl Inbox {
    pub(super) fn new(store: Arc<dyn Store>, clock: Clock, screen: Option<Screen>) -> Self {
        Self { store, clock, screen }
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
}

impl fmt::Debug for Inbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Inbox")
    }
}
