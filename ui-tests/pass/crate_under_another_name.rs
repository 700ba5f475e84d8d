//! The library under a name of the user's; `hygiene/` has it renamed in the manifest.

#[allow(unused_extern_crates, reason = "the point of the test")]
extern crate slabmalloc as zones;

mod slabmalloc {}

zones::declare_zone! { zone Heap { base_page: 16 KiB } }

static HEAP: SafeHeap = SafeHeap::new();

fn main() {
    assert!(HEAP.allocate(std::alloc::Layout::new::<u64>()).is_ok());
}
