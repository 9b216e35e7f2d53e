//! The conformance suite over both stores of the crate.

mod memory {
    schalter::store_conformance!((schalter::store::MemoryStore::new(), ()));
}

#[cfg(feature = "sqlite")]
mod sqlite {
    fn fresh() -> (schalter::store::SqliteStore, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        (schalter::store::SqliteStore::open(&folder.path().join("bot.db")).unwrap(), folder)
    }

    schalter::store_conformance!(fresh());
}
