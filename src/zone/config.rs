//! [`ZoneConfig`]: everything a zone is built from, chosen at compile time in one place.

use generic_array::ArrayLength;
use slabmalloc_geometry::{ClassList, Plan, Target};
use typenum::U as Length;

use crate::error::{Abort, MisuseHandler};
use crate::harden::{Checked, Harden};
use crate::page::{AllocablePage, DefaultWord, Page};
use crate::slab::ClassSlabs;
use crate::stats::{NoStats, StatsPolicy};

/// What becomes of a request that no size class serves, in a zone with a pager.
///
/// ```
/// use core::alloc::Layout;
///
/// slabmalloc::declare_zone! {
///     zone Bounded {
///         base_page:  4 KiB,
///         large_page: none,
///         classes:    [16, 64, 256],
///         oversize:   null,
///     }
/// }
///
/// let zone = SafeBounded::new();
/// assert!(zone.allocate(Layout::new::<[u8; 256]>()).is_ok());
/// assert!(zone.allocate(Layout::new::<[u8; 257]>()).is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oversize {
    /// It is served by the pager directly, in whole pages.
    Pager,
    /// It is refused.
    Refuse,
}

/// Everything a zone is built from.
///
/// `declare_zone!` writes implementations; by hand it is done as below. That the parts fit together
/// is checked when a zone with the configuration is made, at compile time.
///
/// ```
/// use slabmalloc::error::Abort;
/// use slabmalloc::harden::Checked;
/// use slabmalloc::page::{DefaultWord, NoPage, Page};
/// use slabmalloc::stats::NoStats;
/// use slabmalloc::zone::{Oversize, Zone, ZoneConfig};
/// use slabmalloc::typenum::{U0, U3, U32};
///
/// /// Three classes in pages of 16 KiB.
/// enum Buffers {}
///
/// impl ZoneConfig for Buffers {
///     const NAME: &'static str = "Buffers";
///     // One bit for each of the 16 KiB / 64 B slots, in 64-bit words, would take 4 words; more do no harm.
///     type BasePage<'a> = Page<'a, 16384, U32, DefaultWord>;
///     type LargePage<'a> = NoPage;
///     type BaseClasses = U3;
///     type LargeClasses = U0;
///     const CLASSES: &'static [usize] = &[64, 256, 1536];
///     const OVERSIZE: Oversize = Oversize::Refuse;
///     type Stats = NoStats;
///     type OnMisuse = Abort;
///     type Harden = Checked;
/// }
///
/// let zone: Zone<Buffers> = Zone::new();
/// assert_eq!(Zone::<Buffers>::MAX_ALLOC_SIZE, 1536);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the configuration of a zone",
    label = "expected a type made by `declare_zone!`, or one that implements `ZoneConfig`"
)]
pub trait ZoneConfig: Sized + 'static {
    /// The name under which the zone appears in reports and statistics.
    const NAME: &'static str;
    /// The smaller kind of page.
    type BasePage<'a>: AllocablePage;
    /// The larger kind of page; [`NoPage`](crate::page::NoPage) if there is none.
    type LargePage<'a>: AllocablePage;
    /// How many classes, from the first on, live in base pages.
    type BaseClasses: ArrayLength;
    /// How many classes, up to the last, live in large pages.
    type LargeClasses: ArrayLength;
    /// The sizes of the classes in bytes: ascending multiples of 8.
    const CLASSES: &'static [usize];
    /// What becomes of requests that no class serves.
    const OVERSIZE: Oversize;
    /// What is counted.
    type Stats: StatsPolicy;
    /// Who is told of misuse.
    type OnMisuse: MisuseHandler;
    /// What is done against misuse.
    type Harden: Harden;
}

/// What follows from a [`ZoneConfig`].
pub(crate) trait Derived: ZoneConfig {
    /// How many classes live in base pages.
    const BASE_COUNT: usize = <Self::BaseClasses as typenum::Unsigned>::USIZE;
    /// How many classes live in large pages.
    const LARGE_COUNT: usize = <Self::LargeClasses as typenum::Unsigned>::USIZE;
    /// Bytes of a base page.
    const BASE_PAGE: usize = <Self::BasePage<'static> as AllocablePage>::SIZE;
    /// Bytes of the largest kind of page.
    const LARGEST_PAGE: usize = if Self::LARGE_COUNT == 0 {
        Self::BASE_PAGE
    } else {
        <Self::LargePage<'static> as AllocablePage>::SIZE
    };
    /// The largest alignment that the zone serves, in bytes.
    const MAX_ALIGN: usize = 2 * Self::LARGEST_PAGE;

    /// The size of the largest object that a class serves, in bytes.
    const LARGEST: usize = Self::CLASSES[Self::CLASSES.len() - 1] - Self::Harden::TRAILER_BYTES;

