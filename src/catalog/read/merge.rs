//! The marks that a merge of two versions leaves in a file.

use crate::catalog::diagnostic::{Diagnostic, Edit};
use crate::catalog::source::Source;
use std::ops::Range;
use std::sync::Arc;

/// The marks in their order; the third part, from `|||||||` on, is what both versions come from.
const MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// Tells of every place where two versions stand; `true` where there is one.
pub(super) fn check(source: &Arc<Source>, told: &mut Vec<Diagnostic>) -> bool {
    let mut marks: Vec<(usize, Range<usize>)> = Vec::new();
    let mut start = 0;
    for line in source.text.split_inclusive('\n') {
        let span = start..start + line.len();
        start = span.end;
        if let Some(kind) = MARKS.iter().position(|mark| is_mark(line.trim_end(), mark)) {
            marks.push((kind, span));
        }
    }
    // A row of equals signs alone may underline something in a note.
    if !marks.iter().any(|(kind, _)| *kind != 2) {
        return false;
    }
    let mut rest = marks.as_slice();
    while let [(_, first), others @ ..] = rest {
        let (taken, message) = match rest {
            [(0, open), (2, middle), (3, close), ..] => (3, both(source, open, middle, middle, close)),
            [(0, open), (1, base), (2, middle), (3, close), ..] => (4, both(source, open, base, middle, close)),
            _ => {
                let edit = Edit { place: source.place(first.clone()), text: String::new() };
                let at = first.start..first.end.saturating_sub(1).max(first.start);
                let line = source.position(first.start).0;
                let left = Diagnostic::error("F06", "f06-rest").arg("line", line).at(source.place(at));
                (1, left.fix(vec![edit]))
            }
        };
        told.push(message);
        rest = rest.get(taken..).unwrap_or(others);
    }
    true
}

fn is_mark(line: &str, mark: &str) -> bool {
    line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// One place with both versions; each can be kept.
fn both(
    source: &Arc<Source>,
    open: &Range<usize>,
    base: &Range<usize>,
    middle: &Range<usize>,
    close: &Range<usize>,
) -> Diagnostic {
    let line = |span: &Range<usize>| span.start..span.end.saturating_sub(1).max(span.start);
    let without = |spans: [Range<usize>; 2]| {
        spans.map(|span| Edit { place: source.place(span), text: String::new() }).into_iter().collect::<Vec<_>>()
    };
    let told = Diagnostic::error("F06", "f06");
    let told = told.arg("first", source.position(open.start).0).arg("last", source.position(close.start).0);
    told.at(source.place(line(open)))
        .at(source.place(line(close)))
        .offer(without([open.clone(), base.start..close.end]))
        .offer(without([open.start..middle.end, close.clone()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn versions(text: &str) -> Vec<String> {
        let source = Arc::new(Source { path: "x.toml".into(), text: text.into() });
        let mut told = Vec::new();
        check(&source, &mut told);
        let fixes = told.iter().flat_map(|told| &told.fixes).map(|fix| {
            let mut text = source.text.clone();
            for edit in fix.edits.iter().rev() {
                text.replace_range(edit.place.span.clone(), &edit.text);
            }
            text
        });
        fixes.collect()
    }

    #[test]
    fn each_version_can_be_kept() {
        assert_eq!(versions("a\n<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\nd\n"), ["a\nb\nd\n", "a\nc\nd\n"]);
        assert_eq!(versions("<<<<<<< o\nb\n||||||| base\nx\n=======\nc\n>>>>>>> t\n"), ["b\n", "c\n"]);
    }

    #[test]
    fn a_mark_alone_goes_and_an_underline_stays() {
        assert_eq!(versions("a\n>>>>>>> theirs\nb"), ["a\nb"]);
        assert_eq!(versions("# Notes\n=======\n"), [""; 0]);
    }
}
