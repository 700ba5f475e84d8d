//! The split of a class list between base pages and large pages.

use crate::{Key, MAX_PAGE_SIZE, MIN_PAGE_SIZE, PageGeometry, Target};

/// A zone's classes, divided between its two kinds of page.
///
/// The classes of which a base page holds at least `min_objects` live in base pages, the rest in
/// large pages.
///
/// ```
/// use slabmalloc_geometry::{ClassList, Plan, Target};
///
/// let classes = ClassList::EMPTY.pow2(8, 128 << 10).unwrap();
/// let target = Target { pointer_bytes: 8, word_bytes: 8 };
/// let plan = Plan::new(4 << 10, Some(2 << 20), classes.as_slice(), 8, target).unwrap();
/// // The split of slabmalloc 0.11: up to 256 bytes in 4 KiB pages, up to 128 KiB in 2 MiB pages.
/// assert_eq!((plan.base_classes, plan.large_classes), (6, 9));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How many classes, from the first on, live in base pages.
    pub base_classes: usize,
    /// How many classes, up to the last, live in large pages.
    pub large_classes: usize,
    /// The shape of a base page.
    pub base: PageGeometry,
    /// The shape of a large page, where the zone has any.
    pub large: Option<PageGeometry>,
}

/// Why no [`Plan`] exists for the given sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanProblem {
    /// There is no class.
    NoClass,
    /// The base page's size is no power of two.
    BaseNotAPowerOfTwo,
    /// The large page's size is no power of two.
    LargeNotAPowerOfTwo,
    /// The base page is below [`MIN_PAGE_SIZE`] or above [`MAX_PAGE_SIZE`].
    BaseOutOfRange,
    /// The large page is above [`MAX_PAGE_SIZE`].
    LargeOutOfRange,
    /// The large page is not larger than the base page.
    LargeNotLarger,
    /// A page shall hold no object at all.
    NoMinObjects,
    /// Fewer than `min_objects` of class `class` (an index) fit the largest kind of page.
    ClassTooLarge {
        /// The index of the first class that does not fit.
        class: usize,
    },
    /// Every class fits base pages: nothing would ever use a large page.
    LargeUnused,
    /// The zone's arena may be too small for a base page.
    MemoryBelowBasePage,
    /// The zone's arena may be too small for a large page.
    MemoryBelowLargePage,
}

impl PlanProblem {
    /// One sentence that names the rule and the way to keep it.
    pub const fn message(self) -> &'static str {
        match self {
            Self::NoClass => "a zone needs at least one size class",
            Self::BaseNotAPowerOfTwo => "`base_page` must be a power of two",
            Self::LargeNotAPowerOfTwo => "`large_page` must be a power of two",
            Self::BaseOutOfRange => "`base_page` must be from 256 bytes to 512 MiB",
            Self::LargeOutOfRange => "`large_page` must be at most 512 MiB",
            Self::LargeNotLarger => {
                "`large_page` must be larger than `base_page`; write `none` for no large pages"
            }
            Self::NoMinObjects => "`min_objects` must be at least 1",
            Self::ClassTooLarge { .. } => {
                "fewer than `min_objects` objects of a class fit its page: use a larger page, a smaller class or a smaller `min_objects`"
            }
            Self::LargeUnused => "every class fits base pages: write `large_page: none`",
            Self::MemoryBelowBasePage => {
                "an arena must hold a base page, aligned to its size: use a larger arena or a smaller page"
            }
            Self::MemoryBelowLargePage => {
                "an arena must hold a large page, aligned to its size: use a larger arena, a smaller page or none"
            }
        }
    }

    /// The key of `declare_zone!` whose value has to change.
    pub const fn key(self) -> Key {
        match self {
            Self::BaseNotAPowerOfTwo | Self::BaseOutOfRange => Key::BasePage,
            Self::LargeNotAPowerOfTwo | Self::LargeOutOfRange | Self::LargeNotLarger | Self::LargeUnused => {
                Key::LargePage
            }
            Self::NoClass | Self::ClassTooLarge { .. } => Key::Classes,
            Self::NoMinObjects => Key::MinObjects,
            Self::MemoryBelowBasePage | Self::MemoryBelowLargePage => Key::Arena,
        }
    }
}

