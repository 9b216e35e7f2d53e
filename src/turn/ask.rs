//! Answers what `step` asks the outside for, by calling handlers; or their stubs in a script.

use crate::catalog::Stub;
use crate::dialogue::{Answered, Found, HandlerResult, Query, Run};
use crate::entity::{Item, Value};
use crate::handler::{Call, Failure, Handlers, Identity, ReplyKind, SharedState, Turn, Verdict};
use crate::locale::Voice;
use std::collections::BTreeMap;

/// The handlers of one turn.
pub(super) struct Outside<'a> {
    pub(super) handlers: &'a Handlers,
    pub(super) state: &'a SharedState,
    pub(super) stubs: &'a BTreeMap<String, Stub>,
    pub(super) turn: &'a Turn,
    pub(super) voice: &'a Voice,
    pub(super) identity: &'a Identity,
    /// Reference that the customer is told when a handler fails.
    pub(super) error_id: &'a str,
}

impl Outside<'_> {
    /// Answers one query. A handler that fails gives [`Answered::Failed`].
    pub(super) async fn answer(&self, query: &Query) -> Answered {
        let answer = match query {
            Query::Lookup { handler, said, .. } => self.lookup(handler, said).await,
            Query::Check { handler, value, .. } => self.check(handler, value).await,
            Query::List { handler, list } => self.list(handler, list).await,
            Query::Prepare { handler, slots, .. } => self.prepare(handler, slots).await,
        };
        answer.unwrap_or_else(|_| Answered::Failed { error_id: self.error_id.to_owned() })
    }

    /// Runs the handler of an intent.
    pub(super) async fn run(&self, run: &Run) -> HandlerResult {
        let failed = || HandlerResult::Failed { error_id: self.error_id.to_owned() };
        if let Some(stub) = self.stubs.get(&run.handler) {
            return match (&stub.fails, &stub.outcome) {
                (None, Some(name)) => {
                    HandlerResult::Outcome { name: name.clone(), variables: stub.values.clone(), rows: Vec::new() }
                }
                _ => failed(),
            };
        }
        let call =
            Call { proposal: run.proposal.clone(), approved: run.approved, ..self.call(run.slots.clone(), None) };
        match self.handlers.on(&run.handler, call, self.state).await {
            Ok(reply) => match reply.kind {
                ReplyKind::Outcome { name, variables, rows } => HandlerResult::Outcome { name, variables, rows },
                ReplyKind::StepUp(level) => HandlerResult::StepUp(level),
            },
            Err(_) => failed(),
        }
    }

    async fn lookup(&self, handler: &str, said: &Value) -> Result<Answered, Failure> {
        if let Some(stub) = self.stub(handler)? {
            let found = stub.found.iter().flatten();
            return Ok(Answered::Found(
                found.map(|name| Found { name: name.clone(), hint: None, fills: stub.values.clone() }).collect(),
            ));
        }
        let matches = self.handlers.lookup(handler, self.call(BTreeMap::new(), Some(said.clone())), self.state).await?;
        Ok(Answered::Found(
            matches.into_iter().map(|found| Found { name: found.name, hint: found.hint, fills: found.fills }).collect(),
        ))
    }

    /// A stub finds values by their ids, which are also their kinds where the list has words for kinds.
    async fn list(&self, handler: &str, list: &str) -> Result<Answered, Failure> {
        if let Some(stub) = self.stub(handler)? {
            let item = |id: &String| Item {
                list: list.to_owned(),
                id: id.clone(),
                name: Some(id.clone()),
                kind: Some(id.clone()),
            };
            return Ok(Answered::Items(stub.found.iter().flatten().map(item).collect()));
        }
        let call = self.call(BTreeMap::new(), None);
        self.handlers.list(handler, call, self.state).await.map(Answered::Items)
    }

    async fn check(&self, handler: &str, value: &Value) -> Result<Answered, Failure> {
        if let Some(stub) = self.stub(handler)? {
            return Ok(Answered::Checked(stub.outcome.clone()));
        }
        let verdict = self.handlers.check(handler, self.call(BTreeMap::new(), Some(value.clone())), self.state).await?;
        Ok(Answered::Checked(match verdict {
            Verdict::Fine => None,
            Verdict::Not(reason) => Some(reason),
        }))
    }

    async fn prepare(&self, handler: &str, slots: &BTreeMap<String, Value>) -> Result<Answered, Failure> {
        if let Some(stub) = self.stub(handler)? {
            return Ok(Answered::Prepared {
                variables: stub.values.clone(),
                note: stub.note.clone(),
                stop: stub.outcome.clone(),
            });
        }
        let prepared = self.handlers.prepare(handler, self.call(slots.clone(), None), self.state).await?;
        Ok(Answered::Prepared { variables: prepared.variables, note: prepared.note, stop: prepared.stop })
    }

    /// The stub of that name; an `Err` where it is to fail.
    fn stub(&self, handler: &str) -> Result<Option<&Stub>, Failure> {
        match self.stubs.get(handler) {
            Some(stub) if stub.fails.as_deref() == Some("timeout") => Err(Failure::TimedOut),
            Some(stub) if stub.fails.is_some() => Err(Failure::Error),
            other => Ok(other),
        }
    }

    fn call(&self, slots: BTreeMap<String, Value>, said: Option<Value>) -> Call {
        Call {
            slots,
            said,
            proposal: None,
            approved: false,
            turn: self.turn.clone(),
            voice: self.voice.clone(),
            identity: self.identity.clone(),
        }
    }
}
