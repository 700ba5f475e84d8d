//! Snapshots in other forms: the columns of Linux' `/proc/slabinfo`, and those of `serde`.
#![forbid(unsafe_code)]

use core::fmt;

use super::Snapshot;
use crate::stats::ClassUse;
use crate::zone::{Derived, ZoneConfig};

impl<C: ZoneConfig> Snapshot<C> {
    /// The size classes in the columns of `/proc/slabinfo`, version 2.1, for tools that read that.
    ///
    /// A slab is one page here, and `pagesperslab` says of how many base pages' size. Slots that caches keep count as
    /// objects. What may be tuned there has been chosen when the zone was compiled: these numbers are zero.
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
    /// zone.allocate(Layout::new::<[u64; 5]>()).unwrap();
    /// let table = zone.snapshot().slabinfo().to_string();
    /// let row = table.lines().nth(2).unwrap();
    /// let columns: Vec<&str> = row.split_whitespace().collect();
    /// assert_eq!(columns[..6], ["X86-64", "1", "62", "64", "62", "1"]);
    /// # }
    /// # #[cfg(not(any(unix, windows)))]
    /// # fn main() {}
    /// ```
    pub fn slabinfo(&self) -> impl fmt::Display {
        fmt::from_fn(|f| {
            writeln!(f, "slabinfo - version: 2.1")?;
            writeln!(
                f,
                "# name            <active_objs> <num_objs> <objsize> <objperslab> <pagesperslab> \
                 : tunables <limit> <batchcount> <sharedfactor> \
                 : slabdata <active_slabs> <num_slabs> <sharedavail>"
            )?;
            let mut classes = self.classes().filter(|class| class.pages > 0);
            classes.try_for_each(|class| write_row::<C>(f, class))
        })
    }
}

fn write_row<C: ZoneConfig>(f: &mut fmt::Formatter<'_>, class: &ClassUse) -> fmt::Result {
    let name_bytes = C::NAME.len() + 1;
    write!(
        f,
        "{}-{:<width$}",
        C::NAME,
        class.slot_bytes,
        width = 17_usize.saturating_sub(name_bytes)
    )?;
    writeln!(
        f,
        " {:6} {:6} {:6} {:4} {:4} : tunables {:4} {:4} {:4} : slabdata {:6} {:6} {:6}",
        class.live_objects,
        class.capacity(),
        class.slot_bytes,
        class.slots_per_page,
        class.page_bytes.div_ceil(C::BASE_PAGE),
        0,
        0,
        0,
        class.pages - class.empty_pages,
        class.pages,
        0,
    )
}

/// As a structure of the zone's name, its classes, the lists of its caches, its pager and the count of misuses.
///
/// ```
/// use slabmalloc::SafeZoneAllocator;
///
/// # #[cfg(any(unix, windows))]
/// # fn main() {
/// let snapshot = SafeZoneAllocator::new().snapshot();
/// let json = serde_json::to_value(&snapshot).unwrap();
/// assert_eq!(json["zone"], "X86");
/// assert_eq!(json["classes"][3]["slot_bytes"], 64);
/// assert_eq!(json["misuses"], 0);
/// # }
/// # #[cfg(not(any(unix, windows)))]
/// # fn main() {}
/// ```
#[cfg(feature = "serde")]
#[cfg_attr(docsrs, doc(cfg(feature = "serde")))]
impl<C: ZoneConfig> serde::Serialize for Snapshot<C> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct as _;

        struct Classes<'s, C: ZoneConfig>(&'s Snapshot<C>);

        impl<C: ZoneConfig> serde::Serialize for Classes<'_, C> {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq(self.0.classes())
            }
        }

        let mut fields = serializer.serialize_struct("Snapshot", 5)?;
        fields.serialize_field("zone", C::NAME)?;
        fields.serialize_field("classes", &Classes(self))?;
        fields.serialize_field("magazines", self.magazines())?;
        fields.serialize_field("pager", &self.pager)?;
        fields.serialize_field("misuses", &self.misuses)?;
        fields.end()
    }
}
