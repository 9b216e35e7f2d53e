//! A bot over HTTP: the server and the engine, and in which order they end.

use super::Bot;
use crate::Error;
use crate::channel::http::{Limits, Webhook, router, serve};
use crate::channel::{Environment, Opened, open};
use crate::engine::{Connector, Stop};
use std::sync::Arc;
use tokio::net::TcpListener;

impl Bot {
    /// The same bot with the channels of `bot.toml` that have a connector and their secrets in `environment`, and
    /// what is off and why. Channels that the author has given a connector keep it.
    ///
    /// # Errors
    /// If a secret is a placeholder or too short, or a channel cannot be opened.
    pub fn with_channels(mut self, environment: &Environment) -> Result<(Self, Opened), Error> {
        let own: Vec<&str> = self.connectors.iter().map(|connector| connector.id()).collect();
        let opened = open(&self.loaded.catalog.bot, &own, environment, &self.clock)?;
        self.webhooks.extend(opened.on.iter().cloned());
        let connectors = opened.on.iter().map(|webhook| Arc::clone(webhook) as Arc<dyn Connector>);
        self.connectors.extend(connectors);
        Ok((self.rewired(), opened))
    }

    /// The channels that are called over HTTP.
    pub fn webhooks(&self) -> &[Arc<dyn Webhook>] {
        &self.webhooks
    }

    /// Serves HTTP on `listener` and all connectors until `stop`. Then readiness ends, the server takes no new
    /// connections and lets requests end, turns are finished, and the outbox is emptied; what is left stays in the store.
    ///
    /// # Errors
    /// If the store fails for good.
    pub async fn serve(&self, listener: TcpListener, limits: Limits, stop: Stop) -> Result<(), Error> {
        // The engine outlives the server: whoever waits for an answer is still given it.
        let end = Stop::new();
        let router = router(&self.webhooks, &self.engine, &stop);
        let engine = self.engine.run(end.clone());
        let server = async {
            serve(listener, router, limits, stop).await;
            end.stop();
        };
        let ((), served) = tokio::join!(server, engine);
        served
    }
}
