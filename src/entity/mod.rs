//! Built-in slot types: what they are, how they are read from an utterance. One file a type.

mod kind;
mod money;
mod value;

pub use kind::{Entities, EntityKind, Expectation, ListWords, Policy, Proof, Reading, SlotType};
pub use money::{Currency, Money};
pub use value::{Decimal, Iban, Item, Period, Value};
