//! Reading the folder of texts.

use super::parse::LONGEST_FILE;
use super::texts::{TextFile, Texts};
use crate::catalog::{Diagnostic, Place, Source, unreadable};
use crate::lang::Languages;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Texts {
    /// Reads `dir/<language>/*.ftl` and overlay folders (`dir/de@du/`). Never fails: what cannot be
    /// read is absent, and told.
    pub fn load(dir: &Path, languages: &Languages, wanted: &[String]) -> (Self, Vec<Diagnostic>) {
        let mut told = Vec::new();
        let mut files = Vec::new();
        for folder in entries(dir, &mut told) {
            let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
            let code = name.split('@').next().unwrap_or_default();
            if !wanted.iter().any(|wanted| wanted == code) {
                continue;
            }
            for path in entries(&folder, &mut told) {
                if path.extension().is_some_and(|end| end == "ftl")
                    && let Some(source) = file(&path, &mut told)
                {
                    files.push(TextFile { folder: name.clone(), source });
                }
            }
        }
        let (texts, mut more) = Self::read(files, languages, wanted);
        told.append(&mut more);
        (texts, told)
    }
}

/// What lies in a folder, by name, so that loading does not depend on the disk's order.
fn entries(dir: &Path, told: &mut Vec<Diagnostic>) -> Vec<PathBuf> {
    let read = std::fs::read_dir(dir).and_then(|all| all.map(|entry| Ok(entry?.path())).collect());
    let mut paths: Vec<PathBuf> = read.unwrap_or_else(|error: std::io::Error| {
        told.push(unreadable(dir, &error).at(nothing_of(dir)));
        Vec::new()
    });
    paths.sort();
    paths
}

fn file(path: &Path, told: &mut Vec<Diagnostic>) -> Option<Arc<Source>> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            told.push(unreadable(path, &error).at(nothing_of(path)));
            return None;
        }
    };
    if bytes.len() > LONGEST_FILE {
        let size = format!("{} KB", bytes.len() / 1024);
        let long = Diagnostic::error("F08", "f08-texts").arg("file", path.display()).arg("why", size);
        told.push(long.at(nothing_of(path)));
        return None;
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n");
            Some(Arc::new(Source { path: path.to_owned(), text }))
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let source = Arc::new(Source { path: path.to_owned(), text });
            let place = Place { source, span: at..at + '\u{fffd}'.len_utf8() };
            told.push(Diagnostic::error("F03", "f03-text").arg("file", path.display()).at(place));
            None
        }
    }
}

/// The file, of which nothing can be shown.
fn nothing_of(path: &Path) -> Place {
    Place { source: Arc::new(Source { path: path.to_owned(), text: String::new() }), span: 0..0 }
}
