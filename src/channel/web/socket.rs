//! One socket from its first frame to its last.
//!
//! The page says hello with its tab and the last message that it has; the server answers with how things stand and
//! what the page does not have yet. From then on each message of the page is acknowledged when it is safe in the inbox,
//! and each message to it comes through the outbox. A socket may end at any time: nothing depends on it.

use super::Web;
use super::frame::{FromPage, Line, MESSAGE, Stands, ToPage, VERSION};
use super::hub::{Seat, Told};
use super::look::Look;
use super::pace::{Pace, Verdict};
use super::transcript;
use super::visitor::{Tab, Visitor};
use crate::engine::Inbox;
use crate::message::{Content, ConversationId, Incoming, Partner, PlatformEvent, Status};
use crate::store::View;
use axum::extract::ws::{CloseFrame, Message, WebSocket};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::time::{MissedTickBehavior, interval, sleep_until, timeout};

/// Longest frame, in bytes: the longest message in the widest characters fits.
pub(super) const FRAME: usize = 4 * MESSAGE + 1_024;
/// The page says hello within this time.
const HELLO: Duration = Duration::from_secs(10);
/// So often the page is pinged;
const PING: Duration = Duration::from_secs(20);
/// and after this time without a sign of life it is gone.
const DEAD: Duration = Duration::from_secs(60);
/// A page that does not take a frame in this time is gone.
const WRITE: Duration = Duration::from_secs(10);
/// So long it is waited for what is due before the page is shown anything.
const DUE: Duration = Duration::from_secs(3);

/// Why a socket ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// The page has gone away, or takes nothing any more.
    Gone,
    /// The page does not keep to the protocol.
    Policy,
    /// A frame was too long.
    Long,
    /// The server ends.
    Restart,
    /// The store cannot be asked; later it may.
    Later,
    /// The same tab is connected by another socket.
    Elsewhere,
}

impl End {
    /// The code of the closing frame; those from 4000 on are our own.
    fn code(self) -> Option<u16> {
        Some(match self {
            Self::Gone => return None,
            Self::Policy => 1008,
            Self::Long => 1009,
            Self::Restart => 1012,
            Self::Later => 1013,
            Self::Elsewhere => 4001,
        })
    }
}

/// A conversation over a socket.
struct Talk<'a> {
    web: &'a Web,
    inbox: &'a Inbox,
    socket: WebSocket,
    conversation: ConversationId,
    locale: Option<String>,
    /// The last message that the page was given.
    last: u64,
    pace: Pace,
    look: Look,
}

/// Serves a socket until it ends. Without a cookie the page is told that it needs one.
pub(super) async fn serve(web: Arc<Web>, inbox: Inbox, visitor: Option<Visitor>, mut socket: WebSocket) {
    let hello = match timeout(HELLO, hello(&mut socket)).await {
        Ok(Ok(hello)) => hello,
        Ok(Err(end)) => return close(socket, end).await,
        Err(_) => return close(socket, End::Policy).await,
    };
    let conversation = match (visitor, Tab::new(&hello.tab)) {
        _ if hello.version != VERSION => Err("version"),
        (None, _) => Err("cookie"),
        (_, None) => Err("tab"),
        (Some(visitor), Some(tab)) => Ok(visitor.conversation(&web.id, &tab)),
    };
    let conversation = match conversation {
        Ok(conversation) => conversation,
        Err(code) => {
            // It is closed in any case.
            let _ = write(&mut socket, ToPage::Err { code, cid: None }.write()).await;
            return close(socket, End::Policy).await;
        }
    };
    let (pace, look) = (Pace::new(Instant::now()), Look::after(Instant::now()));
    let (locale, last) = (hello.locale, hello.seq);
    let mut talk = Talk { web: &web, inbox: &inbox, socket, conversation, locale, last, pace, look };
    let end = talk.run().await;
    close(talk.socket, end).await;
}

struct Hello {
    version: u32,
    tab: String,
    seq: u64,
    locale: Option<String>,
}

