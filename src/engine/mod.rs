//! The engine: inbox → one worker per conversation → outbox.
//!
//! It knows nothing of what a message means: it is given the turn as a function. A message is
//! claimed, its turn runs while the claim is renewed, and everything the turn changed is committed
//! together; what it said leaves through the outbox, each conversation's messages in order. A crash
//! at any instant loses no message and answers none twice.
//!
//! Nothing else changes a conversation: timers, log-ins and agents are rows of the same inbox.

mod answer;
mod breaker;
mod capabilities;
mod connector;
pub mod crash;
mod fit;
mod inbox;
mod outlet;
mod policy;
mod run;
mod serve;
mod split;
mod stop;
mod switches;

pub use capabilities::{Buttons, Capabilities, Cards, Limit, Unit};
pub use connector::{Connector, Health, Scope, SendError, Sent, Signal};
pub use fit::fit;
pub use inbox::{Inbox, Screen};
pub use policy::Policy;
pub use stop::Stop;
pub use switches::{ALL, Switch, Switches, switch};

use crate::error::Error;
use crate::message::{Clock, Incoming};
use crate::store::Store;
use crate::turn::Turned;
use jiff::Timestamp;
use outlet::Outlet;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// A future in a box, for functions that are passed around.
pub type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// One turn: the session (`None` at first contact), what came in, and the time, become what is to
/// be committed. It may be called again with the same arguments after a crash or a lost claim.
pub type Turn = Arc<dyn Fn(Option<Vec<u8>>, Incoming, Timestamp) -> BoxFuture<Result<Turned, Error>> + Send + Sync>;

/// Takes messages from the inbox to the outbox.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), schalter::Error> {
/// use schalter::{engine::{Engine, Turn}, store::MemoryStore, turn::Turned, Incoming};
/// use std::sync::Arc;
/// let silent: Turn = Arc::new(|_session, _incoming, _now| Box::pin(async { Ok(Turned::default()) }));
/// let engine = Engine::new(Arc::new(MemoryStore::new()), silent, Arc::new(jiff::Timestamp::now));
/// let replies = engine.answer(Incoming::said("web", "anna", "Guten Tag")).await?;
/// assert!(replies.is_empty());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Engine {
    parts: Arc<Parts>,
}

#[derive(Clone)]
struct Parts {
    store: Arc<dyn Store>,
    turn: Turn,
    clock: Clock,
    policy: Policy,
    outlets: Vec<Arc<Outlet>>,
    screen: Option<Screen>,
}

impl Engine {
    /// An engine without connectors.
    pub fn new(store: Arc<dyn Store>, turn: Turn, clock: Clock) -> Self {
        Self {
            parts: Arc::new(Parts { store, turn, clock, policy: Policy::default(), outlets: Vec::new(), screen: None }),
        }
    }

    /// The same engine with one connector more. Replies on a channel without connector are only given
    /// to whoever waits for them ([`Engine::answer`]).
    #[must_use]
    pub fn with(mut self, connector: Arc<dyn Connector>) -> Self {
        Arc::make_mut(&mut self.parts).outlets.push(Arc::new(Outlet::new(connector)));
        self
    }

    /// The same engine with another policy.
    #[must_use]
    pub fn with_policy(mut self, policy: Policy) -> Self {
        Arc::make_mut(&mut self.parts).policy = policy;
        self
    }

    /// The same engine with a screen before its inbox.
    #[must_use]
    pub fn with_screen(mut self, screen: Screen) -> Self {
        Arc::make_mut(&mut self.parts).screen = Some(screen);
        self
    }

    /// The door to the inbox, for whatever reports to conversations.
    pub fn inbox(&self) -> Inbox {
        self.parts.inbox()
    }

    /// The store.
    pub fn store(&self) -> &Arc<dyn Store> {
        &self.parts.store
    }

    /// How each connector is, by its id.
    pub fn health(&self) -> Vec<(String, Health)> {
        self.parts.outlets.iter().map(|outlet| (outlet.id().to_owned(), outlet.health())).collect()
    }
}

impl Parts {
    fn inbox(&self) -> Inbox {
        Inbox::new(Arc::clone(&self.store), Arc::clone(&self.clock), self.screen.clone(), self.policy.poll)
    }

    fn outlet(&self, channel: &str) -> Option<&Arc<Outlet>> {
        self.outlets.iter().find(|outlet| outlet.id() == channel)
    }
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let connectors: Vec<_> = self.parts.outlets.iter().map(|outlet| outlet.id()).collect();
        f.debug_struct("Engine").field("connectors", &connectors).finish_non_exhaustive()
    }
}
