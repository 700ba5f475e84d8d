//! What the system says about this process's memory, in KiB.
//!
//! Nothing here allocates, so that looking does not change what is seen.

use std::fs::File;
use std::io::Read as _;
use std::process;

/// The most memory that was resident at any time.
pub fn peak_resident() -> Option<usize> {
    field("/proc/self/status", "VmHWM:")
}

/// The memory that is resident now. The counters of `status` may lag behind by some pages for each
/// thread; these are exact.
pub fn resident() -> Option<usize> {
    field("/proc/self/smaps_rollup", "Rss:")
}

/// Ends the program if less than half of the machine's memory is left.
pub(crate) fn end_if_memory_runs_short() {
    let total = field("/proc/meminfo", "MemTotal:");
    let left = field("/proc/meminfo", "MemAvailable:");
    if let (Some(total), Some(left)) = (total, left)
        && left < total / 2
    {
        eprintln!("there is no more than half of this machine's memory left");
        process::exit(3);
    }
}

/// The number after `name` in a file of lines `Name:   123 kB`.
fn field(path: &str, name: &str) -> Option<usize> {
    let mut buffer = [0; 4096];
    let mut length = 0;
    let mut file = File::open(path).ok()?;
    while length < buffer.len() {
        match file.read(&mut buffer[length..]).ok()? {
            0 => break,
            count => length += count,
        }
    }
    let text = core::str::from_utf8(&buffer[..length]).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}
