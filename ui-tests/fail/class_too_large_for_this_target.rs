// With pointers of 32 bits, 8 objects fit.
slabmalloc::declare_zone! {
    zone Heap {
        base_page: 256,
        large_page: none,
        classes: [24],
    }
}

fn main() {}
