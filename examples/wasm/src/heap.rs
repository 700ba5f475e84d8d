//! The heap: all that a module has to write.

use slabmalloc::error::{Misuse, MisuseHandler};

#[cfg(not(feature = "std"))]
slabmalloc::declare_zone! {
    /// For the smallest module: no cache, and bitmaps of 32 bits, which take less code.
    pub(crate) zone Module {
        base_page:  64 KiB,
        large_page: none,
        classes:    pow2(16..=2 KiB),
        word:       u32,
        pager:      wasm,
        on_misuse:  Trap,
    }
}

#[cfg(feature = "std")]
slabmalloc::declare_zone! {
    /// For the fastest module: free slots in front of the zone. A module without threads has one such cache.
    pub(crate) zone Module {
        base_page:  64 KiB,
        large_page: none,
        classes:    pow2(16..=2 KiB),
        pager:      wasm,
        on_misuse:  Trap,
        cache:      thread(4 KiB),
    }
}

/// Ends the module. The default handler names the misuse, which takes the code that formats text.
pub(crate) enum Trap {}

impl MisuseHandler for Trap {
    fn on_misuse(_: &Misuse) {
        core::arch::wasm32::unreachable()
    }
}

#[global_allocator]
pub(crate) static HEAP: SafeModule = SafeModule::new();
