//! `check --privacy`: what every topic does on every channel, to read, print and sign.

use super::Tool;
use super::stop::Stop;
use crate::bot::Builder;
use crate::catalog::{self, Policy};
use crate::check::{Cell, Matrix, Row};
use crate::message::{DataClass, LoginLevel};
use crate::privacy::Clearance;
use serde_json::json;

/// Prints the page; `false` where a channel has no answer or more than it may show is within reach.
pub(super) fn privacy<S: Clone + Send + Sync + 'static>(
    builder: &Builder<S>,
    tool: &mut Tool,
    json: bool,
) -> Result<bool, Stop> {
    let examined = builder.examine()?;
    let clearance = Clearance::of(&examined.catalog, &examined.texts.uses());
    let matrix = Matrix::of(&examined.catalog, &clearance, builder.entities(), &examined.diagnostics);
    let name = &examined.catalog.bot.name;
    let day = (tool.clock.clock())().to_string();
    let day = day.split('T').next().unwrap_or_default();
    let page = if json { data(&matrix, name, day, tool) } else { page(&matrix, name, day, tool) };
    tool.screen.block(&page)?;
    Ok(matrix.is_closed())
}

fn class(class: DataClass) -> &'static str {
    match class {
        DataClass::Public => "public",
        DataClass::Personal => "personal",
        DataClass::Account => "account",
        DataClass::Secret => "secret",
    }
}

fn level(level: LoginLevel) -> &'static str {
    match level {
        LoginLevel::None => "none",
        LoginLevel::Known => "known",
        LoginLevel::Login => "login",
        LoginLevel::Strong => "strong",
    }
}

fn name(row: &Row) -> String {
    row.answers.map_or_else(|| row.name.clone(), |count| format!("{} ({count})", row.name))
}

fn page(matrix: &Matrix, bot: &str, day: &str, tool: &Tool) -> String {
    let messages = &tool.messages;
    let fingerprint = matrix.fingerprint();
    let version = [("fingerprint", fingerprint.as_str().into()), ("date", day.into())];
    let mut page = format!(
        "{}\n{}\n\n",
        messages.say("privacy-title", &[("bot", bot.into())]),
        messages.say("privacy-version", &version)
    );
    let head = std::iter::once(String::new()).chain(matrix.channels.iter().map(|channel| channel.name.clone()));
    let mut table = vec![head.collect::<Vec<_>>()];
    for row in &matrix.rows {
        let cells = row.cells.iter().map(|cell| words(cell, row, tool));
        table.push(std::iter::once(name(row)).chain(cells).collect());
    }
    page += &columns(&table);
    page += &format!("\n{}\n{}\n", messages.text("privacy-login"), messages.text("privacy-approval"));
    page += &format!("\n{}\n\n", messages.text("privacy-channels"));
    let head = ["privacy-shows", "privacy-collects", "privacy-highest"].map(|id| messages.text(id));
    let mut table = vec![std::iter::once(String::new()).chain(head).collect::<Vec<_>>()];
    for channel in &matrix.channels {
        let limits = [class(channel.may_show), class(channel.may_collect), level(channel.highest_login)];
        table.push(std::iter::once(channel.name.clone()).chain(limits.map(str::to_owned)).collect());
    }
    page += &columns(&table);
    page += &format!("\n{}\n\n", messages.text("privacy-lowered"));
    if matrix.lowered.is_empty() {
        page += &format!("  {}\n", messages.text("privacy-lowered-none"));
    }
    for lowering in &matrix.lowered {
        let path = lowering.place.source.path.as_path();
        // As seen from here, so that the page is the same on every machine.
        let here = std::env::current_dir().ok().and_then(|here| path.strip_prefix(here).ok());
        let place = format!("{}:{}", here.unwrap_or(path).display(), lowering.place.line());
        let (from, to) = (class(lowering.from), class(lowering.to));
        let variables = [
            ("what", lowering.what.as_str().into()),
            ("from", from.into()),
            ("to", to.into()),
            ("place", place.into()),
        ];
        page += &format!("  {}\n", messages.say("privacy-lowering", &variables));
    }
    page += &format!("\n{}\n\n", messages.text("privacy-open"));
    page += &open(matrix, tool);
    page += &format!("\n{}\n", messages.text("privacy-sign"));
    page
}

