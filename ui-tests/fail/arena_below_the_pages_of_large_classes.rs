slabmalloc::declare_zone! {
    zone Heap {
        base_classes: [16],
        large_classes: [4 KiB],
        pager: arena(2 MiB),
    }
}

fn main() {}
