//! Number words in one: `fünfundzwanzig`, `zweitausenddreihundert`, `einunddreißigste`.

use super::number::atom;
use super::sum::{Atom, Sum};
use crate::lang::{Grammar, Word};

/// Longer words are not taken apart.
const LONGEST: usize = 128;

/// Takes a word apart into at least two parts that add up to a number: longest parts first, back
/// again where the rest does not fit. Positions that lead nowhere are not tried twice.
pub(super) fn compound_atoms(grammar: &Grammar, word: &str, units_first: bool) -> Option<Vec<Atom>> {
    if word.len() > LONGEST || grammar.morphemes(word).next().is_none() {
        return None;
    }
    let mut dead = vec![false; word.len() + 1];
    let mut atoms = Vec::new();
    take_apart(grammar, word, 0, &mut dead, &mut atoms);
    atoms.reverse();
    let mut sum = Sum::default();
    let adds_up = atoms.len() >= 2 && atoms.iter().all(|a| sum.push(*a, units_first).is_some());
    (adds_up && sum.value().is_some()).then_some(atoms)
}

/// Fills `atoms` from the back; false if the rest of the word at `at` has no parts.
fn take_apart(grammar: &Grammar, word: &str, at: usize, dead: &mut [bool], atoms: &mut Vec<Atom>) -> bool {
    let Some(rest) = word.get(at..) else { return false };
    if rest.is_empty() {
        return true;
    }
    if dead.get(at).is_none_or(|dead| *dead) {
        return false;
    }
    for (part, meaning) in grammar.morphemes(rest) {
        // In one word, the article is the number.
        let atom = if meaning == Word::One { Some(Atom::Number(1)) } else { atom(meaning) };
        let Some(atom) = atom else { continue };
        if take_apart(grammar, word, at + part.len(), dead, atoms) {
            atoms.push(atom);
            return true;
        }
    }
    if let Some(dead) = dead.get_mut(at) {
        *dead = true;
    }
    false
}
