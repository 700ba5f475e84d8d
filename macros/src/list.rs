//! Class lists: terms to sizes, as far as they are known.

use proc_macro2::TokenStream;
use slabmalloc_geometry::{ClassList, ClassProblem};
use syn::Error;

use crate::ast;
use crate::diag::{self, Errors, error};
use crate::plan::{Amount, Classes, KnownTerm, Term, TermKind};
use crate::validate::written;

/// A class list while it is read.
pub(crate) struct ClassReader {
    list: ClassList,
    /// The terms whose classes are in the list.
    known: Vec<KnownTerm>,
    /// Whether some size is known to the compiler only.
    unknown: bool,
    /// Whether an error has been reported.
    wrong: bool,
}

impl Default for ClassReader {
    fn default() -> Self {
        Self {
            list: ClassList::EMPTY,
            known: Vec::new(),
            unknown: false,
            wrong: false,
        }
    }
}

impl ClassReader {
    /// Reads the terms of base pages, then those of large pages; `None` where one is wrong.
    pub(crate) fn read(
        mut self,
        base: &[ast::Term],
        large: &[ast::Term],
        errors: &mut Errors,
    ) -> Option<Classes> {
        let base_terms: Vec<Term> = base.iter().filter_map(|term| self.term(term, errors)).collect();
        let base_len = self.list.len();
        let large_terms: Vec<Term> = large.iter().filter_map(|term| self.term(term, errors)).collect();
        let written = base
            .iter()
            .chain(large)
            .map(|term| term.written.clone())
            .collect();
        match (self.wrong, self.unknown) {
            (true, _) => None,
            (false, true) => Some(Classes::Terms {
                written,
                base: base_terms,
                large: large_terms,
            }),
            (false, false) => {
                let sizes = self.list.as_slice().to_vec();
                Some(Classes::Known {
                    written,
                    terms: self.known,
                    sizes,
                    base: base_len,
                })
            }
        }
    }

    /// Reads a term and adds it to the list if it is known.
    fn term(&mut self, term: &ast::Term, errors: &mut Errors) -> Option<Term> {
        let kind = kind_of(&term.kind, errors);
        let Some(kind) = kind else {
            self.wrong = true;
            return None;
        };
        let joined = match &kind {
            TermKind::Size(Amount {
                known: Some(size), ..
            }) => self.list.push(*size),
            TermKind::Pow2 {
                first: Amount {
                    known: Some(first), ..
                },
                last: Amount {
                    known: Some(last), ..
                },
            } => self.list.pow2(*first, *last),
            TermKind::Geometric {
                first: Amount {
                    known: Some(first), ..
                },
                last: Amount {
                    known: Some(last), ..
                },
                steps: Amount {
                    known: Some(steps), ..
                },
            } => self.list.geometric(*first, *last, *steps),
            _ => {
                self.unknown = true;
                Ok(self.list)
            }
        };
        match joined {
            Ok(list) => {
                self.list = list;
                self.known.push(KnownTerm {
                    written: term.written.clone(),
                    end: list.len(),
                });
            }
            Err(problem) => {
                self.wrong = true;
                errors.push(class_error(&term.written, &kind, problem, self.list.last()));
            }
        }
        Some(Term {
            written: term.written.clone(),
            kind,
        })
    }
}

/// The term with the values of its numbers; `None` where one of them is wrong.
fn kind_of(kind: &ast::TermKind, errors: &mut Errors) -> Option<TermKind> {
    Some(match kind {
        ast::TermKind::Size(size) => TermKind::Size(written(size, "a size class", errors)?),
        ast::TermKind::Pow2 { first, last } => {
            let (first, last) = (
                written(first, "an end of `pow2(..)`", errors),
                written(last, "an end of `pow2(..)`", errors),
            );
            TermKind::Pow2 {
                first: first?,
                last: last?,
            }
        }
        ast::TermKind::Geometric { first, last, steps } => {
            let first = written(first, "an end of `geometric(..)`", errors);
            let last = written(last, "an end of `geometric(..)`", errors);
            let steps = written(steps, "`steps`", errors);
            TermKind::Geometric {
                first: first?,
                last: last?,
                steps: steps?,
            }
        }
    })
}

/// Why a known term cannot join the list, whose last size is `last`.
fn class_error(written: &TokenStream, kind: &TermKind, problem: ClassProblem, last: usize) -> Error {
    let source = diag::source(written);
    let (first, end) = match kind {
        TermKind::Size(size) => (size.known.unwrap_or(0), None),
        TermKind::Pow2 { first, last } | TermKind::Geometric { first, last, .. } => {
            (first.known.unwrap_or(0), last.known)
        }
    };
    let steps = match kind {
        TermKind::Geometric { steps, .. } => steps.known.unwrap_or(0),
        TermKind::Size(_) | TermKind::Pow2 { .. } => 0,
    };
    let (text, help) = match problem {
        ClassProblem::Zero if end.is_none() => (
            "a size class of 0 bytes holds no object".into(),
            "the smallest class is 8; requests of no bytes never reach a zone".into(),
        ),
        ClassProblem::Zero => (
            format!("`{source}` begins at 0 bytes"),
            "the smallest class is 8".into(),
        ),
        ClassProblem::NotAMultiple => {
            let size = [Some(first), end]
                .into_iter()
                .flatten()
                .find(|size| size % 8 != 0)
                .unwrap_or(first);
            let (below, above) = (size / 8 * 8, size.next_multiple_of(8));
            let nearest = if below == 0 {
                format!("`{above}`")
            } else {
                format!("`{below}` or `{above}`")
            };
            (
                format!("the class of {size} bytes is not a multiple of 8"),
                format!("slots are aligned to 8 bytes: write {nearest}"),
            )
        }
        ClassProblem::NotAscending if end.is_some() => (
            format!("`{source}` begins at {first}, but {last} is listed before it"),
            format!("begin above {last}"),
        ),
        ClassProblem::NotAscending if first == last => (
            format!("the class of {first} bytes is listed twice"),
            "list each size once".into(),
        ),
        ClassProblem::NotAscending => (
            format!("size classes must ascend, but {first} follows {last}"),
            "list the sizes in ascending order".into(),
        ),
        ClassProblem::TooMany => (
            "a zone has at most 255 size classes, and here is one more".into(),
            "use fewer steps per doubling".into(),
        ),
        ClassProblem::Reversed => {
            let end = end.unwrap_or(first);
            (
                format!("the range {first}..={end} is empty"),
                format!("write the smaller size first: `{end}..={first}`"),
            )
        }
        ClassProblem::NotAPowerOfTwo => {
            let ends = [Some(first), end].into_iter().flatten();
            let wrong = ends
                .into_iter()
                .find(|size| !size.is_power_of_two())
                .unwrap_or(first);
            let help = format!(
                "{}, or use `geometric(.., steps = 1)`",
                diag::nearest_powers(wrong)
            );
            (
                format!("both ends of `pow2(..)` must be powers of two, and {wrong} is not"),
                help,
            )
        }
        ClassProblem::Steps => (
            format!("`geometric(..)` takes from 1 to 64 steps per doubling, and this is {steps}"),
            "with four, a slot is at most a quarter larger than the one before; with eight, an eighth".into(),
        ),
    };
    error(written, text, help)
}
