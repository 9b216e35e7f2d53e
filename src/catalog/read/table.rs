//! Sections against the schema: unknown, misplaced, repeated and missing settings.

use super::node::Node;
use super::scan::{Entry, Section};
use super::typed::Reader;
use super::value::Val;
use crate::catalog::diagnostic::{Diagnostic, Edit};
use crate::catalog::schema::{FileKind, Key, SectionSpec, Type, sections};
use crate::catalog::source::{Place, Source};
use crate::catalog::suggest::nearest;
use std::ops::Range;
use std::sync::Arc;

/// A section that the schema knows.
#[derive(Clone, Debug)]
pub(in crate::catalog) struct Table {
    pub(in crate::catalog) spec: &'static SectionSpec,
    /// What the placeholders of the heading stand for.
    pub(in crate::catalog) names: Vec<(String, Place)>,
    pub(in crate::catalog) heading: Place,
    pub(in crate::catalog) fields: Vec<Field>,
}

/// A setting that the schema knows.
#[derive(Clone, Debug)]
pub(in crate::catalog) struct Field {
    pub(in crate::catalog) key: &'static Key,
    /// As written.
    pub(in crate::catalog) name: String,
    /// What the placeholder of the name stands for.
    pub(in crate::catalog) capture: String,
    /// `None`: could not be read; it was told.
    pub(in crate::catalog) value: Option<Val>,
    /// The value.
    pub(in crate::catalog) place: Place,
    /// The name.
    pub(in crate::catalog) key_place: Place,
}

/// What became of a setting.
#[derive(Clone, Debug)]
pub(in crate::catalog) enum Got<T> {
    /// Not written.
    Missing,
    /// Written, and not readable: never the default.
    Bad,
    /// Read.
    Is(T),
}

impl<T> Got<T> {
    /// The value; `missing` where nothing is written, `bad` where it cannot be read.
    pub(in crate::catalog) fn or(self, missing: T, bad: T) -> T {
        match self {
            Self::Missing => missing,
            Self::Bad => bad,
            Self::Is(value) => value,
        }
    }

    /// The value, where there is one.
    pub(in crate::catalog) fn ok(self) -> Option<T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Missing | Self::Bad => None,
        }
    }

    /// `None` where nothing is written, `bad` where it cannot be read.
    pub(in crate::catalog) fn option(self, bad: T) -> Option<T> {
        match self {
            Self::Missing => None,
            Self::Bad => Some(bad),
            Self::Is(value) => Some(value),
        }
    }
}

impl Table {
    /// The setting of that name.
    pub(in crate::catalog) fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The setting's value as `pick` takes it.
    pub(in crate::catalog) fn get<T>(&self, name: &str, pick: impl Fn(&Val) -> Option<T>) -> Got<T> {
        match self.field(name) {
            None => Got::Missing,
            Some(field) => field.value.as_ref().and_then(pick).map_or(Got::Bad, Got::Is),
        }
    }

    /// What the first placeholder of the heading stands for.
    pub(in crate::catalog) fn name(&self) -> &str {
        self.names.first().map_or("", |(name, _)| name)
    }
}

/// Names that texts use for something else.
const RESERVED: &[&str] = &[
    "min",
    "max",
    "choices",
    "link",
    "title",
    "hours",
    "wait",
    "input",
    "bot_name",
    "count",
    "rows",
    "note",
    "error_id",
    "privacy_link",
    "imprint_link",
];

/// Longest name.
const LONGEST: usize = 40;

