//! The sentences of a text, word by word, each word with its place.

use crate::catalog::Place;
use crate::lang::Style;
use crate::locale::Body;
use std::sync::Arc;

/// A word of a text; without letters where a variable stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    /// The word, without punctuation around it.
    pub(super) text: &'a str,
    /// Its first byte in the file.
    pub(super) start: usize,
}

impl Word<'_> {
    /// Where it stands.
    pub(super) fn place(&self, body: &Body) -> Place {
        Place { source: Arc::clone(&body.place.source), span: self.start..self.start + self.text.len() }
    }
}

/// The sentences. A line of its own ends one, as do a full stop, a colon, a question and an exclamation mark.
pub(super) fn sentences<'a>(body: &'a Body, style: &Style) -> Vec<Vec<Word<'a>>> {
    let text = body.place.source.text.as_str();
    let mut all: Vec<Vec<Word<'a>>> = Vec::new();
    let mut open: Vec<Word<'a>> = Vec::new();
    let mut end = None;
    for place in &body.words {
        let span = place.span.clone();
        // What lies between two stretches of words is a variable, or the branches of a choice.
        if let Some(gap) = end.and_then(|end| text.get(end..span.start)).filter(|gap| !gap.trim().is_empty()) {
            open.push(Word { text: "", start: span.start });
            if gap.contains('\n') {
                all.push(std::mem::take(&mut open));
            }
        }
        end = Some(span.end);
        let mut at = span.start;
        for piece in text.get(span).unwrap_or_default().split_inclusive([' ', '\n', '\u{a0}']) {
            let bare = piece.trim_matches(|c: char| !c.is_alphanumeric());
            let lead = piece.len() - piece.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
            if !bare.is_empty() {
                open.push(Word { text: bare, start: at + lead });
            }
            at += piece.len();
            let tail = piece.trim_end().trim_end_matches(['“', '”', '"', '’', ')']);
            if piece.ends_with('\n') || ends(tail, bare, style) {
                all.push(std::mem::take(&mut open));
            }
        }
    }
    all.push(open);
    all.retain(|sentence| !sentence.is_empty());
    all
}

/// Does a sentence end with this?
fn ends(tail: &str, bare: &str, style: &Style) -> bool {
    if tail.ends_with(['!', '?', ':', '…']) {
        return true;
    }
    let rank = style.ranks_with_stop && bare.len() <= 2 && bare.bytes().all(|byte| byte.is_ascii_digit());
    let short = bare.chars().count() == 1 || style.abbreviations.contains(&bare.to_lowercase().as_str());
    tail.ends_with('.') && !rank && !short
}
