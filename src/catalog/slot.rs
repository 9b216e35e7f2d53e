//! One slot: what the bot needs to know, and the rules for it.

use super::bot::{AfterRetries, Typos};
use super::condition::Condition;
use super::phrase::Phrase;
use super::source::Place;
use crate::entity::{Currency, SlotType, Value};
use crate::message::DataClass;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A slot of an intent, in file order.
#[derive(Clone, Debug)]
pub struct Slot {
    /// Its name; also the Fluent variable.
    pub name: String,
    /// Its type.
    pub kind: SlotType,
    /// Asked if missing.
    pub required: bool,
    /// Taken if nobody says otherwise; the slot is then not asked. A list's kind or id is `Value::Item`.
    pub default: Option<Value>,
    /// A default that depends on the day (`"today"`); wins over `default`.
    pub default_rule: Option<DateRule>,
    /// Needed only if this holds.
    pub only_if: Option<Condition>,
    /// How sensitive it is.
    pub data: DataClass,
    /// Smallest value.
    pub min: Option<Value>,
    /// Largest value.
    pub max: Option<Value>,
    /// Currencies that are taken; empty: the bot's.
    pub currency: Vec<Currency>,
    /// First day.
    pub from: Option<DateRule>,
    /// Last day.
    pub until: Option<DateRule>,
    /// Only bank days.
    pub bank_days: bool,
    /// Only these (ids, kinds, texts, numbers as text).
    pub one_of: Vec<String>,
    /// None of these.
    pub not_one_of: Vec<String>,
    /// A first name alone counts only if the lookup knows it.
    pub full_name: bool,
    /// Fewest characters.
    pub min_length: Option<usize>,
    /// Most characters.
    pub max_length: Option<usize>,
    /// How often the question is repeated; `None`: the bot's number.
    pub retries: Option<u8>,
    /// What happens then; `None`: the bot's rule.
    pub after_retries: Option<AfterRetries>,
    /// Typing errors; `None`: the list's.
    pub typos: Option<Typos>,
    /// Anchored regular expression for texts.
    pub pattern: Option<String>,
    /// Handler that finds saved values.
    pub lookup: Option<String>,
    /// Slots that a found value brings along.
    pub fills: Vec<String>,
    /// Handler that judges the value.
    pub check_with: Option<String>,
    /// How customers answer, and what they call it, by language.
    pub replies: BTreeMap<String, Replies>,
    /// Its heading.
    pub place: Place,
}

/// How customers answer a slot's question in one language, and what they call it.
#[derive(Clone, Debug, Default)]
pub struct Replies {
    /// Sentence forms with the slot in them.
    pub sentences: Vec<Phrase>,
    /// Names of the detail (`den Betrag`).
    pub called: Vec<Phrase>,
    /// Words that set a yes/no slot to yes wherever they stand.
    pub yes: Vec<Phrase>,
    /// … and to no.
    pub no: Vec<Phrase>,
}

/// A day that may depend on today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateRule {
    /// A fixed day.
    On(Date),
    /// Today plus years, months and days (each may be negative).
    Today {
        /// Years.
        years: i16,
        /// Months.
        months: i32,
        /// Days.
        days: i32,
    },
    /// The next bank day after today.
    NextBankDay,
}
