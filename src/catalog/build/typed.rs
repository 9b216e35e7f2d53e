//! Values whose type is that of a slot or a fact.

use super::{File, World};
use crate::catalog::diagnostic::Diagnostic;
use crate::catalog::read::{Kind, Node, clock, moment};
use crate::entity::{Iban, Item, SlotType, Value};

/// The value as that type; `None` after a message.
pub(super) fn value(file: &mut File<'_>, world: &World<'_>, kind: &SlotType, node: &Node, key: &str) -> Option<Value> {
    match kind {
        SlotType::Money => file.reader.money(node).map(Value::Money),
        SlotType::Number => file.reader.number(node, false).map(Value::Number),
        SlotType::WholeNumber => file.reader.number(node, true).map(Value::Number),
        SlotType::Percent => file.reader.percent(node).map(Value::Number),
        SlotType::YesNo => file.reader.yes_no(node, key).map(Value::YesNo),
        SlotType::Duration => {
            file.reader.duration(node)?;
            iso(file, node).map(Value::Duration)
        }
        SlotType::List(name) => item(file, world, name, node).map(Value::Item),
        SlotType::Date => match &node.kind {
            Kind::Date(day) => Some(Value::Date(*day)),
            _ => {
                let text = file.reader.text(node)?;
                let read = crate::catalog::read::date(&text).map(Value::Date);
                read.or_else(|| wrong(file, node, "t15-date"))
            }
        },
        SlotType::Time => {
            let text = file.reader.text(node)?;
            clock(&text).map(Value::Time).or_else(|| wrong(file, node, "t15-time"))
        }
        SlotType::Datetime => {
            let text = file.reader.text(node)?;
            moment(&text).map(|(at, _)| Value::DateTime(at)).or_else(|| wrong(file, node, "t15-moment"))
        }
        SlotType::Iban => {
            let text = file.reader.text(node)?;
            Iban::new(&text).map(Value::Iban).or_else(|| wrong(file, node, "t15-iban"))
        }
        SlotType::Period | SlotType::Rhythm | SlotType::CardNumber | SlotType::Custom(_) => {
            wrong(file, node, "t15-no-value")
        }
        _ => file.reader.text(node).map(Value::Text),
    }
}

fn wrong<T>(file: &mut File<'_>, node: &Node, message: &'static str) -> Option<T> {
    let at = file.source.place(node.span.clone());
    let written = file.source.text.get(node.span.clone()).unwrap_or_default();
    file.tell(Diagnostic::error("T15", message).arg("value", written).at(at));
    None
}

fn iso(file: &File<'_>, node: &Node) -> Option<String> {
    use crate::lang::TimeUnit;
    let (count, unit) = file.reader.words.amount_of(node.text()?)?;
    Some(match unit {
        TimeUnit::Second => format!("PT{count}S"),
        TimeUnit::Minute => format!("PT{count}M"),
        TimeUnit::Hour => format!("PT{count}H"),
        TimeUnit::Day => format!("P{count}D"),
        TimeUnit::Week => format!("P{count}W"),
        TimeUnit::Month => format!("P{count}M"),
        TimeUnit::Year => format!("P{count}Y"),
    })
}

/// A value of a list, or a kind of value where the list has an `also`.
fn item(file: &mut File<'_>, world: &World<'_>, name: &str, node: &Node) -> Option<Item> {
    let id = file.reader.text(node)?;
    let list = world.lists.get(name)?;
    let kinds = list.also.as_ref().and_then(|also| world.lists.get(also));
    let fixed = kinds.unwrap_or(list);
    let valid: Vec<String> = fixed.values.iter().map(|value| value.id.clone()).collect();
    let open = list.source.is_some() && kinds.is_none();
    // A list with a mistake is off anyway; its values may be incomplete.
    if !open && !fixed.broken && !file.known("s11-value", &id, node.span.clone(), &valid) {
        return None;
    }
    let kind = kinds.is_some().then(|| id.clone());
    Some(Item { list: name.to_owned(), id, name: None, kind })
}
