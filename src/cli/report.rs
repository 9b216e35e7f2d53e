//! Where the commands meet the diagnostics: how they are gathered.

use crate::Error;
use crate::bot::{Bot, Builder};
use crate::catalog::Diagnostic;

/// What building a bot found out.
pub(super) struct Examined {
    /// The bot, or why there is none.
    pub(super) bot: Result<Bot, Error>,
    /// What is wrong with its files and handlers.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Builds the bot and gathers what is wrong.
pub(super) fn examine<S: Clone + Send + Sync + 'static>(builder: Builder<S>) -> Examined {
    let bot = builder.build_to_check();
    let diagnostics = bot.as_ref().map_or_else(|_| Vec::new(), |bot| bot.diagnostics().to_vec());
    Examined { bot, diagnostics }
}
