//! The job: syntax trees of all files, and an index of the identifiers in them.
#![forbid(unsafe_code)]

use core::panic::AssertUnwindSafe;
use core::sync::atomic::{AtomicUsize, Ordering};
use core::time::Duration;
use std::collections::HashMap;
use std::fs;
use std::panic;
use std::path::PathBuf;
use std::sync::{RwLock, mpsc};
use std::thread;
use std::time::Instant;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

/// Bytes of a worker's stack: parser and visitor go as deep as the source is nested.
const STACK: usize = 256 << 20;

/// Which files mention an identifier, by their numbers.
type Index = HashMap<Box<str>, Vec<u32>>;

/// What came of the job. Everything that it built is dropped.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) bytes: u64,
    pub(crate) nodes: u64,
    pub(crate) identifiers: usize,
    /// Pairs of an identifier and a file that mentions it.
    pub(crate) mentions: usize,
    /// Files that do not parse, and why.
    pub(crate) unparsed: Vec<(PathBuf, String)>,
    /// Files that could not be read, and why.
    pub(crate) unreadable: Vec<(PathBuf, String)>,
    /// From the start until all trees and the index stand.
    pub(crate) building: Duration,
    /// From there until all is dropped.
    pub(crate) dropping: Duration,
}

/// What a worker hands over. Its trees stay: they may not leave their thread.
#[derive(Default)]
struct Part {
    index: Index,
    bytes: u64,
    nodes: u64,
    unparsed: Vec<(PathBuf, String)>,
    unreadable: Vec<(PathBuf, String)>,
}

/// Does the job on as many threads as told.
///
/// `done` counts the files that are through; `wait` is called until a worker has something, and
/// `at_peak` when every tree and the whole index are in memory.
pub(crate) fn run(
    files: &[PathBuf],
    threads: usize,
    mut wait: impl FnMut(usize),
    at_peak: impl FnOnce(),
) -> Outcome {
    let started = Instant::now();
    let next = AtomicUsize::new(0);
    let done = AtomicUsize::new(0);
    // Closed until the trees may go. If a worker fails, the others still get through.
    let gate = RwLock::new(());
    let closed = gate.write();
    let mut outcome = Outcome::default();
    let dropping = thread::scope(|scope| {
        let (sender, parts) = mpsc::channel();
        let mut workers = Vec::with_capacity(threads);
        for number in 0..threads {
            let (sender, next, done, gate) = (sender.clone(), &next, &done, &gate);
            let worker = move || {
                let mut part = Part::default();
                let trees = parse_files(files, next, done, &mut part);
                // The receiver outlives all workers.
                let _ = sender.send(part);
                drop(sender);
                drop(gate.read());
                drop(trees);
            };
            let builder = thread::Builder::new()
                .name(format!("parser {number}"))
                .stack_size(STACK);
            #[expect(clippy::expect_used, reason = "without its threads the program cannot go on")]
            let worker = builder
                .spawn_scoped(scope, worker)
                .expect("the system gives the program its threads");
            workers.push(worker);
        }
        drop(sender);

        let mut index = Index::new();
        loop {
            match parts.recv_timeout(Duration::from_millis(100)) {
                Ok(part) => merge(part, &mut index, &mut outcome),
                Err(mpsc::RecvTimeoutError::Timeout) => {}
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
            }
            wait(done.load(Ordering::Relaxed));
        }
        outcome.identifiers = index.len();
        outcome.mentions = index.values().map(Vec::len).sum();
        outcome.building = started.elapsed();
        at_peak();

        let started = Instant::now();
        drop(closed);
        drop(index);
        // A scope does not wait for the end of its threads, in which they give up the slots that they keep.
        for worker in workers {
            if let Err(panic) = worker.join() {
                panic::resume_unwind(panic);
            }
        }
        started
    });
    outcome.dropping = dropping.elapsed();
    outcome.unparsed.sort();
    outcome.unreadable.sort();
    outcome
}

