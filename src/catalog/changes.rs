//! What differs between two versions of a file, setting by setting, and who may change that.

use super::load::kind_of;
use super::read::{Kind, Node, Section, scan};
use super::schema::{FileKind, Key, SectionSpec, Type, Who, sections};
use super::source::Source;
use crate::lang::Languages;
use fluent_syntax::ast::{Entry, Resource};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The heading (`access`), or nothing for a text.
    pub heading: String,
    /// The setting (`to_act`), the id of a text, or nothing where the heading itself came or went.
    pub key: String,
    /// Who has to agree. Never empty.
    pub who: BTreeSet<Who>,
    /// The line in the newer version, from 1; in the older one where it is gone.
    pub line: usize,
    /// What was written; `None`: nothing.
    pub before: Option<String>,
    /// What is written now; `None`: nothing.
    pub after: Option<String>,
}

/// The differences between two versions of a file, in the order of the newer one. `None`: there is no such
/// version. Spaces, order and comments are no difference.
///
/// ```
/// use schalter::catalog::{changes, schema::Who};
/// use schalter::lang::Languages;
/// let before = "[access]\nto_act = \"approval\"\n";
/// let after = "# less\n[access]\nto_act   = \"login\"\n";
/// let found = changes("transfer.toml".as_ref(), Some(before), Some(after), &Languages::default());
/// assert_eq!((found[0].key.as_str(), found[0].line), ("to_act", 3));
/// assert!(found[0].who.contains(&Who::Compliance));
/// ```
pub fn changes(path: &Path, before: Option<&str>, after: Option<&str>, languages: &Languages) -> Vec<Change> {
    let read = |text: Option<&str>| match text {
        None => BTreeMap::new(),
        Some(text) if path.extension().is_some_and(|end| end == "ftl") => texts(text),
        Some(text) => settings(path, text, languages),
    };
    let (before, after) = (read(before), read(after));
    let names: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let mut changes: Vec<Change> = names
        .into_iter()
        .filter_map(|name| {
            let (old, new) = (before.get(name), after.get(name));
            if old.map(|old| &old.plain) == new.map(|new| &new.plain) {
                return None;
            }
            let mut who: BTreeSet<Who> = [old, new].into_iter().flatten().map(|written| written.who).collect();
            // A variable's class is a matter of privacy, whoever writes the variable.
            if old.and_then(|old| old.class.as_ref()) != new.and_then(|new| new.class.as_ref()) {
                who.insert(Who::Compliance);
            }
            Some(Change {
                heading: name.0.clone(),
                key: name.1.clone(),
                who,
                line: new.or(old).map_or(1, |written| written.line),
                before: old.map(|old| old.raw.clone()),
                after: new.map(|new| new.raw.clone()),
            })
        })
        .collect();
    changes.sort_by_key(|change| change.line);
    changes
}

/// One thing that can differ.
struct Written {
    who: Who,
    /// What it means, without its spelling.
    plain: String,
    /// As written.
    raw: String,
    line: usize,
    /// The data class in a variable's declaration.
    class: Option<String>,
}

/// By heading and setting.
type Table = BTreeMap<(String, String), Written>;

fn settings(path: &Path, text: &str, languages: &Languages) -> Table {
    let source = Arc::new(Source { path: path.to_owned(), text: text.replace("\r\n", "\n") });
    let cut = scan(&source, &mut Vec::new());
    let kind = kind_of(path, &cut);
    let codes: Vec<&str> = languages.iter().map(|language| language.code).collect();
    let mut table = Table::new();
    for section in &cut {
        let heading = section.name();
        let spec = spec(kind, section);
        let line = |byte: usize| source.position(byte).0;
        if section.entries.is_empty() && section.path.is_some() {
            let who = spec.and_then(|spec| spec.keys.first()).map_or(Who::Developer, |key| key.who);
            let raw = format!("[{heading}]");
            let written = Written { who, plain: raw.clone(), raw, line: line(section.heading.start), class: None };
            table.insert((heading.clone(), String::new()), written);
        }
        for entry in &section.entries {
            let key = spec.and_then(|spec| spec.key(&entry.key, &codes)).map(|(key, _)| key);
            // What nobody knows is nobody's but the developers'.
            let who = key.map_or(Who::Developer, |key: &Key| key.who);
            let span = entry.value.as_ref().map_or(entry.span.clone(), |node| node.span.clone());
            let raw = source.text.get(span).unwrap_or_default().to_owned();
            let plain = entry.value.as_ref().map_or_else(|| raw.clone(), plain);
            let variable = key.is_some_and(|key| key.kind == Type::Variable);
            let class = entry.value.as_ref().filter(|_| variable).and_then(class);
            let written = Written { who, plain, raw, line: line(entry.key_span.start), class };
            table.insert((heading.clone(), entry.key.clone()), written);
        }
    }
    table
}

