slabmalloc::declare_zone! {
    zone Heap {
        lock: slabmalloc::lock::NoLock,
        pager: arena(16 MiB),
    }
}

fn main() {}
