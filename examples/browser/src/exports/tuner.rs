//! A demand, and what the tuner says of it.

use std::cell::RefCell;

use slabmalloc_geometry::Target;
use slabmalloc_tune::{Demand, Proposal, Row};

use super::results::{Results, numbers_given, results};
use crate::tuning::{HERE, Wishes, chart_of, prediction};
use crate::zones::CHOICES;

/// What is tuned for.
struct Subject {
    demand: Demand,
    proposal: Option<Proposal>,
}

thread_local! {
    static SUBJECT: RefCell<Option<Subject>> = const { RefCell::new(None) };
}

/// Writes results about what is tuned for; none if that is nothing.
fn of_subject(write: impl FnOnce(&mut Subject, &mut Results)) {
    results(|results| {
        SUBJECT.with_borrow_mut(|subject| {
            if let Some(subject) = subject {
                write(subject, results);
            }
        });
    });
}

/// Takes what shall be tuned for out of the room where the page has written it, in the order of `seen`. The text says what
/// is wrong with it, if anything is.
#[unsafe(no_mangle)]
pub extern "C" fn consider() {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "what is no layout is refused below"
    )]
    let rows = numbers_given()
        .chunks_exact(3)
        .map(|row| Row {
            size: row[0] as usize,
            align: row[1] as usize,
            live: row[2] as u64,
        })
        .collect::<Vec<_>>();
    results(|results| {
        let demand = Demand::new(rows).map_err(|problem| results.text = problem.to_string());
        SUBJECT.set(demand.ok().map(|demand| Subject {
            demand,
            proposal: None,
        }));
    });
}

/// A proposal. The text is its block; the numbers are what is predicted, and behind them pairs of a number of classes and the
/// bytes that are held then. Without numbers, the text says what is wrong.
#[unsafe(no_mangle)]
pub extern "C" fn tune(
    base_page: usize,
    classes: usize,
    min_objects: usize,
    threads: usize,
    pointer_bytes: usize,
) {
    let wishes = Wishes {
        base_page,
        classes,
        min_objects,
        threads,
        target: machine(pointer_bytes),
    };
    of_subject(|subject, results| {
        subject.proposal = match wishes.tuner().tune(&subject.demand) {
            Ok(proposal) => {
                write(&proposal, results);
                Some(proposal)
            }
            Err(problem) => {
                results.text = problem.to_string();
                None
            }
        };
    });
}

fn write(proposal: &Proposal, results: &mut Results) {
    let prediction = &proposal.prediction;
    results.text = proposal.block("Heap").to_string();
    results.numbers.extend([
        prediction.held as f64,
        prediction.asked as f64,
        prediction.rounding as f64,
        prediction.tail as f64,
        prediction.partly_filled as f64,
        prediction.pager_rounding as f64,
        proposal.base_page as f64,
        proposal.classes.len() as f64,
        proposal.knee as f64,
    ]);
    for row in &proposal.table {
        let (classes, held) = (row.classes.len() as f64, row.prediction.held as f64);
        results.numbers.extend([classes, held]);
    }
}

/// The tuner's picture of the last proposal, beside the classes of a zone of the list: the text, in the format SVG.
#[unsafe(no_mangle)]
pub extern "C" fn chart(zone: usize) {
    of_subject(|subject, results| {
        if let (Some(choice), Some(proposal)) = (CHOICES.get(zone), &subject.proposal) {
            results.text = chart_of(choice, &subject.demand, proposal).unwrap_or_default();
        }
    });
}

/// What is predicted of each zone in the list, on a machine with pointers of so many bytes: bytes held.
#[unsafe(no_mangle)]
pub extern "C" fn predictions(pointer_bytes: usize) {
    of_subject(|subject, results| {
        for choice in CHOICES {
            let predicted = prediction(choice, &subject.demand, machine(pointer_bytes));
            // Zones of the list fit together on any machine; this would be seen.
            results
                .numbers
                .push(predicted.map_or(f64::NAN, |found| found.held as f64));
        }
    });
}

fn machine(pointer_bytes: usize) -> Target {
    Target {
        pointer_bytes,
        ..HERE
    }
}
