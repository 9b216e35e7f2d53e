//! All phrases of a language as one machine, so that overlaps are found without writing sentences out.
//!
//! Every phrase is compiled into a non-deterministic automaton over letters and slot types. The
//! subset construction (Rabin and Scott, 1959) is walked lazily, and only where phrases of several
//! owners are still alive: what two topics do not share costs nothing.

use crate::catalog::{Phrase, PhrasePart};
use crate::text::Utterance;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

/// At most so many sets of states are visited; far more than editors' files ever need.
const MOST: usize = 200_000;

/// What a sentence consists of: hyphens and spaces do not tell sentences apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Symbol<'a> {
    Letter(char),
    /// The kind of value decides, not the name: a reader cannot tell `{amount}` from `{sum}`.
    Slot(&'a str),
}

#[derive(Default)]
struct State<'a> {
    on: Vec<(Symbol<'a>, usize)>,
    free: Vec<usize>,
    /// The phrase that ends here.
    ends: Option<usize>,
    /// Whose phrase it belongs to.
    owner: usize,
}

/// The machine. Phrases are numbered in the order in which they were added.
#[derive(Default)]
pub(super) struct Automaton<'a> {
    states: Vec<State<'a>>,
    begins: Vec<usize>,
}

/// A set of states, closed over free moves, sorted.
type Set = Vec<usize>;

/// A sentence that phrases of two owners share.
#[derive(Debug, PartialEq)]
pub(super) struct Shared {
    /// The two phrases, the earlier one first.
    pub(super) phrases: (usize, usize),
    /// The sentence, folded and without spaces; slots as `{type}`.
    pub(super) sentence: String,
}

/// The states in which every sentence of a machine begins.
pub(super) struct Begin(Set);

impl<'a> Automaton<'a> {
    /// Adds a phrase of `owner`; words for which `leave_out` holds do not count.
    pub(super) fn add(
        &mut self,
        owner: usize,
        parts: &[PhrasePart],
        kind: &dyn Fn(&str) -> &'a str,
        leave_out: &dyn Fn(&str) -> bool,
    ) {
        let begin = self.state(owner);
        let end = self.sequence(begin, parts, kind, leave_out);
        let number = self.begins.len();
        self.begins.push(begin);
        if let Some(state) = self.states.get_mut(end) {
            state.ends = Some(number);
        }
    }

    fn state(&mut self, owner: usize) -> usize {
        self.states.push(State { owner, ..State::default() });
        self.states.len() - 1
    }

    fn owner(&self, state: usize) -> usize {
        self.states.get(state).map_or(0, |state| state.owner)
    }

    fn sequence(
        &mut self,
        mut at: usize,
        parts: &[PhrasePart],
        kind: &dyn Fn(&str) -> &'a str,
        leave_out: &dyn Fn(&str) -> bool,
    ) -> usize {
        for part in parts {
            at = match part {
                PhrasePart::Text(text) => {
                    let said = Utterance::new(text);
                    let words = said.tokens().iter().map(|token| token.norm.as_str()).filter(|word| !leave_out(word));
                    let letters: Vec<char> = words.flat_map(str::chars).collect();
                    letters.into_iter().fold(at, |at, letter| self.step(at, Symbol::Letter(letter)))
                }
                PhrasePart::Slot { name, .. } => self.step(at, Symbol::Slot(kind(name))),
                PhrasePart::Group { body, .. } => self.sequence(at, body, kind, leave_out),
                PhrasePart::Choice(branches) => self.branches(at, branches, false, kind, leave_out),
                PhrasePart::Optional(branches) => self.branches(at, branches, true, kind, leave_out),
            };
        }
        at
    }

    fn branches(
        &mut self,
        at: usize,
        branches: &[Vec<PhrasePart>],
        optional: bool,
        kind: &dyn Fn(&str) -> &'a str,
        leave_out: &dyn Fn(&str) -> bool,
    ) -> usize {
        let mut ends: Vec<usize> = branches.iter().map(|branch| self.sequence(at, branch, kind, leave_out)).collect();
        if optional {
            ends.push(at);
        }
        let join = self.state(self.owner(at));
        for end in ends {
            if let Some(state) = self.states.get_mut(end) {
                state.free.push(join);
            }
        }
        join
    }

    fn step(&mut self, at: usize, symbol: Symbol<'a>) -> usize {
        let next = self.state(self.owner(at));
        if let Some(state) = self.states.get_mut(at) {
            state.on.push((symbol, next));
        }
        next
    }

    fn closed(&self, states: impl IntoIterator<Item = usize>) -> Set {
        let mut set = BTreeSet::new();
        let mut open: Vec<usize> = states.into_iter().collect();
        while let Some(at) = open.pop() {
            if set.insert(at) {
                open.extend(self.states.get(at).into_iter().flat_map(|state| &state.free));
            }
        }
        set.into_iter().collect()
    }

