//! The crate's one error type: opaque outside, with questions that callers can act on.

use std::fmt;
use std::sync::Arc;

/// What went wrong in Schalter.
///
/// The kind is private so that new ones can come without breaking callers; ask with the
/// `is_*` methods. The text of an error never carries what a customer said.
///
/// ```
/// let error = schalter::Error::invalid("no channel is left");
/// assert!(error.is_invalid());
/// assert_eq!(error.to_string(), "no channel is left");
/// ```
#[derive(Clone)]
pub struct Error(Arc<Inner>);

struct Inner {
    kind: Kind,
    message: String,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Invalid,
    Stale,
    Newer,
    Unavailable,
    Other,
}

impl Error {
    fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self(Arc::new(Inner { kind, message: message.into(), source: None }))
    }

    /// The input or the set-up cannot be used; repeating will not help.
    pub fn invalid(message: impl Into<String>) -> Self {
        Self::new(Kind::Invalid, message)
    }

    /// A claim was lost to another worker; its work has been thrown away.
    pub fn stale(message: impl Into<String>) -> Self {
        Self::new(Kind::Stale, message)
    }

    /// The data was written by a newer version of the program.
    pub fn newer(message: impl Into<String>) -> Self {
        Self::new(Kind::Newer, message)
    }

    /// A resource (disk, database, network) cannot serve just now; repeating may help.
    pub fn unavailable(message: impl Into<String>) -> Self {
        Self::new(Kind::Unavailable, message)
    }

    /// Anything else; the message says what.
    pub fn other(message: impl Into<String>) -> Self {
        Self::new(Kind::Other, message)
    }

    /// The same error with what caused it.
    #[must_use]
    pub fn because(self, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        let kind = self.0.kind;
        let message = self.0.message.clone();
        Self(Arc::new(Inner { kind, message, source: Some(Box::new(source)) }))
    }

    /// The same error, saying first where it happened: a file, an address.
    #[must_use]
    pub fn at(self, place: impl fmt::Display) -> Self {
        match Arc::try_unwrap(self.0) {
            Ok(inner) => Self(Arc::new(Inner { message: format!("{place}: {}", inner.message), ..inner })),
            // Somebody else holds it as well; the cause then stays in its words.
            Err(shared) => Self::new(shared.kind, format!("{place}: {}", Self(shared))),
        }
    }

    /// Is the input or the set-up unusable?
    pub fn is_invalid(&self) -> bool {
        self.0.kind == Kind::Invalid
    }

    /// Was the claim lost to another worker?
    pub fn is_stale(&self) -> bool {
        self.0.kind == Kind::Stale
    }

    /// Was the data written by a newer version of the program?
    pub fn is_newer(&self) -> bool {
        self.0.kind == Kind::Newer
    }

    /// May the same call succeed later?
    pub fn is_unavailable(&self) -> bool {
        self.0.kind == Kind::Unavailable
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)?;
        if let Some(source) = &self.0.source {
            write!(f, ": {source}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error").field("kind", &self.0.kind).field("message", &self.to_string()).finish()
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|s| s as _)
    }
}
