//! `only_if`, `when`: clauses over slots, joined by `and` or by `or`.

use crate::entity::Value;

/// A condition of FORMAT §4.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// Every clause holds.
    All(Vec<Clause>),
    /// At least one clause holds.
    Any(Vec<Clause>),
}

/// One clause: a slot and what is asked of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// The slot.
    pub slot: String,
    /// What is asked.
    pub operator: Operator,
}

/// What a clause asks of its slot. List values are compared by id or kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Operator {
    /// It has a value.
    IsSet,
    /// It has none.
    IsNotSet,
    /// Its lookup found nothing.
    IsUnknown,
    /// `=`
    Equal(Value),
    /// `!=`
    NotEqual(Value),
    /// `<`
    Less(Value),
    /// `<=`
    AtMost(Value),
    /// `>`
    Greater(Value),
    /// `>=`
    AtLeast(Value),
    /// `in a, b`
    In(Vec<Value>),
}
