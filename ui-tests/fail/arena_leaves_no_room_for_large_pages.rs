slabmalloc::declare_zone! {
    zone Heap {
        classes: [16, 4 KiB],
        pager: arena(2 MiB),
    }
}

fn main() {}
