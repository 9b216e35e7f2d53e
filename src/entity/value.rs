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
    /// Moments from one to another.
    Interval(Interval),
    /// A duration as ISO 8601 text (`P2W`).
    Duration(String),
    /// How often something happens.
    Rhythm(Rhythm),
    /// An amount that lies between two others.
    Amounts(Amounts),
    /// So many times what is there: 0.5 for `die Hälfte`, 1 for `everything`. Of what, the dialogue knows.
    Share(Decimal),
    /// A rank counted from the current one or from the end: `next`, `last but one`.
    Relative(Relative),
    /// A valid IBAN.
    Iban(Iban),
    /// What is meant to be an IBAN, and why it is none.
    WrongIban(WrongIban),
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
            Self::Interval(interval) => json!(interval),
            Self::Duration(duration) => json!(duration),
            Self::Rhythm(rhythm) => json!(rhythm),
            Self::Amounts(amounts) => json!(amounts),
            Self::Share(share) => json!(share),
            Self::Relative(relative) => json!(relative),
            Self::Iban(iban) => json!(iban),
            Self::WrongIban(wrong) => json!(wrong),
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

/// A half-open stretch of local time; an open end is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Interval {
    /// The first moment.
    pub from: Option<DateTime>,
    /// The moment at which it is over.
    pub to: Option<DateTime>,
}

/// An amount that lies between two others, both with; an open end is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Amounts {
    /// The least.
    pub from: Option<Money>,
    /// The most.
    pub to: Option<Money>,
}

/// How often something happens: every so many days, weeks, months or years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rhythm {
    /// How many of them (1 and more).
    pub count: u16,
    /// Of what.
    pub every: Every,
    /// On which day of it, if that was said.
    pub on: Option<RhythmDay>,
}

/// The unit of a [`Rhythm`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the units")]
pub enum Every {
    Day,
    Week,
    Month,
    Year,
}

/// The day of a [`Rhythm`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RhythmDay {
    /// A weekday, 1 for Monday to 7.
    Weekday(i8),
    /// A day of the month, 1 to 31.
    Day(i8),
    /// The month's last day.
    MonthEnd,
}

/// A rank that is counted from the current one, or from the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Relative {
    /// So many on: 1 for `next`; from the end 0 for `last`, −1 for `last but one`.
    pub offset: i32,
    /// From the end, else from the current one?
    pub from_end: bool,
}

/// What is meant to be an IBAN, and why it is none.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct WrongIban {
    /// As it was written, compact and in capitals.
    pub text: String,
    /// What is wrong.
    pub fault: IbanFault,
}

impl WrongIban {
    /// The IBAN that it becomes with what was written next, where people send one in two messages.
    ///
    /// ```
    /// use schalter::entity::{IbanFault, WrongIban};
    /// let begun = WrongIban { text: "DE8937040044".into(), fault: IbanFault::Length };
    /// assert_eq!(begun.completed("0532 0130 00").unwrap().as_str(), "DE89370400440532013000");
    /// assert!(begun.completed("0532 0130 01").is_none());
    /// ```
    pub fn completed(&self, more: &str) -> Option<Iban> {
        Iban::new(&format!("{}{more}", self.text))
    }
}

impl fmt::Debug for WrongIban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "*** ({:?})", self.fault)
    }
}

/// Why something is no IBAN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IbanFault {
    /// No country has these two letters in the register of ISO 13616.
    Country,
    /// The country's IBANs are longer or shorter.
    Length,
    /// The check digits do not fit: something is mistyped.
    CheckDigits,
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
        (compact.parse::<iban::Iban>().is_ok() || is_experimental(&compact)).then_some(Self(compact))
    }

    /// The compact form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Countries that use the form of ISO 13616 without an entry in its register, or whose banks differ
/// from it, with the length of their numbers.
const EXPERIMENTAL: &[(&str, usize)] = &[
    ("AO", 25),
    ("BF", 28),
    ("BJ", 28),
    ("CF", 27),
    ("CG", 27),
    ("CI", 28),
    ("CM", 27),
    ("CV", 25),
    ("DZ", 26),
    ("GA", 27),
    ("GQ", 27),
    ("GW", 25),
    ("HN", 28),
    ("IR", 26),
    ("KM", 27),
    ("MA", 28),
    ("MG", 27),
    ("ML", 28),
    ("MZ", 25),
    ("NE", 28),
    ("PK", 24),
    ("SN", 28),
    ("TD", 27),
    ("TG", 28),
];

/// Is it of one of these countries, with the right length and check digits (ISO 7064, mod 97-10)?
fn is_experimental(compact: &str) -> bool {
    let Some((country, rest)) = compact.split_at_checked(2) else { return false };
    if !EXPERIMENTAL.iter().any(|(code, length)| *code == country && *length == compact.len()) {
        return false;
    }
    let Some((check, account)) = rest.split_at_checked(2) else { return false };
    if !check.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let remainder = [account, country, check].concat().bytes().fold(0_u32, |sum, b| match b {
        b'0'..=b'9' => (sum * 10 + u32::from(b - b'0')) % 97,
        letter => (sum * 100 + u32::from(letter.saturating_sub(b'A')) + 10) % 97,
    });
    remainder == 1
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
