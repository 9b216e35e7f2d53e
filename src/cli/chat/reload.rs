//! Files that change while the bot is talked to: the new version is taken where `check` and the tests find it no
//! worse; otherwise the version before goes on answering, and the editor sees why.

use super::Chat;
use crate::bot::Bot;
use crate::catalog::{self, Diagnostic, Severity};
use crate::cli::Tool;
use crate::cli::folders::Folders;
use crate::cli::stop::Stop;
use crate::cli::test::{script_words, words};
use crate::cli::watching::Watching;
use crate::testing::{PhraseStage, phrase_tests, play, zone};
use std::collections::BTreeMap;

/// So many failed tests are shown.
const SHOWN: usize = 3;

/// What is watched, and how the version that answers did in its tests.
pub(super) struct Reload {
    watching: Watching,
    folders: Folders,
    /// Failed tests of the version that answers, with what was told of each; `None`: not run yet.
    failing: Option<BTreeMap<String, String>>,
}

impl Reload {
    pub(super) fn begin(folders: Folders) -> Result<Self, Stop> {
        Ok(Self { watching: Watching::begin(&folders)?, folders, failing: None })
    }
}

impl Chat {
    /// Takes the files as they are now, if they have changed.
    pub(super) async fn reload(&mut self) -> Result<(), Stop> {
        let Some(reload) = self.reload.as_mut().filter(|reload| reload.watching.changed()) else { return Ok(()) };
        let fresh = match self.stage.bot().reread(&reload.folders.intents, &reload.folders.texts) {
            Ok(fresh) => fresh,
            Err(error) => {
                let named = [("error", error.to_string().into())];
                return Ok(self.tool.screen.remark(&self.tool.messages.say("reload-kept", &named))?);
            }
        };
        let new = worse(self.stage.bot().diagnostics(), fresh.diagnostics());
        if !new.is_empty() {
            let words = catalog::render(&new, self.tool.messages.own(), self.tool.screen.colour());
            self.tool.screen.block(&words)?;
            let named = [("errors", new.len().into())];
            return Ok(self.tool.screen.remark(&self.tool.messages.say("reload-kept-errors", &named))?);
        }
        let before = match reload.failing.take() {
            Some(failing) => failing,
            None => failing(self.stage.bot(), &self.tool).await?,
        };
        let now = failing(&fresh, &self.tool).await?;
        let worse: Vec<&String> =
            now.iter().filter(|(name, _)| !before.contains_key(*name)).map(|(_, words)| words).collect();
        if worse.is_empty() {
            reload.failing = Some(now);
            self.stage.swap(fresh);
            return Ok(self.tool.screen.remark(&self.tool.messages.text("reload-taken"))?);
        }
        for words in worse.iter().take(SHOWN) {
            self.tool.screen.block(words)?;
        }
        let named = [("tests", worse.len().into())];
        let words = self.tool.messages.say("reload-kept-tests", &named);
        reload.failing = Some(before);
        Ok(self.tool.screen.remark(&words)?)
    }
}

/// Errors that the version before did not have.
fn worse(before: &[Diagnostic], now: &[Diagnostic]) -> Vec<Diagnostic> {
    let errors =
        |all: &[Diagnostic]| all.iter().filter(|told| told.severity == Severity::Error).cloned().collect::<Vec<_>>();
    let known = errors(before);
    let same = |a: &Diagnostic, b: &Diagnostic| (a.code, a.message, &a.args) == (b.code, b.message, &b.args);
    errors(now).into_iter().filter(|told| !known.iter().any(|known| same(known, told))).collect()
}

/// The tests that fail, with what is told of each.
async fn failing(bot: &Bot, tool: &Tool) -> Result<BTreeMap<String, String>, Stop> {
    let catalog = bot.catalog();
    let mut failing = BTreeMap::new();
    for script in &catalog.scripts {
        let outcome = play(bot, script, &tool.demo).await;
        if let Some(failure) = &outcome.failure {
            let words = script_words(&outcome, failure, &tool.messages, &tool.screen);
            failing.insert(script.id.clone(), words);
        }
    }
    let now = tool.demo.now.unwrap_or_else(|| zone(bot).to_datetime(tool.clock.now()));
    let mut stage = PhraseStage::new(bot, &tool.demo)?;
    for phrase in phrase_tests(&catalog, now) {
        if let Some(failure) = stage.attempt(&phrase).await? {
            let told = words(failure.diagnostic(), &tool.messages, &tool.screen);
            failing.insert(format!("{}: {}", failure.target.id(), failure.sentence), told);
        }
    }
    Ok(failing)
}
