//! Which day or moment a form means: its occurrences around now, and the one that is looked for.

use super::form::{Clock, Form, Half, Hours, Point, Stretch};
use super::holidays::feast_in;
use jiff::Span;
use jiff::civil::{Date, DateTime, Time};

/// Occurrences to either side that are tried: a leap day may be eight years off.
const FAR: i32 = 9;
/// The day of a month and a weekday meet at least once in so many months.
const MONTHS: i32 = 14;

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
    if !form.is_open() && !is_counted(form) {
        return occurrence(form, today, 0);
    }
    if let Form::DayOn { weekday, month, day } = form {
        let plain = Form::Day { year: None, month: Some(month), day };
        let right = |days: &Days| days.0.weekday().to_monday_one_offset() == weekday;
        let near = [0, 1, -1].into_iter().filter_map(|k| occurrence(plain, today, k)).find(right);
        return near.or_else(|| nearest(plain, today, side));
    }
    let (weekday, which) = match form {
        Form::Weekday { which, .. } => (true, which),
        Form::Month { which, .. } | Form::Feast { which, .. } => (false, which),
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
    let far = reach(form);
    match side {
        Side::Future => (-1..=far)
            .filter_map(|k| occurrence(form, today, k))
            .filter(|(from, to)| if strict { *from > today } else { *to > today })
            .nth(skip),
        Side::Past => (-far..=1)
            .rev()
            .filter_map(|k| occurrence(form, today, k))
            .filter(|(from, to)| if strict { *to <= today } else { *from <= today })
            .nth(skip),
    }
}

fn is_counted(form: Form) -> bool {
    matches!(
        form,
        Form::Weekday { .. } | Form::Month { year: None, which: Some(_), .. } | Form::Feast { year: None, .. }
    )
}

fn reach(form: Form) -> i32 {
    if matches!(form, Form::WeekdayOn { .. }) { MONTHS } else { FAR }
}

/// The first occurrence that begins at `base` or later.
pub(super) fn first_from(form: Form, base: Date) -> Option<Days> {
    (-1..=reach(form)).filter_map(|k| occurrence(form, base, k)).find(|(from, _)| *from >= base)
}

/// The last occurrence that begins at `base` or earlier.
pub(super) fn last_until(form: Form, base: Date) -> Option<Days> {
    (-reach(form)..=1).rev().filter_map(|k| occurrence(form, base, k)).find(|(from, _)| *from <= base)
}

/// The occurrence in the `k`-th week, month or year from that of `base`; of forms that are not
/// open the only one.
fn occurrence(form: Form, base: Date, k: i32) -> Option<Days> {
    let year = || i16::try_from(i32::from(base.year()) + k).ok();
    match form {
        Form::Fixed(day) => one_day(day),
        Form::Run(from, to) => Some((from, to)),
        Form::Year(year) => months(year, 1, 12),
        Form::Day { year: own, month: Some(month), day } => one_day(Date::new(own.or_else(year)?, month, day).ok()?),
        Form::Day { day, .. } => one_day(in_month(base, k, day)?),
        Form::Weekday { weekday, .. } => one_day(plus_days(monday(base)?, k * 7 + i32::from(weekday) - 1)?),
        Form::WeekdayOn { weekday, day } => {
            let found = in_month(base, k, day)?;
            (found.weekday().to_monday_one_offset() == weekday).then_some(())?;
            one_day(found)
        }
        Form::DayOn { month, day, .. } => one_day(Date::new(year()?, month, day).ok()?),
        Form::Feast { feast, year: own, .. } => one_day(feast_in(feast, own.or_else(year)?)?),
        Form::Month { year: own, month, .. } => months(own.or_else(year)?, month, 1),
        Form::Quarter { year: own, quarter } => months(own.or_else(year)?, quarter * 3 - 2, 3),
    }
}

fn in_month(base: Date, k: i32, day: i8) -> Option<Date> {
    let month = plus(base.first_of_month(), Span::new().try_months(k).ok()?)?;
    Date::new(month.year(), month.month(), day).ok()
}