    /// Where each symbol leads from a set.
    fn moves(&self, set: &Set) -> BTreeMap<Symbol<'a>, Set> {
        let mut moves: BTreeMap<Symbol<'a>, Vec<usize>> = BTreeMap::new();
        for (symbol, next) in set.iter().filter_map(|at| self.states.get(*at)).flat_map(|state| &state.on) {
            moves.entry(*symbol).or_default().push(*next);
        }
        moves.into_iter().map(|(symbol, states)| (symbol, self.closed(states))).collect()
    }

    fn ends(&self, set: &Set) -> impl Iterator<Item = (usize, usize)> {
        set.iter().filter_map(|at| self.states.get(*at)).filter_map(|state| Some((state.ends?, state.owner)))
    }

    fn is_shared(&self, set: &Set) -> bool {
        let mut owners = set.iter().map(|at| self.owner(*at));
        let first = owners.next();
        owners.any(|owner| Some(owner) != first)
    }

    /// One shortest sentence for every two owners that share some; never an empty one.
    pub(super) fn shared(&self) -> Vec<Shared> {
        let mut found: BTreeMap<(usize, usize), Shared> = BTreeMap::new();
        let begin = self.closed(self.begins.iter().copied());
        let mut visited: HashMap<Set, String> = HashMap::from([(begin.clone(), String::new())]);
        let mut open = VecDeque::from([begin]);
        while let Some(set) = open.pop_front() {
            let sentence = visited.get(&set).cloned().unwrap_or_default();
            if !sentence.is_empty() {
                let mut firsts: BTreeMap<usize, usize> = BTreeMap::new();
                for (phrase, owner) in self.ends(&set) {
                    let first = firsts.entry(owner).or_insert(phrase);
                    *first = phrase.min(*first);
                }
                for (owner, phrase) in &firsts {
                    for (other, second) in firsts.range(owner + 1..) {
                        let phrases = (*phrase.min(second), *phrase.max(second));
                        let shared = || Shared { phrases, sentence: sentence.clone() };
                        found.entry((*owner, *other)).or_insert_with(shared);
                    }
                }
            }
            for (symbol, next) in self.moves(&set) {
                if visited.len() < MOST && self.is_shared(&next) && !visited.contains_key(&next) {
                    let longer = match symbol {
                        Symbol::Letter(letter) => format!("{sentence}{letter}"),
                        Symbol::Slot(kind) => format!("{sentence}{{{kind}}}"),
                    };
                    visited.insert(next.clone(), longer);
                    open.push_back(next);
                }
            }
        }
        found.into_values().collect()
    }

    /// Where all sentences begin; worked out once for many questions.
    pub(super) fn begin(&self) -> Begin {
        Begin(self.closed(self.begins.iter().copied()))
    }

    /// The phrases that stand for one sentence of `inner`: no other one can contain it.
    pub(super) fn candidates(&self, inner: usize, begin: &Begin) -> Vec<usize> {
        let mut set = begin.0.clone();
        let mut at = self.begins.get(inner).copied();
        // Every state of a phrase leads to its end, so the first way on is as good as any.
        while let Some(state) = at.and_then(|at| self.states.get(at)).filter(|state| state.ends.is_none()) {
            at = match state.on.first() {
                Some((symbol, next)) => {
                    let on = set.iter().filter_map(|at| self.states.get(*at)).flat_map(|state| &state.on);
                    set = self.closed(on.filter(|(other, _)| other == symbol).map(|(_, next)| *next));
                    Some(*next)
                }
                None => state.free.first().copied(),
            };
        }
        self.ends(&set).map(|(phrase, _)| phrase).collect()
    }

    /// Does phrase `outer` stand for every sentence of phrase `inner`?
    pub(super) fn contains(&self, outer: usize, inner: usize) -> bool {
        let begin = |phrase: usize| self.closed(self.begins.get(phrase).copied());
        let first = (begin(inner), begin(outer));
        let mut visited: BTreeSet<(Set, Set)> = BTreeSet::from([first.clone()]);
        let mut open = vec![first];
        while let Some((small, large)) = open.pop() {
            if self.ends(&small).next().is_some() && self.ends(&large).next().is_none() {
                return false;
            }
            let mut known = self.moves(&large);
            for (symbol, next) in self.moves(&small) {
                let Some(beside) = known.remove(&symbol) else { return false };
                let pair = (next, beside);
                if visited.len() >= MOST {
                    return false;
                }
                if visited.insert(pair.clone()) {
                    open.push(pair);
                }
            }
        }
        true
    }
}

