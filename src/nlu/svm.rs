//! A linear support vector machine: one class against the rest, squared hinge loss, dual
//! coordinate descent (Hsieh et al. 2008). Deterministic whatever the number of threads.

use super::features::Sparse;
use super::weights::{Column, Linear};
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How much a mistake costs against the size of the weights.
const COST: f32 = 1.0;
/// How much more a class of few sentences counts against all the others: this power of how many
/// more those have.
const BALANCE: f32 = 0.5;
/// The most rounds over all examples.
const ROUNDS: usize = 40;
/// The most rounds from a solution that already knows all but the part that is held out.
const ROUNDS_AGAIN: usize = 10;
/// A class is learnt when no example wants a larger change than this.
const TOLERANCE: f32 = 0.1;
/// How far beyond its margin an example must lie to be left alone for a while.
const SETTLED: f32 = 0.1;

/// One sentence to learn from.
#[derive(Clone, Debug)]
pub(super) struct Example {
    pub(super) vector: Sparse,
    /// Its class.
    pub(super) class: usize,
    /// Where it only shows what another class is *not*: that class. It then says nothing about
    /// the others.
    pub(super) not: Option<usize>,
    /// How much it counts; the sentences of one phrase together count as one.
    pub(super) weight: f32,
    /// The part in which it is held out.
    pub(super) fold: usize,
}

/// What was learnt, and how each example is judged by a model that did not see its fold.
#[derive(Debug)]
pub(super) struct Trained {
    pub(super) model: Linear,
    /// By example, then by class; empty without folds.
    pub(super) held_out: Vec<Vec<f32>>,
}

/// Learns `classes` classes over `features` features; the first `folds` folds are also held out in turn.
pub(super) fn train(examples: &[Example], classes: usize, features: usize, folds: usize) -> Trained {
    let threads = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    train_on(threads, examples, classes, features, folds)
}

fn train_on(threads: usize, examples: &[Example], classes: usize, features: usize, folds: usize) -> Trained {
    let threads = threads.min(classes.max(1));
    let next = AtomicUsize::new(0);
    let work = || {
        let mut learnt = Vec::new();
        loop {
            let class = next.fetch_add(1, Ordering::Relaxed);
            if class >= classes {
                return learnt;
            }
            learnt.push((class, Class::learn(examples, class, features, folds)));
        }
    };
    let mut learnt: Vec<(usize, Class)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut learnt = work();
        learnt.extend(others.into_iter().filter_map(|thread| thread.join().ok()).flatten());
        learnt
    });
    learnt.sort_by_key(|(class, _)| *class);
    let mut held_out = vec![Vec::with_capacity(classes); if folds > 0 { examples.len() } else { 0 }];
    for (_, class) in &learnt {
        held_out.iter_mut().zip(&class.held_out).for_each(|(margins, margin)| margins.push(*margin));
    }
    let columns: Vec<Column> = learnt.into_iter().map(|(_, class)| class.column).collect();
    Trained { model: Linear::new(columns, features), held_out }
}

/// One class as learnt.
struct Class {
    column: Column,
    held_out: Vec<f32>,
}

impl Class {
    fn learn(examples: &[Example], class: usize, features: usize, folds: usize) -> Self {
        let mut duals = duals(examples, class);
        let mut solution = Solution { weights: vec![0.0; features], bias: 0.0 };
        solution.improve(&mut duals, ROUNDS);
        let column = Column::new(&solution.weights, solution.bias);
        let mut held_out = vec![0.0; if folds > 0 { examples.len() } else { 0 }];
        for fold in 0..folds {
            // From the solution that knows all, what the fold taught is taken back.
            let mut without = solution.clone();
            let mut rest: Vec<Dual<'_>> = duals.iter().filter(|dual| dual.example.fold != fold).cloned().collect();
            for dual in duals.iter().filter(|dual| dual.example.fold == fold) {
                without.add(&dual.example.vector, -dual.alpha * dual.sign);
            }
            without.improve(&mut rest, ROUNDS_AGAIN);
            let judged = held_out.iter_mut().zip(examples).filter(|(_, example)| example.fold == fold);
            judged.for_each(|(margin, example)| *margin = without.margin(&example.vector));
        }
        Self { column, held_out }
    }
}

/// An example as one class sees it.
#[derive(Clone)]
struct Dual<'e> {
    example: &'e Example,
    sign: f32,
    /// 1 / 2C of this example.
    softness: f32,
    /// The vector's squared length, with bias, plus the softness.
    curve: f32,
    alpha: f32,
}

fn duals(examples: &[Example], class: usize) -> Vec<Dual<'_>> {
    let relevant = examples.iter().filter(|e| e.class == class || e.not.is_none_or(|not| not == class));
    let share = |own| relevant.clone().filter(|e| (e.class == class) == own).map(|e| e.weight).sum::<f32>();
    let rare = (share(false) / share(true).max(1.0)).max(1.0).powf(BALANCE);
    relevant
        .map(|example| {
            let (sign, boost) = if example.class == class { (1.0, rare) } else { (-1.0, 1.0) };
            let softness = 1.0 / (2.0 * COST * boost * example.weight.max(1e-3));
            let length: f32 = example.vector.iter().map(|(_, value)| value * value).sum();
            Dual { example, sign, softness, curve: length + 1.0 + softness, alpha: 0.0 }
        })
        .collect()
}

#[derive(Clone)]
struct Solution {
    weights: Vec<f32>,
    bias: f32,
}

