//! Rhythms of standing orders.

use super::calendar::{day_of, weekday};
use super::{Context, Made, length, whole};
use crate::entity::chart::{Meaning, Node, Sure};
use crate::entity::form::Form;
use crate::entity::value::{Every, Rhythm, RhythmDay};
use crate::lang::{Make, Part, Unit};

pub(super) fn make(make: Make, caught: &[&Node], _: Context<'_>) -> Made {
    match make {
        Make::Every => {
            let (count, unit) = caught.iter().find_map(|node| match node.meaning {
                Meaning::Length(length) => length.single(),
                _ => None,
            })?;
            rhythm(u16::try_from(count).ok()?, unit, None)
        }
        Make::EveryOther(count) => {
            let count = caught
                .iter()
                .find(|node| node.part == Part::Rank)
                .map_or(Some(i64::from(count)), |node| whole(node))?;
            let count = u16::try_from(count).ok()?;
            match weekday(caught) {
                Some(weekday) => rhythm(count, Unit::Week, Some(RhythmDay::Weekday(weekday))),
                None => rhythm(count, length::unit(caught)?, None),
            }
        }
        Make::Adverb(count, unit) => {
            let (part, meaning, _) = rhythm(u16::from(count), unit, None)?;
            Some((part, meaning, Sure::Plain))
        }
        Make::On => {
            let day = caught.iter().filter(|node| node.part != Part::Rhythm).find_map(|node| match node.meaning {
                Meaning::Day(Form::Day { month: None, day, .. }) => Some(RhythmDay::Day(day)),
                Meaning::Day(Form::Weekday { weekday, .. }) => Some(RhythmDay::Weekday(weekday)),
                _ => day_of(node).map(RhythmDay::Day),
            })?;
            let base = caught.iter().find_map(|node| match node.meaning {
                Meaning::Rhythm(rhythm) if rhythm.on.is_none() => Some(rhythm),
                _ => None,
            });
            let base = base.unwrap_or(Rhythm { count: 1, every: Every::Month, on: None });
            Some((Part::Rhythm, Meaning::Rhythm(Rhythm { on: Some(day), ..base }), Sure::Clear))
        }
        Make::OnLast => {
            let base = caught.iter().find_map(|node| match node.meaning {
                Meaning::Rhythm(rhythm) if rhythm.on.is_none() => Some(rhythm),
                _ => None,
            });
            let base = base.unwrap_or(Rhythm { count: 1, every: Every::Month, on: None });
            let rhythm = Rhythm { on: Some(RhythmDay::MonthEnd), ..base };
            Some((Part::Rhythm, Meaning::Rhythm(rhythm), Sure::Clear))
        }
        _ => None,
    }
}

fn rhythm(count: u16, unit: Unit, on: Option<RhythmDay>) -> Made {
    let (count, every) = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return None,
        Unit::Day => (count, Every::Day),
        Unit::Week => (count, Every::Week),
        Unit::Month => (count, Every::Month),
        Unit::Quarter => (count.checked_mul(3)?, Every::Month),
        Unit::Year => (count, Every::Year),
    };
    (count > 0).then_some((Part::Rhythm, Meaning::Rhythm(Rhythm { count, every, on }), Sure::Clear))
}
