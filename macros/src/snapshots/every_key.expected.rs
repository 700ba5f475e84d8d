// /// The kernel heap.
// pub(crate) zone Kernel as KernelHeap {
//     base_page: 16 KiB, large_page: 32MiB, classes: [16, 32] + geometric(64..=1 MiB, steps = 1), min_objects: 4,
//     word: u64, lock: irq_safe(ticket), pager: unsafe fn(mm::acquire, mm::release), oversize: null, stats: true,
//     on_misuse: leak, cache: none, harden: checked,
// }

/// What [`Kernel`] is built from.
#[doc(hidden)]
#[derive(slabmalloc::__private::core::fmt::Debug)]
pub(crate) enum KernelConfig {}
impl KernelConfig {
    const PAGES: slabmalloc::__private::geometry::Request<'static> = slabmalloc::__private::geometry::Request {
        base_page: 16384,
        large_page: slabmalloc::__private::geometry::LargePage::Always(33554432),
        min_objects: 4,
        ..slabmalloc::__private::defaults::<
            slabmalloc::__private::core::primitive::u64,
        >()
    };
    const REQUEST: slabmalloc::__private::geometry::Request<'static> = slabmalloc::__private::geometry::Request {
        classes: &[
            16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536,
            131072, 262144, 524288, 1048576,
        ],
        split: slabmalloc::__private::geometry::Split::ByObjects,
        ..KernelConfig::PAGES
    };
    const PLAN: slabmalloc::__private::geometry::Plan = KernelConfig::REQUEST
        .plan_or_stand_in();
}
#[automatically_derived]
impl slabmalloc::__private::ZoneConfig for KernelConfig {
    const NAME: &'static slabmalloc::__private::core::primitive::str = "Kernel";
    type BasePage<'a> = slabmalloc::__private::Page<
        'a,
        16384,
        slabmalloc::__private::Length<{ KernelConfig::PLAN.base.words }>,
        slabmalloc::__private::core::primitive::u64,
    >;
    type LargePage<'a> = slabmalloc::__private::Page<
        'a,
        33554432,
        slabmalloc::__private::Length<{ KernelConfig::PLAN.largest().words }>,
        slabmalloc::__private::core::primitive::u64,
    >;
    type BaseClasses = slabmalloc::__private::Length<
        { KernelConfig::PLAN.base_classes },
    >;
    type LargeClasses = slabmalloc::__private::Length<
        { KernelConfig::PLAN.large_classes },
    >;
    const CLASSES: &'static [slabmalloc::__private::core::primitive::usize] = KernelConfig::REQUEST
        .classes_or_stand_in();
    const OVERSIZE: slabmalloc::__private::Oversize = slabmalloc::__private::Oversize::Refuse;
    type Stats = slabmalloc::__private::Counters;
    type OnMisuse = slabmalloc::__private::Leak;
    type Harden = slabmalloc::__private::harden::Checked;
}
/// The kernel heap.
///
/// A zone whose pages the program supplies by hand, through `refill` and `refill_large`; [`KernelHeap`] gets its own and can be shared.
///
/// Base pages: 16 KiB; large pages: 32 MiB.
///
/// | class (bytes) | page | objects per page | unused |
/// |--:|:--|--:|--:|
/// | 16 | base | 1012 | 1.1 % |
/// | 32 | base | 506 | 1.1 % |
/// | 64 | base | 253 | 1.1 % |
/// | 128 | base | 126 | 1.5 % |
/// | 256 | base | 63 | 1.5 % |
/// | 512 | base | 31 | 3.1 % |
/// | 1024 | base | 15 | 6.2 % |
/// | 2048 | base | 7 | 12.5 % |
/// | 4096 | large | 8191 | 0.0 % |
/// | 8192 | large | 4095 | 0.0 % |
/// | 16384 | large | 2047 | 0.0 % |
/// | 32768 | large | 1023 | 0.0 % |
/// | 65536 | large | 511 | 0.1 % |
/// | 131072 | large | 255 | 0.3 % |
/// | 262144 | large | 127 | 0.7 % |
/// | 524288 | large | 63 | 1.5 % |
/// | 1048576 | large | 31 | 3.1 % |
///
/// Unused is what no object can cover, the page's header included; figures for 64-bit targets.
///
/// ```text
/// let mut zone = Kernel::new();
/// zone.refill(layout, page)?;
/// let object = zone.allocate(layout)?;
/// ```
#[allow(dead_code, reason = "a zone defines more names than each of its users needs")]
pub(crate) type Kernel<'a> = slabmalloc::__private::Zone<'a, KernelConfig>;
/// The kernel heap.
///
/// The allocator of zone [`Kernel`]: gets and returns pages by itself, and can be a `#[global_allocator]`.
///
/// Locking: with interrupts off, else first come, first served. Pages come from `mm::acquire`.
///
/// | class (bytes) | page | objects per page | unused |
/// |--:|:--|--:|--:|
/// | 16 | base | 1012 | 1.1 % |
/// | 32 | base | 506 | 1.1 % |
/// | 64 | base | 253 | 1.1 % |
/// | 128 | base | 126 | 1.5 % |
/// | 256 | base | 63 | 1.5 % |
/// | 512 | base | 31 | 3.1 % |
/// | 1024 | base | 15 | 6.2 % |
/// | 2048 | base | 7 | 12.5 % |
/// | 4096 | large | 8191 | 0.0 % |
/// | 8192 | large | 4095 | 0.0 % |
/// | 16384 | large | 2047 | 0.0 % |
/// | 32768 | large | 1023 | 0.0 % |
/// | 65536 | large | 511 | 0.1 % |
/// | 131072 | large | 255 | 0.3 % |
/// | 262144 | large | 127 | 0.7 % |
/// | 524288 | large | 63 | 1.5 % |
/// | 1048576 | large | 31 | 3.1 % |
///
/// Unused is what no object can cover, the page's header included; figures for 64-bit targets.
///
/// ```text
/// #[global_allocator]
/// static HEAP: KernelHeap = KernelHeap::new();
/// ```
#[allow(dead_code, reason = "a zone defines more names than each of its users needs")]
pub(crate) type KernelHeap = slabmalloc::__private::SafeZone<
    KernelConfig,
    slabmalloc::__private::IrqSafe<
        slabmalloc::__private::CriticalSection,
        slabmalloc::__private::Ticket,
    >,
    slabmalloc::__private::StaticFunctions<KernelConfig>,
