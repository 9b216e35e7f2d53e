//! S08: words of two values of a list that cannot be told apart, with the typing errors that the list forgives.

use super::view::View;
use crate::catalog::{Diagnostic, Edit, List, Place, Typos};
use crate::entity::{list_key, tolerance};
use std::collections::BTreeSet;
use std::sync::Arc;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for list in view.catalog.lists.values().filter(|list| !list.broken) {
        let mut told: BTreeSet<(&str, &str)> = BTreeSet::new();
        for code in view.codes() {
            let words: Vec<(&str, &str, String)> = list
                .values
                .iter()
                .flat_map(|value| value.words.get(code).into_iter().flatten().map(|word| (value.id.as_str(), word)))
                .map(|(id, word)| (id, word.as_str(), list_key(word).into_owned()))
                .collect();
            for (at, (first, one, key)) in words.iter().enumerate() {
                for (second, other, beside) in words.get(at + 1..).unwrap_or_default() {
                    let typos = list.typos.unwrap_or(view.catalog.bot.typos);
                    if first != second && collide(key, beside, typos) && told.insert((first, second)) {
                        let told_here = tell([first, one], [second, other], key == beside);
                        let told_here = told_here.at(word(list, code, second, other)).at(word(list, code, first, one));
                        let apart = key != beside && !collide(key, beside, Typos::Careful);
                        found.push(if apart { told_here.fix(vec![careful(list)]) } else { told_here });
                    }
                }
            }
        }
    }
    found
}

/// Does one word lie within the errors that the other forgives?
fn collide(one: &str, other: &str, typos: Typos) -> bool {
    let digits = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    let allowed = |word: &str| if digits(word) { 0 } else { tolerance(typos.level(), word.chars().count()) };
    let least = allowed(one).max(allowed(other));
    // Comparing costs most: lengths alone decide most pairs.
    one == other
        || (least > 0
            && one.chars().count().abs_diff(other.chars().count()) <= least
            && !(digits(one) && digits(other))
            && strsim::osa_distance(one, other) <= least)
}

fn tell([first, one]: [&str; 2], [second, other]: [&str; 2], same: bool) -> Diagnostic {
    let told = Diagnostic::warning("S08", if same { "s08-same" } else { "s08" });
    told.arg("one", one).arg("other", other).arg("first", first).arg("second", second)
}

/// Less tolerance for the list.
fn careful(list: &List) -> Edit {
    let line = "typos = \"careful\"";
    match list.keys.get("list.typos") {
        Some(place) => Edit { place: place.clone(), text: line.into() },
        None => {
            let end = list.place.span.end;
            Edit { place: Place { source: Arc::clone(&list.place.source), span: end..end }, text: format!("\n{line}") }
        }
    }
}

/// Where a word of a value stands.
fn word(list: &List, code: &str, value: &str, word: &str) -> Place {
    let line = list.keys.get(&format!("value.{value}.{code}")).unwrap_or(&list.place);
    let written = line.source.text.get(line.span.clone()).unwrap_or_default();
    let Some(at) = written.find(&format!("\"{word}\"")) else { return line.clone() };
    let start = line.span.start + at + 1;
    Place { source: Arc::clone(&line.source), span: start..start + word.len() }
}
