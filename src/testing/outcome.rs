//! What came of a script: plain data; the words are the tool's.

use super::coverage::Touched;
use crate::catalog::{Diagnostic, Place};

/// What came of one script.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The script's `file/name`.
    pub script: String,
    /// Its title.
    pub title: String,
    /// Everything up to the end, or to the turn that went wrong.
    pub transcript: Vec<Line>,
    /// What went wrong first.
    pub failure: Option<Failure>,
    /// What was touched on the way.
    pub touched: Touched,
}

impl Outcome {
    /// Did everything happen as written?
    pub fn passed(&self) -> bool {
        self.failure.is_none()
    }
}

/// One line of a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The turn it belongs to, from 1.
    pub turn: usize,
    /// Whose line it is.
    pub who: Who,
    /// The words.
    pub text: String,
    /// The id of the text, where the bot spoke.
    pub text_id: Option<String>,
}

/// Whose line it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of script lines")]
pub enum Who {
    Customer,
    Taps,
    Time,
    Approval,
    Login,
    Agent,
    Bot,
}

/// Where a script and the bot part.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The turn, from 1; 0 where the script could not begin.
    pub turn: usize,
    /// The line of the script.
    pub place: Place,
    /// How.
    pub deviation: Deviation,
}

/// How a script and the bot part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deviation {
    /// The bot said something else; `None` stands for silence. `expected` is as written in the script.
    Said {
        /// What the script expects.
        expected: Option<String>,
        /// What the bot said: id and words.
        actual: Option<(Option<String>, String)>,
    },
    /// A `Check:` line does not hold.
    Fact {
        /// The fact.
        fact: String,
        /// What the script expects.
        expected: String,
        /// What is the case; `None`: nothing.
        actual: Option<String>,
    },
    /// There is no such button.
    Button {
        /// What the script taps.
        title: String,
        /// What could be tapped.
        known: Vec<String>,
    },
    /// The script sets the clock back.
    TimeBack,
    /// The bot could not go on; an error's text.
    Broken(String),
}

impl Failure {
    /// The same as a diagnostic X03.
    pub fn diagnostic(&self) -> Diagnostic {
        let none = || "–".to_owned();
        let said = |(id, words): &(Option<String>, String)| {
            let words = words.replace('\n', " ");
            id.as_ref().map_or_else(|| words.clone(), |id| format!("#{id} ({words})"))
        };
        let (message, expected, actual) = match &self.deviation {
            Deviation::Said { expected: Some(expected), actual: Some(actual) } => {
                ("x03", expected.clone(), said(actual))
            }
            Deviation::Said { expected: Some(expected), actual: None } => ("x03-nothing", expected.clone(), none()),
            Deviation::Said { expected: None, actual } => {
                ("x03-silence", none(), actual.as_ref().map_or_else(none, said))
            }
            Deviation::Fact { fact, expected, actual } => {
                let actual = actual.clone().unwrap_or_else(none);
                ("x03", format!("{fact} = {expected}"), format!("{fact} = {actual}"))
            }
            Deviation::Button { title, known } => ("x03-button", title.clone(), known.join(" · ")),
            Deviation::TimeBack => ("x03-time", none(), none()),
            Deviation::Broken(error) if self.turn == 0 => ("x03-begin", none(), error.clone()),
            Deviation::Broken(error) => ("x03-broken", none(), error.clone()),
        };
        Diagnostic::error("X03", message)
            .arg("turn", self.turn)
            .arg("expected", expected)
            .arg("actual", actual)
            .at(self.place.clone())
    }
}
