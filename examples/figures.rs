//! The figures of the README: how much of a page its objects use, and what the slowest single call
//! costs when there are many pages.
//!
//! ```text
//! cargo run --release --example figures
//! ```
//!
//! With `--quick` it stops at 100 pages: without optimisation, 0.11 takes a minute for the rest.
//!
//! The second table has slabmalloc 0.11 beside this version: there, freeing does not move a page, and
//! an allocation that finds no free slot walks all pages at times.
#![expect(clippy::expect_used, reason = "a figure that cannot be taken is not printed")]

use core::alloc::{GlobalAlloc, Layout};
use core::hint::black_box;
use core::ptr::NonNull;
use std::alloc::System;
use std::time::Instant;

use previous_slabmalloc::{self as previous, Allocator as _};
use slabmalloc::stats::ClassUse;
use slabmalloc::zone::ZoneConfig;
use slabmalloc::{Allocator as _, ObjectPage, X86, Zone, ZoneAllocator};

slabmalloc::declare_zone! {
    /// The granule and block of many ARM machines.
    zone Arm16K { base_page: 16 KiB, large_page: 32 MiB, classes: geometric(16..=1 MiB, steps = 4) }
    /// WebAssembly's pages.
    zone Wasm64K { base_page: 64 KiB, large_page: none, classes: pow2(8..=4 KiB) }
    /// A microcontroller.
    zone Tiny1K { base_page: 1 KiB, large_page: none, classes: [8, 16, 24, 32, 64, 104], word: u32 }
}

fn main() {
    println!("How much of a page the objects of a class use");
    page_use::<X86>();
    page_use::<Arm16KConfig>();
    page_use::<Wasm64KConfig>();
    page_use::<Tiny1KConfig>();

    println!("One call at a time, objects of 64 bytes in full pages: nanoseconds, clock included");
    println!(
        "{:>8}  {:>14} {:>14}  {:>14} {:>14}",
        "pages", "here: median", "slowest", "0.11: median", "slowest"
    );
    let quick = std::env::args().any(|argument| argument == "--quick");
    let most = if quick { 100 } else { 10_000 };
    for pages in [10, 100, 1_000, 10_000]
        .into_iter()
        .filter(|pages| *pages <= most)
    {
        let mut here = Here::default();
        let ours = worst(&mut here, pages);
        let mut there = There::default();
        let theirs = worst(&mut there, pages);
        println!(
            "{pages:>8}  {:>14} {:>14}  {:>14} {:>14}",
            ours.median, ours.slowest, theirs.median, theirs.slowest
        );
        assert_eq!(ours.refused, 0, "a slot is free, so the call must succeed");
    }
}

/// Prints the classes of a zone.
fn page_use<C: ZoneConfig>() {
    println!("\n  {}", C::NAME);
    println!("  {:>9} {:>9} {:>9} {:>8}", "object", "page", "objects", "in use");
    for class in Zone::<C>::new().classes() {
        let per_mille = 1000 * class.slots_per_page * class.slot_bytes / class.page_bytes;
        let ClassUse {
            slot_bytes,
            page_bytes,
            slots_per_page,
            ..
        } = class;
        println!(
            "  {slot_bytes:>9} {page_bytes:>9} {slots_per_page:>9} {:>6}.{} %",
            per_mille / 10,
            per_mille % 10
        );
        // A header takes some 70 bytes at least, which is more than a twentieth of the smallest pages.
        let enough = slots_per_page < 20 || page_bytes < 2048 || per_mille >= 950;
        assert!(enough, "pages of 20 objects and more are used to 95 % at least");
    }
    println!();
}

const OBJECT: Layout = Layout::new::<[u64; 8]>();
const OBJECTS_PER_PAGE: usize = 62;
/// Pairs of a free and an allocation that are timed, in each round.
const CALLS: usize = 5_000;
/// The slowest call of the quietest round counts, since others on the machine make calls slow, too.
const ROUNDS: usize = 7;

