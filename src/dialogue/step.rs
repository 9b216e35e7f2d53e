//! What a decision can be, what it may ask the outside for, and what it gets back.

use crate::entity::{Item, Value};
use crate::message::{Choice, DataClass, InternalEvent};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::time::Duration;

/// What is to be done next in a turn.
#[derive(Clone, Debug)]
pub enum Step {
    /// These things must be known first; then the same step is taken again with more facts.
    Need(Vec<Query>),
    /// The one thing that may change something outside; then the same step is taken again with the result.
    Run(Run),
    /// The turn is over.
    Done(Done),
}

/// The end of a turn.
#[derive(Clone, Debug, Default)]
pub struct Done {
    /// What the bot says, one bubble each.
    pub says: Vec<Say>,
    /// What is to reach this conversation later.
    pub later: Vec<Later>,
    /// What is to be kept as evidence.
    pub evidence: Vec<Evidence>,
    /// A person of the bank takes over: the queue.
    pub handoff: Option<String>,
    /// What that person is told: the slots that the intent's `tell` names.
    pub tell: Variables,
    /// What the customer leaves for people who are not there now.
    pub left: Option<Left>,
    /// The intent or answer that the message was taken for, for tests and `why`.
    pub understood: Option<String>,
}

/// A message or a telephone number for people who call back.
#[derive(Clone, PartialEq)]
pub struct Left {
    /// For whom.
    pub queue: String,
    /// The number, as a `phone` value.
    pub phone: Option<Value>,
    /// The message as written.
    pub message: Option<String>,
}

impl std::fmt::Debug for Left {
    /// What a customer leaves is not printed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Left").field("queue", &self.queue).finish_non_exhaustive()
    }
}

/// An event in the future, such as a timer.
#[derive(Clone, Debug, PartialEq)]
pub struct Later {
    /// From now.
    pub after: Duration,
    /// What happens then.
    pub event: InternalEvent,
}

/// Evidence about an order.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The proposal.
    pub proposal: String,
    /// `shown`, `yes`, `approved`, `declined`, `receipt`, `unknown`.
    pub kind: &'static str,
}

/// One bubble: a text by id, what it may contain, and its buttons.
#[derive(Clone, Debug, Default)]
pub struct Say {
    /// The Fluent id (`transfer-ask-amount`).
    pub text: String,
    /// An attribute of it, without the point (`too-high`).
    pub attribute: Option<String>,
    /// Falls back to this id where `text` does not exist (`common-cancelled`).
    pub or: Option<String>,
    /// Variables.
    pub variables: Variables,
    /// Rows of a list outcome: written with `<text>-row` each, and given as `$rows`.
    pub rows: Option<Vec<Variables>>,
    /// A note of the preparation, written with that id and given as `$note`.
    pub note: Option<String>,
    /// Buttons. A title that begins with `#` names a text or attribute (`#transfer-confirm.button-yes`).
    pub buttons: Vec<Choice>,
    /// Why it is said.
    pub act: Act,
    /// `$link` is to be made for this; where it is a link of `bot.toml`, the variable is set already.
    pub door: Option<Door>,
    /// `$hours` and `$wait` are this queue's.
    pub queue: Option<String>,
}

/// What a one-time link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Door {
    /// The login of this conversation.
    Login,
    /// The side door: the bank's own web chat, where this intent or answer goes on.
    Continue {
        /// Its id.
        target: String,
    },
}

/// Why a bubble is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Act {
    /// Tells something.
    #[default]
    Inform,
    /// Asks for a slot.
    Ask {
        /// The slot.
        slot: String,
    },
    /// Asks which of several.
    Choose,
    /// Reads an order back.
    Confirm {
        /// The proposal.
        proposal: String,
    },
    /// Asks for an approval on another device.
    Approve {
        /// The proposal.
        proposal: String,
    },
    /// Tells what came of an order or question.
    Outcome,
    /// A person takes over.
    HandOver,
    /// Written without being asked.
    Notify,
    /// Waits for a login.
    Park,
}

/// A variable's value for texts, with its class.
pub type Row = Variables;

/// Variables of a text: name, value (absent = empty), class.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Variables(pub BTreeMap<String, Fact>);

/// One variable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// The value; `None` is empty (its line is left out).
    pub value: Option<Value>,
    /// How sensitive it is.
    pub class: DataClass,
}

impl Variables {
    /// With one more.
    pub fn set(&mut self, name: impl Into<String>, value: Option<Value>, class: DataClass) {
        self.0.insert(name.into(), Fact { value, class });
    }
}

/// Something that `step` needs to know from outside. May be repeated; changes nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Query {
    /// Which saved values fit what was said?
    Lookup {
        /// The handler.
        handler: String,
        /// The slot.
        slot: String,
        /// What was said for it.
        said: Value,
    },
    /// Is the value allowed?
    Check {
        /// The handler.
        handler: String,
        /// The slot.
        slot: String,
        /// The value.
        value: Value,
    },
    /// The customer's values of a list.
    List {
        /// The handler.
        handler: String,
        /// The list.
        list: String,
    },
    /// The preparation of a read-back.
    Prepare {
        /// The handler.
        handler: String,
        /// The intent.
        intent: String,
        /// All slot values.
        slots: BTreeMap<String, Value>,
    },
}

/// The call of an intent's handler.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The handler.
    pub handler: String,
    /// The intent.
    pub intent: String,
    /// All slot values.
    pub slots: BTreeMap<String, Value>,
    /// The proposal's id, the idempotency key; `None` where nothing changes.
    pub proposal: Option<String>,
    /// Was exactly this proposal approved on another device?
    pub approved: bool,
}

/// What is known from outside in this turn.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Answered queries.
    pub answers: Vec<(Query, Answered)>,
    /// What the handler gave, once it ran in this turn.
    pub ran: Option<HandlerResult>,
}

impl Facts {
    /// The answer to that query.
    pub fn get(&self, query: &Query) -> Option<&Answered> {
        self.answers.iter().find(|(asked, _)| asked == query).map(|(_, answer)| answer)
    }
}

/// The answer to a query.
#[derive(Clone, Debug)]
pub enum Answered {
    /// A lookup's finds.
    Found(Vec<Found>),
    /// A check's verdict: `None` is fine, else the reason (an attribute of the question).
    Checked(Option<String>),
    /// A list's values.
    Items(Vec<Item>),
    /// A preparation's result.
    Prepared {
        /// What the read-back shows besides.
        variables: BTreeMap<String, Value>,
        /// The note.
        note: Option<String>,
        /// It ends here, with this outcome.
        stop: Option<String>,
    },
    /// The handler failed; the reference that the customer is told.
    Failed {
        /// The reference.
        error_id: String,
    },
}

/// One saved value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// What it is called; the slot's value.
    pub name: String,
    /// What tells it from others of the same name, for choices.
    pub hint: Option<String>,
    /// Other slots that it brings along.
    pub fills: BTreeMap<String, Value>,
}

/// What the handler of an intent gave.
#[derive(Clone, Debug)]
pub enum HandlerResult {
    /// An outcome.
    Outcome {
        /// Its name.
        name: String,
        /// Its variables.
        variables: BTreeMap<String, Value>,
        /// Its rows.
        rows: Vec<BTreeMap<String, Value>>,
    },
    /// It asks for a higher login first.
    StepUp(crate::message::LoginLevel),
    /// It failed, timed out or panicked; the reference that the customer is told.
    Failed {
        /// The reference.
        error_id: String,
    },
}
