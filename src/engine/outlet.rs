//! One connector's side of the outbox: send, and decide what becomes of what could not be sent.

use super::breaker::Breaker;
use super::{Capabilities, Connector, Health, Parts, Policy, SendError, Sent, crash};
use crate::error::Error;
use crate::message::{Content, ConversationId, Incoming, Outgoing, PlatformEvent, Purpose};
use crate::store::{Delivery, Outcome, after};
use jiff::Timestamp;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

/// A connector and what the engine remembers of it.
pub(super) struct Outlet {
    pub(super) connector: Arc<dyn Connector>,
    /// Wakes one of its senders.
    pub(super) wake: Notify,
    /// One for each message that may be sent at the same time.
    seats: OnceLock<Arc<Semaphore>>,
    breaker: Breaker,
    /// Since when echoes have been listened for.
    listens: OnceLock<Timestamp>,
}

impl Outlet {
    pub(super) fn new(connector: Arc<dyn Connector>) -> Self {
        Self {
            connector,
            wake: Notify::new(),
            seats: OnceLock::new(),
            breaker: Breaker::default(),
            listens: OnceLock::new(),
        }
    }

    pub(super) fn id(&self) -> &str {
        self.connector.id()
    }

    pub(super) fn capabilities(&self, conversation: &ConversationId) -> &Capabilities {
        self.connector.capabilities(conversation)
    }

    pub(super) fn health(&self) -> Health {
        match self.breaker.refused().first() {
            Some(account) if account.is_empty() => Health::Down { why: "the platform refuses our credentials".into() },
            Some(account) => Health::Down { why: format!("the platform refuses our credentials for {account}") },
            None => self.connector.health(),
        }
    }

    pub(super) fn seats(&self, policy: &Policy) -> &Arc<Semaphore> {
        self.seats.get_or_init(|| Arc::new(Semaphore::new(policy.senders.max(1))))
    }

    /// A seat for a message that can be sent at once; `None` while as many are under way as may be.
    pub(super) fn free_seat(&self, policy: &Policy) -> Option<OwnedSemaphorePermit> {
        Arc::clone(self.seats(policy)).try_acquire_owned().ok()
    }

    /// Echoes are listened for from `now` on, unless they are already. Gives back since when.
    pub(super) fn begin(&self, now: Timestamp) -> Timestamp {
        *self.listens.get_or_init(|| now)
    }

    /// Sends one message, and those of its conversation that wait behind it.
    pub(super) async fn deliver(self: &Arc<Self>, parts: &Parts, first: Delivery) -> Result<(), Error> {
        let mut next = Some(first);
        while let Some(delivery) = next {
            next = self.deliver_one(parts, delivery).await?;
        }
        Ok(())
    }

    /// Sends one message, reports what became of it, and takes the next one of its conversation.
    async fn deliver_one(self: &Arc<Self>, parts: &Parts, delivery: Delivery) -> Result<Option<Delivery>, Error> {
        let now = (parts.clock)();
        let outcome = match self.before(&delivery, now) {
            Some(outcome) => outcome,
            None => {
                let result = self.send(parts, delivery.message.clone()).await;
                crash::point("after-send");
                if result == Err(SendError::NotOwner) {
                    self.not_ours(parts, &delivery.message.conversation).await;
                }
                self.outcome(parts, &delivery, result)
            }
        };
        crash::point("before-sent-mark");
        let id = delivery.message.id.clone();
        let settled = parts.store.settle(delivery, outcome, (parts.clock)(), Some(&parts.policy.worker())).await;
        match &settled {
            // An echo was faster than the answer, or another process has taken over.
            Err(error) if error.is_stale() => tracing::debug!(%id, "somebody else has settled a message"),
            Err(error) => tracing::warn!(%id, %error, "what became of a message could not be written"),
            Ok(_) => {}
        }
        settled
    }

    /// The conversation learns that somebody else has it; until it is given back, the bot is silent.
    async fn not_ours(&self, parts: &Parts, conversation: &ConversationId) {
        let event = Content::Platform(PlatformEvent::Control { ours: false });
        let told = parts.inbox().accept(vec![Incoming::new(conversation.clone(), (parts.clock)(), event)]).await;
        if let Err(error) = told {
            tracing::warn!(%error, "a conversation could not be told that somebody else has it");
        }
    }

    /// What is decided without sending.
    fn before(&self, delivery: &Delivery, now: Timestamp) -> Option<Outcome> {
        let message = &delivery.message;
        if message.not_after.is_some_and(|limit| now > limit) {
            tracing::info!(id = %message.id, "a message was too old to send");
            return Some(Outcome::Dead { reason: "too-old".into() });
        }
        let capabilities = self.capabilities(&message.conversation);
        let window = if message.purpose == Purpose::Agent { capabilities.agent_window } else { None };
        let window = window.or(capabilities.window);
        let closes = window.map(|window| after(delivery.heard_at.unwrap_or(Timestamp::UNIX_EPOCH), window));
        if closes.is_some_and(|closes| now > closes) {
            let error = SendError::WindowClosed;
            tracing::info!(id = %message.id, code = error.code(), "a message was not sent");
            return Some(Outcome::Dead { reason: error.code().into() });
        }
        if let Some(echo) = capabilities.echo.filter(|_| delivery.unsure) {
            // Whoever had it died: if it has arrived, the platform shows it to us.
            tracing::info!(id = %message.id, "a message may have been sent before; its echo is waited for");
            return Some(Outcome::Again { at: after(now, echo), counts: true });
        }
        // Whatever was tried before this process began may have been shown to nobody, for nobody listened.
        let since = self.begin(now);
        let heard = capabilities.echo.map(|echo| after(since, echo)).filter(|_| delivery.attempts > 0);
        if let Some(heard) = heard.filter(|heard| now < *heard) {
            return Some(Outcome::Again { at: heard, counts: false });
        }
        let until = self.breaker.ask(&message.conversation.account, now).err()?;
        Some(Outcome::Again { at: until, counts: false })
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
        let (now, message) = ((parts.clock)(), &delivery.message);
        let account = &message.conversation.account;
        let error = match result {
            Ok(sent) => {
                self.breaker.tell(account, Ok(()), &parts.policy, now);
                return Outcome::Sent { platform_ids: sent.platform_ids };
            }
            Err(error) => error,
        };
        let attempt = delivery.attempts.saturating_add(1);
        tracing::warn!(id = %message.id, attempt, code = error.code(), "a message was not sent");
        let asked = match &error {
            SendError::Retry { after, .. } => *after,
            // It may have arrived; then the platform shows it to us before it is sent again.
            SendError::Unknown(_) => self.capabilities(&message.conversation).echo,
            _ => None,
        };
        let wait = asked.unwrap_or_else(|| parts.policy.wait(&message.id, delivery.attempts));
        self.breaker.tell(account, Err((&error, wait)), &parts.policy, now);
        if let SendError::Auth(_) = error {
            return Outcome::Again { at: now, counts: false };
        }
        if error.is_final() || attempt >= parts.policy.send_attempts {
            return Outcome::Dead { reason: error.code().into() };
        }
        Outcome::Again { at: after(now, wait), counts: true }
    }

    /// How long to wait after the store could not be asked.
    pub(super) const STORE_PAUSE: Duration = Duration::from_secs(1);
}
