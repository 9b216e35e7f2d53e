//! Finds what looks like a day or a stretch of the calendar, each with what it says.

use super::ordinal::rank;
use super::resolve::{monday, plus_days};
use super::scan::Scan;
use super::stretch::{ahead, count_at, stretch, unit_at};
use super::when::{Clarity, Form, When};
use super::written::{iso, numeric};
use crate::entity::kind::Policy;
use crate::lang::{Unit, Word};

/// Every expression at every token; longer and shorter ones, without their prepositions.
pub(super) fn collect(scan: &Scan<'_>) -> Vec<When> {
    let mut whens = Vec::new();
    for i in 0..scan.tokens.len() {
        let mut found: Vec<(Form, usize, Clarity)> = Vec::new();
        found.extend(day_word(scan, i));
        found.extend(weekday(scan, i));
        found.extend(relative(scan, i));
        found.extend(day_month(scan, i));
        found.extend(month(scan, i));
        found.extend(numeric(scan, i));
        found.extend(iso(scan, i));
        found.extend(quarter(scan, i));
        found.extend(distance(scan, i));
        found.extend(year(scan, i).map(|(year, end)| (Form::Year(year), end, Clarity::Shy)));
        whens.extend(found.into_iter().map(|(form, end, clarity)| {
            let lead = lead(scan, i, form);
            When { tokens: i..end, form, clarity, lead }
        }));
    }
    whens
}

/// What begins at a token: its form, where it ends, how clear it is.
pub(super) type Found = Option<(Form, usize, Clarity)>;

/// Where the preposition of what begins at `i` begins: `am`, `on the`, `im`.
fn lead(scan: &Scan<'_>, i: usize, form: Form) -> usize {
    let articled = scan.is_before(i, Word::Of).map_or(i, |len| i - len);
    let word = if form.is_day() { Word::On } else { Word::In };
    let unit = (!form.is_day()).then(|| before_unit(scan, articled)).flatten();
    let at = unit.unwrap_or(articled);
    match scan.is_before(at, word) {
        Some(len) => at - len,
        None => unit.unwrap_or(i),
    }
}

/// `im Jahr 2025`, `im Monat Mai`: the unit's name in front.
fn before_unit(scan: &Scan<'_>, i: usize) -> Option<usize> {
    [Unit::Year, Unit::Month].into_iter().find_map(|unit| Some(i - scan.is_before(i, Word::Unit(unit))?))
}

/// `heute`, `day after tomorrow`.
fn day_word(scan: &Scan<'_>, i: usize) -> Found {
    let (offset, len) = scan.pick(i, |word| if let Word::Day(offset) = word { Some(offset) } else { None })?;
    if offset == 0 && scan.is(i + len, Word::Ahead).is_some() {
        // "heute in zwei Wochen"
        if let Some(found) = distance(scan, i + len) {
            return Some(found);
        }
    }
    Some((Form::Fixed(plus_days(scan.today(), offset)?), i + len, Clarity::Clear))
}

/// `Freitag`, `Freitag, den 3. Juli`, `Friday next week`.
fn weekday(scan: &Scan<'_>, i: usize) -> Found {
    let (weekday, len) = weekday_at(scan, i)?;
    let mut next = i + len;
    let shy = is_shy(scan, i);
    // The date behind it says which one.
    for _ in 0..2 {
        let dated = [day_month(scan, next), month(scan, next), numeric(scan, next)].into_iter().flatten();
        let mut dated = dated.filter(|found| found.2 >= Clarity::Plain);
        if let Some((form, end, _)) = dated.find(|found| matches!(found.0, Form::Day { month: Some(_), .. })) {
            return Some((form, end, Clarity::Clear));
        }
        next += scan.is(next, Word::Of).or_else(|| scan.is(next, Word::On)).unwrap_or(0);
    }
    let week = i + len + scan.is(i + len, Word::Of).unwrap_or(0);
    if let Some((which, len)) = which_at(scan, week)
        && let Some(unit) = scan.is(week + len, Word::Unit(Unit::Week))
    {
        let day = plus_days(monday(scan.today())?, which * 7 + i32::from(weekday) - 1)?;
        return Some((Form::Fixed(day), week + len + unit, Clarity::Clear));
    }
    Some((Form::Weekday { weekday, which: None }, i + len, if shy { Clarity::Shy } else { Clarity::Clear }))
}

