//! All CPUs take memory until there is none, twice: small objects until no page is left, large ones until no
//! block is. Then they give everything back.

use core::alloc::Layout;
use core::ptr::{self, NonNull};
use core::sync::atomic::{AtomicU64, Ordering};

use slabmalloc::lock::InterruptControl as _;

use crate::arch;
use crate::console::println;
use crate::cpus::{self, Barrier};
use crate::interrupts::Control;

/// Bytes of a small object: some dozens to a base page.
const SMALL: usize = 256;
/// Bytes of a large one: the largest class of the heap.
const LARGE: usize = 32 * 1024;

static FULL: Barrier = Barrier::new();
static OBJECTS: [AtomicU64; 2] = [const { AtomicU64::new(0) }; 2];

/// Objects of one size, each of which holds the address of the one taken before, and its own.
struct Chain {
    layout: Layout,
    last: *mut [usize; 2],
    objects: u64,
}

impl Chain {
    fn new(bytes: usize) -> Self {
        match Layout::from_size_align(bytes, 16) {
            Ok(layout) => Self {
                layout,
                last: ptr::null_mut(),
                objects: 0,
            },
            Err(_) => unreachable!("sizes are small"),
        }
    }

    /// Takes one more object; says whether there was one.
    #[expect(
        clippy::cast_ptr_alignment,
        reason = "the layout has the alignment of two words"
    )]
    fn take(&mut self) -> bool {
        // SAFETY: the size is not zero.
        let object = unsafe { alloc::alloc::alloc(self.layout) }.cast::<[usize; 2]>();
        if object.is_null() {
            return false;
        }
        // SAFETY: a fresh object with room for two words.
        unsafe { object.write([self.last.expose_provenance(), object.addr()]) };
        self.last = object;
        self.objects += 1;
        true
    }

    /// Gives every object back, and says how many there were.
    fn give_back(mut self) -> u64 {
        let mut count = 0;
        while let Some(object) = NonNull::new(self.last) {
            // SAFETY: `take` wrote the object, and nobody else has it.
            let [before, own] = unsafe { object.read() };
            assert!(
                own == object.addr().get(),
                "corrupt: an object holds the address of another"
            );
            // SAFETY: allocated in `take` with this layout.
            unsafe { alloc::alloc::dealloc(object.as_ptr().cast(), self.layout) };
            self.last = ptr::with_exposed_provenance_mut(before);
            count += 1;
        }
        assert!(
            count == self.objects,
            "{count} of {} objects came back",
            self.objects
        );
        count
    }
}

/// Takes everything, on every CPU, and gives it back.
pub(super) fn exhaust(cpu: usize) {
    for (bytes, objects) in [SMALL, LARGE].into_iter().zip(&OBJECTS) {
        let mut chain = Chain::new(bytes);
        while chain.take() {}
        FULL.wait();
        // Handlers free a parcel now and then, and whoever frees, or looks for memory everywhere, has slots in hand
        // meanwhile that nobody else finds. So once more, in turns and without handlers.
        let interrupts = Control::disable();
        FULL.wait();
        for turn in 0..cpus::count() {
            if turn == cpu {
                let before = chain.objects;
                while chain.take() {}
                let late = chain.objects - before;
                // The first one has what was in somebody's hands.
                assert!(
                    turn == 0 || late == 0,
                    "memory came from nowhere, for {late} objects"
                );
            }
            FULL.wait();
        }
        // SAFETY: the result of the call above, which nothing else came after.
        unsafe { Control::restore(interrupts) };
        objects.fetch_add(chain.give_back(), Ordering::Relaxed);
        FULL.wait();
    }
}

/// Prints how much there was, and panics if that is not nearly all of the frames, or more than there is.
pub(super) fn check() {
    let [small, large] = [0, 1].map(|at| OBJECTS[at].load(Ordering::Relaxed));
    println!("until nothing was left: {small} objects of {SMALL} bytes, {large} of {LARGE}");
    let frames = [
        (small * SMALL as u64, arch::BASE_FRAMES * arch::BASE_PAGE),
        (large * LARGE as u64, arch::BLOCK_FRAMES * arch::LARGE_PAGE),
    ];
    for (taken, all) in frames {
        assert!(
            taken >= all as u64 / 2,
            "only {taken} bytes of {all} could be had"
        );
        assert!(
            taken <= all as u64,
            "{taken} bytes of {all} were handed out at once"
        );
    }
}
