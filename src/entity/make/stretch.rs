//! Stretches of days.

use super::calendar::{day, day_of};
use super::{Context, Made, length, small, whole, year};
use crate::entity::chart::{Meaning, Node, Sure};
use crate::entity::form::{Form, Point, Stretch};
use crate::entity::kind::Policy;
use crate::entity::resolve::{monday, months, plus, plus_days};
use crate::lang::{Make, Part, Unit};
use jiff::Span;
use jiff::civil::{Date, Time};

/// So many units are counted at most.
const MOST: i64 = 1_000;

pub(super) fn make(make: Make, caught: &[&Node], context: Context<'_>) -> Made {
    let today = context.today();
    match make {
        Make::Which => {
            let which = i32::try_from(small(caught, Part::Which)?).ok()?;
            match small(caught, Part::Month).and_then(|month| i8::try_from(month).ok()) {
                // "This may take longer".
                Some(_)
                    if which == 0 && caught.iter().any(|node| node.part == Part::Month && node.sure == Sure::Shy) =>
                {
                    None
                }
                // "This September" is this year's, even if it has gone.
                Some(month) if which == 0 => {
                    one(Form::Month { year: Some(today.year()), month, which: None }, Sure::Clear)
                }
                Some(month) => one(Form::Month { year: None, month, which: Some(which) }, Sure::Clear),
                None => unit(length::unit(caught)?, which, context),
            }
        }
        Make::Unit(which) => unit(length::unit(caught)?, which, context),
        Make::Run => {
            let number = caught.iter().find(|node| node.part == Part::Number).and_then(|node| whole(node))?;
            run_from(caught, number, context)
        }
        Make::RunOf(count) => run_from(caught, i64::from(count), context),
        Make::Month => {
            let node = caught.iter().find(|node| node.part == Part::Month)?;
            let month = i8::try_from(small(caught, Part::Month)?).ok()?;
            let year = year(caught);
            let sure = if year.is_some() { Sure::Clear } else { node.sure };
            one(Form::Month { year, month, which: None }, sure)
        }
        Make::Year => one(Form::Year(year(caught)?), caught.first()?.sure),
        Make::Quarter => {
            let quarter = small(caught, Part::Quarter).or_else(|| caught.iter().find_map(|node| whole(node)))?;
            let quarter = i8::try_from(quarter).ok().filter(|quarter| (1..=4).contains(quarter))?;
            one(Form::Quarter { year: year(caught), quarter }, Sure::Clear)
        }
        Make::HalfYear => {
            let half = caught.iter().find_map(|node| whole(node)).filter(|half| (1..=2).contains(half))?;
            let half = i8::try_from(half).ok()?;
            let (from, to) = months(year(caught).unwrap_or(today.year()), half * 6 - 5, 6)?;
            one(Form::Run(from, to), Sure::Clear)
        }
        Make::WeekNumber => {
            let number = caught.iter().find(|node| node.part == Part::Number).and_then(|node| whole(node))?;
            let number = i8::try_from(number).ok().filter(|number| (1..=53).contains(number))?;
            let year = year(caught).unwrap_or(today.year());
            let from = jiff::civil::ISOWeekDate::new(year, number, jiff::civil::Weekday::Monday).ok()?.date();
            one(Form::Run(from, plus_days(from, 7)?), Sure::Clear)
        }
        Make::WeekIn => {
            let nth = i32::try_from(small(caught, Part::Rank)?).ok()?;
            let (from, to) = super::calendar::run_of(caught, context)?;
            // The first week is that of the first Monday.
            let first = plus_days(monday(plus_days(from, 6)?)?, 7 * (nth - 1))?;
            if first < to { one(Form::Run(first, plus_days(first, 7)?), Sure::Clear) } else { None }
        }
        Make::Third(third) => {
            let (from, to) = super::calendar::run_of(caught, context)?;
            let days = (to - from).get_days();
            let cut = |part: i32| plus_days(from, days * part / 3);
            let (from, to) = match third {
                0 => (from, cut(1)?),
                1 => (cut(1)?, cut(2)?),
                _ => (cut(2)?, to),
            };
            one(Form::Run(from, to), Sure::Clear)
        }
        Make::Weekend => {
            let which = small(caught, Part::Which).and_then(|which| i32::try_from(which).ok()).unwrap_or(0);
            let saturday = plus_days(monday(today)?, which * 7 + 5)?;
            one(Form::Run(saturday, plus_days(saturday, 2)?), Sure::Clear)
        }
        Make::ToDate(unit) => one(Form::Run(run(today, unit, 0)?.0, plus_days(today, 1)?), Sure::Clear),
        Make::Between => between(caught, today),
        Make::From => open(caught, today, Stretch::From),
        Make::Until => open(caught, today, Stretch::Until),
        Make::Before => open(caught, today, Stretch::Before),
        Make::After => open(caught, today, Stretch::After),
        _ => None,
    }
}

fn span(stretch: Stretch, sure: Sure) -> Made {
    Some((Part::Span, Meaning::Span(stretch), sure))
}

fn one(form: Form, sure: Sure) -> Made {
    span(Stretch::One(form), sure)
}

