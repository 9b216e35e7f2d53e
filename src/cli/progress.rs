//! A bar for work that takes longer than a second, on a terminal only.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// Shorter work shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far the work is.
pub(super) struct Progress {
    started: Instant,
    all: usize,
    done: usize,
    what: String,
    bar: Option<ProgressBar>,
}

impl Progress {
    pub(super) fn new(all: usize, what: String) -> Self {
        Self { started: Instant::now(), all, done: 0, what, bar: None }
    }

    /// One more step begins.
    pub(super) fn next(&mut self) {
        if self.bar.is_none() && self.started.elapsed() > PATIENCE && std::io::stderr().is_terminal() {
            self.bar = Some(self.begin());
        }
        if let Some(bar) = &self.bar {
            bar.set_position(u64::try_from(self.done).unwrap_or_default());
        }
        self.done += 1;
    }

    fn begin(&self) -> ProgressBar {
        let bar = ProgressBar::new(u64::try_from(self.all).unwrap_or_default()).with_message(self.what.clone());
        match ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}") {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        }
    }

    /// Writes something while the bar is out of the way.
    pub(super) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// The work is done; nothing of the bar stays.
    pub(super) fn end(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}
