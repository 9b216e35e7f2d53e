//! The tree of commands in the reader's language: what `args.rs` says of each command and option is replaced by the
//! languages' own words, under the id `command-<command>-<option>`.

use super::super::args::Args;
use super::super::messages::Messages;
use clap::{Arg, ArgAction, Command, CommandFactory};

/// The tree as the reader is shown it. `program` is the name that it was started by.
pub(in crate::cli) fn tree(messages: &Messages, program: Option<&str>) -> Command {
    let named = |command: Command| match program {
        Some(name) => command.bin_name(name.to_owned()),
        None => command,
    };
    let mut built = named(Args::command());
    built.build();
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let version = version.help(messages.text("command-of-version")).help_heading(messages.text("command-options"));
    speak(named(Args::command()), &built, messages, "command")
        .arg(version)
        .after_long_help(messages.text("command-exit-codes"))
}

/// One command with all below it. `built` is the same in clap's own words, with all that clap adds.
fn speak(command: Command, built: &Command, messages: &Messages, id: &str) -> Command {
    let text = |id: &str| messages.text(id);
    let usage = built.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").replace("OPTIONS", &text("command-option"));
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let help = help.help(text("command-of-help")).help_heading(text("command-options"));
    let mut order = 0;
    command
        .about(text(id))
        .long_about(None)
        .override_usage(usage.replace("COMMAND", &text("command-word")))
        .help_template(format!(
            "{{before-help}}{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
            text("command-usage")
        ))
        .subcommand_help_heading(text("command-headings"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .mut_args(|arg| {
            order += 1;
            speak_of(arg, messages, id).display_order(order)
        })
        .arg(help)
        .mut_subcommands(|below| {
            let id = format!("{id}-{}", below.get_name());
            match built.find_subcommand(below.get_name()) {
                Some(built) => speak(below, built, messages, &id),
                None => below,
            }
        })
}

/// One option or argument, with what clap would add in English.
fn speak_of(arg: Arg, messages: &Messages, command: &str) -> Arg {
    let command = if arg.is_global_set() { "command-all" } else { command };
    let id = format!("{command}-{}", arg.get_id().as_str().replace('_', "-"));
    let mut help = messages.text(&id);
    let takes = arg.get_action().takes_values();
    let values = arg.get_possible_values();
    let shown = takes && values.iter().any(|value| value.get_help().is_some());
    let mut long = help.clone();
    if shown {
        let names: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
        help += &format!(" {}", messages.say("command-possible", &[("values", names.join(", ").into())]));
        long += "\n";
        for name in names {
            long += &format!("\n- {name}: {}", messages.text(&format!("{id}-{name}")));
        }
    }
    let defaults: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if !defaults.is_empty() && takes {
        let default = messages.say("command-default", &[("value", defaults.join(", ").into())]);
        help += &format!(" {default}");
        long += &format!(" {default}");
    }
    let heading = if arg.is_positional() { "command-arguments" } else { "command-options" };
    let arg = if shown { arg.long_help(long) } else { arg };
    let arg = arg.help(help).help_heading(messages.text(heading));
    if takes { arg.hide_possible_values(true).hide_default_value(true) } else { arg }
}

#[cfg(test)]
mod tests {
    use super::super::super::messages::every;
    use super::*;

    /// Everything that help says of a command and what is below it.
    fn said(command: &Command) -> Vec<String> {
        let mut all: Vec<String> = command.get_about().into_iter().map(ToString::to_string).collect();
        for arg in command.get_arguments().filter(|arg| !matches!(arg.get_id().as_str(), "help" | "version")) {
            all.extend(arg.get_help().map(ToString::to_string));
        }
        all.extend(command.get_subcommands().flat_map(said));
        all
    }

    #[test]
    fn every_command_and_option_speaks_every_language() {
        let own = said(&Args::command());
        let mut same = 0;
        for messages in every() {
            let mut tree = tree(&messages, Some("bank"));
            let words = said(&tree);
            assert_eq!(words.len(), own.len());
            assert_eq!(words.iter().find(|words| words.starts_with("command-")), None, "{}", messages.code());
            let plain = |words: &String| words.split(" [").next().unwrap_or_default().to_owned();
            let pairs = words.iter().zip(&own).map(|(words, own)| (plain(words), plain(own)));
            let (alike, differ): (Vec<_>, Vec<_>) = pairs.partition(|(words, own)| words == own);
            // One language says what the source says, so neither can be forgotten; the others translate it all.
            assert!(alike.is_empty() || differ.is_empty(), "{}: {alike:?} {differ:?}", messages.code());
            same += usize::from(differ.is_empty());
            let page = tree.render_long_help().to_string();
            assert!(page.contains(&format!("{}: bank [", messages.text("command-usage"))), "{page}");
            tree.debug_assert();
        }
        assert_eq!(same, 1);
    }

    #[test]
    fn nothing_of_claps_own_words_is_left() {
        for messages in every() {
            let mut tree = tree(&messages, None);
            tree.build();
            let mut open = vec![&mut tree];
            while let Some(command) = open.pop() {
                for page in [command.render_help(), command.render_long_help()].map(|page| page.to_string()) {
                    let foreign = ["Usage:", "[OPTIONS]", "Options:", "Print help", "[possible values:", "Arguments:"];
                    let own =
                        ["command-usage", "command-options", "command-arguments"].map(|id| messages.text(id) + ":");
                    for words in foreign.iter().filter(|words| !own.iter().any(|own| own == *words)) {
                        let shown = words.trim_matches(['[', ']']) == messages.text("command-option");
                        assert!(shown || !page.contains(words), "{words} in {page}");
                    }
                }
                open.extend(command.get_subcommands_mut());
            }
        }
    }
}
