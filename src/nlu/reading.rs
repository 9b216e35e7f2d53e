//! Readings of one message, grouped by the words they were read from, and chosen among.

use crate::entity::{Currency, Decimal, Money, Proof, Reading, SlotType, Value, hidden};
use std::cmp::Reverse;
use std::ops::Range;

/// All values that the same tokens may mean as the same kind.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) tokens: Range<usize>,
    pub(super) kind: SlotType,
    /// Best first.
    pub(super) values: Vec<Value>,
    pub(super) proof: Proof,
    pub(super) weight: f32,
    /// Counts only for this slot of this goal: its own words for yes and no.
    pub(super) only: Option<(usize, usize)>,
    /// Part of something longer, so that only a phrase which names the rest may mean it: "mehr als {from}".
    pub(super) hidden: bool,
}

impl Group {
    /// May it be read for that slot?
    pub(super) fn fits(&self, goal: usize, slot: usize, kind: &SlotType) -> bool {
        match self.only {
            Some(only) => only == (goal, slot),
            None => self.kind == *kind,
        }
    }

    /// Is its form a proof that it is a value at all?
    pub(super) fn is_marked(&self) -> bool {
        self.proof >= Proof::Marked
    }

    /// Sorts better groups before worse ones, in an order that does not depend on the readers.
    pub(super) fn order(&self) -> (Reverse<Proof>, Reverse<usize>, Reverse<u32>, usize, &str) {
        let weight = (self.weight.clamp(0.0, 1.0) * 1000.0) as u32;
        (Reverse(self.proof), Reverse(self.tokens.len()), Reverse(weight), self.tokens.start, self.kind.word())
    }
}

/// Groups `readings`; readings that lie outside the first `length` tokens are dropped. Free
/// readings are left to the sentences.
pub(super) fn group(readings: &[Reading], length: usize, currency: Currency) -> Vec<Group> {
    let mut sorted: Vec<(&Reading, bool)> = readings
        .iter()
        .zip(hidden(readings))
        .filter(|(r, _)| r.proof > Proof::Free && r.kind.is_slot())
        .filter(|(r, _)| r.tokens.start < r.tokens.end && r.tokens.end <= length)
        .collect();
    sorted.sort_by(|(a, _), (b, _)| {
        let place = (a.tokens.start, a.tokens.end).cmp(&(b.tokens.start, b.tokens.end));
        let kind = || a.kind.word().cmp(b.kind.word()).then(b.proof.cmp(&a.proof));
        place.then_with(kind).then_with(|| b.weight.total_cmp(&a.weight))
    });
    let mut groups: Vec<Group> = Vec::new();
    for (reading, hidden) in sorted {
        match groups.last_mut() {
            Some(last) if last.tokens == reading.tokens && last.kind == reading.kind => {
                if !last.values.contains(&reading.value) {
                    last.values.push(reading.value.clone());
                }
            }
            _ => groups.push(Group {
                tokens: reading.tokens.clone(),
                kind: reading.kind.clone(),
                values: vec![reading.value.clone()],
                proof: reading.proof,
                weight: reading.weight,
                only: None,
                hidden,
            }),
        }
    }
    let bare: Vec<Group> = groups.iter().filter_map(|group| bare_amount(group, &groups, currency)).collect();
    let days: Vec<Group> = groups.iter().filter_map(day_of).collect();
    groups.extend(bare);
    groups.extend(days);
    groups
}

/// A moment is also a day, where a day is wanted: "am Freitag um 14 Uhr".
fn day_of(group: &Group) -> Option<Group> {
    let day = |value: &Value| match value {
        Value::DateTime(at) => Some(Value::Date(at.date())),
        _ => None,
    };
    let mut values: Vec<Value> = group.values.iter().filter_map(day).collect();
    values.dedup();
    (group.kind == SlotType::Datetime && !values.is_empty()).then(|| Group {
        kind: SlotType::Date,
        values,
        ..group.clone()
    })
}

/// A bare number that nobody read as money may still be an amount: "schick Jonas 25".
fn bare_amount(group: &Group, all: &[Group], currency: Currency) -> Option<Group> {
    let known = all.iter().any(|other| {
        other.tokens.start < group.tokens.end
            && group.tokens.start < other.tokens.end
            && (other.kind == SlotType::Money || (other.is_marked() && other.tokens.len() > group.tokens.len()))
    });
    let (SlotType::Number, Some(Value::Number(number)), false) = (&group.kind, group.values.first(), known) else {
        return None;
    };
    let minor = minor_units(*number, currency)?;
    Some(Group {
        kind: SlotType::Money,
        values: vec![Value::Money(Money { minor, currency })],
        proof: Proof::Likely,
        weight: group.weight * 0.5,
        ..group.clone()
    })
}

fn minor_units(number: Decimal, currency: Currency) -> Option<i64> {
    let missing = currency.decimals().checked_sub(u32::from(number.scale))?;
    let minor = number.digits.checked_mul(10_i128.checked_pow(missing)?)?;
    i64::try_from(minor).ok().filter(|minor| *minor >= 0)
}

/// The groups that together read the message best: disjoint, proven and long ones first.
pub(super) fn select<'a>(groups: impl IntoIterator<Item = &'a Group>) -> Vec<&'a Group> {
    let mut sorted: Vec<&Group> = groups.into_iter().collect();
    sorted.sort_by(|a, b| a.order().cmp(&b.order()));
    let mut chosen: Vec<&Group> = Vec::new();
    for group in sorted {
        if chosen.iter().all(|other| disjoint(&other.tokens, &group.tokens)) {
            chosen.push(group);
        }
    }
    chosen.sort_by_key(|group| group.tokens.start);
    chosen
}

/// Have the two no token in common?
pub(super) fn disjoint(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.end <= b.start || b.end <= a.start
}
