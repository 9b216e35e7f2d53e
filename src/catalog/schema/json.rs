//! The table as JSON Schemas, which editors with a TOML extension use for completion and hover.

use super::{FileKind, Key, SectionSpec, Type, Who, sections};
use crate::lang::{Languages, Messages};
use serde_json::{Map, Value as Json, json};

/// The schema of a kind of file, its descriptions in the language of `messages`.
///
/// Draft 7, because that is what TOML extensions read. `x-who` says who may change a key.
///
/// ```
/// use schalter::catalog::schema::{FileKind, json_schema};
/// use schalter::lang::{Languages, Messages};
/// let languages = Languages::default();
/// let schema = json_schema(FileKind::List, &languages, &Messages::new(languages.first()));
/// assert_eq!(schema["properties"]["list"]["properties"]["endings"]["type"], "boolean");
/// ```
pub fn json_schema(kind: FileKind, languages: &Languages, messages: &Messages) -> Json {
    let mut schema = body(kind, languages, messages);
    if let Json::Object(fields) = &mut schema {
        fields.insert("$schema".into(), "http://json-schema.org/draft-07/schema#".into());
    }
    schema
}

/// The schema of the files directly below the folder of intents, whose kind only their headings tell.
pub fn topic_schema(languages: &Languages, messages: &Messages) -> Json {
    let kinds = [FileKind::Task, FileKind::Collection];
    let any: Vec<Json> = kinds.iter().map(|kind| body(*kind, languages, messages)).collect();
    json!({ "$schema": "http://json-schema.org/draft-07/schema#", "anyOf": any })
}

fn body(kind: FileKind, languages: &Languages, messages: &Messages) -> Json {
    let mut root = Branch::default();
    for spec in sections(kind) {
        root.insert(&mut spec.path.split('.'), spec);
    }
    let writer = Writer { kind, codes: languages.iter().map(|language| language.code).collect(), messages };
    let mut schema = writer.object(&root);
    if let Json::Object(fields) = &mut schema {
        fields.insert("title".into(), messages.say::<&str>(&format!("file-{}", kind.word()), &[]).into());
    }
    schema
}

/// The headings as a tree, in the order of the table.
#[derive(Default)]
struct Branch {
    spec: Option<&'static SectionSpec>,
    below: Vec<(&'static str, Branch)>,
}

impl Branch {
    fn insert(&mut self, path: &mut dyn Iterator<Item = &'static str>, spec: &'static SectionSpec) {
        let Some(part) = path.next() else {
            self.spec = Some(spec);
            return;
        };
        if let Some((_, child)) = self.below.iter_mut().find(|(name, _)| *name == part) {
            return child.insert(path, spec);
        }
        let mut child = Self::default();
        child.insert(path, spec);
        self.below.push((part, child));
    }

    fn required(&self) -> bool {
        self.spec.is_some_and(|spec| spec.required)
    }
}

struct Writer<'a> {
    kind: FileKind,
    codes: Vec<&'static str>,
    messages: &'a Messages,
}