/// The sentence of a phrase that is compared as `sentence`, as people read it.
pub(super) fn readable<'a>(
    phrase: &Phrase,
    sentence: &str,
    kind: &dyn Fn(&str) -> &'a str,
    leave_out: &dyn Fn(&str) -> bool,
) -> String {
    use crate::catalog::Piece;
    let compared = |pieces: &Vec<Piece>| -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words) => {
                let said = Utterance::new(words);
                said.tokens().iter().map(|token| token.norm.as_str()).filter(|word| !leave_out(word)).collect()
            }
            Piece::Slot { name, .. } => format!("{{{}}}", kind(name)),
        };
        pieces.iter().map(piece).collect()
    };
    let shown = |pieces: Vec<Piece>| {
        let piece = |piece: Piece| match piece {
            Piece::Words(words) => words,
            Piece::Slot { name, example } => example.unwrap_or_else(|| format!("{{{name}}}")),
        };
        pieces.into_iter().map(piece).collect::<Vec<_>>().join(" ")
    };
    // The limit of FORMAT §1; more has been told as P10.
    let all = phrase.expansions(400);
    all.into_iter().find(|pieces| compared(pieces) == sentence).map_or_else(|| phrase.raw.clone(), shown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn normal(words: &str) -> String {
        Utterance::new(words).tokens().iter().map(|token| token.norm.as_str()).collect()
    }

    fn text(words: &str) -> PhrasePart {
        PhrasePart::Text(words.into())
    }

    fn machine(phrases: &[(usize, Vec<PhrasePart>)]) -> Automaton<'static> {
        let mut automaton = Automaton::default();
        for (owner, parts) in phrases {
            automaton.add(*owner, parts, &|_| "money", &|word| word == "bitte");
        }
        automaton
    }

    #[test]
    fn a_shared_sentence_is_found_whatever_the_spaces() {
        let optional = PhrasePart::Optional(vec![vec![text("Giro")]]);
        let found =
            machine(&[(0, vec![text("Stand "), optional, text("Konto bitte")]), (1, vec![text("Stand Girokonto")])]);
        let shared = Shared { phrases: (0, 1), sentence: "standgirokonto".into() };
        assert_eq!(found.shared(), [shared]);
        assert!(found.contains(0, 1) && !found.contains(1, 0));
    }

    #[test]
    fn phrases_of_one_owner_share_nothing() {
        assert_eq!(machine(&[(0, vec![text("Stand")]), (0, vec![text("Stand")])]).shared(), []);
    }

    #[test]
    fn slots_are_compared_by_their_type() {
        let slot = |name: &str| PhrasePart::Slot { name: name.into(), example: None };
        let found = machine(&[(3, vec![text("zahle "), slot("sum")]), (5, vec![text("zahle"), slot("amount")])]);
        assert_eq!(found.shared()[0].sentence, "zahle{money}");
    }

    fn parts() -> impl Strategy<Value = Vec<PhrasePart>> {
        let word = || prop::sample::select(vec!["a", "b", "ab", "c"]).prop_map(text);
        let branches = || prop::collection::vec(prop::collection::vec(word(), 1..3), 1..3);
        let part =
            prop_oneof![word(), branches().prop_map(PhrasePart::Choice), branches().prop_map(PhrasePart::Optional),];
        prop::collection::vec(part, 1..4)
    }

    fn sentences(parts: &[PhrasePart]) -> BTreeSet<String> {
        let mut all = BTreeSet::from([String::new()]);
        for part in parts {
            let ways: BTreeSet<String> = match part {
                PhrasePart::Text(text) => [normal(text)].into(),
                PhrasePart::Choice(branches) => branches.iter().flat_map(|branch| sentences(branch)).collect(),
                PhrasePart::Optional(branches) => {
                    branches.iter().flat_map(|branch| sentences(branch)).chain([String::new()]).collect()
                }
                _ => unreachable!(),
            };
            all = all.iter().flat_map(|begun| ways.iter().map(move |way| format!("{begun}{way}"))).collect();
        }
        all
    }

    proptest! {
        #[test]
        fn the_machine_agrees_with_the_sentences(a in parts(), b in parts()) {
            let machine = machine(&[(0, a.clone()), (1, b.clone())]);
            let (a, b) = (sentences(&a), sentences(&b));
            let common: Vec<&String> = a.intersection(&b).filter(|sentence| !sentence.is_empty()).collect();
            let shared = machine.shared();
            prop_assert_eq!(shared.is_empty(), common.is_empty());
            if let Some(shared) = shared.first() {
                prop_assert!(common.contains(&&shared.sentence));
            }
            prop_assert!(!b.is_subset(&a) || machine.candidates(1, &machine.begin()).contains(&0));
            prop_assert_eq!(machine.contains(0, 1), b.is_subset(&a));
            prop_assert_eq!(machine.contains(1, 0), a.is_subset(&b));
        }
    }
}
