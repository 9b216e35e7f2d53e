//! B13: an attribute that its text cannot have.

use super::draft::attribute;
use super::view::{View, nearest};
use crate::catalog::{Catalog, Diagnostic, Edit, Intent};
use crate::entity::SlotType;
use crate::locale::Text;

/// What the questions of every slot may have.
const QUESTION: [&str; 14] = [
    "again",
    "again2",
    "too-low",
    "too-high",
    "too-early",
    "too-late",
    "too-short",
    "too-long",
    "wrong-format",
    "wrong-currency",
    "not-allowed",
    "incomplete",
    "unknown",
    "which",
];

const BUTTONS: [&str; 3] = ["button-yes", "button-no", "button-none"];

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let all = view.written();
    for (.., text) in all.into_iter().filter(|(.., text)| !text.id.starts_with('-') && !view.is_off(&text.id)) {
        for name in text.attributes.keys() {
            let variant = name.strip_prefix("alt").is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']));
            if variant && !may_vary(view.catalog, &text.id) {
                let (place, line) = attribute(text, name);
                let told = Diagnostic::error("B13", "b13-variant").arg("name", name).arg("id", &text.id).at(place);
                found.push(told.fix(vec![Edit { place: line, text: String::new() }]));
            } else if !variant {
                found.extend(strange(view.catalog, text, name));
            }
        }
    }
    found
}

/// An attribute that nobody knows here.
fn strange(catalog: &Catalog, text: &Text, name: &str) -> Option<Diagnostic> {
    let (mut known, any) = possible(catalog, &text.id);
    known.extend(["short"].iter().chain(&BUTTONS).map(|name| (*name).to_owned()));
    if any || known.iter().any(|known| known == name) {
        return None;
    }
    if may_vary(catalog, &text.id) {
        known.extend((1..=9).map(|number| format!("alt{number}")));
    }
    let (place, line) = attribute(text, name);
    let near = nearest(name, known.iter().map(String::as_str).filter(|known| text.body(Some(known)).is_none()));
    // Editors know buttons by what they say: `.none` is `.button-none`.
    let button = format!("button-{name}");
    let near = near.or_else(|| known.iter().map(String::as_str).find(|known| *known == button));
    let told = Diagnostic::error("B13", if near.is_some() { "b13-near" } else { "b13" });
    let told = told.arg("name", name).arg("id", &text.id).at(place.clone());
    Some(match near {
        Some(near) => told.arg("near", format!(".{near}")).fix(vec![Edit { place, text: format!(".{near}") }]),
        None => told.offer(vec![Edit { place: line, text: String::new() }]),
    })
}

/// The attributes of a text besides those of all, and whether any is possible.
fn possible(catalog: &Catalog, id: &str) -> (Vec<String>, bool) {
    let own = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    if catalog.answer(id).is_some() {
        return (own(&["title"]), false);
    }
    let Some((intent, rest)) = owner(catalog, id) else {
        let shared = match id {
            "common-not-understood" | "common-ask-phone" => own(&["again"]),
            "common-handoff-closed" => own(&["callback", "message"]),
            _ => Vec::new(),
        };
        return (shared, false);
    };
    if rest == "confirm" {
        return (own(&["again", "again2"]), false);
    }
    let asked = intent.slots.iter().find(|slot| rest == format!("ask-{}", slot.name.replace('_', "-")));
    let Some(slot) = asked else { return (Vec::new(), false) };
    let mut known = own(&QUESTION);
    if let SlotType::List(list) = &slot.kind {
        let values = catalog.lists.get(list).into_iter().flat_map(|list| &list.values);
        known.extend(values.map(|value| format!("button-{}", value.id.replace('_', "-"))));
    }
    // A check of the developers fails with words of its own.
    (known, slot.check_with.is_some())
}

/// May a text have variants? Never what must read the same every time.
fn may_vary(catalog: &Catalog, id: &str) -> bool {
    if id == "common-welcome" || id == "common-unknown" || id.starts_with("common-notice-") {
        return false;
    }
    let Some((intent, rest)) = owner(catalog, id) else { return true };
    let base = rest.strip_suffix("-row").unwrap_or(rest);
    let outcome = intent.outcomes.iter().any(|outcome| outcome.name.replace('_', "-") == base);
    !outcome && !["confirm", "approve", "unknown"].contains(&rest) && !rest.starts_with("note-")
}

/// The topic that a text belongs to, and the rest of its id.
fn owner<'a>(catalog: &'a Catalog, id: &'a str) -> Option<(&'a Intent, &'a str)> {
    if catalog.answer(id).is_some() {
        return None;
    }
    let owners = catalog.intents.iter().filter_map(|intent| Some((intent, id.strip_prefix(&intent.text(""))?)));
    owners.max_by_key(|(intent, _)| intent.id.len())
}
