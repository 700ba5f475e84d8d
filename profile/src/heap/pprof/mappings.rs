//! Files of code in the address space of the process: program and libraries.
//!
//! With them the pprof tools can look up what was not looked up here, and tell builds apart.

use core::fmt::Write;
use std::fs::{self, File};
use std::path::Path;

use object::{Object, read::ReadCache};

/// A range of addresses that code of one file is mapped to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mapping {
    pub(super) start: u64,
    /// The first address behind it.
    pub(super) end: u64,
    /// Where it begins in the file.
    pub(super) offset: u64,
    pub(super) file: String,
    /// The identifier of the build in hexadecimal digits, or empty.
    pub(super) build: String,
}

impl Mapping {
    pub(super) const fn holds(&self, address: u64) -> bool {
        self.start <= address && address < self.end
    }
}

/// Mappings of this process, the program's own first; none on systems that tell of them in other ways than Linux.
pub(super) fn of_this_process() -> Vec<Mapping> {
    let text = fs::read_to_string("/proc/self/maps").unwrap_or_default();
    let mut mappings: Vec<Mapping> = text.lines().filter_map(parsed).collect();
    for mapping in &mut mappings {
        mapping.build = build(Path::new(&mapping.file)).unwrap_or_default();
    }
    // The tools take the first one for the program.
    if let Ok(program) = std::env::current_exe() {
        mappings.sort_by_key(|mapping| Path::new(&mapping.file) != program);
    }
    mappings
}

/// A line of `/proc/self/maps`, if it is of code: `start-end permissions offset device inode path`.
fn parsed(line: &str) -> Option<Mapping> {
    let mut rest = line;
    let mut word = || {
        let (word, after) = rest.trim_start().split_once(' ').unwrap_or((rest, ""));
        rest = after;
        word
    };
    let (range, permissions, offset) = (word(), word(), word());
    let (_device, _inode) = (word(), word());
    let (start, end) = range.split_once('-')?;
    let hexadecimal = |digits| u64::from_str_radix(digits, 16).ok();
    let mapping = Mapping {
        start: hexadecimal(start)?,
        end: hexadecimal(end)?,
        offset: hexadecimal(offset)?,
        file: rest.trim_start().to_owned(),
        build: String::new(),
    };
    permissions.contains('x').then_some(mapping)
}

/// The identifier that the linker gave the file.
fn build(file: &Path) -> Option<String> {
    if !file.is_absolute() {
        return None;
    }
    // Reads parts of the file, as few as there need be.
    let cache = ReadCache::new(File::open(file).ok()?);
    let object = object::File::parse(&cache).ok()?;
    let identifier = object.build_id().ok()??;
    let mut digits = String::new();
    for byte in identifier {
        // Writing into a text does not fail.
        let _ = write!(digits, "{byte:02x}");
    }
    Some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_code_are_read() {
        let line =
            "55d0c8a00000-55d0c8b00000 r-xp 00021000 fe:00 1234                       /usr/bin/a program";
        let mapping = parsed(line).unwrap();
        assert_eq!((mapping.start, mapping.end), (0x55D0_C8A0_0000, 0x55D0_C8B0_0000));
        assert_eq!(
            (mapping.offset, mapping.file.as_str()),
            (0x21000, "/usr/bin/a program")
        );
        assert!(mapping.holds(mapping.start) && !mapping.holds(mapping.end));
    }

    #[test]
    fn data_and_nonsense_are_not() {
        assert_eq!(parsed("55d0c8a00000-55d0c8b00000 rw-p 00000000 00:00 0"), None);
        assert_eq!(parsed(""), None);
        assert_eq!(parsed("x-y r-xp z"), None);
        let nameless = parsed("10-20 r-xp 00000000 00:00 0 ").unwrap();
        assert_eq!(nameless.file, "");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn this_program_is_the_first() {
        let mappings = of_this_process();
        let program = std::env::current_exe().unwrap();
        assert_eq!(Path::new(&mappings[0].file), program);
        assert!(mappings[0].holds(this_program_is_the_first as fn() as usize as u64));
    }
}
