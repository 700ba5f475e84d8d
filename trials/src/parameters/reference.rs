//! The definitions behind `slabmalloc-geometry`, computed slowly.

use slabmalloc_geometry::{
    ClassProblem, LargePage, MAX_CLASSES, MAX_PAGE_SIZE, MIN_PAGE_SIZE, PageGeometry, Plan, PlanProblem,
    Request, Split, Target,
};

/// A term of a class list.
#[derive(Clone, Copy, Debug)]
pub(super) enum Term {
    Size(usize),
    Pow2(usize, usize),
    Geometric(usize, usize, usize),
}

impl Term {
    /// As a complaint names it.
    pub(super) fn in_words(self) -> String {
        match self {
            Self::Size(size) => format!("class {size}"),
            Self::Pow2(first, last) | Self::Geometric(first, last, _) if first == last => {
                format!("class {first}")
            }
            Self::Pow2(first, last) | Self::Geometric(first, last, _) => format!("range {first}..={last}"),
        }
    }

    /// The list with the term's sizes behind it.
    pub(super) fn join(self, list: &[usize]) -> Result<Vec<usize>, ClassProblem> {
        let mut joined = list.to_vec();
        for size in self.sizes()? {
            let last = joined.last().copied().unwrap_or(0);
            match size {
                0 => return Err(ClassProblem::Zero),
                _ if size % 8 != 0 => return Err(ClassProblem::NotAMultiple),
                _ if size <= last => return Err(ClassProblem::NotAscending),
                _ if joined.len() == MAX_CLASSES => return Err(ClassProblem::TooMany),
                _ => joined.push(size),
            }
        }
        Ok(joined)
    }

    fn sizes(self) -> Result<Vec<usize>, ClassProblem> {
        let power = usize::is_power_of_two;
        match self {
            Self::Size(size) => Ok(vec![size]),
            Self::Pow2(0, _) | Self::Geometric(0, ..) => Err(ClassProblem::Zero),
            Self::Pow2(first, last) if !power(first) || !power(last) => Err(ClassProblem::NotAPowerOfTwo),
            Self::Geometric(.., steps) if !(1..=64).contains(&steps) => Err(ClassProblem::Steps),
            Self::Pow2(first, last) | Self::Geometric(first, last, _) if first > last => {
                Err(ClassProblem::Reversed)
            }
            Self::Pow2(first, last) => Ok((0..usize::BITS)
                .map(|shift| 1 << shift)
                .filter(|size| (first..=last).contains(size))
                .collect()),
            Self::Geometric(first, last, steps) => Ok(geometric(first, last, steps)),
        }
    }
}

/// Both ends, and between them every `2^k + j * 2^k / steps`, rounded up to 8.
fn geometric(first: usize, last: usize, steps: usize) -> Vec<usize> {
    let all = (0..usize::BITS).flat_map(|shift| {
        let power = 1_u128 << shift;
        (1..=steps as u128).map(move |step| (power + power * step / steps as u128).div_ceil(8) * 8)
    });
    let mut sizes: Vec<usize> = all
        .filter_map(|size| usize::try_from(size).ok())
        .filter(|size| (first + 1..last).contains(size))
        .chain([first, last])
        .collect();
    sizes.sort_unstable();
    sizes.dedup();
    sizes
}

/// The shape of a page whose smallest slot has so many bytes.
pub(super) fn page(page_bytes: usize, smallest: usize, target: Target) -> PageGeometry {
    let word_bits = 8 * target.word_bytes;
    // The numbers of words that a type can have.
    let lengths = (0..=1024).chain((11..).map(|shift| 1 << shift));
    let bits_wanted = page_bytes / smallest;
    let words = lengths
        .into_iter()
        .find(|words| words * word_bits >= bits_wanted)
        .expect("there are larger and larger ones");
    PageGeometry {
        page_bytes,
        words,
        word_bits,
        header_bytes: header(words, target),
    }
}

/// Bytes of a header, field by field as the compiler lays them out.
fn header(words: usize, target: Target) -> usize {
    let (pointer, word) = (target.pointer_bytes, target.word_bytes);
    let fields = [pointer; 5].into_iter().chain([4; 3]).chain([word; 1]);
    let mut end = 0;
    let mut align = 1;
    for field in fields {
        while end % field != 0 {
            end += 1;
        }
        end += field;
        align = align.max(field);
    }
    end += words * word;
    while end % align != 0 {
        end += 1;
    }
    end
}

/// How many slots there are, one after the other.
pub(super) fn slots(page: &PageGeometry, slot: usize) -> usize {
    let mut slots = 0;
    while slots < page.words * page.word_bits && (slots + 1) * slot + page.header_bytes <= page.page_bytes {
        slots += 1;
    }
    slots
}

/// Bytes that hold an aligned page, whichever multiple of `align` they begin at.
pub(super) fn arena_for(page: usize, align: usize) -> usize {
    let starts = (0..page.max(align)).step_by(align);
    let ends = starts.map(|start| start.div_ceil(page) * page - start + page);
    ends.max().expect("there is a start")
}

/// A request, with the large pages that are left of it.
#[derive(Debug)]
pub(super) struct Wish<'r> {
    request: &'r Request<'r>,
    large: Option<usize>,
    /// Whether the large page was only a default.
    gives_way: bool,
}

