//! B15: a choice on an amount, number or date, which always takes the last branch.

use super::view::View;
use crate::catalog::Diagnostic;
use crate::entity::SlotType;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = Vec::new();
    for folder in view.texts.folders() {
        for text in view.texts.all(folder).filter(|text| !view.is_off(&text.id)) {
            let Some(names) = view.available(&text.id) else { continue };
            for used in text.bodies().flat_map(|(_, body)| &body.uses).filter(|used| used.selects) {
                // What is not there at all is B03's.
                let Some(kind) = names.get(&used.name) else { continue };
                // `$count` is a plain number to Fluent, so that plurals work.
                if *kind != Some(SlotType::YesNo) && used.name != "count" {
                    let told = Diagnostic::error("B15", "b15").arg("name", &used.name).at(used.place.clone());
                    if !found.contains(&told) {
                        found.push(told);
                    }
                }
            }
        }
    }
    found
}
