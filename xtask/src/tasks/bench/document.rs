//! The document: `docs/benchmarks.md` and its plots. Its tables are those of `table.rs`.

use super::contenders::Contender;
use super::figures::{Figures, Row};
use super::gates::Gate;
use super::options::{DEFAULT_ROUNDS, Profile};
use super::plot::{self, Mark};
use super::programs::Workload;
use super::table::{Table, Unit, kernel_table, line};

/// All that the document is about.
pub(super) struct Document<'a> {
    pub(super) figures: &'a Figures,
    pub(super) contenders: &'a [Contender],
    pub(super) workloads: &'a [Workload],
    pub(super) profiles: &'a [Profile],
    pub(super) gates: &'a [Gate],
    pub(super) rounds: usize,
    /// The arguments after `cargo xtask bench`.
    pub(super) arguments: String,
    pub(super) machine: Vec<(&'static str, String)>,
    /// What could not be measured, with the reason.
    pub(super) missing: &'a [(String, String)],
    /// Workload, allocator and nanoseconds of the program `kernel`, by profile.
    pub(super) kernel: &'a [(Profile, String)],
}

/// The groups, with what is said above their tables.
const GROUPS: &[(&str, &str)] = &[
    (
        "micro",
        "One thread, one kind of operation; time for one operation",
    ),
    (
        "ports",
        "The field's benchmarks after their originals' parameters, scaled; `-tN` is the number of threads; time for one operation of all threads together",
    ),
    ("programs", "What Rust programs do; time for one pass"),
    (
        "memory",
        "Memory: the resident memory as a multiple of what is in use, or in KiB",
    ),
    (
        "latency",
        "Single operations, in ticks of the processor's clock; `floor` is that of measuring nothing",
    ),
];

