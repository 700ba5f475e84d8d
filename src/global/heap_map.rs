//! [`HeapMap`]: a picture of a zone, as text or as SVG.
#![forbid(unsafe_code)]

use core::fmt;

use slabmalloc_geometry::MAX_CLASSES;

use super::SafeZone;
use super::cached::{CachedZone, Caching};
use super::pages::Pages;
use crate::lock::RawLock;
use crate::pager::Pager;
use crate::stats::PageUse;
use crate::zone::ZoneConfig;

/// A picture of the pages of a zone, a row for each size class and a mark for each page, by which one sees what
/// fragmentation there is: classes with many pages of which little is in use.
///
/// Made by [`SafeZone::heap_map`] and [`CachedZone::heap_map`], and drawn when it is printed, without allocation and with
/// no lock held while something is written: as text by `Display`, and as a picture by [`svg`](Self::svg).
///
/// In the text a page is `.` without an object, `0` to `9` with so many whole tenths of its slots in use, and `#` if it is
/// full.
///
/// ```
/// use core::alloc::Layout;
/// use slabmalloc::lock::Spin;
/// use slabmalloc::pager::DefaultPager;
/// use slabmalloc::{SafeZone, X86};
///
/// # #[cfg(any(unix, windows))]
/// # fn main() {
/// let zone: SafeZone<X86, Spin, DefaultPager> = SafeZone::new();
/// for _ in 0..10 {
///     zone.allocate(Layout::new::<[u64; 32]>()).unwrap();
/// }
/// zone.allocate(Layout::new::<[u64; 100]>()).unwrap();
/// let map = zone.heap_map().to_string();
/// let rows: Vec<&str> = map.lines().skip(1).collect();
/// assert_eq!(rows[0].trim(), "256 B 6");
/// assert_eq!(rows[1].trim(), "1024 B 0");
/// # }
/// # #[cfg(not(any(unix, windows)))]
/// # fn main() {}
/// ```
pub struct HeapMap<'z, C: ZoneConfig, L: RawLock, P: Pager> {
    pages: Pages<'z, C, L, P>,
}

impl<C: ZoneConfig, L: RawLock, P: Pager> SafeZone<C, L, P> {
    /// A picture of the zone, to be printed.
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::lock::Spin;
    /// use slabmalloc::pager::DefaultPager;
    /// use slabmalloc::{SafeZone, X86};
    ///
    /// let zone: SafeZone<X86, Spin, DefaultPager> = SafeZone::new();
    /// zone.allocate(Layout::new::<[u64; 5]>()).unwrap();
    /// // A line for the zone, and one for the class with a page, of which less than a tenth is in use.
    /// let map = zone.heap_map().to_string();
    /// assert_eq!(map.lines().nth(1).unwrap().trim(), "64 B 0");
    /// ```
    pub fn heap_map(&self) -> HeapMap<'_, C, L, P> {
        HeapMap { pages: self.pages() }
    }
}

impl<T: Caching> CachedZone<T> {
    /// A picture of the zone, to be printed. What caches keep counts as in use.
    ///
    /// ```standalone_crate
    /// use core::alloc::Layout;
    /// use slabmalloc::SafeZoneAllocator;
    ///
    /// let heap = SafeZoneAllocator::new();
    /// let layout = Layout::new::<[u64; 5]>();
    /// let block = heap.allocate(layout).unwrap();
    /// assert!(heap.heap_map().to_string().contains("64 B"));
    /// // SAFETY: the block came from the heap with this layout, and is used no more.
    /// unsafe { heap.deallocate(block, layout) };
    /// ```
    pub fn heap_map(&self) -> HeapMap<'static, T::Config, T::Lock, T::Pager> {
        HeapMap { pages: self.pages() }
    }
}

/// A row of the picture: a size class, or the lists of what caches keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Row(Option<usize>);

impl Row {
    /// All rows of a configuration.
    fn all<C: ZoneConfig>() -> impl Iterator<Item = Self> {
        (0..C::CLASSES.len()).map(Some).chain([None]).map(Self)
    }

    fn write_name<C: ZoneConfig>(self, f: &mut impl fmt::Write) -> fmt::Result {
        match self.0.and_then(|class| C::CLASSES.get(class)) {
            Some(bytes) => write!(f, "{bytes} B"),
            None => f.write_str("lists"),
        }
    }
}

/// How much of a page is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Empty,
    /// Whole tenths, below ten.
    Tenths(u8),
    Full,
}

impl Level {
    fn of(page: &PageUse) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "a number below ten")]
        match page.taken {
            0 => Self::Empty,
            taken if taken >= page.slots => Self::Full,
            taken => Self::Tenths((taken * 10 / page.slots) as u8),
        }
    }

    const fn mark(self) -> char {
        match self {
            Self::Empty => '.',
            Self::Tenths(tenths) => (b'0' + tenths) as char,
            Self::Full => '#',
        }
    }

    /// Its step among those of the picture's colours.
    const fn step(self) -> u8 {
        match self {
            Self::Empty => 0,
            Self::Tenths(tenths) => 1 + tenths,
            Self::Full => STEPS - 1,
        }
    }
}

/// Colours of the picture: none in use, less than one to nine tenths, all.
const STEPS: u8 = 12;

/// Pages in a line.
const LINE: usize = 64;

