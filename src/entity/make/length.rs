//! Lengths of time.

use super::Made;
use super::number::value;
use crate::entity::chart::{Meaning, Node, Sure};
use crate::entity::decimal::Decimal;
use crate::entity::length::Length;
use crate::lang::{Make, Part, Unit};

/// A thousand years are beyond every order.
const MOST: i128 = 1_000_000;

pub(super) fn make(make: Make, caught: &[&Node]) -> Made {
    let length = match make {
        Make::Length => {
            let count = caught.iter().filter_map(|node| value(node)).try_fold(Decimal::whole(1), Decimal::product)?;
            of(count, unit(caught)?)?
        }
        Make::LengthAndHalf => of(value(caught.first()?)?.plus(Decimal::new(5, 1)?)?, unit(caught)?)?,
        Make::Quarters(count) => {
            let quarters = Decimal::new(i128::from(count) * 25, 2)?;
            let number = caught.iter().find(|node| node.part == Part::Number);
            let more = number.and_then(|node| value(node)).unwrap_or(Decimal::whole(0));
            of(quarters.plus(more)?, unit(caught)?)?
        }
        Make::Few(count) => of(Decimal::whole(u64::from(count)), unit(caught)?)?,
        Make::Counted(unit) => {
            let Meaning::Number(num) = caught.first()?.meaning else { return None };
            (num.digits > 0 || num.value == Decimal::whole(1)).then(|| of(num.value, unit))??
        }
        Make::Together | Make::TogetherLast => together(caught)?,
        _ => return None,
    };
    Some((Part::Length, Meaning::Length(length), Sure::Clear))
}

fn of(count: Decimal, unit: Unit) -> Option<Length> {
    let some = count.digits > 0 && count.floor()? < MOST;
    some.then(|| Length::of(count, unit)).flatten()
}

pub(super) fn unit(caught: &[&Node]) -> Option<Unit> {
    caught.iter().find_map(|node| match node.meaning {
        Meaning::Unit(unit) => Some(unit),
        _ => None,
    })
}

/// A length and a shorter one, or a number of the next smaller unit (`1 Stunde 30`).
fn together(caught: &[&Node]) -> Option<Length> {
    let [first, second] = caught else { return None };
    let Meaning::Length(a) = first.meaning else { return None };
    let b = match second.meaning {
        Meaning::Length(b) => b,
        Meaning::Number(num) if a.smallest() == Unit::Hour && num.digits != 1 => {
            let minutes = num.value.as_u64().filter(|minutes| (1..60).contains(minutes))?;
            Length::of(Decimal::whole(minutes), Unit::Minute)?
        }
        _ => return None,
    };
    (rank(a.smallest()) > rank(b.largest())).then(|| a.plus(b)).flatten()
}

fn rank(unit: Unit) -> u8 {
    match unit {
        Unit::Second => 0,
        Unit::Minute => 1,
        Unit::Hour => 2,
        Unit::Day => 3,
        Unit::Week => 4,
        Unit::Month => 5,
        Unit::Quarter => 6,
        Unit::Year => 7,
    }
}
