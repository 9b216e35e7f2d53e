//! Files that change while the bot answers: the new version is taken only where `check` finds no error and every
//! test passes; otherwise the version before goes on answering, and whoever changed the files is told why.
//!
//! Without the developers' program no handler runs, and tests that need one cannot pass. There a test counts only
//! where the version before passed it.

use super::folders::Folders;
use crate::Error;
use crate::bot::Bot;
use crate::catalog::{Diagnostic, Severity};
use crate::testing::{Demo, Failure, Outcome, PhraseFailure, PhraseStage, phrase_tests, play_all, zone};
use jiff::civil::DateTime;
use std::collections::BTreeSet;

/// A test that failed.
pub(super) enum Failed {
    /// A conversation test, with where it went wrong.
    Script(Box<(Outcome, Failure)>),
    /// A test phrase.
    Phrase(Box<PhraseFailure>),
}

impl Failed {
    /// The mistake.
    pub(super) fn diagnostic(&self) -> Diagnostic {
        match self {
            Self::Script(script) => script.1.diagnostic(),
            Self::Phrase(phrase) => phrase.diagnostic(),
        }
    }

    fn name(&self) -> String {
        match self {
            Self::Script(script) => script.0.script.clone(),
            Self::Phrase(phrase) => format!("{}: {}", phrase.target.id(), phrase.sentence),
        }
    }
}

/// What became of files that have changed.
pub(super) enum Reread {
    /// Check and tests are content.
    Taken(Box<Bot>),
    /// No topic or no channel is left.
    Unusable(Error),
    /// There are errors.
    Wrong(Vec<Diagnostic>),
    /// Tests fail.
    Failing(Vec<Failed>),
}

/// How versions are judged.
#[derive(Clone)]
pub(super) struct Judge {
    pub(super) folders: Folders,
    pub(super) demo: Demo,
    /// Day and time of test phrases.
    pub(super) now: DateTime,
    /// Are handlers registered?
    pub(super) handlers: bool,
}

impl Judge {
    /// Reads the files anew and tries them.
    ///
    /// # Errors
    /// If a test cannot be run at all.
    pub(super) async fn reread(&self, bot: &Bot) -> Result<Reread, Error> {
        let fresh = match bot.reread(&self.folders.intents, &self.folders.texts) {
            Ok(fresh) => fresh,
            Err(error) => return Ok(Reread::Unusable(error)),
        };
        let errors = fresh.diagnostics().iter().filter(|told| told.severity == Severity::Error);
        let errors: Vec<Diagnostic> = errors.cloned().collect();
        if !errors.is_empty() {
            return Ok(Reread::Wrong(errors));
        }
        let mut failing = self.failing(&fresh).await?;
        if !self.handlers && !failing.is_empty() {
            let before: BTreeSet<String> = self.failing(bot).await?.iter().map(Failed::name).collect();
            failing.retain(|failed| !before.contains(&failed.name()));
        }
        Ok(if failing.is_empty() { Reread::Taken(Box::new(fresh)) } else { Reread::Failing(failing) })
    }

    async fn failing(&self, bot: &Bot) -> Result<Vec<Failed>, Error> {
        let catalog = bot.catalog();
        let mut failing = Vec::new();
        let mut playing = play_all(bot, catalog.scripts.clone(), &self.demo);
        while let Some((outcome, _)) = playing.next().await {
            if let Some(failure) = outcome.failure.clone() {
                failing.push(Failed::Script(Box::new((outcome, failure))));
            }
        }
        let mut stage = PhraseStage::new(bot, &self.demo)?;
        for phrase in phrase_tests(&catalog, self.now) {
            failing.extend(stage.attempt(&phrase).await?.map(|failure| Failed::Phrase(Box::new(failure))));
        }
        Ok(failing)
    }
}

impl super::Tool {
    /// How changed files of this bot are judged.
    pub(super) fn judge(&self, bot: &Bot, folders: Folders) -> Judge {
        let now = self.demo.now.unwrap_or_else(|| zone(bot).to_datetime(self.clock.now()));
        Judge { folders, demo: self.demo.clone(), now, handlers: self.handlers }
    }
}
