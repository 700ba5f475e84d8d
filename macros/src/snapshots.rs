//! The expansion of a few zones, formatted, as `snapshots/*.expected.rs`.
//!
//! `BLESS=1 cargo test -p slabmalloc-macros` writes them anew; read the difference before you keep it.

use std::path::Path;
use std::{env, fs};

fn check(name: &str, zones: &str) {
    let input = format!("[slabmalloc] {zones}")
        .parse()
        .expect("the zones are tokens");
    let file = syn::parse2(crate::declare(input)).expect("the expansion is a list of items");
    let source: Vec<String> = zones.trim().lines().map(|line| format!("// {line}")).collect();
    let source = source.join("\n");
    let expansion = format!("{source}\n\n{}", prettyplease::unparse(&file));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/snapshots/{name}.expected.rs"));
    if env::var_os("BLESS").is_some() {
        fs::write(&path, &expansion).expect("the snapshot can be written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        expected == expansion,
        "{} differs from the expansion, which is\n\n{expansion}",
        path.display()
    );
}

#[test]
fn minimal() {
    check("minimal", "pub zone Heap;");
}

#[test]
fn every_key() {
    check(
        "every_key",
        r"
/// The kernel heap.
pub(crate) zone Kernel as KernelHeap {
    base_page: 16 KiB, large_page: 32MiB, classes: [16, 32] + geometric(64..=1 MiB, steps = 1), min_objects: 4,
    word: u64, lock: irq_safe(ticket), pager: unsafe fn(mm::acquire, mm::release), oversize: null, stats: true,
    on_misuse: leak, cache: none, harden: checked,
}",
    );
}

#[test]
fn constants_generics_and_conditions() {
    check(
        "constants",
        "#[cfg(target_os = \"none\")] zone Board<P> { base_page: bsp::PAGE, classes: [16, 4 * bsp::TCB], pager: P }",
    );
}

#[test]
fn an_explicit_split_and_an_arena() {
    check(
        "arena",
        "zone Tiny { base_page: 1 KiB, base_classes: pow2(8..=64), word: u32, lock: none, pager: arena(bsp::BYTES) }",
    );
}

/// Whether there are large pages depends on the target; the pager has the zone's lock.
#[test]
fn what_targets_differ_in_and_a_lock_for_the_pager() {
    check(
        "target",
        "zone Irq { base_page: 1 MiB, classes: [24, 130048], lock: irq_safe(spin, Control), pager: os }",
    );
}

#[test]
fn a_mistake_leaves_the_names_defined() {
    check(
        "mistake",
        "pub zone Wrong<P, L = Fair> as Heap { base_page: 12 KiB, pager: P, lock: L }
zone Lost<A, B> { word: u16 }
zone Small { classes: [20], lock: ticket, pager: arena(1 MiB) }",
    );
}
