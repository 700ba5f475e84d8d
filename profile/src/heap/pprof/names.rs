//! Names that the linker has given to functions.
//!
//! Debugging information of line tables alone names a function as it is called in its module: `new`. The linker knows
//! the whole name, of functions that are not inlined.

use std::collections::HashMap;
use std::fs::File;

use object::read::ReadCache;
use object::{Object, ObjectSegment, ObjectSymbol, SymbolKind};

use super::mappings::Mapping;

/// The names of the functions at these addresses of one mapping, as far as its file tells them.
pub(super) fn in_file(mapping: &Mapping, addresses: &[u64]) -> HashMap<u64, String> {
    let mut names = HashMap::new();
    let Ok(file) = File::open(&mapping.file) else {
        return names;
    };
    let cache = ReadCache::new(file);
    let Ok(object) = object::File::parse(&cache) else {
        return names;
    };
    let functions = object
        .symbols()
        .filter(|symbol| symbol.kind() == SymbolKind::Text && symbol.size() > 0);
    let mut functions: Vec<_> = functions
        .map(|symbol| (symbol.address(), symbol.size(), symbol.index()))
        .collect();
    functions.sort_unstable_by_key(|&(start, ..)| start);
    for &address in addresses {
        // From the address in memory to the place in the file, and from there to the address that the linker meant.
        let place = address - mapping.start + mapping.offset;
        let segments = object.segments();
        let meant = segments.filter_map(|segment| {
            let (start, size) = segment.file_range();
            let inside = place.checked_sub(start).filter(|&inside| inside < size)?;
            Some(segment.address() + inside)
        });
        for meant in meant {
            let after = functions.partition_point(|&(start, ..)| start <= meant);
            let Some(&(start, size, index)) = after.checked_sub(1).and_then(|place| functions.get(place))
            else {
                continue;
            };
            if let Ok(symbol) = object.symbol_by_index(index)
                && let Ok(name) = symbol.name()
                && meant - start < size
            {
                names.insert(address, name.to_owned());
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::heap::pprof::mappings::of_this_process;

    #[inline(never)]
    fn a_function_of_this_module() {
        core::hint::black_box(5);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_function_has_its_whole_name() {
        let mappings = of_this_process();
        let address = a_function_of_this_module as fn() as usize as u64;
        let names = in_file(&mappings[0], &[address]);
        let name = backtrace::SymbolName::new(names[&address].as_bytes()).to_string();
        assert!(
            name.contains("::names::tests::a_function_of_this_module"),
            "{name}"
        );
    }

    #[test]
    fn files_that_are_none_have_no_names() {
        let mapping = |file: &str| Mapping {
            start: 0,
            end: 10,
            offset: 0,
            file: file.to_owned(),
            build: String::new(),
        };
        assert!(in_file(&mapping("[vdso]"), &[5]).is_empty());
        assert!(in_file(&mapping(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")), &[5]).is_empty());
    }
}
