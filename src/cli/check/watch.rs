//! `check --watch`: checks again at every change, until it is stopped.

use super::told;
use crate::bot::Builder;
use crate::cli::Tool;
use crate::cli::folders::Folders;
use crate::cli::screen::Ink;
use crate::cli::stop::Stop;
use crate::cli::watching::Watching;
use std::time::Instant;

/// Checks now and after every change; ends with the terminal or pipe that reads it.
pub(super) fn watch<S: Clone + Send + Sync + 'static>(
    builder: &Builder<S>,
    folders: &Folders,
    tool: &mut Tool,
    json: bool,
) -> Result<bool, Stop> {
    // Watching begins first, so that no change is lost between.
    let watching = Watching::begin(folders)?;
    loop {
        let started = Instant::now();
        let examined = builder.examine()?;
        let took = started.elapsed().as_millis();
        if !json {
            let line = tool.messages.say("watch-checked", &[("milliseconds", took.to_string().into())]);
            tool.screen.line(&tool.screen.ink(Ink::Faint, &line))?;
        }
        let fine = told(&examined, tool, json)?;
        if !watching.wait() {
            return Ok(fine);
        }
    }
}
