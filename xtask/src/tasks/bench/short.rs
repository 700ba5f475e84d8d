//! The short form of the figures: what the README shows between two markers, and the document, too, so
//! that neither can show another run than the other.

use super::figures::Row;
use super::gates::{Gate, is_single_threaded};
use super::options::{DEFAULT_ROUNDS, Profile};
use super::programs::Workload;
use super::statistics::geometric_mean;
use super::table::{Table, Unit, line};
use crate::Failure;
use crate::markdown::{put_between, split_at};

/// The lines around the part of the README.
pub(super) const BEGIN: &str = "<!-- benchmarks: begin, written by `cargo xtask bench` -->";
pub(super) const END: &str = "<!-- benchmarks: end -->";

/// What links begin with, seen from the README.
pub(super) const FROM_README: &str = "docs/";

/// The peers to which the means are shown, and whose rows are.
const PEERS: &[&str] = &["mimalloc", "jemalloc", "system"];

/// The rows that are shown: one or two of each kind, lost ones among them.
const ROWS: &[(&str, &str)] = &[
    ("pair64", "ns"),
    ("pair64-dynamic", "ns"),
    ("batch1k-fifo", "ns"),
    ("batch100k-shuffled", "ns"),
    ("churn1k", "ns"),
    ("churn1m", "ns"),
    ("mixed", "ns"),
    ("realloc-vec", "ns"),
    ("large", "ns"),
    ("first-touch", "ns"),
    ("glibc-thread-t2", "ns"),
    ("larson-t8", "ns"),
    ("xmalloc-t2", "ns"),
    ("mstress-t8", "ns"),
    ("serde-json", "ns"),
    ("binary-trees", "ns"),
    ("rayon", "ns"),
    ("main-job", "ns"),
    ("memory-phases", "overhead"),
    ("memory-phases", "after-all"),
    ("latency-churn", "alloc-p99.9"),
    ("latency-growth", "alloc-p99.9"),
];

/// What the short form is about.
pub(super) struct Short<'a> {
    pub(super) table: Table<'a>,
    pub(super) workloads: &'a [Workload],
    pub(super) profiles: &'a [Profile],
    pub(super) gates: &'a [Gate],
    pub(super) rounds: usize,
    pub(super) date: &'a str,
}

