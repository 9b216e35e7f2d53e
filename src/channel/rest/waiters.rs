//! Conversations in which a caller waits for the answer: what is said there needs no callback.

use crate::message::ConversationId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

type Counts = Arc<Mutex<HashMap<ConversationId, usize>>>;

/// How many callers wait in each conversation.
#[derive(Default)]
pub(super) struct Waiters(Counts);

/// One who waits; counted until it is dropped, also when the caller hangs up.
pub(super) struct Seat {
    counts: Counts,
    conversation: ConversationId,
}

impl Waiters {
    /// One more waits there.
    pub(super) fn wait(&self, conversation: &ConversationId) -> Seat {
        *lock(&self.0).entry(conversation.clone()).or_default() += 1;
        Seat { counts: Arc::clone(&self.0), conversation: conversation.clone() }
    }

    /// Does anybody wait there?
    pub(super) fn any(&self, conversation: &ConversationId) -> bool {
        lock(&self.0).contains_key(conversation)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut counts = lock(&self.counts);
        let left = counts.get(&self.conversation).map_or(0, |count| count - 1);
        if left == 0 {
            counts.remove(&self.conversation);
        } else {
            counts.insert(self.conversation.clone(), left);
        }
    }
}

fn lock(counts: &Counts) -> MutexGuard<'_, HashMap<ConversationId, usize>> {
    counts.lock().unwrap_or_else(PoisonError::into_inner)
}
