//! When a conversation does not run straight: yes and no by what is awaited, cancel, back, repeat,
//! help, and not understanding.

use super::ask;
use super::draft::{Draft, Flow};
use super::form::Origin;
use super::order;
use super::people;
use super::question;
use super::session::{Awaited, Meaning, Owner};
use super::topic::{self, Given};
use crate::catalog::{AfterRetries, Effect, Intent, OnNo, Role, Slot};
use crate::message::DataClass;

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
            if more || (money && thumb) { order::confirm_unclear(draft) } else { order::agree(draft) }
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
        Awaited::Restart { .. } | Awaited::Handoff { .. } | Awaited::Callback { .. } => {
            drop_quietly(draft);
            Ok(())
        }
        Awaited::Clarify => not_understood(draft),
        Awaited::Nothing | Awaited::Slot { .. } | Awaited::Phone { .. } | Awaited::Message { .. } => {
            not_understood(draft)
        }
    }
}

/// Ends what is open and says so.
pub(super) fn cancel(draft: &mut Draft<'_>) -> Flow {
    if let Some((intent, _)) = draft.open() {
        let mut say = draft.bubble_of_form(intent.text("cancelled"));
        say.or = Some("common-cancelled".into());
        draft.close();
        draft.say(say);
        return Ok(());
    }
    if let Owner::Waiting { .. } = draft.session.owner {
        draft.session.owner = Owner::Bot;
        drop_quietly(draft);
        return Ok(());
    }
    if draft.session.awaited == Awaited::Nothing {
        // To say "cancelled" after an order was carried out would be untrue.
        return not_understood(draft);
    }
    drop_quietly(draft);
    Ok(())
}

/// Ends what was asked, where nothing was begun.
pub(super) fn drop_quietly(draft: &mut Draft<'_>) {
    draft.close();
    draft.say_text("common-cancelled");
}

/// One question back: the last slot before the asked one that the customer filled.
fn back(draft: &mut Draft<'_>) -> Flow {
    let asked = match &draft.session.awaited {
        Awaited::Slot { slot } => Some(slot.clone()),
        _ => None,
    };
    let Some((intent, form)) = draft.open() else { return not_understood(draft) };
    let before = intent.slots.iter().take_while(|slot| asked.as_deref() != Some(&slot.name));
    let said = |slot: &&Slot| {
        form.slots.get(&slot.name).is_some_and(|held| matches!(held.origin, Origin::Said | Origin::Lookup))
    };
    match before.filter(said).last() {
        Some(slot) => order::change(draft, std::slice::from_ref(&slot.name)),
        None => question::again(draft),
    }
}

/// Says the last question again; without one, the last answer.
fn repeat(draft: &mut Draft<'_>) -> Flow {
    if draft.session.awaited != Awaited::Nothing {
        question::again(draft)?;
        if !draft.done.says.is_empty() {
            return Ok(());
        }
    }
    let last = draft.session.recent.as_ref().and_then(|recent| draft.world.catalog.answer(&recent.id));
    match last {
        Some(answer) => topic::give_answer(draft, answer),
        None => not_understood(draft),
    }
}

/// A question was repeated in vain too often.
pub(super) fn give_up(draft: &mut Draft<'_>, intent: &Intent, slot: Option<&Slot>) -> Flow {
    let rule = slot.and_then(|slot| slot.after_retries).unwrap_or(draft.world.catalog.bot.after_retries);
    match rule {
        AfterRetries::Handoff => people::hand_over(draft, people::queue_of(draft, Some(intent))),
        AfterRetries::Cancel => cancel(draft),
        AfterRetries::Link => {
            let link = intent.privacy.link.as_deref().and_then(|name| draft.link(name));
            draft.close();
            let mut say = draft.bubble("common-link");
            say.variables.set("link", link, DataClass::Public);
            draft.say(say);
            Ok(())
        }
    }
}

/// Nothing was understood. What was asked is asked again; without a question, the second time in a
/// row offers a person.
pub(super) fn not_understood(draft: &mut Draft<'_>) -> Flow {
    match draft.session.awaited.clone() {
        Awaited::Slot { slot } => return ask::unclear(draft, &slot),
        Awaited::Confirmation => return order::confirm_unclear(draft),
        Awaited::Change => return change_unclear(draft),
        Awaited::Approval | Awaited::Login => return question::again(draft),
        Awaited::Retry => return order::renew(draft),
        Awaited::Topic { target, slots, .. } => {
            topic::ask_topic(draft, &target, slots);
            return Ok(());
        }
        _ => {}
    }
    if matches!(draft.session.owner, Owner::Waiting { .. }) {
        // A person is on the way; the bot does not interrupt.
        return Ok(());
    }
    draft.close();
    draft.session.not_understood = draft.session.not_understood.saturating_add(1);
    let mut say = draft.bubble("common-not-understood");
    if draft.session.not_understood < 2 || !draft.has("common-not-understood", Some("again")) {
        draft.say(say);
        return Ok(());
    }
    say.attribute = Some("again".into());
    let queue = people::queue_of(draft, None);
    people::say_with_offer(draft, say, queue);
    Ok(())
}

fn change_unclear(draft: &mut Draft<'_>) -> Flow {
    let Some((intent, form)) = draft.open_mut() else { return Ok(()) };
    let count = form.fail("", true);
    if count.all > draft.world.catalog.bot.retries {
        return give_up(draft, intent, None);
    }
    order::ask_change(draft);
    Ok(())
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
    if !intent.slot(slot).is_some_and(|slot| slot.kind == crate::entity::SlotType::YesNo) {
        return not_understood(draft);
    }
    form.set(intent, slot, crate::entity::Value::YesNo(yes), Origin::Said);
    ask::advance(draft)
}
