//! Loads the files of a bot and finds everything that is wrong with them, in one pass.

use crate::catalog::{self, Catalog, Diagnostic, Severity};
use crate::channel;
use crate::check;
use crate::entity::Entities;
use crate::handler::Handlers;
use crate::lang::Languages;
use crate::locale::{Names, Texts, Variant, Vars, Voice};
use crate::nlu::{Learnt, Title, Understanding};
use crate::privacy::Clearance;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

use super::dry_run;

/// One version of a bot's files, checked; the understanding is trained when it is first needed.
#[derive(Clone)]
pub(super) struct Loaded {
    pub(super) catalog: Arc<Catalog>,
    pub(super) texts: Arc<Texts>,
    pub(super) understanding: Arc<Learnt>,
    pub(super) clearance: Arc<Clearance>,
    pub(super) diagnostics: Arc<[Diagnostic]>,
    /// Were the names of handlers held against the registered ones?
    pub(super) handlers_known: bool,
}

/// What the files of a bot say, and what is wrong with them; nothing is learnt from them yet.
#[derive(Debug)]
pub struct Examined {
    /// The intent files; what has an error is off.
    pub catalog: Catalog,
    /// The texts.
    pub texts: Texts,
    /// Every mistake of files and handlers.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads and checks both folders. `handlers`: `None` takes the names in the files as given. `at` decides
/// what is over or due.
pub(super) fn examine(
    intents: &Path,
    texts: &Path,
    languages: &Languages,
    entities: &Entities,
    handlers: Option<&Handlers>,
    at: Timestamp,
) -> Examined {
    let (mut catalog, mut diagnostics) = catalog::load(intents, languages, entities);
    let (texts, wrong_texts) = Texts::load(texts, languages, &catalog.bot.languages);
    diagnostics.extend(wrong_texts);
    let texts = texts.with_names(Names::of(&catalog, entities));
    let names: Option<Vec<String>> = handlers.map(|handlers| handlers.names().map(str::to_owned).collect());
    let now = TimeZone::get(&catalog.bot.timezone).unwrap_or(TimeZone::UTC).to_datetime(at);
    diagnostics.extend(check::check(&catalog, &texts, languages, entities, names.as_deref(), now));
    diagnostics.extend(channel::check_settings(&catalog));
    if let Some(handlers) = handlers {
        diagnostics.extend(dry_run::dry_run(&catalog, handlers, entities));
    }
    catalog::switch_off(&mut catalog, &diagnostics);
    switch_off_by_texts(&mut catalog, &diagnostics);
    Examined { catalog, texts, diagnostics }
}

/// What was examined, with everything that a bot needs to answer by it. `train` learns it when it is first needed.
pub(super) fn learn(
    examined: Examined,
    languages: &Languages,
    entities: &Entities,
    handlers_known: bool,
    train: impl FnOnce(&Catalog, &Languages, &Entities, &[Title]) -> Understanding + Send + 'static,
) -> Loaded {
    let Examined { catalog, texts, diagnostics } = examined;
    let clearance = Clearance::of(&catalog, &texts.uses());
    let titles = titles(&catalog, &texts);
    let catalog = Arc::new(catalog);
    let (learns, languages, entities) = (Arc::clone(&catalog), languages.clone(), entities.clone());
    let train = move || train(&learns, &languages, &entities, &titles);
    Loaded {
        catalog,
        texts: Arc::new(texts),
        understanding: Arc::new(Learnt::new(Box::new(train))),
        clearance: Arc::new(clearance),
        diagnostics: diagnostics.into(),
        handlers_known,
    }
}

/// A mistake in a text switches off the topic that the text's file is named after, or the answer that it is the
/// text of.
fn switch_off_by_texts(catalog: &mut Catalog, diagnostics: &[Diagnostic]) {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let paths = errors.flat_map(|error| error.labels.iter().map(|label| label.place.source.path.as_path()));
    let texts = paths.filter(|path| path.extension().is_some_and(|extension| extension == "ftl"));
    let stems: BTreeSet<&OsStr> = texts.filter_map(Path::file_stem).collect();
    for intent in &mut catalog.intents {
        intent.broken |= stems.contains(OsStr::new(&intent.id));
    }
    // A collection holds many answers: only the one that the mistake names is off.
    let named = diagnostics.iter().filter(|told| told.severity == Severity::Error).flat_map(|told| &told.args);
    let ids: BTreeSet<&str> = named.filter(|(name, _)| *name == "id").map(|(_, id)| id.as_str()).collect();
    for answer in catalog.collections.iter_mut().flat_map(|collection| &mut collection.answers) {
        answer.broken |= ids.contains(answer.text_id.as_str());
    }
}

fn titles(catalog: &Catalog, texts: &Texts) -> Vec<Title> {
    let mut titles = Vec::new();
    for language in &catalog.bot.languages {
        let voice = Voice::of(language.clone());
        let mut title = |id: &str, text: &str, attribute: Option<&str>| {
            if let Some(written) = texts.write(&voice, text, attribute, &Vars::new(), Variant::default()) {
                titles.push(Title { language: language.clone(), id: id.to_owned(), text: written.text });
            }
        };
        for intent in &catalog.intents {
            title(&intent.id, &intent.text("title"), None);
        }
        for answer in catalog.answers() {
            title(&answer.text_id, &answer.text_id, Some("title"));
        }
    }
    titles
}
