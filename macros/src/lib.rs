//! The procedural half of slabmalloc's `declare_zone!`.
//!
//! Not for use by hand: `slabmalloc::declare_zone!` passes its own crate's path in front, so that the
//! expansion finds the library whatever the user calls it.
//!
//! # Grammar
//!
//! ```text
//! input    := "[" crate-path "]" zone*
//! zone     := attribute* visibility "zone" NAME generics? ( "as" NAME )? ( ";" | "{" field,* "}" )
//! field    := ( "base_page" | "large_page" ) ":" size        large_page also: "none"
//!           | ( "classes" | "base_classes" | "large_classes" ) ":" classes
//!           | "min_objects" ":" number
//!           | "word" ":" ( "u64" | "u32" | "usize" )
//!           | "lock" ":" lock
//!           | "pager" ":" pager
//!           | "huge_pages" ":" ( "never" | "after_growth" | "always" )
//!           | "oversize" ":" ( "pager" | "null" )
//!           | "stats" ":" ( "true" | "false" )
//!           | "on_misuse" ":" ( "abort" | "leak" | type )
//!           | "cache" ":" ( "none" | "thread" ( "(" size ")" )? | "per_cpu(" type ( "," protection )? ( "," size )? ")" )
//!           | "harden" ":" ( "checked" | "hardened" | "debug" ( "(" type ")" )? | "unsafe" "unchecked" )
//! size     := number unit? | constant expression             a unit may be part of it: 4 * 16 KiB
//! unit     := "B" | "KiB" | "MiB" | "GiB"                     with or without a space: 16KiB
//! classes  := generator ( "+" generator )*
//! generator:= "[" size,* "]" | "pow2(" range ")" | "geometric(" range "," "steps" "=" number ")"
//! range    := size "..=" size
//! lock     := "none" | "spin" | "ticket" | "os" | "irq_safe(" lock ( "," type )? ")" | type
//! protection := "try_lock" | "interrupts_off(" type ")"
//! pager    := "os" | "none" | "wasm" | "arena(" size ")" | "unsafe" "fn(" path "," path ")" | type
//! ```
//!
//! # Stages
//!
//! `parse` turns tokens into the `ast`, which holds what was written and every token to blame;
//! `validate` turns that into a `plan`, where defaults are filled in and nothing is wrong;
//! `expand` writes the items and cannot fail. A zone with a mistake goes to `fallback` instead,
//! which defines the same names, so that the mistake is the only error.
#![forbid(unsafe_code)]

mod ast;
mod classes;
mod complaint;
mod diag;
mod docs;
mod expand;
mod fallback;
mod fit;
mod keys;
mod list;
mod names;
mod parse;
mod plan;
mod promises;
mod size;
mod split;
mod strategy;
mod validate;

#[cfg(test)]
mod snapshots;

use proc_macro2::TokenStream;

/// Expands the zones of one `declare_zone!`, whose tokens follow the bracketed path of the library.
#[proc_macro]
pub fn declare_zone_impl(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    declare(input.into()).into()
}

/// The whole macro, on tokens that unit tests can make.
fn declare(input: TokenStream) -> TokenStream {
    let mut errors = diag::Errors::default();
    let invocation = parse::invocation(input, &mut errors);
    let zones = validate::zones(invocation.zones, &mut errors);
    let mut output = TokenStream::new();
    for zone in &zones {
        output.extend(match zone {
            Ok(plan) => expand::zone(&invocation.library, plan),
            Err(ast) => fallback::zone(&invocation.library, ast),
        });
    }
    output.extend(errors.into_tokens());
    output
}