/// The days of a stretch; an open end is `None`.
pub(super) fn days_of(stretch: Stretch, today: Date, side: Side) -> Option<(Option<Date>, Option<Date>)> {
    Some(match stretch {
        Stretch::One(form) => {
            let (from, to) = nearest(form, today, side)?;
            (Some(from), Some(to))
        }
        Stretch::Between(a, b) => {
            let ((from, _), (_, to)) = both(a, b, today, side)?;
            (from < to).then_some(())?;
            (Some(from), Some(to))
        }
        Stretch::From(form) => (Some(nearest(form, today, backwards(form, side))?.0), None),
        Stretch::After(form) => (Some(nearest(form, today, backwards(form, side))?.1), None),
        Stretch::Until(form) => (None, Some(nearest(form, today, Side::Future)?.1)),
        Stretch::Before(form) => (None, Some(nearest(form, today, Side::Future)?.0)),
    })
}

/// What began "since March" lies behind us; "ab Freitag" before us.
fn backwards(_: Form, side: Side) -> Side {
    side
}

/// Both ends. The end that is nearer to where we look is found first, the other one beside it.
fn both(a: Form, b: Form, today: Date, side: Side) -> Option<(Days, Days)> {
    let (a, b) = lent(a, b);
    match (a.is_open(), b.is_open()) {
        (true, false) => {
            let end = nearest(b, today, side)?;
            Some((last_until(a, end.0)?, end))
        }
        (false, open) => {
            let start = nearest(a, today, side)?;
            Some((start, if open { first_from(b, start.0)? } else { nearest(b, today, side)? }))
        }
        (true, true) if side == Side::Past => {
            let start = nearest(a, today, side)?;
            Some((start, first_from(b, start.0)?))
        }
        (true, true) => {
            let end = nearest(b, today, Side::Future)?;
            Some((last_until(a, end.0)?, end))
        }
    }
}

/// Each end lends the other what it does not say: in "1. bis 15. März" both are of March, and in
/// "8 August to 12 December 2008" both of that year.
fn lent(a: Form, b: Form) -> (Form, Form) {
    let (mut a, mut b) = (a, b);
    if let (Form::Day { year: ya, month: ma, day: da }, Form::Day { year: yb, month: mb, day: db }) = (a, b) {
        let before = |month: i8| if month == 1 { 12 } else { month - 1 };
        let month_a = ma.or(mb.filter(|_| da <= db)).or(mb.map(before));
        let after = |month: i8| if month == 12 { 1 } else { month + 1 };
        let month_b = mb.or(ma.filter(|_| da <= db)).or(ma.map(after));
        a = Form::Day { year: ya, month: month_a, day: da };
        b = Form::Day { year: yb, month: month_b, day: db };
    }
    (a, b)
}

/// The moment of a point, and the moment at which it is over.
pub(super) fn moment_of(point: Point, now: DateTime, side: Side) -> Option<(DateTime, DateTime)> {
    match point {
        Point::At(at) => Some((at, at)),
        Point::Clock(clock) => {
            let at = next_time(clock, now, side)?;
            Some((at, at))
        }
        Point::On(form, clock) => {
            let (mut day, _) = nearest(form, now.date(), side)?;
            // "Tuesday at 9" on a Tuesday is another one; today's own date may be meant.
            if let (Form::Weekday { .. }, Some(at)) = (form, at(day, clock))
                && at.date() == now.date()
                && side == Side::Past
            {
                day = at.date();
            }
            let mut at = at(day, clock)?;
            if clock.is_open() && at < now && day == now.date() && clock.hour < 12 && side == Side::Future {
                at = at.checked_add(Span::new().hours(12)).ok()?;
            }
            Some((at, at))
        }
        Point::Day(form) => {
            let (from, to) = nearest(form, now.date(), side)?;
            Some((from.to_datetime(Time::midnight()), to.to_datetime(Time::midnight())))
        }
    }
}

