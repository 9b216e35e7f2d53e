//! What single words and rows of digits mean before any rule: months, currencies, `3.4.`, `14:30`.

use super::codes::currency_code;
use super::pieces::Pieces;
use crate::entity::chart::{Amount, Chart, Meaning, Node, Sure};
use crate::entity::decimal::Decimal;
use crate::entity::form::{Clock, Form, Half, Hours, Point, Stretch};
use crate::entity::kind::Expectation;
use crate::entity::length::Length;
use crate::entity::make::ordered;
use crate::entity::money::Currency;
use crate::entity::resolve::plus_days;
use crate::lang::{Part, Unit, Word};
use crate::text::Shape;
use jiff::civil::Date;

/// Adds what each piece means by itself.
pub(super) fn collect(pieces: &Pieces<'_>, expected: &Expectation<'_>, chart: &mut Chart<'_>) {
    let today = expected.now.date();
    for at in 0..pieces.all.len() {
        if pieces.is_sealed(at) {
            continue;
        }
        let shape = pieces.get(at).map(|piece| piece.shape);
        if shape == Some(Shape::Number) {
            numeric(pieces, at, today, chart);
            continue;
        }
        for word in pieces.meanings(at) {
            word_leaf(pieces, at, 1, *word, today, chart);
        }
        for (len, word) in pieces.phrases(at) {
            word_leaf(pieces, at, len, word, today, chart);
        }
        let before_sign = pieces.is_glued(at + 1) && pieces.get(at + 1).is_some_and(|next| next.norm == "$");
        if let Some(currency) = currency_code(pieces.raw(at), before_sign) {
            chart.add(Node::leaf(at, at + 1, Part::Sign, Meaning::Currency(Some(currency)), Sure::Plain));
        }
        quarter(pieces, at, chart);
        if pieces.table.compounds && pieces.ids.get(at) == Some(&None) {
            weekday_part(pieces, at, chart);
        }
    }
}

fn word_leaf(pieces: &Pieces<'_>, at: usize, len: usize, word: Word, today: Date, chart: &mut Chart<'_>) {
    let sure = if len == 1 && is_shy(pieces, at) { Sure::Shy } else { Sure::Plain };
    let (part, meaning) = match word {
        Word::Fraction(parts) => (Part::Fraction, Meaning::Small(i64::try_from(parts).unwrap_or(i64::MAX))),
        Word::Currency(code) => (Part::Currency, Meaning::Currency(Currency::new(code))),
        Word::Sign(code) => (Part::Sign, Meaning::Currency(Currency::new(code))),
        Word::Coin(code) => (Part::Coin, Meaning::Currency(Currency::new(code))),
        Word::Cash(worth, code) => (Part::Cash, Meaning::Cash(worth, Currency::new(code))),
        Word::Month(month) => (Part::Month, Meaning::Small(month.into())),
        Word::Weekday(weekday) => (Part::Weekday, Meaning::Small(weekday.into())),
        Word::Day(offset) => {
            let Some(day) = plus_days(today, offset) else { return };
            (Part::Day, Meaning::Day(Form::Fixed(day)))
        }
        Word::And => (Part::And, Meaning::Small(0)),
        Word::Feast(feast) => (Part::Feast, Meaning::Feast(feast)),
        // A letter is a unit only right behind its number: `24h`.
        Word::Unit(unit)
            if unit != Unit::Hour
                && pieces.get(at).is_some_and(|piece| piece.norm.len() == 1)
                && !pieces.is_glued(at) =>
        {
            return;
        }
        Word::Unit(unit) => (Part::Unit, Meaning::Unit(unit)),
        Word::Length(count, unit) => {
            let count = Decimal::whole(u64::from(count.unsigned_abs()));
            let Some(length) = Length::of(count, unit) else { return };
            (Part::Length, Meaning::Length(length))
        }
        Word::Which(which) => (Part::Which, Meaning::Small(which.into())),
        Word::PartOfDay(offset, from, to) => {
            let Some(form) = plus_days(today, offset).map(Form::Fixed) else { return };
            let end = |hour| Clock::new(hour, 0, 0, Half::Said).map(|clock| Point::On(form, clock));
            (Part::Hours, Meaning::Hours(Hours { from: end(from), to: end(to) }))
        }
        Word::Daypart(from, to) => (Part::Daypart, Meaning::Daypart(from, to)),
        _ => return,
    };
    // A word that is a day as well is a part of one only beside a day.
    let twice =
        part == Part::Daypart && len == 1 && pieces.meanings(at).iter().any(|word| matches!(word, Word::Day(_)));
    let sure = match (part, sure) {
        _ if twice => Sure::Shy,
        (Part::Day | Part::Length, Sure::Plain) => Sure::Clear,
        (_, sure) => sure,
    };
    chart.add(Node::leaf(at, at + len, part, meaning, sure));
}

