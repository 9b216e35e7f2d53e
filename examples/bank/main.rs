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
//! `cargo run --release --example bank` talks to it in the terminal; `--data DIR` keeps the books and the
//! conversations, so that the next start goes on in the middle of a transfer.

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
    let args: Vec<OsString> = std::env::args_os().collect();
    let folder = option(&args, "--data").map(PathBuf::from);
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
                more_help: Some("The example bank: with --data DIR its books are kept in that folder, too.".into()),
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
    #[cfg(feature = "http")]
    let builder = builder.login(schalter::channel::web::DemoLogin::new(bank::CUSTOMERS));
    Scenario::ALL.into_iter().fold(builder, |builder, scenario| {
        builder.scenario(scenario.name(), move |today| {
            let bank = Bank::demo(today)?;
            bank.reset(scenario, today)?;
            Ok::<_, bank::BankError>(bank)
        })
    })
}

/// The value of `--name VALUE` or `--name=VALUE`. Wrong use is told by the commands, which read it again.
fn option(args: &[OsString], name: &str) -> Option<OsString> {
    let at = args.iter().position(|argument| argument == name);
    let joined = || args.iter().find_map(|argument| argument.to_str()?.strip_prefix(name)?.strip_prefix('='));
    at.map_or_else(|| joined().map(OsString::from), |at| args.get(at + 1).cloned())
}

/// The day of `--now`, so that the books end on the day on which the chat takes place.
fn day(args: &[OsString]) -> Option<Date> {
    option(args, "--now")?.to_string_lossy().get(..10)?.parse().ok()
}
