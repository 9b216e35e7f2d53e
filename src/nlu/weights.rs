//! The weights of a linear model in one byte each: per feature only the classes that it speaks of.

use super::features::Sparse;
use serde::{Deserialize, Serialize};

/// The most weights that are kept of one class: the smallest of a large model say nothing.
const MOST: usize = 12_288;
/// Smaller ones, in steps of the largest by 127, say nothing either.
const LEAST: u8 = 2;
/// The most weights of all classes together.
const MOST_TOGETHER: usize = 8_000_000;

/// A feature's value is at most 1: so many steps leave room for a thousand features.
const UNIT: f32 = 16_384.0;

/// The weights of one class: feature and weight, as a share of the largest in 127 steps.
#[derive(Debug)]
pub(super) struct Column {
    weights: Vec<(u32, i8)>,
    scale: f32,
    bias: f32,
}

impl Column {
    /// Rounds the weights of a class; the smallest are dropped.
    pub(super) fn new(weights: &[f32], bias: f32) -> Self {
        let largest = weights.iter().fold(0.0_f32, |most, weight| most.max(weight.abs()));
        let scale = largest.max(1e-9) / 127.0;
        let rounded = (0..).zip(weights).map(|(feature, weight)| (feature, (weight / scale).round() as i8));
        let mut weights: Vec<(u32, i8)> = rounded.filter(|(_, weight)| weight.unsigned_abs() >= LEAST).collect();
        keep(&mut weights, MOST);
        Self { weights, scale, bias }
    }
}

/// Keeps the `most` largest weights, in the order of features.
fn keep(weights: &mut Vec<(u32, i8)>, most: usize) {
    if weights.len() > most {
        weights.select_nth_unstable_by_key(most, |(feature, weight)| (127 - weight.unsigned_abs().min(127), *feature));
        weights.truncate(most);
        weights.sort_unstable();
        weights.shrink_to_fit();
    }
}

/// Weights of all classes, by feature.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Linear {
    /// Where the row of each feature begins, and whether it is [`FULL`].
    starts: Vec<u32>,
    /// The rows behind one another: one stretch of memory for a feature, as memory is what takes the time.
    rows: Vec<u8>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

/// Marks a row that has the weight of every class: smaller and quicker than naming most of them.
const FULL: u32 = 1 << 31;
/// The bytes of a weight that names its class: two for the class, one for the weight.
const NAMED: usize = 3;

