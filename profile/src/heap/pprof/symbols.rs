//! What the return addresses of a stack are in the sources.

use std::collections::HashMap;

use backtrace::{Symbol, SymbolName, resolve};

use super::mappings::Mapping;
use super::names;
use crate::heap::FILES;

/// A line of the sources; one of several at an address, where functions are inlined into each other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct Line {
    /// The function's name as it is written.
    pub(super) function: String,
    /// And as the linker has it, if that is another one. Where both are the same, the tools take the name for one of
    /// C++ and leave out what is between angle brackets.
    pub(super) symbol: String,
    pub(super) file: String,
    pub(super) number: u64,
}

/// A place on a stack.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Frame {
    /// An address of the call, not of what comes after it.
    pub(super) address: u64,
    /// Its lines, the innermost first. Empty where nothing is known.
    pub(super) lines: Vec<Line>,
}

/// Looks addresses up, each once.
#[derive(Debug, Default)]
pub(super) struct Symbols {
    /// Names that the linker has given, by addresses of calls.
    names: HashMap<u64, String>,
    known: HashMap<usize, Vec<Line>>,
}

impl Symbols {
    /// For the stacks that will be looked up, in code of these mappings.
    pub(super) fn of<'a>(stacks: impl Iterator<Item = &'a [usize]>, mappings: &[Mapping]) -> Self {
        let mut addresses: Vec<u64> = stacks.flatten().copied().map(call).collect();
        addresses.sort_unstable();
        addresses.dedup();
        let mut names = HashMap::new();
        for mapping in mappings {
            let of = |address: &u64| *address < mapping.start;
            let start = addresses.partition_point(of);
            let length = addresses
                .iter()
                .skip(start)
                .take_while(|&&address| mapping.holds(address))
                .count();
            let inside = addresses.get(start..start + length).unwrap_or_default();
            if !inside.is_empty() {
                names.extend(names::in_file(mapping, inside));
            }
        }
        Self {
            names,
            known: HashMap::new(),
        }
    }

    /// The frames of a stack from the function on that asked for memory: without those between it and the heap.
    pub(super) fn frames(&mut self, stack: &[usize]) -> Vec<Frame> {
        let frames = stack.iter().map(|&address| Frame {
            address: call(address),
            lines: self.lines(address).to_vec(),
        });
        let frames = frames.collect();
        without_allocator(frames)
    }

    fn lines(&mut self, address: usize) -> &[Line] {
        self.known.entry(address).or_insert_with(|| {
            let mut lines = Vec::new();
            // It takes a return address and looks up the call before it.
            resolve(core::ptr::without_provenance_mut(address), |symbol| {
                lines.extend(line(symbol));
            });
            if let Some(name) = self.names.get(&call(address)) {
                named(&mut lines, name);
            }
            lines
        })
    }
}

/// An address of the call that will return to this one.
const fn call(address: usize) -> u64 {
    (address as u64).saturating_sub(1)
}

fn line(symbol: &Symbol) -> Option<Line> {
    let (function, linked) = names_of(&symbol.name()?);
    Some(Line {
        function,
        symbol: linked,
        file: symbol
            .filename()
            .map(|file| file.display().to_string())
            .unwrap_or_default(),
        number: symbol.lineno().unwrap_or_default().into(),
    })
}

/// A name as it is written, without the hash at its end, and as the linker has it, if that is another one.
fn names_of(name: &SymbolName<'_>) -> (String, String) {
    let function = format!("{name:#}");
    let linked = name.as_str().filter(|&linked| linked != function);
    (function, linked.unwrap_or_default().to_owned())
}

/// Gives the function that the others are inlined into the name that the linker has for it, unless it has one of that
/// kind.
fn named(lines: &mut Vec<Line>, name: &str) {
    if lines.is_empty() {
        lines.push(Line::default());
    }
    if let Some(last) = lines.last_mut()
        && last.symbol.is_empty()
    {
        (last.function, last.symbol) = names_of(&SymbolName::new(name.as_bytes()));
    }
}

/// Frames among which the last of the allocator's is looked for: no more lie between it and where the stack was
/// captured.
const ALLOCATOR_FRAMES: usize = 32;

