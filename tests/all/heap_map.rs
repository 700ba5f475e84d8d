//! Do the pages and slots that a zone tells of agree with what it counts, and its pictures with them?

use core::alloc::Layout;
use core::ptr::NonNull;
use core::sync::atomic::{AtomicBool, Ordering};
use std::collections::{BTreeMap, BTreeSet};
use std::thread;

use slabmalloc::SafeZone;
use slabmalloc::lock::Spin;
use slabmalloc::stats::PageUse;

use crate::configs::{Pages1K16K, TestConfig, test_every_config};
use crate::heap::layout;
use crate::test_pager::TestPager;

/// As many blocks of every class as fill three pages, or 300 of them; every third, and all of every fifth class, is
/// freed again. What is alive.
fn fill<C: TestConfig>(zone: &SafeZone<C, C::Lock, TestPager>) -> Vec<(NonNull<u8>, Layout)> {
    let mut live = Vec::new();
    for (number, &bytes) in C::CLASSES.iter().enumerate() {
        let layout = layout(bytes, 1);
        let Ok(first) = zone.allocate(layout) else {
            continue;
        };
        let slots = zone.snapshot().classes().nth(number).unwrap().slots_per_page;
        let rest = (1..(3 * slots).min(300)).map(|_| zone.allocate(layout).unwrap());
        let blocks: Vec<_> = [first].into_iter().chain(rest).collect();
        for (index, block) in blocks.into_iter().enumerate() {
            if number % 5 == 4 || index % 3 == 2 {
                // SAFETY: it came from the zone with this layout, and is used no more.
                unsafe { zone.deallocate(block, layout) };
            } else {
                live.push((block, layout));
            }
        }
    }
    live
}

fn pages_and_slots_are_those_that_count<C: TestConfig>() {
    let zone = SafeZone::<C, C::Lock, TestPager>::new();
    let live = fill::<C>(&zone);
    let pages: Vec<PageUse> = zone.pages().collect();
    let addresses: BTreeSet<usize> = pages.iter().map(|page| page.address).collect();
    assert_eq!(addresses.len(), pages.len(), "a page is seen once");
    let snapshot = zone.snapshot();
    assert_eq!(pages.len(), snapshot.pages());
    for (number, class) in snapshot.classes().enumerate() {
        let of_class = || pages.iter().filter(|page| page.class == Some(number));
        assert_eq!(of_class().count(), class.pages);
        assert_eq!(
            of_class().map(|page| page.taken).sum::<usize>(),
            class.live_objects
        );
        let count = |chosen: fn(&PageUse) -> bool| of_class().filter(|page| chosen(page)).count();
        assert_eq!(count(|page| page.taken == 0), class.empty_pages);
        assert_eq!(count(|page| page.taken == page.slots), class.full_pages);
        assert_eq!(
            count(|page| (1..page.slots).contains(&page.taken)),
            class.partial_pages()
        );
        assert!(
            of_class().all(|page| (page.page_bytes, page.slot_bytes, page.slots)
                == (class.page_bytes, class.slot_bytes, class.slots_per_page))
        );
    }
    let mut taken = BTreeSet::new();
    for page in &pages {
        let slots: Vec<bool> = zone.slots(page).collect();
        assert_eq!(slots.len(), page.slots);
        let starts = slots.iter().enumerate().filter(|(_, taken)| **taken);
        taken.extend(starts.map(|(number, _)| page.address + number * page.slot_bytes));
    }
    assert!(
        taken.into_iter().eq(live
            .iter()
            .map(|(block, _)| block.addr().get())
            .collect::<BTreeSet<_>>())
    );
    drawn_pages_are_those(
        &zone.heap_map().to_string(),
        &zone.heap_map().svg().to_string(),
        &pages,
    );

    for (block, layout) in live {
        // SAFETY: it came from the zone with this layout, and is used no more.
        unsafe { zone.deallocate(block, layout) };
    }
    zone.trim();
    assert_eq!(zone.pages().count(), 0);
    for page in &pages {
        assert_eq!(zone.slots(page).count(), 0, "the page is gone");
    }
}

/// A mark and a tile for each page.
#[track_caller]
fn drawn_pages_are_those(text: &str, svg: &str, pages: &[PageUse]) {
    // A row of many pages goes on in lines without a name.
    let mut rows: Vec<(usize, String)> = Vec::new();
    for line in text.lines().skip(1) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [bytes, "B", marks] => rows.push((bytes.parse().unwrap(), marks.to_owned())),
            [marks] => rows.last_mut().unwrap().1.push_str(marks),
            _ => panic!("{line}"),
        }
    }
    let mut expected = BTreeMap::new();
    for page in pages {
        *expected.entry(page.slot_bytes).or_default() += 1;
    }
    let drawn = rows.iter().map(|(bytes, marks)| (*bytes, marks.len()));
    assert_eq!(drawn.collect::<BTreeMap<usize, usize>>(), expected, "{text}");
    let marks = |mark: char| {
        let of_row = |(_, marks): &(usize, String)| marks.matches(mark).count();
        rows.iter().map(of_row).sum::<usize>()
    };
    let full = pages.iter().filter(|page| page.taken == page.slots).count();
    let empty = pages.iter().filter(|page| page.taken == 0).count();
    assert_eq!((marks('#'), marks('.')), (full, empty), "{text}");

    let legend = 12;
    assert_eq!(svg.matches(r#"<rect class="u"#).count(), pages.len() + legend);
    assert_eq!(svg.matches(r#"<rect class="u0""#).count(), empty + 1);
    assert_eq!(svg.matches(r#"<rect class="u11""#).count(), full + 1);
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    assert_eq!(svg.matches("<text").count(), svg.matches("</text>").count());
}

test_every_config!(pages_and_slots_are_those_that_count);

/// Pages come and go while they are looked at: those that stay are seen each time.
#[test]
fn pages_are_seen_while_others_come_and_go() {
    let zone: SafeZone<Pages1K16K, Spin, TestPager> = SafeZone::new();
    let staying: Vec<_> = (0..1000).map(|_| zone.allocate(layout(64, 1)).unwrap()).collect();
    let addresses: BTreeSet<usize> = zone.pages().map(|page| page.address).collect();
    assert!(addresses.len() > 20);
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        for bytes in [24, 1500] {
            let (zone, over) = (&zone, &over);
            scope.spawn(move || {
                let layout = layout(bytes, 1);
                while !over.load(Ordering::Relaxed) {
                    let blocks: Vec<_> = (0..300).map(|_| zone.allocate(layout).unwrap()).collect();
                    for block in blocks {
                        // SAFETY: it came from the zone with this layout, and is used no more.
                        unsafe { zone.deallocate(block, layout) };
                    }
                    zone.trim();
                }
            });
        }
        let (mut rounds, mut comings) = (0, 0);
        while rounds < 200 || comings < 20 {
            rounds += 1;
            let seen: Vec<PageUse> = zone.pages().collect();
            comings += usize::from(seen.len() > addresses.len());
            let known = seen.iter().filter(|page| addresses.contains(&page.address));
            assert_eq!(known.count(), addresses.len());
            for page in seen {
                assert!(zone.slots(&page).count() <= page.slots);
            }
        }
        over.store(true, Ordering::Relaxed);
    });
    for block in staying {
        // SAFETY: it came from the zone with this layout, and is used no more.
        unsafe { zone.deallocate(block, layout(64, 1)) };
    }
}
