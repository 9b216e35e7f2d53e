//! What the bot says: Fluent texts, and numbers, dates and money as each language writes them.

mod voice;

pub use voice::Voice;
