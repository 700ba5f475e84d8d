//! [`Object`]: one object of a workload, whose every byte is written and looked at.

use core::alloc::Layout;
use core::ptr::NonNull;

use crate::driven::Driven;

/// Memory from a zone, filled with one byte over and over.
pub(crate) struct Object {
    /// INVARIANT: `start` came from `zone` with `layout`, which is not empty, and all its bytes are written.
    start: NonNull<u8>,
    layout: Layout,
    fill: u8,
    zone: &'static dyn Driven,
}

impl Object {
    /// An object of this layout, which is not empty; `None` if the zone has no memory.
    pub(crate) fn new(zone: &'static dyn Driven, layout: Layout, fill: u8) -> Option<Self> {
        assert!(layout.size() > 0, "an object has a byte at least");
        // SAFETY: the layout is not empty.
        let start = NonNull::new(unsafe { zone.alloc(layout) })?;
        // SAFETY: the block has so many bytes, and is nobody else's.
        unsafe { start.write_bytes(fill, layout.size()) };
        Some(Self {
            start,
            layout,
            fill,
            zone,
        })
    }

    /// Its layout.
    pub(crate) fn layout(&self) -> Layout {
        self.layout
    }

    /// Whether every byte is as it was written.
    pub(crate) fn is_intact(&self) -> bool {
        // SAFETY: by the invariant, the block is there with all its bytes.
        let bytes = unsafe { core::slice::from_raw_parts(self.start.as_ptr(), self.layout.size()) };
        bytes.iter().all(|&byte| byte == self.fill)
    }

    /// Makes it larger; says whether there was memory. It stays as it is if there was none.
    pub(crate) fn grow(&mut self, size: usize) -> bool {
        let old = self.layout.size();
        let Ok(layout) = Layout::from_size_align(size.max(old), self.layout.align()) else {
            return false;
        };
        // SAFETY: by the invariant the block is the zone's, with this layout; the new size makes a layout, and is not 0.
        let grown = unsafe { self.zone.realloc(self.start.as_ptr(), self.layout, layout.size()) };
        let Some(start) = NonNull::new(grown) else {
            return false;
        };
        // SAFETY: the block has `layout.size()` bytes, of which `old` are the least.
        let end = unsafe { start.add(old) };
        // SAFETY: so many are behind those that were there.
        unsafe { end.write_bytes(self.fill, layout.size() - old) };
        // INVARIANT: what `realloc` returned has the new layout, and its new bytes are written as well.
        (self.start, self.layout) = (start, layout);
        true
    }
}

impl Drop for Object {
    fn drop(&mut self) {
        // SAFETY: by the invariant the block is the zone's, with this layout; nobody has it any more.
        unsafe { self.zone.dealloc(self.start.as_ptr(), self.layout) };
    }
}
