//! S06: references that run in a loop, so that none of them can ever be satisfied.

use super::reach::{circle, circle_of, unreachable};
use super::view::{View, key};
use crate::catalog::{Condition, Diagnostic, Intent, Operator, Slot};
use std::collections::BTreeSet;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for intent in view.intents() {
        slots(intent, &mut found);
    }
    let topics = unreachable(view);
    let mut told: BTreeSet<BTreeSet<&str>> = BTreeSet::new();
    for topic in &topics {
        let Some(way) = circle(&topics, topic.id) else { continue };
        if told.insert(way.iter().copied().collect()) {
            let places = way.iter().skip(1).filter_map(|id| topics.iter().find(|topic| topic.id == *id));
            let told = Diagnostic::error("S06", "s06-after").arg("chain", way.join(" → "));
            found.push(places.fold(told, |told, topic| told.at(topic.place.clone())));
        }
    }
    found
}

/// Slots that are asked only if others have a value, in a loop.
fn slots(intent: &Intent, found: &mut Vec<Diagnostic>) {
    let needs = |name: &str| intent.slot(name).map_or(Vec::new(), needed);
    let mut told: BTreeSet<BTreeSet<&str>> = BTreeSet::new();
    for slot in &intent.slots {
        let Some(way) = circle_of(&slot.name, &needs) else { continue };
        if told.insert(way.iter().copied().collect()) {
            let places = way.iter().skip(1).map(|name| key(intent, &format!("slot.{name}.only_if")));
            let told = Diagnostic::error("S06", "s06").arg("intent", &intent.id).arg("chain", way.join(" → "));
            found.push(places.fold(told, |told, place| told.at(place.clone())));
        }
    }
}

/// The slots that must have a value before this one is asked. One that must have none asks for nothing:
/// "phone, if e-mail is not set" and the other way round is a choice, not a loop.
fn needed(slot: &Slot) -> Vec<&str> {
    let (clauses, all) = match &slot.only_if {
        Some(Condition::All(clauses)) => (clauses.as_slice(), true),
        Some(Condition::Any(clauses)) => (clauses.as_slice(), false),
        None => return Vec::new(),
    };
    let needs = |operator: &Operator| !matches!(operator, Operator::IsNotSet | Operator::NotEqual(_));
    // With "or" another branch may do.
    if !all && clauses.len() > 1 {
        return Vec::new();
    }
    clauses.iter().filter(|clause| needs(&clause.operator)).map(|clause| clause.slot.as_str()).collect()
}
