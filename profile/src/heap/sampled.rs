//! [`Sampled`]: a global allocator of which samples are taken.

use core::alloc::{GlobalAlloc, Layout};
use std::io;
use std::path::Path;

use super::profile::HeapProfile;
use crate::exit::WriteWhenDropped;

/// This source.
pub(super) const FILE: &str = file!();

/// Any allocator, with samples of what is asked of it, each with the stack that it was asked from.
///
/// The program's requests are passed on as they are and answered as `A` answers them. A sample is taken every 512 KiB
/// on average, the interval that [jemalloc] and [Go] have as well; [`every`](Self::every) chooses another.
///
/// A reallocation counts as a free, and as an allocation by who reallocates.
///
/// There is one recording for each process: all values of this type write into the same, and read the same. The first
/// one that takes a sample decides on the interval.
///
/// The recording takes [`Sampled::BYTES`] of zeroed static memory, of which those parts become resident that are touched:
/// room for 8192 stacks and for 32 768 samples that are alive, or three quarters of that where addresses are unlucky, which
/// at the usual interval are 12 to 16 GiB. It allocates nothing; the unwinder may where a stack is captured, and what it
/// asks for is served without a sample. [`Unplaced`](crate::Unplaced) says what had none.
///
/// [jemalloc]: https://jemalloc.net/jemalloc.3.html#opt.lg_prof_sample
/// [Go]: https://pkg.go.dev/runtime#pkg-variables
///
/// ```
/// use std::alloc::System;
/// use slabmalloc_profile::Sampled;
///
/// #[global_allocator]
/// static HEAP: Sampled<System> = Sampled::new(System);
///
/// fn main() {
///     let _profile = HEAP.write_when_dropped();
///     // What the program does.
/// }
/// ```
#[derive(Debug, Default, Clone, Copy)]
pub struct Sampled<A> {
    inner: A,
    /// Mean bytes between two samples; 0 for the usual.
    interval: usize,
}

impl<A> Sampled<A> {
    /// Bytes of static memory that the recording takes at most.
    ///
    /// ```
    /// use std::alloc::System;
    /// use slabmalloc_profile::Sampled;
    ///
    /// assert!(Sampled::<System>::BYTES < 4 << 20);
    /// ```
    pub const BYTES: usize = super::BYTES;

    /// Takes samples of what is asked of `inner`, one every 512 KiB on average.
    ///
    /// ```
    /// use std::alloc::System;
    /// use slabmalloc_profile::Sampled;
    ///
    /// static HEAP: Sampled<System> = Sampled::new(System);
    /// # let _ = &HEAP;
    /// ```
    pub const fn new(inner: A) -> Self {
        Self::every(inner, 0)
    }

    /// Takes a sample every `interval` bytes on average: with a smaller interval the profile is more precise, and costs
    /// more; with 1, each allocation is a sample. 0 stands for the usual interval.
    ///
    /// ```
    /// use std::alloc::System;
    /// use slabmalloc_profile::Sampled;
    ///
    /// static HEAP: Sampled<System> = Sampled::every(System, 64 << 10);
    /// # let _ = &HEAP;
    /// ```
    pub const fn every(inner: A, interval: usize) -> Self {
        Self { inner, interval }
    }

    /// The allocator that is watched.
    ///
    /// ```
    /// use std::alloc::System;
    /// use slabmalloc_profile::Sampled;
    ///
    /// let _: &System = Sampled::new(System).inner();
    /// ```
    pub const fn inner(&self) -> &A {
        &self.inner
    }

    /// What has been sampled until now, with other threads running on.
    ///
    /// ```
    /// use std::alloc::System;
    /// use slabmalloc_profile::Sampled;
    ///
    /// #[global_allocator]
    /// static HEAP: Sampled<System> = Sampled::new(System);
    ///
    /// let large = vec![0_u8; 100 << 20];
    /// let profile = HEAP.heap_profile();
    /// assert!(profile.sites.iter().any(|site| site.in_use_bytes >= 100 << 20));
    /// # drop(large);
    /// ```
    pub fn heap_profile(&self) -> HeapProfile {
        HeapProfile::now()
    }

    /// Writes what has been sampled until now into a file for the pprof tools.
    ///
    /// # Errors
    ///
    /// What creating or writing the file reports.
    ///
    /// ```
    /// use std::alloc::System;
    /// use slabmalloc_profile::Sampled;
    ///
    /// #[global_allocator]
    /// static HEAP: Sampled<System> = Sampled::new(System);
    ///
    /// let path = std::env::temp_dir().join(format!("program-{}.pb", std::process::id()));
    /// HEAP.write_to(&path)?;
    /// # std::fs::remove_file(path)?;
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn write_to(&self, path: impl AsRef<Path>) -> io::Result<()> {
        self.heap_profile().write_to_path(path)
    }

