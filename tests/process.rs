//! Programs whose heap is a zone, each in a process of its own: what happens to it at the edges of a program's life, and
//! at the limits of its memory.
//!
//! This program starts itself once for each scenario and heap. Without a test harness, so that a scenario begins with
//! one thread, and a heap that nobody has used but what ran before `main`.
//!
//! ```text
//! cargo test --features std --test process            all of them
//! cargo test --features std --test process -- fork    those whose name contains `fork`
//! ```
#![cfg_attr(
    all(feature = "macros", feature = "std", target_os = "linux"),
    expect(
        clippy::expect_used,
        clippy::panic,
        clippy::unwrap_used,
        reason = "a scenario states what it expects by stopping where it does not hold"
    )
)]

#[cfg(all(feature = "macros", feature = "std", target_os = "linux"))]
#[path = "process/"]
mod linux {
    #[path = "../all/child.rs"]
    #[allow(unused, reason = "the tests of `tests/all` use the rest")]
    mod child;
    mod ends;
    mod fork;
    mod heap;
    mod limits;
    pub(crate) mod run;
}

fn main() {
    #[cfg(all(feature = "macros", feature = "std", target_os = "linux"))]
    linux::run::main();
    #[cfg(not(all(feature = "macros", feature = "std", target_os = "linux")))]
    println!("skipped: the scenarios are those of Linux, with the features `macros` and `std`");
}
