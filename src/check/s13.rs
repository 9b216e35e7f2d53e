//! S13: a topic whose review is due.

use super::view::{View, key};
use crate::catalog::{Diagnostic, Place};
use jiff::civil::Date;

/// So many days before, it is said for the first time.
const BEFORE: i32 = 30;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for intent in view.intents() {
        let line = key(intent, "intent.review_by");
        found.extend(due(view, intent.review_by, &intent.id, intent.owner.as_deref(), line));
    }
    for own in &view.catalog.collections {
        let line = own.keys.get("collection.review_by").unwrap_or(&own.place);
        found.extend(due(view, own.review_by, &own.name, own.owner.as_deref(), line));
        for answer in &own.answers {
            let line = own.keys.get(&format!("answer.{}.review_by", answer.id)).unwrap_or(&answer.place);
            let owner = answer.owner.as_deref().or(own.owner.as_deref());
            found.extend(due(view, answer.review_by, &answer.text_id, owner, line));
        }
    }
    found
}

fn due(view: &View<'_>, day: Option<Date>, id: &str, owner: Option<&str>, line: &Place) -> Option<Diagnostic> {
    let (day, today) = (day?, view.now.date());
    let soon = day.checked_sub(jiff::Span::new().days(BEFORE)).unwrap_or(day);
    let message = match today {
        today if today > day => "s13",
        today if today >= soon => "s13-soon",
        _ => return None,
    };
    let told = Diagnostic::warning("S13", message).arg("id", id).arg("date", day);
    Some(told.arg("owner", owner.unwrap_or("none")).at(line.clone()))
}
