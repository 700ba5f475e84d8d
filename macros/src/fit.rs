//! Whether pages, classes and memory fit together, on every target.
//!
//! The arithmetic is that of the geometry crate, and so is the verdict; `complaint` puts it into words.
//! The expansion asks again, for the real target: where targets differ, nothing is decided here.

use proc_macro2::Ident;
use slabmalloc_geometry::{
    self as geometry, MAX_PAGE_SIZE, MIN_PAGE_SIZE, Plan, PlanProblem, Request, Split, Target,
};

use crate::complaint;
use crate::diag::{self, Errors, bytes, error};
use crate::plan::{Amount, Classes, LargePage, Numbers, Shapes, Table};

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

/// What page headers may look like for the bitmap word that was written, the 64-bit target's first.
fn targets(word: Option<&Ident>) -> Vec<Target> {
    let target = |(pointer_bytes, word_bytes)| Target {
        pointer_bytes,
        word_bytes,
    };
    let sizes: &[(usize, usize)] = match word {
        Some(word) if word == "u32" => &[(8, 4), (4, 4)],
        Some(word) if word == "u64" => &[(8, 8), (4, 8)],
        Some(_) => &[(8, 8), (4, 4)],
        // 64 bits where the target has atomics of that size, else a pointer's.
        None => &[(8, 8), (4, 8), (4, 4)],
    };
    sizes.iter().copied().map(target).collect()
}

/// The zone's classes and pages. A mistake is reported if it is one on every target, under the same
/// key; else the expansion reports it where it is one.
pub(crate) fn shapes(numbers: &Numbers, word: Option<&Ident>, errors: &mut Errors) -> Shapes {
    let targets = targets(word);
    let verdicts: Option<Vec<Verdict<'_>>> = targets
        .into_iter()
        .map(|target| verdict(numbers, target))
        .collect();
    let Some(mut verdicts) = verdicts else {
        return Shapes::Constants;
    };
    let has_large = |verdict: &Verdict<'_>| verdict.plan.map(|plan| plan.large.is_some());
    let others = verdicts.split_off(1);
    let Some(first) = verdicts.pop() else {
        return Shapes::Constants;
    };
    match first.plan {
        Ok(plan) => {
            let agreed = others.iter().all(|other| has_large(other) == has_large(&first));
            let table = Table {
                sizes: first.sizes,
                plan,
            };
            if agreed {
                Shapes::Known(table)
            } else {
                Shapes::Target(Some(table))
            }
        }
        Err(problem) => {
            let same = |other: &Verdict<'_>| matches!(other.plan, Err(other) if other.key() == problem.key());
            if others.iter().all(same) {
                complaint::report(&first.request(), numbers, problem, errors);
            }
            Shapes::Target(None)
        }
    }
}

/// What becomes of a zone on one target.
struct Verdict<'n> {
    /// The request without its classes.
    request: Request<'n>,
    sizes: Vec<usize>,
    plan: Result<Plan, PlanProblem>,
}

impl Verdict<'_> {
    /// What was asked for, defaults included.
    fn request(&self) -> Request<'_> {
        Request {
            classes: &self.sizes,
            ..self.request
        }
    }
}

/// The verdict for `target`; `None` where something is known to the compiler only.
fn verdict(numbers: &Numbers, target: Target) -> Option<Verdict<'_>> {
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
        split: match &numbers.classes {
            Classes::Known { base, .. } if numbers.explicit_split => Split::After(*base),
            _ => Split::ByObjects,
        },
        ..Request::new(target)
    };
    let sizes = match &numbers.classes {
        Classes::Default => request.default_classes().as_slice().to_vec(),
        Classes::Known { sizes, .. } => sizes.clone(),
        Classes::Terms { .. } => return None,
    };
    let plan = Request {
        classes: &sizes,
        ..request
    }
    .plan();
    Some(Verdict { request, sizes, plan })
}

// Named by its path, as this file is also compiled from elsewhere, by `trials/declaration`.
#[cfg(test)]
#[path = "fit/tests.rs"]
mod tests;
