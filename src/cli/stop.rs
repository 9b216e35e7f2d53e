//! Why a command ends before its time, and with which code.

use super::messages::Messages;
use crate::Error;
use std::io::{self, Write};
use std::process::ExitCode;

/// Why a command ends before its time.
#[derive(Debug)]
pub(super) enum Stop {
    /// Reading or writing failed.
    Output(io::Error),
    /// Wrong use: the words are ready to be shown.
    Misuse(String),
    /// The bot could not be built, or could not answer.
    Bot(Error),
}

impl Stop {
    /// Wrong use: message `id` with one variable.
    pub(super) fn misuse(messages: &Messages, id: &str, name: &'static str, value: &str) -> Self {
        Self::Misuse(messages.say(id, &[(name, value.into())]))
    }

    /// Says it on standard error and gives the exit code. A reader that has gone away is no problem.
    pub(super) fn tell(self, messages: &Messages) -> ExitCode {
        let (text, code) = match self {
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Self::Output(error) => (messages.say("error", &[("error", error.to_string().into())]), 1),
            Self::Bot(error) => (failure(&error, messages), 1),
            Self::Misuse(text) => (text, 2),
        };
        let _ = writeln!(io::stderr(), "{text}");
        ExitCode::from(code)
    }
}

/// What the bot could not do, and what can be done about it.
pub(super) fn failure(error: &Error, messages: &Messages) -> String {
    let id = if error.is_unavailable() { "store-unavailable" } else { "error" };
    messages.say(id, &[("error", error.to_string().into())])
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Bot(error)
    }
}
