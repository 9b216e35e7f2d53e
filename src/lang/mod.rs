//! The only place that knows a language: one pack each, data and a few pure functions.
//!
//! A pack has four tables, each for one kind of reader: [`Reading`] for the entity readers,
//! [`Writing`] for formatting, [`Tool`] for the program's own messages and the words of scripts,
//! [`Style`] for what `check` says about the wording of phrases and texts.

mod de;
mod en;
mod grammar;
mod messages;
mod reading;
mod rule;
mod secrets;
mod shared;
mod style;
mod tool;
mod word;
mod writing;

pub(crate) use grammar::{Gap, Grammar};
pub use messages::Messages;
pub use reading::{Compiled, Lexicon, Reading};
pub use rule::{Chapter, Make, Part, Rule};
pub use secrets::Secrets;
pub use style::{Address, Spelling, Style};
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
    /// What `check` knows about good wording.
    pub style: Style,
}

/// The languages that a bot may use; never none.
#[derive(Clone, Debug)]
pub struct Languages {
    first: Arc<Language>,
    others: Vec<Arc<Language>>,
}

impl Default for Languages {
    /// The built-in ones: German and English.
    fn default() -> Self {
        Self { first: Arc::new(de::language()), others: vec![Arc::new(en::language())] }
    }
}

impl Languages {
    /// The same with one more language; it replaces one of the same code.
    #[must_use]
    pub fn with(mut self, language: Language) -> Self {
        let language = Arc::new(language);
        if self.first.code == language.code {
            self.first = language;
        } else {
            self.others.retain(|known| known.code != language.code);
            self.others.push(language);
        }
        self
    }

    /// The language of that code.
    pub fn get(&self, code: &str) -> Option<&Arc<Language>> {
        self.iter().find(|language| language.code == code)
    }

    /// The first one: it stands in where another has no words for something.
    pub fn first(&self) -> &Arc<Language> {
        &self.first
    }

    /// All, in order of registration.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Language>> {
        std::iter::once(&self.first).chain(&self.others)
    }
}
