//! From the chart's parts to readings: forms are resolved, weighed and proved.

use super::pieces::Pieces;
use crate::entity::chart::{Amount, Chart, Meaning, Node, Num, Sure};
use crate::entity::decimal::Decimal;
use crate::entity::form::{Form, Point, Stretch};
use crate::entity::kind::{Expectation, Grain, Note, Policy, Proof, Reading, SlotType};
use crate::entity::length::Length;
use crate::entity::money::Money;
use crate::entity::resolve::{Side, days_of, hours_of, moment_of, nearest};
use crate::entity::value::{Amounts, Interval, Period, Relative, Value};
use crate::lang::{Part, Word};

/// Collects the readings of a chart.
pub(super) struct Output<'a> {
    pub(super) pieces: &'a Pieces<'a>,
    pub(super) expected: &'a Expectation<'a>,
    pub(super) out: Vec<Reading>,
    /// Holds the text an amount or a day?
    ordered: bool,
}

/// How much less an alternative weighs.
const LESS: f32 = 0.4;

impl<'a> Output<'a> {
    pub(super) fn new(pieces: &'a Pieces<'a>, expected: &'a Expectation<'a>, out: Vec<Reading>) -> Self {
        Self { pieces, expected, out, ordered: false }
    }

    /// Adds every reading of the chart's parts.
    pub(super) fn take(&mut self, chart: &Chart<'_>) {
        self.ordered =
            chart.nodes.iter().any(|node| matches!(node.part, Part::Money | Part::Day | Part::Date | Part::Dom));
        for node in &chart.nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: &Node) {
        match node.meaning {
            Meaning::Number(num) => self.number(node, num),
            Meaning::Small(rank) if node.part == Part::Rank => self.rank(node, rank),
            Meaning::Relative { offset, last } => {
                let value = Value::Relative(Relative { offset, from_end: last });
                self.push(node, SlotType::Ordinal, value, Proof::Likely, 0.4);
            }
            Meaning::Percent(percent) => self.push(node, SlotType::Percent, Value::Number(percent), Proof::Marked, 0.9),
            Meaning::Amount(amount) => self.amount(node, amount),
            Meaning::Amounts(from, to) => self.amounts(node, from, to),
            Meaning::Cash(worth, currency)
                if self.asked(&SlotType::Money) || node.end - node.start == self.pieces.all.len() =>
            {
                let value = Decimal::new(i128::from(worth), 2);
                let currency = currency.unwrap_or(self.expected.currency);
                if let Some(money) = value.and_then(|value| Money::of(value, currency)) {
                    self.push(node, SlotType::Money, Value::Money(money), Proof::Likely, 0.6);
                }
            }
            Meaning::Length(length) => {
                let weight = if self.is_a_rate(node, length) { 0.05 } else { 0.8 };
                self.push(node, SlotType::Duration, Value::Duration(length.to_string()), Proof::Marked, weight);
            }
            Meaning::Day(form) => self.day(node, form),
            Meaning::Span(stretch) => self.span(node, stretch),
            Meaning::Clock(_) | Meaning::Point(_) => self.moment(node),
            Meaning::Hours(hours) => {
                let sides = self.future_first();
                for (side, less) in sides.into_iter().zip([0.0, LESS]) {
                    if let Some((from, to)) = hours_of(hours, self.expected.now, side) {
                        let value = Value::Interval(Interval { from, to });
                        self.push(node, SlotType::DatetimeRange, value, Proof::Marked, 0.92 - less);
                    }
                }
            }
            Meaning::Rhythm(rhythm) => {
                // "The monthly fee" is no order; beside an amount or a day it is.
                let bare = node.sure < Sure::Clear && !self.ordered && !self.is_whole(node);
                let weight = if bare && !self.asked(&SlotType::Rhythm) { 0.05 } else { 0.95 };
                self.push(node, SlotType::Rhythm, Value::Rhythm(rhythm), Proof::Marked, weight);
            }
            Meaning::Share(_) if node.sure == Sure::Shy && !self.asked(&SlotType::Money) => {}
            Meaning::Share(share) => self.push(node, SlotType::Share, Value::Share(share), Proof::Likely, 0.6),
            _ => {}
        }
    }

    fn asked(&self, kind: &SlotType) -> bool {
        self.expected.asked == Some(kind)
    }

