//! Only the name is required.

slabmalloc::declare_zone! { zone Heap; }

static HEAP: SafeHeap = SafeHeap::new();

fn main() {
    let layout = std::alloc::Layout::new::<[u64; 5]>();
    let object = HEAP.allocate(layout).unwrap();
    // SAFETY: the object is this program's, and used no more.
    unsafe { HEAP.try_deallocate(object, layout) }.unwrap();
}
