//! C02: the bot would ask for something that it must never know.

use super::prose::{Word, sentences};
use super::view::View;
use crate::catalog::Diagnostic;
use crate::lang::{Language, Secrets};
use crate::text::fold;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, language, text) in view.written() {
        let question = view
            .catalog
            .intents
            .iter()
            .filter_map(|intent| intent.rest_of(&text.id))
            .any(|rest| rest.starts_with("ask-"));
        for (_, body) in text.bodies() {
            for sentence in sentences(body, &language.style) {
                if let Some((word, name)) = asked(&sentence, language, question) {
                    let told = Diagnostic::error("C02", "c02").arg("word", name).arg("id", &text.id);
                    found.push(told.at(word.place(body)));
                    break;
                }
            }
        }
    }
    // A slot is asked for, whatever its question says.
    for intent in view.intents() {
        for slot in &intent.slots {
            let parts: Vec<String> = slot.name.split('_').map(fold).collect();
            let mut languages = view.languages.iter();
            let name = languages.find_map(|language| parts.iter().find_map(|part| secret(part, language)));
            if let Some(name) = name {
                let told = Diagnostic::error("C02", "c02-slot").arg("word", name).arg("slot", &slot.name);
                found.push(told.at(slot.place.clone()));
            }
        }
    }
    found
}

/// The secret that a sentence asks for.
fn asked<'a>(sentence: &[Word<'a>], language: &Language, question: bool) -> Option<(Word<'a>, &'static str)> {
    let secrets: &Secrets = &language.writing.secrets;
    let words: Vec<String> = sentence.iter().map(|word| fold(word.text)).collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let (at, name) = words.iter().enumerate().find_map(|(at, _)| {
        let word = sentence.get(at)?;
        // "PIN-Nummer", "SMS-TAN"
        let name = word.text.split('-').find_map(|part| secret(&fold(part), language))?;
        Some((at, name))
    })?;
    let asks = secrets.asks.iter().any(|set| set.iter().all(|word| words.iter().any(|own| own == word)));
    // Where the answer is a value, naming the secret is asking for it.
    let asks = asks || question;
    let told = has(secrets.warnings) || (has(secrets.elsewhere) && !question);
    sentence.get(at).filter(|_| asks && !told).map(|word| (*word, name))
}

/// The name of a secret that must never be asked for, with or without an ending.
fn secret(word: &str, language: &Language) -> Option<&'static str> {
    let names = language.writing.secrets.never_ask;
    let known = names.iter().find(|(name, _)| {
        word.strip_prefix(name).is_some_and(|rest| rest.is_empty() || language.style.endings.contains(&rest))
    });
    known.map(|(_, shown)| *shown)
}
