//! What the commands say, one Fluent file per built-in language.

/// The Fluent file of that language's command messages.
pub(crate) fn commands(code: &str) -> Option<&'static str> {
    FILES.iter().find(|(known, _)| *known == code).map(|(_, file)| *file)
}

/// By language; the first one stands in for languages without a file.
pub(crate) const FILES: &[(&str, &str)] = &[("de", include_str!("de/cli.ftl")), ("en", include_str!("en/cli.ftl"))];
