//! The index of a zone's pages: is this address a page of mine?
//!
//! A digital search tree (Coffman and Eve, "File structures using hashing functions", 1970) whose
//! nodes live in the page headers, so that it needs no memory of its own and never reads memory
//! that is not one of the zone's pages. A node's place below its parent is chosen by the next bit of
//! its hashed address; the hash is a bijection, so a path is at most as long as an address has bits,
//! and about log2(pages) on average.

use core::cell::Cell;
use core::ptr::NonNull;

type Link = Cell<Option<NonNull<IndexNode>>>;

/// The links of one page, at the start of its header.
pub(crate) struct IndexNode {
    children: [Link; 2],
}

impl IndexNode {
    pub(super) const fn new() -> Self {
        Self {
            children: [Cell::new(None), Cell::new(None)],
        }
    }
}

/// All pages of a zone or of a stand-alone size class.
///
/// # Invariants
///
/// - **I1** Every node reached from `root` is the header of a page that is in use, and is reached by
///   one path only.
/// - **I2** On the path to a node, step *d* takes child number "bit *d* of the hash of its address".
pub(crate) struct PageIndex {
    root: Link,
}

// SAFETY: the index owns the nodes it reaches, and gives no access to them without `&self`, which is
// not shared between threads since the type is not `Sync`.
unsafe impl Send for PageIndex {}

/// A path of child numbers: the hashed address, consumed from its highest bit on.
struct Path(usize);

impl Path {
    fn to(address: usize) -> Self {
        // An odd factor makes a bijection; this one is 2^64 divided by the golden ratio (Knuth,
        // "The Art of Computer Programming", volume 3, section 6.4), cut to the width of `usize`.
        #[expect(clippy::cast_possible_truncation, reason = "the low half is odd as well")]
        const FACTOR: usize = 0x9E37_79B9_7F4A_7C15_u64 as usize;
        Self(address.wrapping_mul(FACTOR))
    }

    /// The link below `node` that the path takes next.
    fn step(&mut self, node: &IndexNode) -> *const Link {
        let [left, right] = &node.children;
        let turn = self.0 >> (usize::BITS - 1);
        self.0 <<= 1;
        if turn == 0 { left } else { right }
    }
}

impl PageIndex {
    pub(crate) const fn new() -> Self {
        Self {
            root: Cell::new(None),
        }
    }

    /// Whether a page with its header at `address` is in the index.
    pub(crate) fn contains(&self, address: usize) -> bool {
        // SAFETY: the link returned is in `self` or in a node of the index (I1).
        unsafe { &*self.link_to(address) }.get().is_some()
    }

    /// Adds a page by its header; returns whether it was new.
    ///
    /// # Safety
    ///
    /// If the answer is `true`, `node` stays valid until it is removed.
    pub(crate) unsafe fn insert(&mut self, node: NonNull<IndexNode>) -> bool {
        // SAFETY: the link returned is in `self` or in a node of the index (I1).
        let link = unsafe { &*self.link_to(node.addr().get()) };
        if link.get().is_some() {
            return false;
        }
        // SAFETY: the caller's promise; nothing else refers to a node that is not in the index.
        unsafe { node.write(IndexNode::new()) };
        // INVARIANT: I1 by the caller's promise, I2 since `link` is where the path to it ends.
        link.set(Some(node));
        true
    }

    /// Removes the page with its header at `address`; returns whether there was one.
    pub(crate) fn remove(&mut self, address: usize) -> bool {
        // SAFETY: the link returned is in `self` or in a node of the index (I1).
        let link = unsafe { &*self.link_to(address) };
        let Some(removed) = link.get() else { return false };
        // INVARIANT: I2 holds for whatever leaf below takes the node's place: its path leads here.
        let heir = detach_leaf(removed);
        if let Some(heir) = heir {
            // SAFETY: it is a node of the index (I1).
            let heir = unsafe { heir.as_ref() };
            // SAFETY: it is still a node of the index (I1).
            let removed = unsafe { removed.as_ref() };
            for (to, from) in heir.children.iter().zip(&removed.children) {
                to.set(from.take());
            }
        }
        link.set(heir);
        true
    }

