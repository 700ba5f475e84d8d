//! The document: what was measured of the five programs, and how.

use core::fmt::Write as _;
use std::collections::BTreeMap;

use super::programs::{ALLOCATORS, Figures, Sources, TUNED, ZONES};
use super::{BOUND, Findings, Program, plot};
use crate::Failure;
use crate::markdown::{put_between, table};
use crate::tasks::bench::{Summary, machine, significant};

/// The lines in the README between which the summary is.
const BEGIN: &str = "<!-- tuned: begin -->";
const END: &str = "<!-- tuned: end -->";

/// What the waste consists of: its name in the figures, and for readers.
const PARTS: &[(&str, &str)] = &[
    ("rounding", "rounding up to a class"),
    ("tail", "headers and tails of full pages"),
    ("partly-filled", "free slots of pages in use"),
    ("pager-rounding", "rounding up to whole pages"),
];

/// How tables call the allocators.
fn title(allocator: &str) -> &str {
    match allocator {
        "system" => "system allocator",
        "default-zone" => "`SafeZoneAllocator`",
        "hosted-zone" => "`HostedZoneAllocator`",
        _ => "tuned zone",
    }
}

/// What the document is about.
pub(super) struct Document<'a> {
    pub(super) programs: &'a [&'static Program],
    pub(super) findings: &'a BTreeMap<&'static str, Findings>,
    pub(super) arguments: String,
    pub(super) rounds: usize,
    pub(super) sources: &'a Sources,
    /// The blocks that the tuner printed.
    pub(super) blocks: BTreeMap<&'static str, String>,
}

