//! What this project promises of its speed and memory, and whether the figures keep it.
//!
//! A gate that does not hold is information, not a failure of the task: machines differ, and a run of
//! few rounds decides nothing.

use super::figures::{Figures, Row};
use super::instructions::{LARGE_HEAP, LOOP, MOST_GROWTH, MOST_OF_A_PAIR, PAIR, SMALL_HEAP};
use super::options::Profile;
use super::programs::Workload;
use super::statistics::{geometric_mean, significant};

/// The allocator that the promises are about, if it takes part.
pub(in crate::tasks) const HOSTED: &str = "slabmalloc-hosted";

/// The default zone, for which there are promises of its own.
const DEFAULT: &str = "slabmalloc";

/// A promise and what was measured.
pub(super) struct Gate {
    pub(super) claim: String,
    pub(super) most: f64,
    /// The figure, and a remark on it such as the worst row; nothing if the run has no such row.
    pub(super) found: Option<(f64, String)>,
}

impl Gate {
    pub(super) fn verdict(&self) -> &'static str {
        match &self.found {
            None => "not measured",
            Some((figure, _)) if *figure <= self.most => "holds",
            Some(_) => "does not hold",
        }
    }

    pub(super) fn figure(&self) -> String {
        self.found.as_ref().map_or("–".to_owned(), |(figure, remark)| {
            let separator = if remark.is_empty() { "" } else { ", " };
            format!("{}{separator}{remark}", significant(*figure))
        })
    }
}

/// The contender that the promises are about: the hosted zone, or the first of ours.
pub(super) fn subject<'a>(ours: &[&'a str]) -> &'a str {
    let hosted = ours.iter().find(|name| **name == HOSTED);
    hosted.or(ours.first()).copied().unwrap_or(DEFAULT)
}

/// Evaluates every gate.
pub(super) fn all(
    figures: &Figures,
    workloads: &[Workload],
    profiles: &[Profile],
    ours: &[&str],
) -> Vec<Gate> {
    let subject = subject(ours);
    let mut gates = Vec::new();
    for profile in profiles {
        let view = View {
            figures,
            workloads,
            profile: *profile,
            subject,
        };
        view.time_gates(&mut gates);
        view.instruction_gates(&mut gates);
        view.memory_gates(&mut gates);
        View {
            subject: DEFAULT,
            ..view
        }
        .default_gates(subject, &mut gates);
    }
    gates
}

/// The figures of one profile, seen from one contender.
#[derive(Clone, Copy)]
struct View<'a> {
    figures: &'a Figures,
    workloads: &'a [Workload],
    profile: Profile,
    subject: &'a str,
}