/// Which one of a unit: a day is a day, an hour a moment.
fn unit(unit: Unit, which: i32, context: Context<'_>) -> Made {
    let today = context.today();
    match unit {
        Unit::Second => None,
        Unit::Minute | Unit::Hour => {
            let now = context.expected.now;
            let minute = if unit == Unit::Hour { 0 } else { now.minute() };
            let base = now.date().to_datetime(Time::new(now.hour(), minute, 0, 0).ok()?);
            let span = if unit == Unit::Hour { Span::new().try_hours(which) } else { Span::new().try_minutes(which) };
            let at = base.checked_add(span.ok()?).ok()?;
            Some((Part::Moment, Meaning::Point(Point::At(at)), Sure::Clear))
        }
        Unit::Day => day(Form::Fixed(plus_days(today, which)?), Sure::Clear),
        _ => {
            let (from, to) = run(today, unit, which)?;
            one(Form::Run(from, to), Sure::Clear)
        }
    }
}

/// `die letzten 30 Tage`, `next 3 months`: up to today, or from tomorrow on.
fn run_from(caught: &[&Node], count: i64, context: Context<'_>) -> Made {
    let which = small(caught, Part::Which)?;
    let count = i32::try_from(Some(count).filter(|count| (1..=MOST).contains(count))?).ok()?;
    let unit = length::unit(caught)?;
    if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) {
        return super::clock::run(count, unit, which, context);
    }
    let today = context.today();
    let (from, to) = match which {
        // A statement up to now shows today, too.
        -1 if context.expected.policy != Policy::Future => (ahead(today, unit, -count)?, plus_days(today, 1)?),
        // Days are counted from today; of weeks, months and years the calendar's own are meant.
        -1 => (ahead(run(today, unit, 0)?.0, unit, -count)?, run(today, unit, 0)?.0),
        1 => (run(today, unit, 1)?.0, ahead(run(today, unit, 1)?.0, unit, count)?),
        _ => return None,
    };
    one(Form::Run(from, to), Sure::Clear)
}

/// The day that many units from `day`.
fn ahead(day: Date, unit: Unit, count: i32) -> Option<Date> {
    let span = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return None,
        Unit::Day => Span::new().try_days(count),
        Unit::Week => Span::new().try_weeks(count),
        Unit::Month => Span::new().try_months(count),
        Unit::Quarter => Span::new().try_months(count.checked_mul(3)?),
        Unit::Year => Span::new().try_years(count),
    };
    plus(day, span.ok()?)
}

/// The calendar's own stretch: this month, last week.
pub(super) fn run(today: Date, unit: Unit, which: i32) -> Option<(Date, Date)> {
    let from = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return None,
        Unit::Day => today,
        Unit::Week => monday(today)?,
        Unit::Month => today.first_of_month(),
        Unit::Quarter => months(today.year(), (today.month() - 1) / 3 * 3 + 1, 3)?.0,
        Unit::Year => today.first_of_year(),
    };
    let from = ahead(from, unit, which)?;
    Some((from, ahead(from, unit, 1)?))
}

/// The form of an end: a day, a stretch, or the number of a day.
fn end(node: &Node, today: Date) -> Option<Form> {
    match node.meaning {
        Meaning::Day(form) | Meaning::Span(Stretch::One(form)) => Some(form),
        Meaning::Unit(unit) => run(today, unit, 0).map(|(from, to)| Form::Run(from, to)),
        _ => day_of(node).map(|day| Form::Day { year: None, month: None, day }),
    }
}

fn between(caught: &[&Node], today: Date) -> Made {
    let [first, second, rest @ ..] = caught else { return None };
    let (mut a, mut b) = (end(first, today)?, end(second, today)?);
    if let Some(year) = year(rest) {
        (a, b) = (a.in_year(year), b.in_year(year));
    }
    let bare = |form: Form| matches!(form, Form::Day { month: None, .. });
    // "Twenty-fourth of May" is no span from the twentieth on.
    let number = |node: &Node| node.part == Part::Number;
    if matches!(first.meaning, Meaning::Number(num) if num.digits == 0) && second.start == first.end {
        return None;
    }
    // Two numbers are days only if both are said to be; a number and a month are no span.
    let right = match (bare(a), bare(b)) {
        (true, true) => !number(first) && !number(second),
        (true, false) => matches!(b, Form::Day { .. }),
        (false, true) => matches!(a, Form::Day { .. }),
        (false, false) => true,
    };
    // The year behind the second end is that of both: "8 August to 12 December 2008".
    if let (Form::Day { year: None, .. } | Form::Month { year: None, which: None, .. }, Some(year)) = (a, year_of(b))
        && month_of(a).is_none_or(|month| month_of(b).is_some_and(|other| month <= other))
    {
        a = a.in_year(year);
    }
    if first.sure == Sure::Shy && second.sure == Sure::Shy && !bare(a) {
        return None;
    }
    right.then(|| span(Stretch::Between(a, b), Sure::Clear)).flatten()
}

fn year_of(form: Form) -> Option<i16> {
    match form {
        Form::Day { year, .. } | Form::Month { year, .. } => year,
        _ => None,
    }
}

fn month_of(form: Form) -> Option<i8> {
    match form {
        Form::Day { month, .. } => month,
        Form::Month { month, .. } => Some(month),
        _ => None,
    }
}

fn open(caught: &[&Node], today: Date, stretch: impl Fn(Form) -> Stretch) -> Made {
    let node = caught.first()?;
    span(stretch(end(node, today)?), if node.sure == Sure::Shy { Sure::Shy } else { Sure::Clear })
}
