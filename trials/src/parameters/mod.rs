//! Parameters of zones for the arithmetic of `slabmalloc-geometry`: [`run`].
//!
//! Each result is computed again, from its definition, without a thought about speed or about what fits a `usize`
//! (`reference`): what one accepts the other has to accept, with the same numbers.

mod reference;

use arbitrary::{Result, Unstructured};
use slabmalloc_geometry::{
    ClassList, ClassTerms, Key, LargePage, MAX_PAGE_SIZE, MIN_PAGE_SIZE, PageGeometry, Plan, PlanProblem,
    Request, Split, Target, round_up,
};

use reference::{Term, Wish};

/// Computes what `bytes` ask for; returns how many results were compared.
///
/// # Panics
///
/// The library and the reference differ, or the library panics.
pub fn run(bytes: &[u8]) -> u64 {
    let mut input = Unstructured::new(bytes);
    let mut compared = 0;
    while !input.is_empty()
        && let Ok(()) = one(&mut input)
    {
        compared += 1;
    }
    compared
}

fn one(input: &mut Unstructured<'_>) -> Result<()> {
    match input.arbitrary::<u8>()? % 4 {
        0 => classes(input),
        1 => page(input),
        2 => arena(input),
        _ => request(input),
    }
}

/// Any number, and often one beside a power of two.
fn number(input: &mut Unstructured<'_>) -> Result<usize> {
    let form = input.arbitrary::<u8>()?;
    let shift = u32::from(form & 0x3F) % usize::BITS;
    Ok(match form >> 6 {
        0 => 1 << shift,
        1 => (1_usize << shift).wrapping_add_signed(isize::from(input.arbitrary::<i8>()?)),
        2 => usize::from(input.arbitrary::<u8>()?) * 8,
        _ => input.arbitrary::<usize>()? >> shift,
    })
}

/// A size that a page can have.
fn page_size(input: &mut Unstructured<'_>) -> Result<usize> {
    let (least, most) = (MIN_PAGE_SIZE.ilog2(), MAX_PAGE_SIZE.ilog2());
    Ok(1 << (least + u32::from(input.arbitrary::<u8>()?) % (most - least + 1)))
}

/// What an author writes for one.
fn written_page_size(input: &mut Unstructured<'_>) -> Result<usize> {
    if input.arbitrary::<u8>()? < 16 {
        number(input)
    } else {
        page_size(input)
    }
}

/// Machines of 32 and 64 bits, with words of either size.
fn target(input: &mut Unstructured<'_>) -> Result<Target> {
    let bytes = |long: bool| if long { 8 } else { 4 };
    Ok(Target {
        pointer_bytes: bytes(input.arbitrary()?),
        word_bytes: bytes(input.arbitrary()?),
    })
}

fn term(input: &mut Unstructured<'_>) -> Result<Term> {
    Ok(match input.arbitrary::<u8>()? % 4 {
        0 | 1 => Term::Size(number(input)?),
        2 => Term::Pow2(number(input)?, number(input)?),
        _ => Term::Geometric(
            number(input)?,
            number(input)?,
            usize::from(input.arbitrary::<u8>()? % 68),
        ),
    })
}

/// Joins terms to a list of classes; returns what the library made of them.
fn terms(input: &mut Unstructured<'_>) -> Result<ClassTerms> {
    let (mut terms, mut expected) = (ClassTerms::EMPTY, Vec::new());
    let mut first_wrong = None;
    let mut base_classes = 0;
    for index in 0..=input.arbitrary::<u8>()? % 4 {
        let term = term(input)?;
        terms = match term {
            Term::Size(size) => terms.size(size),
            Term::Pow2(first, last) => terms.pow2(first, last),
            Term::Geometric(first, last, steps) => terms.geometric(first, last, steps),
        };
        match term.join(&expected) {
            Ok(list) => expected = list,
            Err(problem) => first_wrong = first_wrong.or(Some((usize::from(index), term, problem))),
        }
        if input.arbitrary()? {
            (terms, base_classes) = (terms.end_base(), expected.len());
        }
    }
    let list = terms.list();
    assert_eq!(list.as_slice(), expected);
    assert_eq!(
        (list.len(), list.is_empty()),
        (expected.len(), expected.is_empty())
    );
    assert_eq!(list.last(), expected.last().copied().unwrap_or(0));
    assert_eq!(terms.base_classes(), base_classes);
    for index in 0..5 {
        let complaint = terms.complaint("Heap", index);
        match first_wrong {
            Some((wrong, term, problem)) if wrong == index => {
                let complaint = complaint.expect("the term is wrong");
                let expected = format!("zone `Heap`, {}: {}", term.in_words(), problem.message());
                assert_eq!(complaint.as_str(), expected);
            }
            _ => assert!(complaint.is_none(), "{complaint:?}"),
        }
    }
    Ok(terms)
}

fn classes(input: &mut Unstructured<'_>) -> Result<()> {
    let list = *terms(input)?.list();
    let again = ClassList::EMPTY
        .extend(list.as_slice())
        .expect("a list can be made again");
    assert_eq!(again.as_slice(), list.as_slice());
    Ok(())
}

