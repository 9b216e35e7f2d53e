//! A driver: says things to [`step`] as a turn does, plays the bank, and lets time pass.

use super::bank::{catalog, item};
use crate::catalog::{ActLevel, Catalog, Effect, Policy, Role};
use crate::dialogue::{
    Act, Answered, Clearance, Done, Event, Facts, Found, HandlerResult, Now, Query, Run, Session, Step, World, step,
};
use crate::entity::{Iban, Item, Proof, Value};
use crate::message::{InternalEvent, LoginLevel, PersonId};
use crate::nlu::{Candidate, Filled, Heard, How, Ranking, Target};
use crate::text::Utterance;
use jiff::civil::{DateTime, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;

pub(super) const IBAN: &str = "DE89370400440532013000";

/// A message with what it may mean.
#[derive(Clone, Debug)]
pub(super) struct Saying {
    pub(super) text: String,
    pub(super) ranking: Ranking,
}

/// A message that means nothing yet.
pub(super) fn say(text: &str) -> Saying {
    Saying { text: text.into(), ranking: Ranking::default() }
}

impl Saying {
    fn filled(&self, slot: &str, values: &[Value], proof: Proof) -> Filled {
        let end = Utterance::new(&self.text).tokens().len();
        Filled { slot: slot.into(), values: values.to_vec(), tokens: 0..end, proof }
    }

    pub(super) fn intent(self, id: &str, score: f32) -> Self {
        self.target(Target::Intent(id.into()), score)
    }

    pub(super) fn faq(self, id: &str) -> Self {
        self.target(Target::Answer(id.into()), 1.0)
    }

    fn target(mut self, target: Target, score: f32) -> Self {
        let (slots, reasons) = (Vec::new(), Vec::new());
        self.ranking.candidates.push(Candidate { target, score, how: How::Phrase, slots, reasons, followup: false });
        self
    }

    pub(super) fn followup(mut self) -> Self {
        self.ranking.candidates.last_mut().unwrap().followup = true;
        self
    }

    /// A slot of the last candidate.
    pub(super) fn slot(mut self, slot: &str, value: Value) -> Self {
        let filled = self.filled(slot, &[value], Proof::Marked);
        self.ranking.candidates.last_mut().unwrap().slots.push(filled);
        self
    }

    pub(super) fn answer(mut self, slot: &str, value: Value, proof: Proof) -> Self {
        let filled = self.filled(slot, &[value], proof);
        self.ranking.answer.push(filled);
        self
    }

    pub(super) fn mentions(mut self, slot: &str, value: Value) -> Self {
        let filled = self.filled(slot, &[value], Proof::Marked);
        self.ranking.mentioned.push(filled);
        self
    }

    pub(super) fn called(mut self, slot: &str) -> Self {
        self.ranking.called.push(slot.into());
        self
    }

    pub(super) fn role(mut self, role: Role) -> Self {
        self.ranking.heard = Some(Heard { role, rest: 0..0 });
        self
    }

    pub(super) fn role_and_more(mut self, role: Role) -> Self {
        self.ranking.heard = Some(Heard { role, rest: 1..2 });
        self
    }
}

pub(super) fn yes() -> Saying {
    say("ja").role(Role::Yes)
}

pub(super) fn no() -> Saying {
    say("nein").role(Role::No)
}

/// Texts whose attributes exist.
fn has_text(text: &str, attribute: Option<&str>) -> bool {
    match attribute {
        None => text != "balance-ask-account",
        Some("button-yes" | "button-no") => {
            ["transfer-confirm", "card-block-confirm", "common-handoff-offer", "common-topic-change"].contains(&text)
        }
        Some("button-none") => text == "common-clarify",
        Some("title") => text == "faq-card-lost",
        Some("again2") => text == "transfer-ask-iban",
        Some("again") => text.contains("-ask-") || text.contains("confirm") || text == "common-not-understood",
        Some("which" | "incomplete" | "too-high" | "too-low" | "not-allowed" | "wrong-currency" | "unknown") => true,
        Some(_) => false,
    }
}

/// A conversation.
pub(super) struct Talk {
    pub(super) catalog: Catalog,
    pub(super) session: Session,
    pub(super) at: Timestamp,
    pub(super) channel: &'static str,
    pub(super) later: Vec<(Timestamp, InternalEvent)>,
    pub(super) runs: Vec<Run>,
    /// What the handler answers next; else the first outcome.
    pub(super) next: Option<HandlerResult>,
    pub(super) prepare_fails: bool,
    pub(super) done: Done,
}

impl Talk {
    pub(super) fn at(at: DateTime) -> Self {
        let at = TimeZone::UTC.to_timestamp(at).unwrap();
        let mut session = Session::new("de");
        session.welcomed = true;
        Self {
            catalog: catalog(),
            session,
            at,
            channel: "web",
            later: Vec::new(),
            runs: Vec::new(),
            next: None,
            prepare_fails: false,
            done: Done::default(),
        }
    }

    /// A Monday morning, logged out.
    pub(super) fn new() -> Self {
        Self::at(date(2026, 3, 2).at(10, 0, 0, 0))
    }

    /// The same, logged in.
    pub(super) fn logged_in() -> Self {
        let mut talk = Self::new();
        talk.login();
        talk
    }

    pub(super) fn login(&mut self) -> Vec<String> {
        self.event(&InternalEvent::LoggedIn { person: PersonId("anna".into()), level: LoginLevel::Login })
    }

    pub(super) fn clearance(&self, id: &str) -> Clearance {
        let web = self.channel == "web";
        let (policy, text, link) = match id {
            "transfer" if !web => (Some(Policy::Link), None, Some("app")),
            "balance" if !web => (Some(Policy::Link), Some("balance-messenger"), Some("app")),
            "card_block" if !web => (Some(Policy::Continue), None, None),
            _ => (None, None, None),
        };
        let task = self.catalog.intent(id).is_some();
        Clearance {
            policy,
            text: text.map(Into::into),
            link: link.map(Into::into),
            talk: if task { LoginLevel::Login } else { LoginLevel::None },
            act: if id == "transfer" { ActLevel::Approval } else { ActLevel::Level(LoginLevel::Login) },
        }
    }

    fn accounts() -> Vec<Item> {
        vec![item("account", "g1", "giro"), item("account", "t1", "instant_savings"), item("account", "s1", "savings")]
    }

    fn bank(&self, query: &Query) -> Answered {
        match query {
            Query::Lookup { said: Value::Text(said), .. } => {
                let saved = ["Anna Müller", "Tom Becker", "Tom Braun"];
                let found = saved.iter().filter(|name| name.split(' ').any(|part| part == said) || *name == said);
                let fills = || -> BTreeMap<String, Value> {
                    [("iban".to_owned(), Value::Iban(Iban::new(IBAN).unwrap()))].into()
                };
                Answered::Found(
                    found.map(|name| Found { name: (*name).into(), hint: Some("…1".into()), fills: fills() }).collect(),
                )
            }
            Query::List { list, .. } if list == "account" => Answered::Items(Self::accounts()),
            Query::List { .. } => {
                Answered::Items(vec![item("card", "c1", "girocard"), item("card", "c2", "credit_card")])
            }
            Query::Prepare { .. } if self.prepare_fails => Answered::Failed { error_id: "E1".into() },
            Query::Prepare { slots, .. } => Answered::Prepared {
                variables: [("execution_date".to_owned(), slots["date"].clone())].into(),
                note: Some("match".into()),
                stop: None,
            },
            _ => Answered::Failed { error_id: "E0".into() },
        }
    }

    /// Something that asks the world about this conversation.
    pub(super) fn ask<T>(&self, with: impl Fn(&World<'_>, Now) -> T) -> T {
        let clearance = |id: &str| self.clearance(id);
        let world = World {
            catalog: &self.catalog,
            conversation: "web/anna",
            channel: self.channel,
            clearance: &clearance,
            has_text: &has_text,
            label: &|_, _| None,
            show: &|_, _| String::new(),
        };
        with(&world, Now { timestamp: self.at, local: TimeZone::UTC.to_datetime(self.at) })
    }

    /// One turn: the texts that are said.
    pub(super) fn turn(&mut self, event: &Event<'_>) -> Vec<String> {
        let local = TimeZone::UTC.to_datetime(self.at);
        let now = Now { timestamp: self.at, local };
        let mut facts = Facts::default();
        for _ in 0..8 {
            let (session, step) = {
                let clearance = |id: &str| self.clearance(id);
                let world = World {
                    catalog: &self.catalog,
                    conversation: "web/anna",
                    channel: self.channel,
                    clearance: &clearance,
                    has_text: &has_text,
                    label: &|title, _| Some(title.trim_start_matches('#').to_owned()),
                    show: &|value, _| match value {
                        Value::Text(text) => text.clone(),
                        Value::Item(item) => item.name.clone().unwrap_or_else(|| item.id.clone()),
                        other => other.to_json().to_string(),
                    },
                };
                let first = step(&world, &self.session, event, &facts, now);
                let again = step(&world, &self.session, event, &facts, now);
                assert_eq!(format!("{first:?}"), format!("{again:?}"), "the same input decides the same");
                first
            };
            match step {
                Step::Need(queries) => {
                    assert_eq!(session, self.session);
                    for query in queries {
                        assert!(facts.get(&query).is_none(), "asked twice");
                        let answer = self.bank(&query);
                        facts.answers.push((query, answer));
                    }
                }
                Step::Run(run) => {
                    assert_eq!(session, self.session);
                    assert!(facts.ran.is_none(), "two runs in one turn");
                    let first = || {
                        let intent = self.catalog.intent(&run.intent).unwrap();
                        let name = intent.outcomes[0].name.clone();
                        HandlerResult::Outcome { name, variables: BTreeMap::new(), rows: Vec::new() }
                    };
                    facts.ran = Some(self.next.take().unwrap_or_else(first));
                    self.runs.push(run);
                }
                Step::Done(done) => {
                    self.session = session;
                    for later in &done.later {
                        self.later.push((self.at.checked_add(later.after).unwrap(), later.event.clone()));
                    }
                    self.done = done;
                    return self.said_ids();
                }
            }
        }
        panic!("more than eight rounds");
    }

    fn said_ids(&self) -> Vec<String> {
        let id = |say: &crate::dialogue::Say| match &say.attribute {
            Some(attribute) => format!("{}.{attribute}", say.text),
            None => say.text.clone(),
        };
        self.done.says.iter().map(id).collect()
    }

    pub(super) fn says(&mut self, saying: Saying) -> Vec<String> {
        let said = Utterance::new(&saying.text);
        self.turn(&Event::Message { said: &said, ranking: &saying.ranking })
    }

    pub(super) fn event(&mut self, event: &InternalEvent) -> Vec<String> {
        self.turn(&Event::Internal(event))
    }

    /// Presses a button of the last turn by its title.
    pub(super) fn tap(&mut self, title: &str) -> Vec<String> {
        let buttons = self.done.says.iter().flat_map(|say| &say.buttons);
        let payload = buttons.into_iter().find(|button| button.title.contains(title)).unwrap().payload.clone();
        self.press(&payload)
    }

    pub(super) fn press(&mut self, payload: &str) -> Vec<String> {
        self.turn(&Event::Picked { payload, title: None })
    }

    /// Time passes, and timers fire.
    pub(super) fn wait(&mut self, seconds: i64) -> Vec<String> {
        let end = self.at + SignedDuration::from_secs(seconds);
        let mut said = Vec::new();
        loop {
            self.later.sort_by_key(|(due, _)| *due);
            let Some((due, _)) = self.later.first().filter(|(due, _)| *due <= end) else { break };
            self.at = *due;
            let (_, event) = self.later.remove(0);
            said.extend(self.event(&event));
        }
        self.at = end;
        said
    }

    pub(super) fn proposal(&self) -> Option<String> {
        Some(self.session.form.as_ref()?.proposal.as_ref()?.id.clone())
    }

    pub(super) fn approve(&mut self, granted: bool) -> Vec<String> {
        let proposal = self.proposal().unwrap();
        self.event(&InternalEvent::Approval { proposal, granted })
    }

    pub(super) fn value(&self, slot: &str) -> Option<Value> {
        self.session.form.as_ref()?.value(slot).cloned()
    }

    /// Proposals read back in the last turn.
    pub(super) fn read_back(&self) -> Vec<String> {
        let acts = self.done.says.iter().filter_map(|say| match &say.act {
            Act::Confirm { proposal } => Some(proposal.clone()),
            _ => None,
        });
        acts.collect()
    }

    pub(super) fn effect(&self, run: &Run) -> Effect {
        self.catalog.intent(&run.intent).unwrap().effect
    }
}
