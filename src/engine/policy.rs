//! How many, how long, how often; and the waits between repetitions.

use crate::store::Worker;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

/// How the engine works. The defaults suit one bot on one machine.
#[non_exhaustive]
#[derive(Clone, Debug)]
pub struct Policy {
    /// How many conversations have a turn at the same time.
    pub workers: usize,
    /// How many messages each connector sends at the same time. A message has its place until the store knows what
    /// became of it, so that a slow disk needs more of them than a slow platform.
    pub senders: usize,
    /// A claim's or delivery's lease. A turn renews its own while it runs; another process takes over so
    /// long after a crash.
    pub lease: Duration,
    /// After so many failed turns a message is set aside.
    pub turn_attempts: u32,
    /// After so many failed attempts a message is not sent any more.
    pub send_attempts: u32,
    /// A connector that takes longer to send has an unknown outcome. Must be below `lease`.
    pub send_limit: Duration,
    /// The first wait before a repetition is at most so long; each one doubles it.
    pub first_wait: Duration,
    /// No wait is longer, unless a platform asks for it.
    pub longest_wait: Duration,
    /// How often to look for work that other processes brought.
    pub poll: Duration,
    /// When asked to stop: how long running turns may take to finish.
    pub finish_limit: Duration,
    /// After that: how long the outbox may take to be emptied. What is left stays in the store.
    pub flush_limit: Duration,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            workers: 64,
            senders: 64,
            lease: Duration::from_secs(10),
            turn_attempts: 5,
            send_attempts: 6,
            send_limit: Duration::from_secs(8),
            first_wait: Duration::from_millis(500),
            longest_wait: Duration::from_secs(60),
            poll: Duration::from_secs(1),
            finish_limit: Duration::from_secs(20),
            flush_limit: Duration::from_secs(5),
        }
    }
}

impl Policy {
    pub(super) fn worker(&self) -> Worker {
        Worker::new(format!("process {}", std::process::id())).with_lease(self.lease)
    }

    /// Full jitter: somewhere between nothing and twice the wait before, so that those who failed
    /// together do not come back together. The same `what` waits the same time in every run.
    pub(super) fn wait(&self, what: &impl Hash, attempt: u32) -> Duration {
        let factor = 2_u32.saturating_pow(attempt.min(30));
        let longest = self.first_wait.saturating_mul(factor).min(self.longest_wait);
        let mut hasher = DefaultHasher::new();
        (what, attempt).hash(&mut hasher);
        let micros = u64::try_from(longest.as_micros()).unwrap_or(u64::MAX);
        Duration::from_micros(hasher.finish().checked_rem(micros.saturating_add(1)).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_a_limit_and_repeat() {
        let policy = Policy::default();
        let longest = |attempt| (0..500).map(|id| policy.wait(&id, attempt)).max().unwrap();
        assert!(longest(0) <= policy.first_wait && longest(0) > policy.first_wait / 2);
        assert!(longest(3) > policy.first_wait * 6 && longest(3) <= policy.first_wait * 8);
        assert!(longest(31) <= policy.longest_wait && longest(31) > policy.longest_wait / 2);
        assert_eq!(policy.wait(&"m7", 2), policy.wait(&"m7", 2));
        assert_ne!(policy.wait(&"m7", 2), policy.wait(&"m8", 2));
    }
}
