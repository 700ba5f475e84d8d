//! The comparison of what the files name with what the table allows.

use std::collections::{BTreeMap, BTreeSet};

use super::paths::{self, Path, Reference, Source};
use super::table::Room;
use crate::Failure;

/// What was found about one module of the root.
#[derive(Debug)]
pub(super) struct Verdict {
    module: String,
    /// The other modules of the root that it names.
    names: BTreeSet<String>,
    /// What is wrong, each with its place.
    pub(super) complaints: Vec<String>,
}

impl Verdict {
    /// `page -> addr, error`.
    pub(super) fn sentence(&self) -> String {
        let names = self
            .names
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(", ");
        format!(
            "{} -> {}",
            self.module,
            if names.is_empty() { "nothing" } else { &names }
        )
    }
}

/// A file of the library that is compiled for users.
struct File<'a> {
    name: &'a str,
    module: Path,
    source: Source,
}

impl File<'_> {
    /// The file and the line, as a compiler would print them.
    fn place(&self, reference: &Reference) -> String {
        format!("{}:{}", self.name, reference.line)
    }
}

/// Compares `files`, pairs of a name such as `src/page/list.rs` and a text, with the table.
///
/// One verdict for each module of the root that has a file or a row, in the order of the table.
pub(super) fn verdicts(rooms: &[Room], files: &[(String, String)]) -> Result<Vec<Verdict>, Failure> {
    let files = read_all(files)?;
    let mut modules: Vec<&str> = rooms.iter().map(|room| room.module).collect();
    for file in &files {
        if let Some(first) = file.module.first()
            && !modules.contains(&first.as_str())
        {
            modules.push(first);
        }
    }
    Ok(modules
        .into_iter()
        .map(|module| verdict(rooms, &files, module))
        .collect())
}

/// Reads every file and leaves out those that are compiled for tests only.
fn read_all(files: &[(String, String)]) -> Result<Vec<File<'_>>, Failure> {
    let mut read = Vec::new();
    for (name, text) in files {
        let module = module_of(name);
        let source = paths::read(&module, text).map_err(|problem| format!("{name}: {problem}"))?;
        read.push(File { name, module, source });
    }
    let test_modules: Vec<Path> = read
        .iter()
        .flat_map(|file| file.source.test_modules.clone())
        .collect();
    read.retain(|file| !test_modules.iter().any(|path| file.module.starts_with(path)));
    Ok(read)
}

/// The module whose text is in the file: `["page", "list"]` for `src/page/list.rs`.
fn module_of(name: &str) -> Path {
    let inner = name.strip_prefix("src/").unwrap_or(name);
    let inner = inner.strip_suffix(".rs").unwrap_or(inner);
    let inner = inner.strip_suffix("/mod").unwrap_or(inner);
    if inner == "lib" {
        Vec::new()
    } else {
        inner.split('/').map(str::to_owned).collect()
    }
}

fn verdict(rooms: &[Room], files: &[File<'_>], module: &str) -> Verdict {
    let mut verdict = Verdict {
        module: module.to_owned(),
        names: BTreeSet::new(),
        complaints: Vec::new(),
    };
    let own: Vec<&File<'_>> = files
        .iter()
        .filter(|file| file.module.first().is_some_and(|f| f == module))
        .collect();
    let Some(room) = rooms.iter().find(|room| room.module == module) else {
        verdict
            .complaints
            .push(format!("`{module}` has no row in the table of layers"));
        return verdict;
    };
    if own.is_empty() {
        verdict.complaints.push(format!(
            "the table of layers has a row for `{module}`, and src/ has no such module"
        ));
    }
    for file in &own {
        for reference in &file.source.references {
            let Some(name) = root_name(files, reference) else {
                let what = reference.path.first().map_or("everything", String::as_str);
                let place = file.place(reference);
                verdict.complaints.push(format!(
                    "{place}: names `{what}` of lib.rs, which lies above every module"
                ));
                continue;
            };
            if name == module {
                continue;
            }
            verdict.names.insert(name.to_owned());
            if let Some(complaint) = forbidden(rooms, room, name) {
                verdict
                    .complaints
                    .push(format!("{}: {complaint}", file.place(reference)));
            }
        }
    }
    for safe in room.safe {
        let promised = own.iter().find(|file| file.module.join("::") == *safe);
        if !promised.is_some_and(|file| file.source.forbids_unsafe) {
            verdict
                .complaints
                .push(format!("`{safe}` does not begin with `#![forbid(unsafe_code)]`"));
        }
    }
    verdict.complaints.extend(cycles(&own));
    verdict
}

/// The module of the root that a path leads through, or that defines the macro which it names; `None` for an item of
/// the root itself.
fn root_name<'a>(files: &'a [File<'_>], reference: &'a Reference) -> Option<&'a str> {
    let first = reference.path.first()?;
    let leads_through = |file: &&File<'_>| file.module.first() == Some(first);
    let defines = |file: &&File<'_>| reference.path.len() == 1 && file.source.macros.contains(first);
    let file = files
        .iter()
        .find(leads_through)
        .or_else(|| files.iter().find(defines))?;
    file.module.first().map(String::as_str)
}

