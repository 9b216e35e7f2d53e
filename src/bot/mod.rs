//! `Bot` and `Builder`: the only module that knows all parts.

mod builder;
mod compiled;
mod dry_run;
mod live;
mod load;
mod notify;
#[cfg(feature = "http")]
mod serve;

pub use builder::Builder;
pub use load::Examined;

use crate::Error;
use crate::catalog::{Catalog, Diagnostic, Stub};
use crate::dialogue::{Awaited, Session, Taken};
use crate::engine::{Connector, Engine, Health, Inbox, Stop};
use crate::entity::{Entities, Value};
use crate::handler::{Handlers, SharedState};
use crate::lang::Languages;
use crate::locale::{Texts, Variant, Vars, Voice};
use crate::message::{Clock, ConversationId, Incoming, LoginLevel, Outgoing};
use crate::nlu::{Ranking, Title, Understanding};
use crate::store::{MemoryStore, Store};
use crate::turn::{self, Parts, Trace};
use builder::Scenario;
use live::Live;
use load::Loaded;
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::{Arc, LazyLock};

/// Told what each turn did, without content.
pub type Observer = Arc<dyn Fn(&ConversationId, &Trace) + Send + Sync>;

/// A bot that answers. Cheap to clone; all clones are the same bot.
///
/// ```no_run
/// # async fn talk() -> Result<(), schalter::Error> {
/// use schalter::{Bot, Incoming};
/// let bot = Bot::builder(()).intents("intents").texts("locales").build()?;
/// for reply in bot.answer(Incoming::said("web", "anna", "Guten Tag")).await? {
///     println!("{}", reply.text());
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Bot {
    loaded: Loaded,
    parts: Arc<Parts>,
    live: Arc<Live>,
    scenarios: Arc<BTreeMap<String, Scenario>>,
    connectors: Vec<Arc<dyn Connector>>,
    #[cfg(feature = "http")]
    webhooks: Vec<Arc<dyn crate::channel::http::Webhook>>,
    #[cfg(feature = "http")]
    login: Option<Arc<dyn crate::channel::web::Login>>,
    store: Arc<dyn Store>,
    clock: Clock,
    observer: Option<Observer>,
    engine: Engine,
}

impl fmt::Debug for Bot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bot").field("name", &self.loaded.catalog.bot.name).finish_non_exhaustive()
    }
}

/// What a conversation stands at, for tests, `:slots` and agents. Values print as `***` in debug output.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// The open intent.
    pub intent: Option<String>,
    /// The slots that have a value: those of the open intent, or else of the one that was finished last, on
    /// which a follow-up may build.
    pub slots: BTreeMap<String, Value>,
    /// The choices last offered: what each carries, and what is written on it.
    pub choices: Vec<(String, String)>,
    /// The login.
    pub login: LoginLevel,
    /// The language of the conversation.
    pub language: String,
    /// The proposal that waits for an approval.
    pub awaits_approval: Option<String>,
    /// How many turns the conversation has had.
    pub turns: u64,
}

