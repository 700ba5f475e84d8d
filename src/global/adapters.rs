//! The `Allocator` traits of the standard library and of `allocator-api2`, for `Vec::new_in(&zone)`, and
//! `Vec::new_in(zone)` where a zone is a handle.
//!
//! The traits are one trait in three places, so the implementation is written once.

#[cfg(any(
    feature = "nightly",
    feature = "allocator-api2-0_2",
    feature = "allocator-api2-0_4"
))]
macro_rules! implement_allocator {
    (
        $(#[$attribute:meta])*
        unsafe impl<$($parameter:ident: $bound:path),+ $(,)?>
        $allocator:path, $error:path; $zone:ident: $handle:ty
    ) => {
        $(#[$attribute])*
        // SAFETY: see where the macro calls itself.
        unsafe impl<$($parameter: $bound),+> $allocator for $handle {
            fn allocate(
                &self,
                layout: core::alloc::Layout,
            ) -> Result<core::ptr::NonNull<[u8]>, $error> {
                let start = match layout.size() {
                    0 => layout.dangling_ptr(),
                    _ => crate::global::$zone::allocate(self, layout).map_err(|_| $error)?,
                };
                Ok(core::ptr::NonNull::slice_from_raw_parts(start, layout.size()))
            }

            fn allocate_zeroed(
                &self,
                layout: core::alloc::Layout,
            ) -> Result<core::ptr::NonNull<[u8]>, $error> {
                let start = match layout.size() {
                    0 => layout.dangling_ptr(),
                    _ => crate::global::$zone::allocate_zeroed(self, layout).map_err(|_| $error)?,
                };
                Ok(core::ptr::NonNull::slice_from_raw_parts(start, layout.size()))
            }

            unsafe fn deallocate(&self, ptr: core::ptr::NonNull<u8>, layout: core::alloc::Layout) {
                if layout.size() > 0 {
                    // SAFETY: the caller's promise; blocks of size zero are not the zone's.
                    unsafe { crate::global::$zone::deallocate(self, ptr, layout) }
                }
            }

            unsafe fn grow(
                &self,
                ptr: core::ptr::NonNull<u8>,
                old: core::alloc::Layout,
                new: core::alloc::Layout,
            ) -> Result<core::ptr::NonNull<[u8]>, $error> {
                if old.size() == 0 {
                    return <Self as $allocator>::allocate(self, new);
                }
                // SAFETY: the caller's promise.
                let start = unsafe { crate::global::$zone::resize(self, ptr, old, new) }.map_err(|_| $error)?;
                Ok(core::ptr::NonNull::slice_from_raw_parts(start, new.size()))
            }

            unsafe fn shrink(
                &self,
                ptr: core::ptr::NonNull<u8>,
                old: core::alloc::Layout,
                new: core::alloc::Layout,
            ) -> Result<core::ptr::NonNull<[u8]>, $error> {
                if new.size() == 0 {
                    // SAFETY: the caller's promise.
                    unsafe { <Self as $allocator>::deallocate(self, ptr, old) };
                    return <Self as $allocator>::allocate(self, new);
                }
                // SAFETY: the caller's promise.
                let start = unsafe { crate::global::$zone::resize(self, ptr, old, new) }.map_err(|_| $error)?;
                Ok(core::ptr::NonNull::slice_from_raw_parts(start, new.size()))
            }
        }
    };
    ($(#[$attribute:meta])* $allocator:path, $error:path) => {
        implement_allocator! {
            $(#[$attribute])*
            // SAFETY: blocks stay valid while the zone is borrowed, which outlives every clone of the
            // reference; a borrowed zone does not move. The rest is as for `GlobalAlloc`.
            unsafe impl<
                C: crate::zone::ZoneConfig,
                L: crate::lock::RawLock,
                P: crate::pager::Pager,
            > $allocator, $error; SafeZone: &crate::global::SafeZone<C, L, P>
        }
        implement_allocator! {
            $(#[$attribute])*
            // SAFETY: blocks stay valid for good, as the zone is a static, and every handle is the same
            // zone. The rest is as for `GlobalAlloc`.
            unsafe impl<
                T: crate::global::Caching,
            > $allocator, $error; CachedZone: crate::global::CachedZone<T>
        }
    };
}

#[cfg(feature = "nightly")]
implement_allocator!(
    #[cfg_attr(docsrs, doc(cfg(feature = "nightly")))]
    core::alloc::Allocator,
    core::alloc::AllocError
);

#[cfg(feature = "allocator-api2-0_2")]
implement_allocator!(
    #[cfg_attr(docsrs, doc(cfg(feature = "allocator-api2-0_2")))]
    allocator_api2_0_2::alloc::Allocator,
    allocator_api2_0_2::alloc::AllocError
);

#[cfg(feature = "allocator-api2-0_4")]
implement_allocator!(
    #[cfg_attr(docsrs, doc(cfg(feature = "allocator-api2-0_4")))]
    allocator_api2_0_4::alloc::Allocator,
    allocator_api2_0_4::alloc::AllocError
);
