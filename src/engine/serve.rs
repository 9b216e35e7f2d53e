//! One claimed message: run its turn, keep the claim alive meanwhile, commit.

use super::{Parts, Signal, crash, fit, switches};
use crate::error::Error;
use crate::message::{Clock, Content, InternalEvent, Outgoing, Part, PlatformEvent};
use crate::store::{Changes, Claim, Confirmed, Route, Taken};
use crate::turn::Turned;
use jiff::Timestamp;
use std::sync::Arc;
use std::time::Duration;

/// How serving a message ended.
pub(super) enum Served {
    /// It was answered with these.
    Answered(Vec<Outgoing>),
    /// Its turn failed; it comes again.
    Failed,
    /// Its turn failed once too often; it was set aside.
    SetAside(Error),
}

/// An answer that takes no longer is not announced.
const QUICK: Duration = Duration::from_millis(700);

/// For whom a message is served.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// For a running engine: what is to be sent is handed to a sender; a failed turn comes again after a
    /// wait that grows.
    Run,
    /// For somebody who waits for the answer: a failed turn comes again at once.
    Answer,
}

/// Serves a claim. `Err`: nothing was committed and the message comes again when the lease has
/// run out; [`Error::is_stale`] if another worker has it by now.
pub(super) async fn serve(parts: &Arc<Parts>, claim: Claim, clock: &Clock, mode: Mode) -> Result<Served, Error> {
    crash::point("after-claim");
    let result = match own_affair(&claim, clock()) {
        Some(changes) => Err(changes),
        None => Ok(turn(parts, &claim, clock).await),
    };
    let now = clock();
    let (mut changes, served) = match result {
        Err(changes) => (Changes { at: now, ..changes }, Served::Answered(Vec::new())),
        Ok(Ok(turned)) => {
            let changes = changes(parts, &claim, turned, now);
            let replies = changes.outgoing.clone();
            (changes, Served::Answered(replies))
        }
        Ok(Err(error)) => failed(parts, &claim, error, now, mode),
    };
    let message = claim.message;
    let outlet = parts.outlet(&claim.conversation.channel).filter(|_| mode == Mode::Run);
    let seat = outlet.and_then(|outlet| Some((Arc::clone(outlet), outlet.free_seat(&parts.policy)?)));
    changes.sender = seat.as_ref().map(|_| parts.policy.worker());
    crash::point("before-commit");
    let committed = parts.store.commit(claim, changes).await;
    crash::point("after-commit");
    match committed {
        Ok(delivery) => {
            if let (Some(delivery), Some((outlet, seat))) = (delivery, seat) {
                let parts = Arc::clone(parts);
                tokio::spawn(async move {
                    // What could not be settled is sent again when the lease has run out.
                    drop(outlet.deliver(&parts, delivery).await);
                    drop(seat);
                });
            }
            Ok(served)
        }
        Err(error) => {
            tracing::warn!(%message, %error, "the turn's result was thrown away");
            Err(error)
        }
    }
}

/// What concerns the outbox alone and needs no turn.
fn own_affair(claim: &Claim, now: Timestamp) -> Option<Changes> {
    match &claim.incoming.content {
        Content::Platform(PlatformEvent::Echo { message, ids }) => {
            let confirmed = vec![Confirmed { message: message.clone(), platform_ids: ids.clone() }];
            Some(Changes { confirmed, ..Changes::default() })
        }
        Content::Internal(InternalEvent::Replay { messages }) => {
            Some(Changes { revived: messages.clone(), ..Changes::default() })
        }
        Content::Internal(event) => switches::changes(claim.session.as_deref(), event, now),
        _ => None,
    }
}

/// Shows the customer that the bot is there; nobody waits for it.
fn signal(parts: &Parts, claim: &Claim, signal: Signal) {
    let Some(outlet) = parts.outlet(&claim.conversation.channel) else { return };
    let (connector, conversation) = (Arc::clone(&outlet.connector), claim.conversation.clone());
    tokio::spawn(async move { connector.signal(&conversation, signal).await });
}

