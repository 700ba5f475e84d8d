//! Before `main`, at the end of threads, and at the end of the program.

use core::cell::RefCell;
use core::ffi::c_void;
use core::ptr;
use core::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};
use std::thread;

use super::heap::{live_objects, trim};
use super::run::Scenario;

pub(super) const SCENARIOS: &[Scenario] = &[
    Scenario {
        name: "first allocation before main",
        run: before_main,
    },
    Scenario {
        name: "allocation in and after destructors of thread-local values",
        run: thread_ends,
    },
    Scenario {
        name: "first allocation of a thread in its last destructor",
        run: first_use_at_the_end,
    },
    Scenario {
        name: "allocation when the program ends",
        run: program_ends,
    },
];

/// Numbers from one on, in a vector that grew to hold them.
fn numbers(count: usize) -> Vec<usize> {
    let mut numbers = Vec::new();
    (1..=count).for_each(|number| numbers.push(number));
    numbers
}

fn is_intact(numbers: &[usize]) -> bool {
    numbers
        .iter()
        .zip(1..)
        .all(|(number, expected)| *number == expected)
}

/// What was allocated before `main`.
static EARLY: AtomicPtr<Vec<usize>> = AtomicPtr::new(ptr::null_mut());

/// Run by the loader, before the standard library has done anything.
extern "C" fn early() {
    let many: Vec<String> = (0..2000).map(|number| number.to_string()).collect();
    drop(many);
    EARLY.store(Box::into_raw(Box::new(numbers(10_000))), Ordering::Relaxed);
}

#[used]
#[unsafe(link_section = ".init_array")]
static BEFORE_MAIN: extern "C" fn() = early;

fn before_main() {
    let early = EARLY.swap(ptr::null_mut(), Ordering::Relaxed);
    assert!(!early.is_null(), "the loader has run it");
    // SAFETY: it came from a box, and is nobody else's.
    let early = unsafe { Box::from_raw(early) };
    assert!(early.len() == 10_000 && is_intact(&early));
    // It goes back on another thread, and what is allocated then is not where it was.
    let more = numbers(10_000);
    thread::spawn(move || drop(early)).join().unwrap();
    assert!(is_intact(&more));
}

/// A value whose destructor allocates, frees, and keeps something for the next one.
struct Late(RefCell<Vec<Vec<usize>>>);

impl Drop for Late {
    fn drop(&mut self) {
        let mut kept = self.0.borrow_mut();
        (1..60).for_each(|count| kept.push(numbers(count)));
        assert!(kept.iter().all(|numbers| is_intact(numbers)));
        kept.truncate(10);
        key().set(core::mem::take(&mut *kept));
    }
}

thread_local! {
    static LATE: Late = const { Late(RefCell::new(Vec::new())) };
    static LATER: Late = Late(RefCell::new(vec![numbers(3)]));
}

/// A key of pthreads: its destructors run when those of thread-local values have.
struct Key(libc::pthread_key_t);

/// Blocks that the last destructor has seen.
static SEEN: AtomicUsize = AtomicUsize::new(0);

/// The one key.
fn key() -> &'static Key {
    static KEY: std::sync::OnceLock<Key> = std::sync::OnceLock::new();
    KEY.get_or_init(|| {
        let mut key = 0;
        // SAFETY: the place is valid, and the destructor takes what `set` leaves.
        assert_eq!(unsafe { libc::pthread_key_create(&raw mut key, Some(last)) }, 0);
        Key(key)
    })
}

impl Key {
    /// Leaves vectors to the last destructor of this thread, beside those that are there.
    fn set(&self, mut vectors: Vec<Vec<usize>>) {
        // SAFETY: the key is valid.
        let before = unsafe { libc::pthread_getspecific(self.0) }.cast::<Vec<Vec<usize>>>();
        if !before.is_null() {
            // SAFETY: `set` left it, and nobody else takes it.
            vectors.extend(*unsafe { Box::from_raw(before) });
        }
        let vectors = Box::into_raw(Box::new(vectors)).cast::<c_void>();
        // SAFETY: the key is valid.
        assert_eq!(unsafe { libc::pthread_setspecific(self.0, vectors) }, 0);
    }
}

/// # Safety
///
/// `set` left what it is given.
unsafe extern "C" fn last(vectors: *mut c_void) {
    // SAFETY: `set` left it.
    let mut vectors = unsafe { Box::from_raw(vectors.cast::<Vec<Vec<usize>>>()) };
    (1..300).for_each(|count| vectors.push(numbers(count % 70)));
    assert!(vectors.iter().all(|numbers| is_intact(numbers)));
    SEEN.fetch_add(vectors.len(), Ordering::Relaxed);
}

/// Threads that use the heap all the time, and to the very end.
fn thread_ends() {
    let one = |number: usize| {
        let own = numbers(10 * number);
        if number.is_multiple_of(2) {
            LATE.with(|late| late.0.borrow_mut().push(numbers(20)));
        }
        LATER.with(|late| late.0.borrow_mut().push(numbers(30)));
        key().set(vec![own]);
    };
    let round = || {
        let threads: Vec<_> = (0..8).map(|number| thread::spawn(move || one(number))).collect();
        for thread in threads {
            thread.join().unwrap();
        }
        trim();
        live_objects()
    };
    // What the standard library sets up once and keeps is set up here.
    let before = (0..4).fold(0, |_, _| round());
    let after = (0..60).fold(0, |_, _| round());
    assert!(
        SEEN.load(Ordering::Relaxed) > 60 * 8 * 300,
        "the last destructors ran"
    );
    assert!(after <= before, "{before} objects, and {after} in the end");
}

/// Threads that use the heap only when all else of them is gone. What they keep stays kept, as documented; nothing
/// breaks.
fn first_use_at_the_end() {
    let threads = 40;
    for _ in 0..threads {
        let vectors = vec![numbers(5)];
        // The vector is made here, and the thread's name and result by its parent.
        let address = Box::into_raw(Box::new(vectors)).expose_provenance();
        let key = key().0;
        let thread = thread::spawn(move || {
            let vectors = ptr::with_exposed_provenance::<c_void>(address);
            // SAFETY: the key is valid.
            assert_eq!(unsafe { libc::pthread_setspecific(key, vectors) }, 0);
        });
        thread.join().unwrap();
    }
    assert!(SEEN.load(Ordering::Relaxed) >= threads * 300);
    assert!(is_intact(&numbers(5000)));
}

extern "C" fn at_exit() {
    let many: Vec<Vec<usize>> = (0..200).map(numbers).collect();
    if !many.iter().all(|numbers| is_intact(numbers)) {
        std::process::abort();
    }
    thread::spawn(move || drop(many)).join().unwrap();
    // SAFETY: ends the process, with the status that the parent waits for.
    unsafe { libc::_exit(0) };
}

/// What runs when `main` has returned.
fn program_ends() {
    // SAFETY: the function may be called at any time.
    assert_eq!(unsafe { libc::atexit(at_exit) }, 0);
    // Ends badly unless `at_exit` runs, and gets to its end.
    std::process::exit(3);
}
