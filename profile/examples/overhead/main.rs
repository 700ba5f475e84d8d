//! What recording costs a program that parses Rust: medians of runs in turn, watched and not.
//!
//! ```sh
//! cargo build --release --package slabmalloc-profile --examples
//! target/release/examples/overhead 31
//! ```
//!
//! With `parse_sampled` behind the number, and `--features pprof` at the building, it is what samples cost.

use std::path::PathBuf;
use std::process::Command;

type Failure = Box<dyn core::error::Error>;

fn main() -> Result<(), Failure> {
    let runs = std::env::args().nth(1).map_or(Ok(21), |number| number.parse())?;
    let own = std::env::current_exe()?;
    let watched = std::env::args().nth(2);
    let programs =
        ["parse_plain", watched.as_deref().unwrap_or("parse_profiled")].map(|name| own.with_file_name(name));
    let mut times = [Vec::new(), Vec::new()];
    for run in 0..2 * runs {
        // In pairs, of which each program is the first one half of the time.
        let which = usize::from(run % 4 == 1 || run % 4 == 2);
        times[which].push(once(&programs[which])?);
    }
    // Of runs side by side, since the machine may be faster at one time than at another.
    let ratios = times[1]
        .iter()
        .zip(&times[0])
        .map(|(watched, plain)| watched / plain)
        .collect();
    let [plain, watched] = times.map(median);
    println!("not watched {plain:>8.2} ms");
    println!("watched     {watched:>8.2} ms");
    println!(
        "watched / not watched, median of {runs} pairs: {:+.1} %",
        (median(ratios) - 1.0) * 100.0
    );
    Ok(())
}

/// Milliseconds of one run.
fn once(program: &PathBuf) -> Result<f64, Failure> {
    let output = Command::new(program)
        .output()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    let text = String::from_utf8(output.stdout)?;
    Ok(text.trim().parse::<f64>()? / 1e6)
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
