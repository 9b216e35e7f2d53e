//! Every text of every voice.

use super::link::link;
use super::names::Names;
use super::parse::{Parsed, parse};
use super::shown::add_functions;
use super::text::{Body, Text};
use super::voice::Voice;
use crate::catalog::{Diagnostic, Place, Source};
use crate::lang::{Language, Languages};
use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

/// One Fluent file and the voice's folder that it stands in (`locales/de@du/common.ftl`: `de@du`).
#[derive(Clone, Debug)]
pub struct TextFile {
    /// The folder: a language's code, for an overlay with `@` and the form of address or brand.
    pub folder: String,
    /// The file.
    pub source: Arc<Source>,
    /// Nothing of it can be trusted, which was told: its texts are neither there nor missing.
    pub unread: bool,
}

/// Every text of every voice. Immutable.
///
/// ```
/// use schalter::catalog::Source;
/// use schalter::entity::{Currency, Money, Value};
/// use schalter::locale::{TextFile, Texts, Variant, Vars, Voice};
/// use std::sync::Arc;
///
/// let text = "transfer-done = Ihre Überweisung über { $amount } ist beauftragt.\n".to_owned();
/// let source = Arc::new(Source { path: "locales/de/transfer.ftl".into(), text });
/// let file = TextFile { folder: "de".into(), source, unread: false };
/// let (texts, told) = Texts::read(vec![file], &schalter::lang::Languages::default(), &["de".into()]);
/// assert!(told.is_empty());
///
/// let amount = Value::Money(Money { minor: 5_000, currency: Currency::EUR });
/// let vars = Vars::from([("amount".to_owned(), Some(amount))]);
/// let done = texts.write(&Voice::of("de"), "transfer-done", None, &vars, Variant::default()).unwrap();
/// assert_eq!(done.text, "Ihre Überweisung über 50,00\u{a0}€ ist beauftragt.");
/// ```
#[derive(Clone, Default)]
pub struct Texts {
    pub(super) voices: BTreeMap<String, Arc<Spoken>>,
    pub(super) names: Arc<Names>,
}

/// The texts of one voice.
pub(super) struct Spoken {
    pub(super) language: Arc<Language>,
    pub(super) bundle: FluentBundle<Arc<FluentResource>>,
    pub(super) texts: BTreeMap<String, Text>,
    broken: BTreeSet<String>,
    /// How the ids of files begin that could not be read.
    unread: Vec<String>,
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = self.voices.iter().map(|(folder, spoken)| (folder, spoken.texts.len()));
        f.debug_map().entries(counts).finish()
    }
}

impl Texts {
    /// Reads files. `wanted` are the languages of the bot; folders of others are left out.
    pub fn read(files: Vec<TextFile>, languages: &Languages, wanted: &[String]) -> (Self, Vec<Diagnostic>) {
        let mut told = Vec::new();
        // Per folder: what stands there, and the resources in order of files.
        let mut folders: BTreeMap<String, (Parsed, Vec<Arc<FluentResource>>)> =
            wanted.iter().map(|code| (code.clone(), Default::default())).collect();
        let mut firsts: BTreeMap<(String, String), Place> = BTreeMap::new();
        let mut broken = BTreeSet::new();
        for TextFile { folder, source, unread } in files {
            let code = folder.split('@').next().unwrap_or_default();
            if !wanted.iter().any(|wanted| wanted == code) {
                continue;
            }
            let mut parsed = if unread { Parsed { refused: true, ..Parsed::default() } } else { parse(&source) };
            told.append(&mut parsed.diagnostics);
            if parsed.refused {
                let stem = source.path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
                folders.entry(folder).or_default().0.unread.push(format!("{}-", stem.replace('_', "-")));
                continue;
            }
            let (whole, resources) = folders.entry(folder.clone()).or_default();
            for text in parsed.texts {
                match firsts.get(&(folder.clone(), text.id.clone())) {
                    Some(first) => {
                        let twice = Diagnostic::error("S11", "s11-text").arg("id", &text.id).at(text.place.clone());
                        told.push(twice.at(first.clone()));
                        broken.insert((folder.clone(), text.id));
                    }
                    None => {
                        firsts.insert((folder.clone(), text.id.clone()), text.place.clone());
                        whole.texts.push(text);
                    }
                }
            }
            whole.broken.extend(parsed.broken);
            let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(source.text.clone());
            resources.push(Arc::new(resource));
        }
        for (folder, id) in broken {
            if let Some((whole, _)) = folders.get_mut(&folder) {
                whole.broken.insert(id);
            }
        }
        for (whole, _) in folders.values_mut() {
            let broken = &whole.broken;
            whole.texts.retain(|text| !broken.contains(&text.id));
        }
        let mut voices = BTreeMap::new();
        let mut seen = Vec::new();
        for folder in folders.keys() {
            let Some(language) = languages.get(folder.split('@').next().unwrap_or_default()) else { continue };
            let layers = layers(folder).into_iter().filter_map(|layer| folders.get(&layer));
            let (spoken, diagnostics) = Spoken::new(language, layers);
            // What an overlay inherits was told with the folder it comes from.
            for diagnostic in diagnostics {
                if !seen.contains(&diagnostic) {
                    seen.push(diagnostic);
                }
            }
            voices.insert(folder.clone(), Arc::new(spoken));
        }
        told.append(&mut seen);
        (Self { voices, names: Arc::default() }, told)
    }

