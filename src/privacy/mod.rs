//! Who may be told what, and what must never exist: pure functions, no store and no texts of their own.
//!
//! [`Clearance`] decides before the first question; [`guard`] stands at the way out of every bubble;
//! [`screen`] at the way in. Whatever is unknown counts as secret, and secret never passes.

mod class;
mod clearance;
mod guard;
mod luhn;
mod private;
#[cfg(test)]
pub(crate) mod sample;
mod screen;
#[cfg(test)]
mod tests;

pub use class::{TextUses, level_for, reachable, variable_class};
pub use clearance::{Clearance, Decision, Instead, Topic};
pub use guard::guard;
pub use private::Private;
pub use screen::{Screened, screen};