/// Why `room` may not name the module `name`.
fn forbidden(rooms: &[Room], room: &Room, name: &str) -> Option<String> {
    let other = rooms.iter().find(|other| other.module == name)?;
    let allowed = other.layer < room.layer || room.neighbours.contains(&name);
    let Room { module, layer, .. } = room;
    (!allowed).then(|| {
        format!(
            "`{module}` (layer {layer}) names `{name}` (layer {})",
            other.layer
        )
    })
}

/// Every cycle between the files of a folder, for each folder of the module.
fn cycles(files: &[&File<'_>]) -> Vec<String> {
    let folders: BTreeSet<&[String]> = files
        .iter()
        .flat_map(|file| (1..file.module.len()).map(|length| &file.module[..length]))
        .collect();
    folders
        .into_iter()
        .filter_map(|folder| cycle(folder, &imports_within(folder, files)))
        .collect()
}

/// Who imports whom between the children of `folder`, with the place of one such import.
type Imports<'a> = BTreeMap<&'a str, BTreeMap<&'a str, String>>;

fn imports_within<'a>(folder: &[String], files: &[&'a File<'_>]) -> Imports<'a> {
    fn child<'p>(folder: &[String], path: &'p [String]) -> Option<&'p str> {
        path.strip_prefix(folder)?.first().map(String::as_str)
    }
    let children: BTreeSet<&str> = files
        .iter()
        .filter_map(|file| child(folder, &file.module))
        .collect();
    let mut imports = Imports::new();
    for file in files {
        let Some(from) = child(folder, &file.module) else {
            continue;
        };
        for reference in &file.source.references {
            if let Some(to) = child(folder, &reference.path)
                && to != from
                && children.contains(to)
            {
                imports
                    .entry(from)
                    .or_default()
                    .entry(to)
                    .or_insert_with(|| file.place(reference));
            }
        }
    }
    imports
}

/// A cycle among `imports`, in words.
fn cycle(folder: &[String], imports: &Imports<'_>) -> Option<String> {
    let mut finished = BTreeSet::new();
    imports.keys().find_map(|start| {
        let trail = cycle_from(start, imports, &mut Vec::new(), &mut finished)?;
        let steps = trail.windows(2).filter_map(|pair| {
            Some(format!(
                "{} names {} at {}",
                pair[0],
                pair[1],
                imports.get(pair[0])?.get(pair[1])?
            ))
        });
        Some(format!(
            "cycle within `{}`: {}",
            folder.join("::"),
            steps.collect::<Vec<_>>().join(", ")
        ))
    })
}