impl Short<'_> {
    /// The text between the markers, links as seen from the README.
    pub(super) fn markdown(&self) -> String {
        let mut text = String::new();
        let few = if self.rounds < DEFAULT_ROUNDS {
            ", too few to decide anything"
        } else {
            ""
        };
        line(
            &mut text,
            &format!(
                "Of {}, {} rounds{few}. Geometric means over every row of time; below 1 is in favour of the \
                 allocator on the left:\n",
                self.date, self.rounds
            ),
        );
        self.write_means(&mut text);
        // The last profile is the one that programs which care for speed are built with.
        if let Some(profile) = self.profiles.last() {
            let title = format!(
                "\nSome of the rows, profile `{}`; times for one operation or pass, memory as a multiple of \
                 what is in use or in KiB, latency in ticks of the clock:\n",
                profile.name()
            );
            line(&mut text, &title);
            self.write_rows(&mut text, *profile);
        }
        let verdict = |verdict: &str| self.gates.iter().filter(|gate| gate.verdict() == verdict).count();
        line(
            &mut text,
            &format!(
                "\nOf the {} promises that the project makes of its speed and memory, {} hold, {} do not, and \
                 {} were not measured: [all of them, and every row]({FROM_README}benchmarks.md).\n",
                self.gates.len(),
                verdict("holds"),
                verdict("does not hold"),
                verdict("not measured"),
            ),
        );
        for profile in self.profiles {
            let name = profile.name();
            let plot = format!(
                "![Geometric means by kind of row, {name}]({FROM_README}benchmarks-overview-{name}.svg)\n"
            );
            line(&mut text, &plot);
        }
        if let Some(profile) = self.profiles.last() {
            let name = profile.name();
            let plot = format!(
                "![Memory after everything was freed, {name}]({FROM_README}benchmarks-memory-{name}.svg)"
            );
            line(&mut text, &plot);
        }
        text
    }

    fn ours(&self) -> Vec<&str> {
        let ours = self.table.contenders.iter().filter(|contender| contender.ours);
        ours.map(|contender| contender.name.as_str()).collect()
    }

    fn write_means(&self, text: &mut String) {
        let mut peers = PEERS.to_vec();
        peers.push("slabmalloc-previous");
        line(
            text,
            &format!(
                "| | profile | rows | ÷ best peer of each row | ÷ {} |",
                peers.join(" | ÷ ")
            ),
        );
        line(
            text,
            &format!("|---|---|---:|---:|{}", "---:|".repeat(peers.len())),
        );
        for name in self.ours() {
            for profile in self.profiles {
                let workloads = self.workloads.iter();
                let rows: Vec<Row> = workloads
                    .map(|workload| Row::new(*profile, &workload.name, "ns"))
                    .collect();
                let ratios = |ratio: &dyn Fn(&Row) -> Option<f64>| -> Vec<f64> {
                    rows.iter().filter_map(ratio).collect()
                };
                let best = ratios(&|row| self.table.figures.to_best_peer(row, name));
                let mut means = vec![geometric_mean(&best)];
                means.extend(peers.iter().map(|peer| {
                    geometric_mean(&ratios(&|row| self.table.figures.to_least_of(row, name, &[peer])))
                }));
                let means: Vec<String> = means
                    .into_iter()
                    .map(|mean| mean.map_or("–".to_owned(), |mean| format!("{mean:.2}")))
                    .collect();
                line(
                    text,
                    &format!(
                        "| `{name}` | {} | {} | {} |",
                        profile.name(),
                        best.len(),
                        means.join(" | ")
                    ),
                );
            }
        }
    }

    fn write_rows(&self, text: &mut String, profile: Profile) {
        let mut names = self.ours();
        names.extend(PEERS);
        line(text, &format!("| row | {} | best peer |", names.join(" | ")));
        line(text, &format!("|---|{}---:|", "---:|".repeat(names.len())));
        for (workload, metric) in ROWS {
            let row = Row::new(profile, workload, metric);
            let Some((best, value)) = self.table.figures.best_peer(&row) else {
                continue;
            };
            let unit = Unit::of(self.table.figures, &row, self.table.contenders);
            let cells: Vec<String> = names
                .iter()
                .map(|name| self.table.cell(&row, name, &unit))
                .collect();
            line(
                text,
                &format!(
                    "| {} | {} | {best} {} |",
                    unit.label(&row),
                    cells.join(" | "),
                    unit.show(value)
                ),
            );
        }
    }
}

/// Kinds of rows for the overview: a title, the metric, and the workloads.
pub(super) fn classes(workloads: &[Workload]) -> Vec<(String, &'static str, Vec<String>)> {
    let named = |takes: &dyn Fn(&Workload) -> bool| -> Vec<String> {
        let taken = workloads.iter().filter(|workload| takes(workload));
        taken.map(|workload| workload.name.clone()).collect()
    };
    let starting =
        |lead: &'static str| named(&|workload| workload.group == "micro" && workload.name.starts_with(lead));
    let mut classes = vec![
        ("pairs".to_owned(), "ns", starting("pair")),
        ("batches".to_owned(), "ns", starting("batch")),
        ("churn".to_owned(), "ns", starting("churn")),
        (
            "other, one thread".to_owned(),
            "ns",
            named(&|workload| {
                let known = ["pair", "batch", "churn"];
                is_single_threaded(workload) && !known.iter().any(|lead| workload.name.starts_with(lead))
            }),
        ),
    ];
    for threads in [1, 2, 4, 8, 16] {
        let suffix = format!("-t{threads}");
        let plural = if threads == 1 { "" } else { "s" };
        classes.push((
            format!("field's, {threads} thread{plural}"),
            "ns",
            named(&|workload| workload.group == "ports" && workload.name.ends_with(&suffix)),
        ));
    }
    let programs = named(&|workload| workload.group == "programs");
    classes.push(("programs".to_owned(), "ns", programs.clone()));
    classes.push(("programs, peak memory".to_owned(), "peak", programs));
    let memory = named(&|workload| workload.group == "memory");
    classes.push(("memory ÷ in use".to_owned(), "overhead", memory));
    let latency = named(&|workload| workload.group == "latency");
    classes.push(("alloc, p99.9".to_owned(), "alloc-p99.9", latency.clone()));
    classes.push(("free, p99.9".to_owned(), "free-p99.9", latency));
    classes
}