    /// That the parts of the configuration fit together. Named by everything that makes a zone.
    const VALID: () = {
        let classes = Self::CLASSES;
        assert!(!classes.is_empty(), "a zone needs at least one size class");
        assert!(
            classes.len() == Self::BASE_COUNT + Self::LARGE_COUNT,
            "`BaseClasses` and `LargeClasses` must add up to the number of `CLASSES`"
        );
        assert!(
            Self::LARGE_COUNT == 0 || Self::LARGEST_PAGE > Self::BASE_PAGE,
            "the large page must be larger than the base page"
        );
        match ClassList::EMPTY.extend(classes) {
            Ok(_) => {}
            Err(problem) => panic!("{}", problem.message()),
        }
        assert!(
            Self::Harden::TRAILER_BYTES == 0 || classes[classes.len() - 1] > Self::Harden::TRAILER_BYTES,
            "the policy `Harden` takes the end of each slot, and leaves nothing of the largest class"
        );
        let mut i = 0;
        while i < classes.len() {
            let slots = if i < Self::BASE_COUNT {
                ClassSlabs::<Self::BasePage<'static>, Self::Harden>::new(classes[i])
                    .slots()
                    .count()
            } else {
                ClassSlabs::<Self::LargePage<'static>, Self::Harden>::new(classes[i])
                    .slots()
                    .count()
            };
            assert!(slots > 0, "not one object of a size class fits its page");
            i += 1;
        }
    };
}

impl<C: ZoneConfig> Derived for C {}

/// The default configuration: 4 KiB and 2 MiB pages, powers of two from 8 bytes to 128 KiB.
///
/// | class (bytes) | page | objects per page | page in use |
/// |---|---|---|---|
/// | 8 | 4 KiB | 496 | 96.9 % |
/// | 16 | 4 KiB | 248 | 96.9 % |
/// | 32 | 4 KiB | 124 | 96.9 % |
/// | 64 | 4 KiB | 62 | 96.9 % |
/// | 128 | 4 KiB | 31 | 96.9 % |
/// | 256 | 4 KiB | 15 | 93.8 % |
/// | 512 | 2 MiB | 4094 | 99.95 % |
/// | 1024 | 2 MiB | 2047 | 99.95 % |
/// | 2048 | 2 MiB | 1023 | 99.9 % |
/// | 4096 | 2 MiB | 511 | 99.8 % |
/// | 8192 | 2 MiB | 255 | 99.6 % |
/// | 16384 | 2 MiB | 127 | 99.2 % |
/// | 32768 | 2 MiB | 63 | 98.4 % |
/// | 65536 | 2 MiB | 31 | 96.9 % |
/// | 131072 | 2 MiB | 15 | 93.8 % |
///
/// ```
/// use slabmalloc::zone::ZoneConfig;
/// use slabmalloc::{X86, Zone};
///
/// assert_eq!(X86::CLASSES.len(), 15);
/// assert_eq!(Zone::<X86>::MAX_ALLOC_SIZE, 128 << 10);
/// ```
#[derive(Clone, Copy, Debug)]
pub enum X86 {}

/// The classes of slabmalloc 0.11.
const X86_CLASSES: ClassList = match ClassList::EMPTY.pow2(8, 128 << 10) {
    Ok(list) => list,
    Err(problem) => panic!("{}", problem.message()),
};

/// What page headers are computed for.
const TARGET: Target = Target {
    pointer_bytes: size_of::<usize>(),
    word_bytes: size_of::<DefaultWord>(),
};

const X86_PLAN: Plan = match Plan::new(4096, Some(2 << 20), X86_CLASSES.as_slice(), 8, TARGET) {
    Ok(plan) => plan,
    Err(problem) => panic!("{}", problem.message()),
};

const X86_LARGE_WORDS: usize = match X86_PLAN.large {
    Some(page) => page.words,
    None => 0,
};

/// A page of 4096 bytes: the base page of the default zone.
pub type ObjectPage<'a> = Page<'a, 4096, Length<{ X86_PLAN.base.words }>, DefaultWord>;

/// A page of 2 MiB: the large page of the default zone.
pub type LargeObjectPage<'a> = Page<'a, 2_097_152, Length<X86_LARGE_WORDS>, DefaultWord>;

static_assertions::const_assert_eq!(size_of::<ObjectPage<'static>>(), 4096);
static_assertions::const_assert_eq!(size_of::<LargeObjectPage<'static>>(), 2 << 20);

impl ZoneConfig for X86 {
    const NAME: &'static str = "X86";
    type BasePage<'a> = ObjectPage<'a>;
    type LargePage<'a> = LargeObjectPage<'a>;
    type BaseClasses = Length<{ X86_PLAN.base_classes }>;
    type LargeClasses = Length<{ X86_PLAN.large_classes }>;
    const CLASSES: &'static [usize] = X86_CLASSES.as_slice();
    const OVERSIZE: Oversize = Oversize::Pager;
    type Stats = NoStats;
    type OnMisuse = Abort;
    type Harden = Checked;
}
