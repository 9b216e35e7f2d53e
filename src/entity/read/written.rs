//! Dates in digits: `3.4.`, `03.04.2026`, `2026-07-01`.

use super::calendar::{Found, year_behind};
use super::scan::Scan;
use super::when::{Clarity, Form};
use crate::text::Shape;
use jiff::civil::Date;

/// `3.4.`, `03.04.2026`, `3/4`, `3/4/26`.
pub(super) fn numeric(scan: &Scan<'_>, i: usize) -> Found {
    let token = scan.token(i).filter(|token| token.shape == Shape::Number)?;
    let sign = token.norm.chars().find(|c| matches!(c, '.' | '/'))?;
    let parts: Vec<&str> = token.norm.split(sign).collect();
    let (first, second, rest) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            let (year, month, day) = (full_year(scan, year)?, month.parse().ok()?, day.parse().ok()?);
            Date::new(year, month, day).ok()?;
            return Some((Form::Day { year: Some(year), month: Some(month), day }, i + 1, Clarity::Clear));
        }
        [first, second] => (*first, *second, None),
        [first, second, year] => (*first, *second, Some(*year)),
        _ => return None,
    };
    let (day, month) = in_order(scan, first, second)?;
    let mut end = i + 1;
    let mut written = rest.map(|year| full_year(scan, year)).map_or(Some(None), |year| Some(Some(year?)))?;
    let closed = scan.gap(i).starts_with(sign);
    if written.is_none() && closed {
        // "3.4. 2026"
        (written, end) = year_behind(scan, end);
    }
    let clarity = match (rest.is_some() || written.is_some(), scan.table.date_signs.contains(&sign)) {
        (true, _) => Clarity::Clear,
        (false, true) if closed || sign == '/' => Clarity::Plain,
        (false, true) => Clarity::Shy,
        (false, false) if sign == '/' => Clarity::Shy,
        (false, false) => return None,
    };
    Some((Form::Day { year: written, month: Some(month), day }, end, clarity))
}

/// Day and month in the language's order; a number above 12 decides.
fn in_order(scan: &Scan<'_>, first: &str, second: &str) -> Option<(i8, i8)> {
    if first.len() > 2 || second.len() > 2 {
        return None;
    }
    let (first, second): (i8, i8) = (first.parse().ok()?, second.parse().ok()?);
    let (mut day, mut month) = if scan.table.day_first { (first, second) } else { (second, first) };
    if month > 12 && day <= 12 {
        std::mem::swap(&mut day, &mut month);
    }
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((day, month))
}

/// Two digits lie between 80 years ago and 19 years ahead.
fn full_year(scan: &Scan<'_>, text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    match text.len() {
        4 => (1900..=2199).contains(&year).then_some(year),
        2 => {
            let this = scan.today().year();
            let near = this - this % 100 + year;
            Some(if near > this + 19 { near - 100 } else { near })
        }
        _ => None,
    }
}

/// `2026-07-01`, `03-04-2026`.
pub(super) fn iso(scan: &Scan<'_>, i: usize) -> Found {
    let dash = |i: usize| matches!(scan.raw_token(i), "-" | "−") && scan.gap(i - 1).is_empty();
    if !dash(i + 1) || !dash(i + 3) {
        return None;
    }
    let (first, second, third) = (scan.plain(i)?, scan.plain(i + 2)?, scan.plain(i + 4)?);
    let (year, (day, month)) = if first.len() == 4 {
        (full_year(scan, first)?, (third.parse().ok()?, second.parse().ok()?))
    } else {
        (full_year(scan, third)?, in_order(scan, first, second)?)
    };
    Date::new(year, month, day).ok()?;
    Some((Form::Day { year: Some(year), month: Some(month), day }, i + 5, Clarity::Clear))
}
