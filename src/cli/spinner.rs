//! A sign of life for one long step, on a terminal only.

use indicatif::{ProgressBar, ProgressDrawTarget};
use std::time::Duration;

/// How often it moves.
const TICK: Duration = Duration::from_millis(120);

/// Work of which nobody knows how far it is.
pub(super) struct Spinner(ProgressBar);

impl Spinner {
    pub(super) fn begin(what: String) -> Self {
        // The target is hidden where standard error is no terminal.
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()).with_message(what);
        bar.enable_steady_tick(TICK);
        Self(bar)
    }

    /// The work is done; nothing of it stays.
    pub(super) fn end(self) {
        self.0.finish_and_clear();
    }
}