/// The text with this part between its markers.
pub(super) fn put_into(text: &str, part: &str) -> Result<String, Failure> {
    put_between(text, BEGIN, END, part)
}

/// Whether the README shows the figures of the document.
pub(in crate::tasks) fn compare(readme: &str, document: &str) -> Result<(), Failure> {
    let (_, shown, _) = split(readme).map_err(|failure| format!("README.md: {failure}"))?;
    let (_, written, _) = split(document).map_err(|failure| format!("docs/benchmarks.md: {failure}"))?;
    if shown.replace(FROM_README, "") == written {
        Ok(())
    } else {
        Err("the README shows other figures than docs/benchmarks.md: `cargo xtask bench` writes both".into())
    }
}

/// What lies before, between and behind the markers.
fn split(text: &str) -> Result<(&str, &str, &str), Failure> {
    split_at(text, BEGIN, END)
}

#[cfg(test)]
mod tests {
    use super::super::contenders::Contender;
    use super::super::figures::Figures;
    use super::*;

    #[test]
    fn the_short_form_has_means_rows_and_plots() {
        let contender = |name: &str, ours| Contender {
            name: name.to_owned(),
            ours,
            origin: String::new(),
            options: String::new(),
        };
        let contenders = [contender("mine", true), contender("mimalloc", false)];
        let mut figures = Figures::new(&contenders);
        figures.read(Profile::Lto, "mine", "pair64\tns\t2\n");
        figures.read(Profile::Lto, "mimalloc", "pair64\tns\t4\n");
        let workloads = [Workload {
            name: "pair64".to_owned(),
            group: "micro".to_owned(),
            is_default: true,
        }];
        let short = Short {
            table: Table {
                figures: &figures,
                contenders: &contenders,
            },
            workloads: &workloads,
            profiles: &[Profile::Lto],
            gates: &[],
            rounds: 9,
            date: "2026-01-01",
        };
        let text = short.markdown();
        assert!(text.contains("| `mine` | lto | 1 | 0.50 | 0.50 | – | – | – |"));
        assert!(text.contains("| pair64 (ns) | 2.00 | 4.00 | – | – | mimalloc 4.00 |"));
        assert!(text.contains("](docs/benchmarks-overview-lto.svg)") && !text.contains("too few"));
    }

    #[test]
    fn the_part_lies_between_the_markers() {
        let text = format!("a\n{BEGIN}\nold\n{END}\nb\n");
        let new = put_into(&text, "new\n").unwrap();
        assert_eq!(new, format!("a\n{BEGIN}\nnew\n{END}\nb\n"));
        assert!(put_into("a\n", "new\n").is_err());
        assert!(put_into(&format!("{text}{text}"), "new\n").is_err());
        assert!(put_into(&format!("{END}\n{BEGIN}\n"), "new\n").is_err());
    }

    #[test]
    fn other_figures_are_found() {
        let part = |link: &str| format!("{BEGIN}\n[x]({link}benchmarks.md)\n{END}\n");
        assert!(compare(&part("docs/"), &part("")).is_ok());
        assert!(compare(&part("docs/"), &part("").replace('x', "y")).is_err());
        assert!(compare("", &part("")).is_err());
    }

    #[test]
    fn every_workload_of_time_is_in_one_class() {
        let workload = |name: &str, group: &str| Workload {
            name: name.to_owned(),
            group: group.to_owned(),
            is_default: true,
        };
        let workloads = [
            workload("pair64", "micro"),
            workload("large", "micro"),
            workload("glibc-simple", "ports"),
            workload("larson-t16", "ports"),
            workload("syn", "programs"),
        ];
        let classes = classes(&workloads);
        for workload in &workloads {
            let times = classes.iter().filter(|(_, metric, _)| *metric == "ns");
            assert_eq!(
                times.filter(|(.., names)| names.contains(&workload.name)).count(),
                1
            );
        }
    }
}
