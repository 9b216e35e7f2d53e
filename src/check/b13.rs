//! B13: an attribute that its text cannot have.

use super::draft::attribute;
use super::view::{View, nearest};
use crate::catalog::{Catalog, Diagnostic, Edit, Intent};
use crate::entity::SlotType;
use crate::locale::Text;
use std::collections::BTreeMap;

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
    // The same attribute in several languages is one mistake.
    let unused = view.unused();
    let mut all: BTreeMap<(&str, &str), Vec<&Text>> = BTreeMap::new();
    for (.., text) in view.written() {
        if !text.id.starts_with('-') && !view.is_off(&text.id) && !unused.contains_key(text.id.as_str()) {
            for name in text.attributes.keys() {
                all.entry((text.id.as_str(), name.as_str())).or_default().push(text);
            }
        }
    }
    all.into_iter().filter_map(|((id, name), texts)| judge(view.catalog, id, name, &texts)).collect()
}

fn judge(catalog: &Catalog, id: &str, name: &str, texts: &[&Text]) -> Option<Diagnostic> {
    let variant = name.strip_prefix("alt").is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']));
    let places: Vec<_> = texts.iter().map(|text| attribute(text, name)).collect();
    let told = |told: Diagnostic| {
        let told = told.arg("name", name).arg("id", id);
        places.iter().fold(told, |told, (place, _)| told.at(place.clone()))
    };
    let gone = || places.iter().map(|(_, lines)| Edit { place: lines.clone(), text: String::new() }).collect();
    if variant {
        return (!may_vary(catalog, id)).then(|| told(Diagnostic::error("B13", "b13-variant")).fix(gone()));
    }
    let (mut known, any) = possible(catalog, id);
    known.extend(["short"].iter().chain(&BUTTONS).map(|name| (*name).to_owned()));
    if any || known.iter().any(|known| known == name) {
        return None;
    }
    if may_vary(catalog, id) {
        known.extend((1..=9).map(|number| format!("alt{number}")));
    }
    let free = |known: &&str| texts.iter().all(|text| text.body(Some(known)).is_none());
    let near = nearest(name, known.iter().map(String::as_str).filter(free));
    // Editors know buttons by what they say: `.none` is `.button-none`.
    let button = format!("button-{name}");
    let near = known.iter().map(String::as_str).find(|known| *known == button).or(near);
    Some(match near {
        Some(near) => {
            let rename = places.iter().map(|(place, _)| Edit { place: place.clone(), text: format!(".{near}") });
            told(Diagnostic::error("B13", "b13-near")).arg("near", format!(".{near}")).fix(rename.collect())
        }
        None => told(Diagnostic::error("B13", "b13")).offer(gone()),
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
    catalog.owner(id)
}
