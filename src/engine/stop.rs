//! Asking the running parts to end.

use std::sync::Arc;
use tokio::sync::watch;

/// A token that many tasks share: once asked to stop, it stays so.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let stop = schalter::engine::Stop::new();
/// let theirs = stop.clone();
/// stop.stop();
/// theirs.stopped().await;
/// assert!(theirs.is_stopped());
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Stop(Arc<watch::Sender<bool>>);

impl Stop {
    /// A token that nobody has asked yet.
    pub fn new() -> Self {
        Self(Arc::new(watch::Sender::new(false)))
    }

    /// Asks everybody who holds the token to end.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }

    /// Was it asked?
    pub fn is_stopped(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until it is asked. May be dropped and called again at will.
    pub async fn stopped(&self) {
        // An error would mean that the sender is gone, but we hold it.
        let _ = self.0.subscribe().wait_for(|stopped| *stopped).await;
    }
}

impl Default for Stop {
    fn default() -> Self {
        Self::new()
    }
}
