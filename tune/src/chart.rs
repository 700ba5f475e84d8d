//! [`Chart`]: the sizes that are asked for, as a picture, with two lists of classes below them.

use core::fmt;

use crate::demand::Demand;
use crate::predict::approximate;
use crate::proposal::Size;

/// Pixels of the picture, and of the part that has the bars.
const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 470.0;
const LEFT: f64 = 96.0;
const RIGHT: f64 = 916.0;
const TOP: f64 = 84.0;
const BOTTOM: f64 = 320.0;
/// The rows below the axis in which classes are marks.
const ROWS: [f64; 2] = [372.0, 416.0];
const ROW_HEIGHT: f64 = 22.0;

/// Bars for each doubling of the size.
const BARS_PER_DOUBLING: u32 = 8;

/// Colours for light pages, and for dark ones where a viewer asks for them. Without variables, which not every viewer
/// of SVG knows.
const STYLE: &str = "\
<style>
  text { font: 12px system-ui, 'DejaVu Sans', sans-serif; fill: #1f2328 }
  .title { font-size: 17px; font-weight: 600 }
  .soft { fill: #656d76 }
  .end { text-anchor: end }
  .middle { text-anchor: middle }
  .back { fill: #ffffff }
  .bar { fill: #7aa7d9 }
  .grid { stroke: #d8dee4 }
  .today { stroke: #b35900; stroke-width: 2 }
  .new { stroke: #0a7d55; stroke-width: 2 }
  .guide { stroke: #0a7d55; stroke-opacity: .35; stroke-dasharray: 2 3 }
  .today-text { fill: #b35900 }
  .new-text { fill: #0a7d55 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 }
    .soft { fill: #9198a1 }
    .back { fill: #0d1117 }
    .bar { fill: #3d6da3 }
    .grid { stroke: #30363d }
    .today { stroke: #f0a35e }
    .new, .guide { stroke: #4cc38a }
    .today-text { fill: #f0a35e }
    .new-text { fill: #4cc38a }
  }
</style>";

/// One list of classes in the picture.
///
/// ```
/// let today = slabmalloc_tune::ChartList { name: "today", classes: &[8, 16, 32], waste_percent: 20.5 };
/// assert_eq!(today.classes.len(), 3);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ChartList<'a> {
    /// How it is called: a word.
    pub name: &'a str,
    /// The slot sizes in bytes, ascending.
    pub classes: &'a [usize],
    /// The waste that is predicted of it, in percent of the bytes asked for.
    pub waste_percent: f64,
}

/// An SVG picture: what share of the bytes each size has, on a logarithmic axis, and today's and proposed classes.
///
/// It needs nothing else to be shown, and is readable on light and on dark pages.
///
/// ```
/// use slabmalloc_tune::{Chart, ChartList, Demand, Row};
///
/// let demand = Demand::new([Row { size: 24, align: 8, live: 100 }, Row { size: 600, align: 8, live: 9 }])?;
/// let chart = Chart {
///     title: "a program",
///     demand: &demand,
///     today: ChartList { name: "today", classes: &[8, 16, 32, 64, 128, 256, 512, 1024], waste_percent: 60.0 },
///     proposed: ChartList { name: "proposed", classes: &[24, 600], waste_percent: 4.0 },
/// };
/// assert!(chart.to_string().starts_with("<svg ") && chart.to_string().ends_with("</svg>\n"));
/// # Ok::<(), slabmalloc_tune::DemandError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Chart<'a> {
    /// What the sizes are of.
    pub title: &'a str,
    /// The sizes.
    pub demand: &'a Demand,
    /// The classes to compare with.
    pub today: ChartList<'a>,
    /// The classes that are proposed.
    pub proposed: ChartList<'a>,
}

/// The axis of sizes.
struct Axis {
    /// Powers of two where it begins and ends.
    first: u32,
    last: u32,
}

impl Axis {
    /// From the smallest size to the largest that matters, with a thousandth of the bytes above it at most.
    fn of(chart: &Chart<'_>) -> Self {
        let bytes = u128::from(chart.demand.bytes());
        let mut above = 0;
        let mut largest = 1;
        for row in chart.demand.rows().iter().rev() {
            above += row.size as u128 * u128::from(row.live);
            if above * 1000 > bytes {
                largest = row.size;
                break;
            }
        }
        let smallest = chart.demand.rows().first().map_or(8, |row| row.size);
        let classes = chart.proposed.classes.iter().chain(chart.today.classes);
        let largest = classes.fold(largest, |largest, &class| largest.max(class));
        let first = smallest.ilog2().min(3);
        Self {
            first,
            last: (largest.ilog2() + u32::from(!largest.is_power_of_two())).max(first + 1),
        }
    }

    fn doublings(&self) -> f64 {
        f64::from(self.last - self.first)
    }

    fn bars(&self) -> u32 {
        (self.last - self.first) * BARS_PER_DOUBLING
    }

    /// Where a size is, in pixels.
    fn at(&self, size: usize) -> f64 {
        let position = (approximate(size as u128).log2() - f64::from(self.first)) / self.doublings();
        LEFT + position.clamp(0.0, 1.0) * (RIGHT - LEFT)
    }

    /// The bar of a size: bar *b* has the sizes above its left edge, up to its right one, where classes end as well.
    fn bar(&self, size: usize) -> usize {
        let eighths =
            (approximate(size as u128).log2() - f64::from(self.first)) * f64::from(BARS_PER_DOUBLING);
        (0..self.bars())
            .position(|bar| eighths <= f64::from(bar + 1))
            .unwrap_or(self.bars() as usize - 1)
    }
}

impl fmt::Display for Chart<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let axis = Axis::of(self);
        writeln!(
            formatter,
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img">"#
        )?;
        writeln!(formatter, "<title>{}</title>", Escaped(self.title))?;
        writeln!(formatter, "{STYLE}")?;
        writeln!(
            formatter,
            r#"<rect class="back" width="{WIDTH}" height="{HEIGHT}" rx="8"/>"#
        )?;
        writeln!(
            formatter,
            r#"<text class="title" x="24" y="34">{}</text>"#,
            Escaped(self.title)
        )?;
        writeln!(
            formatter,
            r#"<text class="soft" x="24" y="56">Share of {} bytes that {} objects have at the peak, by size</text>"#,
            self.demand.bytes(),
            self.demand.live(),
        )?;
        self.bars(formatter, &axis)?;
        sizes(formatter, &axis)?;
        for &class in self.proposed.classes {
            let x = axis.at(class);
            writeln!(formatter, r#"<path class="guide" d="M{x:.1} {TOP}V{BOTTOM}"/>"#)?;
        }
        list(formatter, &axis, &self.today, "today", ROWS[0])?;
        list(formatter, &axis, &self.proposed, "new", ROWS[1])?;
        writeln!(formatter, "</svg>")
    }
}

impl Chart<'_> {
    fn bars(&self, formatter: &mut fmt::Formatter<'_>, axis: &Axis) -> fmt::Result {
        let total = approximate(u128::from(self.demand.bytes().max(1)));
        let mut percents = vec![0.0; axis.bars() as usize];
        for row in self.demand.rows() {
            percents[axis.bar(row.size)] +=
                approximate(row.size as u128 * u128::from(row.live)) * 100.0 / total;
        }
        let most = percents.iter().copied().fold(0.1, f64::max);
        // The shortest of these steps that needs no more than five lines.
        let steps = [0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0];
        let step = steps.into_iter().find(|step| most <= step * 5.0).unwrap_or(20.0);
        let lines = (most / step).ceil();
        let mut line = 0.0;
        while line <= lines {
            let y = BOTTOM - (BOTTOM - TOP) * line / lines;
            writeln!(formatter, r#"<path class="grid" d="M{LEFT} {y:.1}H{RIGHT}"/>"#)?;
            let label = if step < 1.0 {
                format!("{:.1}", line * step)
            } else {
                format!("{:.0}", line * step)
            };
            let (x, y) = (LEFT - 8.0, y + 4.0);
            writeln!(
                formatter,
                r#"<text class="soft end" x="{x}" y="{y:.1}">{label} %</text>"#
            )?;
            line += 1.0;
        }
        let width = (RIGHT - LEFT) / f64::from(axis.bars());
        let mut left = LEFT;
        for percent in percents {
            if percent > 0.0 {
                // What is there shall be seen.
                let height = ((BOTTOM - TOP) * percent / (lines * step)).max(0.75);
                let (top, wide) = (BOTTOM - height, (width - 1.0).max(0.5));
                writeln!(
                    formatter,
                    r#"<rect class="bar" x="{:.1}" y="{top:.1}" width="{wide:.1}" height="{height:.1}"/>"#,
                    left + 0.5,
                )?;
            }
            left += width;
        }
        Ok(())
    }
}

/// The sizes below the bars.
fn sizes(formatter: &mut fmt::Formatter<'_>, axis: &Axis) -> fmt::Result {
    let every = if axis.last - axis.first > 20 { 2 } else { 1 };
    for power in (axis.first..=axis.last).filter(|power| (power - axis.first).is_multiple_of(every)) {
        let size = 1_usize << power;
        let (x, y) = (axis.at(size), BOTTOM + 18.0);
        let text = match size {
            1024 | 2048 => format!("{} KiB", size / 1024),
            _ => Size(size).to_string(),
        };
        writeln!(
            formatter,
            r#"<text class="soft middle" x="{x:.1}" y="{y}">{text}</text>"#
        )?;
    }
    Ok(())
}

/// The classes of a list as marks, its name on the left and its waste above.
fn list(
    formatter: &mut fmt::Formatter<'_>,
    axis: &Axis,
    list: &ChartList<'_>,
    colour: &str,
    top: f64,
) -> fmt::Result {
    let bottom = top + ROW_HEIGHT;
    writeln!(
        formatter,
        r#"<text class="{colour}-text" x="{LEFT}" y="{:.1}">{}: {} classes, {:.1} % waste</text>"#,
        top - 5.0,
        Escaped(list.name),
        list.classes.len(),
        list.waste_percent,
    )?;
    writeln!(formatter, r#"<path class="grid" d="M{LEFT} {bottom}H{RIGHT}"/>"#)?;
    for &class in list.classes {
        let x = axis.at(class);
        writeln!(
            formatter,
            r#"<path class="{colour}" d="M{x:.1} {top}V{bottom}"><title>{class} bytes</title></path>"#
        )?;
    }
    Ok(())
}

/// Text in which nothing is markup.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|character| match character {
            '<' => formatter.write_str("&lt;"),
            '>' => formatter.write_str("&gt;"),
            '&' => formatter.write_str("&amp;"),
            '"' => formatter.write_str("&quot;"),
            control if control.is_control() => formatter.write_str(" "),
            other => write!(formatter, "{other}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demand::Row;

    #[test]
    fn a_name_is_no_markup_and_every_size_has_a_place() {
        let size = 1 << 62;
        let rows = [1, 7, 8, 4096, size].map(|size| Row {
            size,
            align: 1,
            live: 1,
        });
        let demand = Demand::new(rows).expect("rows");
        let list = ChartList {
            name: "<b>",
            classes: &[8, 16],
            waste_percent: 1.0,
        };
        let chart = Chart {
            title: "a & b",
            demand: &demand,
            today: list,
            proposed: list,
        };
        let text = chart.to_string();
        assert!(text.contains("a &amp; b") && text.contains("&lt;b&gt;") && !text.contains("<b>"));
        assert!(!text.contains("NaN") && !text.contains("inf"));
        let axis = Axis::of(&chart);
        let places: Vec<usize> = demand.rows().iter().map(|row| axis.bar(row.size)).collect();
        assert!(places.is_sorted());
        assert_eq!(axis.bar(8), 23);
        assert_eq!(axis.bar(9), 25);
    }
}
