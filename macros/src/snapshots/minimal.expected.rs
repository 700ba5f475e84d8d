// pub zone Heap;

/// What [`Heap`] is built from.
#[doc(hidden)]
#[derive(slabmalloc::__private::core::fmt::Debug)]
pub enum HeapConfig {}
impl HeapConfig {
    const PAGES: slabmalloc::__private::geometry::Request<'static> = slabmalloc::__private::geometry::Request {
        ..slabmalloc::__private::defaults::<slabmalloc::__private::DefaultWord>()
    };
    const DEFAULTS: &'static slabmalloc::__private::geometry::ClassList = &HeapConfig::PAGES
        .default_classes();
    const REQUEST: slabmalloc::__private::geometry::Request<'static> = slabmalloc::__private::geometry::Request {
        classes: HeapConfig::DEFAULTS.as_slice(),
        split: slabmalloc::__private::geometry::Split::ByObjects,
        ..HeapConfig::PAGES
    };
    const PLAN: slabmalloc::__private::geometry::Plan = HeapConfig::REQUEST
        .plan_or_stand_in();
}
#[automatically_derived]
impl slabmalloc::__private::ZoneConfig for HeapConfig {
    const NAME: &'static slabmalloc::__private::core::primitive::str = "Heap";
    type BasePage<'a> = slabmalloc::__private::Page<
        'a,
        4096,
        slabmalloc::__private::Length<{ HeapConfig::PLAN.base.words }>,
        slabmalloc::__private::DefaultWord,
    >;
    type LargePage<'a> = slabmalloc::__private::Page<
        'a,
        2097152,
        slabmalloc::__private::Length<{ HeapConfig::PLAN.largest().words }>,
        slabmalloc::__private::DefaultWord,
    >;
    type BaseClasses = slabmalloc::__private::Length<{ HeapConfig::PLAN.base_classes }>;
    type LargeClasses = slabmalloc::__private::Length<
        { HeapConfig::PLAN.large_classes },
    >;
    const CLASSES: &'static [slabmalloc::__private::core::primitive::usize] = HeapConfig::REQUEST
        .classes_or_stand_in();
    const OVERSIZE: slabmalloc::__private::Oversize = slabmalloc::__private::Oversize::Pager;
    type Stats = slabmalloc::__private::NoStats;
    type OnMisuse = slabmalloc::__private::Abort;
    type Harden = slabmalloc::__private::harden::Checked;
}
/// A zone whose pages the program supplies by hand, through `refill` and `refill_large`; [`SafeHeap`] gets its own and can be shared.
///
/// Base pages: 4 KiB; large pages: 2 MiB.
///
/// | class (bytes) | page | objects per page | unused |
/// |--:|:--|--:|--:|
/// | 8 | base | 496 | 3.1 % |
/// | 16 | base | 248 | 3.1 % |
/// | 32 | base | 124 | 3.1 % |
/// | 64 | base | 62 | 3.1 % |
/// | 128 | base | 31 | 3.1 % |
/// | 256 | base | 15 | 6.2 % |
/// | 512 | large | 4094 | 0.0 % |
/// | 1024 | large | 2047 | 0.0 % |
/// | 2048 | large | 1023 | 0.0 % |
/// | 4096 | large | 511 | 0.1 % |
/// | 8192 | large | 255 | 0.3 % |
/// | 16384 | large | 127 | 0.7 % |
/// | 32768 | large | 63 | 1.5 % |
/// | 65536 | large | 31 | 3.1 % |
/// | 131072 | large | 15 | 6.2 % |
///
/// Unused is what no object can cover, the page's header included; figures for 64-bit targets.
///
/// ```text
/// let mut zone = Heap::new();
/// zone.refill(layout, page)?;
/// let object = zone.allocate(layout)?;
/// ```
#[allow(dead_code, reason = "a zone defines more names than each of its users needs")]
pub type Heap<'a> = slabmalloc::__private::Zone<'a, HeapConfig>;
/// The allocator of zone [`Heap`]: gets and returns pages by itself, and can be a `#[global_allocator]`.
///
/// Locking: spinning. Pages come from the default source of the target.
///
/// | class (bytes) | page | objects per page | unused |
/// |--:|:--|--:|--:|
/// | 8 | base | 496 | 3.1 % |
/// | 16 | base | 248 | 3.1 % |
/// | 32 | base | 124 | 3.1 % |
/// | 64 | base | 62 | 3.1 % |
/// | 128 | base | 31 | 3.1 % |
/// | 256 | base | 15 | 6.2 % |
/// | 512 | large | 4094 | 0.0 % |
/// | 1024 | large | 2047 | 0.0 % |
/// | 2048 | large | 1023 | 0.0 % |
/// | 4096 | large | 511 | 0.1 % |
/// | 8192 | large | 255 | 0.3 % |
/// | 16384 | large | 127 | 0.7 % |
/// | 32768 | large | 63 | 1.5 % |
/// | 65536 | large | 31 | 3.1 % |
/// | 131072 | large | 15 | 6.2 % |
///
/// Unused is what no object can cover, the page's header included; figures for 64-bit targets.
///
/// ```text
/// #[global_allocator]
/// static HEAP: SafeHeap = SafeHeap::new();
/// ```
#[allow(dead_code, reason = "a zone defines more names than each of its users needs")]
pub type SafeHeap = slabmalloc::__private::SafeZone<
    HeapConfig,
    slabmalloc::__private::Spin,
    slabmalloc::__private::DefaultPager<slabmalloc::__private::Spin>,
>;
/// A base page of zone [`Heap`], aligned to its size.
#[allow(dead_code, reason = "a zone defines more names than each of its users needs")]
pub type HeapPage<'a> = slabmalloc::__private::Page<
    'a,
    4096,
    slabmalloc::__private::Length<{ HeapConfig::PLAN.base.words }>,
    slabmalloc::__private::DefaultWord,
>;
/// A large page of zone [`Heap`], aligned to its size.
#[allow(dead_code, reason = "a zone defines more names than each of its users needs")]
pub type HeapLargePage<'a> = slabmalloc::__private::Page<
    'a,
    2097152,
    slabmalloc::__private::Length<{ HeapConfig::PLAN.largest().words }>,
    slabmalloc::__private::DefaultWord,
>;
