//! The small words of a conversation: yes, no, cancel, back, repeat, help, a person.

use super::goal::Goal;
use super::lattice::Lattice;
use super::path::Path;
use super::ranking::Heard;
use super::trie::Trie;
use super::walk::{Arrival, walk};
use crate::catalog::Role;

/// A role's words as the whole message, or a yes or no as its beginning; whether that counts is
/// for the caller, who knows what the rest may be. "Ja, genau" is one yes.
pub(super) fn heard(trie: &Trie, lattice: &Lattice<'_>, goals: &[Goal], arrivals: &[Arrival]) -> Option<Heard> {
    if lattice.length > 0 && lattice.tokens().iter().all(|token| token.norm == "👍") {
        return Some(Heard { role: Role::Yes, rest: lattice.length..lattice.length });
    }
    let role_of = |arrival: &Arrival| {
        let sentence = trie.sentence(arrival.sentence)?;
        let goal = goals.get(sentence.goal)?;
        let role = goal.role.filter(|role| is_heard(*role))?;
        // Neither a typing error nor a skipped word may make a yes of something else.
        let careful = matches!(role, Role::Yes | Role::No) && arrival.cost.typos > 0;
        if careful || arrival.cost.literal == 0 {
            return None;
        }
        Path::new(arrival, sentence, goal, lattice).map(|_| role)
    };
    let whole = arrivals.iter().filter(|arrival| arrival.at == lattice.length);
    let best = whole.filter_map(|a| Some((a.cost.order(), role_of(a)?))).min_by(|a, b| a.0.cmp(&b.0));
    if let Some((_, role)) = best {
        return Some(Heard { role, rest: lattice.length..lattice.length });
    }
    let beginnings = arrivals.iter().filter(|arrival| arrival.at < lattice.length);
    let (at, role) = beginnings
        .filter_map(|arrival| Some((arrival.at, role_of(arrival)?)))
        .filter(|(_, role)| matches!(role, Role::Yes | Role::No))
        .rev()
        .max_by_key(|(at, _)| *at)?;
    let thumbs = || lattice.tokens().iter().skip(at).all(|token| token.norm == "👍");
    if role == Role::Yes && thumbs() {
        return Some(Heard { role, rest: lattice.length..lattice.length });
    }
    let rest = heard(trie, lattice, goals, &walk(trie, lattice, at));
    let same = rest.filter(|rest| rest.role == role).map(|rest| rest.rest);
    Some(Heard { role, rest: same.unwrap_or(at..lattice.length) })
}

fn is_heard(role: Role) -> bool {
    !matches!(role, Role::Hello | Role::Smalltalk | Role::OutOfScope)
}
