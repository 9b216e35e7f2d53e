//! Plain data that every part shares: who talks to whom, what came in, what goes out, and how
//! sensitive it is. No behaviour beyond small constructors.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// Where the time comes from. Passed in everywhere; nothing below the engine reads a clock.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// How sensitive a datum is. Ordered: what may show `Account` may also show `Public`.
///
/// Unknown means [`DataClass::Secret`], which never leaves.
///
/// ```
/// use schalter::DataClass;
/// assert!(DataClass::Public < DataClass::Personal && DataClass::Account < DataClass::Secret);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DataClass {
    /// Anyone may read it.
    Public,
    /// Tells something about a person.
    Personal,
    /// Account data: balances, payees, transactions.
    Account,
    /// Must never be shown or collected.
    #[default]
    Secret,
}

/// How surely we know who is talking. Ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LoginLevel {
    /// Nobody is known.
    #[default]
    None,
    /// Recognised, for example by a cookie or a linked messenger account.
    Known,
    /// Logged in.
    Login,
    /// Logged in with a second factor.
    Strong,
}

/// One conversation: a bot, one of its channels, the account there, and who is on the other side.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ConversationId {
    /// The bot (brand); one process may host several.
    pub bot: String,
    /// The channel's name in `bot.toml`.
    pub channel: String,
    /// Our account there: page, phone number, workspace. Empty where there is only one.
    pub account: String,
    /// The other side's id on that channel.
    pub peer: String,
    /// A thread within the conversation, where the platform has them.
    pub thread: Option<String>,
}

impl ConversationId {
    /// The conversation of `peer` on `channel` of the only bot.
    pub fn new(channel: impl Into<String>, peer: impl Into<String>) -> Self {
        Self { bot: "bot".into(), channel: channel.into(), account: String::new(), peer: peer.into(), thread: None }
    }

    /// A stable text form for keys in stores: parts joined by U+001F.
    pub fn key(&self) -> String {
        [&self.bot, &self.channel, &self.account, &self.peer, self.thread.as_deref().unwrap_or("")].join("\u{1f}")
    }
}

impl fmt::Debug for ConversationId {
    /// The peer's id may be a phone number, so it is not printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/***", self.bot, self.channel)
    }
}

/// Opaque id of a person: given at first contact, linked by login, never merged blindly.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub String);

/// One thing that reached a conversation. Nothing else ever changes one.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Incoming {
    /// The conversation it belongs to.
    pub conversation: ConversationId,
    /// Any hit on one of these keys means: already taken. Empty: never a duplicate.
    pub dedupe: Vec<String>,
    /// When the platform says it was written; orders a batch, never a clock.
    pub platform_at: Option<Timestamp>,
    /// When it reached us.
    pub received_at: Timestamp,
    /// Not to be taken before this instant (timers); `None`: at once.
    pub due_at: Option<Timestamp>,
    /// Language that the platform reports (BCP 47).
    pub locale: Option<String>,
    /// What it is.
    pub content: Content,
}

/// What reached a conversation.
#[non_exhaustive]
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "data", rename_all = "snake_case")]
pub enum Content {
    /// The customer wrote.
    Said {
        /// The text as written.
        text: String,
    },
    /// The customer pressed a button or typed its title.
    Picked {
        /// What the button carries (opaque, given out by us).
        payload: String,
        /// What was written on it.
        title: Option<String>,
    },
    /// The customer sent something that is not text.
    Attached {
        /// `image`, `audio`, `video`, `file`, `location` …
        kind: String,
    },
    /// The customer wrote something that must not exist here (a PIN, a full card number); it was removed
    /// before the message was accepted.
    Withheld,
    /// The platform reports something.
    Platform(PlatformEvent),
    /// Our own side reports something.
    Internal(InternalEvent),
}