/// Checks the sections of one file against the schema and reads their values.
pub(in crate::catalog) fn tables(
    reader: &mut Reader<'_>,
    kind: FileKind,
    cut: Vec<Section>,
    codes: &[String],
) -> Vec<Table> {
    let specs = sections(kind);
    let headings: Vec<(String, Range<usize>)> = cut
        .iter()
        .filter(|section| section.path.is_some() && !section.broken)
        .map(|section| (section.name(), section.heading.clone()))
        .collect();
    let mut found: Vec<Table> = Vec::new();
    let mut lost = false;
    for section in cut {
        let Some(path) = &section.path else {
            lost |= without_heading(reader, specs, &section, &headings);
            continue;
        };
        lost |= section.broken;
        let heading = reader.source.place(section.heading.clone());
        let parts: Vec<&str> = path.iter().map(|(name, _)| name.as_str()).collect();
        let Some((spec, names)) = specs.iter().find_map(|spec| Some((spec, spec.matches(&parts)?))) else {
            if !section.broken {
                unknown_heading(reader, specs, &section, &parts, codes);
            }
            lost = true;
            continue;
        };
        let names: Vec<(String, Place)> = path
            .iter()
            .filter(|(name, _)| names.contains(&name.as_str()))
            .map(|(name, span)| (name.clone(), reader.source.place(span.clone())))
            .collect();
        // A literal part may equal a placeholder's name; the placeholders are the last ones then.
        let count = spec.path.matches('<').count();
        let names: Vec<_> = names.into_iter().rev().take(count).rev().collect();
        check_names(reader, spec, &names);
        let twin = found.iter().find(|table| table.spec.path == spec.path && same(&table.names, &names));
        if let Some(twin) = twin {
            let line = twin.heading.line();
            let message = match spec.path {
                "answer.<name>" => "t05-answer",
                "test.<name>" => "t05-test",
                _ => "t05",
            };
            let told = Diagnostic::error("T05", message);
            let name = section.name();
            let told = told.arg("heading", &name).arg("name", names.first().map_or("", |(name, _)| name.as_str()));
            let told = told.arg("first", line).arg("second", heading.line()).at(heading).at(twin.heading.clone());
            let merged = merge(reader.source, twin, &section).filter(|_| message == "t05");
            reader.tell(match merged {
                Some(edits) => told.fix(edits),
                None => told,
            });
            continue;
        }
        let fields = fields(reader, specs, spec, section, codes, &found);
        found.push(Table { spec, names, heading, fields });
    }
    for spec in specs.iter().filter(|spec| spec.required) {
        if !lost && !found.iter().any(|table| table.spec.path == spec.path) {
            let at = reader.source.place(0..0);
            reader.tell(Diagnostic::error("T17", "t17-section").arg("section", spec.path).at(at));
        }
    }
    found
}

fn same(a: &[(String, Place)], b: &[(String, Place)]) -> bool {
    a.iter().map(|(name, _)| name).eq(b.iter().map(|(name, _)| name))
}

fn fields(
    reader: &mut Reader<'_>,
    specs: &'static [SectionSpec],
    spec: &'static SectionSpec,
    section: Section,
    codes: &[String],
    before: &[Table],
) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    let heading = reader.source.place(section.heading.clone());
    let name = section.name();
    let mut strange = section.broken;
    let known = reader.words.codes.clone();
    for entry in section.entries {
        let key_place = reader.source.place(entry.key_span.clone());
        let Some((key, capture)) = spec.key(&entry.key, &known) else {
            strange = true;
            unknown_key(reader, specs, spec, &entry, &name, codes, before);
            continue;
        };
        if let Some(first) = fields.iter_mut().find(|field| field.name == entry.key) {
            let told = Diagnostic::error("T06", "t06").arg("key", &entry.key).arg("heading", &name);
            let told = told.arg("first", first.key_place.line()).arg("second", key_place.line());
            let line = |span: Range<usize>| {
                let place = reader.source.place(line_of(reader.source, span));
                vec![Edit { place, text: String::new() }]
            };
            let other = first.key_place.span.start..first.place.span.end;
            let told = told.at(key_place).at(first.key_place.clone());
            reader.tell(told.offer(line(entry.span.clone())).offer(line(other)));
            first.value = None;
            continue;
        }
        let capture = capture.to_owned();
        if matches!(key.kind, Type::Group | Type::Variable) {
            check_name(reader, &entry.key, &key_place, key.kind == Type::Variable);
        }
        strange |= entry.value.is_none();
        let place = reader.source.place(entry.value.as_ref().map_or(entry.span.clone(), |node| node.span.clone()));
        let value = entry.value.as_ref().and_then(|node: &Node| reader.read(key.kind, node, &entry.key));
        fields.push(Field { key, name: entry.key, capture, value, place, key_place });
    }
    for key in spec.keys.iter().filter(|key| key.required && !key.name.contains('<') && !strange) {
        if !fields.iter().any(|field| field.name == key.name) {
            let told = Diagnostic::error("T17", "t17").arg("heading", &name).arg("key", key.name);
            let told = told.at(heading.clone());
            let end = reader.source.place(heading.span.end..heading.span.end);
            let stem = reader.source.path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            // What the title of a topic could be its file's name says; nothing says the rest.
            reader.tell(match key.name {
                "title" => told.fix(vec![Edit { place: end, text: format!("\ntitle = \"{stem}\"") }]),
                _ => told,
            });
        }
    }
    fields
}

