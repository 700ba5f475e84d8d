//! How many slots, bitmap words and header bytes a page has.

use crate::round_up;

/// The smallest page in bytes.
pub const MIN_PAGE_SIZE: usize = 256;

/// The largest page in bytes: the largest alignment that a Rust type can have.
pub const MAX_PAGE_SIZE: usize = 1 << 29;

/// What the layout of a page header depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// Bytes of a pointer.
    pub pointer_bytes: usize,
    /// Bytes of a bitmap word.
    pub word_bytes: usize,
}

impl Target {
    /// What the library aligns a static arena to, in bytes.
    pub const fn arena_align(self) -> usize {
        if self.pointer_bytes == 8 { 4096 } else { 1024 }
    }

    /// Bytes that an arena must have to hold a page of `page_bytes`, wherever it starts.
    ///
    /// A page is aligned to its size. One that is larger than what the arena is aligned to may begin
    /// almost its own size further in.
    ///
    /// ```
    /// let target = slabmalloc_geometry::Target { pointer_bytes: 8, word_bytes: 8 };
    /// assert_eq!(target.arena_for(4 << 10), 4 << 10);
    /// assert_eq!(target.arena_for(64 << 10), 124 << 10);
    /// ```
    pub const fn arena_for(self, page_bytes: usize) -> usize {
        let align = self.arena_align();
        if page_bytes <= align {
            page_bytes
        } else {
            page_bytes.saturating_mul(2) - align
        }
    }
}

/// The shape of one kind of page.
///
/// ```text
/// base                              base + data_bytes        base + page_bytes
///  | slot 0 | slot 1 | ... | slot n | header | bitmap words  |
/// ```
///
/// ```
/// use slabmalloc_geometry::{PageGeometry, Target};
///
/// let target = Target { pointer_bytes: 8, word_bytes: 8 };
/// let page = PageGeometry::new(4096, 8, target);
/// assert_eq!((page.words, page.header_bytes), (8, 128));
/// assert_eq!(page.slots(64), 62);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageGeometry {
    /// Bytes of the page.
    pub page_bytes: usize,
    /// Words of the bitmap: one bit for every slot that the page can hold.
    pub words: usize,
    /// Bits of a bitmap word.
    pub word_bits: usize,
    /// Bytes of the header at the end of the page, bitmap included.
    pub header_bytes: usize,
}

impl PageGeometry {
    /// The shape of a page of `page_bytes` whose smallest slot has `smallest` bytes.
    pub const fn new(page_bytes: usize, smallest: usize, target: Target) -> Self {
        let word_bits = target.word_bytes * 8;
        Self::with_words(
            page_bytes,
            nameable((page_bytes / smallest).div_ceil(word_bits)),
            target,
        )
    }

    /// The shape of a page of `page_bytes` with `words` bitmap words.
    pub const fn with_words(page_bytes: usize, words: usize, target: Target) -> Self {
        let word_bits = target.word_bytes * 8;
        Self {
            page_bytes,
            words,
            word_bits,
            header_bytes: header_bytes(words, target),
        }
    }

    /// Bytes of the page that slots may use.
    pub const fn data_bytes(&self) -> usize {
        self.page_bytes.saturating_sub(self.header_bytes)
    }

    /// How many slots of `slot_bytes` the page holds.
    pub const fn slots(&self, slot_bytes: usize) -> usize {
        let fitting = self.data_bytes() / slot_bytes;
        let bits = self.words * self.word_bits;
        if fitting < bits { fitting } else { bits }
    }

    /// Bytes of the page that no slot of `slot_bytes` covers, the header included.
    pub const fn unused_bytes(&self, slot_bytes: usize) -> usize {
        self.page_bytes - self.slots(slot_bytes) * slot_bytes
    }
}

/// Bytes of a page header with `words` bitmap words.
///
/// Five pointers (two links of the page index, two of the list, the owner), two 32-bit counts, the
/// state, one summary word and the bitmap; the library asserts that its struct has this size.
const fn header_bytes(words: usize, target: Target) -> usize {
    let Target {
        pointer_bytes,
        word_bytes,
    } = target;
    let fixed = 5 * pointer_bytes + 3 * 4;
    let before_words = fixed.next_multiple_of(word_bytes);
    let align = if pointer_bytes > word_bytes {
        pointer_bytes
    } else {
        word_bytes
    };
    match round_up(before_words + word_bytes * (1 + words), align) {
        Some(bytes) => bytes,
        None => usize::MAX,
    }
}

/// The next number from `words` on that a `typenum` length can be made of: all up to 1024, then the
/// powers of two.
const fn nameable(words: usize) -> usize {
    if words <= 1024 {
        words
    } else {
        words.next_power_of_two()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TARGETS: [Target; 4] = [
        Target {
            pointer_bytes: 8,
            word_bytes: 8,
        },
        Target {
            pointer_bytes: 8,
            word_bytes: 4,
        },
        Target {
            pointer_bytes: 4,
            word_bytes: 8,
        },
        Target {
            pointer_bytes: 4,
            word_bytes: 4,
        },
    ];

    #[test]
    fn the_bitmap_has_a_bit_for_every_slot() {
        for target in TARGETS {
            for page_shift in 10..=29 {
                for smallest in [8, 16, 24, 64, 512, 1024] {
                    let page = PageGeometry::new(1 << page_shift, smallest, target);
                    assert!(page.words * page.word_bits >= page.data_bytes() / smallest);
                    assert!(page.slots(smallest) * smallest + page.header_bytes <= page.page_bytes);
                }
            }
        }
    }

    #[test]
    fn default_pages_use_more_than_95_percent_where_20_objects_fit() {
        let target = TARGETS[0];
        let (base, large) = (
            PageGeometry::new(4096, 8, target),
            PageGeometry::new(2 << 20, 512, target),
        );
        for shift in 3..=17 {
            let (page, slot) = (if shift <= 8 { base } else { large }, 1 << shift);
            let unused = page.unused_bytes(slot);
            assert!(
                page.slots(slot) < 20 || unused * 20 <= page.page_bytes,
                "{slot}: {unused} of {} bytes unused",
                page.page_bytes
            );
        }
    }
}
