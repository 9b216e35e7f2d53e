//! Stubs of conversation tests: what a function answers in a script, read by the types that the intent files
//! declare for it.

use super::typed::value;
use super::{File, World, text, texts, word};
use crate::catalog::diagnostic::Diagnostic;
use crate::catalog::read::{Table, Val, scalar};
use crate::catalog::{Intent, Stub, nearest};
use crate::entity::SlotType;
use std::collections::BTreeMap;

/// Reads a stub. A variable that the function does not return is a mistake, as is an outcome or a note that it
/// does not have: the script would prove something about another bot.
pub(super) fn stub(file: &mut File<'_>, world: &World<'_>, intents: &[Intent], function: &str, table: &Table) -> Stub {
    let mut stub = Stub {
        outcome: text(table, "outcome"),
        note: text(table, "note"),
        fails: word(table, "fails").ok().map(str::to_owned),
        ..Stub::default()
    };
    if table.field("found").is_some() {
        stub.found = Some(texts(table, "found"));
    }
    let mut signature = Signature::of(intents, function, stub.outcome.as_deref());
    let mut of_another = false;
    for (key, written, possible) in
        [("outcome", &stub.outcome, &signature.outcomes), ("note", &stub.note, &signature.notes)]
    {
        let wrong = written.as_ref().filter(|name| !possible.is_empty() && !possible.contains(&name.as_str()));
        if let (Some(name), Some(field)) = (wrong, table.field(key)) {
            let told = Diagnostic::error("T15", "t15-word").arg("value", name).arg("all", possible.join("\n"));
            file.tell(told.suggest(&nearest(name, possible.iter().copied())).at(field.place.clone()));
            // What another outcome returns is not known: one mistake, one message.
            of_another = true;
        }
    }
    signature.known &= !of_another;
    for field in table.fields.iter().filter(|field| field.key.name == "<name>") {
        let Some(Val::Text(written)) = &field.value else { continue };
        stub.variables.insert(field.name.clone(), written.clone());
        match signature.variables.get(field.name.as_str()) {
            Some(kind) => {
                let raw = file.source.text.get(field.place.span.clone()).unwrap_or_default();
                let node = scalar(raw, field.place.span.start);
                stub.values
                    .extend(value(file, world, kind, &node, &field.name).map(|value| (field.name.clone(), value)));
            }
            // Of a function that no intent uses, nothing is known.
            None if !signature.known => {}
            None => {
                let near = nearest(&field.name, signature.variables.keys().copied());
                let told = Diagnostic::error("T09", "t09").arg("key", &field.name).arg("heading", function);
                file.tell(told.suggest(&near).at(field.key_place.clone()));
            }
        }
    }
    stub
}

/// What the intent files say about a function.
#[derive(Default)]
struct Signature<'a> {
    known: bool,
    outcomes: Vec<&'a str>,
    notes: Vec<&'a str>,
    variables: BTreeMap<&'a str, &'a SlotType>,
}

impl<'a> Signature<'a> {
    /// Of a handler, preparation or lookup; `outcome`: the one whose variables count.
    fn of(intents: &'a [Intent], function: &str, outcome: Option<&str>) -> Self {
        let mut own = Self::default();
        for intent in intents {
            let handles = intent.handler.as_deref() == Some(function);
            let prepares = intent.confirm.as_ref().filter(|confirm| confirm.prepare.as_deref() == Some(function));
            if handles || prepares.is_some() {
                own.known = true;
                own.outcomes.extend(intent.outcomes.iter().map(|outcome| outcome.name.as_str()));
            }
            if handles {
                let said = intent.outcomes.iter().filter(|known| Some(known.name.as_str()) == outcome);
                own.variables.extend(said.flat_map(|known| &known.variables).map(|own| (own.name.as_str(), &own.kind)));
            }
            if let Some(confirm) = prepares {
                own.notes.extend(confirm.notes.iter().map(String::as_str));
                own.variables.extend(confirm.shows.iter().map(|own| (own.name.as_str(), &own.kind)));
            }
            for slot in intent.slots.iter().filter(|slot| slot.lookup.as_deref() == Some(function)) {
                own.known = true;
                let brought = intent.slots.iter().filter(|other| slot.fills.contains(&other.name));
                own.variables.extend(brought.map(|other| (other.name.as_str(), &other.kind)));
            }
        }
        own
    }
}
