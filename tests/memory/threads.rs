//! Threads that hand blocks around and end, on a zone with a cache for each.

use core::alloc::{GlobalAlloc as _, Layout};
use std::alloc::System;
use std::sync::mpsc::channel;
use std::thread;

use crate::heap::layout;
use crate::test_pager::Random;

slabmalloc::declare_zone! {
    zone Threads {
        base_page:  1 KiB,
        large_page: 32 KiB,
        classes:    pow2(8..=2 KiB),
        cache:      thread(1 KiB),
        pager:      unsafe fn(acquire, release),
    }
}

fn acquire(layout: Layout) -> *mut u8 {
    // SAFETY: a page has a size.
    unsafe { System.alloc(layout) }
}

/// # Safety
///
/// `acquire` returned it for this layout, and it is used no more.
unsafe fn release(start: *mut u8, layout: Layout) {
    // SAFETY: the caller's promise.
    unsafe { System.dealloc(start, layout) }
}

/// A block by its address, as pointers do not go to other threads.
type Sent = (usize, usize);

fn free((address, bytes): Sent) {
    let start = core::ptr::with_exposed_provenance_mut::<u8>(address);
    // SAFETY: the block is so long, and was filled.
    let last = unsafe { start.add(bytes - 1) };
    // SAFETY: as above.
    let last = unsafe { last.read() };
    assert_eq!(last, bytes.to_le_bytes()[0]);
    // SAFETY: it came from the zone with this layout, and is used no more.
    unsafe { SafeThreads::new().dealloc(start, layout(bytes, 8)) };
}

pub(crate) fn come_and_go() {
    for round in 0..4 {
        let (sender, receiver) = channel::<Sent>();
        let threads: Vec<_> = (0..3)
            .map(|number| {
                let sender = sender.clone();
                thread::spawn(move || {
                    let mut random = Random::new(round * 10 + number);
                    for _ in 0..400 {
                        let bytes = 8 << (random.next() % 9);
                        let block = SafeThreads::new().allocate(layout(bytes, 8)).unwrap();
                        // SAFETY: the block is so long.
                        unsafe { block.write_bytes(bytes.to_le_bytes()[0], bytes) };
                        let sent = (block.as_ptr().expose_provenance(), bytes);
                        if random.next().is_multiple_of(3) {
                            sender.send(sent).unwrap();
                        } else {
                            free(sent);
                        }
                    }
                })
            })
            .collect();
        drop(sender);
        receiver.into_iter().for_each(free);
        for thread in threads {
            thread.join().unwrap();
        }
    }
    SafeThreads::new().trim();
    let snapshot = SafeThreads::new().snapshot();
    assert_eq!((snapshot.live_objects(), snapshot.pages()), (0, 0));
}
