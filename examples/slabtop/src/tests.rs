//! What is drawn, against a screen that was recorded; and what keys and options do.

use ratatui::style::Modifier;
use slabmalloc::stats::{ClassUse, Counters};

use super::*;

/// A class of the program as it ran: bytes of a slot, slots of a page, pages, empty ones, full ones, slots that are handed
/// out; allocations and frees of the last 1002 milliseconds.
type Class = (usize, usize, usize, usize, usize, usize, u64, u64);

const CLASSES: [Class; 18] = [
    (16, 2028, 90, 0, 0, 180_876, 406_830, 411_566),
    (24, 1352, 121, 0, 1, 162_752, 114_606, 118_830),
    (32, 1014, 13, 0, 12, 12_680, 16_681, 17_065),
    (48, 676, 63, 0, 62, 42_040, 29_458, 30_866),
    (64, 507, 23, 0, 22, 11_410, 9081, 9209),
    (96, 338, 120, 0, 119, 40_350, 35_033, 35_975),
    (128, 253, 40, 0, 39, 9995, 8647, 8775),
    (192, 169, 51, 0, 50, 8535, 4020, 4360),
    (256, 126, 67, 0, 66, 8378, 6087, 6343),
    (384, 84, 82, 0, 82, 6888, 4881, 4923),
    (512, 63, 108, 0, 108, 6804, 4643, 4772),
    (768, 42, 123, 0, 70, 4977, 3423, 3570),
    (1024, 31, 682, 0, 440, 20_822, 3462, 3706),
    (1536, 21, 165, 0, 128, 3424, 2363, 2442),
    (2048, 15, 231, 4, 147, 3298, 2293, 2365),
    (3072, 10, 172, 0, 146, 1685, 1147, 1211),
    (4096, 7, 244, 0, 228, 1692, 1157, 1191),
    // A class of which nothing is there is not shown.
    (6144, 5, 0, 0, 0, 0, 0, 0),
];

fn look(milliseconds: u64, counted: bool) -> Look {
    let class =
        |&(slot_bytes, slots_per_page, pages, empty_pages, full_pages, live_objects, allocations, frees)| {
            let counters = Counters {
                allocations: if counted {
                    1_000_000 + allocations
                } else {
                    1_000_000
                },
                frees: if counted { 700_000 + frees } else { 700_000 },
                ..Counters::default()
            };
            ClassUse {
                slot_bytes,
                page_bytes: 32 << 10,
                slots_per_page,
                pages,
                empty_pages,
                full_pages,
                live_objects,
                counters: Some(counters),
                ..ClassUse::default()
            }
        };
    Look {
        at: Duration::from_millis(milliseconds),
        classes: CLASSES.iter().map(class).collect(),
        held: 78_741_504,
    }
}

/// What was seen of the program as it ran.
fn view() -> View {
    let options = Options::read(core::iter::empty()).unwrap();
    View {
        before: look(22_000, false),
        last: look(23_002, true),
        ..View::new(&options)
    }
}

#[test]
fn the_screen_is_the_recorded_one() {
    let screen = printed(&view().screen()).unwrap();
    assert_eq!(screen, include_str!("../screen.txt"), "it is now:\n{screen}");
}

#[test]
fn the_column_that_rows_are_sorted_by_is_marked() {
    let screen = view().screen();
    let mut terminal = Terminal::new(TestBackend::new(WIDTH, screen.height())).unwrap();
    terminal.draw(|frame| screen.draw(frame)).unwrap();
    let titles = terminal
        .backend()
        .buffer()
        .content()
        .chunks(WIDTH.into())
        .nth(7)
        .unwrap();
    let marked = titles
        .iter()
        .filter(|cell| cell.modifier.contains(Modifier::REVERSED));
    let marked: String = marked.map(ratatui::buffer::Cell::symbol).collect();
    assert_eq!(marked.trim(), "↓OBJS");
}

