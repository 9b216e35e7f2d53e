//! Intent files: headings with a blank line before, equals signs below each other, lists one entry a line.

use super::lines::{Between, Page};
use super::value;
use crate::catalog::read::Words;
use crate::catalog::schema::{FileKind, SectionSpec, Type, sections};
use toml_edit::{DocumentMut, Item, Key, Table, Value};

/// The file, formatted; `None` where it is not readable or uses what intent files do not (dotted keys,
/// double brackets).
pub(super) fn toml(text: &str, kind: FileKind, words: &Words) -> Option<String> {
    let document: DocumentMut = text.parse().ok()?;
    let mut found = Vec::new();
    gather(document.as_table(), &mut Vec::new(), &mut found)?;
    found.sort_by_key(|section| section.position);
    let mut page = Page::default();
    for section in &found {
        if !section.path.is_empty() {
            let decor = section.table.decor();
            page.blank();
            page.between(&Between::of(decor.prefix()?.as_str()?, true).lines, "");
            let heading: Vec<String> = section.path.iter().map(|part| value::name(part)).collect();
            let behind = Between::of(decor.suffix()?.as_str()?, false).behind;
            page.line(&format!("[{}]", heading.join(".")), behind.as_deref());
        }
        entries(&mut page, section, kind, words)?;
    }
    let rest = document.trailing().as_str()?;
    page.between(&Between::of(&format!("{rest}\n"), true).lines, "");
    Some(page.done())
}

/// A heading with what stands below it.
struct Found<'a> {
    path: Vec<&'a str>,
    position: isize,
    table: &'a Table,
}

fn gather<'a>(table: &'a Table, path: &mut Vec<&'a str>, into: &mut Vec<Found<'a>>) -> Option<()> {
    if !table.is_implicit() {
        into.push(Found { path: path.clone(), position: table.position().unwrap_or(-1), table });
    }
    for (key, item) in table {
        match item {
            Item::Table(inner) if !inner.is_dotted() => {
                path.push(key);
                gather(inner, path, into)?;
                path.pop();
            }
            Item::Value(Value::InlineTable(inner)) if inner.is_dotted() => return None,
            Item::Value(_) => {}
            Item::None | Item::Table(_) | Item::ArrayOfTables(_) => return None,
        }
    }
    Some(())
}

/// The settings of a section; equals signs stand below each other until a blank line or a comment.
fn entries(page: &mut Page, section: &Found<'_>, kind: FileKind, words: &Words) -> Option<()> {
    let spec = sections(kind).iter().find(|spec| spec.matches(&section.path).is_some());
    let values: Vec<(&Key, &Value)> =
        section.table.iter().filter_map(|(name, item)| Some((section.table.key(name)?, item.as_value()?))).collect();
    let before: Vec<Between> = values
        .iter()
        .map(|(key, _)| Some(Between::of(key.leaf_decor().prefix()?.as_str()?, true)))
        .collect::<Option<_>>()?;
    // Agreed terms are words, not names: all of them stand in quotes.
    let terms = spec.is_some_and(|spec| spec.path.ends_with(".instead_of"));
    let name = |key: &Key| if terms { value::quoted_name(key.get()) } else { value::name(key.get()) };
    let names: Vec<String> = values.iter().map(|(key, _)| name(key)).collect();
    let long: Vec<bool> = values.iter().zip(&names).map(|((_, value), name)| value::is_long(name, value)).collect();
    // A run ends where a blank line, a comment or a long list stands.
    let starts = |at: usize| {
        at == 0 || before.get(at).is_some_and(|between| !between.lines.is_empty()) || long.get(at - 1) == Some(&true)
    };
    let mut width = 0;
    for (at, ((key, value), between)) in values.iter().zip(&before).enumerate() {
        if starts(at) {
            let run =
                (at..names.len()).take_while(|next| (*next == at || !starts(*next)) && long.get(*next) == Some(&false));
            width = run.filter_map(|next| Some(names.get(next)?.chars().count())).max().unwrap_or_default();
        }
        // Right behind the heading there is no blank line.
        let lines = &between.lines;
        let start = if at == 0 { lines.iter().take_while(|line| line.is_empty()).count() } else { 0 };
        page.between(lines.get(start..).unwrap_or_default(), "");
        let padded = format!("{:width$}", name(key));
        value::entry(page, &padded, value, type_of(spec, section, key.get()), words)?;
    }
    Some(())
}

/// What the setting is; a day as a slot's default is a rule for a day.
fn type_of(spec: Option<&'static SectionSpec>, section: &Found<'_>, name: &str) -> Type {
    let Some((key, _)) = spec.and_then(|spec| spec.key(name, &[])) else { return Type::Any };
    let of_date = || section.table.get("type").and_then(Item::as_str) == Some("date");
    if key.kind == Type::Any && name == "default" && of_date() { Type::DateRule } else { key.kind }
}
