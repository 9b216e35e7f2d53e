//! A bot over HTTP: the server and the engine, and in which order they end.

use super::Bot;
use crate::Error;
use crate::catalog::ChannelKind;
use crate::channel::http::{Limits, Webhook, router, serve};
use crate::channel::web::Login;
use crate::channel::{Environment, Opened, Surroundings, open};
use crate::engine::{Connector, Stop};
use crate::turn::Parts;
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
        let around = Surroundings {
            environment: Arc::clone(environment),
            languages: self.languages(),
            login: self.login.clone(),
            clock: Arc::clone(&self.clock),
        };
        let opened = open(&self.loaded.catalog.bot, &own, &around)?;
        self.webhooks.extend(opened.on.iter().cloned());
        let connectors = opened.on.iter().map(|webhook| Arc::clone(webhook) as Arc<dyn Connector>);
        self.connectors.extend(connectors);
        Ok((self.rewired(), opened))
    }

    /// The same bot with the customers' way to log in at the web chat; called before [`Bot::with_channels`].
    #[must_use]
    pub fn with_login(mut self, login: Arc<dyn Login>) -> Self {
        self.login = Some(login);
        self
    }

    /// The same bot with the place where it listens as the address of the bank's own web chat, unless `bot.toml` says
    /// where customers find it. Links to the chat lead there.
    #[must_use]
    pub fn with_address(mut self, listens: &str) -> Self {
        let channels = self.loaded.catalog.bot.channels.values().filter(|channel| channel.kind == ChannelKind::Web);
        let told = channels.filter_map(|channel| channel.settings.get("address")).next();
        let web = told.map_or(listens, String::as_str).trim_end_matches('/').to_owned();
        self.parts = Arc::new(Parts { web, ..(*self.parts).clone() });
        self.rewired()
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
