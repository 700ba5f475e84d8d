//! Pages aligned to their size: alignment as a type, since `repr(align(..))` takes no parameter.

use core::fmt::Debug;

/// Carries a page size in bytes as a type.
///
/// ```
/// use slabmalloc::page::{PageSize, SupportedPageSize};
///
/// type Aligned = <PageSize<16384> as SupportedPageSize>::Alignment;
/// assert_eq!((size_of::<Aligned>(), align_of::<Aligned>()), (0, 16384));
/// ```
#[derive(Clone, Copy, Debug)]
pub enum PageSize<const BYTES: usize> {}

/// The page sizes that exist: the powers of two from 256 bytes to 512 MiB.
///
/// ```
/// use slabmalloc::page::{PageSize, SupportedPageSize};
///
/// /// Something for every size of pages that there is.
/// fn of_pages<const BYTES: usize>() -> usize
/// where
///     PageSize<BYTES>: SupportedPageSize,
/// {
///     BYTES
/// }
/// assert_eq!(of_pages::<4096>(), 4096);
/// ```
#[diagnostic::on_unimplemented(
    message = "a page cannot have this size",
    note = "a page size is a power of two from 256 bytes to 512 MiB"
)]
pub trait SupportedPageSize {
    /// A type of no bytes that is aligned to the page size.
    type Alignment: Copy + Debug + Send + Sync;
}

macro_rules! page_sizes {
    ($($name:ident = $bytes:literal)*) => {$(
        #[doc = concat!("Aligned to ", $bytes, " bytes.")]
        #[derive(Clone, Copy, Debug)]
        #[repr(align($bytes))]
        pub struct $name;

        impl SupportedPageSize for PageSize<$bytes> {
            type Alignment = $name;
        }
    )*};
}

page_sizes! {
    Align256 = 256
    Align512 = 512
    Align1Ki = 1024
    Align2Ki = 2048
    Align4Ki = 4096
    Align8Ki = 8192
    Align16Ki = 16384
    Align32Ki = 32768
    Align64Ki = 65536
    Align128Ki = 131_072
    Align256Ki = 262_144
    Align512Ki = 524_288
    Align1Mi = 1_048_576
    Align2Mi = 2_097_152
    Align4Mi = 4_194_304
    Align8Mi = 8_388_608
    Align16Mi = 16_777_216
    Align32Mi = 33_554_432
    Align64Mi = 67_108_864
    Align128Mi = 134_217_728
    Align256Mi = 268_435_456
    Align512Mi = 536_870_912
}
