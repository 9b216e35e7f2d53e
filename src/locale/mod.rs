//! What the bot says: Fluent texts, and numbers, dates and money as each language writes them.
//!
//! [`Texts`] holds every text of every voice. A text that could not be read whole is absent, never
//! half there; the diagnostics say where.

mod format;
mod link;
mod load;
mod names;
mod numbers;
mod parse;
mod shown;
#[cfg(test)]
mod tests;
mod text;
mod texts;
mod times;
mod voice;
mod write;

pub use format::{Style, mask, show, show_with};
pub use names::Names;
pub use text::{Body, Reference, Text, Use};
pub use texts::{TextFile, Texts};
pub use times::{hours, join, wait};
pub use voice::Voice;
pub use write::{Variant, Vars, Written};
