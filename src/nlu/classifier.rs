//! The classifier of one language: margins made into certainties, and what spoke for them.

use super::calibration::{self, Judged};
use super::compiled::{self, Compiled, Key};
use super::features::{Dictionary, Seen, Sparse, View};
use super::goal::Goal;
use super::svm::{self, Example, Trained};
use super::weights::Linear;
use crate::catalog::Role;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The margin of "nothing of all this", which even a bot of two intents must weigh against.
pub(super) const NOTHING: f32 = -0.45;
/// The share of known words from which the certainty is not lowered.
const COVERED: f32 = 0.6;

/// A sentence to learn from, before it is a vector.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Lesson {
    /// The goal; `None` for what no goal is about.
    pub(super) goal: Option<usize>,
    /// The goal that it is not, for negative examples.
    pub(super) not: Option<usize>,
    pub(super) view: View,
    /// A fingerprint of the phrase it was written out of; `None` is never held out.
    pub(super) phrase: Option<u64>,
    /// How many sentences share the weight of one phrase.
    pub(super) among: usize,
}

/// What the classifier thinks of a message.
#[derive(Debug)]
pub(super) struct Verdict {
    /// Certainty of each goal.
    pub(super) certainty: Vec<f32>,
    /// Certainty that it is about nothing the bot knows.
    pub(super) nothing: f32,
    /// The share of known words, where it lowered the certainties.
    pub(super) coverage: Option<f32>,
    /// How much speaks for its being nothing of ours: for comparing messages, 0..=1.
    pub(super) refusal: f32,
    vector: Sparse,
}

/// A trained classifier over `goals` goals and one class for "none of them".
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Classifier {
    key: Key,
    /// Were sharpness and refusals found on these sentences, or taken over from earlier ones?
    calibrated: bool,
    goals: usize,
    dictionary: Dictionary,
    model: Linear,
    /// Goals that may be proposed: those with a sentence, without the small words of a
    /// conversation, which are heard or not, and never guessed.
    proposed: Vec<bool>,
    /// Goals that are answers to what the bot is not about.
    outside: Vec<bool>,
    /// Margins times this go into the softmax.
    sharpness: f32,
    /// How much spoke for refusing what was held out and is in scope, ascending.
    refusals: Vec<f32>,
}

impl Classifier {
    /// What it was learnt from.
    pub(super) fn key(&self) -> &Key {
        &self.key
    }

    /// Were its certainties found on the sentences that it has learnt?
    pub(super) fn is_calibrated(&self) -> bool {
        self.calibrated
    }

    /// Learns from `lessons`, whatever their order, unless `known` holds what they teach. With an `earlier`
    /// one, its calibration is taken over instead of found.
    pub(super) fn train(
        mut lessons: Vec<Lesson>,
        goals: &[Goal],
        known: &Compiled,
        earlier: Option<&Self>,
    ) -> Arc<Self> {
        lessons.sort_unstable();
        let roles: Vec<(bool, bool)> =
            goals.iter().map(|goal| (goal.is_candidate(), goal.role == Some(Role::OutOfScope))).collect();
        let key = compiled::key(&(&lessons, roles));
        let learnt = || Arc::new(Self { key, ..Self::learn(&lessons, goals, earlier) });
        known.classifier(&key).unwrap_or_else(learnt)
    }

    fn learn(lessons: &[Lesson], goals: &[Goal], earlier: Option<&Self>) -> Self {
        // The same sentence from several phrases is learnt once, with the weight of all.
        let same = |a: &Lesson, b: &Lesson| (a.goal, a.not, &a.view) == (b.goal, b.not, &b.view);
        let merged: Vec<(&Lesson, f32)> = lessons
            .chunk_by(same)
            .filter_map(|same| Some((same.first()?, same.iter().map(|lesson| 1.0 / lesson.among.max(1) as f32).sum())))
            .collect();
        let dictionary = Dictionary::learn(merged.iter().map(|(lesson, _)| &lesson.view));
        let folds = calibration::folds(merged.iter().map(|(lesson, _)| *lesson));
        let mut taught = vec![false; goals.len()];
        let mut examples = Vec::with_capacity(merged.len());
        for (lesson, weight) in &merged {
            if let Some(taught) = lesson.goal.and_then(|goal| taught.get_mut(goal)) {
                *taught = true;
            }
            examples.push(Example {
                vector: dictionary.vector(&lesson.view),
                class: lesson.goal.unwrap_or(goals.len()),
                not: lesson.not,
                weight: *weight,
                fold: folds.of(lesson),
            });
        }
        let parts = if earlier.is_some() { 0 } else { folds.held_out() };
        let Trained { model, held_out } = svm::train(&examples, goals.len() + 1, dictionary.len(), parts);
        let proposed: Vec<bool> =
            taught.iter().zip(goals).map(|(taught, goal)| *taught && goal.is_candidate()).collect();
        let outside: Vec<bool> = goals.iter().map(|goal| goal.role == Some(Role::OutOfScope)).collect();
        let (mut judged, mut refusals) = (Vec::new(), Vec::new());
        for ((example, (lesson, _)), margins) in examples.iter().zip(&merged).zip(held_out) {
            if example.not.is_some() || example.fold >= folds.held_out() {
                continue;
            }
            if proposed.get(example.class) == Some(&true) && outside.get(example.class) == Some(&false) {
                let coverage = dictionary.coverage_by_others(&lesson.view);
                refusals.push(calibration::refusal(&margins, &proposed, &outside, coverage));
            }
            judged.push(Judged { margins, class: example.class, weight: example.weight });
        }
        refusals.sort_by(f32::total_cmp);
        let (sharpness, refusals) = match earlier {
            Some(earlier) => (earlier.sharpness, earlier.refusals.clone()),
            None => (calibration::sharpness(&judged, &proposed), refusals),
        };
        let (key, calibrated) = (Key::default(), earlier.is_none());
        Self { key, calibrated, goals: goals.len(), dictionary, model, proposed, outside, sharpness, refusals }
    }

