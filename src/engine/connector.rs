//! What a channel must be able to do so that the engine can talk through it.

use super::{Capabilities, Inbox, Stop};
use crate::error::Error;
use crate::message::{ConversationId, Outgoing};
use async_trait::async_trait;
use std::fmt;
use std::time::Duration;

/// A channel: brings what people write into the inbox and sends what they are told.
#[async_trait]
pub trait Connector: Send + Sync + 'static {
    /// The channel's name, as in the conversations it brings.
    fn id(&self) -> &str;

    /// What the channel can show in `conversation`.
    fn capabilities(&self, conversation: &ConversationId) -> &Capabilities;

    /// Polls, reads a socket or the terminal until `stop` asks it to end. What
    /// [`Inbox::accept`] has taken is safe; only then may it be acknowledged. A channel that is called
    /// (a webhook) just waits for `stop`, which is what this does unless it is written anew. After an `Err`
    /// the engine calls it again, later each time.
    async fn run(&self, _inbox: Inbox, stop: Stop) -> Result<(), Error> {
        stop.stopped().await;
        Ok(())
    }

    /// Sends one message, which already fits [`Connector::capabilities`]. The engine repeats it
    /// as the error says; `message.id` stays the same.
    async fn send(&self, message: &Outgoing) -> Result<Sent, SendError>;

    /// Shows the customer that the bot is there. Nothing waits for it, and nothing is repeated.
    async fn signal(&self, _conversation: &ConversationId, _signal: Signal) {}

    /// Prepares the platform: webhooks, menus, greetings. Called before `run`, and repeated like it.
    async fn setup(&self) -> Result<(), Error> {
        Ok(())
    }

    /// How the channel is, as far as the connector knows.
    fn health(&self) -> Health {
        Health::Up
    }
}

/// What a customer is shown besides messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// The message was read.
    Seen,
    /// An answer is being written.
    Typing,
}

/// How a channel is.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Health {
    /// It works.
    Up,
    /// It does not.
    Down {
        /// Why, in a sentence for operators, without content.
        why: String,
    },
}

/// The platform has taken a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// The platform's ids of it; receipts name them.
    pub platform_ids: Vec<String>,
}

/// Why a message was not sent. The texts are for operators and carry no content.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendError {
    /// Later it may work.
    Retry {
        /// How long the platform asks to wait; `None`: it does not say.
        after: Option<Duration>,
        /// Who has to wait.
        scope: Scope,
        /// What the platform said.
        why: String,
    },
    /// It may or may not have arrived; it is sent again under the same id.
    Unknown(String),
    /// The platform allows no message just now (messaging window closed).
    WindowClosed,
    /// Another app or a person owns the thread.
    NotOwner,
    /// The other side cannot be reached any more.
    Unreachable(String),
    /// The platform refuses the message as it is.
    Invalid(String),
    /// Our credentials are refused; nothing is sent on this channel until it is repaired.
    Auth(String),
}

impl SendError {
    /// A short code for logs and statistics.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Retry { .. } => "retry",
            Self::Unknown(_) => "unknown",
            Self::WindowClosed => "window-closed",
            Self::NotOwner => "not-owner",
            Self::Unreachable(_) => "unreachable",
            Self::Invalid(_) => "invalid",
            Self::Auth(_) => "auth",
        }
    }

    /// Is repeating useless for this message?
    pub fn is_final(&self) -> bool {
        matches!(self, Self::WindowClosed | Self::NotOwner | Self::Unreachable(_) | Self::Invalid(_))
    }
}

impl fmt::Display for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Retry { why, .. } => write!(f, "to be repeated: {why}"),
            Self::Unknown(why) => write!(f, "outcome unknown: {why}"),
            Self::WindowClosed => f.write_str("messaging window closed"),
            Self::NotOwner => f.write_str("another app or a person owns the thread"),
            Self::Unreachable(why) => write!(f, "recipient unreachable: {why}"),
            Self::Invalid(why) => write!(f, "rejected as invalid: {why}"),
            Self::Auth(why) => write!(f, "credentials refused: {why}"),
        }
    }
}

impl std::error::Error for SendError {}

/// Who has to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// This conversation.
    Conversation,
    /// Every conversation of our account there.
    Account,
}
