//! What a channel can show: a table of data, because limits change.

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
    /// Is it told how the conversation stands ([`Part::Status`](crate::Part::Status))?
    pub status: bool,
    /// Does the platform drop a message whose id it has seen?
    pub idempotent_send: bool,
}

impl Default for Capabilities {
    /// A plain text channel without limits worth naming.
    fn default() -> Self {
        Self { text: Limit::new(1_000_000, Unit::Bytes), buttons: None, status: false, idempotent_send: false }
    }
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