impl Document<'_> {
    /// All of it.
    pub(super) fn markdown(&self) -> Result<String, Failure> {
        let mut text = String::new();
        self.introduction(&mut text)?;
        line(&mut text, "## Waste, predicted and measured\n");
        line(&mut text, &self.waste()?);
        line(&mut text, DEFINITIONS);
        line(&mut text, "## Resident memory and time\n");
        line(&mut text, &self.cost()?);
        line(
            &mut text,
            &format!(
                "Medians of {} rounds in turns, each in a process of its own, without the meter; behind ± half the distance \
                 between the quartiles. Resident is `VmHWM`, the most memory that the process had at once, code and stacks \
                 included.\n",
                self.rounds
            ),
        );
        for program in self.programs {
            self.program(&mut text, program)?;
        }
        Ok(text)
    }

    fn introduction(&self, text: &mut String) -> Result<(), Failure> {
        let arguments = format!("cargo xtask tuned {}", self.arguments);
        line(
            text,
            &format!(
                "# Five programs before and after tuning\n\n\
                 Written by `{}`. Each program was recorded once, on the system's allocator, with `slabmalloc-profile`; \
                 `slabmalloc-tune` proposed a zone for the profile; and the program ran on the default zones, on the proposed \
                 one, and on the system's allocator. {}\n",
                arguments.trim(),
                self.sentence()?
            ),
        );
        line(text, COMMANDS);
        let mut rows: Vec<Vec<String>> = Vec::new();
        for (name, value) in machine() {
            rows.push(vec![name.to_owned(), value]);
        }
        rows.push(vec!["sources".to_owned(), self.sources.packages.join(", ")]);
        line(text, &table(&["machine", ""], &rows));
        Ok(())
    }

    /// What came out, in two sentences.
    fn sentence(&self) -> Result<String, Failure> {
        let (mut furthest, mut before, mut after) = (0.0_f64, Vec::new(), Vec::new());
        for program in self.programs {
            let findings = self.of(program)?;
            for zone in ZONES {
                let (predicted, measured) = (predicted(findings, zone)?, measured(findings, zone)?);
                furthest = furthest.max((predicted.waste()? - measured.waste()?).abs());
            }
            before.push(measured(findings, "default-zone")?.waste()?);
            after.push(measured(findings, TUNED)?.waste()?);
        }
        let range = |values: &[f64]| {
            let least = values.iter().copied().fold(f64::INFINITY, f64::min);
            let most = values.iter().copied().fold(0.0, f64::max);
            format!("{least:.0} to {most:.0} %")
        };
        Ok(format!(
            "The default zone wastes {} of what the programs ask for, the tuned zones {}. Prediction and measurement are at most \
             {furthest:.1} points apart.",
            range(&before),
            range(&after),
        ))
    }

    /// A line for each program and zone.
    fn waste(&self) -> Result<String, Failure> {
        let mut rows = Vec::new();
        for program in self.programs {
            let findings = self.of(program)?;
            for zone in ZONES {
                let (predicted, measured) = (predicted(findings, zone)?, measured(findings, zone)?);
                let difference = measured.waste()? - predicted.waste()?;
                rows.push(vec![
                    format!("`{}`, {}", program.name, title(zone)),
                    format!("{:.0}", predicted.number("classes")?),
                    mebibytes(measured.number("asked")?),
                    mebibytes(measured.number("held")?),
                    format!("{:.1}", predicted.waste()?),
                    format!("{:.1}", measured.waste()?),
                    format!(
                        "{difference:+.1}{}",
                        if difference.abs() > BOUND { " (!)" } else { "" }
                    ),
                    format!("{:.1}", measured.percent("kept")?),
                ]);
            }
        }
        Ok(table(
            &[
                "program, zone",
                "classes",
                "asked for, MiB",
                "held, MiB",
                "waste predicted, %",
                "measured, %",
                "difference, points",
                "kept beside, %",
            ],
            &rows,
        ))
    }

    /// A line for each program and allocator.
    fn cost(&self) -> Result<String, Failure> {
        let mut rows = Vec::new();
        for program in self.programs {
            let findings = self.of(program)?;
            let before = summary(&findings.resident, "default-zone")?;
            let time_before = summary(&findings.time, "default-zone")?;
            for allocator in ALLOCATORS {
                let resident = summary(&findings.resident, allocator)?;
                let time = summary(&findings.time, allocator)?;
                rows.push(vec![
                    format!("`{}`, {}", program.name, title(allocator)),
                    format!("{}{}", mebibytes(resident.median), spread(&resident)),
                    format!("{:.2}", resident.median / before.median),
                    format!("{}{}", significant(time.median / 1e6), spread(&time)),
                    format!("{:.2}", time.median / time_before.median),
                ]);
            }
        }
        Ok(table(
            &[
                "program, allocator",
                "peak resident, MiB",
                "÷ default zone",
                "time, s",
                "÷ default zone",
            ],
            &rows,
        ))
    }

    /// The section of one program.
    fn program(&self, text: &mut String, program: &Program) -> Result<(), Failure> {
        let (name, findings) = (program.name, self.of(program)?);
        line(text, &format!("## `{name}`\n"));
        line(text, &format!("This is {}.\n", program.about));
        line(
            text,
            &format!("![Waste, resident memory and time of {name}](tuned-{name}-measured.svg)\n"),
        );
        line(
            text,
            &format!("![Sizes that {name} asks for, and the classes](tuned-{name}.svg)\n"),
        );
        let mut titles = vec!["in percent of the bytes asked for".to_owned()];
        for zone in ZONES {
            titles.push(format!("{}, predicted", title(zone)));
            titles.push("measured".to_owned());
        }
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        let mut rows = Vec::new();
        for (part, shown) in PARTS {
            let mut row = vec![(*shown).to_owned()];
            for zone in ZONES {
                for figures in [predicted(findings, zone)?, measured(findings, zone)?] {
                    row.push(format!("{:.2}", figures.percent(part)?));
                }
            }
            rows.push(row);
        }
        line(text, &table(&titles, &rows));
        let block = self.blocks.get(name).map_or("", |block| block.trim_end());
        line(
            text,
            &format!("What the tuner printed:\n\n```rust,ignore\n{block}\n```\n"),
        );
        Ok(())
    }

    /// The picture of one program's figures.
    pub(super) fn plot(&self, name: &str) -> Result<String, Failure> {
        let findings = self.findings.get(name).ok_or("a program was not measured")?;
        let mut panels = vec![
            plot::Panel::new("waste, % of the bytes asked for (line: predicted)"),
            plot::Panel::new("peak resident memory, MiB"),
            plot::Panel::new("time, s"),
        ];
        for allocator in ALLOCATORS {
            let ours = *allocator == TUNED;
            let shown = title(allocator).trim_matches('`');
            if ZONES.contains(allocator) {
                let waste = measured(findings, allocator)?.waste()?;
                let foreseen = predicted(findings, allocator)?.waste()?;
                panels[0].put(shown, waste, ours, Some(foreseen));
            }
            let resident = summary(&findings.resident, allocator)?.median;
            panels[1].put(shown, resident / MEBI, ours, None);
            panels[2].put(
                shown,
                summary(&findings.time, allocator)?.median / 1e6,
                ours,
                None,
            );
        }
        Ok(plot::draw(&format!("{name}, before and after tuning"), &panels))
    }

    /// The README with the sentence in it.
    pub(super) fn put_into(&self, readme: &str) -> Result<String, Failure> {
        put_between(readme, BEGIN, END, &format!("{}\n", self.sentence()?))
    }

    fn of(&self, program: &Program) -> Result<&Findings, Failure> {
        Ok(self
            .findings
            .get(program.name)
            .ok_or_else(|| format!("`{}` was not measured", program.name))?)
    }
}

