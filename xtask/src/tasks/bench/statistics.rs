//! Medians, spreads and means.

/// What the rounds of one figure have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::tasks) struct Summary {
    pub(in crate::tasks) median: f64,
    pub(super) least: f64,
    pub(super) most: f64,
    /// The lower and the upper quartile.
    pub(super) quartiles: [f64; 2],
    pub(in crate::tasks) rounds: usize,
}

impl Summary {
    /// The summary of some samples, if there are any.
    pub(in crate::tasks) fn of(samples: &[f64]) -> Option<Self> {
        let mut sorted = samples.to_vec();
        sorted.sort_by(f64::total_cmp);
        Some(Self {
            median: quantile(&sorted, 2)?,
            least: *sorted.first()?,
            most: *sorted.last()?,
            quartiles: [quantile(&sorted, 1)?, quantile(&sorted, 3)?],
            rounds: sorted.len(),
        })
    }

    /// Half the distance between the quartiles, in hundredths of the median.
    pub(in crate::tasks) fn spread(&self) -> f64 {
        let [lower, upper] = self.quartiles;
        if self.median == 0.0 {
            0.0
        } else {
            (upper - lower) / 2.0 / self.median * 100.0
        }
    }
}

/// The value below which so many quarters of the sorted samples lie, between two samples if need be.
fn quantile(sorted: &[f64], quarters: usize) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let below = sorted.get(last * quarters / 4)?;
    let above = sorted.get((last * quarters).div_ceil(4))?;
    let part = float(last * quarters % 4) / 4.0;
    Some(below + (above - below) * part)
}

/// The geometric mean, the mean for ratios, if there is any value and all are positive.
pub(super) fn geometric_mean(values: &[f64]) -> Option<f64> {
    if values.is_empty() || values.iter().any(|value| *value <= 0.0) {
        return None;
    }
    let sum: f64 = values.iter().map(|value| value.ln()).sum();
    Some((sum / float(values.len())).exp())
}

/// A count as a floating-point number.
pub(in crate::tasks) fn float(count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of samples and rows are small")]
    let value = count as f64;
    value
}

/// A number with three digits that say something.
pub(in crate::tasks) fn significant(value: f64) -> String {
    let decimals = match value.abs() {
        0.0..0.995 => 3,
        0.995..9.995 => 2,
        9.995..99.95 => 1,
        _ => 0,
    };
    format!("{value:.decimals$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: f64, right: f64) -> bool {
        (left - right).abs() < 1e-9
    }

    #[test]
    fn a_summary_has_the_middle_the_least_and_the_spread() {
        let summary = Summary::of(&[5.0, 1.0, 4.0, 2.0, 3.0]).unwrap();
        assert!(close(summary.median, 3.0) && close(summary.least, 1.0) && close(summary.most, 5.0));
        assert!(close(summary.quartiles[0], 2.0) && close(summary.quartiles[1], 4.0));
        assert!(close(summary.spread(), 100.0 / 3.0));
        assert_eq!(summary.rounds, 5);
        assert!(close(Summary::of(&[1.0, 2.0]).unwrap().median, 1.5));
        assert!(close(Summary::of(&[7.0]).unwrap().spread(), 0.0));
        assert!(close(Summary::of(&[0.0, 0.0]).unwrap().spread(), 0.0));
        assert!(Summary::of(&[]).is_none());
    }

    #[test]
    fn quartiles_lie_between_samples() {
        let sorted = [1.0, 2.0, 3.0, 4.0];
        assert!(close(quantile(&sorted, 1).unwrap(), 1.75));
        assert!(close(quantile(&sorted, 3).unwrap(), 3.25));
    }

    #[test]
    fn the_geometric_mean_treats_ratios_alike() {
        assert!(close(geometric_mean(&[0.5, 2.0]).unwrap(), 1.0));
        assert!(close(geometric_mean(&[2.0, 2.0, 2.0]).unwrap(), 2.0));
        assert!(geometric_mean(&[]).is_none() && geometric_mean(&[1.0, 0.0]).is_none());
    }

    #[test]
    fn numbers_have_three_digits() {
        let texts: Vec<String> = [0.1234, 1.234, 12.34, 123.4, 12345.0].map(significant).into();
        assert_eq!(texts, ["0.123", "1.23", "12.3", "123", "12345"]);
        assert_eq!(significant(9.999), "10.0");
    }
}
