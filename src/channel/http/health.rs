//! `/healthz` and `/readyz`, for whatever watches over the process.

use crate::engine::{Engine, Health, Stop};
use axum::Router;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Serialize;
use std::collections::BTreeMap;
use std::time::Duration;

/// A store that takes longer is not ready.
const STORE_LIMIT: Duration = Duration::from_secs(2);

#[derive(Serialize)]
struct Readiness {
    ready: bool,
    store: bool,
    /// `up`, or why not; without content.
    channels: BTreeMap<String, String>,
}

pub(super) fn routes(engine: Engine, stop: Stop) -> Router {
    let ready = move || {
        let (engine, stop) = (engine.clone(), stop.clone());
        async move { readiness(&engine, &stop).await }
    };
    Router::new().route("/healthz", get(|| async { "ok" })).route("/readyz", get(ready))
}

async fn readiness(engine: &Engine, stop: &Stop) -> Response {
    let store = tokio::time::timeout(STORE_LIMIT, engine.store().due()).await.is_ok_and(|due| due.is_ok());
    let health = engine.health();
    let up = health.iter().all(|(_, health)| *health == Health::Up);
    let channels = health.into_iter().map(|(id, health)| match health {
        Health::Up => (id, "up".to_owned()),
        Health::Down { why } => (id, why),
    });
    let readiness = Readiness { ready: store && up && !stop.is_stopped(), store, channels: channels.collect() };
    let status = if readiness.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let body = serde_json::to_string(&readiness).unwrap_or_default();
    (status, [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")], body).into_response()
}