/// The second of two sections under the end of the first, if no setting stands in both.
fn merge(source: &Arc<Source>, twin: &Table, second: &Section) -> Option<Vec<Edit>> {
    let twice = second.entries.iter().any(|entry| twin.fields.iter().any(|field| field.name == entry.key));
    let last = second.entries.last().filter(|_| !twice)?;
    let end = twin.fields.iter().map(|field| field.place.span.end.max(field.key_place.span.end)).max();
    let end = line_of(source, twin.heading.span.end..end.unwrap_or(twin.heading.span.end)).end;
    let body = source.text.get(second.heading.end..last.span.end)?;
    let body = body.trim_start_matches(|c| c != '\n').trim_start_matches('\n');
    let gone = line_of(source, second.heading.start..last.span.end);
    Some(vec![
        Edit { place: source.place(end..end), text: format!("{}\n", body.trim_end()) },
        Edit { place: source.place(gone), text: String::new() },
    ])
}

fn without_heading(
    reader: &mut Reader<'_>,
    specs: &[SectionSpec],
    section: &Section,
    headings: &[(String, Range<usize>)],
) -> bool {
    let Some(entry) = section.entries.first() else { return false };
    let written = reader.source.text.get(entry.span.clone()).unwrap_or_default().lines().next().unwrap_or_default();
    let homes: Vec<&str> = specs
        .iter()
        .filter(|spec| spec.key(&entry.key, &[]).is_some_and(|(key, _)| key.name == entry.key))
        .map(|spec| spec.path)
        .collect();
    let at = reader.source.place(entry.span.clone());
    let told = Diagnostic::error("T07", "t07").arg("line", written.trim());
    let mut told = told.suggest(&homes.iter().take(3).copied().collect::<Vec<_>>()).at(at);
    if let [home] = homes.as_slice()
        && !home.contains('<')
    {
        let start = reader.source.place(entry.span.start..entry.span.start);
        told = match headings.iter().find(|(name, _)| name == home) {
            None => told.fix(vec![Edit { place: start, text: format!("[{home}]\n") }]),
            // Under its heading, which stands further down.
            Some((_, heading)) => {
                let line = reader.source.text.get(entry.span.clone()).unwrap_or_default().trim_end();
                let there = reader.source.place(heading.end..heading.end);
                let away = reader.source.place(line_of(reader.source, entry.span.clone()));
                let edits =
                    vec![Edit { place: there, text: format!("\n{line}") }, Edit { place: away, text: String::new() }];
                told.fix(edits)
            }
        };
    }
    reader.tell(told);
    true
}

fn unknown_heading(
    reader: &mut Reader<'_>,
    specs: &[SectionSpec],
    section: &Section,
    parts: &[&str],
    codes: &[String],
) {
    let name = section.name();
    // A heading that only lacks its name is near to no other.
    let named = specs.iter().map(|spec| spec.path).find(|path| {
        let rest = path.strip_prefix(name.as_str()).and_then(|rest| rest.strip_prefix(".<"));
        rest.is_some_and(|rest| !rest.starts_with("lang>") && !rest.contains('.'))
    });
    if let Some(path) = named {
        let told = Diagnostic::error("T09", "t09-heading-name").arg("heading", &name).arg("full", path);
        reader.tell(told.at(reader.source.place(section.heading.clone())));
        return;
    }
    let mut valid: Vec<String> = Vec::new();
    for spec in specs {
        let own: Vec<&str> = spec.path.split('.').collect();
        if own.len() == parts.len() {
            let fill =
                |(own, part): (&&str, &&str)| if own.starts_with('<') { (*part).to_owned() } else { (*own).to_owned() };
            valid.push(own.iter().zip(parts).map(fill).collect::<Vec<_>>().join("."));
        } else if own.len() == 2 && parts.len() == 1 && own.get(1) == Some(&"<lang>") {
            valid.extend(codes.iter().map(|code| format!("{}.{code}", own.first().copied().unwrap_or_default())));
        } else if !spec.path.contains('<') {
            valid.push(spec.path.to_owned());
        }
    }
    // A distance that the names themselves bridge is none: the first parts must be alike.
    let near: Vec<&str> = nearest(&name, valid.iter().map(String::as_str))
        .into_iter()
        .filter(|near| {
            let first = |text: &str| text.split('.').next().unwrap_or_default().to_owned();
            strsim::damerau_levenshtein(&first(near), &first(&name)) <= 2 || near.starts_with(&first(&name))
        })
        .collect();
    let mut told = Diagnostic::error("T09", "t09-heading").arg("heading", &name).suggest(&near);
    told = told.at(reader.source.place(section.heading.clone()));
    if let Some(first) = near.first() {
        let place = reader.source.place(section.heading.clone());
        told = told.fix(vec![Edit { place, text: format!("[{first}]") }]);
    }
    reader.tell(told);
}

