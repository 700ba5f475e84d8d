//! Zones that feed themselves, of every kind.

use core::alloc::Layout;
use core::ptr::NonNull;

use slabmalloc::lock::{IrqSafe, Spin};
use slabmalloc::pager::{FramePager, Regions};

use crate::machine::{Frames, Harts, Interrupts};

type KernelFrames = FramePager<Frames, Spin, 4096>;
type KernelRegions = Regions<IrqSafe<Interrupts, Spin>>;

slabmalloc::declare_zone! {
    /// The default sizes behind spin locks, fed from regions.
    pub zone Plain {
        pager:     Regions<Spin>,
        on_misuse: leak,
    }

    /// Fair locks, fine classes and counters, fed from a kernel's frames.
    pub zone Framed {
        base_page:  4 KiB,
        large_page: 2 MiB,
        classes:    geometric(16..=128 KiB, steps = 4),
        lock:       ticket,
        pager:      KernelFrames,
        on_misuse:  leak,
        stats:      true,
    }

    /// A cache for each CPU, behind a flag.
    pub zone PerCpu {
        classes:   geometric(16..=8 KiB, steps = 4),
        lock:      irq_safe(spin, Interrupts),
        pager:     KernelRegions,
        on_misuse: leak,
        cache:     per_cpu(Harts),
    }

    /// A cache for each CPU, with interrupts off.
    pub zone PerCpuOff {
        base_page:  16 KiB,
        large_page: 32 MiB,
        classes:    geometric(16..=8 KiB, steps = 4),
        lock:       irq_safe(ticket, Interrupts),
        pager:      KernelRegions,
        on_misuse:  leak,
        cache:      per_cpu(Harts, interrupts_off(Interrupts)),
        stats:      true,
    }

    /// Sizes that are no powers of two, out of a static array.
    pub zone Tiny {
        base_page:  1 KiB,
        large_page: none,
        classes:    [8, 16, 24, 40, 104],
        word:       u32,
        pager:      arena(32 KiB),
        oversize:   null,
        on_misuse:  leak,
    }

    /// Fed by two functions.
    pub zone Functions {
        base_page:  64 KiB,
        pager:      unsafe fn(acquire, release),
        on_misuse:  leak,
    }
}

#[cfg(unix)]
slabmalloc::declare_zone! {
    /// Fed by the operating system.
    pub zone System {
        pager:     os,
        on_misuse: leak,
    }
}

unsafe extern "C" {
    safe fn machine_block(bytes: usize, align: usize) -> *mut u8;
    fn machine_block_back(start: *mut u8, bytes: usize);
}

fn acquire(layout: Layout) -> *mut u8 {
    machine_block(layout.size(), layout.align())
}

/// # Safety
///
/// `acquire` returned it for this layout.
unsafe fn release(start: *mut u8, layout: Layout) {
    // SAFETY: the caller's promise.
    unsafe { machine_block_back(start, layout.size()) }
}

crate::exported!(PLAIN, "zone_spin_regions": SafePlain);
crate::exported!(FRAMED, "zone_ticket_frames_counters": SafeFramed);
crate::exported!(PER_CPU, "zone_per_cpu": SafePerCpu);
crate::exported!(PER_CPU_OFF, "zone_per_cpu_interrupts_off": SafePerCpuOff);
crate::exported!(TINY, "zone_arena": SafeTiny);
crate::exported!(FUNCTIONS, "zone_functions": SafeFunctions);
#[cfg(unix)]
crate::exported!(SYSTEM, "zone_system": SafeSystem);
