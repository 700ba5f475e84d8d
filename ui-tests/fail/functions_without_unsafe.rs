slabmalloc::declare_zone! {
    zone Heap {
        pager: fn(mm::acquire, mm::release),
    }
}

fn main() {}
