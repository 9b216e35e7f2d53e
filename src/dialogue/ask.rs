//! Slots in file order: the first that is missing, doubtful or against a rule is asked; when none
//! is left, the order goes on to its read-back.

use super::conditions::holds;
use super::draft::{Draft, Flow, Stop, with_act};
use super::form::{Form, Held, Origin, Possible};
use super::order;
use super::outcome;
use super::question::{question, which};
use super::repair;
use super::resolve::{self, Resolved};
use super::rules::{self, Broken};
use super::session::Awaited;
use super::step::{Act, Door, Query};
use super::topic;
use crate::catalog::{Intent, Slot};
use crate::entity::Value;

/// What became of one slot.
enum Settled {
    /// It needs nothing more.
    Fine,
    /// Its value changed, so the slots are looked at from the first again.
    Changed,
    /// The customer was asked.
    Asked,
}

/// Goes on with the open form as far as possible.
pub(super) fn advance(draft: &mut Draft<'_>) -> Flow {
    let Some((intent, _)) = draft.open() else { return Ok(()) };
    draft.done.understood = Some(intent.id.clone());
    // Decided anew in every turn: a catalogue or channel may have become stricter since.
    let clearance = (draft.world.clearance)(&intent.id);
    if !intent.is_on() || !clearance.is_clear() {
        draft.close();
        return topic::turn_away(draft, intent, &clearance);
    }
    let step_up = draft.session.form.as_ref().and_then(|form| form.step_up).unwrap_or_default();
    if draft.session.login < clearance.talk.max(step_up) {
        park(draft);
        return Ok(());
    }
    // Every pass settles, empties or fills a slot, so passes are bounded; the bound guards against
    // handlers that never settle.
    for _ in 0..4 * intent.slots.len() + 4 {
        match pass(draft, intent)? {
            Settled::Changed => {}
            Settled::Asked => return Ok(()),
            Settled::Fine => return order::proceed(draft, intent),
        }
    }
    outcome::error(draft, None);
    Ok(())
}

/// Waits for a login; the form stays as it is.
pub(super) fn park(draft: &mut Draft<'_>) {
    let mut say = draft.bubble("common-login");
    say.door = Some(Door::Login);
    draft.say(with_act(say, Act::Park));
    draft.wait_for(Awaited::Login);
}

/// Looks at each slot once. Queries of independent slots are collected, so that few rounds do.
fn pass(draft: &mut Draft<'_>, intent: &Intent) -> Flow<Settled> {
    let mut needs: Vec<Query> = Vec::new();
    for slot in &intent.slots {
        let has_value = draft.session.form.as_ref().is_some_and(|form| form.slots.contains_key(&slot.name));
        // While something is looked up, only what does not depend on it is looked at.
        if !needs.is_empty() && (!has_value || slot.only_if.is_some()) {
            continue;
        }
        let before = needs.is_empty();
        match settle(draft, intent, slot) {
            Err(Stop::Need(more)) => needs.extend(more),
            Err(stop) => return Err(stop),
            Ok(Settled::Fine) => {}
            // While something is still looked up, nothing is decided behind it.
            Ok(_) if !before => break,
            Ok(settled) => return Ok(settled),
        }
    }
    if needs.is_empty() { Ok(Settled::Fine) } else { Err(Stop::Need(needs)) }
}

fn settle(draft: &mut Draft<'_>, intent: &Intent, slot: &Slot) -> Flow<Settled> {
    let Some(form) = draft.session.form.as_mut() else { return Ok(Settled::Fine) };
    if let Some(possible) = form.possible.get(&slot.name).cloned() {
        return settle_several(draft, intent, slot, possible);
    }
    let needed = slot.only_if.as_ref().is_none_or(|condition| holds(condition, form));
    if !needed && !form.wanted.contains(&slot.name) && !keeps(form, intent, slot) {
        let had = form.slots.contains_key(&slot.name);
        form.clear(intent, &slot.name);
        return Ok(if had { Settled::Changed } else { Settled::Fine });
    }
    let Some(held) = form.slots.get(&slot.name).cloned() else { return settle_missing(draft, intent, slot) };
    if held.settled { Ok(Settled::Fine) } else { settle_value(draft, intent, slot, &held) }
}

