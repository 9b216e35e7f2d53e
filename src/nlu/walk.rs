//! Walking the tree of sentences along a message: every way to read it as one of them.

use super::goal::is_free;
use super::lattice::{Lattice, Step};
use super::reading::Group;
use super::trie::Trie;
use super::words;
use crate::entity::SlotType;
use std::cmp::Reverse;
use std::ops::Range;

/// The most tokens of a free text.
const FREE: usize = 8;
/// The most ways that are followed at one place of a message.
const BREADTH: usize = 256;
/// The most ways with the same sentence so far that are kept at one place.
const RIVALS: usize = 3;
/// The most things that are skipped.
const SKIPPED: u16 = 8;

/// What a way cost so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cost {
    /// Tokens covered by words of the phrase.
    pub(super) literal: u16,
    /// Forgiven typing errors.
    pub(super) typos: u16,
    /// Tokens of free text.
    pub(super) free: u16,
    /// Values with right check digits.
    pub(super) proven: u16,
    /// Tokens of typed values.
    pub(super) typed: u16,
    /// Values read by a bare form only.
    pub(super) bare: u16,
    /// Things skipped.
    pub(super) islands: u16,
}

impl Cost {
    /// Sorts better ways first: literal words covered, fewer free tokens, proven, longer typed
    /// readings, nothing skipped.
    pub(super) fn order(&self) -> impl Ord + use<> {
        let literal = (2 * self.literal).saturating_sub(self.typos);
        (Reverse(literal), self.free, Reverse(self.proven), self.bare, Reverse(self.typed), self.islands)
    }
}

/// One thing on a way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// A value read from a group of readings.
    Typed(usize),
    /// Free text.
    Free(Range<usize>),
    /// A group of readings outside the sentence.
    Island(usize),
}

#[derive(Clone, Copy, Debug)]
struct State {
    node: usize,
    cost: Cost,
    /// The last thing on the way, in the arena.
    last: Option<usize>,
    /// Was a typed value skipped? Whether that is allowed shows only at the end.
    skipped_value: bool,
}

/// A sentence that a message may be, up to some place.
#[derive(Clone, Debug)]
pub(super) struct Arrival {
    pub(super) sentence: usize,
    /// The place behind its last token.
    pub(super) at: usize,
    pub(super) cost: Cost,
    /// Values, free texts and islands in order.
    pub(super) edges: Vec<Edge>,
}

/// Every sentence of `trie` that the tokens from `start` may be; those that end before the last
/// token only where they hold nothing but words.
pub(super) fn walk(trie: &Trie, lattice: &Lattice<'_>, start: usize) -> Vec<Arrival> {
    let mut walk = Walk { trie, lattice, places: vec![Vec::new(); lattice.length + 1], arena: Vec::new() };
    let mut arrivals = Vec::new();
    let first = State { node: 0, cost: Cost::default(), last: None, skipped_value: false };
    if let Some(place) = walk.places.get_mut(start) {
        place.push(first);
    }
    for at in start..=lattice.length {
        for state in walk.take(at) {
            walk.arrive(&state, at, &mut arrivals);
            walk.leave(&state, at);
        }
    }
    arrivals
}

struct Walk<'a> {
    trie: &'a Trie,
    lattice: &'a Lattice<'a>,
    places: Vec<Vec<State>>,
    arena: Vec<(Option<usize>, Edge)>,
}

