//! [`Prediction`]: what a zone with given classes holds at the peak, and where the waste is.

use slabmalloc_geometry::{ClassList, Request, SLOT_GRANULE, round_up};

use crate::demand::{Demand, Row};
use crate::error::TuneError;
use crate::shape::PartlyFilled;

/// What becomes of objects that no class serves.
///
/// ```
/// assert_eq!(slabmalloc_tune::Oversize::default().keyword(), "pager");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Oversize {
    /// The pager serves them in whole pages.
    #[default]
    Pager,
    /// They are refused.
    Null,
}

impl Oversize {
    /// How `declare_zone!` writes it.
    ///
    /// ```
    /// assert_eq!(slabmalloc_tune::Oversize::Null.keyword(), "null");
    /// ```
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::Pager => "pager",
            Self::Null => "null",
        }
    }
}

/// What is predicted of one class.
///
/// ```
/// # use slabmalloc_geometry::{Request, Target};
/// # use slabmalloc_tune::{Demand, Oversize, PartlyFilled, Row, predict};
/// let demand = Demand::new([Row { size: 20, align: 4, live: 1000 }])?;
/// let request = Request { classes: &[24], ..Request::new(Target { pointer_bytes: 8, word_bytes: 8 }) };
/// let class = predict(&demand, &request, Oversize::Pager, PartlyFilled::HalfPage)?.classes[0];
/// assert_eq!((class.slot_bytes, class.live, class.asked), (24, 1000, 20_000));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassPrediction {
    /// Bytes of a slot.
    pub slot_bytes: usize,
    /// Bytes of a page of the class.
    pub page_bytes: usize,
    /// Slots of a page.
    pub slots: usize,
    /// Whether a layout of the demand leads to the class.
    pub used: bool,
    /// Objects that are alive at the peak.
    pub live: u64,
    /// Bytes that were asked for them.
    pub asked: u128,
}

/// What a zone holds at the peak, in bytes.
///
/// `asked`, `rounding`, `tail`, `partly_filled` and `pager_rounding` add up to `held`.
///
/// ```
/// # use slabmalloc_geometry::{Request, Target};
/// # use slabmalloc_tune::{Demand, Oversize, PartlyFilled, Row, predict};
/// let demand = Demand::new([Row { size: 20, align: 4, live: 16_700 }])?;
/// let request = Request { classes: &[24], ..Request::new(Target { pointer_bytes: 8, word_bytes: 8 }) };
/// let prediction = predict(&demand, &request, Oversize::Pager, PartlyFilled::HalfPage)?;
/// // 167 slots of 24 bytes in each page of 4 KiB, and half of one more page.
/// assert_eq!(prediction.held, 100 * 4096 + 2048);
/// assert_eq!(prediction.rounding, 4 * 16_700);
/// assert_eq!(prediction.tail, 100 * (4096 - 167 * 24));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prediction {
    /// The classes, ascending.
    pub classes: Vec<ClassPrediction>,
    /// Bytes that were asked for, refused objects left out.
    pub asked: u128,
    /// Bytes of slots beyond what was asked for: internal fragmentation.
    pub rounding: u128,
    /// Bytes of full pages that no slot covers: their headers, and what is too short for a slot.
    pub tail: u128,
    /// Bytes of free slots in pages that are partly filled: see [`PartlyFilled`].
    pub partly_filled: u128,
    /// Bytes that the pager adds to objects that take whole pages.
    pub pager_rounding: u128,
    /// All bytes that the zone holds.
    pub held: u128,
    /// Objects that take whole pages.
    pub whole_pages: u64,
    /// Objects that are refused.
    pub refused: u64,
    /// The smallest layout that is refused.
    pub first_refused: Option<Row>,
}

impl Prediction {
    /// Bytes that are held and were not asked for.
    ///
    /// ```
    /// # use slabmalloc_geometry::{Request, Target};
    /// # use slabmalloc_tune::{Demand, Oversize, PartlyFilled, Row, predict};
    /// # let demand = Demand::new([Row { size: 20, align: 4, live: 1000 }])?;
    /// # let request = Request { classes: &[24], ..Request::new(Target { pointer_bytes: 8, word_bytes: 8 }) };
    /// let prediction = predict(&demand, &request, Oversize::Pager, PartlyFilled::HalfPage)?;
    /// assert_eq!(prediction.waste(), prediction.held - 20_000);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub const fn waste(&self) -> u128 {
        self.held.saturating_sub(self.asked)
    }

    /// So many bytes in percent of those that were asked for.
    ///
    /// ```
    /// # use slabmalloc_geometry::{Request, Target};
    /// # use slabmalloc_tune::{Demand, Oversize, PartlyFilled, Row, predict};
    /// # let demand = Demand::new([Row { size: 20, align: 4, live: 1000 }])?;
    /// # let request = Request { classes: &[24], ..Request::new(Target { pointer_bytes: 8, word_bytes: 8 }) };
    /// let prediction = predict(&demand, &request, Oversize::Pager, PartlyFilled::HalfPage)?;
    /// assert_eq!(prediction.percent(prediction.rounding), 20.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn percent(&self, bytes: u128) -> f64 {
        100.0 * approximate(bytes) / approximate(self.asked.max(1))
    }
}

