//! The example bank. For now only its ledger; the bot around it follows.
mod bank;

fn main() {}
