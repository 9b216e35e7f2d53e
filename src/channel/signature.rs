//! Signatures over raw bytes, compared in constant time.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// HMAC-SHA256 of `message`, in lower-case hexadecimal digits.
///
/// ```
/// use schalter::channel::signature::hmac_sha256;
/// let proof = hmac_sha256("appsecret", b"EAAtoken");
/// assert_eq!(proof, "b15e563de2a106036cef7807b362777b33c08f4b1fb1251b4a3f5a9eeca7c277");
/// ```
pub fn hmac_sha256(key: &str, message: &[u8]) -> String {
    hex(&tag(key, message))
}

/// Is `header` (`sha256=` and hexadecimal digits) the signature of the body's raw bytes?
///
/// The digest is always SHA-256, whatever the header says.
pub fn verify_sha256(secret: &str, raw: &[u8], header: &str) -> bool {
    let Some(given) = header.strip_prefix("sha256=") else { return false };
    given.as_bytes().ct_eq(hmac_sha256(secret, raw).as_bytes()).into()
}

/// Are two secrets the same? Takes as long whatever they are; not even a length leaks.
pub fn same(given: &str, expected: &str) -> bool {
    Sha256::digest(given).ct_eq(&Sha256::digest(expected)).into()
}

fn tag(key: &str, message: &[u8]) -> Vec<u8> {
    // HMAC takes keys of any length, so there is nothing to refuse.
    Hmac::<Sha256>::new_from_slice(key.as_bytes()).map_or_else(
        |_| Vec::new(),
        |mut mac| {
            mac.update(message);
            mac.finalize().into_bytes().to_vec()
        },
    )
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RAW: &str = concat!(
        r#"{"object":"page","entry":[{"id":"1001","time":1700000000000,"messaging":[{"sender":{"id":"7"},"#,
        r#""recipient":{"id":"1001"},"timestamp":1700000000000,"message":{"mid":"m_1","text":"Gr\u00fcezi"}}]}]}"#
    );
    const SIGNED: &str = "sha256=190e29f85c059a0ee6413ac1136ba558f31bc8280684ef7a3a4811e18316bbfb";

    #[test]
    fn the_raw_bytes_are_signed_not_what_they_mean() {
        assert_eq!(RAW.len(), 195);
        assert!(verify_sha256("appsecret", RAW.as_bytes(), SIGNED));
        let again = RAW.replace(r"\u00fc", "ü");
        assert!(!verify_sha256("appsecret", again.as_bytes(), SIGNED));
        assert!(hmac_sha256("appsecret", again.as_bytes()).starts_with("64397687"));
    }

    #[test]
    fn nothing_else_is_a_signature() {
        let sha1 = "sha1=733930c2ce6075bc7699f3e6d5f8a70f72120fc2";
        let upper = format!("sha256={}", SIGNED["sha256=".len()..].to_uppercase());
        for header in ["", "sha256=", sha1, &SIGNED[7..], &SIGNED[..70], &format!("{SIGNED}0"), &upper] {
            assert!(!verify_sha256("appsecret", RAW.as_bytes(), header), "{header}");
        }
        assert!(!verify_sha256("appsecret2", RAW.as_bytes(), SIGNED));
        assert!(same("one", "one") && !same("one", "on") && !same("one", "two") && !same("", "one"));
    }
}
