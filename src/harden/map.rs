//! [`PageTable`]: which pages a zone has, for readers without a lock.

use core::fmt;
use core::ptr::{self, NonNull};
use core::sync::atomic::{AtomicU8, Ordering};

use super::sealed::Sealed;
use crate::atomic::{AtomicPtr, AtomicUsize};

/// Bits of an address in which addresses differ: on 64-bit machines the rest repeats the highest.
const ADDRESS_BITS: u32 = if usize::BITS == 64 { 57 } else { usize::BITS };

/// The shape of a table for one size of base page.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct MapShape {
    page_bits: u32,
}

impl MapShape {
    /// The shape for base pages of `page_bytes`, a power of two, which nodes are made of as well.
    pub const fn new(page_bytes: usize) -> Self {
        Self {
            page_bits: page_bytes.trailing_zeros(),
        }
    }

    /// Bytes of a node, aligned to as many.
    pub(crate) const fn node_bytes(self) -> usize {
        1 << self.page_bits
    }

    /// A node of pages has a byte for each.
    const fn leaf_bits(self) -> u32 {
        self.page_bits
    }

    /// A node of nodes has a pointer to each.
    const fn inner_bits(self) -> u32 {
        self.page_bits - size_of::<usize>().trailing_zeros()
    }

    /// Levels of nodes of nodes.
    const fn levels(self) -> u32 {
        ADDRESS_BITS
            .saturating_sub(self.page_bits + self.leaf_bits())
            .div_ceil(self.inner_bits())
    }

    /// The number of the page that an address lies in; nothing for an address that no memory has.
    const fn page_number(self, address: usize) -> Option<usize> {
        let unused = usize::BITS - ADDRESS_BITS;
        // The highest bit of those that differ is repeated upwards.
        if (address << unused).cast_signed() >> unused != address.cast_signed() {
            return None;
        }
        Some((address << unused >> unused) >> self.page_bits)
    }

    /// Where the page of a number begins.
    const fn address(self, number: usize) -> usize {
        let unused = usize::BITS - ADDRESS_BITS;
        (((number << self.page_bits) << unused).cast_signed() >> unused).cast_unsigned()
    }

    const fn inner_index(self, number: usize, level: u32) -> usize {
        (number >> (self.leaf_bits() + level * self.inner_bits())) & ((1 << self.inner_bits()) - 1)
    }

    const fn leaf_index(self, number: usize) -> usize {
        number & ((1 << self.leaf_bits()) - 1)
    }

    /// The number of the stretch of addresses that one leaf has the pages of; never the highest number. Zero where one leaf
    /// has all pages that there are.
    const fn stretch(self, address: usize) -> usize {
        address.unbounded_shr(self.page_bits + self.leaf_bits())
    }
}

/// What knows the pages of a zone's size classes without a lock, and without reading them.
#[doc(hidden)]
pub trait PageMap: Sealed + fmt::Debug + Send + Sync + Sized {
    /// No page.
    const EMPTY: Self;

    /// The number of the class whose page `address` lies in.
    fn class_at(&self, shape: MapShape, address: usize) -> Option<usize>;

    /// Makes room for the pages in `bytes` bytes from `start` on; `node` gives memory for a node, filled with zeros,
    /// and `spare` takes one back. Returns `false` if there is no memory.
    fn prepare(
        &self,
        shape: MapShape,
        start: usize,
        bytes: usize,
        node: impl FnMut() -> Option<NonNull<u8>>,
        spare: impl FnMut(NonNull<u8>),
    ) -> bool;

    /// Says whose the pages in `bytes` bytes from `start` on are, for which room was made: those of class `class`, or
    /// nobody's.
    fn set(&self, shape: MapShape, start: usize, bytes: usize, class: Option<usize>);

    /// Gives every node to `take`. O(nodes).
    fn clear(&mut self, shape: MapShape, take: &mut dyn FnMut(NonNull<u8>));
}

/// Nothing is known, and nobody asks.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct NoMap;

impl Sealed for NoMap {}

impl PageMap for NoMap {
    const EMPTY: Self = Self;

    #[inline]
    fn class_at(&self, _shape: MapShape, _address: usize) -> Option<usize> {
        None
    }

    #[inline]
    fn prepare(
        &self,
        _shape: MapShape,
        _start: usize,
        _bytes: usize,
        _node: impl FnMut() -> Option<NonNull<u8>>,
        _spare: impl FnMut(NonNull<u8>),
    ) -> bool {
        true
    }

    #[inline]
    fn set(&self, _shape: MapShape, _start: usize, _bytes: usize, _class: Option<usize>) {}

