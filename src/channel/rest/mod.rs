//! REST: a program posts what a person wrote and is given what the bot says, at once or by a callback.
//!
//! `POST /hook/<channel>` with `{"sender": "u1", "message": "Guten Tag"}` answers
//! `[{"recipient_id": "u1", "text": "…", "buttons": [{"title": "…", "payload": "…"}]}]`, as Rasa's REST channel does, so
//! that widgets written for it work. `Idempotency-Key` makes a repeated request the same request; `Prefer:
//! respond-async` does not wait, and the answer is posted to the setting `callback_url`. The description of all this
//! in OpenAPI 3.1 is served under `/hook/<channel>/openapi.json`.

mod callback;
mod openapi;
mod waiters;
mod wire;

use super::http::{Json, Raw, Refusal, Webhook};
use super::open::Opening;
use super::secrets::Secret;
use super::signature::same;
use crate::engine::{Buttons, Capabilities, Connector, Inbox, Limit, SendError, Sent, Unit};
use crate::error::Error;
use crate::message::{Clock, ConversationId, Outgoing, Purpose};
use async_trait::async_trait;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use callback::Callback;
use std::sync::Arc;
use std::time::Duration;
use waiters::Waiters;

pub use wire::parse;

/// The longest body that is read.
const LONGEST: usize = 1024 * 1024;

/// A caller is not kept waiting longer; the answer can then be fetched by repeating the request.
const PATIENCE: Duration = Duration::from_secs(30);

/// The REST channel.
pub struct Rest {
    id: String,
    key: Secret,
    callback: Option<Callback>,
    capabilities: Capabilities,
    waiters: Waiters,
    clock: Clock,
}

impl std::fmt::Debug for Rest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rest").field("id", &self.id).finish_non_exhaustive()
    }
}

impl Rest {
    /// The channel as `bot.toml` and the environment describe it.
    ///
    /// # Errors
    /// If it has a `callback_url` without a secret to sign with.
    pub fn open(opening: &Opening<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: opening.channel.name.clone(),
            key: opening.secrets.require("API_KEY")?.clone(),
            callback: Callback::open(opening)?,
            capabilities: capabilities().narrowed(opening.channel.buttons, opening.channel.max_length),
            waiters: Waiters::default(),
            clock: Arc::clone(&opening.clock),
        })
    }

    fn is_authorised(&self, headers: &HeaderMap) -> bool {
        let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let given = given.and_then(|value| value.split_once(' ')).filter(|(how, _)| how.eq_ignore_ascii_case("bearer"));
        given.is_some_and(|(_, key)| same(key.trim(), self.key.expose()))
    }
}

/// Whoever reads JSON has no limits worth naming.
fn capabilities() -> Capabilities {
    let long = Limit::new(100_000, Unit::Chars);
    Capabilities {
        text: long,
        buttons: Some(Buttons { max: 100, title: long, payload: long, prompt: long }),
        links: None,
        images: true,
        // Callbacks carry the message's id; whoever receives them drops what it has seen.
        idempotent_send: true,
        ..Capabilities::default()
    }
}

#[async_trait]
impl Connector for Rest {
    fn id(&self) -> &str {
        &self.id
    }

    fn capabilities(&self, _: &ConversationId) -> &Capabilities {
        &self.capabilities
    }

    async fn send(&self, message: &Outgoing) -> Result<Sent, SendError> {
        if self.waiters.any(&message.conversation) {
            // Whoever waits is given it from the store.
            return Ok(Sent::default());
        }
        match &self.callback {
            Some(callback) => callback.post(message, (self.clock)()).await,
            // A caller who gave up waiting fetches it by repeating the request.
            None if message.purpose == Purpose::Reply => Ok(Sent::default()),
            None => Err(SendError::Unreachable("the channel has no callback_url".into())),
        }
    }
}

struct Desk {
    rest: Arc<Rest>,
    inbox: Inbox,
}

impl Webhook for Rest {
    fn routes(self: Arc<Self>, inbox: Inbox) -> Router {
        let path = format!("/hook/{}", self.id);
        let desk = Arc::new(Desk { rest: self, inbox });
        Router::new()
            .route("/", post(take).with_state(desk))
            .route("/openapi.json", get(move || async move { Json(openapi::description(&path)) }))
    }
}

async fn take(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Result<Raw<LONGEST>, Refusal>) -> Response {
    match taken(&desk, &headers, body).await {
        Ok(response) => response,
        Err(refusal) => refusal.into_response(),
    }
}

async fn taken(desk: &Desk, headers: &HeaderMap, body: Result<Raw<LONGEST>, Refusal>) -> Result<Response, Refusal> {
    let rest = &desk.rest;
    if !rest.is_authorised(headers) {
        return Err(Refusal::new(StatusCode::UNAUTHORIZED, "send the key as Authorization: Bearer …"));
    }
    let Raw(raw) = body?;
    let incoming = wire::parse(&rest.id, &raw, headers, (rest.clock)())?;
    let asked = |value: &header::HeaderValue| value.to_str().is_ok_and(|value| value.contains("respond-async"));
    // A preference and no order: without a callback nobody would hear the answer, so the caller waits for it.
    if rest.callback.is_some() && headers.get_all("prefer").iter().any(asked) {
        desk.inbox.accept(vec![incoming]).await.map_err(|error| refused(&error))?;
        return Ok(StatusCode::ACCEPTED.into_response());
    }
    let seat = rest.waiters.wait(&incoming.conversation);
    let asked = tokio::time::timeout(PATIENCE, desk.inbox.ask(incoming)).await;
    drop(seat);
    match asked {
        Ok(Ok(replies)) => Ok(Json(wire::replies(&replies)).into_response()),
        Ok(Err(error)) => Err(refused(&error)),
        Err(_) => Err(Refusal::new(
            StatusCode::GATEWAY_TIMEOUT,
            "the message was taken and is not answered yet; repeat the request with its Idempotency-Key",
        )),
    }
}

fn refused(error: &Error) -> Refusal {
    tracing::warn!(%error, "a message could not be taken");
    Refusal::unavailable()
}