/// As a floating-point number, for people and pictures.
#[expect(clippy::cast_precision_loss, reason = "three digits of it are shown")]
pub(crate) fn approximate(value: u128) -> f64 {
    value as f64
}

/// What a zone made from `request` holds when `demand` is alive. O(rows · classes).
///
/// Layouts find their classes as in the library: the smallest class that is large enough and a multiple
/// of the alignment. What no class serves takes whole base pages, or is refused. Each class that is used has, beside full
/// pages, what `partly_filled` says. Slots that caches of threads or CPUs keep come on top, as do empty
/// pages that are kept.
///
/// # Errors
///
/// `request` makes no zone.
///
/// ```
/// use slabmalloc_geometry::{Request, Target};
/// use slabmalloc_tune::{Demand, Oversize, PartlyFilled, Row, predict};
///
/// let demand = Demand::new([Row { size: 5000, align: 16, live: 1 }, Row { size: 64, align: 64, live: 620 }])?;
/// let request = Request { classes: &[40, 64], ..Request::new(Target { pointer_bytes: 8, word_bytes: 8 }) };
/// let prediction = predict(&demand, &request, Oversize::Pager, PartlyFilled::Bytes(0))?;
/// assert_eq!(prediction.held, 10 * 4096 + 2 * 4096);
/// assert_eq!((prediction.whole_pages, prediction.pager_rounding), (1, 2 * 4096 - 5000));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn predict(
    demand: &Demand,
    request: &Request<'_>,
    oversize: Oversize,
    partly_filled: PartlyFilled,
) -> Result<Prediction, TuneError> {
    ClassList::EMPTY
        .extend(request.classes)
        .map_err(|problem| TuneError::ClassList { problem })?;
    let plan = request.plan().map_err(|problem| TuneError::Plan {
        base_page: request.base_page,
        problem,
    })?;
    let classes = request.classes.iter().enumerate().map(|(index, &slot_bytes)| {
        let page = plan.page_of(index);
        ClassPrediction {
            slot_bytes,
            page_bytes: page.page_bytes,
            slots: page.slots(slot_bytes),
            used: false,
            live: 0,
            asked: 0,
        }
    });
    let mut prediction = Prediction {
        classes: classes.collect(),
        asked: 0,
        rounding: 0,
        tail: 0,
        partly_filled: 0,
        pager_rounding: 0,
        held: 0,
        whole_pages: 0,
        refused: 0,
        first_refused: None,
    };
    let largest_alignment = 2 * plan.largest().page_bytes;
    for row in demand.rows() {
        let asked = row.size as u128 * u128::from(row.live);
        let first = request.classes.partition_point(|&class| class < row.size);
        let class = prediction.classes[first..]
            .iter_mut()
            .find(|class| class.slot_bytes.is_multiple_of(row.align.max(SLOT_GRANULE)));
        if let Some(class) = class {
            class.used = true;
            class.live += row.live;
            class.asked += asked;
        } else if oversize == Oversize::Pager && row.align <= largest_alignment {
            let pages = round_up(row.size, request.base_page).unwrap_or(row.size);
            prediction.whole_pages += row.live;
            prediction.pager_rounding += (pages - row.size) as u128 * u128::from(row.live);
        } else {
            prediction.refused += row.live;
            prediction.first_refused = prediction.first_refused.or(Some(*row));
            continue;
        }
        prediction.asked += asked;
    }
    prediction.add_up(partly_filled);
    Ok(prediction)
}

impl Prediction {
    fn add_up(&mut self, partly_filled: PartlyFilled) {
        for class in self.classes.iter().filter(|class| class.used) {
            let slots = class.slot_bytes as u128 * u128::from(class.live);
            let pages = class.page_bytes as u128 * u128::from(class.live) / class.slots.max(1) as u128;
            self.rounding += slots - class.asked;
            self.tail += pages.saturating_sub(slots);
            self.partly_filled += match partly_filled {
                PartlyFilled::LastPage => {
                    let all_pages = class.live.div_ceil(class.slots.max(1) as u64).max(1);
                    class.page_bytes as u128 * u128::from(all_pages) - pages
                }
                PartlyFilled::HalfPage => class.page_bytes as u128 / 2,
                PartlyFilled::Bytes(bytes) => u128::from(bytes),
            };
        }
        self.held = self.asked + self.rounding + self.tail + self.partly_filled + self.pager_rounding;
    }
}
