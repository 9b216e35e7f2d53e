//! The figures of a catalogue, from sentences that were tried.

use super::folds::Tried;
use super::score::{Bin, bins, calibration_error, f1};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// The most wrong answers among a hundred that the proposed certainty allows.
const WRONG: f64 = 0.02;
/// How far apart the certainties are that are compared.
const STEPS: usize = 20;

/// How one topic is understood.
#[derive(Clone, Debug)]
pub(super) struct Topic {
    pub(super) id: String,
    pub(super) sentences: usize,
    pub(super) precision: f64,
    pub(super) recall: f64,
    pub(super) f1: f64,
}

/// Two topics that are taken for each other, with the sentences that cause it.
#[derive(Clone, Debug)]
pub(super) struct Confusion {
    pub(super) truth: String,
    pub(super) answer: String,
    pub(super) sentences: Vec<(String, String)>,
}

/// What a certainty from which the bot acts would mean.
#[derive(Clone, Copy, Debug)]
pub(super) struct Threshold {
    pub(super) accept: f64,
    /// Shares of all sentences: acted rightly, acted wrongly.
    pub(super) right: f64,
    pub(super) wrong: f64,
}

/// Everything that is told.
#[derive(Clone, Debug)]
pub(super) struct Report {
    /// Language (or all), sentences, accuracy, details' F1.
    pub(super) languages: Vec<(String, usize, f64, Option<f64>)>,
    pub(super) topics: Vec<Topic>,
    pub(super) confusions: Vec<Confusion>,
    pub(super) bins: Vec<Bin>,
    pub(super) calibration_error: Option<f64>,
    pub(super) thresholds: Vec<Threshold>,
    /// The lowest certainty with few enough wrong answers.
    pub(super) accept: f64,
    /// Share of the phrases that were learnt, accuracy.
    pub(super) learning: Vec<(f64, f64)>,
}

impl Report {
    /// The report of `tried`, with the accuracies of having learnt less.
    pub(super) fn of(tried: &[Tried], learning: Vec<(f64, f64)>) -> Self {
        let mut languages: Vec<&str> = tried.iter().map(|tried| tried.language.as_str()).collect();
        languages.sort_unstable();
        languages.dedup();
        let mut rows = vec![row("*", tried.iter())];
        rows.extend(languages.iter().map(|code| row(code, tried.iter().filter(|tried| tried.language == *code))));
        let answers = || tried.iter().filter_map(|tried| Some((tried.answer.as_ref()?.1, tried.is_right())));
        let bins = bins(answers());
        let thresholds: Vec<Threshold> = (0..STEPS).map(|step| threshold(tried, step as f64 / STEPS as f64)).collect();
        let few = thresholds.iter().find(|t| t.wrong <= WRONG * (t.right + t.wrong).max(f64::MIN_POSITIVE));
        Self {
            languages: rows,
            topics: topics(tried),
            confusions: confusions(tried),
            calibration_error: calibration_error(&bins),
            bins,
            accept: few.map_or(1.0, |threshold| threshold.accept),
            thresholds,
            learning,
        }
    }

    /// The same as one object.
    pub(super) fn json(&self) -> Json {
        let languages: Vec<Json> = (self.languages.iter())
            .map(|(code, sentences, accuracy, slots)| {
                json!({ "language": code, "sentences": sentences, "accuracy": accuracy, "slot_f1": slots })
            })
            .collect();
        let topic = |t: &Topic| json!({ "id": t.id, "sentences": t.sentences, "precision": t.precision, "recall": t.recall, "f1": t.f1 });
        let confusion = |c: &Confusion| {
            let sentences: Vec<Json> =
                c.sentences.iter().map(|(sentence, place)| json!({ "sentence": sentence, "place": place })).collect();
            json!({ "truth": c.truth, "answer": c.answer, "sentences": sentences })
        };
        let bin = |b: &Bin| json!({ "count": b.count, "certainty": b.certainty, "right": b.right });
        let threshold = |t: &Threshold| json!({ "accept": t.accept, "right": t.right, "wrong": t.wrong });
        json!({
            "languages": languages,
            "topics": self.topics.iter().map(topic).collect::<Vec<_>>(),
            "confusions": self.confusions.iter().map(confusion).collect::<Vec<_>>(),
            "calibration": self.bins.iter().map(bin).collect::<Vec<_>>(),
            "ece": self.calibration_error,
            "thresholds": self.thresholds.iter().map(threshold).collect::<Vec<_>>(),
            "accept": self.accept,
            "learning": self.learning.iter().map(|(share, right)| json!({ "share": share, "accuracy": right })).collect::<Vec<_>>(),
        })
    }
}