/// Follows imports from `at`; returns the trail from the file met twice back to itself.
fn cycle_from<'a>(
    at: &'a str,
    imports: &Imports<'a>,
    trail: &mut Vec<&'a str>,
    finished: &mut BTreeSet<&'a str>,
) -> Option<Vec<&'a str>> {
    if let Some(start) = trail.iter().position(|met| *met == at) {
        return Some([&trail[start..], &[at]].concat());
    }
    if finished.contains(at) {
        return None;
    }
    trail.push(at);
    let found = imports.get(at).and_then(|next| {
        next.keys()
            .find_map(|to| cycle_from(to, imports, trail, finished))
    });
    trail.pop();
    finished.insert(at);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOMS: &[Room] = &[
        Room {
            module: "error",
            layer: 0,
            neighbours: &[],
            safe: &["error"],
        },
        Room {
            module: "lock",
            layer: 1,
            neighbours: &[],
            safe: &[],
        },
        Room {
            module: "pager",
            layer: 1,
            neighbours: &["lock"],
            safe: &[],
        },
        Room {
            module: "page",
            layer: 2,
            neighbours: &[],
            safe: &["page::math"],
        },
    ];

    /// A library that keeps every rule; planted files replace those of the same name or join them.
    fn planted(plants: &[(&str, &str)]) -> Vec<Verdict> {
        let mut files = BTreeMap::from([
            (
                "src/lib.rs",
                "mod error; mod lock; mod pager; mod page; pub use page::Page; pub use crate::lock::Spin;",
            ),
            ("src/error.rs", "#![forbid(unsafe_code)]"),
            ("src/lock/mod.rs", "use crate::error::Error;"),
            ("src/pager/mod.rs", "use crate::lock::Spin; mod os; mod ranges;"),
            ("src/pager/os.rs", "use super::{Pager, ranges::Ranges};"),
            ("src/pager/ranges.rs", "use crate::pager::Pager;"),
            (
                "src/page/mod.rs",
                "mod list; mod math; pub use list::List; use crate::pager::Pager; #[cfg(test)] mod tests;",
            ),
            ("src/page/list.rs", "use super::math; use crate::page::Page;"),
            ("src/page/math.rs", "#![forbid(unsafe_code)]"),
            ("src/page/tests.rs", "use crate::zone::Zone; use crate::Page;"),
        ]);
        files.extend(plants.iter().copied());
        let files: Vec<(String, String)> = files
            .into_iter()
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .collect();
        verdicts(ROOMS, &files).unwrap()
    }

    /// The only complaint of all verdicts.
    fn complaint(plants: &[(&str, &str)]) -> String {
        let complaints: Vec<String> = planted(plants)
            .into_iter()
            .flat_map(|verdict| verdict.complaints)
            .collect();
        assert_eq!(complaints.len(), 1, "{complaints:?}");
        complaints.concat()
    }

    #[test]
    fn a_library_that_keeps_the_rules_passes() {
        let verdicts = planted(&[]);
        assert!(
            verdicts.iter().all(|verdict| verdict.complaints.is_empty()),
            "{verdicts:?}"
        );
        let sentences: Vec<String> = verdicts.iter().map(Verdict::sentence).collect();
        assert_eq!(
            sentences,
            [
                "error -> nothing",
                "lock -> error",
                "pager -> lock",
                "page -> pager"
            ]
        );
    }

    #[test]
    fn an_upward_import_is_found() {
        let found = complaint(&[("src/lock/spin.rs", "\nuse crate::page::Page;")]);
        assert_eq!(
            found,
            "src/lock/spin.rs:2: `lock` (layer 1) names `page` (layer 2)"
        );
        complaint(&[("src/lock/spin.rs", "use super::super::page::Page;")]);
        complaint(&[("src/lock/spin.rs", "fn f() { let x = crate::page::new(); }")]);
    }

    #[test]
    fn a_macro_belongs_to_the_module_that_defines_it() {
        let exported = "#[macro_export] macro_rules! spin_lock { () => {} } fn f() { crate::spin_lock!() }";
        assert!(
            planted(&[("src/lock/spin.rs", exported)])
                .iter()
                .all(|verdict| verdict.complaints.is_empty())
        );
        let upward = [
            ("src/page/list.rs", "macro_rules! listed { () => {} }"),
            ("src/lock/spin.rs", "crate::listed! {}"),
        ];
        assert_eq!(
            complaint(&upward),
            "src/lock/spin.rs:1: `lock` (layer 1) names `page` (layer 2)"
        );
    }

    #[test]
    fn a_sideways_import_is_found_unless_the_table_allows_it() {
        let found = complaint(&[("src/lock/spin.rs", "use crate::pager::Pager;")]);
        assert_eq!(
            found,
            "src/lock/spin.rs:1: `lock` (layer 1) names `pager` (layer 1)"
        );
    }

    #[test]
    fn an_import_from_the_root_is_found() {
        let found = complaint(&[("src/lock/spin.rs", "use crate::Page;")]);
        assert_eq!(
            found,
            "src/lock/spin.rs:1: names `Page` of lib.rs, which lies above every module"
        );
        complaint(&[("src/lock/spin.rs", "use crate::*;")]);
        complaint(&[("src/lock/spin.rs", "crate::unknown! {}")]);
        complaint(&[("src/lock/mod.rs", "use super::Page;")]);
    }

    #[test]
    fn a_module_without_a_row_and_a_row_without_a_module_are_found() {
        assert_eq!(
            complaint(&[("src/extra.rs", "")]),
            "`extra` has no row in the table of layers"
        );
        let files = [("src/lib.rs".to_owned(), String::new())];
        let absent = verdicts(ROOMS, &files).unwrap();
        assert!(
            absent
                .iter()
                .all(|verdict| verdict.complaints[0].contains("no such module"))
        );
    }

    #[test]
    fn a_broken_promise_of_safe_code_is_found() {
        assert!(complaint(&[("src/error.rs", "")]).contains("`error` does not begin"));
        assert!(complaint(&[("src/page/math.rs", "")]).contains("`page::math` does not begin"));
    }

    #[test]
    fn a_cycle_between_files_is_found() {
        let found = complaint(&[
            (
                "src/page/math.rs",
                "#![forbid(unsafe_code)] use super::word::Word;",
            ),
            ("src/page/word.rs", "\nuse crate::page::list::List;"),
        ]);
        let steps = "list names math at src/page/list.rs:1, math names word at src/page/math.rs:1, \
                     word names list at src/page/word.rs:2";
        assert_eq!(found, format!("cycle within `page`: {steps}"));
    }

    #[test]
    fn a_cycle_between_a_file_and_a_folder_is_found() {
        let found = complaint(&[
            ("src/pager/system/mod.rs", "mod unix;"),
            ("src/pager/system/unix.rs", "use crate::pager::os::Os;"),
            ("src/pager/os.rs", "use super::system::Memory;"),
        ]);
        assert!(found.starts_with("cycle within `pager`: os names system"));
    }

    #[test]
    fn a_cycle_in_a_deeper_folder_is_found() {
        let found = complaint(&[
            ("src/pager/system/mod.rs", "mod unix; mod size;"),
            ("src/pager/system/unix.rs", "use super::size::of;"),
            ("src/pager/system/size.rs", "use super::unix::page;"),
        ]);
        assert!(found.starts_with("cycle within `pager::system`: size names unix"));
    }
}
