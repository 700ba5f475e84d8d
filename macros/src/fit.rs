//! Whether pages, classes and memory fit together, for a 64-bit target.
//!
//! The arithmetic is that of the geometry crate, and so is the verdict; this adds which class, page
//! or value is to blame and what would do instead. The expansion asks again, for the real target.

use proc_macro2::TokenStream;
use slabmalloc_geometry::{
    self as geometry, Key, MAX_PAGE_SIZE, MIN_PAGE_SIZE, PageGeometry, PlanProblem, Request, Split, Target,
};
use syn::Error;

use crate::diag::{self, Errors, bytes, error, in_words};
use crate::plan::{Amount, Classes, LargePage, Numbers, Table};

/// Checks every page size by itself, and the two against each other, as far as they are known.
pub(crate) fn pages(
    base: Option<&Amount>,
    large: Option<&LargePage>,
    min_objects: Option<&Amount>,
    errors: &mut Errors,
) {
    let base = base.filter(|amount| page(amount, "base_page", errors));
    if let Some(LargePage::Always(large)) = large
        && page(large, "large_page", errors)
        && let (Some(base), Some(bytes_of_large)) = (base.and_then(|base| base.known), large.known)
        && bytes_of_large <= base
    {
        let problem = format!(
            "`large_page` ({}) must be larger than `base_page` ({})",
            bytes(bytes_of_large),
            bytes(base)
        );
        let help = match base * 2 {
            larger if larger <= MAX_PAGE_SIZE => {
                format!("write `{}` or more, or `large_page: none`", bytes(larger))
            }
            _ => "write `large_page: none`".into(),
        };
        errors.push(error(&large.written, problem, help));
    }
    if let Some(amount @ Amount { known: Some(0), .. }) = min_objects {
        let help = "write `1` or more; the default is 8";
        errors.push(error(
            &amount.written,
            "`min_objects` is 0, and a page must hold an object",
            help,
        ));
    }
}

/// Whether the page size `amount` is sound as far as it is known.
fn page(amount: &Amount, key: &str, errors: &mut Errors) -> bool {
    let Some(size) = amount.known else { return true };
    let (problem, help) = if !size.is_power_of_two() {
        (
            format!("`{key}` must be a power of two, and {size} is not"),
            diag::nearest_powers(size),
        )
    } else if size < MIN_PAGE_SIZE {
        let problem = format!("`{key}` must be at least {MIN_PAGE_SIZE} bytes, and this is {size}");
        (
            problem,
            format!("write `{MIN_PAGE_SIZE}` or more: a page holds its objects and a header"),
        )
    } else if size > MAX_PAGE_SIZE {
        let problem = format!(
            "`{key}` must be at most {}, and this is {}",
            bytes(MAX_PAGE_SIZE),
            bytes(size)
        );
        (
            problem,
            format!(
                "write `{}` or less: no Rust type can be aligned to more",
                bytes(MAX_PAGE_SIZE)
            ),
        )
    } else {
        return true;
    };
    errors.push(error(&amount.written, problem, help));
    false
}

/// The zone's classes and pages; `None` where something is known to the compiler only, or wrong.
pub(crate) fn table(numbers: &Numbers, word_bytes: usize, errors: &mut Errors) -> Option<Table> {
    let target = Target {
        pointer_bytes: 8,
        word_bytes,
    };
    let request = Request {
        base_page: numbers.base_page.known?,
        large_page: match &numbers.large_page {
            LargePage::Never => geometry::LargePage::Never,
            LargePage::IfNeeded(bytes) => geometry::LargePage::IfNeeded(*bytes),
            LargePage::Always(amount) => geometry::LargePage::Always(amount.known?),
        },
        min_objects: numbers.min_objects.known?,
        memory: match (&numbers.arena, &numbers.large_page) {
            (
                Some(Amount {
                    known: Some(bytes), ..
                }),
                _,
            ) => *bytes,
            // Whether there are large pages depends on it.
            (Some(_), LargePage::IfNeeded(_)) => return None,
            (Some(_) | None, _) => usize::MAX,
        },
        ..Request::new(target)
    };
    let (sizes, split) = match &numbers.classes {
        Classes::Default => (request.default_classes().as_slice().to_vec(), Split::ByObjects),
        Classes::Known { sizes, base, .. } if numbers.explicit_split => (sizes.clone(), Split::After(*base)),
        Classes::Known { sizes, .. } => (sizes.clone(), Split::ByObjects),
        Classes::Terms { .. } => return None,
    };
    let request = Request {
        classes: &sizes,
        split,
        ..request
    };
    match request.plan() {
        Ok(plan) => Some(Table { sizes, plan }),
        Err(PlanProblem::ClassTooLarge { .. }) => {
            too_large(&request, numbers, errors);
            None
        }
        Err(problem) => {
            let (text, help) = explain(&request, problem);
            errors.push(error(numbers.blame(problem.key()), text, help));
            None
        }
    }
}

