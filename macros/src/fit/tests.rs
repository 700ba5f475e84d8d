//! What is decided for every target at once, and what is left to the target.

use quote::quote;

use crate::diag::Errors;
use crate::parse;
use crate::plan::{Shapes, Zone};
use crate::validate;

/// The plan of the one zone of `source`, or what was wrong with it.
fn plan(source: &str) -> Result<Zone, String> {
    let zone: proc_macro2::TokenStream = source.parse().expect("tokens");
    let mut errors = Errors::default();
    let invocation = parse::invocation(quote!([slabmalloc] #zone), &mut errors);
    let zone = validate::zones(invocation.zones, &mut errors)
        .pop()
        .expect("a zone");
    zone.map_err(|_| errors.into_tokens().expect("a mistake").to_string())
}

fn shapes(source: &str) -> Shapes {
    plan(source).expect(source).shapes
}

/// Headers are smaller where pointers are: 7 objects fit with 64 bits, 8 with 32.
#[test]
fn a_class_that_fits_some_targets_only_is_left_to_the_target() {
    let fits_32_bits = "zone Heap { base_page: 256, large_page: none, classes: [24] }";
    assert!(matches!(shapes(fits_32_bits), Shapes::Target(None)));
    let fits_none = plan("zone Heap { base_page: 256, large_page: none, classes: [32] }");
    assert!(
        fits_none
            .err()
            .expect("a mistake")
            .contains("holds 5 objects of 32 bytes")
    );
    let fits_all = "zone Heap { base_page: 256, large_page: none, classes: [16] }";
    assert!(matches!(shapes(fits_all), Shapes::Known(_)));
}

/// Words of 32 bits make some bitmaps larger: more of them, up to a power of two.
#[test]
fn a_large_page_that_some_targets_need_is_left_to_the_target() {
    let zone = "zone Heap { base_page: 1 MiB, classes: [24, 130048] }";
    let Shapes::Target(Some(table)) = shapes(zone) else {
        panic!("it differs between targets");
    };
    assert!(table.plan.large.is_none());
    let written = "zone Heap { base_page: 1 MiB, large_page: 2 MiB, classes: [24, 130048] }";
    assert!(matches!(shapes(written), Shapes::Target(None)));
}

#[test]
fn the_written_word_decides_which_targets_there_are() {
    let zone = |word: &str| format!("zone Heap {{ base_page: 1 MiB, classes: [24, 130048], word: {word} }}");
    // With pointers of 32 bits, words of 64 bits are as good as those of a 64-bit target.
    assert!(matches!(shapes(&zone("u64")), Shapes::Known(_)));
    assert!(matches!(shapes(&zone("usize")), Shapes::Target(Some(_))));
    assert!(matches!(shapes(&zone("u32")), Shapes::Known(table) if table.plan.large.is_some()));
}

/// An arena is aligned to 4 KiB on 64-bit targets and to 1 KiB on others.
#[test]
fn an_arena_that_is_large_enough_for_some_targets_only_is_left_to_the_target() {
    let zone =
        |bytes: &str| format!("zone Heap {{ base_page: 4 KiB, classes: [16], pager: arena({bytes}) }}");
    assert!(matches!(shapes(&zone("4 KiB")), Shapes::Target(Some(_))));
    assert!(matches!(shapes(&zone("7 KiB")), Shapes::Known(_)));
    let mistake = plan(&zone("2 KiB")).err().expect("a mistake");
    assert!(
        mistake.contains("`arena(4 KiB)` or more (on 32-bit targets `arena(7 KiB)`)"),
        "{mistake}"
    );
}
