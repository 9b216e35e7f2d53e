//! `test --record FILE`: what is said becomes a conversation test. A test has one channel and one language: with
//! another one the next test begins.

use crate::catalog::{ScriptLine, formatted};
use crate::cli::files::replace;
use crate::cli::stop::Stop;
use crate::lang::{Language, Languages, TimeUnit};
use crate::message::Outgoing;
use crate::testing::{Stage, level_word, zone};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A talk that is being recorded.
pub(super) struct Recording {
    path: PathBuf,
    /// Whose words the test is written in.
    language: Arc<Language>,
    /// Tests that have ended, each with its settings.
    ended: Vec<(String, Vec<String>)>,
    head: String,
    lines: Vec<String>,
}

impl Recording {
    /// Begins where the conversation stands.
    pub(super) async fn begin(path: PathBuf, stage: &Stage, languages: &Languages) -> Result<Self, Stop> {
        let catalog = stage.bot().catalog();
        let language = languages.get(&catalog.bot.default_language).unwrap_or_else(|| languages.first());
        let head = Self::head(stage).await?;
        Ok(Self { path, language: Arc::clone(language), ended: Vec::new(), head, lines: Vec::new() })
    }

    /// Goes on with another test, where the conversation stands now.
    pub(super) async fn turn_over(&mut self, stage: &Stage) -> Result<(), Stop> {
        let head = std::mem::replace(&mut self.head, Self::head(stage).await?);
        let lines = std::mem::take(&mut self.lines);
        if !lines.is_empty() {
            self.ended.push((head, lines));
        }
        Ok(())
    }

    async fn head(stage: &Stage) -> Result<String, Stop> {
        let standing = stage.standing().await?;
        let now = zone(stage.bot()).to_datetime(stage.now()).strftime("%Y-%m-%d %H:%M");
        Ok(format!(
            "language = \"{}\"\nchannel = \"{}\"\nlogin = \"{}\"\nnow = \"{now}\"\n",
            standing.language,
            stage.conversation().channel,
            level_word(standing.login),
        ))
    }

    /// What the customer wrote.
    pub(super) fn said(&mut self, text: &str) {
        self.line(self.language.tool.script.customer, text);
    }

    /// The button that was pressed.
    pub(super) fn tapped(&mut self, title: &str) {
        self.line(self.language.tool.script.taps, title);
    }

    /// A decision in the app.
    pub(super) fn decided(&mut self, granted: bool) {
        let word = if granted { self.language.tool.script.yes } else { self.language.tool.script.no };
        self.line(self.language.tool.script.approval, word.first().copied().unwrap_or_default());
    }

    /// A login.
    pub(super) fn logged_in(&mut self, level: &str) {
        self.line(self.language.tool.script.login, level);
    }

    /// Time that passed.
    pub(super) fn passed(&mut self, action: &ScriptLine) {
        let text = match action {
            ScriptLine::Wait(duration) => format!("+ {}", self.amount(duration.as_secs())),
            ScriptLine::Clock(time) => time.strftime("%H:%M").to_string(),
            ScriptLine::Moment(at) => at.strftime("%Y-%m-%d %H:%M").to_string(),
            _ => return,
        };
        self.line(self.language.tool.script.time, &text);
    }

    /// A length of time in the language's words, in the largest unit that needs no other beside it.
    fn amount(&self, seconds: u64) -> String {
        let units = [(86_400, TimeUnit::Day), (3_600, TimeUnit::Hour), (60, TimeUnit::Minute), (1, TimeUnit::Second)];
        let (size, unit) =
            units.into_iter().find(|(size, _)| seconds.is_multiple_of(*size)).unwrap_or((1, TimeUnit::Second));
        let count = seconds / size;
        // The word for one comes before the word for several.
        let mut words = self.language.tool.units.iter().filter(|(_, known)| *known == unit).map(|(word, _)| *word);
        let word = if count == 1 { words.next() } else { words.nth(1) };
        format!("{count} {}", word.unwrap_or_default())
    }

    /// What the bot said to it.
    pub(super) fn answered(&mut self, replies: &[Outgoing]) {
        // Before the first action there is nothing to answer.
        if self.lines.is_empty() {
            return;
        }
        if replies.is_empty() {
            self.lines.push("Bot: -".to_owned());
        }
        for reply in replies {
            let what = match &reply.text_id {
                Some(id) => format!("#{id}"),
                None => reply.text().split_whitespace().collect::<Vec<_>>().join(" "),
            };
            self.lines.push(format!("Bot: {what}"));
        }
    }

    fn line(&mut self, who: &[&str], text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.lines.push(format!("{}: {text}", who.first().copied().unwrap_or_default()));
    }

    /// Writes the tests behind those that the file has; the path and the tests' names, or nothing where nothing
    /// was said.
    pub(super) fn write(mut self, languages: &Languages) -> Result<Option<(PathBuf, Vec<String>)>, Stop> {
        self.ended.push((self.head, self.lines));
        self.ended.retain(|(_, lines)| !lines.is_empty());
        if self.ended.is_empty() {
            return Ok(None);
        }
        let mut text = if self.path.exists() { std::fs::read_to_string(&self.path)? } else { String::new() };
        let mut names = Vec::new();
        for (head, lines) in &self.ended {
            let free = |number: &usize| !text.contains(&format!("[test.recorded_{number}]"));
            let name = format!("recorded_{}", (1..).find(free).unwrap_or(1));
            let lines = lines.join("\n");
            text += &format!("\n[test.{name}]\ntitle = \"TODO\"\n{head}talk = '''\n{lines}\n'''\n");
            names.push(name);
        }
        let text = formatted(Path::new("tests").join("x.toml").as_path(), &text, languages).unwrap_or(text);
        replace(&self.path, &text)?;
        Ok(Some((self.path, names)))
    }
}
