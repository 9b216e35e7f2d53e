//! The entry of every decision: [`step`] sends each event to the part that knows it.

use super::ask;
use super::choose::{Situation, Taken, choose};
use super::draft::{Draft, Flow, Stop};
use super::order;
use super::people;
use super::question;
use super::repair::{self, Besides};
use super::session::{Awaited, Owner, Session};
use super::step::{Facts, Step};
use super::timers;
use super::topic::{self, Given};
use super::world::{Event, Now, World};
use crate::catalog::Role;
use crate::message::{InternalEvent, LoginLevel, PersonId};
use crate::nlu::{Filled, Ranking};
use crate::text::Utterance;

/// Decides what an event does to a conversation.
///
/// A pure function. While it answers [`Step::Need`] or [`Step::Run`], the session that it gives back
/// is the one it was given: the caller calls again with that session and more facts. The session of
/// [`Step::Done`] is the one to keep.
pub fn step(world: &World<'_>, session: &Session, event: &Event<'_>, facts: &Facts, now: Now) -> (Session, Step) {
    let mut draft = Draft::new(world, session, facts, now);
    match decide(&mut draft, event) {
        Ok(()) => {
            finish(&mut draft, session, event);
            (draft.session, Step::Done(draft.done))
        }
        Err(Stop::Need(queries)) => (session.clone(), Step::Need(queries)),
        Err(Stop::Run(run)) => (session.clone(), Step::Run(*run)),
    }
}

fn decide(draft: &mut Draft<'_>, event: &Event<'_>) -> Flow {
    match event {
        Event::Internal(event) => internal(draft, event),
        Event::Control { ours } => {
            draft.session.owner = if *ours { Owner::Bot } else { Owner::Person };
            Ok(())
        }
        Event::Started => {
            started(draft);
            Ok(())
        }
        Event::Withheld => {
            if draft.session.owner != Owner::Person {
                draft.say_text("common-secret-seen");
            }
            Ok(())
        }
        Event::Message { .. } | Event::Picked { .. } | Event::Attached => customer(draft, event),
    }
}

/// What comes with every end: the welcome before the first answer, buttons that stay valid, timers.
fn finish(draft: &mut Draft<'_>, before: &Session, event: &Event<'_>) {
    // Buttons stay valid while our own side speaks in between, while nothing is said, and while an
    // approval is awaited: a second "yes" must still be known then. Anything else makes them stale.
    let ours = matches!(event, Event::Internal(_) | Event::Control { .. }) && draft.session.awaited == before.awaited;
    let stay = ours || draft.done.says.is_empty() || draft.session.awaited == Awaited::Approval;
    if stay && draft.session.choices.is_empty() {
        draft.session.choices.clone_from(&before.choices);
    }
    if matches!(event, Event::Message { .. } | Event::Picked { .. })
        && draft.session.recent == before.recent
        && let Some(recent) = &mut draft.session.recent
    {
        recent.turns_left = recent.turns_left.saturating_sub(1);
        if recent.turns_left == 0 {
            draft.session.recent = None;
        }
    }
    let opened = matches!(event, Event::Started) && draft.session.owner != Owner::Person;
    if opened || !draft.done.says.is_empty() {
        greet(draft);
    }
    if draft.session.timer != before.timer {
        timers::schedule(draft);
    }
}

/// The welcome once, and notices that are valid now, each once: before anything else is said.
fn greet(draft: &mut Draft<'_>) {
    let mut first = Vec::new();
    if !draft.session.welcomed {
        draft.session.welcomed = true;
        first.push(draft.bubble("common-welcome"));
    }
    let (at, channel) = (draft.now.local, draft.world.channel);
    for (name, notice) in &draft.world.catalog.bot.notices {
        let valid =
            notice.valid_from.is_none_or(|from| from <= at) && notice.valid_until.is_none_or(|until| at < until);
        let here = notice.channels.is_empty() || notice.channels.iter().any(|on| on == channel);
        if valid && here && draft.session.notices.insert(name.clone()) {
            first.push(draft.bubble(format!("common-notice-{}", name.replace('_', "-"))));
        }
    }
    draft.done.says.splice(0..0, first);
}

