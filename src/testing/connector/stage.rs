//! A process with the connector, an engine that repeats what it hears, and a store that outlives it.

use super::platform::{Door, Happening, Platform, Post, Seal};
use super::wire;
use crate::channel::http::{Limits, router, serve};
use crate::engine::{Engine, Policy, Stop, Turn};
use crate::error::Error;
use crate::message::{Clock, Content, DataClass, Incoming, Outgoing, Part, PlatformEvent, Purpose};
use crate::store::{MemoryStore, Store};
use crate::turn::Turned;
use jiff::Timestamp;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// Nothing on loopback takes longer.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the processes of one check share.
pub(super) struct World {
    pub(super) store: Arc<MemoryStore>,
    /// Seconds of the check's own clock.
    seconds: Arc<AtomicI64>,
    /// What reached a turn.
    heard: Arc<Mutex<Vec<Content>>>,
}

impl World {
    pub(super) fn new() -> Self {
        Self {
            store: Arc::new(MemoryStore::new()),
            seconds: Arc::new(AtomicI64::new(1_800_000_000)),
            heard: Arc::default(),
        }
    }

    pub(super) fn now(&self) -> Timestamp {
        Timestamp::from_second(self.seconds.load(Ordering::SeqCst)).unwrap_or_default()
    }

    fn clock(&self) -> Clock {
        let seconds = Arc::clone(&self.seconds);
        Arc::new(move || Timestamp::from_second(seconds.load(Ordering::SeqCst)).unwrap_or_default())
    }

    /// Time passes.
    pub(super) fn pass(&self, time: Duration) {
        self.seconds.fetch_add(i64::try_from(time.as_secs()).unwrap_or(0), Ordering::SeqCst);
    }

    /// What reached a turn so far.
    pub(super) fn heard(&self) -> Vec<Content> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Repeats what was said; while somebody else owns the conversation, says nothing.
    fn turn(&self) -> Turn {
        let heard = Arc::clone(&self.heard);
        Arc::new(move |session, incoming: Incoming, _| {
            let heard = Arc::clone(&heard);
            Box::pin(async move {
                heard.lock().unwrap_or_else(PoisonError::into_inner).push(incoming.content.clone());
                let silent = match &incoming.content {
                    Content::Platform(PlatformEvent::Control { ours }) => !ours,
                    _ => session.as_deref() == Some(b"silent"),
                };
                let mut turned =
                    Turned { session: if silent { b"silent".to_vec() } else { Vec::new() }, ..Turned::default() };
                if let (Content::Said { text }, false) = (&incoming.content, silent) {
                    turned.outgoing.push(said(&incoming, &format!("echo {text}")));
                }
                Ok(turned)
            })
        })
    }
}

fn said(incoming: &Incoming, text: &str) -> Outgoing {
    Outgoing {
        id: String::new(),
        conversation: incoming.conversation.clone(),
        seq: 0,
        purpose: Purpose::Reply,
        part: Part::Text { text: text.to_owned() },
        not_after: None,
        text_id: None,
        class: DataClass::Public,
    }
}

/// A running process.
pub(super) struct Stage<'a> {
    pub(super) world: &'a World,
    pub(super) platform: &'a dyn Platform,
    pub(super) channel: String,
    pub(super) address: Option<SocketAddr>,
    /// Does the platform post, rather than people connect?
    is_called: bool,
    engine: Engine,
    stop: Stop,
    tasks: Vec<JoinHandle<()>>,
}

impl<'a> Stage<'a> {
    /// Starts a process; `answers`: does it run turns, or only take messages?
    pub(super) async fn start(world: &'a World, platform: &'a dyn Platform, answers: bool) -> Result<Self, Error> {
        let door = platform.open(world.clock());
        let connector = door.connector();
        let policy = Policy {
            first_wait: Duration::from_millis(1),
            longest_wait: Duration::from_millis(2),
            poll: Duration::from_millis(5),
            // The check's time runs much faster than the sockets.
            lease: Duration::from_secs(3_600),
            finish_limit: Duration::from_millis(500),
            flush_limit: Duration::from_millis(500),
            ..Policy::default()
        };
        let channel = connector.id().to_owned();
        let engine = Engine::new(Arc::clone(&world.store) as Arc<dyn Store>, world.turn(), world.clock());
        let engine = engine.with_policy(policy).with(connector);
        let stop = Stop::new();
        let mut tasks = Vec::new();
        let mut address = None;
        if let Door::Called(webhook) | Door::Socket(webhook) = &door {
            let listener = TcpListener::bind(("127.0.0.1", 0)).await;
            let listener = listener.map_err(|error| Error::unavailable("loopback").because(error))?;
            address = listener.local_addr().ok();
            let limits = Limits {
                head: Duration::from_millis(300),
                finish: Duration::from_millis(100),
                request: Duration::from_secs(5),
                ..Limits::default()
            };
            let routes = router(&[Arc::clone(webhook)], &engine, &stop);
            tasks.push(tokio::spawn(serve(listener, routes, limits, stop.clone())));
            address.iter().for_each(|address| platform.listens(*address));
        }
        if answers {
            let (engine, stop) = (engine.clone(), stop.clone());
            // What goes wrong shows in what does not arrive.
            tasks.push(tokio::spawn(async move { drop(engine.run(stop).await) }));
        }
        let is_called = matches!(door, Door::Called(_));
        Ok(Self { world, platform, channel, address, is_called, engine, stop, tasks })
    }

    /// Posts or brings happenings: together, or one by one where the platform knows no batches. `None`: the platform
    /// does not have such.
    pub(super) async fn happen(&self, happenings: &[Happening]) -> Option<()> {
        let Some(address) = self.address.filter(|_| self.is_called) else {
            return self.platform.bring(happenings).await.then_some(());
        };
        let one_by_one =
            || happenings.iter().map(|one| self.platform.post(std::slice::from_ref(one), Seal::Right)).collect();
        let together = self.platform.post(happenings, Seal::Right).map(|post| vec![post]);
        let posts: Vec<Post> = together.or_else(one_by_one)?;
        for post in posts {
            let status = wire::send(address, &self.channel, &post).await;
            assert!(status.is_some_and(|status| (200..300).contains(&status)), "a request was refused: {status:?}");
        }
        Some(())
    }

    /// Posts a request as it is.
    pub(super) async fn post(&self, post: &Post) -> Option<u16> {
        wire::send(self.address?, &self.channel, post).await
    }

    /// Waits until `done` says so, letting the check's time pass second by second.
    pub(super) async fn until(&self, what: &str, done: impl Fn() -> bool) {
        let begun = Instant::now();
        while !done() {
            assert!(begun.elapsed() < PATIENCE, "{what}; arrived: {:?}", self.platform.arrived());
            self.world.pass(Duration::from_secs(1));
            self.breathe().await;
        }
    }

    /// Lets everybody else go on, until nothing is left to be done.
    pub(super) async fn rest(&self) {
        for _ in 0..20 {
            self.breathe().await;
        }
    }

    async fn breathe(&self) {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }

    /// What arrived at `peer`.
    pub(super) fn texts(&self, peer: &str) -> Vec<String> {
        let arrived = self.platform.arrived().into_iter().filter(|arrived| arrived.peer == peer);
        arrived.map(|arrived| arrived.text).collect()
    }

    /// Ends the process as a service manager does.
    pub(super) async fn end(self) {
        self.stop.stop();
        for task in self.tasks {
            let _ = task.await;
        }
        drop(self.engine);
    }

    /// Ends it as a crash does.
    pub(super) fn die(self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}
