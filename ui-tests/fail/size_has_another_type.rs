slabmalloc::declare_zone! {
    zone Heap {
        base_page: 4096u32,
    }
}

fn main() {}
