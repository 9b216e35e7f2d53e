//! The tokens as the readers of rows of signs see them: IBANs, cards, telephone numbers, names.

use crate::entity::kind::{Expectation, Note, Proof, Reading, SlotType};
use crate::entity::value::Value;
use crate::lang::{self, Grammar, Word};
use crate::text::{Token, Utterance};
use std::ops::Range;

/// The longest phrase of several words that these readers know.
const WIDEST: usize = 4;

/// What the readers share.
pub(super) struct Scan<'a> {
    pub(super) said: &'a Utterance,
    pub(super) tokens: &'a [Token],
    pub(super) expected: &'a Expectation<'a>,
    pub(super) table: &'a lang::Reading,
    grammar: &'a Grammar,
    pub(super) out: Vec<Reading>,
}

impl<'a> Scan<'a> {
    pub(super) fn new(said: &'a Utterance, expected: &'a Expectation<'a>) -> Self {
        let all = said.tokens();
        let tokens = all.get(..all.len().min(super::pieces::MOST_TOKENS)).unwrap_or_default();
        let table = &expected.language.reading;
        Self { said, tokens, expected, table, grammar: table.grammar(), out: Vec::with_capacity(16) }
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

    /// What stands before the first token.
    pub(super) fn before_all(&self) -> &'a str {
        let start = self.token(0).map_or(0, |token| token.span.start);
        self.said.raw().get(..start).unwrap_or_default()
    }

    /// Does nothing but space or a hyphen stand between token `i` and the next?
    pub(super) fn close(&self, i: usize) -> bool {
        self.gap(i).chars().all(|c| c.is_whitespace() || c == '-')
    }

    /// The digits of a token that holds nothing else.
    pub(super) fn plain(&self, i: usize) -> Option<&'a str> {
        self.token(i).map(|token| token.norm.as_str()).filter(|norm| norm.bytes().all(|b| b.is_ascii_digit()))
    }

    /// What the words that begin at token `i` mean, with their number.
    pub(super) fn meanings(&self, i: usize) -> impl Iterator<Item = (Word, usize)> {
        let id = self.token(i).and_then(|token| self.grammar.known(&token.norm));
        let single = id.map_or(&[][..], |id| self.grammar.meanings(id)).iter().map(|word| (*word, 1));
        let phrases = id.map_or(&[][..], |id| self.grammar.phrases(id));
        let several = phrases.iter().filter_map(move |(rest, word)| {
            let known = |i: usize| self.token(i).and_then(|token| self.grammar.known(&token.norm));
            let fits = rest.iter().enumerate().all(|(offset, id)| known(i + 1 + offset) == Some(*id));
            fits.then_some((*word, rest.len() + 1))
        });
        single.chain(several)
    }

    /// Do words of that meaning end right before token `i`?
    pub(super) fn is_before(&self, i: usize, word: Word) -> bool {
        (1..=WIDEST.min(i)).any(|len| self.meanings(i - len).any(|(known, width)| known == word && width == len))
    }

    /// The tokens of the readings so far.
    pub(super) fn taken(&self) -> Vec<Range<usize>> {
        self.out.iter().map(|reading| reading.tokens.clone()).collect()
    }

    pub(super) fn push(&mut self, tokens: Range<usize>, kind: SlotType, value: Value, proof: Proof, weight: f32) {
        if let Some(span) = self.said.span_of(tokens.clone()) {
            self.push_at(tokens, span, kind, value, proof, weight);
        }
    }

    /// The same with signs around the tokens that belong to it: `(+1)650-701-8887`.
    pub(super) fn push_at(
        &mut self,
        tokens: Range<usize>,
        span: Range<usize>,
        kind: SlotType,
        value: Value,
        proof: Proof,
        weight: f32,
    ) {
        self.out.push(Reading { tokens, span, kind, value, proof, weight, note: Note::default() });
    }
}
