//! B14: a translation that is older than its source, or still a draft.
//!
//! The source is the text in the bot's `default_language`. A translation remembers which version of it it was
//! written from in a note of its own: `# source: 5f3a91c2`, the [`Text::fingerprint`] of that version. `texts
//! import` writes the notes, and `check --fix` adds them in files that have some.

use super::view::View;
use crate::catalog::{Diagnostic, Edit, Place};
use crate::locale::Text;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let first = view.catalog.bot.default_language.as_str();
    let mut found = Vec::new();
    let mut bare: BTreeMap<&Path, Vec<&Text>> = BTreeMap::new();
    let mut noted: BTreeSet<&Path> = BTreeSet::new();
    for (folder, _, text) in view.written() {
        if let Some(draft) = &text.draft {
            found.push(Diagnostic::warning("B14", "b14-draft").arg("id", &text.id).at(draft.clone()));
            continue;
        }
        let Some(source) = view.texts.text(first, &text.id).filter(|_| folder != first) else { continue };
        let file = text.place.source.path.as_path();
        let Some((version, place)) = &text.source else {
            // Terms are names, and no sheet holds them.
            if !text.id.starts_with('-') {
                bare.entry(file).or_default().push(text);
            }
            continue;
        };
        noted.insert(file);
        let now = source.fingerprint();
        if *version != now {
            let told = Diagnostic::warning("B14", "b14").arg("id", &text.id).arg("source", first).arg("here", folder);
            let told = told.at(text.place.clone()).at(source.place.clone());
            // Only a person can say that the translation still fits.
            found.push(told.offer(vec![Edit { place: place.clone(), text: now }]));
        }
    }
    // A bot that keeps no notes is left alone; in a file that has some, none is forgotten.
    for texts in bare.into_iter().filter(|(file, _)| noted.contains(file)).map(|(_, texts)| texts) {
        let Some(text) = texts.first() else { continue };
        let told = Diagnostic::hint("B14", "b14-bare").arg("id", &text.id).arg("count", texts.len());
        let note = |text: &&Text| {
            let start = text.place.span.start;
            let place = Place { source: Arc::clone(&text.place.source), span: start..start };
            let version = view.texts.text(first, &text.id)?.fingerprint();
            Some(Edit { place, text: format!("# source: {version}\n") })
        };
        found.push(told.at(text.place.clone()).fix(texts.iter().filter_map(note).collect()));
    }
    found
}
