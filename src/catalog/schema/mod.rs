//! The file format as one table: every section and key, its type, who may change it, what it means.
//!
//! Reading, checking and suggestions are driven by it, and so can be the reference page, the JSON
//! schema for editors and forms.

mod bot;
mod collection;
mod task;
mod tests_file;

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

/// Who may change a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// An editor.
    Editor,
    /// An editor with the approval of compliance.
    Compliance,
    /// A developer.
    Developer,
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

/// One key of a section.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name; `<lang>` stands for a language's code, `<name>` for any name.
    pub name: &'static str,
    /// What its value is.
    pub kind: Type,
    /// Must it be written?
    pub required: bool,
    /// What holds without it, in words.
    pub default: &'static str,
    /// Who may change it.
    pub who: Who,
    /// What it means.
    pub doc: &'static str,
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

const fn key(name: &'static str, kind: Type, who: Who, default: &'static str, doc: &'static str) -> Key {
    Key { name, kind, required: false, default, who, doc }
}

const fn must(name: &'static str, kind: Type, who: Who, doc: &'static str) -> Key {
    Key { name, kind, required: true, default: "", who, doc }
}

const fn section(path: &'static str, keys: &'static [Key]) -> SectionSpec {
    SectionSpec { path, required: false, keys }
}

const fn needed(path: &'static str, keys: &'static [Key]) -> SectionSpec {
    SectionSpec { path, required: true, keys }
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
    pub(in crate::catalog) fn key<'a>(&self, name: &'a str, languages: &[&str]) -> Option<(&'static Key, &'a str)> {
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
