//! From phrases to what the classifier learns of them.

use super::calibration;
use super::classifier::Lesson;
use super::features::View;
use super::goal::Goal;
use super::reading::group;
use super::sample::samples;
use super::view;
use crate::catalog::Phrase;
use crate::entity::{Currency, Entities, Expectation, ListWords, Policy};
use crate::lang::Language;
use std::collections::BTreeSet;

/// The most expansions of a phrase that are learnt.
const SAMPLES: usize = 8;

/// What is needed to write phrases out and read them as messages are read.
pub(super) struct Teacher<'a> {
    pub(super) language: &'a Language,
    pub(super) lists: &'a [ListWords],
    pub(super) entities: &'a Entities,
    pub(super) currency: Currency,
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
                language: self.language,
                // Only the kinds of readings matter here, so any day will do.
                now: jiff::civil::date(2026, 1, 1).at(12, 0, 0, 0),
                asked: None,
                policy: Policy::Future,
                lists: self.lists,
                currency: self.currency,
            };
            let readings = self.entities.readings(&example.said, &expected);
            let groups = group(&readings, example.said.tokens().len(), self.currency);
            let view = view::view(&example.said, 0, &groups, &example.slots);
            lessons.push(Lesson { goal: number, not: None, view, phrase: Some(fingerprint), among });
        }
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
