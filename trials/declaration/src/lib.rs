//! `declare_zone!` as a function, for programs that try its parser: `build.rs` makes this crate of the macro's sources.
#![forbid(unsafe_code)]
#![allow(
    clippy::large_enum_variant,
    reason = "here tokens know where they came from, and are larger than those of the compiler"
)]

include!(concat!(env!("OUT_DIR"), "/root.rs"));

/// What `declare_zone!` expands to; `input` is what it passes on, the path of the library in brackets in front.
///
/// ```
/// let input = "[slabmalloc] pub zone Heap;".parse().unwrap();
/// let output = slabmalloc_trials_declaration::expansion(input);
/// assert!(output.to_string().contains("SafeHeap"));
/// ```
pub fn expansion(input: TokenStream) -> TokenStream {
    declare(input)
}
