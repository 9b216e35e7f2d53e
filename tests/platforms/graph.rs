//! A Graph API for Messenger: `POST /{version}/{page}/messages`, `…/messenger_profile`, `…/subscribed_apps`,
//! `…/pass_thread_control`. It refuses what the documentation forbids, with the documentation's codes, and keeps the
//! bytes of everything that reached it.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use schalter::channel::signature::hmac_sha256;
use schalter::testing::connector::Fault;
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::io::AsyncWriteExt;

/// One request as it arrived.
#[derive(Clone, Debug)]
pub struct Call {
    pub path: String,
    pub query: String,
    pub authorization: String,
    pub body: Vec<u8>,
    pub taken: bool,
}

impl Call {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

#[derive(Default)]
struct Inner {
    calls: Vec<Call>,
    faults: VecDeque<Fault>,
    /// Messages that have reached it so far, and what goes wrong with which.
    reached: usize,
    plan: Option<fn(usize) -> Option<Fault>>,
}

impl Inner {
    /// What goes wrong with the message that has just come.
    fn fault(&mut self) -> Option<Fault> {
        self.reached += 1;
        self.faults.pop_front().or_else(|| self.plan.and_then(|plan| plan(self.reached)))
    }
}

/// The fake; clones are the same one.
#[derive(Clone)]
pub struct Graph {
    inner: Arc<Mutex<Inner>>,
    app_secret: String,
    pages: Vec<(String, String)>,
    pub address: SocketAddr,
}

impl Graph {
    /// Starts one that knows these pages and their tokens. It lives in a thread of its own and ends with the process.
    pub fn start(app_secret: &str, pages: &[(&str, &str)]) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let graph = Self {
            inner: Arc::default(),
            app_secret: app_secret.into(),
            pages: pages.iter().map(|(page, token)| ((*page).to_owned(), (*token).to_owned())).collect(),
            address: listener.local_addr().unwrap(),
        };
        let app = Router::new().route("/{version}/{page}/{edge}", post(take)).with_state(graph.clone());
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                axum::serve(listener, app).await.unwrap();
            });
        });
        graph
    }

    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The next messages fail like this.
    pub fn fail(&self, fault: Fault) {
        self.inner.lock().unwrap().faults.push_back(fault);
    }

    /// From now on messages fail as `plan` says of their number, the first being 1.
    pub fn plan(&self, plan: fn(usize) -> Option<Fault>) {
        let mut inner = self.inner.lock().unwrap();
        (inner.reached, inner.plan) = (0, Some(plan));
    }

    /// How many messages have reached it since its plan was made.
    pub fn reached(&self) -> usize {
        self.inner.lock().unwrap().reached
    }

    /// Everything that reached it since this was last asked; nothing is kept.
    pub fn drain(&self) -> Vec<Call> {
        std::mem::take(&mut self.inner.lock().unwrap().calls)
    }

    /// Everything that reached it.
    pub fn calls(&self) -> Vec<Call> {
        self.inner.lock().unwrap().calls.clone()
    }

    /// How many calls it has taken.
    pub fn count(&self) -> usize {
        self.inner.lock().unwrap().calls.len()
    }

    /// The messages that it has taken, in order.
    pub fn messages(&self) -> Vec<Value> {
        let taken = self.calls().into_iter().filter(|call| call.taken && call.path.ends_with("/messages"));
        taken.map(|call| call.json()).filter(|body| body.get("message").is_some()).collect()
    }
}

fn error(status: u16, code: u64, subcode: Option<u64>) -> Response {
    let body = json!({ "error": { "message": "(#0) invented", "type": "OAuthException", "code": code,
        "error_subcode": subcode, "fbtrace_id": "Ainvented" } });
    (StatusCode::from_u16(status).unwrap(), [("content-type", "application/json")], body.to_string()).into_response()
}

