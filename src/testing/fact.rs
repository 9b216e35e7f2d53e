//! `Check:` lines: what must be true after a turn.

use super::pattern::same_words;
use super::stage::{Happened, Stage};
use crate::Error;
use crate::catalog::ScriptCheck;
use crate::entity::{Money, Value};
use crate::message::LoginLevel;

/// The form of a value in `Check:` lines, `:slots` and JSON: `250.00 EUR`, `2026-07-01`, `true`, `giro`.
pub fn value_text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Money(money) => money.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Period(period) => {
            let day = |day: Option<jiff::civil::Date>| day.map_or_else(String::new, |day| day.to_string());
            // `to` is the day after the last; people mean the last.
            format!("{}..{}", day(period.from), day(period.to.and_then(|to| to.yesterday().ok())))
        }
        Value::Time(time) => time.strftime("%H:%M").to_string(),
        Value::DateTime(at) => at.strftime("%Y-%m-%d %H:%M").to_string(),
        Value::Interval(span) => {
            let end = |at: Option<jiff::civil::DateTime>| {
                at.map_or_else(String::new, |at| at.strftime("%Y-%m-%d %H:%M").to_string())
            };
            format!("{}..{}", end(span.from), end(span.to))
        }
        Value::Duration(iso) => iso.clone(),
        Value::Rhythm(_) | Value::Amounts(_) | Value::Relative(_) | Value::WrongIban(_) => value.to_json().to_string(),
        Value::Share(share) => share.to_string(),
        Value::Iban(iban) => iban.as_str().to_owned(),
        Value::YesNo(yes) => yes.to_string(),
        Value::Item(item) => item.id.clone(),
        Value::Custom { json, .. } => match json {
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        },
    }
}