    /// The page that follows the one at `after` in the order of hashed addresses, or the first; whether `after` is
    /// still in the index does not matter. As many steps as an address has bits at most.
    pub(crate) fn next(&self, after: Option<usize>) -> Option<NonNull<IndexNode>> {
        let mut lowest: Option<(usize, NonNull<IndexNode>)> = None;
        let mut consider = |node: NonNull<IndexNode>| {
            let hash = Path::to(node.addr().get()).0;
            let follows = after.is_none_or(|after| hash > Path::to(after).0);
            if follows && lowest.is_none_or(|(best, _)| hash < best) {
                lowest = Some((hash, node));
            }
            // SAFETY: it is a node of the index (I1).
            unsafe { node.as_ref() }.children.each_ref().map(Cell::get)
        };
        // Below it all hashes are higher. The deepest such place has the lowest of them (I2).
        let mut higher = self.root.get();
        if let Some(after) = after {
            higher = None;
            let mut hash = Path::to(after).0;
            let mut next = self.root.get();
            while let Some(node) = next {
                let [left, right] = consider(node);
                let turns_left = hash >> (usize::BITS - 1) == 0;
                hash <<= 1;
                if turns_left {
                    higher = right.or(higher);
                }
                next = if turns_left { left } else { right };
            }
        }
        while let Some(node) = higher {
            let [left, right] = consider(node);
            higher = left.or(right);
        }
        lowest.map(|(_, node)| node)
    }

    /// The link that holds the node at `address`, or the empty one where it would be.
    fn link_to(&self, address: usize) -> *const Link {
        let mut path = Path::to(address);
        let mut link: *const Link = &raw const self.root;
        loop {
            // SAFETY: `link` is in `self` or in a node of the index (I1).
            match unsafe { &*link }.get() {
                Some(node) if node.addr().get() != address => {
                    // SAFETY: it is a node of the index (I1).
                    link = path.step(unsafe { node.as_ref() });
                }
                _ => return link,
            }
        }
    }
}

/// Takes some leaf below `top` out of the tree; `None` if `top` is a leaf itself.
fn detach_leaf(top: NonNull<IndexNode>) -> Option<NonNull<IndexNode>> {
    let mut node = top;
    let mut above: Option<&Link> = None;
    loop {
        // SAFETY: `top` and what is below it are nodes of the index (I1).
        let children = &unsafe { node.as_ref() }.children;
        match children
            .iter()
            .find_map(|link| link.get().map(|child| (link, child)))
        {
            Some((link, child)) => {
                above = Some(link);
                node = child;
            }
            None => return above?.take(),
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use core::iter;
    use std::boxed::Box;
    use std::collections::BTreeSet;
    use std::vec::Vec;

    #[test]
    fn agrees_with_a_set_under_random_inserts_and_removals() {
        let nodes: Vec<NonNull<IndexNode>> = (0..500)
            .map(|_| NonNull::from(Box::leak(Box::new(IndexNode::new()))))
            .collect();
        let mut index = PageIndex::new();
        let mut model = BTreeSet::new();
        let mut random = 7_u64;
        for _ in 0..50_000 {
            random = random.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
            let node = nodes[(random >> 33) as usize % nodes.len()];
            let address = node.addr().get();
            assert_eq!(index.contains(address), model.contains(&address));
            if random >> 63 == 0 {
                // SAFETY: the nodes live to the end of the test.
                assert_eq!(unsafe { index.insert(node) }, model.insert(address));
            } else {
                assert_eq!(index.remove(address), model.remove(&address));
            }
            assert!(
                !index.contains(address ^ 1),
                "an address beside a node is no node"
            );
            if random.is_multiple_of(100) {
                let hash = |address: &usize| Path::to(*address).0;
                let mut expected: Vec<usize> = model.iter().copied().collect();
                expected.sort_by_key(hash);
                let all = iter::successors(index.next(None), |node| index.next(Some(node.addr().get())));
                assert!(all.map(|node| node.addr().get()).eq(expected.iter().copied()));
                // Also behind what is not there.
                let behind = expected
                    .iter()
                    .copied()
                    .find(|other| hash(other) > hash(&address));
                assert_eq!(index.next(Some(address)).map(|node| node.addr().get()), behind);
            }
        }
        for node in nodes {
            index.remove(node.addr().get());
            // SAFETY: the node came from a box and is in no index any more.
            drop(unsafe { Box::from_raw(node.as_ptr()) });
        }
        assert!(index.root.get().is_none());
    }
}
