//! One turn on one screen: a session and one incoming thing become a new session and messages.
//! Knows no store.
//!
//! `step` decides; this loop answers what it asks with the author's handlers, a bounded number of
//! times, and writes what it says. A turn may be repeated with the same arguments after
//! a crash: it then decides the same, and runs the same proposal under the same id.

mod ask;
mod listen;
mod speak;
mod turned;

pub use listen::{local, screen, session, understood};
pub use turned::{Record, Trace, Turned};

use crate::Error;
use crate::catalog::{ActLevel, Catalog, Stub};
use crate::dialogue::{self, Act, Clearance, Done, Event, Facts, Now, Session, Step, World};
use crate::entity::Entities;
use crate::handler::{Handlers, Identity, SharedState, Turn};
use crate::lang::Languages;
use crate::locale::{Texts, Voice};
use crate::message::{
    Content, ConversationId, DataClass, Incoming, InternalEvent, LoginLevel, Outgoing, Part, PlatformEvent, Purpose,
    Status,
};
use crate::nlu::{Learnt, Ranking, Understanding};
use crate::privacy::{self, Decision};
use crate::text::Utterance;
use ask::Outside;
use jiff::Timestamp;
use speak::{Speaker, stamp};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How often one turn may ask the outside before it gives up.
const ROUNDS: usize = 8;

/// Everything that a turn works with; immutable, shared by all turns of one version of the files.
#[derive(Clone)]
pub struct Parts {
    /// The intent files.
    pub catalog: Arc<Catalog>,
    /// The texts.
    pub texts: Arc<Texts>,
    /// What was learnt from the files.
    pub understanding: Arc<Learnt>,
    /// What may be said where.
    pub clearance: Arc<privacy::Clearance>,
    /// The languages.
    pub languages: Languages,
    /// The entity kinds.
    pub entities: Entities,
    /// The handlers.
    pub handlers: Arc<Handlers>,
    /// What the handlers share.
    pub state: SharedState,
    /// Stubs that win over handlers (scripts only).
    pub stubs: Arc<BTreeMap<String, Stub>>,
    /// Address of the bank's own web chat, without a slash at the end.
    pub web: String,
}

impl std::fmt::Debug for Parts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Parts").field("web", &self.web).finish_non_exhaustive()
    }
}

/// Has one turn. `session`: as it was committed last; `None` at first contact.
///
/// # Errors
/// If the session cannot be read, or `step` never comes to an end.
pub async fn turn(
    parts: &Parts,
    session: Option<&[u8]>,
    incoming: &Incoming,
    at: Timestamp,
) -> Result<(Turned, Trace), Error> {
    let mut before = listen::session(parts, session)?;
    if session.is_none() {
        listen::greet_in(parts, incoming.locale.as_deref(), &mut before);
    }
    let now = Now { timestamp: at, local: local(parts, at) };
    let conversation = incoming.conversation.key();
    let (person, level) = dialogue::who(&parts.catalog, &before, &incoming.content, now);
    let scene = Scene::new(parts, incoming, &conversation, level);
    let world = scene.world();
    let error_id = stamp(&[&conversation, &before.turn.to_string(), "error"]).to_uppercase();
    let turn =
        Turn { conversation: incoming.conversation.clone(), now: at, timezone: parts.catalog.bot.timezone.clone() };
    let voice = Voice::of(before.language.clone());
    let identity = Identity { person, level };
    let outside = Outside {
        handlers: &parts.handlers,
        state: &parts.state,
        stubs: &parts.stubs,
        turn: &turn,
        voice: &voice,
        identity: &identity,
        error_id: &error_id,
    };
    let mut facts = Facts::default();
    let heard = Heard::new(parts, &world, &before, &mut facts, incoming, now, &outside).await;
    let Some(event) = heard.event(incoming) else {
        return Ok((unchanged(&before)?, Trace::default()));
    };
    let mut trace = Trace::default();
    for _ in 0..ROUNDS {
        let (mut after, step) = dialogue::step(&world, &before, &event, &facts, now);
        match step {
            Step::Need(queries) => {
                for query in queries {
                    let answer = outside.answer(&query).await;
                    facts.answers.push((query, answer));
                }
            }
            Step::Run(run) => {
                trace.handlers.push(run.handler.clone());
                facts.ran = Some(outside.run(&run).await);
            }
            Step::Done(done) => {
                trace.understood = done.understood.clone();
                trace.handoff = done.handoff.clone();
                return Ok((finish(parts, incoming, &before, &mut after, &done, now)?, trace));
            }
        }
    }
    Err(Error::other("a turn asked the outside too often"))
}

