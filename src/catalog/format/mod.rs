//! One way of writing each file: `fmt`.
//!
//! The output depends on the content alone, formatting it again changes nothing, and no comment is lost. A
//! file that cannot be read is not formatted: what a slip hides would be written down wrongly.

mod fluent;
mod lines;
mod notes;
mod texts;
mod toml;
mod value;

pub use notes::{Translated, with_notes};
pub use texts::{TextName, texts_of, with_texts};

use super::load::kind_of;
use super::read::{Words, scan};
use super::source::Source;
use crate::lang::Languages;
use std::path::Path;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// The file as it is to be written; `None` where it cannot be read, which `check` tells.
///
/// `path` tells the kind of the file: `.ftl` is a file of texts, anything else an intent file.
///
/// ```
/// use schalter::catalog::formatted;
/// use schalter::lang::Languages;
/// let text = "[intent]\ntitle=\"Balance\"\nreview_by = \"31.12.2026\"   # Sales\n";
/// let better = formatted("intents/balance.toml".as_ref(), text, &Languages::default());
/// assert_eq!(
///     better.as_deref(),
///     Some("[intent]\ntitle     = \"Balance\"\nreview_by = 2026-12-31                # Sales\n"),
/// );
/// ```
pub fn formatted(path: &Path, text: &str, languages: &Languages) -> Option<String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    let text: String = text.nfc().collect();
    if path.extension().is_some_and(|end| end == "ftl") {
        return fluent::fluent(&text);
    }
    let source = Arc::new(Source { path: path.to_owned(), text });
    let sections = scan(&source, &mut Vec::new());
    toml::toml(&source.text, kind_of(path, &sections), &Words::new(languages))
}
