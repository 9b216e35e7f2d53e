//! What understanding may know of a conversation, and what must be fetched before it.

use super::session::{Awaited, Session};
use super::step::{Answered, Facts, Query};
use super::world::{Now, World};
use crate::catalog::{Answer, Catalog, Effect, Intent, List};
use crate::entity::{Policy, WrongIban};
use crate::nlu::{Asked, Context, Open, OwnList, Ranking};
use std::collections::BTreeSet;

/// What understanding may know, owned.
#[derive(Clone, Debug)]
pub struct Pieces {
    /// The conversation's language.
    pub language: String,
    /// The intent of the open form.
    pub open: Option<String>,
    /// What the bot waits for.
    pub awaited: Awaited,
    /// After which intent or answer follow-ups count.
    pub recent: Option<String>,
    /// Ids that are impossible here and now.
    pub impossible: Vec<String>,
    /// Where unclear dates lie.
    pub policy: Policy,
    /// The beginning of an IBAN in the message before.
    pub begun: Option<WrongIban>,
}

impl Pieces {
    /// The same as understanding takes it.
    pub fn context<'a>(&'a self, now: Now, lists: &'a [OwnList<'a>]) -> Context<'a> {
        let asked = match &self.awaited {
            Awaited::Slot { slot } => Asked::Slot(slot),
            Awaited::Confirmation | Awaited::Approval => Asked::Confirmation,
            Awaited::Change => Asked::Change,
            _ => Asked::Nothing,
        };
        Context {
            language: &self.language,
            now: now.local,
            open: self.open.as_deref().map(|intent| Open { intent, asked }),
            recent: self.recent.as_deref(),
            impossible: &self.impossible,
            lists,
            policy: self.policy,
            begun: self.begun.as_ref(),
        }
    }
}

/// What understanding may know of this conversation.
pub fn context(world: &World<'_>, session: &Session, now: Now) -> Pieces {
    let catalog = world.catalog;
    let open = session.form.as_ref().map(|form| form.intent.clone());
    let effect = open.as_ref().and_then(|id| catalog.intent(id)).map(|intent| intent.effect);
    let intents = catalog.intents.iter().filter(|intent| !possible(world, session, intent)).map(|i| i.id.clone());
    let answers = catalog.answers().filter(|answer| !valid(world, session, answer, now)).map(|a| a.text_id.clone());
    Pieces {
        language: session.language.clone(),
        awaited: session.awaited.clone(),
        recent: session.recent.as_ref().map(|recent| recent.id.clone()),
        impossible: intents.chain(answers).collect(),
        policy: match effect {
            Some(Effect::Read) => Policy::Past,
            Some(Effect::Change | Effect::Money) => Policy::Future,
            None => Policy::Usual,
        },
        begun: session.begun.clone(),
        open,
    }
}

/// Does `only_when` allow the intent? One that is switched off is possible: the customer is told.
fn possible(world: &World<'_>, session: &Session, intent: &Intent) -> bool {
    let Some(when) = &intent.only_when else { return true };
    let turns = when.turns.unwrap_or(world.catalog.bot.followup_turns);
    (when.after.is_empty() || session.is_within(&when.after, turns))
        && when.level.is_none_or(|level| session.login >= level)
        && (when.channels.is_empty() || when.channels.iter().any(|channel| channel == world.channel))
}

fn valid(world: &World<'_>, session: &Session, answer: &Answer, now: Now) -> bool {
    answer.valid_from.is_none_or(|from| from <= now.local)
        && answer.valid_until.is_none_or(|until| now.local < until)
        && (answer.channels.is_empty() || answer.channels.iter().any(|channel| channel == world.channel))
        && (answer.only_after.is_empty() || session.is_within(&answer.only_after, world.catalog.bot.followup_turns))
}

/// Lists of the customer that must be known before understanding: those of the open intent, of the
/// recent one and, where a first ranking is given, of the topics that it takes for possible. Nothing
/// is fetched that this channel may not show or before the login that it needs.
pub fn needs_lists(
    world: &World<'_>,
    session: &Session,
    ranking: Option<&Ranking>,
    facts: &Facts,
    now: Now,
) -> Vec<Query> {
    let ask_back = world.catalog.bot.ask_back;
    let open = session.form.iter().map(|form| form.intent.as_str());
    let recent = session.recent.iter().map(|recent| recent.id.as_str());
    let candidates = ranking.into_iter().flat_map(|ranking| &ranking.candidates);
    let likely = candidates.filter(|candidate| candidate.score >= ask_back).map(|candidate| candidate.target.id());
    let mut seen = BTreeSet::new();
    let mut queries = Vec::new();
    for intent in open.chain(recent).chain(likely).filter_map(|id| world.catalog.intent(id)) {
        let clearance = (world.clearance)(&intent.id);
        if !intent.is_on() || !clearance.is_clear() || session.login < clearance.talk {
            continue;
        }
        for list in intent.slots.iter().filter_map(|slot| list(world.catalog, slot)) {
            let Some(handler) = &list.source else { continue };
            let query = Query::List { handler: handler.clone(), list: list.name.clone() };
            let fresh = session.lists.get(&list.name).is_some_and(|cached| cached.expires_at > now.timestamp);
            if !fresh && facts.get(&query).is_none() && seen.insert(&list.name) {
                queries.push(query);
            }
        }
    }
    queries
}

fn list<'a>(catalog: &'a Catalog, slot: &crate::catalog::Slot) -> Option<&'a List> {
    super::rules::list_of(slot).and_then(|name| catalog.lists.get(name))
}

/// The customer's own list values, as far as they are known.
pub fn own_lists<'a>(world: &World<'a>, session: &'a Session, facts: &'a Facts, now: Now) -> Vec<OwnList<'a>> {
    let from_bank = world.catalog.lists.values().filter(|list| list.source.is_some());
    let known = from_bank.filter_map(|list| {
        let fetched = facts.answers.iter().find_map(|(query, answer)| match (query, answer) {
            (Query::List { list: name, .. }, Answered::Items(items)) if *name == list.name => Some(items),
            _ => None,
        });
        let cached = session.lists.get(&list.name).filter(|cached| cached.expires_at > now.timestamp);
        let items = fetched.or(cached.map(|cached| &cached.items))?;
        Some(OwnList { list: &list.name, items })
    });
    known.collect()
}
