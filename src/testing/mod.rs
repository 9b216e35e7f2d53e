//! Tests of a bot: a clock that stands still, conversation scripts, and a bot to talk to in code.
//!
//! * [`TestBot`] talks to a bot from a Rust test: `say`, `tap`, `approve`, `log_in`, `wait`.
//! * [`play`] runs one conversation test of the intent files (`intents/tests/*.toml`).
//! * [`phrase_tests`] gives the `test_…` and `not_…` phrases, and [`PhraseStage`] tries them.
//! * `connector` holds the checks that every connector has to pass (feature `http`).
//! * [`TestClock`] is the clock of all three.
//!
//! Everything works on a [rehearsal](crate::bot::Bot::rehearsal): the same files and handlers on an
//! empty store in memory, so that a test never touches what a running bot keeps.
//!
//! Nothing here judges words: whether a text reads well is `check`'s and the editors' matter.

mod clock;
#[cfg(feature = "http")]
pub mod connector;
mod coverage;
mod fact;
mod outcome;
mod pattern;
mod phrases;
mod script;
mod sentences;
mod stage;
mod test_bot;

pub use clock::TestClock;
pub use coverage::{Covered, Touched, coverage};
pub use fact::value_text;
#[cfg(feature = "cli")]
pub(crate) use fact::{level_of, level_word};
pub use outcome::{Deviation, Failure, Line, Outcome, Who};
#[cfg(feature = "cli")]
pub(crate) use phrases::first_channel;
pub use phrases::{PhraseFailure, PhraseStage, PhraseTest, phrase_tests, understood};
pub use script::{Demo, Playing, play, play_all};
#[cfg(feature = "cli")]
pub(crate) use script::{instant, later, zone};
#[cfg(feature = "cli")]
pub(crate) use stage::{Happened, Stage, buttons};
pub use test_bot::TestBot;
