//! The words of a question: its text with the reason why it is asked again, and what it offers.

use super::approval;
use super::ask;
use super::draft::{Draft, Flow, with_act};
use super::form::Possible;
use super::order;
use super::people;
use super::resolve;
use super::rules::{self, Broken};
use super::session::Awaited;
use super::step::Act;
use super::topic;
use crate::catalog::{Intent, Slot};
use crate::entity::{SlotType, Value};
use crate::message::DataClass;

/// How many buttons of a list are offered with a question.
const MOST_OFFERED: usize = 10;

/// Asks for a slot, with a reason where there is one.
pub(super) fn question(
    draft: &mut Draft<'_>,
    intent: &Intent,
    slot: &Slot,
    why: Option<&str>,
    rule: Option<(&Broken, &Value)>,
) -> Flow {
    let text = intent.text(&format!("ask-{}", slot.name));
    let tried: &[Option<&str>] = match why {
        None => &[None],
        Some("again2") => &[Some("again2"), Some("again"), None],
        Some(_) => &[why, None],
    };
    // A slot that is not asked has no main text, but one for repeating.
    let last = Some("again");
    let found = tried.iter().copied().chain([last]).find(|attribute| draft.has(&text, *attribute));
    let attribute = found.unwrap_or(why);
    let choices = offered(draft, slot)?;
    let mut say = draft.bubble_of_form(&text);
    say.attribute = attribute.map(str::to_owned);
    if let Some((broken, input)) = rule {
        say.variables.set("min", broken.min.clone(), DataClass::Public);
        say.variables.set("max", broken.max.clone(), DataClass::Public);
        say.variables.set("input", Some(input.clone()), slot.data);
    }
    let names: Vec<String> = choices.iter().map(|possible| draft.show(&possible.value)).collect();
    // Inside a sentence they are listed, on lines of their own they are numbered.
    let listed = if attribute == Some("not-allowed") { names.join(", ") } else { numbered(&names) };
    say.variables.set("choices", (!names.is_empty()).then_some(Value::Text(listed)), slot.data);
    draft.offer_values(&mut say, &slot.name, &choices);
    if slot.kind == SlotType::YesNo {
        draft.offer_yes_no(&mut say, &text, &text);
    }
    draft.say(with_act(say, Act::Ask { slot: slot.name.clone() }));
    draft.wait_for(Awaited::Slot { slot: slot.name.clone() });
    Ok(())
}

/// The values of a short list, to choose from.
fn offered(draft: &mut Draft<'_>, slot: &Slot) -> Flow<Vec<Possible>> {
    let mut values = resolve::values_of(draft, slot)?;
    let (bot, today) = (&draft.world.catalog.bot, draft.now.local.date());
    values.retain(|value| rules::broken(slot, value, bot, today).is_none());
    values.truncate(MOST_OFFERED);
    Ok(values.into_iter().map(Possible::only).collect())
}

/// Asks which of several values was meant.
pub(super) fn which(draft: &mut Draft<'_>, intent: &Intent, slot: &Slot) {
    let several = draft.open().and_then(|(_, form)| form.possible.get(&slot.name).cloned()).unwrap_or_default();
    let text = intent.text(&format!("ask-{}", slot.name));
    let attribute = ["which", "again"].into_iter().find(|attribute| draft.has(&text, Some(attribute)));
    let mut say = draft.bubble_of_form(&text);
    say.attribute = attribute.map(str::to_owned);
    let lines: Vec<String> = several
        .iter()
        .map(|possible| match &possible.hint {
            Some(hint) => format!("{} ({})", draft.show(&possible.value), draft.show(hint)),
            None => draft.show(&possible.value),
        })
        .collect();
    say.variables.set("choices", Some(Value::Text(numbered(&lines))), slot.data);
    draft.offer_values(&mut say, &slot.name, &several);
    draft.say(with_act(say, Act::Ask { slot: slot.name.clone() }));
    draft.wait_for(Awaited::Slot { slot: slot.name.clone() });
}

fn numbered(names: &[String]) -> String {
    let lines: Vec<String> = names.iter().enumerate().map(|(n, name)| format!("{}. {name}", n + 1)).collect();
    lines.join("\n")
}

/// Asks the open question once more, without counting.
pub(super) fn again(draft: &mut Draft<'_>) -> Flow {
    let awaited = match draft.session.awaited.clone() {
        Awaited::Topic { paused, .. } => *paused,
        other => other,
    };
    draft.wait_for(awaited.clone());
    match awaited {
        Awaited::Slot { slot: name } => {
            let Some((intent, form)) = draft.open() else { return Ok(()) };
            let Some(slot) = intent.slot(&name) else { return Ok(()) };
            if form.possible.contains_key(&name) {
                which(draft, intent, slot);
                return Ok(());
            }
            question(draft, intent, slot, None, None)
        }
        Awaited::Confirmation => order::read_again(draft),
        Awaited::Change => {
            order::ask_change(draft);
            Ok(())
        }
        Awaited::Approval => {
            approval::approve_again(draft);
            Ok(())
        }
        Awaited::Login => match draft.open() {
            // A login for what has been switched off meanwhile would be in vain.
            Some((intent, _)) if !intent.is_on() => {
                draft.close();
                topic::off(draft, people::queue_of(draft, Some(intent)));
                Ok(())
            }
            _ => {
                ask::park(draft);
                Ok(())
            }
        },
        Awaited::Phone { queue, .. } => {
            people::ask_phone(draft, queue);
            Ok(())
        }
        _ => Ok(()),
    }
}
