//! How sensitive a variable of a text is, and which texts a topic can reach.

use crate::catalog::{Catalog, Intent, Outcome, Variable};
use crate::entity::SlotType;
use crate::message::{DataClass, LoginLevel};
use std::collections::{BTreeMap, BTreeSet};

/// Variables of every text: folder of the voice, then `id` or `id.attribute`, then names. Plain
/// data, so that texts and clearance need not know each other.
pub type TextUses = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// Built-in variables that tell nothing about anybody.
const PUBLIC: [&str; 11] =
    ["min", "max", "link", "title", "hours", "wait", "bot_name", "count", "error_id", "privacy_link", "imprint_link"];

/// What part of an intent's conversation a text is; says which variables it has.
#[derive(Clone, Copy)]
enum Part<'a> {
    Ask(&'a str),
    ReadBack,
    Outcome(&'a Outcome),
    Row(&'a Outcome),
    Other,
}

/// The text ids that a conversation about an intent can reach, apart from those that stand in for it
/// (`-private`, `[on.x] message`).
pub fn reachable(intent: &Intent) -> Vec<String> {
    parts(intent).into_iter().map(|(id, _)| id).collect()
}

fn parts(intent: &Intent) -> Vec<(String, Part<'_>)> {
    let plain = ["title", "change", "cancelled", "first", "answer"];
    let mut parts: Vec<_> = plain.iter().map(|rest| (intent.text(rest), Part::Other)).collect();
    parts.extend(intent.slots.iter().map(|s| (intent.text(&format!("ask-{}", s.name)), Part::Ask(&s.name))));
    parts.push((intent.text("confirm"), Part::ReadBack));
    parts.push((intent.text("approve"), Part::ReadBack));
    parts.push((intent.text("unknown"), Part::ReadBack));
    parts.extend(notes(intent).map(|id| (id, Part::ReadBack)));
    for outcome in &intent.outcomes {
        parts.push((intent.text(&outcome.name), Part::Outcome(outcome)));
        parts.push((intent.text(&format!("{}-row", outcome.name)), Part::Row(outcome)));
    }
    parts
}

fn notes(intent: &Intent) -> impl Iterator<Item = String> + '_ {
    intent.confirm.iter().flat_map(|confirm| &confirm.notes).map(|note| intent.text(&format!("note-{note}")))
}

/// How sensitive a variable is in a text (`id` without attribute). What nobody declared is secret.
pub fn variable_class(catalog: &Catalog, uses: &TextUses, id: &str, name: &str) -> DataClass {
    class_in(catalog, uses, id, owner(catalog, id), name)
}

/// The intent that a text belongs to, and what part of its conversation it is.
fn owner<'a>(catalog: &'a Catalog, id: &str) -> Option<(&'a Intent, Part<'a>)> {
    let (intent, _) = catalog.owner(id)?;
    let part = parts(intent).into_iter().find(|(known, _)| known == id).map_or(Part::Other, |(_, part)| part);
    Some((intent, part))
}

fn class_in(catalog: &Catalog, uses: &TextUses, id: &str, owner: Option<(&Intent, Part<'_>)>, name: &str) -> DataClass {
    let fact = catalog.bot.facts.contains_key(name);
    let public = if fact || PUBLIC.contains(&name) { DataClass::Public } else { DataClass::Secret };
    let Some((intent, part)) = owner else { return public };
    let declared = |all: &[Variable]| all.iter().find(|variable| variable.name == name).map(|v| v.data);
    let slot = || intent.slot(name).map(|slot| slot_class(catalog, intent, &slot.name));
    let prepared = || intent.confirm.as_ref().and_then(|confirm| declared(&confirm.shows));
    let own = match part {
        Part::Ask(asked) if matches!(name, "choices" | "input") => Some(slot_class(catalog, intent, asked)),
        // A note holds no note, else two of them would ask each other for ever.
        Part::ReadBack if name == "note" && notes(intent).all(|note| note != id) => {
            let all = notes(intent).map(|note| text_class(catalog, uses, &note));
            Some(all.max().unwrap_or(DataClass::Public))
        }
        Part::ReadBack => prepared(),
        Part::Outcome(outcome) if name == "rows" => {
            let row = outcome.row.as_ref();
            row.map(|row| row.iter().map(|variable| variable.data).max().unwrap_or(DataClass::Public))
        }
        Part::Outcome(outcome) => declared(&outcome.variables).or_else(prepared),
        Part::Row(outcome) => {
            outcome.row.as_deref().and_then(declared).or_else(|| declared(&outcome.variables)).or_else(prepared)
        }
        _ => None,
    };
    own.or_else(slot).unwrap_or(public)
}

/// The most sensitive variable of a text with all its attributes, in every voice.
pub(super) fn text_class(catalog: &Catalog, uses: &TextUses, id: &str) -> DataClass {
    let attributes = format!("{id}.");
    let mut names = BTreeSet::new();
    for texts in uses.values() {
        names.extend(texts.get(id).into_iter().flatten());
        let range = texts.range(attributes.clone()..).take_while(|(key, _)| key.starts_with(&attributes));
        names.extend(range.flat_map(|(_, used)| used));
    }
    if names.is_empty() {
        return DataClass::Public;
    }
    let owner = owner(catalog, id);
    names.into_iter().map(|name| class_in(catalog, uses, id, owner, name)).max().unwrap_or(DataClass::Public)
}

/// A slot's class, which is never below that of the list whose values it offers.
pub(super) fn slot_class(catalog: &Catalog, intent: &Intent, slot: &str) -> DataClass {
    let Some(slot) = intent.slot(slot) else { return DataClass::Secret };
    let list = match &slot.kind {
        SlotType::List(name) => catalog.lists.get(name).map_or(DataClass::Secret, |list| list.data),
        _ => DataClass::Public,
    };
    slot.data.max(list)
}

/// The most sensitive thing that the bank's side gives out: outcomes, preparations, lookups, lists of
/// the customer's own values. What the customer types does not count.
pub(super) fn given_out(catalog: &Catalog, intent: &Intent) -> DataClass {
    let shows = intent.confirm.iter().flat_map(|confirm| &confirm.shows);
    let outcomes = intent.outcomes.iter().flat_map(|o| o.variables.iter().chain(o.row.iter().flatten()));
    let declared = shows.chain(outcomes).map(|variable| variable.data);
    let found = intent.slots.iter().filter(|slot| slot.lookup.is_some());
    let found = found.flat_map(|slot| std::iter::once(&slot.name).chain(&slot.fills));
    let found = found.map(|name| slot_class(catalog, intent, name));
    let lists = intent.slots.iter().filter_map(|slot| match &slot.kind {
        SlotType::List(name) => catalog.lists.get(name).filter(|list| list.source.is_some()).map(|list| list.data),
        _ => None,
    });
    declared.chain(found).chain(lists).max().unwrap_or(DataClass::Public)
}

/// The login that giving out data of a class needs.
pub fn level_for(class: DataClass) -> LoginLevel {
    match class {
        DataClass::Public => LoginLevel::None,
        DataClass::Personal => LoginLevel::Known,
        DataClass::Account => LoginLevel::Login,
        DataClass::Secret => LoginLevel::Strong,
    }
}
