//! One text as it stands in a file: what it says, uses and refers to, and where.

use crate::catalog::{Place, Source};
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

/// One message or term of a voice.
#[derive(Clone, Debug)]
pub struct Text {
    /// Its id; a term's begins with `-`.
    pub id: String,
    /// Where the id stands.
    pub place: Place,
    /// The version of its source that it was translated from (`# source: 5f3a91c2` above it), and where that stands.
    pub source: Option<(String, Place)>,
    /// The note above it that calls it a draft (`# TODO`).
    pub draft: Option<Place>,
    /// Its value; a question may have attributes only.
    pub value: Option<Body>,
    /// Its attributes, without the point.
    pub attributes: BTreeMap<String, Body>,
}

impl Text {
    /// The value, or an attribute.
    pub fn body(&self, attribute: Option<&str>) -> Option<&Body> {
        match attribute {
            None => self.value.as_ref(),
            Some(name) => self.attributes.get(name),
        }
    }

    /// What tells this version of the words from every other: eight hexadecimal digits. Spaces, line breaks and
    /// the order of attributes do not count, nor do the number and words of variants (`.alt1`), which languages
    /// may have as they like.
    ///
    /// A translation keeps it in a note (`# source: 5f3a91c2`), so that `check` can say when its source has changed.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        for (name, body) in self.bodies().filter(|(name, _)| name.is_none_or(|name| !name.starts_with("alt"))) {
            let written = body.place.source.text.get(body.place.span.clone()).unwrap_or_default();
            hash.update(name.unwrap_or_default());
            hash.update([0]);
            for word in written.split_whitespace() {
                hash.update(word);
                hash.update([1]);
            }
        }
        hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
    }

    /// The value and all attributes, each with its name.
    pub fn bodies(&self) -> impl Iterator<Item = (Option<&str>, &Body)> {
        let attributes = self.attributes.iter().map(|(name, body)| (Some(name.as_str()), body));
        self.value.iter().map(|body| (None, body)).chain(attributes)
    }
}

/// The words of one text or attribute.
#[derive(Clone, Debug)]
pub struct Body {
    /// Where they stand.
    pub place: Place,
    /// The stretches of words between placeables.
    pub words: Vec<Place>,
    /// Variables that it names itself.
    pub uses: Vec<Use>,
    /// Texts and terms that it is put together from.
    pub references: Vec<Reference>,
    /// All variables that it needs, through references too.
    pub variables: BTreeSet<String>,
    /// Mistakes that only the tree shows.
    pub(super) flaws: Vec<Flaw>,
    /// How many placeables it holds, each of which the resolver counts.
    pub(super) placeables: usize,
}

impl Body {
    /// The words as written, placeables as `…`.
    pub fn literal(&self) -> String {
        let words: Vec<&str> =
            self.words.iter().filter_map(|place| place.source.text.get(place.span.clone())).collect();
        words.join("…")
    }
}

/// A variable in a text.
#[derive(Clone, Debug)]
pub struct Use {
    /// Its name, without `$`.
    pub name: String,
    /// Where it stands, with `$`.
    pub place: Place,
    /// Does it choose between variants, rather than being written?
    pub selects: bool,
}

/// A text or term in a text.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Its id; a term's begins with `-`.
    pub id: String,
    /// Its attribute.
    pub attribute: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// A mistake within a pattern.
#[derive(Clone, Debug)]
pub(super) enum Flaw {
    /// `{{ … }}`.
    Doubled(Place),
    /// Not one of the three functions, or not their arguments.
    Function(String, Place),
}

/// The functions of texts with the only argument that each may name.
pub(super) const FUNCTIONS: [(&str, &str); 3] = [("DATE", "style"), ("NUMBER", "decimals"), ("MASK", "")];

/// Where `inner`, a slice of `source`, stands in it.
pub(super) fn place_of(source: &Arc<Source>, inner: &str) -> Place {
    // The parser hands out slices of the text it was given, so the distance is the offset.
    let start = (inner.as_ptr().addr()).saturating_sub(source.text.as_ptr().addr()).min(source.text.len());
    let end = (start + inner.len()).min(source.text.len());
    Place { source: Arc::clone(source), span: start..end }
}

/// Reads a pattern. In a term, variables are parameters and no variables of the text.
pub(super) fn body(source: &Arc<Source>, pattern: &Pattern<&str>, fallback: Range<usize>, term: bool) -> Body {
    let place = Place { source: Arc::clone(source), span: fallback };
    let mut reader = Reader {
        source,
        span: None,
        term,
        body: Body {
            place,
            words: Vec::new(),
            uses: Vec::new(),
            references: Vec::new(),
            variables: BTreeSet::new(),
            flaws: Vec::new(),
            placeables: 0,
        },
    };
    reader.pattern(pattern);
    if let Some(span) = reader.span {
        reader.body.place.span = span;
    }
    reader.body
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    span: Option<Range<usize>>,
    term: bool,
    body: Body,
}

impl Reader<'_> {
    fn at(&mut self, slice: &str) -> Place {
        let place = place_of(self.source, slice);
        let span = self.span.get_or_insert_with(|| place.span.clone());
        *span = span.start.min(place.span.start)..span.end.max(place.span.end);
        place
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => {
                    let place = self.at(value);
                    self.body.words.push(place);
                }
                PatternElement::Placeable { expression } => {
                    self.body.placeables += 1;
                    self.expression(expression);
                }
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline, false),
            Expression::Select { selector, variants } => {
                self.inline(selector, true);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>, selects: bool) {
        match inline {
            InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
                self.at(value);
            }
            InlineExpression::VariableReference { id } => {
                let mut place = self.at(id.name);
                place.span.start = place.span.start.saturating_sub(1);
                if !self.term {
                    self.body.uses.push(Use { name: id.name.to_owned(), place, selects });
                    self.body.variables.insert(id.name.to_owned());
                }
            }
            InlineExpression::MessageReference { id, attribute } => {
                let place = self.at(id.name);
                let attribute = attribute.as_ref().map(|a| a.name.to_owned());
                self.body.references.push(Reference { id: id.name.to_owned(), attribute, place });
            }
            InlineExpression::TermReference { id, attribute, arguments } => {
                let place = self.at(id.name);
                let attribute = attribute.as_ref().map(|a| a.name.to_owned());
                self.body.references.push(Reference { id: format!("-{}", id.name), attribute, place });
                for argument in arguments.iter().flat_map(|all| &all.positional) {
                    self.inline(argument, selects);
                }
            }
            InlineExpression::FunctionReference { id, arguments } => {
                let place = self.at(id.name);
                let known = FUNCTIONS.iter().find(|(name, _)| *name == id.name);
                let fits = known.is_some_and(|(_, named)| {
                    arguments.positional.len() == 1 && arguments.named.iter().all(|arg| arg.name.name == *named)
                });
                if !fits {
                    self.body.flaws.push(Flaw::Function(id.name.to_owned(), place));
                }
                for argument in &arguments.positional {
                    self.inline(argument, selects);
                }
            }
            InlineExpression::Placeable { expression } => {
                let before = self.span.clone();
                self.span = None;
                self.expression(expression);
                let inner = self.span.clone().unwrap_or(self.body.place.span.clone());
                self.body.flaws.push(Flaw::Doubled(Place { source: Arc::clone(self.source), span: inner.clone() }));
                self.span = Some(before.map_or(inner.clone(), |b| b.start.min(inner.start)..b.end.max(inner.end)));
            }
        }
    }
}
