//! `program NAME [FOLDER...]`: one of the programs on the allocator that this was built with.
//!
//! It prints lines of a name, a tab and a value: `result`, what the program came to; `time`, in microseconds;
//! `resident`, the most memory that was resident, in bytes; and with the feature `meter` what `meter.rs` saw.

mod allocator;
#[cfg(feature = "meter")]
mod meter;
#[cfg(feature = "meter")]
mod pages;

use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let Some((name, folders)) = arguments.split_first() else {
        eprintln!("usage: program NAME [FOLDER...]");
        return ExitCode::from(2);
    };
    let folders: Vec<_> = folders.iter().map(Into::into).collect();
    let outcome = {
        // Written before anything is printed: that is not part of the program.
        #[cfg(feature = "record")]
        let _profile = allocator::ALLOCATOR.write_when_dropped();
        tuned_programs::run(name, &folders)
    };
    match outcome {
        Ok(outcome) => {
            println!("result\t{}", outcome.result);
            println!("time\t{}", outcome.time.as_micros());
            println!("resident\t{}", peak_resident().unwrap_or(0));
            #[cfg(feature = "meter")]
            allocator::ALLOCATOR.print();
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{name}: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// The most memory that was resident, in bytes, where the system says so.
fn peak_resident() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes << 10)
}