/// The conversation was opened: the welcome (see [`greet`]), or a hello to those who know it.
fn started(draft: &mut Draft<'_>) {
    let hello = draft.world.catalog.role(Role::Hello).filter(|answer| !answer.broken);
    if let Some(answer) = hello.filter(|_| draft.session.welcomed && draft.session.owner != Owner::Person) {
        draft.say_text(&answer.text_id);
    }
}

/// What our own side reports.
fn internal(draft: &mut Draft<'_>, event: &InternalEvent) -> Flow {
    match event {
        InternalEvent::Timer { name, number } => {
            timers::fired(draft, name, *number);
            Ok(())
        }
        InternalEvent::LoggedIn { person, level } => logged_in(draft, person, *level),
        InternalEvent::LoggedOut => {
            let silent = draft.session.owner == Owner::Person;
            draft.session.log_out();
            timers::touch(draft);
            if !silent {
                draft.say_text("common-logged-out");
            }
            Ok(())
        }
        InternalEvent::Approval { proposal, granted } => {
            if timers::lapse(draft) {
                return Ok(());
            }
            // Without effect for any other than the present order, so it is no activity either.
            let present = draft.session.form.as_ref().and_then(|form| form.proposal.as_ref());
            if present.is_none_or(|order| order.id != *proposal) {
                return Ok(());
            }
            timers::touch(draft);
            refit(draft);
            draft.session.choices.clear();
            order::decided(draft, proposal, *granted)
        }
        InternalEvent::Agent { .. } => {
            draft.session.owner = Owner::Person;
            Ok(())
        }
        InternalEvent::AgentDone => {
            draft.session.owner = Owner::Bot;
            Ok(())
        }
        InternalEvent::Language { code } => {
            switch_language(draft, Some(code));
            Ok(())
        }
    }
}

/// A login: a waiting form goes on. Another person than before finds nothing of the former's.
fn logged_in(draft: &mut Draft<'_>, person: &PersonId, level: LoginLevel) -> Flow {
    timers::lapse(draft);
    if draft.session.person.as_ref().is_some_and(|before| before != person) {
        draft.session.log_out();
    }
    draft.session.person = Some(person.clone());
    draft.session.login = level;
    draft.session.login_at = Some(draft.now.timestamp);
    timers::touch(draft);
    if draft.session.awaited != Awaited::Login || draft.session.owner == Owner::Person {
        return Ok(());
    }
    refit(draft);
    let ordered = draft.session.form.as_ref().is_some_and(|form| form.proposal.is_some());
    draft.wait_for(Awaited::Nothing);
    if ordered { order::agreed_and_logged_in(draft) } else { ask::advance(draft) }
}

/// Fits the open form to the catalogue of this turn. Says whether an order was lost by that.
fn refit(draft: &mut Draft<'_>) -> bool {
    let Some(id) = draft.session.form.as_ref().map(|form| form.intent.clone()) else { return false };
    let Some((intent, form)) = draft.open_mut() else {
        // The intent is gone from the files.
        draft.close();
        draft.session.history.retain(|(known, _)| *known != id);
        return false;
    };
    let ordered = form.proposal.is_some();
    if !form.reshape(intent) {
        return false;
    }
    match &draft.session.awaited {
        Awaited::Slot { slot } if intent.slot(slot).is_none() => draft.wait_for(Awaited::Retry),
        Awaited::Confirmation | Awaited::Approval => draft.wait_for(Awaited::Retry),
        _ => {}
    }
    ordered
}

fn switch_language(draft: &mut Draft<'_>, code: Option<&String>) {
    if let Some(code) = code.filter(|code| draft.world.catalog.bot.languages.contains(code)) {
        draft.session.language.clone_from(code);
    }
}

