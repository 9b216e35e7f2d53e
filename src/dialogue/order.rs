//! From a complete form to its result or its read-back: what only looks is called at once, anything
//! else is prepared and read back as a proposal. What follows a yes is `approval`'s.

use super::ask::{self, advance, park};
use super::conditions::holds;
use super::draft::{Draft, Flow, Stop, slot_variables, with_act};
use super::form::Form;
use super::outcome;
use super::proposal::{self, Proposal, ProposalState};
use super::session::Awaited;
use super::step::{Act, Answered, HandlerResult, Query, Run, Say};
use super::topic;
use crate::catalog::{ActLevel, Confirm, ConfirmWhen, Effect, Intent};
use crate::message::{DataClass, LoginLevel};
use std::collections::BTreeMap;
use std::time::Duration;

/// How long a read-back stands where the file does not say.
const EXPIRES: Duration = Duration::from_secs(5 * 60);

/// Goes on with a form whose slots are all settled.
pub(super) fn proceed(draft: &mut Draft<'_>, intent: &Intent) -> Flow {
    let act = act_level(draft, intent);
    let read_back = draft.session.form.as_ref().is_some_and(|form| needs_read_back(intent, form, act));
    match (&intent.handler, read_back) {
        (Some(_), true) => read(draft, intent),
        (Some(handler), false) => look(draft, intent, handler, act),
        (None, _) if intent.effect == Effect::Read => {
            outcome::answer(draft, intent);
            Ok(())
        }
        // Something that changes without a handler is a mistake of the file.
        (None, _) => {
            draft.close();
            topic::off(draft, super::people::queue_of(draft, Some(intent)));
            Ok(())
        }
    }
}

/// What is needed before the handler runs. The file cannot ask for less than the effect demands.
pub(super) fn act_level(draft: &Draft<'_>, intent: &Intent) -> ActLevel {
    match ((draft.world.clearance)(&intent.id).act, intent.effect) {
        (_, Effect::Money) | (ActLevel::Approval, _) => ActLevel::Approval,
        (ActLevel::Level(level), Effect::Change) => ActLevel::Level(level.max(LoginLevel::Login)),
        (level, Effect::Read) => level,
    }
}

fn needs_read_back(intent: &Intent, form: &Form, act: ActLevel) -> bool {
    if intent.effect != Effect::Read || act == ActLevel::Approval {
        return true;
    }
    match intent.confirm.as_ref().map(|confirm| &confirm.when) {
        None | Some(ConfirmWhen::Never) => false,
        Some(ConfirmWhen::Always) => true,
        Some(ConfirmWhen::If(condition)) => holds(condition, form),
    }
}

/// Is the login high and fresh enough? Looking needs freshness only where the file says how fresh.
pub(super) fn may_act(draft: &Draft<'_>, intent: &Intent, level: LoginLevel) -> bool {
    if draft.session.login < level {
        return false;
    }
    let valid_for = match (intent.access.valid_for, intent.effect) {
        (None, Effect::Read) => return true,
        (Some(valid_for), _) => valid_for,
        (None, _) => draft.world.catalog.bot.logout_after,
    };
    level <= LoginLevel::None
        || draft.session.login_at.is_some_and(|at| draft.now.timestamp.duration_since(at).unsigned_abs() <= valid_for)
}

/// Calls a handler that only looks.
fn look(draft: &mut Draft<'_>, intent: &Intent, handler: &str, act: ActLevel) -> Flow {
    if let ActLevel::Level(level) = act
        && !may_act(draft, intent, level)
    {
        park(draft);
        return Ok(());
    }
    let slots = draft.session.form.as_ref().map(Form::values).unwrap_or_default();
    let run = Run { handler: handler.to_owned(), intent: intent.id.clone(), slots, proposal: None, approved: false };
    match result(draft, run)? {
        HandlerResult::Outcome { name, variables, rows } => outcome::tell(draft, intent, &name, &variables, &rows),
        HandlerResult::StepUp(level) => step_up(draft, intent, level),
        HandlerResult::Failed { error_id } => outcome::error(draft, Some(error_id)),
    }
    Ok(())
}

pub(super) fn result(draft: &Draft<'_>, run: Run) -> Flow<HandlerResult> {
    draft.facts.ran.clone().ok_or_else(|| Stop::Run(Box::new(run)))
}

/// The handler wants a higher login: the form waits for it, and a read-back comes anew.
pub(super) fn step_up(draft: &mut Draft<'_>, intent: &Intent, level: LoginLevel) {
    let highest = draft.world.catalog.bot.channels.get(draft.world.channel).map(|channel| channel.highest_login);
    if draft.session.login >= level {
        // It has that already, so asking again would never end.
        return outcome::error(draft, None);
    }
    if highest.is_some_and(|highest| highest < level) {
        draft.close();
        return topic::off(draft, super::people::queue_of(draft, Some(intent)));
    }
    if let Some(form) = &mut draft.session.form {
        form.step_up = Some(level);
        form.proposal = None;
    }
    park(draft);
}

