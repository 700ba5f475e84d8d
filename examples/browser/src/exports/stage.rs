//! A zone and a workload on the stage: what runs, and what is seen of it.

use std::cell::RefCell;
use std::fmt::Write as _;

use super::results::{Results, results};
use crate::workload::{Run, WORKLOADS};
use crate::zones::{CHOICES, Choice};

/// What runs.
struct Stage {
    choice: &'static Choice,
    run: Run,
}

thread_local! {
    static STAGE: RefCell<Option<Stage>> = const { RefCell::new(None) };
}

/// Writes results of what runs; none if nothing does.
fn of_stage(write: impl FnOnce(&mut Stage, &mut Results)) {
    results(|results| {
        STAGE.with_borrow_mut(|stage| {
            if let Some(stage) = stage {
                write(stage, results);
            }
        });
    });
}

/// All zones: a line each with the base page, the list and the name, between tabs.
#[unsafe(no_mangle)]
pub extern "C" fn zones() {
    results(|results| {
        for choice in CHOICES {
            // Text grows as long as there is memory.
            let _ = writeln!(
                results.text,
                "{}\t{}\t{}",
                choice.base_page, choice.list, choice.name
            );
        }
    });
}

/// All workloads: a line each with the name and what it does.
#[unsafe(no_mangle)]
pub extern "C" fn workloads() {
    results(|results| {
        for workload in WORKLOADS {
            let _ = writeln!(results.text, "{}\t{}", workload.name(), workload.description());
        }
    });
}

/// Puts a zone and a workload on the stage, by their places in the lists; the text is the zone's declaration.
#[unsafe(no_mangle)]
pub extern "C" fn start(zone: usize, workload: usize) {
    let (Some(choice), Some(&workload)) = (CHOICES.get(zone), WORKLOADS.get(workload)) else {
        return results(|_| {});
    };
    STAGE.with_borrow_mut(|stage| {
        if let Some(before) = stage {
            before.run.free_all();
        }
        *stage = Some(Stage {
            choice,
            run: Run::new(choice.zone, workload),
        });
    });
    results(|results| results.text.push_str(choice.declaration()));
}

/// Runs so many steps.
#[unsafe(no_mangle)]
pub extern "C" fn step(count: u32) {
    of_stage(|stage, _| stage.run.step(count));
}

/// Frees all objects.
#[unsafe(no_mangle)]
pub extern "C" fn free_all() {
    of_stage(|stage, _| stage.run.free_all());
}

/// Gives empty pages back; the number is how many.
#[unsafe(no_mangle)]
pub extern "C" fn trim() {
    of_stage(|stage, results| results.numbers.push(stage.choice.zone.trim() as f64));
}

/// The state of zone and workload as a whole.
#[unsafe(no_mangle)]
pub extern "C" fn totals() {
    of_stage(|stage, results| {
        let state = stage.choice.zone.state();
        let (run, pager) = (&stage.run, &state.pager);
        results.numbers.extend([
            f64::from(run.steps()),
            run.seen().objects() as f64,
            run.seen().bytes() as f64,
            run.seen().fullest_bytes() as f64,
            f64::from(run.refused()),
            f64::from(run.damaged()),
            state.live_objects as f64,
            state.misuses as f64,
            pager.pages_taken as f64,
            pager.pages_returned as f64,
            pager.runs_taken as f64,
            pager.runs_returned as f64,
            pager.bytes_held as f64,
            pager.peak_bytes_held as f64,
        ]);
    });
}

/// Each size class of the zone.
#[unsafe(no_mangle)]
pub extern "C" fn classes() {
    of_stage(|stage, results| {
        for class in stage.choice.zone.state().classes {
            let counters = class.counters.unwrap_or_default();
            results.numbers.extend([
                class.slot_bytes as f64,
                class.page_bytes as f64,
                class.slots_per_page as f64,
                class.pages as f64,
                class.full_pages as f64,
                class.partial_pages() as f64,
                class.empty_pages as f64,
                class.live_objects as f64,
                counters.allocations as f64,
                counters.frees as f64,
                counters.bytes_asked() as f64,
                counters.peak_live as f64,
                class.bytes_held() as f64,
            ]);
        }
    });
}

/// Each page of the zone.
#[unsafe(no_mangle)]
pub extern "C" fn pages() {
    of_stage(|stage, results| {
        stage.choice.zone.pages(&mut |page| {
            results.numbers.extend([
                page.address as f64,
                page.page_bytes as f64,
                page.slot_bytes as f64,
                page.slots as f64,
                page.taken as f64,
            ]);
        });
    });
}

/// Whether each slot of the page at this address is handed out; nothing if there is no such page.
#[unsafe(no_mangle)]
pub extern "C" fn slots(address: usize) {
    of_stage(|stage, results| {
        let zone = stage.choice.zone;
        let mut found = None;
        zone.pages(&mut |page| {
            if page.address == address {
                found = Some(*page);
            }
        });
        if let Some(page) = found {
            zone.slots(&page, &mut |taken| {
                results.numbers.push(f64::from(u8::from(taken)));
            });
        }
    });
}

/// What was alive in the fullest moment so far: size, alignment and number of each layout.
#[unsafe(no_mangle)]
pub extern "C" fn seen() {
    of_stage(|stage, results| {
        for row in stage.run.seen().rows() {
            results
                .numbers
                .extend([row.size as f64, row.align as f64, row.live as f64]);
        }
    });
}
