//! How a value is written.

use super::lines::{Between, Page};
use crate::catalog::read::{Words, date, date_rule, moment};
use crate::catalog::schema::Type;
use crate::catalog::slot::DateRule;
use toml_edit::{Array, Value};

/// Longest line of a list or a pair of braces.
const WIDE: usize = 100;

/// Writes `key = value` with what stands behind it.
pub(super) fn entry(page: &mut Page, key: &str, value: &Value, kind: Type, words: &Words) -> Option<()> {
    let behind = Between::of(value.decor().suffix()?.as_str()?, false).behind;
    let comment = behind.as_deref();
    if let (Value::Array(array), true) = (value, is_long(key, value)) {
        return list(page, key.trim_end(), array, comment);
    }
    page.line(&format!("{key} = {}", dated(value, kind, words).or_else(|| inline(value))?), comment);
    Some(())
}

/// Is it a list that does not fit on one line, or has comments between its entries?
pub(super) fn is_long(key: &str, value: &Value) -> bool {
    let wide = |line: String| key.trim_end().chars().count() + 3 + line.chars().count() > WIDE;
    matches!(value, Value::Array(_)) && inline(value).is_none_or(wide)
}

/// A list with one entry a line.
fn list(page: &mut Page, key: &str, array: &Array, comment: Option<&str>) -> Option<()> {
    let items: Vec<String> = array.iter().map(inline).collect::<Option<_>>()?;
    let mut gaps: Vec<Between> = Vec::new();
    let mut before = String::new();
    for item in array {
        gaps.push(Between::of(&(before + item.decor().prefix()?.as_str()?), false));
        // A comment may also stand between an entry and its comma.
        before = item.decor().suffix()?.as_str()?.to_owned();
    }
    gaps.push(Between::of(&(before + array.trailing().as_str()?), false));
    let (first, gaps) = gaps.split_first()?;
    page.line(&format!("{key} = ["), first.behind.as_deref());
    // Blank lines group entries; behind the bracket and before the closing one they mean nothing.
    let mut lines = first.lines.iter().skip_while(|line| line.is_empty()).cloned().collect::<Vec<_>>();
    for (item, gap) in items.iter().zip(gaps) {
        page.between(&lines, "  ");
        page.line(&format!("  {item},"), gap.behind.as_deref());
        lines.clone_from(&gap.lines);
    }
    let last = lines.iter().rposition(|line| !line.is_empty()).map_or(0, |at| at + 1);
    page.between(lines.get(..last).unwrap_or_default(), "  ");
    page.line("]", comment);
    Some(())
}

/// A value in one piece; `None` where it holds a comment, which lists in lists and braces may not.
fn inline(value: &Value) -> Option<String> {
    Some(match value {
        Value::String(text) => quoted(text.value(), &text.display_repr()),
        Value::Integer(number) => number.display_repr().into_owned(),
        Value::Float(number) => number.display_repr().into_owned(),
        Value::Boolean(yes) => yes.value().to_string(),
        Value::Datetime(day) => day.display_repr().into_owned(),
        Value::Array(array) => {
            let bare = |raw: Option<&str>| raw.is_none_or(|raw| !raw.contains('#'));
            let plain = array.iter().all(|item| {
                let decor = item.decor();
                bare(decor.prefix().and_then(|raw| raw.as_str())) && bare(decor.suffix().and_then(|raw| raw.as_str()))
            });
            if !plain || !bare(array.trailing().as_str()) {
                return None;
            }
            format!("[{}]", array.iter().map(inline).collect::<Option<Vec<_>>>()?.join(", "))
        }
        Value::InlineTable(table) => {
            let one = |(key, value): (&str, &Value)| Some(format!("{} = {}", name(key), inline(value)?));
            let all: Vec<String> = table.iter().map(one).collect::<Option<_>>()?;
            if all.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", all.join(", ")) }
        }
    })
}

/// A key, in quotes where it needs them.
pub(super) fn name(key: &str) -> String {
    toml_edit::Key::new(key).default_repr().as_raw().as_str().unwrap_or(key).to_owned()
}

/// A key in quotes.
pub(super) fn quoted_name(key: &str) -> String {
    let bare = name(key);
    if bare == key { format!("\"{key}\"") } else { bare }
}

/// Straight double quotes where possible, single ones where double ones would need a backslash; a text of
/// several lines stays as it is.
fn quoted(text: &str, raw: &str) -> String {
    let several = text.contains('\n') || text.chars().any(|c| c.is_control());
    match (several, text.contains(['"', '\\']), text.contains('\'')) {
        (true, ..) | (_, true, true) => raw.to_owned(),
        (_, false, _) => format!("\"{text}\""),
        (_, true, false) => format!("'{text}'"),
    }
}

/// Days and moments in their one spelling; `None` where it is none, or cannot be read.
fn dated(value: &Value, kind: Type, words: &Words) -> Option<String> {
    let written = match value {
        Value::String(text) => text.value().clone(),
        Value::Datetime(day) => day.value().to_string(),
        _ => return None,
    };
    match kind {
        Type::Date => date(&written).map(|day| day.to_string()),
        Type::Moment => match moment(&written)? {
            (at, true) => Some(at.date().to_string()),
            (at, false) if at.second() == 0 => Some(format!("\"{}\"", at.strftime("%Y-%m-%d %H:%M"))),
            (at, false) => Some(format!("\"{}\"", at.strftime("%Y-%m-%d %H:%M:%S"))),
        },
        Type::DateRule => match date_rule(&written, words)? {
            DateRule::On(day) => Some(format!("\"{day}\"")),
            _ => None,
        },
        _ => None,
    }
}
