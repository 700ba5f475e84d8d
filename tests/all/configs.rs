//! The configurations that the matrix of tests runs over, written by hand.

use core::alloc::Layout;
use core::cell::RefCell;
use core::marker::PhantomData;

use slabmalloc::cache::{Bins, CacheView};
use slabmalloc::error::{Misuse, MisuseHandler};
use slabmalloc::global::counted_classes;
use slabmalloc::harden::{Checked, Debugging, Harden, Hardened, NoCallSites, Unchecked};
use slabmalloc::lock::{IrqSafe, NoLock, RawLock, Spin, Ticket};
use slabmalloc::page::{AllocablePage, NoPage, Page};
use slabmalloc::stats::{Counters, NoStats};
use slabmalloc::typenum::{U, Unsigned};
use slabmalloc::zone::{Oversize, ZoneConfig};

use crate::interrupts::MockInterrupts;

thread_local! {
    static REPORTS: RefCell<Vec<Misuse>> = const { RefCell::new(Vec::new()) };
}

/// Remembers every misuse that is reported on this thread.
#[derive(Debug)]
pub(crate) enum Recorder {}

impl MisuseHandler for Recorder {
    fn on_misuse(misuse: &Misuse) {
        REPORTS.with_borrow_mut(|reports| reports.push(*misuse));
    }
}

/// What was reported on this thread since the last call.
pub(crate) fn take_reports() -> Vec<Misuse> {
    REPORTS.take()
}

/// A configuration with the lock that its shared zone is tested with, and what a thread keeps of it.
pub(crate) trait TestConfig: ZoneConfig {
    type Lock: RawLock;
    type Bins: ThreadBins;
}

/// [`Bins`] of any number.
pub(crate) trait ThreadBins: Default {
    fn view(&self) -> CacheView<'_>;
}

impl<const N: usize, const COUNTS: usize> ThreadBins for Bins<N, COUNTS> {
    fn view(&self) -> CacheView<'_> {
        self.view()
    }
}

/// Configuration `C` with the handler `H`.
pub(crate) struct Telling<C, H>(PhantomData<fn() -> (C, H)>);

impl<C: ZoneConfig, H: MisuseHandler> ZoneConfig for Telling<C, H> {
    const NAME: &'static str = C::NAME;
    type BasePage<'a> = C::BasePage<'a>;
    type LargePage<'a> = C::LargePage<'a>;
    type BaseClasses = C::BaseClasses;
    type LargeClasses = C::LargeClasses;
    const CLASSES: &'static [usize] = C::CLASSES;
    const OVERSIZE: Oversize = C::OVERSIZE;
    type Stats = C::Stats;
    type OnMisuse = H;
    type Harden = C::Harden;
}

impl<C: TestConfig, H: MisuseHandler> TestConfig for Telling<C, H> {
    type Lock = C::Lock;
    type Bins = C::Bins;
}

/// What becomes of a layout, by definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    Class(usize),
    Pages,
    Refused,
}

/// How many classes live in base pages.
pub(crate) const fn base_count<C: ZoneConfig>() -> usize {
    <C::BaseClasses as Unsigned>::USIZE
}

/// Bytes of the largest page.
pub(crate) const fn largest_page<C: ZoneConfig>() -> usize {
    if <C::LargeClasses as Unsigned>::USIZE == 0 {
        <C::BasePage<'static> as AllocablePage>::SIZE
    } else {
        <C::LargePage<'static> as AllocablePage>::SIZE
    }
}

/// Bytes of the largest object that a class serves.
pub(crate) fn largest_class<C: ZoneConfig>() -> usize {
    C::CLASSES.last().expect("a zone has a class") - C::Harden::TRAILER_BYTES
}

/// The definition of the route of a layout: the smallest class whose slots are large and aligned
/// enough; else pages, for alignments up to twice the largest page.
pub(crate) fn expected<C: ZoneConfig>(layout: Layout) -> Expected {
    let serves = |slot: &usize| {
        *slot >= layout.size() + C::Harden::TRAILER_BYTES && slot.is_multiple_of(layout.align())
    };
    match C::CLASSES.iter().position(serves) {
        Some(class) => Expected::Class(class),
        None if C::OVERSIZE == Oversize::Pager && layout.align() <= 2 * largest_page::<C>() => {
            Expected::Pages
        }
        None => Expected::Refused,
    }
}

