//! Zones in a crate of edition 2018 that has no prelude, calls the library `zones`, gives the names
//! of the core library other meanings, and forbids unsafe code.
#![no_std]
#![no_implicit_prelude]

/// Not the core library.
pub mod core {}

/// Not the library.
pub mod slabmalloc {}

/// Sizes that only the compiler knows.
mod board {
    pub(crate) const PAGE: ::core::primitive::usize = 16 << 10;
}

/// Not the type.
#[derive(::core::fmt::Debug)]
#[allow(
    non_camel_case_types,
    clippy::allow_attributes,
    reason = "the point of the test"
)]
pub struct usize;

/// Items with names that are usual for bindings.
macro_rules! items {
    ($($name:ident)*) => {$(
        /// Not the binding.
        #[allow(non_upper_case_globals, clippy::allow_attributes, reason = "the point of the test")]
        pub static $name: () = ();
    )*};
}

items! { start layout call fields complaint f }

::zones::declare_zone! {
    /// All literals.
    pub zone Literal {
        base_page: 16 KiB, large_page: 2 MiB, classes: geometric(16..=32 KiB, steps = 4), min_objects: 4,
        lock: ticket, oversize: null, stats: true, on_misuse: leak, cache: none, harden: checked,
    }

    /// A constant.
    pub zone Constant { base_page: board::PAGE }

    /// An arena.
    pub zone Small as SmallHeap { base_page: 1 KiB, word: u32, lock: none, pager: arena(32 KiB) }

    /// A type parameter.
    pub zone Generic<P> { classes: [16, 32], pager: P }

    /// Used by nobody.
    zone Unused { pager: none }
}

/// One of them in use.
pub static LITERAL: SafeLiteral = SafeLiteral::new();

#[cfg(test)]
mod tests {
    use super::{Constant, SmallHeap, LITERAL};

    #[test]
    fn zones_work_here_too() {
        let wanted = ::core::alloc::Layout::new::<::core::primitive::u64>();
        ::core::assert!(LITERAL.allocate(wanted).is_ok());
        ::core::assert!(SmallHeap::new().allocate(wanted).is_ok());
        ::core::assert_eq!(Constant::MAX_ALLOC_SIZE, 128 << 10);
    }
}
