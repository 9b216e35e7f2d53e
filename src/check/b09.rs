//! B09: a variable that may still be empty where a text uses it.

use super::view::View;
use crate::catalog::{Clause, Condition, Diagnostic, Edit, Intent, Label, Operator, Place, Slot};
use crate::locale::{Body, Use};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found: BTreeMap<(String, String), Diagnostic> = BTreeMap::new();
    for intent in view.intents() {
        let filled = ["confirm", "approve", "unknown"].map(|rest| intent.text(rest));
        // What is said instead of the topic is C01's: nothing of the topic belongs there.
        let early = ["title", "first"].map(|rest| intent.text(rest));
        for (.., text) in view.written() {
            let Some(rest) = intent.rest_of(&text.id) else { continue };
            let asked = intent.slots.iter().position(|slot| rest == format!("ask-{}", slot.name.replace('_', "-")));
            let base = rest.strip_suffix("-row").unwrap_or(rest);
            let outcome = intent.outcomes.iter().find(|outcome| outcome.name.replace('_', "-") == base);
            let own = |name: &str| {
                let rows = outcome.iter().flat_map(|outcome| outcome.row.iter().flatten());
                outcome.iter().flat_map(|outcome| &outcome.variables).chain(rows).any(|own| own.name == name)
            };
            let late = filled.contains(&text.id) || rest.starts_with("note-") || outcome.is_some();
            for (attribute, body) in text.bodies() {
                for used in body.uses.iter().filter(|used| !used.selects && !own(&used.name)) {
                    let Some(at) = intent.slots.iter().position(|slot| slot.name == used.name) else { continue };
                    let Some(slot) = intent.slots.get(at) else { continue };
                    if let Some(asked) = asked.filter(|asked| *asked < at)
                        && let Some(asking) = intent.slots.get(asked)
                    {
                        tell(&mut found, (text.id.clone(), used), || later(used, slot, asking));
                    } else if (early.contains(&text.id) || ((late || asked.is_some()) && may_be_empty(intent, slot)))
                        && !alone(body, used)
                    {
                        let id = format!("{}.{}", text.id, attribute.unwrap_or_default());
                        tell(&mut found, (id, used), || {
                            let told = Diagnostic::error("B09", "b09").arg("name", &used.name);
                            told.at(used.place.clone()).at(slot.place.clone())
                        });
                    }
                }
            }
        }
    }
    found.into_values().collect()
}

/// The same variable in the same text of another language is the same mistake.
fn tell(
    found: &mut BTreeMap<(String, String), Diagnostic>,
    (id, used): (String, &Use),
    mistake: impl FnOnce() -> Diagnostic,
) {
    match found.entry((id, used.name.clone())) {
        Entry::Vacant(free) => {
            free.insert(mistake());
        }
        Entry::Occupied(mut told) => told.get_mut().labels.push(Label { place: used.place.clone() }),
    }
}

/// A question that mentions what is asked after it; the sections can change places.
fn later(used: &Use, slot: &Slot, asking: &Slot) -> Diagnostic {
    let told = Diagnostic::error("B09", "b09-later").arg("name", &used.name).arg("slot", &asking.name);
    let told = told.at(used.place.clone()).at(slot.place.clone()).at(asking.place.clone());
    let source = &slot.place.source;
    let span = section(&source.text, slot);
    let text = source.text.get(span.clone()).unwrap_or_default();
    let text = format!("{}\n\n", text.trim_end());
    let place = |span| Place { source: Arc::clone(source), span };
    let start = asking.place.span.start;
    told.fix(vec![Edit { place: place(start..start), text }, Edit { place: place(span), text: String::new() }])
}

/// A slot's section with the ones that belong to it (`[slot.amount.replies]`).
fn section(text: &str, slot: &Slot) -> std::ops::Range<usize> {
    let begins = text.match_indices("\n[").map(|(at, _)| at + 1).filter(|at| *at > slot.place.span.start);
    let own = format!("[slot.{}.", slot.name);
    let mut ends = begins.filter(|at| text.get(*at..).is_some_and(|rest| !rest.starts_with(&own)));
    let end = ends.next().unwrap_or(text.len());
    // Notes right above the next heading belong to it.
    let body = text.get(slot.place.span.start..end).unwrap_or_default();
    let notes: usize = body.split_inclusive('\n').rev().take_while(|line| line.starts_with('#')).map(str::len).sum();
    slot.place.span.start..end - notes
}

/// May a slot have no value when all questions are answered?
fn may_be_empty(intent: &Intent, slot: &Slot) -> bool {
    let given = slot.default.is_some() || slot.default_rule.is_some();
    if given {
        return false;
    }
    match &slot.only_if {
        None => !slot.required,
        // What the lookup of another slot fills has a value in every case (FORMAT §13).
        Some(Condition::All(clauses) | Condition::Any(clauses)) => match clauses.as_slice() {
            [Clause { slot: other, operator: Operator::IsUnknown }] => {
                intent.slot(other).is_none_or(|other| other.lookup.is_none() || !other.fills.contains(&slot.name))
            }
            _ => true,
        },
    }
}

/// Is it the only variable of its line in a text of several lines? Such a line is left out when it is empty.
fn alone(body: &Body, used: &Use) -> bool {
    let text = used.place.source.text.as_str();
    let line = |at: usize| {
        let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let end = text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| at + end);
        start..end
    };
    let own = line(used.place.span.start);
    let several = text.get(body.place.span.clone()).is_some_and(|words| words.contains('\n'))
        || body.uses.iter().any(|other| !own.contains(&other.place.span.start))
        || body.words.iter().any(|place| !own.contains(&place.span.start));
    let others = body.uses.iter().filter(|other| own.contains(&other.place.span.start) && other.name != used.name);
    several && others.count() == 0
}