impl Bot {
    /// Begins a bot whose handlers share `state`.
    pub fn builder<S: Clone + Send + Sync + 'static>(state: S) -> Builder<S> {
        Builder::new(state)
    }

    #[expect(clippy::too_many_arguments, reason = "called once, by the builder, with each of its fields")]
    fn assemble(
        loaded: Loaded,
        languages: Languages,
        entities: Entities,
        handlers: Handlers,
        state: SharedState,
        scenarios: BTreeMap<String, Scenario>,
        store: Arc<dyn Store>,
        connectors: Vec<Arc<dyn Connector>>,
        clock: Clock,
        web: String,
    ) -> Self {
        let parts = Parts {
            catalog: Arc::clone(&loaded.catalog),
            texts: Arc::clone(&loaded.texts),
            understanding: Arc::clone(&loaded.understanding),
            clearance: Arc::clone(&loaded.clearance),
            languages,
            entities,
            handlers: Arc::new(handlers),
            state,
            stubs: Arc::default(),
            web,
        };
        Self::on(loaded, Arc::new(parts), Arc::new(scenarios), connectors, store, clock, None)
    }

    fn on(
        loaded: Loaded,
        parts: Arc<Parts>,
        scenarios: Arc<BTreeMap<String, Scenario>>,
        connectors: Vec<Arc<dyn Connector>>,
        store: Arc<dyn Store>,
        clock: Clock,
        observer: Option<Observer>,
    ) -> Self {
        let live = Arc::new(Live::new(Arc::clone(&parts)));
        let engine = engine(&live, &connectors, &store, &clock, observer.as_ref());
        Self {
            loaded,
            parts,
            live,
            scenarios,
            connectors,
            #[cfg(feature = "http")]
            webhooks: Vec::new(),
            #[cfg(feature = "http")]
            login: None,
            store,
            clock,
            observer,
            engine,
        }
    }

    /// The same bot with its engine made anew, after a part of it has changed.
    fn rewired(mut self) -> Self {
        self.engine = engine(&self.live, &self.connectors, &self.store, &self.clock, self.observer.as_ref());
        self
    }

    /// What is wrong with the files and the handlers; the parts with errors are off.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.loaded.diagnostics
    }

    /// The checked intent files.
    pub fn catalog(&self) -> Arc<Catalog> {
        Arc::clone(&self.loaded.catalog)
    }

    /// The texts.
    pub fn texts(&self) -> &Arc<Texts> {
        &self.loaded.texts
    }

    /// The languages that the program knows.
    pub fn languages(&self) -> Languages {
        self.parts.languages.clone()
    }

    /// The slot types that the author added.
    pub fn entities(&self) -> &Entities {
        &self.parts.entities
    }

    fn is_usable(&self) -> Result<(), Error> {
        let catalog = &self.loaded.catalog;
        let answers = catalog.answers().any(|answer| !answer.broken);
        if !answers && !catalog.intents.iter().any(|intent| intent.is_on()) {
            return Err(Error::invalid("no intent is left: see the diagnostics of `check`"));
        }
        if catalog.bot.channels.values().all(|channel| channel.broken) {
            return Err(Error::invalid("no channel is left: see the diagnostics of `check`"));
        }
        Ok(())
    }

    /// Accepts one message, has its turn, commits, and gives back the replies.
    ///
    /// # Errors
    /// If the store cannot take the message ([`Error::is_unavailable`]), or the turn failed.
    pub async fn answer(&self, incoming: Incoming) -> Result<Vec<Outgoing>, Error> {
        self.engine.answer(incoming).await
    }

    /// Has everything of that conversation that is due now (timers), and gives back what the bot said.
    ///
    /// # Errors
    /// As [`Bot::answer`].
    pub async fn due(&self, conversation: &ConversationId) -> Result<Vec<Outgoing>, Error> {
        self.engine.due(conversation, (self.clock)()).await
    }

    /// When the conversation's next timer is due.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn next_due(&self, conversation: &ConversationId) -> Result<Option<jiff::Timestamp>, Error> {
        let view = self.store.read(conversation).await?;
        Ok(view.and_then(|view| {
            let waiting = view.heard.iter().filter(|heard| heard.state == crate::store::HeardState::Waiting);
            waiting.filter_map(|heard| heard.incoming.due_at).min()
        }))
    }

    /// What the bot said last in that conversation: all replies of the last turn that had any.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn said_last(&self, conversation: &ConversationId) -> Result<Vec<Outgoing>, Error> {
        let view = self.store.read(conversation).await?;
        Ok(view.map_or_else(Vec::new, |view| view.told.last().map_or_else(Vec::new, |told| view.replies(told.answers))))
    }

    /// How a text would be understood in that conversation now, and what it would be taken for;
    /// nothing comes of it.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn understood(&self, conversation: &ConversationId, text: &str) -> Result<(Ranking, Taken), Error> {
        let session = self.session(conversation).await?;
        Ok(turn::understood(&self.parts, conversation, &session, text, (self.clock)()))
    }

    /// What the conversation stands at.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn standing(&self, conversation: &ConversationId) -> Result<Standing, Error> {
        let session = self.session(conversation).await?;
        let form = session.form.as_ref();
        let voice = Voice::of(session.language.clone());
        let title = |title: &str| match title.strip_prefix('#') {
            Some(reference) => turn::label(&self.parts, &voice, reference).unwrap_or_default(),
            None => title.to_owned(),
        };
        let approval = matches!(session.awaited, Awaited::Approval);
        Ok(Standing {
            intent: form.map(|form| form.intent.clone()),
            slots: match (form, &session.recent) {
                (Some(form), _) => form.values(),
                (None, Some(recent)) => recent.slots.clone(),
                (None, None) => BTreeMap::new(),
            },
            choices: session.choices.iter().map(|choice| (choice.payload.clone(), title(&choice.title))).collect(),
            login: session.login,
            awaits_approval: form
                .and_then(|form| form.proposal.as_ref())
                .filter(|_| approval)
                .map(|open| open.id.clone()),
            turns: session.turn,
            language: session.language,
        })
    }

    /// Does the session keep any slot value of the customer's?
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn stores_slots(&self, conversation: &ConversationId) -> Result<bool, Error> {
        let session = self.session(conversation).await?;
        let open = session.form.as_ref().is_some_and(|form| !form.slots.is_empty());
        Ok(open || session.recent.is_some_and(|recent| !recent.slots.is_empty()))
    }

    /// The wording of a text, such as a button's; `None` where it does not exist.
    pub fn wording(&self, voice: &Voice, id: &str, attribute: Option<&str>) -> Option<String> {
        let written = self.parts.texts.write(voice, id, attribute, &Vars::new(), Variant::default())?;
        Some(written.text)
    }

    /// Names of the scenarios, sorted.
    pub fn scenarios(&self) -> Vec<String> {
        self.scenarios.keys().cloned().collect()
    }

    /// A bot on the same files with an empty store in memory, that clock, the state of that scenario (`None`: the
    /// builder's state), and stubs that win over registered handlers.
    ///
    /// # Errors
    /// If there is no such scenario, or it cannot be set up.
    pub fn rehearsal(
        &self,
        scenario: Option<&str>,
        clock: Clock,
        stubs: BTreeMap<String, Stub>,
    ) -> Result<Self, Error> {
        let state = match scenario {
            None => Arc::clone(&self.parts.state),
            Some(name) => match self.scenarios.get(name) {
                Some(scenario) => scenario(turn::local(&self.parts, clock()).date())?,
                None => return Err(Error::invalid(format!("the developers know no scenario `{name}`"))),
            },
        };
        let parts = Parts { state, stubs: Arc::new(stubs), ..(*self.parts).clone() };
        let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
        Ok(Self::on(
            self.loaded.clone(),
            Arc::new(parts),
            Arc::clone(&self.scenarios),
            Vec::new(),
            store,
            clock,
            self.observer.clone(),
        ))
    }

    /// The same bot with its files read anew, from these folders: handlers, store, connectors and clock stay,
    /// and so do conversations. A running turn goes on with the version that it began with.
    ///
    /// # Errors
    /// If no intent or no channel is left.
    pub fn reread(&self, intents: &Path, texts: &Path) -> Result<Self, Error> {
        let handlers = self.loaded.handlers_known.then_some(&*self.parts.handlers);
        let (languages, entities) = (&self.parts.languages, &self.parts.entities);
        let examined = load::examine(intents, texts, languages, entities, handlers, (self.clock)());
        // What both versions say is taken over, so that an edit is soon live.
        let known = self.loaded.understanding.compiled();
        let train = move |catalog: &Catalog, languages: &Languages, entities: &Entities, titles: &[Title]| {
            Understanding::train_with(catalog, languages, entities, titles, &known)
        };
        let loaded = load::learn(examined, languages, entities, self.loaded.handlers_known, train);
        let parts = Parts {
            catalog: Arc::clone(&loaded.catalog),
            texts: Arc::clone(&loaded.texts),
            understanding: Arc::clone(&loaded.understanding),
            clearance: Arc::clone(&loaded.clearance),
            ..(*self.parts).clone()
        };
        let bot = Self::on(
            loaded,
            Arc::new(parts),
            Arc::clone(&self.scenarios),
            self.connectors.clone(),
            Arc::clone(&self.store),
            Arc::clone(&self.clock),
            self.observer.clone(),
        );
        bot.is_usable().map(|()| bot)
    }

    /// Answers by the files of `fresh`, which was [`reread`](Self::reread) from this bot, from now on: in all clones,
    /// and for turns that begin afterwards. Channels stay as they were opened, and what is switched off stays off.
    ///
    /// ```no_run
    /// # fn example(bot: schalter::Bot) -> Result<(), schalter::Error> {
    /// let fresh = bot.reread("intents".as_ref(), "locales".as_ref())?;
    /// if fresh.diagnostics().is_empty() {
    ///     bot.adopt(&fresh);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn adopt(&self, fresh: &Self) {
        // Learnt before the first customer waits for it.
        LazyLock::force(&fresh.loaded.understanding);
        self.live.swap(&fresh.parts);
    }

    /// The same bot, telling `observer` what each turn did.
    #[must_use]
    pub fn observed(mut self, observer: Observer) -> Self {
        self.observer = Some(observer);
        self.rewired()
    }

    /// One turn without a store: the function that the engine is given.
    pub fn turn(&self) -> crate::engine::Turn {
        turn_of(&self.live, self.observer.as_ref())
    }

    /// Serves all connectors until `stop`.
    ///
    /// # Errors
    /// If the store fails for good.
    pub async fn run(&self, stop: Stop) -> Result<(), Error> {
        let watching = self.watch_switches(stop.clone());
        tokio::join!(watching, self.engine.run(stop)).1
    }

    /// The engine that serves the connectors.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// The door to the inbox, for whatever reports to conversations.
    pub fn inbox(&self) -> Inbox {
        self.engine.inbox()
    }

    /// How each connector is, by its id.
    pub fn health(&self) -> Vec<(String, Health)> {
        self.engine.health()
    }

    async fn session(&self, conversation: &ConversationId) -> Result<Session, Error> {
        let view = self.store.read(conversation).await?;
        turn::session(&self.parts, view.and_then(|view| view.session).as_deref())
    }
}

fn engine(
    live: &Arc<Live>,
    connectors: &[Arc<dyn Connector>],
    store: &Arc<dyn Store>,
    clock: &Clock,
    observer: Option<&Observer>,
) -> Engine {
    let engine = Engine::new(Arc::clone(store), turn_of(live, observer), Arc::clone(clock));
    let engine = engine.with_screen(screen(live));
    connectors.iter().fold(engine, |engine, connector| engine.with(Arc::clone(connector)))
}

fn turn_of(live: &Arc<Live>, observer: Option<&Observer>) -> crate::engine::Turn {
    let live = Arc::clone(live);
    let observer = observer.cloned();
    Arc::new(move |session, incoming, now| {
        let parts = live.of(&incoming.conversation.channel);
        let observer = observer.clone();
        Box::pin(async move {
            let (turned, trace) = turn::turn(&parts, session.as_deref(), &incoming, now).await?;
            if let Some(observer) = observer {
                observer(&incoming.conversation, &trace);
            }
            Ok(turned)
        })
    })
}

/// What must never exist is removed before a message is accepted.
fn screen(live: &Arc<Live>) -> crate::engine::Screen {
    let live = Arc::clone(live);
    Arc::new(move |incoming| turn::screen(&live.base(), incoming))
}
