//! What must hold of zones, workloads and proposals, on any machine.

use slabmalloc_geometry::Target;
use slabmalloc_tune::{Demand, Size};

use crate::tuning::{HERE, Wishes};
use crate::workload::{Run, WORKLOADS, Workload};
use crate::zones::{CHOICES, Choice, LISTS};

/// Enough for each workload to have its fullest moment.
const STEPS: u32 = 300_000;

/// The machine of the page.
const MODULE: Target = Target {
    pointer_bytes: 4,
    ..HERE
};

fn wishes() -> Wishes {
    Wishes {
        base_page: 0,
        classes: 0,
        min_objects: 8,
        threads: 1,
        target: MODULE,
    }
}

/// A run of so many steps on a zone that nothing else uses: each test has zones of its own.
fn run(choice: &Choice, workload: Workload, steps: u32) -> Run {
    let mut run = Run::new(choice.zone, workload);
    run.step(steps);
    run
}

#[test]
fn every_workload_keeps_its_objects_and_gives_everything_back_on_every_zone() {
    for choice in CHOICES.iter().filter(|choice| choice.list != LISTS[0]) {
        for workload in WORKLOADS {
            let mut run = run(choice, workload, 60_000);
            let state = choice.zone.state();
            let counters = state.classes.iter().filter_map(|class| class.counters);
            let objects: u64 = counters.map(|count| count.objects()).sum();
            let runs = state.pager.runs_taken - state.pager.runs_returned;
            assert_eq!(objects, state.live_objects as u64);
            assert_eq!(
                objects + runs,
                run.seen().objects(),
                "{} {workload:?}",
                choice.name
            );
            assert!(state.pager.bytes_held as u64 > run.seen().bytes());
            assert_eq!((run.damaged(), run.refused(), state.misuses), (0, 0, 0));
            run.free_all();
            choice.zone.trim();
            assert_eq!(choice.zone.state().pager.bytes_held, 0);
            assert_eq!(
                (run.damaged(), run.seen().objects(), run.seen().bytes()),
                (0, 0, 0)
            );
        }
    }
}

#[test]
fn the_same_steps_ask_for_the_same() {
    let zones: Vec<&Choice> = CHOICES.iter().filter(|choice| choice.list == LISTS[0]).collect();
    for workload in WORKLOADS {
        let demands: Vec<Demand> = zones
            .iter()
            .map(|choice| Demand::new(run(choice, workload, 30_000).seen().rows()).unwrap())
            .collect();
        assert!(demands.iter().all(|demand| *demand == demands[0]));
    }
}

#[test]
fn zones_are_declared_as_the_table_says() {
    for choice in CHOICES {
        let declaration = choice.declaration();
        let base = format!("base_page:  {},", Size(choice.base_page));
        let large = choice
            .large_page
            .map_or("none".to_owned(), |bytes| Size(bytes).to_string());
        assert!(declaration.contains(&base), "{declaration}");
        assert!(
            declaration.contains(&format!("large_page: {large},")),
            "{declaration}"
        );
        assert!(declaration.starts_with("slabmalloc::declare_zone! {\n") && declaration.ends_with("\n}"));
        for class in choice.zone.state().classes {
            assert!([Some(choice.base_page), choice.large_page].contains(&Some(class.page_bytes)));
        }
    }
}

#[test]
fn tuned_zones_are_what_the_tuner_says_for_all_workloads_together() {
    // Nothing but the requests matters here, so that a zone may be shared.
    let all: Vec<_> = WORKLOADS
        .iter()
        .flat_map(|&workload| {
            let choice = CHOICES
                .iter()
                .find(|choice| choice.name == "Pages16Pow2")
                .unwrap();
            run(choice, workload, STEPS).seen().rows().collect::<Vec<_>>()
        })
        .collect();
    let demand = Demand::new(all).unwrap();
    let mut wrong = Vec::new();
    for choice in CHOICES.iter().filter(|choice| choice.list == LISTS[2]) {
        let base_page = choice.base_page;
        let proposal = Wishes {
            base_page,
            ..wishes()
        }
        .tuner()
        .tune(&demand)
        .unwrap();
        if proposal.classes != choice.classes() || proposal.large_page != choice.large_page {
            wrong.push(proposal.block(choice.name).to_string());
        }
    }
    assert!(wrong.is_empty(), "put these into zones.rs:\n{}", wrong.join("\n"));
}
