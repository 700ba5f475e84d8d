//! `panics`: allocation, free, reallocation and trim of every kind of zone reach no panic, no unwinding and no
//! formatting.
//!
//! The library `panic-free` exports the operations of each zone behind a symbol. Each symbol is linked alone, without
//! all that it does not reach, and what is left is looked at by the names of its symbols. The panic handler of that
//! library calls a function that nobody defines, so that a panic is seen whatever was inlined.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use object::read::archive::ArchiveFile;
use object::{Object as _, ObjectSection as _, ObjectSymbol as _, RelocationTarget, SectionKind, SymbolKind};

use super::each_program;
use crate::Failure;
use crate::process::{LIMIT, exists, output_of};
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;

/// The manifest of the library, a workspace of its own, named from the root.
pub(super) const MANIFEST: &str = "panic-free/Cargo.toml";

/// The library.
const LIBRARY: &str = "libslabmalloc_panic_free.a";

/// What the names of its symbols start with; those of controls go on with what they reach.
const ENTRIES: &[&str] = &["zone_", "by_hand_", CONTROL];
const CONTROL: &str = "control_";

/// Calls the linker of the system.
const LINKER: &str = "cc";

/// What must not be reached, and the parts of symbols that tell of it.
const FORBIDDEN: &[(&str, &[&str])] = &[
    (
        "panic",
        &[
            "4core9panicking",
            "rust_begin_unwind",
            "panic_handler_was_reached",
        ],
    ),
    ("unwinding", &["_Unwind_", "eh_personality"]),
    ("formatting", &["4core3fmt"]),
];

/// Links the entries named, or all, and looks at each in a row.
pub(super) fn run(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    if !cfg!(target_os = "linux") {
        report.skipped("panics", "the linker's options are those of Linux");
        return Ok(());
    }
    if !exists(LINKER) {
        report.skipped("panics", &format!("there is no `{LINKER}`"));
        return Ok(());
    }
    let folder = workspace.target().join("panics");
    let library = folder.join("release").join(LIBRARY);
    let list = || {
        let mut build = workspace.cargo(&format!("build --locked --release --manifest-path {MANIFEST}"));
        build.env("CARGO_TARGET_DIR", &folder).env_remove("RUSTFLAGS");
        output_of(build, LIMIT)?;
        let names = entries(&fs::read(&library)?)?;
        if !names.iter().any(|name| name.starts_with(CONTROL)) {
            return Err("nothing is planted".into());
        }
        Ok(names.into_iter().collect::<Vec<_>>().join("\n"))
    };
    each_program(
        arguments,
        report,
        "the zones compile, without `std`",
        list,
        |name| {
            let linked = link(&library, &folder, name)?;
            verdict(name, &Reached::by(name, &fs::read(linked)?)?)
        },
    )
}

/// The entries that an archive has.
fn entries(archive: &[u8]) -> Result<BTreeSet<String>, Failure> {
    let mut names = BTreeSet::new();
    for member in ArchiveFile::parse(archive)?.members() {
        let Ok(file) = object::File::parse(member?.data(archive)?) else {
            continue;
        };
        let global = file
            .symbols()
            .filter(|symbol| symbol.is_definition() && symbol.is_global());
        for name in global.filter_map(|symbol| symbol.name().ok().map(str::to_owned)) {
            if ENTRIES.iter().any(|start| name.starts_with(start)) {
                names.insert(name);
            }
        }
    }
    Ok(names)
}

/// Links what an entry reaches. What the library takes from its program stays undefined.
fn link(library: &Path, folder: &Path, entry: &str) -> Result<PathBuf, Failure> {
    let linked = folder.join(entry);
    let mut command = Command::new(LINKER);
    command
        .args(["-nostdlib", "-static", "-no-pie", "-o"])
        .arg(&linked)
        .args([
            "-Wl,--gc-sections",
            "-Wl,--emit-relocs",
            "-Wl,--unresolved-symbols=ignore-all",
        ])
        .args([format!("-Wl,--entry={entry}"), format!("-Wl,--undefined={entry}")])
        .arg(library);
    output_of(command, LIMIT)?;
    Ok(linked)
}

/// What was found in a linked program.
#[derive(Debug, Default)]
struct Reached {
    functions: usize,
    bytes: u64,
    /// By what is forbidden: the symbols, and who refers to each.
    forbidden: BTreeMap<&'static str, BTreeMap<String, BTreeSet<String>>>,
}

impl Reached {
    /// Looks at a program with this entry.
    fn by(entry: &str, program: &[u8]) -> Result<Self, Failure> {
        let file = object::File::parse(program)?;
        let mut reached = Self::default();
        let mut starts = BTreeMap::new();
        let mut has_entry = false;
        for symbol in file.symbols() {
            let name = symbol.name()?;
            has_entry |= name == entry && symbol.is_definition();
            if symbol.kind() == SymbolKind::Text && symbol.is_definition() {
                reached.functions += 1;
                reached.bytes += symbol.size();
                starts.insert(symbol.address(), name);
            }
            if let Some(what) = forbidden(name) {
                let symbols = reached.forbidden.entry(what).or_default();
                symbols.insert(name.to_owned(), BTreeSet::new());
            }
        }
        if !has_entry || reached.bytes == 0 {
            return Err(format!("`{entry}` is not in the program, or reaches no code").into());
        }
        reached.find_callers(&file, &starts)?;
        Ok(reached)
    }

