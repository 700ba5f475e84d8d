//! Two zones in one program, one of them the global allocator.

mod buffers {
    slabmalloc::declare_zone! { pub(crate) zone Buffers { base_page: 64 KiB, large_page: none, classes: [1 KiB, 4 KiB] } }
}

slabmalloc::declare_zone! { zone Heap; }

#[global_allocator]
static HEAP: SafeHeap = SafeHeap::new();
static BUFFERS: buffers::SafeBuffers = buffers::SafeBuffers::new();

fn main() {
    let numbers: Vec<usize> = (0..10_000).collect();
    let layout = std::alloc::Layout::new::<[u8; 4096]>();
    let buffer = BUFFERS.allocate(layout).unwrap();
    assert_eq!(numbers.iter().sum::<usize>(), 49_995_000);
    // SAFETY: the object is this program's, and used no more.
    unsafe { BUFFERS.try_deallocate(buffer, layout) }.unwrap();
}