/// A word that has this meaning only where something else says so, in some languages a capital.
fn is_shy(pieces: &Pieces<'_>, at: usize) -> bool {
    let Some(piece) = pieces.get(at) else { return false };
    if !pieces.table.shy.contains(&piece.norm) {
        return false;
    }
    // "Fr." as the whole message is Friday, "so" is none.
    if pieces.all.len() == 1 && !pieces.table.fillers.contains(&piece.norm) {
        return false;
    }
    let inside = at > 0 && pieces.gaps.is_space(at);
    !(pieces.table.capitals_tell && piece.capital && inside)
}

/// `Montagnachmittag`: a weekday and a part of it in one word.
fn weekday_part(pieces: &Pieces<'_>, at: usize, chart: &mut Chart<'_>) {
    let Some(norm) = pieces.get(at).map(|piece| piece.norm).filter(|norm| (9..30).contains(&norm.len())) else {
        return;
    };
    for middle in 6..norm.len() {
        let Some((first, second)) = norm.split_at_checked(middle) else { continue };
        let second = second.strip_prefix('s').filter(|rest| rest.len() > 4).unwrap_or(second);
        let weekday = pieces.grammar.meanings_of(first).iter().find_map(|word| match word {
            Word::Weekday(weekday) => Some(*weekday),
            _ => None,
        });
        let part = pieces.grammar.meanings_of(second).iter().find_map(|word| match word {
            Word::Daypart(from, to) => Some((*from, *to)),
            _ => None,
        });
        if let (Some(weekday), Some((from, to))) = (weekday, part) {
            let form = Form::Weekday { weekday, which: None };
            let end = |hour| Clock::new(hour, 0, 0, Half::Said).map(|clock| Point::On(form, clock));
            let hours = Hours { from: end(from), to: end(to) };
            chart.add(Node::leaf(at, at + 1, Part::Hours, Meaning::Hours(hours), Sure::Clear));
        }
    }
}

/// `Q2`.
fn quarter(pieces: &Pieces<'_>, at: usize, chart: &mut Chart<'_>) {
    let digit = pieces.get(at).and_then(|piece| piece.norm.strip_prefix('q')).filter(|rest| rest.len() == 1);
    if let Some(quarter) = digit.and_then(|digit| digit.parse().ok()).filter(|quarter| (1..=4).contains(quarter)) {
        chart.add(Node::leaf(at, at + 1, Part::Quarter, Meaning::Small(quarter), Sure::Clear));
    }
}

/// Dates and times in digits.
fn numeric(pieces: &Pieces<'_>, at: usize, today: Date, chart: &mut Chart<'_>) {
    let Some(piece) = pieces.get(at) else { return };
    if let Some(clock) = clock(pieces, piece.norm, ':') {
        // `3:15a`, `3:15p`.
        let half = pieces.get(at + 1).filter(|_| pieces.is_glued(at + 1)).map(|next| next.norm);
        if let Some(half @ ("a" | "p")) = half.filter(|_| pieces.table.halves_of_day)
            && let Some(clock) = clock.in_half(half == "p")
        {
            chart.add(Node::leaf(at, at + 2, Part::Time, Meaning::Clock(clock), Sure::Clear));
        }
        chart.add(Node::leaf(at, at + 1, Part::Time, Meaning::Clock(clock), Sure::Clear));
    } else if let Some(clock) = clock(pieces, piece.norm, '.') {
        chart.add(Node::leaf(at, at + 1, Part::Time, Meaning::Clock(clock), Sure::Shy));
    }
    if pieces.behind(at).starts_with([',', '.'])
        && pieces.behind(at).get(1..).is_some_and(|rest| rest.starts_with(['-', '–', '—']))
        && !pieces
            .behind(at)
            .trim_start_matches([',', '.', '-', '–', '—', ' '])
            .starts_with(|c: char| c.is_ascii_digit())
        && let Some(value) = pieces.plain(at).and_then(|digits| digits.parse().ok()).map(Decimal::whole)
    {
        // A dash in the place of the cents.
        let amount = Amount { value, grouped: None, currency: None, coins: false, about: false };
        chart.add(Node::leaf(at, at + 1, Part::Money, Meaning::Amount(amount), Sure::Clear));
    }
    if let Some(form) = month_in_digits(pieces, at, today) {
        chart.add(Node::leaf(at, at + 1, Part::Span, Meaning::Span(Stretch::One(form)), Sure::Clear));
    } else if let Some(form) = dashed_month(pieces, at, today) {
        chart.add(Node::leaf(at, at + 3, Part::Span, Meaning::Span(Stretch::One(form)), Sure::Clear));
    }
    let date = written(pieces, at, today).map(|(form, sure)| (form, sure, at + 1));
    if let Some((form, sure, end)) = date.or_else(|| dashed(pieces, at, today)) {
        chart.add(Node::leaf(at, end, Part::Date, Meaning::Day(form), sure));
    }
}

/// `2016-05`.
fn dashed_month(pieces: &Pieces<'_>, at: usize, today: Date) -> Option<Form> {
    let (year, dash, month) = (pieces.plain(at)?, pieces.get(at + 1)?.norm, pieces.plain(at + 2)?);
    let alone = !pieces.is_glued(at + 3) && !pieces.is_glued(at) && pieces.is_glued(at + 1) && pieces.is_glued(at + 2);
    (dash == "-" && year.len() == 4 && month.len() == 2 && alone).then_some(())?;
    let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    Some(Form::Month { year: Some(full_year(year, today)?), month, which: None })
}

