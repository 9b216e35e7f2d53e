//! What each topic needs, and what happens on a channel that may not have it. Decided before the
//! first question.

use super::class::{TextUses, given_out, level_for, reachable, slot_class, text_class};
use super::guard::guard;
use crate::catalog::{ActLevel, Answer, Catalog, Channel, ChannelKind, ChannelRule, Effect, Intent, Policy};
use crate::message::{DataClass, LoginLevel};
use std::collections::BTreeMap;

/// What every topic of a catalogue needs, worked out once.
#[derive(Clone, Debug, Default)]
pub struct Clearance {
    topics: BTreeMap<String, Topic>,
    channels: BTreeMap<String, Channel>,
}

/// What one intent or answer needs.
#[derive(Clone, Debug)]
pub struct Topic {
    /// May it be used at all?
    pub on: bool,
    /// The most sensitive thing that its conversation shows or collects.
    pub class: DataClass,
    /// The login before the first question.
    pub to_talk: LoginLevel,
    /// What is needed before the handler runs.
    pub to_act: ActLevel,
    /// The login that must be within reach, for both.
    pub needed: LoginLevel,
    policy: Option<Policy>,
    link: Option<String>,
    queue: Option<String>,
    rules: BTreeMap<String, ChannelRule>,
    /// Texts that can stand in for it, each with its class: `<id>-private` first.
    stand_ins: Vec<(String, DataClass)>,
}

/// Whether a topic may be talked about here and now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It may.
    Answer,
    /// It may, once the customer has logged in so far.
    LoginFirst {
        /// How far.
        level: LoginLevel,
    },
    /// It may not; this happens instead.
    Private(Instead),
}

/// What happens instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instead {
    /// How.
    pub policy: Policy,
    /// The text that says so.
    pub text: String,
    /// The link's name, for [`Policy::Link`].
    pub link: Option<String>,
    /// The channel where it goes on, for [`Policy::Continue`].
    pub to: Option<String>,
    /// The queue, for [`Policy::Handoff`].
    pub queue: Option<String>,
}

/// The text where nothing else can be said.
const OFF: &str = "common-off";
/// The text where an answer needs a login that is not to be had here.
const LOGIN: &str = "common-login";

impl Clearance {
    /// Works out what every intent and answer needs.
    pub fn of(catalog: &Catalog, uses: &TextUses) -> Self {
        let intents = catalog.intents.iter().map(|intent| (intent.id.clone(), of_intent(catalog, uses, intent)));
        let answers = catalog.answers().map(|answer| (answer.text_id.clone(), of_answer(catalog, uses, answer)));
        Self { topics: answers.chain(intents).collect(), channels: catalog.bot.channels.clone() }
    }

    /// What a topic needs: an intent's id or an answer's text id.
    pub fn topic(&self, topic: &str) -> Option<&Topic> {
        self.topics.get(topic)
    }

    /// May something of that class be written on that channel?
    pub fn may_show(&self, channel: &str, class: DataClass) -> bool {
        guard(self.channels.get(channel), class)
    }

    /// Whether a topic may be talked about on a channel, with the login reached so far.
    pub fn decide(&self, topic: &str, channel: &str, login: LoginLevel) -> Decision {
        let refuse = || Decision::Private(Instead::plain(Policy::Refuse, OFF));
        let (Some(topic), Some(channel)) = (self.topics.get(topic), self.channels.get(channel)) else {
            return refuse();
        };
        if channel.broken || !topic.on {
            return refuse();
        }
        let rule = topic.rules.get(&channel.name);
        let stricter = rule.map(|rule| rule.instead).filter(|policy| *policy != Policy::Normal);
        if stricter.is_none() && topic.fits(channel) {
            return match login < topic.to_talk {
                true => Decision::LoginFirst { level: topic.to_talk },
                false => Decision::Answer,
            };
        }
        Decision::Private(self.instead(topic, channel, stricter.or(topic.policy), rule))
    }

    /// The channel where the side door of a topic leads.
    pub fn side_door(&self, topic: &str) -> Option<&str> {
        self.target(self.topics.get(topic)?)
    }

    fn target(&self, topic: &Topic) -> Option<&str> {
        let web = self.channels.values().find(|channel| {
            let plain = topic.rules.get(&channel.name).is_none_or(|rule| rule.instead == Policy::Normal);
            channel.kind == ChannelKind::Web
                && channel.highest_login >= LoginLevel::Login
                && !channel.broken
                && plain
                && topic.fits(channel)
        });
        web.map(|channel| channel.name.as_str())
    }

