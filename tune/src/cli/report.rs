//! What is printed: the table, what was assumed, before and after, and the block.

use core::fmt;

use slabmalloc_geometry::{ClassList, Request};
use slabmalloc_profile::Profile;

use crate::{Chart, ChartList, Demand, Prediction, Proposal, Size, Tuner, predict};

/// The fewest classes of which the table has a line, unless there is none with more.
const TABLE_FROM: usize = 4;

/// The default zone.
pub(super) struct Today {
    classes: ClassList,
    prediction: Prediction,
}

impl Today {
    pub(super) fn predict(demand: &Demand, tuner: &Tuner) -> Result<Self, String> {
        let request = Request::new(tuner.target);
        let classes = request.default_classes();
        let request = Request {
            classes: classes.as_slice(),
            ..request
        };
        let prediction = predict(demand, &request, tuner.oversize, tuner.partly_filled);
        Ok(Self {
            classes,
            prediction: prediction.map_err(|error| error.to_string())?,
        })
    }
}

/// A line of the comparison, in bytes.
type Part = fn(&Prediction) -> u128;

pub(super) struct Report<'a> {
    pub(super) profile: &'a Profile,
    pub(super) demand: &'a Demand,
    pub(super) proposal: &'a Proposal,
    pub(super) today: &'a Today,
    pub(super) name: &'a str,
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { demand, proposal, .. } = self;
        writeln!(
            formatter,
            "At the peak {} objects of {} bytes are alive, of {} sizes and alignments.",
            demand.live(),
            demand.bytes(),
            demand.rows().len(),
        )?;
        let rounded = self.profile.rows.iter().filter(|row| row.rounded).count();
        if rounded > 0 {
            writeln!(
                formatter,
                "{rounded} rows of the profile stand for several sizes, and count as their largest."
            )?;
        }
        writeln!(
            formatter,
            "\nThe best classes for each number of them, in base pages of {}:\n",
            Size(proposal.base_page)
        )?;
        self.table(formatter)?;
        writeln!(formatter, "\nAssumed:\n")?;
        for assumption in proposal.assumptions() {
            writeln!(formatter, "  * {assumption}")?;
        }
        writeln!(
            formatter,
            "\nBefore and after, in bytes and in percent of the bytes asked for:\n"
        )?;
        self.before_and_after(formatter)?;
        writeln!(formatter, "\nTo paste:\n\n{}", proposal.block(self.name))
    }
}

impl Report<'_> {
    fn table(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = &self.proposal.table;
        let last = rows.last().map_or(0, |row| row.classes.len());
        writeln!(
            formatter,
            "  classes  waste %  rounding %  tail, header %  partly filled %  pager %           held"
        )?;
        for row in rows
            .iter()
            .filter(|row| row.classes.len() >= TABLE_FROM.min(last))
        {
            let prediction = &row.prediction;
            let percent = |bytes| prediction.percent(bytes);
            write!(
                formatter,
                "  {:>7}  {:>7.2}  {:>10.2}  {:>14.2}  {:>15.2}  {:>7.2}  {:>13}",
                row.classes.len(),
                percent(prediction.waste()),
                percent(prediction.rounding),
                percent(prediction.tail),
                percent(prediction.partly_filled),
                percent(prediction.pager_rounding),
                prediction.held,
            )?;
            let knee = row.classes.len() == self.proposal.knee;
            let proposed = row.classes.len() == self.proposal.classes.len();
            writeln!(
                formatter,
                "{}{}",
                if knee { "  <- knee" } else { "" },
                if proposed && !knee { "  <- asked for" } else { "" }
            )?;
        }
        Ok(())
    }

    fn before_and_after(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, after) = (&self.today.prediction, &self.proposal.prediction);
        writeln!(
            formatter,
            "  {:<24} {:>22} {:>22}",
            "", "default zone", "proposal"
        )?;
        let classes = [self.today.classes.len(), self.proposal.classes.len()];
        writeln!(
            formatter,
            "  {:<24} {:>22} {:>22}",
            "classes", classes[0], classes[1]
        )?;
        let lines: [(&str, Part); 7] = [
            ("asked for", |prediction| prediction.asked),
            ("rounding up to a class", |prediction| prediction.rounding),
            ("tails and headers", |prediction| prediction.tail),
            ("partly filled pages", |prediction| prediction.partly_filled),
            ("rounding by the pager", |prediction| prediction.pager_rounding),
            ("waste", Prediction::waste),
            ("held", |prediction| prediction.held),
        ];
        for (name, part) in lines {
            let cell = |prediction: &Prediction| {
                let bytes = part(prediction);
                format!("{bytes} {:>6.2} %", prediction.percent(bytes))
            };
            writeln!(formatter, "  {name:<24} {:>22} {:>22}", cell(before), cell(after))?;
        }
        Ok(())
    }
}

pub(super) fn chart<'a>(
    title: &'a str,
    demand: &'a Demand,
    proposal: &'a Proposal,
    today: &'a Today,
) -> Chart<'a> {
    let percent = |prediction: &Prediction| prediction.percent(prediction.waste());
    Chart {
        title,
        demand,
        today: ChartList {
            name: "default zone",
            classes: today.classes.as_slice(),
            waste_percent: percent(&today.prediction),
        },
        proposed: ChartList {
            name: "proposed",
            classes: &proposal.classes,
            waste_percent: percent(&proposal.prediction),
        },
    }
}
