//! The tree of commands and options.

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Talk to the bot, check its files, run its conversation tests.
#[derive(Debug, Parser)]
#[command(name = "schalter", version, disable_help_subcommand = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) common: Common,
}

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
    /// Explain a command, the code of a mistake, a setting of intent files, or a type of values
    Help(HelpOptions),
    /// Check intent files and texts
    Check(CheckOptions),
    /// Write intent files and texts in their one form; comments and order stay
    Fmt(FmtOptions),
    /// Write new files with gaps to fill in, in all languages of the bot
    New(NewOptions),
    /// Show the sentences that a phrase stands for
    Expand {
        /// Where it stands: intents/transfer.toml:31
        #[arg(value_name = "FILE:LINE")]
        place: String,
        /// One JSON object a phrase
        #[arg(long)]
        json: bool,
    },
    /// A work sheet for translators
    #[command(subcommand)]
    Texts(TextsCommand),
    /// Run the conversation tests and test phrases
    Test(TestOptions),
    /// Measure how well is understood what was not learnt
    Eval(EvalOptions),
    /// Serve the bot's channels over HTTP until the process is asked to end
    #[cfg(feature = "http")]
    Serve(ServeOptions),
    /// Show what each channel can do and how it is
    #[cfg(feature = "http")]
    Channels(ChannelsOptions),
    /// List messages that were given up, or have them sent after all (with --data)
    #[cfg(feature = "sqlite")]
    Outbox {
        /// What is to be done
        #[command(subcommand)]
        command: OutboxCommand,
    },
    /// Switch a topic or channel off, in all processes of --data within five seconds; urgent topics stay on
    #[cfg(feature = "sqlite")]
    Off(SwitchOptions),
    /// Switch it on again
    #[cfg(feature = "sqlite")]
    On(SwitchOptions),
}

/// Options of `channels`.
#[cfg(feature = "http")]
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct ChannelsOptions {
    /// Prepare the platforms: events, greeting, menu, first questions (once, and after changes of these)
    #[arg(value_parser = ["setup"], value_name = "setup")]
    pub(super) what: Option<String>,
    /// One JSON object a channel
    #[arg(long)]
    pub(super) json: bool,
}

/// What `outbox` does.
#[cfg(feature = "sqlite")]
#[derive(Clone, Debug, Subcommand)]
pub(super) enum OutboxCommand {
    /// List them: ids, times and codes, never what was to be said
    List {
        /// One JSON object a message
        #[arg(long)]
        json: bool,
    },
    /// Have them sent, however old they are
    Replay {
        /// Their ids
        #[arg(value_name = "ID", required_unless_present = "all")]
        ids: Vec<String>,
        /// All of them
        #[arg(long, conflicts_with = "ids")]
        all: bool,
    },
}

/// Options of `off` and `on`.
#[cfg(feature = "sqlite")]
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct SwitchOptions {
    /// A topic, a channel, or ALL [default: show what is off]
    #[arg(value_name = "INTENT|CHANNEL|ALL")]
    pub(super) target: Option<String>,
    /// Why; kept on record
    #[arg(long, value_name = "TEXT")]
    pub(super) reason: Option<String>,
    /// Only until then ("2026-03-02 10:00")
    #[arg(long, value_name = "TIME")]
    pub(super) until: Option<String>,
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
    /// Language of the sentences; of the intent files, only phrases of this language are tried
    #[arg(long, value_name = "CODE")]
    pub(super) locale: Option<String>,
    /// Write the report of the intent files as a page
    #[arg(long, value_name = "FILE", conflicts_with = "train")]
    pub(super) html: Option<PathBuf>,
    /// Tell what has changed since a report that --json wrote, or since a revision of the intent files in git
    #[arg(long, value_name = "FILE|REV", conflicts_with = "train")]
    pub(super) compare: Option<String>,
    /// One JSON object
    #[arg(long)]
    pub(super) json: bool,
}

