//! The language-neutral form of `entities --jsonl`: one flat object a value, all of strings.

use crate::entity::{Decimal, Money, Reading, SlotType, Value};
use jiff::Span;
use jiff::civil::{Date, DateTime, Time};
use serde_json::{Value as Json, json};

/// The object of a reading of `text`; `None` for what that form does not know: relative ranks.
pub(in crate::cli) fn normal_form(reading: &Reading, text: &str, now: DateTime) -> Option<Json> {
    let said = text.get(reading.span.clone()).unwrap_or_default();
    let (kind, norm) = norm(reading, said, now)?;
    let chars = |bytes: usize| text.get(..bytes).map_or(0, |before| before.chars().count());
    Some(json!({ "start": chars(reading.span.start), "end": chars(reading.span.end), "kind": kind, "norm": norm }))
}

fn norm(reading: &Reading, said: &str, now: DateTime) -> Option<(String, Json)> {
    let kind = |word: &str| word.to_owned();
    Some(match (&reading.kind, &reading.value) {
        (SlotType::Money, Value::Money(money)) => {
            let (amount, currency) = match reading.note.coins {
                Some(coins) => (coins.to_string(), "cent"),
                None => (amount(*money), money.currency.code()),
            };
            (kind("money"), json!({ "amount": amount, "cur": currency }))
        }
        (SlotType::Price, Value::Number(number)) => {
            (kind("money"), json!({ "amount": number.to_string(), "cur": "cent" }))
        }
        (SlotType::MoneyRange, Value::Amounts(amounts)) => {
            let currency = amounts.from.or(amounts.to)?.currency;
            let mut norm = serde_json::Map::new();
            norm.insert("cur".into(), currency.code().into());
            for (name, end) in [("from", amounts.from), ("to", amounts.to)] {
                if let Some(end) = end {
                    norm.insert(name.into(), amount(end).into());
                }
            }
            (kind("money"), Json::Object(norm))
        }
        (SlotType::Number | SlotType::WholeNumber, Value::Number(number)) => {
            (kind("number"), json!({ "n": number.to_string() }))
        }
        (SlotType::Percent, Value::Number(number)) => (kind("percent"), json!({ "n": number.to_string() })),
        (SlotType::Ordinal, Value::Number(number)) => (kind("ordinal"), json!({ "n": number.to_string() })),
        (SlotType::Ordinal, _) => return None,
        (SlotType::Date, Value::Date(day)) => {
            let next = day.tomorrow().ok()?;
            (kind("date"), json!({ "from": moment(midnight(*day)), "to": moment(midnight(next)) }))
        }
        (SlotType::Period, Value::Period(period)) => {
            (kind("daterange"), span(period.from.map(midnight), period.to.map(midnight)))
        }
        (SlotType::Time, Value::Time(time)) => (kind("time"), json!({ "at": moment(next(*time, now)?) })),
        (SlotType::Datetime, Value::DateTime(at)) => (kind("datetime"), json!({ "at": moment(*at) })),
        (SlotType::DatetimeRange, Value::Interval(interval)) => {
            (kind("datetimerange"), span(interval.from, interval.to))
        }
        (SlotType::Duration, Value::Duration(iso)) => {
            (kind("duration"), json!({ "seconds": seconds(iso)?.to_string() }))
        }
        (SlotType::Iban, Value::Iban(iban)) => (kind("iban"), json!({ "v": iban.as_str() })),
        (SlotType::CardNumber, Value::Text(text)) => (kind("card"), json!({ "v": text })),
        // As it was written: readers of this form compare the digits.
        (SlotType::Phone, _) => (kind("phone"), json!({ "v": said })),
        (SlotType::Email, Value::Text(text)) => (kind("email"), json!({ "v": text })),
        (other, value) => (kind(other.word()), json!({ "v": value.to_json() })),
    })
}

fn span(from: Option<DateTime>, to: Option<DateTime>) -> Json {
    match (from, to) {
        (Some(from), Some(to)) => json!({ "from": moment(from), "to": moment(to) }),
        (Some(from), None) => json!({ "from": moment(from), "open": true }),
        (None, to) => json!({ "to": to.map(moment), "open": true }),
    }
}

fn moment(at: DateTime) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S").to_string()
}

fn midnight(day: Date) -> DateTime {
    day.to_datetime(Time::midnight())
}

/// The next moment at which the clock shows that time.
fn next(time: Time, now: DateTime) -> Option<DateTime> {
    let today = now.date().to_datetime(time);
    if today >= now { Some(today) } else { today.checked_add(Span::new().days(1)).ok() }
}

/// The amount in whole units, without zeros at the end.
fn amount(money: Money) -> String {
    let scale = u8::try_from(money.currency.decimals()).unwrap_or(2);
    Decimal::new(i128::from(money.minor), scale).map_or_else(String::new, |amount| amount.to_string())
}

/// A duration in seconds, a month counted as 30 days and a year as 365, or as 12 months beside months.
fn seconds(iso: &str) -> Option<i64> {
    let days = iso.split('T').next().unwrap_or_default();
    let year = if days.contains('M') { 360 } else { 365 };
    let (mut seconds, mut number, mut in_time) = (0_i64, 0_i64, false);
    for c in iso.chars().skip(1) {
        if let Some(digit) = c.to_digit(10) {
            number = number.checked_mul(10)?.checked_add(i64::from(digit))?;
            continue;
        }
        let unit = match (c, in_time) {
            ('T', _) => {
                in_time = true;
                continue;
            }
            ('Y', false) => year * 86_400,
            ('M', false) => 30 * 86_400,
            ('W', false) => 7 * 86_400,
            ('D', false) => 86_400,
            ('H', true) => 3_600,
            ('M', true) => 60,
            ('S', true) => 1,
            _ => return None,
        };
        seconds = seconds.checked_add(std::mem::take(&mut number).checked_mul(unit)?)?;
    }
    Some(seconds)
}
