//! The optimum against every list there is.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use slabmalloc_geometry::{SLOT_GRANULE, Target};

use crate::improve::{Priced, cheapest, used};
use crate::optimum::{Optimum, candidates};
use crate::shape::{Cost, Need, PartlyFilled, Shape, needs};
use crate::{Demand, Row};

const TARGET: Target = Target {
    pointer_bytes: 8,
    word_bytes: 8,
};

/// The least cost of each number of classes, out of all lists made of `sizes`.
fn brute_force(shape: &Shape, sizes: &[usize], needs: &[Need]) -> Vec<Option<Cost>> {
    let mut best: Vec<Option<Cost>> = vec![None; sizes.len()];
    for set in 1_u32..1 << sizes.len() {
        let list: Vec<usize> = (0..sizes.len())
            .filter(|index| set >> index & 1 == 1)
            .map(|index| sizes[index])
            .collect();
        if let Some(cost) = shape.price(&list, needs) {
            let slot = &mut best[list.len() - 1];
            *slot = Some(slot.map_or(cost, |best| best.min(cost)));
        }
    }
    best
}

/// Pages so small that headers, tails and the split matter for sizes below a hundred bytes.
fn shapes() -> impl Strategy<Value = Shape> {
    let partly_filled = prop_oneof![
        Just(PartlyFilled::LastPage),
        (0_u64..2000).prop_map(PartlyFilled::Bytes)
    ];
    let words = prop_oneof![Just(8_usize), Just(4)];
    (
        8_u32..=10,
        prop::option::of(1_u32..=3),
        1_usize..=6,
        partly_filled,
        words,
    )
        .prop_map(|(base, large, min_objects, partly_filled, word_bytes)| Shape {
            base_page: 1 << base,
            large_page: large.map(|more| 1 << (base + more)),
            min_objects,
            largest_class: usize::MAX,
            partly_filled,
            target: Target { word_bytes, ..TARGET },
        })
}

fn rows(largest: usize, aligns: u32) -> impl Strategy<Value = Vec<Row>> {
    let live = prop_oneof![0_u64..100, 0_u64..20_000];
    let row = (1..=largest, 0..=aligns, live).prop_map(|(size, align, live)| Row {
        size,
        align: 1 << align,
        live,
    });
    prop::collection::vec(row, 1..9)
}

/// What classes can serve; `None` where there is nothing.
fn fitting(shape: &Shape, rows: Vec<Row>) -> Option<Vec<Need>> {
    let demand = Demand::new(rows).ok()?;
    let mut needs = needs(&demand, 1 << 20);
    needs.retain(|need| shape.holds(need.slot_bytes));
    (!needs.is_empty()).then_some(needs)
}

fn costs(lists: &[Option<Priced>]) -> Vec<Option<Cost>> {
    lists
        .iter()
        .map(|priced| priced.as_ref().map(|priced| priced.cost))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn the_optimum_is_the_least_of_all_lists_of_candidates(shape in shapes(), rows in rows(250, 3)) {
        let Some(needs) = fitting(&shape, rows) else { return Ok(()) };
        let sizes = candidates(&shape, &needs);
        prop_assume!(sizes.len() <= 13);
        let expected = brute_force(&shape, &sizes, &needs);
        let optimum = Optimum::find(&shape, &sizes, &needs, sizes.len());
        for classes in 1..=sizes.len() {
            let found = match optimum.list(classes) {
                None => None,
                Some((cost, list)) => {
                    let price = shape.price(list, &needs).expect("a zone");
                    if used(list, &needs) == list {
                        prop_assert_eq!(cost, price, "{:?}", list);
                    }
                    Some(price)
                }
            };
            // Lists with a class that serves nothing are no better than one class less, and not looked for.
            let with_fewer = (1..classes).filter_map(|fewer| expected[fewer - 1]).min();
            if found != expected[classes - 1] {
                prop_assert!(with_fewer.is_some_and(|fewer| expected[classes - 1].is_none_or(|cost| cost >= fewer)),
                    "{classes} of {sizes:?}: {found:?}, {:?}", expected[classes - 1]);
            }
            let least = (1..=classes).filter_map(|count| optimum.list(count)).filter_map(|(_, list)| shape.price(list, &needs)).min();
            prop_assert_eq!(least, (1..=classes).filter_map(|count| expected[count - 1]).min());
        }
    }

    /// Every multiple of the granule is tried, not only the candidates.
    #[test]
    fn no_size_that_is_no_candidate_would_help(shape in shapes(), rows in rows(96, 3)) {
        let Some(needs) = fitting(&shape, rows) else { return Ok(()) };
        let sizes: Vec<usize> = (1..=13).map(|granules| granules * SLOT_GRANULE).filter(|&size| shape.holds(size)).collect();
        let expected = brute_force(&shape, &sizes, &needs);
        let found = costs(&cheapest(&shape, &needs, 13));
        for classes in 1..=sizes.len() {
            let least = |costs: &[Option<Cost>]| costs[..classes.min(costs.len())].iter().flatten().min().copied();
            prop_assert!(least(&found) <= least(&expected) || least(&expected).is_none(), "{classes}: {:?}, {:?}", found, expected);
        }
    }
}

/// With alignments the lists are not proven to be the best; how far they are from it is.
#[test]
fn lists_for_alignments_are_nearly_the_best() {
    let (mut cases, mut equal, mut missing, mut worst) = (0_u32, 0_u32, 0_u32, 0_u128);
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    while cases < 400 {
        let (shape, rows) = (shapes(), rows(200, 6))
            .new_tree(&mut runner)
            .expect("a case")
            .current();
        let Some(needs) = fitting(&shape, rows) else {
            continue;
        };
        let sizes = candidates(&shape, &needs);
        if sizes.len() > 14 || needs.iter().all(|need| need.align <= SLOT_GRANULE) {
            continue;
        }
        let expected = brute_force(&shape, &sizes, &needs);
        let found = costs(&cheapest(&shape, &needs, sizes.len()));
        for classes in 1..=sizes.len() {
            let least = |costs: &[Option<Cost>]| costs[..classes].iter().flatten().min().copied();
            let Some(expected) = least(&expected) else {
                continue;
            };
            cases += 1;
            let Some(found) = least(&found) else {
                missing += 1;
                continue;
            };
            equal += u32::from(found <= expected);
            worst = worst.max((found - expected.min(found)) * 1000 / expected.max(1));
        }
    }
    println!(
        "{equal} of {cases} are the best, {missing} are missing; the worst costs {worst} thousandths more"
    );
    assert_eq!(missing, 0);
    assert!(equal * 100 >= cases * 98, "{equal} of {cases}");
    assert!(worst <= 100, "{worst}");
}
