//! Reading the folder of texts.

use super::texts::{TextFile, Texts};
use crate::catalog::{Diagnostic, decode, files};
use crate::lang::Languages;
use std::path::{Path, PathBuf};

impl Texts {
    /// Reads `dir/<language>/*.ftl` and overlay folders (`dir/de@du/`). Never fails: what cannot be
    /// read is absent, and told.
    pub fn load(dir: &Path, languages: &Languages, wanted: &[String]) -> (Self, Vec<Diagnostic>) {
        let mut told = Vec::new();
        let mut all = Vec::new();
        for folder in files::entries(dir, &mut told) {
            let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
            let code = name.split('@').next().unwrap_or_default();
            if !wanted.iter().any(|wanted| wanted == code) {
                continue;
            }
            for path in files::entries(&folder, &mut told) {
                if files::has_ending(&path, "ftl", &mut told) {
                    match files::bytes(&path) {
                        Ok(bytes) => all.push(TextFile::decode(&name, path, &bytes, &mut told)),
                        Err(wrong) => {
                            told.push(wrong);
                            let source = files::nothing_of(&path).source;
                            all.push(TextFile { folder: name.clone(), source, unread: true });
                        }
                    }
                }
            }
        }
        let (texts, mut more) = Self::read(all, languages, wanted);
        told.append(&mut more);
        (texts, told)
    }
}

impl TextFile {
    /// Decodes a file of a voice's folder; what is wrong with its characters is told.
    pub fn decode(folder: &str, path: PathBuf, bytes: &[u8], told: &mut Vec<Diagnostic>) -> Self {
        let decoded = decode(path, bytes, told);
        Self { folder: folder.to_owned(), source: decoded.source, unread: decoded.spoiled }
    }
}
