struct Pool;

fn main() {
    let _zone: slabmalloc::Zone<'_, Pool>;
}
