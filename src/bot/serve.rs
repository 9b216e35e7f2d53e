//! A bot over HTTP: the server and the engine, and in which order they end.

use super::Bot;
use crate::Error;
use crate::catalog::{ChannelKind, Intent, Policy};
use crate::channel::http::{Limits, Webhook, router, serve};
use crate::channel::web::Login;
use crate::channel::{Environment, Menu, Opened, Profile, Surroundings, open};
use crate::engine::{Connector, Stop};
use crate::locale::Voice;
use crate::message::LoginLevel;
use crate::privacy::Decision;
use crate::turn::{self, Parts};
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

    /// What a channel shows before anybody has written: the text `common-greeting` where there is one, and the titles
    /// of the topics that it may answer.
    pub fn profile(&self, channel: &str) -> Profile {
        let catalog = &self.loaded.catalog;
        let offered = |id: &str| {
            let decided = self.loaded.clearance.decide(id, channel, LoginLevel::None);
            !matches!(decided, Decision::Private(instead) if instead.policy == Policy::Refuse)
        };
        let on = || catalog.intents.iter().filter(|intent| intent.is_on() && offered(&intent.id));
        let menu = |code: &String| {
            let voice = Voice::of(code.clone());
            let title = |intent: &Intent| turn::label(&self.parts, &voice, &intent.text("title"));
            Menu {
                locales: self.parts.languages.get(code).map_or_else(Vec::new, |language| {
                    language.tool.locales.iter().map(|locale| (*locale).to_owned()).collect()
                }),
                greeting: self.wording(&voice, "common-greeting", None).unwrap_or_default(),
                entries: on().filter_map(title).collect(),
            }
        };
        let languages = &catalog.bot.languages;
        let first = languages.iter().filter(|code| **code == catalog.bot.default_language);
        let others = languages.iter().filter(|code| **code != catalog.bot.default_language);
        Profile { languages: first.chain(others).map(menu).collect() }
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
        self.live = Arc::new(super::live::Live::new(Arc::clone(&self.parts)));
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
        let engine = self.run(end.clone());
        let server = async {
            serve(listener, router, limits, stop).await;
            end.stop();
        };
        let ((), served) = tokio::join!(server, engine);
        served
    }
}