    /// A guard, to be held in `main`, that writes the profile when it is dropped.
    ///
    /// The environment variable `SLABMALLOC_PPROF` names the file, in which `%p` stands for the process id. Nothing is
    /// written where it is not set. `std::process::exit` and abortion drop nothing, and so write nothing.
    ///
    /// What is in use then is what `main` has leaked, or not dropped yet. To see what fills the heap while the program
    /// runs, call [`write_to`](Self::write_to) at such a moment.
    ///
    /// ```
    /// use std::alloc::System;
    /// use slabmalloc_profile::Sampled;
    ///
    /// #[global_allocator]
    /// static HEAP: Sampled<System> = Sampled::new(System);
    ///
    /// fn main() {
    ///     let _profile = HEAP.write_when_dropped();
    ///     // What the program does.
    /// }
    /// ```
    #[must_use = "it writes when it is dropped: bind it to a name, such as `_profile`"]
    pub fn write_when_dropped(&self) -> WriteWhenDropped {
        WriteWhenDropped::heap_from_environment()
    }
}

// What is rare is in functions of its own, so that the allocator's have nothing to save and end with a jump into `inner`.
impl<A: GlobalAlloc> Sampled<A> {
    /// Allocates an object that is due to be a sample.
    ///
    /// # Safety
    ///
    /// As for `GlobalAlloc::alloc`.
    #[cold]
    #[inline(never)]
    unsafe fn alloc_sample(&self, layout: Layout, zeroed: bool) -> *mut u8 {
        let object = if zeroed {
            // SAFETY: the caller's promise is that of `inner`.
            unsafe { self.inner.alloc_zeroed(layout) }
        } else {
            // SAFETY: as above.
            unsafe { self.inner.alloc(layout) }
        };
        self.due(object, layout.size())
    }

    /// Takes `object` as a sample, if it is to be one; not if it is null.
    fn due(&self, object: *mut u8, size: usize) -> *mut u8 {
        let interval = match self.interval {
            0 => super::DEFAULT_INTERVAL,
            interval => interval as u64,
        };
        if object.is_null() {
            super::skip(interval);
        } else {
            super::sample(object.addr(), size, interval);
        }
        object
    }

    /// Frees an object that may be a sample.
    ///
    /// # Safety
    ///
    /// As for `GlobalAlloc::dealloc`.
    #[cold]
    #[inline(never)]
    unsafe fn dealloc_sample(&self, object: *mut u8, layout: Layout) {
        // Before: afterwards the address may be another thread's.
        if let Some(sample) = super::take(object.addr()) {
            super::freed(sample);
        }
        // SAFETY: the caller's promise is that of `inner`.
        unsafe { self.inner.dealloc(object, layout) }
    }

    /// Reallocates an object that may be a sample, or may become one if that is `due`.
    ///
    /// # Safety
    ///
    /// As for `GlobalAlloc::realloc`.
    #[cold]
    #[inline(never)]
    unsafe fn realloc_sample(&self, object: *mut u8, layout: Layout, new_size: usize, due: bool) -> *mut u8 {
        // Before, as above.
        let sample = super::take(object.addr());
        // SAFETY: the caller's promise is that of `inner`.
        let moved = unsafe { self.inner.realloc(object, layout, new_size) };
        match sample {
            Some(sample) if moved.is_null() => super::still_there(object.addr(), sample),
            Some(sample) => super::freed(sample),
            None => {}
        }
        if due { self.due(moved, new_size) } else { moved }
    }
}

// SAFETY: every request goes to `inner` with the arguments of the caller, and its answer back to the caller. What is
// done besides does not unwind, and touches no object's memory. Where the unwinder allocates, `alone` keeps that from
// coming here once more.
unsafe impl<A: GlobalAlloc> GlobalAlloc for Sampled<A> {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if super::is_due(layout.size()) {
            // SAFETY: the caller's promise is the same.
            unsafe { self.alloc_sample(layout, false) }
        } else {
            // SAFETY: the caller's promise is that of `inner`.
            unsafe { self.inner.alloc(layout) }
        }
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if super::is_due(layout.size()) {
            // SAFETY: the caller's promise is the same.
            unsafe { self.alloc_sample(layout, true) }
        } else {
            // SAFETY: the caller's promise is that of `inner`.
            unsafe { self.inner.alloc_zeroed(layout) }
        }
    }

    #[inline]
    unsafe fn dealloc(&self, object: *mut u8, layout: Layout) {
        if super::may_be_sample(object.addr()) {
            // SAFETY: the caller's promise is the same.
            unsafe { self.dealloc_sample(object, layout) }
        } else {
            // SAFETY: the caller's promise is that of `inner`.
            unsafe { self.inner.dealloc(object, layout) }
        }
    }

    #[inline]
    unsafe fn realloc(&self, object: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        // An object that shrinks or grows is a new one.
        let due = super::is_due(new_size);
        if due || super::may_be_sample(object.addr()) {
            // SAFETY: the caller's promise is the same.
            unsafe { self.realloc_sample(object, layout, new_size, due) }
        } else {
            // SAFETY: the caller's promise is that of `inner`.
            unsafe { self.inner.realloc(object, layout, new_size) }
        }
    }
}
