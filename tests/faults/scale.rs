//! How much is run: what a change has to pass within a minute, or all.

use std::env;

use crate::effort;

/// Says `full` for all of it.
const VARIABLE: &str = "SLABMALLOC_FAULTS";

/// How far each test goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    /// The last call of the pager that fails, of those that fail alone.
    pub(crate) last_call: usize,
    /// The last one of those that fail in pairs.
    pub(crate) last_of_pair: usize,
    /// Calls of the pager by a workload on a zone, at each chance of failure: of one in two, and of one in 4, 8 to 64,
    /// so that nearly as many calls fail.
    pub(crate) calls: usize,
    /// Signals that come in the middle of the use of a zone.
    #[cfg_attr(
        not(all(feature = "macros", target_os = "linux")),
        expect(dead_code, reason = "`signals` is not compiled")
    )]
    pub(crate) signals: usize,
}

impl Scale {
    pub(crate) fn asked_for() -> Self {
        match env::var(VARIABLE).as_deref() {
            Ok("full") => Self {
                last_call: 1000,
                last_of_pair: 60,
                calls: 13_000,
                signals: 20_000,
            },
            Ok(other) => panic!("{VARIABLE} is `full` or not set, and not `{other}`"),
            Err(_) => Self {
                last_call: effort::times(200),
                last_of_pair: effort::times(12),
                calls: effort::times(1_000),
                signals: effort::times(500),
            },
        }
    }
}
