//! What was learnt, to be kept: a part for each set of sentences, found again by exactly these sentences.

use super::classifier::Classifier;
use super::tagger::Tagger;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Another version may see other features, so it never takes what this one learnt.
const VERSION: &str = concat!("schalter understanding ", env!("CARGO_PKG_VERSION"), " 2");

/// What sentences were learnt from, as a fingerprint of 256 bits.
pub(super) type Key = [u8; 32];

/// The costly parts of an [`Understanding`](super::Understanding), ready to be used again where the same
/// sentences are to be learnt. Safe to lose: what is missing or damaged is learnt anew, with the same result.
///
/// ```
/// use schalter::nlu::Compiled;
/// assert!(Compiled::from_bytes(b"damaged").is_empty());
/// assert!(Compiled::from_bytes(&Compiled::default().to_bytes()).is_empty());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Compiled {
    classifiers: BTreeMap<String, Arc<Classifier>>,
    taggers: BTreeMap<String, Arc<Tagger>>,
}

impl Compiled {
    /// Reads what [`to_bytes`](Self::to_bytes) wrote; nothing where the bytes are damaged, or of another version.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        let body = text.split_once('\n').filter(|(head, body)| *head == self::head(body));
        let read: Option<Parts<Classifier, Tagger>> = body.and_then(|(_, body)| serde_json::from_str(body).ok());
        let Some(Parts { classifiers, taggers }) = read else { return Self::default() };
        let classifiers = classifiers.into_iter().map(|(key, part)| (key, Arc::new(part))).collect();
        Self { classifiers, taggers: taggers.into_iter().map(|(key, part)| (key, Arc::new(part))).collect() }
    }

    /// To be kept in a file of any name.
    pub fn to_bytes(&self) -> Vec<u8> {
        let classifiers = self.classifiers.iter().map(|(key, part)| (key.clone(), part.as_ref())).collect();
        let taggers = self.taggers.iter().map(|(key, part)| (key.clone(), part.as_ref())).collect();
        let body = serde_json::to_string(&Parts { classifiers, taggers }).unwrap_or_default();
        format!("{}\n{body}", head(&body)).into_bytes()
    }

    /// Is there nothing in it?
    pub fn is_empty(&self) -> bool {
        self.classifiers.is_empty() && self.taggers.is_empty()
    }

    /// The same parts and no others?
    pub fn is_like(&self, other: &Self) -> bool {
        self.classifiers.keys().eq(other.classifiers.keys()) && self.taggers.keys().eq(other.taggers.keys())
    }

    pub(super) fn classifier(&self, key: &Key) -> Option<Arc<Classifier>> {
        self.classifiers.get(&hex(key)).cloned()
    }

    pub(super) fn tagger(&self, key: &Key) -> Option<Arc<Tagger>> {
        self.taggers.get(&hex(key)).cloned()
    }

    pub(super) fn keep(&mut self, classifier: &Arc<Classifier>, tagger: &Arc<Tagger>) {
        // What is not calibrated yet is not what these sentences teach.
        if classifier.is_calibrated() {
            self.classifiers.insert(hex(classifier.key()), Arc::clone(classifier));
        }
        self.taggers.insert(hex(tagger.key()), Arc::clone(tagger));
    }
}

/// The same, as it is written.
#[derive(Serialize, Deserialize)]
struct Parts<C, T> {
    classifiers: BTreeMap<String, C>,
    taggers: BTreeMap<String, T>,
}

/// The first line: version and check sum of the rest.
fn head(body: &str) -> String {
    format!("{VERSION} {}", hex(&Sha256::digest(body).into()))
}

fn hex(bytes: &[u8; 32]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The fingerprint of whatever can be hashed.
pub(super) fn key(content: &impl Hash) -> Key {
    let mut hasher = Fingerprint(Sha256::new());
    VERSION.hash(&mut hasher);
    content.hash(&mut hasher);
    hasher.0.finalize().into()
}

struct Fingerprint(Sha256);

impl Hasher for Fingerprint {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Nobody asks for it: the whole digest is taken.
    fn finish(&self) -> u64 {
        0
    }
}