fn weekday_at(scan: &Scan<'_>, i: usize) -> Option<(i8, usize)> {
    scan.pick(i, |word| if let Word::Weekday(weekday) = word { Some(weekday) } else { None })
}

fn month_at(scan: &Scan<'_>, i: usize) -> Option<(i8, usize)> {
    scan.pick(i, |word| if let Word::Month(month) = word { Some(month) } else { None })
}

fn which_at(scan: &Scan<'_>, i: usize) -> Option<(i32, usize)> {
    scan.pick(i, |word| if let Word::Relative(which) = word { Some(which) } else { None })
}

/// A word that has this meaning only where something else says so, in some languages a capital.
fn is_shy(scan: &Scan<'_>, i: usize) -> bool {
    let told = scan.table.capitals_tell && scan.capital_inside(i);
    scan.token(i).is_some_and(|token| scan.table.shy.contains(&token.norm.as_str())) && !told
}

/// `nächsten Freitag`, `letzten Monat`, `last 30 days`, `nächste Woche Freitag`.
fn relative(scan: &Scan<'_>, i: usize) -> Found {
    let (which, len) = which_at(scan, i)?;
    let next = i + len;
    if let Some((weekday, len)) = weekday_at(scan, next) {
        return Some((Form::Weekday { weekday, which: Some(which) }, next + len, Clarity::Clear));
    }
    if let Some((month, len)) = month_at(scan, next) {
        return Some((Form::Month { year: None, month, which: Some(which) }, next + len, Clarity::Clear));
    }
    if let Some((unit, len)) = unit_at(scan, next) {
        let end = next + len;
        if unit == Unit::Week
            && let Some((weekday, len)) = weekday_at(scan, end + scan.is(end, Word::On).unwrap_or(0))
        {
            let day = plus_days(monday(scan.today())?, which * 7 + i32::from(weekday) - 1)?;
            return Some((Form::Fixed(day), end + scan.is(end, Word::On).unwrap_or(0) + len, Clarity::Clear));
        }
        let (from, to) = stretch(scan.today(), unit, which)?;
        return Some((Form::Span(from, to), end, Clarity::Clear));
    }
    // "die letzten 30 Tage": up to today; "die nächsten 3 Tage": from tomorrow on.
    let (count, end) = count_at(scan, next)?;
    let (unit, len) = unit_at(scan, end)?;
    let today = scan.today();
    let span = |count: i32| ahead(today, unit, count);
    let (from, to) = match which {
        // A statement up to now shows today, too.
        -1 if scan.expected.policy != Policy::Future => (span(-count)?, plus_days(today, 1)?),
        -1 => (span(-count)?, today),
        1 => (plus_days(today, 1)?, plus_days(span(count)?, 1)?),
        _ => return None,
    };
    Some((Form::Span(from, to), end + len, Clarity::Clear))
}

/// `in 3 Tagen`, `vor zwei Wochen`, `3 days ago`.
fn distance(scan: &Scan<'_>, i: usize) -> Found {
    let signs = [(scan.is(i, Word::Ahead), 1), (scan.is(i, Word::Back), -1)];
    for (len, sign) in signs {
        if let Some(len) = len
            && let Some((count, end)) = count_at(scan, i + len)
            && let Some((unit, len)) = unit_at(scan, end)
        {
            return Some((Form::Fixed(ahead(scan.today(), unit, sign * count)?), end + len, Clarity::Clear));
        }
    }
    let (count, end) = count_at(scan, i)?;
    let (unit, len) = unit_at(scan, end)?;
    let ago = scan.is(end + len, Word::Ago)?;
    Some((Form::Fixed(ahead(scan.today(), unit, -count)?), end + len + ago, Clarity::Clear))
}

