//! Bytes to text: size, encoding, byte order mark, line ends, and two versions in one file.

use super::merge;
use crate::catalog::diagnostic::{Diagnostic, Edit};
use crate::catalog::source::{Place, Source};
use std::path::PathBuf;
use std::sync::Arc;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Largest file, in bytes (FORMAT §1).
pub(crate) const LARGEST: usize = 256 * 1024;

/// A decoded file.
pub(crate) struct Decoded {
    /// The file.
    pub(crate) source: Arc<Source>,
    /// Nothing in it can be trusted; further mistakes in it are not told.
    pub(crate) spoiled: bool,
}

/// Decodes one file. One that is too big, in another encoding or in two versions is known but spoiled.
///
/// Columns and repairs are those of the decoded text: whoever writes it back stores it as UTF-8 with LF.
pub(crate) fn decode(path: PathBuf, bytes: &[u8], told: &mut Vec<Diagnostic>) -> Decoded {
    let name = path.display().to_string();
    let source = |text: String| Arc::new(Source { path: path.clone(), text });
    if bytes.len() > LARGEST {
        let source = source(String::new());
        told.push(too_big(bytes.len() as u64).at(source.place(0..0)));
        return Decoded { source, spoiled: true };
    }
    if let Some(text) = utf16(bytes) {
        let source = source(unix(&text));
        let told_here = Diagnostic::error("F03", "f03-utf16").at(source.place(0..0));
        told.push(told_here.fix(vec![store(&source)]));
        return Decoded { source, spoiled: true };
    }
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match std::str::from_utf8(body) {
        Ok(text) => text,
        Err(error) => {
            let good = body.get(..error.valid_up_to()).unwrap_or_default();
            let at = unix(&String::from_utf8_lossy(good)).len();
            let source = source(unix(&String::from_utf8_lossy(body)));
            let (line, word) = (source.position(at).0, source.word_at(at).to_owned());
            let end = at + '\u{fffd}'.len_utf8();
            let told_here =
                Diagnostic::error("F03", "f03").arg("word", word).arg("line", line).at(source.place(at..end));
            told.push(match windows_1252(body) {
                Some(text) => {
                    let whole = source.place(0..source.text.len());
                    told_here.fix(vec![Edit { place: whole, text: unix(&text) }])
                }
                None => told_here,
            });
            return Decoded { source, spoiled: true };
        }
    };
    let windows = body.len() != bytes.len() || text.contains('\r');
    let source = source(unix(text));
    if windows {
        let told_here = Diagnostic::hint("F02", "f02").arg("file", &name).at(source.place(0..0));
        told.push(told_here.fix(vec![store(&source)]));
    }
    if !is_nfc(&source.text) {
        let text: String = source.text.nfc().collect();
        let same = source.text.chars().zip(text.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8());
        let at: usize = same.sum();
        let word = source.word_at(at).to_owned();
        let whole = Edit { place: source.place(0..source.text.len()), text };
        let told_here = Diagnostic::hint("F02", "f02-marks").arg("word", word).at(source.place(at..at));
        told.push(told_here.fix(vec![whole]));
    }
    let spoiled = merge::check(&source, told);
    Decoded { source, spoiled }
}

/// A file above the limit, of so many bytes.
pub(crate) fn too_big(size: u64) -> Diagnostic {
    Diagnostic::error("F08", "f08-file").arg("size", size.div_ceil(1024)).arg("limit", LARGEST / 1024)
}

/// A repair that changes no letter: the text is only stored anew.
fn store(source: &Arc<Source>) -> Edit {
    Edit { place: source.place(0..0), text: String::new() }
}

fn unix(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// UTF-16 with its mark, or without one where every second byte of the beginning is zero.
fn utf16(bytes: &[u8]) -> Option<String> {
    let (little, body) = match bytes {
        [0xFF, 0xFE, body @ ..] => (true, body),
        [0xFE, 0xFF, body @ ..] => (false, body),
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => (true, bytes),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => (false, bytes),
        _ => return None,
    };
    let units = body.chunks_exact(2).filter_map(|pair| {
        let pair: [u8; 2] = pair.try_into().ok()?;
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    });
    (body.len() % 2 == 0).then(|| char::decode_utf16(units).collect::<Result<String, _>>().ok()).flatten()
}

/// What Windows-1252 has where Latin-1 has control characters, from byte 0x80; zero: nothing.
const WINDOWS: [u32; 32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0,
    0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
];

/// The text as the encoding of old Windows programs; `None` where it cannot be that.
fn windows_1252(bytes: &[u8]) -> Option<String> {
    bytes
        .iter()
        .map(|byte| match byte {
            0 => None,
            0x80..=0x9F => {
                WINDOWS.get(usize::from(byte - 0x80)).filter(|code| **code > 0).and_then(|code| char::from_u32(*code))
            }
            byte => Some(char::from(*byte)),
        })
        .collect()
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
        let mark = |c: char| matches!(c, '\u{fffd}' | '\u{300}'..='\u{36f}');
        let end = rest.find(|c: char| !c.is_alphanumeric() && !mark(c)).unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The message and the text after the repair.
    fn mended(bytes: &[u8]) -> (&'static str, String) {
        let mut told = Vec::new();
        let decoded = decode("x.toml".into(), bytes, &mut told);
        let [told] = told.as_slice() else { panic!("{told:?}") };
        let mut text = decoded.source.text.clone();
        for edit in told.fixes.iter().flat_map(|fix| &fix.edits) {
            text.replace_range(edit.place.span.clone(), &edit.text);
        }
        (told.message, text)
    }

    fn utf16_bytes(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[test]
    fn every_encoding_is_told_and_mended() {
        assert_eq!(mended(b"t = \"\x84\xDCberweisung\x93 5 \x80\"\r\n"), ("f03", "t = \"„Überweisung“ 5 €\"\n".into()));
        assert_eq!(mended(b"a\r\nb\rc"), ("f02", "a\nb\nc".into()));
        assert_eq!(mended("\u{feff}ä".as_bytes()), ("f02", "ä".into()));
        assert_eq!(mended("Bu\u{308}ro".as_bytes()), ("f02-marks", "Büro".into()));
        for little in [true, false] {
            assert_eq!(mended(&utf16_bytes("\u{feff}ä\r\n", little)), ("f03-utf16", "ä\n".into()));
            assert_eq!(mended(&utf16_bytes("[intent]", little)), ("f03-utf16", "[intent]".into()));
        }
    }

    #[test]
    fn what_no_encoding_explains_is_only_told() {
        let mut told = Vec::new();
        assert!(decode("x.toml".into(), b"a\x81\xff", &mut told).spoiled);
        assert!(told[0].message == "f03" && told[0].fixes.is_empty());
    }

    #[test]
    fn plain_text_is_left_alone() {
        let mut told = Vec::new();
        assert!(!decode("x.toml".into(), "ä = 1\n".as_bytes(), &mut told).spoiled && told.is_empty());
    }
}
