//! German.

mod reading;
mod rules;
mod tool;
mod words;
mod writing;

use super::Language;

pub(super) fn language() -> Language {
    Language { code: "de", reading: reading::table(), writing: writing::table(), tool: tool::table() }
}
