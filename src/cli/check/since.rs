//! `check --since REV`: which approvals the changes since a revision need.

use crate::catalog::schema::Who;
use crate::catalog::{Change, changes};
use crate::cli::Tool;
use crate::cli::files::files;
use crate::cli::folders::Folders;
use crate::cli::screen::Ink;
use crate::cli::stop::Stop;
use crate::lang::Languages;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Longest value that is shown of a change, in characters.
const LONG: usize = 60;

/// Tells each change with who has to agree, and all of them together.
pub(super) fn since(
    languages: &Languages,
    folders: &Folders,
    tool: &mut Tool,
    revision: &str,
    json: bool,
) -> Result<bool, Stop> {
    let mut found: Vec<(PathBuf, Vec<Change>)> = Vec::new();
    let mut owners = BTreeSet::new();
    let mut files: BTreeSet<PathBuf> = files(&folders.intents, &folders.texts)?.into_iter().collect();
    files.extend(at(&folders.intents, revision, tool)?);
    if folders.texts.is_dir() {
        files.extend(at(&folders.texts, revision, tool)?);
    }
    for path in files {
        let (before, after) = (version(&path, revision, tool)?, std::fs::read(&path).ok());
        if before == after {
            continue;
        }
        let text = |bytes: Option<Vec<u8>>| bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let (before, after) = (text(before), text(after));
        let changes = changes(&path, before.as_deref(), after.as_deref(), languages);
        if changes.is_empty() {
            continue;
        }
        owners.extend([before, after].into_iter().flatten().filter_map(|text| owner(&text)));
        found.push((path, changes));
    }
    let needs: BTreeSet<Who> =
        found.iter().flat_map(|(_, changes)| changes.iter().flat_map(|change| &change.who)).copied().collect();
    if json {
        tool.screen.line(&as_json(revision, &found, &needs, &owners).to_string())?;
        return Ok(true);
    }
    for (path, changes) in &found {
        tool.screen.line(&tool.screen.ink(Ink::Bold, &path.display().to_string()))?;
        for change in changes {
            tool.screen.line(&words(change, tool))?;
        }
    }
    let summary = if found.is_empty() {
        tool.messages.say("since-nothing", &[("revision", revision.into())])
    } else {
        let names: Vec<String> = needs.iter().map(|who| tool.messages.text(&format!("since-{}", who.word()))).collect();
        let owners: Vec<&str> = owners.iter().map(String::as_str).collect();
        let owners = if owners.is_empty() { "none".to_owned() } else { owners.join(", ") };
        tool.messages.say("since-needs", &[("who", names.join(", ").into()), ("owners", owners.into())])
    };
    tool.screen.line(&summary)?;
    Ok(true)
}

fn words(change: &Change, tool: &Tool) -> String {
    let short = |text: &Option<String>| match text {
        None => tool.messages.text("since-none"),
        Some(text) => {
            let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if line.chars().count() > LONG {
                format!("{}…", line.chars().take(LONG).collect::<String>())
            } else {
                line
            }
        }
    };
    let who: Vec<String> = change.who.iter().map(|who| tool.messages.text(&format!("since-{}", who.word()))).collect();
    let place = match (change.heading.as_str(), change.key.as_str()) {
        ("", key) => key.to_owned(),
        (heading, "") => format!("[{heading}]"),
        (heading, key) => format!("[{heading}] {key}"),
    };
    let variables = [
        ("line", change.line.to_string().into()),
        ("place", place.into()),
        ("before", short(&change.before).into()),
        ("after", short(&change.after).into()),
        ("who", who.join(", ").into()),
    ];
    tool.messages.say("since-change", &variables)
}

fn as_json(revision: &str, found: &[(PathBuf, Vec<Change>)], needs: &BTreeSet<Who>, owners: &BTreeSet<String>) -> Json {
    let words = |who: &BTreeSet<Who>| who.iter().map(|who| who.word()).collect::<Vec<_>>();
    let all = found.iter().flat_map(|(path, changes)| changes.iter().map(move |change| (path, change)));
    let changes: Vec<Json> = all
        .map(|(path, change)| {
            json!({
                "file": path.display().to_string(), "line": change.line, "heading": change.heading, "key": change.key,
                "before": change.before, "after": change.after, "needs": words(&change.who),
            })
        })
        .collect();
    json!({ "since": revision, "needs": words(needs), "owners": owners, "changes": changes })
}

/// Who is responsible, as the file itself says.
fn owner(text: &str) -> Option<String> {
    let file: toml::Table = text.parse().ok()?;
    let heading = ["intent", "collection"].into_iter().find_map(|heading| file.get(heading))?;
    heading.get("owner")?.as_str().map(str::to_owned)
}

/// The files that a folder held then.
fn at(folder: &Path, revision: &str, tool: &Tool) -> Result<Vec<PathBuf>, Stop> {
    let listed = git(folder, &["ls-tree", "-r", "--name-only", "-z", revision], tool)?;
    let Some(listed) = listed else {
        return Err(Stop::misuse(&tool.messages, "since-unknown", "revision", revision));
    };
    let names = String::from_utf8_lossy(&listed).into_owned();
    let paths = names.split('\0').filter(|name| !name.is_empty()).map(|name| folder.join(name));
    Ok(paths.filter(|path| path.extension().is_some_and(|end| end == "toml" || end == "ftl")).collect())
}

/// A file as it was then; `None` where it did not exist.
fn version(path: &Path, revision: &str, tool: &Tool) -> Result<Option<Vec<u8>>, Stop> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name().and_then(|name| name.to_str())) else {
        return Ok(None);
    };
    // Of a folder that is gone, the nearest one that is still there can ask.
    let mut name = name.to_owned();
    let mut folder = folder;
    while !folder.is_dir() {
        let (Some(parent), Some(own)) = (folder.parent(), folder.file_name().and_then(|name| name.to_str())) else {
            return Ok(None);
        };
        name = format!("{own}/{name}");
        folder = parent;
    }
    git(folder, &["show", &format!("{revision}:./{name}")], tool)
}

/// What git says; `None` where it refuses.
fn git(folder: &Path, arguments: &[&str], tool: &Tool) -> Result<Option<Vec<u8>>, Stop> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let output = Command::new("git").arg("-C").arg(folder).args(arguments).output();
    let output = output.map_err(|error| Stop::misuse(&tool.messages, "since-no-git", "error", &error.to_string()))?;
    Ok(output.status.success().then_some(output.stdout))
}