/// A slot whose condition does not hold keeps only a value that a saved value brought along, or
/// that the customer gave in its place.
fn keeps(form: &Form, intent: &Intent, slot: &Slot) -> bool {
    let filled = intent.slots.iter().any(|other| other.fills.contains(&slot.name));
    form.slots.get(&slot.name).is_some_and(|held| filled && held.origin != Origin::Default)
}

fn settle_several(draft: &mut Draft<'_>, intent: &Intent, slot: &Slot, possible: Vec<Possible>) -> Flow<Settled> {
    let today = draft.now.local.date();
    let bot = &draft.world.catalog.bot;
    let mut allowed = possible.clone();
    allowed.retain(|possible| rules::broken(slot, &possible.value, bot, today).is_none());
    let chosen = match (allowed.as_slice(), possible.first()) {
        ([only], _) => Some(only.clone()),
        // "In February" may be either year's: nobody asks, the nearer one on the usual side is meant.
        ([first, ..], _) if allowed.iter().all(|possible| is_day(&possible.value)) => Some(first.clone()),
        // None is allowed: the first one's rule is told.
        ([], Some(first)) => Some(first.clone()),
        _ => None,
    };
    let Some((_, form)) = draft.open_mut() else { return Ok(Settled::Fine) };
    if let Some(chosen) = chosen {
        form.choose(intent, &slot.name, chosen);
        return Ok(Settled::Changed);
    }
    form.possible.insert(slot.name.clone(), allowed);
    which(draft, intent, slot);
    Ok(Settled::Asked)
}

/// Is it a day, or days? Their readers put the likeliest first.
fn is_day(value: &Value) -> bool {
    matches!(value, Value::Date(_) | Value::DateTime(_) | Value::Period(_))
}

fn settle_missing(draft: &mut Draft<'_>, intent: &Intent, slot: &Slot) -> Flow<Settled> {
    let Some(form) = draft.session.form.as_ref() else { return Ok(Settled::Fine) };
    let wanted = form.wanted.contains(&slot.name);
    let today = draft.now.local.date();
    let default = slot.default_rule.map(|rule| Value::Date(rules::day(rule, today))).or_else(|| slot.default.clone());
    // A default that did not hold for this customer is not taken twice: then the slot is asked.
    let tried = form.failures.contains_key(&slot.name);
    if let Some(value) = default.filter(|_| !wanted && !tried) {
        let resolved = resolve::item(draft, slot, &value)?;
        let Some((_, form)) = draft.open_mut() else { return Ok(Settled::Fine) };
        match resolved {
            Resolved::One(value) => form.set(intent, &slot.name, value, Origin::Default),
            // A default takes the first of its kind.
            Resolved::Several(values) => {
                if let Some(value) = values.into_iter().next() {
                    form.set(intent, &slot.name, value, Origin::Default);
                }
            }
            Resolved::Nothing => {
                form.failures.entry(slot.name.clone()).or_default();
            }
            Resolved::Failed(error_id) => {
                outcome::error(draft, error_id);
                return Ok(Settled::Asked);
            }
        }
        return Ok(Settled::Changed);
    }
    let has_default = slot.default.is_some() || slot.default_rule.is_some();
    if wanted || slot.required || (tried && has_default) {
        question(draft, intent, slot, None, None)?;
        return Ok(Settled::Asked);
    }
    Ok(Settled::Fine)
}

