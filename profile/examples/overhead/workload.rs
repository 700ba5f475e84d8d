//! What is measured: parsing of all Rust sources below the workspace, several times.

use core::hint::black_box;
use std::fs;
use std::path::Path;
use std::time::Instant;

const ROUNDS: usize = 5;

/// Prints the nanoseconds that the work took, without the reading of the files: on the CPU, where the system
/// tells that, so that what else runs on the machine matters less.
pub(crate) fn run() {
    let mut sources = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../src"),
        &mut sources,
    );
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut sources);
    let (begin, begin_on_cpu) = (Instant::now(), on_cpu());
    for _ in 0..ROUNDS {
        let parsed: Vec<_> = sources
            .iter()
            .filter_map(|text| syn::parse_file(text).ok())
            .collect();
        assert!(
            black_box(&parsed).len() * 10 > sources.len() * 9,
            "most sources are Rust"
        );
    }
    let elapsed = begin.elapsed().as_nanos();
    println!(
        "{}",
        on_cpu()
            .zip(begin_on_cpu)
            .map_or(elapsed, |(end, begin)| end - begin)
    );
}

/// Nanoseconds that this thread has been on a CPU.
fn on_cpu() -> Option<u128> {
    let text = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok()
}

fn collect(folder: &Path, sources: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            sources.extend(fs::read_to_string(&path));
        }
    }
}
