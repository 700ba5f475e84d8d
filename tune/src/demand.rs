//! [`Demand`]: what a program has alive at its peak, by size and alignment.

use std::collections::BTreeMap;

use slabmalloc_geometry::{SLOT_GRANULE, round_up};

use crate::error::DemandError;

/// So many objects of one layout are alive at the peak.
///
/// ```
/// let row = slabmalloc_tune::Row { size: 40, align: 16, live: 100 };
/// assert_eq!(row.slot_bytes(), 48);
/// assert!(row.fits(48) && !row.fits(56));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Bytes that are asked for, at least 1.
    pub size: usize,
    /// The alignment that is asked for, in bytes: a power of two.
    pub align: usize,
    /// Objects that are alive at the peak. A row without any still has to be served by the zone.
    pub live: u64,
}

impl Row {
    /// Bytes of the smallest slot that can serve the layout.
    ///
    /// A slot is as aligned as its size is divisible, and at least by the granule.
    ///
    /// ```
    /// use slabmalloc_tune::Row;
    ///
    /// assert_eq!(Row { size: 3, align: 1, live: 1 }.slot_bytes(), 8);
    /// assert_eq!(Row { size: 3, align: 64, live: 1 }.slot_bytes(), 64);
    /// ```
    pub fn slot_bytes(&self) -> usize {
        round_up(self.size.max(1), self.align.max(SLOT_GRANULE)).unwrap_or(usize::MAX)
    }

    /// Whether a class with slots of `slot_bytes` serves the layout, as the library decides it.
    ///
    /// ```
    /// let row = slabmalloc_tune::Row { size: 24, align: 16, live: 1 };
    /// assert!(!row.fits(24) && row.fits(32) && !row.fits(40) && row.fits(48));
    /// ```
    pub fn fits(&self, slot_bytes: usize) -> bool {
        slot_bytes >= self.size && slot_bytes.is_multiple_of(self.align)
    }

    fn check(&self) -> Result<(), DemandError> {
        let Self { size, align, .. } = *self;
        if size == 0 {
            return Err(DemandError::ZeroSize);
        }
        if !align.is_power_of_two() {
            return Err(DemandError::Alignment { align });
        }
        match round_up(size, align) {
            Some(bytes) if bytes <= isize::MAX.unsigned_abs() => Ok(()),
            _ => Err(DemandError::NoLayout { size, align }),
        }
    }
}

/// What a program has alive when most bytes are: rows of size and alignment, ascending, none twice.
///
/// ```
/// use slabmalloc_tune::{Demand, Row};
///
/// let row = Row { size: 24, align: 8, live: 1000 };
/// let demand = Demand::new([row, row, Row { size: 100, align: 4, live: 5 }])?;
/// assert_eq!(demand.rows()[0].live, 2000);
/// assert_eq!((demand.live(), demand.bytes()), (2005, 48_500));
/// # Ok::<(), slabmalloc_tune::DemandError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    rows: Vec<Row>,
    live: u64,
    bytes: u64,
}

impl Demand {
    /// Adds up rows of the same layout. O(n log n).
    ///
    /// # Errors
    ///
    /// A row that no program can ask for, nothing that is alive, or more bytes than 64 bits can count; see
    /// [`DemandError`].
    ///
    /// ```
    /// use slabmalloc_tune::{Demand, DemandError, Row};
    ///
    /// assert_eq!(Demand::new([]), Err(DemandError::Empty));
    /// assert_eq!(Demand::new([Row { size: 8, align: 8, live: 0 }]), Err(DemandError::NothingAlive));
    /// assert_eq!(Demand::new([Row { size: 8, align: 3, live: 1 }]), Err(DemandError::Alignment { align: 3 }));
    /// ```
    pub fn new(rows: impl IntoIterator<Item = Row>) -> Result<Self, DemandError> {
        let mut merged: BTreeMap<(usize, usize), u64> = BTreeMap::new();
        let (mut live, mut bytes) = (0_u64, 0_u64);
        for row in rows {
            row.check()?;
            let sum = merged.entry((row.size, row.align)).or_default();
            // No single row can overflow where all together do not.
            *sum = sum.saturating_add(row.live);
            let of_row = u64::try_from(row.size)
                .ok()
                .and_then(|size| size.checked_mul(row.live));
            bytes = of_row
                .and_then(|of_row| bytes.checked_add(of_row))
                .ok_or(DemandError::TooMuch)?;
            live = live.saturating_add(row.live);
        }
        if merged.is_empty() {
            return Err(DemandError::Empty);
        }
        if live == 0 {
            return Err(DemandError::NothingAlive);
        }
        let rows = merged
            .into_iter()
            .map(|((size, align), live)| Row { size, align, live });
        Ok(Self {
            rows: rows.collect(),
            live,
            bytes,
        })
    }

    /// The rows, ascending by size and alignment.
    ///
    /// ```
    /// use slabmalloc_tune::{Demand, Row};
    ///
    /// let demand = Demand::new([Row { size: 9, align: 1, live: 1 }, Row { size: 8, align: 8, live: 1 }])?;
    /// assert_eq!(demand.rows()[1].size, 9);
    /// # Ok::<(), slabmalloc_tune::DemandError>(())
    /// ```
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Objects that are alive.
    ///
    /// ```
    /// # use slabmalloc_tune::{Demand, Row};
    /// assert_eq!(Demand::new([Row { size: 9, align: 1, live: 3 }]).map(|demand| demand.live()), Ok(3));
    /// ```
    pub const fn live(&self) -> u64 {
        self.live
    }

    /// Bytes that were asked for them.
    ///
    /// ```
    /// # use slabmalloc_tune::{Demand, Row};
    /// assert_eq!(Demand::new([Row { size: 9, align: 1, live: 3 }]).map(|demand| demand.bytes()), Ok(27));
    /// ```
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }
}
