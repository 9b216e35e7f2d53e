//! Everything that may stand at each place of one message: words, joined and split words, typed
//! values, and what may be skipped.

use super::reading::Group;
use super::vocabulary::Vocabulary;
use super::words;
use crate::lang::Language;
use crate::text::{Shape, Token, Utterance};

/// The most tokens that are matched; the rest of a longer message is left to the classifier.
pub(super) const LONGEST: usize = 64;
/// The most neighbours that are joined to one word of the vocabulary.
const JOINED: usize = 3;

/// One or two words of the vocabulary that some tokens may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// The first word.
    pub(super) word: u32,
    /// The second, where one token is a compound of two known words.
    pub(super) second: Option<u32>,
    /// The place behind.
    pub(super) end: usize,
    /// Was a typing error forgiven?
    pub(super) typo: bool,
}

/// All edges of one message.
#[derive(Debug)]
pub(super) struct Lattice<'a> {
    pub(super) said: &'a Utterance,
    pub(super) language: &'a Language,
    /// How many tokens count.
    pub(super) length: usize,
    steps: Vec<Vec<Step>>,
    fillers: Vec<bool>,
    pub(super) groups: Vec<Group>,
    starting: Vec<Vec<usize>>,
}

impl<'a> Lattice<'a> {
    /// The lattice of `said`, with `groups` of typed readings within its first [`LONGEST`] tokens.
    pub(super) fn new(said: &'a Utterance, language: &'a Language, words: &Vocabulary, groups: Vec<Group>) -> Self {
        let length = said.tokens().len().min(LONGEST);
        let tokens = said.tokens().get(..length).unwrap_or_default();
        let steps = (0..length).map(|at| steps(tokens.get(at..).unwrap_or_default(), at, words)).collect();
        let fillers = tokens.iter().map(|token| words::is_filler(language, token)).collect();
        let mut starting = vec![Vec::new(); length];
        for (number, group) in groups.iter().enumerate() {
            if let Some(here) = starting.get_mut(group.tokens.start) {
                here.push(number);
            }
        }
        Self { said, language, length, steps, fillers, groups, starting }
    }

    /// The tokens that count.
    pub(super) fn tokens(&self) -> &'a [Token] {
        self.said.tokens().get(..self.length).unwrap_or_default()
    }

    /// The words that may begin at a place.
    pub(super) fn steps(&self, at: usize) -> &[Step] {
        self.steps.get(at).map_or(&[], Vec::as_slice)
    }

    /// The typed readings that begin at a place, with their numbers.
    pub(super) fn groups_at(&self, at: usize) -> impl Iterator<Item = (usize, &Group)> {
        self.starting.get(at).into_iter().flatten().filter_map(|number| Some((*number, self.groups.get(*number)?)))
    }

    /// May the token at a place be skipped?
    pub(super) fn is_filler(&self, at: usize) -> bool {
        self.fillers.get(at).copied().unwrap_or(false)
    }

    /// Is the token at a place a word of some phrase as it stands?
    pub(super) fn is_known(&self, at: usize) -> bool {
        self.steps(at).iter().any(|step| !step.typo)
    }
}

fn steps(tokens: &[Token], at: usize, words: &Vocabulary) -> Vec<Step> {
    let mut steps = Vec::new();
    let Some(first) = tokens.first() else { return steps };
    let known = |word| Step { word, second: None, end: at + 1, typo: false };
    steps.extend(words.get(&first.norm).map(known));
    let mut joined = first.norm.clone();
    for (more, token) in tokens.iter().enumerate().skip(1).take(JOINED - 1) {
        if token.shape != Shape::Word || first.shape != Shape::Word {
            break;
        }
        joined.push_str(&token.norm);
        steps.extend(words.get(&joined).map(|word| Step { end: at + more + 1, ..known(word) }));
    }
    if first.shape == Shape::Word {
        steps.extend(halves(&first.norm, words).map(|(word, second)| Step { second: Some(second), ..known(word) }));
        if steps.is_empty() {
            steps.extend(words.near(&first.norm).into_iter().map(|word| Step { typo: true, ..known(word) }));
        }
    }
    steps
}

/// The two known words that `word` is written together of: `girokonto`, `wieviel`. One may be
/// short (`ec` + `karte`), not both, or every other word would fall apart.
fn halves<'w>(word: &'w str, words: &'w Vocabulary) -> impl Iterator<Item = (u32, u32)> + 'w {
    (2..word.len().saturating_sub(1)).filter(|cut| cut.max(&(word.len() - cut)) >= &4).filter_map(move |cut| {
        let (left, right) = word.split_at_checked(cut)?;
        Some((words.get(left)?, words.get(right)?))
    })
}
