//! [`Route`]: what becomes of a layout. The one place where size and alignment meet the classes.
#![forbid(unsafe_code)]

use core::alloc::Layout;
use core::marker::PhantomData;

use slabmalloc_geometry::{MAX_CLASSES, SLOT_GRANULE};

use super::config::{Derived, Oversize, ZoneConfig};

/// What becomes of requests with one layout.
///
/// Allocation, deallocation and reallocation ask the same function, so that they always agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// A slot of the class with this index.
    Class(usize),
    /// Whole pages from the pager.
    Pages,
    /// The zone does not serve the layout.
    Refused,
}

/// Sizes up to this many bytes find their class in a table with an entry for each granule.
const TABLE_MAX: usize = 1024;
const TABLE_LEN: usize = TABLE_MAX / SLOT_GRANULE + 1;

/// Above, sizes are put into eight buckets per doubling, and a table has the first class of each.
const BUCKETS_PER_DOUBLING: usize = 8;
/// The number of buckets, and the table's length: the next power of two, so that a mask bounds it.
const BUCKETS: usize = (usize::BITS - TABLE_MAX.ilog2()) as usize * BUCKETS_PER_DOUBLING;
const BUCKET_TABLE_LEN: usize = BUCKETS.next_power_of_two();

/// The bucket of a size above [`TABLE_MAX`].
#[inline]
const fn bucket(size: usize) -> usize {
    let doubling = size.ilog2() - TABLE_MAX.ilog2();
    let eighth = (size >> (size.ilog2() - 3)) - BUCKETS_PER_DOUBLING;
    doubling as usize * BUCKETS_PER_DOUBLING + eighth
}

/// The smallest size in a bucket.
const fn bucket_start(bucket: usize) -> usize {
    let power = TABLE_MAX << (bucket / BUCKETS_PER_DOUBLING);
    power + power / BUCKETS_PER_DOUBLING * (bucket % BUCKETS_PER_DOUBLING)
}

/// The index of the first class of at least `size` bytes; the number of classes if there is none.
const fn table_entry(classes: &[usize], size: usize) -> u8 {
    assert!(
        classes.len() <= MAX_CLASSES,
        "a zone has at most 255 size classes"
    );
    let mut index: u8 = 0;
    while (index as usize) < classes.len() && classes[index as usize] < size {
        index += 1;
    }
    index
}

/// The tables of one configuration.
struct Tables<C>(PhantomData<C>);

impl<C: ZoneConfig> Tables<C> {
    const BY_GRANULE: [u8; TABLE_LEN] = {
        let mut table = [0; TABLE_LEN];
        let mut granules = 0;
        while granules < TABLE_LEN {
            table[granules] = table_entry(C::CLASSES, granules * SLOT_GRANULE);
            granules += 1;
        }
        table
    };

    const BY_BUCKET: [u8; BUCKET_TABLE_LEN] = {
        let mut table = [0; BUCKET_TABLE_LEN];
        let mut bucket = 0;
        while bucket < BUCKETS {
            table[bucket] = table_entry(C::CLASSES, bucket_start(bucket));
            bucket += 1;
        }
        table
    };

    const LAST: usize = C::CLASSES[C::CLASSES.len() - 1];

    /// Up to this size the first table alone decides, unless the alignment is above a granule.
    const LARGEST_BY_GRANULE: usize = if Self::LAST < TABLE_MAX {
        Self::LAST
    } else {
        TABLE_MAX
    };
}

