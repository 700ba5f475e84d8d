//! [`Seen`]: how much of each layout is alive, and was in the fullest moment.

use core::alloc::Layout;
use std::collections::BTreeMap;

use slabmalloc_tune::Row;

/// Objects by size and alignment.
type Counts = BTreeMap<(usize, usize), u64>;

/// What a workload has asked for.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    now: Counts,
    objects: u64,
    bytes: u64,
    fullest: Counts,
    fullest_bytes: u64,
}

impl Seen {
    /// An object came.
    pub(crate) fn add(&mut self, layout: Layout) {
        *self.now.entry((layout.size(), layout.align())).or_default() += 1;
        self.objects += 1;
        self.bytes += layout.size() as u64;
    }

    /// An object went.
    pub(crate) fn remove(&mut self, layout: Layout) {
        let key = (layout.size(), layout.align());
        if let Some(count) = self.now.get_mut(&key) {
            *count -= 1;
            if *count == 0 {
                self.now.remove(&key);
            }
        }
        self.objects -= 1;
        self.bytes -= layout.size() as u64;
    }

    /// A good moment to look whether there is more than ever: it is not done for each object, as all counts are copied.
    pub(crate) fn look(&mut self) {
        if self.bytes > self.fullest_bytes {
            self.fullest_bytes = self.bytes;
            self.fullest.clone_from(&self.now);
        }
    }

    /// Objects that are alive.
    pub(crate) fn objects(&self) -> u64 {
        self.objects
    }

    /// Bytes that were asked for them.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Bytes of the fullest moment.
    pub(crate) fn fullest_bytes(&self) -> u64 {
        self.fullest_bytes
    }

    /// What was alive in the fullest moment.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row> {
        let fullest = self.fullest.iter();
        fullest.map(|(&(size, align), &live)| Row { size, align, live })
    }
}
