//! Named points at which a test can make the process die as if the power had failed.

/// Aborts the process if the environment variable `SCHALTER_CRASH_AT` names this point. Does
/// nothing without the feature `crash-points`, which is for tests only.
///
/// ```
/// schalter::engine::crash::point("after-claim");
/// ```
#[inline]
pub fn point(name: &str) {
    #[cfg(feature = "crash-points")]
    if std::env::var("SCHALTER_CRASH_AT").is_ok_and(|at| at == name) {
        std::process::abort();
    }
    #[cfg(not(feature = "crash-points"))]
    let _ = name;
}
