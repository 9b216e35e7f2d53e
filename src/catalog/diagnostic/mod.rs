//! A mistake as plain data. Words come from the language packs, pictures from the renderer.

mod json;
mod render;

pub use json::{json, json_lines};
pub use render::{by_importance, one_line, render, summary};

use super::source::Place;

/// How bad it is. Ordered: errors first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Not released; the part concerned is off.
    Error,
    /// Released, and listed in the review.
    Warning,
    /// Tidy-up.
    Hint,
}

/// One mistake, told once.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The stable code (`P03`).
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Which message of the tool's Fluent files says it (`p03`, `t15-duration`).
    pub message: &'static str,
    /// The message's variables.
    pub args: Vec<(&'static str, String)>,
    /// Where; the first label is the primary one. Empty only where there is no file.
    pub labels: Vec<Label>,
    /// Mechanical repairs, best first.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// An error with a message of the same name as the code in lower case or a variant of it.
    pub fn error(code: &'static str, message: &'static str) -> Self {
        Self { code, severity: Severity::Error, message, args: Vec::new(), labels: Vec::new(), fixes: Vec::new() }
    }

    /// The same as a warning.
    pub fn warning(code: &'static str, message: &'static str) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// The same as a hint.
    pub fn hint(code: &'static str, message: &'static str) -> Self {
        Self { severity: Severity::Hint, ..Self::error(code, message) }
    }

    /// With a variable of the message.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// With a place; the first is the primary one.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.labels.push(Label { place });
        self
    }

    /// With a repair.
    #[must_use]
    pub fn fix(mut self, edits: Vec<Edit>) -> Self {
        self.fixes.push(Fix { edits, choice: false });
        self
    }

    /// What `check --fix` does: the only repair that needs no decision. Where several ways are open, a person decides.
    pub fn repair(&self) -> Option<&Fix> {
        let mut open = self.fixes.iter().filter(|fix| !fix.choice);
        open.next().filter(|_| open.next().is_none())
    }

    /// With a repair that a person must choose.
    #[must_use]
    pub fn offer(mut self, edits: Vec<Edit>) -> Self {
        self.fixes.push(Fix { edits, choice: true });
        self
    }
}

/// A place that a diagnostic points at.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The place.
    pub place: Place,
}

/// One repair: all its edits together. Places are those of the decoded text; whoever applies one writes that
/// text, as UTF-8 with LF, and so mends the encoding too.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// The edits.
    pub edits: Vec<Edit>,
    /// One of several ways, or a judgement: shown, and never applied by `check --fix`.
    pub choice: bool,
}

/// Replace the bytes of `place` by `text`.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// What is replaced; may be empty.
    pub place: Place,
    /// What stands there then.
    pub text: String,
}
