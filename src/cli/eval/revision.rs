//! The intent files of an earlier revision, read from the repository that they lie in.

use crate::catalog::{self, Catalog};
use crate::entity::Entities;
use crate::lang::Languages;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The catalogue of the files that lay in `folder` at that revision, or what `git` says against it.
pub(super) fn catalog(
    folder: &Path,
    revision: &str,
    languages: &Languages,
    entities: &Entities,
) -> Result<Catalog, String> {
    let listed = git(folder, &["ls-tree", "-r", "-z", "--name-only", "--end-of-options", revision])?;
    let listed = String::from_utf8_lossy(&listed).into_owned();
    let toml = listed.split('\0').filter(|path| path.ends_with(".toml"));
    let files = toml.map(|path| Ok((PathBuf::from(path), git(folder, &["show", &format!("{revision}:./{path}")])?)));
    let files: Vec<(PathBuf, Vec<u8>)> = files.collect::<Result<_, String>>()?;
    Ok(catalog::read(files, languages, entities).0)
}

fn git(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, String> {
    let output = Command::new("git").arg("-C").arg(folder).args(arguments).output();
    let output = output.map_err(|error| format!("git: {error}"))?;
    match output.status.success() {
        true => Ok(output.stdout),
        false => Err(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalog_of(folder: &Path, revision: &str) -> Result<Catalog, String> {
        catalog(folder, revision, &Languages::default(), &Entities::default())
    }

    #[test]
    fn the_files_of_a_revision_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let intents = folder.path().join("intents");
        std::fs::create_dir(&intents).unwrap();
        let write = |phrase: &str| {
            let file = format!(
                "[intent]\ntitle = \"T\"\nhandler = \"t.do\"\n[phrases]\nen = [\"{phrase}\"]\n[outcome.done]\n"
            );
            std::fs::write(intents.join("greet.toml"), file).unwrap();
        };
        write("the first words");
        for arguments in [
            &["init", "-q"][..],
            &["add", "."],
            &["-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "-q", "-m", "One"],
        ] {
            git(folder.path(), arguments).unwrap();
        }
        write("other words");
        let before = catalog_of(&intents, "HEAD").unwrap();
        let phrases: Vec<&str> = before.intents[0].phrases["en"].learn.iter().map(|p| p.raw.as_str()).collect();
        assert_eq!(phrases, ["the first words"]);
        assert!(!catalog_of(&intents, "no-such-revision").unwrap_err().is_empty());
        assert!(catalog_of(&intents, "--output=x").is_err());
    }
}
