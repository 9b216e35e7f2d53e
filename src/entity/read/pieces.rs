//! The text as the chart reads it: tokens, of which those that begin with digits are cut where
//! letters begin (`20eur`, `17h10`, `3rd`).

use crate::entity::chart::Gaps;
use crate::lang::{self, Grammar, Word};
use crate::text::{Shape, Token, Utterance};
use std::ops::Range;

/// Tokens beyond these are not read: the cost of a message is bounded.
pub(super) const MOST_TOKENS: usize = 128;

/// A token, or a part of one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'a> {
    pub(super) norm: &'a str,
    /// Bytes of the raw text.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The number of the first and the last token.
    pub(super) token: usize,
    pub(super) last_token: usize,
    /// Is it the token's beginning, its end?
    pub(super) opens: bool,
    pub(super) closes: bool,
    pub(super) shape: Shape,
    pub(super) capital: bool,
}

/// The text as the chart reads it.
pub(super) struct Pieces<'a> {
    pub(super) said: &'a Utterance,
    pub(super) table: &'a lang::Reading,
    pub(super) grammar: &'a Grammar,
    pub(super) all: Vec<Piece<'a>>,
    /// The number of each word in the grammar; none where nothing is read.
    pub(super) ids: Vec<Option<u32>>,
    pub(super) gaps: Gaps,
    /// Is the piece to be left alone?
    pub(super) sealed: Vec<bool>,
}

impl<'a> Pieces<'a> {
    /// Cuts the text; `sealed` are the tokens that mean something else already.
    pub(super) fn new(said: &'a Utterance, table: &'a lang::Reading, sealed: &[Range<usize>]) -> Self {
        let grammar = table.grammar();
        let mut all = Vec::with_capacity(said.tokens().len().min(MOST_TOKENS) + 4);
        for (number, token) in said.tokens().iter().enumerate().take(MOST_TOKENS) {
            cut(token, number, &mut all);
            amount_in_one_word(said, grammar, &mut all);
        }
        let closed = |piece: &Piece<'_>| sealed.iter().any(|range| range.contains(&piece.token));
        let sealed: Vec<bool> = all.iter().map(closed).collect();
        let ids = (all.iter().zip(&sealed))
            .map(|(piece, sealed)| if *sealed { None } else { grammar.known(piece.norm) })
            .collect();
        let gaps =
            Gaps::new(said.raw(), all.iter().map(|piece| (piece.start, piece.end, piece.shape, piece.norm.len())));
        let mut pieces = Self { said, table, grammar, all, ids, gaps, sealed };
        pieces.seal_idioms();
        pieces
    }

    /// Turns of phrase in which no word has its meaning.
    fn seal_idioms(&mut self) {
        let mut idioms: Vec<Range<usize>> = Vec::new();
        for at in 0..self.all.len() {
            let Some(id) = self.ids.get(at).copied().flatten() else { continue };
            if self.grammar.meanings(id).contains(&Word::Nothing) {
                idioms.push(at..at + 1);
            }
            if self.meanings(at).contains(&Word::Title) {
                idioms.push(at + 1..at + 2);
            }
            if let Some(before) = at.checked_sub(1).filter(|_| self.meanings(at).contains(&Word::Company)) {
                idioms.push(before..at);
            }
            let titles =
                self.phrases(at).filter(|(_, word)| *word == Word::Title).map(|(len, _)| at + len..at + len + 1);
            idioms.extend(titles);
            idioms.extend(self.phrases(at).filter(|(_, word)| *word == Word::Nothing).map(|(len, _)| at..at + len));
        }
        for idiom in idioms {
            for at in idiom {
                if let (Some(sealed), Some(id)) = (self.sealed.get_mut(at), self.ids.get_mut(at)) {
                    (*sealed, *id) = (true, None);
                }
            }
        }
    }

    /// The phrases of several words that begin at a piece: how many words, and what they mean.
    pub(super) fn phrases(&self, at: usize) -> impl Iterator<Item = (usize, Word)> {
        let first = self.ids.get(at).copied().flatten();
        let all = first.map_or(&[][..], |id| self.grammar.phrases(id));
        all.iter().filter_map(move |(rest, word)| {
            let fits = rest.iter().enumerate().all(|(offset, id)| {
                let here = at + 1 + offset;
                self.ids.get(here).copied().flatten() == Some(*id) && self.gaps.is_soft(here)
            });
            fits.then_some((rest.len() + 1, *word))
        })
    }

