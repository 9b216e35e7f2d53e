//! The web chat: the bank's own channel, and therefore the one where account data may be shown.
//!
//! The page lies under `/`, to be opened or to be embedded by `<script type="module" src="…/widget.js">`; its socket is
//! `/socket`. Every message of the page goes through the durable inbox before it is acknowledged, and every message to
//! it comes out of the outbox; what a page misses while it is away it is given from the store when it comes back. One
//! conversation belongs to one tab of one browser. Where customers log in is the author's to say: [`Login`].
//!
//! | file | idea |
//! | --- | --- |
//! | `site` | its address, who may embed it, the headers |
//! | `visitor` | a browser by its cookie, a tab by its name |
//! | `pages`, `files`, `texts` | what a browser fetches |
//! | `socket`, `frame`, `pace` | the socket, what is said over it, how fast |
//! | `hub`, `look` | who is connected; what other processes have said |
//! | `transcript` | what is shown again |
//! | `login`, `errands` | logging in, and the app that a page plays in demonstrations |

mod errands;
mod files;
mod frame;
mod hub;
mod login;
mod look;
mod pace;
mod pages;
mod site;
mod socket;
mod texts;
mod transcript;
mod visitor;

pub use frame::parse;
pub use login::{Customer, DemoLogin, Entrance, Login, Proof, Who};

use super::http::{Mount, Webhook};
use super::open::Opening;
use crate::engine::{Buttons, Capabilities, Cards, Connector, Inbox, Limit, SendError, Sent, Stop, Unit};
use crate::error::Error;
use crate::message::{Clock, ConversationId, LoginLevel, Outgoing};
use async_trait::async_trait;
use axum::Router;
use hub::Hub;
use sha2::{Digest, Sha256};
use site::Site;
use std::sync::Arc;
use std::time::Duration;
use texts::Texts;
use tokio::sync::Semaphore;

/// Sockets at the same time; more are asked to come again.
const MOST: u32 = 20_000;
/// So long sockets are given to say goodbye when the server ends.
const FAREWELL: Duration = Duration::from_secs(3);

/// The web chat.
pub struct Web {
    id: String,
    bot: String,
    site: Site,
    texts: Texts,
    /// Of the texts.
    version: String,
    login: Option<Arc<dyn Login>>,
    highest_login: LoginLevel,
    logout_after: Duration,
    capabilities: Capabilities,
    hub: Hub,
    seats: Arc<Semaphore>,
    closing: Stop,
    clock: Clock,
}

impl std::fmt::Debug for Web {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Web").field("id", &self.id).finish_non_exhaustive()
    }
}

impl Web {
    /// The channel as `bot.toml` describes it.
    pub fn open(opening: &Opening<'_>) -> Self {
        let (bot, channel) = (opening.bot, opening.channel);
        let texts = Texts::new(&opening.languages, &bot.languages, &bot.default_language, &bot.name);
        let mut hash = Sha256::new();
        texts.languages().filter_map(|code| texts.json(code)).for_each(|json| hash.update(json));
        Self {
            id: channel.name.clone(),
            bot: bot.name.clone(),
            site: Site::of(channel),
            version: hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect(),
            texts,
            login: opening.login.clone(),
            highest_login: channel.highest_login,
            logout_after: bot.logout_after,
            capabilities: capabilities().narrowed(channel.buttons, channel.max_length),
            hub: Hub::default(),
            seats: Arc::new(Semaphore::new(usize::try_from(MOST).unwrap_or(usize::MAX))),
            closing: Stop::new(),
            clock: Arc::clone(&opening.clock),
        }
    }
}

/// A page of our own has no limits worth naming.
fn capabilities() -> Capabilities {
    let long = Limit::new(100_000, Unit::Chars);
    // The title and what a button carries come back in one frame.
    let buttons =
        Buttons { max: 100, title: Limit::new(200, Unit::Bytes), payload: Limit::new(200, Unit::Bytes), prompt: long };
    Capabilities {
        text: long,
        buttons: Some(buttons),
        links: Some(Buttons { title: long, payload: long, ..buttons }),
        cards: Some(Cards { max: 20, title: long, subtitle: long, buttons: 10 }),
        images: true,
        documents: true,
        status: true,
        // The page passes over what it has.
        idempotent_send: true,
        ..Capabilities::default()
    }
}

#[async_trait]
impl Connector for Web {
    fn id(&self) -> &str {
        &self.id
    }

    fn capabilities(&self, _: &ConversationId) -> &Capabilities {
        &self.capabilities
    }

    async fn run(&self, _: Inbox, stop: Stop) -> Result<(), Error> {
        stop.stopped().await;
        self.closing.stop();
        // What is left of them ends with the process.
        let _ = tokio::time::timeout(FAREWELL, self.seats.acquire_many(MOST)).await;
        Ok(())
    }

    /// A page that is away is given it from the store when it comes back, so that this never fails.
    async fn send(&self, message: &Outgoing) -> Result<Sent, SendError> {
        self.hub.tell(&message.conversation.peer, message.seq, || socket::message(message));
        Ok(Sent::default())
    }
}

impl Webhook for Web {
    fn routes(self: Arc<Self>, inbox: Inbox) -> Router {
        pages::routes(&self, &inbox).merge(errands::routes(&self, &inbox))
    }

    fn mount(&self) -> Mount {
        Mount::Root
    }
}
