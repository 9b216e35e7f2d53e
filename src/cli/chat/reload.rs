//! Files that change while the bot is talked to.

use super::Chat;
use crate::catalog;
use crate::cli::folders::Folders;
use crate::cli::reload::{Failed, Reread};
use crate::cli::stop::Stop;
use crate::cli::test::{script_words, words};
use crate::cli::watching::Watching;

/// So many failed tests are shown.
const SHOWN: usize = 3;

/// What is watched.
pub(super) struct Reload {
    watching: Watching,
    folders: Folders,
}

impl Reload {
    pub(super) fn begin(folders: Folders) -> Result<Self, Stop> {
        Ok(Self { watching: Watching::begin(&folders)?, folders })
    }
}

impl Chat {
    /// Takes the files as they are now, if they have changed.
    pub(super) async fn reload(&mut self) -> Result<(), Stop> {
        let Some(reload) = self.reload.as_ref().filter(|reload| reload.watching.changed()) else { return Ok(()) };
        let judge = self.tool.judge(self.stage.bot(), reload.folders.clone());
        let (messages, screen) = (&self.tool.messages, &mut self.tool.screen);
        let remark = match judge.reread(self.stage.bot()).await? {
            Reread::Taken(fresh) => {
                self.stage.swap(*fresh);
                messages.text("reload-taken")
            }
            Reread::Unusable(error) => messages.say("reload-kept", &[("error", error.to_string().into())]),
            Reread::Wrong(errors) => {
                screen.block(&catalog::render(&errors, messages.own(), screen.colour()))?;
                messages.say("reload-kept-errors", &[("errors", errors.len().into())])
            }
            Reread::Failing(failing) => {
                for failed in failing.iter().take(SHOWN) {
                    let words = match failed {
                        Failed::Script(script) => script_words(&script.0, &script.1, messages, screen),
                        Failed::Phrase(phrase) => words(phrase.diagnostic(), messages, screen),
                    };
                    screen.block(&words)?;
                }
                messages.say("reload-kept-tests", &[("tests", failing.len().into())])
            }
        };
        Ok(screen.remark(&remark)?)
    }
}
