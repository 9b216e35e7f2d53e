//! The commands of `chat`: lines that begin with a colon and a letter.

use crate::catalog::ScriptLine;
use crate::cli::moment::time_line;
use crate::lang::Languages;
use crate::message::LoginLevel;
use crate::testing::level_of;

/// One command of `chat`.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Command {
    /// Why the last sentence, or this one, is understood as it is.
    Why(Option<String>),
    /// What the bot knows.
    Slots,
    /// Go on on another channel.
    Channel(String),
    /// Log in or out.
    Login(LoginLevel),
    /// The conversation's language.
    Lang(String),
    /// Put the clock forward.
    Now(ScriptLine),
    /// Decide about the order that waits.
    Approve(bool),
    /// What commands there are.
    Help,
    /// Leave.
    Quit,
}

/// Why a line is no command although it looks like one.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mistake {
    /// There is none of that name; perhaps this one was meant.
    Unknown { command: String, near: Option<&'static str> },
    /// It needs an argument.
    Missing { command: String, argument: &'static str },
    /// There is no such login level.
    Level(String),
    /// That is no moment.
    Moment(String),
}

const NAMES: [&str; 9] = [":why", ":slots", ":channel", ":login", ":lang", ":now", ":approve", ":help", ":quit"];

/// What the line commands; `None`: it is a message for the bot.
pub(super) fn parse(line: &str, languages: &Languages) -> Option<Result<Command, Mistake>> {
    let line = line.trim();
    let (name, argument) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    // A smiley is a message.
    if !name.strip_prefix(':')?.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let argument = argument.trim();
    let needed = |what: &'static str| match argument {
        "" => Err(Mistake::Missing { command: name.to_owned(), argument: what }),
        argument => Ok(argument),
    };
    Some(match name {
        ":why" => Ok(Command::Why((!argument.is_empty()).then(|| argument.to_owned()))),
        ":slots" => Ok(Command::Slots),
        ":channel" => needed("NAME").map(|name| Command::Channel(name.to_owned())),
        ":login" => needed("none, known, login, strong")
            .and_then(|level| level_of(level).map(Command::Login).ok_or_else(|| Mistake::Level(level.to_owned()))),
        ":lang" => needed("CODE").map(|code| Command::Lang(code.to_owned())),
        ":now" => needed("2026-03-02 10:00, 20:01, +6 min").and_then(|moment| {
            time_line(moment, languages).map(Command::Now).ok_or_else(|| Mistake::Moment(moment.to_owned()))
        }),
        ":approve" => Ok(Command::Approve(!is_no(argument, languages))),
        ":help" | ":h" => Ok(Command::Help),
        ":quit" | ":q" | ":exit" => Ok(Command::Quit),
        other => Err(Mistake::Unknown { command: other.to_owned(), near: near(other) }),
    })
}

/// A no of conversation tests in any language, or its beginning.
fn is_no(argument: &str, languages: &Languages) -> bool {
    let argument = argument.to_lowercase();
    !argument.is_empty() && languages.iter().flat_map(|l| l.tool.script.no).any(|no| no.starts_with(&argument))
}

fn near(name: &str) -> Option<&'static str> {
    NAMES
        .into_iter()
        .map(|known| (strsim::damerau_levenshtein(known, name), known))
        .filter(|(distance, _)| *distance <= 2)
        .min()
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Option<Result<Command, Mistake>> {
        parse(line, &Languages::default())
    }

    #[test]
    fn messages_are_no_commands() {
        for line in ["Überweise 50 Euro", ":-)", ":)", ": ja", "um 10:30", "", ":"] {
            assert_eq!(parsed(line), None, "{line}");
        }
    }

    #[test]
    fn commands_with_arguments() {
        assert_eq!(parsed(" :why "), Some(Ok(Command::Why(None))));
        assert_eq!(parsed(":why Saldo Giro"), Some(Ok(Command::Why(Some("Saldo Giro".into())))));
        assert_eq!(parsed(":login none"), Some(Ok(Command::Login(LoginLevel::None))));
        assert_eq!(parsed(":approve"), Some(Ok(Command::Approve(true))));
        assert_eq!(parsed(":approve no"), Some(Ok(Command::Approve(false))));
        assert!(matches!(parsed(":now +6 min"), Some(Ok(Command::Now(ScriptLine::Wait(_))))));
    }

    #[test]
    fn mistakes_say_what_is_wrong() {
        let Some(Err(Mistake::Unknown { near, .. })) = parsed(":slot") else { panic!() };
        assert_eq!(near, Some(":slots"));
        assert!(matches!(parsed(":banana"), Some(Err(Mistake::Unknown { near: None, .. }))));
        assert!(matches!(parsed(":channel"), Some(Err(Mistake::Missing { .. }))));
        assert!(matches!(parsed(":login high"), Some(Err(Mistake::Level(_)))));
        assert!(matches!(parsed(":now gleich"), Some(Err(Mistake::Moment(_)))));
    }
}
