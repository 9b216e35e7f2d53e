//! Lines from a pipe, whatever comes: no UTF-8, no end of line, no end at all.

use std::io::{self, BufRead, Read};

/// So much of a line is kept; far more than the bot reads.
const LONGEST: u64 = 1024 * 1024;

/// The next line without its end, bytes that are no UTF-8 replaced; `None` at the end of the input.
pub(super) fn next_line(input: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    if input.by_ref().take(LONGEST).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    if bytes.last() != Some(&b'\n') {
        skip_line(input)?;
    }
    Ok(Some(String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_owned()))
}

/// Leaves out what remains of a line without keeping it.
fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        let (length, end) = match buffer.iter().position(|byte| *byte == b'\n') {
            Some(end) => (end + 1, true),
            None => (buffer.len(), buffer.is_empty()),
        };
        input.consume(length);
        if end {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_without_their_ends() {
        let mut input: &[u8] = b"Guten Tag\r\n\n\xff\nende";
        let lines: Vec<String> = std::iter::from_fn(|| next_line(&mut input).unwrap()).collect();
        assert_eq!(lines, ["Guten Tag", "", "\u{fffd}", "ende"]);
    }

    #[test]
    fn a_line_without_end_is_cut() {
        let endless = vec![b'a'; 3 * 1024 * 1024];
        let bytes = [&endless[..], b"\nja\n"].concat();
        let mut input = &bytes[..];
        assert_eq!(next_line(&mut input).unwrap().unwrap().len(), 1024 * 1024);
        assert_eq!(next_line(&mut input).unwrap().unwrap(), "ja");
        assert_eq!(next_line(&mut input).unwrap(), None);
    }
}
