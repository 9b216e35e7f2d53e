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
    /// Where the weights of each feature begin.
    starts: Vec<u32>,
    classes: Vec<u16>,
    weights: Vec<i8>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

impl Linear {
    /// The model of these classes over so many features.
    pub(super) fn new(mut columns: Vec<Column>, features: usize) -> Self {
        let most = MOST_TOGETHER / columns.len().max(1);
        columns.iter_mut().for_each(|column| keep(&mut column.weights, most));
        let mut starts = vec![0_u32; features + 1];
        for (feature, _) in columns.iter().flat_map(|column| &column.weights) {
            starts.iter_mut().skip(*feature as usize + 1).take(1).for_each(|count| *count += 1);
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let (mut classes, mut weights) = (vec![0_u16; total as usize], vec![0_i8; total as usize]);
        let mut next = starts.clone();
        for (class, column) in (0_u16..).zip(&columns) {
            for (feature, weight) in &column.weights {
                let Some(at) = next.get_mut(*feature as usize) else { continue };
                classes.iter_mut().skip(*at as usize).take(1).for_each(|place| *place = class);
                weights.iter_mut().skip(*at as usize).take(1).for_each(|place| *place = *weight);
                *at += 1;
            }
        }
        let scales = columns.iter().map(|column| column.scale).collect();
        let bias = columns.iter().map(|column| column.bias).collect();
        Self { starts, classes, weights, scales, bias }
    }

    /// Its size in bytes.
    pub(super) fn bytes(&self) -> usize {
        let floats = self.scales.len() + self.bias.len();
        size_of_val(self.starts.as_slice()) + self.weights.len() * 3 + floats * size_of::<f32>()
    }

    /// The margin of each class. Summed in whole numbers: faster, and the same in whatever order.
    pub(super) fn margins(&self, vector: &Sparse) -> Vec<f32> {
        let mut sums = vec![0_i32; self.bias.len()];
        for (feature, value) in vector {
            let value = (value * UNIT) as i32;
            for (class, weight) in self.row(*feature) {
                if let Some(sum) = sums.get_mut(usize::from(class)) {
                    *sum += value * i32::from(weight);
                }
            }
        }
        let classes = sums.into_iter().zip(&self.scales).zip(&self.bias);
        classes.map(|((sum, scale), bias)| sum as f32 / UNIT * scale + bias).collect()
    }

    /// What one feature says for a class.
    pub(super) fn weight(&self, feature: u32, class: usize) -> f32 {
        let found = self.row(feature).find(|(known, _)| usize::from(*known) == class);
        found.map_or(0.0, |(_, weight)| f32::from(weight) * self.scales.get(class).copied().unwrap_or(0.0))
    }

    fn row(&self, feature: u32) -> impl Iterator<Item = (u16, i8)> + '_ {
        let feature = feature as usize;
        let range = match (self.starts.get(feature), self.starts.get(feature + 1)) {
            (Some(start), Some(end)) => *start as usize..*end as usize,
            _ => 0..0,
        };
        let classes = self.classes.get(range.clone()).unwrap_or_default();
        classes.iter().copied().zip(self.weights.get(range).unwrap_or_default().iter().copied())
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
    fn of_many_weights_the_largest_are_kept() {
        let mut weights = vec![(0, 1), (1, -9), (2, 3), (3, 9)];
        keep(&mut weights, 2);
        assert_eq!(weights, [(1, -9), (3, 9)]);
    }
}
