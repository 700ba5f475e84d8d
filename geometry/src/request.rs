//! [`Request`]: what the author of a zone asks for, from which the [`Plan`] follows.

use crate::{ClassList, PageGeometry, Plan, PlanProblem, Sentence, Target};

/// The largest class of the default list, in bytes.
const LARGEST_DEFAULT_CLASS: usize = 128 << 10;

/// What stands in for classes that do not fit their pages.
const STAND_IN_CLASSES: &[usize] = &[8];

/// What `declare_zone!` was told, with its defaults filled in.
///
/// What the author wrote is kept or refused. What the author left out gives way: a default large
/// page that no class needs, or that is not larger than the base page or does not fit the zone's
/// arena, becomes none, and the default classes end where the pages end.
///
/// ```
/// use slabmalloc_geometry::{LargePage, Request, Split, Target};
///
/// let target = Target { pointer_bytes: 8, word_bytes: 8 };
/// let request = Request { base_page: 1 << 10, large_page: LargePage::Never, ..Request::new(target) };
/// let classes = request.default_classes();
/// assert_eq!(classes.as_slice(), [8, 16, 32, 64]);
/// assert_eq!(Request { classes: classes.as_slice(), ..request }.plan().unwrap().base_classes, 4);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Request<'c> {
    /// Bytes of a base page.
    pub base_page: usize,
    /// Whether there are large pages, and of how many bytes.
    pub large_page: LargePage,
    /// The slot sizes in bytes, ascending.
    pub classes: &'c [usize],
    /// Which classes live in which kind of page.
    pub split: Split,
    /// How many objects of its class a page must hold at least.
    pub min_objects: usize,
    /// Bytes of the static arena that all pages come from; `usize::MAX` where that is not the source.
    pub memory: usize,
    /// What the page header depends on.
    pub target: Target,
}

/// What the author said about large pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LargePage {
    /// There are none.
    Never,
    /// Nothing was said: of so many bytes where a class needs them, else none.
    IfNeeded(usize),
    /// There are, of so many bytes; a zone that does not use them is a mistake.
    Always(usize),
}

/// Which classes live in which kind of page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// Those of which a base page holds `min_objects` live in base pages.
    ByObjects,
    /// The first so many live in base pages.
    After(usize),
}

/// The key of `declare_zone!` under which a [`PlanProblem`] is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// `base_page`.
    BasePage,
    /// `large_page`.
    LargePage,
    /// `classes`, or the explicit split.
    Classes,
    /// `min_objects`.
    MinObjects,
    /// `pager: arena(..)`.
    Arena,
}

impl<'c> Request<'c> {
    /// The defaults, without a class: 4 KiB pages, 2 MiB pages where needed, at least 8 objects a page.
    pub const fn new(target: Target) -> Self {
        Self {
            base_page: 4 << 10,
            large_page: LargePage::IfNeeded(2 << 20),
            classes: &[],
            split: Split::ByObjects,
            min_objects: 8,
            memory: usize::MAX,
            target,
        }
    }

    /// The split of the classes, and the shape of the pages.
    ///
    /// # Errors
    ///
    /// What was asked for does not fit together; see [`PlanProblem`].
    pub const fn plan(&self) -> Result<Plan, PlanProblem> {
        let plan = match (self.split_between(self.available_large_page()), self.large_page) {
            (Err(PlanProblem::LargeUnused), LargePage::IfNeeded(_)) => self.split_between(None),
            (result, _) => result,
        };
        match plan {
            Ok(Plan {
                large: Some(large), ..
            }) if !self.memory_holds(large.page_bytes) => Err(PlanProblem::MemoryBelowLargePage),
            Ok(Plan { base, .. }) if !self.memory_holds(base.page_bytes) => {
                Err(PlanProblem::MemoryBelowBasePage)
            }
            result => result,
        }
    }

