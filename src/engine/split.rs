//! Cutting a text that is too long for one message, where a reader would.

use super::Limit;
use unicode_segmentation::UnicodeSegmentation;

/// Cuts `text` into pieces that keep to `limit`: after a paragraph, else after a sentence, else
/// after a word, else between two characters as a reader sees them. Only white space where it cuts is
/// lost. A single character that is longer than the limit is cut apart rather than dropped, as far
/// as scalar values.
pub(super) fn split(text: &str, limit: Limit) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !limit.holds(rest) {
        let (piece, remaining) = cut(rest, limit);
        if remaining.len() >= rest.len() {
            break;
        }
        let trimmed = piece.trim_end();
        if !trimmed.is_empty() {
            pieces.push(trimmed.to_owned());
        }
        rest = remaining.trim_start();
    }
    if !rest.is_empty() || pieces.is_empty() {
        pieces.push(rest.to_owned());
    }
    pieces
}

/// The longest good beginning, and what remains.
fn cut(text: &str, limit: Limit) -> (&str, &str) {
    let fitting = longest(text.graphemes(true), limit)
        .or_else(|| longest(text.split_inclusive(|_| true), limit))
        .or_else(|| text.chars().next().map(char::len_utf8))
        .unwrap_or(text.len());
    // White space at the cut is dropped, so it may lie beyond the limit.
    let spaces = text.get(fitting..).map_or(0, |rest| rest.len() - rest.trim_start().len());
    let reach = fitting + spaces;
    let begin = text.get(..reach).unwrap_or(text);
    let paragraph = begin.rfind("\n\n").map(|at| at + 2);
    let line = begin.rfind('\n').map(|at| at + 1);
    let bounds = text.split_sentence_bound_indices().map(|(at, _)| at);
    let sentence = bounds.take_while(|at| *at <= reach).last();
    let word = begin.rfind(char::is_whitespace).map(|at| at + 1);
    // A very short piece would look odd, so the better place must not be too near the beginning.
    let place = [paragraph, line, sentence, word].into_iter().flatten().find(|at| *at > fitting / 4);
    let at = place.map_or(fitting, |at| ceil(text, at));
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// The next character boundary at or after `at`.
fn ceil(text: &str, at: usize) -> usize {
    (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// How many bytes of whole parts keep to the limit; `None`: not even the first.
fn longest<'a>(parts: impl Iterator<Item = &'a str>, limit: Limit) -> Option<usize> {
    let mut bytes = 0;
    let mut used = 0;
    for part in parts {
        used += limit.unit.length(part);
        if used > limit.max {
            break;
        }
        bytes += part.len();
    }
    (bytes > 0).then_some(bytes)
}
