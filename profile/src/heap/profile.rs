//! [`HeapProfile`]: what was sampled until a moment, as plain data.

use core::fmt;
use core::sync::atomic::Ordering;
use core::time::Duration;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::time::SystemTime;

use super::{BEGINNING, INTERVAL, LIVE, STACKS, Weight, alone, pprof};

/// Which code allocated what, estimated from samples.
///
/// [`Sampled::heap_profile`](crate::Sampled::heap_profile) makes one; [`write_to_path`](Self::write_to_path) writes
/// it for the pprof tools.
///
/// ```
/// use std::alloc::System;
/// use slabmalloc_profile::Sampled;
///
/// #[global_allocator]
/// static HEAP: Sampled<System> = Sampled::every(System, 1024);
///
/// let kept: Vec<String> = (0..1000).map(|number| format!("number {number}")).collect();
/// let profile = HEAP.heap_profile();
/// assert_eq!(profile.interval, 1024);
/// let in_use: u64 = profile.sites.iter().map(|site| site.in_use_bytes).sum();
/// assert!(in_use > 20_000, "{in_use}");
/// # drop(kept);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct HeapProfile {
    /// Mean bytes between two samples; 0 if none was taken.
    pub interval: u64,
    /// When the first sample was taken, if there was one.
    pub began: Option<SystemTime>,
    /// How long ago that was.
    pub duration: Duration,
    /// Stacks that something was allocated from.
    pub sites: Vec<Site>,
    /// What had no room.
    pub unplaced: Unplaced,
}

/// A stack that something was allocated from, and how much, estimated.
///
/// ```
/// use slabmalloc_profile::Site;
///
/// /// Objects that were allocated here and are freed.
/// fn freed(site: &Site) -> u64 {
///     site.allocated_objects - site.in_use_objects
/// }
/// # let _ = freed;
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Site {
    /// Return addresses, that of the allocation first and at most 128. Empty for all those for which there was no room.
    pub stack: Vec<usize>,
    /// Objects that were allocated.
    pub allocated_objects: u64,
    /// Bytes that were asked for.
    pub allocated_bytes: u64,
    /// Objects that are not freed yet.
    pub in_use_objects: u64,
    /// Bytes of them.
    pub in_use_bytes: u64,
}

/// What a [`HeapProfile`] lacks, since memory is bounded. Prints what that means, and nothing if it lacks nothing.
///
/// ```
/// use slabmalloc_profile::Unplaced;
///
/// assert_eq!(Unplaced::default().to_string(), "");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unplaced {
    /// Samples whose stack had no room. They are counted for stacks without frames.
    pub stacks: u64,
    /// Samples whose stack had more frames than are kept: those nearest to `main` are missing.
    pub cut_stacks: u64,
    /// Samples for which there was no room among those that are alive. They are counted as allocated, but in use.
    pub live: u64,
    /// The bytes that these stand for.
    pub live_bytes: u64,
}

impl HeapProfile {
    /// What was sampled until now, with other threads running on.
    pub(super) fn now() -> Self {
        let make = || {
            let sites = STACKS.all().map(|(stack, counted)| {
                let in_use = counted.allocated.less(counted.freed);
                Site {
                    stack,
                    allocated_objects: counted.allocated.whole_objects(),
                    allocated_bytes: counted.allocated.bytes,
                    in_use_objects: in_use.whole_objects(),
                    in_use_bytes: in_use.bytes,
                }
            });
            let sites = sites.collect();
            let (stacks, cut_stacks) = STACKS.unplaced_and_cut();
            let (live, live_bytes) = LIVE.lost();
            // ORDERING: Relaxed: a number by itself.
            let beginning = Some(BEGINNING.load(Ordering::Relaxed)).filter(|nanoseconds| *nanoseconds > 0);
            let began =
                beginning.map(|nanoseconds| SystemTime::UNIX_EPOCH + Duration::from_nanos(nanoseconds));
            Self {
                // ORDERING: Relaxed: a number by itself.
                interval: INTERVAL.load(Ordering::Relaxed),
                began,
                // Nothing where the clock was set back.
                duration: began.and_then(|began| began.elapsed().ok()).unwrap_or_default(),
                sites,
                unplaced: Unplaced {
                    stacks,
                    cut_stacks,
                    live,
                    live_bytes,
                },
            }
        };
        // Without samples of its own, unless the thread takes none already.
        alone(make).unwrap_or_else(make)
    }

    /// Writes the profile as `profile.proto`, which is not compressed: what `go tool pprof` and `pprof` read.
    ///
    /// Functions, files and lines are looked up now, in this process: the debugging information of the program must be
    /// there for that, `debug = "line-tables-only"` at least. It takes some time and memory for the first time.
    ///
    /// # Errors
    ///
    /// What the writer reports.
    ///
    /// ```
    /// use std::alloc::System;
    /// use slabmalloc_profile::Sampled;
    ///
    /// #[global_allocator]
    /// static HEAP: Sampled<System> = Sampled::new(System);
    ///
    /// let mut file = Vec::new();
    /// HEAP.heap_profile().write(&mut file)?;
    /// assert!(!file.is_empty());
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn write(&self, mut writer: impl Write) -> io::Result<()> {
        // What looking up allocates is not the program's.
        let encode = || pprof::encoded(self);
        let bytes = alone(encode).unwrap_or_else(encode);
        writer.write_all(&bytes)
    }

    /// The same into a file, which is made anew.
    ///
    /// # Errors
    ///
    /// What creating or writing the file reports.
    ///
    /// ```
    /// use std::alloc::System;
    /// use slabmalloc_profile::Sampled;
    ///
    /// #[global_allocator]
    /// static HEAP: Sampled<System> = Sampled::new(System);
    ///
    /// let path = std::env::temp_dir().join(format!("heap-{}.pb", std::process::id()));
    /// HEAP.heap_profile().write_to_path(&path)?;
    /// # std::fs::remove_file(path)?;
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn write_to_path(&self, path: impl AsRef<Path>) -> io::Result<()> {
        let mut file = File::create(path)?;
        self.write(&mut file)?;
        file.flush()
    }
}

impl Weight {
    const fn less(self, other: Self) -> Self {
        Self {
            objects: self.objects.saturating_sub(other.objects),
            bytes: self.bytes.saturating_sub(other.bytes),
        }
    }

    /// Objects, rounded.
    const fn whole_objects(self) -> u64 {
        self.objects.saturating_add(Self::ONE / 2) / Self::ONE
    }
}

impl fmt::Display for Unplaced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            stacks,
            cut_stacks,
            live,
            live_bytes,
        } = self;
        if *stacks > 0 {
            writeln!(
                f,
                "{stacks} samples had stacks for which there was no room; they are shown as one"
            )?;
        }
        if *cut_stacks > 0 {
            writeln!(
                f,
                "{cut_stacks} samples had stacks of more than {} frames; those nearest to `main` are missing",
                super::stacks::DEPTH
            )?;
        }
        if *live > 0 {
            writeln!(
                f,
                "{live} samples that stand for {live_bytes} bytes are not counted as in use: the table of {} had no place \
                 for them",
                super::live::CAPACITY
            )?;
        }
        Ok(())
    }
}
