//! Named points at which a test can make the process die as if it had been killed.

/// Aborts the process if `arm` or else the environment variable `SCHALTER_CRASH_AT` named this point,
/// as `name` or as `name:n` for the n-th time that it is reached. Does nothing without the feature
/// `crash-points`, which is for tests only.
///
/// ```
/// schalter::engine::crash::point("after-claim");
/// ```
#[inline]
pub fn point(name: &str) {
    #[cfg(feature = "crash-points")]
    named::reached(name);
    #[cfg(not(feature = "crash-points"))]
    let _ = name;
}

/// Names the point at which this process aborts; only the first call counts, and only before any point
/// is reached.
#[cfg(feature = "crash-points")]
pub fn arm(point: &str) {
    named::arm(point);
}

#[cfg(feature = "crash-points")]
mod named {
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicU64, Ordering};

    static WANTED: OnceLock<Option<(String, u64)>> = OnceLock::new();
    static TIMES: AtomicU64 = AtomicU64::new(0);

    pub(super) fn arm(point: &str) {
        WANTED.get_or_init(|| parse(point));
    }

    pub(super) fn reached(name: &str) {
        if let Some((wanted, times)) = WANTED.get_or_init(wanted)
            && wanted == name
            && TIMES.fetch_add(1, Ordering::SeqCst) + 1 == *times
        {
            std::process::abort();
        }
    }

    fn wanted() -> Option<(String, u64)> {
        parse(&std::env::var("SCHALTER_CRASH_AT").ok()?)
    }

    fn parse(point: &str) -> Option<(String, u64)> {
        Some(match point.split_once(':') {
            Some((name, times)) => (name.to_owned(), times.parse().ok()?),
            None => (point.to_owned(), 1),
        })
    }
}
