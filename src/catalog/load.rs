//! From a folder to a catalogue: the order of reading, and what a mistake switches off.

use super::build::{self, File, Names, World};
use super::diagnostic::{Diagnostic, Severity};
use super::list::List;
use super::read::{Decoded, Reader, Section, Table, Words, decode, scan, tables};
use super::schema::FileKind;
use super::{BotSettings, Catalog, Intent, files, off};
use crate::entity::Entities;
use crate::lang::Languages;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Reads a folder of intent files. Never fails: every mistake of every file is told at once, and
/// what has one is known and off.
///
/// Only this module's `files` touches the file system.
pub fn load(dir: &Path, languages: &Languages, entities: &Entities) -> (Catalog, Vec<Diagnostic>) {
    let (mut files, mut told) = (Vec::new(), Vec::new());
    for folder in [dir.to_path_buf(), dir.join("lists"), dir.join("tests")] {
        if folder != dir && folder.symlink_metadata().is_err() {
            continue;
        }
        for path in files::entries(&folder, &mut told) {
            if files::has_ending(&path, "toml", &mut told) {
                let bytes = files::bytes(&path).unwrap_or_else(|unread| {
                    told.push(unread);
                    // Known and off, so that names which lead to it are not told as well.
                    UNREADABLE.to_vec()
                });
                files.push((path, bytes));
            } else if folder == dir && !path.ends_with("lists") && !path.ends_with("tests") {
                files::elsewhere(&path, &mut told);
            }
        }
    }
    let (catalog, mut all) = read(files, languages, entities);
    told.append(&mut all);
    (catalog, told)
}

/// Stands for a file that could not be read; never text.
const UNREADABLE: &[u8] = b"\xff\x00unreadable";

/// One file between decoding and building.
struct Cut {
    decoded: Decoded,
    kind: FileKind,
    /// The name without `.toml`.
    stem: String,
    /// The further language of `transfer.fr.toml`.
    language: String,
    tables: Vec<Table>,
    told: Vec<Diagnostic>,
}

/// Reads intent files that are already in memory, for tests, fuzzing and hot swap. Pure.
///
/// A file's kind follows from its path: `bot.toml`, a folder `lists` or `tests`, else from its headings.
pub fn read(
    mut files: Vec<(PathBuf, Vec<u8>)>,
    languages: &Languages,
    entities: &Entities,
) -> (Catalog, Vec<Diagnostic>) {
    // bot.toml first: its languages help with suggestions everywhere.
    files.sort_by_key(|(path, _)| (path.file_name().is_none_or(|name| name != "bot.toml"), path.clone()));
    let words = Words::new(languages);
    let mut names = Names::default();
    let mut told = Vec::new();
    let mut cuts: Vec<Cut> = Vec::new();
    for (path, bytes) in files {
        let mut cut = cut(path, &bytes, &words, &mut names);
        // In the folders of lists and tests it would be a list or tests that nobody meant.
        if cut.stem == "bot" && matches!(cut.kind, FileKind::List | FileKind::Tests) {
            let at = cut.decoded.source.place(0..0);
            cut.told = vec![Diagnostic::error("F07", "f07-second-bot").at(at)];
        }
        let twin = cuts
            .iter()
            .find(|other| other.kind == cut.kind && other.stem == cut.stem && other.language == cut.language);
        if let Some(twin) = twin {
            let (here, there) = (cut.decoded.source.place(0..0), twin.decoded.source.place(0..0));
            told.push(Diagnostic::error("F07", "f07-twice").arg("name", &cut.stem).at(here).at(there));
            continue;
        }
        cuts.push(cut);
    }
    let no_bot = !cuts.iter().any(|cut| cut.kind == FileKind::Bot);
    let catalog = assemble(&mut cuts, &names, &words, languages, entities);
    if no_bot {
        told.push(Diagnostic::error("F07", "f07-no-bot").at(files::nothing_of(Path::new("bot.toml"))));
        // Nothing that it declares can be found: that is one mistake.
        let declared = ["s11-link", "s11-queue", "s11-channel", "s11-language"];
        cuts.iter_mut().for_each(|cut| cut.told.retain(|told| !declared.contains(&told.message)));
    }
    for cut in &mut cuts {
        told.append(&mut cut.told);
    }
    finish(catalog, told)
}

/// What needs all files: roles, limits across files, and what is off.
fn finish(mut catalog: Catalog, mut told: Vec<Diagnostic>) -> (Catalog, Vec<Diagnostic>) {
    super::across::roles(&catalog, &mut told);
    super::across::logout(&mut catalog, &mut told);
    super::across::limits(&catalog, &mut told);
    off::switch_off(&mut catalog, &told);
    (catalog, told)
}

fn cut(path: PathBuf, bytes: &[u8], words: &Words, names: &mut Names) -> Cut {
    let file = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    let mut told = Vec::new();
    let decoded = decode(path, bytes, &mut told);
    if bytes == UNREADABLE {
        told.clear();
    }
    let mut mistakes = Vec::new();
    let sections = scan(&decoded.source, &mut mistakes);
    let (stem, language) = file.split_once('.').map_or((file.as_str(), ""), |(stem, code)| (stem, code));
    let kind = kind_of(&decoded.source.path, &sections);
    let mut reader = Reader { source: &decoded.source, words, told: mistakes };
    let tables = tables(&mut reader, kind, sections, &names.languages);
    mistakes = reader.told;
    if !decoded.spoiled {
        told.append(&mut mistakes);
    }
    if kind == FileKind::Task || kind == FileKind::Collection || kind == FileKind::List {
        file_name(&decoded, stem, &mut told);
    }
    told.extend(super::read::tabs(&decoded.source).filter(|_| !decoded.spoiled));
    collect(kind, stem, &tables, names);
    Cut { kind, stem: stem.to_owned(), language: language.to_owned(), tables, told, decoded }
}

