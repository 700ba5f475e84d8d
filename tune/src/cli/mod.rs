//! The command `slabmalloc-tune`: from profiles to the zone that fits them. It prints the `declare_zone!` block to paste.
//!
//! ```text
//! slabmalloc-tune program.profile
//! slabmalloc-tune a.profile b.profile --base-page 4K,16K --svg program.svg
//! ```
//!
//! Profiles are written by `slabmalloc_profile::Profiled`, a wrapper around a program's allocator. Several are
//! tuned for together, as if they had run side by side.
//!
//! | option | meaning | default |
//! |---|---|---|
//! | `--classes N` | exactly so many classes, or as many as there are sizes | as many as are worth it |
//! | `--max-classes N` | so many at most | 48 |
//! | `--base-page SIZE,..` | base pages to try | 4K |
//! | `--large-page SIZE,..` | large pages to try; `none` for no large pages | 2M |
//! | `--min-objects N,..` | the fewest objects of a page, to try | 8 |
//! | `--largest-class SIZE` | larger slots are left to the pager | 128K |
//! | `--oversize pager\|null` | what becomes of the rest | pager |
//! | `--partly-filled SIZE` | what a class holds beside its full pages | the rest of its last page |
//! | `--threads N` | threads that allocate; two or more get a cache | 1 |
//! | `--name NAME` | of the zone | Heap |
//! | `--svg FILE` | a picture of the sizes and classes | none |
//!
//! The exit status is 2 if there is no proposal. In a checkout of the library it is also the example `tune`.

mod options;
mod report;

use std::fs;
use std::process::ExitCode;

use slabmalloc_profile::Profile;

use crate::{Demand, Row};
use options::Options;

/// There is no proposal.
const CANNOT: u8 = 2;

/// Does what the command line of the process asks for, and says how it came out.
///
/// ```no_run
/// fn main() -> std::process::ExitCode {
///     slabmalloc_tune::cli::main()
/// }
/// ```
pub fn main() -> ExitCode {
    let options = match Options::from_arguments() {
        Ok(Some(options)) => options,
        Ok(None) => {
            println!("{}", options::USAGE);
            return ExitCode::SUCCESS;
        }
        Err(problem) => return cannot(&format!("{problem}\n{}", options::USAGE)),
    };
    match run(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => cannot(&problem),
    }
}

fn cannot(problem: &str) -> ExitCode {
    eprintln!("slabmalloc-tune: {problem}");
    ExitCode::from(CANNOT)
}

fn run(options: &Options) -> Result<(), String> {
    let mut profile = Profile::default();
    for path in &options.profiles {
        let read = Profile::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
        profile.merge(&read);
    }
    let demand = demand(&profile)?;
    let proposal = options.tuner.tune(&demand).map_err(|error| error.to_string())?;
    let today = report::Today::predict(&demand, &options.tuner)?;
    print!(
        "{}",
        report::Report {
            profile: &profile,
            demand: &demand,
            proposal: &proposal,
            today: &today,
            name: &options.name,
        }
    );
    if let Some(path) = &options.svg {
        let title = titles(options);
        let chart = report::chart(&title, &demand, &proposal, &today).to_string();
        fs::write(path, chart).map_err(|error| format!("{}: {error}", path.display()))?;
        println!("\nThe picture is in {}.", path.display());
    }
    Ok(())
}

/// What the profile says is alive at the peak; layouts that are not alive then shall be served as well.
fn demand(profile: &Profile) -> Result<Demand, String> {
    let rows = profile.rows.iter().filter(|row| row.size > 0);
    let rows = rows.map(|row| Row {
        size: row.size,
        align: row.align,
        live: row.live_at_peak,
    });
    Demand::new(rows).map_err(|error| error.to_string())
}

/// The names of the files.
fn titles(options: &Options) -> String {
    let names = options
        .profiles
        .iter()
        .filter_map(|path| path.file_stem())
        .map(|name| name.to_string_lossy().into_owned());
    names.collect::<Vec<String>>().join(", ")
}
