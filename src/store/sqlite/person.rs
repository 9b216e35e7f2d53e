//! What is kept of a conversation or a person: reading, exporting, erasing, letting go.

use super::conversation::{self, unsigned};
use super::writer::Desk;
use super::{failure, inbox, outbox};
use crate::error::Error;
use crate::message::{ConversationId, PersonId};
use crate::store::{
    Heard, HeardState, MessageId, Receipt, Retention, Sealed, Told, ToldState, View, Which, Whom, order,
};
use crate::turn::Record;
use jiff::Timestamp;
use rusqlite::Row;

/// All that is kept of one conversation.
pub(super) fn read(desk: &mut Desk<'_>, id: &ConversationId) -> Result<Option<View>, Error> {
    conversation::find(desk, id)?.map(|known| view(desk, known.row)).transpose()
}

/// All that is kept of some conversations.
pub(super) fn views(desk: &mut Desk<'_>, which: &Which) -> Result<Vec<View>, Error> {
    let rows = match which {
        Which::Person(person) => of_person(desk, person)?,
        Which::GivenUp => list(
            desk,
            "SELECT DISTINCT conversation FROM outbox INDEXED BY outbox_dead WHERE state = 3 ORDER BY conversation",
            [],
            |row| row.get(0),
        )?,
    };
    rows.into_iter().map(|row| view(desk, row)).collect()
}

fn of_person(desk: &Desk<'_>, person: &PersonId) -> Result<Vec<i64>, Error> {
    list(desk, "SELECT id FROM conversation WHERE person = ?1 ORDER BY id", [&person.0], |row| row.get(0))
}

fn view(desk: &Desk<'_>, row: i64) -> Result<View, Error> {
    let open = |stored: Vec<u8>| desk.sealer.open(&Sealed::from_bytes(&stored)?);
    let mut statement = desk
        .connection
        .prepare_cached(
            "SELECT bot, channel, account, peer, thread, person, session, heard_at FROM conversation WHERE id = ?1",
        )
        .map_err(failure::from)?;
    let (id, person, session, heard_at) = statement
        .query_row([row], |row| {
            let heard_at: Option<i64> = row.get(7)?;
            Ok((conversation::id(row, 0)?, row.get(5)?, row.get::<_, Option<Vec<u8>>>(6)?, heard_at))
        })
        .map_err(failure::from)?;
    let heard = list(
        desk,
        "SELECT id, state, failures, content FROM inbox WHERE conversation = ?1 ORDER BY id",
        [row],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get::<_, Vec<u8>>(3)?)),
    )?;
    let told = list(
        desk,
        "SELECT answers, seq, state, attempts, content, reason, ended_at FROM outbox WHERE conversation = ?1 ORDER BY seq",
        [row],
        |row| {
            let late: (Option<String>, Option<i64>) = (row.get(5)?, row.get(6)?);
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get::<_, Vec<u8>>(4)?, late))
        },
    )?;
    let records =
        list(desk, "SELECT proposal, kind, content FROM record WHERE conversation = ?1 ORDER BY id", [row], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get::<_, Vec<u8>>(2)?))
        })?;
    Ok(View {
        conversation: id,
        person: PersonId(person),
        session: session.map(open).transpose()?,
        heard_at: heard_at.map(conversation::instant).transpose()?,
        heard: heard
            .into_iter()
            .map(|(id, state, failures, content)| {
                let state = match state {
                    0 => HeardState::Waiting,
                    1 => HeardState::Answered,
                    _ => HeardState::SetAside,
                };
                Ok(Heard { id: MessageId(unsigned(id)?), incoming: inbox::open(desk, &content)?, state, failures })
            })
            .collect::<Result<_, Error>>()?,
        told: told
            .into_iter()
            .map(|(answers, seq, state, attempts, content, (reason, ended_at))| {
                let state = match state {
                    0 => ToldState::Waiting,
                    1 => ToldState::Sent,
                    2 => ToldState::Returned,
                    _ => ToldState::Dead,
                };
                let message = outbox::open(desk, seq, &content)?;
                let ended_at = ended_at.map(conversation::instant).transpose()?;
                Ok(Told { answers: MessageId(unsigned(answers)?), message, state, attempts, reason, ended_at })
            })
            .collect::<Result<_, Error>>()?,
        records: records
            .into_iter()
            .map(|(proposal, kind, content)| Ok(Record { proposal, kind, content: open(content)? }))
            .collect::<Result<_, Error>>()?,
    })
}

