//! Values with their places, as the scanner hands them on.

use jiff::civil::{Date, DateTime};
use std::ops::Range;
use toml::de::DeValue;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(in crate::catalog) struct Node {
    /// What it is.
    pub(in crate::catalog) kind: Kind,
    /// Its bytes in the file, quotes included.
    pub(in crate::catalog) span: Range<usize>,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(in crate::catalog) enum Kind {
    /// A text.
    Text(String),
    /// A number as written.
    Number(String),
    /// Yes or no.
    Bool(bool),
    /// A day.
    Date(Date),
    /// A day and a time.
    Moment(DateTime),
    /// A list.
    List(Vec<Node>),
    /// An inline table: name, its place, value.
    Table(Vec<(String, Range<usize>, Node)>),
    /// Something without quotes that TOML cannot read.
    Bare(String),
}

/// Reads one scalar; `text` stands at byte `at` of its file.
pub(in crate::catalog) fn scalar(text: &str, at: usize) -> Node {
    let kind = match DeValue::parse(text) {
        Ok(value) => match value.into_inner() {
            DeValue::String(text) => Kind::Text(text.into_owned()),
            DeValue::Integer(_) | DeValue::Float(_) => Kind::Number(text.to_owned()),
            DeValue::Boolean(yes) => Kind::Bool(yes),
            DeValue::Datetime(_) => day(text),
            DeValue::Array(_) | DeValue::Table(_) => Kind::Bare(text.to_owned()),
        },
        Err(_) => Kind::Bare(text.to_owned()),
    };
    Node { kind, span: at..at + text.len() }
}

fn day(text: &str) -> Kind {
    let moment = || text.replace(' ', "T").parse::<DateTime>();
    match text.parse::<Date>() {
        Ok(date) if text.len() == 10 => Kind::Date(date),
        _ => moment().map_or_else(|_| Kind::Bare(text.to_owned()), Kind::Moment),
    }
}

/// For each byte of a quoted text's value, and its end, the byte of the file where it was written.
///
/// `raw` is the text with its quotes, as written at byte `at`.
pub(in crate::catalog) fn positions(raw: &str, at: usize) -> Vec<usize> {
    let (open, escapes) = match raw {
        raw if raw.starts_with("'''") => (3, false),
        raw if raw.starts_with("\"\"\"") => (3, true),
        raw if raw.starts_with('"') => (1, true),
        _ => (1, false),
    };
    let end = raw.len().saturating_sub(open).max(open);
    let mut rest = raw.char_indices().skip_while(|(byte, _)| *byte < open).peekable();
    if open == 3 && rest.peek().is_some_and(|(_, c)| *c == '\n') {
        rest.next();
    }
    let mut map = Vec::with_capacity(raw.len());
    while let Some((byte, c)) = rest.next() {
        if byte >= end {
            break;
        }
        if !(escapes && c == '\\') {
            map.extend((0..c.len_utf8()).map(|offset| at + byte + offset));
            continue;
        }
        let digits = match rest.next().map(|(_, c)| c) {
            Some('u') => 4,
            Some('U') => 8,
            Some('x') => 2,
            _ => 0,
        };
        let code: String = rest.by_ref().take(digits).map(|(_, c)| c).collect();
        let c =
            if digits == 0 { 'n' } else { u32::from_str_radix(&code, 16).ok().and_then(char::from_u32).unwrap_or('n') };
        map.extend((0..c.len_utf8()).map(|_| at + byte));
    }
    map.push(at + end);
    map
}
