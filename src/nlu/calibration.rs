//! How sharply margins become certainties: found for each catalogue on sentences that were held out.

use super::classifier::{Lesson, NOTHING};
use std::collections::BTreeMap;

/// The sharpness where there is too little to find it on, known from public sets.
const USUAL: f32 = 6.0;
/// Between these it is looked for: from so flat that nothing is ever certain to nearly a yes or no.
const SHARPEST: f32 = 14.0;
const FLATTEST: f32 = 3.0;
const STEP: f32 = 0.25;
/// How many parts are held out in turn.
const FOLDS: usize = 3;
/// The fewest phrases to find it on.
const ENOUGH: usize = 40;
/// From so many phrases on one part is enough.
const PLENTY: usize = 2_000;

/// What the distance, the known share and neither say against refusing.
const REFUSAL: [f32; 3] = [4.0, 8.0, 9.0];

/// A sentence that was held out, judged by a model that had seen nothing of its phrase.
pub(super) struct Judged {
    pub(super) margins: Vec<f32>,
    pub(super) class: usize,
    pub(super) weight: f32,
}

/// The same number for the same phrase in every run.
pub(super) fn fingerprint(phrase: &str) -> u64 {
    phrase.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Which part each phrase belongs to. Sentences of one phrase are never torn apart: they resemble
/// each other so much that nothing would be held out.
pub(super) struct Folds(BTreeMap<(Option<usize>, u64), usize>);

/// Parts in turn within a goal, so that each has its share; none where there is too little.
pub(super) fn folds<'l>(lessons: impl Iterator<Item = &'l Lesson>) -> Folds {
    let phrases = lessons.filter_map(|lesson| Some(((lesson.goal, lesson.phrase?), 0)));
    let mut folds: BTreeMap<(Option<usize>, u64), usize> = phrases.collect();
    folds.values_mut().enumerate().for_each(|(turn, fold)| *fold = turn % FOLDS);
    Folds(folds)
}

impl Folds {
    /// How many parts are held out: none where there is too little, one where it tells enough.
    pub(super) fn held_out(&self) -> usize {
        match self.0.len() {
            0..ENOUGH => 0,
            ENOUGH..PLENTY => FOLDS,
            _ => 1,
        }
    }

    /// The part of a lesson; beyond all parts if it is never held out.
    pub(super) fn of(&self, lesson: &Lesson) -> usize {
        let known = lesson.phrase.and_then(|phrase| self.0.get(&(lesson.goal, phrase)));
        known.copied().unwrap_or(usize::MAX)
    }
}

/// The sharpness that makes what is right most probable.
pub(super) fn sharpness(judged: &[Judged], proposed: &[bool]) -> f32 {
    let asked = |judged: &&Judged| proposed.get(judged.class).copied().unwrap_or(false);
    let judged: Vec<&Judged> = judged.iter().filter(asked).collect();
    if judged.is_empty() {
        return USUAL;
    }
    let loss = |sharpness: f32| -> f32 {
        judged.iter().map(|one| one.weight * -certainty(&one.margins, proposed, sharpness, one.class).ln()).sum()
    };
    // The loss has one valley: two thirds of what is left are kept each time.
    let (mut flat, mut sharp) = (FLATTEST, SHARPEST);
    while sharp - flat > STEP {
        let third = (sharp - flat) / 3.0;
        if loss(flat + third) < loss(sharp - third) { sharp -= third } else { flat += third }
    }
    (flat + sharp) / 2.0
}

/// The certainty of one class.
fn certainty(margins: &[f32], proposed: &[bool], sharpness: f32, class: usize) -> f32 {
    let weigh = |margin: f32| (sharpness * margin.clamp(-3.0, 3.0)).exp();
    // The last class is "none of them"; goals that may not be proposed count nothing.
    let none = weigh(margins.get(proposed.len()).copied().unwrap_or(-1.0)) + weigh(NOTHING);
    let goals = margins.iter().zip(proposed).filter(|(_, proposed)| **proposed);
    let total: f32 = goals.map(|(margin, _)| weigh(*margin)).sum::<f32>() + none;
    (weigh(margins.get(class).copied().unwrap_or(-1.0)) / total).max(1e-6)
}

/// How much speaks for a message's being nothing of ours, 0..=1: how far the best goal is from what
/// is outside, and how many of its words are known. The weights are those that told the two apart
/// best in the training part of a public set with such messages (docs/understanding.md).
pub(super) fn refusal(margins: &[f32], proposed: &[bool], outside: &[bool], coverage: f32) -> f32 {
    let most = |margins: &mut dyn Iterator<Item = f32>| margins.fold(-1.0, f32::max);
    let goals = || margins.iter().zip(proposed.iter().zip(outside));
    let inside = most(&mut goals().filter(|(_, (proposed, outside))| **proposed && !**outside).map(|(m, _)| *m));
    let beyond = most(&mut goals().filter(|(_, (_, outside))| **outside).map(|(m, _)| *m));
    let beyond = beyond.max(margins.get(proposed.len()).copied().unwrap_or(-1.0));
    1.0 / (1.0 + (REFUSAL[0] * (inside - beyond) + REFUSAL[1] * coverage - REFUSAL[2]).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(margins: &[f32], class: usize) -> Judged {
        Judged { margins: margins.to_vec(), class, weight: 1.0 }
    }

    #[test]
    fn clear_winners_sharpen_and_mistakes_flatten() {
        let right = [judged(&[0.3, -0.6, -1.0], 0), judged(&[-0.7, 0.2, -1.0], 1)];
        assert!(sharpness(&right, &[true, true]) > 10.0);
        let wrong = [judged(&[0.3, 0.1, -1.0], 1), judged(&[-0.7, 0.2, -1.0], 0)];
        assert!(sharpness(&wrong, &[true, true]) < USUAL);
        assert_eq!(sharpness(&[], &[true, true]), USUAL);
    }
}