    fn number(&mut self, node: &Node, num: Num) {
        let asked = self.asked(&SlotType::Number) || self.asked(&SlotType::WholeNumber);
        if node.sure == Sure::Shy || node.part == Part::Article && !asked {
            return;
        }
        let weight = match num.spaced {
            _ if num.digits == 0 && self.is_a_mere_word(node, num) => 0.05,
            true => 0.3,
            // "Two fifty" is 250 first, "zwei fünfzig" nothing else.
            false if is_spoken_fraction(node) => 0.4,
            false => 0.5,
        };
        self.push(node, SlotType::Number, Value::Number(num.value), Proof::Likely, weight);
        if let Some(grouped) = num.grouped {
            self.push(node, SlotType::Number, Value::Number(grouped), Proof::Likely, weight * 0.6);
        }
        if num.value.is_whole() {
            self.push(node, SlotType::WholeNumber, Value::Number(num.value), Proof::Likely, weight * 0.8);
        }
        if self.asked(&SlotType::Percent) {
            self.push(node, SlotType::Percent, Value::Number(num.value), Proof::Likely, 0.5);
        }
        if self.asked(&SlotType::Money) && node.part == Part::Number {
            let weight = match num.spaced {
                true => 0.4,
                false if is_spoken_fraction(node) => 0.65,
                false => 0.6,
            };
            let amount = Amount { value: num.value, grouped: num.grouped, currency: None, coins: false, about: false };
            self.payable(node, amount, Proof::Likely, weight);
        }
        if self.asked(&SlotType::Date)
            && let Some(day) = crate::entity::make::day_of(node)
        {
            self.days(node, Form::Day { year: None, month: None, day }, Proof::Likely, 0.5);
        }
        if self.asked(&SlotType::Time)
            && let Some(clock) = crate::entity::make::hour(node)
        {
            self.clock(node, Point::Clock(clock), Proof::Likely, 0.5);
        }
        if self.asked(&SlotType::Ordinal) && num.value.is_whole() && num.value.digits > 0 {
            self.push(node, SlotType::Ordinal, Value::Number(num.value), Proof::Likely, 0.6);
        }
    }

    fn is_whole(&self, node: &Node) -> bool {
        node.end - node.start == self.pieces.all.len()
    }

    /// "How much can I send a day": one of a unit behind a word that no length follows.
    fn is_a_rate(&self, node: &Node, length: Length) -> bool {
        let article = self.pieces.meanings(node.start).contains(&Word::One) && node.steps == 1;
        let lead = node.start.checked_sub(1).and_then(|before| self.pieces.get(before));
        let leads =
            |norm: &str| self.pieces.table.name_end.contains(&norm) || self.pieces.grammar.known(norm).is_some();
        article && length.single().is_some() && lead.is_some_and(|lead| !leads(lead.norm))
    }

    /// Small numbers in words, and "a thousand", are parts of speech in a sentence ("there are two
    /// sides to it"): they count as an answer, with a unit, and as alternatives.
    fn is_a_mere_word(&self, node: &Node, num: Num) -> bool {
        let whole = self.is_whole(node);
        let round = node.end - node.start <= 2
            && num.value.as_u64().is_some_and(|value| matches!(value, 100 | 1_000 | 1_000_000));
        let article = self.pieces.meanings(node.start).contains(&Word::One);
        let scale = self.pieces.meanings(node.start).iter().any(|word| matches!(word, Word::Scale(_)));
        let small = num.value.as_u64().is_some_and(|value| value <= 12);
        !whole && node.steps == 0 && (small || round && (article || scale))
    }

    fn rank(&mut self, node: &Node, rank: i64) {
        let asked = self.asked(&SlotType::Ordinal);
        let value = Decimal::whole(rank.unsigned_abs());
        // "15." at the end of a sentence is a number as often.
        let last = node.end.saturating_sub(1);
        let dotted = self.pieces.plain(last).is_some();
        let alone = self.pieces.all.len() == node.end - node.start;
        let goes_on = node.end < self.pieces.all.len() && !self.pieces.gaps.is_wall(node.end);
        if asked || !dotted || alone || goes_on {
            let weight = if asked { 0.9 } else { 0.55 };
            self.push(node, SlotType::Ordinal, Value::Number(value), Proof::Likely, weight);
        }
        if self.asked(&SlotType::Date)
            && let Some(day) = crate::entity::make::day_of(node)
        {
            self.days(node, Form::Day { year: None, month: None, day }, Proof::Likely, 0.6);
        }
    }

    fn amount(&mut self, node: &Node, amount: Amount) {
        self.payable(node, amount, Proof::Marked, 0.9);
    }

