//! German.

mod reading;
mod rules;
mod style;
mod tool;
mod words;
mod writing;

use super::Language;

pub(super) fn language() -> Language {
    Language {
        code: "de",
        reading: reading::table(),
        writing: writing::table(),
        tool: tool::table(),
        style: style::table(),
    }
}
