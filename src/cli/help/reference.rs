//! The whole reference as one page: files with their headings and settings, types of values, codes.

use super::{code_page, kinds, settings};
use crate::catalog::CODES;
use crate::catalog::schema::{FileKind, SectionSpec, sections};
use crate::cli::messages::Messages;
use crate::entity::SlotType;
use crate::lang::Languages;
use std::fmt::Write;

/// Most examples of a type that the page shows.
const EXAMPLES: usize = 6;

/// The page in Markdown. Writing to a string cannot fail, so results are let go.
pub(super) fn reference(languages: &Languages, messages: &Messages) -> String {
    let mut page = format!("# {}\n\n{}\n", messages.text("reference-title"), messages.text("reference-made"));
    for kind in FileKind::ALL {
        let _ = write!(page, "\n## {}\n", messages.text(&format!("file-{}", kind.word())));
        for spec in sections(kind) {
            section(&mut page, messages, kind, spec);
        }
    }
    let _ = write!(page, "\n## {}\n\n{}\n", messages.text("reference-types"), messages.text("reference-types-how"));
    for kind in SlotType::KINDS {
        let _ = write!(page, "\n### `{}`\n\n", kind.word());
        for language in languages.iter() {
            let examples = kinds::examples(language, kind);
            for (said, read) in examples.iter().take(EXAMPLES) {
                let _ = writeln!(page, "* {}: {said} → {read}", language.code);
            }
            if examples.is_empty() {
                let _ = writeln!(page, "* {}: {}", language.code, messages.text("help-plain"));
            }
        }
    }
    let _ = write!(page, "\n## {}\n", messages.text("reference-codes"));
    for code in CODES {
        let _ = write!(page, "\n{}", code_page(messages, code).markdown());
    }
    page
}

fn section(page: &mut String, messages: &Messages, kind: FileKind, spec: &SectionSpec) {
    let _ = write!(page, "\n### `[{}]`\n\n{}\n\n", spec.path, messages.text(&spec.heading_id(kind)));
    let heads = ["reference-key", "help-type", "help-default", "help-who", "help-meaning"];
    let _ = writeln!(page, "| {} |", heads.map(|id| messages.text(id)).join(" | "));
    let _ = writeln!(page, "|{}", " --- |".repeat(heads.len()));
    for key in spec.keys {
        let cells = [
            format!("`{}`", key.name),
            settings::value(messages, key),
            settings::default(messages, kind, spec, key),
            messages.text(&format!("help-who-{}", key.who.word())),
            messages.text(&spec.key_id(kind, key)),
        ];
        let _ = writeln!(page, "| {} |", cells.map(|cell| cell.replace('|', "\\|")).join(" | "));
    }
}