    fn clear(&mut self, _shape: MapShape, _take: &mut dyn FnMut(NonNull<u8>)) {}
}

/// A table of tables, as processors have for their pages: the byte of a base page says which class it belongs to.
///
/// A look-up takes no lock: nodes stay until the zone is dropped. It is a load for each level and one for the root, 6
/// with pages of 4 KiB, 5 with 32 KiB. Beside the root is a list of 16 leaves that are found in three loads: a leaf has the
/// pages of 16 MiB of addresses with pages of 4 KiB, and of 1 GiB with 32 KiB, and of those whose numbers are the same
/// modulo 16 the one that came first is in the list, for good. For the others the list is looked at in vain. The first page
/// of a zone takes a node of each level.
///
/// # Invariants
///
/// - **T1** `root`, if it is not null, points to a node of the highest level. A node of nodes has pointers to nodes of
///   the level below, or null; a node of the lowest has a byte for each page: one more than the number of its class,
///   or zero.
/// - **T2** Nodes are as large as a base page, were zero when they came, and stay where they are.
/// - **T3** A shortcut with a leaf has the stretch of that leaf's pages, and neither changes while the table is shared.
#[doc(hidden)]
pub struct PageTable {
    root: AtomicPtr<u8>,
    shortcuts: [Shortcut; SHORTCUTS],
}

/// How many leaves are found without the levels above them; a power of two.
const SHORTCUTS: usize = 16;

/// The way to a leaf.
struct Shortcut {
    /// One more than the number of the stretch; zero as long as nobody has the place.
    stretch: AtomicUsize,
    /// Null until the stretch stands there.
    leaf: AtomicPtr<u8>,
}

impl Shortcut {
    const fn unused() -> Self {
        Self {
            stretch: AtomicUsize::new(0),
            leaf: AtomicPtr::new(ptr::null_mut()),
        }
    }
}

impl Sealed for PageTable {}

impl PageTable {
    /// The node that `place` points to, put there if there is none.
    fn node_at(
        place: &AtomicPtr<u8>,
        node: &mut impl FnMut() -> Option<NonNull<u8>>,
        spare: &mut impl FnMut(NonNull<u8>),
    ) -> Option<NonNull<u8>> {
        // ORDERING: with the exchange below: who finds a node finds its zeros.
        if let Some(found) = NonNull::new(place.load(Ordering::Acquire)) {
            return Some(found);
        }
        let new = node()?;
        // ORDERING: as above.
        match place.compare_exchange(ptr::null_mut(), new.as_ptr(), Ordering::AcqRel, Ordering::Acquire) {
            // INVARIANT: T1, T2.
            Ok(_) => Some(new),
            Err(other) => {
                spare(new);
                NonNull::new(other)
            }
        }
    }

    /// Entry `index` of a node of nodes.
    ///
    /// # Safety
    ///
    /// It is such a node, and has so many entries.
    unsafe fn entry<'a>(node: NonNull<u8>, index: usize) -> &'a AtomicPtr<u8> {
        // SAFETY: the caller's promise.
        let entry = unsafe { node.cast::<AtomicPtr<u8>>().add(index) };
        // SAFETY: T2: nodes stay, and zeros are null.
        unsafe { entry.as_ref() }
    }

    /// The byte of page `number` in its node.
    ///
    /// # Safety
    ///
    /// It is a node of the lowest level, and has so many bytes.
    unsafe fn byte<'a>(node: NonNull<u8>, index: usize) -> &'a AtomicU8 {
        // SAFETY: the caller's promise.
        let byte = unsafe { node.cast::<AtomicU8>().add(index) };
        // SAFETY: T2: nodes stay.
        unsafe { byte.as_ref() }
    }

    /// The node of the lowest level that page `number` is in.
    fn leaf(&self, shape: MapShape, number: usize) -> Option<NonNull<u8>> {
        // ORDERING: as in `node_at`.
        let mut node = NonNull::new(self.root.load(Ordering::Acquire))?;
        for level in (0..shape.levels()).rev() {
            // SAFETY: T1: the node is of this level, and the index below its length.
            let entry = unsafe { Self::entry(node, shape.inner_index(number, level)) };
            // ORDERING: as in `node_at`.
            node = NonNull::new(entry.load(Ordering::Acquire))?;
        }
        Some(node)
    }

    /// The leaf with the page that an address lies in, by way of the levels.
    #[cold]
    #[inline(never)]
    fn far_leaf(&self, shape: MapShape, address: usize) -> Option<NonNull<u8>> {
        self.leaf(shape, shape.page_number(address)?)
    }

