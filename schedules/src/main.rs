//! Long programs of several threads on cached zones, in schedules that Shuttle draws at random: what is too long for
//! `models`, where every order is explored.
//!
//! ```text
//! cargo run --release --package slabmalloc-schedules -- --list
//! cargo run --release --package slabmalloc-schedules -- 100000 crowd
//! ```
//!
//! Threads take turns at locks, at calls of the pager and in the middle of a use of a cache; in between they are
//! alone, as all of them are one thread of the system's. Each schedule ends with every slot and every page in its place.
//!
//! | module | what it is |
//! |---|---|
//! | `programs` | what the threads do |
//! | `settings` | the locks and caches that they do it with, and broken ones, which have to be found |
//! | `world` | statics and threads of a schedule |
//! | `block`, `pager` | a slot and a source of pages that are watched |
//! | `table` | every row by name, and its run |
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a program states what it expects by stopping where it does not hold"
)]

mod block;
mod pager;
mod programs;
mod settings;
mod table;
mod world;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    table::run(&arguments)
}
