//! The file that the pprof tools read: `profile.proto` of <https://github.com/google/pprof>.
//!
//! A sample has the numbers of its locations, the innermost first, and four values. Locations have lines, lines have
//! functions, and all texts are in one table. The numbers of fields below are those of `profile.proto`.

mod mappings;
mod message;
mod names;
mod symbols;

use std::collections::HashMap;
use std::time::UNIX_EPOCH;

use super::profile::{HeapProfile, Site};
use mappings::Mapping;
use message::Message;
use symbols::{Frame, Line, Symbols};

/// What the values of a sample are, as in the heap profiles of Go; the last is what the tools show first.
const VALUES: [(&str, &str); 4] = [
    ("alloc_objects", "count"),
    ("alloc_space", "bytes"),
    ("inuse_objects", "count"),
    ("inuse_space", "bytes"),
];

/// The function of those stacks for which there was no room.
const NO_ROOM: &str = "[no room for the stack]";

/// Fields of `Profile`.
mod profile {
    pub(super) const SAMPLE_TYPE: u64 = 1;
    pub(super) const SAMPLE: u64 = 2;
    pub(super) const MAPPING: u64 = 3;
    pub(super) const LOCATION: u64 = 4;
    pub(super) const FUNCTION: u64 = 5;
    pub(super) const STRING_TABLE: u64 = 6;
    pub(super) const TIME_NANOS: u64 = 9;
    pub(super) const DURATION_NANOS: u64 = 10;
    pub(super) const PERIOD_TYPE: u64 = 11;
    pub(super) const PERIOD: u64 = 12;
    pub(super) const COMMENT: u64 = 13;
    pub(super) const DEFAULT_SAMPLE_TYPE: u64 = 14;
}

/// The profile as it is in a file.
pub(super) fn encoded(heap: &HeapProfile) -> Vec<u8> {
    let mut file = Encoder::new();
    for (kind, unit) in VALUES {
        let value = file.value_type(kind, unit);
        file.profile.message(profile::SAMPLE_TYPE, &value);
    }
    let stacks = heap.sites.iter().map(|site| site.stack.as_slice());
    let mut symbols = Symbols::of(stacks, &file.mappings);
    for site in &heap.sites {
        file.sample(site, &mut symbols);
    }
    // What was read for looking up is some times as large as the program.
    backtrace::clear_symbol_cache();
    file.what_is_said_once(heap);
    file.finished()
}

/// A file that is being made.
struct Encoder {
    profile: Message,
    texts: Numbers<String>,
    functions: Numbers<(u64, u64, u64)>,
    locations: Numbers<Frame>,
    mappings: Vec<Mapping>,
    /// For each mapping whether it has locations without functions.
    unknown: Vec<bool>,
}

impl Encoder {
    fn new() -> Self {
        let mut texts = Numbers::default();
        // The table begins with the empty text.
        texts.of(String::new());
        let mappings = mappings::of_this_process();
        Self {
            profile: Message::default(),
            texts,
            functions: Numbers::default(),
            locations: Numbers::default(),
            unknown: vec![false; mappings.len()],
            mappings,
        }
    }

    /// The place of a text in the table.
    fn text(&mut self, text: &str) -> u64 {
        self.texts.of(text.to_owned()).0 - 1
    }

    fn value_type(&mut self, kind: &str, unit: &str) -> Message {
        let mut value = Message::default();
        value.number(1, self.text(kind)).number(2, self.text(unit));
        value
    }

    fn sample(&mut self, site: &Site, symbols: &mut Symbols) {
        let frames = if site.stack.is_empty() {
            vec![Frame {
                address: 0,
                lines: vec![Line {
                    function: NO_ROOM.to_owned(),
                    ..Line::default()
                }],
            }]
        } else {
            symbols.frames(&site.stack)
        };
        let locations: Vec<u64> = frames.iter().map(|frame| self.location(frame)).collect();
        let values = [
            site.allocated_objects,
            site.allocated_bytes,
            site.in_use_objects,
            site.in_use_bytes,
        ];
        let mut sample = Message::default();
        sample.numbers(1, locations).numbers(2, values);
        self.profile.message(profile::SAMPLE, &sample);
    }

