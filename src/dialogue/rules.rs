//! The rules of one slot: which one a value breaks, and what its text may say about it.

use super::conditions::order;
use crate::catalog::{BotSettings, DateRule, Slot};
use crate::entity::{Decimal, SlotType, Value, bank_day_from, is_bank_day};
use crate::text::fold;
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use std::cmp::Ordering;

/// A broken rule.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Broken {
    /// The attribute of the question that says so.
    pub(super) rule: &'static str,
    /// `$min`.
    pub(super) min: Option<Value>,
    /// `$max`.
    pub(super) max: Option<Value>,
}

impl Broken {
    fn rule(rule: &'static str) -> Self {
        Self { rule, min: None, max: None }
    }
}

/// The first rule that the value breaks, if any. A first name alone is the lookup's business.
pub(super) fn broken(slot: &Slot, value: &Value, bot: &BotSettings, today: Date) -> Option<Broken> {
    currency(slot, value, bot)
        .or_else(|| range(slot, value))
        .or_else(|| days(slot, value, today))
        .or_else(|| length(slot, value))
        .or_else(|| selection(slot, value))
        .or_else(|| pattern(slot, value))
}

/// Is it one name only?
pub(super) fn is_one_name(value: &Value) -> bool {
    matches!(value, Value::Text(name) if name.split_whitespace().count() < 2)
}

/// The day that a rule stands for.
pub(super) fn day(rule: DateRule, today: Date) -> Date {
    match rule {
        DateRule::On(day) => day,
        DateRule::Today { years, months, days } => today.saturating_add(span(years, months, days)),
        DateRule::NextBankDay => bank_day_from(today, 1).unwrap_or(today),
    }
}

fn span(years: i16, months: i32, days: i32) -> Span {
    let zero = Span::new();
    zero.try_years(years).and_then(|span| span.try_months(months)).and_then(|span| span.try_days(days)).unwrap_or(zero)
}

fn currency(slot: &Slot, value: &Value, bot: &BotSettings) -> Option<Broken> {
    let Value::Money(money) = value else { return None };
    let fine =
        if slot.currency.is_empty() { money.currency == bot.currency } else { slot.currency.contains(&money.currency) };
    (!fine).then(|| Broken::rule("wrong-currency"))
}

fn range(slot: &Slot, value: &Value) -> Option<Broken> {
    let with = |rule| Some(Broken { rule, min: slot.min.clone(), max: slot.max.clone() });
    // A limit that cannot be compared is not kept.
    if slot.min.as_ref().is_some_and(|min| order(value, min).is_none_or(Ordering::is_lt)) {
        return with("too-low");
    }
    if slot.max.as_ref().is_some_and(|max| order(value, max).is_none_or(Ordering::is_gt)) {
        return with("too-high");
    }
    None
}

fn days(slot: &Slot, value: &Value, today: Date) -> Option<Broken> {
    let (first, last) = match value {
        Value::Date(day) => (Some(*day), Some(*day)),
        Value::DateTime(at) => (Some(at.date()), Some(at.date())),
        Value::Period(period) => (period.from, period.to.map(|to| to.saturating_sub(1.day()))),
        _ => return None,
    };
    let (from, until) = (slot.from.map(|rule| day(rule, today)), slot.until.map(|rule| day(rule, today)));
    let with = |rule| Some(Broken { rule, min: from.map(Value::Date), max: until.map(Value::Date) });
    if from.zip(first).is_some_and(|(from, first)| first < from) {
        return with("too-early");
    }
    if until.zip(last).is_some_and(|(until, last)| last > until) {
        return with("too-late");
    }
    let is_day = !matches!(value, Value::Period(_));
    (slot.bank_days && is_day && !first.is_some_and(is_bank_day)).then(|| Broken::rule("not-allowed"))
}

fn length(slot: &Slot, value: &Value) -> Option<Broken> {
    let Value::Text(text) = value else { return None };
    let length = text.chars().count();
    let number = |n: usize| Some(Value::Number(Decimal { digits: i128::try_from(n).ok()?, scale: 0 }));
    let with =
        |rule| Some(Broken { rule, min: slot.min_length.and_then(number), max: slot.max_length.and_then(number) });
    if slot.min_length.is_some_and(|min| length < min) {
        return with("too-short");
    }
    if slot.max_length.is_some_and(|max| length > max) {
        return with("too-long");
    }
    None
}

fn selection(slot: &Slot, value: &Value) -> Option<Broken> {
    let is = |word: &String| match value {
        Value::Item(item) => item.id == *word || item.kind.as_ref() == Some(word),
        Value::Text(text) => fold(text) == fold(word),
        Value::Number(number) => number.to_string() == *word,
        _ => false,
    };
    let allowed = slot.one_of.is_empty() || slot.one_of.iter().any(is);
    (!allowed || slot.not_one_of.iter().any(is)).then(|| Broken::rule("not-allowed"))
}

fn pattern(slot: &Slot, value: &Value) -> Option<Broken> {
    let (Some(pattern), Value::Text(text)) = (&slot.pattern, value) else { return None };
    // A pattern that does not compile lets nothing through.
    let fits = regex::Regex::new(&format!("^(?:{pattern})$")).is_ok_and(|pattern| pattern.is_match(text));
    (!fits).then(|| Broken::rule("wrong-format"))
}

/// The list of a slot's type, if it has one.
pub(super) fn list_of(slot: &Slot) -> Option<&str> {
    match &slot.kind {
        SlotType::List(name) => Some(name),
        _ => None,
    }
}
