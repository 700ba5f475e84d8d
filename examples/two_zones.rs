//! Two zones in one program: small, hot objects in one, buffers for input and output in the other.
//!
//! ```text
//! cargo run --example two_zones
//! ```
//!
//! Zones share nothing, so neither fragments the other's pages, each has the classes that fit its
//! objects exactly, and each says how much of its kind is alive. Everything else in the program stays
//! on the system's allocator. A small owning pointer, [`In`], gives blocks back to their zone.

use core::alloc::Layout;
use core::ops::{Deref, DerefMut};
use core::ptr::NonNull;
use std::io::Read;
use std::process::ExitCode;

use slabmalloc::AllocationError;

slabmalloc::declare_zone! {
    /// Entries of a table: many, small, short-lived.
    zone Hot {
        large_page: none,
        classes:    [16, 32, 48, 64],
        oversize:   null,
    }

    /// Buffers of a few exact sizes, in pages of 256 KiB.
    zone Bulk {
        base_page:  256 KiB,
        large_page: none,
        classes:    [4 KiB, 16 KiB],
        oversize:   null,
    }
}

static HOT: SafeHot = SafeHot::new();
static BULK: SafeBulk = SafeBulk::new();

/// The two zones, for code that serves both.
trait Place {
    fn allocate(layout: Layout) -> Result<NonNull<u8>, AllocationError>;

    /// # Safety
    ///
    /// `block` came from `allocate` with this layout and is not used any more.
    unsafe fn deallocate(block: NonNull<u8>, layout: Layout);
}

macro_rules! place {
    ($Name:ident, $zone:expr) => {
        enum $Name {}

        impl Place for $Name {
            fn allocate(layout: Layout) -> Result<NonNull<u8>, AllocationError> {
                $zone.allocate(layout)
            }

            unsafe fn deallocate(block: NonNull<u8>, layout: Layout) {
                // SAFETY: the caller's promise.
                unsafe { $zone.deallocate(block, layout) }
            }
        }
    };
}
place!(InHot, HOT);
place!(InBulk, BULK);

/// A value in a zone; dropping it frees its block.
struct In<P: Place, T> {
    // INVARIANT: a block of `P`'s with the layout of `T` that holds a value and is this pointer's alone.
    value: NonNull<T>,
    place: core::marker::PhantomData<P>,
}

impl<P: Place, T> In<P, T> {
    fn new(value: T) -> Result<Self, AllocationError> {
        let block = P::allocate(Layout::new::<T>())?.cast::<T>();
        // SAFETY: the block is new, and as large and aligned as the value.
        unsafe { block.write(value) };
        Ok(Self {
            value: block,
            place: core::marker::PhantomData,
        })
    }
}

impl<P: Place, T> Deref for In<P, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the invariant.
        unsafe { self.value.as_ref() }
    }
}

impl<P: Place, T> DerefMut for In<P, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the invariant.
        unsafe { self.value.as_mut() }
    }
}

impl<P: Place, T> Drop for In<P, T> {
    fn drop(&mut self) {
        // SAFETY: the invariant; the value is not used after this.
        unsafe { self.value.drop_in_place() };
        // SAFETY: the invariant.
        unsafe { P::deallocate(self.value.cast(), Layout::new::<T>()) };
    }
}

/// How often a byte occurs: 48 bytes with its neighbours.
struct Entry {
    counts: [u32; 12],
}

fn main() -> Result<ExitCode, AllocationError> {
    // Reads a source of 2 MiB through 16 KiB buffers, all of which stay, and counts bytes in entries.
    let mut source = std::io::repeat(b'a').take(2 << 20);
    let mut buffers = Vec::new();
    let mut entries = Vec::new();
    loop {
        let mut buffer: In<InBulk, [u8; 16 << 10]> = In::new([0; 16 << 10])?;
        let Ok(length @ 1..) = source.read(&mut buffer[..]) else {
            break;
        };
        for block in buffer[..length].chunks(64) {
            let mut entry: In<InHot, Entry> = In::new(Entry { counts: [0; 12] })?;
            for byte in block {
                entry.counts[usize::from(*byte) % 12] += 1;
            }
            entries.push(entry);
        }
        buffers.push(buffer);
    }
    let sum: u32 = entries.iter().flat_map(|entry| entry.counts).sum();

    let (hot, bulk) = (HOT.snapshot(), BULK.snapshot());
    println!("{hot}\n{bulk}");
    let counted = (hot.live_objects(), bulk.live_objects()) == (entries.len(), buffers.len());
    println!("each zone knows its own: {counted}; bytes counted: {sum}");

    drop((entries, buffers));
    HOT.trim();
    BULK.trim();
    let empty = [HOT.snapshot().pager, BULK.snapshot().pager]
        .iter()
        .all(|pager| pager.bytes_held == 0);
    println!("all pages are back: {empty}");
    let right = counted && sum == 2 << 20 && empty;
    Ok(if right {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