impl Document<'_> {
    /// The Markdown text.
    pub(super) fn markdown(&self) -> String {
        let mut text = String::from("# Benchmarks\n\n");
        self.write_head(&mut text);
        self.write_gates(&mut text);
        for profile in self.profiles {
            line(&mut text, &format!("## Profile `{}`\n", profile.name()));
            let name = profile.name();
            line(
                &mut text,
                &format!("![Times as multiples of the best peer](benchmarks-times-{name}.svg)\n"),
            );
            line(
                &mut text,
                &format!("![Memory after everything was freed](benchmarks-memory-{name}.svg)\n"),
            );
            for (group, title) in GROUPS {
                self.write_group(&mut text, *profile, group, title);
            }
            self.write_peaks(&mut text, *profile);
            self.write_extra(&mut text, *profile);
            self.write_kernel(&mut text, *profile);
            self.write_spread(&mut text, *profile);
        }
        text
    }

    fn write_head(&self, text: &mut String) {
        let arguments = if self.arguments.is_empty() {
            String::new()
        } else {
            format!(" {}", self.arguments)
        };
        line(text, "Written by this command, not by hand:\n");
        line(text, &format!("```sh\ncargo xtask bench{arguments}\n```\n"));
        line(
            text,
            "Every figure is the median of several processes, each of which runs one workload on one \
             allocator; the allocators take turns. Lower is better everywhere. Ratios below 1 are in favour \
             of the contender that is named. A difference below one tenth says nothing on a shared machine. \
             Times of one thread are processor time, those of several threads are elapsed time.\n",
        );
        if self.rounds < DEFAULT_ROUNDS {
            line(
                text,
                &format!(
                    "**Rounds of this run: {}, instead of {DEFAULT_ROUNDS}. It shows orders of magnitude and decides nothing.**\n",
                    self.rounds
                ),
            );
        }
        for (name, value) in &self.machine {
            line(text, &format!("- {name}: {value}"));
        }
        line(text, "\n| contender | from | options |\n|---|---|---|");
        for Contender {
            name,
            ours,
            origin,
            options,
        } in self.contenders
        {
            let name = if *ours {
                format!("**{name}**")
            } else {
                name.clone()
            };
            line(text, &format!("| {name} | {origin} | {options} |"));
        }
        if !self.missing.is_empty() {
            line(text, "\nNot measured:\n");
            for (what, reason) in self.missing {
                line(
                    text,
                    &format!("- {what}: {}", reason.lines().next().unwrap_or_default()),
                );
            }
        }
        line(text, "");
    }

    fn write_gates(&self, text: &mut String) {
        line(
            text,
            "## Gates\n\n| gate | at most | figure | |\n|---|---|---|---|",
        );
        for gate in self.gates {
            line(
                text,
                &format!(
                    "| {} | {} | {} | {} |",
                    gate.claim,
                    gate.most,
                    gate.figure(),
                    gate.verdict()
                ),
            );
        }
        line(text, "");
    }

    /// The table of one group, and the geometric means below it if its rows are times.
    fn write_group(&self, text: &mut String, profile: Profile, group: &str, title: &str) {
        let mut rows = Vec::new();
        for workload in self.workloads.iter().filter(|workload| workload.group == group) {
            let mut metrics = self.figures.metrics(profile, &workload.name);
            metrics
                .retain(|metric| !["operations", "peak", "limit", "instructions"].contains(&metric.as_str()));
            rows.extend(
                metrics
                    .iter()
                    .map(|metric| Row::new(profile, &workload.name, metric)),
            );
        }
        if rows.is_empty() {
            return;
        }
        line(text, &format!("### {title}\n"));
        self.table().write(text, &rows);
    }

    fn write_peaks(&self, text: &mut String, profile: Profile) {
        let rows: Vec<Row> = self
            .workloads
            .iter()
            .filter(|workload| workload.group == "programs" || workload.name.starts_with("churn"))
            .filter(|workload| {
                self.figures
                    .metrics(profile, &workload.name)
                    .iter()
                    .any(|metric| metric == "peak")
            })
            .map(|workload| Row::new(profile, &workload.name, "peak"))
            .collect();
        if !rows.is_empty() {
            line(
                text,
                "### Peak resident memory of the programs and of churn, in KiB\n",
            );
            self.table().write(text, &rows);
        }
    }

    /// The least program, and instructions if they were counted.
    fn write_extra(&self, text: &mut String, profile: Profile) {
        let hello = self.figures.metrics(profile, "hello");
        let rows: Vec<Row> = hello
            .iter()
            .map(|metric| Row::new(profile, "hello", metric))
            .collect();
        if !rows.is_empty() {
            line(
                text,
                "### Hello world: bytes of machine code, and resident memory in KiB\n",
            );
            self.table().write(text, &rows);
        }
        let rows: Vec<Row> = super::instructions::WORKLOADS
            .iter()
            .filter(|name| {
                self.figures
                    .metrics(profile, name)
                    .iter()
                    .any(|metric| metric == "instructions")
            })
            .map(|name| Row::new(profile, name, "instructions"))
            .collect();
        if !rows.is_empty() {
            line(
                text,
                "### Instructions for each operation, counted by callgrind\n",
            );
            self.table().write(text, &rows);
        }
    }

    fn write_kernel(&self, text: &mut String, profile: Profile) {
        let Some((_, output)) = self.kernel.iter().find(|(of, _)| *of == profile) else {
            return;
        };
        line(
            text,
            "### One thread over one arena, called directly; nanoseconds for one operation\n",
        );
        text.push_str(&kernel_table(output));
        line(text, "");
    }

    fn write_spread(&self, text: &mut String, profile: Profile) {
        line(
            text,
            "<details><summary>Least, spread between the quartiles, rounds</summary>\n",
        );
        line(
            text,
            "| row | contender | median | least | spread | rounds |\n|---|---|---:|---:|---:|---:|",
        );
        for workload in self.workloads {
            for metric in self.figures.metrics(profile, &workload.name) {
                if ["operations", "limit", "peak", "instructions"].contains(&metric.as_str()) {
                    continue;
                }
                let row = Row::new(profile, &workload.name, &metric);
                let unit = Unit::of(self.figures, &row, self.contenders);
                for Contender { name, .. } in self.contenders {
                    let Some(summary) = self.figures.summary(&row, name) else {
                        continue;
                    };
                    let [median, least, spread] =
                        [summary.median, summary.least, summary.spread].map(|value| unit.show(value));
                    let label = unit.label(&row);
                    line(
                        text,
                        &format!(
                            "| {label} | {name} | {median} | {least} | {spread} | {} |",
                            summary.rounds
                        ),
                    );
                }
            }
        }
        line(text, "\n</details>\n");
    }

    /// The plots, with the names of their files.
    pub(super) fn plots(&self) -> Vec<(String, String)> {
        let mut plots = Vec::new();
        for profile in self.profiles {
            let rows: Vec<(String, Vec<Mark>)> = self
                .workloads
                .iter()
                .filter_map(|workload| {
                    let row = Row::new(*profile, &workload.name, "ns");
                    let marks = self.marks(|name| self.figures.to_best_peer(&row, name));
                    (!marks.is_empty()).then(|| (workload.name.clone(), marks))
                })
                .collect();
            let title = format!(
                "Time ÷ best peer, profile {}; further left is faster; blue is ours",
                profile.name()
            );
            plots.push((
                format!("benchmarks-times-{}.svg", profile.name()),
                plot::dots(&title, &rows),
            ));

            let row = Row::new(*profile, "memory-phases", "after-all");
            let marks = self.marks(|name| Some(self.figures.median(&row, name)? / 1024.0));
            let title = "Resident after 96 MiB were allocated and freed";
            plots.push((
                format!("benchmarks-memory-{}.svg", profile.name()),
                plot::bars(title, "MiB", &marks),
            ));
        }
        plots
    }

    fn marks(&self, value: impl Fn(&str) -> Option<f64>) -> Vec<Mark> {
        let marks = self.contenders.iter().filter_map(|contender| {
            Some(Mark {
                name: contender.name.clone(),
                value: value(&contender.name)?,
                ours: contender.ours,
            })
        });
        marks.collect()
    }

    fn table(&self) -> Table<'_> {
        Table {
            figures: self.figures,
            contenders: self.contenders,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contender(name: &str, ours: bool) -> Contender {
        Contender {
            name: name.to_owned(),
            ours,
            origin: format!("{name} 1.0"),
            options: String::new(),
        }
    }

    fn written(test: impl FnOnce(&Document<'_>)) {
        let contenders = [contender("slabmalloc", true), contender("mimalloc", false)];
        let mut figures = Figures::new(&contenders);
        figures.read(
            Profile::Lto,
            "slabmalloc",
            "pair64\tns\t2\npair64\tlimit\t1.6\npair64\tpeak\t9\n",
        );
        figures.read(Profile::Lto, "mimalloc", "pair64\tns\t4\n");
        let workloads = [Workload {
            name: "pair64".to_owned(),
            group: "micro".to_owned(),
            is_default: true,
        }];
        test(&Document {
            figures: &figures,
            contenders: &contenders,
            workloads: &workloads,
            profiles: &[Profile::Lto],
            gates: &[],
            rounds: 1,
            arguments: "--rounds 1".to_owned(),
            machine: vec![("date", "2026-01-01".to_owned())],
            missing: &[("tcmalloc".to_owned(), "does not build\nwhole output".to_owned())],
            kernel: &[(Profile::Lto, "kernel-pair64\tslabmalloc\t5\n".to_owned())],
        });
    }

    #[test]
    fn the_document_has_medians_ratios_and_what_is_missing() {
        written(|document| {
            let text = document.markdown();
            assert!(
                text.contains("cargo xtask bench --rounds 1\n")
                    && text.contains("Rounds of this run: 1, instead of 9")
            );
            assert!(text.contains("| pair64 (ns) | 2.00 | 4.00 | mimalloc | 0.50 | 0.50 | 1.25 |"));
            assert!(
                text.contains("Geometric mean of slabmalloc: 0.50 ÷ best peer of each row, 0.50 ÷ mimalloc.")
            );
            assert!(text.contains("- tcmalloc: does not build\n"));
            assert!(text.contains("| kernel-pair64 | 5.00 |"));
            assert!(text.contains("| pair64 (ns) | mimalloc | 4.00 | 4.00 | 0.000 | 1 |"));
        });
    }

    #[test]
    fn there_are_two_plots_for_each_profile() {
        written(|document| {
            let plots = document.plots();
            let names: Vec<&str> = plots.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(names, ["benchmarks-times-lto.svg", "benchmarks-memory-lto.svg"]);
            assert!(plots[0].1.contains("slabmalloc: 0.500"));
        });
    }
}
