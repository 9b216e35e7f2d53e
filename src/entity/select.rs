//! The joint selection: of all overlapping readings the disjoint ones that are meant most likely.

use super::kind::{Proof, Reading, SlotType};
use std::cmp::Ordering;

/// What weighs less is an alternative only.
const LEAST: f32 = 0.1;

/// Which of them cannot be meant by themselves, because of the longer thing they are part of: there is no amount
/// of two in "every two weeks", and none of twenty in "between 10 and 20 euros", whatever was asked for.
///
/// ```
/// use schalter::{entity::{Entities, Expectation, SlotType, hidden}, lang::Languages, text::Utterance};
/// let english = Languages::default().get("en").cloned().unwrap();
/// let expected = Expectation { asked: Some(&SlotType::Money), ..Expectation::of(&english) };
/// let readings = Entities::default().readings(&Utterance::new("every two weeks"), &expected);
/// let hidden = hidden(&readings);
/// assert!(readings.iter().zip(hidden).all(|(reading, hidden)| hidden || reading.kind != SlotType::Money));
/// ```
pub fn hidden(readings: &[Reading]) -> Vec<bool> {
    let hides = |outer: &Reading, inner: &Reading| {
        outer.tokens.len() > inner.tokens.len()
            && outer.tokens.start <= inner.tokens.start
            && inner.tokens.end <= outer.tokens.end
            && outer.proof >= Proof::Marked
            && outer.weight >= LEAST
            && outer.kind.hides(&inner.kind)
    };
    readings.iter().map(|inner| readings.iter().any(|outer| hides(outer, inner))).collect()
}

/// Picks readings that do not overlap, in the order of the text: the asked type before others,
/// right check digits, longer before shorter, heavier before lighter, better proved before worse.
///
/// ```
/// use schalter::entity::select;
/// assert!(select(Vec::new(), None).is_empty());
/// ```
pub fn select(readings: Vec<Reading>, asked: Option<&SlotType>) -> Vec<Reading> {
    let hidden = hidden(&readings);
    let open = readings.into_iter().zip(hidden).filter(|(_, hidden)| !hidden);
    let mut waiting: Vec<Reading> = open.map(|(reading, _)| reading).collect();
    waiting.retain(|reading| reading.weight >= LEAST || asked == Some(&reading.kind));
    waiting.sort_by(|a, b| better(a, b, asked));
    let mut chosen: Vec<Reading> = Vec::new();
    for reading in waiting {
        let free = chosen.iter().all(|c| c.span.end <= reading.span.start || reading.span.end <= c.span.start);
        if free && !reading.span.is_empty() {
            chosen.push(reading);
        }
    }
    chosen.sort_by_key(|reading| reading.span.start);
    chosen
}

/// `Less` if `a` comes first.
fn better(a: &Reading, b: &Reading, asked: Option<&SlotType>) -> Ordering {
    let is_asked = |reading: &Reading| asked == Some(&reading.kind);
    let proved = |reading: &Reading| reading.proof == Proof::Checksum;
    is_asked(b)
        .cmp(&is_asked(a))
        .then(proved(b).cmp(&proved(a)))
        .then(b.span.len().cmp(&a.span.len()))
        .then(b.weight.total_cmp(&a.weight))
        .then(b.proof.cmp(&a.proof))
        .then(a.span.start.cmp(&b.span.start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::{Decimal, Value};

    fn reading(span: std::ops::Range<usize>, kind: SlotType, proof: Proof, weight: f32) -> Reading {
        Reading {
            tokens: span.clone(),
            span,
            kind,
            value: Value::Number(Decimal::whole(1)),
            proof,
            weight,
            note: Default::default(),
        }
    }

    #[test]
    fn the_order_of_reasons() {
        let all = vec![
            reading(0..4, SlotType::Number, Proof::Likely, 0.9),
            reading(0..9, SlotType::Money, Proof::Marked, 0.5),
            reading(5..9, SlotType::Date, Proof::Likely, 0.5),
            reading(10..12, SlotType::Number, Proof::Likely, 0.5),
            reading(10..12, SlotType::Ordinal, Proof::Likely, 0.4),
        ];
        let kinds = |asked| select(all.clone(), asked).into_iter().map(|r| r.kind).collect::<Vec<_>>();
        assert_eq!(kinds(None), [SlotType::Money, SlotType::Number]);
        assert_eq!(kinds(Some(&SlotType::Date)), [SlotType::Number, SlotType::Date, SlotType::Number]);
        assert_eq!(kinds(Some(&SlotType::Ordinal)), [SlotType::Money, SlotType::Ordinal]);
    }
}
