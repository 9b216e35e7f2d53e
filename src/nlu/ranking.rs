//! What understanding is told, and what it answers.

use crate::catalog::Role;
use crate::entity::{Item, Policy, Proof, Reading, Value, WrongIban};
use jiff::civil::DateTime;
use std::ops::Range;

/// What the matcher may know besides the text.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    /// The conversation's language.
    pub language: &'a str,
    /// Local time.
    pub now: DateTime,
    /// The form that is open, if any.
    pub open: Option<Open<'a>>,
    /// The intent (or answer) after which follow-ups count now.
    pub recent: Option<&'a str>,
    /// Ids of intents and answers that are impossible here and now; they rank nowhere.
    pub impossible: &'a [String],
    /// The customer's own list values, where they are known.
    pub lists: &'a [OwnList<'a>],
    /// Where unclear dates lie.
    pub policy: Policy,
    /// The beginning of an IBAN in the message before.
    pub begun: Option<&'a WrongIban>,
}

/// A customer's own values of a list.
#[derive(Clone, Copy, Debug)]
pub struct OwnList<'a> {
    /// The list's name.
    pub list: &'a str,
    /// Its values.
    pub items: &'a [Item],
}

/// The open form, as far as understanding cares.
#[derive(Clone, Copy, Debug)]
pub struct Open<'a> {
    /// Its intent.
    pub intent: &'a str,
    /// What the bot waits for.
    pub asked: Asked<'a>,
}

/// What the bot waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked<'a> {
    /// Nothing in particular.
    Nothing,
    /// A slot's value.
    Slot(&'a str),
    /// Yes or no to the read-back, or a change of any slot.
    Confirmation,
    /// Which slot is to be changed, or a new value for any.
    Change,
}

/// What the message may mean, best first.
#[derive(Clone, Debug, Default)]
pub struct Ranking {
    /// Intents and answers, best first; roles yes, no, cancel, back and repeat are in `heard` instead.
    pub candidates: Vec<Candidate>,
    /// A role's words as the whole message, or yes/no as its beginning.
    pub heard: Option<Heard>,
    /// Values for the asked slot, best first.
    pub answer: Vec<Filled>,
    /// Values for any slot of the open form, found anywhere in the message, at most one a slot.
    pub mentioned: Vec<Filled>,
    /// Slots of the open form that were called by name ("den Betrag").
    pub called: Vec<String>,
    /// The language in which it was understood, if clearly another than the conversation's.
    pub language: Option<String>,
    /// The language that the whole message asks for ("bitte auf Deutsch").
    pub asked_language: Option<String>,
    /// Every typed reading after joint selection.
    pub readings: Vec<Reading>,
    /// Certainty that this is nothing for the bot, 0..=1.
    pub out_of_scope: f32,
    /// Is there, besides values, no known word in it? Then nothing can be told about it, not even that
    /// it is somebody else's business.
    pub unknown: bool,
    /// Is the whole message one of the open form's own reply sentences?
    pub replied: bool,
    /// A second request behind the one that is ranked ("Kontostand und dann 50 Euro an Jonas"): all else
    /// is about the first; the tokens of this one's values are counted in the whole message.
    pub second: Option<Candidate>,
}

/// A role that was heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The role.
    pub role: Role,
    /// The tokens behind its words; empty where it is the whole message.
    pub rest: Range<usize>,
}

/// What a candidate stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// An intent's id.
    Intent(String),
    /// An answer's text id.
    Answer(String),
}

impl Target {
    /// The id, whichever it is.
    pub fn id(&self) -> &str {
        match self {
            Self::Intent(id) | Self::Answer(id) => id,
        }
    }
}

/// One meaning that the message may have.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// What it stands for.
    pub target: Target,
    /// Calibrated certainty, 0..=1; 1.0 only for a phrase without unproved free text.
    pub score: f32,
    /// Which of the matchers found it.
    pub how: How,
    /// Slot values that the message carries for it.
    pub slots: Vec<Filled>,
    /// What spoke for it.
    pub reasons: Vec<Reason>,
    /// Matched by a follow-up phrase: slots it mentions replace the earlier ones, the others are kept.
    pub followup: bool,
}

/// Which of the matchers found a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// A phrase matched.
    Phrase,
    /// The classifier.
    Classifier,
    /// A near match by edit distance.
    Near,
}

/// A slot value found in the message.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    /// The slot.
    pub slot: String,
    /// All values that the same words may mean, best first ("which one?" where there are several).
    pub values: Vec<Value>,
    /// The tokens it was read from.
    pub tokens: Range<usize>,
    /// How sure its form makes it.
    pub proof: Proof,
}

/// One reason for a candidate, for `why`.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// A phrase matched.
    Phrase {
        /// As written.
        phrase: String,
        /// File and line.
        place: String,
    },
    /// The words that spoke most for it, as the classifier sees them, strongest first.
    Features(Vec<(String, f32)>),
    /// The words of the message that speak more for the best candidate than for this one, the runner-up,
    /// with by how much, strongest first.
    Against(Vec<(String, f32)>),
    /// What keeps a matched phrase from being certain.
    Doubt {
        /// Forgiven typing errors.
        typos: usize,
        /// Words of free text that nothing proves.
        unproved: usize,
        /// Values that only may be one ("25" for an amount).
        bare: usize,
    },
    /// Near a phrase.
    Near {
        /// As written.
        phrase: String,
        /// Edit distance.
        distance: usize,
    },
    /// The share of known words was too low, and lowered the score.
    Coverage(f32),
}
