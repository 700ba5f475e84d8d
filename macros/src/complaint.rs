//! What is wrong with pages, classes and memory that do not fit together: which class, page or value is
//! to blame, and what would do instead. `fit` has found that they do not.

use proc_macro2::TokenStream;
use slabmalloc_geometry::{
    self as geometry, Key, MAX_PAGE_SIZE, PageGeometry, PlanProblem, Request, Split, Target,
};
use syn::Error;

use crate::diag::{Errors, bytes, error, in_words};
use crate::plan::{Classes, Numbers};

/// Adds what is wrong with `request`, which is that of `numbers` on a 64-bit target.
pub(crate) fn report(request: &Request<'_>, numbers: &Numbers, problem: PlanProblem, errors: &mut Errors) {
    if let PlanProblem::ClassTooLarge { .. } = problem {
        return too_large(request, numbers, errors);
    }
    let (text, help) = explain(request, problem);
    errors.push(error(numbers.blame(problem.key()), text, help));
}

fn explain(request: &Request<'_>, problem: PlanProblem) -> (String, String) {
    let large = match request.large_page {
        geometry::LargePage::Always(bytes) | geometry::LargePage::IfNeeded(bytes) => bytes,
        geometry::LargePage::Never => 0,
    };
    match problem {
        PlanProblem::LargeUnused => (
            format!(
                "no class needs a large page: a base page of {} holds at least {} objects of every class",
                in_words(request.base_page),
                request.min_objects
            ),
            "write `large_page: none`, or leave `large_page` out".into(),
        ),
        // What was written has been compared before.
        PlanProblem::LargeNotLarger => (
            format!(
                "`large_classes` need a large page, and its default, {}, is not larger than `base_page` ({})",
                bytes(large),
                bytes(request.base_page)
            ),
            match request.base_page.saturating_mul(2) {
                larger if larger <= MAX_PAGE_SIZE => format!("write `large_page: {}` or more", bytes(larger)),
                _ => "use a smaller `base_page`".into(),
            },
        ),
        PlanProblem::MemoryBelowBasePage => (
            below(request, "base", request.base_page),
            format!(
                "write {}, or use a smaller `base_page`",
                enough(request.base_page)
            ),
        ),
        PlanProblem::MemoryBelowLargePage => (
            below(request, "large", large),
            format!("write {}, use a smaller `large_page`, or none", enough(large)),
        ),
        // The pages and the classes by themselves have been found sound before.
        other => (
            other.message().to_owned(),
            "see the documentation of `declare_zone!`".into(),
        ),
    }
}

/// That the arena may be too small for a page of `page` bytes.
fn below(request: &Request<'_>, kind: &str, page: usize) -> String {
    format!(
        "an arena of {} cannot hold a {kind} page of {}, aligned to its size, wherever the arena starts",
        in_words(request.memory),
        in_words(page)
    )
}

/// The arenas in which a page of `page` bytes has room wherever they start.
fn enough(page: usize) -> String {
    let arena = |pointer_bytes| {
        let target = Target {
            pointer_bytes,
            word_bytes: 4,
        };
        format!("`arena({})`", bytes(target.arena_for(page)))
    };
    let (usual, small) = (arena(8), arena(4));
    if usual == small {
        format!("{usual} or more")
    } else {
        format!("{usual} or more (on 32-bit targets {small})")
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
        let large = request.available_large_page();
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
            .filter(|bytes| self.request.memory_holds(*bytes))
            .find(|bytes| PageGeometry::new(*bytes, smallest, target).slots(size) >= min_objects);
        error(tokens, text, self.ways_out(large, size, would_do))
    }

    /// What to do about a class of `size` bytes that is too large for its page, which is a large one if
    /// `large`; `would_do` bytes of that kind of page would hold it.
    fn ways_out(&self, large: bool, size: usize, would_do: Option<usize>) -> String {
        let Request {
            memory,
            min_objects,
            large_page,
            target,
            ..
        } = *self.request;
        let kind = if large { "large" } else { "base" };
        let larger = would_do.map(|would_do| format!("write `{kind}_page: {}`", bytes(would_do)));
        let room = match large_page {
            geometry::LargePage::IfNeeded(default)
                if !large && PageGeometry::new(default, size, target).slots(size) >= min_objects =>
            {
                Some(format!("make room for large pages with {}", enough(default)))
            }
            _ => None,
        };
        let leave_out = Some("leave the class out".to_owned());
        let ways = match self.request.split {
            _ if larger.is_none() && memory == usize::MAX => {
                return "no page is large enough: leave the class out, or lower `min_objects`".into();
            }
            Split::After(_) if !large => [Some("move it to `large_classes`".into()), larger],
            Split::ByObjects if !large && memory == usize::MAX => {
                [larger, Some("allow a `large_page`".into())]
            }
            _ if room.is_some() => [room, leave_out],
            _ => [larger, leave_out],
        };
        let ways: Vec<String> = ways.into_iter().flatten().collect();
        format!("{}, or lower `min_objects`", ways.join(", "))
    }
}
