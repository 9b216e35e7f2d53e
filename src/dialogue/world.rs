//! What a decision may know besides the session: the catalogue, the channel, and what was decided
//! about access. Plain data and pure functions, so that nothing here can act.

use crate::catalog::{ActLevel, Catalog, Policy};
use crate::entity::Value;
use crate::message::{InternalEvent, LoginLevel};
use crate::nlu::Ranking;
use crate::text::Utterance;
use jiff::Timestamp;
use jiff::civil::DateTime;

/// The world of one conversation in one turn.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// The catalogue of this turn.
    pub catalog: &'a Catalog,
    /// The conversation's key; proposals are derived from it.
    pub conversation: &'a str,
    /// The channel's name.
    pub channel: &'a str,
    /// What was decided about an intent or answer on this channel, by id.
    pub clearance: &'a (dyn Fn(&str) -> Clearance + Sync),
    /// Does the text exist, or that attribute of it?
    pub has_text: &'a (dyn Fn(&str, Option<&str>) -> bool + Sync),
    /// The words of a title in a language: `#transfer-title`, `#transfer-confirm.button-yes`.
    pub label: &'a (dyn Fn(&str, &str) -> Option<String> + Sync),
    /// A value as it is written in a language.
    pub show: &'a (dyn Fn(&Value, &str) -> String + Sync),
}

impl std::fmt::Debug for World<'_> {
    /// The conversation's key may hold a telephone number, so it is not printed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("World").field("channel", &self.channel).finish_non_exhaustive()
    }
}

/// What was decided about an intent or answer on this channel, before its first question.
#[derive(Clone, Debug, PartialEq)]
pub struct Clearance {
    /// What happens instead; `None`: it may be answered here.
    pub policy: Option<Policy>,
    /// The text that says so.
    pub text: Option<String>,
    /// The link of `bot.toml` for [`Policy::Link`].
    pub link: Option<String>,
    /// Login needed before the first question.
    pub talk: LoginLevel,
    /// What is needed before the handler runs.
    pub act: ActLevel,
}

impl Clearance {
    /// May it be answered here?
    pub fn is_clear(&self) -> bool {
        matches!(self.policy, None | Some(Policy::Normal))
    }
}

/// The time of a turn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Now {
    /// The instant.
    pub timestamp: Timestamp,
    /// The same in the bot's time zone.
    pub local: DateTime,
}

/// What happened.
#[derive(Clone, Copy, Debug)]
pub enum Event<'a> {
    /// The customer wrote.
    Message {
        /// What.
        said: &'a Utterance,
        /// What it may mean.
        ranking: &'a Ranking,
    },
    /// The customer pressed a button.
    Picked {
        /// What it carries.
        payload: &'a str,
        /// What was written on it.
        title: Option<&'a str>,
    },
    /// The customer sent something that is not text.
    Attached,
    /// The customer wrote a secret, which was removed before anybody read it.
    Withheld,
    /// Our own side reports something.
    Internal(&'a InternalEvent),
    /// The conversation was opened.
    Started,
    /// The customer is still there.
    Present,
    /// Somebody else owns the thread on the platform, or gave it back.
    Control {
        /// May the bot write?
        ours: bool,
    },
}