impl<'r> Wish<'r> {
    pub(super) fn of(request: &'r Request<'r>) -> Self {
        let put_there = matches!(request.split, Split::After(count) if count < request.classes.len());
        let (large, gives_way) = match request.large_page {
            LargePage::Never => (None, false),
            LargePage::Always(bytes) => (Some(bytes), false),
            LargePage::IfNeeded(bytes) if put_there => (Some(bytes), false),
            LargePage::IfNeeded(bytes) => {
                let fits = bytes > request.base_page && arena_holds(request, bytes);
                (fits.then_some(bytes), true)
            }
        };
        Self {
            request,
            large,
            gives_way,
        }
    }

    /// Bytes of the large pages that are left.
    pub(super) fn large(&self) -> Option<usize> {
        self.large
    }

    /// The plan, if there is one.
    pub(super) fn plan(&self) -> Option<Plan> {
        self.plan_with(self.large).or_else(|| {
            // A default that could not be a page is reported, whether it is needed or not.
            let without = self.gives_way && self.sizes_fit(self.large) && self.is_unused(self.large);
            without.then(|| self.plan_with(None)).flatten()
        })
    }

    /// Whether this is wrong with the request.
    pub(super) fn has(&self, problem: PlanProblem) -> bool {
        let request = self.request;
        match problem {
            PlanProblem::NoClass => request.classes.is_empty(),
            PlanProblem::NoMinObjects => request.min_objects == 0,
            PlanProblem::BaseNotAPowerOfTwo => !request.base_page.is_power_of_two(),
            PlanProblem::LargeNotAPowerOfTwo => self.large.is_some_and(|large| !large.is_power_of_two()),
            PlanProblem::BaseOutOfRange => !(MIN_PAGE_SIZE..=MAX_PAGE_SIZE).contains(&request.base_page),
            PlanProblem::LargeOutOfRange => self.large.is_some_and(|large| large > MAX_PAGE_SIZE),
            PlanProblem::LargeNotLarger => self.large.is_some_and(|large| large <= request.base_page),
            PlanProblem::LargeUnused => self.large.is_some() && self.is_unused(self.large),
            PlanProblem::ClassTooLarge { class } => {
                let large = self
                    .large
                    .filter(|_| !(self.gives_way && self.is_unused(self.large)));
                let pages = self.pages(large);
                pages.is_none_or(|(base_classes, base, large)| {
                    let page = if class < base_classes { Some(base) } else { large };
                    page.is_none_or(|page| {
                        quotient_slots(&page, request.classes[class]) < request.min_objects
                    })
                })
            }
            PlanProblem::MemoryBelowBasePage => !arena_holds(request, request.base_page),
            PlanProblem::MemoryBelowLargePage => self.large.is_some_and(|large| !arena_holds(request, large)),
        }
    }

    /// The plan with these large pages, or none.
    fn plan_with(&self, large: Option<usize>) -> Option<Plan> {
        let request = self.request;
        if !self.sizes_fit(large) || request.min_objects == 0 || request.classes.is_empty() {
            return None;
        }
        let (base_classes, base, large_page) = self.pages(large)?;
        let split_fits = request.classes.iter().enumerate().all(|(class, &slot)| {
            let page = if class < base_classes {
                Some(base)
            } else {
                large_page
            };
            page.is_some_and(|page| quotient_slots(&page, slot) >= request.min_objects)
        });
        let memory_fits = arena_holds(request, large.unwrap_or(request.base_page));
        let used = large.is_none() || base_classes < request.classes.len();
        (split_fits && memory_fits && used).then(|| Plan {
            base_classes,
            large_classes: request.classes.len().saturating_sub(base_classes),
            base,
            large: large_page,
        })
    }

    /// Whether base pages, and large pages if there are any, may have these sizes.
    fn sizes_fit(&self, large: Option<usize>) -> bool {
        let base = self.request.base_page;
        let is_page =
            |bytes: usize| bytes.is_power_of_two() && (MIN_PAGE_SIZE..=MAX_PAGE_SIZE).contains(&bytes);
        is_page(base) && large.is_none_or(|large| is_page(large) && large > base)
    }

    /// How many classes live in base pages, and the shapes of both.
    fn pages(&self, large: Option<usize>) -> Option<(usize, PageGeometry, Option<PageGeometry>)> {
        let request = self.request;
        let base = page(request.base_page, *request.classes.first()?, request.target);
        let base_classes = match request.split {
            Split::After(count) => count.min(request.classes.len()),
            Split::ByObjects => request
                .classes
                .iter()
                .position(|&slot| quotient_slots(&base, slot) < request.min_objects)
                .unwrap_or(request.classes.len()),
        };
        let first_large = request.classes.get(base_classes);
        let large = large
            .zip(first_large)
            .map(|(bytes, &first)| page(bytes, first, request.target));
        Some((base_classes, base, large))
    }

    fn is_unused(&self, large: Option<usize>) -> bool {
        self.pages(large)
            .is_some_and(|(base_classes, ..)| base_classes >= self.request.classes.len())
    }
}

/// As [`slots`], which takes too long for pages of 512 MiB.
fn quotient_slots(page: &PageGeometry, slot: usize) -> usize {
    (page.page_bytes.saturating_sub(page.header_bytes) / slot).min(page.words * page.word_bits)
}

/// As [`arena_for`], which takes too long for pages of 512 MiB.
pub(super) fn arena_bytes(page: usize, target: Target) -> u128 {
    let (page, align) = (page as u128, target.arena_align() as u128);
    if page <= align { page } else { 2 * page - align }
}

/// Whether the request's memory holds a page, wherever it starts.
fn arena_holds(request: &Request<'_>, page: usize) -> bool {
    // What no `usize` can say is more than any arena has, but for an arena without a bound.
    request.memory == usize::MAX || arena_bytes(page, request.target) <= request.memory as u128
}
