//! [`Route`]: what becomes of a layout. The one place where size and alignment meet the classes.
#![forbid(unsafe_code)]

use core::alloc::Layout;
use core::marker::PhantomData;

use slabmalloc_geometry::{MAX_CLASSES, SLOT_GRANULE};

use super::config::{Derived, Oversize, ZoneConfig};
use crate::harden::Harden;

/// What becomes of requests with one layout.
///
/// Allocation, deallocation and reallocation ask the same function, so that they always agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Route {
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

/// Above, sizes up to this many bytes find theirs in a table with an entry for each step of an eighth
/// of [`TABLE_MAX`]: as fine as eight classes per doubling. A closed formula for the step would take a
/// bit scan, which waits for an unrelated register on x86-64.
const STEP_TABLE_MAX: usize = 128 << 10;
const STEP: usize = TABLE_MAX / 8;
const STEP_TABLE_LEN: usize = STEP_TABLE_MAX / STEP + 1;

/// Above that, sizes are put into eight buckets per doubling, and a table has the first class of each.
const BUCKETS_PER_DOUBLING: usize = 8;
/// The number of buckets, and the table's length: the next power of two, so that a mask bounds it.
const BUCKETS: usize = (usize::BITS - STEP_TABLE_MAX.ilog2()) as usize * BUCKETS_PER_DOUBLING;
const BUCKET_TABLE_LEN: usize = BUCKETS.next_power_of_two();

/// The bucket of a size above [`STEP_TABLE_MAX`]: bucket *b* has the sizes above `bucket_start(b)`, up to and
/// with `bucket_start(b + 1)`, where classes end as well.
#[inline]
const fn bucket(size: usize) -> usize {
    let last = size - 1;
    let doubling = last.ilog2();
    let eighths = doubling as usize * BUCKETS_PER_DOUBLING + (last >> (doubling - 3));
    eighths - (STEP_TABLE_MAX.ilog2() as usize + 1) * BUCKETS_PER_DOUBLING
}

/// The size that a bucket's sizes are above.
const fn bucket_start(bucket: usize) -> usize {
    let power = STEP_TABLE_MAX << (bucket / BUCKETS_PER_DOUBLING);
    power + power / BUCKETS_PER_DOUBLING * (bucket % BUCKETS_PER_DOUBLING)
}

/// So many classes above [`TABLE_MAX`] are looked at in turn: a table of a kilobyte is much to a small machine.
const FEW_ABOVE: usize = 4;

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

/// Bits of a word of a [`ClassSet`].
const SET_BITS: usize = u64::BITS as usize;

/// A set of classes, a bit for each.
type ClassSet = [u64; MAX_CLASSES.div_ceil(SET_BITS)];

/// A set of classes of which there are no more than bits.
type SmallClassSet = u32;

