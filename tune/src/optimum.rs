//! [`Optimum`]: for each number of classes, the list that costs least.
//!
//! Dynamic programming over the number of classes, see [`crate::monge`] for a step. What an object takes depends on
//! more than its class: a page's header has a bit for each slot of the page's smallest class, and the
//! smallest class of a zone decides which classes fit base pages. So the program runs for each number of
//! bitmap words that the first class of base pages can lead to, and continues in large pages for each that their
//! first class can lead to. Both are known once the first class of a kind is chosen, which makes it exact.
//!
//! Requests go to the smallest class that is large enough: the library does so for alignments up to the granule.
//! For others see [`crate::improve`].

use core::ops::Range;

use slabmalloc_geometry::{PageGeometry, PlanProblem};

use crate::monge::{Layer, NEVER, step};
use crate::shape::{Cost, Need, Shape, share};

/// The cheapest lists of classes.
#[derive(Debug)]
pub(crate) struct Optimum {
    /// At index k − 1, the cost of the best list of k classes, and the list.
    best: Vec<Option<(Cost, Vec<usize>)>>,
}

/// Candidates for classes of which the first leads to one shape of page.
struct Group {
    /// Which candidates may be the first.
    first: Range<usize>,
    /// Which may follow, the first included.
    all: Range<usize>,
    /// What an object takes in the class of each candidate in `all`.
    share: Vec<Cost>,
    fixed: Cost,
}

impl Group {
    fn share_of(&self, column: usize) -> Cost {
        self.share[column - self.all.start]
    }
}

/// Which lists a cost stands for.
#[derive(Clone, Copy)]
enum Before {
    Nothing,
    /// The class of this row, in base pages of this group.
    Base(usize, usize),
    /// The class of this row, in large pages of the same group.
    Large(usize),
}

struct Search<'a> {
    sizes: &'a [usize],
    /// Objects that need at most the size of the same index.
    live: Vec<Cost>,
    /// The first size that all needs fit.
    last: usize,
    max_classes: usize,
    optimum: Optimum,
}

impl Optimum {
    /// The best lists of 1 to `max_classes` of the ascending `sizes` for `needs`, whose alignments are disregarded.
    ///
    /// O(k n log n) for each shape of page that the first classes can lead to.
    pub(crate) fn find(shape: &Shape, sizes: &[usize], needs: &[Need], max_classes: usize) -> Self {
        let optimum = Self {
            best: vec![None; max_classes],
        };
        let largest_need = needs.last().map_or(0, |need| need.slot_bytes);
        let last = sizes.partition_point(|&size| size < largest_need);
        if last == sizes.len() || max_classes == 0 {
            return optimum;
        }
        let mut search = Search {
            sizes,
            live: live_up_to(sizes, needs),
            last,
            max_classes,
            optimum,
        };
        let bases = search.base_groups(shape);
        let layers: Vec<Vec<Layer>> = bases.iter().map(|group| search.base_layers(group)).collect();
        for group in search.large_groups(shape) {
            search.large(shape, &group, &bases, &layers);
        }
        search.optimum
    }

    /// The best list of exactly so many classes, and what it costs if each of them serves something.
    pub(crate) fn list(&self, classes: usize) -> Option<(Cost, &[usize])> {
        let (cost, list) = self.best.get(classes.checked_sub(1)?)?.as_ref()?;
        Some((*cost, list))
    }

    fn beats(&self, classes: usize, cost: Cost) -> bool {
        cost != NEVER
            && self.best[classes - 1]
                .as_ref()
                .is_none_or(|(best, _)| cost < *best)
    }
}

fn live_up_to(sizes: &[usize], needs: &[Need]) -> Vec<Cost> {
    let (mut sum, mut next) = (0, 0);
    let up_to = |&size: &usize| {
        while next < needs.len() && needs[next].slot_bytes <= size {
            sum += Cost::from(needs[next].live);
            next += 1;
        }
        sum
    };
    sizes.iter().map(up_to).collect()
}

/// Ranges of `columns` in which `words` is the same.
fn runs(columns: Range<usize>, words: impl Fn(usize) -> usize) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for column in columns {
        match runs.last_mut() {
            Some(run) if words(run.start) == words(column) => run.end = column + 1,
            _ => runs.push(column..column + 1),
        }
    }
    runs
}

