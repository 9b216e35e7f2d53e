//! The sentences that a phrase stands for, as far as two topics could share one.

use crate::catalog::{Phrase, PhrasePart};
use crate::text::Utterance;

/// At most so many sentences of one phrase are looked at (FORMAT §1).
const MOST: usize = 400;

/// A sentence as it is compared (folded, without spaces and hyphens, slots as `{type}`), and as it
/// is shown.
#[derive(Clone, Default)]
pub(super) struct Sentence {
    pub(super) compared: String,
    pub(super) shown: String,
}

/// Every sentence that a phrase stands for. `kind` is the type of a slot: the kind of value decides,
/// not the name, since a reader cannot tell `{amount}` from `{sum}`.
pub(super) fn sentences<'a>(phrase: &Phrase, kind: &dyn Fn(&str) -> &'a str) -> Vec<Sentence> {
    let mut all = expand(&phrase.parts, kind);
    for sentence in &mut all {
        sentence.shown = sentence.shown.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    all
}

/// Words as they are compared: hyphens and spaces do not tell sentences apart.
pub(super) fn normal(words: &str) -> String {
    Utterance::new(words).tokens().iter().map(|token| token.norm.as_str()).collect()
}

/// Each part is folded once, not once for every sentence that it occurs in.
fn expand<'a>(parts: &[PhrasePart], kind: &dyn Fn(&str) -> &'a str) -> Vec<Sentence> {
    let mut all = vec![Sentence::default()];
    for part in parts {
        let ways: Vec<Sentence> = match part {
            PhrasePart::Text(text) => vec![Sentence { compared: normal(text), shown: text.clone() }],
            PhrasePart::Slot { name, example } => {
                let shown = example.clone().unwrap_or_else(|| format!("{{{name}}}"));
                vec![Sentence { compared: format!("{{{}}}", kind(name)), shown: format!(" {shown} ") }]
            }
            PhrasePart::Group { body, .. } => expand(body, kind),
            PhrasePart::Choice(branches) => {
                branches.iter().flat_map(|branch| expand(branch, kind)).take(MOST).collect()
            }
            PhrasePart::Optional(branches) => {
                let branches = branches.iter().flat_map(|branch| expand(branch, kind));
                std::iter::once(Sentence::default()).chain(branches).take(MOST).collect()
            }
        };
        let longer = all.iter().flat_map(|begun| {
            ways.iter().map(|way| Sentence {
                compared: format!("{}{}", begun.compared, way.compared),
                shown: format!("{}{}", begun.shown, way.shown),
            })
        });
        all = longer.take(MOST).collect();
    }
    all
}
