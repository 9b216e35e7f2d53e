//! C06: the welcome must be there and say where customers read about their data and about us.

use super::draft::{line_below, translation};
use super::view::{View, in_languages};
use crate::catalog::{Diagnostic, Place, Source};
use std::sync::Arc;

const WELCOME: &str = "common-welcome";

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let source = Source { path: "locales".into(), text: String::new() };
    let nowhere = Place { source: Arc::new(source), span: 0..0 };
    let missing = view.missing(WELCOME);
    if !missing.is_empty() {
        let there = view.codes().find_map(|code| view.texts.text(code, WELCOME));
        let told = in_languages(Diagnostic::error("C06", "c06").arg("id", WELCOME), &missing);
        let told = told.at(there.map_or(&nowhere, |text| &text.place).clone());
        let drafts = there.and_then(|text| missing.iter().map(|code| translation(view, code, text)).collect());
        found.push(match drafts {
            Some(drafts) => told.fix(drafts),
            None => told,
        });
    }
    for folder in view.texts.folders() {
        let Some(text) = view.texts.text(folder, WELCOME) else { continue };
        for name in ["privacy_link", "imprint_link"] {
            if text.value.as_ref().is_none_or(|body| !body.variables.contains(name)) {
                let told = Diagnostic::error("C06", "c06-link").arg("id", WELCOME).arg("name", name);
                let told = in_languages(told, &[folder]).at(text.place.clone());
                found.push(told.fix(vec![line_below(text, &format!("{{ ${name} }}"))]));
            }
        }
    }
    found
}