    fn location(&mut self, frame: &Frame) -> u64 {
        let (number, new) = self.locations.of(frame.clone());
        if !new {
            return number;
        }
        let mapping = self
            .mappings
            .iter()
            .position(|mapping| mapping.holds(frame.address));
        if let Some(unknown) = mapping.and_then(|mapping| self.unknown.get_mut(mapping)) {
            *unknown |= frame.lines.is_empty();
        }
        let mut location = Message::default();
        location
            .number(1, number)
            .number(2, mapping.map_or(0, |mapping| mapping as u64 + 1))
            .number(3, frame.address);
        for line in &frame.lines {
            let mut message = Message::default();
            message.number(1, self.function(line)).number(2, line.number);
            location.message(4, &message);
        }
        self.profile.message(profile::LOCATION, &location);
        number
    }

    fn function(&mut self, line: &Line) -> u64 {
        let texts = (
            self.text(&line.function),
            self.text(&line.symbol),
            self.text(&line.file),
        );
        let (number, new) = self.functions.of(texts);
        if new {
            let (name, system_name, file) = texts;
            let mut function = Message::default();
            function
                .number(1, number)
                .number(2, name)
                .number(3, system_name)
                .number(4, file);
            self.profile.message(profile::FUNCTION, &function);
        }
        number
    }

    /// What is said once, and the mappings.
    fn what_is_said_once(&mut self, heap: &HeapProfile) {
        let began = heap.began.and_then(|began| began.duration_since(UNIX_EPOCH).ok());
        let nanoseconds = |time: core::time::Duration| u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
        let period = self.value_type("space", "bytes");
        let (kind, _) = VALUES[VALUES.len() - 1];
        let kind = self.text(kind);
        self.profile
            // When it was collected, by which tools tell one from the other.
            .number(
                profile::TIME_NANOS,
                began.map_or(0, |began| nanoseconds(began + heap.duration)),
            )
            .number(profile::DURATION_NANOS, nanoseconds(heap.duration))
            .message(profile::PERIOD_TYPE, &period)
            .number(profile::PERIOD, heap.interval)
            .number(profile::DEFAULT_SAMPLE_TYPE, kind);
        let comments: Vec<u64> = heap
            .unplaced
            .to_string()
            .lines()
            .map(|line| self.text(line))
            .collect();
        if !comments.is_empty() {
            self.profile.numbers(profile::COMMENT, comments);
        }
        let mappings = core::mem::take(&mut self.mappings);
        for (number, (mapping, unknown)) in mappings.iter().zip(self.unknown.clone()).enumerate() {
            let known = u64::from(!unknown);
            let mut message = Message::default();
            message
                .number(1, number as u64 + 1)
                .number(2, mapping.start)
                .number(3, mapping.end)
                .number(4, mapping.offset)
                .number(5, self.text(&mapping.file))
                .number(6, self.text(&mapping.build));
            // It has functions, files, lines and inlined ones: the tools need not look them up.
            for field in 7..=10 {
                message.number(field, known);
            }
            self.profile.message(profile::MAPPING, &message);
        }
    }

    fn finished(mut self) -> Vec<u8> {
        for text in self.texts.in_order() {
            self.profile.text(profile::STRING_TABLE, text);
        }
        self.profile.into_bytes()
    }
}

/// Numbers of things, from 1 on, in the order in which they came.
struct Numbers<T> {
    numbers: HashMap<T, u64>,
}

impl<T> Default for Numbers<T> {
    fn default() -> Self {
        Self {
            numbers: HashMap::new(),
        }
    }
}

impl<T: Eq + core::hash::Hash> Numbers<T> {
    /// The number of a thing, and whether it is new.
    fn of(&mut self, thing: T) -> (u64, bool) {
        let next = self.numbers.len() as u64 + 1;
        let number = *self.numbers.entry(thing).or_insert(next);
        (number, number == next)
    }

    fn in_order(&self) -> Vec<&T> {
        let mut things: Vec<(&u64, &T)> = self
            .numbers
            .iter()
            .map(|(thing, number)| (number, thing))
            .collect();
        things.sort_unstable_by_key(|&(&number, _)| number);
        things.into_iter().map(|(_, thing)| thing).collect()
    }
}
