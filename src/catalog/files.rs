//! What lies on the disk: bytes of files, and what an editor is told where there are none.

use super::diagnostic::Diagnostic;
use super::read::{LARGEST, too_big};
use super::source::{Place, Source};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What lies in a folder, by name, so that loading does not depend on the disk's order.
pub(crate) fn entries(dir: &Path, told: &mut Vec<Diagnostic>) -> Vec<PathBuf> {
    let read = fs::read_dir(dir).and_then(|all| all.map(|entry| Ok(entry?.path())).collect());
    let mut paths: Vec<PathBuf> = read.unwrap_or_else(|error: io::Error| {
        told.push(unreadable(dir, &error));
        Vec::new()
    });
    paths.sort();
    paths
}

/// A file's bytes, or why there are none. A file above the limit is not read.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    let told = |error: io::Error| unreadable(path, &error);
    // Asked first: opening a pipe would wait for its writer.
    let found = fs::metadata(path).map_err(told)?;
    if found.is_dir() {
        return Err(unreadable(path, &ErrorKind::IsADirectory.into()));
    }
    if !found.is_file() {
        return Err(unreadable(path, &ErrorKind::Unsupported.into()));
    }
    if found.len() > LARGEST as u64 {
        return Err(too_big(found.len()).at(nothing_of(path)));
    }
    let mut bytes = Vec::new();
    // It may have grown since.
    File::open(path).and_then(|file| file.take(LARGEST as u64 + 1).read_to_end(&mut bytes)).map_err(told)?;
    Ok(bytes)
}

/// Does the name end as it must? One that only seems to (`transfer.toml.txt`, as some editors save it) is told.
pub(crate) fn has_ending(path: &Path, ending: &'static str, told: &mut Vec<Diagnostic>) -> bool {
    if path.extension().is_some_and(|end| end == ending) {
        return true;
    }
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let lower = name.to_lowercase();
    let begun = lower.split_once(&format!(".{ending}")).map(|(stem, rest)| (stem.len(), rest));
    // Copies that editors and tools keep (`x.toml~`, `.x.toml.swp`, `x.toml.bak`) are meant to be none.
    if let Some((stem, "" | ".txt")) = begun.filter(|_| !name.starts_with('.') && path.is_file()) {
        let better = format!("{}.{ending}", name.get(..stem).unwrap_or_default());
        let warning = Diagnostic::warning("F05", "f05-ending").arg("name", name).arg("better", better);
        told.push(warning.at(nothing_of(path)));
    }
    false
}

/// Intent files in a folder where nobody looks for them.
pub(crate) fn elsewhere(folder: &Path, told: &mut Vec<Diagnostic>) {
    // A link may lead in a circle, and what begins with a point belongs to other programs.
    let hidden = folder.file_name().and_then(|name| name.to_str()).is_none_or(|name| name.starts_with('.'));
    if hidden || !folder.symlink_metadata().is_ok_and(|found| found.is_dir()) {
        return;
    }
    for path in entries(folder, told) {
        if path.ends_with("bot.toml") {
            told.push(Diagnostic::error("F07", "f07-second-bot").at(nothing_of(&path)));
        } else if path.extension().is_some_and(|end| end == "toml") {
            let name = path.display().to_string();
            told.push(Diagnostic::warning("F07", "f07-elsewhere").arg("file", name).at(nothing_of(&path)));
        } else {
            elsewhere(&path, told);
        }
    }
}

/// What an editor is told of a file or folder that the system does not give.
fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let link = path.symlink_metadata().is_ok_and(|found| found.is_symlink());
    let message = match error.kind() {
        ErrorKind::PermissionDenied => "f07-permission",
        // A loop of links has no kind of its own yet; neither it nor a link to nothing can be followed.
        kind if link && !matches!(kind, ErrorKind::IsADirectory | ErrorKind::Unsupported) => "f07-link",
        ErrorKind::NotFound => "f07-missing",
        ErrorKind::IsADirectory => "f07-folder",
        ErrorKind::NotADirectory => "f07-file",
        ErrorKind::Unsupported => "f07-device",
        _ => "f07",
    };
    Diagnostic::error("F07", message).arg("file", path.display()).arg("cause", error).at(nothing_of(path))
}

/// A file of which nothing can be shown.
pub(crate) fn nothing_of(path: &Path) -> Place {
    Place { source: Arc::new(Source { path: path.to_owned(), text: String::new() }), span: 0..0 }
}
