//! The table that the program prints.
#![forbid(unsafe_code)]
#![expect(clippy::cast_precision_loss, reason = "figures are shown with three digits")]

use slabmalloc::stats::ClassUse;

use crate::measure::{Run, Stage, stage};

/// Prints everything. Counts are those of the zone's run with the median time.
///
/// # Errors
///
/// A run left something out.
pub(crate) fn print(origin: &str, zone: &[Run], system: &[Run]) -> Result<(), String> {
    let Some(run) = median_run(zone) else {
        return Err("there was no run".to_owned());
    };
    let (peak, dropped) = (run.stage(stage::PEAK)?, run.stage(stage::DROPPED)?);

    println!("Syntax trees and an index of identifiers of {origin}\n");
    println!("{:<44}{:>18}", "The job", "");
    line("files", &grouped(run.number("files")));
    line(
        "files that do not parse (named below)",
        &grouped(run.number("unparsed")),
    );
    line("bytes of source", &grouped(run.number("bytes")));
    line("nodes", &grouped(run.number("nodes")));
    line("identifiers", &grouped(run.number("identifiers")));
    line(
        "files that mention one, over all identifiers",
        &grouped(run.number("mentions")),
    );
    line("threads that parse", &grouped(run.number("threads")));

    println!("\nOn SafeZoneAllocator");
    line("allocations", &grouped(run.number("end_allocations")));
    line("frees", &grouped(run.number("end_frees")));
    line("reallocations", &grouped(run.number("end_reallocations")));
    line(
        "peak of bytes requested",
        &mebibytes(run.number("end_peak_bytes")),
    );
    line(
        "peak of bytes held from the pager",
        &mebibytes(dropped.pager.peak_bytes_held as u64),
    );
    line("pages taken from the pager", &grouped(dropped.pager.pages_taken));
    line("pages returned", &grouped(dropped.pager.pages_returned));
    line(
        "runs (what no class serves) taken",
        &grouped(dropped.pager.runs_taken),
    );
    line("runs returned", &grouped(dropped.pager.runs_returned));

    print_peak(peak, run);
    print_end(run)?;
    print_times(zone, system);

    if !run.unparsed.is_empty() {
        println!("\nFiles that do not parse");
        for file in &run.unparsed {
            println!("  {file}");
        }
    }
    Ok(())
}

/// Size classes while everything is alive.
fn print_peak(peak: &Stage, run: &Run) {
    println!("\nSize classes while all trees and the index are alive");
    println!(
        "  {:>9}{:>10}{:>10}{:>13}{:>13}{:>10}",
        "class", "page", "pages", "slots", "live", "in use"
    );
    for class in peak.classes.iter().filter(|class| class.pages > 0) {
        println!(
            "  {:>9}{:>10}{:>10}{:>13}{:>13}{:>9.1}%",
            class.slot_bytes,
            page_size(class.page_bytes),
            grouped(class.pages as u64),
            grouped(class.capacity() as u64),
            grouped(class.live_objects as u64),
            percent(class.live_objects * class.slot_bytes, class.bytes_held()),
        );
    }
    let held: usize = peak.classes.iter().map(ClassUse::bytes_held).sum();
    let slots: usize = peak
        .classes
        .iter()
        .map(|class| class.live_objects * class.slot_bytes)
        .sum();
    let runs = peak.pager.bytes_held - held;
    line("in pages", &mebibytes(held as u64));
    line(
        "in live slots",
        &format!("{} ({:.1}%)", mebibytes(slots as u64), percent(slots, held)),
    );
    line("in runs", &mebibytes(runs as u64));
    line("bytes requested", &mebibytes(run.number("peak_live_bytes")));
}

