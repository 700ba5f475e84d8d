//! A shared zone's traffic with its pager: pages for size classes, and runs of pages for what no
//! class serves.
//!
//! No lock is held across a call of the pager or of the misuse handler. The registry's lock is taken
//! before that of a class where both are needed, never after.

use core::alloc::Layout;
use core::ptr::NonNull;
use core::sync::atomic::Ordering;

use slabmalloc_geometry::round_up;

use super::SafeZone;
use super::class::LockedClass;
use crate::error::{Misuse, MisuseKind, report};
use crate::harden::{Harden, MapShape, PageMap};
use crate::instrument;
use crate::lock::RawLock;
use crate::page::{AllocablePage, Slab};
use crate::pager::{Block, Pager};
use crate::slab::Taken;
use crate::zone::{Derived, ZoneConfig, misuse};

impl<C: ZoneConfig, L: RawLock, P: Pager> SafeZone<C, L, P> {
    /// Gives a class that has run dry a page, and takes a slot from it, as [`LockedClass::take`] does.
    #[cold]
    #[inline(never)]
    pub(super) fn take_with_new_page<G: AllocablePage, H: Harden>(
        &self,
        class: &LockedClass<C, L, G, H>,
        asked: Option<usize>,
    ) -> Option<Taken> {
        if let Some((slab, zeroed)) = self.new_slab(class) {
            return class.insert_and_take(slab, zeroed, asked);
        }
        // While this thread asked, another one may have freed a slot, or brought a page.
        class.end_quarantine();
        class.take(asked)
    }

    /// A page from the pager for a class, and whether it is zeroed.
    pub(super) fn new_slab<G: AllocablePage, H: Harden>(
        &self,
        class: &LockedClass<C, L, G, H>,
    ) -> Option<(Slab<G>, bool)> {
        let layout = page_layout::<G>()?;
        let (slab, zeroed) = self.take_in::<G>(self.acquire(layout)?, layout)?;
        if self.map_in(slab, class.number()) {
            Some((slab, zeroed))
        } else {
            self.release_page(slab);
            None
        }
    }

    /// The shape of the map of pages.
    pub(super) const MAP: MapShape = MapShape::new(C::BASE_PAGE);

    /// Makes a page known as one of a class's, where the policy has a map; returns `false` if there is no memory for
    /// that.
    fn map_in<G: AllocablePage>(&self, slab: Slab<G>, class: Option<usize>) -> bool {
        let page = slab.page().addr().get();
        let ready = self.map.prepare(
            Self::MAP,
            page,
            G::SIZE,
            || self.map_node(),
            |node| self.release_node(node),
        );
        if ready {
            self.map.set(Self::MAP, page, G::SIZE, class);
            // What a policy writes to slots that nobody has is not to be noticed.
            if class.is_some() && C::Harden::TRAILER_BYTES == 0 {
                instrument::page_in(slab.page().cast(), Slab::<G>::DATA_BYTES);
            }
        }
        ready
    }

    /// Memory for a node of the map, filled with zeros.
    #[cold]
    fn map_node(&self) -> Option<NonNull<u8>> {
        let layout = node_layout(Self::MAP)?;
        let block = self.acquire(layout)?;
        {
            let mut registry = self.registry.lock();
            if registry.has_page_at::<C>(block.start.addr().get()) {
                drop(registry);
                self.report(MisuseKind::DuplicateBlock, block.start, layout);
                return None;
            }
            registry.add_map_page(layout.size());
        }
        if !block.zeroed {
            // SAFETY: the block is so long, and nobody else's.
            unsafe { block.start.write_bytes(0, layout.size()) };
        }
        Some(block.start)
    }

    /// Gives the memory of a node that is not used back.
    #[cold]
    fn release_node(&self, node: NonNull<u8>) {
        if let Some(layout) = node_layout(Self::MAP) {
            self.registry.lock().remove_map_page(layout.size());
            // SAFETY: the node came from the pager with this layout, and is used by nobody.
            unsafe { self.pager.release(node, layout) };
        }
    }

    /// The same, for what can be done without: nothing is given back for it where memory is out.
    pub(super) fn new_slab_if_at_hand<G: AllocablePage>(&self) -> Option<(Slab<G>, bool)> {
        let layout = page_layout::<G>()?;
        self.take_in(self.sound(self.pager.acquire(layout)?, layout)?, layout)
    }

    /// Makes a page that the pager gave one of the zone.
    fn take_in<G: AllocablePage>(&self, block: Block, layout: Layout) -> Option<(Slab<G>, bool)> {
        // SAFETY: `sound` checked the alignment; the pager promises the rest.
        let slab = unsafe { self.registry.lock().add_page::<C, G>(block.start.cast()) };
        if slab.is_none() {
            // Not released: the block belongs to whoever got it first.
            self.report(MisuseKind::DuplicateBlock, block.start, layout);
        }
        Some((slab?, block.zeroed))
    }

