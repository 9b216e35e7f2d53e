//! Times of day, moments, and stretches between them.

use super::calendar::day_form;
use super::{Context, Made, whole};
use crate::entity::chart::{Meaning, Node, Sure};
use crate::entity::form::{Clock, Form, Half, Hours, Point};
use crate::entity::length::Length;
use crate::entity::resolve::plus_days;
use crate::lang::{Make, Part, Unit};
use jiff::civil::Time;

pub(super) fn make(make: Make, caught: &[&Node], context: Context<'_>) -> Made {
    match make {
        Make::Clock => {
            let base = hour(caught.first()?)?;
            let mut rest = caught.iter().skip(1).map(|node| whole(node));
            let mut next = || rest.next().map_or(Some(None), |value| Some(Some(i8::try_from(value?).ok()?)));
            let (minute, second) = (next()?, next()?);
            if minute.is_some() && base.minute != 0 {
                return None;
            }
            time(Clock::new(base.hour, minute.unwrap_or(base.minute), second.unwrap_or(base.second), base.half)?)
        }
        Make::ClockMinutes => {
            let [first, second] = caught else { return None };
            let (base, minute) = (hour(first)?, i8::try_from(whole(second)?).ok()?);
            let two = minute < 60
                && matches!(second.meaning, Meaning::Number(num) if num.digits == 2 || num.digits == 0 && minute >= 10);
            let clock = Clock::new(base.hour, minute, 0, base.half)?;
            two.then_some((Part::Time, Meaning::Clock(clock), Sure::Shy))
        }
        Make::HalfTo => time(on_the_hour(caught.first()?)?.plus_minutes(-30)?),
        Make::HalfPast => time(on_the_hour(caught.first()?)?.plus_minutes(30)?),
        Make::Past(minutes) => past(caught, i32::from(minutes), 1),
        Make::To(minutes) => past(caught, i32::from(minutes), -1),
        Make::HalfOfDay { afternoon } => {
            let clock = hour(caught.first()?).or_else(|| in_one_number(caught.first()?))?;
            (1..=12).contains(&clock.hour).then_some(())?;
            time(clock.in_half(afternoon)?)
        }
        Make::InPart => in_part(caught),
        Make::Fixed(hour, minute) => {
            let sure = if hour == 12 { Sure::Plain } else { Sure::Clear };
            Some((Part::Time, Meaning::Clock(Clock::new(hour, minute, 0, Half::Clock)?), sure))
        }
        Make::Now => point(Point::At(context.expected.now)),
        Make::Moment => {
            let day = caught.iter().filter(|node| node.sure > Sure::Shy).find_map(|node| day_form(node))?;
            let clock = caught.iter().find(|node| node.part == Part::Time)?;
            let Meaning::Clock(time) = clock.meaning else { return None };
            (clock.sure > Sure::Shy).then(|| point(Point::On(day, time)))?
        }
        Make::PartOf => part_of(caught, context),
        Make::HoursBetween => between(caught),
        Make::Within => {
            let Meaning::Length(length) = caught.first()?.meaning else { return None };
            let now = context.expected.now;
            let end = if length.is_of_days() {
                crate::entity::resolve::plus(now.date(), length.span(1)?)?.to_datetime(Time::midnight())
            } else {
                now.checked_add(length.span(1)?).ok()?
            };
            hours(Some(Point::At(now)), Some(Point::At(end)))
        }
        Make::HoursFrom | Make::HoursUntil if caught.iter().any(|node| node.sure == Sure::Shy) => None,
        Make::HoursFrom => hours(Some(end(caught.first()?)?), None),
        Make::HoursUntil => match caught {
            [only] => hours(None, Some(end(only)?)),
            [from, to, ..] => hours(Some(end(from)?), Some(end(to)?)),
            [] => None,
        },
        _ => None,
    }
}

fn time(clock: Clock) -> Made {
    Some((Part::Time, Meaning::Clock(clock), Sure::Clear))
}

fn point(point: Point) -> Made {
    Some((Part::Moment, Meaning::Point(point), Sure::Clear))
}

fn hours(from: Option<Point>, to: Option<Point>) -> Made {
    Some((Part::Hours, Meaning::Hours(Hours { from, to }), Sure::Clear))
}

/// The hour that a number or time is. Numbers up to 12 leave the half of the day open, unless they
/// are written with a zero in front.
pub(in crate::entity) fn hour(node: &Node) -> Option<Clock> {
    match node.meaning {
        Meaning::Clock(clock) => Some(clock),
        Meaning::Number(num) if num.digits <= 2 && num.value.is_whole() => {
            let hour = i8::try_from(whole(node)?).ok()?;
            let padded = num.digits == 2 && hour < 10;
            Clock::new(hour, 0, 0, if padded { Half::Clock } else { Half::Open })
        }
        _ => None,
    }
}

/// `330` for half past three: only where the half of the day follows.
fn in_one_number(node: &Node) -> Option<Clock> {
    let Meaning::Number(num) = node.meaning else { return None };
    let number = whole(node).filter(|_| matches!(num.digits, 3 | 4))?;
    Clock::new(i8::try_from(number / 100).ok()?, i8::try_from(number % 100).ok()?, 0, Half::Open)
}