/// What a platform reports about a conversation.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "data", rename_all = "snake_case")]
pub enum PlatformEvent {
    /// The conversation was opened (get-started button, page opened).
    Started,
    /// The customer came by a link or an advertisement.
    Referral {
        /// What the link carries.
        reference: Option<String>,
    },
    /// The customer reacted to a message of ours with an emoji, or took that back.
    Reaction {
        /// The platform's id of the message.
        target: String,
        /// The emoji; `None`: taken back.
        emoji: Option<String>,
    },
    /// The customer shows that they are still there, without a word.
    Present,
    /// A message of ours was delivered or read.
    Receipt {
        /// The platform's ids.
        ids: Vec<String>,
    },
    /// The platform shows us a message that we have sent: whatever we thought of it, it has arrived.
    Echo {
        /// Our own id of it, [`Outgoing::id`].
        message: String,
        /// The platform's ids of it.
        ids: Vec<String>,
    },
    /// Somebody else now owns the thread, or gave it back.
    Control {
        /// May the bot write again?
        ours: bool,
    },
    /// Something we do not know.
    Unsupported {
        /// The platform's name of it.
        kind: String,
    },
}

/// What our own side reports: rows of the same inbox, deduped and ordered like a message.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "data", rename_all = "snake_case")]
pub enum InternalEvent {
    /// A timer of the dialogue fired.
    Timer {
        /// Its name, such as `logout`.
        name: String,
        /// Its number: an older one than the session's is ignored.
        number: u64,
    },
    /// The customer logged in.
    LoggedIn {
        /// Who it is.
        person: PersonId,
        /// How surely.
        level: LoginLevel,
    },
    /// The customer logged out.
    LoggedOut,
    /// The customer decided on exactly one proposal on another device.
    Approval {
        /// The proposal's id.
        proposal: String,
        /// Approved, or declined.
        granted: bool,
    },
    /// A person of the bank wrote.
    Agent {
        /// What they wrote.
        text: String,
    },
    /// The person of the bank hands the conversation back.
    AgentDone,
    /// The bot writes without being asked.
    Notify {
        /// Id of the Fluent text.
        text: String,
        /// Its variables, as the dialogue writes them.
        variables: serde_json::Value,
    },
    /// An operator has messages sent that were given up.
    Replay {
        /// Their ids.
        messages: Vec<String>,
    },
    /// An operator switches something off or on.
    Switch {
        /// A topic, a channel, or `ALL`.
        target: String,
        /// Is it off now?
        off: bool,
        /// Why, in the operator's words.
        reason: String,
        /// Until then; `None`: until it is switched on.
        until: Option<Timestamp>,
    },
    /// The time of a switch is over.
    SwitchEnds {
        /// What was off.
        target: String,
    },
    /// The language was chosen from outside.
    Language {
        /// The language's code.
        code: String,
    },
}

impl Incoming {
    /// Something reached `conversation` at `at`, without a dedupe key.
    pub fn new(conversation: ConversationId, at: Timestamp, content: Content) -> Self {
        Self {
            conversation,
            dedupe: Vec::new(),
            platform_at: None,
            received_at: at,
            due_at: None,
            locale: None,
            content,
        }
    }

    /// `peer` wrote `text` on `channel`. The bot stamps the time when it accepts it.
    ///
    /// ```
    /// let hello = schalter::Incoming::said("web", "anna", "Guten Tag");
    /// assert_eq!(hello.conversation.channel, "web");
    /// ```
    pub fn said(channel: &str, peer: &str, text: &str) -> Self {
        Self::new(ConversationId::new(channel, peer), Timestamp::UNIX_EPOCH, Content::Said { text: text.into() })
    }
}

impl Content {
    /// Is it something that the customer did, so that a platform which allows answers only for a while after that
    /// allows them anew?
    pub fn opens_window(&self) -> bool {
        match self {
            Self::Said { .. } | Self::Picked { .. } | Self::Attached { .. } | Self::Withheld => true,
            Self::Platform(event) => matches!(
                event,
                PlatformEvent::Started | PlatformEvent::Referral { .. } | PlatformEvent::Reaction { .. }
            ),
            Self::Internal(_) => false,
        }
    }
}

impl fmt::Debug for Content {
    /// What a customer said is not printed, only what kind of thing it is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Said { .. } => "said",
            Self::Picked { .. } => "picked",
            Self::Attached { .. } => "attached",
            Self::Withheld => "withheld",
            Self::Platform(_) => "platform",
            Self::Internal(_) => "internal",
        })
    }
}

impl fmt::Debug for Incoming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incoming")
            .field("conversation", &self.conversation)
            .field("content", &self.content)
            .finish_non_exhaustive()
    }
}

