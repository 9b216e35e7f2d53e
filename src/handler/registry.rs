//! Which function stands behind which name, and how it is called: with a time limit, panics caught.

use super::call::Call;
use super::dry_run::Sample;
use super::extract::Wants;
use super::function::{BoxError, Handler};
use super::reply::{Match, Prepared, Reply, Verdict};
use crate::entity::Item;
use std::any::Any;
use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// The author's state, its type erased; scenarios put another one in its place.
pub type SharedState = Arc<dyn Any + Send + Sync>;

type Function<O> =
    Arc<dyn Fn(Call, SharedState) -> Pin<Box<dyn Future<Output = Result<O, BoxError>> + Send>> + Send + Sync>;

/// What kind of handler a name stands for.
#[derive(Clone)]
pub enum Kind {
    /// An intent's handler.
    On(Function<Reply>),
    /// A preparation.
    Prepare(Function<Prepared>),
    /// A lookup.
    Lookup(Function<Vec<Match>>),
    /// A check.
    Check(Function<Verdict>),
    /// A list's values.
    List(Function<Vec<Item>>),
}

/// One registered handler.
#[derive(Clone)]
pub struct Registered {
    /// What it is.
    pub kind: Kind,
    /// What its arguments ask of the intent.
    pub wants: Wants,
    /// Tries its arguments on sample values.
    pub dry_run: fn(&Sample) -> Vec<String>,
}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::On(_) => "on",
            Self::Prepare(_) => "prepare",
            Self::Lookup(_) => "lookup",
            Self::Check(_) => "check",
            Self::List(_) => "list",
        })
    }
}

impl fmt::Debug for Registered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Registered").field("wants", &self.wants).finish_non_exhaustive()
    }
}

/// Why a handler gave nothing. Never says what it was called with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It returned an error.
    Error,
    /// It took longer than the limit.
    TimedOut,
    /// It panicked.
    Panicked,
    /// No handler of that name and kind is registered.
    Missing,
}

/// All handlers of a bot, by name.
#[derive(Clone, Debug, Default)]
pub struct Handlers {
    by_name: BTreeMap<String, Registered>,
    limit: Option<Duration>,
}

impl Handlers {
    /// How long a handler may take unless the builder says otherwise.
    pub const TIME_LIMIT: Duration = Duration::from_secs(5);

    /// Sets the time limit of every call.
    pub fn limit(&mut self, limit: Duration) {
        self.limit = Some(limit);
    }

    /// The handler of that name.
    pub fn get(&self, name: &str) -> Option<&Registered> {
        self.by_name.get(name)
    }

    /// All names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// Registers `handler` under `name`; `kind` is the constructor of its kind.
    pub(crate) fn add<H, Args, S, O>(&mut self, name: &str, handler: H, kind: fn(Function<O>) -> Kind)
    where
        H: Handler<Args, S, O>,
        S: Clone + Send + Sync + 'static,
        O: Send + 'static,
    {
        let function: Function<O> = Arc::new(move |call, state| match state.downcast_ref::<S>() {
            Some(state) => handler.call(call, state.clone()),
            None => Box::pin(async { Err("the state has another type than the handler's".into()) }),
        });
        self.by_name.insert(name.to_owned(), Registered { kind: kind(function), wants: H::WANTS, dry_run: H::dry_run });
    }

    /// Calls an intent's handler.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn on(&self, name: &str, call: Call, state: &SharedState) -> Result<Reply, Failure> {
        match self.get(name).map(|handler| &handler.kind) {
            Some(Kind::On(function)) => self.guarded(name, function(call, state.clone())).await,
            _ => Err(Failure::Missing),
        }
    }

    /// Calls a preparation.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn prepare(&self, name: &str, call: Call, state: &SharedState) -> Result<Prepared, Failure> {
        match self.get(name).map(|handler| &handler.kind) {
            Some(Kind::Prepare(function)) => self.guarded(name, function(call, state.clone())).await,
            _ => Err(Failure::Missing),
        }
    }

    /// Calls a lookup.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn lookup(&self, name: &str, call: Call, state: &SharedState) -> Result<Vec<Match>, Failure> {
        match self.get(name).map(|handler| &handler.kind) {
            Some(Kind::Lookup(function)) => self.guarded(name, function(call, state.clone())).await,
            _ => Err(Failure::Missing),
        }
    }

    /// Calls a check.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn check(&self, name: &str, call: Call, state: &SharedState) -> Result<Verdict, Failure> {
        match self.get(name).map(|handler| &handler.kind) {
            Some(Kind::Check(function)) => self.guarded(name, function(call, state.clone())).await,
            _ => Err(Failure::Missing),
        }
    }

    /// Calls a list's source.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn list(&self, name: &str, call: Call, state: &SharedState) -> Result<Vec<Item>, Failure> {
        match self.get(name).map(|handler| &handler.kind) {
            Some(Kind::List(function)) => self.guarded(name, function(call, state.clone())).await,
            _ => Err(Failure::Missing),
        }
    }

    /// A task of its own, so that a panic ends only the task; and never longer than the limit.
    async fn guarded<O: Send + 'static>(
        &self,
        name: &str,
        future: Pin<Box<dyn Future<Output = Result<O, BoxError>> + Send>>,
    ) -> Result<O, Failure> {
        let mut task = tokio::spawn(future);
        let failure = match tokio::time::timeout(self.limit.unwrap_or(Self::TIME_LIMIT), &mut task).await {
            Ok(Ok(Ok(output))) => return Ok(output),
            Ok(Ok(Err(_))) => Failure::Error,
            Ok(Err(_)) => Failure::Panicked,
            Err(_) => {
                task.abort();
                Failure::TimedOut
            }
        };
        // The author's error may quote what a customer said; the log gets the kind only.
        tracing::error!(handler = name, failure = ?failure, "a handler failed");
        Err(failure)
    }
}
