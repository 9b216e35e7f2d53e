//! `new intent|answer|list|test NAME`: files in every language of the bot, with gaps to fill in that `check` names.

use super::args::{NewOptions, NewWhat};
use super::files::replace;
use super::folders::Folders;
use super::messages::Messages;
use super::screen::Screen;
use super::stop::Stop;
use crate::bot::Examined;
use crate::catalog::{Catalog, Phrase, Piece, formatted};
use crate::lang::Languages;
use serde_json::json;
use std::path::PathBuf;

/// A file that is written, whole.
type Written = (PathBuf, String);

/// Writes the files; wrong use where something of that name is there already.
pub(super) fn new(
    languages: &Languages,
    folders: &Folders,
    examined: &Examined,
    mut screen: Screen,
    messages: &Messages,
    options: &NewOptions,
) -> Result<bool, Stop> {
    let name = options.name.as_str();
    let plain = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && name.len() <= 40;
    if !plain {
        return Err(Stop::misuse(messages, "new-name", "name", name));
    }
    let maker = Maker { languages, folders, catalog: &examined.catalog, messages };
    let written = match options.what {
        NewWhat::Intent => maker.intent(name),
        NewWhat::Answer => maker.answer(&options.file, name),
        NewWhat::List => maker.list(name),
        NewWhat::Test => maker.test(name),
    }?;
    for (path, text) in &written {
        let text = formatted(path, text, languages).unwrap_or_else(|| text.clone());
        replace(path, &text)?;
        let shown = path.display().to_string();
        if options.json {
            screen.line(&json!({ "file": shown }).to_string())?;
        } else {
            screen.line(&messages.say("new-written", &[("file", shown.into())]))?;
        }
    }
    if !options.json {
        screen.remark(&messages.text("new-then"))?;
    }
    Ok(true)
}

struct Maker<'a> {
    languages: &'a Languages,
    folders: &'a Folders,
    catalog: &'a Catalog,
    messages: &'a Messages,
}

impl Maker<'_> {
    fn intent(&self, name: &str) -> Result<Vec<Written>, Stop> {
        let hint = self.messages.text("new-phrases");
        let mut text = format!(
            "# {}\n\n[intent]\ntitle = \"{}\"\nactive = false\n\n[phrases]\n# TODO: {hint}\n",
            self.messages.text("new-intent"),
            title(name),
        );
        self.each(|code, _| text += &format!("{code} = []\n"));
        let mut written = vec![self.fresh(self.folders.intents.join(format!("{name}.toml")), text)?];
        let id = name.replace('_', "-");
        for code in &self.catalog.bot.languages {
            let own = Messages::of(self.languages, code);
            let text =
                format!("{id}-title = {}\n\n# TODO\n{id}-answer = {}\n", title(name), own.text("new-answer-text"));
            written.push(self.fresh(self.texts(code, name), text)?);
        }
        Ok(written)
    }

    fn answer(&self, file: &str, name: &str) -> Result<Vec<Written>, Stop> {
        let path = self.folders.intents.join(format!("{file}.toml"));
        let before = if path.exists() { std::fs::read_to_string(&path)? } else { "[collection]\n".to_owned() };
        let collection = self.catalog.collections.iter().find(|collection| collection.name == file);
        let taken = collection.is_some_and(|known| known.answers.iter().any(|answer| answer.id == name));
        if taken || (path.exists() && collection.is_none()) {
            let shown = format!("{}: [answer.{name}]", path.display());
            return Err(Stop::misuse(self.messages, "new-exists", "file", &shown));
        }
        let mut text = format!("{before}\n[answer.{name}]\n# TODO: {}\n", self.messages.text("new-phrases"));
        self.each(|code, _| text += &format!("{code} = []\n"));
        let mut written = vec![(path, text)];
        for code in &self.catalog.bot.languages {
            let own = Messages::of(self.languages, code);
            let path = self.texts(code, file);
            let before = if path.exists() { std::fs::read_to_string(&path)? } else { String::new() };
            let gap = if before.is_empty() { "" } else { "\n" };
            let id = format!("{file}-{name}").replace('_', "-");
            written.push((path, format!("{before}{gap}# TODO\n{id} = {}\n", own.text("new-answer-text"))));
        }
        Ok(written)
    }

    fn list(&self, name: &str) -> Result<Vec<Written>, Stop> {
        let mut text = format!(
            "# {}\n\n[list]\ntitle = \"{}\"\n\n# TODO: {}\n[value.example]\n",
            self.messages.text("new-list"),
            title(name),
            self.messages.text("new-words"),
        );
        self.each(|code, own| text += &format!("{code} = [\"{}\"]\n", own.text("new-list-word")));
        Ok(vec![self.fresh(self.folders.intents.join(format!("lists/{name}.toml")), text)?])
    }

    fn test(&self, name: &str) -> Result<Vec<Written>, Stop> {
        let bot = &self.catalog.bot;
        let language = self.languages.get(&bot.default_language).unwrap_or_else(|| self.languages.first());
        let own = Messages::of(self.languages, language.code);
        let first = |phrase: Option<&Phrase>| phrase.and_then(|phrase| phrase.expansions(1).into_iter().next());
        let intent = self.catalog.intent(name);
        let said = intent.and_then(|intent| first(intent.phrases.get(language.code)?.learn.first()));
        let customer = language.tool.script.customer.first().copied().unwrap_or_default();
        let (said, check) = match said {
            Some(pieces) => (sentence(&pieces), format!("Check: intent = {name}\n")),
            None => (own.text("new-test-line"), String::new()),
        };
        let path = self.folders.intents.join(format!("tests/{name}.toml"));
        let channel = bot.channel_order.first().map_or("web", String::as_str);
        let text = format!(
            "# {}\n\n[defaults]\nlanguage = \"{}\"\nchannel = \"{channel}\"\n\n# TODO\n[test.first]\ntitle = \"{}\"\ntalk = '''\n{customer}: {said}\n{check}'''\n",
            self.messages.text("new-test"),
            language.code,
            title(name),
        );
        Ok(vec![self.fresh(path, text)?])
    }

    /// For every language of the bot, with its own messages.
    fn each(&self, mut each: impl FnMut(&str, &Messages)) {
        for code in &self.catalog.bot.languages {
            each(code, &Messages::of(self.languages, code));
        }
    }

    fn texts(&self, code: &str, file: &str) -> PathBuf {
        self.folders.texts.join(code).join(format!("{file}.ftl"))
    }

    /// Nothing that is there is written over.
    fn fresh(&self, path: PathBuf, text: String) -> Result<Written, Stop> {
        if path.symlink_metadata().is_ok() {
            return Err(Stop::misuse(self.messages, "new-exists", "file", &path.display().to_string()));
        }
        Ok((path, text))
    }
}

/// `standing_order` as a name for people.
fn title(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn sentence(pieces: &[Piece]) -> String {
    let words = pieces.iter().map(|piece| match piece {
        Piece::Words(words) => words.as_str(),
        Piece::Slot { example, .. } => example.as_deref().unwrap_or_default(),
    });
    words.collect::<Vec<_>>().join(" ")
}
