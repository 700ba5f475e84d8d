//! [`Soaked`]: zones over the operating system's memory that a crew works on.

use core::alloc::GlobalAlloc;

use slabmalloc::global::{CachedZone, Caching, SafeZone, Snapshot};
use slabmalloc::hosted::HostedZoneAllocator;
use slabmalloc::lock::Spin;
use slabmalloc::pager::DefaultPager;
use slabmalloc::zone::ZoneConfig;
use slabmalloc::{SafeZoneAllocator, X86};

/// A zone, and its books.
pub(super) trait Soaked: GlobalAlloc + Sync {
    /// Gives back what is free, everything having been freed; complains of what is not back then.
    fn settle(&self) -> Result<Books, String>;
}

/// Pages and runs of pages that were taken, and given back.
pub(super) struct Books {
    pub(super) pages: u64,
    pub(super) runs: u64,
}

pub(super) const HOSTED: &dyn Soaked = &HostedZoneAllocator::new();
pub(super) const DEFAULT: &dyn Soaked = &SafeZoneAllocator::new();
pub(super) static PLAIN: SafeZone<X86, Spin, DefaultPager> = SafeZone::new();

impl<T: Caching> Soaked for CachedZone<T> {
    fn settle(&self) -> Result<Books, String> {
        self.trim();
        books(&self.snapshot())
    }
}

impl Soaked for SafeZone<X86, Spin, DefaultPager> {
    fn settle(&self) -> Result<Books, String> {
        self.trim();
        books(&self.snapshot())
    }
}

fn books<C: ZoneConfig>(snapshot: &Snapshot<C>) -> Result<Books, String> {
    let pager = snapshot.pager;
    let all_back = snapshot.live_objects() == 0
        && snapshot.pages() == 0
        && pager.pages_taken == pager.pages_returned
        && pager.runs_taken == pager.runs_returned
        && pager.bytes_held == 0;
    if all_back {
        Ok(Books {
            pages: pager.pages_taken,
            runs: pager.runs_taken,
        })
    } else {
        Err(format!("not everything came back:\n{snapshot}"))
    }
}