impl View<'_> {
    /// Rows of one metric for the workloads that `takes` accepts.
    fn rows(&self, metric: &str, takes: impl Fn(&Workload) -> bool) -> Vec<Row> {
        let taken = self.workloads.iter().filter(|workload| takes(workload));
        taken
            .map(|workload| Row::new(self.profile, &workload.name, metric))
            .collect()
    }

    fn gate(&self, claim: &str, most: f64, found: Option<(f64, String)>) -> Gate {
        Gate {
            claim: format!("{}, {}: {claim}", self.profile.name(), self.subject),
            most,
            found,
        }
    }

    /// The largest ratio of some rows, with the name of its row and how many rows stay within `most`.
    fn worst(rows: &[Row], most: f64, ratio: impl Fn(&Row) -> Option<f64>) -> Option<(f64, String)> {
        let ratios: Vec<(f64, &Row)> = rows.iter().filter_map(|row| Some((ratio(row)?, row))).collect();
        let (worst, row) = ratios.iter().max_by(|left, right| left.0.total_cmp(&right.0))?;
        let within = ratios.iter().filter(|(ratio, _)| *ratio <= most).count();
        let name = if row.metric == "ns" || row.metric == "peak" {
            row.workload.clone()
        } else {
            format!("{} {}", row.workload, row.metric)
        };
        Some((
            *worst,
            format!("{name}; {within} of {} rows within", ratios.len()),
        ))
    }

    fn mean(rows: &[Row], ratio: impl Fn(&Row) -> Option<f64>) -> Option<(f64, String)> {
        let ratios: Vec<f64> = rows.iter().filter_map(ratio).collect();
        Some((geometric_mean(&ratios)?, format!("{} rows", ratios.len())))
    }

    fn time_gates(&self, gates: &mut Vec<Gate>) {
        let to_best = |row: &Row| self.figures.to_best_peer(row, self.subject);
        let to_mimalloc = |row: &Row| self.figures.to_least_of(row, self.subject, &["mimalloc"]);
        let is_lto = self.profile == Profile::Lto;

        if is_lto {
            let rows = self.rows("ns", |workload| workload.name == PAIR);
            let found = Self::worst(&rows, 1.3, |row| self.figures.to_limit(row, self.subject));
            gates.push(self.gate("pair ÷ bare list", 1.3, found));
        } else {
            let rows = self.rows("ns", |workload| workload.name.starts_with("pair"));
            gates.push(self.gate("every pair ÷ best peer", 1.0, Self::worst(&rows, 1.0, to_best)));
        }
        let most = if is_lto { 1.0 } else { 1.05 };
        let micro = self.rows("ns", is_single_threaded);
        let found = Self::worst(&micro, most, to_best);
        gates.push(self.gate("every row of one thread ÷ best peer", most, found));
        let threads = self.rows("ns", is_threaded);
        let found = Self::worst(&threads, 1.0, to_best);
        gates.push(self.gate("every row of several threads ÷ best peer", 1.0, found));

        let timed = self.rows("ns", |_| true);
        let most = if is_lto { 0.55 } else { 0.75 };
        let found = Self::mean(&timed, to_mimalloc);
        gates.push(self.gate("geometric mean of all times ÷ mimalloc", most, found));
        let most = if is_lto { 0.65 } else { 0.85 };
        let found = Self::mean(&timed, to_best);
        gates.push(self.gate("geometric mean of all times ÷ best peer of each row", most, found));

        let programs = self.rows("ns", |workload| workload.group == "programs");
        let found = Self::worst(&programs, 1.0, to_best);
        gates.push(self.gate("every Rust program ÷ best peer", 1.0, found));
        let found = Self::mean(&programs, to_best);
        gates.push(self.gate("geometric mean of the Rust programs ÷ best peer", 0.95, found));

        let tails = ["alloc", "free"].iter().flat_map(|operation| {
            let shares = ["p99", "p99.9", "p99.99"].iter();
            shares.map(move |share| format!("{operation}-{share}"))
        });
        let tails: Vec<Row> = tails
            .flat_map(|metric| self.rows(&metric, |workload| workload.group == "latency"))
            .collect();
        let found = Self::worst(&tails, 1.0, to_best);
        gates.push(self.gate("p99, p99.9, p99.99 of alloc and of free ÷ best peer", 1.0, found));
    }

    /// Promises in instructions, those of the workload's loop left out.
    fn instruction_gates(&self, gates: &mut Vec<Gate>) {
        let median = |workload: &str, metric: &str| {
            self.figures
                .median(&Row::new(self.profile, workload, metric), self.subject)
        };
        let own =
            |workload: &str, looped: &str| Some(median(workload, "instructions")? - median(looped, LOOP)?);
        if self.profile == Profile::Lto {
            let found = own(PAIR, PAIR).map(|figure| {
                let looped = median(PAIR, LOOP).unwrap_or_default();
                (figure, format!("and {looped:.0} of the loop"))
            });
            gates.push(self.gate("instructions of a pair", MOST_OF_A_PAIR, found));
        }
        self.growth_gate(gates);
    }

    /// Whether the cost of an operation grows with the heap.
    fn growth_gate(&self, gates: &mut Vec<Gate>) {
        let median = |workload: &str, metric: &str| {
            self.figures
                .median(&Row::new(self.profile, workload, metric), self.subject)
        };
        let own = |workload: &str| {
            // The loop does not know how many objects there are: it was counted once.
            Some(median(workload, "instructions")? - median(SMALL_HEAP, LOOP)?)
        };
        let growth = own(LARGE_HEAP).zip(own(SMALL_HEAP));
        let found = growth.map(|(large, small)| (large / small, format!("{large:.1} ÷ {small:.1}")));
        let claim = "instructions with 10^7 objects alive ÷ with 10^2";
        gates.push(self.gate(claim, MOST_GROWTH, found));
    }

    fn memory_gates(&self, gates: &mut Vec<Gate>) {
        let found = Self::worst(&self.peaks(), 1.0, |row| {
            self.figures
                .to_least_of(row, self.subject, &["mimalloc", "jemalloc"])
        });
        let claim = "peak resident of programs and churn ÷ the less of mimalloc, jemalloc";
        gates.push(self.gate(claim, 1.0, found));

        let mut rows = self.rows("after-all", |workload| workload.group == "memory");
        rows.extend(self.rows("after-rest", |workload| workload.group == "memory"));
        let peers = ["mimalloc", "jemalloc", "snmalloc", "rpmalloc"];
        let found = Self::worst(&rows, 0.25, |row| {
            self.figures.to_least_of(row, self.subject, &peers)
        });
        let claim =
            "resident after everything was freed ÷ the least of mimalloc, jemalloc, snmalloc, rpmalloc";
        gates.push(self.gate(claim, 0.25, found));

        let row = Row::new(self.profile, "memory-phases", "trimmed-above-start");
        let found = self.figures.median(&row, self.subject);
        let found = found.map(|kib| (kib, "KiB".to_owned()));
        gates.push(self.gate(
            "resident after trim() above the start of the program, KiB",
            4096.0,
            found,
        ));

        let size = Row::new(self.profile, "hello", "code");
        let found = self.figures.to_least_of(&size, self.subject, &["system"]);
        let found = found.map(|ratio| (ratio, String::new()));
        gates.push(self.gate("machine code of hello world ÷ system's", 1.1, found));
    }

    /// What is promised of the default zone alone.
    fn default_gates(&self, subject: &str, gates: &mut Vec<Gate>) {
        let to_mimalloc = |row: &Row| self.figures.to_least_of(row, self.subject, &["mimalloc"]);
        let found = Self::mean(&self.rows("ns", |_| true), to_mimalloc);
        gates.push(self.gate("geometric mean of all times ÷ mimalloc", 0.60, found));
        let mut memory = self.rows("overhead", |workload| workload.group == "memory");
        memory.extend(self.peaks());
        let found = Self::mean(&memory, to_mimalloc);
        gates.push(self.gate("geometric mean of peak memory ÷ mimalloc", 1.15, found));
        if self.subject != subject {
            self.growth_gate(gates);
        }
    }

    fn peaks(&self) -> Vec<Row> {
        self.rows("peak", |workload| {
            workload.group == "programs" || workload.name.starts_with("churn")
        })
    }
}

