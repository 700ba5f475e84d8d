slabmalloc::declare_zone! {
    zone Heap {
        huge_pages: sometimes,
    }
}

fn main() {}