fn spec(kind: FileKind, section: &Section) -> Option<&'static SectionSpec> {
    let parts: Vec<&str> = section.path.iter().flatten().map(|(name, _)| name.as_str()).collect();
    sections(kind).iter().find(|spec| spec.matches(&parts).is_some())
}

fn plain(node: &Node) -> String {
    match &node.kind {
        Kind::Text(text) => format!("{text:?}"),
        Kind::Number(text) | Kind::Bare(text) => text.clone(),
        Kind::Bool(yes) => yes.to_string(),
        Kind::Date(day) => format!("\"{day}\""),
        Kind::Moment(at) => format!("\"{at}\""),
        Kind::List(items) => format!("[{}]", items.iter().map(plain).collect::<Vec<_>>().join(", ")),
        Kind::Table(entries) => {
            let all: BTreeMap<&str, String> =
                entries.iter().map(|(key, _, node)| (key.as_str(), plain(node))).collect();
            format!("{all:?}")
        }
    }
}

fn class(node: &Node) -> Option<String> {
    let Kind::Table(entries) = &node.kind else { return None };
    entries.iter().find(|(key, ..)| key == "data").map(|(_, _, node)| plain(node))
}

/// The texts of a Fluent file. What cannot be read counts as it stands.
fn texts(text: &str) -> Table {
    let (Ok(resource) | Err((resource, _))) = fluent_syntax::parser::parse(text);
    let mut table = Table::new();
    for entry in resource.body {
        let (id, slice) = match &entry {
            Entry::Message(message) => (message.id.name.to_owned(), message.id.name),
            Entry::Term(term) => (format!("-{}", term.id.name), term.id.name),
            Entry::Junk { content } => ("?".to_owned(), *content),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
        };
        // The parser hands out slices of the text it was given, so the distance is the offset.
        let at = slice.as_ptr().addr().saturating_sub(text.as_ptr().addr());
        let line = text.get(..at).unwrap_or_default().matches('\n').count() + 1;
        let raw = match entry {
            Entry::Message(mut message) => {
                message.comment = None;
                fluent_syntax::serializer::serialize(&Resource { body: vec![Entry::Message(message)] })
            }
            Entry::Junk { content } => content.to_owned(),
            entry => fluent_syntax::serializer::serialize(&Resource { body: vec![entry] }),
        };
        let raw = raw.trim().to_owned();
        let written = Written { who: Who::Editor, plain: raw.clone(), raw, line, class: None };
        table.insert((String::new(), id), written);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn who(path: &str, before: &str, after: &str) -> Vec<(String, Vec<Who>)> {
        let found = changes(Path::new(path), Some(before), Some(after), &Languages::default());
        found.into_iter().map(|change| (change.key, change.who.into_iter().collect())).collect()
    }

    #[test]
    fn layout_is_no_change() {
        let before = "[intent]\ntitle = \"A\"\nreview_by = 2026-12-31\n[phrases]\nde = [\"a\", \"b\"]\n";
        let after = "[phrases]\n# c\nde = [\n 'a',\n 'b',\n]\n\n[intent]\nreview_by   = \"2026-12-31\"\ntitle='A'\n";
        assert_eq!(who("x.toml", before, after), []);
    }

    #[test]
    fn each_change_names_who_may_make_it() {
        let one = |key: &str, who: &[Who]| vec![(key.to_owned(), who.to_vec())];
        let file = |line: &str| format!("[intent]\ntitle = \"A\"\n{line}\n");
        assert_eq!(who("x.toml", &file(""), &file("owner = \"B\"")), one("owner", &[Who::Editor]));
        assert_eq!(who("x.toml", &file(""), &file("urgent = true")), one("urgent", &[Who::Compliance]));
        assert_eq!(who("x.toml", &file("urgent = true"), &file("")), one("urgent", &[Who::Compliance]));
        assert_eq!(who("x.toml", &file("handler = \"a.b\""), &file("")), one("handler", &[Who::Developer]));
        assert_eq!(who("x.toml", &file(""), &file("nonsense = 1")), one("nonsense", &[Who::Developer]));
        assert_eq!(who("x.toml", &file(""), &file("[outcome.done]")), one("", &[Who::Developer]));
        assert_eq!(who("x.toml", &file(""), &file("[confirm]")), one("", &[Who::Compliance]));
        let class = [Who::Compliance, Who::Developer];
        let variable = |data: &str| file(&format!("[outcome.one]\nbalance = {{ type = \"money\"{data} }}"));
        assert_eq!(who("x.toml", &variable(""), &variable(", data = \"public\"")), one("balance", &class));
    }

    #[test]
    fn texts_are_the_editors() {
        let found =
            changes(Path::new("x.ftl"), Some("a-b = c\n"), Some("# d\na-b = d\n\ne-f = g\n"), &Languages::default());
        let ids: Vec<_> = found.iter().map(|change| (change.key.as_str(), change.line, &change.who)).collect();
        let editor = BTreeSet::from([Who::Editor]);
        assert_eq!(ids, [("a-b", 2, &editor), ("e-f", 4, &editor)]);
    }
}
