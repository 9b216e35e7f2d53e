//! The tree of commands and options.

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Talk to the bot, check its files, run its conversation tests.
#[derive(Debug, Parser)]
#[command(name = "schalter", version, after_long_help = EXIT_CODES, disable_help_subcommand = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) common: Common,
}

const EXIT_CODES: &str = "Exit codes: 0 all is well, 1 problems were found, 2 wrong use.";

/// Options of all commands.
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct Common {
    /// Language of these commands' own messages [default: the system's]
    #[arg(long, global = true, value_name = "CODE")]
    pub(super) lang: Option<String>,
    /// Folder of intent files [default: the bot's, else intents]
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) intents: Option<PathBuf>,
    /// Folder of texts [default: the bot's, else locales]
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) texts: Option<PathBuf>,
    /// Set the clock to a moment ("2026-03-02 10:00") or to noon of a day (2026-03-02); it then stands still
    #[arg(long, global = true, value_name = "MOMENT")]
    pub(super) now: Option<String>,
    /// Channel of the conversation [default: the first web channel]
    #[arg(long, global = true, value_name = "NAME")]
    pub(super) channel: Option<String>,
    /// How the customer is logged in [default: login, or as high as the channel allows]
    #[arg(long, global = true, value_name = "LEVEL")]
    pub(super) login: Option<Level>,
    /// The customer who is logged in [default: the bot's demo customer]
    #[arg(long, global = true, value_name = "ID")]
    pub(super) person: Option<String>,
    /// Keep conversations in this folder and go on with them at the next start [default: in memory]
    #[cfg(feature = "sqlite")]
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) data: Option<PathBuf>,
    /// No colours (as does the environment variable NO_COLOR); without a terminal there are none anyway
    #[arg(long, global = true)]
    pub(super) no_color: bool,
    /// Log to standard error
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
}

/// A login level, as intent files write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Level {
    /// Nobody is known
    None,
    /// Recognised
    Known,
    /// Logged in
    Login,
    /// With a second factor
    Strong,
}

impl From<Level> for crate::message::LoginLevel {
    fn from(level: Level) -> Self {
        match level {
            Level::None => Self::None,
            Level::Known => Self::Known,
            Level::Login => Self::Login,
            Level::Strong => Self::Strong,
        }
    }
}

/// What is to be done; without any, `chat`.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Talk to the bot, on a terminal or from a pipe (one message a line; :help shows the commands)
    Chat,
    /// Say something and print the answers
    Say {
        /// The messages, in order, in one conversation [default: lines from a pipe]
        #[arg(value_name = "TEXT")]
        messages: Vec<String>,
        /// One JSON object a message: said, understood, score, slots, entities, replies, handler
        #[arg(long)]
        json: bool,
    },
    /// Explain how a sentence is understood
    Why {
        /// The sentence
        sentence: String,
        /// One JSON object
        #[arg(long)]
        json: bool,
    },
    /// Show the values that a text holds, or those of the cases on standard input
    Entities(EntitiesOptions),
    /// Explain a command, or how values of a type are said (help money)
    Help {
        /// A command, or a type of values
        #[arg(value_name = "COMMAND|TYPE")]
        topic: Option<String>,
    },
    /// Check intent files and texts
    Check {
        /// One JSON object a line and mistake
        #[arg(long)]
        json: bool,
        /// Print what every topic does on every channel: the page that data protection signs
        #[arg(long)]
        privacy: bool,
    },
    /// Run the conversation tests and test phrases
    Test(TestOptions),
    /// Measure how well is understood what was not learnt
    Eval(EvalOptions),
    /// Serve the bot's channels over HTTP until the process is asked to end
    #[cfg(feature = "http")]
    Serve(ServeOptions),
}

/// Options of `serve`.
#[cfg(feature = "http")]
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct ServeOptions {
    /// Address and port; behind a proxy that ends TLS. Port 0: any that is free
    #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:8080")]
    pub(super) listen: std::net::SocketAddr,
}

/// Options of `eval`.
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct EvalOptions {
    /// Learn from these sentences: JSON Lines {"text","intent","slots":[{"slot","start","end"}]}, or CSV text,category
    #[arg(long, value_name = "FILE", requires = "test")]
    pub(super) train: Option<PathBuf>,
    /// Recognise these; they are looked at for the score only
    #[arg(long, value_name = "FILE", requires = "train")]
    pub(super) test: Option<PathBuf>,
    /// Take the threshold of what is refused from these
    #[arg(long, value_name = "FILE", requires = "train")]
    pub(super) val: Option<PathBuf>,
    /// Language of the sentences
    #[arg(long, value_name = "CODE", requires = "train")]
    pub(super) locale: Option<String>,
    /// Write the report of the intent files as a page
    #[arg(long, value_name = "FILE", conflicts_with = "train")]
    pub(super) html: Option<PathBuf>,
    /// Tell what has changed since a report that --json wrote
    #[arg(long, value_name = "FILE", conflicts_with = "train")]
    pub(super) compare: Option<PathBuf>,
    /// One JSON object
    #[arg(long)]
    pub(super) json: bool,
}

/// Options of `entities`.
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct EntitiesOptions {
    /// The text
    #[arg(value_name = "TEXT")]
    pub(super) text: Option<String>,
    /// Read {"id", "locale", "text", "reference_time"} a line from standard input, write one JSON object for each
    #[arg(long, conflicts_with = "text")]
    pub(super) jsonl: bool,
    /// Language of the text [default: that of the commands]
    #[arg(long, value_name = "CODE")]
    pub(super) locale: Option<String>,
}

/// Options of `test`.
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct TestOptions {
    /// Only tests whose name (file/name, or topic) contains this
    #[arg(long, value_name = "NAME")]
    pub(super) filter: Option<String>,
    /// Only the conversation tests, or only the test phrases
    #[arg(long, value_name = "KIND")]
    pub(super) only: Option<Only>,
    /// One JSON object a test
    #[arg(long)]
    pub(super) json: bool,
}

/// Which tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Only {
    /// Conversation tests
    Scripts,
    /// Test phrases
    Phrases,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn parsed(args: &[&str]) -> Result<Args, clap::Error> {
        Args::try_parse_from(std::iter::once("bank").chain(args.iter().copied()))
    }

    #[test]
    fn the_tree_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn options_stand_before_or_behind_the_command() {
        for args in [["--now", "2026-03-02", "test"], ["test", "--now", "2026-03-02"]] {
            assert_eq!(parsed(&args).unwrap().common.now.as_deref(), Some("2026-03-02"));
        }
        assert!(parsed(&[]).unwrap().command.is_none());
        let Some(Command::Say { messages, json }) = parsed(&["say", "--json", "a", "b"]).unwrap().command else {
            panic!()
        };
        assert_eq!((messages.len(), json), (2, true));
    }

    #[test]
    fn wrong_use_is_two() {
        assert_eq!(parsed(&["why"]).unwrap_err().exit_code(), 2);
        assert_eq!(parsed(&["chat", "--login", "maximal"]).unwrap_err().exit_code(), 2);
        assert_eq!(parsed(&["chat", "--json"]).unwrap_err().exit_code(), 2);
        assert_eq!(parsed(&["--help"]).unwrap_err().exit_code(), 0);
    }
}
