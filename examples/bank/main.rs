//! The example bank: a complete bot over a small double-entry ledger.
//!
//! ```text
//! > Überweise 50 Euro an Jonas Weber
//! Bitte prüfen Sie Ihre Überweisung: …
//! > ja
//! Bitte geben Sie die Überweisung über 50,00 € an Jonas Weber … jetzt in Ihrer App frei.
//! > :approve
//! Ihre Überweisung über 50,00 € an Jonas Weber ist beauftragt.
//! ```
//!
//! `cargo run --release --example bank` talks to it in the terminal; `--data DIR` keeps the books.

mod bank;
mod handlers;

use anyhow::Context;
use bank::{Bank, DEMO_CUSTOMER, Scenario};
use jiff::civil::Date;
use schalter::Bot;
use schalter::cli::{Setup, run_with};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args: Vec<OsString> = std::env::args_os().collect();
    let folder = take_option(&mut args, "--data").map(PathBuf::from);
    let today = day(&args).unwrap_or_else(|| jiff::ZonedDateTime::now().date());
    let bank = match &folder {
        Some(folder) => Bank::open(folder, today).with_context(|| format!("in {}", folder.display())),
        None => Bank::demo(today).context("in memory"),
    };
    match bank {
        Ok(bank) => run_with(
            builder(bank),
            Setup {
                person: DEMO_CUSTOMER.into(),
                args,
                more_help: Some(
                    "The example bank's own option: --data DIR keeps the bank's books in that folder.".into(),
                ),
            },
        ),
        Err(error) => {
            eprintln!("The books cannot be opened {error:#}");
            ExitCode::from(2)
        }
    }
}

fn builder(bank: Bank) -> schalter::bot::Builder<Bank> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let builder = Bot::builder(bank).intents(root.join("intents")).texts(root.join("locales"));
    let builder = handlers::register(builder);
    Scenario::ALL.into_iter().fold(builder, |builder, scenario| {
        builder.scenario(scenario.name(), move |today| {
            let bank = Bank::demo(today)?;
            bank.reset(scenario, today)?;
            Ok::<_, bank::BankError>(bank)
        })
    })
}

/// Takes `--name VALUE` or `--name=VALUE` out of the arguments.
fn take_option(args: &mut Vec<OsString>, name: &str) -> Option<OsString> {
    let at = args
        .iter()
        .position(|argument| argument == name || argument.to_string_lossy().starts_with(&format!("{name}=")))?;
    let argument = args.remove(at);
    match argument.to_string_lossy().split_once('=') {
        Some((_, value)) => Some(value.into()),
        None => (at < args.len()).then(|| args.remove(at)),
    }
}

/// The day of `--now`, so that the books end on the day on which the chat takes place.
fn day(args: &[OsString]) -> Option<Date> {
    let text = take_option(&mut args.to_vec(), "--now")?;
    text.to_string_lossy().get(..10)?.parse().ok()
}
