//! What exists for the expansion of `declare_zone!` alone.

use core::alloc::Layout;
use core::marker::PhantomData;
use core::ptr::NonNull;

use generic_array::ArrayLength;
use slabmalloc_geometry::{Request, Target};

use crate::page::{AllocablePage, BitmapWord, NoPage, Page, PageSize, SupportedPageSize};
use crate::pager::{Block, ConstPager, Pager};

/// What a zone asks for whose author said nothing, with bitmaps of `W`.
pub const fn defaults<W>() -> Request<'static> {
    Request::new(Target {
        pointer_bytes: size_of::<usize>(),
        word_bytes: size_of::<W>(),
    })
}

/// Whether a zone has large pages, where only constants say so.
#[derive(Debug)]
pub enum Needs<const LARGE: bool> {}

/// The large page that follows from [`Needs`]: [`Page`] or [`NoPage`].
pub trait LargePageChoice<'a, const SIZE: usize, W: ArrayLength, B: BitmapWord> {
    /// The type of the large page.
    type Page: AllocablePage;
}

impl<'a, const SIZE: usize, W: ArrayLength, B: BitmapWord> LargePageChoice<'a, SIZE, W, B> for Needs<true>
where
    PageSize<SIZE>: SupportedPageSize,
{
    type Page = Page<'a, SIZE, W, B>;
}

impl<const SIZE: usize, W: ArrayLength, B: BitmapWord> LargePageChoice<'_, SIZE, W, B> for Needs<false> {
    type Page = NoPage;
}

/// The keys of a zone. Editors show these texts where a key is written.
#[derive(Debug)]
pub struct ZoneFields {
    /// Bytes of a base page: a power of two from 256 bytes to 512 MiB, such as `16 KiB`. Default: 4 KiB.
    pub base_page: (),
    /// Bytes of a large page, or `none`. Default: 2 MiB if a class needs it.
    pub large_page: (),
    /// The size classes: `[16, 32]`, `pow2(8..=4 KiB)`, `geometric(16..=1 MiB, steps = 4)`, joined by
    /// `+`. Default: `pow2(8..=128 KiB)`, as far as the pages hold them.
    pub classes: (),
    /// The size classes that live in base pages, instead of `classes`.
    pub base_classes: (),
    /// The size classes that live in large pages, beside `base_classes`.
    pub large_classes: (),
    /// The fewest objects of its class that a page may hold. Default: 8.
    pub min_objects: (),
    /// The integer that bitmaps are made of: `u64`, `u32` or `usize`. Default: 64 bits where the target
    /// has atomics of that size, else `usize`.
    pub word: (),
    /// `none`, `spin`, `ticket`, `os`, `irq_safe(..)` or a type that implements `RawLock`. Default: `spin`.
    pub lock: (),
    /// Where pages come from: `os`, `none`, `wasm`, `arena(..)`, `unsafe fn(acquire, release)` or a type
    /// that implements `Pager`. Default: the source of the target.
    pub pager: (),
    /// Which memory of the pager `os` the system backs with huge pages: `never`, `after_growth` or `always`.
    /// Default: `after_growth`, which is once small objects take 32 MiB.
    pub huge_pages: (),
    /// What serves requests above the largest class: `pager` or `null`. Default: `pager`.
    pub oversize: (),
    /// Whether events are counted: `true` or `false`. Default: `false`.
    pub stats: (),
    /// What happens on misuse: `abort`, `leak` or a type that implements `MisuseHandler`. Default:
    /// `abort`.
    pub on_misuse: (),
    /// Caches in front of the zone: `none`; `thread`, or `thread(..)` with the bytes of a batch of free
    /// slots; `per_cpu(..)` with a type that implements `Cpus`, and if need be `interrupts_off(..)` with one
    /// that implements `InterruptControl`, and the bytes of a batch. Default: `none`.
    pub cache: (),
    /// What is done against misuse: `checked`, `hardened`, `debug`, `debug(..)` with a type that implements
    /// `CallSites`, or `unsafe unchecked`. Default: `checked`.
    pub harden: (),
}

/// Whether this build of the library has the lock `os`.
pub const HAS_OS_LOCK: bool = cfg!(feature = "std");
/// Whether this build of the library can keep free slots for each thread.
pub const HAS_THREAD_CACHE: bool = cfg!(feature = "std");
/// Whether the target can exchange a value in one step.
pub const HAS_ATOMIC_EXCHANGE: bool = cfg!(target_has_atomic = "8");
/// Whether this build of the library knows how to turn interrupts off.
pub const HAS_CRITICAL_SECTION: bool = cfg!(feature = "critical-section");
/// Whether the target has the pager `os`.
pub const HAS_OS_PAGER: bool = cfg!(any(unix, windows));
/// Whether the target has the pager `wasm`.
pub const HAS_WASM_PAGER: bool = cfg!(all(target_arch = "wasm32", not(unix)));

// What is missing has a stand-in, so that the error that says so is the only one.
#[cfg(not(feature = "std"))]
pub use crate::lock::Spin as Os;
#[cfg(not(any(unix, windows)))]
pub type OsPager<L, H = ()> = MissingPager<(L, H)>;
#[cfg(not(all(target_arch = "wasm32", not(unix))))]
pub type WasmPager<L> = MissingPager<L>;

/// The pager of the target, with the zone's lock.
pub type DefaultPager<L> = crate::pager::TargetPager<L>;
/// The pager `os`, with the zone's lock.
#[cfg(any(unix, windows))]
pub type OsPager<L, H = crate::pager::huge::AfterGrowth> = crate::pager::OsPagerWith<L, H>;
/// The pager `wasm`, with the zone's lock.
#[cfg(all(target_arch = "wasm32", not(unix)))]
pub use crate::pager::WasmMemory as WasmPager;

/// Stands in for a pager that the target does not have.
#[derive(Debug)]
pub struct MissingPager<L>(PhantomData<fn() -> L>);

// SAFETY: no block is ever handed out.
unsafe impl<L> Pager for MissingPager<L> {
    fn acquire(&self, _layout: Layout) -> Option<Block> {
        None
    }

    unsafe fn release(&self, _block: NonNull<u8>, _layout: Layout) {}

    fn granularity(&self) -> usize {
        1
    }
}

impl<L> ConstPager for MissingPager<L> {
    const INIT: Self = Self(PhantomData);
}

/// Stands in for the interrupt control of the `critical-section` crate.
#[cfg(not(feature = "critical-section"))]
#[derive(Debug)]
pub enum CriticalSection {}

// SAFETY: nothing runs with it: every zone that names it asserts `HAS_CRITICAL_SECTION`.
#[cfg(not(feature = "critical-section"))]
unsafe impl crate::lock::InterruptControl for CriticalSection {
    type State = ();

    fn disable() {}

    unsafe fn restore((): ()) {}
}

// SAFETY: as above.
#[cfg(not(feature = "critical-section"))]
unsafe impl crate::lock::Exclusive for CriticalSection {}
