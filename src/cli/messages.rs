//! What the commands say: the messages of one language, those of the first one where it lacks some.

use super::stop::Stop;
use crate::lang::{self, Languages};
use fluent_bundle::{FluentArgs, FluentValue};

/// The messages of one language.
pub(super) struct Messages {
    code: &'static str,
    own: lang::Messages,
    languages: Languages,
    /// Nobody has chosen the language: neither an option nor the system.
    pub(super) is_guess: bool,
}

impl Messages {
    /// The messages of that language; of the first one if there is none of that code.
    pub(super) fn of(languages: &Languages, code: &str) -> Self {
        let language = languages.get(code).unwrap_or_else(|| languages.first());
        let own = lang::Messages::new(language);
        Self { code: language.code, own, languages: languages.clone(), is_guess: false }
    }

    /// The messages of the language that the option names, else of the system's, else a guess.
    pub(super) fn chosen(languages: &Languages, option: Option<&str>) -> Result<Self, Stop> {
        let system = Self::of_system(languages, &system_setting());
        match option {
            None => Ok(system),
            Some(code) if languages.get(code).is_some() => Ok(Self::of(languages, code)),
            Some(code) => {
                let known: Vec<&str> = languages.iter().map(|language| language.code).collect();
                let variables = [("code", code.into()), ("known", known.join(", ").into())];
                Err(Stop::Misuse(system.say("unknown-language", &variables)))
            }
        }
    }

    /// The messages of the language of a setting such as `en_GB.UTF-8`.
    fn of_system(languages: &Languages, setting: &str) -> Self {
        let primary = setting.split(['_', '-', '.', '@']).next().unwrap_or_default().to_lowercase();
        Self { is_guess: languages.get(&primary).is_none(), ..Self::of(languages, &primary) }
    }

    /// The language's pack, for diagnostics.
    pub(super) fn own(&self) -> &lang::Messages {
        &self.own
    }

    /// All languages of the tool: what people type is understood in each.
    pub(super) fn languages(&self) -> &Languages {
        &self.languages
    }

    /// The language's code.
    pub(super) fn code(&self) -> &'static str {
        self.code
    }

    /// A message without variables.
    pub(super) fn text(&self, id: &str) -> String {
        self.say(id, &[])
    }

    /// A message with its variables; its id where it is missing everywhere, which a test rules out.
    pub(super) fn say(&self, id: &str, variables: &[(&'static str, FluentValue<'_>)]) -> String {
        let args: FluentArgs<'_> = variables.iter().map(|(name, value)| (*name, value.clone())).collect();
        let first = || self.languages.iter().find_map(|language| lang::Messages::new(language).format(id, None, &args));
        self.own.format(id, None, &args).or_else(first).unwrap_or_else(|| id.to_owned())
    }

    /// An attribute of a message, if it has one.
    pub(super) fn attribute(&self, id: &str, name: &str) -> Option<String> {
        self.own.attribute::<&str>(id, name, &[])
    }

    /// Several names as alternatives: “balance” or “transfer”.
    pub(super) fn either(&self, names: &[&str]) -> String {
        self.own.listed(&names.join("\n"))
    }

    /// A certainty as people read it.
    pub(super) fn percent(&self, share: f32) -> String {
        self.say("percent", &[("percent", f64::from((share * 100.0).round()).into())])
    }
}

/// Several words one after the other, as one message of any language lists them.
pub(super) fn words(languages: &Languages, id: &str) -> Vec<String> {
    let lists =
        languages.iter().filter_map(|language| lang::Messages::new(language).format(id, None, &FluentArgs::new()));
    lists.flat_map(|list| list.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// The language of the system's settings.
fn system_setting() -> String {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
    variables.iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty())).unwrap_or_default()
}

/// Every language that the program brings along.
#[cfg(test)]
pub(super) fn every() -> Vec<Messages> {
    let languages = Languages::default();
    languages.iter().map(|language| Messages::of(&languages, language.code)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
    use std::collections::{BTreeMap, BTreeSet};

    /// Every message of a language with its variables.
    fn table(language: &lang::Language) -> BTreeMap<String, BTreeSet<String>> {
        let mut table = BTreeMap::new();
        for file in language.tool.messages {
            let parsed = fluent_syntax::parser::parse((*file).to_owned()).expect("no line is unreadable");
            for entry in parsed.body {
                if let Entry::Message(message) = entry {
                    let mut variables = BTreeSet::new();
                    let patterns = message.value.iter().chain(message.attributes.iter().map(|a| &a.value));
                    patterns.for_each(|pattern| gather(pattern, &mut variables));
                    assert!(table.insert(message.id.name.clone(), variables).is_none(), "{} twice", message.id.name);
                }
            }
        }
        table
    }

    fn gather(pattern: &Pattern<String>, variables: &mut BTreeSet<String>) {
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else { continue };
            match expression {
                Expression::Inline(InlineExpression::VariableReference { id }) => {
                    // The same amount with the decimal sign that the language reads.
                    let decimal = ["comma", "dot"].contains(&id.name.as_str());
                    variables.insert(if decimal { "decimal".to_owned() } else { id.name.clone() });
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
        let languages = Languages::default();
        let tables: Vec<_> = languages.iter().map(|language| table(language)).collect();
        for (language, found) in languages.iter().zip(&tables) {
            let differing: Vec<_> =
                found.iter().filter(|(id, variables)| tables[0].get(*id) != Some(variables)).collect();
            assert_eq!(differing, [], "{}", language.code);
            assert_eq!(found.len(), tables[0].len(), "{}", language.code);
            let shouts = language.tool.messages.iter().any(|file| file.contains('!'));
            assert!(!shouts, "{}: no exclamation marks", language.code);
        }
    }

    #[test]
    fn every_message_that_the_code_names_exists() {
        let known = table(Languages::default().iter().next().unwrap());
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli");
        let mut open = vec![folder];
        while let Some(path) = open.pop() {
            if path.is_dir() {
                open.extend(std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
                continue;
            }
            let code = std::fs::read_to_string(&path).unwrap();
            for marker in ["messages.say(\"", "messages.text(\"", "words(languages, \"", "messages, \""] {
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
        let languages = Languages::default();
        for language in languages.iter() {
            let chosen = Messages::of_system(&languages, &format!("{}_XX.UTF-8", language.code));
            let own = Messages::of(&languages, language.code).text("nobody");
            assert_eq!((chosen.text("nobody"), chosen.is_guess), (own, false));
        }
        assert!(Messages::of_system(&languages, "C.UTF-8").is_guess);
        assert!(Messages::of_system(&languages, "").is_guess);
    }

    #[test]
    fn numbers_choose_their_form() {
        for messages in every() {
            let one = messages.say("some-parts-off", &[("errors", 1.into())]);
            let two = messages.say("some-parts-off", &[("errors", 2.into())]);
            assert!(one != two && two.contains('2'));
        }
    }

    #[test]
    fn a_language_without_these_messages_says_them_in_the_first_one() {
        let languages = Languages::default();
        let mute = lang::Language {
            code: "xx",
            reading: lang::Reading::default(),
            writing: lang::Writing::default(),
            tool: lang::Tool::default(),
            style: lang::Style::default(),
        };
        let languages = languages.with(mute);
        let messages = Messages::of(&languages, "xx");
        assert_eq!(messages.text("nobody"), Messages::of(&languages, "").text("nobody"));
    }
}