fn explain(request: &Request<'_>, problem: PlanProblem) -> (String, &'static str) {
    match problem {
        PlanProblem::LargeUnused => (
            format!(
                "no class needs a large page: a base page of {} holds at least {} objects of every class",
                in_words(request.base_page),
                request.min_objects
            ),
            "write `large_page: none`, or leave `large_page` out",
        ),
        PlanProblem::MemoryBelowBasePage => (
            format!(
                "an arena of {} cannot hold a base page of {}",
                in_words(request.memory),
                in_words(request.base_page)
            ),
            "use a larger arena or a smaller `base_page`",
        ),
        PlanProblem::MemoryBelowLargePage => (
            format!(
                "an arena of {} cannot hold a large page",
                in_words(request.memory)
            ),
            "use a larger arena, or write `large_page: none`",
        ),
        // The pages and the classes by themselves have been found sound before.
        other => (
            other.message().to_owned(),
            "see the documentation of `declare_zone!`",
        ),
    }
}

/// Reports every term of the class list that has a class of which too few fit its page.
fn too_large(request: &Request<'_>, numbers: &Numbers, errors: &mut Errors) {
    let pages = Pages::new(request);
    let is_too_large = |class: &usize| pages.of(*class).slots(request.classes[*class]) < request.min_objects;
    let Classes::Known { terms, .. } = &numbers.classes else {
        // Not even the smallest default class.
        return errors.push(pages.error(0, numbers.blame(Key::MinObjects).unwrap_or(&TokenStream::new())));
    };
    let mut start = 0;
    for term in terms {
        if let Some(class) = (start..term.end).find(is_too_large) {
            errors.push(pages.error(class, &term.written));
        }
        start = term.end;
    }
}

/// The two kinds of page of a request that has no plan.
struct Pages<'r> {
    request: &'r Request<'r>,
    /// The first class of large pages.
    first_large: usize,
    base: PageGeometry,
    large: Option<PageGeometry>,
}

impl<'r> Pages<'r> {
    fn new(request: &'r Request<'r>) -> Self {
        let Request {
            base_page,
            large_page,
            classes,
            min_objects,
            target,
            ..
        } = *request;
        let base = PageGeometry::new(base_page, classes[0], target);
        let fitting = classes
            .iter()
            .take_while(|size| base.slots(**size) >= min_objects)
            .count();
        let first_large = match request.split {
            Split::ByObjects => fitting,
            Split::After(base_classes) => base_classes,
        };
        let large = match large_page {
            geometry::LargePage::IfNeeded(bytes) if bytes <= base_page || bytes > request.memory => None,
            geometry::LargePage::Never => None,
            geometry::LargePage::IfNeeded(bytes) | geometry::LargePage::Always(bytes) => Some(bytes),
        };
        let smallest = classes.get(first_large).or(classes.last()).copied().unwrap_or(8);
        Self {
            request,
            first_large,
            base,
            large: large.map(|bytes| PageGeometry::new(bytes, smallest, target)),
        }
    }

    fn of(&self, class: usize) -> PageGeometry {
        self.large
            .filter(|_| class >= self.first_large)
            .unwrap_or(self.base)
    }

    fn error(&self, class: usize, tokens: &TokenStream) -> Error {
        let Request {
            classes,
            min_objects,
            target,
            ..
        } = *self.request;
        let (size, page) = (classes[class], self.of(class));
        let large = class >= self.first_large && self.large.is_some();
        let (kind, smallest) = if large {
            ("large", classes[self.first_large])
        } else {
            ("base", classes[0])
        };
        let slots = match page.slots(size) {
            0 => "no object".to_owned(),
            1 => "1 object".to_owned(),
            slots => format!("{slots} objects"),
        };
        let text = format!(
            "a {kind} page of {} holds {slots} of {}, and `min_objects` is {min_objects}",
            in_words(page.page_bytes),
            in_words(size)
        );
        let would_do = (page.page_bytes.ilog2()..=MAX_PAGE_SIZE.ilog2())
            .map(|shift| 1 << shift)
            .find(|bytes| PageGeometry::new(*bytes, smallest, target).slots(size) >= min_objects);
        let help = match (would_do, self.request.split) {
            (None, _) => "no page is large enough: leave the class out, or lower `min_objects`".into(),
            (Some(would_do), Split::After(_)) if !large => {
                format!(
                    "move it to `large_classes`, write `base_page: {}`, or lower `min_objects`",
                    bytes(would_do)
                )
            }
            (Some(would_do), _) if !large && self.request.memory == usize::MAX => {
                format!(
                    "write `base_page: {}`, allow a `large_page`, or lower `min_objects`",
                    bytes(would_do)
                )
            }
            (Some(would_do), _) => {
                format!(
                    "write `{kind}_page: {}`, leave the class out, or lower `min_objects`",
                    bytes(would_do)
                )
            }
        };
        error(tokens, text, help)
    }
}
