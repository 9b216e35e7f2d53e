//! How fast a page may write.

use std::time::{Duration, Instant};

/// So many frames at once,
const BURST: f64 = 10.0;
/// and then so many a second.
const RATE: f64 = 5.0;
/// So many too many, and the socket is closed.
const PATIENCE: u32 = 50;

/// What a frame is met with.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It may come.
    Fine,
    /// Too fast; the page tries again.
    Slow,
    /// Much too fast for much too long.
    Enough,
}

/// A bucket of frames that may still come.
pub(super) struct Pace {
    left: f64,
    at: Instant,
    refused: u32,
}

impl Pace {
    pub(super) fn new(now: Instant) -> Self {
        Self { left: BURST, at: now, refused: 0 }
    }

    /// One more frame.
    pub(super) fn frame(&mut self, now: Instant) -> Verdict {
        let passed: Duration = now.saturating_duration_since(self.at);
        self.at = now;
        self.left = (self.left + passed.as_secs_f64() * RATE).min(BURST);
        if self.left >= 1.0 {
            self.left -= 1.0;
            return Verdict::Fine;
        }
        self.refused += 1;
        if self.refused > PATIENCE { Verdict::Enough } else { Verdict::Slow }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_then_a_rate_then_the_end() {
        let begun = Instant::now();
        let mut pace = Pace::new(begun);
        let fine = (0..20).filter(|_| pace.frame(begun) == Verdict::Fine).count();
        assert_eq!(fine, 10);
        let later = begun + Duration::from_secs(1);
        let fine = (0..20).filter(|_| pace.frame(later) == Verdict::Fine).count();
        assert_eq!(fine, 5);
        assert!((0..100).any(|_| pace.frame(later) == Verdict::Enough));
    }
}
