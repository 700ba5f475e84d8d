//! Tables of medians and ratios in Markdown.

use core::fmt::Write as _;

use super::contenders::Contender;
use super::figures::{Figures, Row};
use super::statistics::{geometric_mean, significant};

/// What every table is about.
pub(super) struct Table<'a> {
    pub(super) figures: &'a Figures,
    pub(super) contenders: &'a [Contender],
}

impl Table<'_> {
    /// One line for each row: the medians of all contenders, the best peer, and the ratios of ours.
    pub(super) fn write(&self, text: &mut String, rows: &[Row]) {
        let names = self.contenders.iter().map(|contender| contender.name.as_str());
        let ours: Vec<&str> = self.ours().collect();
        let mut head: Vec<String> = vec!["row".to_owned()];
        head.extend(names.clone().map(str::to_owned));
        head.push("best peer".to_owned());
        for name in &ours {
            head.extend([
                format!("{name} ÷ best"),
                "÷ mimalloc".to_owned(),
                "÷ limit".to_owned(),
            ]);
        }
        line(text, &format!("| {} |", head.join(" | ")));
        line(text, &format!("|---|{}", "---:|".repeat(head.len() - 1)));
        for row in rows {
            let unit = Unit::of(self.figures, row, self.contenders);
            let best = self.figures.best_peer(row);
            let mut cells = vec![unit.label(row)];
            cells.extend(names.clone().map(|name| self.cell(row, name, &unit)));
            cells.push(best.map_or("–".to_owned(), |(name, _)| name.to_owned()));
            for name in &ours {
                cells.extend([
                    ratio(self.figures.to_best_peer(row, name)),
                    ratio(self.figures.to_least_of(row, name, &["mimalloc"])),
                    ratio(self.figures.to_limit(row, name).filter(|_| row.metric == "ns")),
                ]);
            }
            line(text, &format!("| {} |", cells.join(" | ")));
        }
        if rows.iter().all(|row| row.metric == "ns") {
            for name in &ours {
                let mean = |ratio: &dyn Fn(&Row) -> Option<f64>| {
                    let ratios: Vec<f64> = rows.iter().filter_map(ratio).collect();
                    geometric_mean(&ratios).map_or("–".to_owned(), |mean| format!("{mean:.2}"))
                };
                line(
                    text,
                    &format!(
                        "\nGeometric mean of {name}: {} ÷ best peer of each row, {} ÷ mimalloc.",
                        mean(&|row| self.figures.to_best_peer(row, name)),
                        mean(&|row| self.figures.to_least_of(row, name, &["mimalloc"])),
                    ),
                );
            }
        }
        line(text, "");
    }

    /// A median with its spread, where there is one.
    pub(super) fn cell(&self, row: &Row, contender: &str, unit: &Unit) -> String {
        let Some(summary) = self.figures.summary(row, contender) else {
            return "–".to_owned();
        };
        let median = unit.show(summary.median);
        match summary.spread() {
            0.0..0.5 => median,
            spread => format!("{median} ±{spread:.0}%"),
        }
    }

    fn ours(&self) -> impl Iterator<Item = &str> {
        let ours = self.contenders.iter().filter(|contender| contender.ours);
        ours.map(|contender| contender.name.as_str())
    }
}

/// How the values of a row are shown.
pub(super) struct Unit {
    name: &'static str,
    divisor: f64,
}

impl Unit {
    /// Times in the unit in which the least of them is at least one.
    pub(super) fn of(figures: &Figures, row: &Row, contenders: &[Contender]) -> Self {
        let values = contenders
            .iter()
            .filter_map(|contender| figures.median(row, &contender.name));
        let least = values.fold(f64::INFINITY, f64::min);
        let (name, divisor) = match row.metric.as_str() {
            "ns" if (1e3..1e6).contains(&least) => ("µs", 1e3),
            "ns" if least.is_finite() && least >= 1e6 => ("ms", 1e6),
            "ns" => ("ns", 1.0),
            _ => ("", 1.0),
        };
        Self { name, divisor }
    }

    pub(super) fn show(&self, value: f64) -> String {
        significant(value / self.divisor)
    }

    pub(super) fn label(&self, row: &Row) -> String {
        if self.name.is_empty() {
            format!("{} {}", row.workload, row.metric)
        } else {
            format!("{} ({})", row.workload, self.name)
        }
    }
}

fn ratio(value: Option<f64>) -> String {
    value.map_or("–".to_owned(), |value| format!("{value:.2}"))
}

/// Adds a line.
pub(super) fn line(text: &mut String, content: &str) {
    // Writing to a string does not fail.
    let _ = writeln!(text, "{content}");
}

#[cfg(test)]
mod tests {
    use super::super::options::Profile;
    use super::*;

    #[test]
    fn times_are_shown_in_the_unit_that_fits() {
        let mut figures = Figures::default();
        figures.read(Profile::Lto, "one", "a\tns\t2500\nb\tns\t3000000\nb\tp99\t52\n");
        let contenders = [Contender {
            name: "one".to_owned(),
            ours: false,
            origin: String::new(),
            options: String::new(),
        }];
        let shown = |workload: &str, metric: &str, value: f64| {
            let row = Row::new(Profile::Lto, workload, metric);
            let unit = Unit::of(&figures, &row, &contenders);
            format!("{} {}", unit.label(&row), unit.show(value))
        };
        assert_eq!(shown("a", "ns", 2500.0), "a (µs) 2.50");
        assert_eq!(shown("b", "ns", 3e6), "b (ms) 3.00");
        assert_eq!(shown("b", "p99", 52.0), "b p99 52.0");
    }

    #[test]
    fn a_cell_has_the_spread_if_there_is_one() {
        let mut figures = Figures::default();
        figures.read(
            Profile::Lto,
            "one",
            "a\tns\t90\na\tns\t100\na\tns\t110\nb\tns\t5\n",
        );
        let table = Table {
            figures: &figures,
            contenders: &[],
        };
        let cell = |workload: &str| {
            let row = Row::new(Profile::Lto, workload, "ns");
            table.cell(&row, "one", &Unit::of(&figures, &row, &[]))
        };
        assert_eq!(
            [cell("a"), cell("b"), cell("c")],
            ["100 ±5%", "5.00", "–"].map(str::to_owned)
        );
    }
}
