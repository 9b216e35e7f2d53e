//! One life of the bot: it opens the files of its folder, and the customers go on where they were.

use crate::bank::{Bank, DEMO_CUSTOMER};
use crate::journal::Journal;
use crate::script::{self, Dialogue, Step};
use jiff::{SignedDuration, Timestamp};
use schalter::engine::{Engine, Policy, Stop, crash};
use schalter::store::{HeardState, SqliteStore, ToldState, View};
use schalter::testing::TestClock;
use schalter::{Bot, Content, ConversationId, Incoming, InternalEvent, LoginLevel, PersonId};
use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A Monday morning: what is ordered today is booked today.
pub(crate) const BEGIN: &str = "2026-03-02T09:00:00Z";

/// The bank's books of the life that is being lived.
pub(crate) static FOLDER: Mutex<Option<PathBuf>> = Mutex::new(None);

/// What the parent wants of a life.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    pub(crate) folder: PathBuf,
    pub(crate) plan: Plan,
    /// How long after [`BEGIN`] it starts, pauses of the script not counted.
    pub(crate) after: Duration,
    /// The named point at which it dies.
    pub(crate) dies_at: Option<String>,
}

/// Who banks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Plan {
    /// So many rounds, one after the other; all of a round at once.
    Rounds(u32),
    /// The pauses, then the first round's dialogues one by one.
    OneByOne,
}

impl Plan {
    /// Groups of dialogues that take place at once.
    pub(crate) fn groups(self) -> Vec<Vec<Dialogue>> {
        match self {
            Self::Rounds(rounds) => (0..rounds).map(script::round).collect(),
            // The pauses first: later they would let everybody else's timers become due as well.
            Self::OneByOne => [script::pauses()].into_iter().chain(script::round(0)).map(|one| vec![one]).collect(),
        }
    }
}

pub(crate) fn conversation(peer: &str) -> ConversationId {
    ConversationId::new("web", peer)
}

/// A file of names, one a line: what is written there survives the process.
struct Log {
    file: File,
    known: BTreeSet<String>,
}

impl Log {
    fn open(path: &Path) -> Self {
        let known = names(path).into_iter().collect();
        Self { file: OpenOptions::new().create(true).append(true).open(path).unwrap(), known }
    }

    fn add(&self, name: &str) {
        (&self.file).write_all(format!("{name}\n").as_bytes()).unwrap();
    }
}

/// The names in such a file.
pub(crate) fn names(path: &Path) -> Vec<String> {
    std::fs::read_to_string(path).unwrap_or_default().lines().map(str::to_owned).collect()
}

/// Lives until everything of the plan is done, or until it is killed.
pub(crate) fn live(bot: &Bot, order: &Order) {
    if let Some(point) = &order.dies_at {
        crash::arm(point);
    }
    *FOLDER.lock().unwrap() = Some(order.folder.clone());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let town = Arc::new(Town::open(bot, order));
        let stop = Stop::new();
        let running = tokio::spawn({
            let (engine, stop) = (town.engine.clone(), stop.clone());
            async move { engine.run(stop).await }
        });
        for group in order.plan.groups() {
            let customers: Vec<_> =
                group.into_iter().map(|dialogue| tokio::spawn(Arc::clone(&town).plays(dialogue))).collect();
            for customer in customers {
                customer.await.unwrap();
            }
        }
        stop.stop();
        running.await.unwrap().unwrap();
    });
}

/// The bot, and everybody who talks to it.
struct Town {
    engine: Engine,
    clock: TestClock,
    /// Steps that the bot has accepted: they are never sent again.
    acknowledged: Log,
    /// Steps that were answered, and whose answers arrived.
    done: Log,
}

impl Town {
    fn open(bot: &Bot, order: &Order) -> Self {
        let folder = &order.folder;
        let done = Log::open(&folder.join("done.log"));
        let clock = TestClock::running();
        let begin: Timestamp = BEGIN.parse().unwrap();
        clock.set(begin + SignedDuration::try_from(order.after).unwrap() + waited(order.plan, &done.known));
        // The scenario opens the bank's books in the folder.
        let bot = bot.rehearsal(Some("books"), clock.clock(), Default::default()).unwrap();
        let mut policy = Policy::default();
        (policy.workers, policy.senders) = (4, 2);
        (policy.lease, policy.send_limit) = (LEASE, LEASE * 4 / 5);
        policy.poll = Duration::from_millis(20);
        let store = Arc::new(SqliteStore::open(&folder.join("talks.db")).unwrap());
        let engine =
            Engine::new(store, bot.turn(), clock.clock()).with(Arc::new(Journal::open(folder))).with_policy(policy);
        Self { engine, clock, acknowledged: Log::open(&folder.join("acknowledged.log")), done }
    }

