//! How a language writes numbers, dates and money.

/// How a language writes numbers, dates and money.
#[derive(Debug, Default)]
pub struct Writing {}