/// A zone fed by hand, of either version.
trait Fed {
    /// Gives the zone a page for [`OBJECT`].
    fn feed(&mut self);
    fn allocate(&mut self) -> Option<NonNull<u8>>;
    fn free(&mut self, object: NonNull<u8>);
}

/// Pages that are freed with the zone that they were lent to.
#[derive(Default)]
struct Pages(Vec<NonNull<u8>>);

impl Pages {
    const LAYOUT: Layout = Layout::new::<ObjectPage<'_>>();

    /// A page of zero bytes, which is an empty one in either version.
    fn page<P>(&mut self) -> &'static mut P {
        assert_eq!(size_of::<P>(), Self::LAYOUT.size());
        // SAFETY: the size of a page is not zero.
        let page = NonNull::new(unsafe { System.alloc_zeroed(Self::LAYOUT) }).expect("memory for a page");
        self.0.push(page);
        // SAFETY: fresh zeroed memory, as large and aligned as the type. It is freed when the zone that
        // gets it is not used any more.
        unsafe { page.cast::<P>().as_mut() }
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        for page in self.0.drain(..) {
            // SAFETY: the page came from `System` with this layout.
            unsafe { System.dealloc(page.as_ptr(), Self::LAYOUT) };
        }
    }
}

#[derive(Default)]
struct Here {
    zone: ZoneAllocator<'static>,
    pages: Pages,
}

impl Fed for Here {
    fn feed(&mut self) {
        // SAFETY: the page is freed with the zone.
        unsafe { self.zone.refill(OBJECT, self.pages.page()) }.expect("a base page");
    }

    fn allocate(&mut self) -> Option<NonNull<u8>> {
        self.zone.allocate(OBJECT).ok()
    }

    fn free(&mut self, object: NonNull<u8>) {
        self.zone.deallocate(object, OBJECT).expect("a live object");
    }
}

#[derive(Default)]
struct There {
    zone: previous::ZoneAllocator<'static>,
    pages: Pages,
}

impl Fed for There {
    fn feed(&mut self) {
        // SAFETY: the page is freed with the zone.
        unsafe { self.zone.refill(OBJECT, self.pages.page()) }.expect("a base page");
    }

    fn allocate(&mut self) -> Option<NonNull<u8>> {
        self.zone.allocate(OBJECT).ok()
    }

    fn free(&mut self, object: NonNull<u8>) {
        self.zone.deallocate(object, OBJECT).expect("a live object");
    }
}

/// What single calls cost, in nanoseconds.
struct Cost {
    median: u128,
    slowest: u128,
    /// Allocations that failed.
    refused: usize,
}

/// Fills `pages` pages, then frees an object somewhere and allocates one, and times each call.
fn worst(zone: &mut impl Fed, pages: usize) -> Cost {
    let mut objects = Vec::with_capacity(pages * OBJECTS_PER_PAGE);
    for _ in 0..pages {
        zone.feed();
        objects.extend((0..OBJECTS_PER_PAGE).map_while(|_| zone.allocate()));
    }
    let mut random = 0x9E37_79B9_u32;
    let mut times = Vec::with_capacity(2 * CALLS);
    let mut rounds: Vec<Cost> = Vec::new();
    for _ in 0..ROUNDS {
        times.clear();
        let mut refused = 0;
        for _ in 0..CALLS {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let victim = objects.swap_remove(random as usize % objects.len());
            let start = Instant::now();
            zone.free(victim);
            times.push(start.elapsed().as_nanos());
            let start = Instant::now();
            let object = black_box(zone.allocate());
            times.push(start.elapsed().as_nanos());
            if object.is_none() {
                refused += 1;
                // What a user of 0.11 does then, although a slot is free.
                zone.feed();
            }
            objects.extend(object.or_else(|| zone.allocate()));
        }
        times.sort_unstable();
        rounds.push(Cost {
            median: times[times.len() / 2],
            slowest: times[times.len() - 1],
            refused,
        });
    }
    for object in objects {
        zone.free(object);
    }
    rounds
        .into_iter()
        .min_by_key(|cost| cost.slowest)
        .expect("a round")
}
