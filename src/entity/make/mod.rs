//! What the rules' patterns become. One file for each family of types.

mod calendar;
mod clock;
mod length;
mod money;
mod number;
mod rhythm;
mod stretch;

pub(super) use calendar::{day_of, ordered};
pub(super) use clock::hour;

use super::chart::{Meaning, Node, Sure};
use super::kind::Expectation;
use crate::lang::{Make, Part};
use jiff::civil::Date;

/// What a pattern becomes: its part and meaning, and how much that proves.
pub(super) type Made = Option<(Part, Meaning, Sure)>;

/// What making may know.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) expected: &'a Expectation<'a>,
}

impl Context<'_> {
    pub(super) fn today(self) -> Date {
        self.expected.now.date()
    }
}

/// Makes a part of the parts that a pattern caught.
///
/// `last` says that nothing of the clause follows.
pub(super) fn make(make: Make, caught: &[&Node], last: bool, context: Context<'_>) -> Made {
    match make {
        Make::ComposeLast | Make::TogetherLast | Make::DateShort if !last => None,
        Make::Same => {
            let node = caught.first()?;
            // Words around it that only it can have make it clear.
            Some((node.part, node.meaning, Sure::Clear))
        }
        Make::Surely => {
            let node = caught.first()?;
            (node.sure > Sure::Shy).then_some((node.part, node.meaning, Sure::Clear))
        }
        Make::Second => {
            let node = caught.get(1)?;
            Some((node.part, calendar::on_weekday(caught, node.meaning), Sure::Clear))
        }
        Make::Times(_)
        | Make::Parts
        | Make::Plus
        | Make::Ratio
        | Make::Halves
        | Make::Hundredths
        | Make::Relative { .. }
        | Make::Percent
        | Make::BasisPoints => number::make(make, caught),
        Make::Amount
        | Make::NamedAmount
        | Make::Compose
        | Make::ComposeLast
        | Make::About
        | Make::AmountFrom
        | Make::AmountTo
        | Make::AmountBetween
        | Make::Share(_)
        | Make::ShareOf => money::make(make, caught),
        Make::Length
        | Make::LengthAndHalf
        | Make::Quarters(_)
        | Make::Few(_)
        | Make::Together
        | Make::TogetherLast
        | Make::Counted(_) => length::make(make, caught),
        Make::Date
        | Make::DateShort
        | Make::DateNumbers
        | Make::DayOfMonth
        | Make::Weekday
        | Make::WeekdayOf
        | Make::WeekdayOn
        | Make::WeekdayAfter(_)
        | Make::WeekdayShift(_)
        | Make::Shift(_)
        | Make::ShiftFrom(_)
        | Make::NthIn
        | Make::LastIn
        | Make::Feast
        | Make::Advent
        | Make::Edge { .. }
        | Make::EdgeOf { .. }
        | Make::BankDay(_) => calendar::make(make, caught, context),
        Make::Which
        | Make::Unit(_)
        | Make::Run
        | Make::RunOf(_)
        | Make::Month
        | Make::Year
        | Make::Quarter
        | Make::HalfYear
        | Make::WeekNumber
        | Make::WeekIn
        | Make::Third(_)
        | Make::Weekend
        | Make::ToDate(_)
        | Make::Between
        | Make::From
        | Make::Until
        | Make::Before
        | Make::After => stretch::make(make, caught, context),
        Make::Clock
        | Make::ClockMinutes
        | Make::HalfTo
        | Make::HalfPast
        | Make::Past(_)
        | Make::To(_)
        | Make::HalfOfDay { .. }
        | Make::InPart
        | Make::Fixed(..)
        | Make::Now
        | Make::Moment
        | Make::PartOf
        | Make::HoursBetween
        | Make::Within
        | Make::HoursFrom
        | Make::HoursUntil => clock::make(make, caught, context),
        Make::Every | Make::EveryOther(_) | Make::Adverb(..) | Make::On | Make::OnLast => {
            rhythm::make(make, caught, context)
        }
    }
}

/// The first small whole number of that part.
fn small(caught: &[&Node], part: Part) -> Option<i64> {
    caught.iter().find(|node| node.part == part).and_then(|node| match node.meaning {
        Meaning::Small(value) => Some(value),
        _ => None,
    })
}

/// The first number, as a whole one.
fn whole(node: &Node) -> Option<i64> {
    match node.meaning {
        Meaning::Number(num) => num.value.as_u64().and_then(|value| i64::try_from(value).ok()),
        Meaning::Small(value) => Some(value),
        _ => None,
    }
}

/// The year that is among the parts.
fn year(caught: &[&Node]) -> Option<i16> {
    small(caught, Part::Year).and_then(|year| i16::try_from(year).ok())
}
