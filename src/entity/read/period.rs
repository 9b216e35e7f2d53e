//! Stretches of days: months, weeks, quarters, and what lies between two ends.

use super::calendar::year_behind;
use super::resolve::{Days, Side, first_from, last_until, nearest};
use super::scan::Scan;
use super::when::{Clarity, Form, When};
use crate::entity::kind::{Policy, Proof, SlotType};
use crate::entity::value::{Period, Value};
use crate::lang::Word;
use jiff::civil::Date;

pub(super) fn read(scan: &mut Scan<'_>, whens: &[When]) {
    let asked = scan.asked(&SlotType::Period);
    // Periods are those of statements: they look back.
    let sides = match scan.expected.policy {
        Policy::Future => [Side::Future, Side::Past],
        Policy::Usual | Policy::Past => [Side::Past, Side::Future],
    };
    for when in whens {
        alone(scan, when, sides, asked);
        open_ended(scan, when);
    }
    for first in whens {
        for (start, next) in joints(scan, first) {
            for second in whens.iter().filter(|second| second.tokens.start == next) {
                between(scan, start, first, second, sides, asked);
            }
        }
    }
}

/// `letzten Monat`, `im Februar`, `Q2`, `2025`.
fn alone(scan: &mut Scan<'_>, when: &When, sides: [Side; 2], asked: bool) {
    if when.form.is_day() {
        return one_day_alone(scan, when, sides);
    }
    let (proof, weight) = match (when.clarity, when.has_lead()) {
        (Clarity::Clear, _) => (Proof::Marked, 0.9),
        (_, true) => (Proof::Marked, 0.85),
        (Clarity::Plain, false) => (Proof::Likely, 0.55),
        (Clarity::Shy, false) if asked => (Proof::Likely, 0.55),
        // Four digits are a number first.
        (Clarity::Shy, false) if matches!(when.form, Form::Year(_)) => (Proof::Likely, 0.3),
        _ => return,
    };
    let alternatives = if when.form.is_open() { 2 } else { 1 };
    for (side, less) in sides.into_iter().zip([0.0, 0.4]).take(alternatives) {
        let Some((from, to)) = nearest(when.form, scan.today(), side) else { continue };
        let period = Period { from: Some(from), to: Some(to) };
        push(scan, when.tokens.start, when.tokens.end, period, proof, weight - less);
        if when.has_lead() {
            push(scan, when.lead, when.tokens.end, period, proof, weight - less);
        }
    }
}

/// `gestern`, `on Friday`, `am 3. Februar`: a date first, and a period of one day where one is looked for.
fn one_day_alone(scan: &mut Scan<'_>, when: &When, sides: [Side; 2]) {
    if when.clarity != Clarity::Clear && !(when.clarity == Clarity::Plain && when.has_lead()) {
        return;
    }
    let [side, _] = sides;
    let Some((from, to)) = nearest(when.form, scan.today(), side) else { return };
    let start = if when.has_lead() { when.lead } else { when.tokens.start };
    push(scan, start, when.tokens.end, Period { from: Some(from), to: Some(to) }, Proof::Marked, 0.4);
}

/// `seit März`, `since 1 January`, `bis Mai`.
fn open_ended(scan: &mut Scan<'_>, when: &When) {
    let at = skipped(scan, when.tokens.start);
    let bare_day = matches!(when.form, Form::Day { month: None, .. }) && when.clarity == Clarity::Shy;
    if bare_day {
        return;
    }
    if let Some(len) = scan.is_before(at, Word::Since)
        && let Some((from, _)) = nearest(when.form, scan.today(), Side::Past)
    {
        push(scan, at - len, when.tokens.end, Period { from: Some(from), to: None }, Proof::Marked, 0.9);
    }
    if let Some(len) = scan.is_before(at, Word::After)
        && let Some((_, to)) = nearest(when.form, scan.today(), Side::Past)
    {
        push(scan, at - len, when.tokens.end, Period { from: Some(to), to: None }, Proof::Marked, 0.6);
    }
    if let Some(len) = scan.is_before(at, Word::Before)
        && let Some((from, _)) = nearest(when.form, scan.today(), Side::Future)
    {
        push(scan, at - len, when.tokens.end, Period { from: None, to: Some(from) }, Proof::Marked, 0.6);
    }
    if let Some(len) = scan.is_before(at, Word::Until)
        && let Some((_, to)) = nearest(when.form, scan.today(), Side::Future)
    {
        push(scan, at - len, when.tokens.end, Period { from: None, to: Some(to) }, Proof::Marked, 0.6);
    }
}

