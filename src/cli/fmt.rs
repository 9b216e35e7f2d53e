//! `fmt`: writes intent files and texts in their one form.

use super::args::FmtOptions;
use super::files::{files, replace};
use super::folders::Folders;
use super::messages::Messages;
use super::screen::{Ink, Screen};
use super::stop::Stop;
use crate::catalog::formatted;
use crate::lang::Languages;
use serde_json::json;
use std::path::PathBuf;

/// What became of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Became {
    Same,
    Changed,
    /// It cannot be read; it stays as it is.
    Unreadable,
}

/// Runs the command; `false` where `--check` found a file to format, or a file could not be read.
pub(super) fn fmt(
    languages: &Languages,
    folders: &Folders,
    mut screen: Screen,
    messages: &Messages,
    options: &FmtOptions,
) -> Result<bool, Stop> {
    let paths: Vec<PathBuf> = match options.files.as_slice() {
        [] => files(&folders.intents, &folders.texts)?,
        some => some.to_vec(),
    };
    let mut tally = [0_usize; 3];
    for path in &paths {
        let shown = path.display().to_string();
        // What cannot be read at all is told by `check`, with its reason.
        let text = std::fs::read(path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let better = text.as_ref().and_then(|text| formatted(path, text, languages));
        let became = match (&text, better) {
            (Some(text), Some(better)) if *text == better => Became::Same,
            (Some(_), Some(better)) => {
                if !options.check {
                    replace(path, &better)?;
                }
                Became::Changed
            }
            _ => Became::Unreadable,
        };
        let (id, word) = match (became, options.check) {
            (Became::Same, _) => ("", "same"),
            (Became::Changed, true) => ("fmt-would-change", "would change"),
            (Became::Changed, false) => ("fmt-changed", "changed"),
            (Became::Unreadable, _) => ("fmt-unreadable", "unreadable"),
        };
        if let Some(count) = tally.get_mut(became as usize) {
            *count += 1;
        }
        if options.json {
            screen.line(&json!({ "file": shown, "result": word }).to_string())?;
        } else if became != Became::Same {
            screen.line(&messages.say(id, &[("file", shown.into())]))?;
        }
    }
    let [same, changed, unreadable] = tally;
    let fine = unreadable == 0 && (changed == 0 || !options.check);
    if !options.json {
        let named = [("same", same.into()), ("changed", changed.into()), ("unreadable", unreadable.into())];
        let ink = if fine { Ink::Calm } else { Ink::Alarm };
        let words = screen.ink(ink, &messages.say("fmt-summary", &named));
        screen.line(&words)?;
    }
    Ok(fine)
}
