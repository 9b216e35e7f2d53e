//! Files of texts: written by Fluent's own serialiser, one entry at a time, with the blank lines of the writer.

use fluent_syntax::ast::{Entry, Message, Resource, Term};
use fluent_syntax::parser::parse;
use fluent_syntax::serializer::serialize;

/// The file, formatted; `None` where Fluent cannot read all of it.
pub(super) fn fluent(text: &str) -> Option<String> {
    let resource = parse(text).ok()?;
    let mut page = String::new();
    let mut alone = false;
    for entry in resource.body {
        let start = begin(&entry, text)?;
        // A comment would belong to the text right behind it.
        if !page.is_empty() && (alone || blank_before(text, start)) {
            page += "\n";
        }
        alone = matches!(entry, Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_));
        let written = serialize(&Resource { body: vec![entry] });
        for line in written.trim_end_matches('\n').split('\n') {
            let line = if line.starts_with('#') { line.trim_end() } else { line };
            page += line;
            page += "\n";
        }
    }
    Some(page)
}

/// Where an entry begins in the file: at its first comment or its id.
fn begin(entry: &Entry<&str>, text: &str) -> Option<usize> {
    let comment = match entry {
        Entry::Message(Message { comment, .. }) | Entry::Term(Term { comment, .. }) => comment.as_ref(),
        Entry::Comment(comment) | Entry::GroupComment(comment) | Entry::ResourceComment(comment) => Some(comment),
        Entry::Junk { .. } => return None,
    };
    let first = match (comment, entry) {
        (Some(comment), _) => comment.content.first().copied()?,
        (None, Entry::Message(message)) => message.id.name,
        (None, Entry::Term(term)) => term.id.name,
        (None, _) => return None,
    };
    // The parser hands out slices of the text it was given, so the distance is the offset.
    let at = first.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
    text.get(..at)?.rfind('\n').map_or(Some(0), |line| Some(line + 1))
}

/// Is the line above `start` blank?
fn blank_before(text: &str, start: usize) -> bool {
    let above = text.get(..start).unwrap_or_default();
    above.strip_suffix('\n').is_some_and(|above| above.rsplit('\n').next().unwrap_or_default().trim().is_empty())
}
