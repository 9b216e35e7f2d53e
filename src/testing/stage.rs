//! One conversation in the hand of a test or of `chat`: what is sent, what came of it, and time.

use super::clock::TestClock;
use super::pattern::same_words;
use crate::Error;
use crate::bot::{Bot, Standing};
use crate::message::{
    Choice, Content, ConversationId, Incoming, InternalEvent, LoginLevel, Outgoing, Part, PersonId, PlatformEvent,
    Purpose,
};
use crate::turn::Trace;
use jiff::Timestamp;
use std::sync::{Arc, Mutex, PoisonError};

/// More timers than this at one go are a loop, not a dialogue.
const MOST_TIMERS: usize = 200;

/// What came of one action.
#[derive(Debug, Default)]
pub(crate) struct Happened {
    /// What the bot said, in order; not what a person of the bank wrote.
    pub(crate) replies: Vec<Outgoing>,
    /// What each turn did.
    pub(crate) traces: Vec<Trace>,
}

impl Happened {
    /// The intent or answer that was understood last.
    pub(crate) fn understood(&self) -> Option<&str> {
        self.traces.iter().rev().find_map(|trace| trace.understood.as_deref())
    }

    /// The intent handlers that ran.
    pub(crate) fn handlers(&self) -> Vec<&str> {
        self.traces.iter().flat_map(|trace| trace.handlers.iter().map(String::as_str)).collect()
    }

    /// Both, one after the other.
    #[cfg(feature = "cli")]
    pub(crate) fn and(mut self, then: Self) -> Self {
        self.replies.extend(then.replies);
        self.traces.extend(then.traces);
        self
    }

    /// The queue to which the conversation was handed.
    pub(crate) fn handoff(&self) -> Option<&str> {
        self.traces.iter().rev().find_map(|trace| trace.handoff.as_deref())
    }
}

/// One conversation under control.
pub(crate) struct Stage {
    bot: Bot,
    clock: TestClock,
    conversation: ConversationId,
    person: PersonId,
    traces: Arc<Mutex<Vec<Trace>>>,
    /// Every button shown so far, oldest first: customers also press older ones.
    buttons: Vec<Choice>,
    /// The proposal that waited last: an approval may come too late.
    proposal: Option<String>,
}

impl Stage {
    /// Takes `bot`, whose time is `clock`, to a new conversation of `person` on `channel`.
    pub(crate) fn new(bot: Bot, clock: TestClock, channel: &str, person: &str) -> Self {
        let traces = Arc::new(Mutex::new(Vec::new()));
        let bot = observed(bot, Arc::clone(&traces));
        Self {
            bot,
            clock,
            conversation: ConversationId::new(channel, person),
            person: PersonId(person.to_owned()),
            traces,
            buttons: Vec::new(),
            proposal: None,
        }
    }

    /// The conversation goes on with another version of the bot.
    #[cfg(feature = "cli")]
    pub(crate) fn swap(&mut self, bot: Bot) {
        let seen = Arc::clone(&self.traces);
        self.bot = observed(bot, seen);
    }

    pub(crate) fn bot(&self) -> &Bot {
        &self.bot
    }