/// Parses files until none is left, and returns their trees.
fn parse_files(files: &[PathBuf], next: &AtomicUsize, done: &AtomicUsize, part: &mut Part) -> Vec<syn::File> {
    let mut trees = Vec::new();
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let Some(path) = files.get(number) else {
            return trees;
        };
        match fs::read(path) {
            Ok(bytes) => {
                part.bytes += bytes.len() as u64;
                match parse(bytes) {
                    Ok(tree) => {
                        survey(&tree, number, part);
                        trees.push(tree);
                    }
                    Err(problem) => part.unparsed.push((path.clone(), problem)),
                }
            }
            Err(error) => part.unreadable.push((path.clone(), error.to_string())),
        }
        done.fetch_add(1, Ordering::Relaxed);
    }
}

fn parse(bytes: Vec<u8>) -> Result<syn::File, String> {
    let text = String::from_utf8(bytes).map_err(|error| error.to_string())?;
    // A parser that panics has not parsed the file; the other files are not to suffer.
    match panic::catch_unwind(AssertUnwindSafe(|| syn::parse_file(&text))) {
        Ok(parsed) => parsed.map_err(|error| error.to_string()),
        Err(_) => Err("the parser panicked".to_owned()),
    }
}

fn survey(tree: &syn::File, number: usize, part: &mut Part) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "no corpus has four thousand million files"
    )]
    let mut survey = Survey {
        file: number as u32,
        nodes: 0,
        index: &mut part.index,
    };
    survey.visit_file(tree);
    part.nodes += survey.nodes;
}

fn merge(part: Part, index: &mut Index, outcome: &mut Outcome) {
    outcome.bytes += part.bytes;
    outcome.nodes += part.nodes;
    outcome.unparsed.extend(part.unparsed);
    outcome.unreadable.extend(part.unreadable);
    if index.is_empty() {
        *index = part.index;
        return;
    }
    for (name, files) in part.index {
        index.entry(name).or_default().extend(files);
    }
}

/// Counts the nodes of a tree and notes its identifiers.
struct Survey<'a> {
    file: u32,
    nodes: u64,
    index: &'a mut Index,
}

impl Survey<'_> {
    fn note(&mut self, name: &syn::Ident) {
        let name = name.to_string();
        if let Some(files) = self.index.get_mut(name.as_str()) {
            if files.last() != Some(&self.file) {
                files.push(self.file);
            }
        } else {
            self.index.insert(name.into_boxed_str(), vec![self.file]);
        }
    }

    fn note_tokens(&mut self, tokens: &TokenStream) {
        for token in tokens.clone() {
            match token {
                TokenTree::Ident(name) => self.note(&name),
                TokenTree::Group(group) => self.note_tokens(&group.stream()),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }
}

macro_rules! count_nodes {
    ($($visit:ident: $Node:ident),* $(,)?) => {
        impl<'ast> Visit<'ast> for Survey<'_> {
            $(
                fn $visit(&mut self, node: &'ast syn::$Node) {
                    self.nodes += 1;
                    visit::$visit(self, node);
                }
            )*

            fn visit_ident(&mut self, name: &'ast syn::Ident) {
                self.nodes += 1;
                self.note(name);
            }

            /// Arguments of macros, which have no syntax of their own.
            fn visit_token_stream(&mut self, tokens: &'ast TokenStream) {
                self.note_tokens(tokens);
            }
        }
    };
}

count_nodes! {
    visit_arm: Arm,
    visit_attribute: Attribute,
    visit_block: Block,
    visit_expr: Expr,
    visit_field: Field,
    visit_file: File,
    visit_fn_arg: FnArg,
    visit_foreign_item: ForeignItem,
    visit_generic_argument: GenericArgument,
    visit_generic_param: GenericParam,
    visit_impl_item: ImplItem,
    visit_item: Item,
    visit_lifetime: Lifetime,
    visit_lit: Lit,
    visit_local: Local,
    visit_macro: Macro,
    visit_pat: Pat,
    visit_path: Path,
    visit_path_segment: PathSegment,
    visit_signature: Signature,
    visit_stmt: Stmt,
    visit_trait_item: TraitItem,
    visit_type: Type,
    visit_type_param_bound: TypeParamBound,
    visit_use_tree: UseTree,
    visit_variant: Variant,
    visit_where_predicate: WherePredicate,
}