impl<'z, C: ZoneConfig, L: RawLock, P: Pager> HeapMap<'z, C, L, P> {
    /// The pages of a row.
    fn row(&self, row: Row) -> Pages<'z, C, L, P> {
        self.pages.of(row.0)
    }

    /// The picture as a file in the format SVG, of the pages that there are when it is printed.
    ///
    /// ```no_run
    /// use slabmalloc::SafeZoneAllocator;
    ///
    /// let picture = SafeZoneAllocator::new().heap_map().svg().to_string();
    /// std::fs::write("heap.svg", picture).unwrap();
    /// ```
    pub fn svg(&self) -> impl fmt::Display {
        fmt::from_fn(|f| self.write_svg(f))
    }

    fn write_svg(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The size of the picture comes first in the file. Of a class that gets more pages meanwhile, so many are drawn.
        let mut counts = [0; MAX_CLASSES + 1];
        for (count, row) in counts.iter_mut().zip(Row::all::<C>()) {
            *count = self.row(row).held();
        }
        let rows = || Row::all::<C>().zip(counts).filter(|(_, count)| *count > 0);
        let lines: usize = rows().map(|(_, count)| count.div_ceil(LINE)).sum();
        let (width, height) = (
            LEFT + LINE * TILE + MARGIN,
            TOP + lines * TILE + rows().count() * GAP + MARGIN,
        );
        writeln!(
            f,
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="10">"#
        )?;
        writeln!(f, "<style>")?;
        writeln!(f, "text{{fill:#333}}rect.all{{fill:#fff}}")?;
        writeln!(
            f,
            "@media(prefers-color-scheme:dark){{text{{fill:#ccc}}rect.all{{fill:#16181d}}}}"
        )?;
        for step in 0..STEPS {
            writeln!(f, "{}", Colour(step))?;
        }
        writeln!(f, "</style>")?;
        writeln!(f, r#"<rect class="all" width="{width}" height="{height}"/>"#)?;
        write_legend::<C>(f)?;
        let mut top = TOP;
        for (row, count) in rows() {
            write!(
                f,
                r#"<text x="{}" y="{}" text-anchor="end">"#,
                LEFT - GAP,
                top + TILE - 3
            )?;
            row.write_name::<C>(f)?;
            writeln!(f, "</text>")?;
            for (number, page) in self.row(row).take(count).enumerate() {
                let (x, y) = (LEFT + number % LINE * TILE, top + number / LINE * TILE);
                write_tile(f, x, y, Level::of(&page))?;
            }
            top += count.div_ceil(LINE) * TILE + GAP;
        }
        writeln!(f, "</svg>")
    }
}

/// Pixels of the picture.
const TILE: usize = 12;
const GAP: usize = 6;
const LEFT: usize = 72;
const TOP: usize = 40;
const MARGIN: usize = 10;

/// The style of a step: grey, then from blue to red as a page fills.
struct Colour(u8);

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(step) = *self;
        if step == 0 {
            return write!(f, ".u0{{fill:#9aa0a6}}");
        }
        let hue = 215 - u32::from(step) * 17;
        write!(f, ".u{step}{{fill:hsl({hue},70%,52%)}}")
    }
}

fn write_tile(f: &mut impl fmt::Write, x: usize, y: usize, level: Level) -> fmt::Result {
    let (side, step) = (TILE - 2, level.step());
    writeln!(
        f,
        r#"<rect class="u{step}" x="{x}" y="{y}" width="{side}" height="{side}" rx="2"/>"#
    )
}

fn write_legend<C: ZoneConfig>(f: &mut impl fmt::Write) -> fmt::Result {
    writeln!(
        f,
        r#"<text x="{MARGIN}" y="22" font-size="13" font-weight="bold">{}: a tile for each page, by size class</text>"#,
        C::NAME
    )?;
    let levels = (0..10).map(Level::Tenths);
    let levels = [Level::Empty].into_iter().chain(levels).chain([Level::Full]);
    let left = LEFT + (LINE - usize::from(STEPS) - 4) * TILE;
    writeln!(
        f,
        r#"<text x="{}" y="22" text-anchor="end">empty</text>"#,
        left - 4
    )?;
    for (number, level) in levels.enumerate() {
        write_tile(f, left + number * TILE, 13, level)?;
    }
    let right = left + usize::from(STEPS) * TILE + 2;
    writeln!(f, r#"<text x="{right}" y="22">full</text>"#)
}

impl<C: ZoneConfig, L: RawLock, P: Pager> fmt::Display for HeapMap<'_, C, L, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{}: pages by size class, tenths in use, . empty, # full",
            C::NAME
        )?;
        for row in Row::all::<C>() {
            let mut count = 0;
            for page in self.row(row) {
                if count % LINE == 0 {
                    write_start::<C>(f, row, count)?;
                }
                fmt::Write::write_char(f, Level::of(&page).mark())?;
                count += 1;
            }
            if count > 0 {
                writeln!(f)?;
            }
        }
        Ok(())
    }
}

/// What a line of text begins with: the row's name in its first one.
fn write_start<C: ZoneConfig>(f: &mut fmt::Formatter<'_>, row: Row, count: usize) -> fmt::Result {
    if count > 0 {
        return write!(f, "\n{:11}", "");
    }
    match row.0.and_then(|class| C::CLASSES.get(class)) {
        Some(bytes) => write!(f, "{bytes:>8} B "),
        None => write!(f, "{:>10} ", "lists"),
    }
}

impl<C: ZoneConfig, L: RawLock, P: Pager> fmt::Debug for HeapMap<'_, C, L, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HeapMap").field("pages", &self.pages).finish()
    }
}
