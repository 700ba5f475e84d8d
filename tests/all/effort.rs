//! How much threads and random programs do: all of it, or the part that who runs the tests has time for.
//!
//! On an emulated processor a test takes thirty times as long. It does the same things there, less often.

use std::env;
use std::sync::LazyLock;

/// Set by `cargo xtask foreign`: so many in a hundred.
const VARIABLE: &str = "SLABMALLOC_TEST_PERCENT";

static PERCENT: LazyLock<usize> =
    LazyLock::new(|| env::var(VARIABLE).map_or(100, |text| text.parse().expect("a number")));

/// How often something is done that is done `count` times where there is time.
pub(crate) fn times(count: usize) -> usize {
    (count * *PERCENT).div_ceil(100)
}
