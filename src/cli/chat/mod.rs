//! `chat`: talk to the bot as the demo customer, on a terminal or from a pipe.
//!
//! The terminal also plays the bank's app (`:approve`), the log-in page (`:login`) and the clock
//! (`:now`). A clock set by `--now` moves by `:now` alone; beside the system's clock, what has
//! become due is taken before each line.

mod command;
mod input;
mod record;
mod reload;
mod tell;

use super::Tool;
use super::explain::Explanation;
use super::folders::Folders;
use super::opening::{Opened, enter, known_channel, open};
use super::stop::{Stop, failure};
use super::{bubble, screen::harmless};
use crate::bot::Bot;
use crate::catalog::ScriptLine;
use crate::message::{Choice, LoginLevel};
use crate::testing::{Happened, Stage, buttons, later, level_word, zone};
use crate::text::fold;
use command::{Command, Mistake, parse};
use input::Input;
use jiff::tz::TimeZone;
use record::Recording;
use reload::Reload;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Talks until the input ends or `:quit`; `false` where the bot could not answer.
///
/// Files that change meanwhile are taken before the next line; with `record` what is said becomes a test there.
pub(super) async fn chat(bot: Bot, tool: Tool, folders: Folders, record: Option<PathBuf>) -> Result<bool, Stop> {
    let Opened { stage, goes_on, greeting } = open(bot, &tool).await?;
    let mut chat = Chat::new(stage, tool);
    // Where the system cannot watch, the chat goes on without.
    chat.reload = Reload::begin(folders).ok();
    if let Some(path) = record {
        let recording = Recording::begin(path, &chat.stage, chat.tool.messages.languages()).await?;
        chat.recording = Some(recording);
    }
    tell::start(&mut chat).await?;
    if goes_on {
        chat.tool.screen.remark(&chat.tool.messages.text("chat-goes-on"))?;
    }
    chat.show(&greeting)?;
    let mut input = Input::new()?;
    while let Some(line) = input.next_line()? {
        if line.trim().is_empty() {
            continue;
        }
        if let Some(echo) = input.echo(&harmless(&line)) {
            chat.tool.screen.line(&echo)?;
        }
        if chat.line(&line).await? == Next::Leave {
            break;
        }
    }
    if let Some(recording) = chat.recording.take() {
        let written = recording.write(chat.tool.messages.languages())?;
        for (path, name) in
            written.into_iter().flat_map(|(path, names)| names.into_iter().map(move |name| (path.clone(), name)))
        {
            let named = [("file", path.display().to_string().into()), ("name", name.into())];
            chat.tool.screen.remark(&chat.tool.messages.say("chat-recorded", &named))?;
        }
    }
    Ok(chat.well)
}

/// One chat.
struct Chat {
    stage: Stage,
    tool: Tool,
    zone: TimeZone,
    /// The bot's name.
    name: String,
    /// The buttons of the last message, for their numbers.
    options: Vec<Choice>,
    /// How the last message was understood.
    last: Option<Explanation>,
    /// Channels on which the customer has been already.
    visited: BTreeSet<String>,
    /// Has the bot always been able to answer?
    well: bool,
    /// What happens when files change.
    reload: Option<Reload>,
    /// What becomes a test.
    recording: Option<Recording>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    GoOn,
    Leave,
}

impl Chat {
    fn new(stage: Stage, tool: Tool) -> Self {
        let catalog = stage.bot().catalog();
        let zone = zone(stage.bot());
        let visited = BTreeSet::from([stage.conversation().channel.clone()]);
        let name = if catalog.bot.name.is_empty() { "Bot".to_owned() } else { catalog.bot.name.clone() };
        Self {
            stage,
            tool,
            zone,
            name,
            options: Vec::new(),
            last: None,
            visited,
            well: true,
            reload: None,
            recording: None,
        }
    }

    /// Takes one line. What the bot cannot answer is told, and the conversation goes on.
    async fn line(&mut self, line: &str) -> Result<Next, Stop> {
        let command = parse(line, self.tool.messages.languages());
        if command == Some(Ok(Command::Quit)) {
            return Ok(Next::Leave);
        }
        self.reload().await?;
        let result = match (self.meanwhile().await, command) {
            // A command that needs what is away says so itself.
            (_, Some(Ok(command))) => self.command(command).await,
            (_, Some(Err(mistake))) => self.mistake(&mistake),
            (Ok(()), None) => self.said(line).await,
            (Err(stop), None) => Err(stop),
        };
        if let Err(stop) = result {
            self.told(stop)?;
        }
        Ok(Next::GoOn)
    }

    /// Beside the system's clock, timers have become due while nobody wrote.
    async fn meanwhile(&mut self) -> Result<(), Stop> {
        if self.tool.demo.now.is_some() {
            return Ok(());
        }
        let due = self.stage.take_due().await?;
        self.show(&due)
    }

    /// Tells why a line came to nothing; only reading and writing end the chat.
    fn told(&mut self, stop: Stop) -> Result<(), Stop> {
        let text = match stop {
            Stop::Misuse(text) => text,
            Stop::Bot(error) => {
                self.well = false;
                failure(&error, &self.tool.messages)
            }
            stop @ Stop::Output(_) => return Err(stop),
        };
        Ok(self.tool.screen.remark(&text)?)
    }

    async fn said(&mut self, line: &str) -> Result<(), Stop> {
        let text = line.trim();
        self.last = Some(Explanation::of(&self.stage, text).await?);
        let happened = match self.pressed(text) {
            Some(button) => {
                self.record(|recording| recording.tapped(&button.title));
                self.stage.pick(&button).await?
            }
            None => {
                self.record(|recording| recording.said(text));
                self.stage.said(text).await?
            }
        };
        self.show_or_silence(&happened)
    }

