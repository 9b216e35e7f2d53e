//! `--data`: where conversations are kept, so that the next start goes on with them.

use super::messages::Messages;
use super::stop::Stop;
use crate::Error;
use crate::bot::Builder;
use crate::store::{SqliteOptions, SqliteStore};
use std::path::Path;

/// The file of conversations in the folder.
const FILE: &str = "conversations.db";
/// What was learnt of the phrases; may be deleted.
const COMPILED: &str = "understanding.bin";

/// The builder with its conversations in `folder`, which is made where it is missing. `alone`: no other process
/// serves them.
pub(super) fn keep<S: Clone + Send + Sync + 'static>(
    builder: Builder<S>,
    folder: &Path,
    messages: &Messages,
    alone: bool,
) -> Result<Builder<S>, Stop> {
    let made = std::fs::create_dir_all(folder)
        .map_err(|error| Error::unavailable(format!("{} cannot be made", folder.display())).because(error));
    match made
        .and_then(|()| SqliteStore::open_with(&folder.join(FILE), SqliteOptions { alone, ..SqliteOptions::default() }))
    {
        Ok(store) => Ok(builder.store(store).compiled(folder.join(COMPILED))),
        Err(error) => {
            let id = if error.is_newer() { "data-newer" } else { "data-unusable" };
            let variables = [("folder", folder.display().to_string().into()), ("error", error.to_string().into())];
            Err(Stop::Misuse(messages.say(id, &variables)))
        }
    }
}
