//! Threads and a mutex of pthreads, whose ordering the sanitizer knows.

use core::cell::UnsafeCell;
use core::ffi::c_void;
use core::mem::MaybeUninit;
use core::ptr;

/// A thread that runs.
pub(crate) struct Thread(libc::pthread_t);

impl Thread {
    /// Starts a thread.
    pub(crate) fn start(body: impl FnOnce() + Send + 'static) -> Self {
        extern "C" fn enter(body: *mut c_void) -> *mut c_void {
            // SAFETY: `start` made it from such a box, for this thread alone.
            let body = unsafe { Box::from_raw(body.cast::<Box<dyn FnOnce() + Send>>()) };
            body();
            ptr::null_mut()
        }

        let body: Box<Box<dyn FnOnce() + Send>> = Box::new(Box::new(body));
        let mut thread = MaybeUninit::uninit();
        // SAFETY: the thread gets a box that is nobody else's, and a function that takes it.
        let failed = unsafe {
            libc::pthread_create(
                thread.as_mut_ptr(),
                ptr::null(),
                enter,
                Box::into_raw(body).cast(),
            )
        };
        assert_eq!(failed, 0, "the system starts threads");
        // SAFETY: a call that succeeds writes it.
        Self(unsafe { thread.assume_init() })
    }

    /// Waits for the thread's end, destructors of its thread-local values among it.
    pub(crate) fn join(self) {
        // SAFETY: the thread is joined once.
        let failed = unsafe { libc::pthread_join(self.0, ptr::null_mut()) };
        assert_eq!(failed, 0, "the thread can be joined");
    }
}

/// A value behind a pthread mutex: a way to hand blocks over that the sanitizer follows.
pub(crate) struct Guarded<T> {
    mutex: UnsafeCell<libc::pthread_mutex_t>,
    value: UnsafeCell<T>,
}

// SAFETY: the value is reached with the mutex held.
unsafe impl<T: Send> Sync for Guarded<T> {}

impl<T> Guarded<T> {
    pub(crate) const fn new(value: T) -> Self {
        Self {
            mutex: UnsafeCell::new(libc::PTHREAD_MUTEX_INITIALIZER),
            value: UnsafeCell::new(value),
        }
    }

    /// Runs `action` on the value, alone.
    pub(crate) fn with<R>(&self, action: impl FnOnce(&mut T) -> R) -> R {
        // SAFETY: the mutex is initialised, and stays where it is.
        let failed = unsafe { libc::pthread_mutex_lock(self.mutex.get()) };
        assert_eq!(failed, 0, "the mutex can be taken");
        // SAFETY: the mutex is held.
        let result = action(unsafe { &mut *self.value.get() });
        // SAFETY: this thread holds the mutex.
        let failed = unsafe { libc::pthread_mutex_unlock(self.mutex.get()) };
        assert_eq!(failed, 0, "the mutex can be given up");
        result
    }
}