impl Search<'_> {
    /// The groups of base pages.
    fn base_groups(&self, shape: &Shape) -> Vec<Group> {
        let page = |column: usize| PageGeometry::new(shape.base_page, self.sizes[column], shape.target);
        let first_in_base = |column: usize| page(column).slots(self.sizes[column]) >= shape.min_objects;
        let end = (0..self.sizes.len())
            .take_while(|&column| first_in_base(column))
            .count();
        let runs = runs(0..end, |column| page(column).words);
        let groups = runs.into_iter().map(|first| {
            let page = page(first.start);
            // As the plan splits: up to the first of which a page holds too few.
            let end = self
                .sizes
                .partition_point(|&size| page.slots(size) >= shape.min_objects);
            self.group(first.clone(), first.start..end, &page, shape)
        });
        groups.collect()
    }

    fn large_groups(&self, shape: &Shape) -> Vec<Group> {
        let Some(large_page) = shape.large_page.filter(|&bytes| bytes > shape.base_page) else {
            return Vec::new();
        };
        let page = |column: usize| PageGeometry::new(large_page, self.sizes[column], shape.target);
        // Only a class that is too large for base pages can be the first.
        let start = self.first_beyond_base(shape);
        let runs = runs(start..self.sizes.len(), |column| page(column).words);
        let groups = runs.into_iter().filter_map(|first| {
            let page = page(first.start);
            let end = self
                .sizes
                .partition_point(|&size| page.slots(size) >= shape.min_objects);
            // The largest need has to have a class in these pages.
            (end > self.last.max(first.start))
                .then(|| self.group(first.clone(), first.start..end, &page, shape))
        });
        groups.collect()
    }

    /// The first candidate that some choice of a first class keeps out of base pages.
    fn first_beyond_base(&self, shape: &Shape) -> usize {
        let smallest = self.sizes.first().copied().unwrap_or(1);
        let page = PageGeometry::new(shape.base_page, smallest, shape.target);
        self.sizes
            .partition_point(|&size| page.slots(size) >= shape.min_objects)
    }

    fn group(&self, first: Range<usize>, all: Range<usize>, page: &PageGeometry, shape: &Shape) -> Group {
        let share = self.sizes[all.clone()]
            .iter()
            .map(|&size| share(page, size).unwrap_or(NEVER));
        Group {
            share: share.collect(),
            fixed: shape.fixed(page.page_bytes),
            first: first.start..first.end.min(all.end),
            all,
        }
    }

    /// Lists of classes in base pages: at index k − 1, those of k classes by their last one.
    fn base_layers(&mut self, group: &Group) -> Vec<Layer> {
        let live = self.live.clone();
        let cost =
            |row: usize, column: usize| group.share_of(column) * (live[column] - live[row]) + group.fixed;
        let mut first = Layer::new(self.sizes.len());
        for column in group.first.clone() {
            first.cost[column] = group.share_of(column) * live[column] + group.fixed;
        }
        let mut layers = vec![first];
        while layers.len() < self.max_classes {
            let previous = &layers[layers.len() - 1];
            let next = step(&previous.cost, group.all.start + 1..group.all.end, &cost);
            layers.push(next);
        }
        for classes in 1..=self.max_classes {
            for column in self.last.max(group.all.start)..group.all.end {
                let total = layers[classes - 1].cost[column];
                if self.optimum.beats(classes, total) {
                    let list = self.base_list(&layers, classes, column);
                    self.optimum.best[classes - 1] = Some((total, list));
                }
            }
        }
        layers
    }

    /// The sizes of a list of `classes` in base pages that ends in `column`.
    fn base_list(&self, layers: &[Layer], classes: usize, column: usize) -> Vec<usize> {
        let mut list = vec![self.sizes[column]];
        let mut at = column;
        for layer in layers[..classes].iter().rev() {
            at = layer.row[at];
            match self.sizes.get(at) {
                Some(&size) => list.push(size),
                None => break,
            }
        }
        list.reverse();
        list
    }

    /// Lists whose classes from some one on live in large pages of `group`.
    fn large(&mut self, shape: &Shape, group: &Group, bases: &[Group], base_layers: &[Vec<Layer>]) {
        let live = self.live.clone();
        let cost =
            |row: usize, column: usize| group.share_of(column) * (live[column] - live[row]) + group.fixed;
        let mut layers: Vec<Vec<(Cost, Before)>> = Vec::new();
        for classes in 1..=self.max_classes {
            let mut layer = vec![(NEVER, Before::Nothing); self.sizes.len()];
            let mut offer = |column: usize, sum: Cost, before: Before| {
                if sum < layer[column].0 {
                    layer[column] = (sum, before);
                }
            };
            if let Some(previous) = layers.last() {
                let previous: Vec<Cost> = previous.iter().map(|&(cost, _)| cost).collect();
                let next = step(&previous, group.all.start + 1..group.all.end, &cost);
                for column in group.all.clone() {
                    offer(column, next.cost[column], Before::Large(next.row[column]));
                }
                for (index, base) in bases.iter().enumerate() {
                    // The first class of large pages is one that these base pages do not take.
                    let columns = group.first.start.max(base.all.end)..group.first.end;
                    if columns.is_empty() {
                        continue;
                    }
                    let next = step(&base_layers[index][classes - 2].cost, columns.clone(), &cost);
                    for column in columns {
                        offer(column, next.cost[column], Before::Base(index, next.row[column]));
                    }
                }
            } else {
                for column in group.first.clone() {
                    // Without a class before it, it is the zone's smallest, and must not fit base pages itself.
                    let page = PageGeometry::new(shape.base_page, self.sizes[column], shape.target);
                    if page.slots(self.sizes[column]) < shape.min_objects {
                        offer(
                            column,
                            group.share_of(column) * live[column] + group.fixed,
                            Before::Nothing,
                        );
                    }
                }
            }
            layers.push(layer);
            for column in self.last.max(group.all.start)..group.all.end {
                let total = layers[classes - 1][column].0;
                if self.optimum.beats(classes, total) {
                    let list = self.large_list(&layers, base_layers, classes, column);
                    self.optimum.best[classes - 1] = Some((total, list));
                }
            }
        }
    }

    fn large_list(
        &self,
        layers: &[Vec<(Cost, Before)>],
        base_layers: &[Vec<Layer>],
        classes: usize,
        column: usize,
    ) -> Vec<usize> {
        let mut list = Vec::new();
        let mut at = column;
        for count in (1..=classes).rev() {
            list.push(self.sizes[at]);
            match layers[count - 1][at].1 {
                Before::Large(row) => at = row,
                Before::Base(group, row) => {
                    let before = self.base_list(&base_layers[group], count - 1, row);
                    list.extend(before.iter().rev());
                    break;
                }
                Before::Nothing => break,
            }
        }
        list.reverse();
        list
    }
}

