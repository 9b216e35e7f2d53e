//! A clock that tests move by hand.

use crate::message::Clock;
use jiff::{SignedDuration, Timestamp};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A clock in the hand of a test: it stands still, or runs beside the system's with an offset.
///
/// Copies show the same time.
///
/// ```
/// use schalter::testing::TestClock;
/// let noon: jiff::Timestamp = "2026-03-02T12:00:00Z".parse()?;
/// let clock = TestClock::fixed(noon);
/// clock.set("2026-03-02T12:05:00Z".parse()?);
/// assert_eq!(clock.now().duration_since(noon), jiff::SignedDuration::from_mins(5));
/// # Ok::<(), jiff::Error>(())
/// ```
#[derive(Clone)]
pub struct TestClock(Arc<Mutex<Hand>>);

#[derive(Clone, Copy)]
enum Hand {
    Fixed(Timestamp),
    Running(SignedDuration),
}

impl TestClock {
    /// Stands at `now` until it is set.
    pub fn fixed(now: Timestamp) -> Self {
        Self(Arc::new(Mutex::new(Hand::Fixed(now))))
    }

    /// Shows the system's time, and goes on from there when it is set.
    pub fn running() -> Self {
        Self(Arc::new(Mutex::new(Hand::Running(SignedDuration::ZERO))))
    }

    /// What it shows.
    pub fn now(&self) -> Timestamp {
        match *self.hand() {
            Hand::Fixed(now) => now,
            Hand::Running(offset) => Timestamp::now().checked_add(offset).unwrap_or(Timestamp::MAX),
        }
    }

    /// Shows `now` from now on.
    pub fn set(&self, now: Timestamp) {
        let mut hand = self.hand();
        *hand = match *hand {
            Hand::Fixed(_) => Hand::Fixed(now),
            Hand::Running(_) => Hand::Running(now.duration_since(Timestamp::now())),
        };
    }

    /// The form that a builder takes.
    pub fn clock(&self) -> Clock {
        let clock = self.clone();
        Arc::new(move || clock.now())
    }

    /// Nothing in here can be half written, so a panic elsewhere does not spoil it.
    fn hand(&self) -> MutexGuard<'_, Hand> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for TestClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TestClock({})", self.now())
    }
}
