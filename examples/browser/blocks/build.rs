//! Brings the blocks: the file that the variable `BLOCKS` names, or none.

use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-env-changed=BLOCKS");
    let blocks = match env::var("BLOCKS") {
        Ok(file) => {
            println!("cargo:rerun-if-changed={file}");
            fs::read_to_string(file)?
        }
        Err(_) => String::new(),
    };
    fs::write(Path::new(&env::var("OUT_DIR")?).join("blocks.rs"), blocks)?;
    Ok(())
}
