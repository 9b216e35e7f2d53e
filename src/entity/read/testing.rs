//! What the readers' tests share: a day, and readings as text.

use crate::entity::kind::{Entities, Expectation, ListWords, Policy, Reading, SlotType};
use crate::entity::money::{Currency, Money};
use crate::entity::select::select;
use crate::entity::value::{RhythmDay, Value};
use crate::lang::Languages;
use crate::text::Utterance;
use jiff::civil::date;

/// Every reading, on Tuesday, 2026-11-24, at noon.
pub(crate) fn all(language: &str, said: &Utterance, asked: Option<&SlotType>, lists: &[ListWords]) -> Vec<Reading> {
    let languages = Languages::default();
    let expected = Expectation {
        language: languages.get(language).unwrap(),
        now: date(2026, 11, 24).at(12, 0, 0, 0),
        asked,
        policy: Policy::default(),
        lists: &lists.iter().collect::<Vec<_>>(),
        currency: Currency::EUR,
        begun: None,
    };
    Entities::default().readings(said, &expected)
}

/// The selection, as `text kind value`.
pub(crate) fn best(language: &str, text: &str, asked: Option<SlotType>) -> Vec<String> {
    let said = Utterance::new(text);
    let selected = select(all(language, &said, asked.as_ref(), &[]), asked.as_ref());
    selected.iter().map(|r| format!("{} {} {}", &text[r.span.clone()], r.kind.word(), show(&r.value))).collect()
}

pub(crate) fn asked(language: &str, text: &str, kind: SlotType) -> Vec<String> {
    best(language, text, Some(kind))
}

/// The list readings, as `text id`.
pub(crate) fn with_lists(language: &str, text: &str, lists: &[ListWords]) -> Vec<String> {
    let said = Utterance::new(text);
    (all(language, &said, None, lists).iter())
        .filter_map(|r| match &r.value {
            Value::Item(item) => Some(format!("{} {}", &text[r.span.clone()], item.id)),
            _ => None,
        })
        .collect()
}

/// A value as the tables of rules write it.
pub(crate) fn show(value: &Value) -> String {
    fn between<T>(from: Option<T>, to: Option<T>, end: impl Fn(T) -> String) -> String {
        format!("{}..{}", from.map(&end).unwrap_or_default(), to.map(&end).unwrap_or_default())
    }
    let moment = |at: jiff::civil::DateTime| at.strftime("%Y-%m-%dT%H:%M").to_string();
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) | Value::Share(number) => number.to_string(),
        Value::Money(money) => money.to_string(),
        Value::Date(day) => day.to_string(),
        Value::Period(period) => between(period.from, period.to, |day| day.to_string()),
        Value::Time(time) => time.strftime("%H:%M").to_string(),
        Value::DateTime(at) => moment(*at),
        Value::Interval(interval) => between(interval.from, interval.to, moment),
        Value::Amounts(amounts) => between(amounts.from, amounts.to, |amount: Money| amount.to_string()),
        Value::Duration(iso) => iso.clone(),
        Value::Relative(relative) => {
            format!("{}{:+}", if relative.from_end { "last" } else { "next" }, relative.offset)
        }
        Value::Rhythm(rhythm) => {
            let every = format!("{} {:?}", rhythm.count, rhythm.every).to_lowercase();
            match rhythm.on {
                None => every,
                Some(RhythmDay::Weekday(day)) => format!("{every} on weekday {day}"),
                Some(RhythmDay::Day(day)) => format!("{every} on day {day}"),
                Some(RhythmDay::MonthEnd) => format!("{every} on last day"),
            }
        }
        Value::Iban(iban) => iban.as_str().to_owned(),
        Value::WrongIban(wrong) => format!("{} {:?}", wrong.text, wrong.fault),
        Value::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Item(item) => item.id.clone(),
        Value::Custom { json, .. } => json.to_string(),
    }
}
