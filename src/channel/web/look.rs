//! When a page's conversation is looked at in the store. What this process says reaches its sockets at once; what another
//! process of the same store says does not, and is found by looking: soon after the customer did something, then ever
//! more seldom.

use std::time::{Duration, Instant};

/// So long after the customer did something it is looked for the first time;
const SOON: Duration = Duration::from_secs(1);
/// each time the wait doubles, up to this one.
const SELDOM: Duration = Duration::from_secs(60);

/// When to look next.
pub(super) struct Look {
    at: Instant,
    wait: Duration,
}

impl Look {
    /// The customer has just done something.
    pub(super) fn after(now: Instant) -> Self {
        Self { at: now + SOON, wait: SOON }
    }

    /// When to look.
    pub(super) fn at(&self) -> Instant {
        self.at
    }

    /// It was looked just now.
    pub(super) fn done(&mut self, now: Instant) {
        self.wait = (self.wait * 2).min(SELDOM);
        self.at = now + self.wait;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_become_seldom_and_never_end() {
        let begun = Instant::now();
        let mut look = Look::after(begun);
        let mut seconds = Vec::new();
        for _ in 0..9 {
            seconds.push(look.at().duration_since(begun).as_secs());
            look.done(look.at());
        }
        assert_eq!(seconds, [1, 3, 7, 15, 31, 63, 123, 183, 243]);
    }
}
