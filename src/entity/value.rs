//! The normal form of what a slot holds.

use super::decimal::Decimal;
use super::money::Money;
use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;

/// A value as sessions keep it and handlers receive it.
///
/// Prints as `***` in debug output, since it may be account data; use the locale to show it.
#[non_exhaustive]
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum Value {
    /// Free text, e-mail, phone (digits; with a leading `+` if the country was given), postcode, BIC,
    /// last four digits.
    Text(String),
    /// A number, or a percentage in percent units.
    Number(Decimal),
    /// An amount.
    Money(Money),
    /// A day.
    Date(Date),
    /// A half-open span of days.
    Period(Period),
    /// A time of day.
    Time(Time),
    /// A day with a time.
    DateTime(DateTime),
    /// A duration as ISO 8601 text (`P2W`).
    Duration(String),
    /// A valid IBAN.
    Iban(Iban),
    /// Yes or no.
    YesNo(bool),
    /// One value of a list.
    Item(Item),
    /// A value of an entity kind that a bot author wrote.
    Custom {
        /// The kind's name.
        kind: String,
        /// Its JSON form, which handlers deserialise.
        json: serde_json::Value,
    },
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl Value {
    /// The form that handlers deserialise: money as `{minor, currency}`, dates as ISO text, list
    /// items as their id, an IBAN as its compact text, numbers as decimal text.
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::{Value as Json, json};
        match self {
            Self::Text(text) => json!(text),
            Self::Number(number) => json!(number),
            Self::Money(money) => json!(money),
            Self::Date(date) => json!(date),
            Self::Period(period) => json!(period),
            Self::Time(time) => json!(time),
            Self::DateTime(at) => json!(at),
            Self::Duration(duration) => json!(duration),
            Self::Iban(iban) => json!(iban),
            Self::YesNo(yes) => json!(yes),
            Self::Item(item) => json!(item.id),
            Self::Custom { json, .. } => Json::clone(json),
        }
    }

    /// Is it the same value? List items are the same by list and id, whatever they are called.
    pub fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Item(one), Self::Item(other)) => one.list == other.list && one.id == other.id,
            _ => self == other,
        }
    }

    /// Which is the greater, for `min` and `max`; `None` where the question makes no sense (other
    /// types, other currencies, texts).
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => one.compare(*other),
            (Self::Money(one), Self::Money(other)) => {
                (one.currency == other.currency).then(|| one.minor.cmp(&other.minor))
            }
            (Self::Date(one), Self::Date(other)) => Some(one.cmp(other)),
            (Self::Time(one), Self::Time(other)) => Some(one.cmp(other)),
            (Self::DateTime(one), Self::DateTime(other)) => Some(one.cmp(other)),
            _ => None,
        }
    }
}

/// A half-open span of days: `from` counts, `to` does not; an open end is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub from: Option<Date>,
    /// The day after the last.
    pub to: Option<Date>,
}

/// An IBAN whose length and check digits are right (ISO 13616), compact and in capitals.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Iban(String);

impl Iban {
    /// Checks country, length and check digits; spaces and hyphens are ignored.
    pub fn new(text: &str) -> Option<Self> {
        let compact: String =
            text.chars().filter(|c| c.is_ascii_alphanumeric()).map(|c| c.to_ascii_uppercase()).collect();
        compact.parse::<iban::Iban>().ok()?;
        Some(Self(compact))
    }

    /// The compact form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl From<Iban> for String {
    fn from(iban: Iban) -> Self {
        iban.0
    }
}

impl TryFrom<String> for Iban {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::new(&text).ok_or_else(|| "not a valid IBAN".to_owned())
    }
}

/// One value of a list: `account/giro`, or a value that the bank gave for this customer.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Item {
    /// The list's name.
    pub list: String,
    /// The value's id; what handlers receive.
    pub id: String,
    /// The display name, for lists with `source`; else the list's word of the language is shown.
    pub name: Option<String>,
    /// The kind, for lists with `also`.
    pub kind: Option<String>,
}

impl fmt::Debug for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::Currency;

    #[test]
    fn what_can_be_compared() {
        let money = |minor, code| Value::Money(Money { minor, currency: Currency::new(code).unwrap() });
        let number = |text: &str| Value::Number(text.parse().unwrap());
        assert_eq!(money(1, "EUR").compare(&money(2, "EUR")), Some(Ordering::Less));
        assert_eq!(money(1, "EUR").compare(&money(2, "GBP")), None);
        assert_eq!(number("1.50").compare(&number("1.5")), Some(Ordering::Equal));
        assert_eq!(number("1").compare(&money(1, "EUR")), None);
        let item = |name: Option<&str>| {
            Value::Item(Item { list: "a".into(), id: "1".into(), name: name.map(Into::into), kind: None })
        };
        assert!(item(None).same(&item(Some("Giro"))) && item(None) != item(Some("Giro")));
    }
}
