//! B14: a translation that is older than its source, or still a draft.
//!
//! The source is the text in the bot's `default_language`. A translation remembers which version of it it was
//! written from in a note of its own: `# source: 5f3a91c2`, the [`Text::fingerprint`] of that version.

use super::view::View;
use crate::catalog::{Diagnostic, Edit};

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let first = view.catalog.bot.default_language.as_str();
    let mut found = Vec::new();
    for (folder, _, text) in view.written() {
        if let Some(draft) = &text.draft {
            found.push(Diagnostic::warning("B14", "b14-draft").arg("id", &text.id).at(draft.clone()));
            continue;
        }
        let Some((version, place)) = text.source.as_ref().filter(|_| folder != first) else { continue };
        let Some(source) = view.texts.text(first, &text.id) else { continue };
        let now = source.fingerprint();
        if *version != now {
            let told = Diagnostic::warning("B14", "b14").arg("id", &text.id).arg("source", first).arg("here", folder);
            let told = told.at(text.place.clone()).at(source.place.clone());
            // Only a person can say that the translation still fits.
            found.push(told.offer(vec![Edit { place: place.clone(), text: now }]));
        }
    }
    found
}