async fn take(
    State(graph): State<Graph>,
    Path((version, page, edge)): Path<(String, String, String)>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let authorization = headers.get("authorization").map_or("", |value| value.to_str().unwrap()).to_owned();
    let query = query.unwrap_or_default();
    let field =
        |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}="))).map(str::to_owned);
    let mut call = Call {
        path: format!("/{version}/{page}/{edge}"),
        query: query.clone(),
        authorization: authorization.clone(),
        body: body.to_vec(),
        taken: false,
    };
    let refused = |call: Call, response: Response| {
        graph.inner.lock().unwrap().calls.push(call);
        response
    };
    // A token comes in the header, or as other clients send it, in the query; `me` is the token's page.
    let token = authorization.strip_prefix("Bearer ").map(str::to_owned).or_else(|| field("access_token"));
    let known = graph.pages.iter().find(|(id, known)| Some(known) == token.as_ref() && (page == *id || page == "me"));
    let Some((_, token)) = known else { return refused(call, error(400, 190, None)) };
    if field("appsecret_proof").is_some_and(|proof| proof != hmac_sha256(&graph.app_secret, token.as_bytes())) {
        return refused(call, error(400, 100, None));
    }
    let Ok(value) = serde_json::from_slice::<Value>(&body) else { return refused(call, error(400, 100, None)) };
    let is_message = edge == "messages" && value.get("message").is_some();
    let fault = is_message.then(|| graph.inner.lock().unwrap().fault()).flatten();
    match fault {
        Some(Fault::Busy(wait)) => {
            let mut response = error(429, 613, None);
            response.headers_mut().insert("retry-after", wait.as_secs().to_string().parse().unwrap());
            return refused(call, response);
        }
        Some(Fault::Broken) => return refused(call, error(500, 2, None)),
        Some(Fault::WindowClosed) => return refused(call, error(400, 10, Some(2_018_278))),
        Some(Fault::Silent) | None => {}
    }
    if let Err((code, subcode)) = checked(&edge, &value) {
        return refused(call, error(400, code, subcode));
    }
    call.taken = true;
    let number = {
        let mut inner = graph.inner.lock().unwrap();
        inner.calls.push(call);
        inner.calls.len()
    };
    if fault == Some(Fault::Silent) {
        // It was taken, and something in between has lost the answer.
        return (StatusCode::BAD_GATEWAY, "<html>bad gateway</html>").into_response();
    }
    let answer = match edge.as_str() {
        "messages" => {
            json!({ "recipient_id": value.pointer("/recipient/id"), "message_id": format!("m_fake_{number}") })
        }
        "messenger_profile" => json!({ "result": "success" }),
        _ => json!({ "success": true }),
    };
    ([("content-type", "application/json")], answer.to_string()).into_response()
}

/// The rules of the documentation.
fn checked(edge: &str, body: &Value) -> Result<(), (u64, Option<u64>)> {
    let wrong = (100, None);
    let ok = |holds: bool| if holds { Ok(()) } else { Err(wrong) };
    match edge {
        "messages" => {
            ok(body.pointer("/recipient/id").is_some_and(Value::is_string))?;
            match (body.get("message"), body.get("sender_action")) {
                (None, Some(action)) => {
                    ok(["typing_on", "typing_off", "mark_seen"].contains(&action.as_str().unwrap_or("")))
                }
                (Some(message), None) => {
                    let kind = body.get("messaging_type").and_then(Value::as_str).unwrap_or("");
                    ok(["RESPONSE", "UPDATE", "MESSAGE_TAG"].contains(&kind))?;
                    ok((kind == "MESSAGE_TAG") == body.get("tag").is_some())?;
                    content(message)
                }
                _ => Err(wrong),
            }
        }
        "pass_thread_control" => ok(body.get("target_app_id").is_some_and(Value::is_number)
            && body.get("metadata").and_then(Value::as_str).is_none_or(|text| text.chars().count() < 1_000)),
        "messenger_profile" => ok(body.get("persistent_menu").is_none() || body.get("get_started").is_some()),
        "subscribed_apps" => ok(body.get("subscribed_fields").is_some()),
        _ => Err(wrong),
    }
}

fn content(message: &Value) -> Result<(), (u64, Option<u64>)> {
    let ok = |holds: bool| if holds { Ok(()) } else { Err((100, None)) };
    let count = |value: &Value| value.as_str().map_or(usize::MAX, |text| text.chars().count());
    let text = message.get("text");
    let attachment = message.get("attachment");
    if text.is_none_or(|text| text == "") && attachment.is_none() {
        return Err((100, Some(2_018_034)));
    }
    ok(text.is_none_or(|text| count(text) < 2_000))?;
    ok(message.get("metadata").is_none_or(|metadata| count(metadata) < 1_000))?;
    if let Some(replies) = message.get("quick_replies") {
        let replies = replies.as_array().ok_or((100, None))?;
        ok((1..=13).contains(&replies.len()))?;
        ok(replies.iter().all(|reply| count(&reply["title"]) <= 20 && count(&reply["payload"]) <= 1_000))?;
    }
    let Some(payload) = attachment.filter(|it| it["type"] == "template").map(|it| &it["payload"]) else {
        return Ok(());
    };
    let buttons = |value: &Value| {
        value
            .as_array()
            .is_some_and(|all| (1..=3).contains(&all.len()) && all.iter().all(|one| count(&one["title"]) <= 20))
    };
    match payload["template_type"].as_str() {
        Some("button") => ok(count(&payload["text"]) <= 640 && buttons(&payload["buttons"])),
        Some("generic") => {
            let elements = payload["elements"].as_array().ok_or((100, None))?;
            let sound = |one: &Value| {
                count(&one["title"]) <= 80
                    && one.get("subtitle").is_none_or(|text| count(text) <= 80)
                    && one.get("buttons").is_none_or(buttons)
                    && one.as_object().is_some_and(|fields| fields.len() >= 2)
            };
            ok((1..=10).contains(&elements.len()) && elements.iter().all(sound))
        }
        _ => Err((100, None)),
    }
}

/// Half an answer, for clients that must not wait for the rest.
pub async fn hang_up(mut stream: tokio::net::TcpStream) {
    let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{").await;
}
