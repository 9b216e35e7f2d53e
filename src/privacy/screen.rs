//! The way in: takes out what must never exist here, before anything is stored.
//!
//! PINs, TANs, passwords and security codes are recognised by a name *and* a value beside it; full
//! card numbers by their check digit. "Meine PIN ist falsch" holds no secret, and "Stand" no TAN.

use super::luhn::{card_numbers, digit};
use crate::lang::{Languages, Secrets};
use crate::text::{Token, Utterance};
use std::ops::Range;

/// What stands in the place of a secret.
const TAKEN_OUT: &str = "•••";

/// Bytes that are read at once, and how far the next piece reaches back.
const PIECE: usize = 4 * 1024;
const OVERLAP: usize = 256;

/// A text after the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Screened {
    /// The text, secrets taken out.
    pub text: String,
    /// Was there one? Then the customer is told, and the message goes no further.
    pub seen: bool,
}

/// Takes secrets out of what a customer wrote, by the words of all languages: people mix them.
///
/// ```
/// use schalter::lang::Languages;
/// use schalter::privacy::screen;
///
/// let languages = Languages::default();
/// let screened = screen("meine PIN ist 4711", &languages);
/// assert_eq!((screened.text.as_str(), screened.seen), ("meine PIN ist •••", true));
/// assert!(!screen("Kontostand 1234", &languages).seen);
/// ```
pub fn screen(text: &str, languages: &Languages) -> Screened {
    let mut spans = card_numbers(text);
    let mut start = 0;
    // An utterance is read only so far, and nothing may hide behind that.
    while let Some(piece) = text.get(start..boundary(text, start + PIECE)).filter(|piece| !piece.is_empty()) {
        let said = Utterance::new(piece);
        for language in languages.iter() {
            let reader = Reader { text: piece, tokens: said.tokens(), words: &language.writing.secrets };
            let found = (0..said.tokens().len()).filter_map(|at| reader.secret_at(at));
            spans.extend(found.map(|span| span.start + start..span.end + start));
        }
        start = if start + piece.len() == text.len() { text.len() } else { boundary(text, start + PIECE - OVERLAP) };
    }
    spans.sort_by_key(|span| (span.start, span.end));
    let mut clean = String::with_capacity(text.len());
    let mut at = 0;
    for span in &spans {
        if span.start >= at {
            clean.push_str(text.get(at..span.start).unwrap_or_default());
            clean.push_str(TAKEN_OUT);
        }
        at = at.max(span.end);
    }
    clean.push_str(text.get(at..).unwrap_or_default());
    Screened { text: clean, seen: !spans.is_empty() }
}

/// The last boundary of a character up to a byte.
fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    words: &'a Secrets,
}

