//! The classifier of one language: margins made into certainties, and what spoke for them.

use super::calibration::{self, Judged};
use super::features::{Dictionary, Seen, Sparse, View};
use super::goal::Goal;
use super::svm::{self, Example, Trained};
use super::weights::Linear;
use crate::catalog::Role;

/// The margin of "nothing of all this", which even a bot of two intents must weigh against.
pub(super) const NOTHING: f32 = -0.45;
/// The share of known words from which the certainty is not lowered.
const COVERED: f32 = 0.6;

/// A sentence to learn from, before it is a vector.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
#[derive(Debug, Default)]
pub(super) struct Classifier {
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
    /// Learns from `lessons`, whatever their order.
    pub(super) fn train(mut lessons: Vec<Lesson>, goals: &[Goal]) -> Self {
        lessons.sort_unstable();
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
        let Trained { model, held_out } = svm::train(&examples, goals.len() + 1, dictionary.len(), folds.held_out());
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
        let sharpness = calibration::sharpness(&judged, &proposed);
        Self { goals: goals.len(), dictionary, model, proposed, outside, sharpness, refusals }
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

    /// The words that spoke most for each of `goals`, strongest first: what all features that a word is
    /// part of say, shared between the words of a pair.
    pub(super) fn reasons(
        &self,
        view: &View,
        verdict: &Verdict,
        goals: &[usize],
        most: usize,
    ) -> Vec<Vec<(String, f32)>> {
        if goals.is_empty() {
            return Vec::new();
        }
        let mut values = verdict.vector.clone();
        values.sort_unstable_by_key(|(feature, _)| *feature);
        let words = view.tokens.iter().map(Seen::text).chain(view.lists.iter().map(String::as_str));
        let mut shares = vec![vec![0.0_f32; goals.len()]; words.clone().count()];
        let places = self.dictionary.places(view);
        for same in places.chunk_by(|a, b| a.0 == b.0) {
            let Some((feature, _)) = same.first() else { continue };
            let value = values.binary_search_by_key(feature, |(known, _)| *known).ok().and_then(|at| values.get(at));
            let share = value.map_or(0.0, |(_, value)| value / (2.0 * same.len() as f32));
            let weights: Vec<f32> = goals.iter().map(|goal| share * self.model.weight(*feature, *goal)).collect();
            for at in same.iter().flat_map(|(_, places)| places) {
                let word = shares.iter_mut().skip(*at).take(1).flatten();
                word.zip(&weights).for_each(|(sum, weight)| *sum += weight);
            }
        }
        let reasons = |goal: usize| {
            let share = |shares: &Vec<f32>| shares.get(goal).copied().unwrap_or(0.0);
            let mut reasons: Vec<(String, f32)> = Vec::new();
            for (word, share) in words.clone().zip(shares.iter().map(share)) {
                match reasons.iter_mut().find(|(known, _)| known == word) {
                    Some((_, sum)) => *sum += share,
                    None => reasons.push((word.to_owned(), share)),
                }
            }
            reasons.retain(|(_, share)| *share > 0.0);
            reasons.sort_by(|a, b| b.1.total_cmp(&a.1));
            reasons.truncate(most);
            reasons
        };
        (0..goals.len()).map(reasons).collect()
    }
}