fn unknown_key(
    reader: &mut Reader<'_>,
    specs: &[SectionSpec],
    spec: &SectionSpec,
    entry: &Entry,
    heading: &str,
    codes: &[String],
    before: &[Table],
) {
    let codes: Vec<&str> =
        if codes.is_empty() { reader.words.codes.clone() } else { codes.iter().map(String::as_str).collect() };
    let place = reader.source.place(entry.key_span.clone());
    let valid = spec.names(&codes);
    let near = nearest(&entry.key, valid.iter().map(String::as_str));
    let homes: Vec<&SectionSpec> =
        specs.iter().filter(|spec| spec.key(&entry.key, &codes).is_some_and(|(key, _)| key.name != "<name>")).collect();
    if let ([home, ..], true) =
        (homes.as_slice(), !near.iter().any(|near| strsim::damerau_levenshtein(near, &entry.key) == 1))
    {
        let there = before.iter().find(|table| table.spec.path == home.path);
        let mut told = Diagnostic::error("T08", "t08").arg("key", &entry.key).arg("heading", heading);
        told = told.arg("home", home.path).at(place);
        if let Some(there) = there.filter(|_| !home.path.contains('<')) {
            let line = reader.source.text.get(entry.span.clone()).unwrap_or_default();
            let target =
                Place { source: Arc::clone(reader.source), span: there.heading.span.end..there.heading.span.end };
            let away = reader.source.place(line_of(reader.source, entry.span.clone()));
            let edits = vec![
                Edit { place: target, text: format!("\n{}", line.trim_end()) },
                Edit { place: away, text: String::new() },
            ];
            told = told.arg("line", there.heading.line()).at(there.heading.clone()).fix(edits);
        } else {
            told = told.arg("line", "none");
        }
        reader.tell(told);
        return;
    }
    let mut told = Diagnostic::error("T09", "t09").arg("key", &entry.key).arg("heading", heading).suggest(&near);
    if let Some(first) = near.first() {
        told = told.fix(vec![Edit { place: place.clone(), text: (*first).to_owned() }]);
    }
    reader.tell(told.at(place));
}

/// The whole lines around a span.
fn line_of(source: &Source, span: Range<usize>) -> Range<usize> {
    let before = source.text.get(..span.start).unwrap_or_default();
    let after = source.text.get(span.end..).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = after.find('\n').map_or(source.text.len(), |at| span.end + at + 1);
    start..end
}

fn check_names(reader: &mut Reader<'_>, spec: &SectionSpec, names: &[(String, Place)]) {
    let holders = spec.path.split('.').filter(|part| part.starts_with('<'));
    for (holder, (name, place)) in holders.zip(names) {
        match holder {
            "<name>" => {
                let variable = spec.path.starts_with("slot") || spec.path.starts_with("fact");
                check_name(reader, name, place, variable);
            }
            "<lang>" if !reader.words.codes.contains(&name.as_str()) => {
                let near = nearest(name, reader.words.codes.iter().copied());
                let told = Diagnostic::error("T15", "t15-lang").arg("name", name).suggest(&near);
                reader.tell(told.at(place.clone()));
            }
            _ => {}
        }
    }
}

/// Names are `[a-z][a-z0-9_]*`.
pub(in crate::catalog) fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

fn check_name(reader: &mut Reader<'_>, name: &str, place: &Place, variable: bool) {
    if !is_name(name) {
        let plain: String =
            crate::text::fold(name).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        let mut told = Diagnostic::error("T15", "t15-name").arg("name", name).at(place.clone());
        if is_name(&plain) {
            told = told.fix(vec![Edit { place: place.clone(), text: plain }]);
        }
        reader.tell(told);
    } else if name.chars().count() > LONGEST {
        let told = Diagnostic::error("F08", "f08-name").arg("name", name).arg("limit", LONGEST);
        reader.tell(told.at(place.clone()));
    } else if variable && RESERVED.contains(&name) {
        reader.tell(Diagnostic::error("T15", "t15-reserved").arg("name", name).at(place.clone()));
    }
}
