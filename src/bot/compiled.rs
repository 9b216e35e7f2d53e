//! What understanding has learnt, kept in a file of the caller's, so that the next start takes it from there.

use crate::catalog::Catalog;
use crate::entity::Entities;
use crate::lang::Languages;
use crate::nlu::{Compiled, Title, Understanding};
use std::io;
use std::path::Path;

/// Learns the catalogue, with the help of `file` where there is one. A file that is missing, damaged or of
/// other phrases helps nothing and is written anew; one that cannot be written is no reason not to start.
pub(super) fn train(
    file: Option<&Path>,
    catalog: &Catalog,
    languages: &Languages,
    entities: &Entities,
    titles: &[Title],
) -> Understanding {
    let Some(file) = file else { return Understanding::train(catalog, languages, entities, titles) };
    let known = std::fs::read(file).map(|bytes| Compiled::from_bytes(&bytes)).unwrap_or_default();
    let understanding = Understanding::train_with(catalog, languages, entities, titles, &known);
    let compiled = understanding.compiled();
    if !compiled.is_like(&known)
        && let Err(error) = write(file, &compiled.to_bytes())
    {
        tracing::warn!(file = %file.display(), %error, "what was learnt could not be kept");
    }
    understanding
}

/// Whole or not at all: another process may be reading.
fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let new = file.with_extension(format!("new-{}", std::process::id()));
    let written = std::fs::write(&new, bytes).and_then(|()| std::fs::rename(&new, file));
    if written.is_err() {
        // Nothing of it is left lying about; what remains to be told is the first error.
        let _ = std::fs::remove_file(&new);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn train_in(file: &Path) -> Understanding {
        train(Some(file), &Catalog::default(), &Languages::default(), &Entities::default(), &[])
    }

    #[test]
    fn a_file_is_written_once_and_again_where_it_is_damaged_or_gone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("understanding.bin");
        let learnt = train_in(&file).compiled();
        let written = std::fs::read(&file).unwrap();
        assert!(Compiled::from_bytes(&written).is_like(&learnt));
        std::fs::write(&file, &written[..written.len() / 2]).unwrap();
        assert!(train_in(&file).compiled().is_like(&learnt));
        assert!(Compiled::from_bytes(&std::fs::read(&file).unwrap()).is_like(&learnt));
        std::fs::remove_file(&file).unwrap();
        assert!(train_in(&file).compiled().is_like(&learnt));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        // A folder that does not exist: the bot starts all the same, and makes none.
        let nowhere = folder.path().join("missing").join("understanding.bin");
        assert!(train_in(&nowhere).compiled().is_like(&learnt) && !nowhere.exists());
    }
}