/// `9/2012`, `06.2004`, `2016/05`.
fn month_in_digits(pieces: &Pieces<'_>, at: usize, today: Date) -> Option<Form> {
    let (first, second) = pieces.get(at)?.norm.split_once(['/', '.'])?;
    let (month, year) = if first.len() == 4 { (second, first) } else { (first, second) };
    let month: i8 = month.parse().ok().filter(|m| (1..=12).contains(m) && month.len() <= 2)?;
    (year.len() == 4).then_some(())?;
    Some(Form::Month { year: Some(full_year(year, today)?), month, which: None })
}

/// `14:30`, `9:01:10`, `18.12`.
fn clock(pieces: &Pieces<'_>, text: &str, sign: char) -> Option<Clock> {
    let mut parts = text.split(sign);
    let (hour, minute) = (parts.next()?, parts.next()?);
    let second = parts.next();
    let two = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    if parts.next().is_some() || hour.len() > 2 || !two(minute) || second.is_some_and(|second| !two(second)) {
        return None;
    }
    let second = second.map_or(Some(0), |second| second.parse().ok())?;
    let half = if hour.starts_with('0') || !pieces.table.halves_of_day { Half::Clock } else { Half::Open };
    Clock::new(hour.parse().ok()?, minute.parse().ok()?, second, half)
}

/// `3.4.`, `03.04.2026`, `3/4`, `3/4/26`, `2012/8/10`.
fn written(pieces: &Pieces<'_>, at: usize, today: Date) -> Option<(Form, Sure)> {
    let norm = pieces.get(at)?.norm;
    let sign = norm.chars().find(|c| matches!(c, '.' | '/'))?;
    let mut split = norm.split(sign);
    let (first, second, third) = (split.next()?, split.next()?, split.next());
    if split.next().is_some() {
        return None;
    }
    if let Some(third) = third
        && first.len() == 4
    {
        return Some((known(full_year(first, today)?, second.parse().ok()?, third.parse().ok()?)?, Sure::Clear));
    }
    let (day, month) = in_order(pieces, first, second)?;
    let form = Form::Day { year: None, month: Some(month), day };
    if let Some(third) = third {
        return Some((known(full_year(third, today)?, month, day)?, Sure::Clear));
    }
    let usual = pieces.table.date_signs.contains(&sign);
    let closed = pieces.behind(at).starts_with(sign);
    let sure = match (usual, sign) {
        (true, '/') => Sure::Plain,
        (true, _) if closed => Sure::Plain,
        (true, _) | (false, '/') => Sure::Shy,
        (false, _) => return None,
    };
    Some((form, sure))
}

/// `2026-07-01`, `03-04-2026`.
fn dashed(pieces: &Pieces<'_>, at: usize, today: Date) -> Option<(Form, Sure, usize)> {
    let dash = |at: usize| matches!(pieces.get(at)?.norm, "-" | "−").then_some(());
    let glued = (at + 1..at + 5).all(|next| pieces.is_glued(next));
    (glued && !(at > 1 && pieces.is_glued(at) && pieces.plain(at - 2).is_some() && pieces.is_glued(at - 1)))
        .then_some(())?;
    dash(at + 1)?;
    dash(at + 3)?;
    let (first, second, third) = (pieces.plain(at)?, pieces.plain(at + 2)?, pieces.plain(at + 4)?);
    // A longer row of groups is no date: 1111-11-11-1111.
    if pieces.is_glued(at + 5) && pieces.is_glued(at + 6) && pieces.plain(at + 6).is_some() {
        return None;
    }
    let form = if first.len() == 4 {
        known(full_year(first, today)?, second.parse().ok()?, third.parse().ok()?)?
    } else {
        let (day, month) = in_order(pieces, first, second)?;
        known(full_year(third, today)?, month, day)?
    };
    Some((form, Sure::Clear, at + 5))
}

fn known(year: i16, month: i8, day: i8) -> Option<Form> {
    Date::new(year, month, day).ok()?;
    Some(Form::Day { year: Some(year), month: Some(month), day })
}

/// Day and month in the language's order; a number above 12 decides.
fn in_order(pieces: &Pieces<'_>, first: &str, second: &str) -> Option<(i8, i8)> {
    if first.len() > 2 || second.len() > 2 {
        return None;
    }
    ordered(first.parse().ok()?, second.parse().ok()?, pieces.table.day_first)
}

/// Two digits lie between 80 years ago and 19 years ahead.
fn full_year(text: &str, today: Date) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    match text.len() {
        4 => (1900..=2199).contains(&year).then_some(year),
        2 => {
            let this = today.year();
            let near = this - this % 100 + year;
            Some(if near > this + 19 { near - 100 } else { near })
        }
        _ => None,
    }
}