    async fn plays(self: Arc<Self>, dialogue: Dialogue) {
        for (number, step) in dialogue.steps.iter().enumerate() {
            let name = format!("{}/{number}", dialogue.peer);
            if self.done.known.contains(&name) {
                continue;
            }
            match step {
                Step::Waits(seconds) => self.waits(*seconds, &conversation(&dialogue.peer)).await,
                step => self.acts(step, &conversation(&dialogue.peer), &name).await,
            }
            self.done.add(&name);
        }
    }

    /// Sends the step unless it was acknowledged already, and waits until the answers have arrived.
    async fn acts(&self, step: &Step, conversation: &ConversationId, name: &str) {
        if !self.acknowledged.known.contains(name) {
            let content = self.content(step, conversation).await;
            let mut incoming = Incoming::new(conversation.clone(), self.clock.now(), content);
            incoming.dedupe = vec![name.to_owned()];
            self.engine.inbox().accept(vec![incoming]).await.unwrap();
            self.acknowledged.add(name);
        }
        let mut news = self.engine.store().news();
        loop {
            news.mark_unchanged();
            let view = self.view(conversation).await;
            let heard = view
                .as_ref()
                .and_then(|view| view.heard.iter().find(|heard| heard.incoming.dedupe.iter().any(|key| key == name)));
            let heard = heard.unwrap_or_else(|| panic!("{name} was acknowledged and lost"));
            assert_ne!(heard.state, HeardState::SetAside, "{name}");
            let told = view.iter().flat_map(|view| &view.told).filter(|told| told.answers == heard.id);
            if heard.state == HeardState::Answered && told.clone().all(|told| told.state == ToldState::Sent) {
                return;
            }
            let _ = tokio::time::timeout(Duration::from_millis(20), news.changed()).await;
        }
    }

    async fn content(&self, step: &Step, conversation: &ConversationId) -> Content {
        match step {
            Step::LogsIn => {
                let person = PersonId(DEMO_CUSTOMER.into());
                Content::Internal(InternalEvent::LoggedIn { person, level: LoginLevel::Login })
            }
            Step::Says(text) => Content::Said { text: text.clone() },
            Step::Decides(granted) => {
                let records = self.view(conversation).await.unwrap().records;
                let proposal = records.last().unwrap().proposal.clone();
                Content::Internal(InternalEvent::Approval { proposal, granted: *granted })
            }
            Step::Waits(_) => unreachable!("time brings no message"),
        }
    }

    /// The clock goes on, and everything that is due by then takes place.
    async fn waits(&self, seconds: i64, conversation: &ConversationId) {
        self.clock.set(self.clock.now() + SignedDuration::from_secs(seconds));
        self.engine.inbox().settled(conversation).await.unwrap();
    }

    async fn view(&self, conversation: &ConversationId) -> Option<View> {
        self.engine.store().read(conversation).await.unwrap()
    }
}

/// How long a claim is held; each life begins so much later, as if it had taken so long to start it.
pub(crate) const LEASE: Duration = Duration::from_millis(500);

/// How much time the pauses took that are over.
fn waited(plan: Plan, done: &BTreeSet<String>) -> SignedDuration {
    let mut waited = SignedDuration::ZERO;
    for dialogue in plan.groups().concat() {
        for (number, step) in dialogue.steps.iter().enumerate() {
            if let Step::Waits(seconds) = step
                && done.contains(&format!("{}/{number}", dialogue.peer))
            {
                waited += SignedDuration::from_secs(*seconds);
            }
        }
    }
    waited
}

/// The bank's books in the folder of the life that is being lived.
pub(crate) fn books() -> Bank {
    let folder = FOLDER.lock().unwrap().clone().unwrap();
    let begin: Timestamp = BEGIN.parse().unwrap();
    Bank::open(&folder, jiff::tz::TimeZone::UTC.to_datetime(begin).date()).unwrap()
}