/// What is the case instead, if `check` does not hold; `Ok(None)` if it does.
pub(super) async fn deviates(
    check: &ScriptCheck,
    happened: &Happened,
    handed_to: Option<&str>,
    stage: &Stage,
) -> Result<Option<Option<String>>, Error> {
    let standing = stage.standing().await?;
    let expected = check.value.as_str();
    let named = |actual: Option<&str>| match actual {
        None if expected == "none" => None,
        Some(actual) if actual == expected => None,
        actual => Some(actual.map(str::to_owned)),
    };
    Ok(match check.fact.as_str() {
        // "ja" is understood as a yes, and the topic that is open stays the same.
        "intent" => match standing.intent.as_deref() {
            Some(open) if open == expected => None,
            open => named(happened.understood().or(open)),
        },
        "handler" => {
            let ran = happened.handlers();
            let holds = if expected == "none" { ran.is_empty() } else { ran.contains(&expected) };
            (!holds).then(|| (!ran.is_empty()).then(|| ran.join(", ")))
        }
        "handoff" => named(handed_to),
        "login" => named(Some(level_word(standing.login))),
        "choices" => {
            let wanted: Vec<&str> = expected.split(',').map(str::trim).filter(|choice| !choice.is_empty()).collect();
            let offered = &standing.choices;
            let holds = if expected == "none" {
                offered.is_empty()
            } else {
                wanted.len() == offered.len()
                    && wanted
                        .iter()
                        .all(|choice| offered.iter().any(|(id, title)| id == choice || same_words(title, choice)))
            };
            (!holds).then(|| list(offered.iter().map(|(id, _)| id.as_str())))
        }
        "stored" => {
            let in_clear = stage.bot().stores_slots(stage.conversation()).await?;
            let holds = !in_clear && (expected != "none" || standing.slots.is_empty());
            (!holds).then(|| list(standing.slots.keys().map(String::as_str)))
        }
        slot => match standing.slots.get(slot) {
            Some(value) if is_value(value, expected) => None,
            None if expected == "none" => None,
            actual => Some(actual.map(value_text)),
        },
    })
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> Option<String> {
    let names: Vec<&str> = names.collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// The word of a login level in intent files.
pub(crate) fn level_word(level: LoginLevel) -> &'static str {
    match level {
        LoginLevel::None => "none",
        LoginLevel::Known => "known",
        LoginLevel::Login => "login",
        LoginLevel::Strong => "strong",
    }
}

/// The login level of that word.
#[cfg(any(test, feature = "cli"))]
pub(crate) fn level_of(word: &str) -> Option<LoginLevel> {
    [LoginLevel::None, LoginLevel::Known, LoginLevel::Login, LoginLevel::Strong]
        .into_iter()
        .find(|level| level_word(*level) == word)
}

/// Is `value` what a script writes as `written`?
fn is_value(value: &Value, written: &str) -> bool {
    if same_words(&value_text(value), written) {
        return true;
    }
    let compact = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    match value {
        Value::Money(money) => is_money(money, written),
        Value::Iban(iban) => iban.as_str() == compact(written).to_uppercase(),
        Value::YesNo(yes) => written == if *yes { "yes" } else { "no" },
        Value::Item(item) => {
            item.name.as_deref().is_some_and(|name| same_words(name, written)) || item.kind.as_deref() == Some(written)
        }
        Value::Date(date) => jiff::civil::Date::strptime("%d.%m.%Y", written).is_ok_and(|day| day == *date),
        _ => false,
    }
}

/// Amounts may be written as intent files write them: `250 EUR`, `99,90 EUR`, `1.250,50 EUR`.
fn is_money(money: &Money, written: &str) -> bool {
    let Some((number, currency)) = written.trim().rsplit_once(char::is_whitespace) else { return false };
    if currency != money.currency.code() {
        return false;
    }
    let decimals = money.currency.decimals();
    let number = number.trim();
    let (whole, cents) = match number.rsplit_once([',', '.']) {
        Some((whole, cents)) if cents.len() == decimals as usize && decimals > 0 => (whole, cents.to_owned()),
        _ => (number, "0".repeat(decimals as usize)),
    };
    let digits: String = whole.chars().filter(|c| c.is_ascii_digit() || *c == '-').chain(cents.chars()).collect();
    digits.parse::<i64>().is_ok_and(|minor| minor == money.minor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::{Currency, Decimal, Iban, Item, Period};
    use jiff::civil::date;

    #[test]
    fn money_is_compared_as_an_amount() {
        let value = Value::Money(Money { minor: 125_050, currency: Currency::EUR });
        for written in ["1250.50 EUR", "1.250,50 EUR", "1,250.50 EUR", "1250,50\u{a0}EUR"] {
            assert!(is_value(&value, written), "{written}");
        }
        for written in ["1250.50", "1250 EUR", "1250.50 USD", "125050 EUR"] {
            assert!(!is_value(&value, written), "{written}");
        }
        assert!(is_value(&Value::Money(Money { minor: 25_000, currency: Currency::EUR }), "250 EUR"));
        assert!(is_value(&Value::Money(Money { minor: -500, currency: Currency::EUR }), "-5.00 EUR"));
    }

    #[test]
    fn every_value_has_a_written_form() {
        let item =
            Item { list: "account".into(), id: "giro".into(), name: Some("Girokonto …4300".into()), kind: None };
        assert!(is_value(&Value::Item(item.clone()), "giro"));
        assert!(is_value(&Value::Item(item), "Girokonto …4300"));
        assert!(is_value(&Value::YesNo(true), "true"));
        assert!(is_value(&Value::YesNo(false), "no"));
        assert!(is_value(&Value::Date(date(2026, 7, 1)), "01.07.2026"));
        assert!(is_value(&Value::Number(Decimal { digits: 125, scale: 1 }), "12.5"));
        let period = Period { from: Some(date(2026, 2, 1)), to: Some(date(2026, 3, 1)) };
        assert_eq!(value_text(&Value::Period(period)), "2026-02-01..2026-02-28");
        let iban = Iban::new("DE89370400440532013000").unwrap();
        assert!(is_value(&Value::Iban(iban), "DE89 3704 0044 0532 0130 00"));
    }

    #[test]
    fn levels_have_words() {
        assert_eq!(level_of("strong"), Some(LoginLevel::Strong));
        assert_eq!(level_of("Strong"), None);
    }
}
