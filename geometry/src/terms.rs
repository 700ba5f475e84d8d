//! [`ClassTerms`]: a class list written as several terms, and which of them is wrong.

use crate::{ClassList, ClassProblem, Key, Request, Sentence};

/// A [`ClassList`] put together from terms of which some are known to the compiler only.
///
/// A term that cannot join is left out and remembered, so that the error can be reported where the
/// term was written.
///
/// ```
/// use slabmalloc_geometry::ClassTerms;
///
/// const TERMS: ClassTerms = ClassTerms::EMPTY.size(16).size(20).pow2(32, 64);
/// assert_eq!(TERMS.list().as_slice(), [16, 32, 64]);
/// assert!(TERMS.complaint("Heap", 0).is_none());
/// assert_eq!(
///     TERMS.complaint("Heap", 1).unwrap().as_str(),
///     "zone `Heap`, class 20: a size class must be a multiple of 8 bytes, so that every slot is aligned",
/// );
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ClassTerms {
    list: ClassList,
    base_classes: usize,
    terms: usize,
    wrong: Option<WrongTerm>,
}

/// The first term that could not join.
#[derive(Clone, Copy, Debug)]
struct WrongTerm {
    index: usize,
    problem: ClassProblem,
    first: usize,
    last: usize,
}

impl ClassTerms {
    /// No term.
    pub const EMPTY: Self = Self {
        list: ClassList::EMPTY,
        base_classes: 0,
        terms: 0,
        wrong: None,
    };

    /// Adds the term `bytes`: one size.
    #[must_use]
    pub const fn size(self, bytes: usize) -> Self {
        self.join(&self.list.push(bytes), bytes, bytes)
    }

    /// Adds the term `pow2(first..=last)`; see [`ClassList::pow2`].
    #[must_use]
    pub const fn pow2(self, first: usize, last: usize) -> Self {
        self.join(&self.list.pow2(first, last), first, last)
    }

    /// Adds the term `geometric(first..=last, steps = steps)`; see [`ClassList::geometric`].
    #[must_use]
    pub const fn geometric(self, first: usize, last: usize, steps: usize) -> Self {
        self.join(&self.list.geometric(first, last, steps), first, last)
    }

    /// Ends the classes of base pages; those of large pages follow.
    #[must_use]
    pub const fn end_base(mut self) -> Self {
        self.base_classes = self.list.len();
        self
    }

    /// How many classes came before [`ClassTerms::end_base`].
    pub const fn base_classes(&self) -> usize {
        self.base_classes
    }

    /// The terms that could join.
    pub const fn list(&self) -> &ClassList {
        &self.list
    }

    /// What to tell the author of zone `zone` about term `term`, if it is the first wrong one.
    pub const fn complaint(&self, zone: &str, term: usize) -> Option<Sentence> {
        let Some(wrong) = self.wrong else { return None };
        if wrong.index != term {
            return None;
        }
        let sentence = Sentence::EMPTY.text("zone `").text(zone);
        let sentence = if wrong.first == wrong.last {
            sentence.text("`, class ").number(wrong.first)
        } else {
            sentence
                .text("`, range ")
                .number(wrong.first)
                .text("..=")
                .number(wrong.last)
        };
        Some(sentence.text(": ").text(wrong.problem.message()))
    }

    /// As [`Request::complaint`], for a request for these classes; nothing where a term is wrong, since
    /// then the classes are not those that were meant.
    pub const fn complaint_about(&self, request: &Request<'_>, zone: &str, keys: &[Key]) -> Option<Sentence> {
        match self.wrong {
            Some(_) => None,
            None => request.complaint(zone, keys),
        }
    }

    const fn join(mut self, result: &Result<ClassList, ClassProblem>, first: usize, last: usize) -> Self {
        match result {
            Ok(list) => self.list = *list,
            Err(problem) if self.wrong.is_none() => {
                self.wrong = Some(WrongTerm {
                    index: self.terms,
                    problem: *problem,
                    first,
                    last,
                });
            }
            Err(_) => {}
        }
        self.terms += 1;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_wrong_term_is_blamed() {
        let terms = ClassTerms::EMPTY
            .size(64)
            .size(64)
            .geometric(128, 64, 4)
            .size(128);
        assert_eq!(terms.list().as_slice(), [64, 128]);
        let blamed: [bool; 4] = core::array::from_fn(|term| terms.complaint("Heap", term).is_some());
        assert_eq!(blamed, [false, true, false, false]);
        let request = Request::new(crate::Target {
            pointer_bytes: 8,
            word_bytes: 8,
        });
        // No class at all is what that request is blamed for.
        let complaint = |terms: ClassTerms| terms.complaint_about(&request, "Heap", &[Key::Classes]);
        assert!(complaint(terms).is_none());
        assert!(complaint(ClassTerms::EMPTY).is_some());
    }
}
