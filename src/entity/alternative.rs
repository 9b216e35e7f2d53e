//! What else a stretch of text may mean, and why: so that the dialogue can ask "the 20th or the 27th?".

use super::kind::Reading;
use super::value::Value;

/// How an alternative differs from what was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The same day or stretch, but earlier: the one that has gone.
    Earlier,
    /// The same day or stretch, but later.
    Later,
    /// The other half of the day.
    OtherHalf,
    /// The sign in the digits groups them, or begins the fraction: `1.000`.
    Grouping,
    /// Another currency of the same name.
    Currency,
    /// Another value of the same words.
    Other,
    /// A value of another type.
    Type,
}

/// What else the words of `chosen` may mean among all `readings`: first values of the same type,
/// then other types. Of each value and type one.
///
/// ```
/// use schalter::entity::{Entities, Expectation, Reason, alternatives, select};
/// use schalter::{lang::Languages, text::Utterance};
/// let german = Languages::default().get("de").cloned().unwrap();
/// let readings = Entities::default().readings(&Utterance::new("am Freitag"), &Expectation::of(&german));
/// let chosen = select(readings.clone(), None);
/// let others = alternatives(&readings, &chosen[0]);
/// assert_eq!(others[0].1, Reason::Earlier);
/// ```
pub fn alternatives<'a>(readings: &'a [Reading], chosen: &Reading) -> Vec<(&'a Reading, Reason)> {
    let mut found: Vec<(&Reading, Reason)> = Vec::new();
    let here = readings.iter().filter(|other| other.span == chosen.span);
    for other in here {
        let same_kind = other.kind == chosen.kind;
        let known = same_kind && other.value == chosen.value
            || found.iter().any(|(known, _)| known.kind == other.kind && known.value == other.value);
        if !known {
            found.push((other, if same_kind { reason(&chosen.value, &other.value) } else { Reason::Type }));
        }
    }
    found.sort_by(|a, b| (a.1 == Reason::Type).cmp(&(b.1 == Reason::Type)).then(b.0.weight.total_cmp(&a.0.weight)));
    found
}

fn reason(chosen: &Value, other: &Value) -> Reason {
    let order = |less| if less { Reason::Earlier } else { Reason::Later };
    match (chosen, other) {
        (Value::Date(a), Value::Date(b)) => order(b < a),
        (Value::Period(a), Value::Period(b)) => order((b.from, b.to) < (a.from, a.to)),
        (Value::Time(_), Value::Time(_)) => Reason::OtherHalf,
        (Value::DateTime(a), Value::DateTime(b)) if a.date() == b.date() => Reason::OtherHalf,
        (Value::DateTime(a), Value::DateTime(b)) => order(b < a),
        (Value::Interval(a), Value::Interval(b)) => order((b.from, b.to) < (a.from, a.to)),
        (Value::Money(a), Value::Money(b)) if a.currency != b.currency => Reason::Currency,
        (Value::Money(_), Value::Money(_)) | (Value::Number(_), Value::Number(_)) => Reason::Grouping,
        _ => Reason::Other,
    }
}