impl Reader<'_> {
    /// The secret whose name begins at that token.
    fn secret_at(&self, at: usize) -> Option<Range<usize>> {
        let words = self.words;
        if let Some(length) = self.named(at, words.numbers) {
            return self.digits_beside(at, length, 3..=10);
        }
        if let Some(length) = self.named(at, words.codes) {
            return self.digits_beside(at, length, 3..=4);
        }
        let length = self.named(at, words.passwords)?;
        self.password_after(at + length)
    }

    /// How many tokens the name there has: one or two (`security code`), or one with its value.
    fn named(&self, at: usize, names: &[&str]) -> Option<usize> {
        let token = self.tokens.get(at)?;
        if names.contains(&token.norm.as_str()) {
            return Some(1);
        }
        let both = self.tokens.get(at + 1).map(|next| format!("{}{}", token.norm, next.norm));
        if both.is_some_and(|both| names.contains(&both.as_str())) {
            return Some(2);
        }
        let glued = token.norm.trim_end_matches(|c: char| c.is_ascii_digit());
        (glued.len() < token.norm.len() && names.contains(&glued)).then_some(0)
    }

    /// Digits behind the name (`PIN: 1 2 3 4`), glued to it (`PIN1234`), or before it (`1234 ist meine PIN`).
    fn digits_beside(&self, at: usize, length: usize, count: std::ops::RangeInclusive<usize>) -> Option<Range<usize>> {
        if length == 0 {
            let token = self.tokens.get(at)?;
            let digits = token.norm.chars().filter(char::is_ascii_digit).count();
            return count.contains(&digits).then(|| token.span.end.saturating_sub(digits)..token.span.end);
        }
        let mut next = at + length;
        while self.is_link(next) {
            next += 1;
        }
        let behind = (next..self.tokens.len()).take_while(|i| self.digits(*i).is_some()).count();
        if let Some(span) = self.number(next..next + behind, &count) {
            return Some(span);
        }
        if let Some(code) = self.tokens.get(next)
            && count.contains(&code.norm.chars().count())
            && code.norm.chars().filter(char::is_ascii_digit).count() >= 2
        {
            return Some(code.span.clone());
        }
        let mut last = at;
        while let Some(before) = last.checked_sub(1)
            && self.is_link(before)
        {
            last = before;
        }
        let before = (0..last).rev().take_while(|i| self.digits(*i).is_some()).count();
        let clause_ends = last.checked_sub(1).and_then(|i| self.tokens.get(i)).is_some_and(|t| t.ends_clause);
        if clause_ends { None } else { self.number(last - before..last, &count) }
    }

    /// The tokens as one number of so many digits.
    fn number(&self, tokens: Range<usize>, count: &std::ops::RangeInclusive<usize>) -> Option<Range<usize>> {
        let digits: usize = tokens.clone().filter_map(|i| self.digits(i)).sum();
        let first = self.tokens.get(tokens.start)?;
        let last = self.tokens.get(tokens.end.checked_sub(1)?)?;
        if count.contains(&digits) { Some(first.span.start..last.span.end) } else { None }
    }

    /// How many digits the token has, if it has nothing else: `4711`, `4.711`, the hyphen in `47-11`.
    fn digits(&self, at: usize) -> Option<usize> {
        let token = self.tokens.get(at)?;
        let digits = token.norm.chars().filter(|c| digit(*c).is_some()).count();
        let rest = token.norm.chars().filter(|c| digit(*c).is_none()).all(|c| matches!(c, '.' | ',' | '-' | '−'));
        rest.then_some(digits)
    }

    fn is_link(&self, at: usize) -> bool {
        let word = self.tokens.get(at).map(|token| token.norm.as_str());
        word.is_some_and(|word| self.words.links.contains(&word) || self.words.tells.contains(&word))
    }

    /// What stands behind a password's name, if it is one: anything after a colon or "lautet"; else
    /// only what looks like one, since "mein Passwort ist kompliziert" is no secret.
    fn password_after(&self, mut at: usize) -> Option<Range<usize>> {
        let mut told = self.marked(at);
        while self.is_link(at) {
            let word = &self.tokens.get(at)?.norm;
            told |= self.words.tells.contains(&word.as_str());
            at += 1;
            told |= self.marked(at);
        }
        let value = self.tokens.get(at)?;
        let rest = self.text.get(value.span.start..)?;
        let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let written = rest.get(..length)?.trim_end_matches(['.', ',', '?', '!', ';']);
        let inner = written.trim_matches(|c: char| matches!(c, '"' | '“' | '”' | '„' | '\''));
        let signs = inner.chars().any(|c| !c.is_alphanumeric() && c != '-');
        let digits = inner.chars().any(char::is_numeric);
        let mixed = inner.chars().skip(1).any(char::is_uppercase) && inner.chars().any(char::is_lowercase);
        let looks = digits || mixed || (signs && inner.chars().count() > 3);
        let named = self.words.no_value.contains(&value.norm.as_str());
        ((told && !named) || looks).then(|| value.span.start..value.span.start + written.len())
    }

    /// Does a colon, an equals sign or a quotation mark stand before the token?
    fn marked(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.tokens.get(i)).map_or(0, |token| token.span.end);
        let Some(token) = self.tokens.get(at) else { return false };
        self.text.get(before..token.span.start).is_some_and(|gap| gap.contains([':', '=', '"', '„', '“']))
    }
}
