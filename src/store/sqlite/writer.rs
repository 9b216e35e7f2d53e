//! The one thread that touches the file, and how operations share its transactions.

use super::{SqliteOptions, failure};
use crate::error::Error;
use crate::store::{News, Sealer};
use rusqlite::Connection;
use std::sync::mpsc;
use tokio::sync::{oneshot, watch};

/// What an operation works with.
pub(super) struct Desk<'a> {
    /// The connection, inside a transaction.
    pub(super) connection: &'a Connection,
    /// Seals and opens content.
    pub(super) sealer: &'a Sealer,
    /// Set when the operation may have made a message ready to be claimed.
    pub(super) woke_inbox: bool,
    /// Set when the operation may have made a message ready to be sent.
    pub(super) woke_outbox: bool,
    /// Set when something was erased for good, so that the log must not keep it either.
    pub(super) erased: bool,
}

/// An operation that waits for its transaction.
trait Job: Send {
    /// Does the work; what it gives back is told the caller once the transaction has ended.
    fn run(self: Box<Self>, desk: &mut Desk<'_>) -> Ended;
    /// Tells the caller that there was no transaction.
    fn refuse(self: Box<Self>, error: Error);
}

struct Ended {
    keep: bool,
    tell: Box<dyn FnOnce(Option<Error>) + Send>,
}

struct Operation<T, F> {
    work: F,
    caller: oneshot::Sender<Result<T, Error>>,
}

impl<T, F> Job for Operation<T, F>
where
    T: Send + 'static,
    F: FnOnce(&mut Desk<'_>) -> Result<T, Error> + Send,
{
    fn run(self: Box<Self>, desk: &mut Desk<'_>) -> Ended {
        let caller = self.caller;
        let result = (self.work)(desk);
        let keep = result.is_ok();
        // A caller who no longer listens misses only the answer.
        let tell = move |error: Option<Error>| drop(caller.send(error.map_or(result, Err)));
        Ended { keep, tell: Box::new(tell) }
    }

    fn refuse(self: Box<Self>, error: Error) {
        drop(self.caller.send(Err(error)));
    }
}

/// The handle to the thread; it ends when the last handle is dropped.
#[derive(Debug)]
pub(super) struct Writer {
    jobs: mpsc::Sender<Box<dyn Job>>,
    news: watch::Receiver<News>,
    /// Where the file lies, for errors.
    place: String,
}

impl Writer {
    /// Starts the thread.
    pub(super) fn start(connection: Connection, options: SqliteOptions, place: String) -> Result<Self, Error> {
        let (jobs, waiting) = mpsc::channel();
        let (teller, news) = watch::channel(News::default());
        std::thread::Builder::new()
            .name("schalter-sqlite".into())
            .spawn(move || write(&connection, &options, &waiting, &teller))
            .map_err(|error| Error::unavailable("the database's thread cannot be started").because(error))?;
        Ok(Self { jobs, news, place })
    }

    /// Has `work` done in a transaction that it may share; returns after the commit. An `Err` of
    /// `work` undoes what it did, and only that.
    pub(super) async fn call<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Desk<'_>) -> Result<T, Error> + Send + 'static,
    {
        let (caller, answer) = oneshot::channel();
        self.jobs.send(Box::new(Operation { work, caller })).map_err(|_| failure::closed())?;
        let result = answer.await.map_err(|_| failure::closed())?;
        result.map_err(|error| if error.is_stale() { error } else { error.at(&self.place) })
    }

    /// Counters of new work.
    pub(super) fn news(&self) -> watch::Receiver<News> {
        self.news.clone()
    }
}

fn write(
    connection: &Connection,
    options: &SqliteOptions,
    waiting: &mpsc::Receiver<Box<dyn Job>>,
    news: &watch::Sender<News>,
) {
    // While one group is synced to disk, the next one gathers.
    while let Ok(first) = waiting.recv() {
        let rest = waiting.try_iter().take(options.group.saturating_sub(1));
        let group: Vec<_> = std::iter::once(first).chain(rest).collect();
        let mut desk =
            Desk { connection, sealer: &options.sealer, woke_inbox: false, woke_outbox: false, erased: false };
        let (broken, ended) = transact(&mut desk, group);
        if broken.is_none() && (desk.woke_inbox || desk.woke_outbox) {
            news.send_modify(|news| {
                news.inbox = news.inbox.wrapping_add(u64::from(desk.woke_inbox));
                news.outbox = news.outbox.wrapping_add(u64::from(desk.woke_outbox));
            });
        }
        if broken.is_none() && desk.erased {
            // Another process that reads just now may keep the log; SQLite empties it later.
            drop(connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())));
        }
        // Only now, after the commit, does anybody hear that it is done.
        for end in ended {
            // An operation that failed by itself keeps its own error.
            (end.tell)(broken.clone().filter(|_| end.keep));
        }
    }
}

/// Runs a group in one transaction. Gives back what broke it, if anything did, and whom to tell.
fn transact(desk: &mut Desk<'_>, group: Vec<Box<dyn Job>>) -> (Option<Error>, Vec<Ended>) {
    if let Err(error) = command(desk.connection, "BEGIN IMMEDIATE") {
        for job in group {
            job.refuse(error.clone());
        }
        return (Some(error), Vec::new());
    }
    let mut ended = Vec::with_capacity(group.len());
    let mut broken = None;
    for job in group {
        match &broken {
            None => {
                let (end, sound) = alone(desk, job);
                broken = sound.err();
                ended.push(end);
            }
            Some(error) => job.refuse(Error::clone(error)),
        }
    }
    if broken.is_none() {
        broken = command(desk.connection, "COMMIT").err();
    }
    if broken.is_some() && !desk.connection.is_autocommit() {
        // Should even this fail, the next BEGIN says so.
        drop(command(desk.connection, "ROLLBACK"));
    }
    (broken, ended)
}

/// Runs one operation inside its own savepoint. `Err`: the whole transaction is lost.
fn alone(desk: &mut Desk<'_>, job: Box<dyn Job>) -> (Ended, Result<(), Error>) {
    let begun = command(desk.connection, "SAVEPOINT operation");
    let ended = job.run(desk);
    if desk.connection.is_autocommit() {
        // After some errors (disk full, input/output) SQLite has undone everything by itself.
        return (ended, Err(Error::unavailable("the database could not be written")));
    }
    let closed = begun.and_then(|()| {
        if !ended.keep {
            command(desk.connection, "ROLLBACK TO operation")?;
        }
        command(desk.connection, "RELEASE operation")
    });
    (ended, closed)
}

fn command(connection: &Connection, sql: &str) -> Result<(), Error> {
    connection.prepare_cached(sql).and_then(|mut statement| statement.execute([])).map(drop).map_err(failure::from)
}
