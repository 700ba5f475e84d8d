//! From profiles to the zone that fits them: prints the `declare_zone!` block to paste.
//!
//! ```text
//! cargo run --release --example tune -- program.profile
//! cargo run --release --example tune -- a.profile b.profile --base-page 4K,16K --svg program.svg
//! ```
//!
//! It is the command `slabmalloc-tune`, which `cargo install slabmalloc-tune` brings; its options are those of
//! `slabmalloc_tune::cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    slabmalloc_tune::cli::main()
}
