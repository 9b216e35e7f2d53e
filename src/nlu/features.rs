//! What the classifier sees of a sentence: words, pairs, pairs with a gap, and pieces of words.

use super::table::Table;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// How much each kind of feature weighs in a sentence: found by cross-validation on public sets in
/// both languages (docs/understanding.md). Pieces of words carry German compounds and typing errors.
const WEIGHTS: [f32; BLOCKS] = [0.7, 0.7, 1.4, 1.0];
const BLOCKS: usize = 4;
/// Of the words of a pair so many letters count: endings would only make pairs rarer.
const STEM: usize = 4;
/// The longest gap of a skip pair.
const GAP: usize = 8;
/// The longest piece of a word; the shortest has two signs.
const PIECE: usize = 5;
/// The most tokens that are looked at.
const TOKENS: usize = 256;
/// The most letters of a word that are looked at.
const LETTERS: usize = 48;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Block {
    Word,
    Pair,
    Piece,
    Skip,
}

/// One token as the classifier sees it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Seen {
    /// A word.
    Word(String),
    /// A typed value, by its kind.
    Kind(String),
}

impl Seen {
    /// Its word or kind.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Word(text) | Self::Kind(text) => text,
        }
    }

    /// What counts of it in a pair.
    fn stem(&self) -> &str {
        let text = self.text();
        match self {
            Self::Word(_) => text.char_indices().nth(STEM).and_then(|(end, _)| text.get(..end)).unwrap_or(text),
            Self::Kind(_) => text,
        }
    }
}

/// A sentence as the classifier sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct View {
    /// Its tokens in order.
    pub(super) tokens: Vec<Seen>,
    /// Kinds of list values in it, whose words stand in it as well.
    pub(super) lists: Vec<String>,
}

/// A sparse vector: features and their values, each feature once.
pub(super) type Sparse = Vec<(u32, f32)>;

/// The features that the training sentences have, numbered, with how telling each is.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Dictionary {
    numbers: Table,
    rarity: Vec<f32>,
    /// How telling a word is that only one sentence has.
    rarest: f32,
}

impl Dictionary {
    /// The dictionary of these sentences.
    pub(super) fn learn<'v>(views: impl Iterator<Item = &'v View>) -> Self {
        let mut found: HashMap<u64, (u32, u32), BuildHasherDefault<Hashed>> = HashMap::default();
        let mut hashes: Vec<u64> = Vec::new();
        let mut total = 0_u32;
        for view in views {
            total += 1;
            visit(view, &mut |_, hash, _| {
                let (count, last) = found.entry(hash).or_insert_with(|| {
                    hashes.push(hash);
                    (0, 0)
                });
                if *last != total {
                    (*count, *last) = (*count + 1, total);
                }
            });
        }
        let sentences = total as f32;
        let count = |hash: &u64| found.get(hash).map_or(1, |(count, _)| *count) as f32;
        let rarity: Vec<f32> = hashes.iter().map(|hash| ((1.0 + sentences) / (1.0 + count(hash))).ln() + 1.0).collect();
        let rarest = rarity.iter().copied().fold(1.0, f32::max);
        Self { numbers: Table::new(&hashes), rarity, rarest }
    }

    /// How many features there are.
    pub(super) fn len(&self) -> usize {
        self.rarity.len()
    }

    /// Its size in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.numbers.bytes() + size_of_val(self.rarity.as_slice())
    }

    /// The vector of a sentence, of length 1.
    pub(super) fn vector(&self, view: &View) -> Sparse {
        let mut blocks: [Vec<u32>; BLOCKS] = std::array::from_fn(|_| Vec::with_capacity(128));
        visit(view, &mut |block, hash, _| {
            if let (Some(number), Some(found)) = (self.numbers.get(hash), blocks.get_mut(block as usize)) {
                found.push(number);
            }
        });
        let mut vector: Sparse = Vec::with_capacity(blocks.iter().map(Vec::len).sum());
        for (found, weight) in blocks.iter_mut().zip(WEIGHTS) {
            found.sort_unstable();
            let begin = vector.len();
            for same in found.chunk_by(|a, b| a == b) {
                let Some(number) = same.first() else { continue };
                let rarity = self.rarity.get(*number as usize).copied().unwrap_or(1.0);
                let times = if same.len() == 1 { 1.0 } else { 1.0 + (same.len() as f32).ln() };
                vector.push((*number, times * rarity));
            }
            scale(vector.get_mut(begin..).unwrap_or_default(), weight);
        }
        scale(&mut vector, 1.0);
        vector
    }

    /// Every feature of a sentence with the one or two places that it comes from: tokens, and behind
    /// them the kinds of list values. By feature.
    pub(super) fn places(&self, view: &View) -> Vec<(u32, [usize; 2])> {
        let mut places = Vec::new();
        visit(view, &mut |_, hash, at| places.extend(self.numbers.get(hash).map(|number| (number, at))));
        places.sort_unstable();
        places
    }

    /// The share of the sentence that is known. A word counts by how telling it is, so that
    /// "ich habe" does not make a sentence known; one that no phrase uses counts most, and is
    /// known as far as its longer pieces are.
    pub(super) fn coverage(&self, view: &View) -> f32 {
        self.covered(view, |_| true)
    }

    /// The same for a sentence that was learnt, as if it had not been: what only one has is unknown.
    pub(super) fn coverage_by_others(&self, view: &View) -> f32 {
        self.covered(view, |rarity| rarity < self.rarest)
    }

    fn covered(&self, view: &View, counts: impl Fn(f32) -> bool) -> f32 {
        let known = |hash| {
            let rarity = self.numbers.get(hash).and_then(|number| self.rarity.get(number as usize).copied());
            rarity.filter(|rarity| counts(*rarity))
        };
        let (mut found, mut all) = (0.0, 0.0);
        for token in &view.tokens {
            match (known(word(token.text())), token) {
                (Some(rarity), _) => (found, all) = (found + rarity, all + rarity),
                (None, Seen::Kind(_)) => {}
                (None, Seen::Word(word)) => {
                    let (mut own, mut total) = (0.0_f32, 0.0_f32);
                    pieces(word, &mut |length, hash| {
                        if length > 2 {
                            total += 1.0;
                            own += f32::from(u8::from(known(hash).is_some()));
                        }
                    });
                    found += self.rarest * 0.9 * own / total.max(1.0);
                    all += self.rarest;
                }
            }
        }
        if all > 0.0 { found / all } else { 0.0 }
    }
}