/// `1. Juli 2026`, `1st of July`, `am 15.`, and the bare `15` of `15 to 20 July`.
fn day_month(scan: &Scan<'_>, i: usize) -> Found {
    let (day, next, marked) = day_at(scan, i)?;
    let dotted = scan.plain(i).is_some() && marked;
    let at = next + scan.is(next, Word::Of).unwrap_or(0);
    let joined = dotted || scan.close(next - 1) || scan.gap(next - 1).trim() == ".";
    if joined {
        if let Some((month, len)) = month_at(scan, at) {
            let (year, end) = year_behind(scan, at + len);
            return Some((Form::Day { year, month: Some(month), day }, end, Clarity::Clear));
        }
        // "3. 4. 2026"
        if dotted && let Some((month, end, true)) = day_at(scan, next).filter(|found| found.0 <= 12) {
            let (year, end) = year_behind(scan, end);
            return Some((Form::Day { year, month: Some(month), day }, end, Clarity::Plain));
        }
    }
    let clarity = if marked { Clarity::Plain } else { Clarity::Shy };
    Some((Form::Day { year: None, month: None, day }, next, clarity))
}

/// A day of the month at token `i`, where it ends, and whether it is marked as a rank.
fn day_at(scan: &Scan<'_>, i: usize) -> Option<(i8, usize, bool)> {
    let (day, next, marked) = match rank(scan, i) {
        Some((day, len)) => (i8::try_from(day).ok()?, i + len, true),
        None => (scan.plain(i).filter(|digits| digits.len() <= 2)?.parse().ok()?, i + 1, false),
    };
    (1..=31).contains(&day).then_some((day, next, marked))
}

/// `März`, `March 2026`, `July 1st, 2026`.
fn month(scan: &Scan<'_>, i: usize) -> Found {
    let (month, len) = month_at(scan, i)?;
    let next = i + len;
    if scan.spaced(next - 1) || scan.gap(next - 1).trim() == "." {
        let day = next + scan.is(next, Word::Of).unwrap_or(0);
        if let Some((day, end, marked)) = day_at(scan, day)
            && (marked || scan.table.group == ',' || !scan.gap(end - 1).starts_with('.'))
            && !followed_by_money(scan, end)
        {
            let (year, end) = year_behind(scan, end);
            return Some((Form::Day { year, month: Some(month), day }, end, Clarity::Clear));
        }
    }
    let (year, end) = year_behind(scan, next);
    let clarity = match year {
        Some(_) => Clarity::Clear,
        None if is_shy(scan, i) => Clarity::Shy,
        None => Clarity::Plain,
    };
    Some((Form::Month { year, month, which: None }, end, clarity))
}

/// "Juli 20 Euro" holds no day.
fn followed_by_money(scan: &Scan<'_>, i: usize) -> bool {
    super::currency::at(scan, i).is_some()
}

/// The year at token `i`, if one follows closely; else `i` again.
pub(super) fn year_behind(scan: &Scan<'_>, i: usize) -> (Option<i16>, usize) {
    let near = i.checked_sub(1).is_some_and(|before| matches!(scan.gap(before).trim(), "" | "," | "."));
    match year(scan, i).filter(|(_, end)| near && !followed_by_money(scan, *end)) {
        Some((year, end)) => (Some(year), end),
        None => (None, i),
    }
}

/// Four digits that may be a year.
fn year(scan: &Scan<'_>, i: usize) -> Option<(i16, usize)> {
    let year = scan.plain(i).filter(|digits| digits.len() == 4)?.parse().ok()?;
    (1950..=2099).contains(&year).then_some((year, i + 1))
}

/// `Q2 2026`, `zweites Quartal`, `3rd quarter`.
fn quarter(scan: &Scan<'_>, i: usize) -> Found {
    let short = scan.token(i).and_then(|token| token.norm.strip_prefix('q')).filter(|rest| rest.len() == 1);
    let (quarter, end) = match short.and_then(|digit| digit.parse().ok()) {
        Some(quarter) => (quarter, i + 1),
        None => {
            let (quarter, len) = rank(scan, i)?;
            (i8::try_from(quarter).ok()?, i + len + scan.is(i + len, Word::Unit(Unit::Quarter))?)
        }
    };
    let (year, end) = year_behind(scan, end);
    (1..=4).contains(&quarter).then_some((Form::Quarter { year, quarter }, end, Clarity::Clear))
}
