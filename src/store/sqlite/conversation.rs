//! Rows of conversations: finding and creating them, and when they have work.

use super::failure;
use super::writer::Desk;
use crate::error::Error;
use crate::message::{ConversationId, PersonId};
use crate::store::{Due, order};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row};

/// A conversation's row number and its person.
pub(super) struct Known {
    pub(super) row: i64,
    pub(super) person: PersonId,
}

/// The conversation's row, if there is one.
pub(super) fn find(desk: &Desk<'_>, id: &ConversationId) -> Result<Option<Known>, Error> {
    let mut statement = desk
        .connection
        .prepare_cached(
            "SELECT id, person FROM conversation
             WHERE peer = ?1 AND channel = ?2 AND bot = ?3 AND account = ?4 AND thread = ?5",
        )
        .map_err(failure::from)?;
    statement
        .query_row((&id.peer, &id.channel, &id.bot, &id.account, thread(id)), |row| {
            Ok(Known { row: row.get(0)?, person: PersonId(row.get(1)?) })
        })
        .optional()
        .map_err(failure::from)
}

/// The conversation's row; at first contact it gets one, and a new person.
pub(super) fn find_or_create(desk: &Desk<'_>, id: &ConversationId, at: Timestamp) -> Result<Known, Error> {
    if let Some(known) = find(desk, id)? {
        return Ok(known);
    }
    let person = order::new_person();
    let mut statement = desk
        .connection
        .prepare_cached(
            "INSERT INTO conversation (peer, channel, bot, account, thread, person, touched_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )
        .map_err(failure::from)?;
    let columns = (&id.peer, &id.channel, &id.bot, &id.account, thread(id), &person.0, at.as_microsecond());
    let row = statement.insert(columns).map_err(failure::from)?;
    Ok(Known { row, person })
}

/// The index begins with the channel, of which there are few: one step for each, not one for each
/// conversation.
const EARLIEST_SEND: &str = "
    WITH RECURSIVE channels (name) AS (
      SELECT min(channel) FROM conversation INDEXED BY conversation_send WHERE send_at IS NOT NULL
      UNION ALL
      SELECT (SELECT min(channel) FROM conversation INDEXED BY conversation_send
              WHERE channel > name AND send_at IS NOT NULL)
      FROM channels WHERE name IS NOT NULL
    )
    SELECT min((SELECT min(send_at) FROM conversation INDEXED BY conversation_send
                WHERE channel = name AND send_at IS NOT NULL))
    FROM channels WHERE name IS NOT NULL";

/// When there is work at all.
pub(super) fn due(desk: &Desk<'_>) -> Result<Due, Error> {
    let earliest = |sql: &str| -> Result<Option<Timestamp>, Error> {
        let mut statement = desk.connection.prepare_cached(sql).map_err(failure::from)?;
        let micros: Option<i64> = statement.query_row([], |row| row.get(0)).map_err(failure::from)?;
        micros.map(instant).transpose()
    };
    Ok(Due {
        inbox: earliest("SELECT min(wake_at) FROM conversation WHERE wake_at IS NOT NULL")?,
        outbox: earliest(EARLIEST_SEND)?,
    })
}

/// Reads the five columns that name a conversation, from column `first` on: bot, channel,
/// account, peer, thread.
pub(super) fn id(row: &Row<'_>, first: usize) -> rusqlite::Result<ConversationId> {
    let thread: String = row.get(first + 4)?;
    Ok(ConversationId {
        bot: row.get(first)?,
        channel: row.get(first + 1)?,
        account: row.get(first + 2)?,
        peer: row.get(first + 3)?,
        thread: Some(thread).filter(|thread| !thread.is_empty()),
    })
}

/// Microseconds of a column as an instant.
pub(super) fn instant(micros: i64) -> Result<Timestamp, Error> {
    Timestamp::from_microsecond(micros).map_err(|_| failure::range())
}

/// A column's number as ours.
pub(super) fn unsigned(number: i64) -> Result<u64, Error> {
    u64::try_from(number).map_err(|_| failure::range())
}

/// Our number as a column's.
pub(super) fn signed(number: u64) -> Result<i64, Error> {
    i64::try_from(number).map_err(|_| failure::range())
}

fn thread(id: &ConversationId) -> &str {
    id.thread.as_deref().unwrap_or("")
}
