//! The entry of every decision: [`step`] sends each event to the part that knows it.

use super::approval;
use super::ask;
use super::draft::{Draft, Flow, Stop, with_act};
use super::message::customer;
use super::ownership::Handing;
use super::session::{Awaited, Session};
use super::step::{Act, Facts, Later, Step};
use super::timers;
use super::world::{Event, Now, World};
use crate::catalog::{Catalog, Role};
use crate::message::{Content, InternalEvent, LoginLevel, PersonId};
use std::time::Duration;

/// So long after a notice could not be said, because a person had the conversation, it is tried again.
const NOTIFY_AGAIN: Duration = Duration::from_secs(3_600);

/// Decides what an event does to a conversation.
///
/// A pure function. While it answers [`Step::Need`] or [`Step::Run`], the session that it gives back
/// is the one it was given: the caller calls again with that session and more facts. The session of
/// [`Step::Done`] is the one to keep.
///
/// ```
/// use schalter::LoginLevel;
/// use schalter::catalog::{ActLevel, Catalog};
/// use schalter::dialogue::{Clearance, Event, Facts, Now, Session, Step, World, step};
/// use schalter::{nlu::Ranking, text::Utterance};
///
/// let act = ActLevel::Level(LoginLevel::None);
/// let world = World {
///     catalog: &Catalog::default(),
///     conversation: "web/anna",
///     channel: "web",
///     clearance: &|_| Clearance { policy: None, text: None, link: None, talk: LoginLevel::None, act },
///     has_text: &|_, _| true,
///     label: &|_, _| None,
///     show: &|_, _| String::new(),
/// };
/// let now = Now { timestamp: jiff::Timestamp::UNIX_EPOCH, local: jiff::civil::date(1970, 1, 1).at(0, 0, 0, 0) };
/// let hm = Event::Message { said: &Utterance::new("hm"), ranking: &Ranking::default() };
/// let (session, step) = step(&world, &Session::new("en"), &hm, &Facts::default(), now);
/// let Step::Done(done) = step else { unreachable!() };
/// let said: Vec<&str> = done.says.iter().map(|say| say.text.as_str()).collect();
/// assert_eq!(said, ["common-welcome", "common-not-understood"]);
/// assert_eq!(session.not_understood, 1);
/// ```
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

/// Who the customer is while that is decided, and how surely we know: after a login in this very
/// turn the new person, after a pause that has ended the login nobody. Handlers are called for them.
pub fn who(catalog: &Catalog, session: &Session, content: &Content, now: Now) -> (Option<PersonId>, LoginLevel) {
    match content {
        Content::Internal(InternalEvent::LoggedIn { person, level }) => (Some(person.clone()), *level),
        Content::Internal(InternalEvent::LoggedOut) => (None, LoginLevel::None),
        _ if timers::login_is_over(session, &catalog.bot, now) => (None, LoginLevel::None),
        _ => (session.person.clone(), session.login),
    }
}

fn decide(draft: &mut Draft<'_>, event: &Event<'_>) -> Flow {
    match event {
        Event::Internal(event) => internal(draft, event),
        Event::Control { ours } => {
            draft.hand(if *ours { Handing::GivenBack } else { Handing::PersonActs });
            Ok(())
        }
        Event::Started => {
            started(draft);
            Ok(())
        }
        Event::Present => {
            if !timers::lapse(draft) {
                timers::touch(draft);
            }
            Ok(())
        }
        Event::Withheld => {
            draft.customer_acts();
            if !draft.session.owner.is_silent() {
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
    let ours = matches!(event, Event::Internal(_) | Event::Control { .. } | Event::Present)
        && draft.session.awaited == before.awaited;
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
    let opened = matches!(event, Event::Started) && !draft.session.owner.is_silent();
    if opened || !draft.done.says.is_empty() {
        greet(draft, !matches!(event, Event::Started));
    }
    if draft.session.timer != before.timer {
        timers::schedule(draft);
    }
}

/// The welcome once, and with the first answer the notices that are valid then, each once: before
/// anything else is said.
fn greet(draft: &mut Draft<'_>, answers: bool) {
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
        if answers && valid && here && draft.session.notices.insert(name.clone()) {
            first.push(draft.bubble(format!("common-notice-{}", name.replace('_', "-"))));
        }
    }
    draft.done.says.splice(0..0, first);
}

/// The conversation was opened: the welcome (see [`greet`]), or a hello to those who know it.
fn started(draft: &mut Draft<'_>) {
    let hello = draft.world.catalog.role(Role::Hello).filter(|answer| !answer.broken);
    if let Some(answer) = hello.filter(|_| draft.session.welcomed && !draft.session.owner.is_silent()) {
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
            let silent = draft.session.owner.is_silent();
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
            approval::decided(draft, proposal, *granted)
        }
        InternalEvent::Agent { .. } => {
            draft.hand(Handing::PersonActs);
            Ok(())
        }
        InternalEvent::AgentDone => {
            draft.hand(Handing::PersonDone);
            Ok(())
        }
        InternalEvent::Notify { text, variables } => {
            notify(draft, text, variables);
            Ok(())
        }
        // These concern the engine, which keeps them to itself.
        InternalEvent::Replay { .. } | InternalEvent::Switch { .. } | InternalEvent::SwitchEnds { .. } => Ok(()),
        InternalEvent::Language { code } => {
            switch_language(draft, Some(code));
            Ok(())
        }
    }
}

/// The bot writes without being asked; while a person speaks with the customer it waits.
fn notify(draft: &mut Draft<'_>, text: &str, variables: &serde_json::Value) {
    // Written by ourselves; what cannot be read is not said rather than said in part.
    let Ok(read) = serde_json::from_value(variables.clone()) else { return };
    if draft.session.owner.is_silent() {
        let event = InternalEvent::Notify { text: text.to_owned(), variables: variables.clone() };
        draft.done.later.push(Later { after: NOTIFY_AGAIN, event });
        return;
    }
    let mut say = draft.bubble(text);
    say.variables = read;
    draft.say(with_act(say, Act::Notify));
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
    let waits = match &draft.session.awaited {
        Awaited::Login => true,
        Awaited::Topic { paused, .. } => **paused == Awaited::Login,
        _ => false,
    };
    if !waits || draft.session.owner.is_silent() {
        return Ok(());
    }
    refit(draft);
    let ordered = draft.session.form.as_ref().is_some_and(|form| form.proposal.is_some());
    draft.wait_for(Awaited::Nothing);
    if ordered { approval::agreed_and_logged_in(draft) } else { ask::advance(draft) }
}

/// Fits the open form to the catalogue of this turn. Says whether an order was lost by that.
pub(super) fn refit(draft: &mut Draft<'_>) -> bool {
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

/// Goes on in that language, if the bot speaks it. Says whether it is another one than before.
pub(super) fn switch_language(draft: &mut Draft<'_>, code: Option<&String>) -> bool {
    let code = code.filter(|code| draft.world.catalog.bot.languages.contains(code));
    let Some(code) = code.filter(|code| **code != draft.session.language) else { return false };
    draft.session.language.clone_from(code);
    true
}
