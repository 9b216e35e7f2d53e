//! All phrases of a language as one machine, so that overlaps are found without writing sentences out.
//!
//! Every phrase is compiled into a non-deterministic automaton over letters and slot types. The
//! subset construction (Rabin and Scott, 1959) is walked lazily, and only where phrases of several
//! owners are still alive: what two topics do not share costs nothing.

use crate::catalog::{Phrase, PhrasePart};
use crate::text::Utterance;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::rc::Rc;

/// At most so many sets of states are visited; far more than editors' files ever need.
const MOST: usize = 200_000;

/// What a sentence consists of: hyphens and spaces do not tell sentences apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Symbol<'a> {
    Letter(char),
    /// The kind of value decides, not the name: a reader cannot tell `{amount}` from `{sum}`.
    Slot(&'a str),
}

/// A state's ways on, each the head of a chain in the machine: no state has memory of its own.
#[derive(Clone, Copy)]
struct State {
    on: Option<u32>,
    free: Option<u32>,
    /// The phrase it belongs to.
    phrase: u32,
}

struct Edge<'a> {
    symbol: Symbol<'a>,
    to: u32,
    next: Option<u32>,
}

struct FreeMove {
    to: u32,
    next: Option<u32>,
}

struct Ends {
    owner: usize,
    begin: u32,
    end: u32,
}

/// The machine. Phrases are numbered in the order in which they were added.
#[derive(Default)]
pub(super) struct Automaton<'a> {
    states: Vec<State>,
    edges: Vec<Edge<'a>>,
    moves: Vec<FreeMove>,
    phrases: Vec<Ends>,
}

/// A set of states, closed over free moves, sorted.
type Set = Vec<u32>;

/// A sentence that phrases of two owners share.
#[derive(Debug, PartialEq)]
pub(super) struct Shared {
    /// The two phrases, the earlier one first.
    pub(super) phrases: (usize, usize),
    /// The sentence, folded and without spaces; slots as `{type}`.
    pub(super) sentence: String,
}

/// Where every sentence of a machine begins: the states, and where each symbol leads from them.
pub(super) struct Begin<'a>(Vec<(Symbol<'a>, Set)>, Set);

/// How phrases become letters: what kind of value a slot has, and the words of a text that count.
pub(super) struct Spelling<'s, 'a> {
    pub(super) kind: &'s dyn Fn(&str) -> &'a str,
    pub(super) words: &'s dyn Fn(&str) -> Rc<str>,
}

impl<'a> Automaton<'a> {
    /// Adds a phrase of `owner`.
    pub(super) fn add(&mut self, owner: usize, parts: &[PhrasePart], spelling: &Spelling<'_, 'a>) {
        let begin = self.state();
        let end = self.sequence(begin, parts, spelling);
        self.phrases.push(Ends { owner, begin, end });
    }

    /// A new state of the phrase that is being added.
    fn state(&mut self) -> u32 {
        self.states.push(State { on: None, free: None, phrase: number(&self.phrases) });
        number(&self.states) - 1
    }

    fn get(&self, state: u32) -> Option<&State> {
        self.states.get(state as usize)
    }

    fn phrase(&self, state: u32) -> Option<(usize, &Ends)> {
        let number = self.get(state)?.phrase as usize;
        Some((number, self.phrases.get(number)?))
    }

