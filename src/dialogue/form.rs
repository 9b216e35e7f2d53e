//! The open form: what is known for one intent, where each value comes from, and what is in doubt.

use super::proposal::Proposal;
use crate::catalog::Intent;
use crate::entity::Value;
use crate::message::LoginLevel;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// What is known for one intent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Form {
    /// The intent.
    pub intent: String,
    /// Its shape when the form was last touched: slots with their types, handler, effect.
    pub shape: String,
    /// Values by slot.
    pub slots: BTreeMap<String, Held>,
    /// Questions asked in vain, by slot; the empty name counts the read-back.
    pub failures: BTreeMap<String, Failures>,
    /// Slots whose lookup found nothing.
    pub unknown: BTreeSet<String>,
    /// Several values that one answer may mean.
    pub possible: BTreeMap<String, Vec<Possible>>,
    /// Slots that the customer wants to change: their question is compulsory.
    pub wanted: BTreeSet<String>,
    /// A higher login that the handler asked for.
    pub step_up: Option<LoginLevel>,
    /// The order as it was read back.
    pub proposal: Option<Proposal>,
}

/// A slot's value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Held {
    /// The value.
    pub value: Value,
    /// Where it comes from.
    pub origin: Origin,
    /// The slot's type then.
    pub kind: String,
    /// Has it passed every rule, lookup and check?
    pub settled: bool,
}

/// Where a slot's value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The customer said it.
    Said,
    /// The intent's default.
    Default,
    /// It is a saved value: found by a lookup, or chosen among several.
    Lookup,
    /// A saved value of another slot brought it along.
    Fill,
}

/// How often a question was answered in vain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failures {
    /// Not understood, or against a rule.
    pub all: u8,
    /// Not understood.
    pub unclear: u8,
}

/// One of several values that an answer may mean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Possible {
    /// The value.
    pub value: Value,
    /// What tells it from others of the same name.
    pub hint: Option<Value>,
    /// Other slots that it brings along.
    pub fills: BTreeMap<String, Value>,
    /// Is it a saved value, so that no lookup is needed?
    pub saved: bool,
}

impl Possible {
    /// A value without anything else.
    pub(super) fn only(value: Value) -> Self {
        Self { value, hint: None, fills: BTreeMap::new(), saved: false }
    }
}

impl Form {
    /// An empty form.
    pub(super) fn new(intent: &Intent) -> Self {
        Self {
            intent: intent.id.clone(),
            shape: shape(intent),
            slots: BTreeMap::new(),
            failures: BTreeMap::new(),
            unknown: BTreeSet::new(),
            possible: BTreeMap::new(),
            wanted: BTreeSet::new(),
            step_up: None,
            proposal: None,
        }
    }

    /// The value of a slot.
    pub fn value(&self, slot: &str) -> Option<&Value> {
        self.slots.get(slot).map(|held| &held.value)
    }

    /// All values.
    pub fn values(&self) -> BTreeMap<String, Value> {
        self.slots.iter().map(|(name, held)| (name.clone(), held.value.clone())).collect()
    }

    /// Sets a slot. Whatever hung on its former value goes: the order, the lookup's verdict, what a
    /// saved value had brought along or the customer said in its place. Where it had none, what was
    /// said before it stays ("50 Euro an DE89 …", then the name).
    pub(super) fn set(&mut self, intent: &Intent, slot: &str, value: Value, origin: Origin) {
        let Some(declared) = intent.slot(slot) else { return };
        if self.slots.contains_key(slot) || self.possible.contains_key(slot) {
            self.clear(intent, slot);
        }
        self.proposal = None;
        let held = Held { value, origin, kind: declared.kind.word().to_owned(), settled: false };
        self.slots.insert(slot.to_owned(), held);
        self.wanted.remove(slot);
    }

    /// Empties a slot, with whatever hung on its value.
    pub(super) fn clear(&mut self, intent: &Intent, slot: &str) {
        self.proposal = None;
        self.slots.remove(slot);
        self.unknown.remove(slot);
        self.possible.remove(slot);
        for filled in intent.slot(slot).into_iter().flat_map(|declared| &declared.fills) {
            self.slots.remove(filled);
            self.possible.remove(filled);
        }
    }

