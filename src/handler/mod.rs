//! Handlers: plain `async fn`s of a bot author, with what they need as arguments.
//!
//! ```
//! use schalter::{Reply, Slots, State};
//! use schalter::entity::Money;
//! use serde::Deserialize;
//!
//! #[derive(Clone)]
//! struct Bank;
//!
//! #[derive(Deserialize)]
//! struct Question { limit: Option<Money> }
//!
//! async fn limit(question: Slots<Question>, State(_bank): State<Bank>) -> Result<Reply, std::io::Error> {
//!     Ok(match question.limit {
//!         Some(limit) => Reply::outcome("changed").with("limit", limit),
//!         None => Reply::outcome("unchanged"),
//!     })
//! }
//! ```
//!
//! Five kinds are registered under their names in the intent files: `on` (an intent's handler),
//! `prepare`, `lookup`, `check` and `list`. Only an intent's handler may change anything, and where
//! it does it takes [`Confirmed`] instead of [`Slots`].

mod call;
mod dry_run;
mod extract;
mod function;
mod registry;
mod reply;

pub use call::{Call, Identity, Turn};
pub use dry_run::Sample;
pub use extract::{Confirmed, FromCall, Said, Slots, State, Wants};
pub use function::{BoxError, Handler};
pub use registry::{Failure, Handlers, Kind, Registered, SharedState};
pub(crate) use reply::ReplyKind;
pub use reply::{Match, Prepared, Reply, Row, Verdict};
