//! The file format as one table: every section and key, its type, its default, who may change it.
//!
//! Reading, checking and suggestions are driven by it, and so are the reference page, `help`, the
//! approvals that a change needs and the [JSON schemas](json_schema) for editors. What a key means is said
//! by the languages' packs, under the ids that [`SectionSpec::heading_id`] and [`SectionSpec::key_id`] give.

mod bot;
mod collection;
mod json;
mod task;
mod tests_file;

pub use json::{json_schema, topic_schema};

use super::read::{ACT_LEVELS, CLASSES, LEVELS};

/// The kinds of intent files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// `bot.toml`.
    Bot,
    /// One intent.
    Task,
    /// Phrases of one further language for a task file (`transfer.fr.toml`).
    Language,
    /// Many answers.
    Collection,
    /// A list of values.
    List,
    /// Conversation tests.
    Tests,
}

impl FileKind {
    /// All kinds.
    pub const ALL: [Self; 6] = [Self::Bot, Self::Task, Self::Language, Self::Collection, Self::List, Self::Tests];

    /// The kind's word, in ids of messages and names of schema files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Bot => "bot",
            Self::Task => "task",
            Self::Language => "language",
            Self::Collection => "collection",
            Self::List => "list",
            Self::Tests => "tests",
        }
    }
}

/// Who may change a key. Ordered: each needs one more than the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// An editor.
    Editor,
    /// An editor with the approval of compliance.
    Compliance,
    /// A developer.
    Developer,
}

impl Who {
    /// The word in ids of messages and in data.
    pub fn word(self) -> &'static str {
        match self {
            Self::Editor => "editor",
            Self::Compliance => "compliance",
            Self::Developer => "developer",
        }
    }
}

/// What a key's value is (FORMAT §2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the file format's table of values")]
pub enum Type {
    Text,
    Texts,
    /// A technical name that must exist elsewhere.
    Name,
    Names,
    YesNo,
    Number,
    Whole,
    Date,
    Moment,
    DateRule,
    Duration,
    Hours,
    MonthDays,
    Class,
    Level,
    ActLevel,
    Word(&'static [&'static str]),
    Currency,
    /// Parsed where the slot is known.
    Condition,
    /// `always`, `never` or a condition.
    When,
    /// Read by the type of the slot or fact.
    Any,
    AnyList,
    /// Customers' sentences.
    Phrases,
    /// One word group.
    Group,
    /// A variable's type, or `{ type, data, for }`.
    Variable,
    /// Lines of a conversation.
    Script,
    /// Any scalar, kept as text.
    Setting,
}

impl Type {
    /// The id of the message that names it, with an `.example`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Text => "value-text",
            Self::Texts => "value-texts",
            Self::Name => "value-name",
            Self::Names => "value-names",
            Self::YesNo => "value-yes-no",
            Self::Number => "value-number",
            Self::Whole => "value-whole",
            Self::Date => "value-date",
            Self::Moment => "value-moment",
            Self::DateRule => "value-date-rule",
            Self::Duration => "value-duration",
            Self::Hours => "value-hours",
            Self::MonthDays => "value-month-days",
            Self::Class => "value-class",
            Self::Level => "value-level",
            Self::ActLevel => "value-act-level",
            Self::Word(_) => "value-word",
            Self::Currency => "value-currency",
            Self::Condition => "value-condition",
            Self::When => "value-when",
            Self::Any => "value-any",
            Self::AnyList => "value-any-list",
            Self::Phrases => "value-phrases",
            Self::Group => "value-group",
            Self::Variable => "value-variable",
            Self::Script => "value-script",
            Self::Setting => "value-setting",
        }
    }

    /// The words that it may be, where there are only a few.
    pub fn words(self) -> Vec<&'static str> {
        match self {
            Self::Word(words) => words.to_vec(),
            Self::Class => CLASSES.iter().map(|(word, _)| *word).collect(),
            Self::Level => LEVELS.iter().map(|(word, _)| *word).collect(),
            Self::ActLevel => ACT_LEVELS.iter().map(|(word, _)| *word).collect(),
            _ => Vec::new(),
        }
    }
}