/// `N` doublings, from `first` on.
const fn pow2<const N: usize>(first: usize) -> [usize; N] {
    let mut classes = [0; N];
    let mut i = 0;
    while i < N {
        classes[i] = first << i;
        i += 1;
    }
    classes
}

/// `N` sizes, four for each doubling, from `first` on, in multiples of 8.
const fn geometric<const N: usize>(first: usize) -> [usize; N] {
    let mut classes = [0; N];
    let mut i = 0;
    while i < N {
        let doubling = first << (i / 4);
        classes[i] = (doubling + doubling / 4 * (i % 4)).next_multiple_of(8);
        i += 1;
    }
    classes
}

const fn join<const N: usize>(base: &[usize], large: &[usize]) -> [usize; N] {
    let mut classes = [0; N];
    let mut i = 0;
    while i < N {
        classes[i] = if i < base.len() {
            base[i]
        } else {
            large[i - base.len()]
        };
        i += 1;
    }
    classes
}

/// Words of `bits` bits for a bitmap of every slot of a page.
const fn words(page: usize, smallest: usize, bits: u32) -> usize {
    let words = (page / smallest).div_ceil(bits as usize);
    // Type-level numbers are consecutive up to here, then there are the powers of two.
    if words <= 1024 {
        words
    } else {
        words.next_power_of_two()
    }
}

/// Writes the `ZoneConfig` that `declare_zone!` would.
/// By how much slots are longer for as many to fit a small page whose header is that of a machine of 32 bits.
const SHORTER_HEADER: usize = if size_of::<usize>() < 8 { 8 } else { 0 };

