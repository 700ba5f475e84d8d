//! Every model and every control, by name.

use slabmalloc::lock::IrqSafe;

use crate::algorithms::{InOneStep, Sleeping, TestAndSet, Turns};
use crate::controls::{
    ForgetsSleepers, HastyCpu, InterruptedLock, InterruptedUse, LookThenTake, OneCache, OpenDepots, OpenZone,
    RelaxedUnlock, SilentEnds,
};
use crate::interrupts::Control;
use crate::lock::{Algorithm, Blocking, Modelled};
use crate::models::{cpu, depot, end, locks, pages};
use crate::owners::{ByFlag, ByInterrupts, Threads};
use crate::world::Setting;

/// One row.
pub(crate) struct Row {
    /// What it is called.
    pub(crate) name: &'static str,
    /// What an execution does.
    pub(crate) body: fn(),
    /// How often a thread may be interrupted where it need not wait; `None` is every order there is.
    pub(crate) preemptions: Option<usize>,
    /// A control stops at some execution, with these words.
    pub(crate) stops_with: Option<&'static str>,
}

/// The library's promises kept, behind locks of algorithm `A`.
struct Kept<A>(A);

impl<A: Algorithm> Setting for Kept<A> {
    type Lock = Modelled<A>;
    type Owners = Threads;
}

/// The same with a cache for the one CPU that all threads run on.
struct OnOneCpu;

impl Setting for OnOneCpu {
    type Lock = Modelled<Blocking>;
    type Owners = ByFlag<InOneStep>;
}

/// The same with caches that are used with interrupts off.
struct WithInterrupts;

impl Setting for WithInterrupts {
    type Lock = IrqSafe<Control, Modelled<Blocking>>;
    type Owners = ByInterrupts<Control>;
}

type Library = Kept<Blocking>;

const fn every_order(name: &'static str, body: fn()) -> Row {
    Row {
        name,
        body,
        preemptions: None,
        stops_with: None,
    }
}

const fn bounded(name: &'static str, preemptions: usize, body: fn()) -> Row {
    Row {
        name,
        body,
        preemptions: Some(preemptions),
        stops_with: None,
    }
}

const fn control(name: &'static str, stops_with: &'static str, body: fn()) -> Row {
    Row {
        name,
        body,
        preemptions: Some(3),
        stops_with: Some(stops_with),
    }
}

/// What a control stops with: somebody's access is not known to have happened before.
const UNORDERED: &str = "Causality violation";

/// All rows.
pub(crate) const ROWS: &[Row] = &[
    every_order("depot-exchange", depot::exchange::<Library>),
    bounded("depot-shrinks", 4, depot::shrinks::<Library>),
    every_order("handed-over", depot::handed_over::<Library>),
    every_order("end-with-full-bins", end::with_full_bins::<Library>),
    every_order("ends-at-once", end::at_once::<Library>),
    every_order("end-and-go-on", end::and_go_on::<Library>),
    every_order("end-unnoticed", end::unnoticed::<Library>),
    every_order("end-when-memory-is-out", end::when_memory_is_out::<Library>),
    bounded(
        "end-refill-and-trim",
        4,
        end::while_others_refill_and_trim::<Library>,
    ),
    bounded("page-brought-twice", 6, pages::brought_twice::<Library>),
    every_order("page-brought-twice-every-order", pages::brought_twice::<Library>),
    bounded("page-last-one", 6, pages::the_last_one::<Library>),
    every_order("page-last-one-every-order", pages::the_last_one::<Library>),
    every_order("trim-and-allocate", pages::trimmed::<Library>),
    every_order("trim-twice", pages::trimmed_twice::<Library>),
    bounded("pages-given-back", 4, pages::given_back::<Library>),
    bounded(
        "pager-that-allocates",
        5,
        pages::from_a_pager_that_allocates::<Library>,
    ),
    bounded("cpu-handler", 4, cpu::handler::<OnOneCpu>),
    bounded("cpu-tasks", 3, cpu::tasks::<OnOneCpu>),
    bounded("cpu-offline", 4, cpu::goes_offline::<OnOneCpu>),
    bounded("cpu-when-memory-is-out", 4, cpu::when_memory_is_out::<OnOneCpu>),
    every_order("interrupts-handler", cpu::handler::<WithInterrupts>),
    bounded("interrupts-tasks", 3, cpu::tasks::<WithInterrupts>),
    every_order("interrupts-offline", cpu::goes_offline::<WithInterrupts>),
    every_order(
        "interrupts-when-memory-is-out",
        cpu::when_memory_is_out::<WithInterrupts>,
    ),
    bounded("interrupts-two-cpus", 3, cpu::two_cpus::<WithInterrupts>),
    every_order("lock-test-and-set", locks::two_threads::<Kept<TestAndSet>>),
    every_order("lock-turns", locks::two_threads::<Kept<Turns>>),
    every_order("lock-sleeping", locks::two_threads::<Kept<Sleeping>>),
    bounded("lock-sleeping-three", 3, locks::three_threads::<Kept<Sleeping>>),
    bounded("depot-test-and-set", 3, depot::exchange::<Kept<TestAndSet>>),
    bounded("depot-turns", 2, depot::exchange::<Kept<Turns>>),
    bounded("depot-sleeping", 3, depot::exchange::<Kept<Sleeping>>),
    control(
        "control-open-depots",
        UNORDERED,
        depot::exchange::<Kept<OpenDepots>>,
    ),
    control(
        "control-open-zone",
        UNORDERED,
        pages::brought_twice::<Kept<OpenZone>>,
    ),
    control(
        "control-relaxed-unlock",
        UNORDERED,
        depot::exchange::<Kept<RelaxedUnlock>>,
    ),
    control(
        "control-look-then-take",
        UNORDERED,
        locks::two_threads::<Kept<LookThenTake>>,
    ),
    control(
        "control-forgets-sleepers",
        "deadlock",
        locks::three_threads::<Kept<ForgetsSleepers>>,
    ),
    control("control-hasty-cpu", UNORDERED, cpu::tasks::<HastyCpu>),
    control(
        "control-interrupted-use",
        "currently writing to cell",
        cpu::handler::<InterruptedUse>,
    ),
    control(
        "control-interrupted-lock",
        "deadlock",
        cpu::handler::<InterruptedLock>,
    ),
    control("control-one-cache", UNORDERED, depot::handed_over::<OneCache>),
    control(
        "control-silent-ends",
        "slots were lost",
        end::with_full_bins::<SilentEnds>,
    ),
];