    /// Gives the page that a class let go, if it did, back to the pager.
    #[inline]
    pub(super) fn release_excess<G: AllocablePage, H: Harden>(
        &self,
        class: &LockedClass<C, L, G, H>,
        slab: Option<Slab<G>>,
    ) {
        if let Some(slab) = slab {
            self.release_two(class, slab);
        }
    }

    /// Gives a page back, and one more if the class still has too many: every page that empties lowers
    /// what the class may keep, so one for one would leave it with what it once needed.
    #[cold]
    #[inline(never)]
    fn release_two<G: AllocablePage, H: Harden>(&self, class: &LockedClass<C, L, G, H>, slab: Slab<G>) {
        self.release_page(slab);
        if let Some(slab) = class.pop_excess() {
            self.release_page(slab);
        }
    }

    /// Gives a page that its class let go back to the pager.
    pub(super) fn release_page<G: AllocablePage>(&self, slab: Slab<G>) {
        let page = slab.page().cast::<u8>();
        self.map.set(Self::MAP, page.addr().get(), G::SIZE, None);
        instrument::page_out(page, Slab::<G>::DATA_BYTES);
        self.registry.lock().remove_page::<C, G>(slab);
        if let Some(layout) = page_layout::<G>() {
            // SAFETY: the page came from the pager with this layout; its class and the registry have
            // let it go, and no object in it is live.
            unsafe { self.pager.release(page, layout) };
        }
    }

    /// Serves a request from the pager directly.
    #[cold]
    #[inline(never)]
    pub(super) fn allocate_run(&self, layout: Layout) -> Option<Taken> {
        let run = self.run_layout(layout)?;
        let block = self.acquire(run)?;
        if self.registry.lock().has_page_at::<C>(block.start.addr().get()) {
            self.report(MisuseKind::DuplicateBlock, block.start, run);
            return None;
        }
        self.registry.lock().add_run(run.size());
        instrument::handed_out(block.start, layout.size(), run.size(), block.zeroed);
        Some(Taken::new(block.start, block.zeroed))
    }

    /// Gives a block from [`allocate_run`](Self::allocate_run) back.
    ///
    /// # Errors
    ///
    /// The pointer is not aligned as the layout says, or lies in a page of a size class.
    ///
    /// # Safety
    ///
    /// If no error is found, `ptr` came from `allocate_run` with a layout of the same size and
    /// alignment, and is not used from here on.
    #[cold]
    #[inline(never)]
    pub(super) unsafe fn release_run(&self, ptr: NonNull<u8>, layout: Layout) -> Result<(), MisuseKind> {
        let run = self.run_layout(layout).ok_or(MisuseKind::UnservedLayout)?;
        if !ptr.addr().get().is_multiple_of(run.align()) {
            return Err(MisuseKind::InteriorPointer);
        }
        {
            let mut registry = self.registry.lock();
            if registry.has_page_at::<C>(ptr.addr().get()) {
                return Err(MisuseKind::WrongSizeClass);
            }
            registry.remove_run(run.size());
        }
        instrument::taken_back(ptr, layout.size());
        instrument::page_out(ptr, run.size());
        // SAFETY: the caller's promise: the block came from the pager with this layout.
        unsafe { self.pager.release(ptr, run) };
        Ok(())
    }

    /// Makes a block from [`allocate_run`](Self::allocate_run) fit another layout without copying it, if
    /// the pager can do that; returns where it is then.
    ///
    /// # Safety
    ///
    /// As for [`resize`](Self::resize), for layouts that no class serves.
    #[cold]
    #[inline(never)]
    pub(super) unsafe fn resize_run(
        &self,
        ptr: NonNull<u8>,
        old: Layout,
        new: Layout,
    ) -> Option<NonNull<u8>> {
        let (from, to) = (self.run_layout(old)?, self.run_layout(new)?);
        if from == to {
            instrument::resized(ptr, old.size(), new.size(), to.size());
            return Some(ptr);
        }
        // What moves is a new block to those who watch.
        if instrument::ON {
            return None;
        }
        let misused = !ptr.addr().get().is_multiple_of(from.align())
            || self.registry.lock().has_page_at::<C>(ptr.addr().get());
        // What is wrong with the pointer is reported when it is freed.
        if misused || from.align() != to.align() {
            return None;
        }
        // SAFETY: the caller's promise: the block came from the pager with this layout.
        let moved = unsafe { self.pager.resize(ptr, from, to) }?;
        debug_assert!(moved.addr().get().is_multiple_of(to.align()), "a misplaced block");
        self.registry.lock().resize_run(from.size(), to.size());
        Some(moved)
    }

    /// What the pager is asked for on behalf of a request that no class serves.
    #[inline]
    pub(super) fn run_layout(&self, layout: Layout) -> Option<Layout> {
        let granularity = self.pager.granularity();
        if !granularity.is_power_of_two() {
            return None;
        }
        let bytes = round_up(layout.size().max(1), granularity)?;
        Layout::from_size_align(bytes, layout.align()).ok()
    }

