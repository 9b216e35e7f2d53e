//! What the server puts up with.

use std::time::Duration;

/// What the server puts up with. The defaults suit webhooks behind a proxy that ends TLS.
#[non_exhaustive]
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections at the same time; more wait until one ends.
    pub connections: usize,
    /// How long a client may take to send its request's head; a connection that says nothing is closed then.
    pub head: Duration,
    /// How many bytes of a request's head are read; more are answered by 431.
    pub head_bytes: usize,
    /// How many header fields a request may have; more are answered by 431.
    pub headers: usize,
    /// How long a request may take from its head to its answer; then it is answered by 408.
    pub request: Duration,
    /// When asked to stop: how long requests under way may take to end.
    pub finish: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 20_000,
            head: Duration::from_secs(10),
            head_bytes: 32 * 1_024,
            headers: 100,
            request: Duration::from_secs(60),
            finish: Duration::from_secs(10),
        }
    }
}