    /// How much spoke for refusing what was held out and is in scope, ascending.
    pub(super) fn refusals(&self) -> &[f32] {
        &self.refusals
    }

    /// The size of what was learnt, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.dictionary.bytes() + self.model.bytes()
    }

    /// What it thinks of a message.
    pub(super) fn judge(&self, view: &View) -> Verdict {
        let vector = self.dictionary.vector(view);
        let margins = self.model.margins(&vector);
        let none = margins.get(self.goals).copied().unwrap_or(-1.0);
        let weigh = |margin: f32| (self.sharpness * margin.clamp(-3.0, 3.0)).exp();
        let goals = margins.iter().zip(&self.proposed);
        let mut certainty: Vec<f32> = goals.map(|(m, proposed)| if *proposed { weigh(*m) } else { 0.0 }).collect();
        let mut nothing = weigh(none) + weigh(NOTHING);
        let total = certainty.iter().sum::<f32>() + nothing;
        let coverage = self.dictionary.coverage(view);
        let gate = (coverage / COVERED).min(1.0);
        certainty.iter_mut().for_each(|share| *share *= gate / total);
        nothing = 1.0 - gate * (1.0 - nothing / total);
        let refusal = calibration::refusal(&margins, &self.proposed, &self.outside, coverage);
        Verdict { certainty, nothing, coverage: (gate < 1.0).then_some(coverage), refusal, vector }
    }

    /// The words that spoke most for each of `goals`, strongest first.
    pub(super) fn reasons(
        &self,
        view: &View,
        verdict: &Verdict,
        goals: &[usize],
        most: usize,
    ) -> Vec<Vec<(String, f32)>> {
        let shares = self.shares(view, verdict, goals);
        let share = |goal: usize| move |shares: &[f32]| shares.get(goal).copied().unwrap_or(0.0);
        (0..goals.len()).map(|goal| strongest(&shares, share(goal), most)).collect()
    }

    /// The words that spoke more for the first of two goals than for the other, strongest first.
    pub(super) fn against(
        &self,
        view: &View,
        verdict: &Verdict,
        (best, second): (usize, usize),
        most: usize,
    ) -> Vec<(String, f32)> {
        let shares = self.shares(view, verdict, &[best, second]);
        let lead = |shares: &[f32]| shares.first().copied().unwrap_or(0.0) - shares.get(1).copied().unwrap_or(0.0);
        strongest(&shares, lead, most)
    }

    /// What each word says for each of `goals`: what all features that it is part of say, shared between
    /// the words of a pair.
    fn shares<'v>(&self, view: &'v View, verdict: &Verdict, goals: &[usize]) -> Vec<(&'v str, Vec<f32>)> {
        if goals.is_empty() {
            return Vec::new();
        }
        let mut values = verdict.vector.clone();
        values.sort_unstable_by_key(|(feature, _)| *feature);
        let words = view.tokens.iter().map(Seen::text).chain(view.lists.iter().map(String::as_str));
        let mut shares: Vec<(&str, Vec<f32>)> = words.map(|word| (word, vec![0.0; goals.len()])).collect();
        let places = self.dictionary.places(view);
        for same in places.chunk_by(|a, b| a.0 == b.0) {
            let Some((feature, _)) = same.first() else { continue };
            let value = values.binary_search_by_key(feature, |(known, _)| *known).ok().and_then(|at| values.get(at));
            let share = value.map_or(0.0, |(_, value)| value / (2.0 * same.len() as f32));
            let weights: Vec<f32> = goals.iter().map(|goal| share * self.model.weight(*feature, *goal)).collect();
            for at in same.iter().flat_map(|(_, places)| places) {
                let word = shares.iter_mut().skip(*at).take(1).flat_map(|(_, shares)| shares);
                word.zip(&weights).for_each(|(sum, weight)| *sum += weight);
            }
        }
        shares
    }
}

/// The words of which `figure` makes most, strongest first, as far as it is positive.
fn strongest(shares: &[(&str, Vec<f32>)], figure: impl Fn(&[f32]) -> f32, most: usize) -> Vec<(String, f32)> {
    let mut words: Vec<(String, f32)> = Vec::new();
    for (word, shares) in shares {
        let share = figure(shares);
        match words.iter_mut().find(|(known, _)| known == word) {
            Some((_, sum)) => *sum += share,
            None => words.push(((*word).to_owned(), share)),
        }
    }
    words.retain(|(_, share)| *share > 0.0);
    words.sort_by(|a, b| b.1.total_cmp(&a.1));
    words.truncate(most);
    words
}
