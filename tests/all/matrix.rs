//! Random programs of operations against the shadow model, over every configuration.

use core::alloc::Layout;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::cached_heap::Cached;
use crate::configs::{TestConfig, take_reports, test_every_config};
use crate::effort;
use crate::heap::{Checked, FedByHand, Heap, Shared};
use crate::program::{Operation, Size, step};

fn size() -> impl Strategy<Value = Size> {
    prop_oneof![
        5 => (any::<usize>(), -9_isize..=9).prop_map(|(class, delta)| Size::NearClass(class, delta)),
        4 => any::<usize>().prop_map(Size::UpToLargest),
        1 => (0_usize..40_000).prop_map(Size::Above),
    ]
}

/// Shifts of alignments: most are usual ones, a few reach beyond what any zone serves.
fn align_shift() -> impl Strategy<Value = u32> {
    prop_oneof![6 => 0_u32..=4, 4 => 0_u32..=13, 1 => 0_u32..=27]
}

fn operation() -> impl Strategy<Value = Operation> {
    prop_oneof![
        12 => (size(), align_shift(), any::<bool>())
            .prop_map(|(size, align_shift, zeroed)| Operation::Allocate { size, align_shift, zeroed }),
        6 => any::<usize>().prop_map(Operation::Free),
        2 => any::<usize>().prop_map(Operation::TryFree),
        1 => (any::<usize>(), -70_isize..=70).prop_map(|(number, off)| Operation::FreeMissing(number, off)),
        1 => (any::<usize>(), size()).prop_map(|(number, size)| Operation::FreeOtherLayout(number, size)),
        4 => (any::<usize>(), size()).prop_map(|(number, size)| Operation::Resize(number, size)),
        1 => any::<usize>().prop_map(Operation::FreeTwice),
        1 => (size(), 0_u32..=4, 0_usize..30)
            .prop_map(|(size, align_shift, count)| Operation::Fill { size, align_shift, count }),
        1 => (any::<usize>(), 0_usize..4, 0_usize..30)
            .prop_map(|(first, step, count)| Operation::FreeMany { first, step, count }),
        1 => (size(), 0_usize..10).prop_map(|(size, count)| Operation::Replace { size, count }),
        1 => (0_usize..4).prop_map(Operation::FailPager),
        1 => Just(Operation::Trim),
        1 => size().prop_map(Operation::Refill),
    ]
}

fn programs<C: TestConfig, H: Heap<Config = C>>() {
    programs_of::<C, H>(|_| true);
}

fn legal_programs<C: TestConfig, H: Heap<Config = C>>() {
    programs_of::<C, H>(|operation| {
        !matches!(
            operation,
            Operation::TryFree(_) | Operation::FreeMissing(..) | Operation::FreeOtherLayout(..)
        )
    });
}

fn programs_of<C: TestConfig, H: Heap<Config = C>>(legal: fn(&Operation) -> bool) {
    let config = ProptestConfig {
        cases: effort::times(40).try_into().unwrap(),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let programs = proptest::collection::vec(operation(), 1..120);
    TestRunner::new(config)
        .run(&programs, |program| {
            let mut checked = Checked::<H>::new();
            for operation in program.iter().filter(|operation| legal(operation)) {
                step::<C, H>(&mut checked, operation);
                checked.check_counters();
            }
            checked.shadow.verify();
            checked.drain();
            prop_assert_eq!(take_reports(), []);
            Ok(())
        })
        .unwrap();
}

fn shared_zone<C: TestConfig>() {
    programs::<C, Shared<C, C::Lock>>();
}

fn zone_fed_by_hand<C: TestConfig>() {
    programs::<C, FedByHand<C>>();
}

/// Batches as small as can be, so that most programs come to the depots and the pages.
fn cached_zone<C: TestConfig + 'static>() {
    programs::<C, Cached<C, 1>>();
}

/// Batches as `declare_zone!` makes them.
fn cached_zone_with_large_batches<C: TestConfig + 'static>() {
    programs::<C, Cached<C, { 16 << 10 }>>();
}

/// The same with policies of hardening.
macro_rules! test_policies {
    ($($function:ident: $original:ident),+) => {$(
        fn $function<C: TestConfig + 'static>() {
            $original::<C>();
        }

        test_every_config!($function:
            hardened_1k_16k = Hardened1K16K, hardened_4k_2m = Hardened4K2M, hardened_64k = Hardened64K,
            debugging_4k_64k = Debugging4K64K, debugging_16k = Debugging16K);
    )+};
}

test_policies!(
    shared_zone_with_policies: shared_zone,
    zone_fed_by_hand_with_policies: zone_fed_by_hand,
    cached_zone_with_policies: cached_zone,
    cached_zone_with_policies_and_large_batches: cached_zone_with_large_batches
);

/// Programs without a wrong free, where none is looked for.
fn unchecked<C: TestConfig + 'static>() {
    legal_programs::<C, Shared<C, C::Lock>>();
    legal_programs::<C, FedByHand<C>>();
}

test_every_config!(unchecked: unchecked_4k_64k = Unchecked4K64K);

test_every_config!(shared_zone);
test_every_config!(zone_fed_by_hand);
test_every_config!(cached_zone);
test_every_config!(cached_zone_with_large_batches:
    default_shape = DefaultShape, pages_1k_16k = Pages1K16K, pages_64k = Pages64K, one_class = OneClass
);

/// Fills several pages of every class, frees in three different orders, and fills again.
fn every_class_fills_empties_and_fills_again<C: TestConfig>() {
    for (number, &class) in C::CLASSES.iter().enumerate() {
        let mut checked = Checked::<Shared<C, C::Lock>>::new();
        let layout = Layout::from_size_align(class, 8).unwrap();
        checked.allocate(layout).unwrap();
        let slots = checked.heap.classes()[number].slots_per_page;
        let wanted = (2 * slots + 1).min(2_500);
        for order in 0..3 {
            while checked.shadow.len() < wanted {
                checked.allocate(layout).unwrap();
            }
            checked.check_counters();
            let pages = checked.heap.classes()[number].pages;
            assert_eq!(
                pages,
                wanted.div_ceil(slots),
                "a page is taken only when all others are full"
            );
            while !checked.shadow.is_empty() {
                let at = match order {
                    0 => 0,
                    1 => checked.shadow.len() - 1,
                    _ => checked.shadow.len() * 7 / 13,
                };
                // Some are freed through the other door.
                let live = checked
                    .shadow
                    .pick(if order == 2 {
                        at
                    } else {
                        at.min(checked.shadow.len() - 1)
                    })
                    .unwrap();
                if at % 5 == 0 {
                    checked.try_deallocate(live);
                } else {
                    checked.deallocate(live);
                }
            }
            checked.check_counters();
        }
        checked.drain();
    }
}

test_every_config!(every_class_fills_empties_and_fills_again);