/// What kind of file it is: by its folder and name, else by its headings.
pub(in crate::catalog) fn kind_of(path: &Path, sections: &[Section]) -> FileKind {
    let folder = path.parent().and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or_default();
    let file = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
    let has = |name: &str| {
        sections.iter().any(|section| section.path.iter().flatten().next().is_some_and(|(first, _)| first == name))
    };
    match folder {
        "lists" => FileKind::List,
        "tests" => FileKind::Tests,
        _ if file == "bot" => FileKind::Bot,
        _ if file.contains('.') => FileKind::Language,
        _ if has("collection") || (has("answer") && !has("intent")) => FileKind::Collection,
        _ => FileKind::Task,
    }
}

/// The file's name begins the ids of its texts.
fn file_name(decoded: &Decoded, stem: &str, told: &mut Vec<Diagnostic>) {
    if !super::read::is_name(stem) || stem == "common" || stem.chars().count() > 40 {
        let folded: String =
            crate::text::fold(stem).chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
        let at = decoded.source.place(0..0);
        told.push(
            Diagnostic::error("F05", "f05")
                .arg("name", stem)
                .arg("better", if folded.is_empty() { "none" } else { &folded })
                .at(at),
        );
    }
}

fn collect(kind: FileKind, stem: &str, tables: &[Table], names: &mut Names) {
    match kind {
        FileKind::Bot => {
            build::bot_names(tables, names);
            let bot = tables.iter().find(|table| table.spec.path == "bot");
            names.languages = bot.map(|table| build::texts(table, "languages")).unwrap_or_default();
        }
        FileKind::Task => names.intents.push(stem.to_owned()),
        FileKind::List => names.lists.push(stem.to_owned()),
        FileKind::Collection => {
            for table in tables.iter().filter(|table| table.spec.path == "answer.<name>") {
                names.answers.push((build::text_id(stem, table.name()), table.name().to_owned()));
            }
        }
        FileKind::Language | FileKind::Tests => {}
    }
}

/// Builds everything, lists first: slots refer to them.
fn assemble(cuts: &mut [Cut], names: &Names, words: &Words, languages: &Languages, entities: &Entities) -> Catalog {
    let mut catalog = Catalog { bot: BotSettings::default(), ..Catalog::default() };
    let mut lists: BTreeMap<String, List> = BTreeMap::new();
    let further: Vec<(String, String)> = cuts
        .iter()
        .filter(|cut| cut.kind == FileKind::Language)
        .map(|cut| (cut.stem.clone(), cut.language.clone()))
        .collect();
    for kind in
        [FileKind::List, FileKind::Bot, FileKind::Task, FileKind::Language, FileKind::Collection, FileKind::Tests]
    {
        for cut in cuts.iter_mut().filter(|cut| cut.kind == kind) {
            let reader = Reader { source: &cut.decoded.source, words, told: Vec::new() };
            let mut file = File { stem: &cut.stem, source: &cut.decoded.source, tables: &cut.tables, reader };
            let world = World { names, languages, entities, lists: &lists };
            let mut list = None;
            match kind {
                FileKind::List => list = Some(build::list(&mut file, names)),
                FileKind::Bot => catalog.bot = build::bot(&mut file, &world),
                FileKind::Task => {
                    let own = further.iter().filter(|(stem, _)| *stem == cut.stem).map(|(_, code)| code.clone());
                    catalog.intents.push(build::intent(&mut file, &world, &own.collect::<Vec<_>>()));
                }
                FileKind::Language => {
                    let intent = catalog.intents.iter_mut().find(|intent| intent.id == cut.stem);
                    language(&mut file, &world, &cut.language, intent);
                }
                FileKind::Collection => catalog.collections.push(build::collection(&mut file, &world)),
                FileKind::Tests => catalog.scripts.extend(build::scripts(&mut file, &world, &catalog.intents)),
            }
            let spoiled = cut.decoded.spoiled;
            cut.told.extend(file.reader.told.into_iter().filter(|_| !spoiled));
            if let Some(mut list) = list {
                // Slots of an intent see at once whether their list can be trusted.
                list.broken = spoiled || cut.told.iter().any(|told| told.severity == Severity::Error);
                lists.insert(list.name.clone(), list);
            }
        }
    }
    off::spoiled(
        &mut catalog,
        &cuts
            .iter()
            .filter(|cut| cut.decoded.spoiled)
            .map(|cut| cut.decoded.source.path.clone())
            .collect::<BTreeSet<_>>(),
    );
    catalog.lists = lists;
    catalog
}

fn language(file: &mut File<'_>, world: &World<'_>, code: &str, intent: Option<&mut Intent>) {
    if let Some(intent) = intent {
        build::language_file(file, world, code, intent);
    } else {
        let (name, valid) = (file.stem, &world.names.intents);
        file.known("s11-intent", name, 0..0, valid);
    }
}
