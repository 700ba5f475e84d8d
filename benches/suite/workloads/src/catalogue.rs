//! The table of workloads. A new one is a function and a row here.

use crate::measure::Run;
use crate::{latency, memory, micro, ports, programs};

/// What a workload shows.
#[derive(Clone, Copy)]
pub(crate) enum Group {
    /// One thread, one kind of operation.
    Micro,
    /// The field's own benchmarks, on several threads.
    Ports,
    /// What Rust programs do.
    Programs,
    /// How much memory is held.
    Memory,
    /// How long single operations take.
    Latency,
}

/// Whether every run takes part in it.
#[derive(Clone, Copy)]
pub(crate) enum Depth {
    /// In every run.
    Default,
    /// When asked for: it takes long, or much memory.
    Full,
}

/// One workload.
pub(crate) struct Workload {
    name: &'static str,
    pub(crate) group: Group,
    depth: Depth,
    /// Whether it is run with each number of threads.
    threaded: bool,
    pub(crate) body: fn(&mut Run),
}

/// The numbers of threads with which a workload is run.
const THREADS: &[usize] = &[1, 2, 4, 8, 16];

const fn row(name: &'static str, group: Group, body: fn(&mut Run)) -> Workload {
    Workload {
        name,
        group,
        depth: Depth::Default,
        threaded: false,
        body,
    }
}

const fn full(name: &'static str, group: Group, body: fn(&mut Run)) -> Workload {
    Workload {
        depth: Depth::Full,
        ..row(name, group, body)
    }
}

const fn threaded(name: &'static str, body: fn(&mut Run)) -> Workload {
    Workload {
        threaded: true,
        ..row(name, Group::Ports, body)
    }
}

use Group::{Latency, Memory, Micro, Ports, Programs};

const WORKLOADS: &[Workload] = &[
    row("pair8", Micro, micro::pairs::inlined::<1>),
    row("pair16", Micro, micro::pairs::inlined::<2>),
    row("pair24", Micro, micro::pairs::inlined::<3>),
    row("pair32", Micro, micro::pairs::inlined::<4>),
    row("pair64", Micro, micro::pairs::inlined::<8>),
    row("pair256", Micro, micro::pairs::inlined::<32>),
    row("pair512", Micro, micro::pairs::inlined::<64>),
    row("pair1k", Micro, micro::pairs::inlined::<128>),
    row("pair4k", Micro, micro::pairs::inlined::<512>),
    row("pair8k", Micro, micro::pairs::inlined::<1024>),
    row("pair32k", Micro, micro::pairs::inlined::<4096>),
    row("pair64k", Micro, micro::pairs::inlined::<8192>),
    row("pair8-dynamic", Micro, micro::pairs::dynamic::<8>),
    row("pair64-dynamic", Micro, micro::pairs::dynamic::<64>),
    row("pair512-dynamic", Micro, micro::pairs::dynamic::<512>),
    row("pair8k-dynamic", Micro, micro::pairs::dynamic::<8192>),
    row("pair64k-dynamic", Micro, micro::pairs::dynamic::<65536>),
    row("batch1k-lifo", Micro, micro::batches::lifo::<1000>),
    row("batch1k-fifo", Micro, micro::batches::fifo::<1000>),
    row("batch1k-shuffled", Micro, micro::batches::shuffled::<1000>),
    row("batch100k-lifo", Micro, micro::batches::lifo::<100_000>),
    row("batch100k-fifo", Micro, micro::batches::fifo::<100_000>),
    row("batch100k-shuffled", Micro, micro::batches::shuffled::<100_000>),
    row("churn100", Micro, micro::churn::churn::<100>),
    row("churn1k", Micro, micro::churn::churn::<1_000>),
    row("churn10k", Micro, micro::churn::churn::<10_000>),
    row("churn100k", Micro, micro::churn::churn::<100_000>),
    row("churn1m", Micro, micro::churn::churn::<1_000_000>),
    full("churn10m", Micro, micro::churn::churn::<10_000_000>),
    row("mixed", Micro, micro::churn::mixed),
    row("aligned", Micro, micro::shapes::aligned),
    row("zeroed-small", Micro, micro::shapes::zeroed_small),
    row("zeroed-large", Micro, micro::shapes::zeroed_large),
    row("realloc-vec", Micro, micro::shapes::grown_vec),
    row("realloc-strings", Micro, micro::shapes::grown_strings),
    row("large", Micro, micro::shapes::large),
    row("cold-free", Micro, micro::batches::cold_free),
    row("first-touch", Micro, micro::batches::first_touch),
    row("glibc-simple", Ports, ports::glibc::simple),
    threaded("glibc-thread", ports::glibc::thread),
    threaded("larson", ports::larson::larson),
    threaded("xmalloc", ports::xmalloc::xmalloc),
    threaded("mstress", ports::mstress::mstress),
    threaded("rptest", ports::rptest::rptest),
    threaded("sh6bench", ports::sh_bench::sh6),
    threaded("sh8bench", ports::sh_bench::sh8),
    threaded("alloc-test", ports::alloc_test::alloc_test),
    threaded("cache-scratch", ports::cache::scratch),
    threaded("cache-thrash", ports::cache::thrash),
    row("serde-json", Programs, programs::json::json),
    row("syn", Programs, programs::syntax::syntax),
    row("regex", Programs, programs::patterns::patterns),
    row("btree-map", Programs, programs::maps::btree),
    row("hash-map", Programs, programs::maps::hash),
    row("channels", Programs, programs::threads::channels),
    row("rayon", Programs, programs::threads::parallel),
    row("binary-trees", Programs, programs::trees::binary_trees),
    row("text", Programs, programs::trees::text),
    row("main-job", Programs, programs::job::main_job),
    row("memory-phases", Memory, memory::phases::phases),
    row("memory-churn", Memory, memory::phases::churn),
    row("memory-blowup", Memory, memory::crowds::blowup),
    row("memory-256-threads", Memory, memory::crowds::crowd),
    row("latency-churn", Latency, latency::churn),
    row("latency-growth", Latency, latency::growth),
    row("latency-crowded", Latency, latency::crowded),
];

impl Group {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Micro => "micro",
            Ports => "ports",
            Programs => "programs",
            Memory => "memory",
            Latency => "latency",
        }
    }
}

impl Workload {
    /// `default` or `full`.
    pub(crate) fn depth(&self) -> &'static str {
        match self.depth {
            Depth::Default => "default",
            Depth::Full => "full",
        }
    }
}

fn threaded_name(name: &str, threads: usize) -> String {
    format!("{name}-t{threads}")
}

/// Every workload under the name by which it is run: with its number of threads if it has one.
pub(crate) fn expanded() -> impl Iterator<Item = (String, &'static Workload)> {
    WORKLOADS.iter().flat_map(|workload| {
        let counts = if workload.threaded { THREADS } else { &[] };
        let plain = (!workload.threaded).then(|| workload.name.to_owned());
        let names = counts.iter().map(|count| threaded_name(workload.name, *count));
        plain.into_iter().chain(names).map(move |name| (name, workload))
    })
}

/// The workload of this name, and its number of threads.
pub(crate) fn find(name: &str) -> Option<(&'static Workload, usize)> {
    WORKLOADS.iter().find_map(|workload| {
        if !workload.threaded {
            return (workload.name == name).then_some((workload, 1));
        }
        let threads = name
            .strip_prefix(workload.name)?
            .strip_prefix("-t")?
            .parse()
            .ok()?;
        Some((workload, threads))
    })
}
