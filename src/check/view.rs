//! What the rules look at, and the questions that several of them ask.

use super::automaton::Spelt;
use super::b02::{Unused, unused};
use super::draft::{gap, translation};
use super::needed::available;
use super::overlap::{Common, common, topics};
use crate::catalog::{Catalog, Channel, Diagnostic, Intent, Phrase, Place};
use crate::entity::{Entities, SlotType};
use crate::lang::{Language, Languages};
use crate::locale::{Body, Text, Texts};
use crate::privacy::{Clearance, TextUses};
use jiff::civil::DateTime;
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;

/// What is known of a text by its id.
struct Known {
    /// Its variables; `None`: nobody uses it.
    names: Option<BTreeMap<String, Option<SlotType>>>,
    /// Does it belong to what is off for another mistake?
    off: bool,
}

/// All files of a bot, read.
pub struct View<'a> {
    /// The intent files.
    pub catalog: &'a Catalog,
    /// The texts.
    pub texts: &'a Texts,
    /// The languages that the program knows.
    pub languages: &'a Languages,
    /// The entity kinds that it knows.
    pub entities: &'a Entities,
    /// The registered handlers; `None`: not known here.
    pub handlers: Option<&'a [String]>,
    /// The bot's local time.
    pub now: DateTime,
    /// Variables of every text.
    pub uses: TextUses,
    /// What every topic needs.
    pub clearance: Clearance,
    /// What is known of every text: asked by many rules for each of them.
    known: OnceCell<BTreeMap<&'a str, Known>>,
    /// Every text where it is written.
    written: OnceCell<Vec<(&'a str, &'a Language, &'a Text)>>,
    /// Pieces of phrases as letters.
    spelt: RefCell<HashMap<String, Rc<Spelt>>>,
    /// The texts that nobody uses.
    unused: OnceCell<Unused<'a>>,
    /// What topics say in common, by language: several rules ask, and finding it takes longest.
    common: OnceCell<BTreeMap<&'a str, Vec<Common<'a>>>>,
}

impl std::fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("View")
    }
}

impl<'a> View<'a> {
    pub(super) fn new(
        catalog: &'a Catalog,
        texts: &'a Texts,
        languages: &'a Languages,
        entities: &'a Entities,
        handlers: Option<&'a [String]>,
        now: DateTime,
    ) -> Self {
        let uses = texts.uses();
        let clearance = Clearance::of(catalog, &uses);
        Self {
            catalog,
            texts,
            languages,
            entities,
            handlers,
            now,
            uses,
            clearance,
            known: OnceCell::new(),
            written: OnceCell::new(),
            spelt: RefCell::default(),
            unused: OnceCell::new(),
            common: OnceCell::new(),
        }
    }

