//! Words that mean something wherever they stand in a message: the names of details (`den Betrag`)
//! and the words that set a yes/no detail (`per Echtzeit`).

use crate::catalog::{Phrase, Piece};
use crate::text::{Token, Utterance};
use std::collections::HashMap;
use std::ops::Range;

/// How many expansions of such a phrase count.
const EXPANSIONS: usize = 100;

/// A table of such words. They are compared written together, so that hyphens and compounds do
/// not matter.
#[derive(Debug)]
pub(super) struct Literals<T> {
    entries: HashMap<String, Vec<T>>,
    /// The most tokens of an entry.
    longest: usize,
}

impl<T> Default for Literals<T> {
    fn default() -> Self {
        Self { entries: HashMap::new(), longest: 0 }
    }
}

impl<T: Copy + PartialEq> Literals<T> {
    /// Every expansion of `phrase` means `meaning`.
    pub(super) fn add(&mut self, phrase: &Phrase, meaning: T) {
        for sentence in phrase.expansions(EXPANSIONS) {
            let words: Vec<&str> = sentence
                .iter()
                .filter_map(|piece| match piece {
                    Piece::Words(words) => Some(words.as_str()),
                    Piece::Slot { .. } => None,
                })
                .collect();
            let said = Utterance::new(&words.join(" "));
            let joined: String = said.tokens().iter().map(|token| token.norm.as_str()).collect();
            if !joined.is_empty() {
                self.longest = self.longest.max(said.tokens().len());
                let meanings = self.entries.entry(joined).or_default();
                if !meanings.contains(&meaning) {
                    meanings.push(meaning);
                }
            }
        }
    }

    /// Every entry that stands in `within`, overlapping ones too, with where it stands.
    pub(super) fn find(&self, tokens: &[Token], within: Range<usize>) -> Vec<(Range<usize>, T)> {
        let mut found = Vec::new();
        if self.entries.is_empty() {
            return found;
        }
        for start in within.clone() {
            let mut joined = String::new();
            // One more than the longest entry: it may be written apart.
            for end in start + 1..=within.end.min(start + self.longest + 1) {
                let Some(token) = tokens.get(end - 1) else { break };
                joined.push_str(&token.norm);
                found.extend(self.entries.get(&joined).into_iter().flatten().map(|meaning| (start..end, *meaning)));
            }
        }
        found
    }
}
