//! What was said, and what it may mean here and now.

use super::Parts;
use crate::Error;
use crate::catalog::Typos;
use crate::dialogue::{self, Answered, Facts, Now, Query, Session, World};
use crate::entity::{Item, ListWords};
use crate::message::{Content, ConversationId, Incoming};
use crate::nlu::{Context, Ranking};
use crate::privacy;
use crate::text::Utterance;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// The local time of the bot; UTC where its zone is unknown.
pub fn local(parts: &Parts, at: Timestamp) -> DateTime {
    TimeZone::get(&parts.catalog.bot.timezone).unwrap_or(TimeZone::UTC).to_datetime(at)
}

/// The session as it was committed, or a new one.
///
/// # Errors
/// If it was written by a newer version of the program, or is damaged.
pub fn session(parts: &Parts, bytes: Option<&[u8]>) -> Result<Session, Error> {
    let Some(bytes) = bytes.filter(|bytes| !bytes.is_empty()) else {
        return Ok(Session::new(parts.catalog.bot.default_language.clone()));
    };
    let session: Session =
        serde_json::from_slice(bytes).map_err(|_| Error::invalid("a session is damaged and cannot be read"))?;
    if session.version > Session::VERSION {
        return Err(Error::newer("a session was written by a newer version of the program"));
    }
    Ok(session)
}

/// Removes what must never exist: a message with a secret in it is withheld whole.
pub fn screen(parts: &Parts, mut incoming: Incoming) -> Incoming {
    if let Content::Said { text } = &incoming.content
        && privacy::screen(text, &parts.languages).seen
    {
        incoming.content = Content::Withheld;
    }
    incoming
}

/// How a text would be understood in that conversation at that time.
pub fn rank(
    parts: &Parts,
    conversation: &ConversationId,
    session: &Session,
    text: &str,
    at: Timestamp,
) -> Ranking {
    let incoming = Incoming::new(conversation.clone(), at, Content::Said { text: text.to_owned() });
    let key = conversation.key();
    let scene = super::Scene::new(parts, &incoming, &key, session.login);
    let now = Now { timestamp: at, local: local(parts, at) };
    understand(parts, &scene.world(), session, &Facts::default(), &Utterance::new(text), now)
}

pub(super) fn understand(
    parts: &Parts,
    world: &World<'_>,
    session: &Session,
    facts: &Facts,
    said: &Utterance,
    now: Now,
) -> Ranking {
    if said.is_empty() {
        return Ranking::default();
    }
    let listening = dialogue::listening(world, session, now);
    let lists = own_lists(parts, session, facts, now);
    let context = Context {
        language: &session.language,
        now: now.local,
        open: listening.open,
        recent: listening.recent,
        impossible: &listening.impossible,
        lists: &lists,
        policy: listening.policy,
    };
    parts.understanding.rank(said, &context)
}

/// The customer's own list values: remembered ones, and those fetched for this turn.
fn own_lists(parts: &Parts, session: &Session, facts: &Facts, now: Now) -> Vec<ListWords> {
    let mut items: BTreeMap<&str, &[Item]> = session
        .lists
        .iter()
        .filter(|(_, cached)| cached.expires_at > now.timestamp)
        .map(|(list, cached)| (list.as_str(), cached.items.as_slice()))
        .collect();
    for (query, answer) in &facts.answers {
        if let (Query::List { list, .. }, Answered::Items(fetched)) = (query, answer) {
            items.insert(list, fetched);
        }
    }
    items.into_iter().filter_map(|(list, items)| words(parts, list, items)).collect()
}

/// A customer's value is called by its display name; the words of its kind are added by the matcher.
fn words(parts: &Parts, name: &str, items: &[Item]) -> Option<ListWords> {
    let list = parts.catalog.lists.get(name)?;
    let typos = match list.typos.unwrap_or(parts.catalog.bot.typos) {
        Typos::Off => 0,
        Typos::Careful => 1,
        Typos::Normal => 2,
        Typos::Generous => 3,
    };
    let values = items.iter().map(|item| (item.clone(), vec![item.name.clone().unwrap_or_else(|| item.id.clone())]));
    Some(ListWords { list: name.to_owned(), typos, endings: list.endings, values: values.collect() })
}
