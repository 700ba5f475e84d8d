//! [`TestPager`]: a source of pages that keeps books, fails and lies on demand.

use core::alloc::{GlobalAlloc, Layout};
use core::ptr::{self, NonNull};
use std::alloc::System;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use slabmalloc::pager::{Block, ConstPager, Pager};

/// Code that runs inside `acquire`, with no lock of the pager held.
type Hook = Arc<dyn Fn(Layout) + Send + Sync>;

/// A block that breaks the contract of [`Pager`]: what a zone must refuse.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Lie {
    /// Eight bytes past an aligned address, where no memory is.
    Misaligned,
    /// A block whose end is the end of the address space.
    EndOfAddressSpace,
    /// A block that starts here.
    At(NonNull<u8>),
}

// SAFETY: the pointer is never read through by the pager.
unsafe impl Send for Lie {}

/// Numbers that look random, the same for the same seed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> usize {
        self.0 = self
            .0
            .wrapping_mul(0x5851_F42D_4C95_7F2D)
            .wrapping_add(0x1405_7B7E_F767_814F);
        // The high bits are the better ones.
        usize::try_from(self.0 >> 33).unwrap()
    }

    /// True once in so many times; never, if that is zero.
    fn once_in(&mut self, times: usize) -> bool {
        self.next().checked_rem(times) == Some(0)
    }
}

/// How often a pager refuses and lies.
#[derive(Clone, Copy, Debug)]
struct Chance {
    random: Random,
    refuses_once_in: usize,
    lies_once_in: usize,
}

/// A source of pages that remembers every block with its layout.
///
/// Dropping it fails the test unless every block that was taken has been given back, once and with
/// its own layout. Blocks are dirty and zeroed in turn, so that nobody can rely on either.
#[derive(Debug)]
pub(crate) struct TestPager {
    books: Mutex<Books>,
    hook: Mutex<Option<HookBox>>,
}

struct HookBox(Hook);

impl core::fmt::Debug for HookBox {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Hook")
    }
}

#[derive(Debug)]
struct Books {
    outstanding: BTreeMap<usize, Layout>,
    outstanding_bytes: usize,
    peak_bytes: usize,
    calls: usize,
    taken: usize,
    returned: usize,
    refused: usize,
    lied: usize,
    fail_at: BTreeSet<usize>,
    fail_always: bool,
    succeed_every: usize,
    most_outstanding: usize,
    chance: Option<Chance>,
    lies: VecDeque<Lie>,
    complaints: Vec<String>,
    granularity: usize,
}

/// Blocks larger than this are neither zeroed nor dirtied as a whole: it would take too long.
const WHOLLY_WRITTEN: usize = 2 << 20;
/// How much of a block is dirtied.
const DIRTIED: usize = 64 << 10;

impl TestPager {
    pub(crate) const fn new() -> Self {
        Self {
            books: Mutex::new(Books {
                outstanding: BTreeMap::new(),
                outstanding_bytes: 0,
                peak_bytes: 0,
                calls: 0,
                taken: 0,
                returned: 0,
                refused: 0,
                lied: 0,
                fail_at: BTreeSet::new(),
                fail_always: false,
                succeed_every: 1,
                most_outstanding: usize::MAX,
                chance: None,
                lies: VecDeque::new(),
                complaints: Vec::new(),
                granularity: 4096,
            }),
            hook: Mutex::new(None),
        }
    }

    /// What `granularity` answers from now on.
    pub(crate) fn set_granularity(&self, bytes: usize) {
        self.books().granularity = bytes;
    }

    /// Makes the `k`-th call of `acquire` from now on fail; the first is number 1.
    pub(crate) fn fail_call(&self, k: usize) {
        let mut books = self.books();
        let call = books.calls + k;
        books.fail_at.insert(call);
    }

    /// Makes calls fail, or answer with lies, once in so many on the average; never, if that is zero.
    #[allow(dead_code, reason = "`tests/faults.rs` uses it")]
    pub(crate) fn fail_by_chance(&self, seed: u64, refuses_once_in: usize, lies_once_in: usize) {
        self.books().chance = Some(Chance {
            random: Random::new(seed),
            refuses_once_in,
            lies_once_in,
        });
    }