impl Solution {
    fn margin(&self, vector: &Sparse) -> f32 {
        let at =
            |(feature, value): &(u32, f32)| self.weights.get(*feature as usize).map_or(0.0, |weight| value * weight);
        // Four sums at a time: one alone would wait for each addition before the next.
        let (fours, rest) = vector.as_chunks::<4>();
        let mut sums = [self.bias, 0.0, 0.0, 0.0];
        for four in fours {
            sums.iter_mut().zip(four).for_each(|(sum, cell)| *sum += at(cell));
        }
        sums.iter().sum::<f32>() + rest.iter().map(at).sum::<f32>()
    }

    fn add(&mut self, vector: &Sparse, change: f32) {
        self.bias += change;
        for (feature, value) in vector {
            if let Some(weight) = self.weights.get_mut(*feature as usize) {
                *weight += change * value;
            }
        }
    }

    /// Goes over the examples until none wants a larger change. Those that are clearly right are
    /// left out, and looked at again at the end.
    fn improve(&mut self, duals: &mut [Dual<'_>], rounds: usize) {
        let mut order = Shuffle(0x9e37_79b9_7f4a_7c15);
        let mut active: Vec<u32> = (0..u32::try_from(duals.len()).unwrap_or(u32::MAX)).collect();
        let mut all = true;
        for _ in 0..rounds {
            order.shuffle(&mut active);
            let mut largest = 0.0_f32;
            active.retain(|number| {
                let Some(dual) = duals.get_mut(*number as usize) else { return false };
                let gradient = dual.sign * self.margin(&dual.example.vector) - 1.0 + dual.alpha * dual.softness;
                if dual.alpha == 0.0 && gradient > SETTLED {
                    return false;
                }
                let wanted = if dual.alpha > 0.0 { gradient } else { gradient.min(0.0) };
                largest = largest.max(wanted.abs());
                if wanted.abs() > 1e-6 {
                    let alpha = (dual.alpha - gradient / dual.curve).max(0.0);
                    self.add(&dual.example.vector, (alpha - dual.alpha) * dual.sign);
                    dual.alpha = alpha;
                }
                true
            });
            if largest < TOLERANCE {
                if all {
                    break;
                }
                active = (0..u32::try_from(duals.len()).unwrap_or(u32::MAX)).collect();
                all = true;
            } else {
                all = false;
            }
        }
    }
}

/// The same order of examples in every run.
struct Shuffle(u64);

impl Shuffle {
    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            items.swap(last, (self.0 % (last as u64 + 1)) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(vector: Sparse, class: usize, not: Option<usize>) -> Example {
        Example { vector, class, not, weight: 1.0, fold: 0 }
    }

    #[test]
    fn separates_what_can_be_separated() {
        let examples = [
            example(vec![(0, 1.0)], 0, None),
            example(vec![(1, 1.0)], 1, None),
            example(vec![(0, 0.6), (2, 0.8)], 2, None),
        ];
        let Trained { model, .. } = train(&examples, 3, 3, 0);
        for right in &examples {
            let margins = model.margins(&right.vector);
            let best = margins.iter().copied().fold(f32::MIN, f32::max);
            assert_eq!(margins[right.class], best);
            assert!(best > 0.0);
        }
    }

    #[test]
    fn a_negative_example_speaks_of_one_class_only() {
        let plain = [example(vec![(0, 1.0)], 0, None), example(vec![(1, 1.0)], 1, None)];
        let with = [plain.as_slice(), &[example(vec![(0, 0.6), (1, 0.8)], 2, Some(0))]].concat();
        let said = vec![(0, 0.6), (1, 0.8)];
        let margins = |examples: &[Example]| train(examples, 3, 2, 0).model.margins(&said);
        let (before, after) = (margins(&plain), margins(&with));
        assert!(after[0] < before[0]);
        assert_eq!(after[1], before[1]);
    }

    #[test]
    fn the_number_of_threads_does_not_matter() {
        let examples: Vec<Example> = (0..60_u32)
            .map(|n| Example {
                fold: n as usize % 3,
                ..example(vec![(n % 7, 0.8), (7 + n % 5, 0.6)], n as usize % 6, None)
            })
            .collect();
        let learnt = |threads| format!("{:?}", train_on(threads, &examples, 6, 12, 3));
        let alone = learnt(1);
        assert!([2, 3, 16].into_iter().all(|threads| learnt(threads) == alone));
    }

    /// What is held out is judged as by a model that was trained without it.
    #[test]
    fn held_out_is_not_seen() {
        let mut examples: Vec<Example> =
            (0..12_u32).map(|n| example(vec![(n % 3, 0.8), (3 + n % 4, 0.6)], n as usize % 3, None)).collect();
        // One sentence that only its own fold could teach.
        examples.push(example(vec![(7, 1.0)], 0, None));
        examples.iter_mut().enumerate().for_each(|(n, example)| example.fold = n % 4);
        let Trained { held_out, .. } = train(&examples, 3, 8, 4);
        let rest: Vec<Example> = examples.iter().filter(|example| example.fold != 0).cloned().collect();
        let without = train(&rest, 3, 8, 0).model;
        for (example, margins) in examples.iter().zip(&held_out).filter(|(example, _)| example.fold == 0) {
            for (own, other) in margins.iter().zip(without.margins(&example.vector)) {
                assert!((own - other).abs() < 0.1, "{own} {other}");
            }
        }
    }
}
