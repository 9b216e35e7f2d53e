//! `texts export|import`: a work sheet for translators, as CSV.
//!
//! A row is one text or attribute: its file and name, the wording to translate, the translation. Whoever fills
//! in the sheet needs no editor for Fluent; `import` shows what would change and asks.

mod sheet;

use super::agree::agreed;
use super::args::{ExportOptions, ImportOptions};
use super::diff::diff;
use super::files::replace;
use super::folders::Folders;
use super::messages::Messages;
use super::screen::{Ink, Screen};
use super::stop::Stop;
use crate::bot::Examined;
use crate::catalog::{TextName, Translated, texts_of, with_notes, with_texts};
use serde_json::json;
use sheet::{Row, Sheet};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Writes the sheet.
pub(super) fn export(
    folders: &Folders,
    languages: &[String],
    mut screen: Screen,
    messages: &Messages,
    options: &ExportOptions,
) -> Result<bool, Stop> {
    let (from, to) = (known(languages, &options.from, messages)?, known(languages, &options.to, messages)?);
    let mut rows = Vec::new();
    for file in files(&folders.texts.join(from))? {
        let source = texts(&folders.texts.join(from).join(&file), messages)?;
        let own: BTreeMap<TextName, String> =
            texts(&folders.texts.join(to).join(&file), messages)?.into_iter().collect();
        for (name, wording) in source {
            let translation = own.get(&name).cloned().unwrap_or_default();
            if !options.missing || translation.is_empty() {
                rows.push(Row { file: file.clone(), name, wording, translation });
            }
        }
    }
    let count = rows.len();
    let sheet = Sheet { from: from.to_owned(), to: to.to_owned(), rows };
    let written = sheet.write(options.semicolon).map_err(|error| Stop::Output(std::io::Error::other(error)))?;
    match &options.output {
        None => screen.block(&written)?,
        Some(path) => {
            // Spreadsheets take a file for UTF-8 only by this mark.
            replace(path, &format!("\u{feff}{written}"))?;
            let named = [("file", path.display().to_string().into()), ("count", count.into())];
            screen.line(&messages.say("texts-exported", &named))?;
        }
    }
    Ok(true)
}

