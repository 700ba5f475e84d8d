use std::alloc::Layout;

fn acquire(_bytes: usize) -> *mut u8 {
    std::ptr::null_mut()
}

unsafe fn release(_start: *mut u8, _layout: Layout) {}

slabmalloc::declare_zone! {
    zone Heap {
        pager: unsafe fn(acquire, release),
    }
}

fn main() {}