/// The sizes that classes can have: those that are needed, and those from which on pages change.
///
/// A class can be lowered to the largest size that it serves without any other's getting dearer, as long as that leaves
/// it in its kind of page and does not lengthen the page's header. What it serves may have different
/// alignments, of which its size must be a multiple.
pub(crate) fn candidates(shape: &Shape, needs: &[Need]) -> Vec<usize> {
    let mut aligns: Vec<usize> = needs.iter().map(|need| need.align).collect();
    aligns.sort_unstable();
    aligns.dedup();
    let mut sizes: Vec<usize> = needs.iter().map(|need| need.slot_bytes).collect();
    sizes.extend(changes(shape, needs));
    let aligned = sizes.iter().flat_map(|&size| {
        aligns
            .iter()
            .filter_map(move |&align| slabmalloc_geometry::round_up(size, align))
    });
    let mut sizes: Vec<usize> = aligned.filter(|&size| shape.holds(size)).collect();
    sizes.sort_unstable();
    sizes.dedup();
    sizes
}

/// Sizes from which on the header of base pages is shorter, and the first that base pages do not take.
fn changes(shape: &Shape, needs: &[Need]) -> Vec<usize> {
    let granule = slabmalloc_geometry::SLOT_GRANULE;
    let Some(smallest) = needs.first().map(|need| need.slot_bytes) else {
        return Vec::new();
    };
    let page = |size: usize| PageGeometry::new(shape.base_page, size, shape.target);
    let mut sizes = Vec::new();
    let mut size = smallest;
    let largest = needs.last().map_or(0, |need| need.slot_bytes);
    while page(size).words > 1 && size <= largest {
        // The fewest bytes with one word less: as many slots as its bits.
        let slots = (page(size).words - 1) * page(size).word_bits;
        size = (shape.base_page / (slots + 1) + 1)
            .next_multiple_of(granule)
            .max(size + granule);
        sizes.push(size);
    }
    let first_beyond = |page: PageGeometry| {
        let fits = page.data_bytes() / shape.min_objects.max(1);
        fits / granule * granule + granule
    };
    let beyond: Vec<usize> = [smallest]
        .iter()
        .chain(&sizes)
        .map(|&size| first_beyond(page(size)))
        .collect();
    sizes.extend(beyond);
    sizes
}

/// Whether the plan refuses these pages whatever the classes are.
pub(crate) fn page_problem(shape: &Shape) -> Option<PlanProblem> {
    let smallest = slabmalloc_geometry::SLOT_GRANULE;
    shape.plan(&[smallest]).err()
}