    /// The leaf with the pages of a stretch, if there is a shortcut to it.
    #[inline]
    fn near_leaf(&self, stretch: usize) -> Option<NonNull<u8>> {
        let shortcut = self.shortcuts.get(stretch % SHORTCUTS)?;
        // ORDERING: with `leave_shortcut`: who finds a leaf finds its stretch, and its zeros.
        let leaf = NonNull::new(shortcut.leaf.load(Ordering::Acquire))?;
        // ORDERING: as above.
        (shortcut.stretch.load(Ordering::Relaxed) == stretch + 1).then_some(leaf)
    }

    /// Notes the way to a leaf, if its place in the list is nobody's.
    fn leave_shortcut(&self, stretch: usize, leaf: NonNull<u8>) {
        let Some(shortcut) = self.shortcuts.get(stretch % SHORTCUTS) else {
            return;
        };
        // Every page that comes gets here, and the list is in the caches of all who free.
        // ORDERING: a hint.
        if shortcut.stretch.load(Ordering::Relaxed) != 0 {
            return;
        }
        // ORDERING: who has the place is alone with it; others look at the leaf first.
        let place = shortcut
            .stretch
            .compare_exchange(0, stretch + 1, Ordering::Relaxed, Ordering::Relaxed);
        if place.is_ok() {
            // INVARIANT: T3.
            // ORDERING: with `near_leaf`.
            shortcut.leaf.store(leaf.as_ptr(), Ordering::Release);
        }
    }

    fn clear_below(node: NonNull<u8>, shape: MapShape, level: u32, take: &mut dyn FnMut(NonNull<u8>)) {
        if let Some(below) = level.checked_sub(1) {
            for index in 0..1 << shape.inner_bits() {
                // SAFETY: T1, and the index is below the length.
                let entry = unsafe { Self::entry(node, index) };
                // ORDERING: the table is the caller's alone.
                if let Some(child) = NonNull::new(entry.load(Ordering::Relaxed)) {
                    Self::clear_below(child, shape, below, take);
                }
            }
        }
        take(node);
    }
}

/// The numbers of the pages in so many bytes.
fn pages(shape: MapShape, start: usize, bytes: usize) -> impl Iterator<Item = usize> {
    let first = shape.page_number(start);
    let count = bytes >> shape.page_bits;
    first
        .into_iter()
        .flat_map(move |first| first..first.saturating_add(count))
}

impl PageMap for PageTable {
    const EMPTY: Self = Self {
        root: AtomicPtr::new(ptr::null_mut()),
        shortcuts: [const { Shortcut::unused() }; SHORTCUTS],
    };

    #[inline]
    fn class_at(&self, shape: MapShape, address: usize) -> Option<usize> {
        let leaf = self
            .near_leaf(shape.stretch(address))
            .or_else(|| self.far_leaf(shape, address))?;
        let number = address >> shape.page_bits;
        // SAFETY: T1 or T3, and the index is below the length.
        let byte = unsafe { Self::byte(leaf, shape.leaf_index(number)) };
        // ORDERING: a slot comes to a thread after its page's byte was set, by whatever it came.
        usize::from(byte.load(Ordering::Relaxed)).checked_sub(1)
    }

    fn prepare(
        &self,
        shape: MapShape,
        start: usize,
        bytes: usize,
        mut node: impl FnMut() -> Option<NonNull<u8>>,
        mut spare: impl FnMut(NonNull<u8>),
    ) -> bool {
        if shape.page_number(start).is_none() {
            return false;
        }
        // Every leaf that the pages are in.
        let mut ready = None;
        for number in pages(shape, start, bytes) {
            if ready == Some(number >> shape.leaf_bits()) {
                continue;
            }
            let Some(mut at) = Self::node_at(&self.root, &mut node, &mut spare) else {
                return false;
            };
            for level in (0..shape.levels()).rev() {
                // SAFETY: T1, and the index is below the length.
                let entry = unsafe { Self::entry(at, shape.inner_index(number, level)) };
                match Self::node_at(entry, &mut node, &mut spare) {
                    Some(below) => at = below,
                    None => return false,
                }
            }
            ready = Some(number >> shape.leaf_bits());
            self.leave_shortcut(shape.stretch(shape.address(number)), at);
        }
        true
    }

    fn set(&self, shape: MapShape, start: usize, bytes: usize, class: Option<usize>) {
        let value = class.and_then(|class| u8::try_from(class + 1).ok()).unwrap_or(0);
        for number in pages(shape, start, bytes) {
            let Some(leaf) = self.leaf(shape, number) else {
                return;
            };
            // SAFETY: T1, and the index is below the length.
            let byte = unsafe { Self::byte(leaf, shape.leaf_index(number)) };
            // ORDERING: as in `class_at`.
            byte.store(value, Ordering::Relaxed);
        }
    }

