//! What the customer wrote or pressed, and where it goes.

use super::choose::{Taken, is_question, taken};
use super::decide::{refit, switch_language};
use super::draft::{Draft, Flow};
use super::order;
use super::people;
use super::question;
use super::repair;
use super::reply::{self, Besides};
use super::second;
use super::session::Awaited;
use super::timers;
use super::topic::{self, Given};
use super::world::Event;
use crate::catalog::Role;
use crate::entity::{IbanFault, SlotType, Value};
use crate::nlu::{Filled, Ranking};
use crate::text::Utterance;

/// What the customer did.
pub(super) fn customer(draft: &mut Draft<'_>, event: &Event<'_>) -> Flow {
    draft.customer_acts();
    if draft.session.owner.is_silent() {
        // Somebody of the bank speaks with the customer; the bot only sees that both are there.
        timers::touch(draft);
        return Ok(());
    }
    let means = match event {
        Event::Message { said, ranking } => draft.typed_choice(said).or_else(|| draft.counted_choice(said, ranking)),
        Event::Picked { payload, title } => {
            draft.pressed(payload).or_else(|| draft.typed_choice(&Utterance::new((*title).unwrap_or_default())))
        }
        _ => None,
    };
    let warned = draft.session.warned;
    let dropped = timers::lapse(draft);
    timers::touch(draft);
    draft.session.heard += 1;
    draft.session.begun = None;
    let lost = refit(draft);
    draft.session.choices.clear();
    match (event, means) {
        // What was open is gone, so a button of it, or a yes or no to it, says nothing any more.
        (Event::Picked { .. }, Some(_)) if dropped => Ok(()),
        (Event::Message { ranking, .. }, _) if dropped && ranking.heard.is_some() => Ok(()),
        // The files changed under an order: it is read back anew before anything else.
        (Event::Picked { .. }, _) if lost => order::renew(draft),
        (Event::Message { ranking, .. }, _) if lost && ranking.heard.is_some() => order::renew(draft),
        (_, Some(means)) if !dropped => reply::chosen(draft, means),
        // A yes to "are you still there?" is none to the order that was read back before.
        (Event::Message { ranking, .. }, _) if warned && says_yes(ranking) && draft.session.form.is_some() => {
            question::again(draft)
        }
        (Event::Message { said, ranking }, _) => message(draft, said, ranking),
        (Event::Picked { .. }, _) => {
            draft.say_text("common-outdated");
            question::again(draft)
        }
        _ => {
            draft.say_text("common-unreadable");
            question::again(draft)
        }
    }
}

fn says_yes(ranking: &Ranking) -> bool {
    ranking.heard.as_ref().is_some_and(|heard| heard.role == Role::Yes && heard.rest.is_empty())
}

/// What the customer wrote.
fn message(draft: &mut Draft<'_>, said: &Utterance, ranking: &Ranking) -> Flow {
    let switched = switch_language(draft, ranking.language.as_ref());
    if said.is_empty() {
        draft.say_text("common-unreadable");
        return question::again(draft);
    }
    let open = draft.session.form.is_some();
    let awaited = draft.session.awaited.clone();
    let catalog = draft.world.catalog;
    let taken = taken(catalog, &draft.session, said, ranking);
    let is_urgent = matches!(&taken, Taken::Topic(at) if ranking.candidates.get(*at).is_some_and(|c| catalog.is_urgent(c.target.id())));
    if !is_urgent {
        match (&awaited, &taken) {
            (Awaited::Phone { .. } | Awaited::Message { .. }, Taken::Role(Role::Cancel | Role::No)) => {
                repair::drop_quietly(draft);
                return Ok(());
            }
            (Awaited::Phone { queue, failures }, _) => {
                people::take_phone(draft, ranking, queue.clone(), *failures);
                return Ok(());
            }
            (Awaited::Message { queue }, _) => {
                people::take_message(draft, said, queue.clone());
                return Ok(());
            }
            _ => {}
        }
    }
    // Only a topic has a second one beside it.
    let second = ranking.second.as_ref().filter(|_| matches!(taken, Taken::Topic(_) | Taken::Unclear(_)));
    match taken {
        Taken::Topic(at) => match ranking.candidates.get(at) {
            Some(best) => topic::want(draft, best.target.id(), topic::given(&best.slots), best.followup),
            None => repair::not_understood(draft),
        },
        Taken::Role(role) => {
            let besides = besides(draft, said, ranking);
            reply::role(draft, role, besides)
        }
        Taken::Language(code) => {
            switch_language(draft, Some(&code));
            if draft.session.awaited == Awaited::Nothing {
                reply::role(draft, Role::Hello, Besides::default())
            } else {
                question::again(draft)
            }
        }
        Taken::Answer => answer(draft, said, ranking),
        Taken::Unclear(several) => {
            let topics = several.into_iter().filter_map(|at| ranking.candidates.get(at));
            let topics = topics.map(|c| (c.target.id().to_owned(), topic::given(&c.slots))).collect();
            topic::clarify(draft, topics)
        }
        // In an open form as well, a question is no failed answer: its own question is asked again behind.
        Taken::OutOfScope if !open || is_question(said) => reply::role(draft, Role::OutOfScope, Besides::default()),
        Taken::OutOfScope | Taken::NotUnderstood if in_full(draft, said).is_some() => answer(draft, said, ranking),
        // What was asked was asked in another language: it is said anew, in full.
        Taken::OutOfScope | Taken::NotUnderstood if switched && open => question::again(draft),
        Taken::OutOfScope | Taken::NotUnderstood => not_an_answer(draft, ranking),
    }?;
    if let Some(second) = second {
        second::name(draft, second);
    }
    Ok(())
}

