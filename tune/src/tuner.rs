//! [`Tuner`]: what may vary, and the search over it.

use slabmalloc_geometry::{MAX_CLASSES, Target};

use crate::demand::Demand;
use crate::error::TuneError;
use crate::improve::{Priced, cheapest};
use crate::optimum::page_problem;
use crate::predict::{Oversize, predict};
use crate::proposal::{Proposal, TableRow};
use crate::shape::{Need, PartlyFilled, Shape, needs};

/// The knee is the smallest number of classes whose waste is within so many percent of the bytes asked for of the least.
const KNEE_PERCENT: u128 = 1;

/// What may vary, and by which rules. The fields say what is tried.
///
/// ```
/// use slabmalloc_geometry::Target;
/// use slabmalloc_tune::{Demand, Row, Tuner};
///
/// let demand = Demand::new([
///     Row { size: 40, align: 8, live: 100_000 },
///     Row { size: 72, align: 8, live: 50_000 },
/// ])?;
/// let proposal = Tuner::new(Target { pointer_bytes: 8, word_bytes: 8 }).tune(&demand)?;
/// assert_eq!(proposal.classes, [40, 72]);
/// assert!(proposal.prediction.percent(proposal.prediction.waste()) < 4.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Tuner {
    /// Bytes of base pages to try.
    pub base_pages: Vec<usize>,
    /// Bytes of large pages to try; `None` for no large pages.
    pub large_pages: Vec<Option<usize>>,
    /// Numbers of objects to try that a page must hold at least.
    pub min_objects: Vec<usize>,
    /// So many classes at most.
    pub max_classes: usize,
    /// So many classes exactly, or as many as are worth it.
    pub classes: Option<usize>,
    /// Layouts whose slots would exceed so many bytes are left to the pager: it costs more time, and no waste but up to
    /// a page.
    pub largest_class: usize,
    /// What becomes of what no class serves.
    pub oversize: Oversize,
    /// What each class costs beside its full pages.
    pub partly_filled: PartlyFilled,
    /// Threads that allocate at the same time; a cache is proposed for two or more.
    pub threads: usize,
    /// What page headers depend on.
    pub target: Target,
}

impl Tuner {
    /// The default zone's pages and rules: 4 KiB and 2 MiB, 8 objects a page, up to 48 classes up to 128 KiB.
    ///
    /// ```
    /// let target = slabmalloc_geometry::Target { pointer_bytes: 8, word_bytes: 8 };
    /// assert_eq!(slabmalloc_tune::Tuner::new(target).base_pages, [4096]);
    /// ```
    pub fn new(target: Target) -> Self {
        Self {
            base_pages: vec![4 << 10],
            large_pages: vec![Some(2 << 20)],
            min_objects: vec![8],
            max_classes: 48,
            classes: None,
            largest_class: 128 << 10,
            oversize: Oversize::Pager,
            partly_filled: PartlyFilled::LastPage,
            threads: 1,
            target,
        }
    }

    /// The zone that holds the fewest bytes when `demand` is alive.
    ///
    /// For each choice of pages it finds the best classes for every number of them, and of these proposes the
    /// fewest whose waste exceeds the least by no more than one percent of the bytes that were asked for. With n sizes
    /// and k classes it takes O(k n log n) for each choice of pages, times the few lengths that a page's header can have.
    ///
    /// The classes are optimal among those lists whose sizes are asked for, rounded up to alignments that are
    /// asked for, or the first of a shorter page header, if no alignment exceeds 8. Other
    /// alignments make classes skip each other; then the lists are the best of several starts, improved step by step.
    ///
    /// # Errors
    ///
    /// Nothing to try, pages that do not fit together, or a demand that no choice serves; see [`TuneError`].
    ///
    /// ```
    /// use slabmalloc_geometry::Target;
    /// use slabmalloc_tune::{Demand, Oversize, Row, TuneError, Tuner};
    ///
    /// let demand = Demand::new([Row { size: 1 << 40, align: 8, live: 1 }])?;
    /// let mut tuner = Tuner::new(Target { pointer_bytes: 8, word_bytes: 8 });
    /// assert_eq!(tuner.tune(&demand).unwrap_err(), TuneError::NoClass);
    /// tuner.oversize = Oversize::Null;
    /// assert_eq!(tuner.tune(&demand).unwrap_err(), TuneError::Refused { size: 1 << 40, align: 8 });
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn tune(&self, demand: &Demand) -> Result<Proposal, TuneError> {
        let limit = self.classes.unwrap_or(self.max_classes);
        if limit == 0 || limit > MAX_CLASSES {
            return Err(TuneError::ClassLimit { classes: limit });
        }
        let mut best: Option<Proposal> = None;
        let mut problem = None;
        for shape in self.shapes() {
            match self.tune_shape(&shape, demand) {
                Ok(proposal) => {
                    if best
                        .as_ref()
                        .is_none_or(|best| proposal.prediction.held < best.prediction.held)
                    {
                        best = Some(proposal);
                    }
                }
                // What the first choice lacks is told; it is the one that was named first.
                Err(error) => problem = problem.or(Some(error)),
            }
        }
        best.ok_or(problem.unwrap_or(TuneError::NothingToTry))
    }

