//! What a mistake switches off: its own topic, or the channel that it concerns.

use super::Catalog;
use super::diagnostic::{Diagnostic, Severity};
use super::read::scan;
use super::source::Place;
use crate::entity::SlotType;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Sections of `bot.toml` whose mistakes concern only what they declare: it is absent then.
const LOCAL: &[&str] = &["language", "link", "fact", "notice", "queue", "handoff"];

/// Switches off whatever an error of `told` points at. Never switches anything on.
///
/// An intent, answer or list is off if an error points into it; a channel if one points into its
/// sections, and every channel if one stands where `bot.toml` speaks for all.
pub fn switch_off(catalog: &mut Catalog, told: &[Diagnostic]) {
    let errors = told.iter().filter(|told| told.severity == Severity::Error);
    for place in errors.flat_map(|told| told.labels.iter().map(|label| &label.place)) {
        at(catalog, place);
    }
    let broken: BTreeSet<String> =
        catalog.lists.values().filter(|list| list.broken).map(|list| list.name.clone()).collect();
    for list in catalog.lists.values_mut() {
        list.broken |= list.also.as_ref().is_some_and(|also| broken.contains(also));
    }
    let lists = &catalog.lists;
    for intent in &mut catalog.intents {
        let off = |kind: &SlotType| match kind {
            SlotType::List(name) => lists.get(name).is_none_or(|list| list.broken),
            _ => false,
        };
        intent.broken |= intent.slots.iter().any(|slot| off(&slot.kind));
    }
}

fn at(catalog: &mut Catalog, place: &Place) {
    let path = &place.source.path;
    for intent in &mut catalog.intents {
        // transfer.fr.toml belongs to transfer.toml.
        let own = &intent.place.source.path;
        let stem = |path: &PathBuf| {
            path.file_name()
                .and_then(|name| name.to_str())
                .map(|name| name.split('.').next().unwrap_or_default().to_owned())
        };
        intent.broken |= own == path || (own.parent() == path.parent() && stem(own) == stem(path));
    }
    for list in catalog.lists.values_mut() {
        list.broken |= list.place.source.path == *path;
    }
    for collection in catalog.collections.iter_mut().filter(|collection| collection.place.source.path == *path) {
        collection.broken = true;
        let starts: Vec<usize> = collection.answers.iter().map(|answer| answer.place.span.start).collect();
        for answer in &mut collection.answers {
            let start = answer.place.span.start;
            let end = starts.iter().copied().filter(|other| *other > start).min().unwrap_or(usize::MAX);
            // A mistake of the whole file (its name, its encoding) stands at its very beginning.
            answer.broken |= (start..end).contains(&place.span.start) || place.span.end == 0;
        }
    }
    if path.file_name().is_some_and(|name| name == "bot.toml") {
        catalog.bot.broken = true;
        channels(catalog, place);
    }
}

/// The channels that a mistake in `bot.toml` concerns.
fn channels(catalog: &mut Catalog, place: &Place) {
    let sections = scan(&place.source, &mut Vec::new());
    let section = sections.iter().rev().find(|section| section.heading.start <= place.span.start);
    let parts: Vec<&str> = section
        .and_then(|section| section.path.as_ref())
        .into_iter()
        .flatten()
        .map(|(name, _)| name.as_str())
        .collect();
    match parts.as_slice() {
        ["channel", name, ..] if catalog.bot.channels.contains_key(*name) => {
            catalog.bot.channels.entry((*name).to_owned()).and_modify(|channel| channel.broken = true);
        }
        [first, ..] if LOCAL.contains(first) => {}
        _ => catalog.bot.channels.values_mut().for_each(|channel| channel.broken = true),
    }
}

/// Files of which nothing can be trusted.
pub(super) fn spoiled(catalog: &mut Catalog, paths: &BTreeSet<PathBuf>) {
    for intent in &mut catalog.intents {
        intent.broken |= paths.contains(&intent.place.source.path);
    }
    for collection in catalog.collections.iter_mut().filter(|own| paths.contains(&own.place.source.path)) {
        collection.broken = true;
        collection.answers.iter_mut().for_each(|answer| answer.broken = true);
    }
    if paths.iter().any(|path| path.file_name().is_some_and(|name| name == "bot.toml")) {
        catalog.bot.broken = true;
        catalog.bot.channels.values_mut().for_each(|channel| channel.broken = true);
    }
}
