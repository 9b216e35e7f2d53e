//! Names that no word introduces: "umsätze Edeka", "45,50 € Sportverein".

use super::goal::Goal;
use super::lattice::Lattice;
use super::path::{free, is_capital, trimmed};
use super::ranking::Filled;
use super::words;
use crate::entity::SlotType;
use std::ops::Range;

/// The most words of such a name.
const LONGEST: usize = 4;

/// Fills the only name that `goal` still misses with words that no phrase knows: with capitals
/// anywhere behind the first word, without them only beside a value that was found.
pub(super) fn nameless(
    lattice: &Lattice<'_>,
    goal: &Goal,
    number: usize,
    within: &Range<usize>,
    filled: &mut Vec<Filled>,
) {
    let mut names = goal.slots.iter().filter(|slot| slot.kind == SlotType::Name);
    let (Some(slot), None) = (names.next(), names.next()) else { return };
    if filled.iter().any(|value| value.slot == slot.name) {
        return;
    }
    let taken = |at: usize| {
        filled.iter().any(|value| value.tokens.contains(&at))
            || lattice.groups_at(at).any(|(_, group)| {
                group.is_marked() && goal.slots.iter().enumerate().any(|(n, s)| group.fits(number, n, &s.kind))
            })
    };
    let runs = runs(lattice, within, &taken);
    let beside = |run: &Range<usize>| filled.iter().any(|v| v.tokens.end == run.start || v.tokens.start == run.end);
    let own = |run: &&Range<usize>| {
        let tokens = trimmed(lattice, (*run).clone(), &slot.kind);
        let written = lattice.tokens().get(tokens.clone()).unwrap_or_default();
        let known =
            |t: &crate::text::Token| words::is_article(lattice.language, t) || !t.norm.chars().any(char::is_alphabetic);
        !written.iter().all(known) && (is_capital(lattice, &tokens) && tokens.start > within.start || beside(run))
    };
    let capital = |run: &&Range<usize>| is_capital(lattice, &trimmed(lattice, (*run).clone(), &slot.kind));
    let found = runs.iter().filter(own).find(capital).or_else(|| runs.iter().find(own)).cloned();
    filled.extend(found.map(|run| free(lattice, trimmed(lattice, run, &slot.kind), &slot.name)));
}

/// Stretches of words that no phrase knows, with the article before them; where capitals follow
/// small words, a new one begins.
fn runs(lattice: &Lattice<'_>, within: &Range<usize>, taken: &dyn Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for (at, token) in lattice.tokens().iter().enumerate().take(within.end).skip(within.start) {
        let article = words::is_article(lattice.language, token);
        let stops = taken(at)
            || words::is_filler(lattice.language, token)
            || words::ends_name(lattice.language, token)
            || (!article && !lattice.steps(at).is_empty());
        match runs.last_mut() {
            _ if stops => open = false,
            Some(run) if open && !article && run.len() < LONGEST && same_case(lattice, run, at) => run.end = at + 1,
            _ => {
                runs.push(at..at + 1);
                open = true;
            }
        }
        open &= !token.ends_clause || token.norm.chars().count() <= 3;
    }
    runs
}

/// Is the token written as the run before it, or does it follow an article?
fn same_case(lattice: &Lattice<'_>, run: &Range<usize>, at: usize) -> bool {
    let capital = |at: usize| lattice.tokens().get(at).is_some_and(|token| token.capital);
    let article = |at: usize| lattice.tokens().get(at).is_some_and(|t| words::is_article(lattice.language, t));
    article(run.end - 1) || capital(run.end - 1) == capital(at)
}
