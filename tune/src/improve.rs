//! Lists for demands with alignments above the granule.
//!
//! A class serves them if its size is a multiple of the alignment; others are skipped. What an object takes then
//! depends on classes further up, and the programme of [`crate::optimum`] would have to remember one class for
//! each alignment. It does not: it runs over all candidates and over the multiples of each alignment alone, and each
//! list that it finds is improved by single steps, of which each is weighed by [`Shape::price`], that is by the library's
//! own routing. What comes out is not proven to be the least. Where no alignment exceeds the granule, it is.

use slabmalloc_geometry::{ClassList, SLOT_GRANULE, round_up};

use crate::optimum::{Optimum, candidates};
use crate::shape::{Cost, Need, Shape};

/// Rounds of steps over one list; nearly all lists stand still after three.
const ROUNDS: usize = 8;

/// A list of classes with what it costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Priced {
    pub(crate) cost: Cost,
    pub(crate) classes: Vec<usize>,
}

/// For each number of classes from 1 to `max_classes`, the cheapest list that is found for `needs`.
pub(crate) fn cheapest(shape: &Shape, needs: &[Need], max_classes: usize) -> Vec<Option<Priced>> {
    let sizes = candidates(shape, needs);
    let mut aligns: Vec<usize> = needs.iter().map(|need| need.align).collect();
    aligns.sort_unstable();
    aligns.dedup();
    let mut best: Vec<Option<Priced>> = vec![None; max_classes];
    for list in known_lists(shape, needs) {
        keep(&mut best, shape, needs, list);
    }
    let exact = aligns.iter().all(|&align| align <= SLOT_GRANULE);
    let starts =
        core::iter::once(SLOT_GRANULE).chain(aligns.iter().copied().filter(|&align| align > SLOT_GRANULE));
    for align in starts {
        // Where the pages hold no multiple, any size will do.
        let last = sizes.iter().rev().find(|size| size.is_multiple_of(align));
        let multiples: Vec<usize> = sizes
            .iter()
            .copied()
            .filter(|size| size.is_multiple_of(align) || last.is_none_or(|last| size > last))
            .collect();
        let optimum = Optimum::find(shape, &multiples, needs, max_classes);
        for count in 1..=max_classes {
            if let Some((_, list)) = optimum.list(count) {
                keep(&mut best, shape, needs, list.to_vec());
                if !exact {
                    let list = serving_all(list.to_vec(), needs, shape);
                    keep(&mut best, shape, needs, list);
                }
            }
        }
    }
    if !exact {
        for index in 0..best.len() {
            if let Some(priced) = best[index].clone() {
                let improved = improve(priced, shape, needs, &sizes, &aligns);
                keep(&mut best, shape, needs, improved.classes);
            }
            widen(&mut best, index, shape, needs, &sizes);
        }
    }
    best
}

/// Keeps `list` where it is the cheapest of its length.
fn keep(best: &mut [Option<Priced>], shape: &Shape, needs: &[Need], classes: Vec<usize>) {
    let Some(cost) = shape.price(&classes, needs) else {
        return;
    };
    let slot = classes.len().checked_sub(1).and_then(|index| best.get_mut(index));
    if let Some(slot) = slot
        && slot.as_ref().is_none_or(|priced| cost < priced.cost)
    {
        *slot = Some(Priced { cost, classes });
    }
}

/// Lists that people write, without the classes that nothing uses: what is found is never worse.
fn known_lists(shape: &Shape, needs: &[Need]) -> Vec<Vec<usize>> {
    let Some(largest) = needs.iter().map(|need| need.slot_bytes).max() else {
        return Vec::new();
    };
    let Some(end) = largest.checked_next_power_of_two() else {
        return Vec::new();
    };
    let first = SLOT_GRANULE.min(end);
    let powers = ClassList::EMPTY.pow2(first, end);
    let steps = [2, 4, 8].map(|steps| ClassList::EMPTY.geometric(first, end, steps));
    let lists = core::iter::once(powers).chain(steps).flatten();
    lists
        .map(|list| used(list.as_slice(), needs))
        .filter(|list| shape.plan(list).is_ok())
        .collect()
}

