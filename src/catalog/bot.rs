//! `bot.toml`: settings, channels, links, queues, facts, notices.

use super::source::Place;
use crate::entity::{Currency, Value};
use crate::message::{DataClass, LoginLevel};
use jiff::civil::{Date, DateTime};
use std::collections::BTreeMap;
use std::time::Duration;

/// What `bot.toml` says.
#[derive(Clone, Debug)]
pub struct BotSettings {
    /// The bot's name, `$bot_name`.
    pub name: String,
    /// Languages; every text must exist in all of them.
    pub languages: Vec<String>,
    /// The language of a conversation that has not shown another.
    pub default_language: String,
    /// IANA time zone.
    pub timezone: String,
    /// Currency of bare amounts.
    pub currency: Currency,
    /// `[language.<l>]`.
    pub language: BTreeMap<String, LanguageSettings>,
    /// Most choices in "Did you mean …?".
    pub max_choices: usize,
    /// Typing errors in lists.
    pub typos: Typos,
    /// Certainty from which the bot acts, 0..=1.
    pub accept: f32,
    /// Certainty from which it asks back, 0..=1.
    pub ask_back: f32,
    /// How often a question is repeated.
    pub retries: u8,
    /// What happens then.
    pub after_retries: AfterRetries,
    /// Pause after which a form is dropped.
    pub forget_after: Duration,
    /// Pause after which the login ends.
    pub logout_after: Duration,
    /// How many turns a follow-up works.
    pub followup_turns: u32,
    /// May the topic change in the middle?
    pub topic_change: TopicChange,
    /// How long messages are kept.
    pub keep_messages: Duration,
    /// How long evidence is kept.
    pub keep_evidence: Duration,
    /// How long complaints are kept.
    pub keep_complaints: Duration,
    /// Queue where an intent names no other.
    pub queue: Option<String>,
    /// Queues.
    pub queues: BTreeMap<String, Queue>,
    /// Channels.
    pub channels: BTreeMap<String, Channel>,
    /// Links: name, then URL by language.
    pub links: BTreeMap<String, BTreeMap<String, String>>,
    /// Figures.
    pub facts: BTreeMap<String, Fact>,
    /// Notices.
    pub notices: BTreeMap<String, Notice>,
    /// The names of channels in file order; the first web channel is where `chat` starts.
    pub channel_order: Vec<String>,
    /// Something in the file has an error; which channels are off, they say themselves.
    pub broken: bool,
    /// Where single keys stand, by `section.key` (`conversation.logout_after`), for checks.
    pub keys: BTreeMap<String, Place>,
}

impl Default for BotSettings {
    /// FORMAT §7's defaults.
    fn default() -> Self {
        let days = |n: u64| Duration::from_secs(n * 86_400);
        Self {
            name: String::new(),
            languages: Vec::new(),
            default_language: String::new(),
            timezone: "UTC".into(),
            currency: Currency::EUR,
            language: BTreeMap::new(),
            max_choices: 3,
            typos: Typos::Normal,
            accept: 0.75,
            ask_back: 0.45,
            retries: 2,
            after_retries: AfterRetries::Handoff,
            forget_after: Duration::from_secs(15 * 60),
            logout_after: Duration::from_secs(5 * 60),
            followup_turns: 3,
            topic_change: TopicChange::Ask,
            keep_messages: days(30),
            keep_evidence: days(3653),
            keep_complaints: days(2192),
            queue: None,
            queues: BTreeMap::new(),
            channels: BTreeMap::new(),
            links: BTreeMap::new(),
            facts: BTreeMap::new(),
            notices: BTreeMap::new(),
            channel_order: Vec::new(),
            broken: false,
            keys: BTreeMap::new(),
        }
    }
}

/// `[language.<l>]`.
#[derive(Clone, Debug, Default)]
pub struct LanguageSettings {
    /// Form of address (`Sie`, `du`).
    pub address: Option<String>,
    /// Spelling (`british`).
    pub spelling: Option<String>,
    /// Agreed terms: left is not to be used, right is.
    pub instead_of: Vec<(String, String)>,
}

/// Tolerance for typing errors in lists (FORMAT §6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the words of the file format")]
pub enum Typos {
    Off,
    Careful,
    #[default]
    Normal,
    Generous,
}

impl Typos {
    /// The row of FORMAT §6's table, from 0 for none.
    pub fn level(self) -> u8 {
        match self {
            Self::Off => 0,
            Self::Careful => 1,
            Self::Normal => 2,
            Self::Generous => 3,
        }
    }
}

/// What happens when a question was repeated in vain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the words of the file format")]
pub enum AfterRetries {
    #[default]
    Handoff,
    Cancel,
    Link,
}

/// May the customer change topic in the middle?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the words of the file format")]
pub enum TopicChange {
    Allow,
    #[default]
    Ask,
    Refuse,
}

/// What kind of platform a channel is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the words of the file format")]
pub enum ChannelKind {
    Facebook,
    Whatsapp,
    Telegram,
    Slack,
    Matrix,
    Web,
    Rest,
    Console,
    Custom,
}

/// `[channel.<name>]`. Whatever could not be read is at its strictest.
#[derive(Clone, Debug)]
pub struct Channel {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: ChannelKind,
    /// The most sensitive class the bot may write there.
    pub may_show: DataClass,
    /// The most sensitive class the bot may ask for there.
    pub may_collect: DataClass,
    /// The highest login that can be reached there.
    pub highest_login: LoginLevel,
    /// How many buttons it shows.
    pub buttons: usize,
    /// Longest message.
    pub max_length: Option<usize>,
    /// After the side door: write "done" there?
    pub say_done: bool,
    /// The connector's own settings, as text.
    pub settings: BTreeMap<String, String>,
    /// Has an error: known, and off.
    pub broken: bool,
    /// Its heading.
    pub place: Place,
    /// Where its keys stand.
    pub keys: BTreeMap<String, Place>,
}

/// `[queue.<name>]`: people behind the bot.
#[derive(Clone, Debug, Default)]
pub struct Queue {
    /// Opening hours: (weekday 1 = Monday, from, to in minutes of the day). `None`: always open.
    pub hours: Option<Vec<(u8, u16, u16)>>,
    /// So long before closing nobody new is taken.
    pub last_request: Duration,
    /// State whose public holidays count (`DE-HE`).
    pub holidays: Option<String>,
    /// Month and day.
    pub closed_on: Vec<(u8, u8)>,
    /// `callback`, `message`; the first that the channel may do.
    pub when_closed: Vec<String>,
}

/// What a fact's values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the words of the file format")]
pub enum FactKind {
    Percent,
    Money,
    Number,
    Text,
}

/// `[fact.<name>]`: a figure with its days.
#[derive(Clone, Debug)]
pub struct Fact {
    /// What its values are.
    pub kind: FactKind,
    /// Values by first day of validity, ascending.
    pub values: Vec<(Date, Value)>,
    /// The heading.
    pub place: Place,
}

/// `[notice.<name>]`: shown once per conversation while it is valid.
#[derive(Clone, Debug)]
pub struct Notice {
    /// First moment.
    pub valid_from: Option<DateTime>,
    /// First moment after the last.
    pub valid_until: Option<DateTime>,
    /// Only on these channels; empty: all.
    pub channels: Vec<String>,
    /// The heading.
    pub place: Place,
}
