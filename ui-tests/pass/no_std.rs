//! A program whose own crate has no standard library.
#![no_std]

extern crate std;

slabmalloc::declare_zone! { zone Heap { base_page: 1 KiB, large_page: none, pager: arena(16 KiB), oversize: null } }

static HEAP: SafeHeap = SafeHeap::new();

fn main() {
    let layout = core::alloc::Layout::new::<u64>();
    let object = HEAP.allocate(layout).unwrap();
    // SAFETY: the object is this program's, and used no more.
    unsafe { HEAP.try_deallocate(object, layout) }.unwrap();
}
