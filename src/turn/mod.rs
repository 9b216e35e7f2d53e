//! One turn on one screen: a session and one incoming thing become a new session and messages.
//! Knows no store.
//!
//! `step` decides; this loop answers what it asks with the author's handlers, at most
//! [`ROUNDS`] times, and writes what it says.

mod ask;
mod speak;
mod turned;

pub use turned::{Record, Trace, Turned};

use crate::catalog::{Catalog, Stub};
use crate::entity::Entities;
use crate::handler::{Handlers, SharedState};
use crate::lang::Languages;
use crate::locale::Texts;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How often one turn may ask the outside before it gives up.
const ROUNDS: usize = 8;

/// Everything that a turn works with; immutable, shared by all turns of one version of the files.
#[derive(Clone)]
pub struct Parts {
    /// The intent files.
    pub catalog: Arc<Catalog>,
    /// The texts.
    pub texts: Arc<Texts>,
    /// The languages.
    pub languages: Languages,
    /// The entity kinds.
    pub entities: Entities,
    /// The handlers.
    pub handlers: Arc<Handlers>,
    /// What the handlers share.
    pub state: SharedState,
    /// Stubs that win over handlers (scripts only).
    pub stubs: Arc<BTreeMap<String, Stub>>,
    /// Address of the bank's own web chat, without a slash at the end.
    pub web: String,
}
