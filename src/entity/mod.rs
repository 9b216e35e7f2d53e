//! Built-in slot types: what they are, how they are read from an utterance. One file a type.
//!
//! [`Entities::readings`] gives every way to read some tokens, overlapping; the lattice matcher
//! lays its paths over them. [`select`] picks the one disjoint set that the bot shows and the tool
//! prints.

mod alternative;
mod chart;
mod decimal;
mod form;
mod holidays;
mod kind;
mod length;
mod make;
mod money;
mod read;
mod resolve;
mod select;
mod value;

pub use alternative::{Reason, alternatives};
pub use decimal::Decimal;
pub use holidays::{bank_day_from, is_bank_day, is_holiday, regions};
pub use kind::{Entities, EntityKind, Expectation, Grain, ListWords, Note, Policy, Proof, Reading, SlotType};
pub use money::{Currency, Money};
pub use read::clean_name;
pub(crate) use read::{list_key, tolerance};
pub use select::{hidden, select};
pub use value::{
    Amounts, Every, Iban, IbanFault, Interval, Item, Period, Relative, Rhythm, RhythmDay, Value, WrongIban,
};