fn scale(vector: &mut [(u32, f32)], length: f32) {
    let norm = vector.iter().map(|(_, value)| value * value).sum::<f32>().sqrt();
    if norm > 0.0 {
        vector.iter_mut().for_each(|(_, value)| *value *= length / norm);
    }
}

/// The features' own hash is good enough.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| step(hash, u64::from(*byte)));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// Calls `found` with the block, the hash and the places of every feature.
fn visit(view: &View, found: &mut impl FnMut(Block, u64, [usize; 2])) {
    let tokens = view.tokens.get(..view.tokens.len().min(TOKENS)).unwrap_or_default();
    let stems: Vec<u64> = tokens.iter().map(|token| word(token.stem())).collect();
    for (at, token) in tokens.iter().enumerate() {
        found(Block::Word, word(token.text()), [at, at]);
        let Some((first, after)) = stems.get(at..).and_then(<[u64]>::split_first) else { break };
        for (gap, second) in after.iter().take(GAP + 1).enumerate() {
            let block = if gap == 0 { Block::Pair } else { Block::Skip };
            found(block, pair(*first, *second, gap), [at, at + gap + 1]);
        }
        if let Seen::Word(word) = token {
            pieces(word, &mut |_, hash| found(Block::Piece, hash, [at, at]));
        }
    }
    for (kind, at) in view.lists.iter().zip(view.tokens.len()..) {
        found(Block::Word, word(kind), [at, at]);
    }
}

const PIECE_SEED: u64 = 0xcbf2_9ce4_8422_2325;
const WORD_SEED: u64 = 0x8422_2325_cbf2_9ce4;

fn bordered(word: &str) -> impl Iterator<Item = char> {
    std::iter::once(' ').chain(word.chars().take(LETTERS)).chain([' '])
}

/// The length and hash of every stretch of letters of a word with its borders.
fn pieces(word: &str, found: &mut impl FnMut(usize, u64)) {
    // The hashes of the stretches that are still growing, the shortest last.
    let mut growing = [0_u64; PIECE];
    for (at, letter) in bordered(word).enumerate() {
        growing.rotate_left(1);
        if let Some(newest) = growing.last_mut() {
            *newest = PIECE_SEED;
        }
        for (place, hash) in growing.iter_mut().enumerate() {
            *hash = step(*hash, u64::from(letter));
            let length = PIECE - place;
            if length > 1 && length <= at + 1 {
                found(length, *hash);
            }
        }
    }
}

fn word(text: &str) -> u64 {
    text.bytes().fold(WORD_SEED, |hash, byte| step(hash, u64::from(byte)))
}

/// All gaps of a skip pair are the same feature; neighbours are another one.
fn pair(first: u64, second: u64, gap: usize) -> u64 {
    step(step(first, second.rotate_left(29)), u64::from(gap == 0))
}

/// One step of a hash: a multiplication spreads upwards, the rotation back down.
fn step(hash: u64, next: u64) -> u64 {
    (hash.rotate_left(23) ^ next).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(text: &str) -> View {
        View { tokens: text.split(' ').map(|w| Seen::Word(w.into())).collect(), lists: Vec::new() }
    }

    #[test]
    fn vectors_have_length_one_and_unknown_words_lower_the_coverage() {
        let known = [view("karte sperren bitte"), view("wie hoch ist mein kontostand")];
        let dictionary = Dictionary::learn(known.iter());
        let vector = dictionary.vector(&view("bitte karte sperren"));
        let length: f32 = vector.iter().map(|(_, value)| value * value).sum();
        assert!((length - 1.0).abs() < 1e-4);
        assert!(dictionary.coverage(&view("karten sperren")) > 0.7);
        assert!(dictionary.coverage(&view("zebra quux")) < 0.2);
        assert!(dictionary.vector(&view("")).is_empty());
    }

    #[test]
    fn every_feature_has_its_places() {
        let said = view("ich habe sorgen");
        let dictionary = Dictionary::learn([&said].into_iter());
        let places = dictionary.places(&said);
        assert_eq!(dictionary.vector(&said).len(), places.chunk_by(|a, b| a.0 == b.0).count());
        assert_eq!(places.iter().filter(|(_, [first, second])| first != second).count(), 3);
        assert!(places.iter().all(|(_, [first, second])| first <= second && *second < 3));
    }
}
