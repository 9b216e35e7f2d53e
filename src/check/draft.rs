//! Repairs that write a text or a line: what is added, and where.

use super::view::View;
use crate::catalog::{Edit, Place};
use crate::locale::Text;
use std::sync::Arc;

/// A text as its file has it, from its id to its last line, with or without its attributes.
pub(super) fn written(place: &Place, attributes: bool) -> String {
    let rest = place.source.text.get(place.span.start..).unwrap_or_default();
    let inside = |line: &&str| {
        let bare = line.trim_start();
        bare.is_empty() || bare.starts_with('}') || (bare.len() < line.len() && (attributes || !bare.starts_with('.')))
    };
    let mut lines = rest.lines();
    let first = lines.next().unwrap_or_default().to_owned();
    let all = lines.take_while(inside).fold(first, |all, line| all + "\n" + line);
    all.trim_end().to_owned()
}

/// What a text says, in one line, with its variables as they stand there.
pub(super) fn says(text: &Text) -> String {
    let written = written(&text.place, text.value.is_none());
    let words = written.split_once('=').map_or("", |(_, words)| words);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Puts a text of another language, marked as a draft, where this language keeps that file's texts.
pub(super) fn translation(view: &View<'_>, code: &str, text: &Text) -> Option<Edit> {
    let name = text.place.source.path.file_name();
    let source = view.texts.all(code).map(|own| &own.place.source).find(|own| own.path.file_name() == name)?;
    let gap = if source.text.ends_with('\n') { "\n" } else { "\n\n" };
    let text = format!("{gap}# TODO\n{}\n", written(&text.place, true));
    let end = source.text.len();
    Some(Edit { place: Place { source: Arc::clone(source), span: end..end }, text })
}

/// Adds a line to the value of a text.
pub(super) fn line_below(text: &Text, line: &str) -> Edit {
    let end = text.place.span.start + written(&text.place, false).len();
    Edit { place: Place { source: Arc::clone(&text.place.source), span: end..end }, text: format!("\n    {line}") }
}

/// Takes a setting away, with its line.
pub(super) fn without(place: &Place) -> Edit {
    let text = place.source.text.as_str();
    let start = text.get(..place.span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end =
        text.get(place.span.end..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| place.span.end + at + 1);
    Edit { place: Place { source: Arc::clone(&place.source), span: start..end }, text: String::new() }
}

/// Takes an entry of a list away, with its comma; with its line where nothing else stands there.
pub(super) fn without_entry(place: &Place) -> Edit {
    let text = place.source.text.as_str();
    let (quotes, blanks) = (['"', '\''], [' ', '\t']);
    let before = text.get(..place.span.start).unwrap_or_default().trim_end_matches(quotes);
    let after = text.get(place.span.end..).unwrap_or_default().trim_start_matches(quotes);
    let (start, rest) = match after.trim_start_matches(blanks).strip_prefix(',') {
        Some(behind) => {
            let behind = behind.trim_start_matches(blanks);
            let line = before.trim_end_matches(blanks);
            match behind.strip_prefix('\n') {
                Some(next) if line.ends_with('\n') => (line.len(), next),
                _ => (before.len(), behind),
            }
        }
        // The last entry without a comma behind it: the one before it goes.
        None => (before.trim_end().strip_suffix(',').unwrap_or(before).len(), after),
    };
    let span = start..text.len() - rest.len();
    Edit { place: Place { source: Arc::clone(&place.source), span }, text: String::new() }
}
