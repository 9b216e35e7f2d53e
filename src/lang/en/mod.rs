//! English.

mod reading;
mod rules;
mod tool;
mod words;
mod writing;

use super::Language;

pub(super) fn language() -> Language {
    Language { code: "en", reading: reading::table(), writing: writing::table(), tool: tool::table() }
}
