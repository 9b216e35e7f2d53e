//! Changes of files, as they happen: for everything that goes on while an editor writes.

use super::folders::Folders;
use super::stop::Stop;
use crate::Error;
use notify::{EventKind, RecursiveMode, Watcher};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// Editors write a file in several steps; so long nothing may happen before it counts as written.
const QUIET: Duration = Duration::from_millis(15);

/// Watches the folders of a bot.
pub(super) struct Watching {
    /// Watching ends with it.
    _watcher: notify::RecommendedWatcher,
    changes: Receiver<()>,
}

impl Watching {
    pub(super) fn begin(folders: &Folders) -> Result<Self, Stop> {
        let (sender, changes) = channel();
        let told = move |event: notify::Result<notify::Event>| {
            // Reading a file is no change. Where the system has lost count, everything may have changed.
            if event.is_ok_and(|event| !matches!(event.kind, EventKind::Access(_))) {
                let _ = sender.send(());
            }
        };
        let failed =
            |error: notify::Error| Stop::Bot(Error::unavailable("the folders cannot be watched").because(error));
        let mut watcher = notify::recommended_watcher(told).map_err(failed)?;
        for folder in [&folders.intents, &folders.texts] {
            watcher.watch(folder, RecursiveMode::Recursive).map_err(failed)?;
        }
        Ok(Self { _watcher: watcher, changes })
    }

    /// Waits for a change and until it is complete; `false` where nothing can come any more.
    pub(super) fn wait(&self) -> bool {
        self.changes.recv().is_ok() && self.settle()
    }

    /// Has anything changed meanwhile? Waits only until a change is complete.
    pub(super) fn changed(&self) -> bool {
        self.changes.try_recv().is_ok() && self.settle()
    }

    fn settle(&self) -> bool {
        loop {
            match self.changes.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => return true,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
    }
}
