//! Beginning an intent or an answer: clearance before the first question, then login, then slots.
//! Also what happens to a form that is open already.

use super::ask;
use super::draft::{Draft, Flow, with_act};
use super::form::{Form, Origin, Possible};
use super::people;
use super::question;
use super::repair;
use super::session::{Awaited, Meaning};
use super::step::{Act, Door};
use super::world::Clearance;
use crate::catalog::{Answer, Intent, Policy, Role, TopicChange};
use crate::entity::Value;
use crate::message::DataClass;
use crate::nlu::Filled;

/// Slot values that came with a topic.
pub(super) type Given = Vec<(String, Vec<Value>)>;

/// What the message carries for a topic, as plain values.
pub(super) fn given(slots: &[Filled]) -> Given {
    slots.iter().map(|filled| (filled.slot.clone(), filled.values.clone())).collect()
}

/// The customer wants a topic: answers go between, an intent may ask before it replaces another.
pub(super) fn want(draft: &mut Draft<'_>, id: &str, slots: Given, followup: bool) -> Flow {
    draft.done.understood = Some(id.to_owned());
    draft.session.not_understood = 0;
    if let Some(answer) = draft.world.catalog.answer(id) {
        return give_answer(draft, answer);
    }
    let Some(intent) = draft.intent(id) else { return repair::not_understood(draft) };
    let same = draft.session.form.as_ref().is_some_and(|form| form.intent == id);
    if same || draft.session.form.is_none() || intent.urgent || draft.session.awaited == Awaited::Retry {
        return begin(draft, intent, slots, followup);
    }
    // Whatever may not be answered here is said at once; the open form stays.
    let clearance = (draft.world.clearance)(id);
    if !intent.is_on() || !clearance.is_clear() {
        turn_away(draft, intent, &clearance)?;
        return if draft.session.form.is_some() { question::again(draft) } else { Ok(()) };
    }
    let rule = draft.open().and_then(|(open, _)| open.topic_change).unwrap_or(draft.world.catalog.bot.topic_change);
    match rule {
        TopicChange::Allow => begin(draft, intent, slots, followup),
        TopicChange::Ask => {
            ask_topic(draft, id, slots);
            Ok(())
        }
        TopicChange::Refuse => {
            let title = draft.session.form.as_ref().and_then(|form| draft.title_of(&form.intent));
            let mut say = draft.bubble("common-topic-refused");
            say.variables.set("title", title, DataClass::Public);
            draft.say(say);
            question::again(draft)
        }
    }
}

/// Asks whether the open form is to be given up.
pub(super) fn ask_topic(draft: &mut Draft<'_>, id: &str, slots: Given) {
    let title = draft.session.form.as_ref().and_then(|form| draft.title_of(&form.intent));
    let mut say = draft.bubble("common-topic-change");
    say.variables.set("title", title, DataClass::Public);
    draft.offer_yes_no(&mut say, "common-topic-change", "common-topic-change");
    draft.say(with_act(say, Act::Choose));
    let paused = match std::mem::take(&mut draft.session.awaited) {
        // Asked twice: the question that waits is still the form's.
        Awaited::Topic { paused, .. } => paused,
        other => Box::new(other),
    };
    draft.wait_for(Awaited::Topic { target: id.to_owned(), slots, paused });
}

/// Begins an intent, whatever was open.
pub(super) fn begin(draft: &mut Draft<'_>, intent: &Intent, slots: Given, followup: bool) -> Flow {
    let kept = draft.session.recent.clone().filter(|recent| followup && recent.id == intent.id);
    draft.close();
    draft.done.understood = Some(intent.id.clone());
    if intent.urgent && draft.has(&intent.text("first"), None) {
        draft.say_text(&intent.text("first"));
    }
    let clearance = (draft.world.clearance)(&intent.id);
    if !intent.is_on() || !clearance.is_clear() {
        return turn_away(draft, intent, &clearance);
    }
    draft.session.remember(&intent.id);
    let mut form = Form::new(intent);
    for (slot, value) in kept.into_iter().flat_map(|recent| recent.slots) {
        form.set(intent, &slot, value, Origin::Said);
    }
    put(&mut form, intent, slots);
    draft.session.form = Some(form);
    ask::advance(draft)
}

/// Puts what one message says into a form: slots that bring others along first, so that what was
/// said for the others in the same message stays. Says whether anything was put.
pub(super) fn put(form: &mut Form, intent: &Intent, mut slots: Given) -> bool {
    slots.retain(|(slot, values)| intent.slot(slot).is_some() && !values.is_empty());
    slots.sort_by_key(|(slot, _)| intent.slot(slot).is_none_or(|slot| slot.fills.is_empty()));
    for (slot, values) in &slots {
        match values.as_slice() {
            [value] => form.set(intent, slot, value.clone(), Origin::Said),
            several => {
                form.clear(intent, slot);
                form.possible.insert(slot.clone(), several.iter().cloned().map(Possible::only).collect());
                form.wanted.insert(slot.clone());
            }
        }
    }
    !slots.is_empty()
}

