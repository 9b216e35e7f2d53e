//! The files that editors write: finding them, and replacing one without ever leaving half of it.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// The intent files and texts of a bot, by name.
pub(super) fn files(intents: &Path, texts: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for folder in [intents.to_owned(), intents.join("lists"), intents.join("tests")] {
        if folder == intents || folder.is_dir() {
            files.extend(inside(&folder, "toml")?);
        }
    }
    if texts.is_dir() {
        let mut languages: Vec<PathBuf> =
            std::fs::read_dir(texts)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
        languages.retain(|path| path.is_dir());
        languages.sort();
        for language in languages {
            files.extend(inside(&language, "ftl")?);
        }
    }
    Ok(files)
}

fn inside(folder: &Path, ending: &str) -> io::Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.retain(|path| path.is_file() && path.extension().is_some_and(|end| end == ending));
    paths.sort();
    Ok(paths)
}

/// Replaces a file as a whole: whoever reads meanwhile sees the old text or the new one, also after a crash.
/// A link stays one; permissions stay.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<()> {
    // A new file has no target yet.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    match std::fs::metadata(&target) {
        Ok(before) => file.as_file().set_permissions(before.permissions())?,
        // Temporary files are private; these are for everybody in the project.
        #[cfg(unix)]
        Err(_) => {
            use std::os::unix::fs::PermissionsExt;
            file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))?;
        }
        #[cfg(not(unix))]
        Err(_) => {}
    }
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_as_a_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/faq.toml");
        replace(&path, "a").unwrap();
        replace(&path, "b").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "b");
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_and_permissions_stay() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real.toml"), folder.path().join("link.toml"));
        std::fs::write(&real, "a").unwrap();
        std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        replace(&link, "b").unwrap();
        assert!(link.is_symlink());
        assert_eq!(std::fs::read_to_string(&real).unwrap(), "b");
        assert_eq!(std::fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn the_files_of_a_bot_are_its_topics_lists_tests_and_texts() {
        let project = Path::new(env!("CARGO_MANIFEST_DIR"));
        let files = files(&project.join("intents"), &project.join("locales")).unwrap();
        for name in ["bot.toml", "lists/account.toml", "tests/transfer.toml", "de/common.ftl", "en/common.ftl"] {
            assert!(files.iter().any(|file| file.ends_with(name)), "{name}");
        }
    }
}