const MEBI: f64 = 1_048_576.0;

fn mebibytes(bytes: f64) -> String {
    format!("{:.1}", bytes / MEBI)
}

fn predicted<'a>(findings: &'a Findings, zone: &str) -> Result<&'a Figures, Failure> {
    Ok(findings
        .predicted
        .get(zone)
        .ok_or_else(|| format!("nothing is predicted of {zone}"))?)
}

fn measured<'a>(findings: &'a Findings, zone: &str) -> Result<&'a Figures, Failure> {
    Ok(findings
        .measured
        .get(zone)
        .ok_or_else(|| format!("nothing was measured on {zone}"))?)
}

fn summary(samples: &BTreeMap<String, Vec<f64>>, allocator: &str) -> Result<Summary, Failure> {
    let samples = samples.get(allocator).map_or(&[][..], Vec::as_slice);
    Ok(Summary::of(samples).ok_or_else(|| format!("nothing was measured on {allocator}"))?)
}

fn spread(summary: &Summary) -> String {
    match summary.spread() {
        spread if spread < 0.5 || summary.rounds < 2 => String::new(),
        spread => format!(" ±{spread:.0}%"),
    }
}

fn line(text: &mut String, content: &str) {
    // Writing to a string does not fail.
    let _ = writeln!(text, "{content}");
}

/// How the figures can be had again.
const COMMANDS: &str = "\
Profiles and zones are in [`benches/tuned`](../benches/tuned). To measure again, to record again, and to look at one program:

```sh
cargo xtask tuned
cargo xtask tuned --record
cargo xtask tuned --rounds 3 json
```

The first of them fails if the tuner prints another zone for a kept profile, if prediction and measurement are further apart \
than two points, or if a program comes to another result on another allocator. The example prints the same zone, with the table \
of all numbers of classes:

```sh
cargo run --release --example tune -- benches/tuned/profiles/json.profile --base-page 4K,16K,32K,64K --large-page 128K,512K,2M --min-objects 3,8 --threads 2
```
";

/// What the words mean.
const DEFINITIONS: &str = "\
*Held* is every page that the zone has from its pager. *Waste* is what of it was not asked for, in percent of what was, at the \
moment when most was: predicted from the profile, and measured in another run, on the zone. A wrapper around the zone counts \
what is asked for, and whenever that has grown by 1/256 above what it ever was, takes a snapshot of the zone. Of three runs \
the one with the middle waste is shown.

*Kept beside* is not part of either, as the prediction is of the program's own objects: of the pages beyond the fewest that would \
hold these, a page at least for each class, those that are empty, those in which caches of threads and depots keep whatever is \
taken, and those that other slots in caches would fill; and the lists of what caches keep. The zone counts slots in caches as \
live, so the wrapper counts for itself how many objects of each class the program has, and in which pages. What caches keep \
in the last page of a class is room that would be there without them. Pages that frees before the peak have left partly filled \
are waste that is measured and not predicted.

The recorder notes the peak whenever it has grown by 1/64, the wrapper by 1/256: what was asked for differs by up to that \
much in the two. Programs of several threads do not do the same in every run.
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spreads_are_shown_where_there_are_some() {
        let of = |samples: &[f64]| spread(&Summary::of(samples).unwrap());
        assert_eq!(of(&[90.0, 100.0, 110.0]), " ±5%");
        assert_eq!(of(&[100.0]), "");
        assert_eq!(mebibytes(3.0 * MEBI), "3.0");
    }
}