    /// Ends that.
    #[allow(dead_code, reason = "`tests/faults.rs` uses it")]
    pub(crate) fn be_honest(&self) {
        self.books().chance = None;
    }

    /// Makes every call fail, or none.
    pub(crate) fn fail_always(&self, fail: bool) {
        self.books().fail_always = fail;
    }

    /// Lets every `n`-th call succeed only; all of them, if `n` is one.
    pub(crate) fn succeed_every(&self, n: usize) {
        self.books().succeed_every = n;
    }

    /// Lets no more than so many blocks be out at once: memory that is given back can be had again.
    pub(crate) fn most_outstanding(&self, blocks: usize) {
        self.books().most_outstanding = blocks;
    }

    /// Makes the next call hand out a block that breaks the contract. Lies queue up.
    pub(crate) fn lie(&self, lie: Lie) {
        self.books().lies.push_back(lie);
    }

    /// Runs `hook` inside every call of `acquire`.
    pub(crate) fn set_hook(&self, hook: impl Fn(Layout) + Send + Sync + 'static) {
        *self.hook.lock().unwrap_or_else(PoisonError::into_inner) = Some(HookBox(Arc::new(hook)));
    }

    /// Forgets the hook, and with it what it captured.
    pub(crate) fn clear_hook(&self) {
        *self.hook.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Calls of `acquire` so far.
    pub(crate) fn calls(&self) -> usize {
        self.books().calls
    }

    /// Calls of `acquire` that handed nothing out, or a lie.
    pub(crate) fn refused(&self) -> usize {
        self.books().refused
    }

    /// Lies among them.
    #[allow(dead_code, reason = "`tests/faults.rs` uses it")]
    pub(crate) fn lied(&self) -> usize {
        self.books().lied
    }

    /// Blocks handed out so far.
    pub(crate) fn taken(&self) -> usize {
        self.books().taken
    }

    /// Blocks given back so far.
    pub(crate) fn returned(&self) -> usize {
        self.books().returned
    }

    /// Blocks that are out now.
    pub(crate) fn outstanding(&self) -> usize {
        self.books().outstanding.len()
    }

    /// Bytes that are out now.
    pub(crate) fn outstanding_bytes(&self) -> usize {
        self.books().outstanding_bytes
    }

    /// The most bytes that were out at once.
    pub(crate) fn peak_bytes(&self) -> usize {
        self.books().peak_bytes
    }

    /// The start and layout of every block that is out.
    pub(crate) fn blocks(&self) -> Vec<(usize, Layout)> {
        self.books()
            .outstanding
            .iter()
            .map(|(&start, &layout)| (start, layout))
            .collect()
    }

    /// Stops the test if a block was given back wrongly, or not at all.
    #[track_caller]
    pub(crate) fn assert_settled(&self) {
        let books = self.books();
        assert!(books.complaints.is_empty(), "{:?}", books.complaints);
        assert!(
            books.outstanding.is_empty(),
            "{} taken, {} returned, outstanding: {:x?}",
            books.taken,
            books.returned,
            books.outstanding
        );
        assert_eq!(books.taken, books.returned);
    }

    fn books(&self) -> MutexGuard<'_, Books> {
        self.books.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Books {
    /// Whether the call is refused by chance.
    fn refuses(&mut self) -> bool {
        let chance = self.chance.as_mut();
        chance.is_some_and(|chance| chance.random.once_in(chance.refuses_once_in))
    }

    /// The lie to answer with, if it is to be one: what was queued, or by chance any kind, such as a page that is
    /// out already, or lies in one that is.
    fn lie(&mut self, request: Layout) -> Option<Lie> {
        if let Some(queued) = self.lies.pop_front() {
            return Some(queued);
        }
        let chance = self.chance.as_mut()?;
        if !chance.random.once_in(chance.lies_once_in) {
            return None;
        }
        let kind = chance.random.next() % 4;
        let is_page = |(_, layout): &(&usize, &Layout)| layout.size() == layout.align();
        let pages = || self.outstanding.iter().filter(is_page);
        let index = chance.random.next().checked_rem(pages().count());
        let page = index.and_then(|index| pages().nth(index));
        Some(match (kind, page) {
            // For less, what `Misaligned` says is aligned.
            (0, _) if request.align() > 8 => Lie::Misaligned,
            (0 | 1, _) | (_, None) => Lie::EndOfAddressSpace,
            (2, Some((&start, _))) => Lie::At(with_address(start)),
            (_, Some((&start, layout))) => Lie::At(with_address(start + layout.size() / 2)),
        })
    }
}

/// A pointer of which only the address counts.
fn with_address(address: usize) -> NonNull<u8> {
    NonNull::new(ptr::without_provenance_mut(address)).unwrap()
}

impl ConstPager for TestPager {
    const INIT: Self = Self::new();
}

// SAFETY: blocks come from the system's allocator with the layout asked for, apart from lies, which
// tests tell to zones that must not touch them.
unsafe impl Pager for TestPager {
    fn acquire(&self, layout: Layout) -> Option<Block> {
        let hook = self
            .hook
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .as_ref()
            .map(|hook| hook.0.clone());
        if let Some(hook) = hook {
            hook(layout);
        }
        let mut books = self.books();
        books.calls += 1;
        if layout.size() == 0 {
            books.complaints.push("a block of no bytes was asked for".into());
            return None;
        }
        let turn = books.calls.is_multiple_of(books.succeed_every);
        let used_up = books.outstanding.len() >= books.most_outstanding;
        let calls = books.calls;
        if books.fail_always || used_up || !turn || books.fail_at.remove(&calls) || books.refuses() {
            books.refused += 1;
            return None;
        }
        if let Some(lie) = books.lie(layout) {
            books.refused += 1;
            books.lied += 1;
            let start = match lie {
                Lie::Misaligned => NonNull::new(ptr::without_provenance_mut(layout.align() + 8)),
                Lie::EndOfAddressSpace => {
                    NonNull::new(ptr::without_provenance_mut(0_usize.wrapping_sub(layout.size())))
                }
                Lie::At(start) => Some(start),
            };
            return start.map(|start| Block { start, zeroed: false });
        }
        let zeroed = books.calls.is_multiple_of(2) && layout.size() <= WHOLLY_WRITTEN;
        let start = if zeroed {
            // SAFETY: the size is not zero.
            unsafe { System.alloc_zeroed(layout) }
        } else {
            // SAFETY: the size is not zero.
            unsafe { System.alloc(layout) }
        };
        let start = NonNull::new(start)?;
        if !zeroed {
            // SAFETY: the block is at least this long.
            unsafe { start.write_bytes(0xA5, layout.size().min(DIRTIED)) };
        }
        books.outstanding.insert(start.addr().get(), layout);
        books.taken += 1;
        books.outstanding_bytes += layout.size();
        books.peak_bytes = books.peak_bytes.max(books.outstanding_bytes);
        Some(Block { start, zeroed })
    }

    unsafe fn release(&self, block: NonNull<u8>, layout: Layout) {
        let mut books = self.books();
        match books.outstanding.get(&block.addr().get()).copied() {
            Some(known) if known == layout => {
                books.outstanding.remove(&block.addr().get());
                books.returned += 1;
                books.outstanding_bytes -= layout.size();
                // SAFETY: the block is in the books, so it is valid, and the caller gave it up.
                unsafe { block.write_bytes(0xDD, layout.size().min(DIRTIED)) };
                // SAFETY: it came from `System` with this layout.
                unsafe { System.dealloc(block.as_ptr(), layout) };
            }
            Some(known) => {
                books
                    .complaints
                    .push(format!("{block:p} has {known:?} but came back with {layout:?}"));
            }
            None => books
                .complaints
                .push(format!("{block:p} with {layout:?} is not out")),
        }
    }

    fn granularity(&self) -> usize {
        self.books().granularity
    }
}

impl Drop for TestPager {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.assert_settled();
        }
    }
}