    /// The same with the words of the catalogue's lists and the types of its variables.
    #[must_use]
    pub fn with_names(self, names: Names) -> Self {
        Self { names: Arc::new(names), ..self }
    }

    /// The words of lists and the types of variables.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// The folders of voices, base folders (`de`) and overlays (`de@du`).
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.voices.keys().map(String::as_str)
    }

    /// The languages, each by its code.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.folders().filter(|folder| !folder.contains('@'))
    }

    /// The language of a folder.
    pub fn language(&self, folder: &str) -> Option<&Arc<Language>> {
        self.voices.get(folder).map(|spoken| &spoken.language)
    }

    /// All texts and terms of a folder by id, inherited ones included.
    pub fn all(&self, folder: &str) -> impl Iterator<Item = &Text> {
        self.voices.get(folder).into_iter().flat_map(|spoken| spoken.texts.values())
    }

    /// A text of a folder.
    pub fn text(&self, folder: &str, id: &str) -> Option<&Text> {
        self.voices.get(folder)?.texts.get(id)
    }

    /// The words of a text or attribute in a folder.
    pub fn body(&self, folder: &str, id: &str, attribute: Option<&str>) -> Option<&Body> {
        self.text(folder, id)?.body(attribute)
    }

    /// The variables of every text as plain data: folder, then `id` or `id.attribute`, then names.
    pub fn uses(&self) -> BTreeMap<String, BTreeMap<String, BTreeSet<String>>> {
        let texts = |spoken: &Spoken| {
            let bodies =
                spoken.texts.values().flat_map(|text| text.bodies().map(move |(name, body)| (text, name, body)));
            let named = bodies.map(|(text, name, body)| match name {
                None => (text.id.clone(), body.variables.clone()),
                Some(name) => (format!("{}.{name}", text.id), body.variables.clone()),
            });
            named.collect()
        };
        self.voices.iter().map(|(folder, spoken)| (folder.clone(), texts(spoken))).collect()
    }

    /// Does a text stand there that cannot be used? Its mistake has been told.
    pub fn is_broken(&self, folder: &str, id: &str) -> bool {
        self.voices
            .get(folder)
            .is_some_and(|spoken| spoken.broken.contains(id) || spoken.unread.iter().any(|begin| id.starts_with(begin)))
    }

    /// Is there a file of that folder of which nothing could be read? It has been told.
    pub fn is_unread(&self, folder: &str) -> bool {
        self.voices.get(folder).is_some_and(|spoken| !spoken.unread.is_empty())
    }

    /// Can this voice write that text?
    pub fn has(&self, voice: &Voice, id: &str, attribute: Option<&str>) -> bool {
        self.spoken(voice).and_then(|spoken| spoken.texts.get(id)).is_some_and(|text| text.body(attribute).is_some())
    }

    /// The texts of a voice: the nearest folder there is.
    pub(super) fn spoken(&self, voice: &Voice) -> Option<&Spoken> {
        let Voice { language, address, brand } = voice;
        let both = address.as_ref().zip(brand.as_ref()).map(|(a, b)| format!("{language}@{b}@{a}"));
        let one = brand.iter().chain(address).map(|one| format!("{language}@{one}"));
        let nearest = both.into_iter().chain(one).chain([language.clone()]);
        nearest.filter_map(|folder| self.voices.get(&folder)).next().map(Arc::as_ref)
    }
}

impl Spoken {
    fn new<'a>(
        language: &Arc<Language>,
        layers: impl Iterator<Item = &'a (Parsed, Vec<Arc<FluentResource>>)>,
    ) -> (Self, Vec<Diagnostic>) {
        let locale = language.writing.locale.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Isolation marks break copying an IBAN, the length of messages, and tests.
        bundle.set_use_isolating(false);
        add_functions(&mut bundle);
        let mut texts = BTreeMap::new();
        let mut whole = Parsed::default();
        for (parsed, resources) in layers {
            whole.unread.extend(parsed.unread.iter().cloned());
            for id in &parsed.broken {
                // A broken text of an overlay hides the one below: it was meant to differ.
                texts.remove(id);
                whole.broken.insert(id.clone());
            }
            for text in &parsed.texts {
                whole.broken.remove(&text.id);
                texts.insert(text.id.clone(), text.clone());
            }
            for resource in resources {
                bundle.add_resource_overriding(Arc::clone(resource));
            }
        }
        let texts = link(texts, &mut whole);
        (
            Self { language: Arc::clone(language), bundle, texts, broken: whole.broken, unread: whole.unread },
            whole.diagnostics,
        )
    }
}

/// The folders that a folder stands on, lowest first: `de@acme@du` on `de`, `de@acme`, `de@du`.
fn layers(folder: &str) -> Vec<String> {
    let mut parts = folder.split('@');
    let base = parts.next().unwrap_or_default().to_owned();
    let parts: Vec<&str> = parts.collect();
    let mut layers = vec![base.clone()];
    layers.extend(parts.iter().map(|part| format!("{base}@{part}")));
    if parts.len() > 1 {
        layers.push(folder.to_owned());
    }
    layers
}
