//! Where the table of the highest level is, on machines whose tables the kernel makes itself.

use core::sync::atomic::{AtomicUsize, Ordering};

static ROOT: AtomicUsize = AtomicUsize::new(0);

/// Says where the table of the highest level is.
pub(crate) fn set_root_table(table: usize) {
    // ORDERING: written before the other CPUs start, which orders it before what they do.
    ROOT.store(table, Ordering::Relaxed);
}

/// The address of the table of the highest level.
pub(crate) fn root_table() -> usize {
    // ORDERING: as above.
    ROOT.load(Ordering::Relaxed)
}
