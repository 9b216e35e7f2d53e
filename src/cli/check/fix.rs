//! `check --fix`: the mechanical repairs, shown before anything is written.
//!
//! The files are repaired in a copy, round after round, because one slip may hide another. What has more than
//! one possible repair is a person's decision and stays.

use super::told;
use crate::bot::{Builder, Examined};
use crate::catalog::{Diagnostic, Edit};
use crate::cli::Tool;
use crate::cli::agree::agreed;
use crate::cli::args::CheckOptions;
use crate::cli::diff::diff;
use crate::cli::files::{files, replace};
use crate::cli::folders::Folders;
use crate::cli::screen::Ink;
use crate::cli::stop::Stop;
use serde_json::json;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

/// One slip rarely hides more than two others.
const ROUNDS: usize = 10;

/// A file before and after its repairs.
struct Repaired {
    path: PathBuf,
    before: Vec<u8>,
    after: String,
}

/// Repairs, shows, asks and writes; `false` where errors stay or nothing could be written.
pub(super) fn fix<S: Clone + Send + Sync + 'static>(
    builder: &Builder<S>,
    folders: &Folders,
    tool: &mut Tool,
    options: &CheckOptions,
) -> Result<bool, Stop> {
    let (repaired, left) = repair(builder, folders)?;
    for file in &repaired {
        let before = String::from_utf8_lossy(&file.before);
        if options.json {
            let line = json!({ "file": file.path.display().to_string(), "before": before, "after": file.after });
            tool.screen.line(&line.to_string())?;
        } else {
            tool.screen.block(&diff(&file.path, &before, &file.after, &tool.screen))?;
        }
    }
    if repaired.is_empty() {
        if !options.json {
            tool.screen.line(&tool.messages.text("fix-nothing"))?;
        }
        return told(&left, tool, options.json);
    }
    if !(options.yes || agreed(&mut tool.screen, &tool.messages, repaired.len())?) {
        let words = tool.screen.ink(Ink::Alarm, &tool.messages.text("fix-not-written"));
        tool.screen.line(&words)?;
        return Ok(false);
    }
    for file in &repaired {
        // Somebody may have gone on writing meanwhile; that work is not overwritten.
        if std::fs::read(&file.path)? != file.before {
            let shown = file.path.display().to_string();
            return Err(Stop::misuse(&tool.messages, "fix-changed-meanwhile", "file", &shown));
        }
    }
    for file in &repaired {
        replace(&file.path, &file.after)?;
    }
    if !options.json {
        tool.screen.line(&tool.messages.say("fix-written", &[("files", repaired.len().into())]))?;
    }
    told(&builder.examine()?, tool, options.json)
}

/// Every file that a repair changes, and what is wrong afterwards.
fn repair<S: Clone + Send + Sync + 'static>(
    builder: &Builder<S>,
    folders: &Folders,
) -> Result<(Vec<Repaired>, Examined), Stop> {
    let desk = Desk::lay(folders)?;
    let mut left = builder.examine_in(&desk.copy.intents, &desk.copy.texts);
    for _ in 0..ROUNDS {
        if !desk.mend(&left.diagnostics)? {
            break;
        }
        left = builder.examine_in(&desk.copy.intents, &desk.copy.texts);
    }
    let mut repaired = Vec::new();
    for (copy, path) in desk.files {
        let (before, after) = (std::fs::read(&path)?, std::fs::read(&copy)?);
        if before != after {
            repaired.push(Repaired { path, before, after: String::from_utf8_lossy(&after).into_owned() });
        }
    }
    Ok((repaired, left))
}

/// A copy of the files to work on; it goes with this value.
struct Desk {
    _folder: tempfile::TempDir,
    copy: Folders,
    /// Each copy with its original.
    files: BTreeMap<PathBuf, PathBuf>,
}

impl Desk {
    fn lay(folders: &Folders) -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        let copy = Folders { intents: folder.path().join("intents"), texts: folder.path().join("locales") };
        let mut originals = BTreeMap::new();
        for path in files(&folders.intents, &folders.texts)? {
            let below = |from: &Path, to: &Path| path.strip_prefix(from).ok().map(|rest| to.join(rest));
            let target = below(&folders.intents, &copy.intents).or_else(|| below(&folders.texts, &copy.texts));
            let Some(target) = target else { continue };
            if let Some(parent) = target.parent() {
                std::fs::create_dir_all(parent)?;
            }
            std::fs::copy(&path, &target)?;
            originals.insert(target, path);
        }
        Ok(Self { _folder: folder, copy, files: originals })
    }

    /// Makes the repairs of one round; `false` where there was none to make. Places are those of the decoded
    /// text, so a file that is written is stored as UTF-8 with plain line ends as well.
    fn mend(&self, told: &[Diagnostic]) -> io::Result<bool> {
        let mut edits: BTreeMap<&Path, Vec<&Edit>> = BTreeMap::new();
        for told in told {
            let Some(only) = told.repair() else { continue };
            if only.edits.iter().all(|edit| free(&edits, edit)) {
                only.edits.iter().for_each(|edit| edits.entry(&edit.place.source.path).or_default().push(edit));
            }
        }
        let mut changed = false;
        for (path, mut edits) in edits.into_iter().filter(|(path, _)| self.files.contains_key(*path)) {
            edits.sort_by_key(|edit| (edit.place.span.start, edit.place.span.end));
            let Some(source) = edits.first().map(|edit| &edit.place.source) else { continue };
            let mut text = source.text.clone();
            for edit in edits.iter().rev() {
                let span = edit.place.span.clone();
                if text.get(span.clone()).is_some() {
                    text.replace_range(span, &edit.text);
                }
            }
            let text: String = text.nfc().collect();
            changed |= std::fs::read(path)? != text.as_bytes();
            std::fs::write(path, text)?;
        }
        Ok(changed)
    }
}

/// Does the edit touch none of those that are made already?
fn free(taken: &BTreeMap<&Path, Vec<&Edit>>, edit: &Edit) -> bool {
    let span = &edit.place.span;
    let others = taken.get(edit.place.source.path.as_path());
    others.into_iter().flatten().all(|other| span.end < other.place.span.start || other.place.span.end < span.start)
}
