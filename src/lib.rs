//! Schalter: conversational intent bots for banks.
//!
//! A message becomes an intent with its slots, the bot asks for what is missing, reads an order back,
//! has it approved and carries it out once. What customers say stands in `intents/*.toml`, what the bot
//! says in `locales/*/*.ftl`; Rust is only needed for what happens at the bank.
//!
//! ```
//! use schalter::{Bot, Incoming, Reply, Slots, entity::Decimal};
//! use std::convert::Infallible;
//!
//! #[derive(serde::Deserialize)]
//! struct Question {
//!     currency: String,
//! }
//!
//! async fn rate(question: Slots<Question>) -> Result<Reply, Infallible> {
//!     let digits = if question.currency == "chf" { 94 } else { 109 };
//!     Ok(Reply::outcome("found").with("rate", Decimal { digits, scale: 2 }))
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), schalter::Error> {
//! let bot = Bot::builder(()).intents("examples/hello/intents").texts("examples/hello/locales").on("rate.show", rate);
//! let said = Incoming::said("console", "anna", "what is the rate of francs");
//! let replies = bot.build()?.answer(said).await?;
//! assert!(replies.iter().any(|reply| reply.text().contains("0.94")));
//! # Ok(())
//! # }
//! ```
//!
//! Where to begin: [`Bot::builder`] for a whole bot, [`handler`] for what may be an argument of one's own functions,
//! [`engine::Connector`], [`store::Store`] and [`entity::EntityKind`] for one's own channels, stores and slot types,
//! [`testing`] for conversations as tests. `docs/architecture.md` shows how the modules fit together.
//!
//! | feature | default | what it brings |
//! | --- | --- | --- |
//! | `cli` | yes | `cli::run`: the commands `chat`, `check`, `test` and others for every bot, and the binary `schalter` |
//! | `http` | yes | the HTTP server and the channels that are called over it |
//! | `client` | yes | calls to platforms over TLS; includes `http` |
//! | `sqlite` | yes | the store in one file, `store::SqliteStore` |
//! | `crash-points` | no | lets tests abort the process at named points; never in a released binary |
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
    Card, Choice, Clock, Content, ConversationId, DataClass, Errand, Incoming, InternalEvent, Link, LoginLevel,
    MediaKind, Outgoing, Part, Partner, PersonId, PlatformEvent, Purpose, Status,
};

/// The Rust on the authors' page compiles.
#[cfg(all(doctest, feature = "cli"))]
#[doc = include_str!("../docs/authors.md")]
mod authors {}
