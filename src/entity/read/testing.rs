//! What the readers' tests share: a day, and readings as text.

use crate::entity::kind::{Entities, Expectation, ListWords, Policy, Reading, SlotType};
use crate::entity::money::Currency;
use crate::entity::select::select;
use crate::entity::value::Value;
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
        lists,
        currency: Currency::EUR,
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

/// Each text, alone and inside a sentence, is one value of that kind.
pub(crate) fn check(language: &str, kind: SlotType, cases: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (text, value) in cases {
        for said in [(*text).to_owned(), format!("xxx {text} xxx")] {
            let found = best(language, &said, None);
            let right = format!("{text} {} {value}", kind.word());
            if found != [right.clone()] {
                wrong.push(format!("{said}: {found:?} instead of {right:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

pub(crate) fn show(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Money(money) => money.to_string(),
        Value::Date(day) => day.to_string(),
        Value::Period(period) => {
            let end = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
            format!("{}..{}", end(period.from), end(period.to))
        }
        Value::Iban(iban) => iban.as_str().to_owned(),
        Value::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Item(item) => item.id.clone(),
        other => format!("{}", other.to_json()),
    }
}
