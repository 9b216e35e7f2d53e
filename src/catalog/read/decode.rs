//! Bytes to text: encoding, byte order mark, line ends.

use crate::catalog::diagnostic::Diagnostic;
use crate::catalog::source::{Place, Source};
use std::path::PathBuf;
use std::sync::Arc;

/// Largest file, in bytes.
const LARGEST: usize = 256 * 1024;

/// A decoded file.
pub(in crate::catalog) struct Decoded {
    /// The file.
    pub(in crate::catalog) source: Arc<Source>,
    /// Nothing in it can be trusted; further mistakes in it are not told.
    pub(in crate::catalog) spoiled: bool,
}

/// Decodes one file; a file that is too big or not UTF-8 is known but spoiled.
pub(in crate::catalog) fn decode(path: PathBuf, bytes: &[u8], told: &mut Vec<Diagnostic>) -> Decoded {
    let name = path.display().to_string();
    if bytes.len() > LARGEST {
        let source = Arc::new(Source { path, text: String::new() });
        let size = bytes.len().div_ceil(1024);
        told.push(
            Diagnostic::error("F08", "f08-file").arg("size", size).arg("limit", LARGEST / 1024).at(source.place(0..0)),
        );
        return Decoded { source, spoiled: true };
    }
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(body);
    if let Err(error) = text {
        let byte = error.valid_up_to();
        let text = String::from_utf8_lossy(body).replace("\r\n", "\n").replace('\r', "\n");
        let at = body.get(..byte).map_or(0, |good| good.len() - good.windows(2).filter(|w| *w == b"\r\n").count());
        let source = Arc::new(Source { path, text });
        let line = source.position(at).0;
        let word = source.word_at(at).to_owned();
        let end = at + '\u{fffd}'.len_utf8();
        told.push(Diagnostic::error("F03", "f03").arg("word", word).arg("line", line).at(source.place(at..end)));
        return Decoded { source, spoiled: true };
    }
    let text = text.unwrap_or_default();
    let windows = body.len() != bytes.len() || text.contains('\r');
    let source = Arc::new(Source { path, text: text.replace("\r\n", "\n").replace('\r', "\n") });
    if windows {
        told.push(Diagnostic::hint("F02", "f02").arg("file", name).at(source.place(0..0)));
    }
    Decoded { source, spoiled: false }
}

impl Source {
    /// A place in this file.
    pub fn place(self: &Arc<Self>, span: std::ops::Range<usize>) -> Place {
        Place { source: Arc::clone(self), span }
    }

    /// The word around a byte.
    fn word_at(&self, byte: usize) -> &str {
        let before = self.text.get(..byte).unwrap_or_default();
        let start = before
            .rfind(|c: char| !c.is_alphanumeric())
            .map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
        let rest = self.text.get(start..).unwrap_or_default();
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '\u{fffd}').unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    }
}
