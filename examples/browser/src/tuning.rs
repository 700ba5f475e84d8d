//! What the tuner makes of what a workload asked for, and what it predicts of each zone.

use slabmalloc_geometry::{LargePage, Request, Target};
use slabmalloc_tune::{
    Chart, ChartList, Demand, Oversize, PartlyFilled, Prediction, Proposal, TuneError, Tuner, predict,
};

use crate::zones::Choice;

/// The machine that this module was compiled for.
pub(crate) const HERE: Target = Target {
    pointer_bytes: size_of::<usize>(),
    word_bytes: 8,
};

/// Base pages that are tried where no one was chosen.
pub(crate) const BASE_PAGES: [usize; 3] = [4 << 10, 16 << 10, 64 << 10];

/// The large page that is tried beside none.
const LARGE_PAGE: usize = 64 << 10;

/// Layouts of more bytes go to the pager.
const LARGEST_CLASS: usize = 8 << 10;

/// What can be chosen on the page; zero leaves a choice to the tuner.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wishes {
    /// Bytes of base pages.
    pub(crate) base_page: usize,
    /// The number of classes.
    pub(crate) classes: usize,
    /// The fewest objects in a page.
    pub(crate) min_objects: usize,
    /// Threads that allocate at the same time.
    pub(crate) threads: usize,
    /// The machine.
    pub(crate) target: Target,
}

impl Wishes {
    /// The tuner for them.
    pub(crate) fn tuner(&self) -> Tuner {
        Tuner {
            base_pages: match self.base_page {
                0 => BASE_PAGES.to_vec(),
                bytes => vec![bytes],
            },
            large_pages: vec![None, Some(LARGE_PAGE)],
            min_objects: vec![self.min_objects],
            classes: (self.classes > 0).then_some(self.classes),
            largest_class: LARGEST_CLASS,
            threads: self.threads,
            ..Tuner::new(self.target)
        }
    }
}

/// What is predicted of a zone that can be run, were it compiled for `target`.
///
/// # Errors
///
/// Its pages and classes do not fit together there.
pub(crate) fn prediction(choice: &Choice, demand: &Demand, target: Target) -> Result<Prediction, TuneError> {
    let classes = choice.classes();
    let request = Request {
        base_page: choice.base_page,
        large_page: choice.large_page.map_or(LargePage::Never, LargePage::IfNeeded),
        classes: &classes,
        ..Request::new(target)
    };
    predict(demand, &request, Oversize::Pager, PartlyFilled::LastPage)
}

/// The tuner's picture: sizes, the classes of the zone that runs, and those that are proposed.
///
/// # Errors
///
/// As for [`prediction`].
pub(crate) fn chart_of(choice: &Choice, demand: &Demand, proposal: &Proposal) -> Result<String, TuneError> {
    let today = prediction(choice, demand, proposal.tuner.target)?;
    let percent = |prediction: &Prediction| prediction.percent(prediction.waste());
    let classes = choice.classes();
    let chart = Chart {
        title: "What was asked for in the fullest moment",
        demand,
        today: ChartList {
            name: "the zone that runs",
            classes: &classes,
            waste_percent: percent(&today),
        },
        proposed: ChartList {
            name: "proposed",
            classes: &proposal.classes,
            waste_percent: percent(&proposal.prediction),
        },
    };
    Ok(chart.to_string())
}
