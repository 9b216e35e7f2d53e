//! Handlers against intent files: a handler that takes what its intent does not have, is missing, or is
//! used for something that it may not do, is found before the first customer comes.

use crate::catalog::{Catalog, Diagnostic, Effect, Intent, Place};
use crate::entity::Entities;
use crate::handler::{Handlers, Kind, Registered, Sample, Wants};
use std::collections::BTreeSet;

/// Everything that is wrong between `catalog` and `handlers`. Names that lead nowhere are told by `check`.
pub(super) fn dry_run(catalog: &Catalog, handlers: &Handlers, entities: &Entities) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    let mut used = BTreeSet::new();
    for intent in &catalog.intents {
        let sample = Sample::of(intent, entities);
        if let Some(name) = &intent.handler {
            used.insert(name.as_str());
            if let Some(handler) = handlers.get(name) {
                told.extend(effect(intent, name, handler));
                told.extend(slots(intent, name, handler, &sample));
            }
        }
        if let Some(name) = intent.confirm.as_ref().and_then(|confirm| confirm.prepare.as_deref()) {
            used.insert(name);
            if let Some(handler) = handlers.get(name) {
                told.extend(slots(intent, name, handler, &sample));
            }
        }
        for slot in &intent.slots {
            used.extend(slot.lookup.as_deref());
            used.extend(slot.check_with.as_deref());
        }
    }
    used.extend(catalog.lists.values().filter_map(|list| list.source.as_deref()));
    for name in handlers.names().filter(|name| !used.contains(name)) {
        told.push(Diagnostic::warning("H03", "h03").arg("handler", name));
    }
    told
}

/// What changes something takes `Confirmed`, and nothing else does.
fn effect(intent: &Intent, name: &str, handler: &Registered) -> Option<Diagnostic> {
    let message = match (intent.effect, handler.wants, &handler.kind) {
        (_, _, kind) if !matches!(kind, Kind::On(_)) => "h02-kind",
        (Effect::Read, Wants::Confirmed, _) => "h02-read",
        (Effect::Change | Effect::Money, Wants::Slots | Wants::Nothing, _) => "h02-change",
        _ => return None,
    };
    Some(
        Diagnostic::error("H02", message)
            .arg("handler", name)
            .arg("intent", &intent.id)
            .at(key(intent, "intent.effect")),
    )
}

fn slots(intent: &Intent, name: &str, handler: &Registered, sample: &Sample) -> Vec<Diagnostic> {
    let problems = (handler.dry_run)(sample);
    problems
        .into_iter()
        .map(|problem| {
            Diagnostic::error("H01", "h01")
                .arg("handler", name)
                .arg("intent", &intent.id)
                .arg("problem", problem)
                .at(key(intent, "intent.handler"))
        })
        .collect()
}

fn key(intent: &Intent, key: &str) -> Place {
    intent.keys.get(key).unwrap_or(&intent.place).clone()
}
