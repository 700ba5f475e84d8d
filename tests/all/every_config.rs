//! [`test_every_config`]: all of `configs`.

/// Makes a test of `$function` for every configuration.
macro_rules! test_every_config {
    ($function:ident) => {
        crate::configs::test_configs! { $function:
            default_shape = DefaultShape, smallest = Smallest, four_slots = FourSlots, pages_1k = Pages1K, pages_1k_16k = Pages1K16K,
            pages_2k_64k = Pages2K64K, explicit_4k = Explicit4K, pages_4k_64k = Pages4K64K,
            refusing_4k_2m = Refusing4K2M, pages_8k_1m = Pages8K1M, pages_16k_32m = Pages16K32M,
            pages_16k = Pages16K, pages_32k_256k = Pages32K256K, pages_64k = Pages64K,
            pages_64k_2m = Pages64K2M, twin_headers = TwinHeaders, one_class = OneClass,
            #[cfg(feature = "std")] os_lock_4k_128k = OsLock4K128K
        }
    };
    ($function:ident: $($named:tt)+) => { crate::configs::test_configs! { $function: $($named)+ } };
}

pub(crate) use test_every_config;
