//! What the bot says: Fluent texts, and numbers, dates and money as each language writes them.
//!
//! [`Texts`] holds every text of every voice. A text that could not be read whole is absent, never
//! half there; the diagnostics say where.

mod format;
mod names;
mod numbers;
mod times;
mod voice;

pub use format::{Style, mask, show, show_with};
pub use names::Names;
pub use times::{hours, join, wait};
pub use voice::Voice;
