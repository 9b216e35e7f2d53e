//! What was said, and what it may mean here and now.

use super::Parts;
use crate::Error;
use crate::dialogue::{self, Facts, Now, Session, Taken, World};
use crate::message::{Content, ConversationId, Incoming};
use crate::nlu::{Context, Ranking, Understanding};
use crate::privacy;
use crate::text::Utterance;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

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

/// A conversation begins in the language that the platform reports, if the bot speaks it (`xy_ZZ` is `xy`).
pub(super) fn greet_in(parts: &Parts, locale: Option<&str>, session: &mut Session) {
    let languages = &parts.catalog.bot.languages;
    let Some(locale) = locale.map(|locale| locale.replace('_', "-").to_lowercase()) else { return };
    let primary = locale.split('-').next().unwrap_or_default();
    let spoken =
        languages.iter().find(|code| **code == locale).or_else(|| languages.iter().find(|code| *code == primary));
    if let Some(code) = spoken {
        session.language.clone_from(code);
    }
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

/// How a text would be understood in that conversation at that time, and what it would be taken for.
pub fn understood(
    parts: &Parts,
    conversation: &ConversationId,
    session: &Session,
    text: &str,
    at: Timestamp,
) -> (Ranking, Taken) {
    let incoming = Incoming::new(conversation.clone(), at, Content::Said { text: text.to_owned() });
    let key = conversation.key();
    let scene = super::Scene::new(parts, &incoming, &key, session.login);
    let now = Now { timestamp: at, local: local(parts, at) };
    let said = Utterance::new(text);
    let explain = Understanding::explain;
    let ranking = understand(parts, &scene.world(), session, &Facts::default(), &said, now, explain);
    let taken = dialogue::taken(&parts.catalog, session, &said, &ranking);
    (ranking, taken)
}

pub(super) fn understand(
    parts: &Parts,
    world: &World<'_>,
    session: &Session,
    facts: &Facts,
    said: &Utterance,
    now: Now,
    read: fn(&Understanding, &Utterance, &Context<'_>) -> Ranking,
) -> Ranking {
    if said.is_empty() {
        return Ranking::default();
    }
    let lists = dialogue::own_lists(world, session, facts, now);
    read(&parts.understanding, said, &dialogue::context(world, session, now).context(now, &lists))
}
