//! What the classifier sees of a sentence: words, pairs, pairs with a gap, and pieces of words.

use std::collections::HashMap;

/// The kinds of features, each with its weight in a sentence: found by cross-validation on public
/// sets in both languages. Pieces of words carry German compounds and typing errors.
const BLOCKS: [(Block, f32); 4] = [(Block::Word, 0.7), (Block::Pair, 0.7), (Block::Piece, 1.4), (Block::Skip, 0.4)];
/// The longest gap of a skip pair.
const GAP: usize = 4;
/// The most tokens that are looked at.
const TOKENS: usize = 256;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Block {
    Word,
    Pair,
    Piece,
    Skip,
}

/// One token as the classifier sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// A word.
    Word(String),
    /// A typed value, by its kind.
    Kind(String),
}

impl Seen {
    fn text(&self) -> &str {
        match self {
            Self::Word(text) | Self::Kind(text) => text,
        }
    }
}

/// A sentence as the classifier sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct View {
    /// Its tokens in order.
    pub(super) tokens: Vec<Seen>,
    /// Kinds of list values in it, whose words stand in it as well.
    pub(super) lists: Vec<String>,
}

/// A sparse vector: feature and value, by feature.
pub(super) type Sparse = Vec<(u32, f32)>;

/// The features that the training sentences have, numbered, with how telling each is.
#[derive(Debug, Default)]
pub(super) struct Dictionary {
    numbers: HashMap<u64, u32>,
    rarity: Vec<f32>,
}

impl Dictionary {
    /// The dictionary of these sentences.
    pub(super) fn learn<'v>(views: impl Iterator<Item = &'v View>) -> Self {
        let mut dictionary = Self::default();
        let mut found: Vec<(u32, u32)> = Vec::new();
        let mut total = 0_u32;
        for view in views {
            total += 1;
            visit(view, &mut |_, hash, _| {
                let next = u32::try_from(dictionary.numbers.len()).unwrap_or(u32::MAX);
                let number = *dictionary.numbers.entry(hash).or_insert(next);
                match found.get_mut(number as usize) {
                    Some((count, last)) if *last != total => (*count, *last) = (*count + 1, total),
                    Some(_) => {}
                    None => found.push((1, total)),
                }
            });
        }
        let sentences = total as f32;
        dictionary.rarity =
            found.iter().map(|(count, _)| ((1.0 + sentences) / (1.0 + *count as f32)).ln() + 1.0).collect();
        dictionary
    }

    /// How many features there are.
    pub(super) fn len(&self) -> usize {
        self.rarity.len()
    }

    /// The vector of a sentence, of length 1; and the share of its features that are known.
    pub(super) fn vector(&self, view: &View) -> Sparse {
        let mut blocks: [Vec<u32>; 4] = Default::default();
        visit(view, &mut |block, hash, _| {
            if let (Some(number), Some(found)) = (self.numbers.get(&hash), blocks.get_mut(block as usize)) {
                found.push(*number);
            }
        });
        let mut vector: Sparse = Vec::with_capacity(blocks.iter().map(Vec::len).sum());
        for (found, (_, weight)) in blocks.iter_mut().zip(BLOCKS) {
            found.sort_unstable();
            let begin = vector.len();
            for same in found.chunk_by(|a, b| a == b) {
                let Some(number) = same.first() else { continue };
                let rarity = self.rarity.get(*number as usize).copied().unwrap_or(1.0);
                vector.push((*number, (1.0 + (same.len() as f32).ln()) * rarity));
            }
            scale(vector.get_mut(begin..).unwrap_or_default(), weight);
        }
        scale(&mut vector, 1.0);
        vector.sort_unstable_by_key(|(number, _)| *number);
        vector
    }

    /// The features of a sentence by name, with their numbers, for explanations.
    pub(super) fn names(&self, view: &View) -> Vec<(u32, String)> {
        let mut names = Vec::new();
        visit(view, &mut |_, hash, name| names.extend(self.numbers.get(&hash).map(|number| (*number, name()))));
        names.sort();
        names.dedup_by_key(|(number, _)| *number);
        names
    }

    /// The share of the sentence that is known. A word counts by how telling it is, so that
    /// "ich habe" does not make a sentence known; one that no phrase uses counts most, and is
    /// known as far as its longer pieces are.
    pub(super) fn coverage(&self, view: &View) -> f32 {
        let most = self.rarity.iter().copied().fold(1.0, f32::max);
        let (mut known, mut all) = (0.0, 0.0);
        for token in &view.tokens {
            let feature = self.numbers.get(&hash(Block::Word, [token.text()]));
            match (feature.and_then(|number| self.rarity.get(*number as usize)), token) {
                (Some(rarity), _) => (known, all) = (known + rarity, all + rarity),
                (None, Seen::Kind(_)) => {}
                (None, Seen::Word(word)) => {
                    let (mut found, mut total) = (0.0_f32, 0.0_f32);
                    pieces(word, 3..=5, &mut |piece| {
                        total += 1.0;
                        found += f32::from(u8::from(self.numbers.contains_key(&hash_piece(piece))));
                    });
                    known += most * 0.9 * found / total.max(1.0);
                    all += most;
                }
            }
        }
        if all > 0.0 { known / all } else { 0.0 }
    }
}