/// Powers of two that slots may be multiples of: pages have at most 2^29 bytes.
const ALIGNMENTS: usize = 30;

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

    const BY_STEP: [u8; STEP_TABLE_LEN] = {
        let mut table = [0; STEP_TABLE_LEN];
        let mut step = 1;
        while step < STEP_TABLE_LEN {
            table[step] = table_entry(C::CLASSES, (step - 1) * STEP + 1);
            step += 1;
        }
        table
    };

    const BY_BUCKET: [u8; BUCKET_TABLE_LEN] = {
        let mut table = [0; BUCKET_TABLE_LEN];
        let mut bucket = 0;
        while bucket < BUCKETS {
            table[bucket] = table_entry(C::CLASSES, bucket_start(bucket) + 1);
            bucket += 1;
        }
        table
    };

    /// Whether no class ends within a step or a bucket, so that a table's answer is the answer.
    const TABLES_DECIDE: bool = {
        let mut decide = true;
        let mut index = 0;
        while index < C::CLASSES.len() {
            let bytes = C::CLASSES[index];
            decide &= if bytes <= TABLE_MAX {
                true
            } else if bytes <= STEP_TABLE_MAX {
                bytes.is_multiple_of(STEP)
            } else {
                bucket_start(bucket(bytes) + 1) == bytes
            };
            index += 1;
        }
        decide
    };

    /// Whether a [`SmallClassSet`] has a bit for each class.
    const FIT_SMALL_SET: bool = C::CLASSES.len() <= SmallClassSet::BITS as usize;

    /// [`MULTIPLES`](Self::MULTIPLES), an eighth as large, where [`FIT_SMALL_SET`](Self::FIT_SMALL_SET).
    const FEW_MULTIPLES: [SmallClassSet; ALIGNMENTS] = {
        let mut sets = [0; ALIGNMENTS];
        let mut shift = 0;
        while shift < ALIGNMENTS {
            let [low, ..] = Self::MULTIPLES[shift];
            #[expect(
                clippy::cast_possible_truncation,
                reason = "the rest is zero, or the set is not used"
            )]
            let low = low as SmallClassSet;
            sets[shift] = low;
            shift += 1;
        }
        sets
    };

    /// The first class above [`TABLE_MAX`].
    const FIRST_ABOVE: usize = table_entry(C::CLASSES, TABLE_MAX + 1) as usize;

    /// Whether the classes above [`TABLE_MAX`] are looked at in turn.
    const IN_TURN: bool = C::CLASSES.len() - Self::FIRST_ABOVE <= FEW_ABOVE;

    /// For each power of two, the classes whose slots are multiples of it.
    const MULTIPLES: [ClassSet; ALIGNMENTS] = {
        let mut sets = [[0; MAX_CLASSES.div_ceil(SET_BITS)]; ALIGNMENTS];
        let mut index = 0;
        while index < C::CLASSES.len() {
            let mut shift = 0;
            while shift < ALIGNMENTS && C::CLASSES[index].is_multiple_of(1 << shift) {
                sets[shift][index / SET_BITS] |= 1 << (index % SET_BITS);
                shift += 1;
            }
            index += 1;
        }
        sets
    };

    const LAST: usize = C::CLASSES[C::CLASSES.len() - 1];

    /// Bytes of a slot that no object gets.
    const TRAILER: usize = C::Harden::TRAILER_BYTES;

    /// Up to this size the first table alone decides, unless the alignment is above a granule.
    const LARGEST_BY_GRANULE: usize = if Self::LAST < TABLE_MAX {
        Self::LAST
    } else {
        TABLE_MAX
    };

    /// The first class of at least `size` bytes, of which there is one.
    #[expect(
        clippy::inline_always,
        reason = "a call would take registers from the path beside it"
    )]
    #[inline(always)]
    const fn first_of(size: usize) -> usize {
        if size <= TABLE_MAX {
            return Self::BY_GRANULE[size.div_ceil(SLOT_GRANULE)] as usize;
        }
        let mut index = if Self::IN_TURN {
            Self::FIRST_ABOVE
        } else if size <= STEP_TABLE_MAX {
            Self::BY_STEP[size.div_ceil(STEP)] as usize
        } else {
            Self::BY_BUCKET[bucket(size) % BUCKET_TABLE_LEN] as usize
        };
        if Self::IN_TURN || !Self::TABLES_DECIDE {
            while index < C::CLASSES.len() && C::CLASSES[index] < size {
                index += 1;
            }
        }
        index
    }

    /// The first class, from number `index` on, whose slots are multiples of `align`. O(1): a look at
    /// four words at most.
    #[expect(clippy::inline_always, reason = "as above")]
    #[inline(always)]
    const fn aligned_from(index: usize, align: usize) -> Option<usize> {
        let shift = align.trailing_zeros() as usize;
        if shift >= ALIGNMENTS {
            return None;
        }
        if Self::FIT_SMALL_SET {
            let set = Self::FEW_MULTIPLES[shift] >> index << index;
            return if set == 0 {
                None
            } else {
                Some(set.trailing_zeros() as usize)
            };
        }
        let set = &Self::MULTIPLES[shift];
        let mut at = index / SET_BITS;
        let mut below = (1 << (index % SET_BITS)) - 1;
        while at < C::CLASSES.len().div_ceil(SET_BITS) && at < set.len() {
            let word = set[at] & !below;
            if word != 0 {
                return Some(at * SET_BITS + word.trailing_zeros() as usize);
            }
            at += 1;
            below = 0;
        }
        None
    }
}

