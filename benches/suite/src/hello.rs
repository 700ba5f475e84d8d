//! The least program: how much code an allocator brings along, and how much memory it holds when
//! nearly nothing was allocated.

mod contender;

fn main() {
    contender::start();
    println!("hello");
    if let Some(resident) = suite_workloads::status::resident() {
        println!("hello\tresident\t{resident}");
    }
}
