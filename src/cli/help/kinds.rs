//! Types of values: the rules by which each language reads them, with their examples.

use super::page::Page;
use crate::cli::messages::Messages;
use crate::entity::{Entities, Expectation, SlotType, select};
use crate::lang::{Language, Languages};
use crate::locale::{Style, show};
use crate::text::Utterance;
use jiff::civil::DateTime;

/// The moment of the examples: Tuesday, 24 November 2026, at noon.
const NOON: DateTime = DateTime::constant(2026, 11, 24, 12, 0, 0, 0);

/// The page of a type.
pub(super) fn page(languages: &Languages, messages: &Messages, kind: &SlotType) -> Page {
    let mut page = Page::new(kind.word().to_owned());
    let mut any = false;
    for language in languages.iter() {
        let lines = rules(language, kind);
        any |= !lines.is_empty();
        let title = messages.say("help-language", &[("code", language.code.into())]);
        page = page.part(language.code, title, lines.iter().map(|line| format!("\n{line}")).collect());
    }
    if any { page } else { page.part("rules", messages.text("help-read"), messages.text("help-plain")) }
}

/// The rules of one language: patterns, and each example with what it is read as.
fn rules(language: &Language, kind: &SlotType) -> Vec<String> {
    let mut lines = Vec::new();
    for rule in language.reading.rules_of(kind.word()) {
        lines.extend(rule.patterns.iter().map(|pattern| (*pattern).to_owned()));
        let read = rule.examples.iter().filter_map(|(text, _)| Some((*text, value(language, kind, text)?)));
        lines.extend(read.map(|(text, value)| format!("  {text}  →  {value}")));
    }
    lines
}

/// Examples of a type in one language: as said, and as read.
pub(super) fn examples(language: &Language, kind: &SlotType) -> Vec<(String, String)> {
    let rules = language.reading.rules_of(kind.word());
    let examples = rules.filter_map(|rule| rule.examples.first());
    examples.filter_map(|(text, _)| Some(((*text).to_owned(), value(language, kind, text)?))).collect()
}

/// What an example is read as.
fn value(language: &Language, kind: &SlotType, text: &str) -> Option<String> {
    let expected = Expectation { now: NOON, ..Expectation::of(language) };
    let found = select(Entities::default().readings(&Utterance::new(text), &expected), None);
    let style = if *kind == SlotType::Percent { Style::Percent } else { Style::Plain };
    found.iter().find(|reading| reading.kind == *kind).map(|reading| show(&reading.value, language, style))
}