    fn clear(&mut self, shape: MapShape, take: &mut dyn FnMut(NonNull<u8>)) {
        if let Some(root) = NonNull::new(core::mem::replace(self.root.get_mut(), ptr::null_mut())) {
            Self::clear_below(root, shape, shape.levels(), take);
        }
        self.shortcuts = [const { Shortcut::unused() }; SHORTCUTS];
    }
}

impl fmt::Debug for PageTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageTable").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use core::alloc::Layout;
    use core::cell::Cell;
    use std::alloc::{alloc_zeroed, dealloc};
    use std::collections::BTreeMap;

    #[test]
    fn agrees_with_a_map_of_pages() {
        for page_bits in [8, 10, 12, 14, 15, 16] {
            let shape = MapShape::new(1 << page_bits);
            let layout = Layout::from_size_align(shape.node_bytes(), shape.node_bytes()).unwrap();
            let nodes = Cell::new(0);
            let node = || {
                nodes.set(nodes.get() + 1);
                // SAFETY: the layout has a size.
                NonNull::new(unsafe { alloc_zeroed(layout) })
            };
            let mut table = PageTable::EMPTY;
            let mut model = BTreeMap::new();
            let mut random = 1_u64;
            for round in 0..2000 {
                random = random.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
                let spread = [20, 30, 40, 46][round % 4].min(ADDRESS_BITS - 1);
                let mut address = (random >> 10) as usize & ((1 << spread) - 1) & !(shape.node_bytes() - 1);
                if round % 3 == 0 {
                    // The upper half, where kernels live.
                    address |= usize::MAX << (ADDRESS_BITS - 1);
                }
                let bytes = shape.node_bytes() << (round % 5);
                let class = (round % 7 != 0).then_some(round % 255);
                assert!(table.prepare(shape, address, bytes, node, |_| panic!("a node to spare")));
                table.set(shape, address, bytes, class);
                for page in 0..1 << (round % 5) {
                    model.insert(address + page * shape.node_bytes(), class);
                }
            }
            for (address, class) in &model {
                for inside in [0, 1, shape.node_bytes() - 1] {
                    assert_eq!(table.class_at(shape, address + inside), *class);
                }
                let neighbour = address.wrapping_add(shape.node_bytes());
                let expected = model.get(&neighbour).copied().flatten();
                assert_eq!(table.class_at(shape, neighbour), expected);
            }
            if usize::BITS == 64 {
                // What differs in bits that no address has is no page.
                let address = *model.keys().next().unwrap();
                assert_eq!(table.class_at(shape, address ^ (1 << 60)), None);
            }
            table.clear(shape, &mut |node| {
                nodes.set(nodes.get() - 1);
                // SAFETY: it came from the same allocator with this layout.
                unsafe { dealloc(node.as_ptr(), layout) };
            });
            assert_eq!(nodes.get(), 0);
        }
    }

    #[test]
    fn the_first_leaf_of_each_place_in_the_list_is_near() {
        let shape = MapShape::new(4096);
        let layout = Layout::from_size_align(4096, 4096).unwrap();
        let mut table = PageTable::EMPTY;
        // SAFETY: the layout has a size.
        let node = || NonNull::new(unsafe { alloc_zeroed(layout) });
        let stretch = 16 << 20;
        for number in 1..=2 * SHORTCUTS {
            assert!(table.prepare(shape, number * stretch, 4096, node, |_| panic!("a node to spare")));
            table.set(shape, number * stretch, 4096, Some(number));
        }
        for number in 1..=2 * SHORTCUTS {
            let near = table.near_leaf(shape.stretch(number * stretch));
            assert_eq!(near.is_some(), number <= SHORTCUTS, "{number}");
            assert_eq!(table.class_at(shape, number * stretch), Some(number));
        }
        assert_eq!(
            table.near_leaf(shape.stretch(stretch ^ (1 << (usize::BITS - 2)))),
            None
        );
        // SAFETY: it came from the same allocator with this layout.
        table.clear(shape, &mut |node| unsafe { dealloc(node.as_ptr(), layout) });
        assert_eq!(table.near_leaf(1), None);
    }

    #[test]
    fn no_memory_is_no_room() {
        let shape = MapShape::new(4096);
        let table = PageTable::EMPTY;
        assert!(!table.prepare(shape, 0x5000, 4096, || None, |_| {}));
        assert_eq!(table.class_at(shape, 0x5000), None);
        table.set(shape, 0x5000, 4096, Some(3));
        assert_eq!(table.class_at(shape, 0x5000), None);
    }
}
