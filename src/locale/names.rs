//! What the texts need from the catalogue: words of list values, and the types of variables.

use crate::catalog::{Catalog, FactKind, Intent};
use crate::entity::{Entities, Item, SlotType};
use crate::lang::Language;
use std::collections::{BTreeMap, BTreeSet};

/// Display words of list values, authors' own types, and which variables are percentages.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// By list, value and language.
    words: BTreeMap<(String, String), BTreeMap<String, String>>,
    /// By text prefix (`transfer-`); the empty prefix holds the facts.
    percents: BTreeMap<String, BTreeSet<String>>,
    entities: Entities,
}

impl Names {
    /// Those of a catalogue.
    pub fn of(catalog: &Catalog, entities: &Entities) -> Self {
        let mut words = BTreeMap::new();
        for list in catalog.lists.values() {
            // A list of the bank's own values is also spoken of by the words of its kinds.
            let kinds = list.also.as_ref().and_then(|name| catalog.lists.get(name));
            for value in kinds.into_iter().chain([list]).flat_map(|list| &list.values) {
                let first = value.words.iter().filter_map(|(code, all)| Some((code.clone(), all.first()?.clone())));
                words.insert((list.name.clone(), value.id.clone()), first.collect());
            }
        }
        let mut percents: BTreeMap<_, _> =
            catalog.intents.iter().map(|intent| (intent.text(""), percents(intent))).collect();
        let facts = catalog.bot.facts.iter().filter(|(_, fact)| fact.kind == FactKind::Percent);
        percents.insert(String::new(), facts.map(|(name, _)| name.clone()).collect());
        Self { words, percents, entities: entities.clone() }
    }

    /// What a list value is called: its display name, else the list's first word, else its id.
    pub(super) fn item(&self, item: &Item, language: &str) -> String {
        if let Some(name) = &item.name {
            return name.clone();
        }
        let word = |id: &str| self.words.get(&(item.list.clone(), id.to_owned())).and_then(|all| all.get(language));
        word(&item.id).or_else(|| word(item.kind.as_deref()?)).unwrap_or(&item.id).clone()
    }

    pub(super) fn custom(&self, kind: &str, json: &serde_json::Value, language: &Language) -> String {
        match (self.entities.custom(kind), json) {
            (Some(kind), _) => kind.show(json, language),
            (None, serde_json::Value::String(text)) => text.clone(),
            (None, other) => other.to_string(),
        }
    }

    /// Is this variable of this text a percentage? Numbers alone do not tell.
    pub(super) fn is_percent(&self, text: &str, variable: &str) -> bool {
        let own =
            self.percents.iter().rev().find(|(prefix, _)| !prefix.is_empty() && text.starts_with(prefix.as_str()));
        let limit = matches!(variable, "min" | "max")
            && own.is_some_and(|(prefix, names)| {
                let slot = text.get(prefix.len()..).and_then(|rest| rest.strip_prefix("ask-"));
                slot.is_some_and(|slot| names.contains(&slot.replace('-', "_")))
            });
        limit
            || own.is_some_and(|(_, names)| names.contains(variable))
            || self.percents.get("").is_some_and(|facts| facts.contains(variable))
    }
}

fn percents(intent: &Intent) -> BTreeSet<String> {
    let shows = intent.confirm.iter().flat_map(|confirm| &confirm.shows);
    let outcomes = intent.outcomes.iter().flat_map(|o| o.variables.iter().chain(o.row.iter().flatten()));
    let declared = shows.chain(outcomes).map(|variable| (&variable.name, &variable.kind));
    let slots = intent.slots.iter().map(|slot| (&slot.name, &slot.kind));
    slots.chain(declared).filter(|(_, kind)| **kind == SlotType::Percent).map(|(name, _)| name.clone()).collect()
}
