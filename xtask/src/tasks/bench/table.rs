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
            cells.extend(names.clone().map(|name| {
                self.figures
                    .median(row, name)
                    .map_or("–".to_owned(), |value| unit.show(value))
            }));
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
            "ns" if least < 1e3 => ("ns", 1.0),
            "ns" if least < 1e6 => ("µs", 1e3),
            "ns" => ("ms", 1e6),
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

/// A table of lines `workload<TAB>contender<TAB>value`.
pub(super) fn kernel_table(output: &str) -> String {
    let cells: Vec<(&str, &str, f64)> = output
        .lines()
        .filter_map(|line| {
            let mut fields = line.split('\t');
            Some((fields.next()?, fields.next()?, fields.next()?.parse().ok()?))
        })
        .collect();
    let mut workloads: Vec<&str> = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    for (workload, name, _) in &cells {
        if !workloads.contains(workload) {
            workloads.push(workload);
        }
        if !names.contains(name) {
            names.push(name);
        }
    }
    let mut text = format!(
        "| row | {} |\n|---|{}\n",
        names.join(" | "),
        "---:|".repeat(names.len())
    );
    for workload in workloads {
        let values = names.iter().map(|name| {
            let cell = cells.iter().find(|(of, by, _)| of == &workload && by == name);
            cell.map_or("–".to_owned(), |(_, _, value)| significant(*value))
        });
        line(
            &mut text,
            &format!("| {workload} | {} |", values.collect::<Vec<_>>().join(" | ")),
        );
    }
    text
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
    fn a_table_over_arenas_has_a_column_for_each_allocator() {
        let text = kernel_table("w\tone\t1.5\nw\ttwo\t3\nx\ttwo\t4\n");
        assert_eq!(
            text,
            "| row | one | two |\n|---|---:|---:|\n| w | 1.50 | 3.00 |\n| x | – | 4.00 |\n"
        );
    }
}
