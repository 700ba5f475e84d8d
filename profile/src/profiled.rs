//! [`Profiled`]: a global allocator that is watched.

use core::alloc::{GlobalAlloc, Layout};
use std::io;
use std::path::Path;

use crate::exit::WriteWhenDropped;
use crate::profile::Profile;
use crate::recorder::{self, Left};

/// Any allocator, with what is asked of it recorded.
///
/// The program's requests are passed on as they are and answered as `A` answers them. Recorded are the
/// requests that succeed.
///
/// There is one recording for each process: all values of this type write into the same, and read the same.
/// One wrapped in another counts twice.
///
/// Nothing here allocates. The recording takes [`Profiled::BYTES`] of zeroed static memory, whatever the
/// program does; the system makes resident only those parts that are touched.
///
/// ```
/// use std::alloc::System;
/// use slabmalloc_profile::Profiled;
///
/// #[global_allocator]
/// static HEAP: Profiled<System> = Profiled::new(System);
///
/// let kept: Vec<Box<[u64; 5]>> = (0..100).map(|_| Box::new([0; 5])).collect();
/// let profile = HEAP.snapshot();
/// let row = profile.row(40, 8).unwrap();
/// assert!(row.allocations >= 100 && row.live_at_peak >= 100);
/// # drop(kept);
/// ```
#[derive(Debug, Default, Clone, Copy)]
pub struct Profiled<A> {
    inner: A,
}

impl<A> Profiled<A> {
    /// Bytes of static memory that the recording takes at most.
    ///
    /// ```
    /// use std::alloc::System;
    /// use slabmalloc_profile::Profiled;
    ///
    /// assert!(Profiled::<System>::BYTES < 8 << 20);
    /// ```
    pub const BYTES: usize = recorder::BYTES;

    /// Watches `inner`.
    ///
    /// ```
    /// use std::alloc::System;
    /// use slabmalloc_profile::Profiled;
    ///
    /// static HEAP: Profiled<System> = Profiled::new(System);
    /// # let _ = &HEAP;
    /// ```
    pub const fn new(inner: A) -> Self {
        Self { inner }
    }

    /// The allocator that is watched.
    ///
    /// ```
    /// use std::alloc::System;
    /// use slabmalloc_profile::Profiled;
    ///
    /// let _: &System = Profiled::new(System).inner();
    /// ```
    pub const fn inner(&self) -> &A {
        &self.inner
    }

    /// What has been recorded until now, with other threads running on.
    ///
    /// Counts that other threads change at this moment may be one off. A snapshot takes some hundred kilobytes for as long as
    /// it is made. They are not in its own counts, but in those of later ones.
    ///
    /// ```
    /// use std::alloc::System;
    /// use slabmalloc_profile::Profiled;
    ///
    /// #[global_allocator]
    /// static HEAP: Profiled<System> = Profiled::new(System);
    ///
    /// println!("{}", HEAP.snapshot());
    /// ```
    pub fn snapshot(&self) -> Profile {
        recorder::snapshot()
    }

    /// Writes what has been recorded until now into a file.
    ///
    /// # Errors
    ///
    /// What creating or writing the file reports.
    ///
    /// ```
    /// use std::alloc::System;
    /// use slabmalloc_profile::{Profile, Profiled};
    ///
    /// #[global_allocator]
    /// static HEAP: Profiled<System> = Profiled::new(System);
    ///
    /// let path = std::env::temp_dir().join(format!("example-{}.profile", std::process::id()));
    /// HEAP.write_to(&path)?;
    /// assert!(!Profile::read(&path)?.rows.is_empty());
    /// # std::fs::remove_file(path)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn write_to(&self, path: impl AsRef<Path>) -> io::Result<()> {
        self.snapshot().write_to_path(path)
    }

    /// A guard, to be held in `main`, that writes the profile when it is dropped.
    ///
    /// The environment variable `SLABMALLOC_PROFILE` names the file, in which `%p` stands for the process id.
    /// Nothing is written where it is not set. `std::process::exit` and abortion drop nothing, and so write
    /// nothing.
    ///
    /// ```
    /// use std::alloc::System;
    /// use slabmalloc_profile::Profiled;
    ///
    /// #[global_allocator]
    /// static HEAP: Profiled<System> = Profiled::new(System);
    ///
    /// fn main() {
    ///     let _profile = HEAP.write_when_dropped();
    ///     // What the program does.
    /// }
    /// ```
    #[must_use = "it writes when it is dropped: bind it to a name, such as `_profile`"]
    pub fn write_when_dropped(&self) -> WriteWhenDropped {
        WriteWhenDropped::from_environment()
    }
}

impl<A: GlobalAlloc> Profiled<A> {
    /// Records the birth of `object`, unless it is null.
    #[inline(always)]
    fn born(object: *mut u8, layout: Layout) -> *mut u8 {
        if !object.is_null() {
            let left = recorder::begin::<true>(object.addr(), layout);
            if left != Left::Nothing {
                recorder::finish::<true>(left, object.addr(), layout);
            }
        }
        object
    }

    /// Records the rest of a death, and frees.
    ///
    /// # Safety
    ///
    /// As for `GlobalAlloc::dealloc`.
    // On its own, so that `dealloc` has nothing to save.
    #[cold]
    #[inline(never)]
    unsafe fn dealloc_with_rest(&self, object: *mut u8, layout: Layout, left: Left) {
        recorder::finish::<false>(left, object.addr(), layout);
        // SAFETY: the caller's promise is that of `inner`.
        unsafe { self.inner.dealloc(object, layout) }
    }
}

// SAFETY: every request goes to `inner` with the arguments of the caller, and its answer back to the caller.
// What is done besides neither allocates nor unwinds, and touches no object's memory.
unsafe impl<A: GlobalAlloc> GlobalAlloc for Profiled<A> {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise is that of `inner`.
        Self::born(unsafe { self.inner.alloc(layout) }, layout)
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise is that of `inner`.
        Self::born(unsafe { self.inner.alloc_zeroed(layout) }, layout)
    }

    #[inline]
    unsafe fn dealloc(&self, object: *mut u8, layout: Layout) {
        // Before: afterwards the address may be another thread's.
        let left = recorder::begin::<false>(object.addr(), layout);
        if left == Left::Nothing {
            // SAFETY: the caller's promise is that of `inner`.
            unsafe { self.inner.dealloc(object, layout) }
        } else {
            // SAFETY: the caller's promise is the same.
            unsafe { self.dealloc_with_rest(object, layout, left) }
        }
    }

    #[inline]
    unsafe fn realloc(&self, object: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        let sample = recorder::before_reallocation(object.addr());
        // SAFETY: the caller's promise is that of `inner`.
        let moved = unsafe { self.inner.realloc(object, layout, new_size) };
        if moved.is_null() {
            recorder::failed_reallocation(object.addr(), sample);
        } else if let Ok(after) = Layout::from_size_align(new_size, layout.align()) {
            recorder::reallocation(moved.addr(), layout, after, sample);
        }
        moved
    }
}
