//! Times of day: `14:30`, `9 Uhr 30`, `halb neun`, `5 pm`.

use super::scan::Scan;
use crate::entity::kind::{Proof, SlotType};
use crate::entity::value::Value;
use crate::lang::Word;
use jiff::civil::Time;

pub(super) fn read(scan: &mut Scan<'_>) {
    for i in 0..scan.tokens.len() {
        let Some((hour, minute, end, proof)) = with_colon(scan, i).or_else(|| hour(scan, i)).or_else(|| half(scan, i))
        else {
            continue;
        };
        if let Ok(time) = Time::new(hour, minute, 0, 0) {
            let weight = if proof == Proof::Marked { 0.9 } else { 0.5 };
            scan.push(i..end, SlotType::Time, Value::Time(time), proof, weight);
        }
    }
}

type Found = Option<(i8, i8, usize, Proof)>;

/// `14:30`, `14:30 Uhr`, `2:30pm`.
fn with_colon(scan: &Scan<'_>, i: usize) -> Found {
    let (digits, tail) = scan.split(i)?;
    let (hour, minute) = digits.split_once(':').filter(|(_, minute)| minute.len() == 2)?;
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    let (hour, end) = half_of_day(scan, i, tail, hour)?;
    let end = end + scan.is(end, Word::Clock).unwrap_or(0);
    Some((hour, minute, end, Proof::Marked))
}

/// `14 Uhr`, `9 Uhr 30`, `5pm`, and the bare `9` as the answer.
fn hour(scan: &Scan<'_>, i: usize) -> Found {
    let num = scan.nums_at(i).find(|num| !num.article && num.value.as_u64().is_some_and(|hour| hour <= 24))?;
    let written = i8::try_from(num.value.as_u64()?).ok()?;
    let end = num.tokens.end;
    if let Some(len) = scan.is(end, Word::Clock).filter(|_| num.tail.is_empty()) {
        let at = end + len;
        let minute = scan.nums_at(at).find(|num| num.tail.is_empty() && !num.article && scan.spaced(at - 1));
        let minute = minute.and_then(|num| Some((i8::try_from(num.value.as_u64()?).ok()?, num.tokens.end)));
        let (minute, end) = minute.filter(|(minute, _)| (1..=59).contains(minute)).unwrap_or((0, at));
        let (hour, end) = half_of_day(scan, end - 1, "", written)?;
        return Some((hour, minute, end, Proof::Marked));
    }
    let (hour, after) = half_of_day(scan, end - 1, &num.tail, written)?;
    if after > end || !num.tail.is_empty() {
        return Some((hour, 0, after, Proof::Marked));
    }
    scan.asked(&SlotType::Time).then_some((hour, 0, end, Proof::Likely))
}

/// `halb neun`, `half seven`.
fn half(scan: &Scan<'_>, i: usize) -> Found {
    let at = i + scan.is(i, Word::Half)?;
    let num = scan.nums_at(at).find(|num| num.tail.is_empty() && !num.article)?;
    let hour = i8::try_from(num.value.as_u64().filter(|hour| (1..=12).contains(hour))?).ok()?;
    let end = num.tokens.end;
    // "half 12 euros" is no time.
    if super::currency::at(scan, end).is_some() {
        return None;
    }
    let hour = if scan.table.half_leads { hour - 1 } else { hour };
    let (hour, end) = half_of_day(scan, end - 1, "", hour)?;
    Some((hour, 30, end, Proof::Marked))
}

/// The hour on the clock of 24, if it says which half of the day, glued or behind token `i`.
fn half_of_day(scan: &Scan<'_>, i: usize, tail: &str, hour: i8) -> Option<(i8, usize)> {
    let half = |word| if let Word::HalfOfDay { afternoon } = word { Some(afternoon) } else { None };
    let next = i + 1;
    let (afternoon, end) = match scan.pick(next, half).filter(|_| tail.is_empty()) {
        Some((afternoon, len)) => (afternoon, next + len),
        None if tail.is_empty() => return Some((if hour == 24 { 0 } else { hour }, next)),
        None => (scan.meaning(tail, half)?, next),
    };
    let hour = match (hour, afternoon) {
        (12, false) => 0,
        (1..=11, true) => hour + 12,
        (1..=12, _) => hour,
        _ => return None,
    };
    Some((hour, end))
}

#[cfg(test)]
mod tests {
    use crate::entity::kind::SlotType;
    use crate::entity::read::testing::{best, check};

    #[test]
    fn times() {
        check(
            "de",
            SlotType::Time,
            &[
                ("14:30", "\"14:30:00\""),
                ("14:30 Uhr", "\"14:30:00\""),
                ("14 Uhr", "\"14:00:00\""),
                ("neun Uhr dreißig", "\"09:30:00\""),
                ("halb neun", "\"08:30:00\""),
            ],
        );
        check(
            "en",
            SlotType::Time,
            &[
                ("5 pm", "\"17:00:00\""),
                ("5pm", "\"17:00:00\""),
                ("12:15 am", "\"00:15:00\""),
                ("half seven", "\"07:30:00\""),
                ("9 o'clock", "\"09:00:00\""),
            ],
        );
        assert!(!best("en", "I am here and 25:99", None).iter().any(|found| found.contains("time")));
    }
}
