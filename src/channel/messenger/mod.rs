//! Facebook Messenger: webhooks of one app with many pages, and the Send API.
//!
//! One file a matter: `envelope` reads what the platform posts, `receive` checks who posted it, `write` makes
//! the bodies of messages, `graph` calls the Graph API, `errors` says what its errors mean, `setup` prepares a
//! page. Figures and rules are those of Meta's documentation of 2026; where it is silent, the comment says so.

mod envelope;
mod errors;
mod graph;
mod receive;
mod setup;
#[cfg(test)]
mod tests;
mod write;

use super::http::Webhook;
use super::open::Opening;
use super::profile::Profile;
use super::secrets::Secret;
use crate::engine::{Buttons, Capabilities, Cards, Connector, Health, Inbox, Limit, SendError, Sent, Signal, Unit};
use crate::error::Error;
use crate::message::{Clock, ConversationId, Outgoing};
use async_trait::async_trait;
use axum::Router;
use graph::Graph;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

pub use envelope::parse;

/// Where the Graph API is, unless the environment says otherwise.
const GRAPH: &str = "https://graph.facebook.com";
/// So long after the customer did something last the bot may write.
const WINDOW: Duration = Duration::from_secs(24 * 3_600);
/// The same for people of the bank, where the platform allows it to the app.
const AGENT_WINDOW: Duration = Duration::from_secs(7 * 24 * 3_600);
/// Its version, unless the settings say otherwise.
const VERSION: &str = "v25.0";

/// The Messenger channel.
pub struct Messenger {
    id: String,
    app_secret: Secret,
    verify_token: Secret,
    /// Ids that echoes of our own messages carry; `None`: told by their metadata alone.
    app_id: Option<String>,
    graph: Graph,
    capabilities: Capabilities,
    clock: Clock,
    /// Pages that the platform has blocked, and why.
    blocked: Mutex<BTreeMap<String, String>>,
}

impl std::fmt::Debug for Messenger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Messenger").field("id", &self.id).finish_non_exhaustive()
    }
}

impl Messenger {
    /// The channel as `bot.toml` and the environment describe it.
    ///
    /// # Errors
    /// If `PAGE_TOKENS` is not `page=token,…`, or the system has no certificates.
    pub fn open(opening: &Opening<'_>) -> Result<Self, Error> {
        let settings = &opening.channel.settings;
        let app_secret = opening.secrets.require("APP_SECRET")?.clone();
        let pages = pages(opening.secrets.require("PAGE_TOKENS")?.expose())?;
        let base = opening.secrets.get("GRAPH_BASE").map_or(GRAPH, Secret::expose);
        let version = settings.get("graph_version").map_or(VERSION, String::as_str);
        let graph = Graph::new(base, version, &app_secret, pages, settings)?;
        let mut capabilities = capabilities().narrowed(opening.channel.buttons, opening.channel.max_length);
        capabilities.seen = settings.get("mark_seen").is_some_and(|value| value == "true");
        if graph.allows_human_agents() {
            capabilities.agent_window = Some(AGENT_WINDOW);
        }
        Ok(Self {
            id: opening.channel.name.clone(),
            verify_token: opening.secrets.require("VERIFY_TOKEN")?.clone(),
            app_id: settings.get("app_id").cloned(),
            graph,
            app_secret,
            capabilities,
            clock: Arc::clone(&opening.clock),
            blocked: Mutex::default(),
        })
    }

    /// Is the page one of ours?
    fn has_page(&self, page: &str) -> bool {
        self.graph.has_page(page)
    }

    /// The platform has blocked a page, or has lifted that.
    fn enforced(&self, page: &str, blocked: Option<String>) {
        let mut pages = self.blocked.lock().unwrap_or_else(PoisonError::into_inner);
        match blocked {
            Some(why) => drop(pages.insert(page.to_owned(), why)),
            None => drop(pages.remove(page)),
        }
    }
}

/// Limits of the Send API. Sources: Send API reference and quick replies, button and generic template, 2026; title and
/// payload of buttons, and the 80 characters of a card, are not in the documentation and were found by use.
fn capabilities() -> Capabilities {
    let chars = |max| Limit::new(max, Unit::Utf16);
    Capabilities {
        // "Less than 2000 characters".
        text: chars(1_999),
        buttons: Some(Buttons { max: 13, title: chars(20), payload: chars(1_000), prompt: chars(1_999) }),
        links: Some(Buttons { max: 3, title: chars(20), payload: chars(1_000), prompt: chars(640) }),
        cards: Some(Cards { max: 10, title: chars(80), subtitle: chars(80), buttons: 3 }),
        images: true,
        documents: true,
        typing: Some(Duration::from_secs(20)),
        handover: true,
        window: Some(WINDOW),
        // An unknown outcome is settled by the echo, which carries our metadata.
        echo: Some(Duration::from_secs(10)),
        ..Capabilities::default()
    }
}

/// `page=token,…`.
fn pages(text: &str) -> Result<BTreeMap<String, Secret>, Error> {
    let page = |part: &str| {
        let (page, token) = part.split_once('=')?;
        let page = page.trim();
        let sound = !page.is_empty() && page.chars().all(|c| c.is_ascii_digit());
        sound.then(|| (page.to_owned(), Secret::new(token.trim())))
    };
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    let pages: Option<BTreeMap<_, _>> = parts.map(page).collect();
    pages.filter(|pages| !pages.is_empty()).ok_or_else(|| {
        Error::invalid("PAGE_TOKENS of a Messenger channel is written page=token,page=token with the pages' numbers")
    })
}

#[async_trait]
impl Connector for Messenger {
    fn id(&self) -> &str {
        &self.id
    }

    fn capabilities(&self, _: &ConversationId) -> &Capabilities {
        &self.capabilities
    }

    async fn send(&self, message: &Outgoing) -> Result<Sent, SendError> {
        self.graph.send(message, (self.clock)()).await
    }

    async fn signal(&self, conversation: &ConversationId, signal: Signal) {
        self.graph.signal(conversation, signal, (self.clock)()).await;
    }

    fn health(&self) -> Health {
        let blocked = self.blocked.lock().unwrap_or_else(PoisonError::into_inner);
        match blocked.iter().next() {
            Some((page, why)) => Health::Down { why: format!("the platform has blocked page {page}: {why}") },
            None => Health::Up,
        }
    }
}

#[async_trait]
impl Webhook for Messenger {
    async fn prepare(&self, profile: &Profile) -> Result<(), Error> {
        self.prepare_pages(profile).await
    }

    fn routes(self: Arc<Self>, inbox: Inbox) -> Router {
        receive::routes(self, inbox)
    }
}