impl Plan {
    /// Divides `classes`, ascending sizes in bytes, between pages of `base_page` and `large_page` bytes.
    ///
    /// # Errors
    ///
    /// The sizes do not fit together; see [`PlanProblem`].
    pub const fn new(
        base_page: usize,
        large_page: Option<usize>,
        classes: &[usize],
        min_objects: usize,
        target: Target,
    ) -> Result<Self, PlanProblem> {
        match check(base_page, large_page, classes, min_objects) {
            Ok(()) => {}
            Err(problem) => return Err(problem),
        }
        let base = PageGeometry::new(base_page, classes[0], target);
        let mut base_classes = 0;
        while base_classes < classes.len() && base.slots(classes[base_classes]) >= min_objects {
            base_classes += 1;
        }
        Self::with_split(base_page, large_page, classes, base_classes, min_objects, target)
    }

    /// Puts the first `base_classes` of `classes` into base pages and the rest into large pages.
    ///
    /// # Errors
    ///
    /// The sizes do not fit together; see [`PlanProblem`].
    pub const fn with_split(
        base_page: usize,
        large_page: Option<usize>,
        classes: &[usize],
        base_classes: usize,
        min_objects: usize,
        target: Target,
    ) -> Result<Self, PlanProblem> {
        match check(base_page, large_page, classes, min_objects) {
            Ok(()) => {}
            Err(problem) => return Err(problem),
        }
        let base = PageGeometry::new(base_page, classes[0], target);
        // There are no more than all of them.
        let base_classes = if base_classes < classes.len() {
            base_classes
        } else {
            classes.len()
        };
        let large_classes = classes.len() - base_classes;
        let large = match large_page {
            None if large_classes > 0 => return Err(PlanProblem::ClassTooLarge { class: base_classes }),
            None => None,
            Some(_) if large_classes == 0 => return Err(PlanProblem::LargeUnused),
            Some(bytes) => Some(PageGeometry::new(bytes, classes[base_classes], target)),
        };
        let plan = Self {
            base_classes,
            large_classes,
            base,
            large,
        };
        let mut class = 0;
        while class < classes.len() {
            if plan.page_of(class).slots(classes[class]) < min_objects {
                return Err(PlanProblem::ClassTooLarge { class });
            }
            class += 1;
        }
        Ok(plan)
    }

    /// The shape of a large page, or of a base page where there is no other.
    pub const fn largest(&self) -> PageGeometry {
        match self.large {
            Some(large) => large,
            None => self.base,
        }
    }

    /// The shape of the pages in which class `class` (an index) lives.
    pub const fn page_of(&self, class: usize) -> PageGeometry {
        match self.large {
            Some(large) if class >= self.base_classes => large,
            _ => self.base,
        }
    }
}

const fn check(
    base_page: usize,
    large_page: Option<usize>,
    classes: &[usize],
    min_objects: usize,
) -> Result<(), PlanProblem> {
    if classes.is_empty() {
        return Err(PlanProblem::NoClass);
    }
    if min_objects == 0 {
        return Err(PlanProblem::NoMinObjects);
    }
    if !base_page.is_power_of_two() {
        return Err(PlanProblem::BaseNotAPowerOfTwo);
    }
    if base_page < MIN_PAGE_SIZE || base_page > MAX_PAGE_SIZE {
        return Err(PlanProblem::BaseOutOfRange);
    }
    let Some(large_page) = large_page else {
        return Ok(());
    };
    if !large_page.is_power_of_two() {
        return Err(PlanProblem::LargeNotAPowerOfTwo);
    }
    if large_page > MAX_PAGE_SIZE {
        return Err(PlanProblem::LargeOutOfRange);
    }
    if large_page <= base_page {
        return Err(PlanProblem::LargeNotLarger);
    }
    Ok(())
}
