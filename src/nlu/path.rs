//! What a walked sentence means: its values by slot, and how certain that makes the goal.

use super::goal::Goal;
use super::lattice::Lattice;
use super::ranking::{Filled, Reason};
use super::trie::Sentence;
use super::walk::{Arrival, Cost, Edge};
use super::words;
use crate::entity::{Proof, SlotType, Value};
use std::ops::Range;

/// A sentence that the whole message is, with its values.
#[derive(Clone, Debug)]
pub(super) struct Path {
    pub(super) goal: usize,
    pub(super) origin: usize,
    pub(super) followup: bool,
    pub(super) cost: Cost,
    pub(super) slots: Vec<Filled>,
    /// Free tokens that nothing proves.
    unproved: u16,
}

impl Path {
    /// The path of an arrival; `None` where what was skipped is no value of the goal's own slots,
    /// or a word for yes or no stands for another slot than its own.
    pub(super) fn new(arrival: &Arrival, sentence: &Sentence, goal: &Goal, lattice: &Lattice<'_>) -> Option<Self> {
        let mut open: Vec<usize> = (0..goal.slots.len()).filter(|slot| !sentence.slots.contains(slot)).collect();
        let mut named = sentence.slots.iter();
        let (mut slots, mut unproved) = (Vec::new(), 0);
        for edge in &arrival.edges {
            let (number, group) = match edge {
                Edge::Typed(group) => (*named.next()?, Some(*group)),
                Edge::Free(_) => (*named.next()?, None),
                Edge::Island(group) => {
                    let read = lattice.groups.get(*group)?;
                    let fits =
                        |slot: &usize| goal.slots.get(*slot).is_some_and(|s| read.fits(sentence.goal, *slot, &s.kind));
                    let place = open.iter().position(fits)?;
                    (open.remove(place), Some(*group))
                }
            };
            let slot = goal.slots.get(number)?;
            match (group, edge) {
                (Some(group), _) => {
                    let group = lattice.groups.get(group).filter(|g| g.fits(sentence.goal, number, &slot.kind))?;
                    slots.push(Filled {
                        slot: slot.name.clone(),
                        values: group.values.clone(),
                        tokens: group.tokens.clone(),
                        proof: group.proof,
                    });
                }
                (None, Edge::Free(tokens)) => {
                    let tokens = trimmed(lattice, tokens.clone(), &slot.kind);
                    if slot.kind == SlotType::Name && is_phrase(lattice, &tokens) {
                        return None;
                    }
                    if !(slot.kind == SlotType::Name && is_capital(lattice, &tokens)) {
                        unproved += u16::try_from(tokens.len()).unwrap_or(u16::MAX);
                    }
                    slots.push(free(lattice, tokens, &slot.name));
                }
                (None, _) => return None,
            }
        }
        let Sentence { goal, origin, followup, .. } = *sentence;
        Some(Self { goal, origin, followup, cost: arrival.cost, slots, unproved })
    }

    /// How certain it makes the goal. 1.0 only where every token is a word of the phrase or a
    /// value that its form or its capitals prove.
    pub(super) fn score(&self) -> f32 {
        let Cost { typos, bare, islands, .. } = self.cost;
        if self.is_sure() {
            return if islands == 0 { 1.0 } else { 0.98 };
        }
        let doubt = 0.05 * f32::from(self.unproved) + 0.06 * f32::from(typos) + 0.03 * f32::from(bare);
        (0.94 - doubt - 0.01 * f32::from(islands)).max(0.4)
    }

    /// What keeps it from being sure.
    pub(super) fn doubt(&self) -> Option<Reason> {
        let [typos, unproved, bare] = [self.cost.typos, self.unproved, self.cost.bare].map(usize::from);
        (!self.is_sure()).then_some(Reason::Doubt { typos, unproved, bare })
    }

    /// Is there nothing in it that could be something else?
    pub(super) fn is_sure(&self) -> bool {
        self.unproved == 0 && self.cost.typos == 0 && self.cost.bare == 0
    }
}

/// A free value of a slot.
pub(super) fn free(lattice: &Lattice<'_>, tokens: Range<usize>, slot: &str) -> Filled {
    let text = lattice.said.raw_of(tokens.clone()).to_owned();
    Filled { slot: slot.to_owned(), values: vec![Value::Text(text)], tokens, proof: Proof::Free }
}

/// Without the articles before a name, unless nothing else is left.
pub(super) fn trimmed(lattice: &Lattice<'_>, tokens: Range<usize>, kind: &SlotType) -> Range<usize> {
    if *kind != SlotType::Name {
        return tokens;
    }
    let inside = lattice.tokens().get(tokens.clone()).unwrap_or_default();
    let articles = inside.iter().take_while(|token| words::is_article(lattice.language, token)).count();
    if articles < tokens.len() { tokens.start + articles..tokens.end } else { tokens }
}

/// Is it made of words of the phrases? "ich möchte" is nobody's name, "Mutter" may be one.
pub(super) fn is_phrase(lattice: &Lattice<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().all(|at| lattice.is_known(at)) && !is_capital(lattice, tokens)
}

/// Are all its words written with capitals? That counts as proof of a name.
pub(super) fn is_capital(lattice: &Lattice<'_>, tokens: &Range<usize>) -> bool {
    let inside = lattice.tokens().get(tokens.clone()).unwrap_or_default();
    !inside.is_empty() && inside.iter().all(|token| token.capital)
}
