//! [`CallSites`]: who calls.

use core::fmt;

use crate::error::{CALLS, CallSite};

/// Finds out from where an allocator was called, for zones with [`Debugging`](super::Debugging).
///
/// ```
/// use slabmalloc::error::CallSite;
/// use slabmalloc::harden::{CallSites, Debugging, Harden};
///
/// /// A kernel that keeps the number of its running task in a register.
/// #[derive(Debug)]
/// enum Tasks {}
///
/// # fn running_task() -> usize { 7 }
/// impl CallSites for Tasks {
///     fn here() -> CallSite {
///         [running_task(), 0, 0, 0]
///     }
/// }
///
/// assert!(Debugging::<Tasks>::TRAILER_BYTES >= 8);
/// assert_eq!(Tasks::here()[0], 7);
/// ```
pub trait CallSites: fmt::Debug + 'static {
    /// The addresses of the calls that are under way, or other numbers that say who asks. Must not allocate from the
    /// zone, wait or unwind.
    fn here() -> CallSite;
}

/// The calls that are under way; no unwinding gets past.
pub(super) fn here<S: CallSites>() -> CallSite {
    // A panic that reaches an `extern "C"` frame aborts.
    extern "C" fn without_unwinding<S: CallSites>(site: &mut CallSite) {
        *site = S::here();
    }
    let mut site = [0; CALLS];
    without_unwinding::<S>(&mut site);
    site
}

/// Nobody is noted.
///
/// ```
/// use slabmalloc::harden::NoCallSites;
///
/// slabmalloc::declare_zone! {
///     zone Patterned {
///         harden: debug(NoCallSites),
///     }
/// }
/// # let _ = SafePatterned::new();
/// ```
#[derive(Clone, Copy, Debug)]
pub enum NoCallSites {}

impl CallSites for NoCallSites {
    fn here() -> CallSite {
        [0; CALLS]
    }
}

/// The innermost calls outside of this library's own functions that were not inlined, found by the unwinder of the
/// system: on unix with the feature `std`, but for 32-bit ARM; nobody is noted elsewhere.
///
/// Takes some microseconds for each call. The addresses are of the program's code, for `addr2line` and its kin; those
/// of a program that is loaded at another place each time have to be taken from where it was loaded.
///
/// ```
/// slabmalloc::declare_zone! {
///     zone Noted {
///         harden: debug,
///     }
/// }
/// # let _ = SafeNoted::new();
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Backtraces {}

impl CallSites for Backtraces {
    #[inline(never)]
    fn here() -> CallSite {
        #[cfg(all(feature = "std", unix, not(target_arch = "arm")))]
        {
            unwinder::calls()
        }
        #[cfg(not(all(feature = "std", unix, not(target_arch = "arm"))))]
        [0; CALLS]
    }
}

#[cfg(all(feature = "std", unix, not(target_arch = "arm")))]
mod unwinder {
    use core::ffi::{c_int, c_void};

    use super::{CALLS, CallSite};

    type Step = extern "C" fn(context: *mut c_void, walk: *mut c_void) -> c_int;

    // The interface of the C++ ABI for Itanium, which the standard library links with.
    unsafe extern "C" {
        fn _Unwind_Backtrace(step: Step, walk: *mut c_void) -> c_int;
        fn _Unwind_GetIP(context: *mut c_void) -> usize;
    }

    const GO_ON: c_int = 0;
    const STOP: c_int = 5;

    /// Calls between here and the user's at least: `calls`, `Backtraces::here`, and the frame around it.
    const OWN: usize = 3;

    struct Walk {
        seen: usize,
        site: CallSite,
    }

    extern "C" fn step(context: *mut c_void, walk: *mut c_void) -> c_int {
        // SAFETY: `calls` passes its own, which nobody else uses meanwhile.
        let walk = unsafe { &mut *walk.cast::<Walk>() };
        let at = walk.seen;
        walk.seen += 1;
        let Some(at) = at.checked_sub(OWN) else {
            return GO_ON;
        };
        let Some(place) = walk.site.get_mut(at) else {
            return STOP;
        };
        // SAFETY: the unwinder passes its context.
        *place = unsafe { _Unwind_GetIP(context) };
        GO_ON
    }

    #[inline(never)]
    pub(super) fn calls() -> CallSite {
        let mut walk = Walk {
            seen: 0,
            site: [0; CALLS],
        };
        // SAFETY: the step does not unwind, and gets the walk that it takes.
        unsafe { _Unwind_Backtrace(step, (&raw mut walk).cast()) };
        walk.site
    }
}