/// Options of `check`.
#[derive(Clone, Debug, Default, ClapArgs)]
pub(super) struct CheckOptions {
    /// Mend what can be mended mechanically: shows the changes, then asks
    #[arg(long, conflicts_with_all = ["since", "watch"])]
    pub(super) fix: bool,
    /// Write the changes of --fix without asking
    #[arg(long, requires = "fix")]
    pub(super) yes: bool,
    /// Say which approvals the changes since this revision of git need
    #[arg(long, value_name = "REV", conflicts_with = "watch")]
    pub(super) since: Option<String>,
    /// Check again whenever a file changes
    #[arg(long)]
    pub(super) watch: bool,
    /// Print what every topic does on every channel: the page that data protection signs
    #[arg(long, conflicts_with_all = ["fix", "since", "watch"])]
    pub(super) privacy: bool,
    /// JSON: one object a line and mistake, or a changed file, or the approvals, or the page
    #[arg(long)]
    pub(super) json: bool,
}

/// Options of `new`.
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct NewOptions {
    /// What is new
    #[arg(value_name = "KIND")]
    pub(super) what: NewWhat,
    /// Its technical name: small letters a-z, digits and _
    #[arg(value_name = "NAME")]
    pub(super) name: String,
    /// The collection to which an answer belongs
    #[arg(long, value_name = "NAME", default_value = "faq")]
    pub(super) file: String,
    /// One JSON object a file
    #[arg(long)]
    pub(super) json: bool,
}

/// What `new` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum NewWhat {
    /// A topic: intents/NAME.toml and its texts
    Intent,
    /// An answer of a collection, with its texts
    Answer,
    /// A list of values: intents/lists/NAME.toml
    List,
    /// Conversation tests: intents/tests/NAME.toml
    Test,
}

/// What to do with the work sheet.
#[derive(Clone, Debug, Subcommand)]
pub(super) enum TextsCommand {
    /// Write the sheet, as CSV
    Export(ExportOptions),
    /// Put the translations of a sheet into their files: shows the changes, then asks
    Import(ImportOptions),
}

/// Options of `texts export`.
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct ExportOptions {
    /// The language to translate from
    #[arg(long, value_name = "CODE")]
    pub(super) from: String,
    /// The language to translate to
    #[arg(long, value_name = "CODE")]
    pub(super) to: String,
    /// Only texts without a translation
    #[arg(long)]
    pub(super) missing: bool,
    /// Semicolons between the columns, as spreadsheets of some countries expect
    #[arg(long)]
    pub(super) semicolon: bool,
    /// Where to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

/// Options of `texts import`.
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct ImportOptions {
    /// The sheet
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Write the changes without asking
    #[arg(long)]
    pub(super) yes: bool,
    /// One JSON object a changed file
    #[arg(long)]
    pub(super) json: bool,
}

/// Options of `fmt`.
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct FmtOptions {
    /// Only these files [default: all of the bot]
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// Write nothing; exit code 1 where a file would change
    #[arg(long)]
    pub(super) check: bool,
    /// One JSON object a file
    #[arg(long)]
    pub(super) json: bool,
}

/// Options of `help`.
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct HelpOptions {
    /// A command (check), a code (P03), a setting (to_act, slot.type), a heading (confirm) or a type (money)
    #[arg(value_name = "TOPIC")]
    pub(super) topic: Option<String>,
    /// The whole reference, in Markdown
    #[arg(long, conflicts_with_all = ["topic", "schema"])]
    pub(super) all: bool,
    /// JSON Schema of a kind of file, for editors with a TOML extension
    #[arg(long, value_name = "KIND", conflicts_with = "topic")]
    pub(super) schema: Option<String>,
    /// One JSON list of pages
    #[arg(long, requires = "topic")]
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
    /// Say which topics, slots, rules, texts, languages and channels no test touches
    #[arg(long)]
    pub(super) coverage: bool,
    /// Write the results as JUnit XML as well
    #[arg(long, value_name = "FILE")]
    pub(super) junit: Option<PathBuf>,
    /// Test again whenever a file changes
    #[arg(long, conflicts_with = "junit")]
    pub(super) watch: bool,
    /// Talk to the bot; what is said becomes a test at the end of this file
    #[arg(long, value_name = "FILE", conflicts_with_all = ["watch", "junit", "coverage", "filter", "only", "json"])]
    pub(super) record: Option<PathBuf>,
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