fn scale(vector: &mut [(u32, f32)], length: f32) {
    let norm = vector.iter().map(|(_, value)| value * value).sum::<f32>().sqrt();
    if norm > 0.0 {
        vector.iter_mut().for_each(|(_, value)| *value *= length / norm);
    }
}

/// Takes the block, the hash and, on demand, the name of a feature.
type Visitor<'f> = dyn FnMut(Block, u64, &dyn Fn() -> String) + 'f;

/// Calls `found` with the block, the hash and, on demand, the name of every feature.
fn visit(view: &View, found: &mut Visitor<'_>) {
    let tokens = view.tokens.get(..view.tokens.len().min(TOKENS)).unwrap_or_default();
    for (at, token) in tokens.iter().enumerate() {
        let text = token.text();
        found(Block::Word, hash(Block::Word, [text]), &|| text.to_owned());
        for (gap, after) in tokens.iter().skip(at + 1).take(GAP + 1).map(Seen::text).enumerate() {
            let (block, dots) = if gap == 0 { (Block::Pair, " ") } else { (Block::Skip, " … ") };
            found(block, hash(block, [text, after]), &|| format!("{text}{dots}{after}"));
        }
        if let Seen::Word(word) = token {
            pieces(word, 2..=5, &mut |piece| {
                found(Block::Piece, hash_piece(piece), &|| {
                    let inside: String = piece.iter().collect();
                    format!("…{inside}…").replace("… ", "").replace(" …", "")
                });
            });
        }
    }
    for kind in &view.lists {
        found(Block::Word, hash(Block::Word, [kind.as_str()]), &|| kind.clone());
    }
}

/// Every stretch of letters of a word with its borders.
fn pieces(word: &str, lengths: std::ops::RangeInclusive<usize>, found: &mut dyn FnMut(&[char])) {
    let letters: Vec<char> = std::iter::once(' ').chain(word.chars().take(48)).chain([' ']).collect();
    for length in lengths {
        letters.windows(length).for_each(&mut *found);
    }
}

fn hash<const N: usize>(block: Block, parts: [&str; N]) -> u64 {
    parts.iter().fold(fnv(0xcbf2_9ce4_8422_2325, block as u8), |hash, part| fnv(part.bytes().fold(hash, fnv), 0xff))
}

fn hash_piece(piece: &[char]) -> u64 {
    let start = fnv(0xcbf2_9ce4_8422_2325, Block::Piece as u8);
    piece.iter().fold(start, |hash, c| (hash ^ u64::from(u32::from(*c))).wrapping_mul(0x0100_0000_01b3))
}

fn fnv(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
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
}