    /// Gives every page without live objects back to the pager, and lets the pager give back what it
    /// keeps in reserve.
    ///
    /// Returns how many pages there were. O(pages given back + classes), and what the pager does.
    ///
    /// ```
    /// use core::alloc::Layout;
    /// use slabmalloc::lock::Spin;
    /// use slabmalloc::pager::DefaultPager;
    /// use slabmalloc::{SafeZone, X86};
    ///
    /// let zone: SafeZone<X86, Spin, DefaultPager> = SafeZone::new();
    /// let layout = Layout::new::<u64>();
    /// let block = zone.allocate(layout).unwrap();
    /// // A page with a live object stays.
    /// assert_eq!(zone.trim(), 0);
    /// // SAFETY: the block came from the zone with this layout, and is used no more.
    /// unsafe { zone.deallocate(block, layout) };
    /// assert_eq!((zone.trim(), zone.snapshot().pages()), (1, 0));
    /// ```
    pub fn trim(&self) -> usize {
        let mut released = 0;
        self.classes_end_quarantine();
        for class in &self.base {
            released += self.release_empty_pages(class);
        }
        for class in &self.large {
            released += self.release_empty_pages(class);
        }
        self.pager.trim();
        released
    }

    /// Gives what waits in quarantines back to its pages.
    fn classes_end_quarantine(&self) {
        self.base.iter().for_each(LockedClass::end_quarantine);
        self.large.iter().for_each(LockedClass::end_quarantine);
    }

    /// Gives every page of a class without live objects back; returns how many there were.
    pub(super) fn release_empty_pages<G: AllocablePage, H: Harden>(
        &self,
        class: &LockedClass<C, L, G, H>,
    ) -> usize {
        let mut released = 0;
        while let Some(slab) = class.pop_empty() {
            self.release_page(slab);
            released += 1;
        }
        released
    }

    /// Asks the pager for a block; if it has none, once more after giving empty pages back.
    fn acquire(&self, layout: Layout) -> Option<Block> {
        let block = if let Some(block) = self.pager.acquire(layout) {
            block
        } else if self.could_free(layout.size()) {
            // Also where this thread finds no page to give back: another may be giving some.
            self.trim();
            self.pager.acquire(layout)?
        } else {
            return None;
        };
        self.sound(block, layout)
    }

    /// A block, unless it is not where the pager promised it to be.
    fn sound(&self, block: Block, layout: Layout) -> Option<Block> {
        let start = block.start.addr().get();
        if !start.is_multiple_of(layout.align()) || start.checked_add(layout.size()).is_none() {
            self.report(MisuseKind::MisplacedBlock, block.start, layout);
            return None;
        }
        Some(block)
    }

    /// Whether it is worth giving back everything that can be for a request of so many bytes: not where the
    /// zone never had as many.
    pub(super) fn could_free(&self, bytes: usize) -> bool {
        bytes <= self.registry.lock().account().peak_bytes_held
    }

    /// Tells the handler that a free was refused.
    #[cold]
    #[inline(never)]
    pub(super) fn report_free(&self, kind: MisuseKind, ptr: NonNull<u8>, layout: Layout) {
        let found = misuse::<C>(
            self.refine(kind, ptr),
            ptr.addr().get(),
            layout,
            self.sites(ptr, layout),
        );
        self.tell(found);
    }

    /// Counts a misuse, and tells the handler.
    #[cold]
    pub(super) fn tell(&self, found: Misuse) {
        // ORDERING: a number of its own.
        self.misuses.fetch_add(1, Ordering::Relaxed);
        report::<C::OnMisuse>(found);
    }

    /// A page that is not the class's own may still be the zone's.
    pub(super) fn refine(&self, kind: MisuseKind, ptr: NonNull<u8>) -> MisuseKind {
        if kind == MisuseKind::ForeignPage && self.registry.lock().has_page_at::<C>(ptr.addr().get()) {
            MisuseKind::WrongSizeClass
        } else {
            kind
        }
    }

    #[cold]
    fn report(&self, kind: MisuseKind, block: NonNull<u8>, layout: Layout) {
        self.tell(misuse::<C>(kind, block.addr().get(), layout, None));
    }
}

/// The size of a node of a map, aligned to itself.
pub(super) const fn node_layout(shape: MapShape) -> Option<Layout> {
    match Layout::from_size_align(shape.node_bytes(), shape.node_bytes()) {
        Ok(layout) => Some(layout),
        Err(_) => None,
    }
}

/// A page's size, aligned to itself.
pub(super) const fn page_layout<G: AllocablePage>() -> Option<Layout> {
    match Layout::from_size_align(G::SIZE, G::SIZE) {
        Ok(layout) => Some(layout),
        Err(_) => None,
    }
}