    /// Adds who refers to what is forbidden; `starts` has the functions by address.
    fn find_callers(&mut self, file: &object::File<'_>, starts: &BTreeMap<u64, &str>) -> Result<(), Failure> {
        let function_at = |address: u64| starts.range(..=address).next_back().map(|(_, name)| *name);
        for section in file
            .sections()
            .filter(|section| section.kind() == SectionKind::Text)
        {
            for (place, relocation) in section.relocations() {
                let RelocationTarget::Symbol(index) = relocation.target() else {
                    continue;
                };
                let symbol = file.symbol_by_index(index)?;
                let target = if symbol.kind() == SymbolKind::Section {
                    // A call is relative to its end, four bytes behind where its distance stands.
                    let offset = relocation.addend().wrapping_add(4);
                    function_at(symbol.address().wrapping_add_signed(offset)).unwrap_or_default()
                } else {
                    symbol.name()?
                };
                let symbols = self.forbidden.values_mut();
                for callers in symbols.filter_map(|symbols| symbols.get_mut(target)) {
                    callers.extend(function_at(place).map(str::to_owned));
                }
            }
        }
        Ok(())
    }

    /// What is forbidden, a line for each symbol.
    fn listed(&self) -> String {
        let mut lines = Vec::new();
        for (what, symbols) in &self.forbidden {
            for (symbol, callers) in symbols {
                let callers: Vec<_> = callers.iter().map(|name| readable(name)).collect();
                lines.push(format!(
                    "{what}: {}, from {}",
                    readable(symbol),
                    callers.join(", ")
                ));
            }
        }
        lines.join("\n")
    }
}

/// What a symbol tells of that must not be there.
fn forbidden(symbol: &str) -> Option<&'static str> {
    let tells = |parts: &[&str]| parts.iter().any(|part| symbol.contains(part));
    let found = FORBIDDEN.iter().find(|(_, parts)| tells(parts));
    found.map(|(what, _)| *what)
}

/// A symbol as it stands in the source.
fn readable(symbol: &str) -> String {
    format!("{:#}", rustc_demangle::demangle(symbol))
}

/// Nothing is reached that is forbidden, or it is a control and that is reached which its name says.
fn verdict(name: &str, reached: &Reached) -> Result<Outcome, Failure> {
    if let Some(planted) = name.strip_prefix(CONTROL) {
        let seen = reached.forbidden.keys().find(|what| planted.starts_with(*what));
        return match seen {
            Some(what) => Ok(Outcome::Passed(format!("{what} was seen"))),
            None => Err(format!("what is planted was not seen\n{}", reached.listed()).into()),
        };
    }
    if reached.forbidden.is_empty() {
        let (functions, kib) = (reached.functions, reached.bytes.div_ceil(1024));
        return Ok(Outcome::Passed(format!(
            "none in {functions} functions of {kib} KiB"
        )));
    }
    Err(reached.listed().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reaching(symbol: &str) -> Reached {
        let mut reached = Reached::default();
        if let Some(what) = forbidden(symbol) {
            let symbols = reached.forbidden.entry(what).or_default();
            symbols.insert(symbol.to_owned(), BTreeSet::new());
        }
        reached
    }

    #[test]
    fn symbols_tell_what_is_reached() {
        for (symbol, what) in [
            ("_ZN4core9panicking9panic_fmt17h0123456789abcdefE", Some("panic")),
            ("_RNvNtCs123_4core9panicking18panic_bounds_check", Some("panic")),
            ("_RNvCs123_7___rustc17rust_begin_unwind", Some("panic")),
            ("_Unwind_Resume", Some("unwinding")),
            (
                "_RNvXNtNtNtCs123_4core3fmt3num3impjNtB4_7Display3fmt",
                Some("formatting"),
            ),
            ("_RNvNtCs123_21slabmalloc_panic_free5zones5PLAIN", None),
            ("memcpy", None),
        ] {
            assert_eq!(forbidden(symbol), what, "{symbol}");
        }
    }

    #[test]
    fn a_control_reaches_what_its_name_says_and_a_zone_nothing() {
        let panic = || reaching("_ZN4core9panicking5panicE");
        assert!(verdict("zone_plain", &reaching("memcpy")).is_ok());
        assert!(verdict("zone_plain", &panic()).is_err());
        assert!(verdict("control_panic_index", &panic()).is_ok());
        assert!(verdict("control_formatting_number", &panic()).is_err());
        assert!(verdict("control_panic_index", &reaching("memcpy")).is_err());
    }

    #[test]
    fn a_program_without_its_entry_is_no_proof() {
        let this = fs::read(std::env::current_exe().unwrap()).unwrap();
        assert!(Reached::by("no_such_entry", &this).is_err());
        let all = Reached::by("main", &this).unwrap();
        assert!(all.forbidden.contains_key("panic") && all.functions > 100);
    }
}
