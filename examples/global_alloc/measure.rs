//! One run of the job in a process of its own, and the lines in which it reports what it measured.
#![forbid(unsafe_code)]

use core::str::FromStr;
use std::collections::HashMap;
use std::fs;
use std::io::{IsTerminal, stderr};

use indicatif::{ProgressBar, ProgressStyle};
use slabmalloc::X86;
use slabmalloc::global::Snapshot;
use slabmalloc::stats::{ClassUse, PagerUse};

use crate::ALLOCATOR;
use crate::corpus::Corpus;
use crate::index;
use crate::meter::{self, Counts};

/// The variable that says which run it is, for the progress bar.
pub(crate) const LABEL: &str = "SLABMALLOC_EXAMPLE_LABEL";

/// The moments at which a run looks at its allocator.
pub(crate) mod stage {
    /// Before the job: what the runtime has allocated, and the list of files.
    pub(crate) const START: &str = "start";
    /// All trees and the index are alive.
    pub(crate) const PEAK: &str = "peak";
    /// Everything is dropped.
    pub(crate) const DROPPED: &str = "dropped";
    /// Empty pages were given back, too.
    pub(crate) const TRIMMED: &str = "trimmed";
}

/// What one run measured.
#[derive(Debug, Default)]
pub(crate) struct Run {
    pub(crate) numbers: HashMap<String, u64>,
    pub(crate) stages: HashMap<String, Stage>,
    /// Files that do not parse, each with the reason.
    pub(crate) unparsed: Vec<String>,
}

/// The zone at one moment.
#[derive(Debug, Default)]
pub(crate) struct Stage {
    pub(crate) classes: Vec<ClassUse>,
    /// The lists of what threads keep.
    pub(crate) magazines: Vec<ClassUse>,
    pub(crate) pager: PagerUse,
}

impl Run {
    pub(crate) fn number(&self, name: &str) -> u64 {
        self.numbers.get(name).copied().unwrap_or(0)
    }

    /// The zone at the moment with this name.
    ///
    /// # Errors
    ///
    /// The run did not report it.
    pub(crate) fn stage(&self, name: &str) -> Result<&Stage, String> {
        self.stages
            .get(name)
            .ok_or_else(|| format!("a run did not report the stage `{name}`"))
    }

    /// Reads what [`report`] printed.
    ///
    /// # Errors
    ///
    /// A line is not one of those.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let mut run = Self::default();
        for line in text.lines() {
            let unknown = || format!("a run reported a line that makes no sense: {line}");
            let (kind, rest) = line.split_once(' ').ok_or_else(unknown)?;
            match kind {
                "unparsed" => run.unparsed.push(rest.to_owned()),
                "number" => {
                    let (name, value) = rest.split_once(' ').ok_or_else(unknown)?;
                    run.numbers
                        .insert(name.to_owned(), value.parse().map_err(|_| unknown())?);
                }
                "class" | "magazines" => {
                    let (name, rest) = rest.split_once(' ').ok_or_else(unknown)?;
                    let [
                        slot_bytes,
                        page_bytes,
                        slots_per_page,
                        pages,
                        empty_pages,
                        live_objects,
                    ] = fields(rest).ok_or_else(unknown)?;
                    let class = ClassUse {
                        slot_bytes,
                        page_bytes,
                        slots_per_page,
                        pages,
                        empty_pages,
                        live_objects,
                        ..ClassUse::default()
                    };
                    let stage = run.stages.entry(name.to_owned()).or_default();
                    if kind == "class" {
                        stage.classes.push(class);
                    } else {
                        stage.magazines.push(class);
                    }
                }
                "pager" => {
                    let (name, rest) = rest.split_once(' ').ok_or_else(unknown)?;
                    let [pages_taken, pages_returned, runs_taken, runs_returned] =
                        fields(rest).ok_or_else(unknown)?;
                    let bytes: Vec<_> = rest
                        .split(' ')
                        .skip(4)
                        .filter_map(|field| field.parse().ok())
                        .collect();
                    let &[bytes_held, peak_bytes_held] = bytes.as_slice() else {
                        return Err(unknown());
                    };
                    let pager = PagerUse {
                        pages_taken,
                        pages_returned,
                        runs_taken,
                        runs_returned,
                        // The zones of this example have no map of their pages.
                        map_pages: 0,
                        bytes_held,
                        peak_bytes_held,
                    };
                    run.stages.entry(name.to_owned()).or_default().pager = pager;
                }
                _ => return Err(unknown()),
            }
        }
        Ok(run)
    }
}

/// The first `N` fields of a line.
fn fields<T: FromStr, const N: usize>(line: &str) -> Option<[T; N]> {
    let values: Vec<T> = line
        .split(' ')
        .take(N)
        .filter_map(|field| field.parse().ok())
        .collect();
    values.try_into().ok()
}

