//! Models of the caches of threads: loom runs the library's own code in every order in which a few
//! threads can take their locks, and each order has to end with every slot and every page in its place.
//!
//! ```text
//! cargo run --release --package slabmalloc-models              all of them
//! cargo run --release --package slabmalloc-models -- NAME...   those
//! ```
//!
//! | module | what it is |
//! |---|---|
//! | `models` | the models |
//! | `controls` | the same with something broken, which has to be found |
//! | `algorithms` | the library's own ways to exclude, over loom's atomics |
//! | `owners`, `interrupts` | whose the caches are: threads, or CPUs with interrupts |
//! | `world` | statics, threads and pages of a model |
//! | `block`, `lock`, `pager` | a slot, a lock and a source of pages that are watched |
//! | `table`, `run` | every row by name; one row, all its orders |
//!
//! What the library does between two locks is not looked into: it touches what the lock guards, what the
//! thread keeps alone, or slots that it owns, and all three are watched. Bitmaps, lists and bins have no
//! atomics, apart from the owner of a page, which is read without the lock by frees of foreign pointers
//! only: no model makes one.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a model states what it expects by stopping where it does not hold"
)]

mod algorithms;
mod block;
mod controls;
mod interrupts;
mod lock;
mod models;
mod owners;
mod pager;
mod run;
mod table;
mod world;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    run::run(&arguments)
}
