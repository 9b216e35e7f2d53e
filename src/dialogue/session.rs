//! What is remembered of one conversation between two turns. Sealed by the store as one blob.

use super::form::{Form, Possible};
use super::ownership::Owner;
use crate::entity::{Item, Value, WrongIban};
use crate::message::{LoginLevel, PersonId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How many past topics are remembered for `only_when` and `only_after`.
const HISTORY: usize = 16;

/// One conversation's memory.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// The form of this data; a newer one than [`Session::VERSION`] is not read.
    pub version: u32,
    /// The conversation's language.
    pub language: String,
    /// Who logged in.
    pub person: Option<PersonId>,
    /// How surely we know.
    pub login: LoginLevel,
    /// Since when.
    pub login_at: Option<Timestamp>,
    /// When the customer last did something.
    pub active_at: Option<Timestamp>,
    /// Counts events.
    pub turn: u64,
    /// Counts what the customer wrote or pressed.
    pub heard: u64,
    /// Was the welcome written?
    pub welcomed: bool,
    /// Notices already shown.
    pub notices: BTreeSet<String>,
    /// The open form.
    pub form: Option<Form>,
    /// What the bot waits for.
    pub awaited: Awaited,
    /// The beginning of an IBAN, where one was asked for: the rest may come in the next message.
    #[serde(default)]
    pub begun: Option<WrongIban>,
    /// Was the customer just asked whether they are still there?
    #[serde(default)]
    pub warned: bool,
    /// After what follow-ups count.
    pub recent: Option<Recent>,
    /// Past topics, each with the count of `heard` then, oldest first.
    pub history: Vec<(String, u64)>,
    /// How often in a row nothing was understood.
    pub not_understood: u32,
    /// Buttons last shown.
    pub choices: Vec<Offered>,
    /// Who speaks with the customer.
    pub owner: Owner,
    /// When a person of the bank did something last.
    #[serde(default)]
    pub person_at: Option<Timestamp>,
    /// The customer's list values, by list.
    pub lists: BTreeMap<String, CachedList>,
    /// Number of the running timers; timers with an older one are ignored.
    pub timer: u64,
    /// Which variant of a text was written last, by text id; kept by whoever writes.
    pub alternatives: BTreeMap<String, String>,
}

impl Session {
    /// The form of this data that is written now.
    pub const VERSION: u32 = 1;

    /// A conversation that has just begun.
    pub fn new(language: impl Into<String>) -> Self {
        Self {
            version: Self::VERSION,
            language: language.into(),
            person: None,
            login: LoginLevel::None,
            login_at: None,
            active_at: None,
            turn: 0,
            heard: 0,
            welcomed: false,
            notices: BTreeSet::new(),
            form: None,
            awaited: Awaited::Nothing,
            begun: None,
            warned: false,
            recent: None,
            history: Vec::new(),
            not_understood: 0,
            choices: Vec::new(),
            owner: Owner::Bot,
            person_at: None,
            lists: BTreeMap::new(),
            timer: 0,
            alternatives: BTreeMap::new(),
        }
    }

    /// Remembers that `id` was the topic of this turn.
    pub(super) fn remember(&mut self, id: &str) {
        self.history.retain(|(known, _)| known != id);
        self.history.push((id.to_owned(), self.heard));
        if self.history.len() > HISTORY {
            self.history.remove(0);
        }
    }

    /// Does the customer's next message come within `turns` messages after one of `ids`?
    pub(super) fn is_within(&self, ids: &[String], turns: u32) -> bool {
        self.history.iter().any(|(id, at)| ids.contains(id) && self.heard.saturating_sub(*at) < u64::from(turns))
    }

    /// Drops the open form and whatever was asked.
    pub(super) fn close(&mut self) {
        self.form = None;
        self.awaited = Awaited::Nothing;
        self.choices.clear();
    }

    /// Ends the login and forgets everything that only the person may know.
    pub(super) fn log_out(&mut self) {
        self.close();
        self.login = LoginLevel::None;
        self.login_at = None;
        self.person = None;
        self.recent = None;
        self.lists.clear();
    }
}

/// What the bot waits for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Awaited {
    /// Nothing in particular.
    #[default]
    Nothing,
    /// A slot of the open form.
    Slot {
        /// The slot.
        slot: String,
    },
    /// Yes or no to the read-back.
    Confirmation,
    /// What is to be changed.
    Change,
    /// The customer's approval on another device.
    Approval,
    /// A login.
    Login,
    /// Another try of the open form, after something failed.
    Retry,
    /// Yes or no to requesting an approval once more.
    Renew,
    /// Yes or no to beginning this intent again.
    Restart {
        /// The intent.
        intent: String,
    },
    /// Yes or no to a change of topic.
    Topic {
        /// The new topic: an intent's or answer's id.
        target: String,
        /// What was already said for it.
        slots: Vec<(String, Vec<Value>)>,
        /// What the open form waited for.
        paused: Box<Awaited>,
    },
    /// Which of several topics was meant.
    Clarify,
    /// Yes or no to being connected with a person.
    Handoff {
        /// The queue.
        queue: String,
    },
    /// Yes or no to being called back.
    Callback {
        /// The queue.
        queue: String,
    },
    /// A telephone number.
    Phone {
        /// The queue.
        queue: String,
        /// How often it was asked in vain.
        failures: u8,
    },
    /// A message for people who are not there.
    Message {
        /// The queue.
        queue: String,
    },
}

/// After what follow-ups count.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recent {
    /// The intent or answer.
    pub id: String,
    /// For how many more messages.
    pub turns_left: u32,
    /// Its slot values.
    pub slots: BTreeMap<String, Value>,
}

/// A button that was shown.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Offered {
    /// What it carries.
    pub payload: String,
    /// What is written on it, or `#` and a text id.
    pub title: String,
    /// What it means.
    pub means: Meaning,
}

impl std::fmt::Debug for Offered {
    /// Titles may name accounts, so they are not printed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Offered").field("payload", &self.payload).finish_non_exhaustive()
    }
}

/// What a button means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Meaning {
    /// Yes to what is awaited.
    Yes,
    /// No to what is awaited.
    No,
    /// None of the topics.
    None,
    /// A value of the open form.
    Value {
        /// The slot.
        slot: String,
        /// The value with what it brings along.
        possible: Possible,
    },
    /// A topic.
    Start {
        /// An intent's or answer's id.
        target: String,
        /// What was already said for it.
        slots: Vec<(String, Vec<Value>)>,
    },
}

/// The customer's values of a list, for a while.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CachedList {
    /// The values.
    pub items: Vec<Item>,
    /// Not used from then on.
    pub expires_at: Timestamp,
}
