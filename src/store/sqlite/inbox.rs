//! Accepting: a message is written once, whichever of its dedupe keys comes first.

use super::conversation::{self, Known, signed, unsigned};
use super::failure;
use super::writer::Desk;
use crate::error::Error;
use crate::message::{ConversationId, Incoming, PersonId};
use crate::store::{Accepted, MessageId, Sealed, order};
use jiff::Timestamp;
use rusqlite::OptionalExtension;

/// A message, made ready by its caller so that the one writing thread has little to do.
pub(super) struct Letter {
    conversation: ConversationId,
    keys: Vec<String>,
    received_at: Timestamp,
    due_at: Option<Timestamp>,
    opens_window: bool,
    content: Vec<u8>,
    /// Where in the caller's batch it stood.
    place: usize,
}

/// Puts a batch into the order of taking.
pub(super) fn prepare(batch: &[Incoming]) -> Result<Vec<Letter>, Error> {
    let letter = |place: usize| -> Option<Result<Letter, Error>> {
        let message = batch.get(place)?;
        let content = serde_json::to_vec(message)
            .map_err(|error| Error::invalid("a message cannot be serialised").because(error));
        Some(content.map(|content| Letter {
            conversation: message.conversation.clone(),
            keys: message.dedupe.clone(),
            received_at: message.received_at,
            due_at: message.due_at,
            opens_window: message.content.opens_window(),
            content,
            place,
        }))
    };
    order::of_batch(batch).into_iter().filter_map(letter).collect()
}

/// Writes a batch.
pub(super) fn accept(desk: &mut Desk<'_>, letters: Vec<Letter>) -> Result<Accepted, Error> {
    let mut results = Vec::with_capacity(letters.len());
    for letter in letters {
        let place = letter.place;
        let (id, new) = insert(desk, letter)?;
        results.push((place, id, new));
    }
    results.sort_unstable_by_key(|(place, ..)| *place);
    Ok(Accepted {
        ids: results.iter().map(|(_, id, _)| *id).collect(),
        new: results.iter().map(|(.., new)| *new).collect(),
    })
}

fn insert(desk: &mut Desk<'_>, letter: Letter) -> Result<(MessageId, bool), Error> {
    let known = conversation::find_or_create(desk, &letter.conversation, letter.received_at)?;
    for key in &letter.keys {
        if let Some(first) = taken(desk, &known, key)? {
            return Ok((first, false));
        }
    }
    // Undelayed messages keep the order of acceptance even if a clock steps back.
    let received = letter.received_at.as_microsecond();
    let due = letter.due_at.map(Timestamp::as_microsecond);
    let sealed = desk.sealer.seal(&known.person, &letter.content)?;
    let mut statement = desk
        .connection
        .prepare_cached(
            "INSERT INTO inbox (conversation, position, due, received_at, content)
             SELECT id, coalesce(?2, max(position, ?3)), coalesce(?2, 0), ?3, ?4
             FROM conversation WHERE id = ?1",
        )
        .map_err(failure::from)?;
    let row = statement.insert((known.row, due, received, sealed.to_bytes())).map_err(failure::from)?;
    for key in &letter.keys {
        let mut statement = desk
            .connection
            .prepare_cached("INSERT OR IGNORE INTO dedupe VALUES (?1, ?2, ?3, ?4)")
            .map_err(failure::from)?;
        statement.execute((known.row, key, row, received)).map_err(failure::from)?;
    }
    wake(desk, &known, row, due, received, letter.opens_window)?;
    Ok((MessageId(unsigned(row)?), true))
}

fn taken(desk: &Desk<'_>, known: &Known, key: &str) -> Result<Option<MessageId>, Error> {
    let mut statement = desk
        .connection
        .prepare_cached("SELECT message FROM dedupe WHERE conversation = ?1 AND key = ?2")
        .map_err(failure::from)?;
    let first: Option<i64> =
        statement.query_row((known.row, key), |row| row.get(0)).optional().map_err(failure::from)?;
    first.map(|id| unsigned(id).map(MessageId)).transpose()
}

/// The conversation has work when the message is due, but not while it is held.
fn wake(
    desk: &mut Desk<'_>,
    known: &Known,
    row: i64,
    due: Option<i64>,
    received: i64,
    opens_window: bool,
) -> Result<(), Error> {
    let mut statement = desk
        .connection
        .prepare_cached(
            "UPDATE conversation SET
               wake_first = CASE WHEN wake_at IS NULL THEN ?2 ELSE wake_first END,
               wake_at = max(held_until, min(coalesce(wake_at, ?3), ?3)),
               position = CASE WHEN ?4 THEN position ELSE max(position, ?5) END,
               touched_at = max(touched_at, ?5),
               heard_at = CASE WHEN ?6 THEN max(coalesce(heard_at, ?5), ?5) ELSE heard_at END
             WHERE id = ?1",
        )
        .map_err(failure::from)?;
    statement
        .execute((known.row, row, due.unwrap_or(0), due.is_some(), received, opens_window))
        .map_err(failure::from)?;
    desk.woke_inbox = true;
    Ok(())
}

/// Writes messages that a turn left for later.
pub(super) fn leave(desk: &mut Desk<'_>, later: Vec<Letter>) -> Result<(), Error> {
    later.into_iter().try_for_each(|letter| insert(desk, letter).map(drop))
}

/// Opens a stored message.
pub(super) fn open(desk: &Desk<'_>, content: &[u8]) -> Result<Incoming, Error> {
    let clear = desk.sealer.open(&Sealed::from_bytes(content)?)?;
    serde_json::from_slice(&clear).map_err(|error| Error::invalid("a stored message cannot be read").because(error))
}

/// Seals bytes for a column.
pub(super) fn seal(desk: &Desk<'_>, person: &PersonId, clear: &[u8]) -> Result<Vec<u8>, Error> {
    Ok(desk.sealer.seal(person, clear)?.to_bytes())
}

/// A message id as a column.
pub(super) fn column(id: MessageId) -> Result<i64, Error> {
    signed(id.0)
}
