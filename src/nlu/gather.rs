//! Values for the slots of a goal, found anywhere in a message: typed readings, words for yes and
//! no, and names behind the words that introduce them.

use super::goal::{Goal, is_free};
use super::model::Model;
use super::path::{free, is_capital, trimmed};
use super::ranking::Filled;
use super::reading::{Group, disjoint, select};
use super::words;
use crate::entity::SlotType;
use crate::nlu::lattice::Lattice;
use std::ops::Range;

/// The most tokens of a name or text found this way.
const LONGEST: usize = 8;

/// Fills slots of the goal `number` from the tokens of `within`, besides those that `filled`
/// already holds: at most one value each, no word twice.
pub(super) fn gather(
    model: &Model,
    lattice: &Lattice<'_>,
    goals: &[Goal],
    number: usize,
    within: Range<usize>,
    filled: &mut Vec<Filled>,
) {
    let Some(goal) = goals.get(number) else { return };
    let inside = |group: &&Group| within.start <= group.tokens.start && group.tokens.end <= within.end;
    let mut groups: Vec<&Group> = lattice.groups.iter().filter(inside).filter(|group| !group.hidden).collect();
    groups.sort_by(|a, b| a.order().cmp(&b.order()));
    for group in groups {
        let open = goal.slots.iter().enumerate().find(|(slot, known)| {
            group.fits(number, *slot, &known.kind) && filled.iter().all(|value| value.slot != known.name)
        });
        if let Some((_, slot)) = open.filter(|_| filled.iter().all(|value| disjoint(&value.tokens, &group.tokens))) {
            filled.push(Filled {
                slot: slot.name.clone(),
                values: group.values.clone(),
                tokens: group.tokens.clone(),
                proof: group.proof,
            });
        }
    }
    let Some(introducing) = model.introducing.get(number) else { return };
    for (slot, known) in goal.slots.iter().enumerate().filter(|(_, known)| is_free(&known.kind)) {
        if filled.iter().any(|value| value.slot == known.name) {
            continue;
        }
        let mut words = introducing.iter().filter(|i| i.slot == slot);
        let found = words.find_map(|word| {
            let mut places = within.clone();
            places.find_map(|at| {
                let step = lattice.steps(at).iter().find(|s| s.word == word.word && s.second.is_none() && !s.typo)?;
                behind(lattice, goal, number, &known.kind, at, step.end..within.end, filled)
            })
        });
        filled.extend(found.map(|tokens| free(lattice, tokens, &known.name)));
    }
    filled.sort_by_key(|value| value.tokens.start);
}

/// Fills slots from the words of lists that a phrase itself spells out: "my credit card" is a card,
/// though the phrase names it without a slot.
pub(super) fn listed(
    lattice: &Lattice<'_>,
    goals: &[Goal],
    number: usize,
    within: Range<usize>,
    filled: &mut Vec<Filled>,
) {
    let Some(goal) = goals.get(number) else { return };
    let inside = |group: &&Group| within.start <= group.tokens.start && group.tokens.end <= within.end;
    let is_list = |group: &&Group| matches!(group.kind, SlotType::List(_)) && group.is_marked();
    let is_own = |group: &&Group| goal.slots.iter().enumerate().any(|(slot, s)| group.fits(number, slot, &s.kind));
    for group in select(lattice.groups.iter().filter(inside).filter(is_list).filter(is_own)) {
        let free = filled.iter().all(|value| disjoint(&value.tokens, &group.tokens));
        let open = goal.slots.iter().enumerate().find(|(slot, known)| {
            group.fits(number, *slot, &known.kind) && filled.iter().all(|value| value.slot != known.name)
        });
        if let (true, Some((_, slot))) = (free, open) {
            filled.push(Filled {
                slot: slot.name.clone(),
                values: group.values.clone(),
                tokens: group.tokens.clone(),
                proof: group.proof,
            });
        }
    }
    filled.sort_by_key(|value| value.tokens.start);
}

/// The free value behind the word at `before`, if there is one.
fn behind(
    lattice: &Lattice<'_>,
    goal: &Goal,
    number: usize,
    kind: &SlotType,
    before: usize,
    rest: Range<usize>,
    filled: &[Filled],
) -> Option<Range<usize>> {
    let name = *kind == SlotType::Name;
    let is_own = |group: &Group| {
        group.is_marked() && goal.slots.iter().enumerate().any(|(slot, s)| group.fits(number, slot, &s.kind))
    };
    let (mut begin, mut end) = (rest.start, rest.start);
    let mut capitals = false;
    for (at, token) in lattice.tokens().iter().enumerate().take(rest.end).skip(rest.start).take(LONGEST) {
        let article = words::is_article(lattice.language, token);
        let stops = filled.iter().any(|value| value.tokens.contains(&at))
            || lattice.groups.iter().any(|group| group.tokens.contains(&at) && is_own(group))
            || words::ends_name(lattice.language, token)
            || words::is_filler(lattice.language, token)
            || (name && lattice.is_known(at) && !article)
            || (name && capitals && !token.capital);
        if stops {
            break;
        }
        // "to bung my brother": the name begins with its article, what is before it is a verb.
        if name && article && !capitals {
            begin = at;
        }
        capitals |= token.capital;
        end = at + 1;
        if token.ends_clause && token.norm.chars().count() > 3 {
            break;
        }
    }
    let tokens = trimmed(lattice, begin..end, kind);
    let words = lattice.tokens().get(tokens.clone()).unwrap_or_default();
    let said = words.iter().any(|w| !words::is_article(lattice.language, w) && w.norm.chars().any(char::is_alphabetic));
    // Behind "to" or "an" a name may be written small; behind a verb only capitals tell.
    let introduced = lattice.tokens().get(before).is_some_and(|word| words::is_article(lattice.language, word));
    (said && (!name || introduced || is_capital(lattice, &tokens))).then_some(tokens)
}
