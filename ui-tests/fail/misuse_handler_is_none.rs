struct MyHandler;

slabmalloc::declare_zone! {
    zone Heap {
        on_misuse: MyHandler,
    }
}

fn main() {}
