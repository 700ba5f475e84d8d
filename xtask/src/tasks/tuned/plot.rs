//! A picture of what was measured of one program: bars in a few panels, one below the other.

use core::fmt::Write as _;

use crate::tasks::bench::{float, significant};

/// Colours for light and for dark ground.
const STYLE: &str = "\
<style>
text { font: 12px system-ui, sans-serif; fill: #1f2328; }
.title { font-size: 15px; font-weight: 600; }
.panel { font-weight: 600; }
.other { fill: #afb8c1; }
.ours { fill: #0a7d55; }
.mark { stroke: #b35900; stroke-width: 2; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; }
  .other { fill: #6e7681; }
  .ours { fill: #4cc38a; }
  .mark { stroke: #f0a35e; }
}
</style>
";

const WIDTH: f64 = 820.0;
const LABELS: f64 = 190.0;
/// Room for the value behind the longest bar.
const VALUES: f64 = 90.0;
const LINE: f64 = 20.0;
const TOP: f64 = 56.0;

struct Bar {
    name: String,
    value: f64,
    ours: bool,
    /// Where a line is drawn across the bar.
    mark: Option<f64>,
}

/// Bars of one unit.
pub(super) struct Panel {
    title: &'static str,
    bars: Vec<Bar>,
}

impl Panel {
    pub(super) fn new(title: &'static str) -> Self {
        Self {
            title,
            bars: Vec::new(),
        }
    }

    pub(super) fn put(&mut self, name: &str, value: f64, ours: bool, mark: Option<f64>) {
        self.bars.push(Bar {
            name: name.to_owned(),
            value,
            ours,
            mark,
        });
    }
}

/// All panels as an SVG document. The axes begin at zero.
pub(super) fn draw(title: &str, panels: &[Panel]) -> String {
    let lines: usize = panels.iter().map(|panel| panel.bars.len() + 2).sum();
    let height = TOP + LINE * float(lines) - LINE;
    let mut plot = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\">\n{STYLE}"
    );
    element(
        &mut plot,
        &format!(r#"<text class="title" x="8" y="24">{title}</text>"#),
    );
    let mut y = TOP;
    for panel in panels {
        let text = format!(
            r#"<text class="panel" x="{LABELS}" y="{y:.1}">{}</text>"#,
            panel.title
        );
        element(&mut plot, &text);
        let values = panel
            .bars
            .iter()
            .flat_map(|bar| [bar.value, bar.mark.unwrap_or(0.0)]);
        let most = values.fold(f64::MIN_POSITIVE, f64::max);
        let place = |value: f64| LABELS + (WIDTH - LABELS - VALUES) * value / most;
        for bar in &panel.bars {
            y += LINE;
            draw_bar(&mut plot, bar, y, place);
        }
        y += 2.0 * LINE;
    }
    plot + "</svg>\n"
}

fn draw_bar(plot: &mut String, bar: &Bar, y: f64, place: impl Fn(f64) -> f64) {
    let end = place(bar.value);
    let class = if bar.ours { "ours" } else { "other" };
    let label = format!(
        r#"<text text-anchor="end" x="{}" y="{y:.1}">{}</text>"#,
        LABELS - 8.0,
        bar.name
    );
    element(plot, &label);
    let shape = format!(
        r#"<rect class="{class}" x="{LABELS}" y="{:.1}" width="{:.1}" height="13"/>"#,
        y - 11.0,
        end - LABELS
    );
    element(plot, &shape);
    let mut behind = end;
    if let Some(mark) = bar.mark {
        let x = place(mark);
        behind = behind.max(x);
        let across = format!(
            r#"<line class="mark" x1="{x:.1}" x2="{x:.1}" y1="{:.1}" y2="{:.1}"/>"#,
            y - 13.0,
            y + 4.0
        );
        element(plot, &across);
    }
    let value = format!(
        r#"<text x="{:.1}" y="{y:.1}">{}</text>"#,
        behind + 6.0,
        significant(bar.value)
    );
    element(plot, &value);
}

fn element(plot: &mut String, text: &str) {
    // Writing to a string does not fail.
    let _ = writeln!(plot, "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_values() {
        let mut panel = Panel::new("seconds");
        panel.put("before", 2.0, false, None);
        panel.put("after", 1.0, true, Some(1.5));
        let plot = draw("a program", &[panel]);
        assert!(plot.contains(r#"width="540.0""#) && plot.contains(r#"width="270.0""#));
        assert!(plot.contains(r#"x1="595.0""#), "the mark is at three quarters");
        assert_eq!(plot.matches("<text").count(), plot.matches("</text>").count());
    }
}