>;
/// A base page of zone [`Kernel`], aligned to its size.
#[allow(dead_code, reason = "a zone defines more names than each of its users needs")]
pub(crate) type KernelPage<'a> = slabmalloc::__private::Page<
    'a,
    16384,
    slabmalloc::__private::Length<{ KernelConfig::PLAN.base.words }>,
    slabmalloc::__private::core::primitive::u64,
>;
/// A large page of zone [`Kernel`], aligned to its size.
#[allow(dead_code, reason = "a zone defines more names than each of its users needs")]
pub(crate) type KernelLargePage<'a> = slabmalloc::__private::Page<
    'a,
    33554432,
    slabmalloc::__private::Length<{ KernelConfig::PLAN.largest().words }>,
    slabmalloc::__private::core::primitive::u64,
>;
#[automatically_derived]
unsafe impl slabmalloc::__private::PageFunctions for KernelConfig {
    fn acquire(
        __slabmalloc_layout: slabmalloc::__private::core::alloc::Layout,
    ) -> *mut slabmalloc::__private::core::primitive::u8 {
        let __slabmalloc_call: fn(
            slabmalloc::__private::core::alloc::Layout,
        ) -> *mut slabmalloc::__private::core::primitive::u8 = mm::acquire;
        __slabmalloc_call(__slabmalloc_layout)
    }
    unsafe fn release(
        __slabmalloc_start: *mut slabmalloc::__private::core::primitive::u8,
        __slabmalloc_layout: slabmalloc::__private::core::alloc::Layout,
    ) {
        let __slabmalloc_call: unsafe fn(
            *mut slabmalloc::__private::core::primitive::u8,
            slabmalloc::__private::core::alloc::Layout,
        ) = mm::release;
        unsafe { __slabmalloc_call(__slabmalloc_start, __slabmalloc_layout) }
    }
}
const _: () = {
    const _: () = {
        use slabmalloc::__private::core::panic as __slabmalloc_refuse;
        if let slabmalloc::__private::core::option::Option::Some(
            __slabmalloc_complaint,
        ) = KernelConfig::REQUEST
            .complaint("Kernel", &[slabmalloc::__private::geometry::Key::Classes])
        {
            __slabmalloc_refuse!("{}", __slabmalloc_complaint.as_str())
        }
    };
    const _: () = {
        use slabmalloc::__private::core::panic as __slabmalloc_refuse;
        if let slabmalloc::__private::core::option::Option::Some(
            __slabmalloc_complaint,
        ) = KernelConfig::REQUEST
            .complaint("Kernel", &[slabmalloc::__private::geometry::Key::BasePage])
        {
            __slabmalloc_refuse!("{}", __slabmalloc_complaint.as_str())
        }
    };
    const _: () = {
        use slabmalloc::__private::core::panic as __slabmalloc_refuse;
        if let slabmalloc::__private::core::option::Option::Some(
            __slabmalloc_complaint,
        ) = KernelConfig::REQUEST
            .complaint("Kernel", &[slabmalloc::__private::geometry::Key::LargePage])
        {
            __slabmalloc_refuse!("{}", __slabmalloc_complaint.as_str())
        }
    };
    const _: () = {
        use slabmalloc::__private::core::panic as __slabmalloc_refuse;
        if let slabmalloc::__private::core::option::Option::Some(
            __slabmalloc_complaint,
        ) = KernelConfig::REQUEST
            .complaint("Kernel", &[slabmalloc::__private::geometry::Key::MinObjects])
        {
            __slabmalloc_refuse!("{}", __slabmalloc_complaint.as_str())
        }
    };
    const _: () = {
        use slabmalloc::__private::core::panic as __slabmalloc_refuse;
        if !slabmalloc::__private::HAS_CRITICAL_SECTION {
            __slabmalloc_refuse!(
                "`irq_safe(..)` has to know how interrupts are turned off: name a type that implements `InterruptControl`, as in `irq_safe(spin, MyControl)`, or enable slabmalloc's feature `critical-section`"
            )
        }
    };
    const _: fn(&slabmalloc::__private::ZoneFields) = |__slabmalloc_fields| {
        let _ = &__slabmalloc_fields.base_page;
        let _ = &__slabmalloc_fields.large_page;
        let _ = &__slabmalloc_fields.classes;
        let _ = &__slabmalloc_fields.min_objects;
        let _ = &__slabmalloc_fields.word;
        let _ = &__slabmalloc_fields.lock;
        let _ = &__slabmalloc_fields.pager;
        let _ = &__slabmalloc_fields.oversize;
        let _ = &__slabmalloc_fields.stats;
        let _ = &__slabmalloc_fields.on_misuse;
        let _ = &__slabmalloc_fields.cache;
        let _ = &__slabmalloc_fields.harden;
    };
};
