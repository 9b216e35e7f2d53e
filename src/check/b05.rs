//! B05: a variable that one language shows and another does not; and that what is sent is shown.

use super::view::{View, in_languages};
use crate::catalog::{Diagnostic, Effect, Intent};
use crate::entity::SlotType;
use crate::locale::Body;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for intent in view.intents() {
        read_back(view, intent, &mut found);
    }
    translations(view, &mut found);
    found
}

/// Texts whose languages differ in their variables.
fn translations(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    let mut texts: BTreeMap<_, Vec<(&str, &Body)>> = BTreeMap::new();
    for code in view.codes() {
        for text in view.texts.all(code).filter(|text| !view.is_off(&text.id)) {
            for (attribute, body) in text.bodies() {
                texts.entry((text.id.as_str(), attribute)).or_default().push((code, body));
            }
        }
    }
    for ((id, attribute), bodies) in texts {
        let free = attribute.is_some_and(|name| name.starts_with("alt") || name == "short");
        let told = matches!(view.catalog.owner(id), Some((_, "confirm" | "approve")));
        if free || (told && attribute.is_none()) || id.starts_with('-') {
            continue;
        }
        // A name that the text does not have is B03's; so is what it was meant to be. The welcome's links are C06's.
        let none = BTreeMap::new();
        let names = view.available(id).unwrap_or(&none);
        let wrong = |body: &Body| !names.is_empty() && body.uses.iter().any(|used| !names.contains_key(&used.name));
        if bodies.iter().any(|(_, body)| wrong(body)) {
            continue;
        }
        let links: &[&str] = if id == "common-welcome" { &["privacy_link", "imprint_link"] } else { &[] };
        let id = attribute.map_or_else(|| id.to_owned(), |name| format!("{id}.{name}"));
        let all: BTreeSet<&String> = bodies.iter().flat_map(|(_, body)| &body.variables).collect();
        for name in all.into_iter().filter(|name| !links.contains(&name.as_str())) {
            let Some((has, there)) = bodies.iter().find(|(_, body)| body.variables.contains(name)) else { continue };
            for (lacks, body) in bodies.iter().filter(|(_, body)| !body.variables.contains(name)) {
                let told = Diagnostic::error("B05", "b05").arg("id", &id).arg("name", name);
                let told = in_languages(told, &[lacks]).arg("has", has);
                found.push(told.at(body.place.clone()).at(there.place.clone()));
            }
        }
    }
}

/// The read-back shows every slot or what stands for it; the approval every amount and IBAN; what a
/// preparation returns stands in the read-back or in a note.
fn read_back(view: &View<'_>, intent: &Intent, found: &mut Vec<Diagnostic>) {
    let Some(confirm) = &intent.confirm else { return };
    for code in view.codes() {
        if let Some(body) = view.body(code, &intent.text("confirm"), None) {
            for slot in &intent.slots {
                let instead = confirm.shows.iter().filter(|v| v.stands_for.as_deref() == Some(&slot.name));
                let mut names = std::iter::once(&slot.name).chain(instead.map(|variable| &variable.name));
                if !names.any(|name| body.variables.contains(name)) {
                    let told = Diagnostic::error("B05", "b05-confirm").arg("id", intent.text("confirm"));
                    let told = in_languages(told.arg("name", &slot.name), &[code]);
                    found.push(told.at(body.place.clone()).at(slot.place.clone()));
                }
            }
            let notes = confirm.notes.iter().map(|note| intent.text(&format!("note-{note}")));
            let noted: BTreeSet<String> =
                notes.filter_map(|id| view.body(code, &id, None)).flat_map(|body| body.variables.clone()).collect();
            for variable in &confirm.shows {
                if !body.variables.contains(&variable.name) && !noted.contains(&variable.name) {
                    let told = Diagnostic::error("B05", "b05-shows").arg("id", intent.text("confirm"));
                    let told = in_languages(told.arg("name", &variable.name), &[code]);
                    found.push(told.at(body.place.clone()).at(variable.place.clone()));
                }
            }
        }
        let approve = intent.text("approve");
        if intent.effect == Effect::Money
            && let Some(body) = view.body(code, &approve, None)
        {
            let sent = intent.slots.iter().filter(|slot| matches!(slot.kind, SlotType::Money | SlotType::Iban));
            for slot in sent.filter(|slot| !body.variables.contains(&slot.name)) {
                let told = Diagnostic::error("B05", "b05-confirm").arg("id", &approve);
                let told = in_languages(told.arg("name", &slot.name), &[code]);
                found.push(told.at(body.place.clone()).at(slot.place.clone()));
            }
        }
    }
}
