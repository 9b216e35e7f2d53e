//! From phrases to what the classifier learns of them.

use super::calibration;
use super::classifier::Lesson;
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
        let weight = 1.0 / sentences.len().max(1) as f32;
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
            lessons.push(Lesson { view, goal: number, not: None, weight, phrase: fingerprint });
        }
    }
}

/// A negative example that is a phrase of another goal only says what it is not.
pub(super) fn without_contradictions(lessons: Vec<Lesson>) -> Vec<Lesson> {
    let positive: BTreeSet<String> =
        lessons.iter().filter(|l| l.not.is_none()).map(|l| format!("{:?}", l.view)).collect();
    lessons
        .into_iter()
        .filter(|lesson| lesson.not.is_none() || !positive.contains(&format!("{:?}", lesson.view)))
        .collect()
}
