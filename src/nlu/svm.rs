//! A linear support vector machine: one class against the rest, squared hinge loss, dual
//! coordinate descent (Hsieh et al. 2008). Deterministic whatever the number of threads.

use super::features::Sparse;
use std::num::NonZeroUsize;

/// How much a mistake costs against the size of the weights.
const COST: f32 = 2.0;
/// How much more a class of few sentences counts against all the others: this power of how many
/// more those have.
const BALANCE: f32 = 0.5;
/// The most rounds over all examples.
const ROUNDS: usize = 40;
/// A class is learnt when no example wants a larger change than this.
const TOLERANCE: f32 = 0.05;
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
}

/// Weights of all classes; those of one feature lie side by side.
#[derive(Debug, Default)]
pub(super) struct Linear {
    classes: usize,
    weights: Vec<f32>,
    bias: Vec<f32>,
}

impl Linear {
    /// Learns `classes` classes over `features` features.
    pub(super) fn train(examples: &[Example], classes: usize, features: usize) -> Self {
        let threads = std::thread::available_parallelism().map_or(1, NonZeroUsize::get).min(4);
        let mut learnt: Vec<Option<(Vec<f32>, f32)>> = Vec::new();
        learnt.resize_with(classes, || None);
        let share = classes.div_ceil(threads).max(1);
        std::thread::scope(|scope| {
            for (part, chunk) in learnt.chunks_mut(share).enumerate() {
                scope.spawn(move || {
                    for (offset, place) in chunk.iter_mut().enumerate() {
                        *place = Some(learn(examples, part * share + offset, features));
                    }
                });
            }
        });
        let mut model = Self { classes, weights: vec![0.0; classes * features], bias: vec![0.0; classes] };
        for (class, (weights, bias)) in learnt.into_iter().flatten().enumerate() {
            for (row, weight) in model.weights.chunks_exact_mut(classes).zip(weights) {
                row.iter_mut().skip(class).take(1).for_each(|place| *place = weight);
            }
            model.bias.iter_mut().skip(class).take(1).for_each(|place| *place = bias);
        }
        model
    }

    /// The margin of each class.
    pub(super) fn margins(&self, vector: &Sparse) -> Vec<f32> {
        let mut margins = self.bias.clone();
        for (feature, value) in vector {
            for (margin, weight) in margins.iter_mut().zip(self.row(*feature)) {
                *margin += value * weight;
            }
        }
        margins
    }

    /// What one feature says for a class.
    pub(super) fn weight(&self, feature: u32, class: usize) -> f32 {
        self.row(feature).get(class).copied().unwrap_or(0.0)
    }

    fn row(&self, feature: u32) -> &[f32] {
        let begin = feature as usize * self.classes;
        self.weights.get(begin..begin + self.classes).unwrap_or_default()
    }
}

struct Dual<'e> {
    vector: &'e Sparse,
    sign: f32,
    /// 1 / 2C of this example.
    softness: f32,
    /// The vector's squared length, with bias, plus the softness.
    curve: f32,
    alpha: f32,
    /// Is it so clearly right that it is looked at again only at the end?
    settled: bool,
}

fn learn(examples: &[Example], class: usize, features: usize) -> (Vec<f32>, f32) {
    let relevant = examples.iter().filter(|e| e.class == class || e.not.is_none_or(|not| not == class));
    let share = |own| relevant.clone().filter(|e| (e.class == class) == own).map(|e| e.weight).sum::<f32>();
    let rare = (share(false) / share(true).max(1.0)).max(1.0).powf(BALANCE);
    let mut duals: Vec<Dual<'_>> = relevant
        .map(|example| {
            let (sign, boost) = if example.class == class { (1.0, rare) } else { (-1.0, 1.0) };
            let softness = 1.0 / (2.0 * COST * boost * example.weight.max(1e-3));
            let length: f32 = example.vector.iter().map(|(_, value)| value * value).sum();
            Dual { vector: &example.vector, sign, softness, curve: length + 1.0 + softness, alpha: 0.0, settled: false }
        })
        .collect();
    let (mut weights, mut bias) = (vec![0.0_f32; features], 0.0_f32);
    let mut order = Shuffle(0x9e37_79b9_7f4a_7c15);
    let mut checking = true;
    for _ in 0..ROUNDS {
        order.shuffle(&mut duals);
        let mut largest = 0.0_f32;
        for dual in duals.iter_mut().filter(|dual| checking || !dual.settled) {
            let margin: f32 = dual.vector.iter().map(|(f, value)| value * at(&weights, *f)).sum::<f32>() + bias;
            let gradient = dual.sign * margin - 1.0 + dual.alpha * dual.softness;
            let wanted = if dual.alpha > 0.0 { gradient } else { gradient.min(0.0) };
            largest = largest.max(wanted.abs());
            dual.settled = dual.alpha == 0.0 && gradient > SETTLED;
            if wanted.abs() > 1e-6 {
                let alpha = (dual.alpha - gradient / dual.curve).max(0.0);
                let change = (alpha - dual.alpha) * dual.sign;
                dual.alpha = alpha;
                bias += change;
                for (feature, value) in dual.vector {
                    if let Some(weight) = weights.get_mut(*feature as usize) {
                        *weight += change * value;
                    }
                }
            }
        }
        match (largest < TOLERANCE, checking) {
            (true, true) => break,
            // All others are learnt: what was settled may have come undone.
            (done, _) => checking = done,
        }
    }
    (weights, bias)
}

fn at(weights: &[f32], feature: u32) -> f32 {
    weights.get(feature as usize).copied().unwrap_or(0.0)
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
        Example { vector, class, not, weight: 1.0 }
    }

    #[test]
    fn separates_what_can_be_separated() {
        let examples = [
            example(vec![(0, 1.0)], 0, None),
            example(vec![(1, 1.0)], 1, None),
            example(vec![(0, 0.6), (2, 0.8)], 2, None),
        ];
        let model = Linear::train(&examples, 3, 3);
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
        let (before, after) = (Linear::train(&plain, 3, 2).margins(&said), Linear::train(&with, 3, 2).margins(&said));
        assert!(after[0] < before[0]);
        assert_eq!(after[1], before[1]);
    }
}
