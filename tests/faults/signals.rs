//! Signal handlers that allocate and free in the middle of the same zone: what handlers of interrupts do to a kernel.
//!
//! A timer sends signals to one thread, whose handler uses the zone that the thread is using. Locks turn signals
//! off as a kernel turns interrupts off. A zone whose lock does not is the control: its handler waits for ever, in a
//! process of its own.

use core::alloc::{GlobalAlloc, Layout};
use core::mem::MaybeUninit;
use core::ptr;
use core::sync::atomic::{AtomicBool, AtomicPtr, AtomicUsize, Ordering};
use core::time::Duration;
use std::process::exit;
use std::sync::{Mutex, PoisonError};
use std::thread;

use slabmalloc::cache::Cpus;
use slabmalloc::lock::InterruptControl;

use crate::child::this_program;
use crate::heap::layout;
use crate::scale::Scale;
use crate::test_pager::Random;

/// Signals, which a thread can turn off for itself.
enum Signals {}

// SAFETY: the one signal whose handler uses a zone is blocked on this thread, which stays what it is; the former mask
// is what was in force before. Neither function unwinds or allocates.
unsafe impl InterruptControl for Signals {
    type State = libc::sigset_t;

    fn disable() -> libc::sigset_t {
        let mut before = MaybeUninit::uninit();
        // SAFETY: both sets are valid.
        let result = unsafe { libc::pthread_sigmask(libc::SIG_BLOCK, &the_signal(), before.as_mut_ptr()) };
        assert_eq!(result, 0);
        // SAFETY: the call has written it.
        unsafe { before.assume_init() }
    }

    unsafe fn restore(before: libc::sigset_t) {
        // SAFETY: the set is valid.
        let result = unsafe { libc::pthread_sigmask(libc::SIG_SETMASK, &raw const before, ptr::null_mut()) };
        assert_eq!(result, 0);
    }
}

const SIGNAL: libc::c_int = libc::SIGUSR1;

fn the_signal() -> libc::sigset_t {
    let mut set = MaybeUninit::uninit();
    // SAFETY: the pointer is valid, and an empty set is one.
    unsafe { libc::sigemptyset(set.as_mut_ptr()) };
    // SAFETY: the set was made above, and the number is a signal's.
    unsafe { libc::sigaddset(set.as_mut_ptr(), SIGNAL) };
    // SAFETY: it was made above.
    unsafe { set.assume_init() }
}

/// A machine with one CPU: the thread that uses the zones, one at a time.
struct OneCpu;

// SAFETY: one thread at a time uses the zones, with the number 0.
unsafe impl Cpus for OneCpu {
    const COUNT: usize = 1;

    fn current() -> usize {
        0
    }
}

slabmalloc::declare_zone! {
    zone Masked {
        classes: pow2(8..=2 KiB),
        lock:    irq_safe(spin, Signals),
    }

    zone Flagged {
        classes: pow2(8..=2 KiB),
        lock:    irq_safe(ticket, Signals),
        cache:   per_cpu(OneCpu, 1 KiB),
    }

    zone Switched {
        classes: pow2(8..=2 KiB),
        lock:    irq_safe(spin, Signals),
        cache:   per_cpu(OneCpu, interrupts_off(Signals), 1 KiB),
    }

    /// The control.
    zone Unmasked {
        classes: pow2(8..=2 KiB),
        lock:    spin,
    }
}

static MASKED: SafeMasked = SafeMasked::new();
static FLAGGED: SafeFlagged = SafeFlagged::new();
static SWITCHED: SafeSwitched = SafeSwitched::new();
static UNMASKED: SafeUnmasked = SafeUnmasked::new();

type Zone = &'static (dyn GlobalAlloc + Sync);

/// The zones, by the number that the handler is told.
static ZONES: [Zone; 4] = [&MASKED, &FLAGGED, &SWITCHED, &UNMASKED];
static CHOSEN: AtomicUsize = AtomicUsize::new(0);

/// The thread is in the middle of a call of the zone.
static INSIDE: AtomicBool = AtomicBool::new(false);
/// A handler is at work.
static HANDLING: AtomicBool = AtomicBool::new(false);
/// Signals that came, and those of them that came in the middle of a call.
static SIGNALS: AtomicUsize = AtomicUsize::new(0);
static INTERRUPTIONS: AtomicUsize = AtomicUsize::new(0);
/// Blocks that the handler could not get, or that were overwritten.
static FAULTS: AtomicUsize = AtomicUsize::new(0);

