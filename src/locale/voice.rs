//! Whose words: language, form of address, brand.

use serde::{Deserialize, Serialize};

/// Texts are asked for by voice, never by a bare language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Voice {
    /// The language's code.
    pub language: String,
    /// The form of address, where it differs from the bot's own (`du`).
    pub address: Option<String>,
    /// The brand, where a bot has several.
    pub brand: Option<String>,
}

impl Voice {
    /// The plain voice of a language.
    pub fn of(language: impl Into<String>) -> Self {
        Self { language: language.into(), address: None, brand: None }
    }
}
