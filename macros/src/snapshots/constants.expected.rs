// #[cfg(target_os = "none")] zone Board<P> { base_page: bsp::PAGE, classes: [16, 4 * bsp::TCB], pager: P }

#[cfg(target_os = "none")]
/// What [`Board`] is built from.
#[doc(hidden)]
#[derive(slabmalloc::__private::core::fmt::Debug)]
enum BoardConfig {}
#[cfg(target_os = "none")]
impl BoardConfig {
    const PAGES: slabmalloc::__private::geometry::Request<'static> = slabmalloc::__private::geometry::Request {
        base_page: bsp::PAGE,
        ..slabmalloc::__private::defaults::<slabmalloc::__private::DefaultWord>()
    };
    const TERMS: &'static slabmalloc::__private::geometry::ClassTerms = &slabmalloc::__private::geometry::ClassTerms::EMPTY
        .size(16)
        .size(4 * bsp::TCB)
        .end_base();
    const REQUEST: slabmalloc::__private::geometry::Request<'static> = slabmalloc::__private::geometry::Request {
        classes: BoardConfig::TERMS.list().as_slice(),
        split: slabmalloc::__private::geometry::Split::ByObjects,
        ..BoardConfig::PAGES
    };
    const PLAN: slabmalloc::__private::geometry::Plan = BoardConfig::REQUEST
        .plan_or_stand_in();
}
#[cfg(target_os = "none")]
#[automatically_derived]
impl slabmalloc::__private::ZoneConfig for BoardConfig {
    const NAME: &'static slabmalloc::__private::core::primitive::str = "Board";
    type BasePage<'a> = slabmalloc::__private::Page<
        'a,
        { BoardConfig::PLAN.base.page_bytes },
        slabmalloc::__private::Length<{ BoardConfig::PLAN.base.words }>,
        slabmalloc::__private::DefaultWord,
    >;
    type LargePage<'a> = <slabmalloc::__private::Needs<
        { BoardConfig::PLAN.large.is_some() },
    > as slabmalloc::__private::LargePageChoice<
        'a,
        { BoardConfig::PLAN.largest().page_bytes },
        slabmalloc::__private::Length<{ BoardConfig::PLAN.largest().words }>,
        slabmalloc::__private::DefaultWord,
    >>::Page;
    type BaseClasses = slabmalloc::__private::Length<{ BoardConfig::PLAN.base_classes }>;
    type LargeClasses = slabmalloc::__private::Length<
        { BoardConfig::PLAN.large_classes },
    >;
    const CLASSES: &'static [slabmalloc::__private::core::primitive::usize] = BoardConfig::REQUEST
        .classes_or_stand_in();
    const OVERSIZE: slabmalloc::__private::Oversize = slabmalloc::__private::Oversize::Pager;
    type Stats = slabmalloc::__private::NoStats;
    type OnMisuse = slabmalloc::__private::Abort;
    type Harden = slabmalloc::__private::harden::Checked;
}
#[cfg(target_os = "none")]
/// A zone whose pages the program supplies by hand, through `refill` and `refill_large`; [`SafeBoard`] gets its own and can be shared.
///
/// Base pages: `bsp::PAGE`; large pages: 2 MiB, where a class needs them.
///
/// The size classes depend on constants that are known to the compiler only.
///
/// ```text
/// let mut zone = Board::new();
/// zone.refill(layout, page)?;
/// let object = zone.allocate(layout)?;
/// ```
#[allow(dead_code, reason = "a zone defines more names than each of its users needs")]
type Board<'a> = slabmalloc::__private::Zone<'a, BoardConfig>;
#[cfg(target_os = "none")]
/// The allocator of zone [`Board`]: gets and returns pages by itself, and can be a `#[global_allocator]`.
///
/// Locking: spinning. Pages come from `P`.
///
/// The size classes depend on constants that are known to the compiler only.
///
/// ```text
/// let heap: SafeBoard<_> = SafeBoard::with_pager(pager);
/// ```
#[allow(dead_code, reason = "a zone defines more names than each of its users needs")]
type SafeBoard<P> = slabmalloc::__private::SafeZone<
    BoardConfig,
    slabmalloc::__private::Spin,
    P,
>;
#[cfg(target_os = "none")]
/// A base page of zone [`Board`], aligned to its size.
#[allow(dead_code, reason = "a zone defines more names than each of its users needs")]
type BoardPage<'a> = slabmalloc::__private::Page<
    'a,
    { BoardConfig::PLAN.base.page_bytes },
    slabmalloc::__private::Length<{ BoardConfig::PLAN.base.words }>,
    slabmalloc::__private::DefaultWord,
>;
#[cfg(target_os = "none")]
/// A large page of zone [`Board`], aligned to its size.
#[allow(dead_code, reason = "a zone defines more names than each of its users needs")]
type BoardLargePage<'a> = <slabmalloc::__private::Needs<
    { BoardConfig::PLAN.large.is_some() },
> as slabmalloc::__private::LargePageChoice<
    'a,
    { BoardConfig::PLAN.largest().page_bytes },
    slabmalloc::__private::Length<{ BoardConfig::PLAN.largest().words }>,
    slabmalloc::__private::DefaultWord,
>>::Page;
#[cfg(target_os = "none")]
const _: () = {
    const _: () = {
        use slabmalloc::__private::core::panic as __slabmalloc_refuse;
        if let slabmalloc::__private::core::option::Option::Some(
            __slabmalloc_complaint,
        ) = BoardConfig::TERMS.complaint("Board", 0)
        {
            __slabmalloc_refuse!("{}", __slabmalloc_complaint.as_str())
        }
    };
    const _: () = {
        use slabmalloc::__private::core::panic as __slabmalloc_refuse;
        if let slabmalloc::__private::core::option::Option::Some(
            __slabmalloc_complaint,
        ) = BoardConfig::TERMS.complaint("Board", 1)
        {
            __slabmalloc_refuse!("{}", __slabmalloc_complaint.as_str())
        }
    };
    const _: () = {
        use slabmalloc::__private::core::panic as __slabmalloc_refuse;
        if let slabmalloc::__private::core::option::Option::Some(
            __slabmalloc_complaint,
        ) = BoardConfig::TERMS
            .complaint_about(
                &BoardConfig::REQUEST,
                "Board",
                &[slabmalloc::__private::geometry::Key::Classes],
            )
        {
            __slabmalloc_refuse!("{}", __slabmalloc_complaint.as_str())
        }
    };
    const _: () = {
        use slabmalloc::__private::core::panic as __slabmalloc_refuse;
        if let slabmalloc::__private::core::option::Option::Some(
            __slabmalloc_complaint,
        ) = BoardConfig::TERMS
            .complaint_about(
                &BoardConfig::REQUEST,
                "Board",
                &[slabmalloc::__private::geometry::Key::BasePage],
            )
        {
            __slabmalloc_refuse!("{}", __slabmalloc_complaint.as_str())
        }
    };
    const _: fn(&slabmalloc::__private::ZoneFields) = |__slabmalloc_fields| {
        let _ = &__slabmalloc_fields.base_page;
        let _ = &__slabmalloc_fields.classes;
        let _ = &__slabmalloc_fields.pager;
    };
};
