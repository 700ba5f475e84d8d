//! Every program of up to eight steps on a zone of two classes, with four slots in a page of the one and three in a page
//! of the other.

use core::alloc::Layout;
use core::ptr::NonNull;

use slabmalloc::error::MisuseKind;
use slabmalloc::lock::NoLock;
use slabmalloc::zone::ZoneConfig as _;

use crate::cached_heap::Cached;
use crate::configs::{FourSlots, take_reports};
use crate::effort;
use crate::heap::{FedByHand, Heap, Shared, layout};

/// Steps of the longest programs.
const LONGEST: usize = 8;

/// A step of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// A block of a class.
    Allocate(usize),
    /// Frees the block that was allocated first, or last, of those alive.
    FreeOldest,
    FreeNewest,
    /// Moves the oldest block to the other class.
    ResizeOldest,
    /// Tries to free the block that was freed last.
    FreeAgain,
    /// Gives empty pages back.
    Trim,
    /// The next call of the pager fails.
    FailNext,
}

const STEPS: [Step; 8] = [
    Step::Allocate(0),
    Step::Allocate(1),
    Step::FreeOldest,
    Step::FreeNewest,
    Step::ResizeOldest,
    Step::FreeAgain,
    Step::Trim,
    Step::FailNext,
];

/// A block that is alive: its first word says what it is.
#[derive(Clone, Copy)]
struct Alive {
    block: NonNull<u8>,
    class: usize,
    mark: u32,
}

/// What is known of a heap, to be compared with it.
struct Model<H> {
    heap: H,
    alive: Vec<Alive>,
    /// The block freed last, unless its slot was handed out again.
    freed: Option<(NonNull<u8>, usize)>,
    /// The pager fails when it is called next.
    failing: bool,
    marks: u32,
}

fn request(class: usize) -> Layout {
    layout(FourSlots::CLASSES[class], 8)
}

impl<H: Heap<Config = FourSlots>> Model<H> {
    fn new() -> Self {
        Self {
            heap: H::new(),
            alive: Vec::with_capacity(LONGEST),
            freed: None,
            failing: false,
            marks: 0,
        }
    }

    /// Whether a step does something that the step before it has not done.
    fn makes_sense(&self, step: Step, before: Option<Step>) -> bool {
        match step {
            Step::Allocate(_) => true,
            Step::FreeOldest | Step::ResizeOldest => !self.alive.is_empty(),
            // Of one block, the oldest is the newest.
            Step::FreeNewest => self.alive.len() > 1,
            Step::FreeAgain => self.freed.is_some() && before != Some(step),
            Step::Trim => before != Some(step),
            Step::FailNext => !self.failing,
        }
    }

    fn take(&mut self, step: Step) {
        let calls = self.heap.pager().calls();
        self.do_it(step);
        // A cache asks for the pages of its lists when it takes a block back as well.
        if step != Step::FailNext {
            self.failing &= self.heap.pager().calls() == calls;
        }
    }

    fn do_it(&mut self, step: Step) {
        match step {
            Step::Allocate(class) => {
                if let Some(block) = self.expect_or_failed(|heap| heap.allocate(request(class)).ok()) {
                    self.enter(block, class);
                }
            }
            Step::FreeOldest => self.free(0),
            Step::FreeNewest => self.free(self.alive.len() - 1),
            Step::ResizeOldest => self.resize_oldest(),
            Step::FreeAgain => self.free_again(),
            Step::Trim => drop(self.heap.trim()),
            Step::FailNext => {
                self.heap.pager().fail_call(1);
                self.failing = true;
            }
        }
    }

    /// Asks for a block, which there is none of only if the pager was to fail and did.
    fn expect_or_failed(&mut self, ask: impl FnOnce(&mut H) -> Option<NonNull<u8>>) -> Option<NonNull<u8>> {
        let (calls, refused) = (self.heap.pager().calls(), self.heap.pager().refused());
        let block = ask(&mut self.heap);
        let pager = self.heap.pager();
        assert_eq!(
            pager.refused() - refused,
            usize::from(self.failing && pager.calls() > calls)
        );
        assert!(
            block.is_some() || pager.refused() > refused,
            "out of memory that the pager had"
        );
        block
    }

