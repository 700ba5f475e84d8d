//! Random parameters against the reference that fuzzing uses: as many as take a second, and the same each time.

use std::collections::BTreeSet;

use slabmalloc_geometry::{ClassProblem, Key, PlanProblem};

#[expect(
    clippy::expect_used,
    reason = "a trial states what it expects by stopping where it does not hold"
)]
#[allow(unreachable_pub, reason = "the trial is a module of a library elsewhere")]
#[path = "../../trials/src/parameters/mod.rs"]
mod parameters;

/// Bytes that say nothing: a linear congruence.
fn bytes(seed: u64) -> Vec<u8> {
    let mut state = seed;
    let next = |_| {
        state = state.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
        state.to_be_bytes()[0]
    };
    (0..500).map(next).collect()
}

#[test]
fn random_parameters_agree_with_the_reference() {
    let compared: u64 = (0..200).map(|seed| parameters::run(&bytes(seed))).sum();
    assert!(compared > 2_000, "{compared} results were compared");
}

/// Messages are sentences about different things.
#[test]
fn every_problem_has_a_message_of_its_own() {
    let classes = [
        ClassProblem::Zero,
        ClassProblem::NotAMultiple,
        ClassProblem::NotAscending,
        ClassProblem::TooMany,
        ClassProblem::Reversed,
        ClassProblem::NotAPowerOfTwo,
        ClassProblem::Steps,
    ];
    let plans = [
        (PlanProblem::NoClass, Key::Classes),
        (PlanProblem::BaseNotAPowerOfTwo, Key::BasePage),
        (PlanProblem::LargeNotAPowerOfTwo, Key::LargePage),
        (PlanProblem::BaseOutOfRange, Key::BasePage),
        (PlanProblem::LargeOutOfRange, Key::LargePage),
        (PlanProblem::LargeNotLarger, Key::LargePage),
        (PlanProblem::NoMinObjects, Key::MinObjects),
        (PlanProblem::ClassTooLarge { class: 0 }, Key::Classes),
        (PlanProblem::LargeUnused, Key::LargePage),
        (PlanProblem::MemoryBelowBasePage, Key::Arena),
        (PlanProblem::MemoryBelowLargePage, Key::Arena),
    ];
    for (problem, key) in plans {
        assert_eq!(problem.key(), key, "{problem:?}");
    }
    let messages = classes.map(ClassProblem::message).into_iter();
    let messages: Vec<&str> = messages
        .chain(plans.map(|(problem, _)| problem.message()))
        .collect();
    assert!(messages.iter().all(|message| message.len() > 20), "{messages:?}");
    assert_eq!(messages.iter().collect::<BTreeSet<_>>().len(), messages.len());
}
