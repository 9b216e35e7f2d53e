//! From single files to one checked, immutable [`Catalog`] and the diagnostics of every file.
//!
//! Nothing here looks at more than one file at a time, except for names that lead from one file
//! to another; rules across files are `check`'s.

mod across;
mod bot;
mod build;
#[cfg(feature = "cli")]
mod changes;
mod codes;
mod collection;
mod condition;
mod diagnostic;
pub(crate) mod files;
#[cfg(feature = "cli")]
mod format;
mod intent;
mod list;
mod load;
mod off;
mod phrase;
mod read;
pub mod schema;
mod slot;
mod source;
mod suggest;
mod talk;

pub use bot::{
    AfterRetries, BotSettings, Channel, ChannelKind, Fact, FactKind, LanguageSettings, Notice, Queue, TopicChange,
    Typos,
};
#[cfg(feature = "cli")]
pub use changes::{Change, changes};
pub use codes::CODES;
pub use collection::{Answer, Collection, Role};
pub use condition::{Clause, Condition, Operator};
pub use diagnostic::{
    Diagnostic, Edit, Fix, Label, Severity, by_importance, json, json_lines, one_line, render, summary,
};
#[cfg(feature = "cli")]
pub use format::{TextName, Translated, formatted, texts_of, with_notes, with_texts};
pub use intent::{
    Access, ActLevel, ChannelRule, Confirm, ConfirmWhen, Effect, Handoff, Intent, OnNo, OnlyWhen, Outcome, Policy,
    Privacy, Variable,
};
pub use list::{List, ListValue};
pub use load::{load, read};
pub use off::switch_off;
pub use phrase::{Phrase, PhrasePart, Phrases, Piece};
pub(crate) use read::{decode, is_invisible};
pub use slot::{DateRule, Replies, Slot};
pub use source::{Place, Source};
pub use suggest::nearest;
pub use talk::{Script, ScriptBot, ScriptCheck, ScriptLine, Stub, Turn as ScriptTurn};

use std::collections::BTreeMap;

/// Everything that the intent files say, checked. Immutable; a running turn keeps one `Arc` of it.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// `bot.toml`.
    pub bot: BotSettings,
    /// Task files, by file name.
    pub intents: Vec<Intent>,
    /// Collections, by file name.
    pub collections: Vec<Collection>,
    /// Lists, by name.
    pub lists: BTreeMap<String, List>,
    /// Conversation tests, in file order.
    pub scripts: Vec<Script>,
}

impl Catalog {
    /// The intent of that id, switched off or not.
    pub fn intent(&self, id: &str) -> Option<&Intent> {
        self.intents.iter().find(|intent| intent.id == id)
    }

    /// The intent that a text belongs to by its id, and the rest of the id: `card-block-done` belongs to
    /// `card_block`, not to `card`.
    pub fn owner<'a>(&self, text: &'a str) -> Option<(&Intent, &'a str)> {
        let owners = self.intents.iter().filter_map(|intent| Some((intent, intent.rest_of(text)?)));
        owners.max_by_key(|(intent, _)| intent.id.len())
    }

    /// The answer of that text id (`faq-card-lost`) .
    pub fn answer(&self, text_id: &str) -> Option<&Answer> {
        self.answers().find(|answer| answer.text_id == text_id)
    }

    /// All answers of all collections.
    pub fn answers(&self) -> impl Iterator<Item = &Answer> {
        self.collections.iter().flat_map(|collection| &collection.answers)
    }

    /// Does the intent or answer of that id win over everything?
    pub fn is_urgent(&self, id: &str) -> bool {
        self.intent(id).is_some_and(|intent| intent.urgent) || self.answer(id).is_some_and(|answer| answer.urgent)
    }

    /// The answer with that role.
    pub fn role(&self, role: Role) -> Option<&Answer> {
        self.answers().find(|answer| answer.role == Some(role))
    }
}
