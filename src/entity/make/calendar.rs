//! Days.

use super::{Context, Made, length, small, whole, year};
use crate::entity::chart::{Meaning, Node, Sure};
use crate::entity::form::{Form, Point, Stretch};
use crate::entity::holidays::bank_day_from;
use crate::entity::resolve::{Side, monday, nearest, plus, plus_days};
use crate::lang::{Feast, Make, Part, Unit};
use jiff::civil::{Date, Time};

pub(super) fn make(make: Make, caught: &[&Node], context: Context<'_>) -> Made {
    match make {
        Make::Date => {
            let month = i8::try_from(small(caught, Part::Month)?).ok()?;
            let node = caught.iter().find(|node| day_of(node).is_some())?;
            let day = day_of(node)?;
            // "One may ask" is no date.
            let shy = caught.iter().any(|node| node.part == Part::Month && node.sure == Sure::Shy);
            if shy && matches!(node.meaning, Meaning::Number(num) if num.digits == 0) {
                return None;
            }
            date(Form::Day { year: year(caught), month: Some(month), day }, Sure::Clear)
        }
        Make::DateShort => date_short(caught, context),
        Make::WeekdayShift(sign) => {
            let Some(Meaning::Length(length)) =
                caught.iter().map(|node| node.meaning).find(|m| matches!(m, Meaning::Length(_)))
            else {
                return None;
            };
            let base = plus(context.today(), length.span(sign)?)?;
            length.is_of_days().then(|| fixed(plus_days(monday(base)?, i32::from(weekday(caught)?) - 1)?))?
        }
        Make::DateNumbers => date_numbers(caught, context),
        Make::DayOfMonth => {
            let form = Form::Day { year: None, month: None, day: day_of(caught.first()?)? };
            Some((Part::Dom, Meaning::Day(form), Sure::Clear))
        }
        Make::Weekday => {
            let which = small(caught, Part::Which).and_then(|which| i32::try_from(which).ok());
            let sure = caught.iter().find(|node| node.part == Part::Weekday)?.sure;
            let sure = if which.is_some() { Sure::Clear } else { sure };
            day(Form::Weekday { weekday: weekday(caught)?, which }, sure)
        }
        Make::WeekdayOf => {
            let which = i32::try_from(small(caught, Part::Which)?).ok()?;
            (length::unit(caught)? == Unit::Week).then_some(())?;
            fixed(plus_days(monday(context.today())?, which * 7 + i32::from(weekday(caught)?) - 1)?)
        }
        Make::WeekdayOn => {
            let number = caught.iter().find_map(|node| day_of(node))?;
            date(Form::WeekdayOn { weekday: weekday(caught)?, day: number }, Sure::Clear)
        }
        Make::WeekdayAfter(which) => day(Form::Weekday { weekday: weekday(caught)?, which: Some(which) }, Sure::Clear),
        Make::Shift(sign) => {
            let Meaning::Length(length) = caught.first()?.meaning else { return None };
            let span = length.span(sign)?;
            if length.is_of_days() {
                return fixed(plus(context.today(), span)?);
            }
            let at = context.expected.now.checked_add(span).ok()?;
            Some((Part::Moment, Meaning::Point(Point::At(at)), Sure::Clear))
        }
        Make::ShiftFrom(sign) => {
            let length = caught.iter().find_map(|node| match node.meaning {
                Meaning::Length(length) => Some(length),
                _ => None,
            })?;
            let base = caught.iter().find_map(|node| day_form(node))?;
            let (base, _) = nearest(base, context.today(), Side::Future)?;
            let span = length.span(sign)?;
            if length.is_of_days() {
                return fixed(plus(base, span)?);
            }
            let at = base.to_datetime(Time::midnight()).checked_add(span).ok()?;
            Some((Part::Moment, Meaning::Point(Point::At(at)), Sure::Clear))
        }
        Make::NthIn => {
            let nth = i32::try_from(small(caught, Part::Rank)?).ok()?;
            let (from, to) = run_of(caught, context)?;
            let found = match weekday(caught) {
                Some(weekday) => {
                    let ahead = (weekday - from.weekday().to_monday_one_offset()).rem_euclid(7);
                    plus_days(from, i32::from(ahead) + 7 * (nth - 1))?
                }
                None => {
                    length::unit(caught).is_none_or(|unit| unit == Unit::Day).then_some(())?;
                    plus_days(from, nth - 1)?
                }
            };
            if found < to { fixed(found) } else { None }
        }
        Make::LastIn => {
            let (_, to) = run_of(caught, context)?;
            let last = plus_days(to, -1)?;
            if length::unit(caught) == Some(Unit::Week) {
                let monday = monday(plus_days(to, -7)?)?;
                return Some((
                    Part::Span,
                    Meaning::Span(Stretch::One(Form::Run(monday, plus_days(monday, 7)?))),
                    Sure::Clear,
                ));
            }
            match weekday(caught) {
                Some(weekday) => {
                    let back = (last.weekday().to_monday_one_offset() - weekday).rem_euclid(7);
                    fixed(plus_days(last, -i32::from(back))?)
                }
                None => fixed(last),
            }
        }
        Make::Feast => {
            let node = caught.iter().find(|node| node.part == Part::Feast)?;
            let Meaning::Feast(feast) = node.meaning else { return None };
            let which = small(caught, Part::Which).and_then(|which| i32::try_from(which).ok());
            date(Form::Feast { feast, year: year(caught), which }, node.sure)
        }
        Make::Advent => {
            let nth = i16::try_from(small(caught, Part::Rank)?).ok().filter(|nth| (1..=4).contains(nth))?;
            let feast = Feast::Advent(7 * (nth - 1));
            date(Form::Feast { feast, year: year(caught), which: None }, Sure::Clear)
        }
        Make::Edge { end, unit } => {
            let today = context.today();
            let (from, to) = super::stretch::run(today, unit, 0)?;
            // "Zum Monatsanfang" is the next one, unless it is today.
            fixed(if end { plus_days(to, -1)? } else { Some(from).filter(|from| *from == today).unwrap_or(to) })
        }
        Make::EdgeOf { end } => {
            let (from, to) = run_of(caught, context)?;
            fixed(if end { plus_days(to, -1)? } else { from })
        }
        Make::BankDay(count) => fixed(bank_day_from(context.today(), u8::try_from(count).ok()?)?),
        _ => None,
    }
}

