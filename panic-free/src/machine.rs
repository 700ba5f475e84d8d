//! What a kernel tells a zone of its machine.

use core::alloc::Layout;

use slabmalloc::cache::Cpus;
use slabmalloc::lock::InterruptControl;
use slabmalloc::pager::FrameSource;

unsafe extern "C" {
    safe fn machine_cpu() -> usize;
    safe fn machine_interrupts_off() -> usize;
    fn machine_interrupts_restore(before: usize);
    safe fn machine_frame(bytes: usize, align: usize) -> usize;
    fn machine_frame_back(address: usize, bytes: usize);
}

/// The CPUs.
pub struct Harts;

// SAFETY: the machine knows which CPU this is.
unsafe impl Cpus for Harts {
    const COUNT: usize = 8;

    fn current() -> usize {
        machine_cpu()
    }
}

/// The interrupts.
pub struct Interrupts;

// SAFETY: the machine turns them off on this CPU, and says what was in force before.
unsafe impl InterruptControl for Interrupts {
    type State = usize;

    fn disable() -> usize {
        machine_interrupts_off()
    }

    unsafe fn restore(before: usize) {
        // SAFETY: the caller's promise.
        unsafe { machine_interrupts_restore(before) }
    }
}

/// The physical frames.
pub struct Frames;

// SAFETY: the machine hands out frames that are nobody else's.
unsafe impl FrameSource for Frames {
    fn take(&mut self, layout: Layout) -> Option<usize> {
        match machine_frame(layout.size(), layout.align()) {
            0 => None,
            address => Some(address),
        }
    }

    unsafe fn put(&mut self, address: usize, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { machine_frame_back(address, layout.size()) }
    }
}
