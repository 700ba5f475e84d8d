//! [`test_every_config`]: few of `configs`, chosen so that every lock, both widths of words, one and two kinds of page,
//! counters and none, and both answers to oversize are among them.

/// Makes a test of `$function` for some configurations, or for those that are named.
macro_rules! test_every_config {
    ($function:ident) => {
        crate::configs::test_configs! { $function:
            smallest = Smallest, pages_1k_16k = Pages1K16K, explicit_4k = Explicit4K, pages_64k = Pages64K
        }
    };
    ($function:ident: $($named:tt)+) => { crate::configs::test_configs! { $function: $($named)+ } };
}

pub(crate) use test_every_config;
