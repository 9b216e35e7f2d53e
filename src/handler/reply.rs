//! What handlers give back.

use crate::entity::{Decimal, Iban, Item, Money, Period, Value};
use crate::message::LoginLevel;
use jiff::civil::{Date, DateTime, Time};
use std::collections::BTreeMap;

/// The answer of an intent's handler: one of the outcomes that its file declares, or a wish for a
/// higher login first.
///
/// ```
/// use schalter::Reply;
/// use schalter::entity::{Currency, Money};
/// let reply = Reply::outcome("one").with("balance", Money { minor: 123_450, currency: Currency::EUR });
/// ```
#[derive(Clone, Debug)]
pub struct Reply {
    pub(crate) kind: ReplyKind,
}

#[derive(Clone, Debug)]
pub(crate) enum ReplyKind {
    Outcome { name: String, variables: BTreeMap<String, Value>, rows: Vec<BTreeMap<String, Value>> },
    StepUp(LoginLevel),
}

impl Reply {
    /// The outcome of that name; its text is `<intent>-<name>`.
    pub fn outcome(name: impl Into<String>) -> Self {
        Self { kind: ReplyKind::Outcome { name: name.into(), variables: BTreeMap::new(), rows: Vec::new() } }
    }

    /// The customer must first log in at that level; the handler is then called again.
    pub fn step_up(level: LoginLevel) -> Self {
        Self { kind: ReplyKind::StepUp(level) }
    }

    /// With a variable. One that the intent file does not declare is secret and never leaves.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        if let ReplyKind::Outcome { variables, .. } = &mut self.kind {
            variables.insert(name.into(), value.into());
        }
        self
    }

    /// With one more row of a list.
    #[must_use]
    pub fn row(mut self, row: Row) -> Self {
        if let ReplyKind::Outcome { rows, .. } = &mut self.kind {
            rows.push(row.0);
        }
        self
    }

    /// With more rows of a list.
    #[must_use]
    pub fn rows(self, rows: impl IntoIterator<Item = Row>) -> Self {
        rows.into_iter().fold(self, Self::row)
    }
}

/// One row of a list outcome.
#[derive(Clone, Debug, Default)]
pub struct Row(pub(crate) BTreeMap<String, Value>);

impl Row {
    /// An empty row.
    pub fn new() -> Self {
        Self::default()
    }

    /// With a variable.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.0.insert(name.into(), value.into());
        self
    }
}

/// What a preparation found before the read-back.
#[derive(Clone, Debug, Default)]
pub struct Prepared {
    pub(crate) variables: BTreeMap<String, Value>,
    pub(crate) note: Option<String>,
    pub(crate) stop: Option<String>,
}

impl Prepared {
    /// All is well; the read-back follows.
    pub fn go_on() -> Self {
        Self::default()
    }

    /// It ends here, with that outcome.
    pub fn stop(outcome: impl Into<String>) -> Self {
        Self { stop: Some(outcome.into()), ..Self::default() }
    }

    /// The read-back carries that note (text `<intent>-note-<name>`).
    #[must_use]
    pub fn note(mut self, name: impl Into<String>) -> Self {
        self.note = Some(name.into());
        self
    }

    /// The read-back shows that variable of `[confirm.shows]`.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.variables.insert(name.into(), value.into());
        self
    }
}

/// One saved value that a lookup found, with the slots it brings along.
#[derive(Clone, Debug)]
pub struct Match {
    pub(crate) name: String,
    pub(crate) hint: Option<String>,
    pub(crate) fills: BTreeMap<String, Value>,
}

impl Match {
    /// A saved value of that name.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), hint: None, fills: BTreeMap::new() }
    }

    /// What tells it from others of the same name.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// It brings that slot along.
    #[must_use]
    pub fn fills(mut self, slot: impl Into<String>, value: impl Into<Value>) -> Self {
        self.fills.insert(slot.into(), value.into());
        self
    }
}

/// What a check says of a value.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// It is fine.
    Fine,
    /// It is not; the reason is an attribute of the slot's question.
    Not(String),
}

macro_rules! into_value {
    ($($type:ty => $variant:ident),* $(,)?) => {
        $(impl From<$type> for Value {
            fn from(value: $type) -> Self {
                Self::$variant(value.into())
            }
        })*
    };
}

into_value! {
    &str => Text, String => Text, Decimal => Number, Money => Money, Date => Date, Period => Period,
    Time => Time, DateTime => DateTime, Iban => Iban, bool => YesNo, Item => Item,
}
