// pub zone Wrong<P, L = Fair> as Heap { base_page: 12 KiB, pager: P, lock: L }
// zone Lost<A, B> { word: u16 }
// zone Small { classes: [20], lock: ticket, pager: arena(1 MiB) }

#[doc(hidden)]
#[allow(dead_code, reason = "it stands in for a zone with a mistake")]
pub type WrongConfig = slabmalloc::__private::X86;
#[doc(hidden)]
#[allow(dead_code, reason = "it stands in for a zone with a mistake")]
pub type Wrong<'a> = slabmalloc::__private::ZoneAllocator<'a>;
#[doc(hidden)]
#[allow(dead_code, reason = "it stands in for a zone with a mistake")]
pub type Heap<P, L = Fair> = slabmalloc::__private::SafeZone<
    slabmalloc::__private::X86,
    L,
    P,
>;
#[doc(hidden)]
#[allow(dead_code, reason = "it stands in for a zone with a mistake")]
pub type WrongPage<'a> = slabmalloc::__private::ObjectPage<'a>;
#[doc(hidden)]
#[allow(dead_code, reason = "it stands in for a zone with a mistake")]
pub type WrongLargePage<'a> = slabmalloc::__private::LargeObjectPage<'a>;
#[doc(hidden)]
#[allow(dead_code, reason = "it stands in for a zone with a mistake")]
type LostConfig = slabmalloc::__private::X86;
#[doc(hidden)]
#[allow(dead_code, reason = "it stands in for a zone with a mistake")]
type Lost<'a> = slabmalloc::__private::ZoneAllocator<'a>;
#[doc(hidden)]
#[allow(dead_code, reason = "it stands in for a zone with a mistake")]
type SafeLost<A, B> = slabmalloc::__private::SafeZone<
    slabmalloc::__private::X86,
    slabmalloc::__private::Spin,
    slabmalloc::__private::MissingPager<fn(A, B)>,
>;
#[doc(hidden)]
#[allow(dead_code, reason = "it stands in for a zone with a mistake")]
type LostPage<'a> = slabmalloc::__private::ObjectPage<'a>;
#[doc(hidden)]
#[allow(dead_code, reason = "it stands in for a zone with a mistake")]
type LostLargePage<'a> = slabmalloc::__private::LargeObjectPage<'a>;
#[doc(hidden)]
#[allow(dead_code, reason = "it stands in for a zone with a mistake")]
type SmallConfig = slabmalloc::__private::X86;
#[doc(hidden)]
#[allow(dead_code, reason = "it stands in for a zone with a mistake")]
type Small<'a> = slabmalloc::__private::ZoneAllocator<'a>;
#[doc(hidden)]
#[allow(dead_code, reason = "it stands in for a zone with a mistake")]
type SafeSmall = slabmalloc::__private::SafeZone<
    slabmalloc::__private::X86,
    slabmalloc::__private::Ticket,
    slabmalloc::__private::MissingPager<(slabmalloc::__private::Ticket, fn())>,
>;
#[doc(hidden)]
#[allow(dead_code, reason = "it stands in for a zone with a mistake")]
type SmallPage<'a> = slabmalloc::__private::ObjectPage<'a>;
#[doc(hidden)]
#[allow(dead_code, reason = "it stands in for a zone with a mistake")]
type SmallLargePage<'a> = slabmalloc::__private::LargeObjectPage<'a>;
::core::compile_error! {
    "unknown bitmap word `u16`\n\nhelp: known: `u64`, `u32`, `usize`"
}
::core::compile_error! {
    "`base_page` must be a power of two, and 12288 is not\n\nhelp: the nearest are `8 KiB` and `16 KiB`"
}
::core::compile_error! {
    "the class of 20 bytes is not a multiple of 8\n\nhelp: slots are aligned to 8 bytes: write `16` or `24`"
}
