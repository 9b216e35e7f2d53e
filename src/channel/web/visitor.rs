//! Who is on the other side: a browser by its cookie, and a tab of it.
//!
//! The cookie is random and kept by the browser alone: HttpOnly, so no script reads it; never in an address, a log line
//! or the store. The tab's own number is no secret. A conversation is named by the hash of both, so that whoever
//! knows one of them, or reads the store, can speak for nobody. Nothing needs to be remembered here: after a restart,
//! or in another process on the same store, the same tab is in the same conversation.

use crate::error::Error;
use crate::message::ConversationId;
use axum::http::{HeaderMap, header};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Bytes of randomness in the cookie.
const RANDOM: usize = 32;

/// A browser.
#[derive(Clone)]
pub(super) struct Visitor(String);

/// A tab of a browser, as the page names it: 16 to 64 letters, digits, `-` and `_`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tab(String);

impl Visitor {
    /// One who was never here.
    ///
    /// # Errors
    /// If the system has no randomness.
    pub(super) fn new() -> Result<Self, Error> {
        let mut bytes = [0; RANDOM];
        getrandom::fill(&mut bytes).map_err(|error| Error::unavailable("no randomness").because(error))?;
        Ok(Self(hex(&bytes)))
    }

    /// The one whose cookie a request brings.
    pub(super) fn of(headers: &HeaderMap, cookie: &str) -> Option<Self> {
        let pairs = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = pairs.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let (_, value) = pairs.find(|(name, value)| *name == cookie && is_ours(value))?;
        Some(Self(value.to_owned()))
    }

    /// The header that makes the browser keep the cookie until it is closed.
    pub(super) fn set_cookie(&self, cookie: &str, secure: bool) -> String {
        // Lax, not strict: whoever comes by a link from elsewhere is still the same visitor.
        let secure = if secure { "; Secure" } else { "" };
        format!("{cookie}={}; Path=/; HttpOnly; SameSite=Lax{secure}", self.0)
    }

    /// The conversation of a tab.
    pub(super) fn conversation(&self, channel: &str, tab: &Tab) -> ConversationId {
        let mut hash = Sha256::new();
        for part in ["web", &self.0, &tab.0] {
            hash.update(part.as_bytes());
            hash.update([0x1f]);
        }
        ConversationId::new(channel, hex(&hash.finalize()))
    }
}

impl std::fmt::Debug for Visitor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Visitor(***)")
    }
}

impl Tab {
    /// What the page sends, if it may be one.
    pub(super) fn new(name: &str) -> Option<Self> {
        let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        (plain && (16..=64).contains(&name.len())).then(|| Self(name.to_owned()))
    }
}

fn is_ours(value: &str) -> bool {
    value.len() == 2 * RANDOM && value.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        // Writing into a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_cookie(value: &str) -> HeaderMap {
        HeaderMap::from_iter([(header::COOKIE, value.parse().unwrap())])
    }

    #[test]
    fn a_cookie_is_the_same_visitor_and_nonsense_is_none() {
        let visitor = Visitor::new().unwrap();
        let sent = format!("a=b; schalter={}; c=d", visitor.0);
        assert_eq!(Visitor::of(&with_cookie(&sent), "schalter").unwrap().0, visitor.0);
        assert_ne!(Visitor::new().unwrap().0, visitor.0);
        for wrong in ["", "schalter=", "schalter=short", "schalter", &format!("other={}", visitor.0)] {
            assert!(Visitor::of(&with_cookie(wrong), "schalter").is_none(), "{wrong}");
        }
        let set = visitor.set_cookie("schalter", true);
        assert!(["HttpOnly", "SameSite=Lax", "Secure", "Path=/"].iter().all(|word| set.contains(word)), "{set}");
    }

    #[test]
    fn a_conversation_is_one_tab_of_one_browser_and_tells_nothing_of_either() {
        let (anna, ben) = (Visitor::new().unwrap(), Visitor::new().unwrap());
        let (one, two) = (Tab::new("0123456789abcdef").unwrap(), Tab::new("0123456789abcdeg").unwrap());
        let conversation = anna.conversation("web", &one);
        assert_eq!(conversation, anna.conversation("web", &one));
        assert_ne!(conversation, anna.conversation("web", &two));
        assert_ne!(conversation, ben.conversation("web", &one));
        assert!(!conversation.peer.contains(&anna.0) && !conversation.peer.contains(&one.0));
        assert!(!format!("{anna:?} {conversation:?}").contains(&anna.0[..8]));
    }

    #[test]
    fn a_tab_is_a_plain_name() {
        for wrong in ["", "short", "0123456789abcde\u{1f}", "0123456789 abcdef", &"a".repeat(65), "äääääääääääääääää"]
        {
            assert_eq!(Tab::new(wrong), None, "{wrong}");
        }
    }
}
