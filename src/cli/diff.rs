//! What a file would look like after a change, as reviewers know it.

use super::screen::{Ink, Screen, harmless};
use similar::{ChangeTag, TextDiff};
use std::fmt::Write;
use std::path::Path;

/// Lines around a change that are shown with it.
const AROUND: usize = 2;

/// The changed lines of a file with their surroundings. Writing to a string cannot fail.
pub(super) fn diff(path: &Path, before: &str, after: &str, screen: &Screen) -> String {
    let diff = TextDiff::from_lines(before, after);
    let mut text = String::new();
    let _ = writeln!(text, "{}", screen.ink(Ink::Bold, &format!("--- {}", path.display())));
    for group in diff.grouped_ops(AROUND) {
        let first = group.first().map_or(0, |change| change.new_range().start) + 1;
        let _ = writeln!(text, "{}", screen.ink(Ink::Faint, &format!("@@ {first}")));
        for change in group.iter().flat_map(|change| diff.iter_changes(change)) {
            let (sign, ink) = match change.tag() {
                ChangeTag::Delete => ("-", Some(Ink::Alarm)),
                ChangeTag::Insert => ("+", Some(Ink::Calm)),
                ChangeTag::Equal => (" ", None),
            };
            let line = format!("{sign}{}", harmless(change.value().trim_end_matches(['\n', '\r'])));
            let _ = writeln!(text, "{}", ink.map_or_else(|| line.clone(), |ink| screen.ink(ink, &line)));
        }
    }
    text
}
