//! A node as a value of the type that its setting has, or one message that says why not.

use super::meant::{self, Day};
use super::node::{Kind, Node};
use super::value::{self, CLASSES, LEVELS, NoMoney, Val, VariableDecl};
use super::words::Words;
use crate::catalog::diagnostic::{Diagnostic, Edit};
use crate::catalog::intent::ActLevel;
use crate::catalog::schema::Type;
use crate::catalog::source::Source;
use crate::catalog::suggest::nearest;
use crate::entity::{Currency, Money};
use crate::message::LoginLevel;
use jiff::civil::{Date, DateTime};
use std::sync::Arc;

/// Reads the values of one file.
pub(in crate::catalog) struct Reader<'a> {
    pub(in crate::catalog) source: &'a Arc<Source>,
    pub(in crate::catalog) words: &'a Words,
    pub(in crate::catalog) told: Vec<Diagnostic>,
}

impl Reader<'_> {
    pub(in crate::catalog) fn tell(&mut self, diagnostic: Diagnostic) {
        self.told.push(diagnostic);
    }

    /// The value as that type; `None` after a message.
    pub(in crate::catalog) fn read(&mut self, kind: Type, node: &Node, key: &str) -> Option<Val> {
        match kind {
            Type::Any | Type::Condition => Some(Val::Node(node.clone())),
            Type::AnyList => self.items(node, false).map(|_| Val::Node(node.clone())),
            Type::Text | Type::Script | Type::Group | Type::When => {
                let text = self.text(node)?;
                if kind == Type::Text { Some(Val::Text(text)) } else { Some(Val::Node(node.clone())) }
            }
            Type::Name => self.text(node).map(Val::Text),
            Type::Texts | Type::Names | Type::Phrases => self.texts(node).map(Val::Texts),
            Type::YesNo => self.yes_no(node, key).map(Val::YesNo),
            Type::Number | Type::Whole => self.number(node, kind == Type::Whole).map(Val::Number),
            Type::Setting => match &node.kind {
                Kind::Text(text) | Kind::Number(text) => Some(Val::Text(text.clone())),
                Kind::Bool(yes) => Some(Val::Text(yes.to_string())),
                Kind::Date(day) => Some(Val::Text(day.to_string())),
                _ => self.text(node).map(Val::Text),
            },
            Type::Date => match &node.kind {
                Kind::Date(day) => Some(Val::Date(*day)),
                _ => self.day(node, "t15-date").map(Val::Date),
            },
            Type::Moment => match &node.kind {
                Kind::Date(day) => Some(Val::Moment(day.to_datetime(jiff::civil::Time::midnight()), true)),
                Kind::Moment(at) => Some(Val::Moment(*at, false)),
                _ => self.moment(node).map(|(at, day)| Val::Moment(at, day)),
            },
            Type::DateRule => self.date_rule(node).map(Val::DateRule),
            Type::Duration => {
                let words = self.words;
                self.worded(node, "t15-duration", |text| value::duration(text, words)).map(Val::Duration)
            }
            Type::Hours => {
                let words = self.words;
                self.worded(node, "t15-hours", |text| value::hours(text, words)).map(Val::Hours)
            }
            Type::MonthDays => {
                let Kind::List(items) = &node.kind else { return self.wrong(node, "t15-list") };
                let days: Vec<_> =
                    items.iter().map(|item| self.worded(item, "t15-month-day", value::month_day)).collect();
                days.into_iter().collect::<Option<_>>().map(Val::MonthDays)
            }
            Type::Class => self.one_of(node, CLASSES, "t15-class").map(Val::Class),
            Type::Level => self.one_of(node, LEVELS, "t15-level").map(Val::Level),
            Type::ActLevel => self.one_of(node, ACT_LEVELS, "t15-level").map(Val::ActLevel),
            Type::Word(words) => {
                let pairs: Vec<(&str, &'static str)> = words.iter().map(|word| (*word, *word)).collect();
                self.one_of(node, &pairs, "t15-word").map(Val::Word)
            }
            Type::Currency => self.worded(node, "t15-currency", Currency::new).map(Val::Currency),
            Type::Variable => self.variable(node).map(Val::Variable),
        }
    }

    fn tell_at(&mut self, node: &Node, message: &'static str) {
        let at = self.source.place(node.span.clone());
        let written = self.source.text.get(node.span.clone()).unwrap_or_default().to_owned();
        self.tell(Diagnostic::error("T15", message).arg("value", written).at(at));
    }

    fn wrong<T>(&mut self, node: &Node, message: &'static str) -> Option<T> {
        let at = self.source.place(node.span.clone());
        let written = self.source.text.get(node.span.clone()).unwrap_or_default().to_owned();
        let mut told = Diagnostic::error("T15", message).arg("value", &written).at(at.clone());
        if message == "t15-list" && matches!(node.kind, Kind::Text(_)) {
            told = told.fix(vec![Edit { place: at, text: format!("[{written}]") }]);
        } else if message == "t15-quotes"
            && !written.contains('"')
            && !matches!(node.kind, Kind::List(_) | Kind::Table(_))
        {
            told = told.fix(vec![Edit { place: at, text: format!("\"{written}\"") }]);
        } else if let Some(text) = self.meant(node, message) {
            told = told.fix(vec![Edit { place: at, text: format!("\"{text}\"") }]);
        }
        self.tell(told);
        None
    }

    /// What somebody means by a value that cannot be read; for repairs only.
    fn meant(&self, node: &Node, message: &str) -> Option<String> {
        let (Kind::Text(text) | Kind::Bare(text)) = &node.kind else { return None };
        match message {
            "t15-duration" => meant::duration(text, self.words),
            "t15-hours" => meant::hours(text, self.words),
            "t15-date" | "t15-date-rule" | "t15-moment" => match meant::day(text) {
                Day::One(day) => Some(day.to_string()),
                _ => None,
            },
            _ => None,
        }
    }

    /// A day that is written in some way.
    fn day(&mut self, node: &Node, message: &'static str) -> Option<Date> {
        match self.written_day(node) {
            Some(day) => day,
            None => self.worded(node, message, value::date),
        }
    }

    /// A day and a time, or a day alone, which means all of it (`true`).
    fn moment(&mut self, node: &Node) -> Option<(DateTime, bool)> {
        if let Some(day) = self.written_day(node) {
            return day.map(|day| (day.to_datetime(jiff::civil::Time::midnight()), true));
        }
        let read = self.worded(node, "t15-moment", value::moment)?;
        // `07.03.2026 20:00`
        if let Some((day, time)) = node.text().and_then(|text| text.trim().split_once(' '))
            && let Day::Other(day) = meant::day(day)
        {
            self.other_way(node, format!("{day} {time}"), true);
        }
        Some(read)
    }

    /// A day in another way than `fmt` writes it: a hint, or an error where two days are possible or its
    /// quotation marks are missing. `None`: nothing to say about it.
    #[expect(clippy::option_option, reason = "three answers: nothing to say, told, told and read")]
    fn written_day(&mut self, node: &Node) -> Option<Option<Date>> {
        let (text, quoted) = match &node.kind {
            Kind::Text(text) => (text, true),
            Kind::Bare(text) => (text, false),
            _ => return None,
        };
        let place = self.source.place(node.span.clone());
        let edit = |day: Date| vec![Edit { place: place.clone(), text: day.to_string() }];
        match (meant::day(text), quoted) {
            (Day::Other(day), true) => {
                self.other_way(node, day.to_string(), false);
                Some(Some(day))
            }
            (Day::Other(day), false) => {
                let told = Diagnostic::error("T14", "t14-quotes").arg("value", text).arg("day", day);
                self.tell(told.at(place.clone()).fix(edit(day)));
                Some(None)
            }
            (Day::Unclear(one, other), _) => {
                let told = Diagnostic::error("T14", "t14-unclear").arg("value", text);
                let told = told.arg("one", one).arg("other", other).at(place.clone());
                self.tell(told.offer(edit(one)).offer(edit(other)));
                Some(None)
            }
            _ => None,
        }
    }

    fn other_way(&mut self, node: &Node, better: String, quoted: bool) {
        let place = self.source.place(node.span.clone());
        let written = node.text().unwrap_or_default();
        let told = Diagnostic::hint("T14", "t14").arg("value", written).arg("better", &better).at(place.clone());
        let text = if quoted { format!("\"{better}\"") } else { better };
        self.tell(told.fix(vec![Edit { place, text }]));
    }

    /// A text in quotes.
    pub(in crate::catalog) fn text(&mut self, node: &Node) -> Option<String> {
        match &node.kind {
            Kind::Text(text) => Some(text.clone()),
            Kind::List(_) | Kind::Table(_) => self.wrong(node, "t15-one"),
            _ => self.wrong(node, "t15-quotes"),
        }
    }

    /// The items of a list; each must be a text if `texts`.
    fn items<'n>(&mut self, node: &'n Node, texts: bool) -> Option<&'n [Node]> {
        let Kind::List(items) = &node.kind else { return self.wrong(node, "t15-list") };
        let before = self.told.len();
        for item in items.iter().filter(|item| texts && item.text().is_none()) {
            self.wrong::<()>(item, "t15-quotes");
        }
        (self.told.len() == before).then_some(items)
    }

    fn texts(&mut self, node: &Node) -> Option<Vec<(String, std::ops::Range<usize>)>> {
        let items = self.items(node, true)?;
        Some(items.iter().filter_map(|item| Some((item.text()?.to_owned(), item.span.clone()))).collect())
    }

    /// A text that `read` understands.
    fn worded<T>(&mut self, node: &Node, message: &'static str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = match &node.kind {
            Kind::Text(text) => text.clone(),
            Kind::List(_) | Kind::Table(_) => return self.wrong(node, "t15-one"),
            _ => return self.wrong(node, message),
        };
        match read(&text) {
            Some(value) => Some(value),
            None => self.wrong(node, message),
        }
    }

    /// One of some words, with suggestions.
    fn one_of<T: Copy>(&mut self, node: &Node, words: &[(&str, T)], message: &'static str) -> Option<T> {
        let text = match &node.kind {
            Kind::Text(text) | Kind::Bare(text) | Kind::Number(text) => text.clone(),
            Kind::Bool(yes) => yes.to_string(),
            _ => return self.wrong(node, "t15-one"),
        };
        let quoted = matches!(node.kind, Kind::Text(_));
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text) {
            return if quoted { Some(*value) } else { self.wrong(node, "t15-quotes") };
        }
        let place = self.source.place(node.span.clone());
        let near = nearest(&text, words.iter().map(|(word, _)| *word));
        let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let mut told = Diagnostic::error("T15", message).arg("value", &text).arg("all", all.join("\n")).suggest(&near);
        if let [only] = near.as_slice() {
            told = told.fix(vec![Edit { place: place.clone(), text: format!("\"{only}\"") }]);
        }
        self.tell(told.at(place));
        None
    }

    /// `true` or `false`.
    pub(in crate::catalog) fn yes_no(&mut self, node: &Node, key: &str) -> Option<bool> {
        let text = match &node.kind {
            Kind::Bool(yes) => return Some(*yes),
            Kind::Text(text) | Kind::Bare(text) => text.to_lowercase(),
            _ => String::new(),
        };
        let place = self.source.place(node.span.clone());
        let written = self.source.text.get(node.span.clone()).unwrap_or_default();
        let mut told = Diagnostic::error("T11", "t11").arg("key", key).arg("value", written).at(place.clone());
        // What a person means by it is guessed for the repair only, never for the value.
        let meant = match text.as_str() {
            "true" | "on" => Some("true"),
            "false" | "off" => Some("false"),
            word if self.words.yes.iter().any(|yes| yes == word) => Some("true"),
            word if self.words.no.iter().any(|no| no == word) => Some("false"),
            _ => None,
        };
        if let Some(meant) = meant {
            told = told.fix(vec![Edit { place, text: meant.into() }]);
        }
        self.tell(told);
        None
    }

    /// A number without quotes.
    pub(in crate::catalog) fn number(&mut self, node: &Node, whole: bool) -> Option<crate::entity::Decimal> {
        match &node.kind {
            Kind::Number(text) => {
                let number = value::decimal(&text.replace('_', ""));
                match number {
                    Some(number) if !whole || number.scale == 0 => Some(number),
                    _ => self.wrong(node, if whole { "t15-whole" } else { "t15-number" }),
                }
            }
            Kind::Bare(text) if is_comma_number(text) => {
                self.comma(node, text);
                None
            }
            _ => self.wrong(node, if whole { "t15-whole" } else { "t15-number" }),
        }
    }

    fn comma(&mut self, node: &Node, text: &str) {
        let at = node.span.start + text.find(',').unwrap_or(0);
        let comma = self.source.place(at..at + 1);
        let right = text.replace(',', ".");
        let edit = Edit { place: self.source.place(node.span.clone()), text: right.clone() };
        self.tell(Diagnostic::error("T12", "t12").arg("value", right).at(comma).fix(vec![edit]));
    }

    /// An amount.
    pub(in crate::catalog) fn money(&mut self, node: &Node) -> Option<Money> {
        let place = self.source.place(node.span.clone());
        let text = match &node.kind {
            Kind::Text(text) | Kind::Number(text) | Kind::Bare(text) => text,
            _ => return self.wrong(node, "t15-one"),
        };
        let quoted = matches!(node.kind, Kind::Text(_));
        let read =
            if quoted || matches!(node.kind, Kind::Bare(_)) { value::money(text) } else { Err(NoMoney::NoCurrency) };
        let edit = |text: &str| vec![Edit { place: place.clone(), text: format!("\"{text}\"") }];
        match read {
            Ok(money) if quoted => Some(money),
            Ok(_) => self.wrong(node, "t15-quotes"),
            Err(NoMoney::Ambiguous { whole, dot, comma }) => {
                let told = Diagnostic::error("T13", "t13").arg("value", text).arg("whole", &whole).arg("dot", &dot);
                self.tell(told.arg("comma", &comma).at(place.clone()).fix(edit(&whole)).fix(edit(&dot)));
                None
            }
            Err(NoMoney::NoCurrency) => {
                self.tell(Diagnostic::error("T13", "t13-currency").arg("value", text).at(place.clone()));
                None
            }
            Err(NoMoney::Unreadable) => self.wrong(node, "t15-money"),
        }
    }

    /// A percentage.
    pub(in crate::catalog) fn percent(&mut self, node: &Node) -> Option<crate::entity::Decimal> {
        let words = self.words;
        self.worded(node, "t15-percent", |text| value::percent(text, words))
    }

    /// A duration.
    pub(in crate::catalog) fn duration(&mut self, node: &Node) -> Option<std::time::Duration> {
        let words = self.words;
        self.worded(node, "t15-duration", |text| value::duration(text, words))
    }

    /// A day that may depend on today.
    pub(in crate::catalog) fn date_rule(&mut self, node: &Node) -> Option<crate::catalog::slot::DateRule> {
        if let Kind::Date(day) = &node.kind {
            return Some(crate::catalog::slot::DateRule::On(*day));
        }
        if let Some(day) = self.written_day(node) {
            return day.map(crate::catalog::slot::DateRule::On);
        }
        let words = self.words;
        self.worded(node, "t15-date-rule", |text| value::date_rule(text, words))
    }

    fn variable(&mut self, node: &Node) -> Option<VariableDecl> {
        let Kind::Table(entries) = &node.kind else {
            let kind = self.text(node)?;
            return Some(VariableDecl { kind: (kind, node.span.clone()), data: None, stands_for: None });
        };
        let before = self.told.len();
        let (mut kind, mut data, mut stands_for) = (None, None, None);
        for (name, span, value) in entries {
            let slot = match name.as_str() {
                "type" => &mut kind,
                "for" => &mut stands_for,
                "data" => {
                    data = self.one_of(value, CLASSES, "t15-class");
                    continue;
                }
                other => {
                    let near = nearest(other, ["type", "data", "for"]);
                    let at = self.source.place(span.clone());
                    let told = Diagnostic::error("T09", "t09-inline").arg("key", other).suggest(&near).at(at);
                    self.tell(told);
                    continue;
                }
            };
            *slot = self.text(value).map(|text| (text, value.span.clone()));
        }
        if kind.is_none() && self.told.len() == before {
            self.tell_at(node, "t15-variable");
        }
        let kind = kind?;
        (self.told.len() == before).then_some(VariableDecl { kind, data, stands_for })
    }
}

/// What an order may need, by its words.
pub(in crate::catalog) const ACT_LEVELS: &[(&str, ActLevel)] = &[
    ("known", ActLevel::Level(LoginLevel::Known)),
    ("login", ActLevel::Level(LoginLevel::Login)),
    ("strong", ActLevel::Level(LoginLevel::Strong)),
    ("approval", ActLevel::Approval),
];

/// `0,75`
fn is_comma_number(text: &str) -> bool {
    text.contains(',') && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '-'))
}
