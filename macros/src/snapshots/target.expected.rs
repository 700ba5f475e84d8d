// zone Irq { base_page: 1 MiB, classes: [24, 130048], lock: irq_safe(spin, Control), pager: os }

/// What [`Irq`] is built from.
#[doc(hidden)]
#[derive(slabmalloc::__private::core::fmt::Debug)]
enum IrqConfig {}
impl IrqConfig {
    const PAGES: slabmalloc::__private::geometry::Request<'static> = slabmalloc::__private::geometry::Request {
        base_page: 1048576,
        ..slabmalloc::__private::defaults::<slabmalloc::__private::DefaultWord>()
    };
    const REQUEST: slabmalloc::__private::geometry::Request<'static> = slabmalloc::__private::geometry::Request {
        classes: &[24, 130048],
        split: slabmalloc::__private::geometry::Split::ByObjects,
        ..IrqConfig::PAGES
    };
    const PLAN: slabmalloc::__private::geometry::Plan = IrqConfig::REQUEST
        .plan_or_stand_in();
}
#[automatically_derived]
impl slabmalloc::__private::ZoneConfig for IrqConfig {
    const NAME: &'static slabmalloc::__private::core::primitive::str = "Irq";
    type BasePage<'a> = slabmalloc::__private::Page<
        'a,
        1048576,
        slabmalloc::__private::Length<{ IrqConfig::PLAN.base.words }>,
        slabmalloc::__private::DefaultWord,
    >;
    type LargePage<'a> = <slabmalloc::__private::Needs<
        { IrqConfig::PLAN.large.is_some() },
    > as slabmalloc::__private::LargePageChoice<
        'a,
        { IrqConfig::PLAN.largest().page_bytes },
        slabmalloc::__private::Length<{ IrqConfig::PLAN.largest().words }>,
        slabmalloc::__private::DefaultWord,
    >>::Page;
    type BaseClasses = slabmalloc::__private::Length<{ IrqConfig::PLAN.base_classes }>;
    type LargeClasses = slabmalloc::__private::Length<{ IrqConfig::PLAN.large_classes }>;
    const CLASSES: &'static [slabmalloc::__private::core::primitive::usize] = IrqConfig::REQUEST
        .classes_or_stand_in();
    const OVERSIZE: slabmalloc::__private::Oversize = slabmalloc::__private::Oversize::Pager;
    type Stats = slabmalloc::__private::NoStats;
    type OnMisuse = slabmalloc::__private::Abort;
    type Harden = slabmalloc::__private::harden::Checked;
}
/// A zone whose pages the program supplies by hand, through `refill` and `refill_large`; [`SafeIrq`] gets its own and can be shared.
///
/// Base pages: 1 MiB; large pages: 2 MiB, where a class needs them.
///
/// | class (bytes) | page | objects per page | unused |
/// |--:|:--|--:|--:|
/// | 24 | base | 43460 | 0.5 % |
/// | 130048 | base | 8 | 0.7 % |
///
/// Unused is what no object can cover, the page's header included; figures for 64-bit targets.
///
/// ```text
/// let mut zone = Irq::new();
/// zone.refill(layout, page)?;
/// let object = zone.allocate(layout)?;
/// ```
#[allow(dead_code, reason = "a zone defines more names than each of its users needs")]
type Irq<'a> = slabmalloc::__private::Zone<'a, IrqConfig>;
/// The allocator of zone [`Irq`]: gets and returns pages by itself, and can be a `#[global_allocator]`.
///
/// Locking: with interrupts off, else spinning. Pages come from the operating system.
///
/// | class (bytes) | page | objects per page | unused |
/// |--:|:--|--:|--:|
/// | 24 | base | 43460 | 0.5 % |
/// | 130048 | base | 8 | 0.7 % |
///
/// Unused is what no object can cover, the page's header included; figures for 64-bit targets.
///
/// ```text
/// #[global_allocator]
/// static HEAP: SafeIrq = SafeIrq::new();
/// ```
#[allow(dead_code, reason = "a zone defines more names than each of its users needs")]
type SafeIrq = slabmalloc::__private::SafeZone<
    IrqConfig,
    slabmalloc::__private::IrqSafe<Control, slabmalloc::__private::Spin>,
    slabmalloc::__private::OsPager<
        slabmalloc::__private::IrqSafe<Control, slabmalloc::__private::Spin>,
    >,
>;
/// A base page of zone [`Irq`], aligned to its size.
#[allow(dead_code, reason = "a zone defines more names than each of its users needs")]
type IrqPage<'a> = slabmalloc::__private::Page<
    'a,
    1048576,
    slabmalloc::__private::Length<{ IrqConfig::PLAN.base.words }>,
    slabmalloc::__private::DefaultWord,
>;
/// A large page of zone [`Irq`], aligned to its size.
#[allow(dead_code, reason = "a zone defines more names than each of its users needs")]
type IrqLargePage<'a> = <slabmalloc::__private::Needs<
    { IrqConfig::PLAN.large.is_some() },
> as slabmalloc::__private::LargePageChoice<
    'a,
    { IrqConfig::PLAN.largest().page_bytes },
    slabmalloc::__private::Length<{ IrqConfig::PLAN.largest().words }>,
    slabmalloc::__private::DefaultWord,
>>::Page;
const _: () = {
    const _: () = {
        use slabmalloc::__private::core::panic as __slabmalloc_refuse;
        if let slabmalloc::__private::core::option::Option::Some(
            __slabmalloc_complaint,
        ) = IrqConfig::REQUEST
            .complaint("Irq", &[slabmalloc::__private::geometry::Key::Classes])
        {
            __slabmalloc_refuse!("{}", __slabmalloc_complaint.as_str())
        }
    };
    const _: () = {
        use slabmalloc::__private::core::panic as __slabmalloc_refuse;
        if let slabmalloc::__private::core::option::Option::Some(
            __slabmalloc_complaint,
        ) = IrqConfig::REQUEST
            .complaint("Irq", &[slabmalloc::__private::geometry::Key::BasePage])
        {
            __slabmalloc_refuse!("{}", __slabmalloc_complaint.as_str())
        }
    };
    const _: () = {
        type __SlabmallocStrategy = slabmalloc::__private::core::iter::Empty<Control>;
        use slabmalloc::__private::InterruptControl as __SlabmallocBound;
        let _ = <<__SlabmallocStrategy as slabmalloc::__private::core::iter::Iterator>::Item as __SlabmallocBound>::disable;
    };
    const _: () = {
        use slabmalloc::__private::core::panic as __slabmalloc_refuse;
        if !slabmalloc::__private::HAS_OS_PAGER {
            __slabmalloc_refuse!(
                "the pager `os` exists on Unix and Windows: leave `pager` out for the target's own"
            )
        }
    };
    const _: fn(&slabmalloc::__private::ZoneFields) = |__slabmalloc_fields| {
        let _ = &__slabmalloc_fields.base_page;
        let _ = &__slabmalloc_fields.classes;
        let _ = &__slabmalloc_fields.lock;
        let _ = &__slabmalloc_fields.pager;
    };
};
