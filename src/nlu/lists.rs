//! The words of the catalogue's lists in one language, and a customer's own values among them.

use super::ranking::OwnList;
use crate::catalog::{Catalog, List, Typos};
use crate::entity::{Item, ListWords};
use crate::text::Utterance;

/// Every list of the catalogue. A list with `also` starts with the kinds, as long as nobody knows
/// the customer's values: `Girokonto` then means the kind.
pub(super) fn lists(catalog: &Catalog, language: &str) -> Vec<ListWords> {
    let on = catalog.lists.values();
    on.map(|list| {
        let kinds = list.also.as_ref().and_then(|also| catalog.lists.get(also));
        let own = list.values.iter().map(|value| (item(list, &value.id, None), value.words.get(language)));
        let also = kinds.into_iter().flat_map(|kinds| &kinds.values);
        let also = also.map(|kind| (item(list, &kind.id, Some(&kind.id)), kind.words.get(language)));
        ListWords {
            list: list.name.clone(),
            typos: match list.typos.unwrap_or(catalog.bot.typos) {
                Typos::Off => 0,
                Typos::Careful => 1,
                Typos::Normal => 2,
                Typos::Generous => 3,
            },
            endings: list.endings,
            values: own.chain(also).filter_map(|(item, words)| Some((item, joined(words?)))).collect(),
        }
    })
    .collect()
}

/// The words as readers compare them, folded and written together: done once here, not at every message.
fn joined(words: &[String]) -> Vec<String> {
    let joined = |word: &String| Utterance::new(word).tokens().iter().map(|token| token.norm.as_str()).collect();
    words.iter().map(joined).collect()
}

fn item(list: &List, id: &str, kind: Option<&String>) -> Item {
    Item { list: list.name.clone(), id: id.to_owned(), name: None, kind: kind.cloned() }
}

/// The customer's own values, each called by its name and by the words of its kind. A kind of which
/// the customer has nothing stays, so that "my securities account" is still understood.
pub(super) fn own(known: &[ListWords], own: &[OwnList<'_>]) -> Vec<ListWords> {
    let words = |own: &OwnList<'_>| {
        let known = known.iter().find(|known| known.list == own.list)?;
        let kinds = || known.values.iter().filter(|(item, _)| item.kind.is_some());
        let called = |item: &Item| {
            let kind = kinds().find(|(kind, _)| kind.kind == item.kind);
            (item.clone(), kind.map(|(_, words)| words.clone()).unwrap_or_default())
        };
        let lacking = kinds().filter(|(kind, _)| own.items.iter().all(|item| item.kind != kind.kind));
        let values = own.items.iter().map(called).chain(lacking.cloned()).collect();
        Some(ListWords { list: known.list.clone(), typos: known.typos, endings: known.endings, values })
    };
    own.iter().filter_map(words).collect()
}
