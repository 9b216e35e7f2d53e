//! From a complete form to its result: preparation, read-back, yes, approval, run.
//!
//! Whatever changes something outside runs only here, only for a proposal that was read back with
//! exactly these values and agreed to afterwards, and at most once: the form is closed in the same
//! turn, whatever the handler says.

use super::ask::{self, advance, park};
use super::conditions::holds;
use super::draft::{Draft, Flow, Stop, slot_variables, with_act};
use super::form::Form;
use super::outcome;
use super::proposal::{self, Proposal, ProposalState};
use super::session::Awaited;
use super::step::{Act, Answered, HandlerResult, Later, Query, Run, Say};
use super::topic;
use crate::catalog::{ActLevel, Confirm, ConfirmWhen, Effect, Intent};
use crate::message::{DataClass, InternalEvent, LoginLevel};
use std::collections::BTreeMap;
use std::time::Duration;

/// How long a read-back stands where the file does not say.
const EXPIRES: Duration = Duration::from_secs(5 * 60);

/// The name of the timer that ends an approval.
pub(super) const APPROVAL: &str = "approval";

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
fn act_level(draft: &Draft<'_>, intent: &Intent) -> ActLevel {
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
fn may_act(draft: &Draft<'_>, intent: &Intent, level: LoginLevel) -> bool {
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

fn result(draft: &Draft<'_>, run: Run) -> Flow<HandlerResult> {
    draft.facts.ran.clone().ok_or_else(|| Stop::Run(Box::new(run)))
}

/// The handler wants a higher login: the form waits for it, and a read-back comes anew.
fn step_up(draft: &mut Draft<'_>, intent: &Intent, level: LoginLevel) {
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
fn bubble(draft: &Draft<'_>, intent: &Intent, order: &Proposal, text: &str) -> Say {
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

/// The customer says yes to the read-back.
pub(super) fn agree(draft: &mut Draft<'_>) -> Flow {
    let Some((intent, form)) = draft.open() else { return Ok(()) };
    let Some(order) = form.proposal.clone().filter(|order| holds_still(draft, form, order)) else {
        return renew(draft);
    };
    // Decided anew: this channel or file may have become stricter since the read-back.
    let clearance = (draft.world.clearance)(&intent.id);
    if !intent.is_on() || !clearance.is_clear() || draft.session.login < clearance.talk {
        return advance(draft);
    }
    draft.done.understood = Some(intent.id.clone());
    draft.record(&order.id, "yes");
    match act_level(draft, intent) {
        ActLevel::Approval => ask_approval(draft, intent, order),
        ActLevel::Level(level) if may_act(draft, intent, level) => run(draft, intent, order, false)?,
        ActLevel::Level(_) => {
            set_state(draft, ProposalState::AwaitingLogin);
            park(draft);
        }
    }
    Ok(())
}

/// The customer logged in for an order to which they said yes.
pub(super) fn agreed_and_logged_in(draft: &mut Draft<'_>) -> Flow {
    let Some((intent, form)) = draft.open() else { return Ok(()) };
    let order = form.proposal.clone().filter(|order| order.state == ProposalState::AwaitingLogin);
    let Some(order) = order.filter(|order| holds_still(draft, form, order)) else { return renew(draft) };
    let clear = intent.is_on() && (draft.world.clearance)(&intent.id).is_clear();
    draft.done.understood = Some(intent.id.clone());
    match act_level(draft, intent) {
        ActLevel::Level(level) if clear && may_act(draft, intent, level) => run(draft, intent, order, false),
        ActLevel::Level(_) if clear => {
            park(draft);
            Ok(())
        }
        _ => renew(draft),
    }
}

/// Is the order unexpired, and are its values still the form's?
fn holds_still(draft: &Draft<'_>, form: &Form, order: &Proposal) -> bool {
    draft.now.timestamp < order.expires_at
        && order.hash == proposal::hash(&form.intent, &form.values(), &order.variables)
}

/// The order does not hold any more: it is prepared and read back anew.
pub(super) fn renew(draft: &mut Draft<'_>) -> Flow {
    if let Some(form) = &mut draft.session.form {
        form.proposal = None;
    }
    advance(draft)
}

fn set_state(draft: &mut Draft<'_>, state: ProposalState) {
    let timer = draft.session.turn;
    if let Some(order) = draft.session.form.as_mut().and_then(|form| form.proposal.as_mut()) {
        order.state = state;
        order.timer = timer;
    }
}

fn ask_approval(draft: &mut Draft<'_>, intent: &Intent, order: Proposal) {
    set_state(draft, ProposalState::AwaitingApproval);
    let after = order.expires_at.duration_since(draft.now.timestamp).unsigned_abs();
    let event = InternalEvent::Timer { name: APPROVAL.into(), number: draft.session.turn };
    draft.done.later.push(Later { after, event });
    let say = bubble(draft, intent, &order, &intent.text("approve"));
    draft.say(with_act(say, Act::Approve { proposal: order.id }));
    draft.wait_for(Awaited::Approval);
}

/// Says what is to be approved once more, without asking for another approval.
pub(super) fn approve_again(draft: &mut Draft<'_>) {
    if let Some((intent, Some(order))) = draft.open().map(|(intent, form)| (intent, form.proposal.clone())) {
        let say = bubble(draft, intent, &order, &intent.text("approve"));
        draft.say(say);
        draft.wait_for(Awaited::Approval);
    }
}

/// The customer decided on another device. Anything but the present, unexpired order is ignored.
pub(super) fn decided(draft: &mut Draft<'_>, proposal: &str, granted: bool) -> Flow {
    let Some((intent, form)) = draft.open() else { return Ok(()) };
    let order = form.proposal.clone();
    let Some(order) = order.filter(|order| order.id == proposal && order.state == ProposalState::AwaitingApproval)
    else {
        return Ok(());
    };
    let holds = holds_still(draft, form, &order);
    draft.done.understood = Some(intent.id.clone());
    if !granted {
        draft.record(&order.id, "declined");
        draft.close();
        draft.say_text("common-approval-declined");
        return Ok(());
    }
    if !holds {
        expired(draft, order.timer);
        return Ok(());
    }
    if !intent.is_on() || !(draft.world.clearance)(&intent.id).is_clear() {
        return advance(draft);
    }
    draft.record(&order.id, "approved");
    run(draft, intent, order, true)
}

/// The time for an approval is over.
pub(super) fn expired(draft: &mut Draft<'_>, number: u64) {
    let Some(form) = draft.session.form.as_mut() else { return };
    let waits = |order: &Proposal| order.state == ProposalState::AwaitingApproval && order.timer == number;
    if !form.proposal.as_ref().is_some_and(waits) {
        return;
    }
    form.proposal = None;
    draft.session.choices.clear();
    draft.say_text("common-approval-expired");
    draft.wait_for(Awaited::Renew);
}

/// Carries an order out. Its form is closed here and now, so no later word can run it again.
fn run(draft: &mut Draft<'_>, intent: &Intent, order: Proposal, approved: bool) -> Flow {
    let Some(handler) = intent.handler.clone() else { return advance(draft) };
    let run = Run {
        handler,
        intent: intent.id.clone(),
        slots: order.slots.clone(),
        proposal: Some(order.id.clone()),
        approved,
    };
    match result(draft, run)? {
        HandlerResult::Outcome { name, variables, rows } => {
            draft.record(&order.id, "receipt");
            outcome::tell(draft, intent, &name, &variables, &rows);
        }
        HandlerResult::StepUp(level) => step_up(draft, intent, level),
        HandlerResult::Failed { error_id } if intent.effect == Effect::Read => outcome::error(draft, Some(error_id)),
        HandlerResult::Failed { error_id } => outcome::unknown(draft, intent, &order, Some(error_id)),
    }
    Ok(())
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
