//! One turn: the claim that starts it, its renewal, and the commit that ends it.

use super::conversation::{self, signed, unsigned};
use super::inbox::{self, Letter};
use super::writer::Desk;
use super::{failure, outbox};
use crate::error::Error;
use crate::message::{ConversationId, PersonId};
use crate::store::{Changes, Claim, Delivery, MessageId, Sealed, Taken, Worker, order};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row};

struct Chosen {
    row: i64,
    conversation: ConversationId,
    person: PersonId,
    session: Option<Vec<u8>>,
    fence: i64,
    next_seq: i64,
}

const COLUMNS: &str =
    "SELECT id, bot, channel, account, peer, thread, person, session, fence, next_seq FROM conversation";

fn chosen(row: &Row<'_>) -> rusqlite::Result<Chosen> {
    Ok(Chosen {
        row: row.get(0)?,
        conversation: conversation::id(row, 1)?,
        person: PersonId(row.get(6)?),
        session: row.get(7)?,
        fence: row.get(8)?,
        next_seq: row.get(9)?,
    })
}

fn choose(desk: &Desk<'_>, only: Option<&ConversationId>, now: i64) -> Result<Option<Chosen>, Error> {
    let Some(only) = only else {
        let sql = format!("{COLUMNS} WHERE wake_at <= ?1 ORDER BY wake_at, wake_first LIMIT 1");
        let mut statement = desk.connection.prepare_cached(&sql).map_err(failure::from)?;
        return statement.query_row([now], chosen).optional().map_err(failure::from);
    };
    let Some(known) = conversation::find(desk, only)? else { return Ok(None) };
    let mut statement =
        desk.connection.prepare_cached(&format!("{COLUMNS} WHERE id = ?2 AND wake_at <= ?1")).map_err(failure::from)?;
    statement.query_row([now, known.row], chosen).optional().map_err(failure::from)
}

/// Takes the oldest due message of a free conversation and holds the conversation.
///
/// A message that cannot be opened (its key is gone, the file was damaged) is set aside, lest it
/// stand before all others for ever.
pub(super) fn claim(
    desk: &mut Desk<'_>,
    worker: &Worker,
    only: Option<&ConversationId>,
    now: Timestamp,
) -> Result<Option<Claim>, Error> {
    while let Some(chosen) = choose(desk, only, now.as_microsecond())? {
        let Some((message, failures, content)) = head(desk, chosen.row, now.as_microsecond())? else {
            return Ok(None);
        };
        let id = MessageId(unsigned(message)?);
        let opened = inbox::open(desk, &content).and_then(|incoming| Ok((incoming, session(desk, &chosen)?)));
        let (incoming, session) = match opened {
            Ok(opened) => opened,
            Err(error) => {
                tracing::error!(message = %id, %error, "a message that cannot be opened was set aside");
                finish(desk, message, 2, 1, Some(now.as_microsecond()))?;
                let unchanged = (None::<Vec<u8>>, chosen.next_seq);
                release(desk, (chosen.row, &chosen.person.0, 0, now.as_microsecond(), unchanged.0, unchanged.1))?;
                continue;
            }
        };
        let fence = chosen.fence.checked_add(1).ok_or_else(failure::range)?;
        let until = order::after(now, worker.lease).as_microsecond();
        execute(
            desk,
            "UPDATE conversation SET fence = ?2, held_until = ?3, wake_at = ?3, worker = ?4 WHERE id = ?1",
            (chosen.row, fence, until, &worker.name),
        )?;
        return Ok(Some(Claim {
            conversation: chosen.conversation,
            person: chosen.person,
            message: id,
            incoming,
            session,
            fence: unsigned(fence)?,
            failures,
            next_seq: unsigned(chosen.next_seq)?,
            lease: worker.lease,
        }));
    }
    Ok(None)
}