macro_rules! config {
    (@large none, $large:expr, $word:ty) => { NoPage };
    (@large $page:literal, $large:expr, $word:ty) => {
        Page<'a, $page, U<{ words($page, $large[0], <$word>::BITS) }>, $word>
    };
    (
        $(#[$attribute:meta])*
        $name:ident: $word:ty, $lock:ty,
        base $base_page:literal: $base:expr,
        large $large_page:tt: $large:expr,
        $oversize:ident, $stats:ty
    ) => {
        config! {
            $(#[$attribute])*
            $name: $word, $lock, base $base_page: $base, large $large_page: $large, $oversize, $stats, Checked
        }
    };
    (
        $(#[$attribute:meta])*
        $name:ident: $word:ty, $lock:ty,
        base $base_page:literal: $base:expr,
        large $large_page:tt: $large:expr,
        $oversize:ident, $stats:ty, $harden:ty
    ) => {
        $(#[$attribute])*
        #[derive(Debug)]
        pub(crate) enum $name {}

        const _: () = {
            const BASE: &[usize] = &$base;
            const LARGE: &[usize] = &$large;
            const CLASSES: [usize; BASE.len() + LARGE.len()] = join(BASE, LARGE);

            impl ZoneConfig for $name {
                const NAME: &'static str = stringify!($name);
                type BasePage<'a> = Page<'a, $base_page, U<{ words($base_page, BASE[0], <$word>::BITS) }>, $word>;
                type LargePage<'a> = config!(@large $large_page, LARGE, $word);
                type BaseClasses = U<{ BASE.len() }>;
                type LargeClasses = U<{ LARGE.len() }>;
                const CLASSES: &'static [usize] = &CLASSES;
                const OVERSIZE: Oversize = Oversize::$oversize;
                type Stats = $stats;
                type OnMisuse = Recorder;
                type Harden = $harden;
            }

            impl TestConfig for $name {
                type Lock = $lock;
                type Bins = Bins<{ BASE.len() + LARGE.len() }, { counted_classes::<$name>() }>;
            }
        };
    };
}

config! {
    /// The shape of the default zone.
    DefaultShape: u64, Spin,
    base 4096: pow2::<6>(8), large 2_097_152: pow2::<9>(512), Pager, NoStats
}
config! {
    /// The smallest page that there is.
    Smallest: u32, NoLock, base 256: [8, 16, 24, 40], large none: [], Pager, Counters
}
config! {
    /// Four slots of one class in a page, and three of the other.
    FourSlots: u64, NoLock, base 256: [40 + SHORTER_HEADER, 56 + SHORTER_HEADER], large none: [], Refuse, NoStats
}
config! { Pages1K: u64, NoLock, base 1024: pow2::<6>(8), large none: [], Pager, NoStats }
config! { Pages1K16K: u32, Spin, base 1024: pow2::<4>(8), large 16_384: pow2::<5>(128), Pager, Counters }
config! { Pages2K64K: u64, Ticket, base 2048: geometric::<12>(32), large 65_536: geometric::<12>(256), Pager, NoStats }
config! {
    /// Sizes that are no powers of two, with gaps.
    Explicit4K: u64, Ticket, base 4096: [24, 40, 48, 1000, 1320], large none: [], Pager, Counters
}
config! { Pages4K64K: usize, Spin, base 4096: pow2::<6>(8), large 65_536: pow2::<5>(512), Pager, NoStats }
config! { Refusing4K2M: u64, Spin, base 4096: geometric::<16>(32), large 2_097_152: geometric::<16>(512), Refuse, Counters }
config! { Pages8K1M: usize, Ticket, base 8192: geometric::<20>(32), large 1_048_576: geometric::<20>(1024), Pager, NoStats }
config! {
    Pages16K32M: u64, IrqSafe<MockInterrupts, Spin>,
    base 16_384: pow2::<8>(16), large 33_554_432: pow2::<10>(4096), Pager, Counters
}
config! { Pages16K: u32, IrqSafe<MockInterrupts, Ticket>, base 16_384: geometric::<20>(64), large none: [], Pager, NoStats }
config! { Pages32K256K: u32, Spin, base 32_768: pow2::<9>(8), large 262_144: pow2::<4>(4096), Pager, NoStats }
config! { Pages64K: u32, NoLock, base 65_536: pow2::<10>(8), large none: [], Refuse, Counters }
config! { Pages64K2M: usize, Ticket, base 65_536: geometric::<32>(32), large 2_097_152: pow2::<5>(8192), Pager, Counters }
config! {
    /// Base and large pages with headers of the same size.
    TwinHeaders: u64, Spin, base 1024: pow2::<5>(8), large 65_536: pow2::<4>(512), Pager, NoStats
}
config! {
    /// One class, of a size that leaves a tail in the page.
    OneClass: u64, Spin, base 4096: [56], large none: [], Pager, Counters
}

config! { Hardened1K16K: u32, Spin, base 1024: pow2::<4>(16), large 16_384: pow2::<5>(256), Pager, Counters, Hardened }
config! { Hardened4K2M: u64, Ticket, base 4096: geometric::<16>(32), large 2_097_152: geometric::<16>(512), Pager, NoStats, Hardened }
config! { Hardened64K: usize, Spin, base 65_536: geometric::<32>(32), large none: [], Refuse, Counters, Hardened }
config! { Debugging4K64K: u64, Spin, base 4096: [96, 128, 160, 256], large 65_536: pow2::<5>(512), Pager, Counters, Debugging<NoCallSites> }
config! { Debugging16K: u32, Ticket, base 16_384: geometric::<20>(128), large none: [], Pager, NoStats, Debugging }
config! { Unchecked4K64K: u64, Spin, base 4096: pow2::<6>(8), large 65_536: pow2::<5>(512), Pager, Counters, Unchecked }

#[cfg(feature = "std")]
config! {
    /// Waits in the operating system.
    OsLock4K128K: u64, slabmalloc::lock::Os,
    base 4096: pow2::<6>(8), large 131_072: pow2::<5>(512), Pager, Counters
}

/// Makes a test of `$function` for each of the configurations that are named.
macro_rules! test_configs {
    ($function:ident: $($(#[$attribute:meta])* $name:ident = $config:ident),+) => {
        mod $function {
            $(
                $(#[$attribute])*
                #[test]
                fn $name() {
                    super::$function::<crate::configs::$config>();
                }
            )+
        }
    };
}

pub(crate) use test_configs;

pub(crate) use crate::every_config::test_every_config;