/// Blocks on their way between the thread and its handler, by class.
static EXCHANGED: [AtomicPtr<u8>; 9] = [const { AtomicPtr::new(ptr::null_mut()) }; 9];

fn request(class: usize) -> Layout {
    layout(8 << class, 8)
}

/// Fills a block with what tells it from others.
fn mark(block: *mut u8, class: usize) {
    let [mark, ..] = (block.addr() / 8 + class).to_le_bytes();
    // SAFETY: the block is as long as its class says.
    unsafe { block.write_bytes(mark, request(class).size()) };
}

/// Allocates a block, leaves it for the other side, and frees what that left.
fn exchange(zone: Zone, class: usize) {
    // SAFETY: the size is not zero.
    let block = unsafe { zone.alloc(request(class)) };
    if block.is_null() {
        // ORDERING: read by the thread that the handler interrupts; so are the other counts.
        FAULTS.fetch_add(1, Ordering::Relaxed);
        return;
    }
    mark(block, class);
    // ORDERING: both sides are one thread.
    let other = EXCHANGED[class].swap(block, Ordering::Relaxed);
    free(zone, other, class);
}

/// Looks whether a block is what it was, and frees it.
fn free(zone: Zone, block: *mut u8, class: usize) {
    if block.is_null() {
        return;
    }
    let [mark, ..] = (block.addr() / 8 + class).to_le_bytes();
    let size = request(class).size();
    // SAFETY: the block is as long as its class says, and was filled.
    let bytes = unsafe { core::slice::from_raw_parts(block, size) };
    if bytes.iter().any(|byte| *byte != mark) {
        FAULTS.fetch_add(1, Ordering::Relaxed);
    }
    // SAFETY: the block came from the zone with this layout, and is nobody else's.
    unsafe { zone.dealloc(block, request(class)) };
}

extern "C" fn on_signal(_: libc::c_int) {
    // SAFETY: it asks for an address, which is the thread's own.
    let place = unsafe { libc::__errno_location() };
    // SAFETY: the place is valid.
    let error = unsafe { place.read() };
    HANDLING.store(true, Ordering::Relaxed);
    let number = SIGNALS.fetch_add(1, Ordering::Relaxed);
    INTERRUPTIONS.fetch_add(usize::from(INSIDE.load(Ordering::Relaxed)), Ordering::Relaxed);
    let zone = ZONES[CHOSEN.load(Ordering::Relaxed)];
    exchange(zone, number % EXCHANGED.len());
    exchange(zone, number / 3 % EXCHANGED.len());
    HANDLING.store(false, Ordering::Relaxed);
    // What the handler's system calls say is not the thread's business.
    // SAFETY: as above.
    unsafe { place.write(error) };
}

/// Sends signals to the calling thread until it is dropped.
struct Timer(libc::timer_t);

impl Timer {
    fn start(every: Duration) -> Self {
        // SAFETY: zeros are a valid action and event.
        let mut action: libc::sigaction = unsafe { core::mem::zeroed() };
        action.sa_sigaction = on_signal as extern "C" fn(libc::c_int) as usize;
        action.sa_flags = libc::SA_RESTART;
        // SAFETY: the handler uses nothing but zones, atomics and the error number.
        let set = unsafe { libc::sigaction(SIGNAL, &raw const action, ptr::null_mut()) };
        assert_eq!(set, 0);
        // SAFETY: zeros are a valid event.
        let mut event: libc::sigevent = unsafe { core::mem::zeroed() };
        event.sigev_notify = libc::SIGEV_THREAD_ID;
        event.sigev_signo = SIGNAL;
        // SAFETY: asks for a number.
        event.sigev_notify_thread_id = unsafe { libc::gettid() };
        let mut timer = ptr::null_mut();
        // SAFETY: the event and the place for the timer are valid.
        let made = unsafe { libc::timer_create(libc::CLOCK_MONOTONIC, &raw mut event, &raw mut timer) };
        assert_eq!(made, 0);
        let time = libc::timespec {
            tv_sec: 0,
            tv_nsec: i32::try_from(every.subsec_nanos()).unwrap().into(),
        };
        let times = libc::itimerspec {
            it_interval: time,
            it_value: time,
        };
        // SAFETY: the timer was made above.
        let set = unsafe { libc::timer_settime(timer, 0, &raw const times, ptr::null_mut()) };
        assert_eq!(set, 0);
        Self(timer)
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        // What it has sent arrives when the call returns, at the latest.
        // SAFETY: the timer is there.
        assert_eq!(unsafe { libc::timer_delete(self.0) }, 0);
    }
}

