//! Lists of values.

use super::{File, Names, class, text, typos, yes_no};
use crate::catalog::diagnostic::Diagnostic;
use crate::catalog::list::{List, ListValue};
use crate::catalog::read::{Got, Val};
use crate::entity::SlotType;
use crate::message::DataClass;
use std::collections::BTreeMap;

/// Most values.
const MOST: usize = 5_000;

/// Tells of a list that is called like a slot type.
fn list_name(file: &mut File<'_>) {
    if SlotType::built_in(file.stem).is_some() {
        let at = file.start();
        file.tell(Diagnostic::error("S02", "s02-list").arg("name", file.stem).at(at));
    }
}

/// Builds one list.
pub(in crate::catalog) fn list(file: &mut File<'_>, names: &Names) -> List {
    list_name(file);
    let head = file.table("list");
    let source = head.and_then(|table| text(table, "source"));
    let sourced = head.is_some_and(|table| table.field("source").is_some());
    if let (Some(table), Some(source)) = (head, &source)
        && let Some(field) = table.field("source")
        && !source.starts_with("handler:")
    {
        let told = Diagnostic::error("T15", "t15-source").arg("value", source).at(field.place.clone());
        file.tell(told);
    }
    let class = head.map_or(Got::Bad, |table| class(table, "data"));
    let also = head.and_then(|table| file.name(table, "also", "s11-list", &names.lists));
    let mut values = Vec::new();
    for table in file.all("value.<name>") {
        let (mut words, mut hints) = (BTreeMap::new(), BTreeMap::new());
        for field in &table.fields {
            match &field.value {
                Some(Val::Texts(texts)) => {
                    let texts = texts.iter().map(|(text, _)| text.clone()).filter(|text| !text.trim().is_empty());
                    words.insert(field.capture.clone(), texts.collect::<Vec<_>>());
                }
                Some(Val::Text(text)) if field.key.name.starts_with("hint_") => {
                    hints.insert(field.capture.clone(), text.clone());
                }
                _ => {}
            }
        }
        for code in &names.languages {
            let empty = words.get(code).is_none_or(Vec::is_empty);
            if empty && table.field(code).is_none_or(|field| field.value.is_some()) {
                let told = Diagnostic::error("T17", "t17").arg("heading", format!("value.{}", table.name()));
                file.tell(told.arg("key", code).at(table.heading.clone()));
            }
        }
        values.push(ListValue { id: table.name().to_owned(), words, hints });
    }
    if values.len() > MOST {
        let at = file.start();
        file.tell(Diagnostic::error("F08", "f08-values").arg("size", values.len()).arg("limit", MOST).at(at));
    }
    List {
        name: file.stem.to_owned(),
        title: head.and_then(|table| text(table, "title")),
        typos: head.and_then(|table| typos(table, "typos")),
        data: class.or(if sourced { DataClass::Account } else { DataClass::Public }, DataClass::Secret),
        endings: head.is_none_or(|table| yes_no(table, "endings").or(true, false)),
        source: source.and_then(|source| source.strip_prefix("handler:").map(str::to_owned)),
        also,
        values,
        broken: false,
        place: head.map_or_else(|| file.start(), |table| table.heading.clone()),
        keys: super::keys(file),
    }
}
