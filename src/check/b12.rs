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
                for place in body.words.iter().filter_map(|words| find(words, agreed.term, &language.style)) {
                    found.push(tell(&agreed, place));
                }
            }
        }
    }
    found
}

fn tell(agreed: &Agreed<'_>, place: Place) -> Diagnostic {
    let word = place.source.text.get(place.span.clone()).unwrap_or_default().to_owned();
    let told = Diagnostic::warning("B12", "b12").arg("word", &word).arg("instead", agreed.instead);
    let told = told.at(place.clone());
    let told = match agreed.line {
        Some(line) => told.at(line.clone()),
        None => told,
    };
    // An inflected word needs an inflected one.
    let plain = word.chars().count() == agreed.term.chars().count();
    let capital = word.starts_with(char::is_uppercase) && !agreed.term.starts_with(char::is_uppercase);
    let mut letters = agreed.instead.chars();
    let text = match letters.next().filter(|_| capital) {
        Some(first) => first.to_uppercase().collect::<String>() + letters.as_str(),
        None => agreed.instead.to_owned(),
    };
    if plain { told.fix(vec![Edit { place, text }]) } else { told }
}

/// Where a term stands as a word of its own, with or without an ending.
fn find(words: &Place, term: &str, style: &Style) -> Option<Place> {
    let text = words.source.text.get(words.span.clone())?;
    let (lower, folded) = (text.to_lowercase(), term.to_lowercase());
    // Where lower case is of another length, places would not fit.
    if lower.len() != text.len() {
        return None;
    }
    lower.match_indices(&folded).find_map(|(at, _)| {
        let begins = !lower.get(..at)?.ends_with(|c: char| c.is_alphanumeric() || c == '-');
        let rest = lower.get(at + folded.len()..)?;
        let tail = rest.find(|c: char| !c.is_alphanumeric()).and_then(|end| rest.get(..end)).unwrap_or(rest);
        let whole = tail.is_empty() || style.endings.contains(&tail);
        let start = words.span.start + at;
        let span = start..start + folded.len() + tail.len();
        (begins && whole).then(|| Place { source: Arc::clone(&words.source), span })
    })
}
