//! The commands over intent files alone: the same as in every bot, without handlers.

fn main() -> std::process::ExitCode {
    schalter::cli::run(schalter::bot::Bot::builder(()).without_handlers())
}
