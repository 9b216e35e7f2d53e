//! From phrases to what the classifier learns of them.

use super::calibration;
use super::classifier::Lesson;
use super::features::View;
use super::goal::{Goal, is_free};
use super::reading::{Group, group};
use super::sample::samples;
use super::tagger::Marked;
use super::tagger_features::Word;
use super::view;
use crate::catalog::{Phrase, Piece};
use crate::entity::{Currency, Entities, Expectation, ListWords, Policy, SlotType};
use crate::lang::Language;
use crate::text::Token;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

/// The most expansions of a phrase that are learnt.
const SAMPLES: usize = 8;

/// What is needed to write phrases out and read them as messages are read.
pub(super) struct Teacher<'a> {
    pub(super) language: &'a Language,
    pub(super) lists: &'a [&'a ListWords],
    pub(super) entities: &'a Entities,
    pub(super) currency: Currency,
    pub(super) details: &'a Details,
    /// What the tagger will learn.
    pub(super) marked: &'a RefCell<Vec<Marked>>,
}

impl Teacher<'_> {
    /// Adds a few sentences of `phrase`, which together count as one.
    pub(super) fn teach(&self, lessons: &mut Vec<Lesson>, phrase: &Phrase, number: Option<usize>, goal: &Goal) {
        let sentences = samples(&phrase.parts, SAMPLES);
        let fingerprint = calibration::fingerprint(&phrase.raw);
        let among = sentences.len();
        let kind = |name: &str| goal.slots.get(goal.slot(name)?).map(|slot| slot.kind.clone());
        for pieces in sentences {
            let example = view::example(&pieces, kind);
            let expected = Expectation {
                // Only the kinds of readings matter here, so any day will do.
                now: jiff::civil::date(2026, 1, 1).at(12, 0, 0, 0),
                policy: Policy::Future,
                lists: self.lists,
                currency: self.currency,
                ..Expectation::of(self.language)
            };
            let readings = self.entities.readings(&example.said, &expected);
            let groups = group(&readings, example.said.tokens().len(), self.currency);
            let view = view::view(&example.said, 0, &groups, &example.slots);
            lessons.push(Lesson { goal: number, not: None, view, phrase: Some(fingerprint), among });
            if let (Some(number), true) = (number, goal.slots.iter().any(|slot| is_free(&slot.kind))) {
                self.mark(&pieces, &example, &groups, number, goal);
            }
        }
    }
}

impl Teacher<'_> {
    /// Notes which words of a sentence are which detail, for those that no form proves.
    fn mark(&self, pieces: &[Piece], example: &view::Example, groups: &[Group], number: usize, goal: &Goal) {
        let named = pieces.iter().filter_map(|piece| match piece {
            Piece::Slot { name, .. } => goal.slot(name).and_then(|slot| goal.slots.get(slot)),
            Piece::Words(_) => None,
        });
        let slots = named.zip(&example.slots);
        let free = slots.filter(|(slot, (words, _))| is_free(&slot.kind) && !words.is_empty());
        let details = free.filter_map(|(slot, (words, _))| Some((words.clone(), self.details.number(&slot.name)?)));
        let words = words(example.said.tokens(), groups, &example.slots);
        self.marked.borrow_mut().push(Marked { words, goal: number, details: details.collect() });
    }
}

/// The words of a message as the tagger sees them: those of proved values by their kind.
pub(super) fn words(tokens: &[Token], groups: &[Group], known: &[(Range<usize>, SlotType)]) -> Vec<Word> {
    let mut words: Vec<Word> = tokens.iter().map(Word::new).collect();
    let found = groups.iter().filter(|group| group.is_marked() && group.only.is_none());
    let found = found.map(|group| (&group.tokens, &group.kind));
    for (tokens, kind) in found.chain(known.iter().map(|(tokens, kind)| (tokens, kind))) {
        if !is_free(kind) && !matches!(kind, SlotType::List(_) | SlotType::YesNo) {
            let places = words.iter_mut().take(tokens.end).skip(tokens.start);
            places.for_each(|word| *word = Word::of_kind(kind.word()));
        }
    }
    words
}

/// The names of all details that no form proves, numbered.
#[derive(Debug, Default)]
pub(super) struct Details(Vec<String>);

impl Details {
    /// Those of all goals.
    pub(super) fn of(goals: &[Goal]) -> Self {
        let free = goals.iter().flat_map(|goal| &goal.slots).filter(|slot| is_free(&slot.kind));
        let names: BTreeSet<&str> = free.map(|slot| slot.name.as_str()).collect();
        Self(names.into_iter().map(str::to_owned).collect())
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The name of a number.
    pub(super) fn name(&self, number: usize) -> Option<&str> {
        self.0.get(number).map(String::as_str)
    }

    fn number(&self, name: &str) -> Option<usize> {
        self.0.binary_search_by(|known| known.as_str().cmp(name)).ok()
    }
}

/// A negative example that is a phrase of another goal only says what it is not.
pub(super) fn without_contradictions(mut lessons: Vec<Lesson>) -> Vec<Lesson> {
    let is_positive = |lesson: &&Lesson| lesson.not.is_none();
    let negative: BTreeSet<&View> = lessons.iter().filter(|l| !is_positive(l)).map(|lesson| &lesson.view).collect();
    let both: BTreeSet<View> =
        lessons.iter().filter(is_positive).filter(|l| negative.contains(&l.view)).map(|l| l.view.clone()).collect();
    lessons.retain(|lesson| lesson.not.is_none() || !both.contains(&lesson.view));
    lessons
}
