//! The default misuse handler: each misuse in a process of its own, which must end by a signal and say
//! why.

use core::alloc::{GlobalAlloc, Layout};
use core::panic::AssertUnwindSafe;
use core::ptr::NonNull;
use std::os::unix::process::ExitStatusExt;

use slabmalloc::X86;
use slabmalloc::global::SafeZone;
use slabmalloc::lock::Spin;

use crate::child::{panic_without_stack, this_program};
use crate::heap::layout;
use crate::test_pager::{Lie, TestPager};

/// Tells a child process what to do.
const VARIABLE: &str = "SLABMALLOC_TEST_MISUSE";

/// The signal that `abort` raises.
const SIGABRT: i32 = 6;

type Zone = SafeZone<X86, Spin, TestPager>;

/// A misuse of a zone that has the default handler.
struct Crime {
    name: &'static str,
    /// What is done with a live object of 64 bytes, the first of its page.
    commit: fn(&Zone, NonNull<u8>),
    /// What the message must say.
    says: &'static str,
}

const CRIMES: &[Crime] = &[
    Crime {
        name: "double free",
        commit: |zone, object| {
            free(zone, object, 0, layout(64, 8));
            free(zone, object, 0, layout(64, 8));
        },
        says: "double free",
    },
    Crime {
        name: "never allocated",
        commit: |zone, object| free(zone, object, 128, layout(64, 8)),
        says: "never handed out",
    },
    Crime {
        name: "interior pointer",
        commit: |zone, object| free(zone, object, 8, layout(64, 8)),
        says: "middle of a slot",
    },
    Crime {
        name: "pointer into the header",
        commit: |zone, object| free(zone, object, 4088, layout(64, 8)),
        says: "outside the slots",
    },
    Crime {
        name: "layout of another class",
        commit: |zone, object| free(zone, object, 0, layout(128, 8)),
        says: "another size class",
    },
    Crime {
        name: "layout of whole pages",
        commit: |zone, object| free(zone, object, 0, layout(1 << 20, 8)),
        says: "another size class",
    },
    Crime {
        name: "layout that is never served",
        commit: |zone, object| free(zone, object, 0, layout(64, 16 << 20)),
        says: "a layout that the zone never serves",
    },
    Crime {
        name: "resize from another class",
        commit: |zone, object| {
            // SAFETY: not kept, on purpose: the old layout is not the object's.
            unsafe { zone.realloc(object.as_ptr(), layout(16, 8), 200) };
        },
        says: "another size class",
    },
    Crime {
        name: "misplaced page",
        commit: |zone, _| {
            zone.pager().lie(Lie::Misaligned);
            let _ = zone.allocate(layout(8, 8));
        },
        says: "misaligned block",
    },
    Crime {
        name: "duplicate page",
        commit: |zone, object| {
            zone.pager().lie(Lie::At(object));
            let _ = zone.allocate(layout(8, 8));
        },
        says: "handed out a block twice",
    },
];

/// Frees what lies `offset` bytes behind `object`, in the same page.
fn free(zone: &Zone, object: NonNull<u8>, offset: usize, layout: Layout) {
    let ptr = object.as_ptr().wrapping_add(offset);
    // SAFETY: not kept, on purpose; the header that is read is that of the zone's page.
    unsafe { zone.dealloc(ptr, layout) }
}

#[test]
fn the_default_handler_ends_the_program_and_says_why() {
    if let Ok(name) = std::env::var(VARIABLE) {
        let crime = CRIMES
            .iter()
            .find(|crime| crime.name == name)
            .expect("a known misuse");
        panic_without_stack();
        let zone = Zone::new();
        let object = zone.allocate(layout(64, 8)).unwrap();
        assert!(object.addr().get().is_multiple_of(4096));
        // Nothing gets past the handler, not even to who would catch it.
        let _ = std::panic::catch_unwind(AssertUnwindSafe(|| (crime.commit)(&zone, object)));
        // Not reached; the parent sees that the signal is missing.
        std::process::exit(0);
    }
    for crime in CRIMES {
        let output = this_program()
            .args([
                "--exact",
                "--nocapture",
                "abort::the_default_handler_ends_the_program_and_says_why",
            ])
            .env(VARIABLE, crime.name)
            .output()
            .unwrap();
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.signal(), Some(SIGABRT), "{}: {message}", crime.name);
        assert!(
            message.contains("slabmalloc: zone `X86`: "),
            "{}: {message}",
            crime.name
        );
        assert!(message.contains(crime.says), "{}: {message}", crime.name);
    }
}
