//! What a channel can show: a table of data, because limits change.

use std::time::Duration;
use unicode_segmentation::UnicodeSegmentation;

/// What a channel can show in a conversation.
///
/// ```
/// use schalter::engine::{Capabilities, Limit, Unit};
/// let mut sms = Capabilities::default();
/// sms.text = Limit::new(1_600, Unit::Chars);
/// assert!(sms.buttons.is_none());
/// ```
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capabilities {
    /// How long one message may be.
    pub text: Limit,
    /// Buttons; `None`: the channel has none, choices become numbered text.
    pub buttons: Option<Buttons>,
    /// Buttons that open addresses; `None`: the addresses are written out.
    pub links: Option<Buttons>,
    /// Cards; `None`: each becomes words and buttons.
    pub cards: Option<Cards>,
    /// Are pictures shown? Otherwise what they show is written, and where they lie.
    pub images: bool,
    /// Are documents shown?
    pub documents: bool,
    /// Is the customer told that a message was read?
    pub seen: bool,
    /// For how long a sign that somebody writes is shown; `None`: there is none.
    pub typing: Option<Duration>,
    /// Can the platform itself hand the conversation to a person?
    pub handover: bool,
    /// So long after the customer did something last the bot may write; `None`: always.
    pub window: Option<Duration>,
    /// The same for people of the bank.
    pub agent_window: Option<Duration>,
    /// Is it told how the conversation stands ([`Part::Status`](crate::Part::Status))?
    pub status: bool,
    /// Does the platform drop a message whose id it has seen?
    pub idempotent_send: bool,
    /// So long after a message whose outcome is unknown the platform shows it to us if it has arrived; `None`: it does not.
    pub echo: Option<Duration>,
}

impl Default for Capabilities {
    /// A plain text channel without limits worth naming.
    fn default() -> Self {
        Self {
            text: Limit::new(1_000_000, Unit::Bytes),
            buttons: None,
            links: None,
            cards: None,
            images: false,
            documents: false,
            seen: false,
            typing: None,
            handover: false,
            status: false,
            window: None,
            agent_window: None,
            idempotent_send: false,
            echo: None,
        }
    }
}

impl Capabilities {
    /// The same, with no more buttons and no longer texts than the bot's own settings allow.
    #[must_use]
    pub fn narrowed(mut self, buttons: usize, length: Option<usize>) -> Self {
        for row in [&mut self.buttons, &mut self.links] {
            *row = row.filter(|_| buttons > 0).map(|row| Buttons { max: row.max.min(buttons), ..row });
        }
        if let Some(length) = length.filter(|length| *length > 0) {
            self.text.max = self.text.max.min(length);
        }
        self
    }
}

/// Limits of a channel's cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cards {
    /// How many stand side by side.
    pub max: usize,
    /// How long a title may be.
    pub title: Limit,
    /// How long the words below may be.
    pub subtitle: Limit,
    /// How many buttons each may have.
    pub buttons: usize,
}

/// Limits of a channel's buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Buttons {
    /// How many one message may have.
    pub max: usize,
    /// How long a title may be.
    pub title: Limit,
    /// How long what a button carries may be.
    pub payload: Limit,
    /// How long the text above may be.
    pub prompt: Limit,
}

/// A length limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The greatest length.
    pub max: usize,
    /// Counted in what.
    pub unit: Unit,
}

/// What a platform counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Unicode scalar values.
    Chars,
    /// UTF-16 code units.
    Utf16,
    /// Bytes of UTF-8.
    Bytes,
    /// What a reader sees as one character.
    Graphemes,
}

impl Unit {
    /// The length of `text`.
    ///
    /// ```
    /// use schalter::engine::Unit;
    /// let lengths = [Unit::Graphemes, Unit::Chars, Unit::Utf16, Unit::Bytes].map(|unit| unit.length("é🏦"));
    /// assert_eq!(lengths, [2, 2, 3, 6]);
    /// ```
    pub fn length(self, text: &str) -> usize {
        match self {
            Self::Chars => text.chars().count(),
            Self::Utf16 => text.encode_utf16().count(),
            Self::Bytes => text.len(),
            Self::Graphemes => text.graphemes(true).count(),
        }
    }
}

impl Limit {
    /// A limit of `max` units.
    pub const fn new(max: usize, unit: Unit) -> Self {
        Self { max, unit }
    }

    /// Does `text` keep to it?
    pub fn holds(self, text: &str) -> bool {
        self.unit.length(text) <= self.max
    }
}
