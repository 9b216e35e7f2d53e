//! The only place that knows a language: one pack each, data and a few pure functions.
//!
//! A pack has three tables, each for one kind of reader: [`Reading`] for the entity readers,
//! [`Writing`] for formatting, [`Tool`] for the program's own messages and the words of scripts.

#[cfg(feature = "cli")]
pub(crate) mod commands;
mod de;
mod en;
mod grammar;
mod messages;
mod reading;
mod rule;
mod secrets;
mod shared;
mod tool;
mod word;
mod writing;

pub(crate) use grammar::{Gap, Grammar};
pub use messages::Messages;
pub use reading::{Compiled, Lexicon, Reading};
pub use rule::{Chapter, Make, Part, Rule};
pub use secrets::Secrets;
pub use tool::{ScriptWords, TimeUnit, Tool};
pub use word::{Feast, Unit, Word};
pub use writing::{Clock, Dates, Hours, Ranks, Rhythms, SIGNS, SignPlace, Spans, Units, Wait, Writing};

use std::sync::Arc;

/// One language.
#[derive(Debug)]
pub struct Language {
    /// Its BCP 47 code, as `bot.toml` and the folders of `locales/` name it.
    pub code: &'static str,
    /// What readers need.
    pub reading: Reading,
    /// What formatting needs.
    pub writing: Writing,
    /// The program's messages, and the words of scripts.
    pub tool: Tool,
}

/// The languages that a bot may use.
#[derive(Clone, Debug)]
pub struct Languages(Vec<Arc<Language>>);

impl Default for Languages {
    /// The built-in ones: German and English.
    fn default() -> Self {
        Self(vec![Arc::new(de::language()), Arc::new(en::language())])
    }
}

impl Languages {
    /// The same with one more language; it replaces one of the same code.
    #[must_use]
    pub fn with(mut self, language: Language) -> Self {
        self.0.retain(|known| known.code != language.code);
        self.0.push(Arc::new(language));
        self
    }

    /// The language of that code.
    pub fn get(&self, code: &str) -> Option<&Arc<Language>> {
        self.0.iter().find(|language| language.code == code)
    }

    /// All, in order of registration.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Language>> {
        self.0.iter()
    }
}
