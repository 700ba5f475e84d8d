//! One more class: the step of the dynamic programming, by divide and conquer.
//!
//! Sizes s₁ < … < sₙ; W(j) objects need at most sⱼ. A class of sⱼ whose next smaller neighbour is sᵢ serves
//! the W(j) − W(i) objects between, each of which takes eⱼ, its share of a page, and costs f besides:
//!
//! ```text
//! cost(i, j) = eⱼ · (W(j) − W(i)) + f
//! ```
//!
//! For a ≤ b < c ≤ d the quadrangle inequality is
//!
//! ```text
//! cost(a, d) + cost(b, c) − cost(a, c) − cost(b, d) = (e_d − e_c) · (W(b) − W(a)) ≥ 0
//! ```
//!
//! and holds where e does not fall from c to d. Within one kind of page it does not: larger slots are not more
//! numerous. It falls where classes move from base pages to large ones, so columns c, d of one step must be of one kind;
//! of which kind the rows a, b are does not matter. Then the best row does not fall either as the column grows, and a
//! step takes O(n log n) instead of O(n²): the best row of the middle column divides the rows for both halves.
//! It is the divide-and-conquer optimisation of dynamic programming, which the one-dimensional k-means
//! literature uses for the same reason (Grønlund et al., "Fast Exact k-Means, k-Medians and Bregman Divergence
//! Clustering in 1D", arXiv 1701.07204).

use core::ops::Range;

use crate::shape::Cost;

/// The cost of what cannot be.
pub(crate) const NEVER: Cost = Cost::MAX;

/// The best costs of lists that end in a column, and which row came before it.
#[derive(Clone, Debug)]
pub(crate) struct Layer {
    pub(crate) cost: Vec<Cost>,
    pub(crate) row: Vec<usize>,
}

impl Layer {
    pub(crate) fn new(len: usize) -> Self {
        Self {
            cost: vec![NEVER; len],
            row: vec![usize::MAX; len],
        }
    }
}

/// For each of `columns`, the row before it from which `previous` plus `cost(row, column)` is least.
///
/// `cost` keeps the quadrangle inequality for these columns.
pub(crate) fn step(previous: &[Cost], columns: Range<usize>, cost: &impl Fn(usize, usize) -> Cost) -> Layer {
    let mut layer = Layer::new(previous.len());
    // The recursion halves the columns, so that it is as deep as their number has bits.
    divide(previous, columns.clone(), 0..columns.end, cost, &mut layer);
    layer
}

fn divide(
    previous: &[Cost],
    columns: Range<usize>,
    rows: Range<usize>,
    cost: &impl Fn(usize, usize) -> Cost,
    layer: &mut Layer,
) {
    if columns.is_empty() {
        return;
    }
    let middle = usize::midpoint(columns.start, columns.end);
    let (mut least, mut best) = (NEVER, None);
    let end = rows.end.min(middle);
    for (row, &before) in previous.iter().enumerate().take(end).skip(rows.start) {
        if before != NEVER {
            let sum = before + cost(row, middle);
            if sum < least {
                (least, best) = (sum, Some(row));
            }
        }
    }
    let Some(best) = best else {
        // No row is before this column, hence none before those on its left.
        return divide(previous, middle + 1..columns.end, rows, cost, layer);
    };
    layer.cost[middle] = least;
    layer.row[middle] = best;
    divide(previous, columns.start..middle, rows.start..best + 1, cost, layer);
    divide(previous, middle + 1..columns.end, best..rows.end, cost, layer);
}
