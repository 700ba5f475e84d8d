const BIG: bool = true;

slabmalloc::declare_zone! {
    zone Heap {
        base_page: if BIG { 16 KiB },
    }
}

fn main() {}
