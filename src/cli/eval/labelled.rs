//! Labelled sentences from files: JSON Lines, or CSV with a text and a category.

use crate::cli::messages::Messages;
use crate::cli::stop::Stop;
use crate::nlu::{Detail, Labelled};
use serde_json::Value as Json;
use std::path::Path;

/// The intent of what is out of scope.
const OUT_OF_SCOPE: &str = "oos";

/// Reads a file; what its name ends in tells how it is written.
pub(super) fn read(path: &Path, messages: &Messages) -> Result<Vec<Labelled>, Stop> {
    let wrong = |problem: &str| {
        let variables = [("file", path.display().to_string().into()), ("problem", problem.to_owned().into())];
        Stop::Misuse(messages.say("eval-unreadable", &variables))
    };
    let bytes = std::fs::read(path).map_err(|error| wrong(&error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|error| wrong(&error.to_string()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let csv = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    let sentences = if csv { from_csv(text) } else { from_json_lines(text) };
    match sentences {
        Ok(sentences) if sentences.is_empty() => Err(wrong(&messages.text("eval-empty"))),
        Ok(sentences) => Ok(sentences),
        Err(line) => Err(wrong(&messages.say("eval-line", &[("line", line.into())]))),
    }
}

/// The sentences, or the number of the first line that is none.
fn from_json_lines(text: &str) -> Result<Vec<Labelled>, usize> {
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| serde_json::from_str(line).ok().and_then(|json| sentence(&json)).ok_or(number)).collect()
}

fn sentence(json: &Json) -> Option<Labelled> {
    let text = json.get("text")?.as_str()?.to_owned();
    let slots = json.get("slots").and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
    let mut details = slots.iter().map(|slot| detail(&text, slot)).collect::<Option<Vec<Detail>>>()?;
    details.sort_by_key(|detail| detail.span.start);
    Some(Labelled { intent: intent(json.get("intent")?.as_str()?), details, text })
}

/// Places are counted in characters there, in bytes here.
fn detail(text: &str, json: &Json) -> Option<Detail> {
    let place = |key: &str| {
        let characters = usize::try_from(json.get(key)?.as_u64()?).ok()?;
        Some(text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at))
    };
    Some(Detail { slot: json.get("slot")?.as_str()?.to_owned(), span: place("start")?..place("end")? })
}

fn intent(name: &str) -> Option<String> {
    (name != OUT_OF_SCOPE).then(|| name.to_owned())
}

fn from_csv(text: &str) -> Result<Vec<Labelled>, usize> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let column = |header: &csv::StringRecord, names: [&str; 2]| header.iter().position(|name| names.contains(&name));
    let header = reader.headers().map_err(|_| 1_usize)?;
    let (said, category) =
        column(header, ["text", "utterance"]).zip(column(header, ["category", "intent"])).ok_or(1_usize)?;
    let mut sentences = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| error.position().map_or(1, |at| at.line() as usize))?;
        let line = record.position().map_or(1, |at| at.line() as usize);
        let (text, category) = record.get(said).zip(record.get(category)).ok_or(line)?;
        sentences.push(Labelled { text: text.to_owned(), intent: intent(category), details: Vec::new() });
    }
    Ok(sentences)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_characters_and_other_keys_are_ignored() {
        let line = r#"{"text":"für Ärzte 5","intent":"pay","id":7,"slots":[{"slot":"who","start":4,"end":9,"value":"Ärzte"}]}"#;
        let found = from_json_lines(&format!("{line}\n\n{{\"text\":\"x\",\"intent\":\"oos\"}}\n")).unwrap();
        assert_eq!(&found[0].text[found[0].details[0].span.clone()], "Ärzte");
        assert_eq!(found[1].intent, None);
        assert_eq!(from_json_lines("{\"text\":\"a\",\"intent\":\"b\"}\nno"), Err(2));
    }

    #[test]
    fn csv_has_quotes_and_lines_in_fields() {
        let found = from_csv("text,category\n\"one, two\nthree\",a\nfour,oos\n").unwrap();
        assert_eq!((found[0].text.as_str(), found[0].intent.as_deref()), ("one, two\nthree", Some("a")));
        assert_eq!(found[1].intent, None);
        assert_eq!(from_csv("sentence,label\nx,y\n"), Err(1));
    }
}
