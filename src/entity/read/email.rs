//! E-mail addresses, written and spoken: `anna@beispiel.de`, `anna at beispiel punkt de`.

use super::scan::Scan;
use crate::entity::kind::{Proof, SlotType};
use crate::entity::value::Value;
use crate::text::Shape;
use std::ops::Range;

/// RFC 5321: 64 bytes, the sign, 255 bytes.
const LONGEST: usize = 320;

pub(super) fn read(scan: &mut Scan<'_>) {
    let raw = scan.said.raw();
    for at in 0..scan.tokens.len() {
        let Some(token) = scan.token(at) else { continue };
        if token.norm == "@" {
            if let Some((span, address)) = written(raw, token.span.start) {
                push(scan, span, address);
            }
        } else if scan.table.spoken_address.0.contains(&token.norm.as_str())
            && let Some((tokens, address)) = spoken(scan, at)
            && let Some(span) = scan.said.span_of(tokens)
        {
            push(scan, span, address);
        }
    }
}

fn push(scan: &mut Scan<'_>, span: Range<usize>, address: String) {
    let tokens = scan.said.tokens_of(span.clone());
    let whole =
        scan.said.span_of(tokens.clone()).is_some_and(|tokens| tokens.start == span.start && tokens.end <= span.end);
    if tokens.end <= scan.tokens.len() && whole && span.len() <= LONGEST {
        scan.push_at(tokens, span, SlotType::Email, Value::Text(address), Proof::Marked, 1.0);
    }
}

/// The address around the sign at byte `at`.
fn written(raw: &str, at: usize) -> Option<(Range<usize>, String)> {
    let (before, after) = raw.split_at_checked(at)?;
    let after = after.strip_prefix('@')?;
    let local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let start = before.rfind(|c| !local(c)).map_or(0, |i| i + before.get(i..).map_or(1, first_len));
    let name = raw.get(start..at)?.trim_start_matches(['.', '-']);
    if let Some(host) = after.strip_prefix('[').and_then(|rest| rest.split(']').next()) {
        let parts = host.split('.').filter(|part| part.parse::<u8>().is_ok()).count();
        let span = at - name.len()..at + host.len() + 3;
        return (parts == 4 && host.split('.').count() == 4 && !name.is_empty())
            .then(|| (span, format!("{name}@[{host}]")));
    }
    let host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let end = after.find(|c| !host(c)).unwrap_or(after.len());
    // No host has an underscore; what follows would be cut off.
    if after.get(end..).is_some_and(|rest| rest.starts_with('_')) {
        return None;
    }
    let domain = after.get(..end)?.trim_end_matches(['.', '-']);
    let span = at - name.len()..at + 1 + domain.len();
    valid(name, domain).then(|| (span, format!("{name}@{}", domain.to_lowercase())))
}

/// The address around the word at token `at`: the name before it, and a host with a point, which
/// may be spoken, too.
fn spoken(scan: &Scan<'_>, at: usize) -> Option<(Range<usize>, String)> {
    let (mut start, end) = (at.checked_sub(1)?, at + 1);
    if !scan.gap(start).chars().all(char::is_whitespace) || !scan.gap(at).chars().all(char::is_whitespace) {
        return None;
    }
    let joined = |gap: &str| matches!(gap, "" | "-" | "." | "_" | "+");
    while start > 0 && joined(scan.gap(start - 1)) {
        start -= 1;
    }
    let first = scan.token(start)?;
    let name = scan.said.raw_of(start..at);
    let dot = |i: usize| scan.token(i).is_some_and(|token| scan.table.spoken_address.1.contains(&token.norm.as_str()));
    let (mut host, mut i) = (scan.raw_token(end).to_lowercase(), end + 1);
    loop {
        let gap = scan.gap(i - 1);
        let word = scan.token(i).is_some_and(|token| token.shape == Shape::Word);
        if matches!(gap, "." | "-") && word {
            host.push_str(gap);
            host.push_str(&scan.raw_token(i).to_lowercase());
            i += 1;
        } else if dot(i) && scan.token(i + 1).is_some_and(|token| token.shape == Shape::Word) {
            host.push('.');
            host.push_str(&scan.raw_token(i + 1).to_lowercase());
            i += 2;
        } else {
            break;
        }
    }
    let local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '+' | '-');
    let named = first.shape == Shape::Word && name.chars().all(local);
    (named && valid(name, &host)).then(|| (start..i, format!("{name}@{host}")))
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
        for (text, found) in [
            ("Mail an anna.b@Beispiel.de, bitte", "anna.b@Beispiel.de email anna.b@beispiel.de"),
            ("anna.b at Beispiel punkt de", "anna.b at Beispiel punkt de email anna.b@beispiel.de"),
            ("j_9@[129.126.118.1] ist es", "j_9@[129.126.118.1] email j_9@[129.126.118.1]"),
        ] {
            assert_eq!(best("de", text, None), [found]);
        }
        for text in ["anna@", "@bank", "anna@bank", "a..b@c.de", "50 @ 2 Euro", "a@b_c.de", "treff at 6.40"] {
            assert!(!best("de", text, None).iter().any(|found| found.contains("email")), "{text}");
        }
    }
}
