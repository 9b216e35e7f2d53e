//! `expand FILE:LINE`: the sentences that a phrase stands for.

use super::messages::Messages;
use super::screen::{Ink, Screen};
use super::stop::Stop;
use crate::bot::Examined;
use crate::catalog::{Catalog, Phrase, Piece};
use serde_json::json;
use std::path::Path;

/// So many sentences a phrase may stand for (FORMAT §1); more is told by `check`.
const MOST: usize = 400;

/// Prints every sentence of the phrases in a line.
pub(super) fn expand(
    examined: &Examined,
    mut screen: Screen,
    messages: &Messages,
    place: &str,
    json: bool,
) -> Result<bool, Stop> {
    let nothing = || Stop::misuse(messages, "expand-nothing", "place", place);
    let (file, line) = place.rsplit_once(':').ok_or_else(nothing)?;
    let line: usize = line.parse().map_err(|_| nothing())?;
    let here = |phrase: &&Phrase| phrase.place.line() == line && same(&phrase.place.source.path, Path::new(file));
    let found: Vec<&Phrase> = phrases(&examined.catalog).into_iter().filter(here).collect();
    if found.is_empty() {
        return Err(nothing());
    }
    for phrase in found {
        let sentences: Vec<String> = phrase.expansions(MOST).iter().map(|pieces| sentence(pieces)).collect();
        if json {
            screen.line(&json!({ "phrase": phrase.raw, "line": line, "sentences": sentences }).to_string())?;
            continue;
        }
        let count = usize::try_from(phrase.combinations()).unwrap_or(usize::MAX);
        let named = [("phrase", phrase.raw.as_str().into()), ("count", count.into())];
        screen.line(&screen.ink(Ink::Bold, &messages.say("expand-phrase", &named)))?;
        for sentence in sentences {
            screen.line(&format!("  {sentence}"))?;
        }
    }
    Ok(true)
}

/// Is it the same file, however it is written?
fn same(a: &Path, b: &Path) -> bool {
    a == b || a.canonicalize().ok().is_some_and(|a| b.canonicalize().is_ok_and(|b| a == b))
}

/// Every phrase of a catalogue.
fn phrases(catalog: &Catalog) -> Vec<&Phrase> {
    let intents = catalog.intents.iter().flat_map(|intent| intent.phrases.values());
    let answers = catalog.answers().flat_map(|answer| answer.phrases.values());
    let said = intents.chain(answers).flat_map(|said| [&said.learn, &said.followup, &said.test, &said.not]);
    let replies = catalog.intents.iter().flat_map(|intent| &intent.slots).flat_map(|slot| slot.replies.values());
    let replies = replies.flat_map(|replies| [&replies.sentences, &replies.called, &replies.yes, &replies.no]);
    said.chain(replies).flatten().collect()
}

/// A sentence as a customer would write it: slots with their examples.
fn sentence(pieces: &[Piece]) -> String {
    let words = pieces.iter().map(|piece| match piece {
        Piece::Words(words) => words.clone(),
        Piece::Slot { name, example: None } => format!("{{{name}}}"),
        Piece::Slot { example: Some(example), .. } => example.clone(),
    });
    words.collect::<Vec<_>>().join(" ")
}