    /// What the word at a piece means by itself.
    pub(super) fn meanings(&self, at: usize) -> &'a [Word] {
        self.ids.get(at).copied().flatten().map_or(&[], |id| self.grammar.meanings(id))
    }

    pub(super) fn get(&self, at: usize) -> Option<&Piece<'a>> {
        self.all.get(at)
    }

    /// The digits of a piece that holds nothing else.
    pub(super) fn plain(&self, at: usize) -> Option<&'a str> {
        let norm = self.all.get(at)?.norm;
        (!norm.is_empty() && norm.bytes().all(|b| b.is_ascii_digit())).then_some(norm)
    }

    pub(super) fn is_sealed(&self, at: usize) -> bool {
        self.sealed.get(at).copied().unwrap_or(true)
    }

    /// The text as written, from one piece to another.
    pub(super) fn raw(&self, at: usize) -> &'a str {
        let span = self.all.get(at).map(|piece| piece.start..piece.end);
        span.and_then(|span| self.said.raw().get(span)).unwrap_or_default()
    }

    /// What stands before the first piece.
    pub(super) fn before_all(&self) -> &'a str {
        let start = self.all.first().map_or(0, |piece| piece.start);
        self.said.raw().get(..start).unwrap_or_default()
    }

    /// What is written right behind a piece.
    pub(super) fn behind(&self, at: usize) -> &'a str {
        self.all.get(at).and_then(|piece| self.said.raw().get(piece.end..)).unwrap_or_default()
    }

    /// Does a decimal sign stand before the digits, with nothing before it: `.77`?
    pub(super) fn led_by_point(&self, at: usize) -> bool {
        let before = self.all.get(at).and_then(|piece| self.said.raw().get(..piece.start)).unwrap_or_default();
        let head = before.strip_suffix(['.', ',']);
        self.plain(at).is_some()
            && head.is_some_and(|head| head.is_empty() || head.ends_with([' ', '-', '\u{2212}', '+']))
    }

    /// Does the piece follow the one before without anything between?
    pub(super) fn is_glued(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.all.get(before));
        before.zip(self.all.get(at)).is_some_and(|(before, piece)| before.end == piece.start)
    }

    /// The tokens from one piece to another, if they are whole ones.
    pub(super) fn tokens(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let (first, last) = (self.all.get(start)?, self.all.get(end.checked_sub(1)?)?);
        (first.opens && last.closes).then_some(first.token..last.last_token + 1)
    }
}

/// `CHF3.04`, which the tokens part into `chf3` and `04`: a currency and its number.
fn amount_in_one_word<'a>(said: &'a Utterance, grammar: &Grammar, all: &mut Vec<Piece<'a>>) {
    let raw = said.raw();
    let Some(&last) = all.last().filter(|piece| piece.shape == Shape::Number || piece.shape == Shape::Word) else {
        return;
    };
    if last.opens && last.shape == Shape::Word && last.norm.len() == last.end - last.start {
        let at = last.norm.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        let (Some(letters), Some(digits)) = (last.norm.get(..at), last.norm.get(at..)) else { return };
        let sign = grammar.meanings_of(letters).iter().any(|word| matches!(word, Word::Sign(_) | Word::Month(_)));
        if at > 0 && sign && digits.bytes().all(|b| b.is_ascii_digit()) {
            all.pop();
            let middle = last.start + at;
            all.push(Piece { norm: letters, end: middle, closes: false, ..last });
            all.push(Piece { norm: digits, start: middle, opens: false, shape: Shape::Number, ..last });
        }
        return;
    }
    // The digits behind the point or comma.
    let Some(&before) = all.len().checked_sub(2).and_then(|at| all.get(at)) else { return };
    let joined = raw.get(before.end..last.start).is_some_and(|sign| matches!(sign, "." | ","));
    if joined
        && before.shape == Shape::Number
        && !before.opens
        && last.opens
        && last.shape == Shape::Number
        && let Some(norm) = raw.get(before.start..last.end).filter(|norm| norm.is_ascii())
    {
        all.truncate(all.len() - 2);
        all.push(Piece { norm, end: last.end, last_token: last.last_token, closes: last.closes, ..before });
    }
}

fn cut<'a>(token: &'a Token, number: usize, all: &mut Vec<Piece<'a>>) {
    let norm = token.norm.as_str();
    let whole = Piece {
        norm,
        start: token.span.start,
        end: token.span.end,
        token: number,
        last_token: number,
        opens: true,
        closes: true,
        shape: token.shape,
        capital: token.capital,
    };
    // What was folded to another length has no place in the raw text for its parts.
    if token.shape != Shape::Number || norm.len() != token.span.len() || !norm.is_ascii() {
        return all.push(whole);
    }
    let mut start = 0;
    while let Some(rest) = norm.get(start..).filter(|rest| !rest.is_empty()) {
        let letters = rest.starts_with(|c: char| c.is_ascii_alphabetic());
        let len = rest.find(|c: char| c.is_ascii_alphabetic() != letters).unwrap_or(rest.len());
        let end = start + len;
        all.push(Piece {
            norm: norm.get(start..end).unwrap_or_default(),
            start: token.span.start + start,
            end: token.span.start + end,
            opens: start == 0,
            closes: end == norm.len(),
            shape: if letters { Shape::Word } else { Shape::Number },
            ..whole
        });
        start = end;
    }
}
