//! Sending: a conversation's messages leave one after the other.

use super::conversation::{self, signed, unsigned};
use super::failure;
use super::inbox;
use super::turn::execute;
use super::writer::Desk;
use crate::error::Error;
use crate::message::{Outgoing, PersonId};
use crate::store::{Changes, Claim, Confirmed, Delivery, Outcome, Route, Sealed, Worker, order};
use jiff::Timestamp;
use rusqlite::OptionalExtension;

/// Writes the messages of a turn; called within its commit, which moves `next_seq` on. Gives the first one to
/// the sender whom the turn names, unless a delivery is under way or a repetition waited for.
pub(super) fn write(
    desk: &mut Desk<'_>,
    claim: &Claim,
    row: i64,
    person: &PersonId,
    changes: &Changes,
) -> Result<Option<Delivery>, Error> {
    if changes.outgoing.is_empty() {
        return Ok(None);
    }
    let mut seq = claim.next_seq;
    let mut first = None;
    let state = match changes.route {
        Route::Outbox => 0,
        Route::Returned => 2,
    };
    for message in &changes.outgoing {
        let clear = serde_json::to_vec(message)
            .map_err(|error| Error::invalid("a message cannot be serialised").because(error))?;
        let sealed = inbox::seal(desk, person, &clear)?;
        let mut statement = desk
            .connection
            .prepare_cached(
                "INSERT INTO outbox (conversation, seq, name, answers, state, written_at, ended_at, content)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, CASE WHEN ?5 > 0 THEN ?6 END, ?7)",
            )
            .map_err(failure::from)?;
        let answers = inbox::column(claim.message)?;
        let at = changes.at.as_microsecond();
        let row_id =
            statement.insert((row, signed(seq)?, &message.id, answers, state, at, sealed)).map_err(failure::from)?;
        first.get_or_insert(row_id);
        seq = seq.saturating_add(1);
    }
    if changes.route == Route::Returned {
        return Ok(None);
    }
    let until = changes.sender.as_ref().map(|sender| order::after(changes.at, sender.lease).as_microsecond());
    let mut statement = desk
        .connection
        .prepare_cached(
            "UPDATE conversation SET send_first = ?2, send_at = ?3, send_fence = send_fence + ?4, send_held = ?4
             WHERE id = ?1 AND send_at IS NULL RETURNING send_fence, heard_at",
        )
        .map_err(failure::from)?;
    let fence: Option<(i64, Option<i64>)> = statement
        .query_row((row, first, until.unwrap_or(0), until.is_some()), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
        .map_err(failure::from)?;
    match (fence, changes.outgoing.first()) {
        (Some((fence, heard_at)), Some(message)) if until.is_some() => {
            let message = Outgoing { seq: claim.next_seq, ..message.clone() };
            let heard_at = heard_at.map(conversation::instant).transpose()?;
            Ok(Some(Delivery { message, attempts: 0, fence: unsigned(fence)?, heard_at, unsure: false }))
        }
        _ => {
            desk.woke_outbox = true;
            Ok(None)
        }
    }
}

/// Takes the next message of the conversation on `channel` that has waited longest. One that cannot
/// be opened is given up, lest it stand before all others for ever.
pub(super) fn take(
    desk: &mut Desk<'_>,
    worker: &Worker,
    channel: &str,
    now: Timestamp,
) -> Result<Option<Delivery>, Error> {
    let micros = now.as_microsecond();
    while let Some((row, unsure)) = choose(desk, channel, micros)? {
        let Some((seq, attempts, content)) = head(desk, row)? else { return Ok(None) };
        match open(desk, seq, &content) {
            Ok(message) => {
                let (fence, heard_at) = hold(desk, row, worker, now)?;
                return Ok(Some(Delivery { message, attempts, fence, heard_at, unsure }));
            }
            Err(error) => {
                tracing::error!(seq, %error, "a message to send that cannot be opened was given up");
                execute(
                    desk,
                    "UPDATE outbox SET state = 3, reason = 'unreadable', ended_at = ?3
                     WHERE conversation = ?1 AND seq = ?2",
                    (row, seq, micros),
                )?;
                release(desk, row, 0, micros)?;
            }
        }
    }
    Ok(None)
}

/// Holds the conversation's sending for a worker. Gives back the fence, and when the customer was heard last.
fn hold(desk: &Desk<'_>, row: i64, worker: &Worker, now: Timestamp) -> Result<(u64, Option<Timestamp>), Error> {
    let until = order::after(now, worker.lease).as_microsecond();
    let mut statement = desk
        .connection
        .prepare_cached(
            "UPDATE conversation SET send_fence = send_fence + 1, send_at = ?2, send_held = 1 WHERE id = ?1
             RETURNING send_fence, heard_at",
        )
        .map_err(failure::from)?;
    let (fence, heard_at): (i64, Option<i64>) =
        statement.query_row((row, until), |row| Ok((row.get(0)?, row.get(1)?))).map_err(failure::from)?;
    Ok((unsigned(fence)?, heard_at.map(conversation::instant).transpose()?))
}

fn choose(desk: &Desk<'_>, channel: &str, now: i64) -> Result<Option<(i64, bool)>, Error> {
    let mut statement = desk
        .connection
        .prepare_cached(
            "SELECT id, send_held FROM conversation WHERE channel = ?1 AND send_at <= ?2
             ORDER BY send_at, send_first LIMIT 1",
        )
        .map_err(failure::from)?;
    statement.query_row((channel, now), |row| Ok((row.get(0)?, row.get(1)?))).optional().map_err(failure::from)
}

/// Messages that have arrived without our having known it are not sent again; whoever sends one just now is too late
/// to say what became of it.
pub(super) fn confirm(desk: &mut Desk<'_>, row: i64, confirmed: &[Confirmed], at: Timestamp) -> Result<(), Error> {
    let at = at.as_microsecond();
    for one in confirmed {
        let ids = serde_json::to_string(&one.platform_ids).ok();
        let mut statement = desk
            .connection
            .prepare_cached(
                "UPDATE outbox SET state = 1, platform_ids = ?3, ended_at = ?4
                 WHERE conversation = ?1 AND name = ?2 AND state = 0",
            )
            .map_err(failure::from)?;
        if statement.execute((row, &one.message, ids, at)).map_err(failure::from)? > 0 {
            execute(desk, "UPDATE conversation SET send_fence = send_fence + 1 WHERE id = ?1", [row])?;
            release(desk, row, 0, at)?;
        }
    }
    Ok(())
}

/// Messages that were given up are to be sent after all, however old they are.
pub(super) fn revive(
    desk: &mut Desk<'_>,
    row: i64,
    person: &PersonId,
    names: &[String],
    at: Timestamp,
) -> Result<(), Error> {
    for name in names {
        let mut statement = desk
            .connection
            .prepare_cached("SELECT seq, content FROM outbox WHERE conversation = ?1 AND name = ?2 AND state = 3")
            .map_err(failure::from)?;
        let found: Option<(i64, Vec<u8>)> =
            statement.query_row((row, name), |row| Ok((row.get(0)?, row.get(1)?))).optional().map_err(failure::from)?;
        let Some((seq, content)) = found else { continue };
        let message = Outgoing { not_after: None, ..open(desk, seq, &content)? };
        let clear = serde_json::to_vec(&message)
            .map_err(|error| Error::invalid("a message cannot be serialised").because(error))?;
        let sealed = inbox::seal(desk, person, &clear)?;
        execute(
            desk,
            "UPDATE outbox SET state = 0, attempts = 0, reason = NULL, ended_at = NULL, content = ?3
             WHERE conversation = ?1 AND seq = ?2",
            (row, seq, sealed),
        )?;
        // What waits for a repetition goes on waiting.
        execute(
            desk,
            "UPDATE conversation SET send_at = coalesce(send_at, 0),
               send_first = (SELECT min(id) FROM outbox WHERE outbox.conversation = ?1 AND state = 0),
               touched_at = max(touched_at, ?2)
             WHERE id = ?1",
            (row, at.as_microsecond()),
        )?;
        desk.woke_outbox = true;
    }
    Ok(())
}

/// A conversation's next message: its number, its failed attempts, its sealed content.
fn head(desk: &Desk<'_>, row: i64) -> Result<Option<(i64, u32, Vec<u8>)>, Error> {
    let mut statement = desk
        .connection
        .prepare_cached(
            "SELECT seq, attempts, content FROM outbox WHERE conversation = ?1 AND state = 0 ORDER BY seq LIMIT 1",
        )
        .map_err(failure::from)?;
    statement.query_row([row], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional().map_err(failure::from)
}

/// Says when the conversation's next message can leave: at once, or `again` for a repetition.
fn release(desk: &mut Desk<'_>, row: i64, again: i64, at: i64) -> Result<(), Error> {
    execute(
        desk,
        "UPDATE conversation SET
           send_at = CASE WHEN ?2 > 0 THEN ?2
             WHEN EXISTS (SELECT 1 FROM outbox WHERE outbox.conversation = ?1 AND state = 0) THEN 0 END,
           send_first = (SELECT min(id) FROM outbox WHERE outbox.conversation = ?1 AND state = 0),
           send_held = 0, touched_at = max(touched_at, ?3)
         WHERE id = ?1",
        (row, again, at),
    )?;
    desk.woke_outbox = true;
    Ok(())
}

/// Opens a stored message; its number is the column's.
pub(super) fn open(desk: &Desk<'_>, seq: i64, content: &[u8]) -> Result<Outgoing, Error> {
    let clear = desk.sealer.open(&Sealed::from_bytes(content)?)?;
    let message: Outgoing = serde_json::from_slice(&clear)
        .map_err(|error| Error::invalid("a stored message cannot be read").because(error))?;
    Ok(Outgoing { seq: unsigned(seq)?, ..message })
}

/// Writes what became of a delivery and lets the conversation's next message go: to `next`, if there is a worker who
/// takes it at once.
pub(super) fn settle(
    desk: &mut Desk<'_>,
    delivery: &Delivery,
    outcome: Outcome,
    now: Timestamp,
    next: Option<&Worker>,
) -> Result<Option<Delivery>, Error> {
    let stale = || Error::stale(format!("the delivery of {} was lost", delivery.message.id));
    let known = conversation::find(desk, &delivery.message.conversation)?.ok_or_else(stale)?;
    let (state, failed, ids, reason, again) = match outcome {
        Outcome::Sent { platform_ids } => (1, 0, Some(platform_ids), None, 0),
        Outcome::Again { at, counts } => (0, i64::from(counts), None, None, at.as_microsecond()),
        Outcome::Dead { reason } => (3, 1, None, Some(reason), 0),
    };
    let ids = ids.and_then(|ids| serde_json::to_string(&ids).ok());
    let mut statement = desk
        .connection
        .prepare_cached(
            "UPDATE outbox SET state = ?4, attempts = attempts + ?5, platform_ids = ?6, reason = ?7,
               ended_at = CASE WHEN ?4 > 0 THEN ?8 END
             WHERE conversation = ?1 AND seq = ?2 AND name = ?3 AND state = 0
               AND ?9 = (SELECT send_fence FROM conversation WHERE id = ?1)",
        )
        .map_err(failure::from)?;
    let message = &delivery.message;
    let (seq, fence, at) = (signed(message.seq)?, signed(delivery.fence)?, now.as_microsecond());
    let changed = statement
        .execute((known.row, seq, &message.id, state, failed, ids, reason, at, fence))
        .map_err(failure::from)?;
    if changed == 0 {
        return Err(stale());
    }
    release(desk, known.row, again, at)?;
    let Some(worker) = next.filter(|_| again == 0) else { return Ok(None) };
    let Some((seq, attempts, content)) = head(desk, known.row)? else { return Ok(None) };
    // One that cannot be opened is left to `take`, which gives it up.
    let Ok(message) = open(desk, seq, &content) else { return Ok(None) };
    let (fence, heard_at) = hold(desk, known.row, worker, now)?;
    Ok(Some(Delivery { message, attempts, fence, heard_at, unsure: false }))
}
