//! Whatever a REST channel calls back: checks the signature, drops ids that it has seen, and fails on request.

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use schalter::channel::signature::hmac_sha256;
use schalter::testing::connector::{Arrived, Fault};
use serde_json::Value;
use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

#[derive(Default)]
struct Inner {
    arrived: Vec<Arrived>,
    faults: VecDeque<Fault>,
}

#[derive(Clone)]
pub struct Receiver {
    inner: Arc<Mutex<Inner>>,
    secret: String,
    pub address: SocketAddr,
}

impl Receiver {
    pub fn start(secret: &str) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let receiver = Self { inner: Arc::default(), secret: secret.into(), address };
        let app = Router::new().route("/said", post(take)).with_state(receiver.clone());
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                axum::serve(listener, app).await.unwrap();
            });
        });
        receiver
    }

    pub fn url(&self) -> String {
        format!("http://{}/said", self.address)
    }

    pub fn fail(&self, fault: Fault) {
        self.inner.lock().unwrap().faults.push_back(fault);
    }

    pub fn arrived(&self) -> Vec<Arrived> {
        self.inner.lock().unwrap().arrived.clone()
    }
}

async fn take(State(receiver): State<Receiver>, headers: HeaderMap, body: Bytes) -> Response {
    let signature = headers.get("x-bot-signature").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let sound =
        signature.strip_prefix("t=").and_then(|rest| rest.split_once(",v1=")).is_some_and(|(seconds, digits)| {
            let signed = [format!("{seconds}.").as_bytes(), &body].concat();
            hmac_sha256(&receiver.secret, &signed) == digits
        });
    if !sound {
        return StatusCode::FORBIDDEN.into_response();
    }
    let mut inner = receiver.inner.lock().unwrap();
    let fault = inner.faults.pop_front();
    match fault {
        Some(Fault::Busy(wait)) => {
            return (StatusCode::TOO_MANY_REQUESTS, [("retry-after", wait.as_secs().to_string())]).into_response();
        }
        Some(Fault::Broken) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Some(Fault::WindowClosed | Fault::Silent) | None => {}
    }
    let value: Value = serde_json::from_slice(&body).unwrap();
    let text = |pointer: &str| value.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
    let arrived = Arrived { peer: text("/recipient_id"), text: text("/text"), id: Some(text("/custom/id")) };
    if !inner.arrived.contains(&arrived) {
        inner.arrived.push(arrived);
    }
    if fault == Some(Fault::Silent) {
        return StatusCode::BAD_GATEWAY.into_response();
    }
    StatusCode::OK.into_response()
}
