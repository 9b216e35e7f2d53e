//! S09: a handler that nobody wrote, and an outcome or note without a text.

use super::view::{View, key, nearest};
use crate::catalog::{Diagnostic, Edit, Place};
use std::sync::Arc;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = handlers(view);
    for intent in view.intents() {
        let mut need = |id: String, message: &'static str, name: &str, place: &Place| {
            let missing = view.missing(&id);
            if !missing.is_empty() {
                let told = Diagnostic::error("S09", message).arg("name", name).arg("intent", &intent.id);
                found.push(view.lacking(told, &id, &missing, place));
            }
        };
        for outcome in &intent.outcomes {
            need(intent.text(&outcome.name), "s09-outcome", &outcome.name, &outcome.place);
            if outcome.row.is_some() {
                need(intent.text(&format!("{}-row", outcome.name)), "s09-row", &outcome.name, &outcome.place);
            }
        }
        if let Some(confirm) = &intent.confirm {
            for note in &confirm.notes {
                need(intent.text(&format!("note-{note}")), "s09-note", note, key(intent, "confirm.notes"));
            }
        }
    }
    found
}

/// Every name of a function that intent files use, against those that are registered.
fn handlers(view: &View<'_>) -> Vec<Diagnostic> {
    let Some(known) = view.handlers else { return Vec::new() };
    let mut names: Vec<(&str, &Place)> = Vec::new();
    for intent in view.intents() {
        names.extend(intent.handler.as_deref().map(|name| (name, key(intent, "intent.handler"))));
        let prepare = intent.confirm.as_ref().and_then(|confirm| confirm.prepare.as_deref());
        names.extend(prepare.map(|name| (name, key(intent, "confirm.prepare"))));
        for slot in &intent.slots {
            let at = |name: &str| intent.keys.get(&format!("slot.{}.{name}", slot.name)).unwrap_or(&slot.place);
            names.extend(slot.lookup.as_deref().map(|name| (name, at("lookup"))));
            names.extend(slot.check_with.as_deref().map(|name| (name, at("check_with"))));
        }
    }
    for list in view.catalog.lists.values().filter(|list| !list.broken) {
        names.extend(list.source.as_deref().map(|name| (name, list.keys.get("list.source").unwrap_or(&list.place))));
    }
    let unknown = names.into_iter().filter(|(name, _)| !known.iter().any(|known| known == name));
    unknown
        .map(|(name, place)| {
            let place = value(place, name);
            match nearest(name, known.iter().map(String::as_str)) {
                Some(near) => {
                    let edit = Edit { place: place.clone(), text: near.to_owned() };
                    Diagnostic::error("S09", "s09-near").arg("near", near).arg("name", name).at(place).fix(vec![edit])
                }
                None => Diagnostic::error("S09", "s09").arg("name", name).at(place),
            }
        })
        .collect()
}

/// The name in the setting that names it.
fn value(setting: &Place, name: &str) -> Place {
    let written = setting.source.text.get(setting.span.clone()).unwrap_or_default();
    match written.rfind(name) {
        Some(at) => {
            let start = setting.span.start + at;
            Place { source: Arc::clone(&setting.source), span: start..start + name.len() }
        }
        None => setting.clone(),
    }
}
