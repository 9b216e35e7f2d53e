//! The file's tables and their history: each step migrates one schema number forwards, all steps
//! together in one transaction. A file of a newer schema is refused.

use super::{SqliteOptions, failure};
use crate::error::Error;
use crate::store::order;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;
use std::time::Duration;

/// `STEPS[n]` leads from schema `n` to schema `n + 1`. Released steps are never edited.
const STEPS: &[&str] = &[include_str!("schema_1.sql"), include_str!("schema_2.sql"), include_str!("schema_3.sql")];

/// Marks the file as ours (`Schl`).
const APPLICATION: i64 = 0x5363_686c;

/// The page cache grows to this at most.
const CACHE_KIB: i64 = 16 * 1_024;

/// So many pages of 4 KiB the write-ahead log grows before it is moved into the file.
const LOG_PAGES: i64 = 4_000;

/// Opens a file, migrates it and releases the claims of a process that died.
pub(super) fn open(path: &Path, options: &SqliteOptions) -> Result<Connection, Error> {
    let mut connection = Connection::open(path).map_err(failure::from)?;
    connection.busy_timeout(Duration::from_secs(5)).map_err(failure::from)?;
    connection.set_prepared_statement_cache_capacity(64);
    refuse_foreign(&connection)?;
    set_up(&connection, options).map_err(failure::from)?;
    migrate(&mut connection)?;
    if options.alone {
        connection.execute_batch(include_str!("release.sql")).map_err(failure::from)?;
    }
    Ok(connection)
}

/// Looks before the first write, so that a file of somebody else stays as it is.
fn refuse_foreign(connection: &Connection) -> Result<(), Error> {
    let number = |pragma: &str| -> Result<i64, Error> {
        connection.query_row(pragma, [], |row| row.get(0)).map_err(failure::from)
    };
    let tables = number("SELECT count(*) FROM sqlite_schema")?;
    if tables > 0 && number("PRAGMA application_id")? != APPLICATION {
        return Err(Error::invalid("the database belongs to another program"));
    }
    refuse_newer(number("PRAGMA user_version")?)
}

fn refuse_newer(found: i64) -> Result<(), Error> {
    let known = STEPS.len();
    match usize::try_from(found) {
        Ok(found) if found <= known => Ok(()),
        _ => Err(Error::newer(format!(
            "a newer program wrote the database (schema {found}, this one knows up to {known})"
        ))),
    }
}

fn set_up(connection: &Connection, options: &SqliteOptions) -> rusqlite::Result<()> {
    // Otherwise every new value bound beside a partial index prepares the statement anew: more than half of a turn.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", if options.sync { "FULL" } else { "NORMAL" })?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    // Pages that a group changes stay in memory until its commit, and the log is moved into the file less often.
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    connection.pragma_update(None, "wal_autocheckpoint", LOG_PAGES)?;
    if let Some(bytes) = options.max_bytes {
        let page: i64 = connection.query_row("PRAGMA page_size", [], |row| row.get(0))?;
        let pages = (i64::try_from(bytes).unwrap_or(i64::MAX) / page.max(1)).max(1);
        connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))?;
    }
    Ok(())
}

fn migrate(connection: &mut Connection) -> Result<(), Error> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failure::from)?;
    // Read again inside the transaction: another process may have migrated in the meantime.
    let found: i64 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(failure::from)?;
    refuse_newer(found)?;
    let done = usize::try_from(found).map_err(|_| failure::range())?;
    if done == STEPS.len() {
        return Ok(());
    }
    for step in STEPS.iter().skip(done) {
        transaction.execute_batch(step).map_err(failure::from)?;
    }
    if done == 0 {
        let first = i64::try_from(order::first_id()).map_err(|_| failure::range())?;
        transaction
            .execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('inbox', ?1)", [first])
            .map_err(failure::from)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION).map_err(failure::from)?;
    let newest = i64::try_from(STEPS.len()).map_err(|_| failure::range())?;
    transaction.pragma_update(None, "user_version", newest).map_err(failure::from)?;
    transaction.commit().map_err(failure::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_or_foreign_file_is_refused_untouched() {
        let folder = tempfile::tempdir().unwrap();
        let newer = folder.path().join("newer.db");
        drop(open(&newer, &SqliteOptions::default()).unwrap());
        Connection::open(&newer).unwrap().pragma_update(None, "user_version", 99).unwrap();
        let error = open(&newer, &SqliteOptions::default()).unwrap_err();
        assert!(error.is_newer(), "{error}");

        let foreign = folder.path().join("foreign.db");
        Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE theirs (x)").unwrap();
        let before = std::fs::read(&foreign).unwrap();
        assert!(open(&foreign, &SqliteOptions::default()).unwrap_err().is_invalid());
        assert_eq!(std::fs::read(&foreign).unwrap(), before);

        let text = folder.path().join("text.db");
        std::fs::write(&text, "This is a letter, not a database. ".repeat(40)).unwrap();
        assert!(open(&text, &SqliteOptions::default()).unwrap_err().is_invalid());
    }

    #[test]
    fn a_failed_migration_leaves_nothing_behind() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE outbox (in_the_way)").unwrap();
        assert!(migrate(&mut connection).is_err());
        let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
        assert_eq!(tables, 1);
    }
}
