//! A bottom-up chart: words become parts, rules make parts of parts, until nothing is added.
//!
//! Positions are worked off from the last token to the first. When one begins, everything that
//! starts behind it is complete, so each new part only has to be tried as the *first* item of the
//! patterns. The cost is bounded: so many steps and parts for a text, then it stays as it is.

mod gaps;
mod node;

pub(super) use gaps::Gaps;
pub(super) use node::{Amount, Meaning, Node, Num, Sure, is_also, parents};

use crate::lang::{Gap, Grammar, Make, Part};

/// Parts of one text.
const MOST_NODES: usize = 1_500;
/// Parts that begin at one token.
const MOST_HERE: usize = 96;
/// Items that are compared for one text.
const MOST_STEPS: usize = 60_000;
/// The most parts in braces that a pattern has.
const MOST_CAUGHT: usize = 6;

/// The chart of one text.
#[derive(Debug)]
pub(super) struct Chart<'a> {
    grammar: &'a Grammar,
    gaps: &'a Gaps,
    /// The number of each token's word in the grammar.
    ids: &'a [Option<u32>],
    /// The number of the hyphen's word.
    dashes: [Option<u32>; 2],
    /// The number of the per cent sign.
    percent: Option<u32>,
    pub(super) nodes: Vec<Node>,
    /// The parts that begin at each token.
    starts: Vec<Vec<u32>>,
    steps: usize,
}

/// The parts that a pattern caught.
#[derive(Clone, Copy)]
struct Caught {
    nodes: [u32; MOST_CAUGHT],
    count: usize,
}

impl Caught {
    fn with(self, node: u32) -> Self {
        let mut more = self;
        if let Some(place) = more.nodes.get_mut(self.count) {
            *place = node;
            more.count += 1;
        }
        more
    }
}

/// A pattern that was found.
struct Match {
    make: Make,
    end: usize,
    caught: Caught,
}

impl<'a> Chart<'a> {
    pub(super) fn new(grammar: &'a Grammar, gaps: &'a Gaps, ids: &'a [Option<u32>]) -> Self {
        let dashes = [grammar.known("-"), grammar.known("−")];
        let percent = grammar.known("%");
        Self {
            grammar,
            gaps,
            ids,
            dashes,
            percent,
            nodes: Vec::with_capacity(64),
            starts: vec![Vec::new(); ids.len()],
            steps: 0,
        }
    }

    /// Adds a part that no rule made.
    pub(super) fn add(&mut self, node: Node) {
        let Some(here) = self.starts.get_mut(node.start) else { return };
        let known = here.iter().filter_map(|at| self.nodes.get(*at as usize));
        let same = |known: &Node| known.end == node.end && known.part == node.part && known.meaning == node.meaning;
        if here.len() >= MOST_HERE || self.nodes.len() >= MOST_NODES || known.into_iter().any(same) {
            return;
        }
        here.push(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(node);
    }

    /// Applies the rules; `make` says what a pattern's parts become, and is told whether the clause ends behind it.
    pub(super) fn grow(&mut self, make: impl Fn(Make, &[&Node], bool) -> Option<(Part, Meaning, Sure)>) {
        let mut found = Vec::new();
        for start in (0..self.ids.len()).rev() {
            let id = self.ids.get(start).copied().flatten();
            if let Some(state) = id.and_then(|id| self.grammar.after_word(id)) {
                self.follow(state, start + 1, Caught { nodes: [0; MOST_CAUGHT], count: 0 }, &mut found);
            }
            self.take(start, &mut found, &make);
            let mut next = 0;
            while let Some(node) = self.starts.get(start).and_then(|here| here.get(next)).copied() {
                next += 1;
                let Some((part, end)) = self.nodes.get(node as usize).map(|node| (node.part, node.end)) else { break };
                for part in std::iter::once(part).chain(parents(part).iter().copied()) {
                    if let Some(state) = self.grammar.after_part(part) {
                        let caught = Caught { nodes: [0; MOST_CAUGHT], count: 0 }.with(node);
                        self.follow(state, end, caught, &mut found);
                    }
                }
                self.take(start, &mut found, &make);
            }
        }
    }

    /// Makes parts of what was found.
    fn take(
        &mut self,
        start: usize,
        found: &mut Vec<Match>,
        make: &impl Fn(Make, &[&Node], bool) -> Option<(Part, Meaning, Sure)>,
    ) {
        for matched in found.drain(..) {
            let nodes: Vec<&Node> = (matched.caught.nodes.iter().take(matched.caught.count))
                .filter_map(|at| self.nodes.get(*at as usize))
                .collect();
            let steps = nodes.iter().map(|node| node.steps).sum::<u16>().saturating_add(1);
            let last = self.gaps.is_end(matched.end);
            let bare = nodes.last().is_some_and(|node| node.part == Part::Number && node.end == matched.end);
            let made = if steps > 64 || bare && !matched.make.counts_on() && self.begins_unit(matched.end) {
                None
            } else {
                make(matched.make, &nodes, last)
            };
            if let Some((part, meaning, sure)) = made {
                self.add(Node { start, end: matched.end, part, meaning, sure, steps });
            }
        }
    }

    /// Does what numbers are counted in begin at that token?
    fn begins_unit(&self, at: usize) -> bool {
        if !self.gaps.is_soft(at) {
            return false;
        }
        let unit =
            |node: &Node| matches!(node.part, Part::Unit | Part::Currency | Part::Sign | Part::Coin | Part::Cash);
        let here = self.starts.get(at).map_or(&[][..], Vec::as_slice);
        here.iter().filter_map(|number| self.nodes.get(*number as usize)).any(unit)
            || self.ids.get(at).copied().flatten().is_some_and(|id| self.percent == Some(id))
    }

    /// Follows the patterns from `state`, whose next item stands at token `at`.
    fn follow(&mut self, state: u32, at: usize, caught: Caught, found: &mut Vec<Match>) {
        let grammar = self.grammar;
        let Some(state) = grammar.state(state) else { return };
        found.extend(state.done.iter().map(|make| Match { make: *make, end: at, caught }));
        if at >= self.ids.len() {
            return;
        }
        for (gap, word, next) in &state.words {
            self.steps += 1;
            let Some(here) = self.cross(at, *gap) else { continue };
            if self.steps < MOST_STEPS && self.ids.get(here).copied().flatten() == Some(*word) {
                self.follow(*next, here + 1, caught, found);
            }
        }
        for (gap, part, next) in &state.parts {
            let Some(here) = self.cross(at, *gap) else { continue };
            let count = self.starts.get(here).map_or(0, Vec::len);
            for place in 0..count {
                self.steps += 1;
                let Some(number) = self.starts.get(here).and_then(|all| all.get(place)).copied() else { break };
                let fits =
                    self.nodes.get(number as usize).filter(|node| is_also(node.part, *part)).map(|node| node.end);
                if let Some(end) = fits
                    && self.steps < MOST_STEPS
                {
                    self.follow(*next, end, caught.with(number), found);
                }
            }
        }
    }

    fn cross(&self, at: usize, gap: Gap) -> Option<usize> {
        let dash = |at: usize| {
            let id = self.ids.get(at).copied().flatten();
            id.is_some() && self.dashes.contains(&id)
        };
        self.gaps.cross(at, gap, dash)
    }
}
