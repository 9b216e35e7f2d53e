//! A bot to talk to from a Rust test.

use super::clock::TestClock;
use super::fact::value_text;
use super::phrases::first_channel;
use super::script::{instant, zone};
use super::stage::{Happened, Stage};
use crate::Error;
use crate::bot::Bot;
use crate::message::{LoginLevel, Outgoing};
use jiff::SignedDuration;
use jiff::civil::DateTime;
use std::collections::BTreeMap;

/// A bot to talk to from a Rust test: a rehearsal with a clock that stands still.
///
/// Every method gives back what the bot said, one string a bubble.
///
/// ```no_run
/// # async fn example(bot: schalter::bot::Bot) -> Result<(), schalter::Error> {
/// use schalter::LoginLevel;
/// use schalter::testing::TestBot;
///
/// let mut anna = TestBot::new(&bot, "anna", "2026-03-02 10:00")?;
/// anna.log_in(LoginLevel::Login).await?;
/// let replies = anna.say("Überweise 50 Euro an Jonas Weber").await?;
/// assert!(replies.concat().contains("50,00"));
/// anna.tap("Ja, überweisen").await?;
/// anna.approve().await?;
/// assert_eq!(anna.handlers(), ["transfer.submit"]);
/// # Ok(())
/// # }
/// ```
pub struct TestBot {
    stage: Stage,
    last: Happened,
}

impl std::fmt::Debug for TestBot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TestBot")
    }
}

impl TestBot {
    /// A new conversation of `person` on the first web channel, at a local time such as `2026-03-02 10:00`.
    ///
    /// # Errors
    /// If `now` is no such time, or the bot has no channel.
    pub fn new(bot: &Bot, person: &str, now: &str) -> Result<Self, Error> {
        Self::in_scenario(bot, person, now, None)
    }

    /// The same with the test data of a scenario.
    ///
    /// # Errors
    /// As [`TestBot::new`]; or if there is no such scenario.
    pub fn in_scenario(bot: &Bot, person: &str, now: &str, scenario: Option<&str>) -> Result<Self, Error> {
        let local: DateTime = now
            .parse()
            .map_err(|error: jiff::Error| Error::invalid("a local time looks like 2026-03-02 10:00").because(error))?;
        let clock = TestClock::fixed(instant(local, &zone(bot))?);
        let catalog = bot.catalog();
        let channel = first_channel(&catalog).ok_or_else(|| Error::invalid("the bot has no channel"))?;
        let bot = bot.rehearsal(scenario, clock.clock(), BTreeMap::new())?;
        Ok(Self { stage: Stage::new(bot, clock, channel, person), last: Happened::default() })
    }

    /// The same on another channel.
    #[must_use]
    pub fn on(mut self, channel: &str) -> Self {
        self.stage.move_to(channel);
        self
    }

    /// The customer writes.
    ///
    /// # Errors
    /// If the bot cannot answer.
    pub async fn say(&mut self, text: &str) -> Result<Vec<String>, Error> {
        let happened = self.stage.said(text).await?;
        Ok(self.took(happened))
    }

    /// The customer presses the newest button of that title.
    ///
    /// # Errors
    /// If no such button was shown, or the bot cannot answer.
    pub async fn tap(&mut self, title: &str) -> Result<Vec<String>, Error> {
        let Some(button) = self.stage.button(title).cloned() else {
            let known = self.stage.button_titles().join(" · ");
            return Err(Error::invalid(format!("there is no button \"{title}\"; there are: {known}")));
        };
        let happened = self.stage.pick(&button).await?;
        Ok(self.took(happened))
    }

    /// The customer approves the order that waits, on another device.
    ///
    /// # Errors
    /// If none ever waited, or the bot cannot answer.
    pub async fn approve(&mut self) -> Result<Vec<String>, Error> {
        self.decide(true).await
    }

    /// The customer declines the order that waits.
    ///
    /// # Errors
    /// As [`TestBot::approve`].
    pub async fn decline(&mut self) -> Result<Vec<String>, Error> {
        self.decide(false).await
    }

    async fn decide(&mut self, granted: bool) -> Result<Vec<String>, Error> {
        let happened = self.stage.decide(granted).await?;
        let happened = happened.ok_or_else(|| Error::invalid("no order waits for an approval"))?;
        Ok(self.took(happened))
    }

    /// The customer logs in; [`LoginLevel::None`] logs out.
    ///
    /// # Errors
    /// If the bot cannot answer.
    pub async fn log_in(&mut self, level: LoginLevel) -> Result<Vec<String>, Error> {
        let happened = self.stage.log_in(level).await?;
        Ok(self.took(happened))
    }

    /// Time passes, and timers on the way fire.
    ///
    /// # Errors
    /// If the bot cannot answer.
    pub async fn wait(&mut self, duration: SignedDuration) -> Result<Vec<String>, Error> {
        let target = self.stage.now().checked_add(duration);
        let target = target.map_err(|error| Error::invalid("this time cannot be reached").because(error))?;
        let happened = self.stage.advance_to(target).await?;
        Ok(self.took(happened))
    }

    /// The intent handlers that ran in the last turn.
    pub fn handlers(&self) -> Vec<&str> {
        self.last.handlers()
    }

    /// The intent or answer that was understood in the last turn.
    pub fn understood(&self) -> Option<&str> {
        self.last.understood()
    }

    /// The messages of the last turn, with ids and buttons.
    pub fn messages(&self) -> &[Outgoing] {
        &self.last.replies
    }

    /// The slots that have a value, in the form of `Check:` lines (`250.00 EUR`).
    ///
    /// # Errors
    /// If the conversation cannot be read.
    pub async fn slots(&self) -> Result<BTreeMap<String, String>, Error> {
        let standing = self.stage.standing().await?;
        Ok(standing.slots.iter().map(|(name, value)| (name.clone(), value_text(value))).collect())
    }

    fn took(&mut self, happened: Happened) -> Vec<String> {
        self.last = happened;
        self.last.replies.iter().map(|reply| reply.text().to_owned()).collect()
    }
}
