//! The engine with one worker: for whoever waits for the answer, and for tests.

use super::Engine;
use super::serve::{Mode, Served, serve};
use crate::error::Error;
use crate::message::{Clock, ConversationId, Incoming, Outgoing};
use jiff::Timestamp;
use std::sync::Arc;

impl Engine {
    /// Accepts one message, has its turn and gives back its replies. Older messages that wait in
    /// the conversation have their turns before, in order. A duplicate is given the replies of the
    /// first one. If another worker has the conversation, its result is waited for.
    ///
    /// What is not due yet (`due_at`) is only accepted. A turn that fails is repeated at once, as often as the
    /// policy says; then its message is set aside and the turn's error is given back.
    pub async fn answer(&self, incoming: Incoming) -> Result<Vec<Outgoing>, Error> {
        let parts = &self.parts;
        let conversation = incoming.conversation.clone();
        let early = incoming.due_at.is_some_and(|due| due > (parts.clock)());
        let accepted = self.inbox().accept(vec![incoming]).await?;
        let Some(message) = accepted.ids.first().copied() else {
            return Err(Error::other("the store accepted a message without giving it an id"));
        };
        if early {
            return Ok(Vec::new());
        }
        let mut news = parts.store.news();
        let worker = parts.policy.worker();
        loop {
            news.mark_unchanged();
            let claim = parts.store.claim(&worker, Some(&conversation), (parts.clock)()).await?;
            let Some(claim) = claim else {
                let view = parts.store.read(&conversation).await?;
                let view = view.ok_or_else(|| Error::stale("the conversation was erased meanwhile"))?;
                if !view.waits(message) {
                    return Ok(view.replies(message));
                }
                tokio::select! {
                    _ = news.changed() => {}
                    () = tokio::time::sleep(parts.policy.poll) => {}
                }
                continue;
            };
            let own = claim.message == message;
            match serve(parts, claim, &parts.clock, Mode::Answer).await {
                Ok(Served::Answered(replies)) if own => return Ok(replies),
                Ok(Served::SetAside(error)) if own => return Err(error),
                Ok(_) => {}
                Err(error) if error.is_stale() => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Has all turns of a conversation that are due at `now`, timers included, as if it were that
    /// time; gives back what was said. For tests with a fixed clock.
    pub async fn due(&self, conversation: &ConversationId, now: Timestamp) -> Result<Vec<Outgoing>, Error> {
        let clock: Clock = Arc::new(move || now);
        let worker = self.parts.policy.worker();
        let mut said = Vec::new();
        while let Some(claim) = self.parts.store.claim(&worker, Some(conversation), now).await? {
            match serve(&self.parts, claim, &clock, Mode::Answer).await? {
                Served::Answered(replies) => said.extend(replies),
                Served::Failed | Served::SetAside(_) => {}
            }
        }
        Ok(said)
    }
}