/// The classes that serve something.
pub(crate) fn used(classes: &[usize], needs: &[Need]) -> Vec<usize> {
    let serves = |need: &Need| {
        classes
            .iter()
            .position(|class| *class >= need.slot_bytes && class.is_multiple_of(need.align))
    };
    let mut indices: Vec<usize> = needs.iter().filter_map(serves).collect();
    indices.sort_unstable();
    indices.dedup();
    indices.into_iter().map(|index| classes[index]).collect()
}

/// The list, and where nothing in it serves an alignment, with its last fitting class rounded up to it.
fn serving_all(mut list: Vec<usize>, needs: &[Need], shape: &Shape) -> Vec<usize> {
    for need in needs {
        let served = list
            .iter()
            .any(|class| *class >= need.slot_bytes && class.is_multiple_of(need.align));
        if served {
            continue;
        }
        // From the smallest class on that is large enough, the first that can be rounded up.
        let from = list.partition_point(|&class| class < need.slot_bytes);
        let rounded_up = (from..list.len()).find_map(|index| {
            let next = list.get(index + 1).copied().unwrap_or(usize::MAX);
            let rounded = round_up(list[index], need.align)?;
            (rounded < next && shape.holds(rounded)).then_some((index, rounded))
        });
        // Or the one below is raised to what is needed.
        let raised = || Some((from.checked_sub(1)?, need.slot_bytes));
        if let Some((index, size)) = rounded_up.or_else(raised) {
            list[index] = size;
        }
    }
    list
}

/// Steps of one class, or of two neighbours, as long as the list gets cheaper.
fn improve(mut priced: Priced, shape: &Shape, needs: &[Need], sizes: &[usize], aligns: &[usize]) -> Priced {
    for _ in 0..ROUNDS {
        let before = priced.cost;
        for index in 0..priced.classes.len() {
            for size in steps(priced.classes[index], sizes, aligns) {
                let mut classes = priced.classes.clone();
                classes[index] = size;
                take(&mut priced, &classes, shape, needs);
                let Some(&neighbour) = classes.get(index + 1) else {
                    continue;
                };
                for size in steps(neighbour, sizes, aligns) {
                    classes[index + 1] = size;
                    take(&mut priced, &classes, shape, needs);
                }
            }
        }
        if priced.cost == before {
            break;
        }
    }
    priced
}

/// Takes `classes` where they are cheaper.
fn take(priced: &mut Priced, classes: &[usize], shape: &Shape, needs: &[Need]) {
    if classes.is_sorted_by(|left, right| left < right)
        && let Some(cost) = shape.price(classes, needs)
        && cost < priced.cost
    {
        *priced = Priced {
            cost,
            classes: classes.to_vec(),
        };
    }
}

/// Candidates near `class`, and the nearest multiples of each alignment.
fn steps(class: usize, sizes: &[usize], aligns: &[usize]) -> Vec<usize> {
    let at = sizes.partition_point(|&size| size < class);
    let mut steps: Vec<usize> = sizes[at.saturating_sub(2)..sizes.len().min(at + 3)].to_vec();
    for &align in aligns {
        steps.push(class / align * align);
        steps.extend(round_up(class, align));
    }
    steps.sort_unstable();
    steps.dedup();
    steps.retain(|&size| size > 0);
    steps
}

/// Offers the list of `index` + 1 classes with one class more, where the next list is dearer than that or missing.
fn widen(best: &mut [Option<Priced>], index: usize, shape: &Shape, needs: &[Need], sizes: &[usize]) {
    let Some(Some(priced)) = best.get(index).cloned() else {
        return;
    };
    let missing = best
        .get(index + 1)
        .is_some_and(|next| next.as_ref().is_none_or(|next| next.cost > priced.cost));
    if !missing {
        return;
    }
    for &size in sizes {
        let at = priced.classes.partition_point(|&class| class < size);
        if priced.classes.get(at) != Some(&size) {
            let mut classes = priced.classes.clone();
            classes.insert(at, size);
            keep(best, shape, needs, classes);
        }
    }
}
