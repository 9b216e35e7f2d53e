//! Mistakes that only several intent files together can have.

use super::diagnostic::{Diagnostic, Edit, Severity};
use super::{Answer, Catalog, Effect, Role};
use std::time::Duration;

/// Roles that exactly one answer must have.
const NEEDED: &[(Role, &str)] =
    &[(Role::Yes, "yes"), (Role::No, "no"), (Role::Cancel, "cancel"), (Role::Help, "help"), (Role::Human, "human")];

/// Most intents.
const MOST: usize = 1_000;

/// Longest pause before a logout where money can move.
const PAUSE: Duration = Duration::from_secs(300);

pub(super) fn roles(catalog: &Catalog, told: &mut Vec<Diagnostic>) {
    let in_collections = |told: &Diagnostic| {
        let place = told.labels.first().map(|label| &label.place);
        place.is_none_or(|place| catalog.collections.iter().any(|own| own.place.source == place.source))
    };
    // A role may stand in what could not be read: no second message.
    let unread = told.iter().any(|told| told.severity == Severity::Error && in_collections(told));
    let has = |role: &Role| catalog.answers().filter(|answer| answer.role == Some(*role)).count();
    // Where a role is given twice, the second answer is likely the one that is missing.
    let unread = unread || NEEDED.iter().any(|(role, _)| has(role) > 1);
    for (role, word) in NEEDED {
        let answers: Vec<&Answer> = catalog.answers().filter(|answer| answer.role == Some(*role)).collect();
        match answers.as_slice() {
            [_] => {}
            [] if unread => {}
            [] => told.push(Diagnostic::error("S12", "s12").arg("role", word)),
            [first, second, ..] => {
                let twice = Diagnostic::error("S12", "s12-twice").arg("role", word);
                told.push(twice.at(second.place.clone()).at(first.place.clone()));
            }
        }
    }
}

/// Where money can move, the login ends after five minutes at the latest.
pub(super) fn logout(catalog: &mut Catalog, told: &mut Vec<Diagnostic>) {
    let money = catalog.intents.iter().find(|intent| intent.effect == Effect::Money);
    let Some(money) = money.filter(|_| catalog.bot.logout_after > PAUSE) else { return };
    let mut limit =
        Diagnostic::error("C07", "c07-logout").arg("minutes", PAUSE.as_secs() / 60).arg("intent", &money.id);
    if let Some(place) = catalog.bot.keys.get("conversation.logout_after") {
        let edit = Edit { place: place.clone(), text: "logout_after = \"5 minutes\"".into() };
        limit = limit.at(place.clone()).fix(vec![edit]);
    }
    let effect = money.keys.get("intent.effect").cloned();
    // The intent itself is right: the second place explains, and must not switch it off.
    limit = limit.arg("line", effect.map_or(0, |place| place.line()));
    told.push(limit);
    catalog.bot.logout_after = PAUSE;
}

pub(super) fn limits(catalog: &Catalog, told: &mut Vec<Diagnostic>) {
    if let Some(extra) = catalog.intents.get(MOST) {
        let size = catalog.intents.len();
        let limit = Diagnostic::error("F08", "f08-intents").arg("size", size).arg("limit", MOST);
        told.push(limit.at(extra.place.clone()));
    }
}
