//! Number words in one: `fünfundzwanzig`, `zweitausenddreihundert`.

use super::number::atom;
use super::scan::Scan;
use super::sum::{Atom, Sum};
use crate::lang::Word;

/// Takes a word apart into at least two parts that add up to a number: longest parts first, back
/// again where the rest does not fit. Positions that lead nowhere are not tried twice.
pub(super) fn compound_atoms(scan: &Scan<'_>, word: &str) -> Option<Vec<Atom>> {
    // Most words do not even begin like a number.
    let part = |meaning: &Word| matches!(meaning, Word::One | Word::Number(_) | Word::Scale(_));
    let begins = |words: &[&str]| words.iter().any(|part| word.starts_with(part));
    if !scan.table.words.iter().any(|(words, meaning)| part(meaning) && begins(words)) {
        return None;
    }
    let parts: Vec<(&str, Atom)> = (scan.table.words.iter())
        .filter_map(|(words, meaning)| match meaning {
            // In one word, the article is the number.
            Word::One => Some((*words, Atom::Number(1))),
            Word::Number(_) | Word::Scale(_) | Word::And | Word::AndHalf => Some((*words, atom(*meaning)?)),
            _ => None,
        })
        .flat_map(|(words, atom)| words.iter().map(move |word| (*word, atom)))
        .collect();
    let mut dead = vec![false; word.len() + 1];
    let mut atoms = Vec::new();
    take_apart(word, 0, &parts, &mut dead, &mut atoms);
    atoms.reverse();
    let mut sum = Sum::default();
    let adds_up = atoms.len() >= 2 && atoms.iter().all(|a| sum.push(*a, scan.table.units_first).is_some());
    (adds_up && sum.value().is_some()).then_some(atoms)
}

/// Fills `atoms` from the back; false if the rest of the word at `at` has no parts.
fn take_apart(word: &str, at: usize, parts: &[(&str, Atom)], dead: &mut [bool], atoms: &mut Vec<Atom>) -> bool {
    let Some(rest) = word.get(at..) else { return false };
    if rest.is_empty() {
        return true;
    }
    if dead.get(at).is_none_or(|dead| *dead) {
        return false;
    }
    let mut fitting: Vec<&(&str, Atom)> = parts.iter().filter(|(part, _)| rest.starts_with(part)).collect();
    fitting.sort_by_key(|(part, _)| std::cmp::Reverse(part.len()));
    for (part, atom) in fitting {
        if take_apart(word, at + part.len(), parts, dead, atoms) {
            atoms.push(*atom);
            return true;
        }
    }
    if let Some(dead) = dead.get_mut(at) {
        *dead = true;
    }
    false
}
