//! Attributes and visibility reach every item, and what is generated satisfies strict lints.
#![deny(missing_docs, missing_debug_implementations, unreachable_pub, unused, private_interfaces, private_bounds)]
#![deny(unused_attributes, unused_doc_comments, non_camel_case_types, useless_deprecated, deprecated)]

/// The memory of this program.
pub mod memory {
    slabmalloc::declare_zone! {
        /// Everybody's.
        pub zone Public { base_page: 16 KiB }

        /// This crate's.
        #[doc(alias = "inner")]
        pub(crate) zone Inner;

        /// This module's.
        zone Private { classes: [16] }

        #[cfg(any())]
        zone Never { base_page: does_not_exist::PAGE }

        #[cfg(all())]
        zone Always;

        // One name under two conditions.
        #[cfg(any())]
        zone OneOfTwo { base_page: 16 KiB }
        #[cfg(not(any()))]
        zone OneOfTwo { base_page: 64 KiB }

        /// Use `Public`.
        #[deprecated = "use `Public`"]
        pub zone Old;
    }

    pub(crate) fn sizes() -> [usize; 3] {
        [Private::MAX_ALLOC_SIZE, Always::MAX_ALLOC_SIZE, size_of::<OneOfTwoPage<'_>>()]
    }
}

static PUBLIC: memory::SafePublic = memory::SafePublic::new();
static INNER: memory::SafeInner = memory::SafeInner::new();

fn main() {
    assert_eq!(memory::sizes(), [16, 128 << 10, 64 << 10]);
    assert!(PUBLIC.allocate(std::alloc::Layout::new::<u64>()).is_ok());
    assert!(INNER.allocate(std::alloc::Layout::new::<u64>()).is_ok());
}