/// Uses a zone until so many signals came in the middle of a call.
fn interrupted(zone: usize, interruptions: usize) {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _guard = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    CHOSEN.store(zone, Ordering::Relaxed);
    INTERRUPTIONS.store(0, Ordering::Relaxed);
    FAULTS.store(0, Ordering::Relaxed);
    let timer = Timer::start(Duration::from_micros(40));
    let mut random = Random::new(zone as u64);
    let mut kept: Vec<(*mut u8, usize)> = Vec::with_capacity(512);
    while INTERRUPTIONS.load(Ordering::Relaxed) < interruptions {
        let class = random.next() % EXCHANGED.len();
        INSIDE.store(true, Ordering::Relaxed);
        if kept.len() < 400 && random.next().is_multiple_of(2) {
            // SAFETY: the size is not zero.
            let block = unsafe { ZONES[zone].alloc(request(class)) };
            INSIDE.store(false, Ordering::Relaxed);
            assert!(!block.is_null());
            mark(block, class);
            kept.push((block, class));
        } else if random.next().is_multiple_of(4) {
            exchange(ZONES[zone], class);
            INSIDE.store(false, Ordering::Relaxed);
        } else {
            INSIDE.store(false, Ordering::Relaxed);
            let drop_all = random.next().is_multiple_of(64);
            let keep = if drop_all { 0 } else { kept.len().saturating_sub(2) };
            for (block, class) in kept.drain(keep..) {
                INSIDE.store(true, Ordering::Relaxed);
                free(ZONES[zone], block, class);
                INSIDE.store(false, Ordering::Relaxed);
            }
        }
    }
    drop(timer);
    for (block, class) in kept {
        free(ZONES[zone], block, class);
    }
    for (class, block) in EXCHANGED.iter().enumerate() {
        free(ZONES[zone], block.swap(ptr::null_mut(), Ordering::Relaxed), class);
    }
    assert_eq!(
        FAULTS.load(Ordering::Relaxed),
        0,
        "a block was lost or overwritten"
    );
}

macro_rules! is_empty {
    ($zone:ident) => {
        $zone.trim();
        let snapshot = $zone.snapshot();
        assert_eq!((snapshot.live_objects(), snapshot.pages()), (0, 0));
        assert_eq!(snapshot.pager.pages_taken, snapshot.pager.pages_returned);
    };
}

#[test]
fn a_handler_may_use_a_zone_whose_lock_turns_signals_off() {
    interrupted(0, Scale::asked_for().signals);
    is_empty!(MASKED);
}

#[test]
fn a_handler_may_use_the_cache_of_its_cpu_behind_a_flag() {
    interrupted(1, Scale::asked_for().signals);
    is_empty!(FLAGGED);
}

#[test]
fn a_handler_may_use_the_cache_of_its_cpu_where_signals_are_off() {
    interrupted(2, Scale::asked_for().signals);
    is_empty!(SWITCHED);
}

/// Tells the child of the control.
const VARIABLE: &str = "SLABMALLOC_TEST_UNMASKED";

/// The status of a child that waits for itself.
const WAITS: i32 = 42;

/// Without that a handler waits for the lock that it interrupted the holder of.
#[test]
fn control_a_handler_that_comes_while_the_lock_is_held_waits_for_ever() {
    if std::env::var_os(VARIABLE).is_some() {
        thread::spawn(|| {
            let state = || (HANDLING.load(Ordering::Relaxed), SIGNALS.load(Ordering::Relaxed));
            loop {
                let before = state();
                thread::sleep(Duration::from_secs(2));
                if before.0 && state() == before {
                    exit(WAITS);
                }
            }
        });
        interrupted(3, 100_000);
        exit(0);
    }
    let status = this_program()
        .args([
            "--exact",
            "signals::control_a_handler_that_comes_while_the_lock_is_held_waits_for_ever",
        ])
        .env(VARIABLE, "")
        .status()
        .unwrap();
    assert_eq!(status.code(), Some(WAITS));
}
