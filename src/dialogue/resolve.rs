//! What must be asked outside about a value: the customer's own list values, lookups, checks.

use super::conditions::clauses;
use super::draft::{Draft, Flow};
use super::form::{Held, Origin, Possible};
use super::rules::{is_one_name, list_of};
use super::step::{Answered, Found, Query};
use crate::catalog::{Condition, ConfirmWhen, Intent, List, Operator, Slot};
use crate::entity::{Item, Value};

/// What a list value stands for with this customer.
pub(super) enum Resolved {
    /// This.
    One(Value),
    /// One of these.
    Several(Vec<Value>),
    /// Nothing that the customer has.
    Nothing,
    /// The list could not be fetched; the reference.
    Failed(Option<String>),
}

/// What a lookup made of a value.
pub(super) enum LookedUp {
    /// This is the value.
    Fine(Value),
    /// One of these.
    Several(Vec<Possible>),
    /// A rule says no: the attribute.
    Broken(&'static str),
    /// The lookup failed; the reference.
    Failed(Option<String>),
}

/// The customer's own values of a list with `source`; `Err` where they could not be fetched.
fn own_items(draft: &mut Draft<'_>, list: &List) -> Flow<Result<Vec<Item>, Option<String>>> {
    if let Some(cached) = draft.session.lists.get(&list.name) {
        return Ok(Ok(cached.items.clone()));
    }
    let Some(handler) = &list.source else { return Ok(Ok(Vec::new())) };
    match draft.ask_outside(Query::List { handler: handler.clone(), list: list.name.clone() })? {
        Answered::Items(items) => Ok(Ok(items.clone())),
        Answered::Failed { error_id } => Ok(Err(Some(error_id.clone()))),
        _ => Ok(Err(None)),
    }
}

/// A value of a list that belongs to the customer: an id of theirs, or a kind of which they have
/// one, several or none. Any other value stays as it is.
pub(super) fn item(draft: &mut Draft<'_>, slot: &Slot, value: &Value) -> Flow<Resolved> {
    let list = list_of(slot).and_then(|name| draft.world.catalog.lists.get(name));
    let Some(list) = list.filter(|list| list.source.is_some()) else { return Ok(Resolved::One(value.clone())) };
    let id = match value {
        Value::Item(item) => &item.id,
        Value::Text(text) => text,
        _ => return Ok(Resolved::One(value.clone())),
    };
    let items = match own_items(draft, list)? {
        Ok(items) => items,
        Err(error_id) => return Ok(Resolved::Failed(error_id)),
    };
    if let Some(own) = items.iter().find(|own| own.id == *id) {
        return Ok(Resolved::One(Value::Item(own.clone())));
    }
    let of_kind = items.into_iter().filter(|own| own.kind.as_ref() == Some(id));
    let mut values: Vec<Value> = of_kind.map(Value::Item).collect();
    Ok(match (values.len(), values.pop()) {
        (0, _) | (_, None) => Resolved::Nothing,
        (1, Some(only)) => Resolved::One(only),
        (_, Some(last)) => {
            values.push(last);
            Resolved::Several(values)
        }
    })
}

/// All values of a slot's list, in order; empty for any other type or where it cannot be fetched.
pub(super) fn values_of(draft: &mut Draft<'_>, slot: &Slot) -> Flow<Vec<Value>> {
    let Some(list) = list_of(slot).and_then(|name| draft.world.catalog.lists.get(name)) else {
        return Ok(Vec::new());
    };
    if list.source.is_some() {
        return Ok(own_items(draft, list)?.unwrap_or_default().into_iter().map(Value::Item).collect());
    }
    let fixed = |id: &str| Item { list: list.name.clone(), id: id.to_owned(), name: None, kind: None };
    Ok(list.values.iter().map(|value| Value::Item(fixed(&value.id))).collect())
}

/// Which saved value fits what was said, if the slot has a lookup; a name alone counts only if it
/// is saved, where the full name is wanted.
pub(super) fn lookup(draft: &mut Draft<'_>, intent: &Intent, slot: &Slot, held: &Held) -> Flow<LookedUp> {
    if matches!(held.origin, Origin::Lookup | Origin::Fill) {
        return Ok(LookedUp::Fine(held.value.clone()));
    }
    let incomplete = slot.full_name && is_one_name(&held.value);
    let Some(handler) = &slot.lookup else {
        return Ok(if incomplete { LookedUp::Broken("incomplete") } else { LookedUp::Fine(held.value.clone()) });
    };
    let query = Query::Lookup { handler: handler.clone(), slot: slot.name.clone(), said: held.value.clone() };
    let found = match draft.ask_outside(query)? {
        Answered::Found(found) => found,
        Answered::Failed { error_id } => return Ok(LookedUp::Failed(Some(error_id.clone()))),
        _ => return Ok(LookedUp::Failed(None)),
    };
    let saved = |found: &Found| Possible {
        value: match &held.value {
            Value::Text(_) => Value::Text(found.name.clone()),
            other => other.clone(),
        },
        hint: found.hint.clone().map(Value::Text),
        fills: found.fills.clone(),
        saved: true,
    };
    let Some((_, form)) = draft.open_mut() else { return Ok(LookedUp::Failed(None)) };
    Ok(match found.as_slice() {
        [] if incomplete => LookedUp::Broken("incomplete"),
        [] if !asks_unknown(intent, &slot.name) => LookedUp::Broken("unknown"),
        [] => {
            form.unknown.insert(slot.name.clone());
            LookedUp::Fine(held.value.clone())
        }
        [only] => {
            let possible = saved(only);
            let value = possible.value.clone();
            form.choose(intent, &slot.name, possible);
            LookedUp::Fine(value)
        }
        several => LookedUp::Several(several.iter().map(saved).collect()),
    })
}

/// Does a condition of the intent ask whether this slot's value is unknown?
fn asks_unknown(intent: &Intent, slot: &str) -> bool {
    let asks = |condition: &Condition| {
        clauses(condition).iter().any(|clause| clause.slot == slot && clause.operator == Operator::IsUnknown)
    };
    let confirms = matches!(intent.confirm.as_ref().map(|confirm| &confirm.when), Some(ConfirmWhen::If(c)) if asks(c));
    confirms || intent.slots.iter().any(|slot| slot.only_if.as_ref().is_some_and(asks))
}

/// What the slot's check says: a reason against the value, or the reference of its failure.
pub(super) fn check(draft: &mut Draft<'_>, slot: &Slot, value: &Value) -> Flow<Result<Option<String>, Option<String>>> {
    let Some(handler) = &slot.check_with else { return Ok(Ok(None)) };
    let query = Query::Check { handler: handler.clone(), slot: slot.name.clone(), value: value.clone() };
    Ok(match draft.ask_outside(query)? {
        Answered::Checked(reason) => Ok(reason.clone()),
        Answered::Failed { error_id } => Err(Some(error_id.clone())),
        _ => Err(None),
    })
}
