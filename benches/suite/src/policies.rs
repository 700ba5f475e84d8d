//! The hosted zone under other policies against misuse, for `cargo xtask policies`.

macro_rules! zone {
    ($($field:tt)*) => {
        slabmalloc::declare_zone! {
            /// What the program allocates from.
            pub(super) zone Policy {
                base_page:     32 KiB,
                large_page:    512 KiB,
                base_classes:  [16, 24, 32, 40, 48, 56] + geometric(64..=3840, steps = 8),
                large_classes: geometric(4 KiB..=128 KiB, steps = 8),
                min_objects:   3,
                $($field)*
            }
        }
    };
}

#[cfg(feature = "policy-checked")]
zone! { harden: checked, }

#[cfg(feature = "policy-unchecked")]
zone! { harden: unsafe unchecked, }

#[cfg(feature = "policy-cached")]
zone! { harden: checked, cache: thread, }

#[cfg(feature = "policy-hardened")]
zone! { harden: hardened, cache: thread, }
