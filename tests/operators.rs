//! What operators do: switching topics and channels off, writing to people, sending what was given up.
#![cfg(feature = "sqlite")]

use async_trait::async_trait;
use jiff::Timestamp;
use schalter::dialogue::Variables;
use schalter::engine::{ALL, Capabilities, Connector, Scope, SendError, Sent, Stop};
use schalter::entity::Value;
use schalter::store::{SqliteOptions, SqliteStore};
use schalter::{
    Bot, Clock, Content, ConversationId, DataClass, Error, Incoming, InternalEvent, LoginLevel, Outgoing, PersonId,
    Purpose,
};
use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Keeps what it sends; `window`: like a platform that allows answers only for a while.
struct Probe {
    name: &'static str,
    capabilities: Capabilities,
    sent: Mutex<Vec<Outgoing>>,
    refuses: Mutex<Vec<SendError>>,
}

impl Probe {
    fn new(name: &'static str, window: Option<Duration>) -> Arc<Self> {
        let mut capabilities = Capabilities::default();
        capabilities.window = window;
        Arc::new(Self { name, capabilities, sent: Mutex::default(), refuses: Mutex::default() })
    }

    fn texts(&self) -> Vec<String> {
        self.sent.lock().unwrap().iter().map(|message| message.text().to_owned()).collect()
    }
}

struct Shared(Arc<Probe>);

#[async_trait]
impl Connector for Shared {
    fn id(&self) -> &str {
        self.0.name
    }

    fn capabilities(&self, _: &ConversationId) -> &Capabilities {
        &self.0.capabilities
    }

    async fn send(&self, message: &Outgoing) -> Result<Sent, SendError> {
        if let Some(error) = self.0.refuses.lock().unwrap().pop() {
            return Err(error);
        }
        self.0.sent.lock().unwrap().push(message.clone());
        Ok(Sent::default())
    }
}

#[derive(Clone)]
struct Time(Arc<AtomicI64>);

impl Time {
    fn new() -> Self {
        Self(Arc::new(AtomicI64::new(1_772_449_200)))
    }

    fn clock(&self) -> Clock {
        let seconds = Arc::clone(&self.0);
        Arc::new(move || Timestamp::from_second(seconds.load(Ordering::SeqCst)).unwrap())
    }

    fn now(&self) -> Timestamp {
        self.clock()()
    }

