//! `only_if` and `when`: clauses over slots.

use super::{File, World, typed};
use crate::catalog::condition::{Clause, Condition, Operator};
use crate::catalog::diagnostic::Diagnostic;
use crate::catalog::read::{Kind, Node, positions};
use crate::entity::{SlotType, Value};

/// The condition in a quoted text; `None` after a message.
pub(super) fn condition(
    file: &mut File<'_>,
    world: &World<'_>,
    slots: &[(String, SlotType)],
    node: &Node,
) -> Option<Condition> {
    let text = file.reader.text(node)?;
    let and = text.contains(" and ");
    if and && text.contains(" or ") {
        let at = file.source.place(node.span.clone());
        file.tell(Diagnostic::error("T15", "t15-condition-mixed").arg("value", &text).at(at));
        return None;
    }
    let written = file.source.text.get(node.span.clone()).unwrap_or_default();
    let map = positions(written, node.span.start);
    let mut clauses = Vec::new();
    let joint = if and { " and " } else { " or " };
    let mut from = 0;
    for part in text.split(joint) {
        let lead = part.len() - part.trim_start().len();
        let start = from + lead;
        from += part.len() + joint.len();
        clauses.push(clause(file, world, slots, part.trim(), start, &map, node));
    }
    let clauses: Option<Vec<Clause>> = clauses.into_iter().collect();
    Some(if and { Condition::All(clauses?) } else { Condition::Any(clauses?) })
}

fn clause(
    file: &mut File<'_>,
    world: &World<'_>,
    slots: &[(String, SlotType)],
    text: &str,
    start: usize,
    map: &[usize],
    node: &Node,
) -> Option<Clause> {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(end)?;
    let rest = rest.trim();
    let spot = |at: usize| map.get(at).copied().unwrap_or(node.span.end);
    let span = spot(start)..spot(start + end);
    let valid: Vec<String> = slots.iter().map(|(name, _)| name.clone()).collect();
    if !name.is_empty() && !file.known("s11-slot", name, span, &valid) {
        return None;
    }
    let kind = slots.iter().find(|(slot, _)| slot == name).map(|(_, kind)| kind.clone());
    let operator = kind.and_then(|kind| operator(file, world, &kind, rest, node));
    match operator {
        Some(Ok(operator)) => Some(Clause { slot: name.to_owned(), operator }),
        Some(Err(())) => None,
        None => {
            let at = file.source.place(spot(start)..spot(start + text.len()));
            file.tell(Diagnostic::error("T15", "t15-condition").arg("value", text).at(at));
            None
        }
    }
}

/// What is asked; `Err` after a message, `None` if it is no operator.
fn operator(
    file: &mut File<'_>,
    world: &World<'_>,
    kind: &SlotType,
    rest: &str,
    node: &Node,
) -> Option<Result<Operator, ()>> {
    match rest {
        "is set" => return Some(Ok(Operator::IsSet)),
        "is not set" => return Some(Ok(Operator::IsNotSet)),
        "is unknown" => return Some(Ok(Operator::IsUnknown)),
        _ => {}
    }
    let mut read = |text: &str| value(file, world, kind, text.trim(), node);
    if let Some(list) = rest.strip_prefix("in ") {
        let values: Vec<Option<Value>> = list.split(',').map(&mut read).collect();
        return Some(values.into_iter().collect::<Option<_>>().map(Operator::In).ok_or(()));
    }
    type Make = fn(Value) -> Operator;
    let makers: [(&str, Make); 6] = [
        ("!=", Operator::NotEqual),
        ("<=", Operator::AtMost),
        (">=", Operator::AtLeast),
        ("=", Operator::Equal),
        ("<", Operator::Less),
        (">", Operator::Greater),
    ];
    let (sign, make) = makers.into_iter().find(|(sign, _)| rest.starts_with(sign))?;
    let text = rest.strip_prefix(sign)?;
    if text.trim().is_empty() {
        return None;
    }
    Some(read(text).map(make).ok_or(()))
}

/// A value inside a condition is written without quotes.
fn value(file: &mut File<'_>, world: &World<'_>, kind: &SlotType, text: &str, node: &Node) -> Option<Value> {
    let bare = match (kind, text) {
        (SlotType::YesNo, "true") => Kind::Bool(true),
        (SlotType::YesNo, "false") => Kind::Bool(false),
        (SlotType::Number | SlotType::WholeNumber, text) => Kind::Number(text.to_owned()),
        (_, text) => Kind::Text(text.trim_matches(['\'', '"']).to_owned()),
    };
    typed::value(file, world, kind, &Node { kind: bare, span: node.span.clone() }, "")
}
