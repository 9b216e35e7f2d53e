//! B03: a variable that the text does not have.

use super::view::{View, nearest};
use crate::catalog::{Diagnostic, Edit, Place};
use std::sync::Arc;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = Vec::new();
    for folder in view.texts.folders() {
        for text in view.texts.all(folder).filter(|text| !view.is_off(&text.id)) {
            // A fact may stand in what of bot.toml could not be read.
            let unread = |name: &str| view.catalog.bot.broken && !view.catalog.bot.facts.contains_key(name);
            let Some(names) = view.available(&text.id) else { continue };
            for used in text
                .bodies()
                .flat_map(|(_, body)| &body.uses)
                .filter(|used| !names.contains_key(&used.name) && !unread(&used.name))
            {
                let known: Vec<&str> = names.keys().map(String::as_str).collect();
                let near = nearest(&used.name, known.iter().copied());
                let told = Diagnostic::error("B03", if near.is_some() { "b03-near" } else { "b03" });
                let told = told.arg("name", &used.name).arg("id", &text.id).arg("known", known.join(", "));
                let told = told.at(used.place.clone());
                let told = match near {
                    Some(near) => {
                        // The place begins with `$`, which stays.
                        let span = used.place.span.start + 1..used.place.span.end;
                        let place = Place { source: Arc::clone(&used.place.source), span };
                        told.arg("near", format!("${near}")).fix(vec![Edit { place, text: near.to_owned() }])
                    }
                    None => told,
                };
                // An overlay inherits the base's texts, and their mistakes.
                if !found.contains(&told) {
                    found.push(told);
                }
            }
        }
    }
    found
}
