//! Figures about answers that are known to be right or wrong.

use crate::nlu::Detail;
use std::collections::BTreeMap;

/// The number of classes of certainty in which it is compared with how often it is right.
const BINS: usize = 15;

/// Mean F1 over all labels that occur as truth or as answer; `None` without any.
pub(super) fn macro_f1<'a>(pairs: impl Iterator<Item = (&'a str, Option<&'a str>)>) -> Option<f64> {
    // For each label: both, only in truth, only as answer.
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let mut count = |label: &'a str, place: usize| {
        counts.entry(label).or_default().iter_mut().skip(place).take(1).for_each(|count| *count += 1);
    };
    for (truth, answer) in pairs {
        if answer == Some(truth) {
            count(truth, 0);
        } else {
            count(truth, 1);
            answer.into_iter().for_each(|answer| count(answer, 2));
        }
    }
    let f1 = |[both, missed, wrong]: &[usize; 3]| f1(*both, *missed, *wrong);
    mean(counts.values().map(f1))
}

/// F1 of so many right, missed and wrong ones.
pub(super) fn f1(right: usize, missed: usize, wrong: usize) -> f64 {
    let all = 2 * right + missed + wrong;
    if all == 0 { 0.0 } else { 2.0 * right as f64 / all as f64 }
}

/// The mean; `None` of nothing.
pub(super) fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0_usize), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / count as f64)
}

/// Right, missed and wrong details: the same slot at the same place.
pub(super) fn details(truth: &[Detail], found: &[Detail]) -> [usize; 3] {
    let right = found.iter().filter(|detail| truth.contains(detail)).count();
    [right, truth.len().saturating_sub(right), found.len() - right]
}

/// The area under the ROC curve: how often a score of `high` lies above one of `low`, half for equal ones.
pub(super) fn auroc(low: &[f32], high: &[f32]) -> Option<f64> {
    let mut all: Vec<(f32, bool)> = low.iter().map(|score| (*score, false)).collect();
    all.extend(high.iter().map(|score| (*score, true)));
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut won) = (0.0, 0.0);
    for equal in all.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let high = equal.iter().filter(|(_, high)| *high).count() as f64;
        let low = equal.len() as f64 - high;
        won += high * (below + low / 2.0);
        below += low;
    }
    (!low.is_empty() && !high.is_empty()).then(|| won / (low.len() as f64 * high.len() as f64))
}

/// The value below which the share `share` of them lies; `None` of nothing.
pub(super) fn quantile<T: Copy>(
    values: &mut [T],
    share: f64,
    order: impl FnMut(&T, &T) -> std::cmp::Ordering,
) -> Option<T> {
    values.sort_by(order);
    values.get(((values.len().saturating_sub(1)) as f64 * share).round() as usize).copied()
}

/// One class of certainty.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Bin {
    /// How many answers.
    pub(super) count: usize,
    /// Their mean certainty.
    pub(super) certainty: f64,
    /// The share that is right.
    pub(super) right: f64,
}

/// Certainties in classes, with how often they are right.
pub(super) fn bins(answers: impl Iterator<Item = (f32, bool)>) -> Vec<Bin> {
    let mut bins = vec![Bin::default(); BINS];
    for (certainty, right) in answers {
        let place = ((certainty * BINS as f32) as usize).min(BINS - 1);
        if let Some(bin) = bins.get_mut(place) {
            bin.count += 1;
            bin.certainty += f64::from(certainty);
            bin.right += f64::from(u8::from(right));
        }
    }
    for bin in bins.iter_mut().filter(|bin| bin.count > 0) {
        bin.certainty /= bin.count as f64;
        bin.right /= bin.count as f64;
    }
    bins
}

/// The expected calibration error (Guo et al. 2017): the mean distance of certainty and truth.
pub(super) fn calibration_error(bins: &[Bin]) -> Option<f64> {
    let all: usize = bins.iter().map(|bin| bin.count).sum();
    let error = |bin: &Bin| bin.count as f64 * (bin.certainty - bin.right).abs();
    (all > 0).then(|| bins.iter().map(error).sum::<f64>() / all as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f1_of_labels() {
        let pairs = [("a", Some("a")), ("a", Some("b")), ("b", Some("b")), ("c", None)];
        // a: 2/3, b: 2/3, c: 0.
        assert!((macro_f1(pairs.into_iter()).unwrap() - 4.0 / 9.0).abs() < 1e-9);
        assert_eq!(macro_f1(std::iter::empty()), None);
    }

    #[test]
    fn areas_and_quantiles() {
        assert_eq!(auroc(&[0.1, 0.2], &[0.3, 0.9]), Some(1.0));
        assert_eq!(auroc(&[0.5], &[0.5]), Some(0.5));
        assert_eq!(auroc(&[0.9, 0.1], &[0.5]), Some(0.5));
        assert_eq!(auroc(&[], &[0.5]), None);
        assert_eq!(quantile(&mut [3, 1, 2], 0.5, Ord::cmp), Some(2));
    }

    #[test]
    fn certainty_that_is_right_as_often_has_no_error() {
        let honest = (0..10).map(|n| (0.8, n < 8));
        assert!(calibration_error(&bins(honest)).unwrap() < 1e-6);
        let boastful = (0..10).map(|n| (1.0, n < 5));
        assert!((calibration_error(&bins(boastful)).unwrap() - 0.5).abs() < 1e-6);
    }

    #[test]
    fn a_detail_is_right_at_its_place_only() {
        let detail = |slot: &str, span| Detail { slot: slot.to_owned(), span };
        let truth = [detail("a", 0..2), detail("b", 3..5)];
        assert_eq!(details(&truth, &[detail("a", 0..2), detail("b", 3..6), detail("a", 3..5)]), [1, 1, 2]);
    }
}
