//! `predict PROFILE TITLE BLOCK CHART`: what the tuner proposes for a profile.
//!
//! It writes the `declare_zone!` block and the chart into the files named, and prints what is predicted of three
//! zones, a line for each figure: zone, name, bytes, with tabs between them. The names are those of `meter.rs`.

use core::mem;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use slabmalloc::global::{CachedZone, Caching};
use slabmalloc::hosted::HostedZoneAllocator;
use slabmalloc::zone::ZoneConfig;
use slabmalloc::{AllocablePage as _, SafeZoneAllocator};
use slabmalloc_geometry::{LargePage, Request, Split, Target};
use slabmalloc_profile::Profile;
use slabmalloc_tune::{Chart, ChartList, Demand, Prediction, Row, Tuner, predict};

const TARGET: Target = Target {
    pointer_bytes: mem::size_of::<usize>(),
    word_bytes: mem::size_of::<u64>(),
};

/// What the tuner tries: the pages of the default zone, those of the hosted one, and what lies between.
fn tuner() -> Tuner {
    Tuner {
        base_pages: [4, 16, 32, 64].map(|kibibytes| kibibytes << 10).into(),
        large_pages: [128, 512, 2048].map(|kibibytes| Some(kibibytes << 10)).into(),
        min_objects: vec![3, 8],
        // The zones that it is compared with have caches.
        threads: 2,
        ..Tuner::new(TARGET)
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [profile, title, block, chart] = arguments.as_slice() else {
        eprintln!("usage: predict PROFILE TITLE BLOCK CHART");
        return ExitCode::from(2);
    };
    match run(Path::new(profile), title, Path::new(block), Path::new(chart)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("predict: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(profile: &Path, title: &str, block: &Path, chart: &Path) -> Result<(), Box<dyn core::error::Error>> {
    let profile = Profile::read(profile).map_err(|error| format!("{}: {error}", profile.display()))?;
    let rows = profile.rows.iter().filter(|row| row.size > 0);
    let demand = Demand::new(rows.map(|row| Row {
        size: row.size,
        align: row.align,
        live: row.live_at_peak,
    }))?;
    let proposal = tuner().tune(&demand)?;
    let today = of_zone(SafeZoneAllocator::new(), &demand)?;
    print("default-zone", &today);
    print("hosted-zone", &of_zone(HostedZoneAllocator::new(), &demand)?);
    print("tuned", &proposal.prediction);
    let percent = |prediction: &Prediction| prediction.percent(prediction.waste());
    let picture = Chart {
        title,
        demand: &demand,
        today: ChartList {
            name: "default zone",
            classes: classes_of(SafeZoneAllocator::new()),
            waste_percent: percent(&today),
        },
        proposed: ChartList {
            name: "tuned",
            classes: &proposal.classes,
            waste_percent: percent(&proposal.prediction),
        },
    };
    fs::write(block, format!("{}\n", proposal.block("Heap")))?;
    fs::write(chart, picture.to_string())?;
    Ok(())
}

fn print(zone: &str, prediction: &Prediction) {
    for (name, bytes) in [
        ("classes", prediction.classes.len() as u128),
        ("asked", prediction.asked),
        ("rounding", prediction.rounding),
        ("tail", prediction.tail),
        ("pager-rounding", prediction.pager_rounding),
        ("partly-filled", prediction.partly_filled),
        ("held", prediction.held),
    ] {
        println!("{zone}\t{name}\t{bytes}");
    }
}

fn classes_of<T: Caching>(_: CachedZone<T>) -> &'static [usize] {
    <T::Config as ZoneConfig>::CLASSES
}

/// What is predicted of a zone that is there.
fn of_zone<T: Caching>(
    zone: CachedZone<T>,
    demand: &Demand,
) -> Result<Prediction, Box<dyn core::error::Error>> {
    let snapshot = zone.snapshot();
    let base_page = <T::Config as ZoneConfig>::BasePage::SIZE;
    let base_classes = snapshot
        .classes()
        .filter(|class| class.page_bytes == base_page)
        .count();
    let request = Request {
        base_page,
        large_page: LargePage::Always(<T::Config as ZoneConfig>::LargePage::SIZE),
        classes: classes_of(zone),
        split: Split::After(base_classes),
        min_objects: 1,
        ..Request::new(TARGET)
    };
    let tuner = tuner();
    Ok(predict(demand, &request, tuner.oversize, tuner.partly_filled)?)
}
