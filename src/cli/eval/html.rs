//! The report as one page that needs nothing else and prints well: tables, and curves as inline SVG.

use super::report::Report;
use crate::cli::messages::Messages;
use std::fmt::Write;

const STYLE: &str = "body{font:15px/1.45 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}\
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;break-after:avoid}table{border-collapse:collapse;width:100%}\
td,th{padding:.25rem .6rem;border-bottom:1px solid #ddd;text-align:left;vertical-align:top}td.n,th.n{text-align:right;\
font-variant-numeric:tabular-nums}tr{break-inside:avoid}.curves{display:flex;flex-wrap:wrap;gap:1.5rem}figure{margin:0;\
break-inside:avoid}figcaption{font-size:.85rem;color:#444}li small{color:#666}@media print{body{margin:0;max-width:none}}";
/// The side of a plot.
const SIDE: f64 = 240.0;
const MARGIN: f64 = 34.0;

/// The page.
pub(super) fn html(report: &Report, title: &str, messages: &Messages) -> String {
    let text = |id: &str| escaped(&messages.text(id));
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n<style>{STYLE}</style>\n<h1>{}</h1>\n<p>{}</p>\n",
        messages.code(),
        escaped(title),
        escaped(title),
        text("eval-how"),
    );
    let percent = |share: f64| format!("{:.1}", share * 100.0);
    let rows = report.languages.iter().map(|(code, sentences, accuracy, slots)| {
        let code = if code == "*" { messages.text("eval-all") } else { code.clone() };
        vec![code, sentences.to_string(), percent(*accuracy), slots.map_or("–".to_owned(), percent)]
    });
    let heads = ["eval-language", "eval-sentences", "eval-accuracy", "eval-details"];
    table(&mut page, &heads.map(|id| messages.text(id)), rows);
    let accept = [("accept", format!("{:.2}", report.accept).into())];
    let _ = writeln!(page, "<p>{}</p>", escaped(&messages.say("eval-accept", &accept)));

    page.push_str("<div class=\"curves\">\n");
    let bins = report.bins.iter().filter(|bin| bin.count > 0).map(|bin| (bin.certainty, bin.right)).collect();
    let even = vec![(0.0, 0.0), (1.0, 1.0)];
    plot(&mut page, &[(&even, "#bbb"), (&bins, "#0a5ad4")], &text("eval-calibration"));
    let right = report.thresholds.iter().map(|t| (t.accept, t.right)).collect();
    let wrong = report.thresholds.iter().map(|t| (t.accept, t.wrong)).collect();
    plot(&mut page, &[(&right, "#0a5ad4"), (&wrong, "#c2341d")], &text("eval-thresholds"));
    plot(&mut page, &[(&report.learning, "#0a5ad4")], &text("eval-learning-curve"));
    page.push_str("</div>\n");

    let _ = writeln!(page, "<h2>{}</h2>", text("eval-confusions"));
    for confusion in &report.confusions {
        let names = [("truth", confusion.truth.as_str().into()), ("answer", confusion.answer.as_str().into())];
        let _ = writeln!(page, "<p>{}</p>\n<ul>", escaped(&messages.say("eval-confusion", &names)));
        for (sentence, place) in &confusion.sentences {
            let _ = writeln!(page, "<li>{} <small>{}</small>", escaped(sentence), escaped(place));
        }
        page.push_str("</ul>\n");
    }
    let _ = writeln!(page, "<h2>{}</h2>", text("eval-topics"));
    let rows = report.topics.iter().map(|topic| {
        let [precision, recall, f1] = [topic.precision, topic.recall, topic.f1].map(percent);
        vec![topic.id.clone(), topic.sentences.to_string(), precision, recall, f1]
    });
    let heads = ["eval-topic", "eval-sentences", "eval-precision", "eval-recall", "eval-f1"];
    table(&mut page, &heads.map(|id| messages.text(id)), rows);
    page.push_str("</html>\n");
    page
}

fn table(page: &mut String, heads: &[String], rows: impl Iterator<Item = Vec<String>>) {
    page.push_str("<table>\n<tr>");
    let class = |column: usize| if column == 0 { "" } else { " class=\"n\"" };
    for (column, head) in heads.iter().enumerate() {
        let _ = write!(page, "<th{}>{}</th>", class(column), escaped(head));
    }
    page.push_str("</tr>\n");
    for row in rows {
        page.push_str("<tr>");
        for (column, cell) in row.iter().enumerate() {
            let _ = write!(page, "<td{}>{}</td>", class(column), escaped(cell));
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</table>\n");
}

/// Curves between 0 and 1 in both directions.
fn plot(page: &mut String, curves: &[(&Vec<(f64, f64)>, &str)], caption: &str) {
    let full = SIDE + 2.0 * MARGIN;
    let _ = write!(
        page,
        "<figure><svg width=\"{full}\" height=\"{full}\" viewBox=\"0 0 {full} {full}\" role=\"img\" aria-label=\"{caption}\">"
    );
    for mark in 0..=4_u8 {
        let share = f64::from(mark) / 4.0;
        let (x, y) = (MARGIN + SIDE * share, MARGIN + SIDE * (1.0 - share));
        let label = (share * 100.0) as u8;
        let _ = write!(
            page,
            "<line x1=\"{MARGIN}\" y1=\"{y}\" x2=\"{}\" y2=\"{y}\" stroke=\"#e5e5e5\"/><text x=\"{}\" y=\"{}\" font-size=\"10\" text-anchor=\"end\">{label}</text><text x=\"{x}\" y=\"{}\" font-size=\"10\" text-anchor=\"middle\">{label}</text>",
            MARGIN + SIDE,
            MARGIN - 5.0,
            y + 3.0,
            MARGIN + SIDE + 14.0,
        );
    }
    for (points, colour) in curves {
        let points: Vec<String> = (points.iter())
            .map(|(x, y)| format!("{:.1},{:.1}", MARGIN + SIDE * x, MARGIN + SIDE * (1.0 - y)))
            .collect();
        let _ = write!(
            page,
            "<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" points=\"{}\"/>",
            points.join(" ")
        );
    }
    let _ = writeln!(page, "</svg><figcaption>{caption}</figcaption></figure>");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_was_said_becomes_markup() {
        assert_eq!(escaped("<b>&\"</b>"), "&lt;b&gt;&amp;&quot;&lt;/b&gt;");
        let page = html(&Report::of(&[], Vec::new()), "<x>", &crate::cli::messages::every()[0]);
        assert!(page.contains("&lt;x&gt;") && !page.contains("<x>") && page.ends_with("</html>\n"));
    }
}