    pub(crate) fn conversation(&self) -> &ConversationId {
        &self.conversation
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Names the other side of the conversation, where one person has several.
    pub(crate) fn name_peer(&mut self, peer: &str) {
        self.conversation.peer = peer.to_owned();
    }

    /// Goes on in the same person's conversation on another channel.
    pub(crate) fn move_to(&mut self, channel: &str) {
        self.conversation = ConversationId::new(channel, &*self.person.0);
        self.buttons.clear();
        self.proposal = None;
    }

    /// Takes everything that is due, then `content`.
    pub(crate) async fn send(&mut self, content: Content) -> Result<Happened, Error> {
        let incoming = Incoming::new(self.conversation.clone(), self.now(), content);
        let replies = self.bot.answer(incoming).await?;
        self.happened(replies).await
    }

    pub(crate) async fn said(&mut self, text: &str) -> Result<Happened, Error> {
        self.send(Content::Said { text: text.to_owned() }).await
    }

    /// The conversation is opened.
    pub(crate) async fn open(&mut self) -> Result<Happened, Error> {
        self.send(Content::Platform(PlatformEvent::Started)).await
    }

    /// The newest button with that title, of the last message or an older one.
    pub(crate) fn button(&self, title: &str) -> Option<&Choice> {
        self.buttons.iter().rev().find(|button| same_words(&button.title, title))
    }

    /// Titles of all buttons shown so far, newest first, each once.
    pub(crate) fn button_titles(&self) -> Vec<String> {
        let mut titles: Vec<String> = Vec::new();
        for button in self.buttons.iter().rev() {
            if !titles.contains(&button.title) {
                titles.push(button.title.clone());
            }
        }
        titles
    }

    pub(crate) async fn pick(&mut self, button: &Choice) -> Result<Happened, Error> {
        self.send(Content::Picked { payload: button.payload.clone(), title: Some(button.title.clone()) }).await
    }

    /// The customer decides about the proposal that waits, or waited last; nothing happens where none ever did.
    pub(crate) async fn decide(&mut self, granted: bool) -> Result<Option<Happened>, Error> {
        let Some(proposal) = self.proposal.clone() else { return Ok(None) };
        self.send(Content::Internal(InternalEvent::Approval { proposal, granted })).await.map(Some)
    }

    pub(crate) async fn log_in(&mut self, level: LoginLevel) -> Result<Happened, Error> {
        let event = match level {
            LoginLevel::None => InternalEvent::LoggedOut,
            level => InternalEvent::LoggedIn { person: self.person.clone(), level },
        };
        self.send(Content::Internal(event)).await
    }

    pub(crate) async fn speak(&mut self, language: &str) -> Result<Happened, Error> {
        self.send(Content::Internal(InternalEvent::Language { code: language.to_owned() })).await
    }

    /// Lets the time pass until `target`: every timer on the way fires at its own moment, in order.
    pub(crate) async fn advance_to(&mut self, target: Timestamp) -> Result<Happened, Error> {
        let mut replies = Vec::new();
        let mut fired = 0;
        while let Some(due) = self.bot.next_due(&self.conversation).await?.filter(|due| *due <= target) {
            fired += 1;
            if fired > MOST_TIMERS {
                return Err(Error::other("timers set each other again without end"));
            }
            self.clock.set(due.max(self.now()));
            replies.extend(self.bot.due(&self.conversation).await?);
        }
        if target > self.now() {
            self.clock.set(target);
        }
        self.happened(replies).await
    }

    /// Takes what has become due by the running clock while nobody did anything.
    #[cfg(feature = "cli")]
    pub(crate) async fn take_due(&mut self) -> Result<Happened, Error> {
        let replies = self.bot.due(&self.conversation).await?;
        self.happened(replies).await
    }

    pub(crate) async fn standing(&self) -> Result<Standing, Error> {
        self.bot.standing(&self.conversation).await
    }

    /// What the bot said last, before now.
    #[cfg(feature = "cli")]
    pub(crate) async fn said_last(&mut self) -> Result<Happened, Error> {
        let replies = self.bot.said_last(&self.conversation).await?;
        self.happened(replies).await
    }

    async fn happened(&mut self, mut replies: Vec<Outgoing>) -> Result<Happened, Error> {
        let traces = std::mem::take(&mut *self.traces.lock().unwrap_or_else(PoisonError::into_inner));
        replies.retain(|reply| reply.purpose != Purpose::Agent);
        for reply in &replies {
            self.buttons.extend(buttons(reply).iter().cloned());
        }
        if let Some(proposal) = self.standing().await?.awaits_approval {
            self.proposal = Some(proposal);
        }
        Ok(Happened { replies, traces })
    }
}

/// The bot, telling what each turn did.
fn observed(bot: Bot, seen: Arc<Mutex<Vec<Trace>>>) -> Bot {
    bot.observed(Arc::new(move |_: &ConversationId, trace: &Trace| {
        seen.lock().unwrap_or_else(PoisonError::into_inner).push(trace.clone());
    }))
}

/// The buttons of a message.
pub(crate) fn buttons(message: &Outgoing) -> &[Choice] {
    match &message.part {
        Part::Choices { options, .. } => options,
        _ => &[],
    }
}
