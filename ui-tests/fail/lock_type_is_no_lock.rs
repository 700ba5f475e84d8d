struct MyLock;

slabmalloc::declare_zone! {
    zone Heap {
        lock: MyLock,
    }
}

fn main() {}
