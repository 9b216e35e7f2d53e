//! The banking files against the JSON Schemas of `docs/schema/`, which editors' programs get, by a validator that is
//! not ours. That the schemas are the program's own is seen to by `tests/reference.rs`.

use serde_json::{Map, Value as Json};
use std::fs;
use std::path::{Path, PathBuf};

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// A TOML file as JSON, days and moments as texts, as TOML extensions hand it to their validators.
fn as_json(text: &str) -> Json {
    fn convert(value: toml::Value) -> Json {
        match value {
            toml::Value::String(text) => text.into(),
            toml::Value::Integer(number) => number.into(),
            toml::Value::Float(number) => number.into(),
            toml::Value::Boolean(yes) => yes.into(),
            toml::Value::Datetime(day) => day.to_string().into(),
            toml::Value::Array(items) => items.into_iter().map(convert).collect(),
            toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, convert(value))).collect(),
        }
    }
    convert(toml::Value::Table(text.parse::<toml::Table>().unwrap()))
}

/// Every intent file of a bot with the kinds whose schema it must keep to.
fn files(intents: &Path) -> Vec<(PathBuf, Vec<&'static str>)> {
    let mut files = Vec::new();
    for (folder, kinds) in [("", vec!["topic"]), ("lists", vec!["list"]), ("tests", vec!["tests"])] {
        let Ok(entries) = fs::read_dir(intents.join(folder)) else { continue };
        let paths = entries.map(|entry| entry.unwrap().path());
        for path in paths.filter(|path| path.extension().is_some_and(|end| end == "toml")) {
            let kinds = if path.ends_with("bot.toml") { vec!["bot"] } else { kinds.clone() };
            files.push((path, kinds));
        }
    }
    files
}

fn validator(kind: &str, lang: &str) -> jsonschema::Validator {
    let schema: Json =
        serde_json::from_str(&fs::read_to_string(project().join(format!("docs/schema/{kind}.{lang}.json"))).unwrap())
            .unwrap();
    jsonschema::draft7::meta::validate(&schema).unwrap_or_else(|error| panic!("{kind}: {error}"));
    jsonschema::draft7::new(&schema).unwrap()
}

#[test]
fn the_intent_files_keep_to_the_schemas() {
    let folders = ["intents", "examples/hello/intents", "tests/fixtures/example/intents"];
    let mut seen = 0;
    for (path, kinds) in folders.iter().flat_map(|folder| files(&project().join(folder))) {
        let json = as_json(&fs::read_to_string(&path).unwrap());
        for kind in kinds {
            for lang in ["de", "en"] {
                let validator = validator(kind, lang);
                let errors: Vec<String> =
                    validator.iter_errors(&json).map(|error| format!("{} {error}", error.instance_path())).collect();
                assert_eq!(errors, Vec::<String>::new(), "{} as {kind}", path.display());
                seen += 1;
            }
        }
    }
    assert!(seen > 40, "{seen}");
}

#[test]
fn the_schemas_refuse_what_check_refuses() {
    let good = as_json("[intent]\ntitle = \"Balance\"\neffect = \"read\"\n[phrases]\nde = [\"Kontostand\"]\n");
    let task = validator("task", "en");
    assert!(task.is_valid(&good));
    let wrong: &[(&str, &str, Json)] = &[
        ("intent", "titel", "x".into()),
        ("intent", "effect", "sometimes".into()),
        ("intent", "active", "yes".into()),
        ("intent", "review_by", "12/31/2026".into()),
        ("phrases", "de", "Kontostand".into()),
        ("slots", "amount", Json::Object(Map::new())),
    ];
    for (heading, key, value) in wrong {
        let mut file = good.clone();
        file[*heading][*key] = value.clone();
        assert!(!task.is_valid(&file), "{heading}.{key} = {value}");
    }
    let mut without = good.clone();
    without["intent"].as_object_mut().unwrap().remove("title");
    assert!(!task.is_valid(&without));
}
