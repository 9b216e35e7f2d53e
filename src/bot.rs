//! `Bot` and `Builder`: the only module that knows all parts.

use crate::Error;
use crate::catalog::{Catalog, Diagnostic};
use crate::entity::Value;
use crate::lang::Languages;
use crate::locale::Voice;
use crate::message::{Clock, ConversationId, Incoming, LoginLevel, Outgoing};
use crate::nlu::Ranking;
use crate::turn::Trace;
use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::path::PathBuf;
use std::sync::Arc;

/// A bot that answers.
#[derive(Clone)]
pub struct Bot {}

/// What a conversation stands at, for tests, `:slots` and agents. Values print as `***` in debug output.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// The open intent.
    pub intent: Option<String>,
    /// The slots that have a value.
    pub slots: BTreeMap<String, Value>,
    /// Titles or ids of the choices last offered: (id, title as shown).
    pub choices: Vec<(String, String)>,
    /// The login.
    pub login: LoginLevel,
    /// Language of the conversation.
    pub language: String,
    /// The proposal that waits for an approval.
    pub awaits_approval: Option<String>,
}

impl Bot {
    /// Begins a bot whose handlers share `state`.
    pub fn builder<S: Clone + Send + Sync + 'static>(_state: S) -> Builder<S> {
        Builder { intents: None, texts: None, _state: PhantomData }
    }

    /// What is wrong with the files and the handlers; parts with errors are off.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &[]
    }

    /// The checked intent files.
    pub fn catalog(&self) -> Arc<Catalog> {
        Arc::default()
    }

    /// The languages that the bot knows.
    pub fn languages(&self) -> Languages {
        Languages::default()
    }

    /// Takes one message through the whole engine and gives back the replies.
    pub async fn answer(&self, _incoming: Incoming) -> Result<Vec<Outgoing>, Error> {
        Err(Error::other("to come"))
    }

    /// Takes everything of that conversation that is due now (timers), and gives back what the bot said.
    pub async fn due(&self, _conversation: &ConversationId) -> Result<Vec<Outgoing>, Error> {
        Err(Error::other("to come"))
    }

    /// When the conversation's next timer is due.
    pub async fn next_due(&self, _conversation: &ConversationId) -> Result<Option<jiff::Timestamp>, Error> {
        Err(Error::other("to come"))
    }

    /// How a text would be understood in that conversation now.
    pub async fn rank(&self, _conversation: &ConversationId, _text: &str) -> Result<Ranking, Error> {
        Err(Error::other("to come"))
    }

    /// What the conversation stands at.
    pub async fn standing(&self, _conversation: &ConversationId) -> Result<Standing, Error> {
        Err(Error::other("to come"))
    }

    /// Is anything that was said kept in clear in the conversation's session? (`Check: stored = …`)
    pub async fn stores_slots(&self, _conversation: &ConversationId) -> Result<bool, Error> {
        Err(Error::other("to come"))
    }

    /// The wording of a text, for tests that name buttons; `None` where it does not exist.
    pub fn wording(&self, _voice: &Voice, _id: &str, _attribute: Option<&str>) -> Option<String> {
        None
    }

    /// Names of the scenarios.
    pub fn scenarios(&self) -> Vec<String> {
        Vec::new()
    }

    /// A bot on the same files with an empty store in memory, that clock, the state of that scenario (`None`:
    /// the builder's state), and handler stubs that win over registered handlers.
    pub fn rehearsal(
        &self,
        _scenario: Option<&str>,
        _clock: Clock,
        _stubs: BTreeMap<String, crate::catalog::Stub>,
    ) -> Result<Bot, Error> {
        Err(Error::other("to come"))
    }

    /// The same bot, telling `observer` what each turn did.
    #[must_use]
    pub fn observed(self, _observer: Arc<dyn Fn(&ConversationId, &Trace) + Send + Sync>) -> Bot {
        self
    }
}

/// Puts a bot together.
pub struct Builder<S> {
    intents: Option<PathBuf>,
    texts: Option<PathBuf>,
    _state: PhantomData<S>,
}

impl<S: Clone + Send + Sync + 'static> Builder<S> {
    /// The folder of intent files.
    #[must_use]
    pub fn intents(mut self, dir: impl Into<PathBuf>) -> Self {
        self.intents = Some(dir.into());
        self
    }

    /// The folder of texts.
    #[must_use]
    pub fn texts(mut self, dir: impl Into<PathBuf>) -> Self {
        self.texts = Some(dir.into());
        self
    }

    /// The folders, where they were given: (intents, texts).
    pub fn folders(&self) -> (Option<&PathBuf>, Option<&PathBuf>) {
        (self.intents.as_ref(), self.texts.as_ref())
    }

    /// Where the time comes from; the system clock by default.
    #[must_use]
    pub fn clock(self, _clock: Clock) -> Self {
        self
    }

    /// Names of the registered handlers.
    pub fn handler_names(&self) -> Vec<String> {
        Vec::new()
    }

    /// Loads, trains, dry-runs.
    ///
    /// # Errors
    /// Only when no intent or no channel is left.
    pub fn build(self) -> Result<Bot, Error> {
        Err(Error::other("to come"))
    }
}
