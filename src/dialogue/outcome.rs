//! What came of an order or a question: outcomes with declared variables, failures, suggestions.

use super::draft::{Draft, slot_variables, with_act};
use super::form::Form;
use super::proposal::Proposal;
use super::session::{Awaited, Recent};
use super::step::{Act, Say, Variables};
use crate::catalog::{Effect, Intent, Variable};
use crate::entity::Value;
use crate::message::DataClass;
use std::collections::BTreeMap;

/// Tells an outcome. The form is closed; what follows ("and on the savings account?") may build on it.
pub(super) fn tell(
    draft: &mut Draft<'_>,
    intent: &Intent,
    name: &str,
    variables: &BTreeMap<String, Value>,
    rows: &[BTreeMap<String, Value>],
) {
    let order = draft.session.form.as_ref().and_then(|form| form.proposal.clone());
    let Some(declared) = intent.outcome(name) else {
        // There is no text for it. After a change nobody may be told that it failed.
        return match order.filter(|_| intent.effect != Effect::Read && draft.facts.ran.is_some()) {
            Some(order) => unknown(draft, intent, &order, None),
            None => error(draft, None),
        };
    };
    let mut say = draft.bubble_of_form(intent.text(name));
    set_declared(&mut say.variables, &declared.variables, variables);
    if let Some(row) = &declared.row {
        let written = rows.iter().map(|values| {
            let mut one = draft.bubble_of_form("").variables;
            set_declared(&mut one, row, values);
            one
        });
        say.rows = Some(written.collect());
    }
    finish(draft, intent, say);
}

/// The answer of an intent without a handler.
pub(super) fn answer(draft: &mut Draft<'_>, intent: &Intent) {
    let mut say = draft.bubble_of_form(intent.text("answer"));
    if let Some(link) = &intent.privacy.link {
        say.variables.set("link", draft.link(link), DataClass::Public);
    }
    finish(draft, intent, say);
}

/// Closes the form and says the last word with its suggestions.
fn finish(draft: &mut Draft<'_>, intent: &Intent, mut say: Say) {
    let slots = draft.session.form.as_ref().map(Form::values).unwrap_or_default();
    draft.close();
    draft.session.recent =
        Some(Recent { id: intent.id.clone(), turns_left: draft.world.catalog.bot.followup_turns, slots });
    for next in &intent.suggest {
        draft.offer_topic(&mut say, next, Vec::new());
    }
    draft.say(with_act(say, Act::Outcome));
}

/// What a handler returns has the class that the file declares; anything else is secret.
fn set_declared(variables: &mut Variables, declared: &[Variable], values: &BTreeMap<String, Value>) {
    for variable in declared {
        variables.set(&variable.name, values.get(&variable.name).cloned(), variable.data);
    }
    for (name, value) in values {
        if !declared.iter().any(|variable| variable.name == *name) {
            variables.set(name, Some(value.clone()), DataClass::Secret);
        }
    }
}

/// Something of ours failed that changes nothing. What the customer said stays; an order does not,
/// because its values may be half changed.
pub(super) fn error(draft: &mut Draft<'_>, error_id: Option<String>) {
    let mut say = draft.bubble("common-error");
    say.variables.set("error_id", error_id.map(Value::Text), DataClass::Public);
    draft.say(say);
    if let Some(form) = &mut draft.session.form {
        form.proposal = None;
        draft.wait_for(Awaited::Retry);
    }
}

/// Nobody knows whether the order was carried out: that is said, and the order is gone for good.
pub(super) fn unknown(draft: &mut Draft<'_>, intent: &Intent, order: &Proposal, error_id: Option<String>) {
    draft.record(&order.id, "unknown");
    draft.close();
    draft.session.recent = None;
    let mut say = draft.bubble(intent.text("unknown"));
    say.or = Some("common-unknown".into());
    slot_variables(&mut say.variables, intent, |name| order.slots.get(name).cloned());
    say.variables.set("error_id", error_id.map(Value::Text), DataClass::Public);
    draft.say(with_act(say, Act::Outcome));
}