#[test]
fn keys_sort_and_quit() {
    let mut view = view();
    let sizes = |view: &View| -> Vec<usize> { view.screen().rows.iter().map(|row| row.size).collect() };
    let by_objects = sizes(&view);
    assert_eq!(by_objects[..3], [16, 24, 48]);
    for _ in 0..3 {
        assert!(view.obey(KeyCode::Right));
    }
    assert_eq!(view.sorted_by, Column::Size);
    assert_eq!(sizes(&view)[..2], [4096, 3072]);
    view.obey(KeyCode::Char('r'));
    assert_eq!(sizes(&view)[..2], [16, 24]);
    for _ in 0..4 {
        view.obey(KeyCode::Left);
    }
    assert_eq!(view.sorted_by, Column::Frees);
    view.obey(KeyCode::Char('s'));
    assert_eq!(view.sorted_by, Column::Objects);
    view.obey(KeyCode::Char('r'));
    assert_eq!(sizes(&view), by_objects);
    assert!(view.obey(KeyCode::Char('x')));
    assert!(!view.obey(KeyCode::Char('q')) && !view.obey(KeyCode::Esc));
}

#[test]
fn every_column_sorts_by_what_it_shows() {
    let mut rows = rows(&look(0, false), &look(1000, true));
    assert_eq!(rows.len(), CLASSES.len() - 1);
    for column in Column::ALL {
        sort(&mut rows, column, false);
        let largest = rows.clone();
        sort(&mut rows, column, true);
        let shown = |row: &table::Row| -> u64 {
            let shown = screen::text(row, column);
            shown.trim_end_matches(['%', 'K']).parse().unwrap()
        };
        assert!(
            largest.is_sorted_by(|one, other| shown(one) >= shown(other)),
            "{column:?}"
        );
        assert!(
            rows.is_sorted_by(|one, other| shown(one) <= shown(other)),
            "{column:?}"
        );
    }
}

#[test]
fn the_map_is_that_of_the_zone() {
    let mut view = view();
    let kept: Vec<Box<[u8; 700]>> = (0..100).map(|_| Box::new([0; 700])).collect();
    view.obey(KeyCode::Char('m'));
    let screen = printed(&view.screen()).unwrap();
    assert!(screen.contains("Store: pages by size class"), "{screen}");
    assert!(
        screen.lines().any(|line| line.trim_start().starts_with("768 B ")),
        "{screen}"
    );
    drop(kept);
}

#[test]
fn the_heap_of_the_program_is_looked_at() {
    let before = Look::now(Duration::ZERO);
    let kept: Vec<Box<[u8; 3000]>> = (0..500).map(|_| Box::new([0; 3000])).collect();
    let after = Look::now(Duration::from_millis(500));
    let rows = rows(&before, &after);
    let row = rows.iter().find(|row| row.size == 3072).unwrap();
    assert!(row.active >= 500 && row.objects >= row.active, "{row:?}");
    // Caches tell of most of what they have counted; twice as much in a second.
    assert!((900..2000).contains(&row.allocations), "{row:?}");
    assert!(after.held > 500 * 3000);
    drop(kept);
}

#[test]
fn a_look_at_nothing_and_small_terminals_are_drawn() {
    let options = Options::read(core::iter::empty()).unwrap();
    assert!(
        printed(&View::new(&options).screen())
            .unwrap()
            .contains("0 / 0 (0.0%)")
    );
    let screen = view().screen();
    for (width, height) in [(1, 1), (5, 3), (40, 8), (300, 100)] {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| screen.draw(frame)).unwrap();
    }
}

#[test]
fn options_are_read_and_others_refused() {
    let read = |text: &str| Options::read(text.split_whitespace().map(str::to_owned));
    let options = read("--once --threads 3 --interval 250").unwrap();
    assert!(options.once && !options.map);
    assert_eq!(
        (options.threads, options.interval),
        (3, Duration::from_millis(250))
    );
    assert_eq!(
        read("--twice").unwrap_err(),
        "`--twice` is no option; `--help` lists them"
    );
    assert_eq!(read("--threads").unwrap_err(), "`--threads` needs a number");
    assert!(
        read("--threads 0")
            .unwrap_err()
            .starts_with("`0` is no number from 1 to 64")
    );
}