    fn enter(&mut self, block: NonNull<u8>, class: usize) {
        let (start, bytes) = (block.addr().get(), FourSlots::CLASSES[class]);
        assert!(start.is_multiple_of(8));
        for other in &self.alive {
            let (other, length) = (other.block.addr().get(), FourSlots::CLASSES[other.class]);
            assert!(
                start + bytes <= other || other + length <= start,
                "two blocks overlap"
            );
        }
        if self.freed.is_some_and(|(freed, _)| freed == block) {
            self.freed = None;
        }
        self.marks += 1;
        let mark = self.marks;
        for at in [0, bytes - 4] {
            // SAFETY: the block is so long.
            let place = unsafe { block.add(at) };
            // SAFETY: as above, and aligned to 4 bytes.
            unsafe { place.cast::<u32>().write(mark) };
        }
        self.alive.push(Alive { block, class, mark });
    }

    fn check(alive: Alive) {
        for at in [0, FourSlots::CLASSES[alive.class] - 4] {
            // SAFETY: the block is so long.
            let place = unsafe { alive.block.add(at) };
            // SAFETY: as above, and `enter` has written it.
            let found = unsafe { place.cast::<u32>().read() };
            assert_eq!(found, alive.mark, "a block has changed");
        }
    }

    fn free(&mut self, index: usize) {
        let alive = self.alive.remove(index);
        Self::check(alive);
        // SAFETY: the block is alive, and forgotten.
        unsafe { self.heap.deallocate(alive.block, request(alive.class)) };
        self.freed = Some((alive.block, alive.class));
    }

    /// The content moves along up to the smaller size: the first mark.
    fn resize_oldest(&mut self) {
        let old = self.alive[0];
        let class = 1 - old.class;
        // SAFETY: the block is alive.
        let resize =
            |heap: &mut H| unsafe { heap.resize(old.block, request(old.class), request(class)) }.ok();
        let Some(block) = self.expect_or_failed(resize) else {
            Self::check(old);
            return;
        };
        // SAFETY: it is longer than four bytes.
        let found = unsafe { block.cast::<u32>().read() };
        assert_eq!(found, old.mark, "the content moves along");
        self.alive.remove(0);
        self.freed = Some((old.block, old.class));
        self.enter(block, class);
    }

    fn free_again(&mut self) {
        let Some((block, class)) = self.freed else { return };
        let misuse = self
            .heap
            .try_deallocate(block, request(class))
            .expect_err("it is free");
        // Its page may have gone back, and may have come again, even to the other class.
        let kinds = [
            MisuseKind::DoubleFree,
            MisuseKind::NeverAllocated,
            MisuseKind::ForeignPage,
            MisuseKind::WrongSizeClass,
        ];
        assert!(kinds.contains(&misuse.kind), "{misuse}");
    }

    /// All that is alive is as it was; when it is freed, nothing is left.
    fn finish(mut self) {
        self.alive.iter().for_each(|alive| Self::check(*alive));
        self.heap.trim();
        for (class, state) in self.heap.classes().iter().enumerate() {
            let alive = self.alive.iter().filter(|alive| alive.class == class).count();
            assert_eq!(state.live_objects, alive);
            assert_eq!(state.slots_per_page, 4 - class);
            assert!(state.pages <= alive && state.empty_pages == 0, "{state:?}");
        }
        self.heap.check_account();
        while !self.alive.is_empty() {
            self.free(0);
        }
        self.heap.trim();
        self.heap.pager().assert_settled();
    }
}

/// Runs a program, and all that go on from it up to `longest` steps; returns how many there were.
fn extend<H: Heap<Config = FourSlots>>(program: &mut Vec<Step>, longest: usize) -> u64 {
    let mut model = Model::<H>::new();
    for step in &*program {
        model.take(*step);
    }
    let last = program.last().copied();
    let next: Vec<Step> = STEPS
        .into_iter()
        .filter(|step| model.makes_sense(*step, last))
        .collect();
    model.finish();
    let mut programs = 1;
    if program.len() < longest {
        for step in next {
            program.push(step);
            programs += extend::<H>(program, longest);
            program.pop();
        }
    }
    programs
}

/// Runs every program of up to so many steps.
fn every_program<H: Heap<Config = FourSlots>>() {
    // One step less where only a part of the work is done: a sixth of it.
    let longest = if effort::times(100) < 100 {
        LONGEST - 1
    } else {
        LONGEST
    };
    let programs = extend::<H>(&mut Vec::new(), longest);
    assert_eq!(take_reports(), []);
    println!("{programs} programs of up to {longest} steps");
}

#[test]
fn on_a_shared_zone() {
    every_program::<Shared<FourSlots, NoLock>>();
}

#[test]
fn on_a_zone_fed_by_hand() {
    every_program::<FedByHand<FourSlots>>();
}

#[test]
fn on_a_cached_zone() {
    every_program::<Cached<FourSlots, 1>>();
}
