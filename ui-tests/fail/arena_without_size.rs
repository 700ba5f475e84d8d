slabmalloc::declare_zone! {
    zone Heap {
        pager: arena,
    }
}

fn main() {}
