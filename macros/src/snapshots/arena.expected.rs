// zone Tiny { base_page: 1 KiB, base_classes: pow2(8..=64), word: u32, lock: none, pager: arena(bsp::BYTES) }

/// What [`Tiny`] is built from.
#[doc(hidden)]
#[derive(slabmalloc::__private::core::fmt::Debug)]
enum TinyConfig {}
impl TinyConfig {
    const PAGES: slabmalloc::__private::geometry::Request<'static> = slabmalloc::__private::geometry::Request {
        base_page: 1024,
        large_page: slabmalloc::__private::geometry::LargePage::Never,
        memory: bsp::BYTES,
        ..slabmalloc::__private::defaults::<
            slabmalloc::__private::core::primitive::u32,
        >()
    };
    const REQUEST: slabmalloc::__private::geometry::Request<'static> = slabmalloc::__private::geometry::Request {
        classes: &[8, 16, 32, 64],
        split: slabmalloc::__private::geometry::Split::After(4),
        ..TinyConfig::PAGES
    };
    const PLAN: slabmalloc::__private::geometry::Plan = TinyConfig::REQUEST
        .plan_or_stand_in();
}
#[automatically_derived]
impl slabmalloc::__private::ZoneConfig for TinyConfig {
    const NAME: &'static slabmalloc::__private::core::primitive::str = "Tiny";
    type BasePage<'a> = slabmalloc::__private::Page<
        'a,
        1024,
        slabmalloc::__private::Length<{ TinyConfig::PLAN.base.words }>,
        slabmalloc::__private::core::primitive::u32,
    >;
    type LargePage<'a> = slabmalloc::__private::NoPage;
    type BaseClasses = slabmalloc::__private::Length<{ TinyConfig::PLAN.base_classes }>;
    type LargeClasses = slabmalloc::__private::Length<
        { TinyConfig::PLAN.large_classes },
    >;
    const CLASSES: &'static [slabmalloc::__private::core::primitive::usize] = TinyConfig::REQUEST
        .classes_or_stand_in();
    const OVERSIZE: slabmalloc::__private::Oversize = slabmalloc::__private::Oversize::Pager;
    type Stats = slabmalloc::__private::NoStats;
    type OnMisuse = slabmalloc::__private::Abort;
    type Harden = slabmalloc::__private::harden::Checked;
}
/// A zone whose pages the program supplies by hand, through `refill` and `refill_large`; [`SafeTiny`] gets its own and can be shared.
///
/// Base pages: 1 KiB; large pages: none.
///
/// | class (bytes) | page | objects per page | unused |
/// |--:|:--|--:|--:|
/// | 8 | base | 119 | 7.0 % |
/// | 16 | base | 59 | 7.8 % |
/// | 32 | base | 29 | 9.3 % |
/// | 64 | base | 14 | 12.5 % |
///
/// Unused is what no object can cover, the page's header included; figures for 64-bit targets.
///
/// ```text
/// let mut zone = Tiny::new();
/// zone.refill(layout, page)?;
/// let object = zone.allocate(layout)?;
/// ```
#[allow(dead_code, reason = "a zone defines more names than each of its users needs")]
type Tiny<'a> = slabmalloc::__private::Zone<'a, TinyConfig>;
/// The allocator of zone [`Tiny`]: gets and returns pages by itself, and can be a `#[global_allocator]`.
///
/// Locking: none, one thread. Pages come from a static arena of `bsp::BYTES`.
///
/// | class (bytes) | page | objects per page | unused |
/// |--:|:--|--:|--:|
/// | 8 | base | 119 | 7.0 % |
/// | 16 | base | 59 | 7.8 % |
/// | 32 | base | 29 | 9.3 % |
/// | 64 | base | 14 | 12.5 % |
///
/// Unused is what no object can cover, the page's header included; figures for 64-bit targets.
///
/// ```text
/// let heap = SafeTiny::new();
/// let object = heap.allocate(layout)?;
/// ```
#[allow(dead_code, reason = "a zone defines more names than each of its users needs")]
type SafeTiny = slabmalloc::__private::SafeZone<
    TinyConfig,
    slabmalloc::__private::NoLock,
    slabmalloc::__private::StaticArena<TinyConfig>,
>;
/// A base page of zone [`Tiny`], aligned to its size.
#[allow(dead_code, reason = "a zone defines more names than each of its users needs")]
type TinyPage<'a> = slabmalloc::__private::Page<
    'a,
    1024,
    slabmalloc::__private::Length<{ TinyConfig::PLAN.base.words }>,
    slabmalloc::__private::core::primitive::u32,
>;
#[automatically_derived]
unsafe impl slabmalloc::__private::ArenaSource for TinyConfig {
    type Arena = slabmalloc::__private::Arena<
        slabmalloc::__private::Spin,
        { bsp::BYTES },
    >;
    fn arena() -> &'static Self::Arena {
        static __SLABMALLOC_ARENA: <TinyConfig as slabmalloc::__private::ArenaSource>::Arena = slabmalloc::__private::Arena::new();
        &__SLABMALLOC_ARENA
    }
}
const _: () = {
    const _: () = {
        use slabmalloc::__private::core::panic as __slabmalloc_refuse;
        if let slabmalloc::__private::core::option::Option::Some(
            __slabmalloc_complaint,
        ) = TinyConfig::REQUEST
            .complaint("Tiny", &[slabmalloc::__private::geometry::Key::Classes])
        {
            __slabmalloc_refuse!("{}", __slabmalloc_complaint.as_str())
        }
    };
    const _: () = {
        use slabmalloc::__private::core::panic as __slabmalloc_refuse;
        if let slabmalloc::__private::core::option::Option::Some(
            __slabmalloc_complaint,
        ) = TinyConfig::REQUEST
            .complaint("Tiny", &[slabmalloc::__private::geometry::Key::BasePage])
        {
            __slabmalloc_refuse!("{}", __slabmalloc_complaint.as_str())
        }
    };
    const _: () = {
        use slabmalloc::__private::core::panic as __slabmalloc_refuse;
        if let slabmalloc::__private::core::option::Option::Some(
            __slabmalloc_complaint,
        ) = TinyConfig::REQUEST
            .complaint("Tiny", &[slabmalloc::__private::geometry::Key::Arena])
        {
            __slabmalloc_refuse!("{}", __slabmalloc_complaint.as_str())
        }
    };
    const _: fn(&slabmalloc::__private::ZoneFields) = |__slabmalloc_fields| {
        let _ = &__slabmalloc_fields.base_page;
        let _ = &__slabmalloc_fields.base_classes;
        let _ = &__slabmalloc_fields.word;
        let _ = &__slabmalloc_fields.lock;
        let _ = &__slabmalloc_fields.pager;
    };
};
