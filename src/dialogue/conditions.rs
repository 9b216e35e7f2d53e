//! Conditions over slots, and how values compare.

use super::form::Form;
use crate::catalog::{Clause, Condition, Operator};
use crate::entity::{Decimal, Value};
use crate::text::fold;
use std::cmp::Ordering;

/// Does the condition hold for what the form knows?
pub(super) fn holds(condition: &Condition, form: &Form) -> bool {
    match condition {
        Condition::All(clauses) => clauses.iter().all(|clause| clause_holds(clause, form)),
        Condition::Any(clauses) => clauses.iter().any(|clause| clause_holds(clause, form)),
    }
}

/// The slots that a condition speaks of.
pub(super) fn clauses(condition: &Condition) -> &[Clause] {
    match condition {
        Condition::All(clauses) | Condition::Any(clauses) => clauses,
    }
}

fn clause_holds(clause: &Clause, form: &Form) -> bool {
    let value = form.value(&clause.slot);
    let compare =
        |with: &Value, fits: fn(Ordering) -> bool| value.and_then(|value| order(value, with)).is_some_and(fits);
    match &clause.operator {
        Operator::IsSet => value.is_some(),
        Operator::IsNotSet => value.is_none(),
        Operator::IsUnknown => form.unknown.contains(&clause.slot),
        Operator::Equal(with) => value.is_some_and(|value| same(value, with)),
        // A slot without a value differs from every value.
        Operator::NotEqual(with) => value.is_none_or(|value| !same(value, with)),
        Operator::Less(with) => compare(with, Ordering::is_lt),
        Operator::AtMost(with) => compare(with, Ordering::is_le),
        Operator::Greater(with) => compare(with, Ordering::is_gt),
        Operator::AtLeast(with) => compare(with, Ordering::is_ge),
        Operator::In(list) => value.is_some_and(|value| list.iter().any(|with| same(value, with))),
    }
}

/// Do two values mean the same? List values by id or kind, texts without regard to spelling.
pub(super) fn same(value: &Value, with: &Value) -> bool {
    match (value, with) {
        (Value::Item(item), Value::Item(with)) => item.id == with.id || item.kind.as_ref() == Some(&with.id),
        (Value::Item(item), Value::Text(with)) => item.id == *with || item.kind.as_ref() == Some(with),
        (Value::Text(text), Value::Text(with)) => text == with || fold(text) == fold(with),
        (Value::Number(_), Value::Number(_)) => order(value, with) == Some(Ordering::Equal),
        _ => value == with,
    }
}

/// Which of two values of one type is larger; amounts only within one currency.
pub(super) fn order(value: &Value, with: &Value) -> Option<Ordering> {
    match (value, with) {
        (Value::Money(a), Value::Money(b)) => (a.currency == b.currency).then(|| a.minor.cmp(&b.minor)),
        (Value::Number(a), Value::Number(b)) => decimal(*a, *b),
        (Value::Date(a), Value::Date(b)) => Some(a.cmp(b)),
        (Value::Time(a), Value::Time(b)) => Some(a.cmp(b)),
        (Value::DateTime(a), Value::DateTime(b)) => Some(a.cmp(b)),
        (Value::Duration(a), Value::Duration(b)) => Some(seconds(a)?.cmp(&seconds(b)?)),
        _ => None,
    }
}

fn decimal(a: Decimal, b: Decimal) -> Option<Ordering> {
    let scale = a.scale.max(b.scale);
    let at = |n: Decimal| n.digits.checked_mul(10_i128.checked_pow(u32::from(scale - n.scale))?);
    Some(at(a)?.cmp(&at(b)?))
}

/// A duration's length; months count 30 days and years 365, which is exact enough for a limit.
fn seconds(iso: &str) -> Option<i64> {
    let span: jiff::Span = iso.parse().ok()?;
    let days = i64::from(span.get_years()) * 365
        + i64::from(span.get_months()) * 30
        + i64::from(span.get_weeks()) * 7
        + i64::from(span.get_days());
    Some(days * 86_400 + i64::from(span.get_hours()) * 3600 + span.get_minutes() * 60 + span.get_seconds())
}
