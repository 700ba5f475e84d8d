slabmalloc::declare_zone! {
    zone Heap {
        large_page: none,
        classes: [16, 32],
        min_objects: 200,
    }
}

fn main() {}
