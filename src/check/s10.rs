//! S10: values and answers with dates: a gap, an end before the beginning, or an end that has passed.

use super::view::View;
use crate::catalog::{Diagnostic, Place};
use jiff::civil::DateTime;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = facts(view);
    for collection in &view.catalog.collections {
        for answer in collection.answers.iter().filter(|answer| !answer.broken) {
            let line =
                |name: &str| collection.keys.get(&format!("answer.{}.{name}", answer.id)).unwrap_or(&answer.place);
            let lines = (line("valid_from"), line("valid_until"));
            found.extend(ends(view, (answer.valid_from, answer.valid_until), lines, &answer.text_id, "s10-answer"));
        }
    }
    for (name, notice) in &view.catalog.bot.notices {
        let keys = &view.catalog.bot.keys;
        let line = |key: &str| keys.get(&format!("notice.{name}.{key}")).unwrap_or(&notice.place);
        let lines = (line("valid_from"), line("valid_until"));
        found.extend(ends(view, (notice.valid_from, notice.valid_until), lines, name, "s10-notice"));
    }
    found
}

fn ends(
    view: &View<'_>,
    (from, until): (Option<DateTime>, Option<DateTime>),
    (first, last): (&Place, &Place),
    id: &str,
    over: &'static str,
) -> Option<Diagnostic> {
    let until = until?;
    if from.is_some_and(|from| from >= until) {
        let told = Diagnostic::error("S10", "s10-order").arg("id", id);
        return Some(told.at(last.clone()).at(first.clone()));
    }
    // A day alone ends at the next midnight: what is shown is the day that still counted.
    let day = until.checked_sub(jiff::Span::new().seconds(1)).map_or(until.date(), |last| last.date());
    (until <= view.now).then(|| Diagnostic::warning("S10", over).arg("id", id).arg("date", day).at(last.clone()))
}

/// Facts that have no value yet, although a text shows them today.
fn facts(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (name, fact) in &view.catalog.bot.facts {
        let Some((first, _)) = fact.values.first().filter(|(first, _)| *first > view.now.date()) else { continue };
        let used = view.written().filter(|(.., text)| !view.is_off(&text.id)).find_map(|(.., text)| {
            let mut uses = text.bodies().flat_map(|(_, body)| &body.uses);
            uses.find(|used| used.name == *name).map(|used| (&text.id, used.place.clone()))
        });
        let Some((id, place)) = used else { continue };
        let told = Diagnostic::error("S10", "s10").arg("name", name).arg("date", first).arg("id", id);
        let keys = &view.catalog.bot.keys;
        let begins = format!("fact.{name}.");
        let line = keys.range(begins.clone()..).take_while(|(key, _)| key.starts_with(&begins));
        let mut line = line.filter(|(key, _)| key.bytes().any(|byte| byte.is_ascii_digit()));
        let line = line.next().map_or(&fact.place, |(_, place)| place);
        found.push(told.at(line.clone()).at(place));
    }
    found
}