async fn hello(socket: &mut WebSocket) -> Result<Hello, End> {
    match frame(socket.recv().await)? {
        Some(text) => match FromPage::read(&text) {
            Some(FromPage::Hello { v, tab, seq, locale }) => Ok(Hello { version: v, tab, seq, locale }),
            _ => Err(End::Policy),
        },
        None => Err(End::Policy),
    }
}

async fn close(mut socket: WebSocket, end: End) {
    if let Some(code) = end.code() {
        let farewell = Message::Close(Some(CloseFrame { code, reason: "".into() }));
        // Whether or not it arrives, the socket ends.
        let _ = timeout(WRITE, socket.send(farewell)).await;
    }
}

/// The text of a frame; `None`: a sign of life.
fn frame(received: Option<Result<Message, axum::Error>>) -> Result<Option<String>, End> {
    match received {
        Some(Ok(Message::Text(text))) => Ok(Some(text.as_str().to_owned())),
        Some(Ok(Message::Ping(_) | Message::Pong(_))) => Ok(None),
        Some(Ok(Message::Binary(_))) => Err(End::Policy),
        // The error's type is the WebSocket library's, which is none of ours; its words are tested.
        Some(Err(error)) if error.to_string().contains("too long") => Err(End::Long),
        Some(Ok(Message::Close(_)) | Err(_)) | None => Err(End::Gone),
    }
}

async fn write(socket: &mut WebSocket, text: String) -> Result<(), End> {
    match timeout(WRITE, socket.send(Message::Text(text.into()))).await {
        Ok(Ok(())) => Ok(()),
        _ => Err(End::Gone),
    }
}

