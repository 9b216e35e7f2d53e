//! Slots: type, rules, replies.

use super::{File, World, after_retries, class, condition, text, typed, typos, whole, yes_no};
use crate::catalog::diagnostic::{Diagnostic, Edit};
use crate::catalog::phrase::{Groups, Slots};
use crate::catalog::read::{Node, Table, Val};
use crate::catalog::slot::{DateRule, Replies, Slot};
use crate::entity::{Currency, SlotType, Value};
use crate::message::DataClass;
use std::collections::BTreeMap;
use std::ops::Range;

/// The type that a word names, with its class; `None` after a message.
pub(super) fn slot_type(
    file: &mut File<'_>,
    world: &World<'_>,
    word: &str,
    span: Range<usize>,
) -> Option<(SlotType, DataClass)> {
    if let Some((_, kind, class)) = SlotType::BUILT_IN.iter().find(|(name, ..)| *name == word) {
        return Some((kind.clone(), *class));
    }
    if let Some(list) = world.lists.get(word) {
        return Some((SlotType::List(word.to_owned()), list.data));
    }
    if let Some(custom) = world.entities.custom(word) {
        return Some((SlotType::Custom(word.to_owned()), custom.class()));
    }
    let lists = world.names.lists.iter().map(String::as_str);
    let valid = SlotType::BUILT_IN.iter().map(|(name, ..)| *name).chain(lists);
    let near = crate::catalog::suggest::nearest(word, valid);
    let place = file.source.place(span);
    let mut told = Diagnostic::error("S02", "s02").arg("name", word).suggest(&near).at(place.clone());
    if let Some(first) = near.first() {
        let edit = crate::catalog::Edit { place, text: format!("\"{first}\"") };
        told = told.fix(vec![edit]);
    }
    file.tell(told);
    None
}

/// The types of all slots of a file, in file order; a type that nobody knows counts as text.
pub(super) fn types(file: &mut File<'_>, world: &World<'_>) -> Vec<(String, SlotType, DataClass)> {
    let mut types = Vec::new();
    for table in file.all("slot.<name>") {
        let field = table.field("type");
        let word = text(table, "type").zip(field.map(|field| field.place.span.clone()));
        let kind = word.and_then(|(word, span)| slot_type(file, world, &word, span));
        if let (Some((SlotType::CardNumber, _)), Some(field)) = (&kind, field) {
            file.tell(Diagnostic::error("S02", "s02-card-number").at(field.place.clone()));
        }
        let (kind, class) = kind.unwrap_or((SlotType::Text, DataClass::Secret));
        types.push((table.name().to_owned(), kind, class));
    }
    types
}

/// Builds one slot.
pub(super) fn slot(
    file: &mut File<'_>,
    world: &World<'_>,
    table: &Table,
    all: &[(String, SlotType)],
    kind: SlotType,
    default_class: DataClass,
) -> Slot {
    // Of a type that nobody knows no rule can be wrong.
    if is_known(file, table) {
        rules_fit(file, table, &kind);
    }
    let node = |key: &str| match table.field(key).and_then(|field| field.value.as_ref()) {
        Some(Val::Node(node)) => Some(node.clone()),
        _ => None,
    };
    let (mut default, mut default_rule) = (None, None);
    if let Some(node) = node("default") {
        if kind == SlotType::Date {
            default_rule = file.reader.date_rule(&node);
        } else {
            default = typed::value(file, world, &kind, &node, "default");
        }
    }
    let bound = |file: &mut File<'_>, key: &str| {
        let node = node(key).filter(|_| ORDERED.contains(&kind))?;
        typed::value(file, world, &kind, &node, key)
    };
    let (min, max) = (bound(file, "min"), bound(file, "max"));
    let rule = |key: &str| table.get(key, |val| if let Val::DateRule(rule) = val { Some(*rule) } else { None }).ok();
    let (from, until): (Option<DateRule>, _) = (rule("from"), rule("until"));
    let only_if = node("only_if").and_then(|node| condition::condition(file, world, all, &node));
    let names: Vec<String> = all.iter().map(|(name, _)| name.clone()).collect();
    let retries = whole::<u8>(file, table, "retries", 5);
    let (one_of, not_one_of) =
        (values(file, world, table, "one_of", &kind), values(file, world, table, "not_one_of", &kind));
    Slot {
        name: table.name().to_owned(),
        required: yes_no(table, "required").or(true, true),
        default,
        default_rule,
        only_if,
        data: class(table, "data").or(default_class, DataClass::Secret),
        min,
        max,
        currency: currencies(file, table),
        from,
        until,
        bank_days: yes_no(table, "bank_days").or(false, true),
        one_of,
        not_one_of,
        full_name: yes_no(table, "full_name").or(false, true),
        min_length: whole(file, table, "min_length", 2_000),
        max_length: whole(file, table, "max_length", 2_000),
        retries,
        after_retries: after_retries(table),
        typos: typos(table, "typos"),
        pattern: text(table, "pattern"),
        lookup: text(table, "lookup"),
        fills: file.names(table, "fills", "s11-slot", &names),
        check_with: text(table, "check_with"),
        replies: BTreeMap::new(),
        place: table.heading.clone(),
        kind,
    }
}