/// Runs the job and prints what was measured; `Ok(false)` if pages are unaccounted for.
///
/// # Errors
///
/// A file cannot be read.
pub(crate) fn run(corpus: Corpus, threads: usize, on_system: bool) -> Result<bool, String> {
    let bar = progress_bar(corpus.files.len());
    println!("number files {}", corpus.files.len());
    println!("number threads {threads}");
    let start = ALLOCATOR.zone().snapshot();
    let start_counts = meter::counts();
    let mut peak = None;
    let outcome = index::run(
        &corpus.files,
        threads,
        |done| bar.set_position(done as u64),
        || peak = Some((ALLOCATOR.zone().snapshot(), meter::counts())),
    );
    bar.finish_and_clear();
    drop((corpus, bar));
    if let Some((path, error)) = outcome.unreadable.first() {
        return Err(format!("{}: {error}", path.display()));
    }
    for (path, problem) in &outcome.unparsed {
        println!("unparsed {}: {}", path.display(), problem.replace('\n', " "));
    }
    println!("number unparsed {}", outcome.unparsed.len());
    println!("number bytes {}", outcome.bytes);
    println!("number nodes {}", outcome.nodes);
    println!("number identifiers {}", outcome.identifiers);
    println!("number mentions {}", outcome.mentions);
    println!("number building_us {}", outcome.building.as_micros());
    println!("number dropping_us {}", outcome.dropping.as_micros());
    drop(outcome);

    // From here to the second snapshot nothing is allocated or freed, other than by `trim`.
    let dropped = ALLOCATOR.zone().snapshot();
    let counts = meter::counts();
    let trimmed_pages = ALLOCATOR.zone().trim();
    let trimmed = ALLOCATOR.zone().snapshot();

    println!("number trimmed_pages {trimmed_pages}");
    println!("number peak_rss {}", peak_rss().unwrap_or(0));
    let (user, system) = processor_time().unwrap_or_default();
    println!("number user_us {user}");
    println!("number system_us {system}");
    print_counts("start", start_counts);
    print_counts("end", counts);
    print_stage(stage::START, &start);
    if let Some((snapshot, counts)) = peak {
        print_counts("peak", counts);
        print_stage(stage::PEAK, &snapshot);
    }
    print_stage(stage::DROPPED, &dropped);
    print_stage(stage::TRIMMED, &trimmed);
    if on_system {
        return Ok(dropped.pager.pages_taken == 0 && dropped.pager.runs_taken == 0);
    }
    let alive = counts.allocations - counts.frees;
    // Before `trim`, threads and depots keep slots, which count as objects where they come from.
    Ok(accounted_for(&dropped) >= Some(alive) && accounted_for(&trimmed) == Some(alive))
}

/// The objects that the zone counts, if everything that it took from its pager went back or is held for a
/// reason.
fn accounted_for(snapshot: &Snapshot<X86>) -> Option<u64> {
    let pager = snapshot.pager;
    let runs = pager.runs_taken - pager.runs_returned;
    let page_bytes = snapshot.bytes_of_pages();
    let pages_agree = pager.pages_taken == pager.pages_returned + snapshot.pages() as u64;
    let bytes_agree = if runs == 0 {
        pager.bytes_held == page_bytes
    } else {
        pager.bytes_held > page_bytes
    };
    (pages_agree && bytes_agree).then_some(snapshot.live_objects() as u64 + runs)
}

fn print_counts(name: &str, counts: Counts) {
    println!("number {name}_allocations {}", counts.allocations);
    println!("number {name}_frees {}", counts.frees);
    println!("number {name}_reallocations {}", counts.reallocations);
    println!("number {name}_live_bytes {}", counts.live_bytes);
    println!("number {name}_peak_bytes {}", counts.peak_bytes);
}

fn print_stage(name: &str, snapshot: &Snapshot<X86>) {
    let classes = snapshot.classes().map(|class| ("class", class));
    let magazines = snapshot.magazines().iter().map(|size| ("magazines", size));
    for (kind, class) in classes.chain(magazines) {
        println!(
            "{kind} {name} {} {} {} {} {} {}",
            class.slot_bytes,
            class.page_bytes,
            class.slots_per_page,
            class.pages,
            class.empty_pages,
            class.live_objects
        );
    }
    let pager = snapshot.pager;
    println!(
        "pager {name} {} {} {} {} {} {}",
        pager.pages_taken,
        pager.pages_returned,
        pager.runs_taken,
        pager.runs_returned,
        pager.bytes_held,
        pager.peak_bytes_held
    );
}

fn progress_bar(files: usize) -> ProgressBar {
    if !stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(files as u64);
    if let Ok(style) = ProgressStyle::with_template("{msg} [{bar:40}] {pos}/{len} files, {elapsed}") {
        bar.set_style(style.progress_chars("=> "));
    }
    bar.set_message(std::env::var(LABEL).unwrap_or_default());
    bar
}

/// The most memory that the process had resident, in bytes, where the system says so in `/proc`.
fn peak_rss() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes << 10)
}

/// The time that processors spent on this process so far, in its own code and in the system's on its
/// behalf, in microseconds, where the system says so in `/proc`.
fn processor_time() -> Option<(u64, u64)> {
    /// A hundredth of a second, whatever the kernel itself counts in.
    const TICK: u64 = 10_000;
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The second field, the program's name, may hold anything but ends with the last parenthesis.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let mut time = || Some(fields.next()?.parse::<u64>().ok()? * TICK);
    Some((time()?, time()?))
}
