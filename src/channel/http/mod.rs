//! Channels that are called over HTTP: the trait that they implement, and the server that calls them.
//!
//! The core never mentions HTTP: a [`Webhook`] is a connector that also has routes. Each one's routes lie under
//! `/hook/<channel name>`; the web chat's, which people open in a browser, under `/`.

mod body;
mod health;
mod limits;
mod server;

pub use body::{Json, Raw, Refusal};
pub use limits::Limits;
pub use server::serve;

use super::profile::Profile;
use crate::engine::{Connector, Engine, Inbox, Stop};
use crate::error::Error;
use async_trait::async_trait;
use axum::Router;
use std::sync::Arc;

/// A connector that is called over HTTP.
#[async_trait]
pub trait Webhook: Connector {
    /// Its routes, without the beginning of the path. What they take goes into `inbox`; only then may they say that
    /// it was taken.
    fn routes(self: Arc<Self>, inbox: Inbox) -> Router;

    /// Prepares the platform: subscribes to its events, sets greeting and menu. For operators, once; not at every
    /// start, since platforms count such calls.
    async fn prepare(&self, _profile: &Profile) -> Result<(), Error> {
        Ok(())
    }

    /// Where its routes lie.
    fn mount(&self) -> Mount {
        Mount::Hook
    }
}

/// Where a channel's routes lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mount {
    /// Under `/hook/<channel name>`.
    Hook,
    /// Under `/`: at most one channel, which people open in a browser.
    Root,
}

/// All routes of a bot: its channels, `/healthz` and `/readyz`. Readiness ends when `stop` is asked for.
///
/// `/healthz` says that the process runs; `/readyz`, that its store answers and every channel is up.
pub fn router(channels: &[Arc<dyn Webhook>], engine: &Engine, stop: &Stop) -> Router {
    let mut router = health::routes(engine.clone(), stop.clone());
    for channel in channels {
        let routes = Arc::clone(channel).routes(engine.inbox());
        router = match channel.mount() {
            Mount::Hook => router.nest(&format!("/hook/{}", channel.id()), routes),
            Mount::Root => router.merge(routes),
        };
    }
    router
}
