//! When a conversation does not run straight: cancel, back, repeat, giving up, not understanding.

use super::ask;
use super::draft::{Draft, Flow};
use super::form::Origin;
use super::order;
use super::ownership::{Handing, Owner};
use super::people;
use super::question;
use super::session::Awaited;
use super::topic;
use crate::catalog::{AfterRetries, Intent, Slot};
use crate::message::DataClass;

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
        draft.hand(Handing::Cancelled);
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
pub(super) fn back(draft: &mut Draft<'_>) -> Flow {
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
pub(super) fn repeat(draft: &mut Draft<'_>) -> Flow {
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
