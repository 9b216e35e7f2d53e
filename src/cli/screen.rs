//! Where the commands write: lines, with colours only on a terminal.

use std::io::{self, IsTerminal, Write};

/// How a stretch of text looks on a terminal.
#[derive(Clone, Copy, Debug)]
pub(super) enum Ink {
    /// The bot's name, and what passed.
    Calm,
    /// Numbers of buttons, headings.
    Bold,
    /// The tool's own remarks.
    Faint,
    /// What went wrong.
    Alarm,
}

/// Where the commands write.
pub(super) struct Screen {
    out: Box<dyn Write>,
    colour: bool,
}

impl Screen {
    /// Standard output, in colours if it is a terminal and nobody objects.
    pub(super) fn stdout(no_color: bool) -> Self {
        Self { colour: wants_colour(no_color) && io::stdout().is_terminal(), out: Box::new(io::stdout()) }
    }

    pub(super) fn colour(&self) -> bool {
        self.colour
    }

    /// Writes one line and shows it at once: whoever reads the pipe may be waiting.
    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{text}")?;
        self.out.flush()
    }

    /// Writes text that ends with a line end already, or nothing.
    pub(super) fn block(&mut self, text: &str) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        self.line(text.strip_suffix('\n').unwrap_or(text))
    }

    /// The text in that ink.
    pub(super) fn ink(&self, ink: Ink, text: &str) -> String {
        if !self.colour {
            return text.to_owned();
        }
        let code = match ink {
            Ink::Calm => "36",
            Ink::Bold => "1",
            Ink::Faint => "2",
            Ink::Alarm => "31",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }

    /// A remark of the tool, which is no part of the conversation.
    pub(super) fn remark(&mut self, text: &str) -> io::Result<()> {
        let text = self.ink(Ink::Faint, text);
        self.line(&text)
    }
}

/// Does nobody object to colours?
pub(super) fn wants_colour(no_color: bool) -> bool {
    !no_color && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Control characters from outside must not steer the terminal; line ends stay.
pub(super) fn harmless(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect()
}
