//! The decision while it is being made: the session as it will be, and what will be said.

use super::form::Form;
use super::ownership::Handing;
use super::session::{Awaited, Session};
use super::step::{Act, Answered, Done, Evidence, Fact, Facts, Query, Run, Say, Variables};
use super::world::{Now, World};
use crate::catalog::Intent;
use crate::entity::Value;
use crate::message::DataClass;
use std::time::Duration;

/// Why a decision cannot go on by itself.
pub(super) enum Stop {
    /// These must be known.
    Need(Vec<Query>),
    /// This must be done.
    Run(Box<Run>),
}

/// What a part of the decision gives, or why it stops.
pub(super) type Flow<T = ()> = Result<T, Stop>;

/// How long the customer's own list values are used without asking again.
const LISTS_FRESH: Duration = Duration::from_secs(5 * 60);

/// The decision while it is being made.
pub(super) struct Draft<'a> {
    /// What may be known.
    pub(super) world: &'a World<'a>,
    /// What is known from outside.
    pub(super) facts: &'a Facts,
    /// The time.
    pub(super) now: Now,
    /// The session as it will be.
    pub(super) session: Session,
    /// The end of the turn as it will be.
    pub(super) done: Done,
}

impl<'a> Draft<'a> {
    /// Begins a decision.
    pub(super) fn new(world: &'a World<'a>, session: &Session, facts: &'a Facts, now: Now) -> Self {
        let mut session = session.clone();
        session.turn += 1;
        let expires_at = now.timestamp.checked_add(LISTS_FRESH).unwrap_or(now.timestamp);
        for (query, answer) in &facts.answers {
            if let (Query::List { list, .. }, Answered::Items(items)) = (query, answer) {
                session.lists.insert(list.clone(), super::CachedList { items: items.clone(), expires_at });
            }
        }
        session.lists.retain(|_, cached| cached.expires_at > now.timestamp);
        Self { world, facts, now, session, done: Done::default() }
    }

    /// Changes who speaks with the customer.
    pub(super) fn hand(&mut self, change: Handing) {
        if change == Handing::PersonActs {
            self.session.person_at = Some(self.now.timestamp);
        }
        self.session.owner = std::mem::take(&mut self.session.owner).after(change);
    }

    /// The customer does something, which may give the conversation back to the bot.
    pub(super) fn customer_acts(&mut self) {
        self.hand(Handing::CustomerActs { person_at: self.session.person_at, now: self.now.timestamp });
    }

    /// The intent of that id, living as long as the catalogue.
    pub(super) fn intent(&self, id: &str) -> Option<&'a Intent> {
        self.world.catalog.intent(id)
    }

    /// The open form with its intent.
    pub(super) fn open(&self) -> Option<(&'a Intent, &Form)> {
        let form = self.session.form.as_ref()?;
        Some((self.intent(&form.intent)?, form))
    }

    /// The open form with its intent, to be changed.
    pub(super) fn open_mut(&mut self) -> Option<(&'a Intent, &mut Form)> {
        let form = self.session.form.as_mut()?;
        Some((self.world.catalog.intent(&form.intent)?, form))
    }

    /// Does the text exist?
    pub(super) fn has(&self, text: &str, attribute: Option<&str>) -> bool {
        (self.world.has_text)(text, attribute)
    }

    /// What is known of a query; where it is not, the decision stops for it.
    pub(super) fn ask_outside(&self, query: Query) -> Flow<&'a Answered> {
        self.facts.get(&query).ok_or_else(|| Stop::Need(vec![query]))
    }

    /// A bubble with that text and the variables that every text may use.
    pub(super) fn bubble(&self, text: impl Into<String>) -> Say {
        Say { text: text.into(), variables: self.everywhere(), ..Say::default() }
    }

    /// The same with every slot of the open intent.
    pub(super) fn bubble_of_form(&self, text: impl Into<String>) -> Say {
        let mut say = self.bubble(text);
        if let Some((intent, form)) = self.open() {
            slot_variables(&mut say.variables, intent, |name| form.value(name).cloned());
        }
        say
    }

    /// Says it.
    pub(super) fn say(&mut self, say: Say) {
        self.done.says.push(say);
    }

    /// Says a text that needs nothing else.
    pub(super) fn say_text(&mut self, text: &str) {
        let say = self.bubble(text);
        self.say(say);
    }

    /// Keeps evidence about an order.
    pub(super) fn record(&mut self, proposal: &str, kind: &'static str) {
        self.done.evidence.push(Evidence { proposal: proposal.to_owned(), kind });
    }

    /// The open form goes; what was understood is still told.
    pub(super) fn close(&mut self) {
        self.session.close();
    }

    /// Waits for this from now on.
    pub(super) fn wait_for(&mut self, awaited: Awaited) {
        self.session.awaited = awaited;
    }

    /// The words of a text as a variable.
    pub(super) fn title_of(&self, id: &str) -> Option<Value> {
        let text = match self.intent(id) {
            Some(intent) => format!("#{}", intent.text("title")),
            None => format!("#{id}.title"),
        };
        (self.world.label)(&text, &self.session.language).map(Value::Text)
    }

    /// The address of a link of `bot.toml`.
    pub(super) fn link(&self, name: &str) -> Option<Value> {
        self.world.catalog.bot.links.get(name)?.get(&self.session.language).cloned().map(Value::Text)
    }

    /// The bot's name, the links that the law wants, and the figures of the day.
    fn everywhere(&self) -> Variables {
        let bot = &self.world.catalog.bot;
        let mut all = Variables::default();
        let mut public = |name: &str, value| all.set(name, value, DataClass::Public);
        public("bot_name", Some(Value::Text(bot.name.clone())));
        public("privacy_link", self.link("privacy"));
        public("imprint_link", self.link("imprint"));
        let today = self.now.local.date();
        for (name, fact) in &bot.facts {
            let valid = fact.values.iter().rev().find(|(from, _)| *from <= today);
            public(name, valid.map(|(_, value)| value.clone()));
        }
        all
    }
}

/// Sets a variable for each slot, empty where it has no value, so that its line is left out.
pub(super) fn slot_variables(variables: &mut Variables, intent: &Intent, value: impl Fn(&str) -> Option<Value>) {
    for slot in &intent.slots {
        variables.0.insert(slot.name.clone(), Fact { value: value(&slot.name), class: slot.data });
    }
}

/// With why it is said.
pub(super) fn with_act(mut say: Say, act: Act) -> Say {
    say.act = act;
    say
}
