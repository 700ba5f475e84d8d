//! [`Proposal`]: a zone, what is predicted of it, and how it is declared.

use core::fmt;

use slabmalloc_geometry::{LargePage, Request, Split};

use crate::predict::{Oversize, Prediction};
use crate::tuner::Tuner;

/// Columns of a printed block.
const WIDTH: usize = 100;

/// The best list of so many classes.
///
/// ```
/// # use slabmalloc_geometry::Target;
/// # use slabmalloc_tune::{Demand, Row, Tuner};
/// let rows = [16, 24, 100].map(|size| Row { size, align: 8, live: 10_000 });
/// let proposal = Tuner::new(Target { pointer_bytes: 8, word_bytes: 8 }).tune(&Demand::new(rows)?)?;
/// assert_eq!(proposal.table[0].classes, [104]);
/// assert_eq!(proposal.table[1].classes, [24, 104]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// The slot sizes in bytes, ascending.
    pub classes: Vec<usize>,
    /// What is predicted of the zone with these.
    pub prediction: Prediction,
}

/// A zone for a demand.
///
/// ```
/// # use slabmalloc_geometry::Target;
/// # use slabmalloc_tune::{Demand, Row, Tuner};
/// let demand = Demand::new([Row { size: 40, align: 8, live: 1000 }])?;
/// let proposal = Tuner::new(Target { pointer_bytes: 8, word_bytes: 8 }).tune(&demand)?;
/// assert_eq!((proposal.base_page, proposal.large_page, proposal.knee), (4096, None, 1));
/// println!("{}", proposal.block("Heap"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Bytes of a base page.
    pub base_page: usize,
    /// Bytes of a large page, where classes use any.
    pub large_page: Option<usize>,
    /// How many objects of its class a page holds at least.
    pub min_objects: usize,
    /// The slot sizes in bytes, ascending.
    pub classes: Vec<usize>,
    /// What becomes of what no class serves.
    pub oversize: Oversize,
    /// Bytes of a batch of a thread's cache; `None` for no cache.
    pub cache_batch: Option<usize>,
    /// What is predicted.
    pub prediction: Prediction,
    /// The number of classes from which on more save less than a percent.
    pub knee: usize,
    /// The best lists with these pages, for each number of classes for which there is one.
    pub table: Vec<TableRow>,
    /// What was assumed.
    pub tuner: Tuner,
}

impl Proposal {
    /// The zone as the library is asked for it.
    ///
    /// ```
    /// # use slabmalloc_geometry::Target;
    /// # use slabmalloc_tune::{Demand, Row, Tuner};
    /// # let demand = Demand::new([Row { size: 40, align: 8, live: 1000 }])?;
    /// let proposal = Tuner::new(Target { pointer_bytes: 8, word_bytes: 8 }).tune(&demand)?;
    /// assert_eq!(proposal.request().plan().map(|plan| plan.base_classes), Ok(1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn request(&self) -> Request<'_> {
        Request {
            base_page: self.base_page,
            large_page: self.large_page.map_or(LargePage::Never, LargePage::Always),
            classes: &self.classes,
            split: Split::ByObjects,
            min_objects: self.min_objects,
            ..Request::new(self.tuner.target)
        }
    }

    /// The `declare_zone!` to paste, for a zone of that name.
    ///
    /// ```
    /// # use slabmalloc_geometry::Target;
    /// # use slabmalloc_tune::{Demand, Row, Tuner};
    /// # let demand = Demand::new([Row { size: 40, align: 8, live: 1000 }])?;
    /// let proposal = Tuner::new(Target { pointer_bytes: 8, word_bytes: 8 }).tune(&demand)?;
    /// assert!(proposal.block("Heap").to_string().contains("classes:     [40],"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub const fn block<'a>(&'a self, name: &'a str) -> impl fmt::Display + fmt::Debug + 'a {
        Block { proposal: self, name }
    }

    /// What was assumed, a sentence each.
    ///
    /// ```
    /// # use slabmalloc_geometry::Target;
    /// # use slabmalloc_tune::{Demand, Row, Tuner};
    /// # let demand = Demand::new([Row { size: 40, align: 8, live: 1000 }])?;
    /// let proposal = Tuner::new(Target { pointer_bytes: 8, word_bytes: 8 }).tune(&demand)?;
    /// assert!(proposal.assumptions()[0].starts_with("All objects of a row"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn assumptions(&self) -> Vec<String> {
        let tuner = &self.tuner;
        let last_page = match tuner.partly_filled {
            crate::PartlyFilled::LastPage => {
                "the rest of its last page, and a page if it has no objects".to_owned()
            }
            crate::PartlyFilled::HalfPage => "half a page".to_owned(),
            crate::PartlyFilled::Bytes(bytes) => format!("{bytes} bytes"),
        };
        let oversize = match self.oversize {
            Oversize::Pager => "take whole base pages from the pager",
            Oversize::Null => "are refused",
        };
        let cache = match self.cache_batch {
            None => "One thread allocates: no cache is proposed.".to_owned(),
            Some(batch) => format!(
                "{} threads allocate. Batches of {} let their caches keep no more than a quarter of the zone, or are the smallest \
                 proposed; what caches keep is not part of the prediction.",
                tuner.threads,
                Size(batch),
            ),
        };
        vec![
            "All objects of a row are alive together at the peak, in pages that are full.".to_owned(),
            format!("Beside its full pages, a class that is used holds {last_page}."),
            format!(
                "Layouts whose slots exceed {}, or of which a page holds fewer than {}, {oversize}.",
                Size(tuner.largest_class),
                self.min_objects,
            ),
            format!(
                "Pointers have {} bytes, bitmap words {}.",
                tuner.target.pointer_bytes, tuner.target.word_bytes
            ),
            cache,
        ]
    }
}

