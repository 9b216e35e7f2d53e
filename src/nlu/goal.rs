//! What a message can be about: every intent and answer, as far as understanding needs it.

use super::ranking::Target;
use crate::catalog::{Catalog, Phrases, Role, Slot};
use crate::entity::SlotType;
use std::collections::BTreeMap;

/// An intent or an answer.
#[derive(Debug)]
pub(super) struct Goal {
    pub(super) target: Target,
    pub(super) role: Option<Role>,
    pub(super) slots: Vec<GoalSlot>,
}

/// A slot of an intent, in file order.
#[derive(Debug)]
pub(super) struct GoalSlot {
    pub(super) name: String,
    pub(super) kind: SlotType,
}

impl Goal {
    /// The place of the slot of that name.
    pub(super) fn slot(&self, name: &str) -> Option<usize> {
        self.slots.iter().position(|slot| slot.name == name)
    }

    /// Does it appear as a candidate? The small words of a conversation are only heard.
    pub(super) fn is_candidate(&self) -> bool {
        !matches!(self.role, Some(Role::Yes | Role::No | Role::Cancel | Role::Back | Role::Repeat))
    }
}

/// A goal with what its file says, while the catalogue is being learnt.
pub(super) struct Source<'a> {
    pub(super) phrases: &'a BTreeMap<String, Phrases>,
    pub(super) slots: &'a [Slot],
}

/// All goals in file order (intents, then answers) with their sources. What is switched off stays
/// known, so that the bot can say that it is off.
pub(super) fn goals(catalog: &Catalog) -> (Vec<Goal>, Vec<Source<'_>>) {
    let intents = catalog.intents.iter().map(|intent| {
        let slots = intent.slots.iter().map(|s| GoalSlot { name: s.name.clone(), kind: s.kind.clone() }).collect();
        let goal = Goal { target: Target::Intent(intent.id.clone()), role: None, slots };
        (goal, Source { phrases: &intent.phrases, slots: &intent.slots })
    });
    let answers = catalog.answers().map(|answer| {
        let goal = Goal { target: Target::Answer(answer.text_id.clone()), role: answer.role, slots: Vec::new() };
        (goal, Source { phrases: &answer.phrases, slots: &[] })
    });
    intents.chain(answers).unzip()
}

/// Is this kind read freely, by its place in a sentence and not by its form?
pub(super) fn is_free(kind: &SlotType) -> bool {
    matches!(kind, SlotType::Text | SlotType::Name)
}