    fn shapes(&self) -> impl Iterator<Item = Shape> {
        self.base_pages.iter().flat_map(move |&base_page| {
            self.large_pages.iter().flat_map(move |&large_page| {
                self.min_objects.iter().map(move |&min_objects| Shape {
                    base_page,
                    large_page,
                    min_objects,
                    largest_class: self.largest_class,
                    partly_filled: self.partly_filled,
                    target: self.target,
                })
            })
        })
    }

    fn tune_shape(&self, shape: &Shape, demand: &Demand) -> Result<Proposal, TuneError> {
        if let Some(problem) = page_problem(shape) {
            return Err(TuneError::Plan {
                base_page: shape.base_page,
                problem,
            });
        }
        let limit = self.classes.unwrap_or(self.max_classes);
        let needs = self.needs(shape, demand)?;
        let lists: Vec<Priced> = cheapest(shape, &needs, limit).into_iter().flatten().collect();
        let table: Result<Vec<TableRow>, TuneError> = lists
            .into_iter()
            .map(|priced| {
                let request = shape.request(&priced.classes);
                let prediction = predict(demand, &request, self.oversize, self.partly_filled)?;
                Ok(TableRow {
                    classes: priced.classes,
                    prediction,
                })
            })
            .collect();
        let table = table?;
        let chosen = match self.classes {
            // Fewer, if there are no more sizes.
            Some(_) => table.len().checked_sub(1),
            None => knee(&table),
        };
        let row = chosen
            .and_then(|chosen| table.get(chosen))
            .ok_or(TuneError::TooFewClasses { classes: limit })?;
        if let Some(refused) = row.prediction.first_refused {
            return Err(TuneError::Refused {
                size: refused.size,
                align: refused.align,
            });
        }
        let plan = shape.plan(&row.classes).map_err(|problem| TuneError::Plan {
            base_page: shape.base_page,
            problem,
        })?;
        Ok(Proposal {
            base_page: shape.base_page,
            large_page: plan.large.map(|page| page.page_bytes),
            min_objects: shape.min_objects,
            classes: row.classes.clone(),
            prediction: row.prediction.clone(),
            oversize: self.oversize,
            cache_batch: self.batch(&row.classes, row.prediction.held),
            knee: knee(&table)
                .and_then(|knee| table.get(knee))
                .map_or(0, |row| row.classes.len()),
            table,
            tuner: self.clone(),
        })
    }

    /// What classes shall serve.
    fn needs(&self, shape: &Shape, demand: &Demand) -> Result<Vec<Need>, TuneError> {
        let mut needs = needs(demand, self.largest_class);
        needs.retain(|need| shape.holds(need.slot_bytes));
        let refused = demand.rows().iter().find(|row| {
            self.oversize == Oversize::Null
                && (row.slot_bytes() > self.largest_class || !shape.holds(row.slot_bytes()))
        });
        match refused {
            Some(row) => Err(TuneError::Refused {
                size: row.size,
                align: row.align,
            }),
            None if needs.is_empty() => Err(TuneError::NoClass),
            None => Ok(needs),
        }
    }

    /// Bytes of a batch that a thread's cache moves at a time.
    ///
    /// Each thread keeps up to two batches of a class, and shared depots more. Batches are halved from the default of
    /// 16 KiB, down to 4 KiB, until those of all threads and classes are no more than a quarter of what is held.
    fn batch(&self, classes: &[usize], held: u128) -> Option<usize> {
        let kept = |batch: usize| 2 * batch as u128 * classes.len() as u128 * self.threads as u128;
        let batches = [16 << 10, 8 << 10];
        let fitting = batches.into_iter().find(|&batch| kept(batch) <= held / 4);
        (self.threads > 1).then(|| fitting.unwrap_or(4 << 10))
    }
}

/// The index of the knee.
fn knee(table: &[TableRow]) -> Option<usize> {
    let least = table.iter().map(|row| row.prediction.held).min()?;
    table
        .iter()
        .position(|row| row.prediction.held <= least + row.prediction.asked * KNEE_PERCENT / 100)
}
