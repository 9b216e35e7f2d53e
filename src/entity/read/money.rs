//! Amounts of money. Everything is counted in minor units; no float is anywhere.

use super::currency::{self, Unit};
use super::number::Num;
use super::scan::Scan;
use crate::entity::decimal::Decimal;
use crate::entity::kind::{Proof, SlotType};
use crate::entity::money::{Currency, Money};
use crate::entity::value::Value;
use crate::lang::Word;
use std::ops::Range;

pub(super) fn read(scan: &mut Scan<'_>) {
    let mut found: Vec<(Range<usize>, Money, Proof, f32)> = Vec::new();
    for num in &scan.nums {
        let before = found.len();
        with_unit(scan, num, &mut found);
        unit_first(scan, num, &mut found);
        cash(scan, num, &mut found);
        if found.len() == before {
            bare(scan, num, &mut found);
        }
    }
    for i in 0..scan.tokens.len() {
        lone_cash(scan, i, &mut found);
    }
    for (tokens, money, proof, weight) in found {
        scan.push(tokens, SlotType::Money, Value::Money(money), proof, weight);
    }
}

type Found = Vec<(Range<usize>, Money, Proof, f32)>;

/// `250 Euro`, `99 ct`, `20eur`, and what may follow: `12 Euro 50`, `drei Euro und fünf Cent`.
fn with_unit(scan: &Scan<'_>, num: &Num, found: &mut Found) {
    let end = num.tokens.end;
    let (unit, end) = if num.tail.is_empty() {
        let dashed = dash_for_cents(scan.gap(end - 1));
        match currency::at(scan, end).filter(|_| scan.close(end - 1) || dashed) {
            Some((unit, len)) => (unit, end + len),
            // "50,-" is an amount even without a currency.
            None if dashed && num.digits => (Unit::Whole(None), end),
            None => return,
        }
    } else if let Some(unit) = currency::glued(scan, &num.tail) {
        (unit, end)
    } else {
        return;
    };
    let tokens = num.tokens.start..end;
    let weight = if num.spaced { 0.8 } else { 0.9 };
    match unit {
        Unit::Coin(code) => {
            let currency = code.unwrap_or(scan.expected.currency);
            if let Some(money) = coins(num.value, currency) {
                found.push((tokens, money, Proof::Marked, weight));
            }
        }
        Unit::Whole(code) => {
            let currency = code.unwrap_or(scan.expected.currency);
            for (money, weight) in amounts(num, currency, weight) {
                if let Some((end, money)) = composed(scan, num, end, money) {
                    found.push((num.tokens.start..end, money, Proof::Marked, weight));
                }
                found.push((tokens.clone(), money, Proof::Marked, weight));
            }
        }
    }
}

/// `€1,200`, `EUR 20`.
fn unit_first(scan: &Scan<'_>, num: &Num, found: &mut Found) {
    let Some(before) = num.tokens.start.checked_sub(1).filter(|before| num.tail.is_empty() && scan.spaced(*before))
    else {
        return;
    };
    // Only signs and codes stand in front: "Euro 50" is an end of one amount more often.
    let Some((Unit::Whole(Some(currency)), 1)) = currency::at(scan, before) else { return };
    let written_so = scan.raw_token(before).chars().all(|c| !c.is_lowercase());
    // In "7 $ 80" the sign belongs to the number before it.
    let taken = before > 0 && scan.spaced(before - 1) && scan.nums.iter().any(|other| other.tokens.end == before);
    if written_so && !taken && !num.article {
        for (money, weight) in amounts(num, currency, 0.9) {
            if let Some((end, money)) = composed(scan, num, num.tokens.end, money) {
                found.push((before..end, money, Proof::Marked, weight));
            }
            found.push((before..num.tokens.end, money, Proof::Marked, weight));
        }
    }
}

/// `zwei Hunderter`, `five grand`.
fn cash(scan: &Scan<'_>, num: &Num, found: &mut Found) {
    let end = num.tokens.end;
    let worth = |word| if let Word::Cash(worth) = word { Some(worth) } else { None };
    if let Some((worth, len)) = scan.pick(end, worth).filter(|_| num.tail.is_empty() && scan.close(end - 1))
        && let Some(money) = num.value.times(u64::from(worth)).and_then(|v| Money::of(v, scan.expected.currency))
    {
        found.push((num.tokens.start..end + len, money, Proof::Marked, 0.8));
    } else if let Some(worth) = scan.meaning(&num.tail, worth)
        && let Some(money) = num.value.times(u64::from(worth)).and_then(|v| Money::of(v, scan.expected.currency))
    {
        found.push((num.tokens.clone(), money, Proof::Marked, 0.8));
    }
}