/// One message to a conversation, in order of `seq`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Outgoing {
    /// Unique; connectors use it to make sending idempotent.
    pub id: String,
    /// Where it goes.
    pub conversation: ConversationId,
    /// Position in the conversation, gapless from 1; given by the store at commit.
    pub seq: u64,
    /// Why it is written.
    pub purpose: Purpose,
    /// What is written.
    pub part: Part,
    /// Not to be sent after this instant.
    pub not_after: Option<Timestamp>,
    /// Id of the Fluent text it was made from, with its attribute (`transfer-ask-iban.again`).
    pub text_id: Option<String>,
    /// The most sensitive datum in it.
    pub class: DataClass,
}

impl Outgoing {
    /// The words of the message, without its buttons; of several cards, the first one's title; of a picture, what is
    /// read out in its place.
    pub fn text(&self) -> &str {
        match &self.part {
            Part::Text { text } => text,
            Part::Choices { prompt, .. } | Part::Links { prompt, .. } => prompt,
            Part::Cards { cards } => cards.first().map_or("", |card| &card.title),
            Part::Media { alt, .. } => alt,
            Part::HandOver { .. } | Part::Status(_) => "",
        }
    }
}

impl fmt::Debug for Outgoing {
    /// The words may hold account data, so they are not printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outgoing")
            .field("id", &self.id)
            .field("seq", &self.seq)
            .field("text_id", &self.text_id)
            .finish()
    }
}

/// Why a message is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// An answer to the customer.
    #[default]
    Reply,
    /// Written without being asked.
    Proactive,
    /// A person of the bank writes.
    Agent,
}

/// What is written.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "data", rename_all = "snake_case")]
pub enum Part {
    /// Words.
    Text {
        /// The words.
        text: String,
    },
    /// Words with buttons.
    Choices {
        /// The words above the buttons.
        prompt: String,
        /// The buttons, in order.
        options: Vec<Choice>,
    },
    /// Words with buttons that open addresses.
    Links {
        /// The words above the buttons.
        prompt: String,
        /// The buttons, in order.
        links: Vec<Link>,
    },
    /// Cards, side by side where the channel can.
    Cards {
        /// The cards, in order.
        cards: Vec<Card>,
    },
    /// A picture or a document.
    Media {
        /// Which of the two.
        kind: MediaKind,
        /// Where it lies.
        url: String,
        /// What it shows, in words: read out, and written where the channel cannot show it.
        alt: String,
    },
    /// Hands the conversation to a person, where the platform itself can; elsewhere nothing is sent.
    HandOver {
        /// What the person is told, without content above the channel's clearance.
        summary: String,
    },
    /// How the conversation stands from here on, for channels that show it: no words. Elsewhere nothing is sent.
    Status(Status),
}

/// What can be shown besides words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MediaKind {
    /// A picture.
    Image,
    /// A document to read or keep.
    Document,
}

/// A card: a picture, a few words, buttons.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The words in bold.
    pub title: String,
    /// The words below.
    pub subtitle: Option<String>,
    /// Address of the picture.
    pub image: Option<String>,
    /// Buttons that say something to the bot.
    pub options: Vec<Choice>,
    /// Buttons that open addresses.
    pub links: Vec<Link>,
}

/// A button that opens an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What is written on it.
    pub title: String,
    /// The address.
    pub url: String,
}

/// How a conversation stands, as far as a channel may show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// How surely we know the customer.
    pub login: LoginLevel,
    /// A login has just ended: whatever was shown before is hidden now.
    pub ended: bool,
    /// What the customer is to do elsewhere before the conversation goes on.
    pub errand: Option<Errand>,
    /// Who speaks with the customer.
    pub partner: Partner,
    /// The conversation's language.
    pub language: String,
}

/// What the customer is to do elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Errand {
    /// To log in.
    Login,
    /// To approve an order on another device, or decline it.
    Approval {
        /// The proposal's id.
        proposal: String,
    },
}

/// Who speaks with the customer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Partner {
    /// The bot.
    #[default]
    Bot,
    /// The bot, until a person of the bank comes.
    Waiting,
    /// A person of the bank.
    Person,
}

/// One button.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What is written on it.
    pub title: String,
    /// What comes back when it is pressed; opaque.
    pub payload: String,
    /// A line below the title, where the channel can show one.
    pub hint: Option<String>,
}
