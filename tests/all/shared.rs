//! [`shared`]: modules of `tests/all` in other programs.

/// Declares modules by their files, of which the program that does so need not use all.
macro_rules! shared {
    ($($path:literal $name:ident)+) => {$(
        #[path = $path]
        #[allow(unused, reason = "the tests of `tests/all` use the rest")]
        mod $name;
    )+};
}

pub(crate) use shared;
