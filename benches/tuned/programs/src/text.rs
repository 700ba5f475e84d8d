//! `text`: a pipeline over source files. One thread reads lines, two match them against regular expressions, the last
//! one collects what was found, by kind, and where which words are. The lines stay, as they are and in lower case, and
//! are searched for single words.

use core::cmp::Reverse;
use core::mem;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;

use regex::{Regex, RegexSet};

use crate::syntax::files;

/// What is looked for: a kind, and an expression whose first group is what is kept.
const PATTERNS: &[(&str, &str)] = &[
    ("function", r"\bfn\s+([A-Za-z_][A-Za-z0-9_]*)"),
    ("type", r"\b(?:struct|enum|union|trait)\s+([A-Z][A-Za-z0-9_]*)"),
    ("path", r"\b((?:[a-z_][a-z0-9_]*::)+[A-Za-z_][A-Za-z0-9_]*)"),
    ("documentation", r"^\s*//[/!]\s?(.+)$"),
    ("string", r#""((?:[^"\\]|\\.){4,})""#),
    ("number", r"\b(0x[0-9a-fA-F_]+|[0-9][0-9_]{2,})\b"),
    ("link", r"(https?://[^\s)>\]]+)"),
    ("attribute", r"#!?\[([^\]]+)\]"),
    ("sentence", r"\b(\p{Lu}\p{Ll}+(?:\s+\p{L}+){2,}[.!?])"),
    (
        "warning",
        r"(?i)\b((?:panic|abort|fail|unsafe|error|invalid)\w*)\b",
    ),
];

/// Threads that match.
const MATCHERS: usize = 2;
/// Files that wait between two stages.
const WAITING: usize = 16;

/// Words that are searched for in the end.
const SEARCHES: usize = 40;

/// A line, as it is and in lower case.
struct Line {
    text: String,
    lower: String,
}

/// Where a word is: the numbers of file and line.
#[derive(Clone, Copy)]
struct Place {
    file: u32,
    line: u32,
}

/// The places of each word, in lower case.
type Words = HashMap<String, Vec<Place>>;

/// The lines of a file.
struct Document {
    number: u32,
    name: Arc<str>,
    lines: Vec<String>,
}

/// Something that was found.
struct Finding {
    file: Arc<str>,
    line: u32,
    text: String,
}

/// What was found in one file, and its lines.
#[derive(Default)]
struct Found {
    lines: Vec<Line>,
    findings: Vec<(usize, Finding)>,
    words: Words,
}

/// What was found in all files.
#[derive(Default)]
struct Collection {
    documents: Vec<Vec<Line>>,
    findings: BTreeMap<&'static str, Vec<Finding>>,
    words: Words,
}

pub(crate) fn run(folders: &[PathBuf]) -> Result<String, String> {
    let files = files(folders)?;
    let matcher = Matcher::new()?;
    let collection = thread::scope(|scope| {
        let (documents, unread) = mpsc::sync_channel(WAITING);
        let unread = Arc::new(Mutex::new(unread));
        let (found, results) = mpsc::sync_channel(WAITING);
        for _ in 0..MATCHERS {
            let (unread, found, matcher) = (Arc::clone(&unread), found.clone(), &matcher);
            scope.spawn(move || {
                loop {
                    let next = unread.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok(document) = next else { break };
                    if found.send(matcher.look(document)).is_err() {
                        break;
                    }
                }
            });
        }
        drop((unread, found));
        let collector = scope.spawn(move || collect(&results));
        for (number, path) in (0..).zip(&files) {
            let text = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
            let document = Document {
                number,
                name: name_within(folders, path).into(),
                lines: String::from_utf8_lossy(&text)
                    .lines()
                    .map(str::to_owned)
                    .collect(),
            };
            // Nobody listens any more if the matchers failed, which joining the last thread shows.
            let _ = documents.send(document);
        }
        drop(documents);
        collector.join().map_err(|_| "the last stage failed".to_owned())
    })?;
    let hits = search(&collection)?;
    Ok(format!("{}, {hits} hits", summary(collection)))
}

/// A file's name from its package on: what lies above is different on every machine.
fn name_within(folders: &[PathBuf], path: &Path) -> String {
    let mut above = folders.iter().filter_map(|folder| folder.parent());
    let name = above.find_map(|above| path.strip_prefix(above).ok());
    name.unwrap_or(path).to_string_lossy().into_owned()
}

/// Lines with one of the most frequent words, each looked for by an expression of its own, and the files that have it.
fn search(collection: &Collection) -> Result<usize, String> {
    let mut words: Vec<(&String, &Vec<Place>)> = collection.words.iter().collect();
    words.sort_unstable_by_key(|&(word, places)| (Reverse(places.len()), word));
    let mut hits = 0;
    for (word, places) in words.into_iter().take(SEARCHES) {
        let expression = Regex::new(&format!(r"\b{word}\b")).map_err(|error| error.to_string())?;
        let lines = collection.documents.iter().flatten();
        hits += lines.filter(|line| expression.is_match(&line.lower)).count();
        let files: BTreeSet<u32> = places.iter().map(|place| place.file).collect();
        let first = places.iter().map(|place| place.line).min();
        hits += files.len() + usize::from(first == Some(1));
    }
    Ok(hits)
}

/// The compiled expressions.
struct Matcher {
    any: RegexSet,
    each: Vec<Regex>,
    word: Regex,
}

impl Matcher {
    fn new() -> Result<Self, String> {
        let complain = |error: regex::Error| error.to_string();
        let patterns = PATTERNS.iter().map(|(_, pattern)| *pattern);
        let each: Result<Vec<Regex>, String> = patterns
            .clone()
            .map(|pattern| Regex::new(pattern).map_err(complain))
            .collect();
        Ok(Self {
            any: RegexSet::new(patterns).map_err(complain)?,
            each: each?,
            word: Regex::new(r"[A-Za-z]{3,}").map_err(complain)?,
        })
    }

    fn look(&self, document: Document) -> Found {
        let mut found = Found::default();
        for (number, text) in (1..).zip(document.lines) {
            for kind in &self.any.matches(&text) {
                for groups in self.each[kind].captures_iter(&text) {
                    if let Some(group) = groups.get(1) {
                        let finding = Finding {
                            file: Arc::clone(&document.name),
                            line: number,
                            text: group.as_str().to_owned(),
                        };
                        found.findings.push((kind, finding));
                    }
                }
            }
            let lower = text.to_lowercase();
            let place = Place {
                file: document.number,
                line: number,
            };
            for word in self.word.find_iter(&lower) {
                if let Some(places) = found.words.get_mut(word.as_str()) {
                    places.push(place);
                } else {
                    found.words.insert(word.as_str().to_owned(), vec![place]);
                }
            }
            found.lines.push(Line { text, lower });
        }
        found
    }
}

/// Brings the findings of all files together.
fn collect(results: &mpsc::Receiver<Found>) -> Collection {
    let mut collection = Collection::default();
    for found in results {
        collection.documents.push(found.lines);
        for (kind, finding) in found.findings {
            collection
                .findings
                .entry(PATTERNS[kind].0)
                .or_default()
                .push(finding);
        }
        for (word, places) in found.words {
            collection.words.entry(word).or_default().extend(places);
        }
    }
    collection
}

/// Puts the findings in order and counts those that are there more than once.
fn summary(mut collection: Collection) -> String {
    let mut parts = Vec::new();
    for (kind, findings) in mem::take(&mut collection.findings) {
        let mut places: BTreeMap<&str, Vec<(&str, u32)>> = BTreeMap::new();
        for Finding { file, line, text } in &findings {
            places.entry(text).or_default().push((file, *line));
        }
        let repeated = places.values().filter(|places| places.len() > 1).count();
        parts.push(format!("{kind} {} ({repeated} repeated)", findings.len()));
    }
    let places: usize = collection.words.values().map(Vec::len).sum();
    let longest = collection
        .documents
        .iter()
        .flatten()
        .map(|line| line.text.len())
        .max();
    let lines: usize = collection.documents.iter().map(Vec::len).sum();
    parts.push(format!(
        "{} words at {places} places, in {lines} lines of up to {} bytes",
        collection.words.len(),
        longest.unwrap_or(0)
    ));
    parts.join(", ")
}