/// The weighted share of sentences whose best topic is right.
pub(super) fn accuracy<'t>(tried: impl Iterator<Item = &'t Tried>) -> f64 {
    let (right, all) = tried.fold((0.0, 0.0), |(right, all), tried| {
        (right + if tried.is_right() { tried.weight } else { 0.0 }, all + tried.weight)
    });
    if all > 0.0 { right / all } else { 0.0 }
}

fn row<'t>(code: &str, tried: impl Iterator<Item = &'t Tried> + Clone) -> (String, usize, f64, Option<f64>) {
    let mut details = [0; 3];
    for tried in tried.clone().filter(|tried| tried.is_right()) {
        details.iter_mut().zip(tried.details).for_each(|(sum, count)| *sum += count);
    }
    let [right, missed, wrong] = details;
    let slots = (right + missed > 0).then(|| f1(right, missed, wrong));
    (code.to_owned(), tried.clone().count(), accuracy(tried), slots)
}

fn topics(tried: &[Tried]) -> Vec<Topic> {
    // For each topic: sentences, right, all that are its own, all that were taken for it.
    let mut sums: BTreeMap<&str, (usize, [f64; 3])> = BTreeMap::new();
    for tried in tried {
        let (count, [right, own, _]) = sums.entry(&tried.truth).or_default();
        (*count, *own) = (*count + 1, *own + tried.weight);
        *right += if tried.is_right() { tried.weight } else { 0.0 };
        if let Some((answer, _)) = &tried.answer {
            let (_, [_, _, taken]) = sums.entry(answer).or_default();
            *taken += tried.weight;
        }
    }
    let share = |part: f64, all: f64| if all > 0.0 { part / all } else { 0.0 };
    let topic = |(id, (sentences, [right, own, taken])): (&str, (usize, [f64; 3]))| Topic {
        id: id.to_owned(),
        sentences,
        precision: share(right, taken),
        recall: share(right, own),
        f1: share(2.0 * right, own + taken),
    };
    let mut topics: Vec<Topic> = sums.into_iter().map(topic).collect();
    topics.sort_by(|a, b| a.f1.total_cmp(&b.f1).then_with(|| a.id.cmp(&b.id)));
    topics
}

fn confusions(tried: &[Tried]) -> Vec<Confusion> {
    let mut pairs: BTreeMap<(&str, &str), Vec<(String, String)>> = BTreeMap::new();
    for tried in tried.iter().filter(|tried| !tried.is_right()) {
        let answer = tried.answer.as_ref().map_or("–", |(answer, _)| answer);
        pairs.entry((&tried.truth, answer)).or_default().push((tried.sentence.clone(), tried.place.clone()));
    }
    let pair = |((truth, answer), sentences): ((&str, &str), Vec<(String, String)>)| Confusion {
        truth: truth.to_owned(),
        answer: answer.to_owned(),
        sentences,
    };
    let mut confusions: Vec<Confusion> = pairs.into_iter().map(pair).collect();
    confusions.sort_by_key(|confusion| std::cmp::Reverse(confusion.sentences.len()));
    confusions
}

fn threshold(tried: &[Tried], accept: f64) -> Threshold {
    let all: f64 = tried.iter().map(|tried| tried.weight).sum::<f64>().max(f64::MIN_POSITIVE);
    let acted = |right: bool| {
        let acted = tried.iter().filter(|tried| {
            tried.is_right() == right && tried.answer.as_ref().is_some_and(|(_, score)| f64::from(*score) >= accept)
        });
        acted.map(|tried| tried.weight).sum::<f64>() / all
    };
    Threshold { accept, right: acted(true), wrong: acted(false) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tried(truth: &str, answer: &str, score: f32) -> Tried {
        Tried {
            language: "xx".into(),
            truth: truth.into(),
            sentence: format!("{truth} {answer}"),
            place: "a.toml:1".into(),
            answer: Some((answer.into(), score)),
            weight: 1.0,
            details: [1, 0, 1],
        }
    }

    #[test]
    fn figures_of_four_sentences() {
        let all = [tried("a", "a", 0.9), tried("a", "b", 0.6), tried("b", "b", 0.8), tried("b", "b", 0.4)];
        let report = Report::of(&all, Vec::new());
        assert_eq!(report.languages[0].2, 0.75);
        assert_eq!(
            (report.topics[0].id.as_str(), report.topics[0].recall, report.topics[0].precision),
            ("a", 0.5, 1.0)
        );
        assert_eq!(report.confusions.len(), 1);
        assert_eq!(report.confusions[0].sentences[0].0, "a b");
        // Above the only mistake's certainty nothing wrong is done.
        assert!(report.accept > 0.6 && report.accept < 0.7, "{}", report.accept);
    }
}