/// An hour that something may be said to be past.
fn on_the_hour(node: &Node) -> Option<Clock> {
    // "Half a dozen" is no time.
    hour(node).filter(|clock| clock.minute == 0 && clock.hour > 0 && node.steps == 0)
}

/// Minutes past or to an hour; `halb acht` is an hour to which five may be missing, too.
fn past(caught: &[&Node], quarters: i32, sign: i32) -> Made {
    let (minutes, base) = match (quarters, caught) {
        (0, [minutes, base]) => (i32::try_from(whole(minutes)?).ok()?, base),
        (quarters, [base]) => (quarters, base),
        _ => return None,
    };
    let clock = hour(base).filter(|clock| clock.minute % 30 == 0)?;
    // "Two past four": people count such minutes in fives.
    let fives = minutes % 5 == 0 || matches!(base.part, Part::Time);
    ((1..60).contains(&minutes) && fives).then_some(())?;
    time(clock.plus_minutes(sign * minutes)?)
}

/// A time in a part of the day: `8 Uhr abends`, `3:15 in the afternoon`, `heute Abend um 8`.
fn in_part(caught: &[&Node]) -> Made {
    let clock =
        caught.iter().find(|node| matches!(node.part, Part::Time | Part::Number)).and_then(|node| hour(node))?;
    let (from, day) = caught.iter().find_map(|node| match node.meaning {
        // "17 Uhr morgen" is tomorrow, not in the morning.
        Meaning::Daypart(from, _) if node.sure > Sure::Shy => Some((from, None)),
        Meaning::Hours(Hours { from: Some(Point::On(form, from)), .. }) => Some((from.hour, Some(form))),
        _ => None,
    })?;
    let clock = if clock.is_open() && clock.hour < 12 || clock.hour == 12 && from < 11 {
        clock.in_half(from >= 11 && !(from >= 20 && clock.hour < 5))?
    } else {
        Clock { half: Half::Said, ..clock }
    };
    match day {
        Some(form) => point(Point::On(form, clock)),
        None => time(clock),
    }
}

/// A part of a day; of today where no day is said.
fn part_of(caught: &[&Node], context: Context<'_>) -> Made {
    let (from, to) = caught.iter().find_map(|node| match node.meaning {
        Meaning::Daypart(from, to) => Some((from, to)),
        _ => None,
    })?;
    let which = super::small(caught, Part::Which).and_then(|which| i32::try_from(which).ok()).unwrap_or(0);
    let today = plus_days(context.today(), which)?;
    let form = caught.iter().find_map(|node| day_form(node)).unwrap_or(Form::Fixed(today));
    let clock = |hour| Clock::new(hour, 0, 0, Half::Said);
    let end = if to > from {
        Point::On(form, clock(to)?)
    } else {
        // Into the next day.
        let (day, _) = crate::entity::resolve::nearest(form, context.today(), crate::entity::resolve::Side::Future)?;
        Point::On(Form::Fixed(plus_days(day, 1)?), clock(to)?)
    };
    hours(Some(Point::On(form, clock(from)?)), Some(end))
}

/// The moment that an end is.
fn end(node: &Node) -> Option<Point> {
    match node.meaning {
        Meaning::Clock(clock) => Some(Point::Clock(clock)),
        Meaning::Point(point) => Some(point),
        Meaning::Day(form) => Some(Point::Day(form)),
        Meaning::Number(_) => Some(Point::Clock(hour(node)?)),
        Meaning::Hours(Hours { from, .. }) => from,
        _ => None,
    }
}

/// From one time to another, perhaps with the day.
fn between(caught: &[&Node]) -> Made {
    let mut ends =
        caught.iter().filter(|node| node.part != Part::Day && node.part != Part::Date && node.part != Part::Dom);
    let (first, second) = (ends.next()?, ends.next()?);
    let timed = |node: &Node| matches!(node.part, Part::Time | Part::Moment);
    let sure = |node: &Node| timed(node) && node.sure > Sure::Shy;
    (sure(first) || sure(second)).then_some(())?;
    let day = caught.iter().filter(|node| !timed(node)).find_map(|node| day_form(node));
    let on = |point: Point| match (point, day) {
        (Point::Clock(clock), Some(form)) => Point::On(form, clock),
        _ => point,
    };
    hours(Some(on(end(first)?)), Some(on(end(second)?)))
}

/// `last 24 hours`, `next 3 minutes`, on the full minute or hour.
pub(super) fn run(count: i32, unit: Unit, which: i64, context: Context<'_>) -> Made {
    let now = context.expected.now;
    let (minute, second) = match unit {
        Unit::Hour => (0, 0),
        Unit::Minute => (now.minute(), 0),
        _ => (now.minute(), now.second()),
    };
    let base = now.date().to_datetime(Time::new(now.hour(), minute, second, 0).ok()?);
    let one = Length::of(crate::entity::decimal::Decimal::whole(1), unit)?.span(1)?;
    let length = |count: i32| Length::of(crate::entity::decimal::Decimal::whole(1), unit)?.span(count);
    let (from, to) = match which {
        -1 => (base.checked_add(length(-count)?).ok()?, base),
        1 => {
            let from = base.checked_add(one).ok()?;
            (from, from.checked_add(length(count)?).ok()?)
        }
        _ => return None,
    };
    hours(Some(Point::At(from)), Some(Point::At(to)))
}