/// What one feature says.
enum Row<'r> {
    /// Of every class, in their order.
    Full(&'r [u8]),
    /// Of some.
    Named(&'r [[u8; NAMED]]),
}

impl Linear {
    /// The model of these classes over so many features.
    pub(super) fn new(mut columns: Vec<Column>, features: usize) -> Self {
        let most = MOST_TOGETHER / columns.len().max(1);
        columns.iter_mut().for_each(|column| keep(&mut column.weights, most));
        let mut by_feature: Vec<(u32, u16, i8)> = Vec::with_capacity(columns.iter().map(|c| c.weights.len()).sum());
        for (class, column) in (0_u16..).zip(&columns) {
            by_feature.extend(column.weights.iter().map(|(feature, weight)| (*feature, class, *weight)));
        }
        by_feature.sort_unstable();
        let (mut starts, mut rows) = (Vec::with_capacity(features + 1), Vec::new());
        let mut weights = by_feature.as_slice();
        for feature in 0..features as u32 {
            let own = weights.partition_point(|(of, ..)| *of <= feature);
            let (row, rest) = weights.split_at(own);
            weights = rest;
            let full = row.len() * NAMED > columns.len();
            starts.push(rows.len() as u32 | if full { FULL } else { 0 });
            if full {
                let mut all = vec![0; columns.len()];
                for (_, class, weight) in row {
                    all.iter_mut().skip(usize::from(*class)).take(1).for_each(|place| *place = weight.cast_unsigned());
                }
                rows.append(&mut all);
            } else {
                let named = row.iter().map(|(_, class, weight)| (class.to_le_bytes(), weight.cast_unsigned()));
                rows.extend(named.flat_map(|([low, high], weight)| [low, high, weight]));
            }
        }
        starts.push(rows.len() as u32);
        let scales = columns.iter().map(|column| column.scale).collect();
        let bias = columns.iter().map(|column| column.bias).collect();
        Self { starts, rows, scales, bias }
    }

    /// Its size in bytes.
    pub(super) fn bytes(&self) -> usize {
        let floats = self.scales.len() + self.bias.len();
        size_of_val(self.starts.as_slice()) + self.rows.len() + floats * size_of::<f32>()
    }

    /// The margin of each class. Summed in whole numbers: faster, and the same in whatever order.
    pub(super) fn margins(&self, vector: &Sparse) -> Vec<f32> {
        let mut sums = vec![0_i32; self.bias.len()];
        for (feature, value) in vector {
            // Of sixteen bits, so that eight products are one step of the processor.
            let value = i32::from((value * UNIT) as i16);
            match self.row(*feature) {
                Row::Full(weights) => {
                    for (sum, weight) in sums.iter_mut().zip(weights) {
                        *sum += value * i32::from(i16::from(weight.cast_signed()));
                    }
                }
                Row::Named(weights) => {
                    for [low, high, weight] in weights {
                        if let Some(sum) = sums.get_mut(usize::from(u16::from_le_bytes([*low, *high]))) {
                            *sum += value * i32::from(weight.cast_signed());
                        }
                    }
                }
            }
        }
        let classes = sums.into_iter().zip(&self.scales).zip(&self.bias);
        classes.map(|((sum, scale), bias)| sum as f32 / UNIT * scale + bias).collect()
    }

    /// What one feature says for a class.
    pub(super) fn weight(&self, feature: u32, class: usize) -> f32 {
        let found = match self.row(feature) {
            Row::Full(weights) => weights.get(class).copied(),
            Row::Named(weights) => {
                let own = |[low, high, weight]: &[u8; NAMED]| {
                    (usize::from(u16::from_le_bytes([*low, *high])) == class).then_some(*weight)
                };
                weights.iter().find_map(own)
            }
        };
        let scale = self.scales.get(class).copied().unwrap_or(0.0);
        found.map_or(0.0, |weight| f32::from(weight.cast_signed()) * scale)
    }

    fn row(&self, feature: u32) -> Row<'_> {
        let feature = feature as usize;
        let (Some(start), Some(end)) = (self.starts.get(feature), self.starts.get(feature + 1)) else {
            return Row::Named(&[]);
        };
        let row = self.rows.get((start & !FULL) as usize..(end & !FULL) as usize).unwrap_or_default();
        if start & FULL == 0 { Row::Named(row.as_chunks().0) } else { Row::Full(row) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_enough() {
        let columns = vec![Column::new(&[0.5, -0.25, 0.0, 0.0001], 0.1), Column::new(&[0.0, 1.0, -1.0, 0.0], -0.2)];
        let model = Linear::new(columns, 4);
        let margins = model.margins(&vec![(0, 1.0), (1, 1.0)]);
        assert!((margins[0] - 0.35).abs() < 0.01 && (margins[1] - 0.8).abs() < 0.01, "{margins:?}");
        assert_eq!(model.weight(2, 1), -1.0);
    }

    #[test]
    fn rows_of_many_and_of_few_classes_say_the_same() {
        // Every class knows the first feature, and one each of the others.
        let columns = |class: usize| {
            let mut weights = [0.0; 9];
            (weights[0], weights[class + 1]) = (class as f32 / 8.0, 1.0);
            Column::new(&weights, 0.0)
        };
        let model = Linear::new((0..8).map(columns).collect(), 9);
        assert!(matches!(model.row(0), Row::Full(_)) && matches!(model.row(3), Row::Named([_])));
        let margins = model.margins(&vec![(0, 0.5), (3, -0.5), (99, 1.0)]);
        for (class, margin) in margins.iter().enumerate() {
            let due = model.weight(0, class) * 0.5 - model.weight(3, class) * 0.5;
            assert!((margin - due).abs() < 1e-3, "{class}: {margin}, {due}");
        }
        assert!((model.weight(0, 4) - 0.5).abs() < 0.01 && model.weight(3, 2) == 1.0 && model.weight(3, 1) == 0.0);
    }

    #[test]
    fn of_many_weights_the_largest_are_kept() {
        let mut weights = vec![(0, 1), (1, -9), (2, 3), (3, 9)];
        keep(&mut weights, 2);
        assert_eq!(weights, [(1, -9), (3, 9)]);
    }
}
