//! How one message of the bot looks in a terminal: its name, its lines, its buttons with numbers.

use super::screen::{Ink, Screen, harmless};
use crate::message::Outgoing;
use crate::testing::buttons;
use std::io;

/// Writes one message of `speaker`; further lines stand below the first word.
pub(super) fn show(screen: &mut Screen, speaker: &str, message: &Outgoing) -> io::Result<()> {
    let indent = " ".repeat(speaker.chars().count() + 2);
    let name = screen.ink(Ink::Calm, &format!("{speaker}:"));
    let text = harmless(message.text());
    let mut lines = text.lines();
    screen.line(&format!("{name} {}", lines.next().unwrap_or_default()))?;
    for line in lines {
        let line = format!("{indent}{line}");
        screen.line(line.trim_end())?;
    }
    for (number, button) in (1..).zip(buttons(message)) {
        let number = screen.ink(Ink::Bold, &format!("[{number}]"));
        let hint = button.hint.as_deref().map_or_else(String::new, |hint| format!(" – {}", harmless(hint)));
        screen.line(&format!("{indent}{number} {}{hint}", harmless(&button.title)))?;
    }
    Ok(())
}
