//! The server: accepts connections, keeps to the limits, and ends without cutting anybody off.

use super::Limits;
use crate::engine::Stop;
use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

/// After an error of `accept` (too many open files) so long nothing is accepted.
const PAUSE: Duration = Duration::from_millis(50);

/// Serves `router` until `stop`; then takes no new connection and ends when the requests under way have.
pub async fn serve(listener: TcpListener, router: Router, limits: Limits, stop: Stop) {
    let router = router.layer(from_fn(move |request, next| within(limits.request, request, next)));
    let service = TowerToHyperService::new(router);
    let seats = Arc::new(Semaphore::new(limits.connections.max(1)));
    loop {
        let seat = tokio::select! {
            seat = Arc::clone(&seats).acquire_owned() => seat,
            () = stop.stopped() => break,
        };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = stop.stopped() => break,
        };
        let stream = match accepted {
            Ok((stream, _)) => stream,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(PAUSE).await;
                continue;
            }
        };
        quick(&stream);
        let connection = http1(&limits).serve_connection(TokioIo::new(stream), service.clone()).with_upgrades();
        let stop = stop.clone();
        tokio::spawn(async move {
            let mut connection = pin!(connection);
            let ended = tokio::select! {
                ended = connection.as_mut() => ended,
                () = stop.stopped() => {
                    connection.as_mut().graceful_shutdown();
                    connection.await
                }
            };
            // A client that goes away or breaks the protocol is its own affair.
            if let Err(error) = ended {
                tracing::debug!(%error, "a connection ended");
            }
            drop(seat);
        });
    }
    drop(listener);
    let all = u32::try_from(limits.connections.max(1)).unwrap_or(u32::MAX);
    if tokio::time::timeout(limits.finish, seats.acquire_many(all)).await.is_err() {
        tracing::warn!("some requests did not end in time");
    }
}

/// Answers are small and somebody waits for each.
fn quick(stream: &TcpStream) {
    // Only a matter of speed.
    let _ = stream.set_nodelay(true);
}

fn http1(limits: &Limits) -> http1::Builder {
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        // hyper takes no less than this.
        .max_buf_size(limits.head_bytes.max(8_192))
        .max_headers(limits.headers);
    builder
}

async fn within(limit: Duration, request: Request, next: Next) -> Response {
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
    }
}
