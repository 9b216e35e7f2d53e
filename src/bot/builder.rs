//! Puts a bot together: files, handlers, kinds, languages, store; then loads, trains and dry-runs.

use super::load::{self, Examined, Loaded};
use super::{Bot, compiled};
use crate::Error;
use crate::engine::Connector;
use crate::entity::{Entities, EntityKind, Item};
use crate::handler::{BoxError, Handler, Handlers, Kind, Match, Prepared, Reply, SharedState, Verdict};
use crate::lang::{Language, Languages};
use crate::message::Clock;
use crate::store::{MemoryStore, Store};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

/// Makes the state of one scenario for a day.
pub(super) type Scenario = Arc<dyn Fn(Date) -> Result<SharedState, Error> + Send + Sync>;

/// Puts a bot together; begin with [`Bot::builder`].
#[must_use]
pub struct Builder<S> {
    state: S,
    intents: Option<PathBuf>,
    texts: Option<PathBuf>,
    compiled: Option<PathBuf>,
    handlers: Handlers,
    without_handlers: bool,
    scenarios: BTreeMap<String, Scenario>,
    entities: Entities,
    languages: Languages,
    store: Option<Arc<dyn Store>>,
    connectors: Vec<Arc<dyn Connector>>,
    clock: Clock,
    web: String,
    #[cfg(feature = "http")]
    login: Option<Arc<dyn crate::channel::web::Login>>,
}

impl<S> fmt::Debug for Builder<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder").field("intents", &self.intents).field("texts", &self.texts).finish_non_exhaustive()
    }
}

