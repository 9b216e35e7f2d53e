//! Asking before anything is written.

use super::messages::Messages;
use super::screen::Screen;
use super::stop::Stop;
use std::io::{self, BufRead, IsTerminal};

/// On a terminal a person is asked; elsewhere nobody agrees.
pub(super) fn agreed(screen: &mut Screen, messages: &Messages, files: usize) -> Result<bool, Stop> {
    if !io::stdin().is_terminal() {
        return Ok(false);
    }
    screen.line(&messages.say("fix-ask", &[("files", files.into())]))?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    let answer = answer.trim().to_lowercase();
    let mut yes = messages.languages().iter().flat_map(|language| language.tool.script.yes);
    Ok(!answer.is_empty() && yes.any(|yes| yes.starts_with(&answer)))
}
