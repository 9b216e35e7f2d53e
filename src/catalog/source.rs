//! A file as it was read, and places in it.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

/// One file: its path as shown to people, and its text.
#[derive(Clone, PartialEq, Eq)]
pub struct Source {
    /// The path, relative to where the tool was started.
    pub path: PathBuf,
    /// The text, after decoding.
    pub text: String,
}

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.path.display())
    }
}

impl Source {
    /// Line and column of a byte, both from 1; columns count characters.
    pub fn position(&self, byte: usize) -> (usize, usize) {
        let mut end = byte.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let before = self.text.get(..end).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        (line, column)
    }
}

/// A span of bytes in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub source: Arc<Source>,
    /// Bytes of its text.
    pub span: Range<usize>,
}

impl Place {
    /// The line on which it begins, from 1.
    pub fn line(&self) -> usize {
        self.source.position(self.span.start).0
    }
}
