//! Durations: `zwei Wochen`, `an hour`.

use super::scan::Scan;
use super::stretch::{count_at, unit_at};
use crate::entity::kind::{Proof, SlotType};
use crate::entity::value::Value;
use crate::lang::Unit;

pub(super) fn read(scan: &mut Scan<'_>) {
    for i in 0..scan.tokens.len() {
        let Some((count, at)) = count_at(scan, i) else { continue };
        let Some((unit, len)) = unit_at(scan, at) else { continue };
        if count > 0 && scan.close(at - 1) {
            scan.push(i..at + len, SlotType::Duration, Value::Duration(iso(count, unit)), Proof::Marked, 0.8);
        }
    }
}

/// ISO 8601, with the unit that was said.
fn iso(count: i32, unit: Unit) -> String {
    match unit {
        Unit::Minute => format!("PT{count}M"),
        Unit::Hour => format!("PT{count}H"),
        Unit::Day => format!("P{count}D"),
        Unit::Week => format!("P{count}W"),
        Unit::Month => format!("P{count}M"),
        Unit::Quarter => format!("P{}M", count * 3),
        Unit::Year => format!("P{count}Y"),
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::kind::SlotType;
    use crate::entity::read::testing::check;

    #[test]
    fn durations() {
        check(
            "de",
            SlotType::Duration,
            &[("zwei Wochen", "\"P2W\""), ("ein Jahr", "\"P1Y\""), ("30 Tage", "\"P30D\"")],
        );
        check("en", SlotType::Duration, &[("3 months", "\"P3M\""), ("an hour", "\"PT1H\"")]);
    }
}
