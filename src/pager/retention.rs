//! [`Retention`]: how much memory that was freed stays resident.
#![forbid(unsafe_code)]

use super::carving::{Carving, unit_bytes};

/// Learns how much freed memory is worth keeping.
///
/// What a program frees it often takes again; then keeping it saves page faults, which cost more
/// than all else that an allocator does. A program that has become smaller should occupy less. Which of
/// the two it is shows afterwards: memory that is taken again after it was discarded should have
/// been kept, and from then on as much more may stay. Half of what was learned is forgotten whenever as much
/// is discarded as may stay at least, so that a program that only frees is soon left with that. There is no
/// clock: a program that comes back to its old size a week later counts as one that does so at once.
#[derive(Debug)]
pub(super) struct Retention {
    /// Units that were discarded and not taken again yet.
    discarded: usize,
    /// Units that were discarded in vain: so many more may stay.
    regretted: usize,
}

impl Retention {
    pub(super) const NEW: Self = Self {
        discarded: 0,
        regretted: 0,
    };

    /// How many units may stay while `used` units are in use.
    pub(super) fn most<K: Carving>(&self, used: usize) -> usize {
        let unit = unit_bytes::<K>();
        let least = K::KEPT_AT_LEAST / unit + self.regretted;
        (used / K::KEPT_SHARE).max(least).min(K::KEPT_AT_MOST / unit)
    }

    /// Units that were not resident have been taken.
    pub(super) fn took_fresh(&mut self, units: usize) {
        let again = units.min(self.discarded);
        self.discarded -= again;
        self.regretted += again;
    }

    /// Units have been discarded.
    pub(super) fn discarded<K: Carving>(&mut self, units: usize) {
        let half_life = K::KEPT_AT_LEAST / unit_bytes::<K>();
        let forgotten = self.regretted.saturating_mul(units) / (2 * half_life);
        self.regretted = self.regretted.saturating_sub(forgotten.max(1));
        self.discarded = self.discarded.saturating_add(units);
    }
}

#[cfg(test)]
mod tests {
    use super::{Carving, Retention, unit_bytes};
    use crate::pager::SmallSegments;

    const UNIT: usize = unit_bytes::<SmallSegments>();
    const LEAST: usize = SmallSegments::KEPT_AT_LEAST / UNIT;
    const MOST: usize = SmallSegments::KEPT_AT_MOST / UNIT;

    fn most(retention: &Retention, used: usize) -> usize {
        retention.most::<SmallSegments>(used)
    }

    #[test]
    fn follows_what_is_in_use_within_bounds() {
        let retention = Retention::NEW;
        assert_eq!(most(&retention, 0), LEAST);
        assert_eq!(most(&retention, 10 * LEAST), 10 * LEAST / 8);
        assert_eq!(most(&retention, usize::MAX), MOST);
    }

    #[test]
    fn what_is_taken_again_would_have_been_worth_keeping() {
        let mut retention = Retention::NEW;
        retention.took_fresh(1_000);
        assert_eq!(most(&retention, 0), LEAST, "growth is no reason");
        retention.discarded::<SmallSegments>(1_000);
        retention.took_fresh(600);
        assert_eq!(most(&retention, 0), LEAST + 600);
        retention.took_fresh(600);
        assert_eq!(most(&retention, 0), LEAST + 1_000, "no more than was discarded");
    }

    #[test]
    fn a_program_that_only_frees_is_left_with_the_least() {
        let mut retention = Retention::NEW;
        retention.discarded::<SmallSegments>(MOST);
        retention.took_fresh(MOST);
        assert_eq!(most(&retention, 0), MOST);
        for _ in 0..12 * 4 {
            retention.discarded::<SmallSegments>(LEAST / 4);
        }
        assert!(most(&retention, 0) < LEAST + LEAST / 32);
    }

    /// Small steps must not wipe out at once what large cycles taught.
    #[test]
    fn what_was_learned_lasts_by_the_amount_not_by_the_number() {
        let mut retention = Retention::NEW;
        retention.discarded::<SmallSegments>(LEAST);
        retention.took_fresh(LEAST);
        for _ in 0..50 {
            retention.discarded::<SmallSegments>(LEAST / 100);
        }
        let most = most(&retention, 0);
        assert!((LEAST + LEAST / 2..LEAST + LEAST).contains(&most));
    }
}
