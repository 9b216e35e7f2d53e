//! The words that the phrases of a language use, numbered; and which words lie one typing error away.

use std::collections::HashMap;
use strsim::osa_distance;

/// The fewest letters of a word in which a typing error is forgiven (FORMAT §6, `normal`).
const LONG_ENOUGH: usize = 4;
/// The most words that one with a typing error may be.
const NEAR: usize = 4;

/// The words of all phrases of a language. Only ever asked for one word, never iterated.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    ids: HashMap<String, u32>,
    words: Vec<String>,
    /// Each word under itself with one letter left out: two words one error apart share an entry.
    shortened: HashMap<String, Vec<u32>>,
}

impl Vocabulary {
    /// The number of `word`, new or known.
    pub(super) fn learn(&mut self, word: &str) -> u32 {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.ids.insert(word.to_owned(), id);
        self.words.push(word.to_owned());
        if word.chars().count() >= LONG_ENOUGH && word.chars().all(char::is_alphabetic) {
            for short in shortened(word) {
                let words = self.shortened.entry(short).or_default();
                if words.last() != Some(&id) {
                    words.push(id);
                }
            }
        }
        id
    }

    /// The number of `word`, if a phrase uses it.
    pub(super) fn get(&self, word: &str) -> Option<u32> {
        self.ids.get(word).copied()
    }

    /// The known words one typing error away from `word`, the first learnt first, at most [`NEAR`]:
    /// which of them is meant ("überwiesen" or "überweise") only the sentence tells. Short words and
    /// numbers are never corrected.
    pub(super) fn near(&self, word: &str) -> Vec<u32> {
        let length = word.chars().count();
        let mut near = Vec::new();
        if (LONG_ENOUGH..=32).contains(&length) && word.chars().all(char::is_alphabetic) {
            near.extend(shortened(word).filter_map(|short| self.shortened.get(&short)).flatten());
            near.sort_unstable();
            near.dedup();
            near.retain(|id| self.words.get(*id as usize).is_some_and(|known| osa_distance(known, word) == 1));
            near.truncate(NEAR);
        }
        near
    }
}

/// `word` itself, and `word` with each one letter left out.
fn shortened(word: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = word.chars().collect();
    let without = move |gap: usize| letters.iter().enumerate().filter(|(i, _)| *i != gap).map(|(_, c)| *c).collect();
    let length = word.chars().count();
    (0..=length).map(without)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_error_is_forgiven_in_words_of_four_letters() {
        let mut words = Vocabulary::default();
        let transfer = words.learn("ueberweisung");
        words.learn("tag");
        for typed in ["ueberweisng", "uberweisung", "ueberwiesung", "ueberweisungg", "ueberweisumg"] {
            assert_eq!(words.near(typed), [transfer], "{typed}");
        }
        assert!(words.near("ueberwsng").is_empty());
        assert!(words.near("tah").is_empty());
        let [past, order] = ["ueberwiesen", "ueberweise"].map(|word| words.learn(word));
        assert_eq!(words.near("ueberwiese"), [past, order]);
    }
}
