//! The one place where the commands meet the diagnostics: how they are gathered and written.

use crate::Error;
use crate::bot::{Bot, Builder};
use crate::catalog::{self, Diagnostic};
use crate::lang::{Language, Messages};

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

/// As people read them.
pub(super) fn render(diagnostics: &[Diagnostic], language: &Language, colour: bool) -> String {
    catalog::render(diagnostics, &Messages::new(language), colour)
}

/// As programs read them: one JSON object a line.
pub(super) fn json_lines(diagnostics: &[Diagnostic], language: &Language) -> String {
    catalog::json_lines(diagnostics, &Messages::new(language))
}