/// A value goes through resolution, rules, lookup and check, in this order.
fn settle_value(draft: &mut Draft<'_>, intent: &Intent, slot: &Slot, held: &Held) -> Flow<Settled> {
    match resolve::item(draft, slot, &held.value)? {
        Resolved::One(value) if value == held.value => {}
        Resolved::One(value) => {
            let Some(held) = draft.session.form.as_mut().and_then(|form| form.slots.get_mut(&slot.name)) else {
                return Ok(Settled::Fine);
            };
            held.value = value;
            return Ok(Settled::Changed);
        }
        Resolved::Several(values) => {
            return Ok(doubt(draft, intent, slot, values.into_iter().map(Possible::only).collect()));
        }
        Resolved::Nothing => return fail(draft, intent, slot, Failure::Unclear, &held.value),
        Resolved::Failed(error_id) => {
            outcome::error(draft, error_id);
            return Ok(Settled::Asked);
        }
    }
    if let Some(broken) = rules::broken(slot, &held.value, &draft.world.catalog.bot, draft.now.local.date()) {
        return fail(draft, intent, slot, Failure::Rule(broken), &held.value);
    }
    let looked_up = resolve::lookup(draft, intent, slot, held)?;
    let value = match looked_up {
        resolve::LookedUp::Fine(value) => value,
        resolve::LookedUp::Several(several) => return Ok(doubt(draft, intent, slot, several)),
        resolve::LookedUp::Broken(rule) => {
            let broken = Broken { rule, min: None, max: None };
            return fail(draft, intent, slot, Failure::Rule(broken), &held.value);
        }
        resolve::LookedUp::Failed(error_id) => {
            outcome::error(draft, error_id);
            return Ok(Settled::Asked);
        }
    };
    match resolve::check(draft, slot, &value)? {
        Ok(None) => {}
        Ok(Some(reason)) => return fail(draft, intent, slot, Failure::Reason(reason), &value),
        Err(error_id) => {
            outcome::error(draft, error_id);
            return Ok(Settled::Asked);
        }
    }
    let Some((_, form)) = draft.open_mut() else { return Ok(Settled::Fine) };
    form.failures.remove(&slot.name);
    if let Some(held) = form.slots.get_mut(&slot.name) {
        held.settled = true;
    }
    // Another slot's condition may hold now.
    Ok(Settled::Changed)
}

/// Several values fit: the next pass asks which.
fn doubt(draft: &mut Draft<'_>, intent: &Intent, slot: &Slot, several: Vec<Possible>) -> Settled {
    if let Some((_, form)) = draft.open_mut() {
        form.doubt(intent, &slot.name, several);
    }
    Settled::Changed
}

/// Why a question is asked again.
enum Failure {
    /// Not understood.
    Unclear,
    /// A rule of the file.
    Rule(Broken),
    /// What `check_with` found.
    Reason(String),
}

/// Empties the slot and asks again, or gives up after so many times.
fn fail(draft: &mut Draft<'_>, intent: &Intent, slot: &Slot, failure: Failure, input: &Value) -> Flow<Settled> {
    let Some((_, form)) = draft.open_mut() else { return Ok(Settled::Fine) };
    let by_default = form.slots.get(&slot.name).is_some_and(|held| held.origin == Origin::Default);
    form.clear(intent, &slot.name);
    if by_default {
        // The customer has not done anything wrong: the plain question, not a reproach.
        form.failures.entry(slot.name.clone()).or_default();
        return Ok(Settled::Changed);
    }
    let unclear = matches!(failure, Failure::Unclear);
    let count = form.fail(&slot.name, unclear);
    form.wanted.insert(slot.name.clone());
    if count.all > slot.retries.unwrap_or(draft.world.catalog.bot.retries) {
        repair::give_up(draft, intent, Some(slot))?;
        return Ok(Settled::Asked);
    }
    match failure {
        Failure::Unclear => question(draft, intent, slot, Some(attribute(count.unclear)), None)?,
        Failure::Reason(reason) => question(draft, intent, slot, Some(&reason.replace('_', "-")), None)?,
        Failure::Rule(broken) => question(draft, intent, slot, Some(broken.rule), Some((&broken, input)))?,
    }
    Ok(Settled::Asked)
}

fn attribute(times: u8) -> &'static str {
    if times < 2 { "again" } else { "again2" }
}

/// The message was no answer to the question: counts, and asks again or gives up.
pub(super) fn unclear(draft: &mut Draft<'_>, name: &str) -> Flow {
    let Some((intent, form)) = draft.open_mut() else { return Ok(()) };
    let Some(slot) = intent.slot(name) else { return Ok(()) };
    let count = form.fail(name, true);
    let several = form.possible.contains_key(name);
    if count.all > slot.retries.unwrap_or(draft.world.catalog.bot.retries) {
        return repair::give_up(draft, intent, Some(slot));
    }
    if several {
        which(draft, intent, slot);
        return Ok(());
    }
    question(draft, intent, slot, Some(attribute(count.unclear)), None)
}
