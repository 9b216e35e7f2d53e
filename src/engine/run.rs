//! The running engine: workers, senders and connectors, and how they end.

use super::outlet::Outlet;
use super::serve::{Mode, serve};
use super::{Engine, Parts, Policy, Stop};
use crate::error::Error;
use jiff::Timestamp;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;
use tokio::task::JoinSet;

impl Engine {
    /// Works until `stop` asks it to end: connectors first stop bringing messages and running
    /// turns are finished, then the outbox is emptied, each within the policy's limit. What is left
    /// stays in the store for the next start.
    pub async fn run(&self, stop: Stop) -> Result<(), Error> {
        let parts = &self.parts;
        let (wake, silence) = (Arc::new(Notify::new()), Stop::new());
        let mut turns = JoinSet::new();
        let mut sends = JoinSet::new();
        for _ in 0..parts.policy.workers.max(1) {
            turns.spawn(work(Arc::clone(parts), Arc::clone(&wake), stop.clone()));
        }
        for outlet in &parts.outlets {
            outlet.begin((parts.clock)());
            turns.spawn(listen(Arc::clone(parts), Arc::clone(outlet), stop.clone()));
            for _ in 0..parts.policy.senders.max(1) {
                sends.spawn(speak(Arc::clone(parts), Arc::clone(outlet), silence.clone()));
            }
        }
        for outlet in &parts.outlets {
            sends.spawn(under_way(Arc::clone(outlet), parts.policy.clone(), silence.clone()));
        }
        sends.spawn(pump(Arc::clone(parts), wake, silence.clone()));
        stop.stopped().await;
        end(&mut turns, parts.policy.finish_limit, "turns").await;
        silence.stop();
        end(&mut sends, parts.policy.flush_limit, "deliveries").await;
        Ok(())
    }
}

/// Waits for tasks, but not for ever; what they had begun stays in the store.
async fn end(tasks: &mut JoinSet<()>, limit: Duration, what: &str) {
    let all = async { while tasks.join_next().await.is_some() {} };
    if tokio::time::timeout(limit, all).await.is_err() {
        tracing::warn!(what, left = tasks.len(), "not all ended in time; the rest is kept for the next start");
        tasks.shutdown().await;
    }
}

/// Asked to end, waits for what turns have handed over to be sent.
async fn under_way(outlet: Arc<Outlet>, policy: Policy, silence: Stop) {
    silence.stopped().await;
    let all = u32::try_from(policy.senders.max(1)).unwrap_or(u32::MAX);
    // An error would mean that the seats are closed, which nobody does.
    drop(outlet.seats(&policy).acquire_many(all).await);
}

/// Wakes a worker or sender whenever something is due.
async fn pump(parts: Arc<Parts>, wake: Arc<Notify>, silence: Stop) {
    let mut news = parts.store.news();
    loop {
        news.mark_unchanged();
        let due = parts.store.due().await.unwrap_or_else(|error| {
            tracing::warn!(%error, "the store cannot be asked");
            crate::store::Due::default()
        });
        let now = (parts.clock)();
        let mut pause = parts.policy.poll;
        let mut is_due = |at: Option<Timestamp>| match at {
            Some(at) if at <= now => true,
            Some(at) => {
                pause = pause.min(at.duration_since(now).unsigned_abs());
                false
            }
            None => false,
        };
        if is_due(due.inbox) {
            wake.notify_one();
        }
        if is_due(due.outbox) {
            parts.outlets.iter().for_each(|outlet| outlet.wake.notify_one());
        }
        tokio::select! {
            _ = news.changed() => {}
            () = tokio::time::sleep(pause) => {}
            () = silence.stopped() => {}
        }
        if silence.is_stopped() {
            return;
        }
    }
}

/// One worker: claims whatever conversation is due.
async fn work(parts: Arc<Parts>, wake: Arc<Notify>, stop: Stop) {
    let worker = parts.policy.worker();
    while !stop.is_stopped() {
        match parts.store.claim(&worker, None, (parts.clock)()).await {
            Ok(Some(claim)) => {
                // Where one message was, there may be more: each success wakes a colleague.
                wake.notify_one();
                let served = serve(&parts, claim, &parts.clock, Mode::Run).await;
                if served.is_err_and(|error| error.is_unavailable()) {
                    rest(&stop).await;
                }
            }
            Ok(None) => tokio::select! {
                () = wake.notified() => {}
                () = stop.stopped() => {}
            },
            Err(error) => {
                tracing::warn!(%error, "nothing can be claimed");
                rest(&stop).await;
            }
        }
    }
}

/// One sender of a connector. Asked to end, it first sends what is there.
async fn speak(parts: Arc<Parts>, outlet: Arc<Outlet>, silence: Stop) {
    let worker = parts.policy.worker();
    loop {
        // A seat may be waited for; an error would mean that the seats are closed, which nobody does.
        let seat = outlet.seats(&parts.policy).acquire().await;
        match parts.store.take(&worker, outlet.id(), (parts.clock)()).await {
            Ok(Some(delivery)) => {
                outlet.wake.notify_one();
                if outlet.deliver(&parts, delivery).await.is_err_and(|error| error.is_unavailable()) {
                    rest(&silence).await;
                }
            }
            Ok(None) if silence.is_stopped() => return,
            Ok(None) => {
                drop(seat);
                tokio::select! {
                    () = outlet.wake.notified() => {}
                    () = silence.stopped() => {}
                }
            }
            Err(error) => {
                drop(seat);
                tracing::warn!(%error, "nothing can be sent");
                if silence.is_stopped() {
                    return;
                }
                rest(&silence).await;
            }
        }
    }
}

/// Keeps a connector running.
async fn listen(parts: Arc<Parts>, outlet: Arc<Outlet>, stop: Stop) {
    let mut attempt = 0;
    while !stop.is_stopped() {
        let connector = Arc::clone(&outlet.connector);
        let (inbox, theirs) = (parts.inbox(), stop.clone());
        // In a task of its own, so that a panic ends only this round; it ends with us.
        let mut round = JoinSet::new();
        round.spawn(async move {
            connector.setup().await?;
            connector.run(inbox, theirs).await
        });
        let ended = round.join_next().await.unwrap_or(Ok(Ok(())));
        let result = ended.unwrap_or_else(|_| Err(Error::other("the connector panicked")));
        let Err(error) = result else { return };
        tracing::warn!(connector = outlet.id(), attempt, %error, "a connector ended");
        tokio::select! {
            () = tokio::time::sleep(parts.policy.wait(&outlet.id(), attempt)) => {}
            () = stop.stopped() => {}
        }
        attempt = attempt.saturating_add(1);
    }
}

/// A pause after the store could not be asked.
async fn rest(stop: &Stop) {
    tokio::select! {
        () = tokio::time::sleep(Outlet::STORE_PAUSE) => {}
        () = stop.stopped() => {}
    }
}