/// What a message was understood as; empty for everything that is no message.
struct Heard {
    said: Utterance,
    ranking: Ranking,
}

impl Heard {
    /// Understands the message; twice where the first look shows that the customer's own lists matter.
    async fn new(
        parts: &Parts,
        world: &World<'_>,
        session: &Session,
        facts: &mut Facts,
        incoming: &Incoming,
        now: Now,
        outside: &Outside<'_>,
    ) -> Self {
        let Content::Said { text } = &incoming.content else {
            return Self { said: Utterance::default(), ranking: Ranking::default() };
        };
        let said = Utterance::new(text);
        let mut ranking = listen::understand(parts, world, session, facts, &said, now, Understanding::rank);
        let queries = dialogue::needs_lists(world, session, Some(&ranking), facts, now);
        if !queries.is_empty() {
            for query in queries {
                let answer = outside.answer(&query).await;
                facts.answers.push((query, answer));
            }
            ranking = listen::understand(parts, world, session, facts, &said, now, Understanding::rank);
        }
        Self { said, ranking }
    }

    /// `None`: nothing for the dialogue (receipts and the like).
    fn event<'a>(&'a self, incoming: &'a Incoming) -> Option<Event<'a>> {
        Some(match &incoming.content {
            // Words without a single letter or digit (emoji, dots) cannot be read, as pictures cannot.
            Content::Said { .. } if self.said.is_empty() => Event::Attached,
            Content::Said { .. } => Event::Message { said: &self.said, ranking: &self.ranking },
            Content::Picked { payload, title } => Event::Picked { payload, title: title.as_deref() },
            Content::Attached { .. } => Event::Attached,
            Content::Withheld => Event::Withheld,
            Content::Platform(PlatformEvent::Started) => Event::Started,
            Content::Platform(PlatformEvent::Present) => Event::Present,
            Content::Platform(PlatformEvent::Control { ours }) => Event::Control { ours: *ours },
            Content::Platform(_) => return None,
            Content::Internal(event) => Event::Internal(event),
        })
    }
}

type OfTopic<'a> = Box<dyn Fn(&str) -> Clearance + Send + Sync + 'a>;
type OfText<'a> = Box<dyn Fn(&str, Option<&str>) -> bool + Send + Sync + 'a>;
type OfLabel<'a> = Box<dyn Fn(&str, &str) -> Option<String> + Send + Sync + 'a>;
type OfValue<'a> = Box<dyn Fn(&crate::entity::Value, &str) -> String + Send + Sync + 'a>;

/// The world of a turn, with what its functions borrow.
struct Scene<'a> {
    conversation: &'a str,
    incoming: &'a Incoming,
    parts: &'a Parts,
    clearance: OfTopic<'a>,
    has_text: OfText<'a>,
    label: OfLabel<'a>,
    show: OfValue<'a>,
}