/// Runs the turn in a task of its own: a panic ends only that task, and a turn that computes for
/// long does not keep the claim from being renewed.
async fn turn(parts: &Parts, claim: &Claim, clock: &Clock) -> Result<Turned, Error> {
    let (run, session, incoming, now) = (parts.turn.clone(), claim.session.clone(), claim.incoming.clone(), clock());
    let mut task = tokio::spawn(async move { run(session, incoming, now).await });
    let pause = (claim.lease / 3).max(Duration::from_millis(1));
    let customer = claim.incoming.content.opens_window();
    let capabilities = parts.outlet(&claim.conversation.channel).map(|outlet| outlet.capabilities(&claim.conversation));
    if customer && capabilities.is_some_and(|can| can.seen) {
        signal(parts, claim, Signal::Seen);
    }
    // Shown before it ends, and not at all where the answer is quick.
    let typing = capabilities.and_then(|can| can.typing).filter(|_| customer).map(|shown| shown * 3 / 4);
    let mut types = QUICK;
    loop {
        tokio::select! {
            ended = &mut task => {
                return ended.unwrap_or_else(|_| Err(Error::other("the turn panicked")));
            }
            () = tokio::time::sleep(types), if typing.is_some() => {
                signal(parts, claim, Signal::Typing);
                types = typing.unwrap_or(types);
            }
            () = tokio::time::sleep(pause) => {
                if let Err(error) = parts.store.renew(claim, clock()).await {
                    // Should the claim be lost, the commit will say so.
                    tracing::warn!(message = %claim.message, %error, "the claim was not renewed");
                }
            }
        }
    }
}

fn changes(parts: &Parts, claim: &Claim, turned: Turned, now: Timestamp) -> Changes {
    let outlet = parts.outlet(&claim.conversation.channel);
    let named = turned.outgoing.into_iter().enumerate().map(|(index, mut message)| {
        if message.id.is_empty() {
            message.id = format!("{}-{}", claim.message, index + 1);
        }
        message.conversation = claim.conversation.clone();
        message
    });
    let mut outgoing: Vec<Outgoing> = match outlet {
        Some(outlet) => named.flat_map(|message| fit(message, outlet.capabilities(&claim.conversation))).collect(),
        // Whoever waits for the answer has no platform that could hand it over, and is told in words.
        None => named.filter(|message| !matches!(message.part, Part::HandOver { .. } | Part::Status(_))).collect(),
    };
    for (message, seq) in outgoing.iter_mut().zip(claim.next_seq..) {
        message.seq = seq;
    }
    let mut later = turned.later;
    for message in &mut later {
        message.received_at = now;
    }
    let person = match &claim.incoming.content {
        Content::Internal(InternalEvent::LoggedIn { person, .. }) => Some(person.clone()),
        _ => None,
    };
    Changes {
        at: now,
        taken: Taken::Done,
        session: Some(turned.session),
        outgoing,
        route: if outlet.is_some() { Route::Outbox } else { Route::Returned },
        later,
        records: turned.records,
        person,
        ..Changes::default()
    }
}

fn failed(parts: &Parts, claim: &Claim, error: Error, now: Timestamp, mode: Mode) -> (Changes, Served) {
    let (message, attempt) = (claim.message, claim.failures.saturating_add(1));
    let mut changes = Changes { at: now, ..Changes::default() };
    if attempt >= parts.policy.turn_attempts {
        tracing::error!(%message, attempt, %error, "a message was set aside");
        changes.taken = Taken::SetAside;
        return (changes, Served::SetAside(error));
    }
    tracing::warn!(%message, attempt, %error, "a turn failed");
    let wait = match mode {
        Mode::Run => parts.policy.wait(&message, claim.failures),
        Mode::Answer => Duration::ZERO,
    };
    changes.taken = Taken::Again { at: crate::store::after(now, wait) };
    (changes, Served::Failed)
}
