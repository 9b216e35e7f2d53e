//! Where `chat` reads: a terminal with line editing and history, or a pipe line by line.
//!
//! The history lives as long as the conversation: what customers say is not written to a file.

use crate::cli::stop::Stop;
use rustyline::DefaultEditor;
use rustyline::error::ReadlineError;
use std::io::{self, BufRead, IsTerminal};

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
            Self::Pipe => {
                let mut bytes = Vec::new();
                if io::stdin().lock().read_until(b'\n', &mut bytes)? == 0 {
                    return Ok(None);
                }
                // A byte that is no UTF-8 is no reason to end the conversation.
                let line = String::from_utf8_lossy(&bytes);
                Ok(Some(line.trim_end_matches(['\n', '\r']).to_owned()))
            }
        }
    }
}

fn as_io(error: ReadlineError) -> io::Error {
    match error {
        ReadlineError::Io(error) => error,
        other => io::Error::other(other),
    }
}
