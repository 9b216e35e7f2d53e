//! What SQLite reports, in the crate's own terms.

use crate::error::Error;
use rusqlite::ErrorCode;

/// Says whether the database is away for now, unusable, or something else is wrong. SQLite's text
/// names tables and causes, never values.
pub(super) fn from(error: rusqlite::Error) -> Error {
    let kind = match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Error::unavailable("there is no room for the database to grow"),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
            Error::unavailable("the database may not be written")
        }
        Some(ErrorCode::CannotOpen) => Error::unavailable("the database cannot be opened"),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            Error::unavailable("another program holds the database")
        }
        Some(ErrorCode::SystemIoFailure | ErrorCode::OutOfMemory) => {
            Error::unavailable("the database cannot be read or written")
        }
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
            Error::invalid("the file is not a sound database")
        }
        _ => Error::other("the database refused an operation"),
    };
    kind.because(error)
}

/// The writer thread is gone.
pub(super) fn closed() -> Error {
    Error::unavailable("the database is closed")
}

/// A number in the file is outside its range.
pub(super) fn range() -> Error {
    Error::invalid("the database holds a number outside its range")
}