/// Puts the translations of a sheet into their files, each with a note of the version that it was written from;
/// `false` where nothing could be written.
pub(super) fn import(
    folders: &Folders,
    examined: &Examined,
    mut screen: Screen,
    messages: &Messages,
    options: &ImportOptions,
) -> Result<bool, Stop> {
    let unreadable = |problem: String| {
        let named = [("file", options.file.display().to_string().into()), ("problem", problem.into())];
        Stop::Misuse(messages.say("texts-unreadable", &named))
    };
    let bytes = std::fs::read(&options.file).map_err(|error| unreadable(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|_| unreadable("UTF-8".to_owned()))?;
    let sheet = Sheet::read(&text).map_err(unreadable)?;
    let to = known(&examined.catalog.bot.languages, &sheet.to, messages)?;
    let mut versions = versions(examined, &sheet);
    let mut by_file: BTreeMap<String, BTreeMap<TextName, String>> = BTreeMap::new();
    for row in sheet.rows {
        // Only the name of a file: a sheet leads nowhere else.
        if row.file.contains(['/', '\\']) || !row.file.ends_with(".ftl") {
            return Err(unreadable(row.file));
        }
        if !row.translation.trim().is_empty() {
            by_file.entry(row.file).or_default().insert(row.name, row.translation);
        }
    }
    let mut changes: Vec<(PathBuf, String)> = Vec::new();
    for (file, wanted) in by_file {
        let path = folders.texts.join(to).join(&file);
        let before = if path.exists() { std::fs::read_to_string(&path)? } else { String::new() };
        let had: BTreeMap<TextName, String> = texts_of(&before).unwrap_or_default().into_iter().collect();
        let wanted: BTreeMap<TextName, String> =
            wanted.into_iter().filter(|(name, text)| had.get(name).map(String::as_str) != Some(text.trim())).collect();
        let mut notes = versions.remove(&file).unwrap_or_default();
        notes.iter_mut().for_each(|(id, noted)| noted.anew = wanted.keys().any(|(own, _)| own == id));
        if wanted.is_empty() && with_notes(&before, &notes) == before {
            continue;
        }
        let after = with_texts(&before, &wanted).map(|after| with_notes(&after, &notes)).map_err(|wrong| {
            let names: Vec<String> = wrong.iter().map(shown).collect();
            let names = if names.is_empty() { file.clone() } else { names.join(", ") };
            unreadable(format!("{file}: {names}"))
        })?;
        if options.json {
            let names: Vec<String> = wanted.keys().map(shown).collect();
            screen.line(&json!({ "file": path.display().to_string(), "texts": names }).to_string())?;
        } else {
            screen.block(&diff(&path, &before, &after, &screen))?;
        }
        changes.push((path, after));
    }
    if changes.is_empty() {
        if !options.json {
            screen.line(&messages.text("texts-nothing"))?;
        }
        return Ok(true);
    }
    if !(options.yes || agreed(&mut screen, messages, changes.len())?) {
        let words = screen.ink(Ink::Alarm, &messages.text("fix-not-written"));
        screen.line(&words)?;
        return Ok(false);
    }
    for (path, text) in &changes {
        replace(path, text)?;
    }
    if !options.json {
        screen.line(&messages.say("fix-written", &[("files", changes.len().into())]))?;
    }
    Ok(true)
}

/// The versions of the source that a sheet was translated from, by file and text. Of a text whose source has
/// changed since the sheet was written nothing is noted, so `check` goes on telling that it is older.
fn versions(examined: &Examined, sheet: &Sheet) -> BTreeMap<String, BTreeMap<String, Translated>> {
    let mut versions: BTreeMap<String, BTreeMap<String, Translated>> = BTreeMap::new();
    // A note always means the language that the bot speaks first.
    if sheet.from != examined.catalog.bot.default_language || sheet.to == sheet.from {
        return versions;
    }
    let mut told: BTreeMap<&str, BTreeMap<Option<&str>, &str>> = BTreeMap::new();
    for row in sheet.rows.iter().filter(|row| !row.translation.trim().is_empty()) {
        told.entry(&row.name.0).or_default().insert(row.name.1.as_deref(), &row.wording);
    }
    for text in examined.texts.all(&sheet.from) {
        let Some(told) = told.get(text.id.as_str()) else { continue };
        let source = &text.place.source;
        let current = texts_of(&source.text).unwrap_or_default();
        let mut own = current.iter().filter(|((id, _), _)| *id == text.id);
        let same = own.all(|((_, attribute), words)| {
            let variant = attribute.as_deref().is_some_and(|name| name.starts_with("alt"));
            let sheet = told.get(&attribute.as_deref()).map(|sheet| sheet.split_whitespace());
            variant || sheet.is_some_and(|sheet| sheet.eq(words.split_whitespace()))
        });
        let file = source.path.file_name().and_then(|name| name.to_str()).filter(|_| same);
        if let Some(file) = file {
            let noted = Translated { version: text.fingerprint(), anew: false };
            versions.entry(file.to_owned()).or_default().insert(text.id.clone(), noted);
        }
    }
    versions
}

/// A text's name as editors write it: `transfer-ask-iban.again`.
fn shown(name: &TextName) -> String {
    match &name.1 {
        None => name.0.clone(),
        Some(attribute) => format!("{}.{attribute}", name.0),
    }
}

fn known<'a>(languages: &'a [String], code: &str, messages: &Messages) -> Result<&'a str, Stop> {
    languages.iter().map(String::as_str).find(|known| *known == code).ok_or_else(|| {
        let named = [("code", code.into()), ("known", languages.join(", ").into())];
        Stop::Misuse(messages.say("unknown-language", &named))
    })
}

/// The names of a language's files.
fn files(folder: &Path) -> Result<Vec<String>, Stop> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        names.extend(entry?.file_name().to_str().filter(|name| name.ends_with(".ftl")).map(str::to_owned));
    }
    names.sort();
    Ok(names)
}

/// The texts of a file; none where there is no such file.
fn texts(path: &Path, messages: &Messages) -> Result<Vec<(TextName, String)>, Stop> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    let text = std::fs::read_to_string(path)?;
    texts_of(&text).ok_or_else(|| Stop::misuse(messages, "fmt-unreadable", "file", &path.display().to_string()))
}