impl Writer<'_> {
    fn object(&self, branch: &Branch) -> Json {
        let mut object = Map::new();
        object.insert("type".into(), "object".into());
        let (mut named, mut patterns) = (Map::new(), Map::new());
        let mut required: Vec<String> = Vec::new();
        if let Some(spec) = branch.spec {
            object.insert("description".into(), self.say(&spec.heading_id(self.kind)).into());
            for key in spec.keys {
                let schema = self.key(spec, key);
                match key.name.split_once("<lang>") {
                    Some((start, _)) => {
                        named.extend(self.codes.iter().map(|code| (format!("{start}{code}"), schema.clone())));
                    }
                    None if key.name == "<name>" => {
                        patterns.insert(any_key(spec).into(), schema);
                    }
                    None => {
                        named.insert(key.name.into(), schema);
                    }
                }
            }
            let written = spec.keys.iter().filter(|key| key.required && !key.name.contains('<'));
            required.extend(written.map(|key| key.name.to_owned()));
        }
        for (part, child) in &branch.below {
            let schema = self.object(child);
            match *part {
                "<name>" => {
                    patterns.insert(NAME.into(), schema);
                }
                "<function>" => {
                    patterns.insert(FUNCTION.into(), schema);
                }
                "<lang>" => named.extend(self.codes.iter().map(|code| ((*code).to_owned(), schema.clone()))),
                part => {
                    named.insert(part.to_owned(), schema);
                }
            }
            if child.required() {
                required.push((*part).to_owned());
            }
        }
        // A pattern would also hold for the names beside it, which have schemas of their own.
        let others = if named.is_empty() { None } else { patterns.remove(NAME) };
        object.insert("properties".into(), named.into());
        if !patterns.is_empty() {
            object.insert("patternProperties".into(), patterns.into());
        }
        if !required.is_empty() {
            object.insert("required".into(), required.into());
        }
        object.insert("additionalProperties".into(), others.unwrap_or_else(|| false.into()));
        object.into()
    }

    fn key(&self, spec: &SectionSpec, key: &Key) -> Json {
        let mut schema = value(key.kind);
        let id = spec.key_id(self.kind, key);
        let mut text = self.say(&id);
        let none: &[(&str, &str)] = &[];
        let derived = self.messages.attribute(&id, "default", none);
        if let Some(default) = derived.or_else(|| (!key.default.is_empty()).then(|| key.default.to_owned())) {
            text += &format!(" {}", self.messages.say("schema-default", &[("default", default)]));
        }
        if key.who != Who::Editor {
            text += &format!(" {}", self.say(&format!("schema-who-{}", key.who.word())));
        }
        if let Json::Object(fields) = &mut schema {
            fields.insert("description".into(), text.into());
            fields.insert("x-who".into(), key.who.word().into());
            if let Some(default) = default(key) {
                fields.insert("default".into(), default);
            }
        }
        schema
    }

    fn say(&self, id: &str) -> String {
        self.messages.say::<&str>(id, &[])
    }
}

const NAME: &str = "^[a-z][a-z0-9_]*$";
const FUNCTION: &str = "^[^\\s]+$";

/// What keys may be called where the table allows any.
fn any_key(spec: &SectionSpec) -> &'static str {
    match spec.path.split('.').next() {
        Some("fact") => "^\\d{4}-\\d{2}-\\d{2}$",
        Some("language" | "channel") => "^.+$",
        _ => NAME,
    }
}

/// The default as a value of the key's type.
fn default(key: &Key) -> Option<Json> {
    match key.kind {
        _ if key.default.is_empty() => None,
        Type::YesNo => Some((key.default == "true").into()),
        Type::Number | Type::Whole => key.default.parse::<serde_json::Number>().ok().map(Json::Number),
        _ => Some(key.default.into()),
    }
}

/// What TOML may hold there. Days and moments are strings to readers of JSON Schema.
fn value(kind: Type) -> Json {
    let scalar = || json!({ "type": ["string", "number", "boolean"] });
    match kind {
        Type::YesNo => json!({ "type": "boolean" }),
        Type::Number => json!({ "type": "number" }),
        Type::Whole => json!({ "type": "integer", "minimum": 0 }),
        Type::Name => json!({ "type": "string", "pattern": NAME }),
        Type::Names => json!({ "type": "array", "items": { "type": "string" }, "uniqueItems": true }),
        Type::Texts => json!({ "type": "array", "items": { "type": "string" } }),
        Type::Phrases => json!({ "type": "array", "items": { "type": "string", "minLength": 1, "maxLength": 300 } }),
        Type::MonthDays => json!({ "type": "array", "items": { "type": "string", "pattern": "^\\d{2}-\\d{2}$" } }),
        Type::Date => json!({ "type": "string", "pattern": "^(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}\\.\\d{4})$" }),
        Type::Currency => json!({ "type": "string", "pattern": "^[A-Z]{3}$" }),
        Type::Any | Type::Setting => scalar(),
        Type::AnyList => json!({ "type": "array", "items": scalar() }),
        Type::Variable => json!({ "anyOf": [
            { "type": "string" },
            {
                "type": "object",
                "properties": {
                    "type": { "type": "string" },
                    "data": { "enum": Type::Class.words() },
                    "for": { "type": "string" },
                },
                "required": ["type"],
                "additionalProperties": false,
            },
        ] }),
        Type::Word(_) | Type::Class | Type::Level | Type::ActLevel => json!({ "enum": kind.words() }),
        Type::Text
        | Type::Moment
        | Type::DateRule
        | Type::Duration
        | Type::Hours
        | Type::Condition
        | Type::When
        | Type::Group
        | Type::Script => json!({ "type": "string" }),
    }
}
