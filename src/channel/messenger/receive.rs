//! Who posted it: the handshake, and the signature over the raw bytes.

use super::{Messenger, envelope};
use crate::channel::http::{Raw, Refusal};
use crate::channel::signature::{same, verify_sha256};
use crate::engine::Inbox;
use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;

/// Bodies are at most so long.
const LONGEST: usize = 3 * 1024 * 1024;

struct Desk {
    messenger: Arc<Messenger>,
    inbox: Inbox,
}

pub(super) fn routes(messenger: Arc<Messenger>, inbox: Inbox) -> Router {
    Router::new().route("/", get(handshake).post(take)).with_state(Arc::new(Desk { messenger, inbox }))
}

/// Says back the challenge to whoever knows the token.
async fn handshake(State(desk): State<Arc<Desk>>, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let value = |name: &str| {
        let pair = query.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name);
        pair.map(|(_, value)| decoded(value)).unwrap_or_default()
    };
    let known = same(&value("hub.verify_token"), desk.messenger.verify_token.expose());
    let challenge = value("hub.challenge");
    // Said back to a browser, anything longer or livelier would be a gift to others.
    let plain = (1..=128).contains(&challenge.len())
        && challenge.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    if value("hub.mode") != "subscribe" || !known || !plain {
        return StatusCode::FORBIDDEN.into_response();
    }
    ([(header::CONTENT_TYPE, "text/plain")], challenge).into_response()
}

/// Percent signs and plus signs of a query, undone.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => match (digit(rest.next()), digit(rest.next())) {
                (Some(high), Some(low)) => bytes.push(u8::try_from(high * 16 + low).unwrap_or(b'?')),
                _ => bytes.push(b'?'),
            },
            other => bytes.push(other),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn take(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Result<Raw<LONGEST>, Refusal>) -> Response {
    match taken(&desk, &headers, body).await {
        Ok(()) => StatusCode::OK.into_response(),
        Err(refusal) => refusal.into_response(),
    }
}

/// Accepts first, and only then says so; the bot runs afterwards.
async fn taken(desk: &Desk, headers: &HeaderMap, body: Result<Raw<LONGEST>, Refusal>) -> Result<(), Refusal> {
    let messenger = &desk.messenger;
    let signature = headers.get("x-hub-signature-256").and_then(|value| value.to_str().ok());
    let Some(signature) = signature else { return Err(unsigned()) };
    let Raw(raw) = body?;
    if !verify_sha256(messenger.app_secret.expose(), &raw, signature) {
        return Err(unsigned());
    }
    let parsed = envelope::parse(&messenger.id, messenger.app_id.as_deref(), &raw, (messenger.clock)());
    let Some(mut batch) = parsed else {
        return Err(Refusal::new(StatusCode::BAD_REQUEST, "the body is no JSON object"));
    };
    for (page, blocked) in batch.enforced {
        tracing::error!(channel = messenger.id, page, blocked = blocked.is_some(), "the platform enforces its policy");
        messenger.enforced(&page, blocked);
    }
    for kind in &batch.passed_over {
        tracing::debug!(channel = messenger.id, kind, "an event needs no turn");
    }
    let before = batch.incoming.len();
    batch.incoming.retain(|incoming| messenger.has_page(&incoming.conversation.account));
    if batch.incoming.len() < before {
        tracing::warn!(
            channel = messenger.id,
            events = before - batch.incoming.len(),
            "events of a page without token"
        );
    }
    if batch.incoming.is_empty() {
        return Ok(());
    }
    desk.inbox.accept(batch.incoming).await.map(drop).map_err(|error| {
        tracing::warn!(channel = messenger.id, %error, "a batch could not be taken");
        Refusal::unavailable()
    })
}

/// Says nothing about what was wrong.
fn unsigned() -> Refusal {
    Refusal::new(StatusCode::FORBIDDEN, "forbidden")
}