    /// What the amount is in minor units. Where its fraction is finer than the currency, its sign
    /// must have grouped: nobody pays 1.234 €, and nobody writes 1,000 for one.
    fn payable(&mut self, node: &Node, amount: Amount, proof: Proof, weight: f32) {
        let exact = self.money(amount, amount.value);
        let grouped = amount.grouped.and_then(|value| self.money(amount, value));
        let named = amount.currency.is_some_and(|currency| currency.code() != "GBP");
        let coins = (amount.coins && !named).then_some(amount.value);
        let note = Note { about: amount.about, coins, ..Note::default() };
        if let Some(money) = exact {
            self.noted(node, SlotType::Money, Value::Money(money), proof, weight, note);
        }
        if let Some(money) = grouped {
            let less = if exact.is_some() { LESS } else { 0.1 };
            self.noted(node, SlotType::Money, Value::Money(money), proof, weight - less, note);
        }
        if exact.is_none() && grouped.is_none() && amount.coins {
            let note = Note { coins: Some(amount.value), ..note };
            self.noted(node, SlotType::Price, Value::Number(amount.value), proof, weight, note);
        }
    }

    fn money(&self, amount: Amount, value: Decimal) -> Option<Money> {
        let currency = amount.currency.unwrap_or(self.expected.currency);
        if amount.coins {
            return Some(Money { minor: i64::try_from(value.scaled(0)?).ok()?, currency });
        }
        Money::of(value, currency)
    }

    fn amounts(&mut self, node: &Node, from: Option<Amount>, to: Option<Amount>) {
        let end = |amount: Option<Amount>| match amount {
            None => Some(None),
            Some(amount) => {
                let grouped = || self.money(amount, amount.grouped?);
                self.money(amount, amount.value).or_else(grouped).map(Some)
            }
        };
        let (Some(from), Some(to)) = (end(from), end(to)) else { return };
        let ordered = from.zip(to).is_none_or(|(from, to)| from.minor <= to.minor);
        if ordered {
            self.push(node, SlotType::MoneyRange, Value::Amounts(Amounts { from, to }), Proof::Marked, 0.9);
        }
    }

    /// The future first, unless somebody looks back.
    fn future_first(&self) -> [Side; 2] {
        match self.expected.policy {
            Policy::Past => [Side::Past, Side::Future],
            Policy::Usual | Policy::Future => [Side::Future, Side::Past],
        }
    }

    /// The past first, unless somebody looks ahead: periods are those of statements.
    fn past_first(&self) -> [Side; 2] {
        match self.expected.policy {
            Policy::Future => [Side::Future, Side::Past],
            Policy::Usual | Policy::Past => [Side::Past, Side::Future],
        }
    }

    fn day(&mut self, node: &Node, form: Form) {
        let asked = self.asked(&SlotType::Date);
        let dated = !matches!(form, Form::Day { month: None, .. });
        let (proof, weight) = match node.sure {
            Sure::Clear => (Proof::Marked, 0.9),
            Sure::Plain if dated || asked => (if dated { Proof::Marked } else { Proof::Likely }, 0.7),
            Sure::Shy if asked => (Proof::Likely, 0.5),
            _ => return,
        };
        self.days(node, form, proof, weight);
        if node.sure == Sure::Clear {
            // Where a period is looked for, a day is one.
            let [side, _] = self.past_first();
            if let Some((from, to)) = nearest(form, self.expected.now.date(), side) {
                let period = Period { from: Some(from), to: Some(to) };
                let note = Note { grain: Some(Grain::Day), ..Note::default() };
                self.noted(node, SlotType::Period, Value::Period(period), Proof::Marked, 0.4, note);
            }
        }
    }

    fn days(&mut self, node: &Node, form: Form, proof: Proof, weight: f32) {
        let today = self.expected.now.date();
        if let Form::Weekday { weekday, which: Some(which) } = form
            && which > 0
        {
            // "Next Friday" is the nearer one for most, and that of next week for some.
            for (which, less) in [(which, 0.0), (which + 1, LESS)] {
                if let Some((day, _)) = nearest(Form::Weekday { weekday, which: Some(which) }, today, Side::Future) {
                    self.push(node, SlotType::Date, Value::Date(day), proof, weight - less);
                }
            }
            return;
        }
        let alternatives = if form.is_open() { 2 } else { 1 };
        for (side, less) in self.future_first().into_iter().zip([0.0, LESS]).take(alternatives) {
            if let Some((day, _)) = nearest(form, today, side) {
                self.push(node, SlotType::Date, Value::Date(day), proof, weight - less);
            }
        }
    }

