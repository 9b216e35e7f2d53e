//! B08: a variable right behind an article, whose form depends on the value.

use super::view::View;
use crate::catalog::{Diagnostic, Place};
use crate::entity::SlotType;
use std::sync::Arc;

/// Built-in variables whose words have any gender.
const WORDS: [&str; 3] = ["title", "choices", "input"];

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, language, text) in view.written().filter(|(.., text)| !view.is_off(&text.id)) {
        let Some(names) = view.available(&text.id) else { continue };
        for used in text.bodies().flat_map(|(_, body)| &body.uses).filter(|used| !used.selects) {
            let kind = names.get(&used.name);
            let varies = matches!(kind, Some(Some(SlotType::List(_) | SlotType::Text | SlotType::Name)))
                || (matches!(kind, Some(None)) && WORDS.contains(&used.name.as_str()));
            let Some(place) = article(&used.place, language.style.articles).filter(|_| varies) else { continue };
            let word = place.source.text.get(place.span.clone()).unwrap_or_default();
            let told = Diagnostic::warning("B08", "b08").arg("article", word).arg("name", &used.name);
            found.push(told.at(place));
        }
    }
    found
}

/// The article that stands right before a variable on the same line.
fn article(used: &Place, articles: &[&str]) -> Option<Place> {
    let before = used.source.text.get(..used.span.start)?;
    let open = before.rfind('{')?;
    // Only a function's name may stand between the brace and the variable.
    let inside = before.get(open + 1..)?;
    if !inside.chars().all(|c| c.is_ascii_uppercase() || matches!(c, ' ' | '(')) {
        return None;
    }
    let line = before.get(..open)?.rsplit('\n').next()?;
    let bare = line.strip_suffix(' ')?.trim_end();
    let begin = bare
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + bare.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let word = bare.get(begin..)?;
    let start = open - line.len() + begin;
    let known = articles.contains(&word.to_lowercase().as_str());
    known.then(|| Place { source: Arc::clone(&used.source), span: start..start + word.len() })
}
