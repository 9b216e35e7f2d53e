//! The words of the catalogue's lists in one language, and a customer's own values among them.

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

/// The lists with the customer's own values in place of the kinds that they are of. A kind of
/// which the customer has nothing stays, so that "my securities account" is still understood.
pub(super) fn with_own(lists: &[ListWords], own: &[ListWords]) -> Vec<ListWords> {
    let mut merged: Vec<ListWords> =
        lists.iter().filter(|known| own.iter().all(|list| list.list != known.list)).cloned().collect();
    for list in own {
        let mut list = list.clone();
        let known = lists.iter().filter(|known| known.list == list.list).flat_map(|known| &known.values);
        for (kind, words) in known.filter(|(item, _)| item.kind.is_some()) {
            let mut owned = false;
            for (_, value) in list.values.iter_mut().filter(|(item, _)| item.kind == kind.kind) {
                owned = true;
                let new: Vec<String> = words.iter().filter(|word| !value.contains(word)).cloned().collect();
                value.extend(new);
            }
            if !owned {
                list.values.push((kind.clone(), words.clone()));
            }
        }
        merged.push(list);
    }
    merged
}
