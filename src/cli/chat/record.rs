//! `test --record FILE`: what is said becomes a conversation test.

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
    head: String,
    lines: Vec<String>,
}

impl Recording {
    /// Begins where the conversation stands.
    pub(super) async fn begin(path: PathBuf, stage: &Stage, languages: &Languages) -> Result<Self, Stop> {
        let catalog = stage.bot().catalog();
        let standing = stage.standing().await?;
        let now = zone(stage.bot()).to_datetime(stage.now()).strftime("%Y-%m-%d %H:%M");
        let head = format!(
            "language = \"{}\"\nchannel = \"{}\"\nlogin = \"{}\"\nnow = \"{now}\"\n",
            standing.language,
            stage.conversation().channel,
            level_word(standing.login),
        );
        let language = languages.get(&catalog.bot.default_language).unwrap_or_else(|| languages.first());
        Ok(Self { path, language: Arc::clone(language), head, lines: Vec::new() })
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

    /// Writes the test behind those that the file has; the path and the test's name, or nothing where nothing
    /// was said.
    pub(super) fn write(self, languages: &Languages) -> Result<Option<(PathBuf, String)>, Stop> {
        if self.lines.is_empty() {
            return Ok(None);
        }
        let before = if self.path.exists() { std::fs::read_to_string(&self.path)? } else { String::new() };
        let free = |number: &usize| !before.contains(&format!("[test.recorded_{number}]"));
        let name = format!("recorded_{}", (1..).find(free).unwrap_or(1));
        let text = format!(
            "{before}\n[test.{name}]\ntitle = \"TODO\"\n{}talk = '''\n{}\n'''\n",
            self.head,
            self.lines.join("\n"),
        );
        let text = formatted(Path::new("tests").join("x.toml").as_path(), &text, languages).unwrap_or(text);
        replace(&self.path, &text)?;
        Ok(Some((self.path, name)))
    }
}
