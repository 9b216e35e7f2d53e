//! The published cases of other projects, where a checkout has them beside it: prints how many the
//! readers share. The held-out half is scored elsewhere.

use crate::entity::kind::{Entities, Expectation, Policy, Reading, SlotType};
use crate::entity::money::Currency;
use crate::entity::select::select;
use crate::entity::value::Value;
use crate::lang::Languages;
use crate::text::Utterance;
use jiff::civil::DateTime;
use serde_json::Value as Json;
use std::collections::BTreeMap;

const CASES: &str = "../shared/data/entities/banking-subset.open.jsonl";

/// The kinds that are read so far, with the share that must not be lost again, in per cent.
const KINDS: &[(&str, &[SlotType], usize)] = &[
    ("money", &[SlotType::Money], 60),
    ("number", &[SlotType::Number], 60),
    ("percent", &[SlotType::Percent], 60),
    ("date", &[SlotType::Date], 50),
    ("daterange", &[SlotType::Period], 50),
    ("iban", &[SlotType::Iban], 80),
    ("card", &[SlotType::CardNumber], 80),
    ("phone", &[SlotType::Phone], 60),
    ("email", &[SlotType::Email], 60),
];

#[test]
fn published_cases() {
    let Ok(file) = std::fs::read_to_string(CASES) else { return };
    let languages = Languages::default();
    let mut score: BTreeMap<(String, &str), (usize, usize)> = BTreeMap::new();
    for line in file.lines() {
        let case: Json = serde_json::from_str(line).unwrap();
        let text = |key: &str| case[key].as_str().unwrap_or_default();
        let Some((kind, types, _)) = KINDS.iter().find(|(kind, ..)| *kind == text("kind")) else { continue };
        let now: DateTime = case["reference_time"].as_str().unwrap_or("2013-02-12T04:30:00")[..19].parse().unwrap();
        let expected = Expectation {
            language: languages.get(text("locale")).unwrap(),
            now,
            asked: None,
            policy: Policy::Future,
            lists: &[],
            currency: if text("locale") == "en" { Currency::new("GBP").unwrap() } else { Currency::EUR },
        };
        let said = Utterance::new(text("text"));
        let mut found = select(Entities::default().readings(&said, &expected), None);
        found.retain(|reading| types.contains(&reading.kind));
        let wanted = case["expected"].as_array().unwrap();
        let right = wanted.len() == found.len()
            && wanted.iter().zip(&found).all(|(wanted, found)| {
                wanted["accept"].as_array().unwrap().iter().any(|accepted| same(accepted, found))
            });
        let entry = score.entry((text("locale").to_owned(), kind)).or_default();
        entry.1 += 1;
        if right {
            entry.0 += 1;
        } else {
            let shown: Vec<String> = found
                .iter()
                .map(|r| format!("{} {}", &said.raw()[r.span.clone()], super::testing::show(&r.value)))
                .collect();
            println!("{} {kind} {:?} ({now}): {shown:?} instead of {}", text("locale"), text("text"), case["expected"]);
        }
    }
    for ((language, kind), (right, all)) in &score {
        println!("{language} {kind}: {right} of {all}");
        let least = KINDS.iter().find(|(name, ..)| name == kind).map_or(0, |(.., least)| *least);
        assert!(right * 100 >= least * all, "{language} {kind}: {right} of {all}");
    }
}

/// Is it the value that the case accepts? Currencies of one sign count as one.
fn same(accepted: &Json, found: &Reading) -> bool {
    let text = |key: &str| accepted[key].as_str().unwrap_or_default();
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    match &found.value {
        Value::Number(number) => text("n") == number.to_string(),
        Value::Money(money) => {
            let shown = money.to_string();
            let (amount, code) = shown.split_once(' ').unwrap();
            let amount = if amount.contains('.') { amount.trim_end_matches('0').trim_end_matches('.') } else { amount };
            let currency = match text("cur") {
                "$" => "USD",
                "£" => "GBP",
                other => other,
            };
            amount == text("amount") && (code == currency || currency == "cent")
                || currency == "cent" && (money.minor.to_string() == text("amount"))
        }
        Value::Date(day) => text("from").starts_with(&day.to_string()),
        Value::Period(period) => {
            let end = |day: Option<jiff::civil::Date>, key: &str| match day {
                Some(day) => text(key).starts_with(&day.to_string()),
                None => text(key).is_empty(),
            };
            end(period.from, "from") && end(period.to, "to")
        }
        Value::Iban(iban) => text("v") == iban.as_str(),
        Value::Text(value) if value.contains('@') => text("v").eq_ignore_ascii_case(value),
        Value::Text(value) => digits(text("v")) == digits(value),
        _ => false,
    }
}