impl<'a> Scene<'a> {
    fn new(parts: &'a Parts, incoming: &'a Incoming, conversation: &'a str, login: LoginLevel) -> Self {
        let channel = incoming.conversation.channel.as_str();
        let first = parts.catalog.bot.languages.first().cloned().unwrap_or_default();
        Self {
            conversation,
            incoming,
            parts,
            clearance: Box::new(move |id| clearance(parts, id, channel, login)),
            has_text: Box::new(move |id, attribute| parts.texts.has(&Voice::of(first.clone()), id, attribute)),
            label: Box::new(move |reference, language| {
                speak::label(parts, &Voice::of(language), reference.strip_prefix('#').unwrap_or(reference))
            }),
            show: Box::new(move |value, language| speak::show(parts, value, language)),
        }
    }

    fn world(&'a self) -> World<'a> {
        World {
            catalog: &self.parts.catalog,
            conversation: self.conversation,
            channel: &self.incoming.conversation.channel,
            clearance: &self.clearance,
            has_text: &self.has_text,
            label: &self.label,
            show: &self.show,
        }
    }
}

/// What was decided about a topic on a channel. A topic that nobody knows is refused.
fn clearance(parts: &Parts, id: &str, channel: &str, login: LoginLevel) -> Clearance {
    let topic = parts.clearance.topic(id);
    let talk = topic.map_or(LoginLevel::Strong, |topic| topic.to_talk);
    let act = topic.map_or(ActLevel::Level(LoginLevel::Strong), |topic| topic.to_act);
    match parts.clearance.decide(id, channel, login) {
        Decision::Answer | Decision::LoginFirst { .. } => Clearance { policy: None, text: None, link: None, talk, act },
        Decision::Private(instead) => {
            Clearance { policy: Some(instead.policy), text: Some(instead.text), link: instead.link, talk, act }
        }
    }
}

fn finish(
    parts: &Parts,
    incoming: &Incoming,
    before: &Session,
    session: &mut Session,
    done: &Done,
    now: Now,
) -> Result<Turned, Error> {
    let conversation = &incoming.conversation;
    let speaker = Speaker {
        parts,
        conversation,
        channel: parts.catalog.bot.channels.get(&conversation.channel),
        voice: Voice::of(session.language.clone()),
        now: now.local,
    };
    let outgoing = speaker.speak(&done.says, session);
    let mut outgoing: Vec<Outgoing> = agent(parts, incoming, session.turn).into_iter().chain(outgoing).collect();
    if matches!(incoming.content, Content::Internal(InternalEvent::Notify { .. })) {
        outgoing.iter_mut().for_each(|message| message.purpose = Purpose::Proactive);
    }
    let limit = limit(parts, done, now);
    let replies = outgoing.iter_mut().filter(|message| message.purpose == Purpose::Reply);
    replies.for_each(|message| message.not_after = limit);
    outgoing.extend(hand_over(parts, incoming, session.turn, done));
    let records = done.evidence.iter().map(|evidence| record(evidence, done, &outgoing)).collect();
    // Before the words: what is hidden at the end of a login is hidden before anything else is shown.
    let standing = dialogue::status(before, session).map(|status| stands(conversation, session.turn, status));
    let outgoing = standing.into_iter().chain(outgoing).collect();
    let later = done.later.iter().map(|later| later_of(conversation, later, now)).collect::<Result<_, _>>()?;
    Ok(Turned { session: write(session)?, outgoing, later, records })
}

/// A reply that could not be sent until the conversation's form is forgotten would answer nobody any more, as after an
/// outage. What concerns an order is told however late it is.
fn limit(parts: &Parts, done: &Done, now: Now) -> Option<Timestamp> {
    let forgets = jiff::SignedDuration::try_from(parts.catalog.bot.forget_after).ok()?;
    now.timestamp.checked_add(forgets).ok().filter(|_| done.evidence.is_empty())
}

/// How the conversation stands from here on.
fn stands(conversation: &ConversationId, turn: u64, status: Status) -> Outgoing {
    Outgoing {
        id: stamp(&[&conversation.key(), &turn.to_string(), "status"]),
        conversation: conversation.clone(),
        seq: 0,
        purpose: Purpose::Reply,
        part: Part::Status(status),
        not_after: None,
        text_id: None,
        class: DataClass::Public,
    }
}

/// What a person of the bank wrote goes to the customer as it is, where the channel may show account data:
/// nobody has told how sensitive it is.
fn agent(parts: &Parts, incoming: &Incoming, turn: u64) -> Option<Outgoing> {
    let Content::Internal(InternalEvent::Agent { text }) = &incoming.content else { return None };
    let conversation = &incoming.conversation;
    let class = DataClass::Account;
    if !privacy::guard(parts.catalog.bot.channels.get(&conversation.channel), class) {
        return None;
    }
    Some(Outgoing {
        id: stamp(&[&conversation.key(), &turn.to_string(), "agent"]),
        conversation: conversation.clone(),
        seq: 0,
        purpose: Purpose::Agent,
        part: Part::Text { text: text.clone() },
        not_after: None,
        text_id: None,
        class,
    })
}

/// Asks the platform to hand the conversation to a person, and tells that person what the channel may show.
fn hand_over(parts: &Parts, incoming: &Incoming, turn: u64, done: &Done) -> Option<Outgoing> {
    let queue = done.handoff.as_ref()?;
    let conversation = &incoming.conversation;
    let may_show =
        parts.catalog.bot.channels.get(&conversation.channel).map_or(DataClass::Public, |channel| channel.may_show);
    let language = &parts.catalog.bot.default_language;
    let told = done
        .tell
        .0
        .iter()
        .filter(|(_, fact)| fact.class <= may_show)
        .filter_map(|(name, fact)| Some(format!("{name}: {}", speak::show(parts, fact.value.as_ref()?, language))));
    let topic = done.understood.iter().map(|topic| format!("topic: {topic}"));
    let summary: Vec<String> = std::iter::once(format!("queue: {queue}")).chain(topic).chain(told).collect();
    Some(Outgoing {
        id: stamp(&[&conversation.key(), &turn.to_string(), "hand-over"]),
        conversation: conversation.clone(),
        seq: 0,
        purpose: Purpose::Reply,
        part: Part::HandOver { summary: summary.join("\n") },
        not_after: None,
        text_id: None,
        class: may_show,
    })
}

/// Evidence: of what was shown, the words as shown; of everything else, that it happened.
fn record(evidence: &dialogue::Evidence, done: &Done, outgoing: &[Outgoing]) -> Record {
    let shown = done.says.iter().zip(outgoing).find(|(say, _)| {
        matches!(&say.act, Act::Confirm { proposal } if evidence.kind == "shown" && *proposal == evidence.proposal)
    });
    Record {
        proposal: evidence.proposal.clone(),
        kind: evidence.kind.to_owned(),
        content: shown.map(|(_, message)| message.text().as_bytes().to_vec()).unwrap_or_default(),
    }
}

fn later_of(conversation: &ConversationId, later: &dialogue::Later, now: Now) -> Result<Incoming, Error> {
    let span = jiff::SignedDuration::try_from(later.after).map_err(|_| Error::other("a timer lies too far ahead"))?;
    let due = now.timestamp.checked_add(span).map_err(|_| Error::other("a timer lies too far ahead"))?;
    let mut incoming = Incoming::new(conversation.clone(), now.timestamp, Content::Internal(later.event.clone()));
    incoming.due_at = Some(due);
    Ok(incoming)
}

fn unchanged(session: &Session) -> Result<Turned, Error> {
    Ok(Turned { session: write(session)?, ..Turned::default() })
}

fn write(session: &Session) -> Result<Vec<u8>, Error> {
    serde_json::to_vec(session).map_err(|error| Error::other("a session could not be written").because(error))
}

/// The words of `transfer-title` or `transfer-confirm.button-yes` in a voice.
pub fn label(parts: &Parts, voice: &Voice, reference: &str) -> Option<String> {
    speak::label(parts, voice, reference)
}