fn list<T>(
    desk: &Desk<'_>,
    sql: &str,
    values: impl rusqlite::Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, Error> {
    let mut statement = desk.connection.prepare_cached(sql).map_err(failure::from)?;
    let rows = statement.query_map(values, read).map_err(failure::from)?;
    rows.collect::<rusqlite::Result<_>>().map_err(failure::from)
}

fn delete(desk: &Desk<'_>, sql: &str, values: impl rusqlite::Params) -> Result<u64, Error> {
    let mut statement = desk.connection.prepare_cached(sql).map_err(failure::from)?;
    let rows = statement.execute(values).map_err(failure::from)?;
    Ok(u64::try_from(rows).unwrap_or(u64::MAX))
}

/// Removes conversations with all that hangs on them; freed pages are overwritten and the log is
/// emptied.
pub(super) fn erase(desk: &mut Desk<'_>, whom: &Whom) -> Result<Receipt, Error> {
    let rows = match whom {
        Whom::Conversation(id) => conversation::find(desk, id)?.map(|known| known.row).into_iter().collect(),
        Whom::Person(person) => of_person(desk, person)?,
    };
    let connection = desk.connection;
    let overwrite = |on: bool| connection.pragma_update(None, "secure_delete", on).map_err(failure::from);
    overwrite(true)?;
    let removed = rows.into_iter().try_fold(Receipt::default(), |receipt, row| remove(desk, row, receipt));
    overwrite(false)?;
    desk.erased = true;
    removed
}

fn remove(desk: &Desk<'_>, row: i64, receipt: Receipt) -> Result<Receipt, Error> {
    let sessions = delete(desk, "UPDATE conversation SET session = NULL WHERE id = ?1 AND session IS NOT NULL", [row])?;
    Ok(Receipt {
        sessions: receipt.sessions + sessions,
        keys: receipt.keys + delete(desk, "DELETE FROM dedupe WHERE conversation = ?1", [row])?,
        incoming: receipt.incoming + delete(desk, "DELETE FROM inbox WHERE conversation = ?1", [row])?,
        outgoing: receipt.outgoing + delete(desk, "DELETE FROM outbox WHERE conversation = ?1", [row])?,
        records: receipt.records + delete(desk, "DELETE FROM record WHERE conversation = ?1", [row])?,
        conversations: receipt.conversations + delete(desk, "DELETE FROM conversation WHERE id = ?1", [row])?,
    })
}

/// Removes what is too old and no longer waits.
pub(super) fn retain(desk: &mut Desk<'_>, retention: &Retention, now: Timestamp) -> Result<Receipt, Error> {
    let before = |age| order::before(now, age).as_microsecond();
    let (dialogue, sessions) = (before(retention.dialogue), before(retention.sessions));
    Ok(Receipt {
        conversations: 0,
        keys: delete(
            desk,
            "DELETE FROM dedupe WHERE received_at < ?1
               AND NOT EXISTS (SELECT 1 FROM inbox WHERE id = message AND state = 0)",
            [before(retention.keys)],
        )?,
        incoming: delete(desk, "DELETE FROM inbox WHERE state > 0 AND ended_at < ?1", [dialogue])?,
        outgoing: delete(desk, "DELETE FROM outbox WHERE state > 0 AND ended_at < ?1", [dialogue])?,
        records: delete(desk, "DELETE FROM record WHERE written_at < ?1", [before(retention.records)])?,
        sessions: delete(
            desk,
            "UPDATE conversation SET session = NULL
             WHERE session IS NOT NULL AND touched_at < ?1 AND wake_at IS NULL AND send_at IS NULL",
            [sessions],
        )?,
    })
}
