//! What lies beside the document: its plots, and every figure for machines.

use super::document::Document;
use super::figures::Row;
use super::plot::{self, Mark};
use super::short;
use super::statistics::geometric_mean;
use super::table::line;

impl Document<'_> {
    /// Every figure, one line each, for machines.
    pub(super) fn for_machines(&self) -> String {
        let mut text = String::from(
            "profile\tworkload\tmetric\tcontender\trounds\tmedian\tleast\tlower quartile\tupper quartile\tmost\n",
        );
        for (row, name, summary) in self.figures.all() {
            if row.metric == "operations" {
                continue;
            }
            let [lower, upper] = summary.quartiles;
            let values = [summary.median, summary.least, lower, upper, summary.most];
            // Nanoseconds, ticks, KiB and multiples: from a hundred on, parts of one say nothing.
            let decimals = if summary.median < 100.0 { 3 } else { 0 };
            let values: Vec<String> = values.iter().map(|value| format!("{value:.decimals$}")).collect();
            let fields = [
                row.profile.name(),
                &row.workload,
                &row.metric,
                name,
                &summary.rounds.to_string(),
                &values.join("\t"),
            ];
            line(&mut text, &fields.join("\t"));
        }
        text
    }

    /// The plots, with the names of their files.
    pub(super) fn plots(&self) -> Vec<(String, String)> {
        let mut plots = Vec::new();
        for profile in self.profiles {
            let name = profile.name();
            let rows: Vec<(String, Vec<Mark>)> = self
                .workloads
                .iter()
                .filter_map(|workload| {
                    let row = Row::new(*profile, &workload.name, "ns");
                    let marks = self.marks(|name| self.figures.to_best_peer(&row, name));
                    (!marks.is_empty()).then(|| (workload.name.clone(), marks))
                })
                .collect();
            let title = format!("Time ÷ best peer of the row, profile {name}: further left is faster");
            plots.push((format!("benchmarks-times-{name}.svg"), plot::dots(&title, &rows)));

            let rows: Vec<(String, Vec<Mark>)> = short::classes(self.workloads)
                .into_iter()
                .map(|(title, metric, workloads)| {
                    let rows: Vec<Row> = workloads
                        .iter()
                        .map(|workload| Row::new(*profile, workload, metric))
                        .collect();
                    let mean = |name: &str| {
                        let ratios = rows.iter().filter_map(|row| self.figures.to_best_peer(row, name));
                        geometric_mean(&ratios.collect::<Vec<f64>>())
                    };
                    (title, self.marks(mean))
                })
                .filter(|(_, marks)| !marks.is_empty())
                .collect();
            let title = format!(
                "Geometric mean of figure ÷ best peer of the row, profile {name}: further left is better"
            );
            plots.push((
                format!("benchmarks-overview-{name}.svg"),
                plot::dots(&title, &rows),
            ));

            let row = Row::new(*profile, "memory-phases", "after-all");
            let marks = self.marks(|name| Some(self.figures.median(&row, name)? / 1024.0));
            let title = format!("Resident after 96 MiB were allocated and freed, profile {name}");
            plots.push((
                format!("benchmarks-memory-{name}.svg"),
                plot::bars(&title, "MiB", &marks),
            ));
        }
        plots
    }

    fn marks(&self, value: impl Fn(&str) -> Option<f64>) -> Vec<Mark> {
        let marks = self.contenders.iter().filter_map(|contender| {
            Some(Mark {
                name: contender.name.clone(),
                value: value(&contender.name)?,
                ours: contender.ours,
            })
        });
        marks.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::tests::written;

    #[test]
    fn the_figures_for_machines_are_all() {
        written(|document| {
            let text = document.for_machines();
            assert!(text.contains("\nlto\tpair64\tns\tmimalloc\t1\t4.000\t4.000\t4.000\t4.000\t4.000\n"));
            assert!(text.contains("\tpeak\t"));
        });
    }

    #[test]
    fn there_are_three_plots_for_each_profile() {
        written(|document| {
            let plots = document.plots();
            let names: Vec<&str> = plots.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(
                names,
                ["times", "overview", "memory"].map(|kind| format!("benchmarks-{kind}-lto.svg"))
            );
            assert!(plots[0].1.contains("slabmalloc: 0.500"));
        });
    }
}
