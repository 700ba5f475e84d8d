slabmalloc::declare_zone! {
    zone Heap {
        pager: wasm,
    }
}

fn main() {}
