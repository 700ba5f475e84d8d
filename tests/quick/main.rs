//! What of `tests/all` is compiled and run within seconds, over few configurations: `cargo xtask mutants` asks it of
//! every change that it makes. `cargo test` leaves it out, as all of it is in `all`.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test states what it expects by stopping where it does not hold"
)]

mod every_config;

#[path = "../all/shared.rs"]
mod shared;

shared::shared! {
    "../all/arithmetic.rs" arithmetic
    "../all/cached_heap.rs" cached_heap
    "../all/configs.rs" configs
    "../all/counts.rs" counts
    "../all/doors.rs" doors
    "../all/effort.rs" effort
    "../all/field_bugs/layouts.rs" field_bugs_layouts
    "../all/given_up.rs" given_up
    "../all/heap.rs" heap
    "../all/heap_map.rs" heap_map
    "../all/interrupts.rs" interrupts
    "../all/locks.rs" locks
    "../all/matrix.rs" matrix
    "../all/misuse.rs" misuse
    "../all/program.rs" program
    "../all/shadow.rs" shadow
    "../all/teardown.rs" teardown
    "../all/test_pager.rs" test_pager
}
