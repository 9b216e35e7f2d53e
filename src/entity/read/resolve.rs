//! Which day a form means: its occurrences around today, and the one that is looked for.

use super::when::Form;
use jiff::Span;
use jiff::civil::Date;

/// Occurrences to either side that are tried: a leap day may be eight years off.
const FAR: i32 = 9;

/// A stretch of days, half open.
pub(super) type Days = (Date, Date);

/// Where to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Future,
    Past,
}

/// The occurrence nearest to today on that side. Today's own counts, save for weekdays: on a
/// Friday, "Friday" is another one.
pub(super) fn nearest(form: Form, today: Date, side: Side) -> Option<Days> {
    let (weekday, which) = match form {
        Form::Weekday { which, .. } => (true, which),
        Form::Month { which, .. } => (false, which),
        _ => (false, None),
    };
    let side = match which {
        Some(offset) if offset < 0 => Side::Past,
        Some(offset) if offset > 0 => Side::Future,
        _ => side,
    };
    // "this Friday" may be today; "last March" is a whole month ago, "next March" to come.
    let strict = weekday && which != Some(0) || which.is_some_and(|offset| offset != 0);
    let skip = which.map_or(0, |offset| offset.unsigned_abs().saturating_sub(1)) as usize;
    let mut all = occurrences(form, today);
    if !form.is_open() && which.is_none() {
        return all.into_iter().next();
    }
    match side {
        Side::Future => all.into_iter().filter(|(from, to)| if strict { *from > today } else { *to > today }).nth(skip),
        Side::Past => {
            all.reverse();
            all.into_iter().filter(|(from, to)| if strict { *to <= today } else { *from <= today }).nth(skip)
        }
    }
}

/// The first occurrence that begins at `base` or later.
pub(super) fn first_from(form: Form, base: Date) -> Option<Days> {
    occurrences(form, base).into_iter().find(|(from, _)| *from >= base)
}

/// The last occurrence that begins at `base` or earlier.
pub(super) fn last_until(form: Form, base: Date) -> Option<Days> {
    occurrences(form, base).into_iter().rfind(|(from, _)| *from <= base)
}

/// The occurrences around `base`, in order.
fn occurrences(form: Form, base: Date) -> Vec<Days> {
    match form {
        Form::Fixed(day) => one_day(day).into_iter().collect(),
        Form::Span(from, to) => vec![(from, to)],
        Form::Year(year) => months(year, 1, 12).into_iter().collect(),
        Form::Day { year: Some(year), month: Some(month), day } => {
            Date::new(year, month, day).ok().and_then(one_day).into_iter().collect()
        }
        Form::Month { year: Some(year), month, .. } => months(year, month, 1).into_iter().collect(),
        Form::Quarter { year: Some(year), quarter } => months(year, quarter * 3 - 2, 3).into_iter().collect(),
        _ => (-FAR..=FAR).filter_map(|k| occurrence(form, base, k)).collect(),
    }
}

fn occurrence(form: Form, base: Date, k: i32) -> Option<Days> {
    let year = i16::try_from(i32::from(base.year()) + k).ok()?;
    match form {
        Form::Day { month: Some(month), day, .. } => one_day(Date::new(year, month, day).ok()?),
        Form::Day { day, .. } => {
            let month = plus(base.first_of_month(), Span::new().try_months(k).ok()?)?;
            one_day(Date::new(month.year(), month.month(), day).ok()?)
        }
        Form::Weekday { weekday, .. } => one_day(plus_days(monday(base)?, k * 7 + i32::from(weekday) - 1)?),
        Form::Month { month, .. } => months(year, month, 1),
        Form::Quarter { quarter, .. } => months(year, quarter * 3 - 2, 3),
        _ => None,
    }
}

/// That many calendar months.
pub(super) fn months(year: i16, month: i8, count: i32) -> Option<Days> {
    let from = Date::new(year, month, 1).ok()?;
    Some((from, plus(from, Span::new().try_months(count).ok()?)?))
}

pub(super) fn monday(day: Date) -> Option<Date> {
    plus_days(day, -i32::from(day.weekday().to_monday_zero_offset()))
}

pub(super) fn one_day(day: Date) -> Option<Days> {
    Some((day, plus_days(day, 1)?))
}

pub(super) fn plus_days(day: Date, days: i32) -> Option<Date> {
    plus(day, Span::new().try_days(days).ok()?)
}

pub(super) fn plus(day: Date, span: Span) -> Option<Date> {
    day.checked_add(span).ok()
}
