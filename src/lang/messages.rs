//! The program's own messages in one language.

use super::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

/// Says the program's messages in one language.
pub struct Messages {
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Messages({:?})", self.bundle.locales)
    }
}

impl Messages {
    /// The messages of that language's pack.
    pub fn new(language: &Language) -> Self {
        let locale = language.code.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        bundle.set_use_isolating(false);
        // A test makes sure that the files are whole; what can be read of them is used in any case.
        for file in language.tool.messages {
            let (Ok(resource) | Err((resource, _))) = FluentResource::try_new((*file).to_owned());
            bundle.add_resource_overriding(resource);
        }
        Self { bundle }
    }

    /// The message with its variables. A message that the pack does not have is its id.
    ///
    /// Whole numbers choose variants; of the variables `near` and `all`, which hold one item a
    /// line, each item is quoted and the last is joined by the language's "or".
    ///
    /// ```
    /// use schalter::lang::{Languages, Messages};
    /// let languages = Languages::default();
    /// let messages = Messages::new(languages.iter().last().unwrap());
    /// let said = messages.say("summary", &[("errors", "1"), ("warnings", "0"), ("files", "2")]);
    /// assert_eq!(said, "1 error, no warnings in 2 files.");
    /// ```
    pub fn say<V: AsRef<str>>(&self, id: &str, args: &[(&str, V)]) -> String {
        self.pattern(id, None, args).unwrap_or_else(|| id.to_owned())
    }

    /// An attribute of a message, such as its `.help`, if there is one.
    pub fn attribute<V: AsRef<str>>(&self, id: &str, attribute: &str, args: &[(&str, V)]) -> Option<String> {
        self.pattern(id, Some(attribute), args)
    }

    fn pattern<V: AsRef<str>>(&self, id: &str, attribute: Option<&str>, args: &[(&str, V)]) -> Option<String> {
        let mut values = FluentArgs::new();
        for (name, value) in args {
            let value = value.as_ref();
            if matches!(*name, "near" | "all") {
                values.set(*name, self.listed(value));
            } else {
                values.set(*name, number(value));
            }
        }
        self.format(id, attribute, &values)
    }

    /// The message with variables that are typed already; `None` where the pack does not have it.
    pub(crate) fn format(&self, id: &str, attribute: Option<&str>, values: &FluentArgs<'_>) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(attribute) => message.get_attribute(attribute)?.value(),
        };
        Some(self.bundle.format_pattern(pattern, Some(values), &mut Vec::new()).into_owned())
    }

    /// One item a line: each quoted, and the last joined by the language's "or".
    pub(crate) fn listed(&self, items: &str) -> String {
        let quote = |item: &str| self.say("quoted", &[("item", item)]);
        let items: Vec<String> = items.lines().map(quote).collect();
        match items.as_slice() {
            [rest @ .., last] if !rest.is_empty() => {
                self.say("or", &[("rest", rest.join(", ").as_str()), ("last", last)])
            }
            _ => items.concat(),
        }
    }
}

/// Whole numbers as numbers, anything else as written: `5.000` must stay what it is.
fn number(text: &str) -> FluentValue<'static> {
    let plain = text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    match text.parse::<u32>() {
        Ok(number) if plain => FluentValue::from(number),
        _ => FluentValue::from(text.to_owned()),
    }
}
