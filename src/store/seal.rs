//! Sealing: what a person said or was told is stored as one opaque blob that names its key.

use crate::error::Error;
use crate::message::PersonId;
use std::fmt;

/// Layout of a stored blob: this byte, the length of the key's name, the name, the content.
const LAYOUT: u8 = 1;

/// A sealed blob: the name of its key and the content under that key.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed {
    key: String,
    content: Vec<u8>,
}

impl Sealed {
    /// The name of the key; `none` means that the content is not encrypted.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The form in which stores keep it.
    pub fn to_bytes(&self) -> Vec<u8> {
        let name = self.key.as_bytes();
        let length = u8::try_from(name.len()).unwrap_or(u8::MAX);
        let mut bytes = Vec::with_capacity(2 + name.len() + self.content.len());
        bytes.push(LAYOUT);
        bytes.push(length);
        bytes.extend(name.iter().take(usize::from(length)));
        bytes.extend_from_slice(&self.content);
        bytes
    }

    /// Reads the form in which stores keep it; [`Error::is_invalid`] if it is not one.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let broken = || Error::invalid("a sealed value cannot be read");
        let [LAYOUT, length, rest @ ..] = bytes else { return Err(broken()) };
        let (name, content) = rest.split_at_checked(usize::from(*length)).ok_or_else(broken)?;
        let key = std::str::from_utf8(name).map_err(|_| broken())?;
        Ok(Self { key: key.to_owned(), content: content.to_vec() })
    }
}

impl fmt::Debug for Sealed {
    /// The content may be clear text, so only the key's name is printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({})", self.key)
    }
}

/// Seals and opens. This first one has no keys: the content is stored as it is, under the key
/// `none`, so that a later one with keys still reads it.
///
/// ```
/// use schalter::{PersonId, store::Sealer};
/// let sealer = Sealer::default();
/// let sealed = sealer.seal(&PersonId("p1".into()), b"Guten Tag")?;
/// assert_eq!((sealed.key(), sealer.open(&sealed)?), ("none", b"Guten Tag".to_vec()));
/// # Ok::<(), schalter::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Sealer {}

impl Sealer {
    /// Seals what `person` said or was told.
    pub fn seal(&self, _person: &PersonId, clear: &[u8]) -> Result<Sealed, Error> {
        Ok(Sealed { key: "none".into(), content: clear.to_vec() })
    }

    /// Opens a blob; [`Error::is_invalid`] if its key is not known (any more).
    pub fn open(&self, sealed: &Sealed) -> Result<Vec<u8>, Error> {
        match sealed.key.as_str() {
            "none" => Ok(sealed.content.clone()),
            key => Err(Error::invalid(format!("the key `{key}` of a sealed value is not known"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blobs_survive_storing() {
        let sealed = Sealer::default().seal(&PersonId("p".into()), b"\x00\xff words").unwrap();
        assert_eq!(Sealed::from_bytes(&sealed.to_bytes()).unwrap(), sealed);
    }

    #[test]
    fn broken_blobs_and_unknown_keys_are_errors() {
        for bytes in [&b""[..], b"\x01", b"\x01\x05none", b"\x02\x04nonex", b"\x01\x02\xff\xfe"] {
            assert!(Sealed::from_bytes(bytes).unwrap_err().is_invalid());
        }
        let other = Sealed::from_bytes(b"\x01\x02k1secret").unwrap();
        assert!(Sealer::default().open(&other).unwrap_err().is_invalid());
        assert_eq!(format!("{other:?}"), "Sealed(k1)");
    }
}
