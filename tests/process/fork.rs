//! `fork` and `exec`, alone and while threads use the heap.

use core::alloc::Layout;
use core::ptr::NonNull;
use core::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use core::time::Duration;
use std::os::unix::process::CommandExt as _;
use std::process::Command;
use std::thread;
use std::time::Instant;

use slabmalloc::lock::{Forked, Ticket};
use slabmalloc::pager::OsPagerWith;
use slabmalloc::pager::huge::AfterGrowth;
use slabmalloc::{SafeZone, X86};

use super::heap::{Kind, PLAIN, trim};
use super::run::Scenario;

pub(super) const SCENARIOS: &[Scenario] = &[
    Scenario {
        name: "fork of a program with one thread",
        run: alone,
    },
    Scenario {
        name: "fork and exec while threads allocate",
        run: exec_while_threads_allocate,
    },
    Scenario {
        name: "children that allocate after fork while threads allocate",
        run: children_that_allocate,
    },
    Scenario {
        name: "children that allocate after fork while threads wait their turn",
        run: children_of_those_in_turn,
    },
];

/// Vectors and strings of many sizes.
fn work(seed: usize) {
    let kept: Vec<Vec<usize>> = (0..64).map(|number| vec![seed; number * number % 700]).collect();
    assert!(kept.iter().flatten().all(|number| *number == seed));
    let words: String = (0..50).map(|number| (seed + number).to_string()).collect();
    assert!(words.len() >= 50);
}

/// Runs `action` in a child; its number, to wait for.
fn fork(action: impl FnOnce()) -> libc::pid_t {
    // SAFETY: what the child does next is what the scenario is about.
    let child = unsafe { libc::fork() };
    assert!(child >= 0);
    if child == 0 {
        action();
        // SAFETY: ends the child, without what its parent has set up for the end.
        unsafe { libc::_exit(0) };
    }
    child
}

/// Whether a child ended well, within so long; if not at all, it is ended.
fn ended_well(child: libc::pid_t, limit: Duration) -> Option<bool> {
    let start = Instant::now();
    let mut status = 0;
    while start.elapsed() < limit {
        // SAFETY: the place is valid.
        if unsafe { libc::waitpid(child, &raw mut status, libc::WNOHANG) } == child {
            return Some(libc::WIFEXITED(status) && libc::WEXITSTATUS(status) == 0);
        }
        thread::sleep(Duration::from_millis(1));
    }
    // SAFETY: the child is this process's, and still there.
    unsafe { libc::kill(child, libc::SIGKILL) };
    // SAFETY: as above.
    unsafe { libc::waitpid(child, &raw mut status, 0) };
    None
}

/// Parent and child go on with the same heap, each with its own copy, and the child may have threads.
fn alone() {
    let before: Vec<usize> = (0..10_000).collect();
    for round in 0..20 {
        let child = fork(|| {
            work(round);
            assert!(before.iter().copied().eq(0..10_000));
            let threads: Vec<_> = (0..3).map(|number| thread::spawn(move || work(number))).collect();
            for thread in threads {
                thread.join().unwrap();
            }
            trim();
            work(round);
        });
        work(round + 1);
        assert_eq!(ended_well(child, Duration::from_secs(30)), Some(true));
    }
    assert!(before.iter().copied().eq(0..10_000));
}

/// Runs `action` while threads use the heap, also in ways that take its locks.
fn while_threads_allocate(action: impl FnOnce()) {
    static STOP: AtomicBool = AtomicBool::new(false);
    static WORK: AtomicUsize = AtomicUsize::new(0);
    let threads: Vec<_> = (0..4)
        .map(|number| {
            thread::spawn(move || {
                while !STOP.load(Ordering::Relaxed) {
                    work(number);
                    drop(vec![number; 40_000]);
                    if WORK.fetch_add(1, Ordering::Relaxed).is_multiple_of(8) {
                        trim();
                    }
                }
            })
        })
        .collect();
    action();
    STOP.store(true, Ordering::Relaxed);
    for thread in threads {
        thread.join().unwrap();
    }
    assert!(WORK.load(Ordering::Relaxed) > 0);
}

