//! A bot in twenty lines; its words are in `examples/hello/`.
//!
//! ```text
//! > what is the rate of francs
//! You get 0.94 for one euro (francs).
//! ```

use schalter::{Bot, Reply, Slots, entity::Decimal};
use std::{convert::Infallible, process::ExitCode};

#[derive(serde::Deserialize)]
struct Question {
    currency: String,
}

async fn rate(question: Slots<Question>) -> Result<Reply, Infallible> {
    let digits = if question.currency == "chf" { 94 } else { 109 };
    Ok(Reply::outcome("found").with("rate", Decimal { digits, scale: 2 }))
}

fn main() -> ExitCode {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/hello");
    schalter::cli::run(
        Bot::builder(()).intents(format!("{root}/intents")).texts(format!("{root}/locales")).on("rate.show", rate),
    )
}
