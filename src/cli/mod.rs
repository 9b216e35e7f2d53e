//! The commands, the same in every bot: `chat`, `say`, `why`, `check`, `fmt`, `test`, `eval`, `serve`.
//!
//! A bot's `main` is one line:
//!
//! ```no_run
//! use schalter::bot::Bot;
//!
//! fn main() -> std::process::ExitCode {
//!     schalter::cli::run(Bot::builder(()).intents("intents").texts("locales"))
//! }
//! ```
//!
//! Exit codes: 0 all is well, 1 problems were found, 2 the command was used wrongly. A reader that
//! closes the pipe early is no problem. What the commands say comes from the languages' packs.

mod agree;
mod args;
mod bubble;
#[cfg(feature = "http")]
mod channels;
mod chat;
mod check;
#[cfg(feature = "sqlite")]
mod data;
mod diff;
mod entities;
mod eval;
mod expand;
mod explain;
mod files;
mod fmt;
mod folders;
mod help;
mod lines;
mod messages;
mod moment;
mod new;
mod opening;
#[cfg(feature = "sqlite")]
mod operate;
#[cfg(feature = "sqlite")]
mod outbox;
mod privacy;
mod progress;
mod reload;
mod say;
mod screen;
#[cfg(feature = "http")]
mod serve;
mod spinner;
mod stop;
mod test;
mod texts;
mod watching;
mod why;

use crate::bot::{Bot, Builder};
use crate::catalog::Severity;
use crate::testing::{Demo, TestClock, instant, zone};
use args::{Args, Command, Common, TestOptions, TextsCommand};
use clap::FromArgMatches;
use folders::Folders;
use messages::Messages;
use screen::Screen;
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use stop::Stop;

/// What a bot's own `main` may say about its commands.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Who `chat`, `say`, `why` and `test` log in: a person whom the bot's demo data knows.
    pub person: String,
    /// The arguments, the program's name first; a bot takes its own options out before.
    pub args: Vec<OsString>,
    /// A paragraph at the end of `--help`, about those own options.
    pub more_help: Option<String>,
}

impl Default for Setup {
    /// The process's arguments, and `demo` as the person.
    fn default() -> Self {
        Self { person: "demo".into(), args: std::env::args_os().collect(), more_help: None }
    }
}

/// Runs the command that the process was started with.
pub fn run<S: Clone + Send + Sync + 'static>(builder: Builder<S>) -> ExitCode {
    run_with(builder, Setup::default())
}

/// The same with a demo customer and arguments of the bot's own choice.
///
/// ```no_run
/// use schalter::bot::Bot;
/// use schalter::cli::{Setup, run_with};
///
/// fn main() -> std::process::ExitCode {
///     run_with(Bot::builder(()), Setup { person: "anna".into(), ..Setup::default() })
/// }
/// ```
pub fn run_with<S: Clone + Send + Sync + 'static>(builder: Builder<S>, setup: Setup) -> ExitCode {
    let languages = builder.languages().clone();
    // An unknown language is told when the arguments are read; help then speaks the system's.
    let chosen = Messages::chosen(&languages, lang_of(&setup.args).as_deref());
    let messages =
        chosen.or_else(|_| Messages::chosen(&languages, None)).unwrap_or_else(|_| Messages::of(&languages, ""));
    let program = setup.args.first().and_then(|path| Path::new(path).file_stem()?.to_str());
    let mut command = help::tree(&messages, program);
    if let Some(help) = setup.more_help {
        command = command.after_help(help);
    }
    let parsed = command.try_get_matches_from(setup.args).and_then(|matches| Args::from_arg_matches(&matches));
    let args = match parsed {
        Ok(args) => args,
        Err(error) => {
            // Help and version are no mistakes; clap's own code says so. A closed pipe is none either.
            let _ = error.print();
            return if error.exit_code() == 0 { ExitCode::SUCCESS } else { ExitCode::from(2) };
        }
    };
    let lang = args.common.lang.clone();
    let person = args.common.person.clone().unwrap_or(setup.person);
    let stop = match start(builder, args, person) {
        Ok(true) => return ExitCode::SUCCESS,
        Ok(false) => return ExitCode::FAILURE,
        Err(stop) => stop,
    };
    let messages = Messages::chosen(&languages, lang.as_deref()).unwrap_or_else(|_| Messages::of(&languages, ""));
    stop.tell(&messages)
}

/// The value of `--lang`, before the arguments are read: help is shown while they are.
fn lang_of(args: &[OsString]) -> Option<String> {
    let mut args = args.iter().filter_map(|arg| arg.to_str());
    args.find_map(|arg| arg.strip_prefix("--lang=").map(str::to_owned).or_else(|| (arg == "--lang").then(String::new)))
        .and_then(|value| if value.is_empty() { args.next().map(str::to_owned) } else { Some(value) })
}

/// Everything that the commands share.
struct Tool {
    messages: Messages,
    screen: Screen,
    common: Common,
    demo: Demo,
    clock: TestClock,
    /// Are handlers registered?
    handlers: bool,
}

