//! Finding the details of a message that no form proves: an averaged structured perceptron
//! (Collins 2002) over the words, their shapes and affixes, their neighbours and known values.

use super::compiled::{self, Compiled, Key};
use super::table::Table;
use super::tagger_features::{Known, Word, features};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

/// How often the perceptron goes over the sentences.
const ROUNDS: usize = 12;
/// No detail.
const OUTSIDE: usize = 0;

/// A sentence with its details marked.
#[derive(Clone, Debug, Hash)]
pub(super) struct Marked {
    /// Its words.
    pub(super) words: Vec<Word>,
    /// What it is about; only details that occur with it are looked for.
    pub(super) goal: usize,
    /// Which words are which detail, disjoint.
    pub(super) details: Vec<(Range<usize>, usize)>,
}

/// The label of a word: [`OUTSIDE`], or a detail that begins (odd) or goes on (even).
fn label(detail: usize, begins: bool) -> usize {
    2 * detail + if begins { 1 } else { 2 }
}

impl Marked {
    fn labels(&self) -> Vec<usize> {
        let mut labels = vec![OUTSIDE; self.words.len()];
        for (words, detail) in &self.details {
            for (place, at) in labels.iter_mut().take(words.end).skip(words.start).zip(0..) {
                *place = label(*detail, at == 0);
            }
        }
        labels
    }
}

/// A trained tagger.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Tagger {
    key: Key,
    numbers: Table,
    starts: Vec<u32>,
    labels: Vec<u16>,
    weights: Vec<i16>,
    /// From label (rows, the sentence's beginning last) to label.
    transitions: Vec<f32>,
    /// How many labels there are.
    width: usize,
    scale: f32,
    /// The labels that occur with each goal.
    allowed: BTreeMap<usize, Vec<usize>>,
    known: Known,
}

impl Tagger {
    /// What it was learnt from.
    pub(super) fn key(&self) -> &Key {
        &self.key
    }

    /// Learns from `sentences`, whatever their order, in which so many kinds of details occur; unless
    /// `known` holds what they teach.
    pub(super) fn train(mut sentences: Vec<Marked>, details: usize, known: &Compiled) -> Arc<Self> {
        let key = |marked: &Marked| {
            let details = marked.details.iter().map(|(words, detail)| (words.start, words.end, *detail));
            (marked.goal, marked.words.clone(), details.collect::<Vec<_>>())
        };
        sentences.sort_by_cached_key(key);
        let sentences = sentences.as_slice();
        let own = compiled::key(&(sentences, details));
        known.tagger(&own).unwrap_or_else(|| Arc::new(Self { key: own, ..Self::learn(sentences, details) }))
    }

    fn learn(sentences: &[Marked], details: usize) -> Self {
        let known = Known::of(sentences);
        let mut allowed: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for sentence in sentences {
            let labels = allowed.entry(sentence.goal).or_default();
            labels.insert(OUTSIDE);
            labels
                .extend(sentence.details.iter().flat_map(|(_, detail)| [label(*detail, true), label(*detail, false)]));
        }
        let allowed: BTreeMap<usize, Vec<usize>> =
            allowed.into_iter().map(|(goal, labels)| (goal, labels.into_iter().collect())).collect();
        let mut numbers: HashMap<u64, u32> = HashMap::new();
        let mut hashes: Vec<u64> = Vec::new();
        let mut rows = Vec::new();
        for sentence in sentences {
            let own = known.find(&sentence.words, 2);
            let tokens: Vec<Vec<u32>> = (0..sentence.words.len())
                .map(|at| {
                    let mut found = Vec::new();
                    features(&sentence.words, at, sentence.goal, &own, &mut |hash| {
                        let next = u32::try_from(hashes.len()).unwrap_or(u32::MAX);
                        found.push(*numbers.entry(hash).or_insert_with(|| {
                            hashes.push(hash);
                            next
                        }));
                    });
                    found
                })
                .collect();
            rows.push(tokens);
        }
        let width = 2 * details + 1;
        let mut learner = Learner::new(hashes.len(), width);
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        let mut random = 0x9e37_79b9_7f4a_7c15_u64;
        let golden: Vec<Vec<usize>> = sentences.iter().map(Marked::labels).collect();
        for _ in 0..ROUNDS {
            for last in (1..order.len()).rev() {
                random ^= random << 13;
                random ^= random >> 7;
                random ^= random << 17;
                order.swap(last, (random % (last as u64 + 1)) as usize);
            }
            let mut mistakes = 0;
            for number in &order {
                let (Some(sentence), Some(tokens), Some(gold)) =
                    (sentences.get(*number), rows.get(*number), golden.get(*number))
                else {
                    continue;
                };
                let Some(labels) = allowed.get(&sentence.goal) else { continue };
                learner.steps += 1.0;
                let guess = best(labels, width, &learner.transitions, tokens.iter().map(|token| learner.score(token)));
                if guess != *gold {
                    mistakes += 1;
                    learner.correct(tokens, gold, &guess);
                }
            }
            if mistakes == 0 {
                break;
            }
        }
        learner.finish(&hashes, allowed, known)
    }

