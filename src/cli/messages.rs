//! What the commands say, from the Fluent files of the tool.

use super::stop::Stop;
use crate::lang::commands::{FILES, commands};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The messages of one language.
pub(super) struct Messages {
    code: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl Messages {
    /// The messages of that language; of the first language that has some, if it has none.
    pub(super) fn of(code: &str) -> Self {
        let found = FILES.iter().find(|(known, _)| *known == code).or_else(|| FILES.first());
        let (code, file) = found.copied().unwrap_or_default();
        let identifier: LanguageIdentifier = code.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        bundle.set_use_isolating(false);
        // A line that cannot be parsed is left out; a test makes sure that there is none.
        let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Self { code, bundle }
    }

    /// All of them: words that people type are understood in every language.
    pub(super) fn every() -> impl Iterator<Item = Self> {
        FILES.iter().map(|(code, _)| Self::of(code))
    }

    /// The language of the system's settings, if the tool speaks it; else its first one.
    pub(super) fn system_language() -> String {
        let variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
        let setting = variables.iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        language_of(setting.as_deref().unwrap_or_default()).to_owned()
    }

    pub(super) fn code(&self) -> &'static str {
        self.code
    }

    /// A message without variables.
    pub(super) fn text(&self, id: &str) -> String {
        self.say(id, &[])
    }

    /// A message with its variables; its id where it is missing, which a test rules out.
    pub(super) fn say(&self, id: &str, variables: &[(&'static str, FluentValue<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let args: FluentArgs<'_> = variables.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// A certainty as people read it.
    pub(super) fn percent(&self, share: f32) -> String {
        self.say("percent", &[("percent", f64::from((share * 100.0).round()).into())])
    }

    /// Several words one after the other, as one message lists them.
    pub(super) fn words(&self, id: &str) -> Vec<String> {
        self.text(id).split_whitespace().map(str::to_owned).collect()
    }
}

/// The messages of the language that the option names, or of the system's.
pub(super) fn chosen(option: Option<&str>) -> Result<Messages, Stop> {
    let system = Messages::of(&Messages::system_language());
    match option {
        None => Ok(system),
        Some(code) if commands(code).is_some() => Ok(Messages::of(code)),
        Some(code) => {
            let known: Vec<&str> = FILES.iter().map(|(code, _)| *code).collect();
            let variables = [("code", code.into()), ("known", known.join(", ").into())];
            Err(Stop::Misuse(system.say("unknown-language", &variables)))
        }
    }
}

/// The tool's language for a setting such as `en_GB.UTF-8`.
fn language_of(setting: &str) -> &'static str {
    let primary = setting.split(['_', '-', '.', '@']).next().unwrap_or_default().to_lowercase();
    let found = FILES.iter().find(|(code, _)| *code == primary).or_else(|| FILES.first());
    found.map_or("", |(code, _)| code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
    use std::collections::{BTreeMap, BTreeSet};

    /// Every message of a file with its variables.
    fn table(file: &str) -> BTreeMap<String, BTreeSet<String>> {
        let parsed = fluent_syntax::parser::parse(file.to_owned()).expect("no line is unreadable");
        let mut table = BTreeMap::new();
        for entry in parsed.body {
            if let Entry::Message(message) = entry {
                let mut variables = BTreeSet::new();
                gather(message.value.as_ref().expect("every message has words"), &mut variables);
                assert!(table.insert(message.id.name.clone(), variables).is_none(), "{} twice", message.id.name);
            }
        }
        table
    }

    fn gather(pattern: &Pattern<String>, variables: &mut BTreeSet<String>) {
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else { continue };
            match expression {
                Expression::Inline(InlineExpression::VariableReference { id }) => {
                    variables.insert(id.name.clone());
                }
                Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                    variables.insert(id.name.clone());
                    variants.iter().for_each(|variant| gather(&variant.value, variables));
                }
                _ => {}
            }
        }
    }

    #[test]
    fn all_languages_say_the_same() {
        let (_, first) = FILES[0];
        let first = table(first);
        for (code, file) in FILES {
            assert_eq!(table(file), first, "{code}");
            assert!(!file.contains('!'), "{code}: no exclamation marks");
        }
    }

    #[test]
    fn every_message_that_the_code_names_exists() {
        let known = table(FILES[0].1);
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli");
        let files = [folder.clone(), folder.join("chat")].into_iter().flat_map(|dir| std::fs::read_dir(dir).unwrap());
        for path in files.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some()) {
            let code = std::fs::read_to_string(&path).unwrap();
            for marker in [".say(\"", ".text(\"", ".words(\"", "misuse(&tool.messages, \""] {
                for rest in code.split(marker).skip(1) {
                    let id = rest.split('"').next().unwrap();
                    let written = id.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !id.is_empty();
                    assert!(!written || known.contains_key(id), "{}: {id}", path.display());
                }
            }
        }
    }

    #[test]
    fn the_system_chooses_the_language() {
        let codes: Vec<&str> = FILES.iter().map(|(code, _)| *code).collect();
        for code in &codes {
            assert_eq!(language_of(&format!("{code}_XX.UTF-8")), *code);
        }
        assert_eq!(language_of("C.UTF-8"), codes[0]);
        assert_eq!(language_of(""), codes[0]);
    }

    #[test]
    fn numbers_choose_their_form() {
        let messages = Messages::of(FILES[0].0);
        let one = messages.say("some-parts-off", &[("errors", 1.into())]);
        let two = messages.say("some-parts-off", &[("errors", 2.into())]);
        assert!(one != two && two.contains('2'));
    }
}
