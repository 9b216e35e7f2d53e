//! B12: another term, or another spelling, than the one that was agreed.

use super::view::View;
use crate::catalog::{Diagnostic, Edit, Place};
use crate::lang::Style;
use std::sync::Arc;

/// A term that is not to be used, the agreed one, and the line that agrees on it.
struct Agreed<'a> {
    term: &'a str,
    instead: &'a str,
    line: Option<&'a Place>,
}

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, language, text) in view.written() {
        let Some(own) = view.catalog.bot.language.get(language.code) else { continue };
        let line = |term: &str| view.catalog.bot.keys.get(&format!("language.{}.instead_of.{term}", language.code));
        let terms = own.instead_of.iter().map(|(term, instead)| Agreed { term, instead, line: line(term) });
        let spelling = view.catalog.bot.keys.get(&format!("language.{}.spelling", language.code));
        let spellings = language.style.spelling.iter().filter(|known| own.spelling.as_deref() == Some(known.name));
        let words = spellings.flat_map(|known| known.instead_of);
        let words = words.map(|(term, instead)| Agreed { term, instead, line: spelling });
        for agreed in terms.chain(words) {
            for (_, body) in text.bodies() {
                let places: Vec<Place> =
                    body.words.iter().flat_map(|words| find(words, agreed.term, &language.style)).collect();
                found.extend(tell(&agreed, &places));
            }
        }
    }
    found
}

/// One message for a text, however often the word stands in it.
fn tell(agreed: &Agreed<'_>, places: &[Place]) -> Option<Diagnostic> {
    let written = |place: &Place| place.source.text.get(place.span.clone()).unwrap_or_default().to_owned();
    let word = written(places.first()?);
    let told = Diagnostic::warning("B12", "b12").arg("word", &word).arg("instead", agreed.instead);
    let told = places.iter().chain(agreed.line).fold(told, |told, place| told.at(place.clone()));
    // An inflected word needs an inflected one.
    let plain = places.iter().all(|place| written(place).chars().count() == agreed.term.chars().count());
    let edits = places.iter().map(|place| Edit { place: place.clone(), text: like(&written(place), agreed) });
    Some(if plain { told.fix(edits.collect()) } else { told })
}

/// The agreed term, with a capital letter where only the sentence gave one to the other.
fn like(word: &str, agreed: &Agreed<'_>) -> String {
    let capital = word.starts_with(char::is_uppercase) && !agreed.term.starts_with(char::is_uppercase);
    let mut letters = agreed.instead.chars();
    match letters.next().filter(|_| capital) {
        Some(first) => first.to_uppercase().collect::<String>() + letters.as_str(),
        None => agreed.instead.to_owned(),
    }
}

/// Where a term stands as a word of its own, with or without an ending.
fn find(words: &Place, term: &str, style: &Style) -> Vec<Place> {
    let text = words.source.text.get(words.span.clone()).unwrap_or_default();
    let (lower, folded) = (text.to_lowercase(), term.to_lowercase());
    // Where lower case is of another length, places would not fit.
    if lower.len() != text.len() {
        return Vec::new();
    }
    let whole = |at: usize| {
        let begins = !lower.get(..at)?.ends_with(|c: char| c.is_alphanumeric() || c == '-');
        let rest = lower.get(at + folded.len()..)?;
        let tail = rest.find(|c: char| !c.is_alphanumeric()).and_then(|end| rest.get(..end)).unwrap_or(rest);
        let start = words.span.start + at;
        let span = start..start + folded.len() + tail.len();
        let ends = tail.is_empty() || style.endings.contains(&tail);
        (begins && ends).then(|| Place { source: Arc::clone(&words.source), span })
    };
    lower.match_indices(&folded).filter_map(|(at, _)| whole(at)).collect()
}