/// The text of a `declare_zone!`; see [`Proposal::block`].
#[derive(Clone, Copy, Debug)]
struct Block<'a> {
    proposal: &'a Proposal,
    name: &'a str,
}

impl fmt::Display for Block<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { proposal, name } = self;
        let prediction = &proposal.prediction;
        writeln!(formatter, "slabmalloc::declare_zone! {{")?;
        writeln!(
            formatter,
            "    /// Tuned: {} bytes held for {} asked for, {:.1} % waste predicted.",
            prediction.held,
            prediction.asked,
            prediction.percent(prediction.waste()),
        )?;
        writeln!(formatter, "    pub zone {name} {{")?;
        writeln!(formatter, "        base_page:   {},", Size(proposal.base_page))?;
        match proposal.large_page {
            Some(bytes) => writeln!(formatter, "        large_page:  {},", Size(bytes))?,
            None => writeln!(formatter, "        large_page:  none,")?,
        }
        classes(formatter, &proposal.classes)?;
        writeln!(formatter, "        min_objects: {},", proposal.min_objects)?;
        writeln!(formatter, "        oversize:    {},", proposal.oversize.keyword())?;
        if let Some(batch) = proposal.cache_batch {
            writeln!(formatter, "        cache:       thread({}),", Size(batch))?;
        }
        writeln!(formatter, "    }}")?;
        write!(formatter, "}}")
    }
}

/// The list of classes, in lines that are not too long.
fn classes(formatter: &mut fmt::Formatter<'_>, classes: &[usize]) -> fmt::Result {
    let indent = "        classes:     [";
    let mut line = indent.to_owned();
    for (index, &class) in classes.iter().enumerate() {
        let last = index + 1 == classes.len();
        let text = format!("{}{}", Size(class), if last { "]," } else { "," });
        if line.len() + 1 + text.len() > WIDTH {
            writeln!(formatter, "{}", line.trim_end())?;
            line = " ".repeat(indent.len());
        }
        line.push_str(&text);
        if !last {
            line.push(' ');
        }
    }
    writeln!(formatter, "{line}")
}

/// A size as people and `declare_zone!` write it: `4 KiB` where it is a whole number of them, from 4 KiB on.
///
/// ```
/// use slabmalloc_tune::Size;
///
/// assert_eq!([Size(1024), Size(4096), Size(2 << 20), Size(5000)].map(|size| size.to_string()),
///            ["1024", "4 KiB", "2 MiB", "5000"]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size(pub usize);

impl fmt::Display for Size {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            bytes if bytes >= 1 << 20 && bytes.is_multiple_of(1 << 20) => {
                write!(formatter, "{} MiB", bytes >> 20)
            }
            bytes if bytes >= 4 << 10 && bytes.is_multiple_of(1 << 10) => {
                write!(formatter, "{} KiB", bytes >> 10)
            }
            bytes => write!(formatter, "{bytes}"),
        }
    }
}