    /// The button that a line means: by its number, or by its title as channels do.
    fn pressed(&self, text: &str) -> Option<Choice> {
        let number = text.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let by_number = number.and_then(|index| self.options.get(index));
        by_number.or_else(|| self.options.iter().find(|option| fold(&option.title) == fold(text))).cloned()
    }

    async fn command(&mut self, command: Command) -> Result<(), Stop> {
        match command {
            Command::Help => self.tool.screen.block(&self.tool.messages.text("chat-help"))?,
            Command::Quit => {}
            Command::Slots => tell::slots(self).await?,
            Command::Why(None) => {
                let words = match &self.last {
                    Some(last) => last.words(&self.tool.messages),
                    None => self.tool.messages.text("chat-nothing-to-explain"),
                };
                self.tool.screen.block(&words)?;
            }
            Command::Why(Some(sentence)) => {
                let words = Explanation::of(&self.stage, &sentence).await?.words(&self.tool.messages);
                self.tool.screen.block(&words)?;
            }
            Command::Login(level) => {
                self.record(|recording| recording.logged_in(level_word(level)));
                let happened = self.stage.log_in(level).await?;
                tell::login(self).await?;
                self.show(&happened)?;
            }
            Command::Lang(code) => self.speak(&code).await?,
            Command::Channel(name) => self.move_to(&name).await?,
            Command::Now(line) => self.advance(&line).await?,
            Command::Approve(granted) => match self.stage.decide(granted).await? {
                Some(happened) => {
                    self.record(|recording| recording.decided(granted));
                    self.show_or_silence(&happened)?;
                }
                None => self.tool.screen.remark(&self.tool.messages.text("chat-no-approval"))?,
            },
        }
        Ok(())
    }

    async fn speak(&mut self, code: &str) -> Result<(), Stop> {
        let catalog = self.stage.bot().catalog();
        if !catalog.bot.languages.iter().any(|known| known == code) {
            let known = catalog.bot.languages.join(", ");
            let variables = [("code", code.into()), ("known", known.into())];
            return Err(Stop::Misuse(self.tool.messages.say("unknown-language", &variables)));
        }
        let happened = self.stage.speak(code).await?;
        self.record_anew().await?;
        self.tool.screen.remark(&self.tool.messages.say("chat-language", &[("code", code.into())]))?;
        self.show(&happened)
    }

    async fn move_to(&mut self, name: &str) -> Result<(), Stop> {
        let catalog = self.stage.bot().catalog();
        let name = known_channel(&catalog, name, &self.tool.messages)?;
        self.stage.move_to(name);
        self.options.clear();
        let greeting = match self.visited.insert(name.to_owned()) {
            true => enter(&mut self.stage, self.tool.common.login.map(LoginLevel::from)).await?,
            false => Happened::default(),
        };
        self.record_anew().await?;
        let level = level_word(self.stage.standing().await?.login);
        let variables = [("channel", name.into()), ("level", level.into())];
        self.tool.screen.remark(&self.tool.messages.say("chat-channel", &variables))?;
        self.show(&greeting)
    }

    async fn advance(&mut self, line: &ScriptLine) -> Result<(), Stop> {
        let Some(target) = later(line, self.stage.now(), &self.zone)? else {
            return tell::now(self, "chat-time-back");
        };
        self.record(|recording| recording.passed(line));
        let happened = self.stage.advance_to(target).await?;
        tell::now(self, "chat-now")?;
        self.show(&happened)
    }

    fn mistake(&mut self, mistake: &Mistake) -> Result<(), Stop> {
        let messages = &self.tool.messages;
        let text = match mistake {
            Mistake::Unknown { command, near: None } => {
                messages.say("chat-unknown-command", &[("command", command.as_str().into())])
            }
            Mistake::Unknown { command, near: Some(near) } => {
                let variables = [("command", command.as_str().into()), ("near", (*near).into())];
                messages.say("chat-unknown-command-near", &variables)
            }
            Mistake::Missing { command, argument } => {
                let variables = [("command", command.as_str().into()), ("argument", (*argument).into())];
                messages.say("chat-argument-missing", &variables)
            }
            Mistake::Level(level) => messages.say("unknown-level", &[("level", level.as_str().into())]),
            Mistake::Moment(moment) => messages.say("unknown-moment", &[("moment", moment.as_str().into())]),
        };
        Err(Stop::Misuse(text))
    }

    /// Notes an action where the talk is recorded.
    fn record(&mut self, action: impl FnOnce(&mut Recording)) {
        if let Some(recording) = &mut self.recording {
            action(recording);
        }
    }

    /// What is recorded from here on belongs to a test of another channel or language.
    async fn record_anew(&mut self) -> Result<(), Stop> {
        match &mut self.recording {
            Some(recording) => recording.turn_over(&self.stage).await,
            None => Ok(()),
        }
    }

    fn show(&mut self, happened: &Happened) -> Result<(), Stop> {
        self.record(|recording| recording.answered(&happened.replies));
        for reply in &happened.replies {
            bubble::show(&mut self.tool.screen, &self.name, reply)?;
        }
        if let Some(last) = happened.replies.last() {
            self.options = buttons(last).to_vec();
        }
        Ok(())
    }

    fn show_or_silence(&mut self, happened: &Happened) -> Result<(), Stop> {
        if happened.replies.is_empty() {
            self.tool.screen.remark(&self.tool.messages.text("chat-silent"))?;
        }
        self.show(happened)
    }
}