/// What POSIX allows a child of a program with threads: to become another program.
fn exec_while_threads_allocate() {
    while_threads_allocate(|| {
        let (program, end) = (c"/bin/true", core::ptr::null());
        let arguments = [program.as_ptr(), end];
        for round in 0..60 {
            let child = fork(|| {
                // SAFETY: the arguments end with null, and all of it is static.
                unsafe { libc::execv(program.as_ptr(), arguments.as_ptr()) };
                // SAFETY: the program was not there.
                unsafe { libc::_exit(9) };
            });
            work(round);
            assert_eq!(ended_well(child, Duration::from_secs(30)), Some(true));
            // The standard library's own way: with something to do in between, it forks as well.
            let mut command = Command::new("/bin/true");
            // SAFETY: nothing is done.
            unsafe { command.pre_exec(|| Ok(())) };
            assert!(command.status().unwrap().success());
        }
    });
}

/// What POSIX leaves to the allocator: children use the heap, although other threads were using it at that moment.
fn children_that_allocate() {
    if Kind::chosen() == Kind::Plain {
        holding::<Plain>();
    }
    while_threads_allocate(|| {
        for round in 0..150 {
            let child = fork(|| {
                (0..20).for_each(work);
                drop(vec![round; 40_000]);
                trim();
            });
            assert_eq!(
                ended_well(child, Duration::from_secs(10)),
                Some(true),
                "child {round}"
            );
        }
    });
}

/// The same with a lock that is taken in turn: those in front of the child never come.
fn children_of_those_in_turn() {
    static TURNS: SafeZone<X86, Ticket, OsPagerWith<Ticket, AfterGrowth>> = SafeZone::new();
    struct Turns;
    impl ForkedZone for Turns {
        fn before() {
            TURNS.before_fork();
        }

        unsafe fn after(side: Forked) {
            // SAFETY: the caller's promise.
            unsafe { TURNS.after_fork(side) }
        }
    }
    fn take_turns() {
        let layout = Layout::new::<[u64; 9]>();
        let blocks: [NonNull<u8>; 20] = core::array::from_fn(|_| TURNS.allocate(layout).unwrap());
        for block in blocks {
            // SAFETY: it came from the zone with this layout, and is used no more.
            unsafe { TURNS.deallocate(block, layout) };
        }
    }

    holding::<Turns>();
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    take_turns();
                }
            });
        }
        for round in 0..30 {
            let child = fork(take_turns);
            assert_eq!(
                ended_well(child, Duration::from_secs(10)),
                Some(true),
                "child {round}"
            );
        }
        stop.store(true, Ordering::Relaxed);
    });
}

/// A zone whose locks are held while the process forks.
trait ForkedZone {
    fn before();

    /// # Safety
    ///
    /// As for [`SafeZone::after_fork`].
    unsafe fn after(side: Forked);
}

/// The zone without caches that is the heap.
struct Plain;

impl ForkedZone for Plain {
    fn before() {
        PLAIN.before_fork();
    }

    unsafe fn after(side: Forked) {
        // SAFETY: the caller's promise.
        unsafe { PLAIN.after_fork(side) }
    }
}

/// Asks the system to call the functions of a zone when the process forks.
fn holding<Z: ForkedZone>() {
    extern "C" fn prepare<Z: ForkedZone>() {
        Z::before();
    }
    extern "C" fn parent<Z: ForkedZone>() {
        // SAFETY: it comes behind `prepare`, on the same thread.
        unsafe { Z::after(Forked::Parent) }
    }
    extern "C" fn child<Z: ForkedZone>() {
        // SAFETY: it comes behind `prepare`, on the child's only thread.
        unsafe { Z::after(Forked::Child) }
    }
    // SAFETY: the functions do not unwind.
    let refused = unsafe { libc::pthread_atfork(Some(prepare::<Z>), Some(parent::<Z>), Some(child::<Z>)) };
    assert_eq!(refused, 0);
}
