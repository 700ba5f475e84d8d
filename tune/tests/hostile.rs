//! Whatever the rows and the choices, there is a zone that a compiler would accept, or a sentence.

use core::error::Error;

use proptest::prelude::*;
use slabmalloc_geometry::{ClassList, LargePage, Request, Target};
use slabmalloc_tune::{Demand, DemandError, Oversize, PartlyFilled, Row, TuneError, Tuner, predict};

const TARGET: Target = Target {
    pointer_bytes: 8,
    word_bytes: 8,
};

fn size() -> impl Strategy<Value = usize> {
    let extremes = [
        0,
        1,
        8,
        4096,
        4097,
        2 << 20,
        (2 << 20) + 1,
        isize::MAX.unsigned_abs(),
        usize::MAX,
    ];
    prop_oneof![
        1_usize..5000,
        prop::sample::select(extremes.to_vec()),
        any::<usize>()
    ]
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let align = prop_oneof![
        (0_u32..8).prop_map(|shift| 1_usize << shift),
        (0_u32..64).prop_map(|shift| 1_usize << shift),
        size()
    ];
    let live = prop_oneof![0_u64..1000, Just(0), any::<u64>()];
    let row = (size(), align, live).prop_map(|(size, align, live)| Row { size, align, live });
    prop::collection::vec(row, 0..8)
}

/// Rows of which most make a demand.
fn sound_rows() -> impl Strategy<Value = Vec<Row>> {
    let size = prop_oneof![9 => 1_usize..300_000, 1 => 1_usize..1 << 40];
    let row = (size, 0_u32..14, 0_u64..100_000).prop_map(|(size, shift, live)| Row {
        size,
        align: 1 << shift,
        live,
    });
    prop::collection::vec(row, 1..40)
}

fn tuner() -> impl Strategy<Value = Tuner> {
    let page = prop_oneof![9 => (8_u32..=20).prop_map(|shift| 1_usize << shift), 1 => size()];
    let large =
        prop::option::of(prop_oneof![9 => (12_u32..=25).prop_map(|shift| 1_usize << shift), 1 => size()]);
    let oversize = prop_oneof![Just(Oversize::Pager), Just(Oversize::Null)];
    let classes = prop::option::of(0_usize..20);
    (
        page,
        large,
        0_usize..20,
        oversize,
        classes,
        0_usize..30,
        0_usize..9,
    )
        .prop_map(
            |(base, large, min_objects, oversize, classes, max_classes, threads)| Tuner {
                base_pages: vec![base],
                large_pages: vec![large],
                min_objects: vec![min_objects],
                max_classes,
                classes,
                oversize,
                threads,
                ..Tuner::new(TARGET)
            },
        )
}