fn page(input: &mut Unstructured<'_>) -> Result<()> {
    // The reference counts slot by slot. Larger pages are those of requests.
    let (bytes, target) = (
        1 << (8 + u32::from(input.arbitrary::<u8>()? % 13)),
        target(input)?,
    );
    let smallest = 8 * (1 + usize::from(input.arbitrary::<u16>()?)).min(bytes / 8);
    let slot = smallest + 8 * usize::from(input.arbitrary::<u16>()?);
    let page = PageGeometry::new(bytes, smallest, target);
    assert_eq!(page, reference::page(bytes, smallest, target));
    assert_eq!(page, PageGeometry::with_words(bytes, page.words, target));
    let slots = page.slots(slot);
    assert_eq!(slots, reference::slots(&page, slot));
    assert_eq!(page.unused_bytes(slot), bytes - slots * slot);
    assert_eq!(page.data_bytes(), bytes.saturating_sub(page.header_bytes));
    Ok(())
}

fn arena(input: &mut Unstructured<'_>) -> Result<()> {
    let target = target(input)?;
    // The reference tries every start.
    let page = 1 << (8 + u32::from(input.arbitrary::<u8>()? % 14));
    assert_eq!(
        target.arena_for(page),
        reference::arena_for(page, target.arena_align())
    );
    let (value, to) = (number(input)?, 1 << (input.arbitrary::<u8>()? % 32));
    let expected = (value as u128).div_ceil(to as u128) * to as u128;
    assert_eq!(round_up(value, to), usize::try_from(expected).ok());
    Ok(())
}

fn request(input: &mut Unstructured<'_>) -> Result<()> {
    let terms = terms(input)?;
    let request = Request {
        base_page: written_page_size(input)?,
        large_page: match input.arbitrary::<u8>()? % 4 {
            0 => LargePage::Never,
            1 => LargePage::Always(written_page_size(input)?),
            // A default, which nobody writes.
            _ => LargePage::IfNeeded(page_size(input)?),
        },
        classes: terms.list().as_slice(),
        split: if input.arbitrary::<u8>()? < 192 {
            Split::ByObjects
        } else {
            // As many as there are, and one more, among others.
            Split::After(usize::from(input.arbitrary::<u8>()?) % (terms.list().len() + 2))
        },
        min_objects: usize::from(input.arbitrary::<u8>()? % 32),
        memory: if input.arbitrary()? {
            usize::MAX
        } else {
            number(input)?
        },
        target: target(input)?,
    };
    compare(&request);
    let defaults = request.default_classes();
    let default = Request {
        classes: defaults.as_slice(),
        split: Split::ByObjects,
        ..request
    };
    if request.split == Split::ByObjects {
        check_default_classes(&default);
    }
    compare(&default);
    Ok(())
}

/// A plan exists where the reference has one, with the same numbers, and else there is one complaint.
fn compare(request: &Request<'_>) {
    let plan = request.plan();
    let wish = Wish::of(request);
    assert_eq!(plan.ok(), wish.plan(), "{plan:?} for {request:?}");
    let stand_in = request.plan_or_stand_in();
    let classes = request.classes_or_stand_in();
    assert_eq!(stand_in.base_classes + stand_in.large_classes, classes.len());
    match plan {
        Ok(plan) => {
            consistent(&plan, request);
            assert_eq!((stand_in, classes), (plan, request.classes));
        }
        Err(problem) => assert!(wish.has(problem), "{problem:?} is no problem of {request:?}"),
    }
    for key in [
        Key::BasePage,
        Key::LargePage,
        Key::Classes,
        Key::MinObjects,
        Key::Arena,
    ] {
        let complaint = request.complaint("Heap", &[key]);
        let expected = plan.err().filter(|problem| problem.key() == key);
        assert_eq!(complaint.is_some(), expected.is_some(), "{complaint:?}");
        if let (Some(complaint), Some(problem)) = (complaint, expected) {
            let complaint = complaint.as_str();
            assert!(complaint.starts_with("zone `Heap`, "), "{complaint}");
            assert!(complaint.ends_with(problem.message()), "{complaint}");
            let page = match problem {
                PlanProblem::MemoryBelowBasePage => Some(request.base_page),
                PlanProblem::MemoryBelowLargePage => wish.large(),
                _ => None,
            };
            if let Some(page) = page {
                let needed = reference::arena_bytes(page, request.target);
                assert!(
                    complaint.contains(&format!("and {needed} are needed: ")),
                    "{complaint}"
                );
            }
        }
    }
}

/// What has to hold of any plan, whoever made it.
fn consistent(plan: &Plan, request: &Request<'_>) {
    for (class, &slot) in request.classes.iter().enumerate() {
        let page = plan.page_of(class);
        let slots = page.slots(slot);
        assert!(slots >= request.min_objects && slots >= 1);
        assert!(slots * slot + page.header_bytes <= page.page_bytes);
        // Every slot has a bit, and no slot more would fit.
        assert!(slots <= page.words * page.word_bits);
        assert!((slots + 1) * slot > page.data_bytes());
        assert!(page.page_bytes <= plan.largest().page_bytes);
    }
    assert!(request.memory_holds(plan.largest().page_bytes));
}

/// The default classes are as many as fit, and one at least.
fn check_default_classes(default: &Request<'_>) {
    let sizes: Vec<usize> = (3..=17).map(|shift| 1 << shift).collect();
    let count = default.classes.len();
    assert_eq!(default.classes, &sizes[..count]);
    assert!(count >= 1);
    let too_large = |count: usize| {
        let plan = Request {
            classes: &sizes[..count],
            ..*default
        }
        .plan();
        matches!(plan, Err(PlanProblem::ClassTooLarge { .. }))
    };
    assert!(count == 1 || !too_large(count), "{default:?}");
    assert!((count + 1..=sizes.len()).all(too_large), "{default:?}");
}