    /// The languages of the bot.
    pub(super) fn codes(&self) -> impl Iterator<Item = &'a str> {
        self.catalog.bot.languages.iter().map(String::as_str)
    }

    /// Intents that are not off for another mistake: their missing parts would be told twice.
    pub(super) fn intents(&self) -> impl Iterator<Item = &'a Intent> {
        self.catalog.intents.iter().filter(|intent| !intent.broken)
    }

    /// Channels that are not off for another mistake.
    pub(super) fn channels(&self) -> impl Iterator<Item = &'a Channel> {
        self.catalog.bot.channels.values().filter(|channel| !channel.broken)
    }

    fn known(&self, id: &str) -> Option<&Known> {
        let all = self.known.get_or_init(|| {
            let ids = self.texts.folders().flat_map(|folder| self.texts.all(folder)).map(|text| text.id.as_str());
            let ids: BTreeSet<&str> = ids.collect();
            let known = |id| Known { names: available(self.catalog, id), off: self.belongs_to_off(id) };
            ids.into_iter().map(|id| (id, known(id))).collect()
        });
        all.get(id)
    }

    /// The variables of a text; `None`: nobody uses it, or there is none.
    pub(super) fn available(&self, id: &str) -> Option<&BTreeMap<String, Option<SlotType>>> {
        self.known(id)?.names.as_ref()
    }

    /// Does a text belong to what is off for another mistake? What it may say is not known then.
    pub(super) fn is_off(&self, id: &str) -> bool {
        self.known(id).map_or_else(|| self.belongs_to_off(id), |known| known.off)
    }

    fn belongs_to_off(&self, id: &str) -> bool {
        let owner = self.catalog.owner(id);
        let mut collections = self.catalog.collections.iter().filter(|own| own.broken);
        owner.is_some_and(|(intent, _)| intent.broken)
            || self.catalog.answer(id).is_some_and(|answer| answer.broken)
            || (self.catalog.answer(id).is_none()
                && collections.any(|own| id.starts_with(&format!("{}-", own.name.replace('_', "-")))))
    }

    /// Every text where it is written, once: with its folder and the language of it.
    pub(super) fn written(&self) -> impl Iterator<Item = (&'a str, &'a Language, &'a Text)> {
        self.written.get_or_init(|| self.find_written()).iter().copied()
    }

    fn find_written(&self) -> Vec<(&'a str, &'a Language, &'a Text)> {
        let mut seen = HashSet::new();
        let mut all = Vec::new();
        for folder in self.texts.folders() {
            let Some(language) = self.texts.language(folder) else { continue };
            // An overlay inherits the base's texts.
            for text in self.texts.all(folder) {
                if seen.insert((Arc::as_ptr(&text.place.source), text.place.span.start)) {
                    all.push((folder, language.as_ref(), text));
                }
            }
        }
        all
    }

    /// The texts that nobody uses.
    pub(super) fn unused(&self) -> &Unused<'a> {
        self.unused.get_or_init(|| unused(self))
    }

    /// A piece of a phrase as it is compared; asked by several rules for each.
    pub(super) fn spelt(&self, text: &str) -> Rc<Spelt> {
        if let Some(known) = self.spelt.borrow().get(text) {
            return Rc::clone(known);
        }
        let spelt = Rc::new(Spelt::new(text));
        self.spelt.borrow_mut().insert(text.to_owned(), Rc::clone(&spelt));
        spelt
    }

    /// Sentences that two topics have in common in a language.
    pub(super) fn common(&self, code: &str) -> &[Common<'a>] {
        let all = self.common.get_or_init(|| {
            let topics = topics(self);
            self.codes()
                .map(|code| (code, common(&topics, self, code, &|text| Rc::clone(&self.spelt(text).letters))))
                .collect()
        });
        all.get(code).map_or(&[], Vec::as_slice)
    }

    /// Phrases of a language wherever they stand, each with the topic's id: what is learnt, tested and refused.
    pub(super) fn phrases(&self, code: &str) -> Vec<(&'a str, &'a Phrase)> {
        let intents = self.intents().map(|intent| (intent.id.as_str(), &intent.phrases));
        let answers = self.catalog.answers().filter(|answer| !answer.broken);
        let answers = answers.map(|answer| (answer.text_id.as_str(), &answer.phrases));
        let topics = intents.chain(answers).filter_map(|(id, phrases)| Some((id, phrases.get(code)?)));
        let lists =
            topics.flat_map(|(id, all)| [&all.learn, &all.followup, &all.test, &all.not].map(|list| (id, list)));
        lists.flat_map(|(id, list)| list.iter().map(move |phrase| (id, phrase))).collect()
    }

    /// Where the phrases of an intent or answer begin.
    pub(super) fn topic_place(&self, id: &str) -> Option<&'a Place> {
        let intent = self.catalog.intent(id).map(|intent| key(intent, "phrases"));
        intent.or_else(|| self.catalog.answer(id).map(|answer| &answer.place))
    }

    /// The words of a text in a language.
    pub(super) fn body(&self, code: &str, id: &str, attribute: Option<&str>) -> Option<&'a Body> {
        self.texts.body(code, id, attribute)
    }

    /// Has a language any text? Without one that is a single mistake, not one for each text.
    pub(super) fn has_texts(&self, code: &str) -> bool {
        self.texts.all(code).next().is_some()
    }

    /// The languages in which nothing stands under that id; a broken text has been told already.
    pub(super) fn missing(&self, id: &str) -> Vec<&'a str> {
        self.codes()
            .filter(|code| self.has_texts(code))
            .filter(|code| self.texts.text(code, id).is_none() && !self.texts.is_broken(code, id))
            .collect()
    }

    /// Does one of these texts name a variable that it does not have? Such a topic counts as secret,
    /// which is told where the variable stands and not once more for every channel.
    pub(super) fn is_unclear(&self, ids: &[String]) -> bool {
        ids.iter().any(|id| {
            let none = BTreeMap::new();
            let names = self.available(id).unwrap_or(&none);
            let texts = self.texts.folders().filter_map(|folder| self.texts.text(folder, id));
            let mut uses = texts.flat_map(|text| text.bodies()).flat_map(|(_, body)| &body.variables);
            uses.any(|name| !names.contains_key(name))
        })
    }

    /// A mistake about a text that is missing: where it is asked for, and where another language has it.
    pub(super) fn lacking(&self, told: Diagnostic, id: &str, missing: &[&str], asked: &Place) -> Diagnostic {
        let there = self.codes().find_map(|code| self.texts.text(code, id));
        let told = in_languages(told.arg("id", id), missing).at(asked.clone());
        let Some(text) = there else {
            // The file is the one that the asking file's texts stand in.
            let stem = asked.source.path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            let drafts: Option<Vec<_>> = missing.iter().map(|code| gap(self, code, stem, id)).collect();
            return match drafts {
                Some(drafts) => told.fix(drafts),
                None => told,
            };
        };
        let drafts: Option<Vec<_>> = missing.iter().map(|code| translation(self, code, text)).collect();
        let told = told.at(text.place.clone());
        match drafts {
            Some(drafts) => told.fix(drafts),
            None => told,
        }
    }
}

/// Names languages: by code, and joined so that a message can choose its words by them.
pub(super) fn in_languages(told: Diagnostic, codes: &[&str]) -> Diagnostic {
    let mut sorted = codes.to_vec();
    sorted.sort_unstable();
    told.arg("in", sorted.join("-")).arg("languages", codes.join(", "))
}

/// Where a key of an intent stands, else the heading that it belongs under, else the first.
pub(super) fn key<'a>(intent: &'a Intent, name: &str) -> &'a Place {
    let heading = name.rsplit_once('.').and_then(|(heading, _)| intent.keys.get(heading));
    intent.keys.get(name).or(heading).unwrap_or(&intent.place)
}

/// The nearest of some names, if one is near: two slips, or one is the beginning of the other.
pub(super) fn nearest<'a>(word: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let near = names.filter_map(|name| {
        let distance = strsim::damerau_levenshtein(word, name);
        let begins = word.len() >= 3 && (name.starts_with(word) || word.starts_with(name));
        (distance <= 2 || begins).then_some((distance, name))
    });
    near.min().map(|(_, name)| name)
}
