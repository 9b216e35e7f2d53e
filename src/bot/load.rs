//! Loads the files of a bot and finds everything that is wrong with them, in one pass.

use crate::catalog::{self, Catalog, Diagnostic, Severity};
use crate::channel;
use crate::check;
use crate::entity::Entities;
use crate::handler::Handlers;
use crate::lang::Languages;
use crate::locale::{Names, Texts, Variant, Vars, Voice};
use crate::nlu::{Title, Understanding};
use crate::privacy::Clearance;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

use super::{compiled, dry_run};

/// One version of a bot's files, checked and trained.
#[derive(Clone)]
pub(super) struct Loaded {
    pub(super) catalog: Arc<Catalog>,
    pub(super) texts: Arc<Texts>,
    pub(super) understanding: Arc<Understanding>,
    pub(super) clearance: Arc<Clearance>,
    pub(super) diagnostics: Arc<[Diagnostic]>,
}

/// Loads both folders. `handlers`: `None` takes the names in the files as given. `compiled`: where what was
/// learnt is kept.
pub(super) fn load(
    intents: &Path,
    texts: &Path,
    languages: &Languages,
    entities: &Entities,
    handlers: Option<&Handlers>,
    compiled: Option<&Path>,
) -> Loaded {
    let (mut catalog, mut diagnostics) = catalog::load(intents, languages, entities);
    let (texts, wrong_texts) = Texts::load(texts, languages, &catalog.bot.languages);
    diagnostics.extend(wrong_texts);
    let texts = texts.with_names(Names::of(&catalog, entities));
    let names: Option<Vec<String>> = handlers.map(|handlers| handlers.names().map(str::to_owned).collect());
    diagnostics.extend(check::check(&catalog, &texts, languages, entities, names.as_deref()));
    diagnostics.extend(channel::check_settings(&catalog));
    if let Some(handlers) = handlers {
        diagnostics.extend(dry_run::dry_run(&catalog, handlers, entities));
    }
    catalog::switch_off(&mut catalog, &diagnostics);
    switch_off_by_texts(&mut catalog, &diagnostics);
    let clearance = Clearance::of(&catalog, &texts.uses());
    let titles = titles(&catalog, &texts);
    let understanding = compiled::train(compiled, &catalog, languages, entities, &titles);
    Loaded {
        catalog: Arc::new(catalog),
        texts: Arc::new(texts),
        understanding: Arc::new(understanding),
        clearance: Arc::new(clearance),
        diagnostics: diagnostics.into(),
    }
}

/// A mistake in a text switches off the topic that the text's file is named after.
fn switch_off_by_texts(catalog: &mut Catalog, diagnostics: &[Diagnostic]) {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let paths = errors.flat_map(|error| error.labels.iter().map(|label| label.place.source.path.as_path()));
    let texts = paths.filter(|path| path.extension().is_some_and(|extension| extension == "ftl"));
    let stems: BTreeSet<&OsStr> = texts.filter_map(Path::file_stem).collect();
    for intent in &mut catalog.intents {
        intent.broken |= stems.contains(OsStr::new(&intent.id));
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
