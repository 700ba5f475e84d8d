//! The heap as a picture: frames, and how full the pages of each size class are.

use core::fmt;

use crate::console::println;
use crate::frames::{self, Pool};
use crate::heap::HEAP;

/// Characters in a line of the map.
const WIDTH: usize = 64;

/// Prints the frames of both pools, and a bar for each class that holds pages.
pub(crate) fn print() {
    frames::each_pool(|pool| println!("{}", Frames::of(pool)));
    for class in HEAP.snapshot().classes().filter(|class| class.pages > 0) {
        let bar = Bar {
            part: class.live_objects,
            whole: class.capacity(),
        };
        println!(
            "  {:>6} bytes {bar} {:>6} of {:>6} slots",
            class.slot_bytes, bar.part, bar.whole
        );
    }
}

/// A row of characters for frames: `#` all in use, `+` some, `.` none.
struct Frames {
    frame_bytes: usize,
    each_character: usize,
    cells: [u8; WIDTH],
    used: usize,
    all: usize,
}

impl Frames {
    fn of(pool: &Pool) -> Self {
        let frames = pool.frames();
        let each_character = frames.div_ceil(WIDTH);
        let mut cells = [b' '; WIDTH];
        let mut in_use = 0;
        for (cell, character) in cells.iter_mut().enumerate() {
            let part = (cell * each_character).min(frames)..((cell + 1) * each_character).min(frames);
            let length = part.len();
            let used = part.filter(|&frame| pool.is_used(frame)).count();
            in_use += used;
            *character = match used {
                _ if length == 0 => b' ',
                0 => b'.',
                used if used == length => b'#',
                _ => b'+',
            };
        }
        Self {
            frame_bytes: pool.frame_bytes(),
            each_character,
            cells,
            used: in_use,
            all: frames,
        }
    }
}

impl fmt::Display for Frames {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cells = str::from_utf8(&self.cells).unwrap_or_default();
        let Self {
            frame_bytes,
            each_character,
            used,
            all,
            ..
        } = self;
        write!(
            f,
            "  [{cells}] {used} of {all} frames of {frame_bytes} bytes, {each_character} for each character"
        )
    }
}

/// How much of something is in use.
struct Bar {
    part: usize,
    whole: usize,
}

impl fmt::Display for Bar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LENGTH: usize = 40;
        let full = (self.part * LENGTH).div_ceil(self.whole.max(1)).min(LENGTH);
        write!(f, "[{:#<full$}{:.<rest$}]", "", "", rest = LENGTH - full)
    }
}