pub(super) fn day(form: Form, sure: Sure) -> Made {
    Some((Part::Day, Meaning::Day(form), sure))
}

fn date(form: Form, sure: Sure) -> Made {
    Some((Part::Date, Meaning::Day(form), sure))
}

fn fixed(found: Date) -> Made {
    day(Form::Fixed(found), Sure::Clear)
}

pub(super) fn weekday(caught: &[&Node]) -> Option<i8> {
    small(caught, Part::Weekday).and_then(|weekday| i8::try_from(weekday).ok())
}

/// The day of a month that a rank or a small number is.
pub(in crate::entity) fn day_of(node: &Node) -> Option<i8> {
    let small = match node.meaning {
        Meaning::Number(num) if num.digits > 2 || num.spaced => return None,
        Meaning::Number(_) => whole(node)?,
        Meaning::Small(rank) if node.part == Part::Rank => rank,
        _ => return None,
    };
    i8::try_from(small).ok().filter(|day| (1..=31).contains(day))
}

/// The form of a day.
pub(super) fn day_form(node: &Node) -> Option<Form> {
    match node.meaning {
        Meaning::Day(form) => Some(form),
        _ => None,
    }
}

/// The date, if it leaves the year open, with the weekday that was said: it decides the year.
pub(super) fn on_weekday(caught: &[&Node], meaning: Meaning) -> Meaning {
    match (weekday(caught), meaning) {
        (Some(weekday), Meaning::Day(Form::Day { year: None, month: Some(month), day })) => {
            Meaning::Day(Form::DayOn { weekday, month, day })
        }
        (_, meaning) => meaning,
    }
}

/// Day, month and the last two digits of a year: `3rd Feb 82`.
fn date_short(caught: &[&Node], context: Context<'_>) -> Made {
    let (short, rest) = caught.split_last()?;
    let Meaning::Number(num) = short.meaning else { return None };
    (num.digits == 2 && num.value.is_whole()).then_some(())?;
    let month = i8::try_from(small(rest, Part::Month)?).ok()?;
    let day = rest.iter().find_map(|node| day_of(node))?;
    let this = context.today().year();
    let near = this - this % 100 + i16::try_from(whole(short)?).ok()?;
    let year = if near > this + 19 { near - 100 } else { near };
    date(Form::Day { year: Some(year), month: Some(month), day }, Sure::Clear)
}

/// Day and month as two numbers or ranks, in the language's order; a number above 12 decides.
fn date_numbers(caught: &[&Node], context: Context<'_>) -> Made {
    let mut both = caught.iter().filter_map(|node| day_of(node));
    let (first, second) = (both.next()?, both.next()?);
    let day_first = context.expected.language.reading.day_first;
    let (day, month) = ordered(first, second, day_first)?;
    date(Form::Day { year: year(caught), month: Some(month), day }, Sure::Clear)
}

/// Day and month in the language's order; a number above 12 is no month.
pub(in crate::entity) fn ordered(first: i8, second: i8, day_first: bool) -> Option<(i8, i8)> {
    let (mut day, mut month) = if day_first { (first, second) } else { (second, first) };
    if month > 12 && day <= 12 {
        std::mem::swap(&mut day, &mut month);
    }
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((day, month))
}

/// The days of the stretch, month or unit that is among the parts.
pub(super) fn run_of(caught: &[&Node], context: Context<'_>) -> Option<(Date, Date)> {
    let today = context.today();
    let stretch = caught.iter().find_map(|node| match node.meaning {
        Meaning::Span(Stretch::One(form)) => Some(form),
        _ => None,
    });
    match stretch {
        Some(form) => nearest(form, today, Side::Future),
        None => super::stretch::run(today, length::unit(caught)?, 0),
    }
}