    /// Bytes of the large pages that classes can be put into; `None` where nothing was said and the
    /// default gives way.
    pub const fn available_large_page(&self) -> Option<usize> {
        match (self.large_page, self.split) {
            (LargePage::Never, _) => None,
            // The author put classes into large pages.
            (LargePage::IfNeeded(bytes), Split::After(base_classes)) if base_classes < self.classes.len() => {
                Some(bytes)
            }
            (LargePage::IfNeeded(bytes), _) if bytes <= self.base_page || !self.memory_holds(bytes) => None,
            (LargePage::IfNeeded(bytes) | LargePage::Always(bytes), _) => Some(bytes),
        }
    }

    /// Whether the zone's memory holds a page of so many bytes, wherever it starts.
    pub const fn memory_holds(&self, page_bytes: usize) -> bool {
        self.target.arena_for(page_bytes) <= self.memory
    }

    /// The plan, or where there is none, that of [`classes_or_stand_in`](Self::classes_or_stand_in) in
    /// base pages of 4 KiB, so that the problem is reported once.
    pub const fn plan_or_stand_in(&self) -> Plan {
        match self.plan() {
            Ok(plan) => plan,
            Err(_) => Plan {
                base_classes: STAND_IN_CLASSES.len(),
                large_classes: 0,
                base: PageGeometry::new(4 << 10, STAND_IN_CLASSES[0], self.target),
                large: None,
            },
        }
    }

