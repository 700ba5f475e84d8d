slabmalloc::declare_zone! {
    zone Heap {
        pager: mmap,
    }
}

fn main() {}