/// A sentence, not a panic and not a debug text.
fn is_a_sentence(error: &dyn Error) -> bool {
    let text = error.to_string();
    text.len() > 20 && text.contains(' ')
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_rows_make_a_demand_or_a_sentence(rows in rows(), tuner in tuner()) {
        match Demand::new(rows) {
            Err(error) => prop_assert!(is_a_sentence(&error)),
            Ok(demand) => match tuner.tune(&demand) {
                Err(error) => prop_assert!(is_a_sentence(&error)),
                Ok(proposal) => prop_assert!(proposal.request().plan().is_ok()),
            },
        }
    }

    #[test]
    fn what_is_proposed_adds_up_and_is_no_worse_than_powers_of_two(rows in sound_rows(), tuner in tuner()) {
        let Ok(demand) = Demand::new(rows) else { return Ok(()) };
        let Ok(proposal) = tuner.tune(&demand) else { return Ok(()) };
        let request = proposal.request();
        prop_assert!(request.plan().is_ok());
        let prediction = predict(&demand, &request, proposal.oversize, tuner.partly_filled).expect("a zone");
        prop_assert_eq!(&prediction, &proposal.prediction);
        prop_assert_eq!(prediction.asked, u128::from(demand.bytes()));
        let parts = [prediction.asked, prediction.rounding, prediction.tail, prediction.partly_filled, prediction.pager_rounding];
        prop_assert_eq!(parts.iter().sum::<u128>(), prediction.held);
        prop_assert_eq!(prediction.refused, 0);
        // The pages, counted from the other side.
        let (mut pages, mut in_classes) = (0, 0);
        for class in prediction.classes.iter().filter(|class| class.used) {
            let live = u128::from(class.live);
            pages += class.page_bytes as u128 * live.div_ceil(class.slots as u128).max(1);
            in_classes += class.asked;
        }
        let by_pager = prediction.asked - in_classes + prediction.pager_rounding;
        prop_assert_eq!(pages + by_pager, prediction.held);

        let last = proposal.table.last().expect("a row").classes.last().expect("a class").next_power_of_two();
        let powers = ClassList::EMPTY.pow2(8, last.max(8)).expect("a range");
        let today = Request { classes: powers.as_slice(), ..request };
        let today = Request { large_page: tuner.large_pages[0].map_or(LargePage::Never, LargePage::IfNeeded), ..today };
        // What is minimised counts half a page for the last one of each class.
        let priced = |request: &Request<'_>| predict(&demand, request, proposal.oversize, PartlyFilled::HalfPage);
        let Ok(today) = priced(&today) else { return Ok(()) };
        // Classes that nothing uses cost nothing in the prediction, and need not be counted.
        let used = today.classes.iter().filter(|class| class.used).count();
        let of_row = |classes| {
            let large_page = tuner.large_pages[0].map_or(LargePage::Never, LargePage::IfNeeded);
            priced(&Request { classes, large_page, ..request }).map(|prediction| prediction.held)
        };
        let rows = proposal.table.iter().filter(|row| row.classes.len() <= used);
        let same = rows.filter_map(|row| of_row(&row.classes).ok()).min();
        if today.refused == 0 && today.whole_pages <= proposal.prediction.whole_pages && used <= tuner.classes.unwrap_or(tuner.max_classes) {
            // What is minimised has for each object a share that is rounded down by less than 1/65536 byte.
            let rounding = u128::from(demand.live() >> 16) + used as u128;
            prop_assert!(same.is_some_and(|held| held <= today.held + rounding), "{same:?} {}", today.held);
        }
    }
}

#[test]
fn each_mistake_has_its_sentence() {
    let row = |size, align, live| Demand::new([Row { size, align, live }]);
    assert_eq!(Demand::new([]), Err(DemandError::Empty));
    assert_eq!(row(8, 8, 0), Err(DemandError::NothingAlive));
    assert_eq!(row(0, 8, 1), Err(DemandError::ZeroSize));
    assert_eq!(row(8, 0, 1), Err(DemandError::Alignment { align: 0 }));
    assert_eq!(row(isize::MAX.unsigned_abs(), 1, 3), Err(DemandError::TooMuch));
    let size = isize::MAX.unsigned_abs();
    assert_eq!(row(size, 2, 1), Err(DemandError::NoLayout { size, align: 2 }));
    let largest = row(size, 1, 1).expect("the largest layout");
    assert_eq!(Tuner::new(TARGET).tune(&largest).unwrap_err(), TuneError::NoClass);

    let one = row(100, 4, 7).expect("a row");
    let tuner = Tuner::new(TARGET);
    assert_eq!(tuner.tune(&one).expect("a zone").classes, [104]);
    let none = Tuner {
        base_pages: Vec::new(),
        ..tuner.clone()
    };
    assert_eq!(none.tune(&one).unwrap_err(), TuneError::NothingToTry);
    let odd = Tuner {
        base_pages: vec![3000],
        ..tuner.clone()
    };
    assert_eq!(
        odd.tune(&one).unwrap_err().to_string(),
        "with base pages of 3000 bytes: `base_page` must be a power of two"
    );
    let many = Tuner {
        classes: Some(256),
        ..tuner
    };
    assert_eq!(
        many.tune(&one).unwrap_err(),
        TuneError::ClassLimit { classes: 256 }
    );
}

/// A page's last part is a fixed number where it is said to be.
#[test]
fn what_each_class_costs_decides_how_many_there_are() {
    let rows = (1..=40).map(|step| Row {
        size: step * 8,
        align: 8,
        live: 500,
    });
    let demand = Demand::new(rows).expect("rows");
    let classes = |bytes| {
        let partly_filled = PartlyFilled::Bytes(bytes);
        let tuner = Tuner {
            partly_filled,
            ..Tuner::new(TARGET)
        };
        tuner.tune(&demand).expect("a zone").classes.len()
    };
    assert!(classes(0) > classes(100_000));
    assert_eq!(classes(1 << 40), 1);
}
