//! What follows a yes: approval on another device or a fresh login, then the run.
//!
//! Whatever changes something outside runs only here, only for a proposal that was read back with
//! exactly these values and agreed to afterwards, and at most once: the form is closed in the same
//! turn, whatever the handler says.

use super::ask::{advance, park};
use super::draft::{Draft, Flow, with_act};
use super::form::Form;
use super::order::{act_level, bubble, may_act, renew, result, step_up};
use super::outcome;
use super::proposal::{self, Proposal, ProposalState};
use super::session::Awaited;
use super::step::{Act, HandlerResult, Later, Run};
use crate::catalog::{ActLevel, Effect, Intent};
use crate::message::InternalEvent;

/// The name of the timer that ends an approval.
pub(super) const APPROVAL: &str = "approval";

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
