//! What zones are asked for while their pager fails: eight workloads that go on until the pager was called so often.

use core::alloc::Layout;

use slabmalloc::page::AllocablePage;

use crate::configs::{TestConfig, largest_class, largest_page};
use crate::heap::{Checked, Heap, layout};
use crate::shadow::Live;
use crate::test_pager::Random;

/// A run of a workload in which the pager fails.
pub(crate) struct Run<H: Heap> {
    pub(crate) checked: Checked<H>,
    /// The layouts for which nothing was to be had.
    pub(crate) failed: Vec<Layout>,
    /// How often in a row failures are not looked at closely.
    pub(crate) patience: usize,
    /// The run ends when the pager was called so often.
    until: usize,
    /// How often blocks were freed because there were many.
    pruned: usize,
}

/// Goes on until [`Run::unfinished`] says no.
pub(crate) type Workload<H> = fn(&mut Run<H>);

/// Every workload by its name.
pub(crate) const fn all<C: TestConfig, H: Heap<Config = C>>() -> [(&'static str, Workload<H>); 8] {
    [
        ("growing", growing),
        ("churning", churning),
        ("resizing", resizing),
        ("beyond classes", beyond_classes),
        ("waves", waves),
        ("aligned", aligned),
        ("page by page", page_by_page),
        ("sawtooth", sawtooth),
    ]
}

impl<H: Heap> Run<H> {
    pub(crate) fn new() -> Self {
        Self {
            checked: Checked::new(),
            failed: Vec::new(),
            patience: 1,
            until: 0,
            pruned: 0,
        }
    }

    /// Runs a workload until the pager was called `calls` times more.
    pub(crate) fn go(&mut self, workload: Workload<H>, calls: usize) {
        self.until = self.checked.heap.pager().calls() + calls;
        workload(self);
    }

    fn unfinished(&self) -> bool {
        self.checked.heap.pager().calls() < self.until
    }

    fn allocate(&mut self, layout: Layout, zeroed: bool) -> Option<Live> {
        let block = if zeroed {
            self.checked.allocate_zeroed(layout)
        } else {
            self.checked.allocate(layout)
        };
        if block.is_none() {
            self.failed(layout);
        }
        block
    }

    fn resize(&mut self, live: Live, layout: Layout) -> Option<Live> {
        let resized = self.checked.resize(live, layout);
        if resized.is_none() {
            self.failed(layout);
            // The old block is as it was.
            live.verify(live.layout.size());
        }
        resized
    }

    /// Notes a failure. Nothing else has changed.
    fn failed(&mut self, layout: Layout) {
        self.failed.push(layout);
        if self.failed.len().is_multiple_of(self.patience) {
            self.checked.check_counters();
            self.checked.shadow.verify();
        }
    }

    /// Where there are more than `most` blocks, frees all but `few`, and every third time all, and gives the pages back
    /// that are empty then: else the pages that a few blocks hold may serve all that comes.
    fn prune(&mut self, most: usize, few: usize, random: &mut Random) {
        if self.checked.shadow.len() > most {
            self.pruned += 1;
            self.free_down_to(if self.pruned.is_multiple_of(3) { 0 } else { few }, random);
            self.checked.heap.trim();
        }
    }

    /// Frees all but so many blocks.
    fn free_down_to(&mut self, blocks: usize, random: &mut Random) {
        while self.checked.shadow.len() > blocks {
            if let Some(live) = self.checked.shadow.pick(random.next()) {
                self.checked.deallocate(live);
            }
        }
    }
}

/// Grows one class after the other. What is kept stays few, so that it can be looked at often.
fn growing<C: TestConfig, H: Heap<Config = C>>(run: &mut Run<H>) {
    let mut class = 0;
    let mut random = Random::new(1);
    while run.unfinished() {
        // Few of the smallest objects fill a page only slowly, so that most are large.
        class = (class + 1) % C::CLASSES.len();
        let size = C::CLASSES[class.max(C::CLASSES.len() / 2)];
        run.allocate(layout(size, 8), class % 2 == 0);
        run.prune(100, 10, &mut random);
    }
}

/// Allocates and frees pseudo-randomly, with trims in between, so that pages come and go.
fn churning<C: TestConfig, H: Heap<Config = C>>(run: &mut Run<H>) {
    let mut random = Random::new(2);
    while run.unfinished() {
        let number = random.next();
        match number % 8 {
            0..=4 => {
                run.allocate(
                    layout(number % (largest_class::<C>() + 1), 1 << (number % 5)),
                    number.is_multiple_of(3),
                );
            }
            5 | 6 => {
                if let Some(live) = run.checked.shadow.pick(number) {
                    run.checked.deallocate(live);
                }
            }
            _ => {
                run.checked.heap.trim();
            }
        }
        run.prune(40, 10, &mut random);
    }
}

/// Lets a few blocks grow, from class to class and, where the pager serves that, beyond.
fn resizing<C: TestConfig, H: Heap<Config = C>>(run: &mut Run<H>) {
    let limit = largest_class::<C>() * if H::SERVES_PAGES { 8 } else { 1 };
    let mut random = Random::new(3);
    while run.unfinished() {
        run.prune(200, 50, &mut random);
        let Some(mut live) = run.allocate(layout(5, 4), false) else {
            continue;
        };
        while live.layout.size() * 2 < limit && run.unfinished() {
            let new = layout(live.layout.size() * 2 + 1, 4);
            let Some(grown) = run.resize(live, new) else { break };
            live = grown;
        }
        if live.layout.size() % 3 == 0 {
            run.checked.deallocate(live);
        }
    }
}

/// Blocks that no class serves; where nobody serves them, the largest that one does.
fn beyond_classes<C: TestConfig, H: Heap<Config = C>>(run: &mut Run<H>) {
    let mut random = Random::new(4);
    let mut number = 0;
    while run.unfinished() {
        number += 1;
        let size = if H::SERVES_PAGES {
            largest_class::<C>() + 1 + 700 * (number % 7)
        } else {
            largest_class::<C>()
        };
        let block = run.allocate(layout(size, 8 << (number % 4)), number % 2 == 0);
        match block {
            Some(live) if number % 5 == 0 => run.checked.deallocate(live),
            Some(live) if number % 3 == 0 && H::SERVES_PAGES => {
                run.resize(live, layout(4 * size, live.layout.align()));
            }
            _ => {}
        }
        run.prune(60, 20, &mut random);
    }
}

/// Fills one class after the other, and frees all in the order of addresses.
fn waves<C: TestConfig, H: Heap<Config = C>>(run: &mut Run<H>) {
    let mut class = C::CLASSES.len();
    while run.unfinished() {
        class = class.checked_sub(1).unwrap_or(C::CLASSES.len() - 1);
        let size = C::CLASSES[class];
        let few_pages = (3 * base_page::<C>() / size).max(5);
        for number in 0..few_pages {
            run.allocate(layout(size, 1), number % 4 == 0);
        }
        while let Some(live) = run.checked.shadow.pick(0) {
            run.checked.deallocate(live);
        }
        // Else the pages that stay would serve the next wave.
        run.checked.heap.trim();
    }
}

/// Bytes of a base page.
fn base_page<C: TestConfig>() -> usize {
    <C::BasePage<'static> as AllocablePage>::SIZE
}

/// Small blocks with every alignment.
fn aligned<C: TestConfig, H: Heap<Config = C>>(run: &mut Run<H>) {
    let most = if H::SERVES_PAGES {
        2 * largest_page::<C>()
    } else {
        1 << (largest_class::<C>() / 2).ilog2()
    };
    let mut random = Random::new(5);
    while run.unfinished() {
        let align = 1 << (random.next() % (most.ilog2() as usize + 1));
        let size = random.next() % 90;
        // No class may be aligned like that, and then nobody serves it in a zone that is fed by hand.
        let size = if H::SERVES_PAGES { size } else { align };
        run.allocate(layout(size, align), align < 64);
        run.prune(40, 10, &mut random);
    }
}

/// Takes a page for one object, and gives it back.
fn page_by_page<C: TestConfig, H: Heap<Config = C>>(run: &mut Run<H>) {
    let mut number = 0;
    while run.unfinished() {
        number += 1;
        let size = C::CLASSES[number % C::CLASSES.len()];
        if let Some(live) = run.allocate(layout(size, 1), number % 2 == 0) {
            run.checked.deallocate(live);
        }
        run.checked.heap.trim();
    }
}

/// Frees two for three that it allocates, down to nothing now and then: batches come and go.
fn sawtooth<C: TestConfig, H: Heap<Config = C>>(run: &mut Run<H>) {
    let mut random = Random::new(6);
    let mut class = 0;
    while run.unfinished() {
        class = (class + 1) % C::CLASSES.len();
        let size = C::CLASSES[class.max(C::CLASSES.len() / 2)];
        for _ in 0..10 {
            for _ in 0..3 {
                run.allocate(layout(size, 1), false);
            }
            let left = run.checked.shadow.len().saturating_sub(2);
            run.free_down_to(left, &mut random);
        }
        if class % 3 == 0 {
            run.free_down_to(0, &mut random);
            run.checked.heap.trim();
        }
    }
}
