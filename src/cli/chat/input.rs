//! Where `chat` reads: a terminal with line editing and history, or a pipe line by line.
//!
//! The history lives as long as the conversation: what customers say is not written to a file.

use crate::cli::lines::next_line;
use crate::cli::stop::Stop;
use rustyline::DefaultEditor;
use rustyline::error::ReadlineError;
use std::io::{self, IsTerminal};

const PROMPT: &str = "> ";

/// Where `chat` reads.
pub(super) enum Input {
    /// A terminal. The editor shows what is typed.
    Terminal(Box<DefaultEditor>),
    /// A pipe or a file.
    Pipe,
}

impl Input {
    pub(super) fn new() -> Result<Self, Stop> {
        if !io::stdin().is_terminal() {
            return Ok(Self::Pipe);
        }
        let editor = DefaultEditor::new().map_err(|error| Stop::Output(as_io(error)))?;
        Ok(Self::Terminal(Box::new(editor)))
    }

    /// Is what was read to be written again, so that the transcript can be read?
    pub(super) fn echo(&self, line: &str) -> Option<String> {
        matches!(self, Self::Pipe).then(|| format!("{PROMPT}{line}"))
    }

    /// The next line without its end; `None` at the end of the input.
    pub(super) fn next_line(&mut self) -> Result<Option<String>, Stop> {
        match self {
            Self::Terminal(editor) => match editor.readline(PROMPT) {
                Ok(line) => {
                    if !line.trim().is_empty() {
                        // Without history the line counts all the same.
                        let _ = editor.add_history_entry(&line);
                    }
                    Ok(Some(line))
                }
                Err(ReadlineError::Eof | ReadlineError::Interrupted) => Ok(None),
                Err(error) => Err(Stop::Output(as_io(error))),
            },
            Self::Pipe => Ok(next_line(&mut io::stdin().lock())?),
        }
    }
}

fn as_io(error: ReadlineError) -> io::Error {
    match error {
        ReadlineError::Io(error) => error,
        other => io::Error::other(other),
    }
}
