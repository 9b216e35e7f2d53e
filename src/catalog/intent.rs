//! One task file: an intent with its slots, safeguards and outcomes.

use super::bot::TopicChange;
use super::condition::Condition;
use super::phrase::Phrases;
use super::slot::Slot;
use super::source::Place;
use crate::entity::SlotType;
use crate::message::{DataClass, LoginLevel};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::time::Duration;

/// One intent.
#[derive(Clone, Debug)]
pub struct Intent {
    /// Its id: the file's name.
    pub id: String,
    /// Its title for editors; customers see the text `<id>-title`.
    pub title: String,
    /// Department.
    pub owner: Option<String>,
    /// When it is to be reviewed.
    pub review_by: Option<Date>,
    /// Switched on?
    pub active: bool,
    /// May the topic change in the middle? `None`: the bot's rule.
    pub topic_change: Option<TopicChange>,
    /// Wins over everything.
    pub urgent: bool,
    /// What its handler does at the bank.
    pub effect: Effect,
    /// The handler; `None`: the answer is `<id>-answer`.
    pub handler: Option<String>,
    /// Who may use it.
    pub access: Access,
    /// What customers say, by language.
    pub phrases: BTreeMap<String, Phrases>,
    /// When it is possible at all.
    pub only_when: Option<OnlyWhen>,
    /// What the bot needs to know, in the order of questions.
    pub slots: Vec<Slot>,
    /// The read-back.
    pub confirm: Option<Confirm>,
    /// What can come of it.
    pub outcomes: Vec<Outcome>,
    /// What it shows, and what happens where it may not.
    pub privacy: Privacy,
    /// Rules for single channels.
    pub on: BTreeMap<String, ChannelRule>,
    /// Who takes over.
    pub handoff: Option<Handoff>,
    /// Offered afterwards: intents and answers.
    pub suggest: Vec<String>,
    /// Has an error: known, and off.
    pub broken: bool,
    /// The heading `[intent]`.
    pub place: Place,
    /// Where single keys stand, by `section.key` (`intent.effect`, `access.to_act`), for checks.
    pub keys: BTreeMap<String, Place>,
}

impl Intent {
    /// The slot of that name.
    pub fn slot(&self, name: &str) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.name == name)
    }

    /// The outcome of that name.
    pub fn outcome(&self, name: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.name == name)
    }

    /// A text id of this intent: `text("ask-amount")` is `transfer-ask-amount`.
    pub fn text(&self, rest: &str) -> String {
        format!("{}-{}", self.id, rest).replace('_', "-")
    }

    /// What follows the intent's name in the id of a text, if that begins with it.
    ///
    /// ```
    /// # use schalter::{catalog, entity::Entities, lang::Languages};
    /// let file = ("intents/card_block.toml".into(), b"[intent]\ntitle = \"Block a card\"\n".to_vec());
    /// let (catalog, _) = catalog::read(vec![file], &Languages::default(), &Entities::default());
    /// let intent = &catalog.intents[0];
    /// assert_eq!(intent.rest_of("card-block-done"), Some("done"));
    /// assert_eq!(intent.rest_of("card-lost"), None);
    /// ```
    pub fn rest_of<'a>(&self, text: &'a str) -> Option<&'a str> {
        let (name, rest) = text.split_at_checked(self.id.len())?;
        let same = |(own, written): (u8, u8)| written == if own == b'_' { b'-' } else { own };
        self.id.bytes().zip(name.bytes()).all(same).then(|| rest.strip_prefix('-')).flatten()
    }

    /// May it be used: switched on and without an error?
    pub fn is_on(&self) -> bool {
        self.active && !self.broken
    }
}

/// What a handler does at the bank. Ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// Looks.
    #[default]
    Read,
    /// Changes something.
    Change,
    /// Moves money.
    Money,
}

/// Who may use an intent.
#[derive(Clone, Debug, Default)]
pub struct Access {
    /// Needed before the first question; `None`: derived.
    pub to_talk: Option<LoginLevel>,
    /// Needed before the handler runs; `None`: as `to_talk`.
    pub to_act: Option<ActLevel>,
    /// How fresh that login must be.
    pub valid_for: Option<Duration>,
}

/// What a handler needs before it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActLevel {
    /// A login of that level.
    Level(LoginLevel),
    /// The customer approves exactly this order on another device.
    Approval,
}

/// When an intent is possible at all.
#[derive(Clone, Debug, Default)]
pub struct OnlyWhen {
    /// After one of these.
    pub after: Vec<String>,
    /// Within so many turns; `None`: the bot's `followup_turns`.
    pub turns: Option<u32>,
    /// From this level on.
    pub level: Option<LoginLevel>,
    /// On these channels; empty: all.
    pub channels: Vec<String>,
}

/// The read-back of an order.
#[derive(Clone, Debug)]
pub struct Confirm {
    /// When it is read back.
    pub when: ConfirmWhen,
    /// What a no means.
    pub on_no: OnNo,
    /// How long it stands, from the read-back.
    pub expires: Duration,
    /// Handler that runs before it.
    pub prepare: Option<String>,
    /// Notes it may choose.
    pub notes: Vec<String>,
    /// What it returns.
    pub shows: Vec<Variable>,
    /// The heading.
    pub place: Place,
}

/// When an order is read back.
#[derive(Clone, Debug, PartialEq)]
pub enum ConfirmWhen {
    /// Always.
    Always,
    /// Never.
    Never,
    /// If this holds.
    If(Condition),
}

/// What a no at the read-back means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnNo {
    /// The bot asks what to change.
    #[default]
    AskWhatToChange,
    /// The order is dropped.
    Cancel,
}

/// One result of a handler. Its text is `<id>-<outcome>`.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Its name.
    pub name: String,
    /// What the handler returns with it.
    pub variables: Vec<Variable>,
    /// What each row holds, where the result is a list (text `<id>-<outcome>-row`).
    pub row: Option<Vec<Variable>>,
    /// The heading.
    pub place: Place,
}

/// A variable that a handler or preparation returns.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Its type.
    pub kind: SlotType,
    /// How sensitive it is.
    pub data: DataClass,
    /// The slot in whose place it stands in the read-back.
    pub stands_for: Option<String>,
    /// Where it is declared.
    pub place: Place,
}

/// What an intent shows, and what happens on a channel that may not.
#[derive(Clone, Debug, Default)]
pub struct Privacy {
    /// Raises the derived class.
    pub class: Option<DataClass>,
    /// What happens on a channel below it; `None`: `continue` where that is possible.
    pub if_not_allowed: Option<Policy>,
    /// The link for [`Policy::Link`].
    pub link: Option<String>,
}

/// What happens where an intent may not be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Nothing special (only in `[on.x]`; cannot raise a limit).
    Normal,
    /// The side door: go on in the bank's own web chat.
    Continue,
    /// A link.
    Link,
    /// A person takes over.
    Handoff,
    /// A friendly no.
    Refuse,
}

/// The rule for one channel; can only be stricter.
#[derive(Clone, Debug)]
pub struct ChannelRule {
    /// What happens there.
    pub instead: Policy,
    /// The text; `None`: `<id>-private`.
    pub message: Option<String>,
    /// The heading.
    pub place: Place,
}

/// Who takes over.
#[derive(Clone, Debug, Default)]
pub struct Handoff {
    /// The queue; `None`: the bot's.
    pub queue: Option<String>,
    /// Slots that the agent sees.
    pub tell: Vec<String>,
}