/// Nothing fits, unless it is a bare yes or no to a question of that type, or the beginning of an IBAN.
fn not_an_answer(draft: &mut Draft<'_>, ranking: &Ranking) -> Flow {
    draft.session.begun = ranking.readings.iter().find_map(|reading| match &reading.value {
        Value::WrongIban(wrong) if wrong.fault == IbanFault::Length => Some(wrong.clone()),
        _ => None,
    });
    let heard = ranking.heard.as_ref().map(|heard| heard.role);
    match (draft.session.awaited.clone(), heard) {
        (Awaited::Slot { slot }, Some(role @ (Role::Yes | Role::No))) => {
            reply::yes_no_slot(draft, &slot, role == Role::Yes)
        }
        _ => repair::not_understood(draft),
    }
}

/// Longest name that completes a given one, in tokens.
const NAME: usize = 5;

/// A name that was given in part and now makes up the message in full ("Tom", then "Tom Becker"), whatever was
/// asked in between.
fn in_full(draft: &Draft<'_>, said: &Utterance) -> Option<(String, Vec<Value>)> {
    let (intent, form) = draft.open()?;
    let norms = |said: &Utterance| said.tokens().iter().map(|token| token.norm.clone()).collect::<Vec<_>>();
    let all = norms(said);
    let names = intent.slots.iter().filter(|slot| slot.kind == SlotType::Name);
    let full = Value::Text(said.raw_of(0..all.len()).to_owned());
    let completed = |name: &str| match form.value(name) {
        Some(Value::Text(part)) => {
            let part = norms(&Utterance::new(part));
            let longer = !part.is_empty() && all.len() > part.len() && all.len() <= NAME;
            longer && (all.starts_with(&part) || all.ends_with(&part))
        }
        _ => draft.narrowed(name, std::slice::from_ref(&full)).is_some(),
    };
    let slot = names.into_iter().find(|slot| completed(&slot.name))?;
    Some((slot.name.clone(), vec![full]))
}

/// What a message says besides a role's words.
fn besides(draft: &Draft<'_>, said: &Utterance, ranking: &Ranking) -> Besides {
    Besides {
        values: values(draft, ranking, None),
        called: ranking.called.clone(),
        more: ranking.heard.as_ref().is_some_and(|heard| !heard.rest.is_empty()),
        thumb: said.tokens().iter().all(|token| token.norm == "👍"),
    }
}

/// Values for the open form: those for any slot, and those of the form's own phrases; nothing that
/// was read from the same words as the answer to the question.
fn values(draft: &Draft<'_>, ranking: &Ranking, answer: Option<&Filled>) -> Given {
    let accept = draft.world.catalog.bot.accept;
    let open = draft.session.form.as_ref().map(|form| form.intent.as_str());
    let own = ranking.candidates.iter().find(|c| open == Some(c.target.id()) && c.score >= accept);
    let mut given: Given = Vec::new();
    let all = ranking.mentioned.iter().chain(own.into_iter().flat_map(|candidate| &candidate.slots));
    for filled in all {
        let taken = answer.is_some_and(|answer| overlap(answer, filled) || answer.slot == filled.slot);
        if !taken && !given.iter().any(|(slot, _)| *slot == filled.slot) {
            given.push((filled.slot.clone(), filled.values.clone()));
        }
    }
    given
}

fn overlap(a: &Filled, b: &Filled) -> bool {
    a.tokens.start < b.tokens.end && b.tokens.start < a.tokens.end
}

/// An answer to what was asked, values for other slots, or the name of a slot to be changed.
fn answer(draft: &mut Draft<'_>, said: &Utterance, ranking: &Ranking) -> Flow {
    draft.session.not_understood = 0;
    let asked = match &draft.session.awaited {
        Awaited::Slot { slot } => Some(slot.clone()),
        _ => None,
    };
    let answer = asked.as_ref().and_then(|asked| ranking.answer.iter().find(|filled| filled.slot == *asked));
    let chosen = answer.and_then(|answer| draft.narrowed(&answer.slot, &answer.values));
    let mut given = values(draft, ranking, answer);
    if let (Some(answer), None) = (answer, &chosen) {
        given.push((answer.slot.clone(), answer.values.clone()));
    }
    let named = |name: &&String| !given.iter().any(|(slot, _)| slot == *name) && asked.as_ref() != Some(*name);
    let called: Vec<String> = ranking.called.iter().filter(named).cloned().collect();
    if given.is_empty() && chosen.is_none() && called.is_empty() {
        given.extend(in_full(draft, said));
    }
    let nothing = given.is_empty() && chosen.is_none() && called.is_empty();
    let Some((intent, form)) = draft.open_mut() else { return repair::not_understood(draft) };
    if nothing {
        // The open topic once more, without anything new: no answer, but no mistake either.
        let accept = draft.world.catalog.bot.accept;
        let own = |intent: &str| ranking.candidates.iter().any(|c| c.score >= accept && c.target.id() == intent);
        if own(&intent.id) && draft.session.awaited != Awaited::Retry {
            return question::again(draft);
        }
        return not_an_answer(draft, ranking);
    }
    topic::put(form, intent, given);
    if let (Some(slot), Some(possible)) = (&asked, chosen) {
        form.choose(intent, slot, possible);
    }
    order::change(draft, &called)
}