/// The moments from one to another; the second end lies behind the first.
pub(super) fn hours_of(hours: Hours, now: DateTime, side: Side) -> Option<(Option<DateTime>, Option<DateTime>)> {
    let Some(from) = hours.from else {
        let (to, _) = moment_of(hours.to?, now, side)?;
        return Some((None, Some(to)));
    };
    let Some(to) = hours.to else { return Some((Some(moment_of(from, now, side)?.0), None)) };
    let (from, to) = same_half(from, to);
    // "3 to 4 tomorrow": the day of the second end is that of the first.
    let (from, to) = match (from, to) {
        (Point::Clock(clock), Point::On(form, _)) => (Point::On(form, clock), to),
        (Point::On(form, _) | Point::Day(form), Point::Clock(clock)) => (from, Point::On(form, clock)),
        _ => (from, to),
    };
    let (start, _) = moment_of(from, now, side)?;
    let end = match to {
        Point::Clock(clock) => time_from(clock, start)?,
        // A day as the end is meant to its end.
        Point::Day(_) => moment_of(to, now, side)?.1,
        Point::On(_, clock) if start.date() >= now.date() || side == Side::Past => {
            let end = moment_of(to, now, side)?.0;
            if end > start { end } else { later(end, clock, start)? }
        }
        _ => moment_of(to, now, side)?.0,
    };
    (start < end).then_some((Some(start), Some(end)))
}

fn later(end: DateTime, clock: Clock, start: DateTime) -> Option<DateTime> {
    let mut end = end;
    if clock.is_open() {
        end = end.checked_add(Span::new().hours(12)).ok()?;
    }
    if end <= start {
        end = end.checked_add(Span::new().days(1)).ok()?;
    }
    Some(end)
}

/// "3 to 4pm": both in the afternoon, unless the first would lie behind the second.
fn same_half(from: Point, to: Point) -> (Point, Point) {
    let clock = |point: Point| match point {
        Point::Clock(clock) | Point::On(_, clock) => Some(clock),
        _ => None,
    };
    let with = |point: Point, clock: Clock| match point {
        Point::On(form, _) => Point::On(form, clock),
        _ => Point::Clock(clock),
    };
    let (Some(a), Some(b)) = (clock(from), clock(to)) else { return (from, to) };
    match (a.is_open(), b.is_open()) {
        // Where one end is by the clock of 24 hours, so is the other.
        (true, false) if b.half == Half::Clock => (with(from, Clock { half: Half::Clock, ..a }), to),
        (false, true) if a.half == Half::Clock && a.hour != 12 => {
            let later = (b.hour, b.minute) > (a.hour, a.minute);
            (from, if later { with(to, Clock { half: Half::Clock, ..b }) } else { to })
        }
        (true, false) => {
            let half = a.in_half(b.hour >= 12).filter(|half| (half.hour, half.minute) < (b.hour, b.minute));
            let half = half.or_else(|| a.in_half(b.hour < 12));
            (half.map_or(from, |half| with(from, half)), to)
        }
        (false, true) => {
            let half = [a.hour >= 12, a.hour < 12].into_iter().filter_map(|half| b.in_half(half));
            let half = half.into_iter().find(|half| (half.hour, half.minute) > (a.hour, a.minute));
            (from, half.map_or(to, |half| with(to, half)))
        }
        _ => (from, to),
    }
}

/// The time on that day; 24 o'clock is the next day's beginning.
pub(super) fn at(day: Date, clock: Clock) -> Option<DateTime> {
    if clock.hour == 24 {
        return Some(plus_days(day, 1)?.to_datetime(Time::midnight()));
    }
    Some(day.to_datetime(Time::new(clock.hour, clock.minute, clock.second, 0).ok()?))
}

/// The next time, or the last one, at which the clock shows that.
fn next_time(clock: Clock, now: DateTime, side: Side) -> Option<DateTime> {
    let halves = if clock.is_open() { [0_i64, 12] } else { [0, 24] };
    let today = at(now.date(), clock)?;
    let base = if clock.is_open() && clock.hour == 12 { today.checked_sub(Span::new().hours(12)).ok()? } else { today };
    let all = (-1..=1).flat_map(|day| halves.map(|half| day * 24 + half));
    let mut times = all.filter_map(|hours| base.checked_add(Span::new().hours(hours)).ok());
    match side {
        Side::Future => times.find(|time| *time >= now),
        Side::Past => times.rfind(|time| *time <= now),
    }
}

/// The next time behind `start` at which the clock shows that.
fn time_from(clock: Clock, start: DateTime) -> Option<DateTime> {
    let same = at(start.date(), clock)?;
    if same > start { Some(same) } else { later(same, clock, start) }
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