    /// Whatever a policy lacks makes it a refusal; a text that says too much is not said.
    fn instead(&self, topic: &Topic, here: &Channel, policy: Option<Policy>, rule: Option<&ChannelRule>) -> Instead {
        let said = rule.and_then(|rule| rule.message.as_ref());
        let said = topic.stand_ins.iter().find(|(id, _)| said.is_none_or(|said| said == id));
        let text = said.filter(|(_, class)| guard(Some(here), *class)).map_or(OFF, |(id, _)| id.as_str());
        let plain = Instead::plain(Policy::Refuse, text);
        match policy.unwrap_or(Policy::Continue) {
            Policy::Continue => match self.target(topic).filter(|to| *to != here.name) {
                Some(to) => Instead { policy: Policy::Continue, to: Some(to.to_owned()), ..plain },
                None => plain,
            },
            Policy::Link if topic.link.is_some() => Instead { policy: Policy::Link, link: topic.link.clone(), ..plain },
            Policy::Handoff if topic.queue.is_some() => {
                Instead { policy: Policy::Handoff, queue: topic.queue.clone(), ..plain }
            }
            Policy::Link | Policy::Handoff | Policy::Refuse | Policy::Normal => plain,
        }
    }
}

impl Instead {
    fn plain(policy: Policy, text: &str) -> Self {
        Self { policy, text: text.to_owned(), link: None, to: None, queue: None }
    }
}

impl Topic {
    /// Can all of it be shown and collected there, and the login be reached?
    pub fn fits(&self, channel: &Channel) -> bool {
        guard(Some(channel), self.class) && self.class <= channel.may_collect && self.needed <= channel.highest_login
    }
}

fn of_intent(catalog: &Catalog, uses: &TextUses, intent: &Intent) -> Topic {
    let shown = reachable(intent).into_iter().map(|id| text_class(catalog, uses, &id));
    let asked = intent.slots.iter().map(|slot| slot_class(catalog, intent, &slot.name));
    let class = shown.chain(asked).chain(intent.privacy.class).max().unwrap_or(DataClass::Secret);
    let to_talk = level_for(given_out(catalog, intent)).max(intent.access.to_talk.unwrap_or_default());
    let to_act = to_act(intent, to_talk);
    let needed = match to_act {
        ActLevel::Level(level) => level.max(to_talk),
        ActLevel::Approval => to_talk.max(LoginLevel::Login),
    };
    let own = intent.on.values().filter_map(|rule| rule.message.clone());
    let stand_ins = std::iter::once(intent.text("private")).chain(own);
    let queue = intent.handoff.as_ref().and_then(|handoff| handoff.queue.clone()).or_else(|| catalog.bot.queue.clone());
    Topic {
        on: intent.is_on(),
        class,
        to_talk,
        to_act,
        needed,
        policy: intent.privacy.if_not_allowed,
        link: intent.privacy.link.clone().filter(|name| catalog.bot.links.contains_key(name)),
        queue: queue.filter(|name| catalog.bot.queues.contains_key(name)),
        rules: intent.on.clone(),
        stand_ins: stand_ins.filter_map(|id| stand_in(catalog, uses, id)).collect(),
    }
}

/// A text stands in only where every language of the bot has it.
fn stand_in(catalog: &Catalog, uses: &TextUses, id: String) -> Option<(String, DataClass)> {
    let everywhere =
        catalog.bot.languages.iter().all(|code| uses.get(code).is_some_and(|texts| texts.contains_key(&id)));
    let class = text_class(catalog, uses, &id);
    everywhere.then_some((id, class))
}

/// What changes something needs a login, and what moves money an approval, whatever the file says.
fn to_act(intent: &Intent, to_talk: LoginLevel) -> ActLevel {
    let written = intent.access.to_act.unwrap_or(ActLevel::Level(to_talk));
    match (intent.effect, written) {
        (Effect::Money, _) | (_, ActLevel::Approval) => ActLevel::Approval,
        (Effect::Change, ActLevel::Level(level)) => ActLevel::Level(level.max(LoginLevel::Login).max(to_talk)),
        (Effect::Read, ActLevel::Level(level)) => ActLevel::Level(level.max(to_talk)),
    }
}

fn of_answer(catalog: &Catalog, uses: &TextUses, answer: &Answer) -> Topic {
    let class = text_class(catalog, uses, &answer.text_id).max(answer.data);
    let to_talk = level_for(answer.data);
    Topic {
        on: !answer.broken,
        class,
        to_talk,
        to_act: ActLevel::Level(to_talk),
        needed: to_talk,
        policy: None,
        link: None,
        queue: None,
        rules: BTreeMap::new(),
        stand_ins: stand_in(catalog, uses, LOGIN.to_owned()).into_iter().collect(),
    }
}
