//! Yes, no and the other roles, and pressed buttons: what they mean by what is awaited.

use super::approval;
use super::ask;
use super::draft::{Draft, Flow};
use super::form::Origin;
use super::order;
use super::people;
use super::question;
use super::repair::{back, cancel, drop_quietly, not_understood, repeat};
use super::session::{Awaited, Meaning};
use super::topic::{self, Given};
use crate::catalog::{Effect, OnNo, Role};
use crate::entity::{SlotType, Value};

/// What a message says besides a role's words.
#[derive(Clone, Debug, Default)]
pub(super) struct Besides {
    /// New values for slots of the open form.
    pub(super) values: Given,
    /// Slots called by name.
    pub(super) called: Vec<String>,
    /// Were there more words than the role's?
    pub(super) more: bool,
    /// Was it only a thumb? That agrees to anything but money.
    pub(super) thumb: bool,
}

/// The words of a role were heard.
pub(super) fn role(draft: &mut Draft<'_>, role: Role, besides: Besides) -> Flow {
    if let Some((intent, _)) = draft.open() {
        draft.done.understood = Some(intent.id.clone());
    }
    match role {
        Role::Yes => yes(draft, besides),
        Role::No => no(draft, besides),
        Role::Cancel => cancel(draft),
        Role::Back => back(draft),
        Role::Repeat => repeat(draft),
        Role::Human => {
            draft.done.understood = draft.world.catalog.role(role).map(|answer| answer.text_id.clone());
            let queue = people::queue_of(draft, draft.open().map(|(intent, _)| intent));
            people::hand_over(draft, queue)
        }
        other => match draft.world.catalog.role(other) {
            Some(answer) => topic::give_answer(draft, answer),
            None => not_understood(draft),
        },
    }
}

/// Puts new values of a message into the open form, if there are any, and goes on.
fn changed(draft: &mut Draft<'_>, besides: Besides) -> Flow<bool> {
    let Some((intent, form)) = draft.open_mut() else { return Ok(false) };
    let named: Vec<String> =
        besides.called.into_iter().filter(|name| !besides.values.iter().any(|(slot, _)| slot == name)).collect();
    let put = topic::put(form, intent, besides.values);
    if !put && named.is_empty() {
        return Ok(false);
    }
    order::change(draft, &named)?;
    Ok(true)
}

/// Yes to whatever is awaited.
pub(super) fn yes(draft: &mut Draft<'_>, besides: Besides) -> Flow {
    match draft.session.awaited.clone() {
        Awaited::Confirmation => {
            let money = draft.open().is_some_and(|(intent, _)| intent.effect == Effect::Money);
            let (more, thumb) = (besides.more, besides.thumb);
            if changed(draft, besides)? {
                return Ok(());
            }
            // "Yes, but …" is no yes, and a thumb moves no money.
            if more || (money && thumb) { order::confirm_unclear(draft) } else { approval::agree(draft) }
        }
        Awaited::Renew | Awaited::Retry => order::renew(draft),
        Awaited::Restart { intent } => match draft.intent(&intent) {
            Some(intent) => topic::begin(draft, intent, Vec::new(), false),
            None => not_understood(draft),
        },
        Awaited::Topic { target, slots, .. } => {
            draft.close();
            topic::want(draft, &target, slots, false)
        }
        Awaited::Handoff { queue } => people::hand_over(draft, Some(queue)),
        Awaited::Callback { queue } => {
            people::ask_phone(draft, queue);
            Ok(())
        }
        Awaited::Change => {
            if changed(draft, besides)? {
                Ok(())
            } else {
                question::again(draft)
            }
        }
        Awaited::Approval | Awaited::Login => question::again(draft),
        Awaited::Nothing
        | Awaited::Slot { .. }
        | Awaited::Clarify
        | Awaited::Phone { .. }
        | Awaited::Message { .. } => not_understood(draft),
    }
}

/// No to whatever is awaited.
pub(super) fn no(draft: &mut Draft<'_>, besides: Besides) -> Flow {
    match draft.session.awaited.clone() {
        Awaited::Confirmation | Awaited::Approval => {
            if changed(draft, besides)? {
                return Ok(());
            }
            match draft.open().map(|(intent, _)| order::on_no(intent)) {
                Some(OnNo::AskWhatToChange) => {
                    order::ask_change(draft);
                    Ok(())
                }
                _ => cancel(draft),
            }
        }
        // Nothing is to be changed: the order is read back anew.
        Awaited::Change => {
            if changed(draft, besides)? {
                Ok(())
            } else {
                order::renew(draft)
            }
        }
        Awaited::Topic { .. } => question::again(draft),
        Awaited::Renew | Awaited::Retry | Awaited::Login => cancel(draft),
        Awaited::Handoff { .. } | Awaited::Callback { .. } => {
            declined(draft);
            Ok(())
        }
        Awaited::Restart { .. } => {
            drop_quietly(draft);
            Ok(())
        }
        Awaited::Clarify => not_understood(draft),
        Awaited::Nothing | Awaited::Slot { .. } | Awaited::Phone { .. } | Awaited::Message { .. } => {
            not_understood(draft)
        }
    }
}

/// No to an offer. Nothing had been begun, so "cancelled" would be untrue, and after a stolen card
/// alarming: the bot says what else it can do.
fn declined(draft: &mut Draft<'_>) {
    let help = draft.world.catalog.role(Role::Help).filter(|answer| !answer.broken);
    match help.filter(|answer| draft.has(&answer.text_id, None)) {
        Some(answer) => {
            draft.close();
            draft.say_text(&answer.text_id);
        }
        None => drop_quietly(draft),
    }
}

/// What a pressed button, a typed number or title means.
pub(super) fn chosen(draft: &mut Draft<'_>, means: Meaning) -> Flow {
    if let Some((intent, _)) = draft.open() {
        draft.done.understood = Some(intent.id.clone());
    }
    match means {
        Meaning::Yes => match draft.session.awaited.clone() {
            Awaited::Slot { slot } => yes_no_slot(draft, &slot, true),
            _ => yes(draft, Besides::default()),
        },
        Meaning::No => match draft.session.awaited.clone() {
            Awaited::Slot { slot } => yes_no_slot(draft, &slot, false),
            _ => no(draft, Besides::default()),
        },
        Meaning::None => not_understood(draft),
        Meaning::Start { target, slots } => topic::want(draft, &target, slots, false),
        Meaning::Value { slot, possible } => {
            let Some((intent, form)) = draft.open_mut() else { return not_understood(draft) };
            form.choose(intent, &slot, possible);
            ask::advance(draft)
        }
    }
}

/// Yes or no to a slot's question, which is an answer only for a slot of that type.
pub(super) fn yes_no_slot(draft: &mut Draft<'_>, slot: &str, yes: bool) -> Flow {
    let Some((intent, form)) = draft.open_mut() else { return not_understood(draft) };
    if !intent.slot(slot).is_some_and(|slot| slot.kind == SlotType::YesNo) {
        return not_understood(draft);
    }
    form.set(intent, slot, Value::YesNo(yes), Origin::Said);
    ask::advance(draft)
}
