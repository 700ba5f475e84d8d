const BYTES: usize = 1024;

slabmalloc::declare_zone! {
    zone Heap {
        pager: arena(BYTES),
        large_page: none,
        classes: [16],
    }
}

fn main() {}
