slabmalloc::declare_zone! {
    zone Heap {
        pager: unsafe fn(mm::acquire),
    }
}

fn main() {}
