//! The dry run: a handler's slot struct is read from sample values before the first customer comes.

use crate::catalog::Intent;
use crate::entity::{Currency, Entities, SlotType};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json, json};

/// Sample values of an intent's slots: all of them, and only those that always have a value.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    all: Map<String, Json>,
    always: Map<String, Json>,
}

impl Sample {
    /// The sample of that intent.
    pub fn of(intent: &Intent, entities: &Entities) -> Self {
        let mut sample = Self::default();
        for slot in &intent.slots {
            let value = sample_value(&slot.kind, entities);
            // A slot that a lookup fills has a value in every case (FORMAT §13), as has one with a default.
            let filled = intent.slots.iter().any(|other| other.lookup.is_some() && other.fills.contains(&slot.name));
            let always = slot.default.is_some()
                || slot.default_rule.is_some()
                || (slot.required && (slot.only_if.is_none() || filled));
            if always {
                sample.always.insert(slot.name.clone(), value.clone());
            }
            sample.all.insert(slot.name.clone(), value);
        }
        sample
    }

    /// What goes wrong when `T` is read from the samples, one sentence a problem.
    pub fn problems<T: DeserializeOwned>(&self) -> Vec<String> {
        let mut problems = Vec::new();
        if let Some(problem) = problem::<T>(&self.all) {
            problems.push(problem);
        } else if let Some(problem) = problem::<T>(&self.always) {
            problems.push(format!("{problem} (it may be missing in the dialogue: use Option)"));
        }
        problems
    }
}

fn problem<T: DeserializeOwned>(values: &Map<String, Json>) -> Option<String> {
    let error = serde_path_to_error::deserialize::<_, T>(Json::Object(values.clone())).err()?;
    let path = error.path().to_string();
    let cause = error.into_inner().to_string();
    Some(if path == "." { cause } else { format!("slot `{path}`: {cause}") })
}

fn sample_value(kind: &SlotType, entities: &Entities) -> Json {
    match kind {
        SlotType::Money => json!({ "minor": 25_000, "currency": Currency::EUR }),
        SlotType::Number | SlotType::WholeNumber | SlotType::Percent => json!("12"),
        SlotType::Date => json!("2026-07-01"),
        SlotType::Period => json!({ "from": "2026-07-01", "to": "2026-08-01" }),
        SlotType::Time => json!("14:30:00"),
        SlotType::Datetime => json!("2026-07-01T14:30:00"),
        SlotType::Duration => json!("P2W"),
        // A fictitious account; the check digits are right.
        SlotType::Iban => json!("DE89370400440532013000"),
        SlotType::YesNo => json!(true),
        SlotType::Custom(name) => entities.custom(name).map_or(json!("sample"), |kind| kind.sample()),
        _ => json!("sample"),
    }
}
