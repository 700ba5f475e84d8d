//! The figures of all runs, and the questions that the tables and gates ask of them.

use std::collections::{BTreeMap, BTreeSet};

use super::contenders::Contender;
use super::options::Profile;
use super::statistics::Summary;

/// What is compared: one metric of one workload in one profile.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    pub(super) profile: Profile,
    pub(super) workload: String,
    pub(super) metric: String,
}

impl Row {
    pub(super) fn new(profile: Profile, workload: &str, metric: &str) -> Self {
        Self {
            profile,
            workload: workload.to_owned(),
            metric: metric.to_owned(),
        }
    }
}

/// Samples by row and contender.
#[derive(Default)]
pub(super) struct Figures {
    samples: BTreeMap<Row, BTreeMap<String, Vec<f64>>>,
    ours: BTreeSet<String>,
}

impl Figures {
    /// No figure yet; the contenders say which of them are ours.
    pub(super) fn new(contenders: &[Contender]) -> Self {
        let ours = contenders.iter().filter(|contender| contender.ours);
        Self {
            samples: BTreeMap::new(),
            ours: ours.map(|contender| contender.name.clone()).collect(),
        }
    }

    /// Keeps the figures that a program printed as `workload<TAB>metric<TAB>value`, and returns how many.
    pub(super) fn read(&mut self, profile: Profile, contender: &str, output: &str) -> usize {
        let lines = output.lines().filter_map(|line| {
            let mut fields = line.split('\t');
            let (workload, metric, value) = (fields.next()?, fields.next()?, fields.next()?);
            Some((workload, metric, value.parse().ok()?))
        });
        let mut count = 0;
        for (workload, metric, value) in lines {
            self.put(Row::new(profile, workload, metric), contender, value);
            count += 1;
        }
        count
    }

    /// Keeps one sample.
    pub(super) fn put(&mut self, row: Row, contender: &str, value: f64) {
        let of_row = self.samples.entry(row).or_default();
        of_row.entry(contender.to_owned()).or_default().push(value);
    }

    /// What a contender's rounds have in common.
    pub(super) fn summary(&self, row: &Row, contender: &str) -> Option<Summary> {
        Summary::of(self.samples.get(row)?.get(contender)?)
    }

    /// The median of a contender.
    pub(super) fn median(&self, row: &Row, contender: &str) -> Option<f64> {
        Some(self.summary(row, contender)?.median)
    }

    /// The peer with the least median.
    pub(super) fn best_peer(&self, row: &Row) -> Option<(&str, f64)> {
        let contenders = self.samples.get(row)?.keys();
        let peers = contenders.filter(|name| !self.ours.contains(*name));
        peers
            .filter_map(|name| Some((name.as_str(), self.median(row, name)?)))
            .min_by(|left, right| left.1.total_cmp(&right.1))
    }

    /// The median of a contender as a multiple of the best peer's.
    pub(super) fn to_best_peer(&self, row: &Row, contender: &str) -> Option<f64> {
        ratio(self.median(row, contender)?, self.best_peer(row)?.1)
    }

    /// The median of a contender as a multiple of the least among others.
    pub(super) fn to_least_of(&self, row: &Row, contender: &str, others: &[&str]) -> Option<f64> {
        let others = others.iter().filter_map(|other| self.median(row, other));
        ratio(self.median(row, contender)?, others.min_by(f64::total_cmp)?)
    }

    /// The median of a contender as a multiple of the physical limit, which the same program measured.
    pub(super) fn to_limit(&self, row: &Row, contender: &str) -> Option<f64> {
        let limit = Row::new(row.profile, &row.workload, "limit");
        ratio(self.median(row, contender)?, self.median(&limit, contender)?)
    }

    /// Every row with the contenders that have figures for it, and what their rounds have in common.
    pub(super) fn all(&self) -> impl Iterator<Item = (&Row, &str, Summary)> {
        self.samples.iter().flat_map(|(row, by_contender)| {
            by_contender
                .iter()
                .filter_map(move |(name, samples)| Some((row, name.as_str(), Summary::of(samples)?)))
        })
    }

    /// The metrics that some contender has for a workload.
    pub(super) fn metrics(&self, profile: Profile, workload: &str) -> Vec<String> {
        let rows = self.samples.keys();
        rows.filter(|row| row.profile == profile && row.workload == workload)
            .map(|row| row.metric.clone())
            .collect()
    }
}

/// A quotient, unless the divisor is nothing: a multiple of nothing is no figure.
fn ratio(value: f64, of: f64) -> Option<f64> {
    (of > 0.0).then(|| value / of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures() -> Figures {
        let mut figures = Figures::default();
        figures.ours.insert("mine".to_owned());
        assert_eq!(
            figures.read(Profile::Lto, "mine", "hello\npair\tns\t2\npair\tlimit\t1\n"),
            2
        );
        assert_eq!(
            figures.read(Profile::Lto, "slow", "pair\tns\t8\npair\tns\tx\n"),
            1
        );
        assert_eq!(
            figures.read(Profile::Lto, "fast", "pair\tns\t4\npair\tns\t6\n"),
            2
        );
        figures
    }

    #[test]
    fn ratios_are_of_medians() {
        let figures = figures();
        let row = Row::new(Profile::Lto, "pair", "ns");
        assert_eq!(figures.best_peer(&row), Some(("fast", 5.0)));
        assert_eq!(figures.to_best_peer(&row, "mine"), Some(0.4));
        assert_eq!(figures.to_least_of(&row, "mine", &["slow", "absent"]), Some(0.25));
        assert_eq!(figures.to_limit(&row, "mine"), Some(2.0));
        assert_eq!(figures.to_limit(&row, "fast"), None);
    }

    #[test]
    fn a_multiple_of_nothing_is_no_figure() {
        let mut figures = figures();
        figures.read(Profile::Lto, "mine", "memory\tgrowth\t5\n");
        figures.read(Profile::Lto, "slow", "memory\tgrowth\t0\n");
        let row = Row::new(Profile::Lto, "memory", "growth");
        assert_eq!(figures.to_best_peer(&row, "mine"), None);
        assert_eq!(figures.all().filter(|(of, ..)| **of == row).count(), 2);
    }

    #[test]
    fn what_was_not_measured_is_absent() {
        let figures = figures();
        let row = Row::new(Profile::Release, "pair", "ns");
        assert_eq!(figures.best_peer(&row), None);
        assert_eq!(figures.to_best_peer(&row, "mine"), None);
        assert_eq!(figures.metrics(Profile::Lto, "pair"), ["limit", "ns"]);
    }
}