    fn span(&mut self, node: &Node, stretch: Stretch) {
        if self.is_broken(node, stretch) {
            return;
        }
        let asked = self.asked(&SlotType::Period);
        let bare_year = matches!(stretch, Stretch::One(Form::Year(_))) && node.sure == Sure::Shy;
        let (proof, weight) = match node.sure {
            Sure::Clear => (Proof::Marked, 0.9),
            Sure::Plain => (Proof::Likely, 0.55),
            Sure::Shy if asked => (Proof::Likely, 0.55),
            Sure::Shy if bare_year && self.looks_like_a_year(node) => (Proof::Likely, 0.51),
            Sure::Shy => return,
        };
        let (alternatives, grain) = match stretch {
            Stretch::One(form) => (if form.is_open() { 2 } else { 1 }, grain(form)),
            Stretch::Between(a, b) => (if a.is_open() && b.is_open() { 2 } else { 1 }, Grain::Day),
            _ => (1, Grain::Day),
        };
        let note = Note { grain: Some(grain), ..Note::default() };
        for (side, less) in self.past_first().into_iter().zip([0.0, LESS]).take(alternatives) {
            if let Some((from, to)) = days_of(stretch, self.expected.now.date(), side) {
                let period = Value::Period(Period { from, to });
                self.noted(node, SlotType::Period, period, proof, weight - less, note);
            }
        }
    }

    /// Do digits stand beside the month or year with which it is no date: `32. Oktober`, `2024-13-01`?
    fn is_broken(&self, node: &Node, stretch: Stretch) -> bool {
        let digits = |at: usize| self.pieces.plain(at);
        match stretch {
            Stretch::One(Form::Month { year: None, which: None, .. })
                if node.sure == Sure::Plain && self.is_a_name(node) =>
            {
                true
            }
            Stretch::One(Form::Month { .. }) => {
                let small = |at: usize| digits(at).is_some_and(|digits| digits.len() != 4 && digits.len() < 6);
                let before =
                    node.start.checked_sub(1).is_some_and(|at| self.pieces.gaps.is_soft(node.start) && small(at));
                let counted = || {
                    let next = node.end + 1;
                    let money =
                        self.pieces.meanings(next).iter().any(|word| {
                            matches!(word, Word::Currency(_) | Word::Sign(_) | Word::Coin(_) | Word::Unit(_))
                        });
                    self.pieces.gaps.is_soft(next) && money
                };
                let long = digits(node.end).is_some_and(|digits| digits.len() > 4);
                let behind = self.pieces.gaps.is_space(node.end) && (small(node.end) || long) && !counted();
                before || behind
            }
            Stretch::One(Form::Year(_)) if node.sure == Sure::Shy => {
                let dash = |at: usize| self.pieces.get(at).is_some_and(|piece| matches!(piece.norm, "-" | "/"));
                let month = |at: usize| self.pieces.meanings(at).iter().any(|word| matches!(word, Word::Month(_)));
                let small = |at: usize| digits(at).is_some_and(|digits| digits.len() <= 2);
                let pair = node
                    .start
                    .checked_sub(2)
                    .is_some_and(|at| month(at) && small(at + 1) || small(at) && month(at + 1));
                pair || self.pieces.is_glued(node.end) && dash(node.end)
                    || node.start > 0 && self.pieces.is_glued(node.start)
            }
            _ => false,
        }
    }

    /// A month at the beginning that does something is somebody: "April helped me".
    fn is_a_name(&self, node: &Node) -> bool {
        let next = self.pieces.get(node.end).filter(|_| node.start == 0 && self.pieces.gaps.is_space(node.end));
        next.is_some_and(|next| {
            next.shape == crate::text::Shape::Word && !next.capital && self.pieces.ids.get(node.end) == Some(&None)
        })
    }

    /// Four digits are a year, unless they are round: 2000 is an amount at a bank.
    fn looks_like_a_year(&self, node: &Node) -> bool {
        let digits = self.pieces.plain(node.start).filter(|_| node.end == node.start + 1);
        digits.and_then(|digits| digits.parse::<u32>().ok()).is_some_and(|year| year % 50 != 0)
    }

