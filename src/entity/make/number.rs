//! Numbers of parts, relative ranks and per cent.

use super::{Made, small};
use crate::entity::chart::{Meaning, Node, Num, Sure};
use crate::entity::decimal::Decimal;
use crate::lang::{Make, Part};

pub(super) fn make(make: Make, caught: &[&Node]) -> Made {
    let numbers = || caught.iter().filter_map(|node| value(node));
    match make {
        Make::Times(factor) => number(numbers().next().unwrap_or(Decimal::whole(1)).times(factor)?),
        Make::Parts => {
            let parts = Decimal::whole(u64::try_from(small(caught, Part::Fraction)?).ok()?);
            let top = numbers().next().unwrap_or(Decimal::whole(1));
            let times = numbers().nth(1).unwrap_or(Decimal::whole(1));
            number(top.product(times)?.over(parts)?)
        }
        Make::Plus => {
            let [first, rest @ ..] = caught else { return None };
            let number_of = |nodes: &[&Node]| nodes.iter().find_map(|node| value(node));
            let parts = Decimal::whole(u64::try_from(small(rest, Part::Fraction)?).ok()?);
            let top = number_of(rest).unwrap_or(Decimal::whole(1));
            let whole = value(first)?;
            // Summed up before it is divided, so that nothing is rounded twice.
            let times = rest.iter().filter_map(|node| value(node)).nth(1).unwrap_or(Decimal::whole(1));
            number(whole.product(parts)?.plus(top)?.product(times)?.over(parts)?)
        }
        Make::Ratio => {
            let mut both = numbers();
            number(both.next()?.over(both.next()?)?)
        }
        Make::Halves => number(numbers().next()?.over(Decimal::whole(2))?),
        Make::Hundredths => {
            let [first, second] = caught else { return None };
            let (Meaning::Number(whole), Meaning::Number(part)) = (first.meaning, second.meaning) else { return None };
            let words =
                whole.digits == 0 && part.digits == 0 && whole.value.as_u64()? < 100 && whole.value.as_u64()? > 0;
            let hundredths = part.value.as_u64().filter(|part| words && (10..=99).contains(part))?;
            let value = whole.value.plus(Decimal::new(i128::from(hundredths), 2)?)?;
            let num = Num { value, grouped: None, digits: 0, spaced: false };
            Some((Part::Number, Meaning::Number(num), Sure::Plain))
        }
        Make::Relative { offset, last } => Some((Part::Relative, Meaning::Relative { offset, last }, Sure::Plain)),
        Make::Percent => Some((Part::Percent, Meaning::Percent(numbers().next()?), Sure::Clear)),
        Make::BasisPoints => {
            let points = numbers().next()?;
            Some((
                Part::Percent,
                Meaning::Percent(Decimal::new(points.digits, points.scale.checked_add(2)?)?),
                Sure::Clear,
            ))
        }
        _ => None,
    }
}

fn number(value: Decimal) -> Made {
    let num = Num { value, grouped: None, digits: 0, spaced: false };
    Some((Part::Number, Meaning::Number(num), Sure::Clear))
}

/// The value of a number or an article.
pub(super) fn value(node: &Node) -> Option<Decimal> {
    match node.meaning {
        Meaning::Number(num) => Some(num.value),
        _ => None,
    }
}