impl<S: Clone + Send + Sync + 'static> Builder<S> {
    pub(super) fn new(state: S) -> Self {
        Self {
            state,
            intents: None,
            texts: None,
            compiled: None,
            handlers: Handlers::default(),
            without_handlers: false,
            scenarios: BTreeMap::new(),
            entities: Entities::default(),
            languages: Languages::default(),
            store: None,
            connectors: Vec::new(),
            clock: Arc::new(jiff::Timestamp::now),
            web: "https://bank.example/chat".into(),
            #[cfg(feature = "http")]
            login: None,
        }
    }

    /// The folder of intent files.
    pub fn intents(self, dir: impl Into<PathBuf>) -> Self {
        Self { intents: Some(dir.into()), ..self }
    }

    /// The folder of texts, with one folder a language in it.
    pub fn texts(self, dir: impl Into<PathBuf>) -> Self {
        Self { texts: Some(dir.into()), ..self }
    }

    /// Keeps what was learnt of the phrases in this file, for a quicker start. It may be deleted at any time:
    /// what is missing or damaged is learnt anew. Without it nothing is written.
    pub fn compiled(self, file: impl Into<PathBuf>) -> Self {
        Self { compiled: Some(file.into()), ..self }
    }

    /// The handler of an intent, under its name in the file.
    pub fn on<Args>(mut self, name: &str, handler: impl Handler<Args, S, Reply>) -> Self {
        self.handlers.add(name, handler, Kind::On);
        self
    }

    /// A preparation: runs before the read-back.
    pub fn prepare<Args>(mut self, name: &str, handler: impl Handler<Args, S, Prepared>) -> Self {
        self.handlers.add(name, handler, Kind::Prepare);
        self
    }

    /// A lookup: finds saved values for what was said.
    pub fn lookup<Args>(mut self, name: &str, handler: impl Handler<Args, S, Vec<Match>>) -> Self {
        self.handlers.add(name, handler, Kind::Lookup);
        self
    }

    /// A check: judges a slot's value.
    pub fn check<Args>(mut self, name: &str, handler: impl Handler<Args, S, Verdict>) -> Self {
        self.handlers.add(name, handler, Kind::Check);
        self
    }

    /// A list: the customer's values of it.
    pub fn list<Args>(mut self, name: &str, handler: impl Handler<Args, S, Vec<Item>>) -> Self {
        self.handlers.add(name, handler, Kind::List);
        self
    }

    /// Takes the handler names in the files as given: for tools without the author's program. Calls of
    /// handlers then fail, unless a script brings stubs.
    pub fn without_handlers(self) -> Self {
        Self { without_handlers: true, ..self }
    }

    /// Test data that scripts name: makes the state for the script's day.
    pub fn scenario<E: Into<BoxError>>(
        mut self,
        name: &str,
        state: impl Fn(Date) -> Result<S, E> + Send + Sync + 'static,
    ) -> Self {
        let scenario: Scenario = Arc::new(move |day| match state(day) {
            Ok(state) => Ok(Arc::new(state) as SharedState),
            Err(error) => Err(Error::invalid(format!("the scenario could not be set up: {}", error.into()))),
        });
        self.scenarios.insert(name.to_owned(), scenario);
        self
    }

    /// One more slot type.
    pub fn entity(self, kind: impl EntityKind) -> Self {
        Self { entities: self.entities.with(kind), ..self }
    }

    /// One more language.
    pub fn language(self, language: Language) -> Self {
        Self { languages: self.languages.with(language), ..self }
    }

    /// Where conversations are kept; in memory by default.
    pub fn store(self, store: impl Store) -> Self {
        Self { store: Some(Arc::new(store)), ..self }
    }

    /// A channel's connector, under the channel's name in `bot.toml`.
    pub fn connector(mut self, connector: impl Connector) -> Self {
        self.connectors.push(Arc::new(connector));
        self
    }

    /// Where the time comes from; the system's clock by default.
    pub fn clock(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// How long a handler may take; five seconds by default.
    pub fn time_limit(mut self, limit: Duration) -> Self {
        self.handlers.limit(limit);
        self
    }

    /// Address of the bank's own web chat, for log-ins and side doors.
    pub fn web(self, address: impl Into<String>) -> Self {
        Self { web: address.into().trim_end_matches('/').to_owned(), ..self }
    }

    /// How customers log in at the web chat; nobody can by default.
    #[cfg(feature = "http")]
    pub fn login(self, login: impl crate::channel::web::Login) -> Self {
        Self { login: Some(Arc::new(login)), ..self }
    }

    /// The folders that were given: intents, texts.
    pub fn folders(&self) -> (Option<&Path>, Option<&Path>) {
        (self.intents.as_deref(), self.texts.as_deref())
    }

    /// Names of the registered handlers, sorted.
    pub fn handler_names(&self) -> Vec<String> {
        self.handlers.names().map(str::to_owned).collect()
    }

    /// Are handler names taken as given?
    pub fn is_without_handlers(&self) -> bool {
        self.without_handlers
    }

    /// The languages.
    pub fn languages(&self) -> &Languages {
        &self.languages
    }

    /// The slot types, those that the author added included.
    pub fn entities(&self) -> &Entities {
        &self.entities
    }

    /// Reads and checks the files without learning from them: for tools that tell what is wrong, again and again.
    ///
    /// # Errors
    /// Only when no folder was given.
    pub fn examine(&self) -> Result<Examined, Error> {
        let (Some(intents), Some(texts)) = (&self.intents, &self.texts) else {
            return Err(Error::invalid("a bot needs .intents(folder) and .texts(folder)"));
        };
        Ok(self.examine_in(intents, texts))
    }

    /// The same with the files of other folders, such as a copy in which something is repaired.
    pub fn examine_in(&self, intents: &Path, texts: &Path) -> Examined {
        let handlers = (!self.without_handlers).then_some(&self.handlers);
        load::examine(intents, texts, &self.languages, &self.entities, handlers, (self.clock)())
    }

    /// Loads the files, trains the understanding, and tries every handler on sample values. The bot keeps
    /// what was found wrong: see [`Bot::diagnostics`].
    ///
    /// # Errors
    /// Only when no folder was given, or no intent or no channel is left.
    pub fn build(self) -> Result<Bot, Error> {
        let bot = self.build_to_check()?;
        LazyLock::force(&bot.loaded.understanding);
        bot.is_usable().map(|()| bot)
    }

    /// As [`Builder::build`], also where nothing usable is left: for tools that tell what is wrong. Learns
    /// nothing from the files until the bot is first spoken to.
    ///
    /// # Errors
    /// Only when no folder was given.
    pub fn build_to_check(self) -> Result<Bot, Error> {
        let examined = self.examine()?;
        let file = self.compiled.clone();
        let loaded = load::learn(
            examined,
            &self.languages,
            &self.entities,
            !self.without_handlers,
            move |catalog, languages, entities, titles| {
                compiled::train(file.as_deref(), catalog, languages, entities, titles)
            },
        );
        Ok(self.assemble(loaded))
    }

    fn assemble(self, loaded: Loaded) -> Bot {
        let store = self.store.unwrap_or_else(|| Arc::new(MemoryStore::new()));
        let state: SharedState = Arc::new(self.state);
        let bot = Bot::assemble(
            loaded,
            self.languages,
            self.entities,
            self.handlers,
            state,
            self.scenarios,
            store,
            self.connectors,
            self.clock,
            self.web,
        );
        #[cfg(feature = "http")]
        let bot = match self.login {
            Some(login) => bot.with_login(login),
            None => bot,
        };
        bot
    }
}