impl Talk<'_> {
    async fn run(&mut self) -> End {
        // The seat first: what is said from now on comes that way, what was said before is in the store.
        let mut seat = self.web.hub.sit(&self.conversation.peer);
        match self.welcome().await {
            Ok(()) => self.talk(&mut seat).await,
            Err(end) => end,
        }
    }

    async fn talk(&mut self, seat: &mut Seat) -> End {
        let closing = self.web.closing.clone();
        let mut beat = interval(PING);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        beat.reset();
        let mut alive = Instant::now();
        loop {
            let look = self.look.at();
            let done = tokio::select! {
                received = self.socket.recv() => {
                    alive = Instant::now();
                    match frame(received) {
                        Ok(Some(text)) => self.take(&text).await,
                        Ok(None) => Ok(()),
                        Err(end) => Err(end),
                    }
                }
                told = seat.next() => match told {
                    Some(Told::Message { seq, frame }) => self.tell(seq, &frame).await,
                    Some(Told::Elsewhere) => Err(End::Elsewhere),
                    None => Err(End::Later),
                },
                _ = beat.tick() => match alive.elapsed() {
                    quiet if quiet >= DEAD => Err(End::Gone),
                    _ => self.ping().await,
                },
                () = sleep_until(look.into()) => self.look().await,
                () = closing.stopped() => Err(End::Restart),
            };
            if let Err(end) = done {
                return end;
            }
        }
    }

    /// Tells what another process has said meanwhile. A store that cannot be asked is asked the next time.
    async fn look(&mut self) -> Result<(), End> {
        self.look.done(Instant::now());
        let Ok(Some(view)) = self.inbox.read(&self.conversation).await else { return Ok(()) };
        if transcript::is_uncertain(&view, (self.web.clock)()) {
            return Ok(());
        }
        for told in transcript::told_since(&view, self.last) {
            self.tell(told.message.seq, &message(&told.message)).await?;
        }
        Ok(())
    }

    async fn ping(&mut self) -> Result<(), End> {
        match timeout(WRITE, self.socket.send(Message::Ping(Vec::new().into()))).await {
            Ok(Ok(())) => Ok(()),
            _ => Err(End::Gone),
        }
    }

    async fn say(&mut self, said: ToPage<'_>) -> Result<(), End> {
        write(&mut self.socket, said.write()).await
    }

    /// Tells a message once, however it came.
    async fn tell(&mut self, seq: u64, frame: &str) -> Result<(), End> {
        if seq <= self.last {
            return Ok(());
        }
        self.last = seq;
        write(&mut self.socket, frame.to_owned()).await
    }

    /// How things stand and what the page does not have; a conversation that is new is opened.
    async fn welcome(&mut self) -> Result<(), End> {
        let view = self.read().await?;
        let last = view.as_ref().map_or(0, |view| view.told.iter().map(|told| told.message.seq).max().unwrap_or(0));
        let reset = self.last > last;
        let seq = if reset { 0 } else { self.last };
        let none = Status {
            login: crate::message::LoginLevel::None,
            ended: false,
            errand: None,
            partner: Partner::Bot,
            language: self.web.texts.language(self.locale.as_deref()).to_owned(),
        };
        let now = (self.web.clock)();
        let ends = view.as_ref().and_then(transcript::login_ends);
        let welcome = ToPage::Welcome {
            seq: last,
            reset,
            status: Stands::of(view.as_ref().and_then(transcript::status).unwrap_or(&none)),
            logout: self.web.logout_after.as_secs(),
            left: ends.map(|ends| u64::try_from(ends.duration_since(now).as_secs()).unwrap_or(0)),
            history: view.as_ref().map_or_else(Vec::new, |view| transcript::since(view, seq)),
        };
        let welcome = welcome.write();
        self.last = last;
        write(&mut self.socket, welcome).await?;
        if view.is_none_or(|view| view.heard.is_empty()) {
            let opened = self.incoming(Content::Platform(PlatformEvent::Started), "started");
            if self.inbox.accept(vec![opened]).await.is_err() {
                return Err(End::Later);
            }
        }
        Ok(())
    }

    /// The conversation as it is when everything that is due has been done: a login may be over by now.
    async fn read(&mut self) -> Result<Option<View>, End> {
        // If it takes longer, what is read below says so.
        let _ = timeout(DUE, self.inbox.settled(&self.conversation)).await;
        let view = self.inbox.read(&self.conversation).await.map_err(|_| End::Later)?;
        match &view {
            Some(view) if transcript::is_uncertain(view, (self.web.clock)()) => Err(End::Later),
            _ => Ok(view),
        }
    }

    fn incoming(&self, content: Content, cid: &str) -> Incoming {
        let mut incoming = Incoming::new(self.conversation.clone(), (self.web.clock)(), content);
        incoming.dedupe.push(format!("cid:{cid}"));
        incoming.locale.clone_from(&self.locale);
        incoming
    }

    /// Takes one frame of the page.
    async fn take(&mut self, text: &str) -> Result<(), End> {
        match self.pace.frame(Instant::now()) {
            Verdict::Fine => {}
            Verdict::Slow => return self.say(ToPage::Err { code: "slow", cid: None }).await,
            Verdict::Enough => return Err(End::Policy),
        }
        let Some(frame) = FromPage::read(text) else {
            return self.say(ToPage::Err { code: "unknown", cid: None }).await;
        };
        match frame {
            FromPage::Ping => return self.say(ToPage::Pong).await,
            FromPage::Hello { .. } => return Err(End::Policy),
            _ => {}
        }
        let Some((cid, content)) = frame.brings() else { return Ok(()) };
        let incoming = self.incoming(content, &cid);
        match self.inbox.accept(vec![incoming]).await {
            Ok(_) => {
                self.look = Look::after(Instant::now());
                self.say(ToPage::Ack { cid: &cid }).await
            }
            Err(error) => {
                tracing::warn!(%error, "a message could not be taken");
                self.say(ToPage::Err { code: "later", cid: Some(&cid) }).await
            }
        }
    }
}

/// A message to the customer, as a frame.
pub(super) fn message(message: &crate::message::Outgoing) -> String {
    ToPage::Line(Line::of(message)).write()
}
