//! What a customer does beside the chat: logging in, and deciding about an order in the bank's app, which a page plays
//! in demonstrations.
//!
//! Each request names its tab and brings the browser's cookie; together they name the conversation. It must come from a
//! page of ours.

use super::Web;
use super::login::{Entrance, Proof, Who};
use super::transcript;
use super::visitor::{Tab, Visitor};
use crate::channel::http::{Json, Raw, Refusal};
use crate::engine::Inbox;
use crate::error::Error;
use crate::message::{Content, ConversationId, Errand, Incoming, InternalEvent, Part};
use crate::store::View;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Longest body, in bytes.
const LONGEST: usize = 16 * 1_024;

type Body = Result<Raw<LONGEST>, Refusal>;
type Desk = Arc<(Arc<Web>, Inbox)>;

/// `POST /login`, and of the app that is played `/app/waiting` and `/app/decide`.
pub(super) fn routes(web: &Arc<Web>, inbox: &Inbox) -> Router {
    let desk: Desk = Arc::new((Arc::clone(web), inbox.clone()));
    let router = Router::new().route("/login", post(log_in));
    let router = match web.is_demo() {
        true => router.route("/app/waiting", post(waiting)).route("/app/decide", post(decide)),
        false => router,
    };
    router.with_state(desk)
}

#[derive(Deserialize)]
struct Came {
    tab: String,
    proof: Proof,
}

#[derive(Deserialize)]
struct Asked {
    tab: String,
}

#[derive(Deserialize)]
struct Decided {
    tab: String,
    proposal: String,
    granted: bool,
}

/// What waits to be approved.
#[derive(Serialize)]
struct Waiting<'a> {
    proposal: &'a str,
    text: &'a str,
}

async fn log_in(State(desk): State<Desk>, headers: HeaderMap, body: Body) -> Result<Response, Refusal> {
    let (web, inbox) = &*desk;
    let came: Came = read(web, &headers, body)?;
    let conversation = conversation(web, &headers, &came.tab)?;
    let Some(login) = &web.login else { return Err(nobody()) };
    let Some(Who { person, level }) = login.who(&came.proof).await.map_err(|error| unavailable(&error))? else {
        return Err(nobody());
    };
    let level = level.min(web.highest_login);
    accept(web, inbox, conversation, InternalEvent::LoggedIn { person, level }, None).await
}

async fn waiting(State(desk): State<Desk>, headers: HeaderMap, body: Body) -> Result<Response, Refusal> {
    let (web, inbox) = &*desk;
    let asked: Asked = read(web, &headers, body)?;
    let conversation = conversation(web, &headers, &asked.tab)?;
    let view = inbox.read(&conversation).await.map_err(|error| unavailable(&error))?;
    Ok(Json(view.as_ref().and_then(order)).into_response())
}

async fn decide(State(desk): State<Desk>, headers: HeaderMap, body: Body) -> Result<Response, Refusal> {
    let (web, inbox) = &*desk;
    let Decided { tab, proposal, granted } = read(web, &headers, body)?;
    let conversation = conversation(web, &headers, &tab)?;
    let key = format!("approval:{proposal}");
    accept(web, inbox, conversation, InternalEvent::Approval { proposal, granted }, Some(key)).await
}

/// The order that waits for an approval, in the words with which the bot asked for it.
fn order(view: &View) -> Option<Waiting<'_>> {
    let Some(Errand::Approval { proposal }) = &transcript::status(view)?.errand else { return None };
    let asks = |part: &Part| matches!(part, Part::Status(status) if status.errand == Some(Errand::Approval { proposal: proposal.clone() }));
    let said = view.told.iter().skip_while(|told| !asks(&told.message.part));
    let said = said.map(|told| told.message.text()).find(|text| !text.is_empty());
    said.map(|text| Waiting { proposal, text })
}

/// The body of a request from one of our own pages.
fn read<T: DeserializeOwned>(web: &Web, headers: &HeaderMap, body: Body) -> Result<T, Refusal> {
    if !web.site.is_own(headers) {
        return Err(Refusal::new(StatusCode::FORBIDDEN, "only the chat's own pages may ask for this"));
    }
    let Raw(raw) = body?;
    serde_json::from_slice(&raw).map_err(|_| Refusal::new(StatusCode::BAD_REQUEST, "the body is not what it should be"))
}

fn conversation(web: &Web, headers: &HeaderMap, tab: &str) -> Result<ConversationId, Refusal> {
    let visitor = Visitor::of(headers, web.site.cookie());
    match (visitor, Tab::new(tab)) {
        (Some(visitor), Some(tab)) => Ok(visitor.conversation(&web.id, &tab)),
        _ => Err(Refusal::new(StatusCode::UNAUTHORIZED, "open the chat first")),
    }
}

async fn accept(
    web: &Web,
    inbox: &Inbox,
    conversation: ConversationId,
    event: InternalEvent,
    key: Option<String>,
) -> Result<Response, Refusal> {
    let mut incoming = Incoming::new(conversation, (web.clock)(), Content::Internal(event));
    incoming.dedupe.extend(key);
    inbox.accept(vec![incoming]).await.map_err(|error| unavailable(&error))?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn nobody() -> Refusal {
    Refusal::new(StatusCode::UNAUTHORIZED, "nobody has logged in")
}

fn unavailable(error: &Error) -> Refusal {
    tracing::warn!(%error, "a log-in or an approval could not be taken");
    Refusal::unavailable()
}

impl Web {
    /// May anybody be one of a few customers?
    pub(super) fn is_demo(&self) -> bool {
        self.login.as_ref().is_some_and(|login| matches!(login.entrance(), Entrance::Demo(_)))
    }
}
