// pub zone Wrong<P> as Heap { base_page: 12 KiB, pager: P }

#[doc(hidden)]
#[allow(dead_code, reason = "it stands in for a zone with a mistake")]
pub type Wrong<'a> = slabmalloc::__private::ZoneAllocator<'a>;
#[doc(hidden)]
#[allow(dead_code, reason = "it stands in for a zone with a mistake")]
pub type Heap<P> = slabmalloc::__private::SafeZone<
    slabmalloc::__private::X86,
    slabmalloc::__private::Spin,
    P,
>;
#[doc(hidden)]
#[allow(dead_code, reason = "it stands in for a zone with a mistake")]
pub type WrongPage<'a> = slabmalloc::__private::ObjectPage<'a>;
#[doc(hidden)]
#[allow(dead_code, reason = "it stands in for a zone with a mistake")]
pub type WrongLargePage<'a> = slabmalloc::__private::LargeObjectPage<'a>;
::core::compile_error! {
    "`base_page` must be a power of two, and 12288 is not\n\nhelp: the nearest are `8 KiB` and `16 KiB`"
}