/// Whether a workload has a number of threads: `larson-t2` has, `first-touch` has not.
fn is_threaded(workload: &Workload) -> bool {
    let suffix = workload.name.rsplit_once("-t").map(|(_, suffix)| suffix);
    suffix.is_some_and(|suffix| !suffix.is_empty() && suffix.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a workload is one of operations on one thread.
pub(super) fn is_single_threaded(workload: &Workload) -> bool {
    workload.group == "micro" || workload.group == "ports" && !is_threaded(workload)
}

#[cfg(test)]
mod tests {
    use super::super::contenders::Contender;
    use super::*;

    fn workload(name: &str, group: &str) -> Workload {
        Workload {
            name: name.to_owned(),
            group: group.to_owned(),
            is_default: true,
        }
    }

    fn figures() -> Figures {
        let mut figures = Figures::new(&[Contender {
            name: DEFAULT.to_owned(),
            ours: true,
            origin: String::new(),
            options: String::new(),
        }]);
        figures.read(
            Profile::Lto,
            DEFAULT,
            "pair64\tns\t1.2\npair64\tlimit\t1\nchurn1k\tns\t6\n",
        );
        figures.read(Profile::Lto, "mimalloc", "pair64\tns\t2.4\nchurn1k\tns\t3\n");
        figures
    }

    #[test]
    fn gates_hold_or_not_or_were_not_measured() {
        let workloads = [workload("pair64", "micro"), workload("churn1k", "micro")];
        let gates = all(&figures(), &workloads, &[Profile::Lto], &[DEFAULT]);
        let found = |claim: &str| gates.iter().find(|gate| gate.claim.contains(claim)).unwrap();
        let pair = found("bare list");
        assert_eq!(
            (pair.verdict(), pair.figure().as_str()),
            ("holds", "1.20, pair64; 1 of 1 rows within")
        );
        let micro = found("one thread");
        assert_eq!(micro.verdict(), "does not hold");
        assert_eq!(micro.figure(), "2.00, churn1k; 1 of 2 rows within");
        assert_eq!(
            found("geometric mean of all times ÷ mimalloc").figure(),
            "1.00, 2 rows"
        );
        assert_eq!(found("hello world").verdict(), "not measured");
        assert_eq!(found("hello world").figure(), "–");
    }

    #[test]
    fn instructions_are_those_of_the_allocator_alone() {
        let mut figures = figures();
        let counts = "pair64\tinstructions\t19\npair64\tinstructions-loop\t4\n\
                      churn100\tinstructions\t130\nchurn100\tinstructions-loop\t30\n\
                      churn10m\tinstructions\t145\n";
        figures.read(Profile::Lto, DEFAULT, counts);
        let gates = all(&figures, &[], &[Profile::Lto], &[DEFAULT]);
        let found = |claim: &str| gates.iter().find(|gate| gate.claim.contains(claim)).unwrap();
        let pair = found("instructions of a pair");
        assert_eq!(
            (pair.verdict(), pair.figure().as_str()),
            ("holds", "15.0, and 4 of the loop")
        );
        let growth = found("10^7");
        assert_eq!(
            (growth.verdict(), growth.figure().as_str()),
            ("does not hold", "1.15, 115.0 ÷ 100.0")
        );
    }

    #[test]
    fn threads_are_told_from_names() {
        assert!(is_threaded(&workload("larson-t16", "ports")));
        assert!(!is_threaded(&workload("first-touch", "micro")));
        assert!(is_single_threaded(&workload("glibc-simple", "ports")));
        assert!(!is_single_threaded(&workload("larson-t1", "ports")));
        assert!(!is_single_threaded(&workload("serde-json", "programs")));
    }

    #[test]
    fn the_hosted_zone_is_the_subject_if_it_takes_part() {
        assert_eq!(subject(&[DEFAULT, HOSTED]), HOSTED);
        assert_eq!(subject(&[DEFAULT]), DEFAULT);
        assert_eq!(subject(&[]), DEFAULT);
    }
}