/// What is left, and why.
fn print_end(run: &Run) -> Result<(), String> {
    let (start, dropped, trimmed) = (
        run.stage(stage::START)?,
        run.stage(stage::DROPPED)?,
        run.stage(stage::TRIMMED)?,
    );
    let held = |stage: &Stage| {
        let all = stage.classes.iter().chain(&stage.magazines);
        all.map(|class| class.pages as u64).sum::<u64>()
    };
    let live = |stage: &Stage| {
        stage
            .classes
            .iter()
            .map(|class| class.live_objects as u64)
            .sum::<u64>()
    };

    println!("\nAfter everything is dropped");
    println!(
        "  {} pages taken = {} returned + {} held: {}",
        grouped(dropped.pager.pages_taken),
        grouped(dropped.pager.pages_returned),
        grouped(held(dropped)),
        if dropped.pager.pages_taken == dropped.pager.pages_returned + held(dropped) {
            "yes"
        } else {
            "NO"
        },
    );
    println!(
        "  {:>9}{:>10}{:>14}{:>17}{:>9}",
        "class", "page", "pages held", "of them empty,", "live"
    );
    println!(
        "  {:>9}{:>10}{:>14}{:>17}{:>9}",
        "", "", "", "kept for reuse", "objects"
    );
    for class in dropped.classes.iter().filter(|class| class.pages > 0) {
        println!(
            "  {:>9}{:>10}{:>14}{:>17}{:>9}",
            class.slot_bytes,
            page_size(class.page_bytes),
            class.pages,
            class.empty_pages,
            class.live_objects,
        );
    }
    for size in dropped.magazines.iter().filter(|size| size.pages > 0) {
        println!(
            "  {:>9}{:>10}{:>14}{:>17}{:>9}",
            format!("lists {}", size.slot_bytes),
            page_size(size.page_bytes),
            size.pages,
            size.empty_pages,
            size.live_objects,
        );
    }
    println!(
        "\nAfter trim(), which gave {} pages back: {} pages taken = {} returned + {} held",
        run.number("trimmed_pages"),
        grouped(trimmed.pager.pages_taken),
        grouped(trimmed.pager.pages_returned),
        held(trimmed),
    );
    println!(
        "  {} objects, {} bytes, are alive; before the job it was {} objects, {} bytes.",
        live(trimmed) + trimmed.pager.runs_taken - trimmed.pager.runs_returned,
        run.number("end_live_bytes"),
        live(start) + start.pager.runs_taken - start.pager.runs_returned,
        run.number("start_live_bytes"),
    );
    println!("  They are the runtime's (the buffer of stdout, what it keeps of threads and signals) and");
    println!("  main's (its arguments); each page held has at least one of them on it.");
    Ok(())
}

fn print_times(zone: &[Run], system: &[Run]) {
    println!(
        "\n{:<34}{:>18}{:>18}{:>9}",
        "Time in seconds", "SafeZoneAllocator", "system", "ratio"
    );
    for (number, (zone, system)) in zone.iter().zip(system).enumerate() {
        compared(
            &format!("run {}", number + 1),
            seconds(total(zone)),
            seconds(total(system)),
            2,
        );
    }
    for (name, of) in [
        ("median: parsing, indexing", building as fn(&Run) -> u64),
        ("median: dropping", dropping),
        ("median: all", total),
    ] {
        compared(name, seconds(median(zone, of)), seconds(median(system, of)), 2);
    }
    for (name, key) in [
        ("median: processors, program", "user_us"),
        ("median: processors, system calls", "system_us"),
    ] {
        let of = |run: &Run| run.number(key);
        if median(system, of) > 0 {
            compared(name, seconds(median(zone, of)), seconds(median(system, of)), 2);
        }
    }
    let rss = |run: &Run| run.number("peak_rss");
    if median(zone, rss) > 0 && median(system, rss) > 0 {
        let mebi = |bytes: u64| bytes as f64 / f64::from(1 << 20);
        compared(
            "median: peak of resident MiB",
            mebi(median(zone, rss)),
            mebi(median(system, rss)),
            1,
        );
    }
}

fn compared(name: &str, zone: f64, system: f64, digits: usize) {
    println!(
        "  {name:<32}{zone:>18.digits$}{system:>18.digits$}{:>9.2}",
        zone / system
    );
}

fn building(run: &Run) -> u64 {
    run.number("building_us")
}

fn dropping(run: &Run) -> u64 {
    run.number("dropping_us")
}

fn total(run: &Run) -> u64 {
    building(run) + dropping(run)
}

fn median_run(runs: &[Run]) -> Option<&Run> {
    let mut runs: Vec<&Run> = runs.iter().collect();
    runs.sort_by_key(|run| total(run));
    runs.get((runs.len().max(1) - 1) / 2).copied()
}

fn median(runs: &[Run], of: impl Fn(&Run) -> u64) -> u64 {
    let mut values: Vec<u64> = runs.iter().map(of).collect();
    values.sort_unstable();
    let middle = values.len() / 2;
    match values.as_slice() {
        [] => 0,
        odd if odd.len() % 2 == 1 => odd[middle],
        even => u64::midpoint(even[middle - 1], even[middle]),
    }
}

fn line(name: &str, value: &str) {
    println!("  {name:<46}{value:>18}");
}

/// A number with a comma after every three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn page_size(bytes: usize) -> String {
    if bytes >= 1 << 20 {
        format!("{} MiB", bytes >> 20)
    } else {
        format!("{} KiB", bytes >> 10)
    }
}

fn mebibytes(bytes: u64) -> String {
    format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20))
}

fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        100.0 * part as f64 / whole as f64
    }
}

fn seconds(microseconds: u64) -> f64 {
    microseconds as f64 / 1e6
}