    fn on(&self, state: u32) -> impl Iterator<Item = &Edge<'a>> {
        let edge = |at: Option<u32>| at.and_then(|at| self.edges.get(at as usize));
        std::iter::successors(edge(self.get(state).and_then(|state| state.on)), move |last| edge(last.next))
    }

    fn free(&self, state: u32) -> impl Iterator<Item = u32> {
        let free = |at: Option<u32>| at.and_then(|at| self.moves.get(at as usize));
        let all =
            std::iter::successors(free(self.get(state).and_then(|state| state.free)), move |last| free(last.next));
        all.map(|free| free.to)
    }

    fn sequence(&mut self, mut at: u32, parts: &[PhrasePart], spelling: &Spelling<'_, 'a>) -> u32 {
        for part in parts {
            at = match part {
                PhrasePart::Text(text) => {
                    let letters = (spelling.words)(text);
                    letters.chars().fold(at, |at, letter| self.step(at, Symbol::Letter(letter)))
                }
                PhrasePart::Slot { name, .. } => self.step(at, Symbol::Slot((spelling.kind)(name))),
                PhrasePart::Group { body, .. } => self.sequence(at, body, spelling),
                PhrasePart::Choice(branches) => self.branches(at, branches, false, spelling),
                PhrasePart::Optional(branches) => self.branches(at, branches, true, spelling),
            };
        }
        at
    }

    fn branches(&mut self, at: u32, branches: &[Vec<PhrasePart>], optional: bool, spelling: &Spelling<'_, 'a>) -> u32 {
        let mut ends: Vec<u32> = branches.iter().map(|branch| self.sequence(at, branch, spelling)).collect();
        if optional {
            ends.push(at);
        }
        let join = self.state();
        for end in ends {
            let next = number(&self.moves);
            if let Some(state) = self.states.get_mut(end as usize) {
                self.moves.push(FreeMove { to: join, next: state.free.replace(next) });
            }
        }
        join
    }

    fn step(&mut self, at: u32, symbol: Symbol<'a>) -> u32 {
        let to = self.state();
        let next = number(&self.edges);
        if let Some(state) = self.states.get_mut(at as usize) {
            self.edges.push(Edge { symbol, to, next: state.on.replace(next) });
        }
        to
    }

    fn closed(&self, states: impl IntoIterator<Item = u32>) -> Set {
        let mut set: Set = states.into_iter().collect();
        set.sort_unstable();
        set.dedup();
        let mut at = 0;
        while let Some(state) = set.get(at) {
            let further: Set = self.free(*state).filter(|to| !set.contains(to)).collect();
            set.extend(further);
            at += 1;
        }
        set.sort_unstable();
        set.dedup();
        set
    }

    /// Where each symbol leads from a set, by symbol.
    fn moves(&self, set: &Set) -> Vec<(Symbol<'a>, Set)> {
        let on = set.iter().flat_map(|at| self.on(*at));
        let mut all: Vec<(Symbol<'a>, u32)> = on.map(|edge| (edge.symbol, edge.to)).collect();
        all.sort_unstable();
        let same = all.chunk_by(|a, b| a.0 == b.0);
        let moves = same.filter_map(|all| Some((all.first()?.0, self.closed(all.iter().map(|(_, to)| *to)))));
        moves.collect()
    }

    fn ends(&self, set: &Set) -> impl Iterator<Item = (usize, usize)> {
        let own = |at: &u32| self.phrase(*at).filter(|(_, phrase)| phrase.end == *at);
        set.iter().filter_map(own).map(|(number, phrase)| (number, phrase.owner))
    }

    fn is_shared(&self, set: &Set) -> bool {
        let mut owners = set.iter().filter_map(|at| self.phrase(*at)).map(|(_, phrase)| phrase.owner);
        let first = owners.next();
        owners.any(|owner| Some(owner) != first)
    }

    /// The only phrase of which a set holds states.
    fn phrase_alone(&self, set: &Set) -> Option<usize> {
        // Sorted sets hold the states of a phrase side by side.
        let number = |at: Option<&u32>| Some(self.get(*at?)?.phrase);
        let first = number(set.first())?;
        (number(set.last()) == Some(first)).then_some(first as usize)
    }

    /// One shortest sentence for every two owners that share some; never an empty one.
    pub(super) fn shared(&self) -> Vec<Shared> {
        let mut found: BTreeMap<(usize, usize), Shared> = BTreeMap::new();
        let begin = self.closed(self.phrases.iter().map(|phrase| phrase.begin));
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
    pub(super) fn begin(&self) -> Begin<'a> {
        let begin = self.closed(self.phrases.iter().map(|phrase| phrase.begin));
        Begin(self.moves(&begin), begin)
    }

    /// The phrases that stand for one sentence of `inner`: no other one can contain it.
    pub(super) fn candidates(&self, inner: usize, Begin(firsts, begin): &Begin<'a>) -> Vec<usize> {
        let Some(phrase) = self.phrases.get(inner) else { return Vec::new() };
        let mut set: Option<Set> = None;
        let mut at = phrase.begin;
        // Every state of a phrase leads to its end, so the first way on is as good as any.
        while at != phrase.end {
            // Nobody else begins like this.
            if set.as_ref().is_some_and(|set| self.phrase_alone(set) == Some(inner)) {
                return vec![inner];
            }
            at = match (self.on(at).next(), self.free(at).next()) {
                (Some(edge), _) => {
                    set = Some(match &set {
                        None => {
                            let first = firsts.binary_search_by(|(symbol, _)| symbol.cmp(&edge.symbol));
                            first.ok().and_then(|at| firsts.get(at)).map_or_else(Set::new, |(_, set)| set.clone())
                        }
                        Some(set) => {
                            let on = set.iter().flat_map(|at| self.on(*at));
                            self.closed(on.filter(|other| other.symbol == edge.symbol).map(|edge| edge.to))
                        }
                    });
                    edge.to
                }
                (None, Some(free)) => free,
                (None, None) => break,
            };
        }
        self.ends(set.as_ref().unwrap_or(begin)).map(|(phrase, _)| phrase).collect()
    }

    /// Does phrase `outer` stand for every sentence of phrase `inner`?
    pub(super) fn contains(&self, outer: usize, inner: usize) -> bool {
        let begin = |phrase: usize| self.closed(self.phrases.get(phrase).map(|phrase| phrase.begin));
        let first = (begin(inner), begin(outer));
        let mut visited: BTreeSet<(Set, Set)> = BTreeSet::from([first.clone()]);
        let mut open = vec![first];
        while let Some((small, large)) = open.pop() {
            if self.ends(&small).next().is_some() && self.ends(&large).next().is_none() {
                return false;
            }
            let known = self.moves(&large);
            for (symbol, next) in self.moves(&small) {
                let beside = known.binary_search_by(|(other, _)| other.cmp(&symbol)).ok();
                let Some((_, beside)) = beside.and_then(|at| known.get(at)) else { return false };
                let pair = (next, beside.clone());
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

fn number<T>(all: &[T]) -> u32 {
    // Far more than files within the limits can hold.
    u32::try_from(all.len()).unwrap_or(u32::MAX)
}

/// A piece of a phrase as it is compared.
#[derive(Debug)]
pub(super) struct Spelt {
    /// Its words, folded.
    pub(super) words: Vec<String>,
    /// The same without spaces between.
    pub(super) letters: Rc<str>,
}

impl Spelt {
    pub(super) fn new(text: &str) -> Self {
        let words: Vec<String> = Utterance::new(text).tokens().iter().map(|token| token.norm.clone()).collect();
        let letters = words.concat().into();
        Self { words, letters }
    }

    /// The letters without the words for which `leave_out` holds.
    pub(super) fn without(&self, leave_out: &dyn Fn(&str) -> bool) -> Rc<str> {
        if !self.words.iter().any(|word| leave_out(word)) {
            return Rc::clone(&self.letters);
        }
        self.words.iter().map(String::as_str).filter(|word| !leave_out(word)).collect::<String>().into()
    }
}

/// The sentence of a phrase that is compared as `sentence`, as people read it.
pub(super) fn readable(phrase: &Phrase, sentence: &str, spelling: &Spelling<'_, '_>) -> String {
    use crate::catalog::Piece;
    let compared = |pieces: &Vec<Piece>| -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words) => (spelling.words)(words).to_string(),
            Piece::Slot { name, .. } => format!("{{{}}}", (spelling.kind)(name)),
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
            let words = |text: &str| Spelt::new(text).without(&|word| word == "bitte");
            automaton.add(*owner, parts, &Spelling { kind: &|_| "money", words: &words });
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
