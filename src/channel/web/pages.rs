//! What a browser fetches: the pages in its language, the files, the texts, and the socket.

use super::Web;
use super::files::{self, File, VERSION};
use super::login::Entrance;
use super::socket;
use super::visitor::Visitor;
use crate::channel::http::{Json, Refusal};
use crate::engine::Inbox;
use axum::Router;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{any, get};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Files and texts are named by their version.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

type Desk = Arc<(Arc<Web>, Inbox)>;

pub(super) fn routes(web: &Arc<Web>, inbox: &Inbox) -> Router {
    let desk: Desk = Arc::new((Arc::clone(web), inbox.clone()));
    let router = Router::new()
        .route("/", get(chat))
        .route("/login", get(login))
        .route("/login/{*stamp}", get(login))
        // The side doors of other channels lead here; what they carry is not opened yet.
        .route("/go-on/{*stamp}", get(|| async { Redirect::to("/") }))
        .route("/socket", any(connect))
        .route("/widget.js", get(widget))
        .route("/widget.json", get(widget_texts))
        .route("/web/{version}/{name}", get(file))
        .route("/texts/{version}/{language}", get(texts));
    let router = if web.is_demo() { router.route("/app", get(app)) } else { router };
    router.with_state(desk)
}

async fn chat(State(desk): State<Desk>, headers: HeaderMap, uri: Uri) -> Response {
    desk.0.page(files::CHAT, &headers, &uri)
}

async fn login(State(desk): State<Desk>, headers: HeaderMap, uri: Uri) -> Response {
    desk.0.page(files::LOGIN, &headers, &uri)
}

async fn app(State(desk): State<Desk>, headers: HeaderMap, uri: Uri) -> Response {
    desk.0.page(files::APP, &headers, &uri)
}

async fn widget() -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        // Its address has no version, as it stands in other people's pages.
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600")),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    ];
    (headers, files::WIDGET).into_response()
}

async fn widget_texts(State(desk): State<Desk>, headers: HeaderMap, uri: Uri) -> Response {
    let texts = &desk.0.texts;
    let language = desk.0.language(&headers, &uri);
    let said = ["web-open", "web-close", "web-title"].map(|id| (id, texts.say(language, id)));
    let said: BTreeMap<&str, Option<&str>> = said.into_iter().chain([("lang", Some(language))]).collect();
    ([(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"), (header::CACHE_CONTROL, "no-cache")], Json(said)).into_response()
}

async fn file(Path((version, name)): Path<(String, String)>) -> Response {
    let found = files::FILES.iter().find(|file| file.name == name).filter(|_| version == *VERSION);
    let Some(File { kind, text, .. }) = found else { return StatusCode::NOT_FOUND.into_response() };
    kept(kind, Cow::Borrowed(text))
}

async fn texts(State(desk): State<Desk>, Path((version, language)): Path<(String, String)>) -> Response {
    match desk.0.texts.json(&language).filter(|_| version == *desk.0.version) {
        Some(json) => kept("application/json", Cow::Owned(json)),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn kept(kind: &'static str, text: Cow<'static, str>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::CACHE_CONTROL, FOR_EVER),
    ];
    (headers, text.into_owned()).into_response()
}

async fn connect(State(desk): State<Desk>, headers: HeaderMap, upgrade: WebSocketUpgrade) -> Response {
    let (web, inbox) = (Arc::clone(&desk.0), desk.1.clone());
    if !web.site.is_own(&headers) {
        return Refusal::new(StatusCode::FORBIDDEN, "only the chat's own page may connect").into_response();
    }
    let Ok(seat) = Arc::clone(&web.seats).try_acquire_owned() else { return Refusal::unavailable().into_response() };
    let visitor = Visitor::of(&headers, web.site.cookie());
    upgrade
        .max_message_size(socket::FRAME)
        .max_frame_size(socket::FRAME)
        // Thousands are open and nearly all are silent.
        .read_buffer_size(1_024)
        .write_buffer_size(0)
        .on_upgrade(move |socket| async move {
            socket::serve(web, inbox, visitor, socket).await;
            drop(seat);
        })
}

impl Web {
    /// The language that the address asks for, or else the browser.
    fn language(&self, headers: &HeaderMap, uri: &Uri) -> &str {
        let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let wished =
            uri.query().into_iter().flat_map(|query| query.split('&')).find_map(|pair| pair.strip_prefix("lang="));
        let wished = wished.filter(|lang| self.texts.languages().any(|code| code == *lang));
        self.texts.language(wished.or(accepted))
    }

    /// A page in the browser's language. A browser that is new here is given its cookie.
    fn page(&self, page: &str, headers: &HeaderMap, uri: &Uri) -> Response {
        let language = self.language(headers, uri);
        let (entrance, customers) = match self.login.as_ref().map(|login| login.entrance()) {
            Some(Entrance::Address(address)) => (address, String::new()),
            Some(Entrance::Demo(customers)) => (
                String::new(),
                customers.iter().map(|customer| format!("{}\t{}\n", customer.id, customer.name)).collect(),
            ),
            None => Default::default(),
        };
        let page = files::fill(page, |name| match name {
            "bot" => Some(Cow::Borrowed(&self.bot)),
            "customers" => Some(Cow::Borrowed(&customers)),
            "entrance" => Some(Cow::Borrowed(&entrance)),
            "initial" => Some(self.bot.chars().take(1).collect::<String>().into()),
            "lang" => Some(Cow::Borrowed(language)),
            "login" => self.login.is_some().then(|| "login".into()),
            "others" => Some(Cow::Owned(self.texts.names())),
            "demo" => self.is_demo().then(|| "demo".into()),
            "texts" => Some(Cow::Borrowed(&self.version)),
            "version" => Some(Cow::Borrowed(VERSION.as_str())),
            text => self.texts.say(language, text).map(Cow::Borrowed),
        });
        let mut response =
            (self.site.headers(), [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response();
        if Visitor::of(headers, self.site.cookie()).is_none() {
            let cookie = Visitor::new().map(|visitor| visitor.set_cookie(self.site.cookie(), self.site.is_secure()));
            match cookie.map(HeaderValue::try_from) {
                Ok(Ok(cookie)) => drop(response.headers_mut().insert(header::SET_COOKIE, cookie)),
                _ => return Refusal::unavailable().into_response(),
            }
        }
        response
    }
}
