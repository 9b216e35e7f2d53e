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
use schalter::Bot;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    match open() {
        Ok(bank) => schalter::cli::run_as(builder(bank), DEMO_CUSTOMER),
        Err(error) => {
            eprintln!("The books cannot be opened: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn builder(bank: Bank) -> schalter::bot::Builder<Bank> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let builder = Bot::builder(bank)
        .intents(root.join("intents"))
        .texts(root.join("locales"))
        .list("accounts.mine", handlers::accounts)
        .list("cards.mine", handlers::cards)
        .lookup("payees.find", handlers::payees)
        .on("balance.show", handlers::balance)
        .on("transactions.show", handlers::transactions)
        .prepare("transfer.prepare", handlers::prepare_transfer)
        .on("transfer.submit", handlers::transfer)
        .on("card.block", handlers::block_card);
    Scenario::ALL.into_iter().fold(builder, |builder, scenario| {
        builder.scenario(scenario.name(), move |today| {
            let bank = Bank::demo(today)?;
            bank.reset(scenario, today)?;
            Ok(bank)
        })
    })
}

/// The books: in memory, or in the folder after `--data`.
fn open() -> anyhow::Result<Bank> {
    let today = jiff::Zoned::now().date();
    let mut arguments = std::env::args_os().skip_while(|argument| argument != "--data").skip(1);
    match arguments.next() {
        Some(folder) => Bank::open(folder.as_ref(), today).with_context(|| format!("in {}", folder.display())),
        None => Ok(Bank::demo(today)?),
    }
}
