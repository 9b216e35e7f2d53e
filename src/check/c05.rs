//! C05: a login that is weaker than what the intent gives out.

use super::c03::level;
use super::draft::without;
use super::view::{View, key};
use crate::catalog::Diagnostic;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let weak = view.intents().filter_map(|intent| {
        let written = intent.access.to_talk?;
        // The topic's level is the higher of the written and the derived one.
        let needed = view.clearance.topic(&intent.id)?.to_talk;
        (written < needed).then(|| {
            let told = Diagnostic::error("C05", "c05").arg("intent", &intent.id);
            let told = told.arg("written", level(written)).arg("needed", level(needed));
            let line = key(intent, "access.to_talk");
            told.at(line.clone()).fix(vec![without(line)])
        })
    });
    weak.collect()
}