/// What the customer did.
fn customer(draft: &mut Draft<'_>, event: &Event<'_>) -> Flow {
    if draft.session.owner == Owner::Person {
        // Somebody of the bank speaks with the customer; the bot only sees that both are there.
        timers::touch(draft);
        return Ok(());
    }
    let means = match event {
        Event::Message { said, .. } => draft.typed_choice(said),
        Event::Picked { payload, title } => {
            draft.pressed(payload).or_else(|| draft.typed_choice(&Utterance::new((*title).unwrap_or_default())))
        }
        _ => None,
    };
    let dropped = timers::lapse(draft);
    timers::touch(draft);
    let lost = refit(draft);
    draft.session.choices.clear();
    match (event, means) {
        // What was open is gone, so a button of it, or a yes or no to it, says nothing any more.
        (Event::Picked { .. }, Some(_)) if dropped => Ok(()),
        (Event::Message { ranking, .. }, _) if dropped && ranking.heard.is_some() => Ok(()),
        // The files changed under an order: it is read back anew before anything else.
        (Event::Picked { .. }, _) if lost => order::renew(draft),
        (Event::Message { ranking, .. }, _) if lost && ranking.heard.is_some() => order::renew(draft),
        (_, Some(means)) if !dropped => repair::chosen(draft, means),
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

/// What the customer wrote.
fn message(draft: &mut Draft<'_>, said: &Utterance, ranking: &Ranking) -> Flow {
    switch_language(draft, ranking.language.as_ref());
    if said.is_empty() {
        draft.say_text("common-unreadable");
        return question::again(draft);
    }
    let open = draft.session.form.as_ref().map(|form| form.intent.clone());
    let awaited = draft.session.awaited.clone();
    let catalog = draft.world.catalog;
    let urgent = |id: &str| {
        catalog.intent(id).is_some_and(|intent| intent.urgent) || catalog.answer(id).is_some_and(|answer| answer.urgent)
    };
    let role = |id: &str| catalog.answer(id).and_then(|answer| answer.role);
    let taken = choose(
        ranking,
        &Situation {
            bot: &catalog.bot,
            awaited: &awaited,
            open: open.as_deref(),
            tokens: said.tokens().len(),
            urgent: &urgent,
            role: &role,
        },
    );
    let is_urgent =
        matches!(&taken, Taken::Topic(at) if ranking.candidates.get(*at).is_some_and(|c| urgent(c.target.id())));
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
    match taken {
        Taken::Topic(at) => match ranking.candidates.get(at) {
            Some(best) => topic::want(draft, best.target.id(), topic::given(&best.slots), best.followup),
            None => repair::not_understood(draft),
        },
        Taken::Role(role) => {
            let besides = besides(draft, said, ranking);
            repair::role(draft, role, besides)
        }
        Taken::Answer => answer(draft, ranking),
        Taken::Unclear(several) => {
            let topics = several.into_iter().filter_map(|at| ranking.candidates.get(at));
            let topics = topics.map(|c| (c.target.id().to_owned(), topic::given(&c.slots))).collect();
            topic::clarify(draft, topics)
        }
        Taken::OutOfScope if open.is_none() => repair::role(draft, Role::OutOfScope, Besides::default()),
        Taken::OutOfScope | Taken::NotUnderstood => not_an_answer(draft, ranking),
    }
}

/// Nothing fits, unless it is a bare yes or no to a question of that type.
fn not_an_answer(draft: &mut Draft<'_>, ranking: &Ranking) -> Flow {
    let heard = ranking.heard.as_ref().map(|heard| heard.role);
    match (draft.session.awaited.clone(), heard) {
        (Awaited::Slot { slot }, Some(role @ (Role::Yes | Role::No))) => {
            repair::yes_no_slot(draft, &slot, role == Role::Yes)
        }
        _ => repair::not_understood(draft),
    }
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
fn answer(draft: &mut Draft<'_>, ranking: &Ranking) -> Flow {
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
    let nothing = given.is_empty() && chosen.is_none() && called.is_empty();
    let Some((intent, form)) = draft.open_mut() else { return repair::not_understood(draft) };
    if nothing {
        return not_an_answer(draft, ranking);
    }
    topic::put(form, intent, given);
    if let (Some(slot), Some(possible)) = (&asked, chosen) {
        form.choose(intent, slot, possible);
    }
    order::change(draft, &called)
}