/// Says why an intent is not answered here. Nothing of what was said for it is kept.
pub(super) fn turn_away(draft: &mut Draft<'_>, intent: &Intent, clearance: &Clearance) -> Flow {
    if !intent.is_on() {
        off(draft, people::queue_of(draft, Some(intent)));
        return Ok(());
    }
    refuse(draft, &intent.id, &intent.text("private"), people::queue_of(draft, Some(intent)), clearance)
}

/// Says that something is switched off, and offers a person where nothing else is asked.
pub(super) fn off(draft: &mut Draft<'_>, queue: Option<String>) {
    let say = draft.bubble("common-off");
    people::say_with_offer(draft, say, queue);
}

fn refuse(draft: &mut Draft<'_>, id: &str, private: &str, queue: Option<String>, to: &Clearance) -> Flow {
    let mut say = draft.bubble(to.text.clone().unwrap_or_else(|| private.to_owned()));
    match to.policy {
        Some(Policy::Handoff) => return people::hand_over(draft, queue),
        Some(Policy::Link) => {
            let link = to.link.as_deref().and_then(|name| draft.link(name));
            say.variables.set("link", link, DataClass::Public);
        }
        Some(Policy::Continue) => say.door = Some(Door::Continue { target: id.to_owned() }),
        Some(Policy::Refuse | Policy::Normal) | None => {}
    }
    draft.say(say);
    Ok(())
}

/// Gives an answer of a collection. An open form stays, and its question is asked again; an urgent
/// answer drops it.
pub(super) fn give_answer(draft: &mut Draft<'_>, answer: &Answer) -> Flow {
    draft.done.understood = Some(answer.text_id.clone());
    if answer.urgent {
        draft.close();
    }
    let goes_on = draft.session.form.is_some();
    if !goes_on {
        draft.close();
    }
    let clearance = (draft.world.clearance)(&answer.text_id);
    if answer.broken {
        off(draft, people::queue_of(draft, None));
    } else if !clearance.is_clear() {
        refuse(draft, &answer.text_id, "common-off", people::queue_of(draft, None), &clearance)?;
    } else if draft.session.login < clearance.talk {
        let mut say = draft.bubble("common-login");
        say.door = Some(Door::Login);
        draft.say(with_act(say, Act::Park));
    } else {
        speak(draft, answer, goes_on);
    }
    if goes_on && draft.session.form.is_some() { question::again(draft) } else { Ok(()) }
}

/// The answer's text, what is offered after it, and a person where its people are there.
fn speak(draft: &mut Draft<'_>, answer: &Answer, goes_on: bool) {
    let mut say = draft.bubble(&answer.text_id);
    if let Some(name) = &answer.link {
        say.variables.set("link", draft.link(name), DataClass::Public);
    }
    if goes_on {
        draft.say(say);
        return;
    }
    draft.session.remember(&answer.text_id);
    if !matches!(answer.role, Some(Role::Hello | Role::Smalltalk | Role::Help | Role::OutOfScope)) {
        let turns_left = draft.world.catalog.bot.followup_turns;
        let recent = super::Recent { id: answer.text_id.clone(), turns_left, slots: Default::default() };
        draft.session.recent = Some(recent);
    }
    for next in &answer.suggest {
        draft.offer_topic(&mut say, next, Vec::new());
    }
    draft.say(say);
    let open = answer.handoff.clone().filter(|queue| people::takes_new(draft, queue));
    if let Some(queue) = open {
        people::offer(draft, queue);
    }
}

/// Asks which of several topics was meant, by their titles.
pub(super) fn clarify(draft: &mut Draft<'_>, topics: Vec<(String, Given)>) -> Flow {
    let most = draft.world.catalog.bot.max_choices;
    let mut say = draft.bubble("common-clarify");
    for (id, slots) in topics {
        // Topics without a title, and those that this channel may not answer, are not offered.
        if say.buttons.len() >= most {
            break;
        }
        draft.offer_topic(&mut say, &id, slots);
    }
    if say.buttons.is_empty() {
        return repair::not_understood(draft);
    }
    if draft.has("common-clarify", Some("button-none")) {
        draft.offer(&mut say, "#common-clarify.button-none".into(), None, Meaning::None);
    }
    draft.session.not_understood = 0;
    draft.say(with_act(say, Act::Choose));
    draft.wait_for(Awaited::Clarify);
    Ok(())
}
