//! Customers' sentences: word groups, and the four lists of each language.

use super::File;
use crate::catalog::diagnostic::Diagnostic;
use crate::catalog::phrase::{Groups, Parser, Phrase, Phrases, Slots};
use crate::catalog::read::{Field, Table, Val};
use std::collections::BTreeMap;

/// Most phrases per language.
const MOST: usize = 300;

/// The word groups of a file.
pub(super) fn groups(file: &mut File<'_>) -> Groups {
    let mut groups = Groups::new();
    let none = Groups::new();
    for table in file.all("words.<lang>") {
        for field in table.fields.iter().filter(|field| field.key.name == "<name>") {
            let mut parser = Parser {
                source: file.source,
                language: table.name(),
                groups: &none,
                slots: Slots::Group,
                told: &mut file.reader.told,
            };
            let body = match &field.value {
                Some(Val::Node(node)) => node.text().and_then(|text| parser.phrase(text, node.span.clone())),
                _ => None,
            };
            let body = body.map(|phrase| phrase.parts);
            let own = groups.entry(table.name().to_owned()).or_default();
            own.insert(field.name.clone(), (body, field.key_place.clone()));
        }
    }
    groups
}

/// The phrases in one setting; those with a mistake are told and left out.
pub(super) fn list(file: &mut File<'_>, groups: &Groups, slots: Slots<'_>, field: &Field) -> Vec<Phrase> {
    let Some(Val::Texts(texts)) = &field.value else { return Vec::new() };
    if texts.len() > MOST {
        let told = Diagnostic::error("F08", "f08-phrases").arg("size", texts.len()).arg("limit", MOST);
        file.tell(told.at(field.key_place.clone()));
        return Vec::new();
    }
    let told = &mut file.reader.told;
    let mut parser = Parser { source: file.source, language: &field.capture, groups, slots, told };
    texts.iter().filter_map(|(text, span)| parser.phrase(text, span.clone())).collect()
}

/// The phrases of a section, by language.
pub(super) fn by_language<'s>(
    file: &mut File<'_>,
    groups: &Groups,
    table: &Table,
    slots: impl Fn() -> Slots<'s>,
) -> BTreeMap<String, Phrases> {
    let mut all: BTreeMap<String, Phrases> = BTreeMap::new();
    for field in table.fields.iter().filter(|field| !field.capture.is_empty()) {
        let phrases = list(file, groups, slots(), field);
        let own = all.entry(field.capture.clone()).or_default();
        match field.key.name {
            "followup_<lang>" => own.followup = phrases,
            "test_<lang>" => own.test = phrases,
            "not_<lang>" => own.not = phrases,
            _ => own.learn = phrases,
        }
    }
    all
}

/// Tells of each of the bot's languages in which nobody can say it.
pub(super) fn languages(
    file: &mut File<'_>,
    table: &Table,
    id: &str,
    phrases: &BTreeMap<String, Phrases>,
    languages: &[String],
    elsewhere: &[String],
) {
    let count = |code: &String| phrases.get(code).map_or(0, |phrases| phrases.learn.len());
    for code in languages.iter().filter(|code| !elsewhere.contains(code)) {
        // A list with a mistake was told; an empty one is missing too.
        let written = |field: &Field| match &field.value {
            Some(Val::Texts(texts)) => !texts.is_empty(),
            _ => true,
        };
        if table.field(code).is_some_and(written) {
            continue;
        }
        let other = languages.iter().max_by_key(|other| count(other));
        let other = other.filter(|other| count(other) > 0);
        let message = if other.is_some() { "p14" } else { "p14-none" };
        let told = Diagnostic::error("P14", message).arg("intent", id).arg("language", code);
        let told = told.arg("other", other.map_or("", String::as_str)).arg("count", other.map_or(0, count));
        file.tell(told.at(table.heading.clone()));
    }
}