/// What becomes of `layout` in a zone with configuration `C`.
///
/// A class serves a layout if its slots are large enough and their distance is a multiple of the
/// alignment; the smallest such class is chosen. The cost is a table look-up, and one step for every
/// class in between that is not aligned enough.
#[inline]
pub(crate) const fn route<C: ZoneConfig>(layout: Layout) -> Route {
    let align = layout.align();
    // Nearly every request of nearly every program: the table has the answer itself.
    if align <= SLOT_GRANULE && layout.size() <= Tables::<C>::LARGEST_BY_GRANULE {
        return Route::Class(Tables::<C>::BY_GRANULE[layout.size().div_ceil(SLOT_GRANULE)] as usize);
    }
    // A slot whose size is a multiple of the alignment is at least as large as the alignment.
    let size = if align <= SLOT_GRANULE || layout.size() > align {
        layout.size()
    } else {
        align
    };
    if size <= Tables::<C>::LAST {
        let mut index = if size <= TABLE_MAX {
            Tables::<C>::BY_GRANULE[size.div_ceil(SLOT_GRANULE)]
        } else {
            Tables::<C>::BY_BUCKET[bucket(size) % BUCKET_TABLE_LEN]
        } as usize;
        while index < C::CLASSES.len() {
            let slot = C::CLASSES[index];
            if slot >= size && (align <= SLOT_GRANULE || slot.is_multiple_of(align)) {
                return Route::Class(index);
            }
            index += 1;
        }
    }
    match C::OVERSIZE {
        Oversize::Pager if align <= C::MAX_ALIGN => Route::Pages,
        _ => Route::Refused,
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use crate::error::Abort;
    use crate::page::{DefaultWord, NoPage, Page};
    use crate::stats::NoStats;
    use crate::zone::X86;
    use typenum::{U0, U7, U64};

    /// Classes that are no powers of two, with gaps, and without large pages.
    enum Odd {}

    impl ZoneConfig for Odd {
        const NAME: &'static str = "Odd";
        type BasePage<'a> = Page<'a, 32768, U64, DefaultWord>;
        type LargePage<'a> = NoPage;
        type BaseClasses = U7;
        type LargeClasses = U0;
        const CLASSES: &'static [usize] = &[8, 24, 48, 1000, 1032, 1440, 4128];
        const OVERSIZE: Oversize = Oversize::Refuse;
        type Stats = NoStats;
        type OnMisuse = Abort;
    }

    /// The definition, without tables.
    fn definition<C: ZoneConfig>(size: usize, align: usize) -> Route {
        let fits = |slot: &usize| *slot >= size && slot.is_multiple_of(align);
        match C::CLASSES.iter().position(fits) {
            Some(index) => Route::Class(index),
            None if C::OVERSIZE == Oversize::Pager && align <= C::MAX_ALIGN => Route::Pages,
            None => Route::Refused,
        }
    }

    fn agrees_everywhere<C: ZoneConfig>() {
        let largest = *C::CLASSES.last().expect("a class");
        for shift in 0..=C::MAX_ALIGN.ilog2() + 2 {
            let align = 1 << shift;
            // Every size for the alignments that occur, the borders for the others.
            let step = if shift <= 13 { 1 } else { 61 };
            for size in (0..=2 * largest).step_by(step) {
                let layout = Layout::from_size_align(size, align).expect("a small layout");
                assert_eq!(route::<C>(layout), definition::<C>(size, align), "{layout:?}");
            }
        }
    }

    #[test]
    fn every_size_and_alignment_agrees_with_the_definition() {
        agrees_everywhere::<X86>();
        agrees_everywhere::<Odd>();
    }

    #[test]
    fn extreme_layouts_have_a_route() {
        let huge = Layout::from_size_align(isize::MAX as usize, 1).expect("the largest layout");
        assert_eq!(route::<X86>(huge), Route::Pages);
        assert_eq!(route::<Odd>(huge), Route::Refused);
        let aligned = Layout::from_size_align(8, 8 << 20).expect("a small layout");
        assert_eq!(route::<X86>(aligned), Route::Refused);
    }

    #[test]
    fn buckets_start_where_they_say() {
        for bucket_number in 0..BUCKETS {
            assert_eq!(bucket(bucket_start(bucket_number)), bucket_number);
            if bucket_number > 0 {
                assert_eq!(bucket(bucket_start(bucket_number) - 1), bucket_number - 1);
            }
        }
    }
}