/// What becomes of `layout` in a zone with configuration `C`.
///
/// A class serves a layout if its slots are large enough and their distance is a multiple of the
/// alignment; the smallest such class is chosen. O(1): a table look-up, two if the alignment is above 8,
/// unless several classes differ by less than an eighth above 1 KiB, which are looked at in turn, as are all
/// above 1 KiB if there are up to four.
#[inline]
pub(crate) const fn route<C: ZoneConfig>(layout: Layout) -> Route {
    // A layout's size is at most half of the address space.
    let (size, align) = (layout.size() + Tables::<C>::TRAILER, layout.align());
    // As in `small_class`, whose answer the compiler would build up before it looks at it.
    if align <= SLOT_GRANULE && size <= Tables::<C>::LARGEST_BY_GRANULE {
        return Route::Class(Tables::<C>::BY_GRANULE[size.div_ceil(SLOT_GRANULE)] as usize);
    }
    // Not rare, but where the two ways part the other one shall go on without a jump.
    core::hint::cold_path();
    // A slot whose size is a multiple of the alignment is at least as large as the alignment.
    let size = if size > align { size } else { align };
    if size <= Tables::<C>::LAST {
        let first = Tables::<C>::first_of(size);
        if align <= SLOT_GRANULE {
            return Route::Class(first);
        }
        if let Some(class) = Tables::<C>::aligned_from(first, align) {
            return Route::Class(class);
        }
    }
    match C::OVERSIZE {
        Oversize::Pager if align <= C::MAX_ALIGN => Route::Pages,
        _ => Route::Refused,
    }
}

/// The class of nearly every request of nearly every program: those of up to 1 KiB, aligned to no more
/// than 8. `None` says nothing about others.
#[inline]
pub(crate) const fn small_class<C: ZoneConfig>(layout: Layout) -> Option<usize> {
    let size = layout.size() + Tables::<C>::TRAILER;
    if layout.align() <= SLOT_GRANULE && size <= Tables::<C>::LARGEST_BY_GRANULE {
        Some(Tables::<C>::BY_GRANULE[size.div_ceil(SLOT_GRANULE)] as usize)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use crate::error::Abort;
    use crate::harden::Checked;
    use crate::page::{DefaultWord, NoPage, Page};
    use crate::stats::NoStats;
    use crate::zone::X86;
    use slabmalloc_geometry::ClassList;
    use typenum::{U0, U7, U64, U128};

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
        type Harden = Checked;
    }

    /// Many classes that end within steps, above what the first table covers.
    enum Uneven {}

    impl ZoneConfig for Uneven {
        const NAME: &'static str = "Uneven";
        type BasePage<'a> = Page<'a, 65536, U128, DefaultWord>;
        type LargePage<'a> = NoPage;
        type BaseClasses = U7;
        type LargeClasses = U0;
        const CLASSES: &'static [usize] = &[16, 1032, 1440, 1448, 1456, 2056, 6000];
        const OVERSIZE: Oversize = Oversize::Pager;
        type Stats = NoStats;
        type OnMisuse = Abort;
        type Harden = Checked;
    }

    /// Classes that end where steps and buckets do, more of them than a word of a set has bits.
    enum Fine {}

    const FINE: ClassList = match ClassList::EMPTY.geometric(64, 512 << 10, 8) {
        Ok(list) => list,
        Err(problem) => panic!("{}", problem.message()),
    };

    impl ZoneConfig for Fine {
        const NAME: &'static str = "Fine";
        type BasePage<'a> = Page<'a, 4_194_304, U128, DefaultWord>;
        type LargePage<'a> = NoPage;
        type BaseClasses = typenum::U<{ FINE.as_slice().len() }>;
        type LargeClasses = U0;
        const CLASSES: &'static [usize] = FINE.as_slice();
        const OVERSIZE: Oversize = Oversize::Pager;
        type Stats = NoStats;
        type OnMisuse = Abort;
        type Harden = Checked;
    }

    #[test]
    fn tables_decide_where_classes_end_with_their_steps() {
        const { assert!(Tables::<Fine>::TABLES_DECIDE && Tables::<X86>::TABLES_DECIDE) };
        const { assert!(!Tables::<Odd>::TABLES_DECIDE && !Tables::<Uneven>::TABLES_DECIDE) };
        const { assert!(Tables::<Odd>::IN_TURN && !Tables::<Uneven>::IN_TURN) };
        const { assert!(!Tables::<Fine>::FIT_SMALL_SET && Tables::<Uneven>::FIT_SMALL_SET) };
        const { assert!(Fine::CLASSES.len() > SET_BITS) };
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
        agrees_everywhere::<Fine>();
        agrees_everywhere::<Uneven>();
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
            assert_eq!(bucket(bucket_start(bucket_number) + 1), bucket_number);
            if bucket_number > 0 {
                assert_eq!(bucket(bucket_start(bucket_number)), bucket_number - 1);
            }
        }
    }
}
