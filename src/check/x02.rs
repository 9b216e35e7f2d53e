//! X02: a line of a conversation test that names a text nobody has written.

use super::view::{View, nearest};
use crate::catalog::{Diagnostic, Edit, Place, ScriptBot};
use std::collections::BTreeSet;
use std::sync::Arc;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    // Without bot.toml no language is known, and no text of it.
    if view.codes().next().is_none() {
        return Vec::new();
    }
    let mut known = BTreeSet::new();
    for (.., text) in view.written() {
        known.insert(text.id.clone());
        known.extend(text.attributes.keys().map(|name| format!("{}.{name}", text.id)));
    }
    let mut found = Vec::new();
    for (line, place) in view.catalog.scripts.iter().flat_map(|script| &script.turns).flat_map(|turn| &turn.bot) {
        let ScriptBot::Text(id) = line else { continue };
        let base = id.split('.').next().unwrap_or_default();
        let told_before = view.is_off(base) || view.codes().any(|code| view.texts.is_broken(code, base));
        // `again2` falls back to `again`.
        let falls_back = id.strip_suffix(".again2").is_some_and(|base| known.contains(&format!("{base}.again")));
        if known.contains(id) || falls_back || told_before {
            continue;
        }
        let near = nearest(id, known.iter().map(String::as_str));
        let told = Diagnostic::error("X02", if near.is_some() { "x02-text-near" } else { "x02-text" }).arg("id", id);
        let at = name(place, id);
        let told = told.at(at.clone());
        found.push(match near {
            Some(near) => told.arg("near", near).fix(vec![Edit { place: at, text: near.to_owned() }]),
            None => told,
        });
    }
    found
}

/// The name on its line.
fn name(line: &Place, id: &str) -> Place {
    let text = &line.source.text;
    let from = line.span.start;
    let rest = text.get(from..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let at = rest.find(&format!("#{id}")).map_or(from, |at| from + at + 1);
    Place { source: Arc::clone(&line.source), span: at..at + id.len() }
}