/// A slang word for a note without a number: only as the answer to the question.
fn lone_cash(scan: &Scan<'_>, i: usize, found: &mut Found) {
    let worth = |word| if let Word::Cash(worth) = word { Some(worth) } else { None };
    if scan.asked(&SlotType::Money)
        && let Some((worth, len)) = scan.pick(i, worth)
        && let Some(money) = Money::of(Decimal::whole(u64::from(worth)), scan.expected.currency)
    {
        found.push((i..i + len, money, Proof::Likely, 0.6));
    }
}

/// The answer to "how much?": `250`, `99,90`, `zwei fünfzig`.
fn bare(scan: &Scan<'_>, num: &Num, found: &mut Found) {
    if !scan.asked(&SlotType::Money) || !num.tail.is_empty() || num.article {
        return;
    }
    let currency = scan.expected.currency;
    for (money, weight) in amounts(num, currency, if num.spaced { 0.4 } else { 0.6 }) {
        found.push((num.tokens.clone(), money, Proof::Likely, weight));
        if !num.digits
            && let Some(minor) = scan.nums_at(num.tokens.end).find(|minor| ten_or_more(minor) && !minor.digits)
            && scan.spaced(num.tokens.end - 1)
            && let Some(money) = plus_minor(money, minor.value)
        {
            found.push((num.tokens.start..minor.tokens.end, money, Proof::Likely, 0.6));
        }
    }
}

/// What the number may be worth in whole units. Where its fraction is finer than the currency, its
/// sign must have grouped: nobody pays 1.234 €, and nobody writes 1,000 for one.
fn amounts(num: &Num, currency: Currency, weight: f32) -> impl Iterator<Item = (Money, f32)> {
    let exact = Money::of(num.value, currency);
    let grouped = num.grouped.and_then(|value| Money::of(value, currency));
    let other = if exact.is_some() { weight - 0.4 } else { weight - 0.1 };
    exact.map(|money| (money, weight)).into_iter().chain(grouped.map(|money| (money, other)))
}

fn coins(value: Decimal, currency: Currency) -> Option<Money> {
    Some(Money { minor: i64::try_from(value.scaled(0)?).ok()?, currency })
}

/// The hundredths behind whole units: `12 Euro 50`, `zwölf Euro fünfzig`, `3 Euro und 5 Cent`.
fn composed(scan: &Scan<'_>, num: &Num, at: usize, whole: Money) -> Option<(usize, Money)> {
    if !num.value.is_whole() || whole.currency.decimals() != 2 || !scan.spaced(at.checked_sub(1)?) {
        return None;
    }
    let and = scan.is(at, Word::And);
    let start = at + and.unwrap_or(0);
    let minor = scan.nums_at(start).find(|minor| !minor.article && !minor.spaced)?;
    let end = minor.tokens.end;
    let money = plus_minor(whole, minor.value)?;
    let coin = |unit| matches!(unit, Unit::Coin(code) if code.is_none_or(|code| code == whole.currency));
    if currency::glued(scan, &minor.tail).is_some_and(coin) {
        return Some((end, money));
    }
    if !minor.tail.is_empty() {
        return None;
    }
    match currency::at(scan, end).filter(|_| scan.close(end - 1)) {
        Some((unit, len)) => coin(unit).then_some((end + len, money)),
        None => {
            // Without its word only where nothing else may be counted: no month, two digits, "and" only at the end.
            let two = !minor.digits || scan.plain(start).is_some_and(|digits| digits.len() == 2);
            let counted = scan.pick(end, |word| {
                matches!(word, Word::Month(_) | Word::Unit(_) | Word::Percent | Word::Cash(_) | Word::To).then_some(())
            });
            let ordinal = minor.digits && scan.gap(end - 1).starts_with('.') && scan.token(end).is_some();
            let last = scan.token(end).is_none();
            ((and.is_none() || last) && two && counted.is_none() && !ordinal).then_some((end, money))
        }
    }
}

fn ten_or_more(num: &Num) -> bool {
    !num.article && num.value.as_u64().is_some_and(|value| (10..=99).contains(&value))
}

fn plus_minor(whole: Money, minor: Decimal) -> Option<Money> {
    let unit = 10_i64.checked_pow(whole.currency.decimals())?;
    let minor = i64::try_from(minor.as_u64().filter(|minor| (1..=99).contains(minor))?).ok()?;
    let round = whole.minor % unit == 0 && unit == 100;
    let minor = if whole.minor < 0 { -minor } else { minor };
    round.then(|| whole.minor.checked_add(minor).map(|minor| Money { minor, ..whole })).flatten()
}