    /// The size of what was learnt, in bytes.
    pub(super) fn bytes(&self) -> usize {
        let cells = self.weights.len() * (size_of::<u16>() + size_of::<i16>());
        self.numbers.bytes() + cells + size_of_val(self.starts.as_slice()) + self.known.bytes()
    }

    /// The details of a message about `goal`, in order.
    pub(super) fn tag(&self, words: &[Word], goal: usize) -> Vec<(Range<usize>, usize)> {
        let Some(labels) = self.allowed.get(&goal).filter(|labels| labels.len() > 1) else { return Vec::new() };
        let known = self.known.find(words, 1);
        let scores = (0..words.len()).map(|at| {
            let mut scores = vec![0.0; self.width];
            features(words, at, goal, &known, &mut |hash| self.add(hash, &mut scores));
            scores
        });
        let found = best(labels, self.width, &self.transitions, scores);
        let mut details: Vec<(Range<usize>, usize)> = Vec::new();
        for (at, label) in found.into_iter().enumerate().filter(|(_, label)| *label != OUTSIDE) {
            match details.last_mut() {
                Some((words, _)) if label % 2 == 0 => words.end = at + 1,
                _ => details.push((at..at + 1, (label - 1) / 2)),
            }
        }
        details
    }

    fn add(&self, hash: u64, scores: &mut [f32]) {
        let Some(feature) = self.numbers.get(hash).map(|feature| feature as usize) else { return };
        let range = match (self.starts.get(feature), self.starts.get(feature + 1)) {
            (Some(start), Some(end)) => *start as usize..*end as usize,
            _ => return,
        };
        let labels = self.labels.get(range.clone()).unwrap_or_default();
        for (label, weight) in labels.iter().zip(self.weights.get(range).unwrap_or_default()) {
            if let Some(score) = scores.get_mut(usize::from(*label)) {
                *score += self.scale * f32::from(*weight);
            }
        }
    }
}

/// A detail goes on only where it has begun.
fn follows(before: usize, label: usize) -> bool {
    label == OUTSIDE || label % 2 == 1 || before == label || before + 1 == label
}

/// The best labels of a sentence (Viterbi).
fn best(allowed: &[usize], width: usize, transitions: &[f32], scores: impl Iterator<Item = Vec<f32>>) -> Vec<usize> {
    let step = |before: usize, label: usize| transitions.get(before * width + label).copied().unwrap_or(0.0);
    let mut ways: Vec<Vec<usize>> = Vec::new();
    let mut totals: Vec<f32> = Vec::new();
    for scores in scores {
        let mut next = Vec::with_capacity(allowed.len());
        let mut from = Vec::with_capacity(allowed.len());
        for label in allowed {
            let own = scores.get(*label).copied().unwrap_or(0.0);
            let (mut most, mut way) = (f32::NEG_INFINITY, 0);
            if ways.is_empty() {
                if follows(OUTSIDE, *label) {
                    most = step(width, *label);
                }
            } else {
                for (place, (before, total)) in allowed.iter().zip(&totals).enumerate() {
                    let score = total + step(*before, *label);
                    if score > most && follows(*before, *label) {
                        (most, way) = (score, place);
                    }
                }
            }
            next.push(most + own);
            from.push(way);
        }
        totals = next;
        ways.push(from);
    }
    let last = totals.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0)));
    let Some((mut at, _)) = last else { return Vec::new() };
    let mut found = Vec::with_capacity(ways.len());
    for from in ways.iter().rev() {
        found.push(allowed.get(at).copied().unwrap_or(OUTSIDE));
        at = from.get(at).copied().unwrap_or(0);
    }
    found.reverse();
    found
}

