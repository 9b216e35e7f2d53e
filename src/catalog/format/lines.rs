//! Comments and blank lines between what means something.

/// Where comments behind something begin, in characters from the left.
const COMMENT: usize = 38;

/// What stood between two things: a comment behind the first one, and the lines before the second.
#[derive(Default)]
pub(super) struct Between {
    /// The rest of the line.
    pub(super) behind: Option<String>,
    /// Comments; an empty text is a blank line.
    pub(super) lines: Vec<String>,
}

impl Between {
    /// Reads the white space and comments between two things; with `fresh` it begins with a new line.
    pub(super) fn of(raw: &str, fresh: bool) -> Self {
        let mut lines: Vec<String> = raw.split('\n').map(|line| line.trim().to_owned()).collect();
        // What follows the last line end is the next thing's own indentation.
        lines.pop();
        if fresh {
            return Self { behind: None, lines };
        }
        let mut lines = lines.into_iter();
        // Without any line end all of it is behind.
        let behind = lines.next().unwrap_or_else(|| raw.trim().to_owned());
        Self { behind: Some(behind).filter(|text| !text.is_empty()), lines: lines.collect() }
    }
}

/// The text so far, line by line.
#[derive(Default)]
pub(super) struct Page {
    text: String,
}

impl Page {
    /// One line, with a comment behind it.
    pub(super) fn line(&mut self, text: &str, comment: Option<&str>) {
        self.text += text;
        if let Some(comment) = comment.filter(|comment| !comment.is_empty()) {
            let width = text.rsplit('\n').next().unwrap_or_default().chars().count();
            self.text.extend(std::iter::repeat_n(' ', COMMENT.saturating_sub(width).max(3)));
            self.text += comment;
        }
        self.text += "\n";
    }

    /// Comments and blank lines, never two blank ones in a row and none at the beginning.
    pub(super) fn between(&mut self, lines: &[String], indent: &str) {
        for line in lines {
            if line.is_empty() {
                self.blank();
            } else {
                self.line(&format!("{indent}{line}"), None);
            }
        }
    }

    /// A blank line, unless there is one or nothing yet.
    pub(super) fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text += "\n";
        }
    }

    /// The whole, ending with one line end.
    pub(super) fn done(self) -> String {
        let text = self.text.trim_end_matches('\n');
        if text.is_empty() { String::new() } else { format!("{text}\n") }
    }
}
