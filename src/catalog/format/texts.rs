//! Texts as translators see them, without Fluent's layout; and back into their file.

use super::fluent::fluent;
use fluent_syntax::ast::{Attribute, Entry, Identifier, Message, Pattern, Resource};
use fluent_syntax::parser::parse;
use fluent_syntax::serializer::serialize;
use std::collections::BTreeMap;

/// Which text: its id, and the attribute where it is one.
pub type TextName = (String, Option<String>);

/// The texts of a file in its order, each as written but without indents; `None` where Fluent cannot read all
/// of it.
///
/// ```
/// use schalter::catalog::texts_of;
/// let texts = texts_of("a-b =\n    Hallo\n    { $name }\n    .again = Noch einmal\n").unwrap();
/// assert_eq!(texts[0], (("a-b".into(), None), "Hallo\n{ $name }".into()));
/// assert_eq!(texts[1].0, ("a-b".into(), Some("again".into())));
/// ```
pub fn texts_of(file: &str) -> Option<Vec<(TextName, String)>> {
    let resource = parse(file).ok()?;
    let mut texts = Vec::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let id = message.id.name.to_owned();
        texts.extend(message.value.map(|value| ((id.clone(), None), words(value))));
        let attributes = message.attributes.into_iter();
        texts.extend(attributes.map(|own| ((id.clone(), Some(own.id.name.to_owned())), words(own.value))));
    }
    Some(texts)
}

fn words(pattern: Pattern<&str>) -> String {
    let message = Message { id: Identifier { name: "x" }, value: Some(pattern), attributes: Vec::new(), comment: None };
    let written = serialize(&Resource { body: vec![Entry::Message(message)] });
    let body = written.strip_prefix("x =").unwrap_or_default().trim_end();
    match body.strip_prefix('\n') {
        Some(lines) => {
            lines.lines().map(|line| line.strip_prefix("    ").unwrap_or(line)).collect::<Vec<_>>().join("\n")
        }
        None => body.trim_start().to_owned(),
    }
}

/// The file with these texts in it, formatted: known ones replaced, new ones at the end or below their text.
///
/// # Errors
/// The texts that Fluent cannot read; with none of them, the file itself.
pub fn with_texts(file: &str, texts: &BTreeMap<TextName, String>) -> Result<String, Vec<TextName>> {
    let patterns: BTreeMap<&TextName, Option<Pattern<String>>> =
        texts.iter().map(|(name, text)| (name, pattern(text))).collect();
    let unreadable: Vec<TextName> =
        patterns.iter().filter(|(_, pattern)| pattern.is_none()).map(|(name, _)| (*name).clone()).collect();
    let whole = fluent(file).filter(|_| unreadable.is_empty()).ok_or(unreadable)?;
    let mut patterns: BTreeMap<&TextName, Pattern<String>> =
        patterns.into_iter().filter_map(|(name, pattern)| Some((name, pattern?))).collect();
    // Of the formatted file every entry stands as the serialiser writes it, so its place is found by its words.
    let mut page = whole.clone();
    let resource = parse(whole).map_err(|_| Vec::new())?;
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let before = serialize(&Resource { body: vec![Entry::Message(message.clone())] });
        let mut after = message;
        fill(&mut after, &mut patterns);
        let after = serialize(&Resource { body: vec![Entry::Message(after)] });
        if before != after {
            page = page.replacen(&before, &after, 1);
        }
    }
    let mut added: BTreeMap<String, Message<String>> = BTreeMap::new();
    for name in patterns.keys() {
        let id = Identifier { name: name.0.clone() };
        added.entry(name.0.clone()).or_insert_with(|| Message {
            id,
            value: None,
            attributes: Vec::new(),
            comment: None,
        });
    }
    for (_, mut message) in added {
        fill(&mut message, &mut patterns);
        let gap = if page.is_empty() { "" } else { "\n" };
        page += &format!("{gap}{}", serialize(&Resource { body: vec![Entry::Message(message)] }));
    }
    fluent(&page).ok_or_else(Vec::new)
}

/// Takes what belongs to a message out of `patterns`.
fn fill(message: &mut Message<String>, patterns: &mut BTreeMap<&TextName, Pattern<String>>) {
    let own: Vec<&TextName> = patterns.keys().copied().filter(|(id, _)| *id == message.id.name).collect();
    for name in own {
        let Some(pattern) = patterns.remove(name) else { continue };
        let Some(attribute) = &name.1 else {
            message.value = Some(pattern);
            continue;
        };
        match message.attributes.iter_mut().find(|known| known.id.name == *attribute) {
            Some(known) => known.value = pattern,
            None => message.attributes.push(Attribute { id: Identifier { name: attribute.clone() }, value: pattern }),
        }
    }
}

/// A text as Fluent reads it, one whole text and nothing else.
fn pattern(text: &str) -> Option<Pattern<String>> {
    let text = text.replace("\r\n", "\n");
    let lines: Vec<String> = text
        .trim()
        .lines()
        .map(|line| if line.trim().is_empty() { String::new() } else { format!("    {line}") })
        .collect();
    let mut body = parse(format!("x =\n{}\n", lines.join("\n"))).ok()?.body;
    match (body.pop(), body.is_empty()) {
        (Some(Entry::Message(message)), true) if message.attributes.is_empty() => message.value,
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(id: &str, attribute: &str) -> TextName {
        (id.to_owned(), (!attribute.is_empty()).then(|| attribute.to_owned()))
    }

    #[test]
    fn what_is_taken_out_and_put_back_is_the_same_file() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
        for language in std::fs::read_dir(root).unwrap() {
            for file in std::fs::read_dir(language.unwrap().path()).unwrap() {
                let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
                let texts: BTreeMap<_, _> = texts_of(&text).unwrap().into_iter().collect();
                assert_eq!(with_texts(&text, &texts).unwrap(), fluent(&text).unwrap());
            }
        }
    }

    #[test]
    fn texts_are_replaced_and_added_where_they_belong() {
        let file = "# Head\na-b = Old\n    .again = Old\n\nc-d = Stays\n";
        let texts = BTreeMap::from([
            (name("a-b", ""), "New\n{ $x }".to_owned()),
            (name("a-b", "short"), "N".to_owned()),
            (name("e-f", ""), "Last".to_owned()),
        ]);
        let wanted =
            "# Head\na-b =\n    New\n    { $x }\n    .again = Old\n    .short = N\n\nc-d = Stays\n\ne-f = Last\n";
        assert_eq!(with_texts(file, &texts).as_deref(), Ok(wanted));
    }

    #[test]
    fn what_is_no_text_is_refused_by_its_name() {
        for wrong in ["{ $x", ".again = no", "[a] b", "a }", ""] {
            let texts = BTreeMap::from([(name("a-b", ""), wrong.to_owned())]);
            assert_eq!(with_texts("a-b = Old\n", &texts), Err(vec![name("a-b", "")]), "{wrong}");
        }
    }
}