/// The frames without those of the allocator and of what the standard library has in front of it; all of them where the
/// allocator's are not known, or there would be no other.
///
/// First all until the last one of an allocator: nothing that it calls is of interest. Then what lies between it and
/// whoever wanted memory.
fn without_allocator(frames: Vec<Frame>) -> Vec<Frame> {
    // Each line with the numbers of frame and line; a frame of which nothing is known is one.
    let places = frames.iter().enumerate().flat_map(|(number, frame)| {
        let lines = frame
            .lines
            .iter()
            .map(Some)
            .chain(frame.lines.is_empty().then_some(None));
        lines.enumerate().map(move |(depth, line)| (number, depth, line))
    });
    let near = places
        .clone()
        .take_while(|&(number, ..)| number < ALLOCATOR_FRAMES);
    let last = near
        .enumerate()
        .filter(|(_, (.., line))| line.is_some_and(is_allocator))
        .last();
    let Some((last, _)) = last else {
        return frames;
    };
    let first = places
        .skip(last + 1)
        .find(|(.., line)| !line.is_some_and(is_between));
    let Some((number, depth, _)) = first else {
        return frames;
    };
    let mut rest: Vec<Frame> = frames.into_iter().skip(number).collect();
    if let Some(first) = rest.first_mut() {
        first.lines.drain(..depth);
    }
    rest
}

/// Whether it is a function of a global allocator, or where the compiler goes to one.
fn is_allocator(line: &Line) -> bool {
    const ENTRIES: [&str; 3] = ["__rust_alloc", "__rust_realloc", "__rust_alloc_zeroed"];
    line.function.contains("as core::alloc::global::GlobalAlloc>::")
        || line.function.starts_with("slabmalloc_profile::heap::")
        || FILES.iter().any(|file| line.file.ends_with(file))
        || ENTRIES.iter().any(|entry| line.function.ends_with(entry))
}

/// Whether it is a function between an allocator and a collection, a box or the like. The name of an inlined one may
/// be all but complete.
fn is_between(line: &Line) -> bool {
    let function = line.function.trim_start_matches('<');
    function.starts_with("alloc::alloc::")
        || function.starts_with("alloc::raw_vec::")
        || line.file.ends_with("library/alloc/src/alloc.rs")
        || line.file.contains("library/alloc/src/raw_vec")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(address: u64, functions: &[&str]) -> Frame {
        let line = |function: &&str| Line {
            function: (*function).to_owned(),
            ..Line::default()
        };
        Frame {
            address,
            lines: functions.iter().map(line).collect(),
        }
    }

    #[test]
    fn a_stack_begins_with_who_wanted_memory() {
        let stack = [
            frame(
                1,
                &[
                    "backtrace::trace_unsynchronized",
                    "slabmalloc_profile::heap::sample",
                ],
            ),
            frame(
                2,
                &[
                    "<slabmalloc_profile::heap::sampled::Sampled<A> as core::alloc::global::GlobalAlloc>::alloc",
                ],
            ),
            frame(3, &["__rustc::__rust_alloc"]),
            frame(
                4,
                &[
                    "alloc::alloc::alloc",
                    "<alloc::raw_vec::RawVec<T>>::grow",
                    "alloc::vec::Vec<T>::push",
                    "mine",
                ],
            ),
            frame(5, &["alloc::alloc::not_at_the_end", "main"]),
        ];
        let rest = without_allocator(stack.to_vec());
        assert_eq!(
            rest,
            [frame(4, &["alloc::vec::Vec<T>::push", "mine"]), stack[4].clone()]
        );
    }

    #[test]
    fn the_linker_names_what_is_not_inlined() {
        let line = |function: &str, symbol: &str| Line {
            function: function.to_owned(),
            symbol: symbol.to_owned(),
            ..Line::default()
        };
        let linked = "_ZN4mine3new17h0123456789abcdefE";
        let mut lines = vec![line("get", ""), line("new", "")];
        named(&mut lines, linked);
        assert_eq!(lines, [line("get", ""), line("mine::new", linked)]);
        let mut whole = vec![line("mine::other", "_ZN4mine5other17h0123456789abcdefE")];
        named(&mut whole, linked);
        assert_eq!(whole[0].function, "mine::other");
        let mut none = Vec::new();
        named(&mut none, "main");
        assert_eq!(none, [line("main", "")]);
    }

    #[test]
    fn what_is_not_known_is_not_cut() {
        let stack = vec![frame(1, &[]), frame(2, &["a"]), frame(3, &[])];
        assert_eq!(without_allocator(stack.clone()), stack);
        // Behind the allocator, an unknown frame is whoever wanted memory.
        let allocator = frame(0, &["__rustc::__rust_alloc"]);
        let known = [core::slice::from_ref(&allocator), stack.as_slice()].concat();
        assert_eq!(without_allocator(known), stack);
        assert_eq!(without_allocator(vec![allocator.clone()]), [allocator]);
        let unknown = Symbols::default().frames(&[1, 2]);
        assert_eq!(unknown.len(), 2);
    }
}
