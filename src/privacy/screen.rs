//! The way in: takes out what must never exist here, before anything is stored.
//!
//! PINs, TANs, passwords and security codes are recognised by a name *and* a value beside it; full
//! card numbers by their check digit. "Meine PIN ist falsch" holds no secret, and "Stand" no TAN.

use super::luhn::card_numbers;
use crate::lang::{Languages, Secrets};
use crate::text::{Shape, Token, Utterance};
use std::ops::Range;

/// What stands in the place of a secret.
const TAKEN_OUT: &str = "•••";

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
    let said = Utterance::new(text);
    let mut spans = card_numbers(text);
    for language in languages.iter() {
        let reader = Reader { text, tokens: said.tokens(), words: &language.writing.secrets };
        spans.extend((0..said.tokens().len()).filter_map(|at| reader.secret_at(at)));
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
            && code.shape == Shape::Word
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

    /// The tokens as one number of so many digits; an amount that follows (`PIN 250 Euro`) is none.
    fn number(&self, tokens: Range<usize>, count: &std::ops::RangeInclusive<usize>) -> Option<Range<usize>> {
        let digits: usize = tokens.clone().filter_map(|i| self.digits(i)).sum();
        let first = self.tokens.get(tokens.start)?;
        let last = self.tokens.get(tokens.end.checked_sub(1)?)?;
        count.contains(&digits).then(|| first.span.start..last.span.end)
    }

    /// How many digits the token has, if it has nothing else.
    fn digits(&self, at: usize) -> Option<usize> {
        let token = self.tokens.get(at)?;
        (token.shape == Shape::Number && token.norm.bytes().all(|b| b.is_ascii_digit())).then_some(token.norm.len())
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
