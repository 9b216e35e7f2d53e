//! Stretches of the calendar: counted ones, and the calendar's own.

use super::resolve::{monday, months, plus};
use super::scan::Scan;
use crate::lang::{Unit, Word};
use jiff::Span;
use jiff::civil::Date;

/// The unit at token `i`.
pub(super) fn unit_at(scan: &Scan<'_>, i: usize) -> Option<(Unit, usize)> {
    scan.pick(i, |word| if let Word::Unit(unit) = word { Some(unit) } else { None })
}

/// A small whole number, or the article, at token `i`.
pub(super) fn count_at(scan: &Scan<'_>, i: usize) -> Option<(i32, usize)> {
    let num = scan.nums_at(i).find(|num| num.tail.is_empty())?;
    let count = num.value.as_u64().and_then(|count| i32::try_from(count).ok())?;
    (count <= 1_000).then_some((count, num.tokens.end))
}

/// The day that many units from `day`.
pub(super) fn ahead(day: Date, unit: Unit, count: i32) -> Option<Date> {
    let span = match unit {
        Unit::Minute | Unit::Hour => return None,
        Unit::Day => Span::new().try_days(count),
        Unit::Week => Span::new().try_weeks(count),
        Unit::Month => Span::new().try_months(count),
        Unit::Quarter => Span::new().try_months(count * 3),
        Unit::Year => Span::new().try_years(count),
    };
    plus(day, span.ok()?)
}

/// The calendar's own stretch: this month, last week.
pub(super) fn stretch(today: Date, unit: Unit, which: i32) -> Option<(Date, Date)> {
    let from = match unit {
        Unit::Minute | Unit::Hour => return None,
        Unit::Day => today,
        Unit::Week => monday(today)?,
        Unit::Month => today.first_of_month(),
        Unit::Quarter => months(today.year(), (today.month() - 1) / 3 * 3 + 1, 3)?.0,
        Unit::Year => today.first_of_year(),
    };
    let from = ahead(from, unit, which)?;
    Some((from, ahead(from, unit, 1)?))
}