/// The perceptron while it learns.
struct Learner {
    /// For each feature its labels with weight and the sum of weight changes times when.
    rows: Vec<Vec<(u16, f32, f32)>>,
    transitions: Vec<f32>,
    sums: Vec<f32>,
    width: usize,
    steps: f32,
}

impl Learner {
    fn new(features: usize, width: usize) -> Self {
        let transitions = vec![0.0; (width + 1) * width];
        Self { rows: vec![Vec::new(); features], sums: transitions.clone(), transitions, width, steps: 0.0 }
    }

    fn score(&self, token: &[u32]) -> Vec<f32> {
        let mut scores = vec![0.0; self.width];
        for (label, weight, _) in token.iter().filter_map(|feature| self.rows.get(*feature as usize)).flatten() {
            if let Some(score) = scores.get_mut(usize::from(*label)) {
                *score += weight;
            }
        }
        scores
    }

    fn correct(&mut self, tokens: &[Vec<u32>], gold: &[usize], guess: &[usize]) {
        let mut before = (self.width, self.width);
        for ((token, right), wrong) in tokens.iter().zip(gold).zip(guess) {
            if right != wrong {
                for feature in token {
                    self.change(*feature, *right, 1.0);
                    self.change(*feature, *wrong, -1.0);
                }
            }
            if (before.0, *right) != (before.1, *wrong) {
                self.change_step(before.0, *right, 1.0);
                self.change_step(before.1, *wrong, -1.0);
            }
            before = (*right, *wrong);
        }
    }

    fn change(&mut self, feature: u32, label: usize, by: f32) {
        let (Some(row), Ok(label)) = (self.rows.get_mut(feature as usize), u16::try_from(label)) else { return };
        match row.iter_mut().find(|(known, ..)| *known == label) {
            Some((_, weight, sum)) => (*weight, *sum) = (*weight + by, *sum + by * self.steps),
            None => row.push((label, by, by * self.steps)),
        }
    }

    fn change_step(&mut self, before: usize, label: usize, by: f32) {
        let at = before * self.width + label;
        if let (Some(weight), Some(sum)) = (self.transitions.get_mut(at), self.sums.get_mut(at)) {
            (*weight, *sum) = (*weight + by, *sum + by * self.steps);
        }
    }

    /// The average of all states of the perceptron, features that say nothing left out.
    fn finish(self, hashes: &[u64], allowed: BTreeMap<usize, Vec<usize>>, known: Known) -> Tagger {
        let steps = self.steps.max(1.0);
        let average = |weight: f32, sum: f32| weight - sum / steps;
        let largest =
            self.rows.iter().flatten().map(|(_, weight, sum)| average(*weight, *sum).abs()).fold(1e-6, f32::max);
        let scale = largest / f32::from(i16::MAX);
        let mut tagger = Tagger {
            transitions: self.transitions.iter().zip(&self.sums).map(|(w, s)| average(*w, *s)).collect(),
            width: self.width,
            scale,
            allowed,
            known,
            starts: vec![0],
            ..Tagger::default()
        };
        let mut kept = Vec::new();
        for (row, hash) in self.rows.iter().zip(hashes) {
            let begin = tagger.labels.len();
            for (label, weight, sum) in row {
                let weight = (average(*weight, *sum) / scale).round() as i16;
                if weight.unsigned_abs() > 32 {
                    tagger.labels.push(*label);
                    tagger.weights.push(weight);
                }
            }
            if tagger.labels.len() > begin {
                kept.push(*hash);
                tagger.starts.push(u32::try_from(tagger.labels.len()).unwrap_or(u32::MAX));
            }
        }
        tagger.numbers = Table::new(&kept);
        tagger
    }
}
