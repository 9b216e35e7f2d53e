//! The program's own messages and the words of intent files and conversation tests.

/// The program's own messages and the words of intent files and conversation tests.
///
/// Words are compared without regard to case. An empty table adds nothing.
#[derive(Debug, Default)]
pub struct Tool {
    /// Locales under which platforms know the language (`xx_YY`), the most common first.
    pub locales: &'static [&'static str],
    /// The program's messages, Fluent files.
    pub messages: &'static [&'static str],
    /// Words of conversation tests.
    pub script: ScriptWords,
    /// Words for durations (`Minuten`), each with its unit.
    pub units: &'static [(&'static str, TimeUnit)],
    /// Words for percent, besides `percent` and `%`.
    pub percent: &'static [&'static str],
    /// Short names of the days for opening hours, each with its number (Monday is 1).
    pub weekdays: &'static [(&'static str, u8)],
}

/// The words of conversation tests: what stands before the colon, and what may stand behind it.
#[derive(Debug, Default)]
pub struct ScriptWords {
    /// The customer writes.
    pub customer: &'static [&'static str],
    /// The customer taps a button.
    pub taps: &'static [&'static str],
    /// Time passes.
    pub time: &'static [&'static str],
    /// The customer decides in the app.
    pub approval: &'static [&'static str],
    /// The customer logs in or out.
    pub login: &'static [&'static str],
    /// A person of the bank writes.
    pub agent: &'static [&'static str],
    /// Approved.
    pub yes: &'static [&'static str],
    /// Declined.
    pub no: &'static [&'static str],
    /// The person of the bank hands the conversation back; in square brackets.
    pub back: &'static [&'static str],
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}
