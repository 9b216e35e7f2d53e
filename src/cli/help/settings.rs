//! Headings and settings of intent files, from the schema's table.

use super::page::Page;
use crate::catalog::schema::{FileKind, Key, SectionSpec, sections};
use crate::cli::messages::Messages;
use crate::lang::Languages;

/// Every setting and heading of that name: `to_act`, `slot.type`, `confirm`, `test_de`.
pub(super) fn pages(languages: &Languages, messages: &Messages, topic: &str) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    let codes: Vec<&str> = languages.iter().map(|language| language.code).collect();
    let (under, name) = topic.rsplit_once('.').map_or(("", topic), |(under, name)| (under, name));
    // What a file of one further language holds is what a task file holds.
    for kind in FileKind::ALL.into_iter().filter(|kind| *kind != FileKind::Language) {
        for spec in sections(kind) {
            let heading = bare(spec);
            if heading == topic {
                pages.push(heading_page(messages, kind, spec));
            }
            let fits = under.is_empty() || heading == under || spec.path == under;
            let key = spec.key(name, &codes).filter(|(key, _)| key.name != "<name>");
            if let Some((key, _)) = key.filter(|_| fits && name != "note") {
                pages.push(key_page(messages, kind, spec, key));
            }
        }
    }
    pages
}

/// All names that [`pages`] knows.
pub(super) fn names() -> Vec<String> {
    let specs = FileKind::ALL.into_iter().flat_map(sections);
    let mut names: Vec<String> =
        specs.flat_map(|spec| spec.keys.iter().map(|key| key.name.to_owned()).chain([bare(spec)])).collect();
    names.retain(|name| !name.contains('<'));
    names.sort();
    names.dedup();
    names
}

/// The heading without what it leaves open: `slot.replies`.
fn bare(spec: &SectionSpec) -> String {
    spec.path.split('.').filter(|part| !part.starts_with('<')).collect::<Vec<_>>().join(".")
}

fn heading_page(messages: &Messages, kind: FileKind, spec: &SectionSpec) -> Page {
    let keys: Vec<String> = spec.keys.iter().map(|key| key.name.to_owned()).collect();
    Page::new(format!("[{}]", spec.path))
        .part("file", messages.text("help-file"), messages.text(&format!("file-{}", kind.word())))
        .part("meaning", messages.text("help-meaning"), messages.text(&spec.heading_id(kind)))
        .part("settings", messages.text("help-settings"), keys.join(", "))
}

fn key_page(messages: &Messages, kind: FileKind, spec: &SectionSpec, key: &Key) -> Page {
    Page::new(format!("[{}] {}", spec.path, key.name))
        .part("file", messages.text("help-file"), messages.text(&format!("file-{}", kind.word())))
        .part("meaning", messages.text("help-meaning"), messages.text(&spec.key_id(kind, key)))
        .part("type", messages.text("help-type"), value(messages, key))
        .part(
            "example",
            messages.text("help-example"),
            messages.attribute(key.kind.id(), "example").unwrap_or_default(),
        )
        .part("default", messages.text("help-default"), default(messages, kind, spec, key))
        .part("who", messages.text("help-who"), messages.text(&format!("help-who-{}", key.who.word())))
}

/// The kind of value in words, with the words that are possible.
pub(super) fn value(messages: &Messages, key: &Key) -> String {
    let words = key.kind.words();
    let name = messages.text(key.kind.id());
    if words.is_empty() { name } else { format!("{name}: {}", words.join(", ")) }
}

/// What holds where the setting is not written.
pub(super) fn default(messages: &Messages, kind: FileKind, spec: &SectionSpec, key: &Key) -> String {
    if key.required {
        return messages.text("help-required");
    }
    messages.attribute(&spec.key_id(kind, key), "default").unwrap_or_else(|| key.default.to_owned())
}