/// `50,-` and `50.–`: a dash in the place of the cents.
fn dash_for_cents(gap: &str) -> bool {
    let mut signs = gap.trim_end().chars();
    matches!(signs.next(), Some(',' | '.')) && matches!(signs.next(), Some('-' | '–' | '—'))
}

#[cfg(test)]
mod tests {
    use crate::entity::kind::{Proof, SlotType};
    use crate::entity::money::Currency;
    use crate::entity::read::testing::{all, asked, best, check, show};
    use crate::text::Utterance;

    #[test]
    fn german_amounts() {
        check(
            "de",
            SlotType::Money,
            &[
                ("250 Euro", "250.00 EUR"),
                ("99,90 €", "99.90 EUR"),
                ("3.50 Euro", "3.50 EUR"),
                ("1.000 Euro", "1000.00 EUR"),
                ("1.234,56 €", "1234.56 EUR"),
                ("1,234.56 EUR", "1234.56 EUR"),
                ("12 500 Euro", "12500.00 EUR"),
                ("12k Euro", "12000.00 EUR"),
                ("20€", "20.00 EUR"),
                ("20eur", "20.00 EUR"),
                ("50,- €", "50.00 EUR"),
                ("zwölf Euro", "12.00 EUR"),
                ("zwölf Euro fünfzig", "12.50 EUR"),
                ("fünfzig Euro fünfzig", "50.50 EUR"),
                ("12 Euro 50", "12.50 EUR"),
                ("dreizehn Euro und fünfundvierzig Cent", "13.45 EUR"),
                ("fuffzig Euro", "50.00 EUR"),
                ("siebenhundert-Euro", "700.00 EUR"),
                ("einen Euro", "1.00 EUR"),
                ("einen Fuffi", "50.00 EUR"),
                ("16,4 Millionen Dollar", "16400000.00 USD"),
                ("99 Cent", "0.99 EUR"),
                ("zwei CHF", "2.00 CHF"),
                ("1,234 €", "1234.00 EUR"),
                ("270 yen", "270 JPY"),
                ("-50 EUR", "-50.00 EUR"),
            ],
        );
    }

    #[test]
    fn english_amounts() {
        check(
            "en",
            SlotType::Money,
            &[
                ("€1,200", "1200.00 EUR"),
                ("€99.90", "99.90 EUR"),
                ("$ 10", "10.00 USD"),
                ("50 bucks", "50.00 EUR"),
                ("25 quid", "25.00 EUR"),
                ("a tenner", "10.00 EUR"),
                ("1 grand", "1000.00 EUR"),
                ("12k euros", "12000.00 EUR"),
                ("two point zero five euros", "2.05 EUR"),
                ("two hundred and fifty pounds", "250.00 GBP"),
                ("20p", "0.20 GBP"),
                ("7$ 80c", "7.80 USD"),
                ("half million usd", "500000.00 USD"),
                ("$94,000", "94000.00 USD"),
                ("1.000 euros", "1.00 EUR"),
            ],
        );
    }

    #[test]
    fn a_bare_number_only_when_asked() {
        for (text, amount) in [("250", "250.00 EUR"), ("99,90", "99.90 EUR"), ("zwei fünfzig", "2.50 EUR")] {
            assert_eq!(asked("de", text, SlotType::Money), [format!("{text} money {amount}")]);
        }
        assert_eq!(best("de", "250", None), ["250 number 250"]);
    }

    #[test]
    fn a_number_may_become_an_amount() {
        let said = Utterance::new("schick Jonas 25");
        let numbers = all("de", &said, None, &[]);
        let bare: Vec<_> = numbers.iter().filter_map(|r| r.bare(&SlotType::Money, Currency::EUR)).collect();
        assert!(bare.iter().any(|r| show(&r.value) == "25.00 EUR" && r.proof == Proof::Likely));
    }

    #[test]
    fn what_is_no_amount_or_another_one() {
        assert_eq!(best("de", "50 Euro 15. März", None), ["50 Euro money 50.00 EUR", "15. März date 2027-03-15"]);
        assert_eq!(best("de", &format!("{} Euro", "9".repeat(30)), None), Vec::<String>::new());
        assert_eq!(best("de", "99999999999999999999 Euro", None), ["99999999999999999999 number 99999999999999999999"]);
    }
}