/// The oldest due message of a conversation: its row, its failed turns, its sealed content.
fn head(desk: &Desk<'_>, row: i64, now: i64) -> Result<Option<(i64, u32, Vec<u8>)>, Error> {
    let mut statement = desk
        .connection
        .prepare_cached(
            "SELECT id, failures, content FROM inbox
             WHERE conversation = ?1 AND state = 0 AND due <= ?2 ORDER BY position, id LIMIT 1",
        )
        .map_err(failure::from)?;
    statement.query_row((row, now), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional().map_err(failure::from)
}

fn session(desk: &Desk<'_>, chosen: &Chosen) -> Result<Option<Vec<u8>>, Error> {
    let open = |stored: &Vec<u8>| desk.sealer.open(&Sealed::from_bytes(stored)?);
    chosen.session.as_ref().map(open).transpose()
}

/// Begins the lease anew.
pub(super) fn renew(desk: &mut Desk<'_>, claim: &Claim, now: Timestamp) -> Result<(), Error> {
    let (row, _) = held(desk, claim)?;
    let until = order::after(now, claim.lease).as_microsecond();
    let mut statement = desk
        .connection
        .prepare_cached("UPDATE conversation SET held_until = ?2, wake_at = ?2 WHERE id = ?1")
        .map_err(failure::from)?;
    statement.execute((row, until)).map_err(failure::from)?;
    Ok(())
}

/// The row of a conversation whose newest claim this is. The message's id is never given twice,
/// so a claim on an erased conversation stays stale when the person comes back.
fn held(desk: &Desk<'_>, claim: &Claim) -> Result<(i64, PersonId), Error> {
    let mut statement = desk
        .connection
        .prepare_cached(
            "SELECT conversation.id, person FROM inbox JOIN conversation ON conversation.id = inbox.conversation
             WHERE inbox.id = ?1 AND inbox.state = 0 AND fence = ?2",
        )
        .map_err(failure::from)?;
    statement
        .query_row((inbox::column(claim.message)?, signed(claim.fence)?), |row| {
            Ok((row.get(0)?, PersonId(row.get(1)?)))
        })
        .optional()
        .map_err(failure::from)?
        .ok_or_else(|| Error::stale(format!("the claim on message {} was lost", claim.message)))
}

/// Writes everything that a turn changed and lets the conversation go.
pub(super) fn commit(
    desk: &mut Desk<'_>,
    claim: &Claim,
    changes: Changes,
    later: Vec<Letter>,
) -> Result<Option<Delivery>, Error> {
    let (row, found) = held(desk, claim)?;
    let message = inbox::column(claim.message)?;
    let at = changes.at.as_microsecond();
    let person = changes.person.as_ref().unwrap_or(&found);
    let (state, failed, until) = match changes.taken {
        Taken::Done => (1, 0, 0),
        Taken::Again { at } => (0, 1, at.as_microsecond()),
        Taken::SetAside => (2, 1, 0),
    };
    finish(desk, message, state, failed, (state > 0).then_some(at))?;
    let session = changes.session.as_ref().map(|session| inbox::seal(desk, person, session)).transpose()?;
    outbox::confirm(desk, row, &changes.confirmed, changes.at)?;
    outbox::revive(desk, row, person, &changes.revived, changes.at)?;
    let delivery = outbox::write(desk, claim, row, person, &changes)?;
    for record in &changes.records {
        let sealed = inbox::seal(desk, person, &record.content)?;
        execute(
            desk,
            "INSERT INTO record (conversation, message, proposal, kind, written_at, content)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (row, message, &record.proposal, &record.kind, at, sealed),
        )?;
    }
    inbox::leave(desk, later)?;
    let written = u64::try_from(changes.outgoing.len()).unwrap_or(u64::MAX);
    let next_seq = signed(claim.next_seq.saturating_add(written))?;
    release(desk, (row, &person.0, until, at, session, next_seq))?;
    Ok(delivery)
}

fn finish(desk: &Desk<'_>, message: i64, state: i64, failed: i64, ended_at: Option<i64>) -> Result<(), Error> {
    execute(
        desk,
        "UPDATE inbox SET state = ?2, failures = failures + ?3, ended_at = ?4 WHERE id = ?1",
        (message, state, failed, ended_at),
    )
}

/// Lets a conversation go, at once or `until` its message comes again, and says when it has work.
/// The values: row, person, until, at, new session if there is one, next number.
fn release(desk: &mut Desk<'_>, values: impl rusqlite::Params) -> Result<(), Error> {
    execute(
        desk,
        "UPDATE conversation SET
           person = ?2, session = coalesce(?5, session), next_seq = ?6, held_until = ?3, touched_at = max(touched_at, ?4),
           wake_at = max(?3, (SELECT min(due) FROM inbox INDEXED BY inbox_waiting WHERE conversation = ?1 AND state = 0)),
           wake_first = (SELECT min(id) FROM inbox INDEXED BY inbox_waiting WHERE conversation = ?1 AND state = 0)
         WHERE id = ?1",
        values,
    )?;
    desk.woke_inbox = true;
    Ok(())
}

/// Executes one statement.
pub(super) fn execute(desk: &Desk<'_>, sql: &str, values: impl rusqlite::Params) -> Result<(), Error> {
    desk.connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.execute(values))
        .map(drop)
        .map_err(failure::from)
}
