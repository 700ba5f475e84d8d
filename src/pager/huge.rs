//! Whether the system shall back memory with huge pages, as a compile-time choice.
//!
//! A huge page (2 MiB on x86-64) takes one page fault and one entry in the processor's table of
//! addresses where small ones take hundreds, and occupies memory as a whole as soon as its first byte
//! is touched.

mod sealed {
    pub trait Sealed {}
}

/// Which memory an [`OsPagerWith`](super::OsPagerWith) asks the system to back with huge pages.
///
/// The system is asked with `madvise`, on Linux and Android. It follows where
/// `/sys/kernel/mm/transparent_hugepage/enabled` says `madvise`. Where that says `never` it does not; where it
/// says `always`, memory that was not asked for is in huge pages too, but for what was and came back. On
/// other systems all policies are the same.
///
/// ```
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::OsPagerWith;
/// use slabmalloc::pager::huge::Never;
/// use slabmalloc::{SafeZone, X86};
///
/// static ZONE: SafeZone<X86, Spin, OsPagerWith<Spin, Never>> = SafeZone::new();
/// # assert_eq!(ZONE.snapshot().pages(), 0);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a policy for huge pages",
    label = "expected `Never`, `AfterGrowth` or `Always`"
)]
pub trait HugePages: sealed::Sealed + 'static {
    /// Bytes of a heap that stay in small pages; nothing if all do.
    #[doc(hidden)]
    const AFTER: Option<usize>;
    /// Whether the large pages of zones and blocks above the largest class get huge pages too.
    #[doc(hidden)]
    const EVERYWHERE: bool;
}

/// No huge pages: the least memory in use.
///
/// ```
/// slabmalloc::declare_zone! {
///     zone Small {
///         huge_pages: never,
///     }
/// }
/// # let _ = SafeSmall::new();
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Never {}

/// Huge pages for small objects once a heap has grown past 32 MiB: small programs stay small, and large
/// ones save most of their page faults.
///
/// Large pages of zones and blocks above the largest class get them in heaps of more than 128 MiB only:
/// they would be resident as a whole although a part of them is in use.
///
/// ```
/// slabmalloc::declare_zone! {
///     zone Growing {
///         huge_pages: after_growth,
///     }
/// }
/// # let _ = SafeGrowing::new();
/// ```
#[derive(Clone, Copy, Debug)]
pub enum AfterGrowth {}

/// Huge pages for everything but blocks below 2 MiB that are mappings of their own, from the first byte on:
/// the fewest page faults, and some 4 MiB in use at least.
///
/// Memory that is given back from the middle of a step may be filled again by the system, which makes huge
/// pages whole in the background.
///
/// ```
/// slabmalloc::declare_zone! {
///     zone Large {
///         huge_pages: always,
///     }
/// }
/// # let _ = SafeLarge::new();
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Always {}

impl sealed::Sealed for Never {}
impl sealed::Sealed for AfterGrowth {}
impl sealed::Sealed for Always {}

impl HugePages for Never {
    const AFTER: Option<usize> = None;
    const EVERYWHERE: bool = false;
}

impl HugePages for AfterGrowth {
    const AFTER: Option<usize> = Some(32 << 20);
    const EVERYWHERE: bool = false;
}

impl HugePages for Always {
    const AFTER: Option<usize> = Some(0);
    const EVERYWHERE: bool = true;
}
