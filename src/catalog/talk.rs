//! Conversation tests: scripts as data (FORMAT §10).

use super::source::Place;
use crate::entity::Value;
use crate::message::LoginLevel;
use jiff::civil::DateTime;
use std::collections::BTreeMap;
use std::time::Duration;

/// One conversation test.
#[derive(Clone, Debug)]
pub struct Script {
    /// `file/name`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The customer's language.
    pub language: String,
    /// The channel.
    pub channel: String,
    /// Login at the start.
    pub login: LoginLevel,
    /// Local time at the start.
    pub now: Option<DateTime>,
    /// Test data that the developers provide.
    pub scenario: Option<String>,
    /// Does the script begin with the welcome?
    pub welcome: bool,
    /// The turns.
    pub turns: Vec<Turn>,
    /// Stubs by handler.
    pub stubs: BTreeMap<String, Stub>,
    /// The heading.
    pub place: Place,
}

/// What the customer or the world does, what the bot must answer, and what must be true then.
#[derive(Clone, Debug)]
pub struct Turn {
    /// What is done.
    pub action: ScriptLine,
    /// Where it stands.
    pub place: Place,
    /// `Bot:` lines, each with its place.
    pub bot: Vec<(ScriptBot, Place)>,
    /// `Check:` lines, each with its place.
    pub checks: Vec<(ScriptCheck, Place)>,
}

/// What a script line does.
#[derive(Clone, Debug, PartialEq)]
pub enum ScriptLine {
    /// The customer writes.
    Customer(String),
    /// The customer taps a button.
    Taps(String),
    /// Time passes.
    Wait(Duration),
    /// Time goes on to this time of day.
    Clock(jiff::civil::Time),
    /// Time goes on to this moment.
    Moment(DateTime),
    /// The customer decides in the app.
    Approval(bool),
    /// The customer logs in or out.
    Login(LoginLevel),
    /// A person of the bank writes; `None`: hands the conversation back.
    Agent(Option<String>),
}

/// What the bot must answer.
#[derive(Clone, Debug, PartialEq)]
pub enum ScriptBot {
    /// This text, with its attribute (`transfer-ask-iban.again`).
    Text(String),
    /// These words, `*` for anything.
    Pattern(String),
    /// Nothing.
    Silence,
}

/// What must be true after a turn.
#[derive(Clone, Debug, PartialEq)]
pub struct ScriptCheck {
    /// `intent`, `handler`, `handoff`, `login`, `choices`, `stored`, or a slot's name.
    pub fact: String,
    /// As written.
    pub value: String,
}

/// What a handler answers in a script.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stub {
    /// The outcome.
    pub outcome: Option<String>,
    /// Its variables as written, parsed where their type is known.
    pub variables: BTreeMap<String, String>,
    /// A preparation's note.
    pub note: Option<String>,
    /// What a lookup finds.
    pub found: Option<Vec<String>>,
    /// `timeout` or `error`.
    pub fails: Option<String>,
    /// Values that could be read.
    pub values: BTreeMap<String, Value>,
}
