const TASK: usize = 1000;

slabmalloc::declare_zone! {
    zone Heap {
        large_page: none,
        classes: [16, 4 * TASK],
    }
}

fn main() {}