    fn moment(&mut self, node: &Node) {
        let point = match node.meaning {
            Meaning::Clock(clock) => Point::Clock(clock),
            Meaning::Point(point) => point,
            _ => return,
        };
        let (proof, weight) = match node.sure {
            Sure::Clear => (Proof::Marked, 0.9),
            Sure::Plain => (Proof::Likely, 0.6),
            Sure::Shy if self.asked(&SlotType::Time) => (Proof::Likely, 0.55),
            Sure::Shy => return,
        };
        self.clock(node, point, proof, weight);
    }

    fn clock(&mut self, node: &Node, point: Point, proof: Proof, weight: f32) {
        let open = match point {
            Point::Clock(clock) | Point::On(_, clock) => clock.is_open(),
            _ => false,
        };
        let note = Note { half_open: open, ..Note::default() };
        let day_open = matches!(point, Point::On(form, _) if form.is_open());
        let now = self.expected.now;
        let Some((at, _)) = moment_of(point, now, self.future_first()[0]) else { return };
        if matches!(point, Point::Clock(_)) {
            self.noted(node, SlotType::Time, Value::Time(at.time()), proof, weight, note);
        } else {
            self.noted(node, SlotType::Datetime, Value::DateTime(at), proof, weight, note);
        }
        if open && let Ok(other) = at.checked_add(jiff::Span::new().hours(12)) {
            let other = if matches!(point, Point::Clock(_)) {
                (SlotType::Time, Value::Time(other.time()))
            } else {
                (SlotType::Datetime, Value::DateTime(other))
            };
            self.noted(node, other.0, other.1, proof, weight - LESS, note);
        }
        if day_open && let Some((at, _)) = moment_of(point, now, self.future_first()[1]) {
            self.noted(node, SlotType::Datetime, Value::DateTime(at), proof, weight - LESS, note);
        }
    }

    fn push(&mut self, node: &Node, kind: SlotType, value: Value, proof: Proof, weight: f32) {
        self.noted(node, kind, value, proof, weight, Note::default());
    }

    fn noted(&mut self, node: &Node, kind: SlotType, value: Value, proof: Proof, weight: f32, note: Note) {
        let Some(tokens) = self.pieces.tokens(node.start, node.end) else { return };
        let Some(span) = self.pieces.said.span_of(tokens.clone()) else { return };
        let end = span.end + usize::from(self.has_point(node));
        let number = matches!(node.meaning, Meaning::Number(_) | Meaning::Percent(_) | Meaning::Amount(_));
        let span = span.start - usize::from(number && self.pieces.led_by_point(node.start))..span.end;
        self.out.push(Reading { tokens, span: span.start..end, kind, value, proof, weight, note });
    }

    /// Does the point behind the last word belong to it: of a rank in digits, of an abbreviation?
    fn has_point(&self, node: &Node) -> bool {
        let Some(last) = node.end.checked_sub(1) else { return false };
        if !self.pieces.behind(last).starts_with('.') {
            return false;
        }
        let rank = || {
            let ranked = match node.meaning {
                Meaning::Small(_) => node.part == Part::Rank,
                Meaning::Day(Form::Day { year: None, .. }) => true,
                Meaning::Span(Stretch::Between(_, Form::Day { year: None, .. })) => true,
                _ => false,
            };
            let digits =
                self.pieces.get(last).is_some_and(|piece| piece.norm.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
            ranked && digits && self.pieces.table.ordinal_marks.contains(&".")
        };
        let short = || {
            let norm = self.pieces.get(last).map_or("", |piece| piece.norm);
            self.pieces.table.abbreviations.contains(&norm)
        };
        short() || rank()
    }
}

/// Is it two numbers of which the second are hundredths?
fn is_spoken_fraction(node: &Node) -> bool {
    node.steps > 0 && node.sure == Sure::Plain
}

fn grain(form: Form) -> Grain {
    match form {
        Form::Month { .. } => Grain::Month,
        Form::Quarter { .. } => Grain::Quarter,
        Form::Year(_) => Grain::Year,
        Form::Run(from, to) => {
            let whole = |months: i32| {
                from.day() == 1 && from.checked_add(jiff::Span::new().months(months)).is_ok_and(|end| end == to)
            };
            match (whole(1), whole(3), whole(12)) {
                (true, ..) => Grain::Month,
                (_, true, _) if from.month() % 3 == 1 => Grain::Quarter,
                (.., true) if from.month() == 1 => Grain::Year,
                _ => Grain::Day,
            }
        }
        _ => Grain::Day,
    }
}
