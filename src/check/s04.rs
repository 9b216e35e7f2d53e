//! S04: rules of a slot that no value can keep, or that its default does not keep.

use super::view::{View, key};
use crate::catalog::{Diagnostic, Intent, Slot};
use crate::entity::Value;
use std::cmp::Ordering;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for intent in view.intents() {
        for slot in &intent.slots {
            let at = |name: &str| key(intent, &format!("slot.{}.{name}", slot.name)).clone();
            let above = |low: &Option<Value>, high: &Option<Value>| {
                low.as_ref().zip(high.as_ref()).is_some_and(|(low, high)| low.compare(high) == Some(Ordering::Greater))
            };
            if above(&slot.min, &slot.max) {
                found.push(tell(intent, slot, "s04").at(at("min")).at(at("max")));
            } else if let (Some(low), Some(high)) = (slot.min_length, slot.max_length)
                && low > high
            {
                found.push(tell(intent, slot, "s04").at(at("min_length")).at(at("max_length")));
            } else if above(&slot.default, &slot.max) {
                found.push(tell(intent, slot, "s04-default").at(at("default")).at(at("max")));
            } else if above(&slot.min, &slot.default) {
                found.push(tell(intent, slot, "s04-default").at(at("default")).at(at("min")));
            } else if let Some(rule) = refusing(slot) {
                found.push(tell(intent, slot, "s04-default").at(at("default")).at(at(rule)));
            }
        }
    }
    found
}

fn tell(intent: &Intent, slot: &Slot, message: &'static str) -> Diagnostic {
    Diagnostic::error("S04", message).arg("slot", &slot.name).arg("intent", &intent.id)
}

/// The list of allowed or refused values that the default does not keep to.
fn refusing(slot: &Slot) -> Option<&'static str> {
    let default = match slot.default.as_ref()? {
        Value::Item(item) => item.id.clone(),
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    if !slot.one_of.is_empty() && !slot.one_of.contains(&default) {
        Some("one_of")
    } else if slot.not_one_of.contains(&default) {
        Some("not_one_of")
    } else {
        None
    }
}