    fn pass(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}

fn bot(store: &Path, time: &Time, probes: &[&Arc<Probe>]) -> Bot {
    let store = SqliteStore::open_with(store, SqliteOptions { alone: false, ..SqliteOptions::default() }).unwrap();
    let builder =
        Bot::builder(()).intents("intents").texts("locales").without_handlers().store(store).clock(time.clock());
    let builder = probes.iter().fold(builder, |builder, probe| builder.connector(Shared(Arc::clone(probe))));
    builder.build().unwrap()
}

async fn says(bot: &Bot, channel: &str, text: &str) -> Vec<String> {
    let replies = bot.answer(Incoming::said(channel, "anna", text)).await.unwrap();
    replies.iter().map(|reply| reply.text_id.clone().unwrap_or_default()).collect()
}

#[tokio::test]
async fn what_is_switched_off_is_off_in_every_process_and_what_is_urgent_stays_on() {
    let folder = tempfile::tempdir().unwrap();
    let (file, time) = (folder.path().join("bot.db"), Time::new());
    let (one, two) = (bot(&file, &time, &[]), bot(&file, &time, &[]));
    says(&two, "console", "Guten Tag").await;
    let until = time.now().checked_add(Duration::from_secs(3_600)).unwrap();
    one.switch("balance", true, "the ledger is slow", Some(until)).await.unwrap();
    two.look_at_switches().await.unwrap();
    for bot in [&one, &two] {
        assert_eq!(says(bot, "console", "Kontostand").await, ["common-off"]);
    }
    assert_ne!(says(&one, "console", "Was kostet das Konto?").await, ["common-off"], "others stay on");
    let switches = two.switches().await.unwrap();
    assert_eq!(switches.off["balance"].reason, "the ledger is slow");

    // When its time is over it is on again, and the end is on record.
    time.pass(3_600);
    let end = schalter::engine::switch("nobody", false, "", None, time.now());
    one.answer(end).await.unwrap();
    two.look_at_switches().await.unwrap();
    assert!(two.switches().await.unwrap().off.is_empty());
    assert_ne!(says(&two, "console", "Kontostand").await, ["common-off"]);

    // A channel, and everything.
    one.switch("web", true, "a fault", None).await.unwrap();
    assert_eq!(says(&one, "web", "Kontostand").await.last().unwrap(), "common-off");
    assert_ne!(says(&one, "console", "Kontostand").await, ["common-off"], "another channel");
    one.switch(ALL, true, "an incident", None).await.unwrap();
    two.look_at_switches().await.unwrap();
    assert_eq!(says(&two, "console", "Kontostand").await, ["common-off"]);
    assert_eq!(says(&two, "console", "Was kostet das Konto?").await, ["common-off"]);
    let urgent = says(&two, "console", "Meine Karte wurde gestohlen").await;
    assert!(!urgent.contains(&"common-off".to_owned()) && !urgent.is_empty(), "{urgent:?}");
    one.switch(ALL, false, "over", None).await.unwrap();
    one.switch("web", false, "over", None).await.unwrap();
    assert_ne!(says(&one, "web", "Kontostand").await.last().unwrap(), "common-off");
    assert!(one.switch("balanse", true, "x", None).await.is_err_and(|error| error.is_invalid()));
}

async fn run_until(bot: &Bot, done: impl Fn() -> bool) {
    let stop = Stop::new();
    let running = tokio::spawn({
        let (bot, stop) = (bot.clone(), stop.clone());
        async move { bot.run(stop).await }
    });
    let begun = std::time::Instant::now();
    while !done() {
        assert!(begun.elapsed() < Duration::from_secs(20), "it never came");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    stop.stop();
    running.await.unwrap().unwrap();
}

async fn logged_in(bot: &Bot, channel: &str) -> Result<(), Error> {
    let conversation = ConversationId::new(channel, "anna");
    let event = InternalEvent::LoggedIn { person: PersonId("anna".into()), level: LoginLevel::Login };
    bot.inbox().accept(vec![Incoming::said(channel, "anna", "Guten Tag")]).await?;
    bot.inbox().accept(vec![Incoming::new(conversation, Timestamp::UNIX_EPOCH, Content::Internal(event))]).await?;
    Ok(())
}

#[tokio::test]
async fn a_notice_goes_where_the_person_wrote_last_and_never_above_a_clearance() {
    let folder = tempfile::tempdir().unwrap();
    let (file, time) = (folder.path().join("bot.db"), Time::new());
    let (web, messenger) = (Probe::new("web", None), Probe::new("messenger", Some(Duration::from_secs(86_400))));
    let bot = bot(&file, &time, &[&web, &messenger]);
    let anna = PersonId("anna".into());
    assert_eq!(bot.notify(&anna, "common-cancelled", Variables::default()).await.unwrap(), None, "nobody is known yet");
    logged_in(&bot, "web").await.unwrap();
    run_until(&bot, || web.texts().len() >= 2).await;
    time.pass(60);
    logged_in(&bot, "messenger").await.unwrap();
    run_until(&bot, || messenger.texts().len() >= 2).await;
    run_until(&bot, || true).await;

    let to = bot.notify(&anna, "common-cancelled", Variables::default()).await.unwrap().unwrap();
    assert_eq!(to.channel, "messenger", "where she wrote last");
    let before = messenger.texts().len();
    run_until(&bot, || messenger.texts().len() > before).await;
    let last = messenger.sent.lock().unwrap().last().unwrap().clone();
    assert_eq!((last.purpose, last.text_id.as_deref()), (Purpose::Proactive, Some("common-cancelled")));

    let mut variables = Variables::default();
    variables.set("balance", Some(Value::Text("1.234,50 €".into())), DataClass::Account);
    let to = bot.notify(&anna, "common-cancelled", variables.clone()).await.unwrap().unwrap();
    assert_eq!(to.channel, "web", "account data only where they may be shown");
    time.pass(86_400);
    let to = bot.notify(&anna, "common-cancelled", Variables::default()).await.unwrap().unwrap();
    assert_eq!(to.channel, "web", "the other one's window is closed");
    assert!(bot.notify(&anna, "no-such-text", variables).await.is_err_and(|error| error.is_invalid()));
}

#[tokio::test]
async fn what_was_given_up_is_listed_and_sent_after_all() {
    let folder = tempfile::tempdir().unwrap();
    let (file, time) = (folder.path().join("bot.db"), Time::new());
    let web = Probe::new("web", None);
    web.refuses.lock().unwrap().push(SendError::Invalid("invented".into()));
    let bot = bot(&file, &time, &[&web]);
    bot.inbox().accept(vec![Incoming::said("web", "anna", "Guten Tag")]).await.unwrap();
    run_until(&bot, || !web.texts().is_empty()).await;
    let views = bot.given_up().await.unwrap();
    let dead = views[0].told.iter().find(|told| told.reason.is_some()).unwrap();
    assert_eq!(dead.reason.as_deref(), Some("invalid"));
    let event = InternalEvent::Replay { messages: vec![dead.message.id.clone()] };
    let again = Incoming::new(views[0].conversation.clone(), time.now(), Content::Internal(event));
    bot.inbox().accept(vec![again]).await.unwrap();
    let before = web.texts().len();
    run_until(&bot, || web.texts().len() > before).await;
    assert_eq!(web.texts().last().unwrap(), dead.message.text());
    assert!(bot.given_up().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_reply_that_comes_after_its_form_is_forgotten_is_given_up_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let (file, time) = (folder.path().join("bot.db"), Time::new());
    let web = Probe::new("web", None);
    let hour = Some(Duration::from_secs(3_600));
    let busy = SendError::Retry { after: hour, scope: Scope::Conversation, why: "invented".into() };
    web.refuses.lock().unwrap().push(busy);
    let bot = bot(&file, &time, &[&web]);
    bot.inbox().accept(vec![Incoming::said("web", "anna", "Was kostet das Konto?")]).await.unwrap();
    run_until(&bot, || web.refuses.lock().unwrap().is_empty()).await;
    time.pass(3_600);
    run_until(&bot, || true).await;
    assert!(web.texts().is_empty(), "too late for anybody: {:?}", web.texts());
    let views = bot.given_up().await.unwrap();
    let dead: Vec<_> = views[0].told.iter().collect();
    assert!(!dead.is_empty() && dead.iter().all(|told| told.reason.as_deref() == Some("too-old")), "{dead:?}");
    let ids = dead.iter().map(|told| told.message.id.clone()).collect();
    let event = Content::Internal(InternalEvent::Replay { messages: ids });
    bot.inbox().accept(vec![Incoming::new(views[0].conversation.clone(), time.now(), event)]).await.unwrap();
    run_until(&bot, || web.texts().len() == dead.len()).await;
}
