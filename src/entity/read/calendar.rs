//! Finds what looks like a day or a stretch of the calendar, each with what it says.

use super::ordinal::rank;
use super::resolve::{months, monday, plus, plus_days};
use super::scan::Scan;
use super::when::{Clarity, Form, When};
use crate::entity::kind::Policy;
use crate::lang::{Unit, Word};
use crate::text::Shape;
use jiff::Span;
use jiff::civil::Date;

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

type Found = Option<(Form, usize, Clarity)>;

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

fn unit_at(scan: &Scan<'_>, i: usize) -> Option<(Unit, usize)> {
    scan.pick(i, |word| if let Word::Unit(unit) = word { Some(unit) } else { None })
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

/// A small whole number, or the article, at token `i`.
fn count_at(scan: &Scan<'_>, i: usize) -> Option<(i32, usize)> {
    let num = scan.nums_at(i).find(|num| num.tail.is_empty())?;
    let count = num.value.as_u64().and_then(|count| i32::try_from(count).ok())?;
    (count <= 1_000).then_some((count, num.tokens.end))
}

/// The day that many units from `day`.
fn ahead(day: Date, unit: Unit, count: i32) -> Option<Date> {
    let span = match unit {
        Unit::Day => Span::new().try_days(count),
        Unit::Week => Span::new().try_weeks(count),
        Unit::Month => Span::new().try_months(count),
        Unit::Quarter => Span::new().try_months(count * 3),
        Unit::Year => Span::new().try_years(count),
    };
    plus(day, span.ok()?)
}

/// The calendar's own stretch: this month, last week.
fn stretch(today: Date, unit: Unit, which: i32) -> Option<(Date, Date)> {
    let from = match unit {
        Unit::Day => today,
        Unit::Week => monday(today)?,
        Unit::Month => today.first_of_month(),
        Unit::Quarter => months(today.year(), (today.month() - 1) / 3 * 3 + 1, 3)?.0,
        Unit::Year => today.first_of_year(),
    };
    let from = ahead(from, unit, which)?;
    Some((from, ahead(from, unit, 1)?))
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

/// `3.4.`, `03.04.2026`, `3/4`, `3/4/26`.
fn numeric(scan: &Scan<'_>, i: usize) -> Found {
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
fn iso(scan: &Scan<'_>, i: usize) -> Found {
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