/// The start of the articles and prepositions before token `i`.
fn skipped(scan: &Scan<'_>, i: usize) -> usize {
    let mut at = i;
    for word in [Word::Of, Word::On] {
        at -= scan.is_before(at, word).unwrap_or(0);
    }
    at
}

/// Where a span that begins with `first` may go on: its own start, and the second end's start.
fn joints(scan: &Scan<'_>, first: &When) -> Vec<(usize, usize)> {
    let at = skipped(scan, first.tokens.start);
    let between = scan.is_before(at, Word::Between);
    let opened = scan.is_before(at, Word::From).or(between);
    let start = opened.map_or(first.tokens.start, |len| at - len);
    let end = first.tokens.end;
    let ahead = |mut next: usize| {
        for word in [Word::On, Word::Of] {
            next += scan.is(next, word).unwrap_or(0);
        }
        next
    };
    let mut joints = Vec::new();
    if let Some(len) = scan.is(end, Word::To) {
        joints.push((start, ahead(end + len)));
    }
    if let Some(len) = scan.is(end, Word::And).filter(|_| between.is_some()) {
        joints.push((start, ahead(end + len)));
    }
    let gap = end.checked_sub(1).map_or("", |last| scan.gap(last));
    if matches!(scan.raw_token(end), "-" | "−") {
        joints.push((start, ahead(end + 1)));
    } else if gap.contains(['-', '–', '—']) {
        joints.push((start, ahead(end)));
    }
    joints
}

fn between(scan: &mut Scan<'_>, start: usize, first: &When, second: &When, sides: [Side; 2], asked: bool) {
    // "10 bis 20 Euro": two bare numbers are days only behind "vom", or as the answer.
    let bare = |when: &When| matches!(when.form, Form::Day { month: None, .. });
    let opened = start < first.tokens.start;
    let ranks = first.clarity.min(second.clarity) >= Clarity::Plain;
    if bare(first) && bare(second) && !(opened && ranks) && !(asked && ranks) {
        return;
    }
    if second.form.is_day() != first.form.is_day() && bare(first) {
        return;
    }
    let (mut end, mut latter) = (second.tokens.end, second.form);
    if let (Form::Day { month: Some(_), year: None, .. }, Form::Day { month: None, day, .. }) = (first.form, latter) {
        // "July 13 to 15, 2026"
        let (year, behind) = year_behind(scan, end);
        (end, latter) = (behind, Form::Day { year, month: None, day });
    }
    let (a, b) = completed(first.form, latter);
    let alternatives = if a.is_open() && b.is_open() { 2 } else { 1 };
    for (side, less) in sides.into_iter().zip([0.0, 0.4]).take(alternatives) {
        let Some(((from, _), (_, to))) = resolved(a, b, scan.today(), side) else { continue };
        if from < to {
            let period = Period { from: Some(from), to: Some(to) };
            push(scan, start, end, period, Proof::Marked, 0.95 - less);
        }
    }
}

/// Each end lends the other what it does not say: in "1. bis 15. März" both are of March.
fn completed(first: Form, second: Form) -> (Form, Form) {
    let (mut a, mut b) = (first, second);
    if let (Form::Day { year: ya, month: ma, day: da }, Form::Day { year: yb, month: mb, day: db }) = (a, b) {
        let month_a = ma.or(mb.filter(|_| da <= db).or_else(|| mb.map(|m| if m == 1 { 12 } else { m - 1 })));
        let month_b = mb.or(ma);
        a = Form::Day { year: ya, month: month_a, day: da };
        b = Form::Day { year: yb, month: month_b, day: db };
    }
    (a, b)
}

