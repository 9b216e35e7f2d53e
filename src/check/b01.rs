//! B01: a text that is missing in a language, or altogether.

use super::draft::{says, translation};
use super::needed::{COMMON, changes, is_asked, speaks, stands_in};
use super::view::{View, in_languages};
use crate::catalog::{Diagnostic, Effect, Place, Source};
use crate::locale::Text;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let others = told_elsewhere(view);
    let unused = view.unused();
    let mut wanted = needed(view);
    for code in view.codes() {
        // What nobody uses is no loss in any language.
        let used = |text: &&Text| !text.id.starts_with('-') && !unused.contains_key(text.id.as_str());
        for text in view.texts.all(code).filter(used) {
            wanted.entry(text.id.clone()).or_insert_with(|| text.place.clone());
        }
    }
    let mut found = Vec::new();
    let nowhere = shared();
    for code in view.codes().filter(|code| !view.has_texts(code) && !view.texts.is_unread(code)) {
        let told = Diagnostic::error("B01", "b01-language").arg("language", code);
        found.push(told.arg("folder", format!("locales/{code}")).at(nowhere.clone()));
    }
    for (id, place) in wanted.iter().filter(|(id, _)| !others.contains(*id)) {
        let missing = view.missing(id);
        let there = view.codes().find_map(|code| view.texts.text(code, id));
        match there {
            None if missing.is_empty() => {}
            None => found.push(view.lacking(Diagnostic::error("B01", "b01-nowhere"), id, &missing, place)),
            Some(text) => {
                for code in missing {
                    let told = in_languages(Diagnostic::error("B01", "b01"), &[code]).arg("id", id);
                    let told = told.arg("says", says(text)).at(text.place.clone());
                    found.push(match translation(view, code, text) {
                        Some(draft) => told.fix(vec![draft]),
                        None => told,
                    });
                }
            }
        }
        found.extend(attributes(view, id));
    }
    found
}

/// Attributes that one language has and another lacks. Variants and short forms may differ.
fn attributes(view: &View<'_>, id: &str) -> Vec<Diagnostic> {
    let mut all: BTreeMap<&str, &Place> = BTreeMap::new();
    for text in view.codes().filter_map(|code| view.texts.text(code, id)) {
        all.extend(text.attributes.iter().map(|(name, body)| (name.as_str(), &body.place)));
    }
    let free = |name: &str| name == "short" || name.starts_with("alt");
    let mut found = Vec::new();
    for (name, place) in all.into_iter().filter(|(name, _)| !free(name)) {
        for code in view.codes() {
            let lacks = view.texts.text(code, id).is_some_and(|text| text.body(Some(name)).is_none());
            if lacks {
                let says = place.source.text.get(place.span.clone()).unwrap_or_default().trim();
                let told = in_languages(Diagnostic::error("B01", "b01"), &[code]).arg("id", format!("{id}.{name}"));
                found.push(told.arg("says", says).at(place.clone()));
            }
        }
    }
    found
}

/// Nothing in the intent files asks for the shared texts by name; their own folder is the place.
fn shared() -> Place {
    Place { source: Arc::new(Source { path: "locales".into(), text: String::new() }), span: 0..0 }
}

/// The texts that other rules ask for.
fn told_elsewhere(view: &View<'_>) -> BTreeSet<String> {
    let mut ids = BTreeSet::from(["common-welcome".to_owned()]);
    for intent in view.catalog.intents.iter() {
        ids.extend(intent.slots.iter().filter(|s| is_asked(s)).map(|s| intent.text(&format!("ask-{}", s.name))));
        for outcome in &intent.outcomes {
            ids.insert(intent.text(&outcome.name));
            ids.insert(intent.text(&format!("{}-row", outcome.name)));
        }
        let notes = intent.confirm.iter().flat_map(|confirm| &confirm.notes);
        ids.extend(notes.map(|note| intent.text(&format!("note-{note}"))));
        if intent.effect == Effect::Money {
            ids.extend([intent.text("unknown"), intent.text("approve")]);
        }
    }
    ids
}

/// The texts that the files ask for, each with the place that does.
fn needed(view: &View<'_>) -> BTreeMap<String, Place> {
    let mut ids = BTreeMap::new();
    for intent in view.intents() {
        let mut need = |rest: &str| ids.insert(intent.text(rest), intent.place.clone());
        need("title");
        if intent.handler.is_none() {
            need("answer");
        }
        if intent.confirm.is_some() || changes(intent) {
            need("confirm");
        }
        if intent.urgent {
            need("first");
        }
        if stands_in(intent) {
            need("private");
        }
        for rule in intent.on.values() {
            ids.extend(rule.message.iter().map(|id| (id.clone(), rule.place.clone())));
        }
    }
    for answer in view.catalog.answers().filter(|answer| !answer.broken && speaks(answer.role)) {
        ids.insert(answer.text_id.clone(), answer.place.clone());
    }
    for (name, notice) in &view.catalog.bot.notices {
        ids.insert(format!("common-notice-{}", name.replace('_', "-")), notice.place.clone());
    }
    let shared = shared();
    for rest in COMMON {
        ids.entry(format!("common-{rest}")).or_insert_with(|| shared.clone());
    }
    ids
}
