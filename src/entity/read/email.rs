//! E-mail addresses.

use super::scan::Scan;
use crate::entity::kind::{Proof, SlotType};
use crate::entity::value::Value;

/// RFC 5321: 64 bytes, the sign, 255 bytes.
const LONGEST: usize = 320;

pub(super) fn read(scan: &mut Scan<'_>) {
    let raw = scan.said.raw();
    let signs: Vec<usize> =
        scan.tokens.iter().filter(|token| token.norm == "@").map(|token| token.span.start).collect();
    for at in signs {
        let Some((before, after)) = raw.split_at_checked(at) else { continue };
        let Some(after) = after.strip_prefix('@') else { continue };
        let local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
        let start = before.rfind(|c| !local(c)).map_or(0, |i| i + before.get(i..).map_or(1, first_len));
        let host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
        let end = after.find(|c| !host(c)).unwrap_or(after.len());
        let domain = after.get(..end).unwrap_or_default().trim_end_matches(['.', '-']);
        let name = raw.get(start..at).unwrap_or_default().trim_start_matches(['.', '-']);
        let span = at - name.len()..at + 1 + domain.len();
        if valid(name, domain) && span.len() <= LONGEST {
            let tokens = scan.said.tokens_of(span.clone());
            if tokens.end <= scan.tokens.len() && scan.said.span_of(tokens.clone()) == Some(span) {
                let address = format!("{name}@{}", domain.to_lowercase());
                scan.push(tokens, SlotType::Email, Value::Text(address), Proof::Marked, 1.0);
            }
        }
    }
}

fn first_len(text: &str) -> usize {
    text.chars().next().map_or(1, char::len_utf8)
}

fn valid(name: &str, domain: &str) -> bool {
    let label = |label: &str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
    let top = domain.rsplit('.').next().is_some_and(|top| top.len() >= 2 && top.chars().all(char::is_alphabetic));
    !name.is_empty()
        && !name.ends_with('.')
        && !name.contains("..")
        && domain.contains('.')
        && top
        && domain.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use crate::entity::read::testing::best;

    #[test]
    fn addresses_in_sentences() {
        assert_eq!(
            best("de", "Mail an anna.b@Beispiel.de, bitte", None),
            ["anna.b@Beispiel.de email anna.b@beispiel.de"]
        );
        for text in ["anna@", "@bank", "anna@bank", "a..b@c.de", "50 @ 2 Euro"] {
            assert!(!best("de", text, None).iter().any(|found| found.contains("email")), "{text}");
        }
    }
}
