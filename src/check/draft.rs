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

/// All lines of a text, with the notes right above it, for taking it away.
pub(super) fn whole(text: &Text) -> Place {
    let place = &text.place;
    let file = place.source.text.as_str();
    let end = place.span.start + written(place, true).len();
    let rest = file.get(end..).unwrap_or_default();
    let blank = rest.len() - rest.trim_start_matches('\n').len();
    let before = file.get(..place.span.start).unwrap_or_default();
    let notes: usize = before
        .split_inclusive('\n')
        .rev()
        .take_while(|line| line.starts_with("# ") || line.trim_end() == "#" || *line == "-")
        .map(str::len)
        .sum();
    Place { source: Arc::clone(&place.source), span: place.span.start - notes..end + blank }
}

/// Where the name of an attribute stands, with its point, and all its lines.
pub(super) fn attribute(text: &Text, name: &str) -> (Place, Place) {
    let source = &text.place.source;
    let start = text.place.span.start;
    let lines = written(&text.place, true);
    let (mut at, mut found) = (start, None);
    for line in lines.split_inclusive('\n') {
        let bare = line.trim_start();
        let begin = at + line.len() - bare.len();
        let names = bare.strip_prefix('.').and_then(|rest| rest.split('=').next()).map(str::trim);
        match (found, names) {
            (None, Some(own)) if own == name => found = Some((at, begin, at + line.len())),
            // The lines of its words, until the next attribute.
            (Some((from, begin, _)), None) => found = Some((from, begin, at + line.len())),
            (Some(_), Some(_)) => break,
            _ => {}
        }
        at += line.len();
    }
    let (from, begin, end) = found.unwrap_or((start, start, start));
    let place = |span| Place { source: Arc::clone(source), span };
    // The last attribute ends with the text, whose line break stays; the one before it goes.
    let last = end == start + lines.len() && from > start;
    let line = if last { from - 1..end } else { from..end };
    (place(begin..begin + name.len() + 1), place(line))
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
    let first = view.catalog.bot.default_language.as_str();
    let version = view.texts.text(first, &text.id).filter(|_| code != first);
    let version = version.map_or(String::new(), |source| format!("# source: {}\n", source.fingerprint()));
    let gap = if source.text.ends_with('\n') { "\n" } else { "\n\n" };
    let text = format!("{gap}# TODO\n{version}{}\n", written(&text.place, true));
    let end = source.text.len();
    Some(Edit { place: Place { source: Arc::clone(source), span: end..end }, text })
}

/// Puts a text to be filled in, marked as a draft, where a language keeps the texts of that file.
pub(super) fn gap(view: &View<'_>, code: &str, stem: &str, id: &str) -> Option<Edit> {
    let own = |text: &&Text| text.place.source.path.file_stem().is_some_and(|name| name == stem);
    let source = &view.texts.all(code).find(own)?.place.source;
    let space = if source.text.ends_with('\n') { "\n" } else { "\n\n" };
    let end = source.text.len();
    let place = Place { source: Arc::clone(source), span: end..end };
    Some(Edit { place, text: format!("{space}# TODO\n{id} = …\n") })
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

/// Puts a copy of an entry of some list below another entry.
pub(super) fn entry_below(last: &Place, copied: &Place) -> Edit {
    let whole = |place: &Place| place.span.start.saturating_sub(1)..place.span.end + 1;
    let written = copied.source.text.get(whole(copied)).unwrap_or_default();
    let end = last.span.end + 1;
    let place = Place { source: Arc::clone(&last.source), span: end..end };
    Edit { place, text: format!(",\n  {written}") }
}

/// Adds a text to a list setting, of which the place has name and value.
pub(super) fn entry(setting: &Place, text: &str) -> Edit {
    let file = setting.source.text.as_str();
    let close = setting.span.end.saturating_sub(1);
    let before = file.get(..close).unwrap_or_default();
    let bare = before.trim_end();
    let lines = before.get(bare.len()..).is_some_and(|gap| gap.contains('\n'));
    let text = match (bare.chars().next_back(), lines) {
        (Some('['), _) => format!("\"{text}\""),
        (Some(','), true) => format!("\n  \"{text}\","),
        (Some(','), false) => format!(" \"{text}\""),
        (_, true) => format!(",\n  \"{text}\","),
        (_, false) => format!(", \"{text}\""),
    };
    Edit { place: Place { source: Arc::clone(&setting.source), span: bare.len()..bare.len() }, text }
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
