//! The document: `docs/benchmarks.md`. Its tables are those of `table.rs`; what the README shows of it is in
//! `short.rs`, and what lies beside it in `exhibits.rs`.

use super::contenders::{Contender, KERNEL};
use super::figures::{Figures, Row};
use super::gates::Gate;
use super::options::{DEFAULT_ROUNDS, Profile};
use super::programs::Workload;
use super::short::{self, Short};
use super::statistics::{Summary, significant};
use super::table::{Table, line};

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
    /// How long the run took, in minutes.
    pub(super) minutes: u64,
}

/// The groups, with what is said above their tables.
const GROUPS: &[(&str, &str)] = &[
    (
        "micro",
        "One thread, one kind of operation; time for one operation",
    ),
    (
        "ports",
        "The field's benchmarks after their originals' parameters, scaled; `-tN` is the parameter of the original: the number of threads, of pairs of threads in xmalloc, sh6bench and sh8bench; time for one operation of all threads together",
    ),
    ("programs", "What Rust programs do; time for one pass"),
    (
        "memory",
        "Memory: the resident memory as a multiple of what is in use, or in KiB",
    ),
    ("latency", "Single operations, in ticks of the processor's clock"),
];

impl Document<'_> {
    /// The Markdown text.
    pub(super) fn markdown(&self) -> String {
        let mut text = String::from("# Benchmarks\n\n");
        self.write_head(&mut text);
        self.write_short(&mut text);
        self.write_gates(&mut text);
        for profile in self.profiles {
            line(&mut text, &format!("## Profile `{}`\n", profile.name()));
            let name = profile.name();
            let plot = format!("![Each row as a multiple of the best peer](benchmarks-times-{name}.svg)\n");
            line(&mut text, &plot);
            for (group, title) in GROUPS {
                self.write_group(&mut text, *profile, group, title);
            }
            self.write_peaks(&mut text, *profile);
            self.write_extra(&mut text, *profile);
            self.write_kernel(&mut text, *profile);
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
             allocator; the allocators take turns. Behind ± is half the distance between the quartiles of the \
             rounds, where it is more than half a hundredth of the median. Lower is better everywhere. Ratios \
             below 1 are in favour of the contender that is named. Times of one thread are processor time, \
             those of several threads are elapsed time. In the profile `lto` the compiler puts allocators that \
             are written in Rust into their callers; those in C and C++ are called in either profile. All \
             figures with their extremes, for machines: [benchmarks.tsv](benchmarks.tsv).\n",
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
        let run = format!("{} rounds in {} minutes", self.rounds, self.minutes);
        line(text, &format!("- run: {run}, programs built before"));
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

    /// What the README shows, too: links are seen from this document here.
    fn write_short(&self, text: &mut String) {
        let short = self.short().markdown();
        line(text, "## In short\n");
        line(text, short::BEGIN);
        text.push_str(&short.replace(short::FROM_README, ""));
        line(text, short::END);
        line(text, "");
    }

    /// The part for the README.
    pub(super) fn short(&self) -> Short<'_> {
        let date = self.machine.iter().find(|(name, _)| *name == "date");
        Short {
            table: self.table(),
            workloads: self.workloads,
            profiles: self.profiles,
            gates: self.gates,
            rounds: self.rounds,
            date: date.map_or("", |(_, value)| value),
        }
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
            metrics.retain(|metric| {
                let hidden = ["operations", "peak", "limit", "instructions"];
                !hidden.iter().any(|name| metric.starts_with(name)) && !metric.starts_with("floor-")
            });
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
        if group == "latency" {
            self.write_floor(text, profile);
        }
    }

    /// What measuring nothing between the operations took: no figure of an allocator, but how far the
    /// others are those of the machine. The median contender's stands for all.
    fn write_floor(&self, text: &mut String, profile: Profile) {
        line(
            text,
            "Measuring nothing, in the same way, between these operations:\n",
        );
        for workload in self
            .workloads
            .iter()
            .filter(|workload| workload.group == "latency")
        {
            let metrics = self.figures.metrics(profile, &workload.name);
            let floors = metrics.iter().filter_map(|metric| {
                let row = Row::new(profile, &workload.name, metric);
                let name = metric.strip_prefix("floor-")?;
                let values = self.contenders.iter();
                let values: Vec<f64> = values
                    .filter_map(|contender| self.figures.median(&row, &contender.name))
                    .collect();
                Some(format!("{name} {}", significant(Summary::of(&values)?.median)))
            });
            let floors: Vec<String> = floors.collect();
            line(text, &format!("- {}: {}", workload.name, floors.join(", ")));
        }
        line(text, "");
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
        let mut rows = Vec::new();
        for (workload, metric, _) in super::instructions::parts(true) {
            if self
                .figures
                .metrics(profile, workload)
                .contains(&metric.to_owned())
            {
                rows.push(Row::new(profile, workload, metric));
            }
        }
        if !rows.is_empty() {
            line(
                text,
                "### Instructions for each operation, counted by callgrind\n\n\
                 The loop of the workload is in the count; `instructions-loop` is the loop alone, and \
                 `instructions-limit` the loop around a bare list.\n",
            );
            self.table().write(text, &rows);
        }
    }

    /// The allocators for one thread; they are contenders of their own.
    fn write_kernel(&self, text: &mut String, profile: Profile) {
        let all = self.figures.all();
        let mut rows: Vec<Row> = Vec::new();
        let mut contenders: Vec<Contender> = Vec::new();
        for (row, name, _) in all.filter(|(row, ..)| row.profile == profile) {
            if !row.workload.starts_with(KERNEL) {
                continue;
            }
            if !rows.contains(row) {
                rows.push(row.clone());
            }
            if !contenders.iter().any(|contender| contender.name == name) {
                contenders.push(Contender {
                    name: name.to_owned(),
                    ours: self
                        .contenders
                        .iter()
                        .any(|other| other.ours && other.name == name),
                    origin: String::new(),
                    options: String::new(),
                });
            }
        }
        if rows.is_empty() {
            return;
        }
        contenders.sort_by_key(|contender| !contender.ours);
        line(
            text,
            "### One thread over one arena, each allocator called directly as kernels do under a lock of \
             their own\n",
        );
        Table {
            figures: self.figures,
            contenders: &contenders,
        }
        .write(text, &rows);
    }

    pub(super) fn table(&self) -> Table<'_> {
        Table {
            figures: self.figures,
            contenders: self.contenders,
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    fn contender(name: &str, ours: bool) -> Contender {
        Contender {
            name: name.to_owned(),
            ours,
            origin: format!("{name} 1.0"),
            options: String::new(),
        }
    }

    pub(in crate::tasks::bench) fn written(test: impl FnOnce(&Document<'_>)) {
        let contenders = [contender("slabmalloc", true), contender("mimalloc", false)];
        let mut figures = Figures::new(&contenders);
        figures.read(
            Profile::Lto,
            "slabmalloc",
            "pair64\tns\t2\npair64\tlimit\t1.6\npair64\tpeak\t9\n",
        );
        figures.read(Profile::Lto, "mimalloc", "pair64\tns\t4\n");
        figures.read(Profile::Lto, "slabmalloc", "latency-churn\tfloor-p50\t26\n");
        figures.put(Row::new(Profile::Lto, "kernel-pair64", "ns"), "talc", 10.0);
        figures.put(Row::new(Profile::Lto, "kernel-pair64", "ns"), "slabmalloc", 5.0);
        let workload = |name: &str, group: &str| Workload {
            name: name.to_owned(),
            group: group.to_owned(),
            is_default: true,
        };
        let workloads = [workload("pair64", "micro"), workload("latency-churn", "latency")];
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
            minutes: 7,
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
            assert!(text.contains("| kernel-pair64 (ns) | 5.00 | 10.0 | talc | 0.50 |"));
            assert!(text.contains("1 rounds in 7 minutes"));
        });
    }

    #[test]
    fn a_floor_is_no_figure_of_an_allocator() {
        written(|document| {
            let mut text = String::new();
            document.write_floor(&mut text, Profile::Lto);
            assert!(text.contains("- latency-churn: p50 26.0\n"));
            assert!(!document.markdown().contains("floor-p50"));
        });
    }
}
