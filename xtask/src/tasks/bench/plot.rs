//! Plots as SVG text, readable on light and on dark ground.

use core::fmt::Write as _;

use super::statistics::{float, significant};

/// The colours, by ground: text, lines, what is compared, and what is ours.
const STYLE: &str = "\
<style>
text { font: 12px system-ui, sans-serif; fill: #1f2328; }
.title { font-size: 15px; font-weight: 600; }
.line { stroke: #8c959f; stroke-opacity: 0.4; }
.one { stroke: #1f2328; }
.peer { fill: #afb8c1; }
.ours { fill: #0969da; }
.second { fill: none; stroke: #0969da; stroke-width: 2; }
.known0 { fill: #d4690b; }
.known1 { fill: #2da44e; }
.known2 { fill: #8250df; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; }
  .one { stroke: #e6edf3; }
  .peer { fill: #6e7681; }
  .ours { fill: #58a6ff; }
  .second { stroke: #58a6ff; }
  .known0 { fill: #f0883e; }
  .known1 { fill: #56d364; }
  .known2 { fill: #bc8cff; }
}
</style>
";

/// The peers that have a colour of their own: those that readers compare with first.
const KNOWN: &[&str] = &["mimalloc", "jemalloc", "system"];

const WIDTH: f64 = 820.0;
const LABELS: f64 = 190.0;
const LINE: f64 = 20.0;
/// Where the first line is: below the title, and below the legend if there is one.
const TOP: f64 = 56.0;
const BELOW_LEGEND: f64 = 78.0;

/// One value on a line of a plot.
pub(super) struct Mark {
    pub(super) name: String,
    pub(super) value: f64,
    pub(super) ours: bool,
}

/// Bars, one for each value; the axis begins at zero.
pub(super) fn bars(title: &str, unit: &str, marks: &[Mark]) -> String {
    let most = marks
        .iter()
        .map(|mark| mark.value)
        .fold(f64::MIN_POSITIVE, f64::max);
    let mut plot = begin(title, marks.len());
    for (at, mark) in marks.iter().enumerate() {
        let y = TOP + LINE * float(at);
        let length = (WIDTH - LABELS - 90.0) * mark.value / most;
        label(&mut plot, &mark.name, y);
        let class = if mark.ours { "ours" } else { "peer" };
        element(
            &mut plot,
            &format!(
                r#"<rect class="{class}" x="{LABELS}" y="{:.1}" width="{length:.1}" height="13"/>"#,
                y - 11.0
            ),
        );
        let text = format!("{} {unit}", significant(mark.value));
        element(
            &mut plot,
            &format!(
                r#"<text x="{:.1}" y="{y:.1}">{}</text>"#,
                LABELS + length + 6.0,
                escape(&text)
            ),
        );
    }
    plot + "</svg>\n"
}

/// Lines of dots on a logarithmic axis of ratios: left of one is better than the best peer.
pub(super) fn dots(title: &str, rows: &[(String, Vec<Mark>)]) -> String {
    let values = || {
        rows.iter()
            .flat_map(|(_, marks)| marks.iter().map(|mark| mark.value))
    };
    let least = values().fold(0.5, f64::min).max(1.0 / 64.0);
    // What is a hundred times slower need not be told from what is fifty times slower.
    let most = values().fold(2.0, f64::max).min(32.0);
    let place = |value: f64| {
        let part = (value.clamp(least, most) / least).ln() / (most / least).ln();
        LABELS + 10.0 + (WIDTH - LABELS - 40.0) * part
    };
    let mut plot = begin(title, rows.len() + 2);
    let bottom = BELOW_LEGEND + LINE * float(rows.len()) - 8.0;
    for tick in [1.0 / 16.0, 0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0] {
        if tick < least || tick > most {
            continue;
        }
        let class = if tick > 0.99 && tick < 1.01 { "one" } else { "line" };
        let x = place(tick);
        element(
            &mut plot,
            &format!(
                r#"<line class="{class}" x1="{x:.1}" x2="{x:.1}" y1="{:.1}" y2="{bottom:.1}"/>"#,
                BELOW_LEGEND - 14.0
            ),
        );
        element(
            &mut plot,
            &format!(
                r#"<text text-anchor="middle" x="{x:.1}" y="{:.1}">{}</text>"#,
                bottom + 16.0,
                if tick < most {
                    tick.to_string()
                } else {
                    format!("≥ {tick}")
                }
            ),
        );
    }
    let mut shown: Vec<(String, String)> = Vec::new();
    for (at, (name, marks)) in rows.iter().enumerate() {
        let y = BELOW_LEGEND + LINE * float(at);
        label(&mut plot, name, y);
        // Ours last, so that no other dot hides it; the others' known ones above the rest.
        let mut classed: Vec<(String, &Mark)> =
            marks.iter().map(|mark| (class_of(mark, marks), mark)).collect();
        classed.sort_by_key(|(class, mark)| (mark.ours, class.starts_with("known")));
        for (class, mark) in classed {
            let tip = format!("{}: {}", mark.name, significant(mark.value));
            circle(&mut plot, &class, place(mark.value), y - 4.0, &tip);
            let title = if class == "peer" {
                "other peers"
            } else {
                &mark.name
            };
            if !shown.iter().any(|(known, _)| *known == class) {
                shown.push((class, title.to_owned()));
            }
        }
    }
    legend(&mut plot, shown);
    plot + "</svg>\n"
}

/// How a mark is drawn: each of ours and each well-known peer in a way of its own.
fn class_of(mark: &Mark, marks: &[Mark]) -> String {
    if mark.ours {
        let last = marks.iter().rfind(|other| other.ours);
        let is_last = last.is_some_and(|last| last.name == mark.name);
        return if is_last { "ours" } else { "second" }.to_owned();
    }
    let known = KNOWN.iter().position(|name| *name == mark.name);
    known.map_or("peer".to_owned(), |at| format!("known{at}"))
}

/// What the dots mean, in a line below the title.
fn legend(plot: &mut String, mut shown: Vec<(String, String)>) {
    const ORDER: &[&str] = &["ours", "second", "known0", "known1", "known2", "peer"];
    shown.sort_by_key(|(class, _)| ORDER.iter().position(|known| known == class));
    let mut x = 18.0;
    for (class, title) in shown {
        circle(plot, &class, x, 44.0, &title);
        let text = format!(r#"<text x="{:.1}" y="48">{}</text>"#, x + 10.0, escape(&title));
        element(plot, &text);
        x += 34.0 + 7.0 * float(title.chars().count());
    }
}

fn circle(plot: &mut String, class: &str, x: f64, y: f64, tip: &str) {
    let radius = match class {
        "ours" | "second" => 5.0,
        "peer" => 3.0,
        _ => 4.0,
    };
    let tip = escape(tip);
    element(
        plot,
        &format!(
            r#"<circle class="{class}" cx="{x:.1}" cy="{y:.1}" r="{radius}"><title>{tip}</title></circle>"#
        ),
    );
}

fn begin(title: &str, lines: usize) -> String {
    let height = TOP + LINE * float(lines) + 12.0;
    let mut plot = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\">\n{STYLE}"
    );
    element(
        &mut plot,
        &format!(r#"<text class="title" x="8" y="24">{}</text>"#, escape(title)),
    );
    plot
}

fn label(plot: &mut String, name: &str, y: f64) {
    element(
        plot,
        &format!(
            r#"<text text-anchor="end" x="{}" y="{y:.1}">{}</text>"#,
            LABELS - 8.0,
            escape(name)
        ),
    );
}

fn element(plot: &mut String, text: &str) {
    // Writing to a string does not fail.
    let _ = writeln!(plot, "{text}");
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(name: &str, value: f64, ours: bool) -> Mark {
        Mark {
            name: name.to_owned(),
            value,
            ours,
        }
    }

    /// Every element that begins also ends.
    fn is_balanced(plot: &str) -> bool {
        ["svg", "style", "text", "title", "circle"].iter().all(|name| {
            let begins =
                plot.matches(&format!("<{name} ")).count() + plot.matches(&format!("<{name}>")).count();
            begins == plot.matches(&format!("</{name}>")).count()
        })
    }

    #[test]
    fn bars_are_as_long_as_their_values() {
        let plot = bars("a < b", "MiB", &[mark("one", 1.0, false), mark("two", 2.0, true)]);
        assert!(is_balanced(&plot) && plot.contains("a &lt; b"));
        assert!(plot.contains(r#"width="270.0""#) && plot.contains(r#"width="540.0""#));
        assert_eq!(plot.matches("<rect").count(), 2);
        assert!(plot.contains("prefers-color-scheme: dark"));
    }

    #[test]
    fn dots_lie_left_of_one_if_they_are_better() {
        let marks = vec![
            mark("mine", 0.5, true),
            mark("best", 1.0, false),
            mark("slow", 99.0, false),
            mark("mimalloc", 2.0, false),
        ];
        let plot = dots("ratios", &[("pair64".to_owned(), marks)]);
        assert!(is_balanced(&plot));
        let place = |tip: &str| -> f64 {
            let end = plot.find(&format!("<title>{tip}</title>")).unwrap();
            let at = plot[..end].rfind("cx=\"").unwrap();
            plot[at..].split('"').nth(1).unwrap().parse().unwrap()
        };
        assert!(place("mine: 0.500") < place("best: 1.00"));
        assert!(
            place("slow: 99.0") < WIDTH,
            "what is far outside is drawn at the edge"
        );
        for entry in ["mine", "mimalloc", "other peers"] {
            assert!(plot.contains(&format!(">{entry}</text>")), "{entry}");
        }
        assert!(!plot.contains(">best</text>"));
    }

    #[test]
    fn a_plot_without_rows_is_a_plot() {
        assert!(is_balanced(&dots("nothing", &[])) && is_balanced(&bars("nothing", "", &[])));
    }
}
