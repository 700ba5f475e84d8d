//! [`Lingering`]: configurations with a lock that makes time pass between critical sections, so that
//! whatever can come between two of them does.

use core::cell::Cell;
use core::fmt;
use core::hint;
use core::marker::PhantomData;
use std::thread;

use slabmalloc::lock::{RawLock, Spin};
use slabmalloc::zone::{Oversize, ZoneConfig};

use crate::configs::TestConfig;

/// Configuration `C` with a [`LingeringLock`].
pub(super) struct Lingering<C>(PhantomData<C>);

impl<C: ZoneConfig> ZoneConfig for Lingering<C> {
    const NAME: &'static str = C::NAME;
    type BasePage<'a> = C::BasePage<'a>;
    type LargePage<'a> = C::LargePage<'a>;
    type BaseClasses = C::BaseClasses;
    type LargeClasses = C::LargeClasses;
    const CLASSES: &'static [usize] = C::CLASSES;
    const OVERSIZE: Oversize = C::OVERSIZE;
    type Stats = C::Stats;
    type OnMisuse = C::OnMisuse;
    type Harden = C::Harden;
}

impl<C: TestConfig> TestConfig for Lingering<C> {
    type Lock = LingeringLock;
    type Bins = C::Bins;
}

/// A spin lock after which its holder dawdles.
pub(super) struct LingeringLock(Spin);

impl fmt::Debug for LingeringLock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LingeringLock")
    }
}

// SAFETY: `Spin` excludes; dawdling neither unwinds nor allocates.
unsafe impl RawLock for LingeringLock {
    const INIT: Self = Self(Spin::INIT);

    fn lock(&self) {
        self.0.lock();
    }

    fn try_lock(&self) -> bool {
        self.0.try_lock()
    }

    unsafe fn unlock(&self) {
        // SAFETY: the caller holds the lock.
        unsafe { self.0.unlock() };
        dawdle();
    }
}

thread_local! {
    static RANDOM: Cell<u32> = const { Cell::new(1) };
}

/// Often goes on at once, often waits for as long as others need for an operation or two, and
/// sometimes lets another thread have the CPU.
fn dawdle() {
    let random = RANDOM.get().wrapping_mul(0x915F_77F5).wrapping_add(0x3C6E_F35F);
    RANDOM.set(random);
    match random >> 26 {
        0 => thread::yield_now(),
        rounds @ 1..=24 => (0..8 * rounds).for_each(|_| hint::spin_loop()),
        _ => {}
    }
}