/// Runs one command; `true` where nothing was found wrong.
fn start<S: Clone + Send + Sync + 'static>(builder: Builder<S>, args: Args, person: String) -> Result<bool, Stop> {
    let Args { command, common } = args;
    let messages = Messages::chosen(builder.languages(), common.lang.as_deref())?;
    #[cfg(feature = "http")]
    let logs = common.verbose || matches!(command, Some(Command::Serve(_)));
    #[cfg(not(feature = "http"))]
    let logs = common.verbose;
    if logs {
        // Already set by the bot's own `main`: then that one stays.
        let colour = screen::wants_colour(common.no_color) && io::stderr().is_terminal();
        let _ = tracing_subscriber::fmt().with_writer(io::stderr).with_ansi(colour).try_init();
    }
    if let Some(Command::Eval(options)) = &command {
        let mut screen = Screen::stdout(common.no_color);
        if let Some(done) = eval::labelled(options, &messages, &mut screen) {
            return done;
        }
    }
    let now = match &common.now {
        Some(text) => {
            Some(moment::day_or_moment(text).ok_or_else(|| Stop::misuse(&messages, "unknown-moment", "moment", text))?)
        }
        None => None,
    };
    if let Some(Command::Entities(options)) = &command {
        let screen = Screen::stdout(common.no_color);
        return entities::entities(builder.languages(), screen, &messages, options, now);
    }
    if let Some(Command::Help(options)) = &command {
        return help::help(builder.languages(), Screen::stdout(common.no_color), &messages, options);
    }
    // The bot's time zone is known only when it is built; until then the day is right nearly everywhere.
    let clock = match now {
        Some(local) => TestClock::fixed(instant(local, &jiff::tz::TimeZone::UTC)?),
        None => TestClock::running(),
    };
    let folders = Folders::of(&builder, &common, &messages)?;
    if let Some(Command::Fmt(options)) = &command {
        return fmt::fmt(builder.languages(), &folders, Screen::stdout(common.no_color), &messages, options);
    }
    let builder = builder.intents(&folders.intents).texts(&folders.texts).clock(clock.clock());
    let common = Common { intents: Some(folders.intents.clone()), ..common };
    let screen = || Screen::stdout(common.no_color);
    match &command {
        Some(Command::New(options)) => {
            return new::new(builder.languages(), &folders, &builder.examine()?, screen(), &messages, options);
        }
        Some(Command::Expand { place, json }) => {
            return expand::expand(&builder.examine()?, screen(), &messages, place, *json);
        }
        Some(Command::Texts(TextsCommand::Export(options))) => {
            let languages = builder.examine()?.catalog.bot.languages;
            return texts::export(&folders, &languages, screen(), &messages, options);
        }
        Some(Command::Texts(TextsCommand::Import(options))) => {
            return texts::import(&folders, &builder.examine()?, screen(), &messages, options);
        }
        _ => {}
    }
    let handlers = !builder.handler_names().is_empty();
    let screen = Screen::stdout(common.no_color);
    let mut tool = Tool { messages, screen, common, demo: Demo { person, now }, clock, handlers };

    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.map_err(Stop::Output)?;
    let _inside = runtime.enter();
    if let Some(Command::Check(options)) = &command {
        return check::check(&builder, &folders, &mut tool, options);
    }
    let command = command.unwrap_or(Command::Chat);
    #[cfg(feature = "sqlite")]
    let builder = match &tool.common.data {
        Some(folder) if keeps(&command) => data::keep(builder, folder, &tool.messages, !besides(&command))?,
        None if besides(&command) => return Err(Stop::Misuse(tool.messages.text("data-needed"))),
        _ => builder,
    };
    let bot = builder.build()?;
    if tool.messages.is_guess {
        tool.messages = Messages::of(&bot.languages(), &bot.catalog().bot.default_language);
    }
    if let Some(now) = tool.demo.now {
        tool.clock.set(instant(now, &zone(&bot))?);
    }
    tell_what_is_off(&bot, &tool.messages);
    match command {
        Command::Say { messages, json } => runtime.block_on(say::say(bot, tool, messages, json)),
        Command::Why { sentence, json } => runtime.block_on(why::why(bot, tool, &sentence, json)),
        Command::Test(TestOptions { record: record @ Some(_), .. }) => {
            runtime.block_on(chat::chat(bot, tool, folders, record))
        }
        Command::Test(options) => runtime.block_on(test::test(bot, &folders, tool, &options)),
        Command::Eval(options) => eval::catalogue(&bot, tool, &options),
        #[cfg(feature = "http")]
        Command::Serve(options) => runtime.block_on(serve::serve(bot, folders, tool, &options)),
        #[cfg(feature = "http")]
        Command::Channels(options) => runtime.block_on(channels::channels(bot, tool, &options)),
        #[cfg(feature = "sqlite")]
        Command::Outbox { command } => runtime.block_on(outbox::outbox(bot, tool, &command)),
        #[cfg(feature = "sqlite")]
        Command::Off(options) => runtime.block_on(operate::switch(bot, tool, true, &options)),
        #[cfg(feature = "sqlite")]
        Command::On(options) => runtime.block_on(operate::switch(bot, tool, false, &options)),
        // All others have been run above.
        _ => runtime.block_on(chat::chat(bot, tool, folders, None)),
    }
}

/// Does the command talk in conversations that are kept?
#[cfg(feature = "sqlite")]
fn keeps(command: &Command) -> bool {
    match command {
        Command::Chat | Command::Say { .. } => true,
        #[cfg(feature = "http")]
        Command::Serve(_) => true,
        _ => besides(command),
    }
}

/// Does the command work beside the process that serves those conversations?
#[cfg(feature = "sqlite")]
fn besides(command: &Command) -> bool {
    matches!(command, Command::Outbox { .. } | Command::Off(_) | Command::On(_))
}

fn tell_what_is_off(bot: &Bot, messages: &Messages) {
    let errors = bot.diagnostics().iter().filter(|found| found.severity == Severity::Error).count();
    if errors > 0 {
        // Only a remark: a closed stderr must not end the command.
        let _ = writeln!(io::stderr(), "{}", messages.say("some-parts-off", &[("errors", errors.into())]));
    }
}
