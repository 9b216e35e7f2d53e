//! Amounts of money, ranges of them, and shares of what is there. No float is anywhere.

use super::Made;
use super::number::value;
use crate::entity::chart::{Amount, Meaning, Node, Num, Sure};
use crate::entity::decimal::Decimal;
use crate::entity::money::Currency;
use crate::lang::{Make, Part};

pub(super) fn make(make: Make, caught: &[&Node]) -> Made {
    match make {
        Make::Amount => simple(caught),
        Make::NamedAmount => {
            let (named, rest) = caught.split_first()?;
            let (Part::Money, Meaning::Amount(mut amount), sure) = simple(rest)? else { return None };
            let Meaning::Currency(currency) = named.meaning else { return None };
            amount.currency = currency.or(amount.currency);
            Some((Part::Money, Meaning::Amount(amount), sure))
        }
        Make::Compose | Make::ComposeLast => compose(caught),
        Make::About => {
            let node = caught.first()?;
            let meaning = match node.meaning {
                Meaning::Amount(amount) => Meaning::Amount(Amount { about: true, ..amount }),
                other => other,
            };
            Some((node.part, meaning, Sure::Clear))
        }
        Make::AmountFrom => range(Some(amount(caught.first()?)?), None),
        Make::AmountTo => range(None, Some(amount(caught.first()?)?)),
        Make::AmountBetween => between(caught),
        Make::Share(tenths) => {
            let (part, meaning, sure) = share(Decimal::new(i128::from(tenths), 1)?)?;
            // "Alles" is said of much besides money.
            Some((part, meaning, if tenths == 10 { Sure::Shy } else { sure }))
        }
        Make::ShareOf => match caught.iter().find(|node| node.part != Part::Article)?.meaning {
            Meaning::Percent(percent) => share(Decimal::new(percent.digits, percent.scale.checked_add(2)?)?),
            Meaning::Small(parts) => share(Decimal::whole(1).over(Decimal::whole(u64::try_from(parts).ok()?))?),
            Meaning::Number(num) => share(num.value),
            _ => None,
        },
        _ => None,
    }
}

fn share(value: Decimal) -> Made {
    Some((Part::Share, Meaning::Share(value), Sure::Plain))
}

/// A number with its currency, coin or cash on either side.
fn simple(caught: &[&Node]) -> Made {
    let num = caught.iter().find_map(|node| match node.meaning {
        Meaning::Number(num) => Some(num),
        _ => None,
    })?;
    let unit = caught.iter().find(|node| !matches!(node.meaning, Meaning::Number(_)))?;
    match (unit.part, unit.meaning) {
        (Part::Currency | Part::Sign, Meaning::Currency(currency)) => money(num, currency, false),
        (Part::Coin, Meaning::Currency(currency)) => money(num, currency, true),
        (Part::Cash, Meaning::Cash(worth, currency)) => {
            let value = num.value.times(worth)?;
            let value = Decimal::new(value.digits, value.scale.checked_add(2)?)?;
            money(Num { value, grouped: None, ..num }, currency, false)
        }
        _ => None,
    }
}

fn money(num: Num, currency: Option<Currency>, coins: bool) -> Made {
    let amount = Amount { value: num.value, grouped: num.grouped, currency, coins, about: false };
    Some((if coins { Part::Coins } else { Part::Money }, Meaning::Amount(amount), Sure::Clear))
}

fn amount(node: &Node) -> Option<Amount> {
    match node.meaning {
        Meaning::Amount(amount) => Some(amount),
        _ => None,
    }
}

/// Whole units and hundredths: `12 Euro 50`, `3 Euro und 5 Cent`.
fn compose(caught: &[&Node]) -> Made {
    let (whole, rest) = (caught.first()?, caught.last()?);
    let whole = amount(whole)?;
    if !whole.value.is_whole() || whole.coins || whole.currency.is_some_and(|currency| currency.decimals() != 2) {
        return None;
    }
    let hundredths = match rest.meaning {
        Meaning::Number(_) if rest.sure == Sure::Shy => return None,
        Meaning::Number(num) if num.digits == 0 || num.digits == 2 || rest.sure == Sure::Clear => num.value,
        Meaning::Amount(coins) if coins.coins && (coins.currency.is_none() || coins.currency == whole.currency) => {
            coins.value
        }
        _ => return None,
    };
    let hundredths = hundredths.as_u64().filter(|value| (1..=99).contains(value))?;
    let sign = if whole.value.digits < 0 { -1 } else { 1 };
    let value = whole.value.plus(Decimal::new(sign * i128::from(hundredths), 2)?)?;
    Some((Part::Money, Meaning::Amount(Amount { value, grouped: None, ..whole }), Sure::Clear))
}

fn range(from: Option<Amount>, to: Option<Amount>) -> Made {
    Some((Part::Amounts, Meaning::Amounts(from, to), Sure::Clear))
}

/// From one amount to another; a bare number is counted as the amount beside it.
fn between(caught: &[&Node]) -> Made {
    let [first, second] = caught else { return None };
    let to = amount(second)?;
    let from = match first.meaning {
        Meaning::Amount(from) => {
            // "20 Cent bis 1 Euro" are of one currency, "5 $ bis 10 €" are none.
            (from.currency == to.currency || from.coins || to.coins).then_some(from)?
        }
        Meaning::Number(num) => Amount { value: value(first)?, grouped: num.grouped, ..to },
        _ => return None,
    };
    range(Some(from), Some(to))
}
