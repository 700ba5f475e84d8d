//! Size classes of a running program in a terminal, as Linux' `slabtop` shows those of the kernel.
//!
//! The program is a store that some threads fill and empty by turns, on a zone that is its global allocator; what draws
//! is in it as well, and on the same heap. A class is looked at under its lock, for a moment; the program does not stop.
//!
//! ```sh
//! cargo run --release --manifest-path examples/slabtop/Cargo.toml
//! cargo run --release --manifest-path examples/slabtop/Cargo.toml -- --once
//! ```

mod heap;
mod options;
mod screen;
mod store;
mod table;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::io::IsTerminal;
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};

use heap::HEAP;
use options::Options;
use screen::Screen;
use store::Load;
use table::{Column, Look, rows, sort};

/// Columns of a screen that is printed.
const WIDTH: u16 = 100;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("slabtop: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let options = Options::read(std::env::args().skip(1))?;
    if options.help {
        print!("{}", options::HELP);
        return Ok(());
    }
    if !options.once && !std::io::stdout().is_terminal() {
        return Err("the standard output is no terminal; `--once` prints one screen as text".into());
    }
    let mut view = View::new(&options);
    let _load = Load::start(options.threads);
    if options.once {
        view.look();
        thread::sleep(options.interval);
        view.look();
        let screen = view.screen();
        print!("{}", printed(&screen)?);
        return Ok(());
    }
    let mut terminal = ratatui::try_init()?;
    let shown = show(&mut terminal, &mut view, options.interval);
    ratatui::try_restore()?;
    Ok(shown?)
}

/// Draws and obeys until it is to quit.
fn show(terminal: &mut ratatui::DefaultTerminal, view: &mut View, interval: Duration) -> std::io::Result<()> {
    loop {
        view.look();
        let next = Instant::now() + interval;
        loop {
            let screen = view.screen();
            terminal.draw(|frame| screen.draw(frame))?;
            if !event::poll(next.saturating_duration_since(Instant::now()))? {
                break;
            }
            if let Event::Key(key) = event::read()?
                && key.kind == KeyEventKind::Press
            {
                let interrupted =
                    key.modifiers.contains(KeyModifiers::CONTROL) && key.code == KeyCode::Char('c');
                if interrupted || !view.obey(key.code) {
                    return Ok(());
                }
            }
        }
    }
}

/// What is looked at, and how it is to be shown.
struct View {
    name: String,
    began: Instant,
    before: Look,
    last: Look,
    sorted_by: Column,
    ascending: bool,
    map: bool,
}

impl View {
    fn new(options: &Options) -> Self {
        Self {
            name: format!("store on {} threads", options.threads),
            began: Instant::now(),
            before: Look::default(),
            last: Look::default(),
            sorted_by: Column::Objects,
            ascending: false,
            map: options.map,
        }
    }

    /// Looks at the heap once more.
    fn look(&mut self) {
        let now = Look::now(self.began.elapsed());
        self.before = std::mem::replace(&mut self.last, now);
    }

    /// What there is to draw.
    fn screen(&self) -> Screen {
        let mut rows = rows(&self.before, &self.last);
        sort(&mut rows, self.sorted_by, self.ascending);
        Screen {
            name: self.name.clone(),
            seconds: self.last.at.as_secs(),
            held: self.last.held,
            rows,
            sorted_by: self.sorted_by,
            ascending: self.ascending,
            map: self.map.then(|| HEAP.heap_map().to_string()),
        }
    }

    /// Does what a key says; `false` to quit.
    fn obey(&mut self, key: KeyCode) -> bool {
        match key {
            KeyCode::Char('q') | KeyCode::Esc => return false,
            KeyCode::Right | KeyCode::Char('s') => self.sorted_by = self.sorted_by.moved(1),
            KeyCode::Left => self.sorted_by = self.sorted_by.moved(Column::ALL.len() - 1),
            KeyCode::Char('r') => self.ascending = !self.ascending,
            KeyCode::Char('m') => self.map = !self.map,
            _ => {}
        }
        true
    }
}

/// The screen as text, without colours, and without spaces at the ends of lines.
fn printed(screen: &Screen) -> Result<String, Box<dyn Error>> {
    let mut terminal = Terminal::new(TestBackend::new(WIDTH, screen.height()))?;
    terminal.draw(|frame| screen.draw(frame))?;
    let buffer = terminal.backend().buffer();
    let lines = buffer.content().chunks(WIDTH.into()).map(|line| {
        let line: String = line.iter().map(ratatui::buffer::Cell::symbol).collect();
        line.trim_end().to_owned() + "\n"
    });
    Ok(lines.collect())
}
