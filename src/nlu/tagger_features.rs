//! What the tagger sees of a word: itself, its neighbours, its form, and the values it stands in.

use super::tagger::Marked;
use crate::text::{Shape, Token};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The most words of a value that is known from examples.
const LONGEST: usize = 6;

/// A word as the tagger sees it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Word {
    norm: String,
    hash: u64,
    form: u64,
}

impl Word {
    /// The word of a token.
    pub(super) fn new(token: &Token) -> Self {
        let digits = token.norm.bytes().filter(u8::is_ascii_digit).count();
        let kind = match token.shape {
            Shape::Word => 0,
            Shape::Number => 1,
            Shape::Sign => 2,
        };
        let form = [kind, u64::from(token.capital), digits.min(5) as u64, u64::from(token.ends_clause)];
        Self { hash: text(1, &token.norm), form: mix(&form), norm: token.norm.clone() }
    }
}

impl Word {
    /// A word of a value that its form proves, of which only the kind matters.
    pub(super) fn of_kind(kind: &str) -> Self {
        let norm = format!("{{{kind}}}");
        Self { hash: text(1, &norm), form: mix(&[3]), norm }
    }
}

/// Values that training sentences have, with how many of them for each kind of detail.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Known(HashMap<u64, Vec<(u16, u16)>>);

impl Known {
    /// The values of these sentences.
    pub(super) fn of(sentences: &[Marked]) -> Self {
        let mut values: HashMap<u64, Vec<(u16, u16)>> = HashMap::new();
        for sentence in sentences {
            for (words, detail) in &sentence.details {
                let value = sentence.words.get(words.clone()).unwrap_or_default();
                let Ok(detail) = u16::try_from(*detail) else { continue };
                if value.len() > LONGEST {
                    continue;
                }
                let details = values.entry(mix_words(value)).or_default();
                match details.iter_mut().find(|(known, _)| *known == detail) {
                    Some((_, times)) => *times = times.saturating_add(1),
                    None => details.push((detail, 1)),
                }
            }
        }
        Self(values)
    }

    /// Its size in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.0.values().map(|details| size_of::<u64>() + details.len() * size_of::<(u16, u16)>()).sum()
    }

    /// For each word the marks of the known values that it stands in; a value counts that at least
    /// `least` examples have. While learning, the sentence's own value is one of them.
    pub(super) fn find(&self, words: &[Word], least: u16) -> Vec<Vec<u64>> {
        let mut marks = vec![Vec::new(); words.len()];
        for start in 0..words.len() {
            let mut hash = 0;
            for length in 1..=LONGEST.min(words.len() - start) {
                let Some(word) = words.get(start + length - 1) else { break };
                hash = mix(&[hash, word.hash]);
                for (detail, _) in self.0.get(&hash).into_iter().flatten().filter(|(_, times)| *times >= least) {
                    for (at, marks) in marks.iter_mut().skip(start).take(length).enumerate() {
                        // Begins, goes on or ends a value of one word, two, or more.
                        let place = u64::from(at > 0) + 2 * u64::from(at + 1 == length) + 4 * length.min(3) as u64;
                        marks.push(mix(&[place, u64::from(*detail)]));
                    }
                }
            }
        }
        marks
    }
}

fn mix_words(words: &[Word]) -> u64 {
    words.iter().fold(0, |hash, word| mix(&[hash, word.hash]))
}

/// Calls `found` with the hash of every feature of the word at `at`.
pub(super) fn features(words: &[Word], at: usize, goal: usize, known: &[Vec<u64>], found: &mut dyn FnMut(u64)) {
    let near = |offset: isize| at.checked_add_signed(offset).and_then(|at| words.get(at));
    let hash = |offset: isize| near(offset).map_or(offset.unsigned_abs() as u64, |word| word.hash);
    let form = |offset: isize| near(offset).map_or(7, |word| word.form);
    let goal = goal as u64;
    let [before2, before, own, after, after2] = [hash(-2), hash(-1), hash(0), hash(1), hash(2)];
    found(mix(&[10, goal]));
    for (number, parts) in (11_u64..).zip([
        [own, 0],
        [before, 0],
        [after, 0],
        [before2, 0],
        [after2, 0],
        [before, own],
        [own, after],
        [before2, before],
        [after, after2],
        [before, after],
        [goal, own],
        [goal, before],
        [goal, after],
        [form(0), 0],
        [form(0), form(1)],
        [form(-1), form(0)],
        [form(0), before],
        [hash(-3), 0],
        [hash(3), 0],
    ]) {
        found(mix(&[number, parts[0], parts[1]]));
    }
    if let Some(word) = near(0) {
        for length in 2..=4 {
            if let Some(end) = ending(&word.norm, length) {
                found(text(40 + length as u64, end));
            }
            if let Some(start) = beginning(&word.norm, length) {
                found(text(50 + length as u64, start));
            }
        }
    }
    for (offset, number) in [(-1, 60), (1, 61)] {
        if let Some(end) = near(offset).and_then(|word| ending(&word.norm, 3)) {
            found(text(number, end));
        }
    }
    for mark in known.get(at).into_iter().flatten() {
        found(mix(&[70, *mark]));
        found(mix(&[71, *mark, goal]));
    }
    for (offset, number) in [(-1_isize, 72), (1, 73)] {
        let marks = at.checked_add_signed(offset).and_then(|at| known.get(at));
        for mark in marks.into_iter().flatten() {
            found(mix(&[number, *mark]));
        }
    }
}

fn ending(word: &str, letters: usize) -> Option<&str> {
    let (at, _) = word.char_indices().rev().nth(letters - 1)?;
    word.get(at..)
}

fn beginning(word: &str, letters: usize) -> Option<&str> {
    let end = word.char_indices().nth(letters).map_or(word.len(), |(at, _)| at);
    word.get(..end).filter(|_| word.len() >= letters)
}

fn text(kind: u64, text: &str) -> u64 {
    text.bytes().fold(mix(&[kind]), |hash, byte| step(hash, u64::from(byte)))
}

fn mix(parts: &[u64]) -> u64 {
    parts.iter().fold(0x8422_2325_cbf2_9ce4, |hash, part| step(hash, *part))
}

fn step(hash: u64, next: u64) -> u64 {
    (hash.rotate_left(23) ^ next).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
