//! What the expansion of `declare_zone!` names. Nothing here is part of the public interface.

mod support;

pub use core;
pub use core::alloc::Layout;
pub use slabmalloc_geometry as geometry;
#[cfg(feature = "macros")]
pub use slabmalloc_macros::declare_zone_impl;
pub use typenum::U as Length;

pub use crate::cache::{Bins, CacheView, CpuCache, Cpus, InterruptsOff, SharedDepot, TryLock};
pub use crate::error::{Abort, Leak, MisuseHandler};
pub use crate::global::{CachedZone, Caching, SafeZone};
pub use crate::harden;
#[cfg(feature = "std")]
pub extern crate std;
#[cfg(feature = "critical-section")]
pub use crate::lock::CriticalSection;
#[cfg(feature = "std")]
pub use crate::lock::Os;
pub use crate::lock::{InterruptControl, IrqSafe, NoLock, RawLock, Spin, Ticket};
pub use crate::page::{AllocablePage, BitmapWord, DefaultWord, NoPage, Page};
pub use crate::pager::huge;
pub use crate::pager::{
    Arena, ArenaSource, ConstPager, NoPager, PageFunctions, Pager, StaticArena, StaticFunctions,
};
pub use crate::stats::{Counters, NoStats, StatsPolicy};
pub use crate::zone::{LargeObjectPage, ObjectPage, Oversize, X86, Zone, ZoneAllocator, ZoneConfig};
pub use support::*;
