//! Built-in slot types: what they are, how they are read from an utterance. One file a type.
//!
//! [`Entities::readings`] gives every way to read some tokens, overlapping; the lattice matcher
//! lays its paths over them. [`select`] picks the one disjoint set that the bot shows and the tool
//! prints.

mod decimal;
mod kind;
mod money;
mod read;
mod select;
mod value;

pub use decimal::Decimal;
pub use kind::{Entities, EntityKind, Expectation, ListWords, Policy, Proof, Reading, SlotType};
pub use money::{Currency, Money};
pub use read::clean_name;
pub use select::select;
pub use value::{Iban, Item, Period, Value};