/// One key of a section.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name; `<lang>` stands for a language's code, `<name>` for any name.
    pub name: &'static str,
    /// What its value is.
    pub kind: Type,
    /// Must it be written?
    pub required: bool,
    /// What holds without it, as it would be written; empty where there is nothing to write, and where the
    /// default follows from something else, which the language's `.default` says.
    pub default: &'static str,
    /// Who may change it.
    pub who: Who,
}

/// One kind of section.
#[derive(Clone, Copy, Debug)]
pub struct SectionSpec {
    /// Its heading; `<name>`, `<lang>` and `<function>` stand for one part each.
    pub path: &'static str,
    /// Must it be there?
    pub required: bool,
    /// Its keys.
    pub keys: &'static [Key],
}

const fn key(name: &'static str, kind: Type, who: Who, default: &'static str) -> Key {
    Key { name, kind, required: false, default, who }
}

const fn must(name: &'static str, kind: Type, who: Who) -> Key {
    Key { name, kind, required: true, default: "", who }
}

const fn section(path: &'static str, keys: &'static [Key]) -> SectionSpec {
    SectionSpec { path, required: false, keys }
}

const fn needed(path: &'static str, keys: &'static [Key]) -> SectionSpec {
    SectionSpec { path, required: true, keys }
}

/// A file of one further language holds what a task file holds.
fn said_under(kind: FileKind) -> &'static str {
    if kind == FileKind::Language { FileKind::Task.word() } else { kind.word() }
}

/// The sections of a kind of file.
pub fn sections(kind: FileKind) -> &'static [SectionSpec] {
    match kind {
        FileKind::Bot => bot::SECTIONS,
        FileKind::Task => task::SECTIONS,
        FileKind::Language => task::LANGUAGE,
        FileKind::Collection => collection::SECTIONS,
        FileKind::List => collection::LIST,
        FileKind::Tests => tests_file::SECTIONS,
    }
}

impl SectionSpec {
    /// The id of the message that says what the section is for, in a file of that kind.
    pub fn heading_id(&self, kind: FileKind) -> String {
        format!("heading-{}-{}", said_under(kind), self.topic())
    }

    /// The id of the message that says what the key means.
    pub fn key_id(&self, kind: FileKind, key: &Key) -> String {
        if key.name == "note" && key.kind == Type::Text && !self.path.contains("<function>") {
            return "key-note".to_owned();
        }
        let name = key.name.replace("<lang>", "lang").replace("<name>", "any");
        format!("key-{}-{}-{name}", said_under(kind), self.topic())
    }

    /// The heading's own words: `slot-replies` of `slot.<name>.replies`.
    fn topic(&self) -> String {
        self.path.split('.').filter(|part| !part.starts_with('<')).collect::<Vec<_>>().join("-")
    }

    /// What the placeholders of the heading stand for, if `path` is of this kind.
    pub(in crate::catalog) fn matches<'a>(&self, path: &[&'a str]) -> Option<Vec<&'a str>> {
        let parts: Vec<&str> = self.path.split('.').collect();
        if parts.len() != path.len() {
            return None;
        }
        let mut names = Vec::new();
        for (part, name) in parts.iter().zip(path) {
            if part.starts_with('<') {
                names.push(*name);
            } else if part != name {
                return None;
            }
        }
        Some(names)
    }

    /// The key of that name, and what its placeholder stands for.
    pub(crate) fn key<'a>(&self, name: &'a str, languages: &[&str]) -> Option<(&'static Key, &'a str)> {
        let exact = self.keys.iter().find(|key| key.name == name).map(|key| (key, ""));
        let lang = || {
            self.keys.iter().find_map(|key| {
                let code = name.strip_prefix(key.name.strip_suffix("<lang>")?)?;
                languages.contains(&code).then_some((key, code))
            })
        };
        let any = || self.keys.iter().find(|key| key.name == "<name>").map(|key| (key, name));
        exact.or_else(lang).or_else(any)
    }

    /// Every name a key may have here.
    pub(in crate::catalog) fn names(&self, languages: &[&str]) -> Vec<String> {
        let each = |key: &Key| match key.name.strip_suffix("<lang>") {
            Some(start) => languages.iter().map(|code| format!("{start}{code}")).collect(),
            None if key.name == "<name>" => Vec::new(),
            None => vec![key.name.to_owned()],
        };
        self.keys.iter().flat_map(each).collect()
    }
}
