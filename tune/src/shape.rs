//! [`Shape`]: the pages of a zone whose classes are being looked for, and what a list of classes costs in them.

use slabmalloc_geometry::{LargePage, PageGeometry, Plan, PlanProblem, Request, Split, Target};

use crate::demand::Demand;

/// Bytes in units of 1/65536, so that the share of a page that an object has is a whole number.
///
/// Pages have at most 2^29 bytes and there are fewer than 2^64 objects: no sum here reaches 2^127.
pub(crate) type Cost = u128;

/// How many units of [`Cost`] are a byte.
pub(crate) const COST_BITS: u32 = 16;

/// What each class that is used holds beside its full pages.
///
/// ```
/// use slabmalloc_tune::PartlyFilled;
///
/// assert_eq!(PartlyFilled::default(), PartlyFilled::LastPage);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PartlyFilled {
    /// The rest of its last page, whatever its objects leave of it; a class without objects keeps a page, as zones do.
    ///
    /// That is what a zone holds of which nothing was freed before the peak. While classes are looked for it counts as half a
    /// page, which it is on average.
    #[default]
    LastPage,
    /// Half a page of the kind that the class lives in.
    HalfPage,
    /// So many bytes.
    Bytes(u64),
}

/// Pages and what follows from them for any list of classes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    pub(crate) base_page: usize,
    pub(crate) large_page: Option<usize>,
    pub(crate) min_objects: usize,
    /// The largest class that there may be, in bytes: what is larger is left to the pager.
    pub(crate) largest_class: usize,
    pub(crate) partly_filled: PartlyFilled,
    pub(crate) target: Target,
}

/// What one object of a class takes: its share of a page, tail and header included. `None` without a slot.
pub(crate) fn share(page: &PageGeometry, slot_bytes: usize) -> Option<Cost> {
    let slots = page.slots(slot_bytes);
    (slots > 0).then(|| ((page.page_bytes as Cost) << COST_BITS) / slots as Cost)
}

impl Shape {
    /// The zone with these classes, as the library is asked for it.
    pub(crate) const fn request<'c>(&self, classes: &'c [usize]) -> Request<'c> {
        Request {
            base_page: self.base_page,
            large_page: match self.large_page {
                Some(bytes) => LargePage::IfNeeded(bytes),
                None => LargePage::Never,
            },
            classes,
            split: Split::ByObjects,
            min_objects: self.min_objects,
            ..Request::new(self.target)
        }
    }

    pub(crate) const fn plan(&self, classes: &[usize]) -> Result<Plan, PlanProblem> {
        self.request(classes).plan()
    }

    /// What a class costs in pages of so many bytes, however few objects it has.
    pub(crate) fn fixed(&self, page_bytes: usize) -> Cost {
        match self.partly_filled {
            PartlyFilled::LastPage | PartlyFilled::HalfPage => (page_bytes as Cost) << (COST_BITS - 1),
            PartlyFilled::Bytes(bytes) => Cost::from(bytes) << COST_BITS,
        }
    }

    /// Whether a zone can have a class of so many bytes, alone or as its largest.
    pub(crate) fn holds(&self, slot_bytes: usize) -> bool {
        slot_bytes <= self.largest_class && self.plan(&[slot_bytes]).is_ok()
    }

    /// What `classes` cost for `needs`; `None` where they make no zone, or leave something unserved.
    ///
    /// The definition of what is minimised. O(needs + classes) but for rare alignments, which skip classes.
    pub(crate) fn price(&self, classes: &[usize], needs: &[Need]) -> Option<Cost> {
        let plan = self.plan(classes).ok()?;
        let mut live = vec![0_u64; classes.len()];
        let mut used = vec![false; classes.len()];
        let mut first = 0;
        for need in needs {
            while *classes.get(first)? < need.slot_bytes {
                first += 1;
            }
            let skipped = classes[first..]
                .iter()
                .position(|class| class.is_multiple_of(need.align))?;
            live[first + skipped] += need.live;
            used[first + skipped] = true;
        }
        let mut sum = 0;
        for (index, &class) in classes.iter().enumerate().filter(|&(index, _)| used[index]) {
            let page = plan.page_of(index);
            sum += share(&page, class)? * Cost::from(live[index]) + self.fixed(page.page_bytes);
        }
        Some(sum)
    }
}

/// Objects that need the same: rows merged by the smallest slot that serves them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Need {
    pub(crate) slot_bytes: usize,
    pub(crate) align: usize,
    pub(crate) live: u64,
}

/// The needs of all rows whose slot has at most `largest` bytes, ascending.
pub(crate) fn needs(demand: &Demand, largest: usize) -> Vec<Need> {
    let mut merged = std::collections::BTreeMap::new();
    for row in demand.rows().iter().filter(|row| row.slot_bytes() <= largest) {
        let align = row.align.max(slabmalloc_geometry::SLOT_GRANULE);
        *merged.entry((row.slot_bytes(), align)).or_insert(0) += row.live;
    }
    let needs = merged.into_iter().map(|((slot_bytes, align), live)| Need {
        slot_bytes,
        align,
        live,
    });
    needs.collect()
}
