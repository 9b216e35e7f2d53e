//! One connector's side of the outbox: send, and decide what becomes of what could not be sent.

use super::{Capabilities, Connector, Health, Parts, Policy, Scope, SendError, Sent, crash};
use crate::error::Error;
use crate::message::{ConversationId, Outgoing};
use crate::store::{Delivery, Outcome, after};
use jiff::Timestamp;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

/// A connector and what the engine remembers of it.
pub(super) struct Outlet {
    pub(super) connector: Arc<dyn Connector>,
    /// Wakes one of its senders.
    pub(super) wake: Notify,
    /// One for each message that may be sent at the same time.
    seats: OnceLock<Arc<Semaphore>>,
    refused: AtomicBool,
    /// Accounts that the platform asked to pause, and until when.
    paused: Mutex<HashMap<String, Timestamp>>,
}

impl Outlet {
    pub(super) fn new(connector: Arc<dyn Connector>) -> Self {
        Self {
            connector,
            wake: Notify::new(),
            seats: OnceLock::new(),
            refused: AtomicBool::new(false),
            paused: Mutex::new(HashMap::new()),
        }
    }

    pub(super) fn id(&self) -> &str {
        self.connector.id()
    }

    pub(super) fn capabilities(&self, conversation: &ConversationId) -> &Capabilities {
        self.connector.capabilities(conversation)
    }

    /// Were our credentials refused? Then nothing is sent until the process starts again.
    pub(super) fn is_refused(&self) -> bool {
        self.refused.load(Ordering::Relaxed)
    }

    pub(super) fn health(&self) -> Health {
        if self.is_refused() {
            return Health::Down { why: "the platform refuses our credentials".into() };
        }
        self.connector.health()
    }

    pub(super) fn seats(&self, policy: &Policy) -> &Arc<Semaphore> {
        self.seats.get_or_init(|| Arc::new(Semaphore::new(policy.senders.max(1))))
    }

    /// A seat for a message that can be sent at once; `None` while as many are under way as may be.
    pub(super) fn free_seat(&self, policy: &Policy) -> Option<OwnedSemaphorePermit> {
        Arc::clone(self.seats(policy)).try_acquire_owned().ok().filter(|_| !self.is_refused())
    }

    fn paused(&self) -> MutexGuard<'_, HashMap<String, Timestamp>> {
        self.paused.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends one message and reports what became of it.
    pub(super) async fn deliver(self: &Arc<Self>, parts: &Parts, delivery: Delivery) -> Result<(), Error> {
        let now = (parts.clock)();
        let outcome = match self.before(&delivery.message, now) {
            Some(outcome) => outcome,
            None => {
                let result = self.send(parts, delivery.message.clone()).await;
                crash::point("after-send");
                self.outcome(parts, &delivery, result)
            }
        };
        crash::point("before-sent-mark");
        let id = delivery.message.id.clone();
        let settled = parts.store.settle(delivery, outcome, (parts.clock)()).await;
        if let Err(error) = &settled {
            tracing::warn!(%id, %error, "what became of a message could not be written");
        }
        settled
    }

    /// What is decided without sending.
    fn before(&self, message: &Outgoing, now: Timestamp) -> Option<Outcome> {
        if message.not_after.is_some_and(|limit| now > limit) {
            tracing::info!(id = %message.id, "a message was too old to send");
            return Some(Outcome::Dead { reason: "too-old".into() });
        }
        let mut paused = self.paused();
        let until = *paused.get(&message.conversation.account)?;
        if until > now {
            return Some(Outcome::Again { at: until, counts: false });
        }
        paused.remove(&message.conversation.account);
        None
    }

    /// In a task of its own, so that a panic of the connector is an error like others.
    async fn send(self: &Arc<Self>, parts: &Parts, message: Outgoing) -> Result<Sent, SendError> {
        let connector = Arc::clone(&self.connector);
        let mut task = tokio::spawn(async move { connector.send(&message).await });
        match tokio::time::timeout(parts.policy.send_limit, &mut task).await {
            Ok(Ok(result)) => result,
            Ok(Err(_)) => Err(SendError::Unknown("the connector panicked".into())),
            Err(_) => {
                task.abort();
                Err(SendError::Unknown("the connector took too long".into()))
            }
        }
    }

    fn outcome(&self, parts: &Parts, delivery: &Delivery, result: Result<Sent, SendError>) -> Outcome {
        let (now, id) = ((parts.clock)(), &delivery.message.id);
        let error = match result {
            Ok(sent) => return Outcome::Sent { platform_ids: sent.platform_ids },
            Err(error) => error,
        };
        let attempt = delivery.attempts.saturating_add(1);
        tracing::warn!(%id, attempt, code = error.code(), "a message was not sent");
        if let SendError::Auth(_) = error {
            self.refused.store(true, Ordering::Relaxed);
            return Outcome::Again { at: now, counts: false };
        }
        if error.is_final() || attempt >= parts.policy.send_attempts {
            return Outcome::Dead { reason: error.code().into() };
        }
        let asked = match &error {
            SendError::Retry { after, .. } => *after,
            _ => None,
        };
        let at = after(now, asked.unwrap_or_else(|| parts.policy.wait(id, delivery.attempts)));
        if let SendError::Retry { scope: Scope::Account, .. } = error {
            self.paused().insert(delivery.message.conversation.account.clone(), at);
        }
        Outcome::Again { at, counts: true }
    }

    /// How long to wait after the store could not be asked.
    pub(super) const STORE_PAUSE: Duration = Duration::from_secs(1);
}