    /// The classes, or where there is no plan for them, one that fits every page.
    pub const fn classes_or_stand_in(&self) -> &'c [usize] {
        match self.plan() {
            Ok(_) => self.classes,
            Err(_) => STAND_IN_CLASSES,
        }
    }

    /// The default classes: the powers of two from 8 bytes to 128 KiB, as far as they fit the pages.
    pub const fn default_classes(&self) -> ClassList {
        let mut last = LARGEST_DEFAULT_CLASS;
        loop {
            let Ok(list) = ClassList::EMPTY.pow2(8, last) else {
                return ClassList::EMPTY;
            };
            let plan = Request {
                classes: list.as_slice(),
                ..*self
            }
            .plan();
            if last == 8 || !matches!(plan, Err(PlanProblem::ClassTooLarge { .. })) {
                return list;
            }
            last /= 2;
        }
    }

    /// What to tell the author of zone `zone` under the keys `keys`, if anything is wrong there.
    pub const fn complaint(&self, zone: &str, keys: &[Key]) -> Option<Sentence> {
        let Err(problem) = self.plan() else { return None };
        let mut i = 0;
        while i < keys.len() {
            if keys[i] as u8 == problem.key() as u8 {
                return Some(self.sentence(zone, problem));
            }
            i += 1;
        }
        None
    }

    const fn sentence(&self, zone: &str, problem: PlanProblem) -> Sentence {
        let large_page = match self.large_page {
            LargePage::Always(bytes) | LargePage::IfNeeded(bytes) => bytes,
            LargePage::Never => 0,
        };
        let (what, value) = match (problem, problem.key()) {
            (PlanProblem::ClassTooLarge { class }, _) => ("`, class ", self.classes[class]),
            (_, Key::Classes) => ("`, number of classes ", self.classes.len()),
            (_, Key::BasePage) => ("`, `base_page` ", self.base_page),
            (_, Key::LargePage) => ("`, `large_page` ", large_page),
            (_, Key::MinObjects) => ("`, `min_objects` ", self.min_objects),
            (_, Key::Arena) => ("`, arena of ", self.memory),
        };
        let needed = match problem {
            PlanProblem::MemoryBelowBasePage => self.target.arena_for(self.base_page),
            PlanProblem::MemoryBelowLargePage => self.target.arena_for(large_page),
            _ => 0,
        };
        let sentence = Sentence::EMPTY.text("zone `").text(zone).text(what).number(value);
        let sentence = if needed == 0 {
            sentence
        } else {
            sentence.text(" bytes, and ").number(needed).text(" are needed")
        };
        sentence.text(": ").text(problem.message())
    }

    const fn split_between(&self, large_page: Option<usize>) -> Result<Plan, PlanProblem> {
        match self.split {
            Split::ByObjects => Plan::new(
                self.base_page,
                large_page,
                self.classes,
                self.min_objects,
                self.target,
            ),
            Split::After(base_classes) => Plan::with_split(
                self.base_page,
                large_page,
                self.classes,
                base_classes,
                self.min_objects,
                self.target,
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;

    const TARGET: Target = Target {
        pointer_bytes: 8,
        word_bytes: 8,
    };

    #[test]
    fn defaults_give_way_and_written_values_do_not() {
        let small = Request {
            classes: &[16, 32],
            ..Request::new(TARGET)
        };
        assert!(small.plan().unwrap().large.is_none());
        let written = Request {
            large_page: LargePage::Always(2 << 20),
            ..small
        };
        assert_eq!(written.plan(), Err(PlanProblem::LargeUnused));
        let huge_base = Request {
            base_page: 4 << 20,
            ..small
        };
        assert!(huge_base.plan().unwrap().large.is_none());
    }

    #[test]
    fn default_classes_end_where_the_pages_end() {
        for shift in 8..=29 {
            for large_page in [
                LargePage::Never,
                LargePage::IfNeeded(2 << 20),
                LargePage::Always(1 << (shift + 1)),
            ] {
                let request = Request {
                    base_page: 1 << shift,
                    large_page,
                    ..Request::new(TARGET)
                };
                let classes = request.default_classes();
                let request = Request {
                    classes: classes.as_slice(),
                    ..request
                };
                match request.plan() {
                    Ok(plan) => assert_eq!(plan.base_classes + plan.large_classes, classes.len()),
                    Err(PlanProblem::LargeUnused) => assert!(matches!(large_page, LargePage::Always(_))),
                    Err(PlanProblem::LargeOutOfRange) => assert_eq!(shift, 29),
                    Err(problem) => panic!("{shift} {large_page:?}: {problem:?}"),
                }
            }
        }
    }

    #[test]
    fn an_arena_bounds_the_pages() {
        let request = Request {
            base_page: 1 << 10,
            memory: 32 << 10,
            ..Request::new(TARGET)
        };
        let classes = request.default_classes();
        let request = Request {
            classes: classes.as_slice(),
            ..request
        };
        assert!(request.plan().unwrap().large.is_none());
        let written = Request {
            large_page: LargePage::Always(2 << 20),
            classes: &[8, 512],
            ..request
        };
        assert_eq!(written.plan(), Err(PlanProblem::MemoryBelowLargePage));
        assert_eq!(
            Request {
                memory: 512,
                ..request
            }
            .plan(),
            Err(PlanProblem::MemoryBelowBasePage)
        );
    }

    /// The start of an arena is aligned to less than a large page, which may then begin further in.
    #[test]
    fn an_arena_holds_its_largest_page_wherever_that_begins() {
        let small_target = Target {
            pointer_bytes: 4,
            word_bytes: 4,
        };
        for (target, align) in [(TARGET, 4 << 10), (small_target, 1 << 10)] {
            assert_eq!(target.arena_align(), align);
            for page in (8..=29).map(|shift| 1 << shift) {
                let needed = target.arena_for(page);
                // From each possible start, the first multiple of the page's size leaves room for it.
                let furthest = (0..page)
                    .step_by(align)
                    .map(|start| start.next_multiple_of(page) - start);
                assert_eq!(furthest.max().unwrap() + page, needed);
                let request = Request {
                    base_page: page,
                    classes: &[8],
                    min_objects: 1,
                    memory: needed,
                    ..Request::new(target)
                };
                assert!(request.plan().is_ok(), "{page}");
                let smaller = Request {
                    memory: needed - 8,
                    ..request
                };
                assert_eq!(smaller.plan(), Err(PlanProblem::MemoryBelowBasePage));
            }
        }
    }

    #[test]
    fn a_default_large_page_gives_way_to_an_arena_that_may_not_hold_it() {
        let request = Request {
            memory: 2 << 20,
            ..Request::new(TARGET)
        };
        assert_eq!(request.default_classes().last(), 256);
        let enough = Request {
            memory: (4 << 20) - (4 << 10),
            ..request
        };
        assert_eq!(enough.default_classes().last(), 128 << 10);
    }

    #[test]
    fn a_large_page_that_classes_were_put_into_does_not_give_way() {
        let request = Request {
            classes: &[16, 64],
            split: Split::After(1),
            memory: 1 << 20,
            ..Request::new(TARGET)
        };
        assert_eq!(request.plan(), Err(PlanProblem::MemoryBelowLargePage));
        let huge_base = Request {
            base_page: 4 << 20,
            memory: usize::MAX,
            ..request
        };
        assert_eq!(huge_base.plan(), Err(PlanProblem::LargeNotLarger));
    }

    #[test]
    fn an_explicit_split_is_kept_or_refused() {
        let request = Request {
            classes: &[16, 64, 256, 512],
            split: Split::After(2),
            ..Request::new(TARGET)
        };
        let plan = request.plan().unwrap();
        assert_eq!((plan.base_classes, plan.large_classes), (2, 2));
        assert_eq!(plan.large.unwrap().words, (2 << 20) / 256 / 64);
        let too_many = Request {
            split: Split::After(4),
            ..request
        };
        assert_eq!(too_many.plan(), Err(PlanProblem::ClassTooLarge { class: 3 }));
        let no_large = Request {
            large_page: LargePage::Never,
            ..request
        };
        assert_eq!(no_large.plan(), Err(PlanProblem::ClassTooLarge { class: 2 }));
        let more_than_there_are = Request {
            classes: &[16, 64],
            split: Split::After(5),
            ..no_large
        };
        assert_eq!(more_than_there_are.plan().unwrap().base_classes, 2);
    }

    /// The library asserts as much of every zone, and would report a second error.
    #[test]
    fn what_stands_in_for_a_wrong_plan_fits_together() {
        let wrong = Request {
            base_page: 256,
            classes: &[8, 4096],
            large_page: LargePage::Never,
            ..Request::new(TARGET)
        };
        assert!(wrong.plan().is_err());
        let (plan, classes) = (wrong.plan_or_stand_in(), wrong.classes_or_stand_in());
        assert_eq!(plan.base_classes + plan.large_classes, classes.len());
        // The size of a page may have been written where the macro could read it.
        assert!(PageGeometry::with_words(wrong.base_page, plan.base.words, TARGET).slots(classes[0]) > 0);
        let right = Request {
            base_page: 64 << 10,
            ..wrong
        };
        assert_eq!(right.classes_or_stand_in(), right.classes);
    }

    #[test]
    fn a_complaint_names_the_value_under_its_key() {
        let request = Request {
            base_page: 3000,
            classes: &[16],
            ..Request::new(TARGET)
        };
        assert!(
            request
                .complaint("Heap", &[Key::LargePage, Key::Classes])
                .is_none()
        );
        let sentence = request.complaint("Heap", &[Key::Classes, Key::BasePage]).unwrap();
        assert_eq!(
            sentence.as_str(),
            "zone `Heap`, `base_page` 3000: `base_page` must be a power of two"
        );
        let arena = Request {
            base_page: 64 << 10,
            memory: 64 << 10,
            ..request
        };
        let sentence = arena.complaint("Heap", &[Key::Arena]).unwrap();
        assert!(
            sentence
                .as_str()
                .starts_with("zone `Heap`, arena of 65536 bytes, and 126976 are needed: an arena must hold")
        );
    }
}