    /// Leaves a slot in doubt between several values; what the customer said for other slots stays.
    pub(super) fn doubt(&mut self, intent: &Intent, slot: &str, several: Vec<Possible>) {
        let fills = intent.slot(slot).map(|declared| declared.fills.as_slice()).unwrap_or_default();
        let said = |name: &String| self.slots.get(name).filter(|held| held.origin == Origin::Said).cloned();
        let kept: Vec<(String, Held)> = fills.iter().filter_map(|name| Some((name.clone(), said(name)?))).collect();
        self.clear(intent, slot);
        self.slots.extend(kept);
        self.possible.insert(slot.to_owned(), several);
    }

    /// Sets a slot to one of the values that were in doubt, with what it brings along. What was
    /// said for other slots together with it stays.
    pub(super) fn choose(&mut self, intent: &Intent, slot: &str, possible: Possible) {
        let Some(declared) = intent.slot(slot) else { return };
        let origin = if possible.saved { Origin::Lookup } else { Origin::Said };
        let kind = declared.kind.word().to_owned();
        self.slots.insert(slot.to_owned(), Held { value: possible.value, origin, kind, settled: false });
        self.proposal = None;
        self.unknown.remove(slot);
        self.possible.remove(slot);
        self.wanted.remove(slot);
        self.fill(intent, slot, possible.fills);
    }

    /// Sets what a saved value of `slot` brings along; what the customer said stays.
    pub(super) fn fill(&mut self, intent: &Intent, slot: &str, fills: BTreeMap<String, Value>) {
        let allowed = intent.slot(slot).map(|declared| declared.fills.as_slice()).unwrap_or_default();
        for (name, value) in fills.into_iter().filter(|(name, _)| allowed.contains(name)) {
            if self.slots.get(&name).is_none_or(|held| held.origin != Origin::Said) {
                self.set(intent, &name, value, Origin::Fill);
            }
        }
    }

    /// Counts a question as answered in vain.
    pub(super) fn fail(&mut self, slot: &str, unclear: bool) -> Failures {
        let count = self.failures.entry(slot.to_owned()).or_default();
        count.all = count.all.saturating_add(1);
        count.unclear = count.unclear.saturating_add(u8::from(unclear));
        *count
    }

    /// Fits the form to an intent that has changed since: values whose slot still exists with the
    /// same type stay and are validated again, an order is void. Says whether there was a change.
    pub(super) fn reshape(&mut self, intent: &Intent) -> bool {
        let now = shape(intent);
        if now == self.shape {
            return false;
        }
        let same = |name: &str, kind: &str| intent.slot(name).is_some_and(|slot| slot.kind.word() == kind);
        self.slots.retain(|name, held| same(name, &held.kind));
        self.slots.values_mut().for_each(|held| held.settled = false);
        self.wanted.retain(|name| intent.slot(name).is_some());
        self.unknown.clear();
        self.possible.clear();
        self.proposal = None;
        self.shape = now;
        true
    }
}

/// A short hash of what a form depends on.
pub(super) fn shape(intent: &Intent) -> String {
    let mut hash = Sha256::new();
    hash.update(format!("{}\u{1f}{:?}\u{1f}{:?}", intent.id, intent.effect, intent.handler));
    hash.update(format!("\u{1f}{:?}", intent.confirm.as_ref().map(|confirm| (&confirm.when, &confirm.prepare))));
    for slot in &intent.slots {
        // Values print masked, so limits go in by their JSON form.
        let limits = [&slot.min, &slot.max].map(|limit| limit.as_ref().map(Value::to_json));
        let texts = (&slot.min_length, &slot.max_length, &slot.pattern, slot.full_name, &slot.currency);
        let choices = (&slot.one_of, &slot.not_one_of, slot.from, slot.until, slot.bank_days);
        let outside = (slot.required, &slot.lookup, &slot.fills, &slot.check_with);
        let rules = (limits, texts, choices, outside);
        hash.update(format!("\u{1e}{}\u{1f}{}\u{1f}{rules:?}", slot.name, slot.kind.word()));
    }
    super::proposal::hex(&hash.finalize(), 16)
}