/// How customers answer, by language.
pub(super) fn replies(
    file: &mut File<'_>,
    table: &Table,
    groups: &Groups,
    intent: &str,
    names: &[String],
) -> BTreeMap<String, Replies> {
    let mut all: BTreeMap<String, Replies> = BTreeMap::new();
    for field in table.fields.iter().filter(|field| !field.capture.is_empty()) {
        let phrases = super::phrases::list(file, groups, Slots::Of(intent, names), field);
        let own = all.entry(field.capture.clone()).or_default();
        match field.key.name {
            "called_<lang>" => own.called = phrases,
            "yes_<lang>" => own.yes = phrases,
            "no_<lang>" => own.no = phrases,
            _ => own.sentences = phrases,
        }
    }
    all
}

const ORDERED: &[SlotType] =
    &[SlotType::Money, SlotType::Number, SlotType::WholeNumber, SlotType::Percent, SlotType::Duration];

/// Has nothing been told of the slot's type?
fn is_known(file: &File<'_>, table: &Table) -> bool {
    let Some(field) = table.field("type") else { return false };
    let at = |told: &Diagnostic| told.labels.first().is_some_and(|label| label.place.span == field.place.span);
    field.value.is_some() && !file.reader.told.iter().any(|told| told.code == "S02" && at(told))
}

/// Rules that only some types have (FORMAT §4).
fn rules_fit(file: &mut File<'_>, table: &Table, kind: &SlotType) {
    use SlotType as S;
    for field in &table.fields {
        let fits = match field.key.name {
            "min" | "max" => ORDERED.contains(kind),
            "currency" => *kind == S::Money,
            "from" | "until" => matches!(kind, S::Date | S::Period),
            "bank_days" => *kind == S::Date,
            "one_of" | "not_one_of" => matches!(kind, S::List(_) | S::Text | S::Number | S::WholeNumber),
            "full_name" => *kind == S::Name,
            "min_length" | "max_length" => matches!(kind, S::Text | S::Name),
            "typos" => matches!(kind, S::List(_)),
            "pattern" => *kind == S::Text,
            _ => true,
        };
        if !fits {
            let text = matches!(kind, S::Text | S::Name);
            let instead = match field.key.name {
                "max_length" if ORDERED.contains(kind) => "max",
                "min_length" if ORDERED.contains(kind) => "min",
                "max" if text => "max_length",
                "min" if text => "min_length",
                "max" if *kind == S::Date => "until",
                "min" if *kind == S::Date => "from",
                _ => "none",
            };
            let told = Diagnostic::error("S03", "s03").arg("key", field.key.name).arg("type", kind.word());
            let told = told.arg("instead", instead).at(field.key_place.clone());
            file.tell(match instead {
                // The number of characters is no amount: the value must change as well.
                "none" | "min" | "max" | "from" | "until" => told,
                instead => told.fix(vec![Edit { place: field.key_place.clone(), text: instead.into() }]),
            });
        }
    }
}

fn currencies(file: &mut File<'_>, table: &Table) -> Vec<Currency> {
    let Some(Val::Texts(codes)) = table.field("currency").and_then(|field| field.value.as_ref()) else {
        return Vec::new();
    };
    let mut currencies = Vec::new();
    for (code, span) in codes {
        if let Some(currency) = Currency::new(code) {
            currencies.push(currency);
        } else {
            let at = file.source.place(span.clone());
            file.tell(Diagnostic::error("T15", "t15-currency").arg("value", code).at(at));
        }
    }
    currencies
}

/// Ids, kinds, texts, and numbers as text.
fn values(file: &mut File<'_>, world: &World<'_>, table: &Table, key: &str, kind: &SlotType) -> Vec<String> {
    let Some(Val::Node(Node { kind: crate::catalog::read::Kind::List(items), .. })) =
        table.field(key).and_then(|field| field.value.as_ref())
    else {
        return Vec::new();
    };
    let read = |item: &Node| match typed::value(file, world, kind, item, key)? {
        Value::Item(item) => Some(item.id),
        Value::Text(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    items.iter().filter_map(read).collect()
}
