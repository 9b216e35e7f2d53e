//! The one client for platforms: a base address that can be changed, time limits, and answers by which a
//! connector decides what becomes of a message. Its errors never name an address or a header, where tokens stand.

use crate::error::Error;
use axum::body::Bytes;
use axum::http::{HeaderMap, Method, Request, header};
use http_body_util::{BodyExt, Full, Limited};
use hyper_rustls::{ConfigBuilderExt, HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use jiff::Timestamp;
use rustls::{ClientConfig, RootCertStore};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// A connection that takes longer is not waited for; nothing was sent then.
const CONNECT: Duration = Duration::from_secs(3);
/// From connecting to the end of the answer. Below the engine's own limit for a connector.
const ANSWER: Duration = Duration::from_secs(7);
/// Longer answers are not read.
const LONGEST: usize = 1024 * 1024;

/// Calls one platform. Never follows a redirect.
#[derive(Clone)]
pub struct Api {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    base: String,
}

impl fmt::Debug for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Api")
    }
}

/// What a platform answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The header fields.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// Nothing was sent.
    NotSent(&'static str),
    /// It may have been sent, and may have been taken.
    Unknown(&'static str),
}

impl Api {
    /// A client of the platform at `base` (`https://graph.facebook.com`), to which paths are appended.
    ///
    /// # Errors
    /// If the system has no certificates although `base` needs them.
    pub fn new(base: &str) -> Result<Self, Error> {
        let tls = tls(base.starts_with("https://"))?;
        let connector = HttpsConnectorBuilder::new().with_tls_config(tls).https_or_http().enable_http1();
        let connector = connector.wrap_connector(plain());
        let client = Client::builder(TokioExecutor::new()).pool_idle_timeout(Duration::from_secs(60)).build(connector);
        Ok(Self { client, base: base.trim_end_matches('/').to_owned() })
    }

    /// Sends a JSON body.
    ///
    /// # Errors
    /// See [`NoAnswer`].
    pub async fn post(&self, path: &str, fields: &[(&str, &str)], body: Vec<u8>) -> Result<Answer, NoAnswer> {
        self.call(Method::POST, path, fields, body).await
    }

    /// Asks for something.
    ///
    /// # Errors
    /// See [`NoAnswer`].
    pub async fn get(&self, path: &str, fields: &[(&str, &str)]) -> Result<Answer, NoAnswer> {
        self.call(Method::GET, path, fields, Vec::new()).await
    }

    async fn call(
        &self,
        method: Method,
        path: &str,
        fields: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Result<Answer, NoAnswer> {
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.base));
        if !body.is_empty() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        for (name, value) in fields {
            request = request.header(*name, *value);
        }
        let request = request.body(Full::new(Bytes::from(body)));
        let request = request.map_err(|_| NoAnswer::NotSent("the request cannot be written"))?;
        match tokio::time::timeout(ANSWER, self.exchange(request)).await {
            Ok(result) => result,
            Err(_) => Err(NoAnswer::Unknown("no answer in time")),
        }
    }

    async fn exchange(&self, request: Request<Full<Bytes>>) -> Result<Answer, NoAnswer> {
        let response = self.client.request(request).await.map_err(|error| {
            if error.is_connect() {
                NoAnswer::NotSent("no connection")
            } else {
                NoAnswer::Unknown("the connection broke before the answer")
            }
        })?;
        let (head, body) = response.into_parts();
        let read = Limited::new(body, LONGEST).collect().await;
        let read = read.map_err(|_| NoAnswer::Unknown("the answer could not be read"))?;
        Ok(Answer { status: head.status.as_u16(), headers: head.headers, body: read.to_bytes() })
    }
}

fn plain() -> HttpConnector {
    let mut connector = HttpConnector::new();
    connector.enforce_http(false);
    connector.set_connect_timeout(Some(CONNECT));
    connector.set_nodelay(true);
    connector
}

/// The system's certificates where they are needed: a container without any can still serve what needs none.
fn tls(needed: bool) -> Result<ClientConfig, Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::other("TLS cannot be set up").because(error))?;
    if !needed {
        return Ok(builder.with_root_certificates(RootCertStore::empty()).with_no_client_auth());
    }
    let trusted = builder.with_native_roots();
    let trusted = trusted.map_err(|error| Error::unavailable("the system has no certificates").because(error))?;
    Ok(trusted.with_no_client_auth())
}

impl Answer {
    /// Was it taken?
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// How long the platform asks to wait (`Retry-After`, in seconds or as a date).
    pub fn retry_after(&self, now: Timestamp) -> Option<Duration> {
        let value = self.headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
        if let Ok(seconds) = value.parse() {
            return Some(Duration::from_secs(seconds));
        }
        let at = jiff::fmt::rfc2822::parse(value).ok()?.timestamp();
        Some(at.duration_since(now).try_into().unwrap_or(Duration::ZERO))
    }
}
