const TASK: usize = 20;

slabmalloc::declare_zone! {
    zone Heap {
        classes: [16, TASK, 64],
    }
}

fn main() {}
