//! Schalter: conversational intent bots for banks.
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)
)]

pub mod bot;
pub mod catalog;
pub mod channel;
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod dialogue;
pub mod engine;
pub mod entity;
mod error;
pub mod handler;
pub mod lang;
pub mod locale;
pub mod message;
pub mod nlu;
pub mod privacy;
pub mod store;
pub mod testing;
pub mod text;
pub mod turn;

pub use bot::Bot;
pub use error::Error;
pub use handler::{Confirmed, Identity, Match, Prepared, Reply, Row, Said, Slots, State, Turn, Verdict};
pub use locale::Voice;
pub use message::{
    Choice, Clock, Content, ConversationId, DataClass, Errand, Incoming, InternalEvent, LoginLevel, Outgoing, Part,
    Partner, PersonId, PlatformEvent, Purpose, Status,
};