impl Walk<'_> {
    /// The ways that are followed from a place: the best few for each sentence so far.
    fn take(&mut self, at: usize) -> Vec<State> {
        let mut states = self.places.get_mut(at).map(std::mem::take).unwrap_or_default();
        states.sort_by_cached_key(|state| (state.node, state.skipped_value, state.cost.order()));
        let (mut before, mut rivals) = (None, 0);
        states.retain(|state| {
            let same = before == Some((state.node, state.skipped_value));
            rivals = if same { rivals + 1 } else { 0 };
            before = Some((state.node, state.skipped_value));
            rivals < RIVALS
        });
        if states.len() > BREADTH {
            states.sort_by_cached_key(|state| state.cost.order());
            states.truncate(BREADTH);
        }
        states
    }

    fn arrive(&self, state: &State, at: usize, arrivals: &mut Vec<Arrival>) {
        let whole = at == self.lattice.length;
        let Some(node) = self.trie.node(state.node).filter(|node| !node.ends.is_empty()) else { return };
        if !whole && (state.last.is_some() || state.cost.islands > 0 || state.cost.typos > 0) {
            return;
        }
        let mut edges = Vec::new();
        let mut last = state.last;
        while let Some((before, edge)) = last.and_then(|number| self.arena.get(number)) {
            edges.push(edge.clone());
            last = *before;
        }
        edges.reverse();
        arrivals.extend(node.ends.iter().map(|sentence| Arrival {
            sentence: *sentence,
            at,
            cost: state.cost,
            edges: edges.clone(),
        }));
    }

    fn leave(&mut self, state: &State, at: usize) {
        let Some(node) = self.trie.node(state.node) else { return };
        for step in self.lattice.steps(at) {
            if let Some(next) = self.after(state.node, step) {
                let covered = u16::try_from(step.end - at).unwrap_or(u16::MAX);
                let mut cost = state.cost;
                cost.literal += covered;
                cost.typos += u16::from(step.typo);
                self.push(step.end, State { node: next, cost, ..*state });
            }
        }
        for (kind, next) in &node.values {
            let Some(kind) = self.trie.kind(*kind) else { continue };
            self.values(state, at, kind, *next);
        }
        self.skip(state, at);
    }

    fn after(&self, node: usize, step: &Step) -> Option<usize> {
        let next = self.trie.node(node)?.word(step.word)?;
        match step.second {
            Some(second) => self.trie.node(next)?.word(second),
            None => Some(next),
        }
    }

    fn values(&mut self, state: &State, at: usize, kind: &SlotType, next: usize) {
        let lattice = self.lattice;
        // A group that belongs to one slot may stand for its kind here; the end of the way tells.
        for (number, group) in lattice.groups_at(at).filter(|(_, group)| group.kind == *kind) {
            let cost = with_value(state.cost, group);
            self.link(state, Edge::Typed(number), group.tokens.end, State { node: next, cost, ..*state });
        }
        if is_free(kind) {
            let name = *kind == SlotType::Name;
            let longest = (at + FREE).min(lattice.length);
            let longest = if name {
                (at..longest).find(|next| ends_a_name(lattice, at, *next)).unwrap_or(longest)
            } else {
                longest
            };
            for end in at + 1..=longest {
                if name && !can_be_a_name(lattice, at..end) {
                    continue;
                }
                let mut cost = state.cost;
                cost.free += u16::try_from(end - at).unwrap_or(u16::MAX);
                self.link(state, Edge::Free(at..end), end, State { node: next, cost, ..*state });
            }
        }
    }

    fn skip(&mut self, state: &State, at: usize) {
        if state.cost.islands >= SKIPPED {
            return;
        }
        let lattice = self.lattice;
        let mut cost = state.cost;
        cost.islands += 1;
        if lattice.is_filler(at) {
            self.push(at + 1, State { cost, ..*state });
        }
        for (number, group) in lattice.groups_at(at).filter(|(_, group)| group.is_marked()) {
            let cost = Cost { islands: cost.islands, ..with_value(state.cost, group) };
            let next = State { cost, skipped_value: true, ..*state };
            self.link(state, Edge::Island(number), group.tokens.end, next);
        }
    }

    fn link(&mut self, from: &State, edge: Edge, at: usize, to: State) {
        if self.places.get(at).is_some_and(|place| place.len() < 4 * BREADTH) {
            self.arena.push((from.last, edge));
            self.push(at, State { last: Some(self.arena.len() - 1), ..to });
        }
    }

    fn push(&mut self, at: usize, state: State) {
        if let Some(place) = self.places.get_mut(at).filter(|place| place.len() < 4 * BREADTH) {
            place.push(state);
        }
    }
}

fn with_value(mut cost: Cost, group: &Group) -> Cost {
    cost.typed += u16::try_from(group.tokens.len()).unwrap_or(u16::MAX);
    cost.proven += u16::from(group.proof == crate::entity::Proof::Checksum);
    cost.bare += u16::from(!group.is_marked());
    cost
}

/// No name holds an amount or check digits, and none goes on with a value written small or with what leads to
/// the purpose: "Paul Schmidt übermorgen", "Paul Schmidt für die Miete".
fn ends_a_name(lattice: &Lattice<'_>, start: usize, at: usize) -> bool {
    let marked =
        |kinds: fn(&SlotType) -> bool| lattice.groups_at(at).any(|(_, group)| group.is_marked() && kinds(&group.kind));
    let barred = marked(|kind| matches!(kind, SlotType::Money | SlotType::Iban | SlotType::Percent));
    if at == start || barred {
        return barred;
    }
    let (token, next) = (lattice.tokens().get(at), lattice.tokens().get(at + 1));
    let Some(token) = token else { return false };
    // "Karl von Rosen": a capital follows, and it is no value.
    let goes_on = words::is_inside_name(lattice.language, token)
        && next.is_some_and(|next| next.capital)
        && lattice.groups_at(at + 1).all(|(_, group)| !group.is_marked());
    let small = |kind: &SlotType| !matches!(kind, SlotType::List(_) | SlotType::Custom(_) | SlotType::YesNo);
    words::ends_name(lattice.language, token) && !goes_on || !token.capital && marked(small)
}

/// A name holds a word that is neither an article nor skipped, and ends with none that only
/// leads to something else ("Jonas Weber vom").
fn can_be_a_name(lattice: &Lattice<'_>, tokens: Range<usize>) -> bool {
    let tokens = lattice.tokens().get(tokens).unwrap_or_default();
    let leads_on = tokens.last().is_some_and(|token| words::ends_name(lattice.language, token));
    !leads_on
        && tokens.iter().any(|token| {
            !words::is_article(lattice.language, token)
                && !words::is_filler(lattice.language, token)
                && token.norm.chars().any(char::is_alphabetic)
        })
}