/// Both ends. The end that is nearer to where we look is found first, the other one beside it.
fn resolved(a: Form, b: Form, today: Date, side: Side) -> Option<(Days, Days)> {
    let first_known = !a.is_open();
    let second_known = !b.is_open();
    if second_known && !first_known {
        let end = nearest(b, today, side)?;
        return Some((last_until(a, end.0)?, end));
    }
    if first_known || side == Side::Past {
        let start = nearest(a, today, side)?;
        return Some((start, if second_known { nearest(b, today, side)? } else { first_from(b, start.0)? }));
    }
    let end = nearest(b, today, Side::Future)?;
    Some((last_until(a, end.0)?, end))
}

fn push(scan: &mut Scan<'_>, start: usize, end: usize, period: Period, proof: Proof, weight: f32) {
    scan.push(start..end, SlotType::Period, Value::Period(period), proof, weight);
}

#[cfg(test)]
mod tests {
    use crate::entity::kind::SlotType;
    use crate::entity::read::testing::{asked, best, check};

    // The tests' day is Tuesday, 2026-11-24.
    #[test]
    fn german_periods() {
        check(
            "de",
            SlotType::Period,
            &[
                ("letzten Monat", "2026-10-01..2026-11-01"),
                ("im letzten Monat", "2026-10-01..2026-11-01"),
                ("diesen Monat", "2026-11-01..2026-12-01"),
                ("letzte Woche", "2026-11-16..2026-11-23"),
                ("letztes Jahr", "2025-01-01..2026-01-01"),
                ("letzten 30 Tage", "2026-10-25..2026-11-25"),
                ("im Februar", "2026-02-01..2026-03-01"),
                ("Dezember", "2025-12-01..2026-01-01"),
                ("März 2025", "2025-03-01..2025-04-01"),
                ("im Jahr 2025", "2025-01-01..2026-01-01"),
                ("Q2", "2026-04-01..2026-07-01"),
                ("2. Quartal 2025", "2025-04-01..2025-07-01"),
                ("seit März", "2026-03-01.."),
                ("seit dem 1. Januar", "2026-01-01.."),
                ("bis gestern", "..2026-11-24"),
                ("vor Donnerstag", "..2026-11-26"),
                ("nach dem 1. Oktober", "2026-10-02.."),
                ("1.–15. Mai", "2026-05-01..2026-05-16"),
                ("vom 1. bis 15. Mai", "2026-05-01..2026-05-16"),
                ("zwischen dem 1. und 15. März", "2026-03-01..2026-03-16"),
                ("13 bis 15 Juli", "2026-07-13..2026-07-16"),
                ("vom 14.10. - 15.10.2025", "2025-10-14..2025-10-16"),
                ("20. Dezember bis 5. Januar", "2025-12-20..2026-01-06"),
                ("Januar bis März", "2026-01-01..2026-04-01"),
                ("vom 1. bis 30. November", "2026-11-01..2026-12-01"),
            ],
        );
    }

    #[test]
    fn english_periods() {
        check(
            "en",
            SlotType::Period,
            &[
                ("last month", "2026-10-01..2026-11-01"),
                ("this week", "2026-11-23..2026-11-30"),
                ("last 3 months", "2026-08-24..2026-11-25"),
                ("in February", "2026-02-01..2026-03-01"),
                ("since March", "2026-03-01.."),
                ("from March to May", "2026-03-01..2026-06-01"),
                ("between 1 and 15 March", "2026-03-01..2026-03-16"),
                ("July 13-15", "2026-07-13..2026-07-16"),
                ("August 10 to 22, 2012", "2012-08-10..2012-08-23"),
                ("3rd quarter", "2026-07-01..2026-10-01"),
                ("October 2014", "2014-10-01..2014-11-01"),
                ("until yesterday", "..2026-11-24"),
            ],
        );
    }

    #[test]
    fn a_year_only_when_asked_and_no_span_of_amounts() {
        assert_eq!(asked("de", "2025", SlotType::Period), ["2025 period 2025-01-01..2026-01-01"]);
        assert!(!best("de", "10 bis 20 Euro", None).iter().any(|found| found.contains("period")));
        assert_eq!(best("en", "you may send it in march", None), ["in march period 2026-03-01..2026-04-01"]);
    }
}
