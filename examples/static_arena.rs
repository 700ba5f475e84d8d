//! A zone whose memory is a static array: no operating system, no page of the machine's, no failure
//! other than that the array is full.
//!
//! ```text
//! cargo run --example static_arena
//! ```
//!
//! 1 KiB pages in an arena of 32 KiB, 32-bit bitmap words: what suits a microcontroller. The zone is
//! used as a pool of tasks that are linked into a queue; std is used for printing only.

use core::alloc::Layout;
use core::ptr::NonNull;
use std::process::ExitCode;

slabmalloc::declare_zone! {
    /// Small objects of a small machine.
    zone Tiny {
        base_page:  1 KiB,
        large_page: none,
        classes:    [8, 16, 24, 32, 64, 104],
        word:       u32,
        pager:      arena(32 KiB),
        oversize:   null,
    }
}

static POOL: SafeTiny = SafeTiny::new();

/// A task that waits for its turn.
struct Task {
    number: u32,
    next: Option<NonNull<Task>>,
}

/// Tasks in the order in which they came.
#[derive(Default)]
struct Queue {
    first: Option<NonNull<Task>>,
    last: Option<NonNull<Task>>,
}

impl Queue {
    /// Adds a task; `false` if there is no memory for it.
    fn push(&mut self, number: u32) -> bool {
        let Ok(block) = POOL.allocate(Layout::new::<Task>()) else {
            return false;
        };
        let task = block.cast::<Task>();
        // SAFETY: the block is new, and as large and aligned as a task.
        unsafe { task.write(Task { number, next: None }) };
        match self.last.replace(task) {
            // SAFETY: tasks in the queue are alive, and the queue is theirs alone.
            Some(mut last) => unsafe { last.as_mut() }.next = Some(task),
            None => self.first = Some(task),
        }
        true
    }

    fn pop(&mut self) -> Option<u32> {
        let task = self.first?;
        // SAFETY: the task is in the queue, so it is alive; it is read once and then freed.
        let Task { number, next } = unsafe { task.read() };
        self.first = next;
        if next.is_none() {
            self.last = None;
        }
        // SAFETY: the block came from the pool with this layout, and nothing points to it any more.
        unsafe { POOL.deallocate(task.cast(), Layout::new::<Task>()) };
        Some(number)
    }
}

fn main() -> ExitCode {
    println!(
        "the pool's own state takes {} bytes beside the arena",
        size_of::<SafeTiny>()
    );

    let mut queue = Queue::default();
    let mut room = 0;
    while queue.push(room) {
        room += 1;
    }
    println!(
        "room for {room} tasks of {} bytes, then none: an error, not a panic",
        size_of::<Task>()
    );
    let full = POOL.snapshot();
    print!("\n{full}");

    let in_order = (0..room).all(|number| queue.pop() == Some(number)) && queue.pop().is_none();
    // The arena's pages are free again for another class.
    POOL.trim();
    let empty = POOL.snapshot();
    let bytes = Layout::new::<[u8; 100]>();
    let other = POOL.allocate(bytes);
    println!(
        "\ntasks came back in order: {in_order}; all pages back in the arena: {}",
        empty.pages() == 0
    );
    println!("their memory serves objects of another size: {}", other.is_ok());
    if let Ok(block) = other {
        // SAFETY: the block came from the pool with this layout and is not used any more.
        unsafe { POOL.deallocate(block, bytes) };
    }
    let too_large = POOL.allocate(Layout::new::<[u8; 105]>()).is_err();

    let right = room >= 1_000 && in_order && empty.pages() == 0 && other.is_ok() && too_large;
    if right {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