/// Prepares the order and reads it back: a new proposal.
fn read(draft: &mut Draft<'_>, intent: &Intent) -> Flow {
    let Some(slots) = draft.session.form.as_ref().map(Form::values) else { return Ok(()) };
    let confirm = intent.confirm.as_ref();
    let (mut variables, mut note) = (BTreeMap::new(), None);
    if let Some(handler) = confirm.and_then(|confirm| confirm.prepare.clone()) {
        let query = Query::Prepare { handler, intent: intent.id.clone(), slots: slots.clone() };
        match draft.ask_outside(query)? {
            Answered::Prepared { variables: shown, stop: Some(stop), .. } => {
                outcome::tell(draft, intent, stop, shown, &[]);
                return Ok(());
            }
            Answered::Prepared { variables: shown, note: chosen, stop: None } => {
                (variables, note) = (shown.clone(), chosen.clone());
            }
            Answered::Failed { error_id } => {
                outcome::error(draft, Some(error_id.clone()));
                return Ok(());
            }
            _ => {
                outcome::error(draft, None);
                return Ok(());
            }
        }
    }
    // A note that the file does not know has no text, and an order without its note is not shown.
    if note.as_ref().is_some_and(|note| !confirm.is_some_and(|confirm| confirm.notes.contains(note))) {
        outcome::error(draft, None);
        return Ok(());
    }
    let hash = proposal::hash(&intent.id, &slots, &variables);
    let expires = confirm.map_or(EXPIRES, |confirm| confirm.expires);
    let order = Proposal {
        id: proposal::id(draft.world.conversation, draft.session.turn, &hash),
        hash,
        slots,
        variables,
        note,
        shown_at: draft.now.timestamp,
        expires_at: draft.now.timestamp.checked_add(expires).unwrap_or(draft.now.timestamp),
        timer: draft.session.turn,
        state: ProposalState::ReadBack,
    };
    draft.record(&order.id, "shown");
    if let Some(form) = &mut draft.session.form {
        form.failures.remove("");
        form.proposal = Some(order);
    }
    read_again(draft)
}

/// Says the read-back of the present proposal; without one it is made.
pub(super) fn read_again(draft: &mut Draft<'_>) -> Flow {
    let Some((intent, Some(order))) = draft.open().map(|(intent, form)| (intent, form.proposal.clone())) else {
        return advance(draft);
    };
    let text = intent.text("confirm");
    let mut say = bubble(draft, intent, &order, &text);
    say.note = order.note.as_ref().map(|note| intent.text(&format!("note-{note}")));
    draft.offer_yes_no(&mut say, &text, &text);
    draft.say(with_act(say, Act::Confirm { proposal: order.id }));
    draft.wait_for(Awaited::Confirmation);
    Ok(())
}

/// Yes or no was not understood.
pub(super) fn confirm_unclear(draft: &mut Draft<'_>) -> Flow {
    let Some((intent, form)) = draft.open_mut() else { return Ok(()) };
    let (count, order) = (form.fail("", true), form.proposal.clone());
    if count.all > draft.world.catalog.bot.retries {
        return super::repair::give_up(draft, intent, None);
    }
    let text = intent.text("confirm");
    let Some(order) = order.filter(|_| draft.has(&text, Some("again"))) else { return read_again(draft) };
    let mut say = bubble(draft, intent, &order, &text);
    say.attribute = Some("again".into());
    draft.offer_yes_no(&mut say, &text, &text);
    draft.say(with_act(say, Act::Inform));
    Ok(())
}

/// A bubble with all that the order holds.
pub(super) fn bubble(draft: &Draft<'_>, intent: &Intent, order: &Proposal, text: &str) -> Say {
    let mut say = draft.bubble(text);
    slot_variables(&mut say.variables, intent, |name| order.slots.get(name).cloned());
    let declared = intent.confirm.as_ref().map(|confirm| confirm.shows.as_slice()).unwrap_or_default();
    for variable in declared {
        say.variables.set(&variable.name, order.variables.get(&variable.name).cloned(), variable.data);
    }
    for (name, value) in &order.variables {
        if !declared.iter().any(|variable| variable.name == *name) {
            say.variables.set(name, Some(value.clone()), DataClass::Secret);
        }
    }
    say
}

/// The order does not hold any more: it is prepared and read back anew.
pub(super) fn renew(draft: &mut Draft<'_>) -> Flow {
    if let Some(form) = &mut draft.session.form {
        form.proposal = None;
    }
    advance(draft)
}

/// Asks what is to be changed.
pub(super) fn ask_change(draft: &mut Draft<'_>) {
    let Some((intent, _)) = draft.open() else { return };
    if let Some(form) = &mut draft.session.form {
        form.proposal = None;
    }
    let mut say = draft.bubble_of_form(intent.text("change"));
    say.or = Some("common-change".into());
    draft.say(say);
    draft.wait_for(Awaited::Change);
}

/// The customer names slots to be changed: the first is asked, all lose their values.
pub(super) fn change(draft: &mut Draft<'_>, called: &[String]) -> Flow {
    if let Some((intent, form)) = draft.open_mut() {
        for name in called.iter().filter(|name| intent.slot(name).is_some()) {
            form.clear(intent, name);
            form.wanted.insert(name.clone());
        }
    }
    ask::advance(draft)
}

/// What a no means where the file does not say.
pub(super) fn on_no(intent: &Intent) -> crate::catalog::OnNo {
    intent.confirm.as_ref().map(|confirm: &Confirm| confirm.on_no).unwrap_or_default()
}