/// What is not settled, or that nothing is.
fn open(matrix: &Matrix, tool: &Tool) -> String {
    let messages = &tool.messages;
    if matrix.is_closed() {
        return format!("  {}\n", messages.text("privacy-open-none"));
    }
    let mut lines = String::new();
    for row in &matrix.rows {
        for (_, channel) in row.cells.iter().zip(&matrix.channels).filter(|(cell, _)| **cell == Cell::Nothing) {
            let variables = [("topic", row.name.as_str().into()), ("channel", channel.name.as_str().into())];
            lines += &format!("  {}\n", messages.say("privacy-gap", &variables));
        }
    }
    for (row, channel) in matrix.excess() {
        let variables = [("topic", row.name.as_str().into()), ("channel", channel.name.as_str().into())];
        lines += &format!("  {}\n", messages.say("privacy-excess", &variables));
    }
    lines + "\n" + &catalog::render(&matrix.open, messages.own(), false)
}

fn words(cell: &Cell, row: &Row, tool: &Tool) -> String {
    let messages = &tool.messages;
    let answers = || messages.text("privacy-answers") + if row.approval { "+" } else { "" };
    match cell {
        Cell::Answers => answers(),
        Cell::AfterLogin => answers() + "*",
        Cell::Refused => messages.text("privacy-refused"),
        Cell::Elsewhere => messages.text("privacy-elsewhere"),
        Cell::Off => messages.text("privacy-off"),
        Cell::Nothing => messages.text("privacy-nothing"),
        Cell::Instead(instead) => {
            let or = |name: &Option<String>| name.clone().unwrap_or_default().into();
            match instead.policy {
                Policy::Continue => messages.say("privacy-continue", &[("to", or(&instead.to))]),
                Policy::Link => messages.say("privacy-link", &[("link", or(&instead.link))]),
                Policy::Handoff => messages.say("privacy-handoff", &[("queue", or(&instead.queue))]),
                Policy::Refuse | Policy::Normal => messages.text("privacy-refused"),
            }
        }
    }
}

/// A table in columns as wide as their longest word.
fn columns(table: &[Vec<String>]) -> String {
    let width = |at: usize| table.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count()).max();
    let mut text = String::new();
    for row in table {
        let mut line = String::new();
        for (at, cell) in row.iter().enumerate() {
            let gap = width(at).unwrap_or(0) + 3 - cell.chars().count();
            line += &format!("{cell}{}", " ".repeat(gap));
        }
        text += &format!("  {}\n", line.trim_end());
    }
    text
}

/// The page for programs: one JSON object.
fn data(matrix: &Matrix, bot: &str, day: &str, tool: &Tool) -> String {
    let cell = |cell: &Cell| match cell {
        Cell::Answers => json!({ "does": "answers" }),
        Cell::AfterLogin => json!({ "does": "answers", "after": "login" }),
        Cell::Refused => json!({ "does": "refuses" }),
        Cell::Elsewhere => json!({ "does": "elsewhere" }),
        Cell::Off => json!({ "does": "off" }),
        Cell::Nothing => json!({ "does": "nothing" }),
        Cell::Instead(instead) => {
            let does = match instead.policy {
                Policy::Continue => "continues",
                Policy::Link => "links",
                Policy::Handoff => "hands over",
                Policy::Refuse | Policy::Normal => "refuses",
            };
            let to = instead.to.as_ref().or(instead.link.as_ref()).or(instead.queue.as_ref());
            json!({ "does": does, "to": to, "text": instead.text })
        }
    };
    let topics = matrix.rows.iter().map(|row| {
        let cells = row.cells.iter().zip(&matrix.channels).map(|(own, channel)| (channel.name.clone(), cell(own)));
        json!({
            "topic": row.name, "answers": row.answers, "class": class(row.class), "to_talk": level(row.to_talk),
            "approval": row.approval, "channels": cells.collect::<serde_json::Map<_, _>>(),
        })
    });
    let channels = matrix.channels.iter().map(|channel| {
        json!({
            "name": channel.name, "may_show": class(channel.may_show), "may_collect": class(channel.may_collect),
            "highest_login": level(channel.highest_login),
        })
    });
    let lowered = matrix.lowered.iter().map(|lowering| {
        json!({
            "what": lowering.what, "from": class(lowering.from), "to": class(lowering.to),
            "file": lowering.place.source.path.display().to_string(), "line": lowering.place.line(),
        })
    });
    let open = matrix.open.iter().map(|told| catalog::json(told, tool.messages.own()));
    let page = json!({
        "bot": bot, "date": day, "fingerprint": matrix.fingerprint(), "closed": matrix.is_closed(),
        "channels": channels.collect::<Vec<_>>(), "topics": topics.collect::<Vec<_>>(),
        "lowered": lowered.collect::<Vec<_>>(), "open": open.collect::<Vec<_>>(),
    });
    format!("{page}\n")
}
