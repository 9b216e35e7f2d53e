//! The shared look at an utterance: its tokens, what each word may mean, the numbers in it.

use super::number::Num;
use crate::entity::kind::{Expectation, Proof, Reading, SlotType};
use crate::entity::value::Value;
use crate::lang::{self, Word};
use crate::text::{Shape, Token, Utterance};
use jiff::civil::Date;
use std::ops::Range;

/// Tokens beyond these are not read: the cost of a message is bounded.
pub(super) const MOST_TOKENS: usize = 64;

/// A meaning of the words that begin at a token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub(super) word: Word,
    /// How many tokens.
    pub(super) len: usize,
}

/// What the readers share.
pub(super) struct Scan<'a> {
    pub(super) said: &'a Utterance,
    pub(super) tokens: &'a [Token],
    pub(super) expected: &'a Expectation<'a>,
    pub(super) table: &'a lang::Reading,
    /// The meanings that begin at each token.
    hits: Vec<Vec<Hit>>,
    /// The numbers that begin at each token.
    pub(super) nums: Vec<Num>,
    pub(super) out: Vec<Reading>,
}

impl<'a> Scan<'a> {
    pub(super) fn new(said: &'a Utterance, expected: &'a Expectation<'a>) -> Self {
        let all = said.tokens();
        let tokens = all.get(..all.len().min(MOST_TOKENS)).unwrap_or_default();
        let table = &expected.language.reading;
        let mut hits: Vec<Vec<Hit>> = (0..tokens.len()).map(|i| look_up(table, tokens, i)).collect();
        let empty: Vec<Range<usize>> = (hits.iter().enumerate())
            .filter_map(|(i, hits)| {
                hits.iter().filter(|hit| hit.word == Word::Nothing).map(|hit| i..i + hit.len).max_by_key(Range::len)
            })
            .collect();
        for range in empty {
            if let Some(covered) = hits.get_mut(range) {
                covered.iter_mut().for_each(Vec::clear);
            }
        }
        Self { said, tokens, expected, table, hits, nums: Vec::new(), out: Vec::new() }
    }

    /// The day of the conversation.
    pub(super) fn today(&self) -> Date {
        self.expected.now.date()
    }

    /// Did the bot just ask for that type?
    pub(super) fn asked(&self, kind: &SlotType) -> bool {
        self.expected.asked == Some(kind)
    }

    pub(super) fn token(&self, i: usize) -> Option<&'a Token> {
        self.tokens.get(i)
    }

    /// The token as written.
    pub(super) fn raw_token(&self, i: usize) -> &'a str {
        self.token(i).and_then(|token| self.said.raw().get(token.span.clone())).unwrap_or_default()
    }

    /// What stands between token `i` and the one behind it, or the text's end.
    pub(super) fn gap(&self, i: usize) -> &'a str {
        let Some(token) = self.token(i) else { return "" };
        let end = self.token(i + 1).map_or(self.said.raw().len(), |next| next.span.start);
        self.said.raw().get(token.span.end..end).unwrap_or_default()
    }

    /// Does nothing but space stand between token `i` and the next?
    pub(super) fn spaced(&self, i: usize) -> bool {
        self.gap(i).chars().all(char::is_whitespace)
    }

    /// May a unit follow token `i` as its own: space or a hyphen between them?
    pub(super) fn close(&self, i: usize) -> bool {
        self.gap(i).chars().all(|c| c.is_whitespace() || c == '-')
    }

    /// The meanings that begin at token `i`.
    pub(super) fn hits(&self, i: usize) -> &[Hit] {
        self.hits.get(i).map_or(&[], Vec::as_slice)
    }

    /// The length of the longest hit at `i` that means `word`.
    pub(super) fn is(&self, i: usize, word: Word) -> Option<usize> {
        self.hits(i).iter().filter(|hit| hit.word == word).map(|hit| hit.len).max()
    }

    /// The first answer of `pick` among the hits at `i`, the longest hits first, with its length.
    pub(super) fn pick<T>(&self, i: usize, pick: impl Fn(Word) -> Option<T>) -> Option<(T, usize)> {
        self.hits(i).iter().filter_map(|hit| Some((pick(hit.word)?, hit.len))).max_by_key(|(_, len)| *len)
    }

    /// The length of the longest hit that ends right before token `i` and means `word`.
    pub(super) fn is_before(&self, i: usize, word: Word) -> Option<usize> {
        (1..=3_usize.min(i)).rev().find(|len| self.hits(i - len).iter().any(|h| h.word == word && h.len == *len))
    }

    /// The numbers that begin at token `i`.
    pub(super) fn nums_at(&self, i: usize) -> impl Iterator<Item = &Num> {
        self.nums.iter().filter(move |num| num.tokens.start == i)
    }

    /// A digits token's text in front of its letters, and the letters: `12k` is `12` and `k`.
    pub(super) fn split(&self, i: usize) -> Option<(&'a str, &'a str)> {
        let token = self.token(i).filter(|token| token.shape == Shape::Number)?;
        let at = token.norm.find(|c: char| c.is_alphabetic()).unwrap_or(token.norm.len());
        token.norm.split_at_checked(at)
    }

    /// The digits of a token that holds nothing else.
    pub(super) fn plain(&self, i: usize) -> Option<&'a str> {
        self.token(i).map(|token| token.norm.as_str()).filter(|norm| norm.bytes().all(|b| b.is_ascii_digit()))
    }

    /// Is the token written with a capital where small letters would do: not as the first word?
    pub(super) fn capital_inside(&self, i: usize) -> bool {
        i > 0
            && self.token(i).is_some_and(|token| token.capital)
            && self.token(i - 1).is_some_and(|before| !before.ends_clause)
    }

    /// The meaning of a word that stands alone in the table.
    pub(super) fn meaning<T>(&self, word: &str, pick: impl Fn(Word) -> Option<T>) -> Option<T> {
        let same = |words: &[&str]| words.contains(&word);
        self.table.words.iter().filter(|(words, _)| same(words)).find_map(|(_, meaning)| pick(*meaning))
    }

    /// The tokens of the readings so far.
    pub(super) fn taken(&self) -> Vec<Range<usize>> {
        self.out.iter().map(|reading| reading.tokens.clone()).collect()
    }

    pub(super) fn push(&mut self, tokens: Range<usize>, kind: SlotType, value: Value, proof: Proof, weight: f32) {
        if let Some(span) = self.said.span_of(tokens.clone()) {
            self.out.push(Reading { tokens, span, kind, value, proof, weight });
        }
    }
}

/// The meanings of the table's words that begin at token `i`.
fn look_up(table: &lang::Reading, tokens: &[Token], i: usize) -> Vec<Hit> {
    let Some(token) = tokens.get(i) else { return Vec::new() };
    if token.shape == Shape::Number {
        return Vec::new();
    }
    let first = token.norm.bytes().next();
    let mut hits = Vec::new();
    for (words, word) in table.words {
        for entry in words.iter().filter(|entry| entry.bytes().next() == first) {
            let Some(rest) = entry.strip_prefix(token.norm.as_str()) else { continue };
            if rest.is_empty() {
                hits.push(Hit { word: *word, len: 1 });
            } else if let Some(rest) = rest.strip_prefix(' ') {
                let parts = rest.split(' ');
                let mut len = 1;
                let all = parts.clone().all(|part| {
                    len += 1;
                    tokens.get(i + len - 1).is_some_and(|token| token.norm == part)
                });
                if all {
                    hits.push(Hit { word: *word, len });
                }
            }
        }
    }
    hits
}
