//! Where the files of the bot lie.

use super::args::Common;
use super::messages::Messages;
use super::stop::Stop;
use crate::bot::Builder;
use std::path::{Path, PathBuf};

/// The two folders of a bot.
#[derive(Clone, Debug)]
pub(super) struct Folders {
    pub(super) intents: PathBuf,
    pub(super) texts: PathBuf,
}

impl Folders {
    /// Those that the command names, else the builder's, else `intents` and `locales`.
    pub(super) fn of<S: Clone + Send + Sync + 'static>(
        builder: &Builder<S>,
        common: &Common,
        messages: &Messages,
    ) -> Result<Self, Stop> {
        let (intents, texts) = builder.folders();
        let chosen = |option: &Option<PathBuf>, own: Option<&Path>, usual: &str| {
            option.clone().or_else(|| own.map(Path::to_owned)).unwrap_or_else(|| usual.into())
        };
        let folders = Self {
            intents: chosen(&common.intents, intents, "intents"),
            texts: chosen(&common.texts, texts, "locales"),
        };
        if !folders.intents.is_dir() {
            return Err(Stop::misuse(messages, "no-intents", "folder", &folders.intents.display().to_string()));
        }
        Ok(folders)
    }
}
