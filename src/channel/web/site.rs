//! Where the chat is found in the net: its own address, who may embed it, and what follows for headers.

use crate::catalog::Channel;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// What the settings say about the place of the chat.
#[derive(Clone, Debug)]
pub(super) struct Site {
    /// `https://chat.bank.example`; `None`: whatever the browser calls it.
    origin: Option<String>,
    /// The policy of every page.
    policy: HeaderValue,
}

impl Site {
    /// What the settings say.
    pub(super) fn of(channel: &Channel) -> Self {
        let setting = |name: &str| channel.settings.get(name).map_or("", String::as_str);
        let embedders = origins(setting("embed_in"));
        let images = origins(setting("images_from"));
        // Nothing but our own files, which are modules and style sheets; nothing inline, nothing of third parties.
        let policy = format!(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'{images}; connect-src 'self'; \
             form-action 'self'; base-uri 'none'; frame-ancestors 'self'{embedders}"
        );
        Self {
            origin: origin_of(setting("address")),
            policy: HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'")),
        }
    }

    /// Is it reached by TLS only?
    pub(super) fn is_secure(&self) -> bool {
        self.origin.as_ref().is_some_and(|origin| origin.starts_with("https://"))
    }

    /// The cookie's name. With `__Host-` browsers refuse one that another host or a plain connection sets.
    pub(super) fn cookie(&self) -> &'static str {
        if self.is_secure() { "__Host-schalter" } else { "schalter" }
    }

    /// Does the request come from a page of ours? Whatever changes something, and the socket, must.
    pub(super) fn is_own(&self, headers: &HeaderMap) -> bool {
        let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
        let Some(origin) = text(header::ORIGIN) else { return false };
        match &self.origin {
            Some(own) => own.eq_ignore_ascii_case(origin),
            None => {
                let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
                host.is_some_and(|host| text(header::HOST).is_some_and(|own| own.eq_ignore_ascii_case(host)))
            }
        }
    }

    /// The headers of every page.
    pub(super) fn headers(&self) -> [(HeaderName, HeaderValue); 7] {
        [
            (header::CONTENT_SECURITY_POLICY, self.policy.clone()),
            (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
            (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
            (
                HeaderName::from_static("permissions-policy"),
                HeaderValue::from_static("camera=(), geolocation=(), microphone=(), payment=()"),
            ),
            (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
            (HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex")),
        ]
    }
}

/// The origins of a list, each with a space before it; what is none is left out.
fn origins(list: &str) -> String {
    list.split_whitespace().filter_map(origin_of).map(|origin| format!(" {origin}")).collect()
}

/// Scheme, host and port of an address.
fn origin_of(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https"))?;
    let host = rest.split('/').next().unwrap_or_default();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    (!host.is_empty() && host.chars().all(plain)).then(|| format!("{scheme}://{host}").to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(address: Option<&str>) -> Site {
        Site { origin: address.and_then(origin_of), policy: HeaderValue::from_static("") }
    }

    fn request(origin: &'static str, host: &'static str) -> HeaderMap {
        let pairs = [(header::ORIGIN, origin), (header::HOST, host)];
        HeaderMap::from_iter(pairs.map(|(name, value)| (name, HeaderValue::from_static(value))))
    }

    #[test]
    fn only_our_own_pages_may_speak() {
        let open = site(None);
        assert!(open.is_own(&request("http://127.0.0.1:8080", "127.0.0.1:8080")));
        assert!(!open.is_own(&request("http://evil.example", "127.0.0.1:8080")));
        assert!(!open.is_own(&request("null", "127.0.0.1:8080")));
        assert!(!open.is_own(&HeaderMap::new()));
        let fixed = site(Some("https://Chat.Bank.example/path"));
        assert!(fixed.is_own(&request("https://chat.bank.example", "anything")));
        assert!(
            !fixed.is_own(&request("http://chat.bank.example", "chat.bank.example")),
            "plain http is another origin"
        );
        assert!(fixed.is_secure() && fixed.cookie().starts_with("__Host-"));
    }

    #[test]
    fn lists_of_origins_cannot_smuggle_anything_into_the_policy() {
        assert_eq!(origins("https://www.bank.example/x ftp://a https://a;script-src"), " https://www.bank.example");
    }
}
