//! What is drawn: sums, and below them the table of classes or the heap map.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Cell, Paragraph, Row as TableRow, Table};

use crate::table::{Column, Row, percent};

/// Cells of the bar that shows the pages of a class.
const BAR: u16 = 16;
/// Lines above the table, and below.
const HEADING: u16 = 6;
const FOOT: u16 = 1;

/// Everything that a screen shows.
pub(crate) struct Screen {
    /// What is looked at.
    pub(crate) name: String,
    /// Seconds that it has run.
    pub(crate) seconds: u64,
    /// Bytes that the heap has from the system.
    pub(crate) held: usize,
    /// Size classes, sorted.
    pub(crate) rows: Vec<Row>,
    pub(crate) sorted_by: Column,
    pub(crate) ascending: bool,
    /// The heap map, which is shown in place of the table if it is there.
    pub(crate) map: Option<String>,
}

impl Screen {
    /// Lines that show all of it.
    pub(crate) fn height(&self) -> u16 {
        let below = self
            .map
            .as_ref()
            .map_or(self.rows.len() + 1, |map| map.lines().count());
        u16::try_from(below)
            .unwrap_or(u16::MAX)
            .saturating_add(HEADING + FOOT + 1)
    }

    /// Draws it.
    pub(crate) fn draw(&self, frame: &mut Frame<'_>) {
        let [heading, _, below, foot] = Layout::vertical([
            Constraint::Length(HEADING),
            Constraint::Length(1),
            Constraint::Fill(1),
            Constraint::Length(FOOT),
        ])
        .areas(frame.area());
        frame.render_widget(Paragraph::new(self.heading()), heading);
        match &self.map {
            Some(map) => frame.render_widget(Paragraph::new(map.as_str()), below),
            None => self.draw_table(frame, below),
        }
        let keys = " q quit   ←→ or s sort by   r reverse   m map of pages";
        frame.render_widget(
            Paragraph::new(keys).style(Style::new().add_modifier(Modifier::DIM)),
            foot,
        );
    }

    /// Sums, in the words of Linux' slabtop.
    fn heading(&self) -> Vec<Line<'static>> {
        let sum = |of: fn(&Row) -> usize| self.rows.iter().map(of).sum::<usize>();
        let share = |what: &str, part: usize, whole: usize| {
            let name = format!("Active / Total {what} (% used)");
            Line::from(format!(
                " {name:<35}: {part} / {whole} ({:.1}%)",
                percent(part, whole)
            ))
        };
        let (active, objects) = (sum(|row| row.active), sum(|row| row.objects));
        let active_bytes = sum(|row| row.active * row.size);
        let bytes = sum(|row| row.bytes);
        let sizes = || self.rows.iter().map(|row| row.size);
        vec![
            Line::from(vec![
                Span::styled(
                    format!(" {}", self.name),
                    Style::new().add_modifier(Modifier::BOLD),
                ),
                Span::raw(format!(
                    ", {} s, {} KiB from the system",
                    self.seconds,
                    self.held / 1024
                )),
            ]),
            share("Objects", active, objects),
            share(
                "Pages",
                sum(|row| row.pages - row.empty_pages),
                sum(|row| row.pages),
            ),
            share("KiB", active_bytes / 1024, bytes / 1024),
            Line::from(format!(
                " {:<35}: {} / {} / {}",
                "Minimum / Average / Maximum Object",
                sizes().min().unwrap_or(0),
                active_bytes.checked_div(active).unwrap_or(0),
                sizes().max().unwrap_or(0),
            )),
            Line::from(vec![
                Span::raw(format!(" {:<35}: ", "Pages full / partly used / empty")),
                Span::styled("█", FULL),
                Span::raw(" / "),
                Span::styled("▒", PARTLY),
                Span::raw(" / ·"),
            ]),
        ]
    }

    fn draw_table(&self, frame: &mut Frame<'_>, area: Rect) {
        let titles = Column::ALL.map(|column| {
            let style = if column == self.sorted_by {
                Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD)
            } else {
                Style::new().add_modifier(Modifier::BOLD)
            };
            let arrow = match (column == self.sorted_by, self.ascending) {
                (false, _) => "",
                (true, true) => "↑",
                (true, false) => "↓",
            };
            Cell::new(Line::from(format!("{arrow}{}", column.title())).right_aligned()).style(style)
        });
        let rows = self.rows.iter().map(|row| {
            let cells = Column::ALL.map(|column| Cell::new(Line::from(text(row, column)).right_aligned()));
            TableRow::new(cells.into_iter().chain([Cell::new(bar(row))]))
        });
        let widths = Column::ALL.map(width).into_iter().chain([BAR]);
        let table = Table::new(rows, widths.map(Constraint::Length)).header(TableRow::new(
            titles.into_iter().chain([Cell::new("PAGES IN USE")]),
        ));
        frame.render_widget(table, area);
    }
}

const fn width(column: Column) -> u16 {
    match column {
        Column::Used => 5,
        Column::Pages => 6,
        Column::Bytes => 11,
        _ => 9,
    }
}

/// A cell of the table.
pub(crate) fn text(row: &Row, column: Column) -> String {
    match column {
        Column::Objects => row.objects.to_string(),
        Column::Active => row.active.to_string(),
        Column::Used => format!("{:.0}%", row.used().floor()),
        Column::Size => row.size.to_string(),
        Column::PerPage => row.per_page.to_string(),
        Column::Pages => row.pages.to_string(),
        Column::Bytes => format!("{}K", row.bytes / 1024),
        Column::Allocations => row.allocations.to_string(),
        Column::Frees => row.frees.to_string(),
    }
}

const FULL: Style = Style::new().fg(Color::Red);
const PARTLY: Style = Style::new().fg(Color::Yellow);

/// The pages of a class, as shares of a bar: full, partly used and empty ones. Of which there is one, there is a cell.
fn bar(row: &Row) -> Line<'static> {
    let partly = row.pages.saturating_sub(row.full_pages + row.empty_pages);
    let pages = [row.full_pages, partly, row.empty_pages];
    let all = usize::from(BAR);
    let mut cells = pages.map(|pages| {
        (pages * all)
            .checked_div(row.pages)
            .unwrap_or(0)
            .max(pages.min(1))
    });
    // The largest share has what is rounded.
    let sum: usize = cells.iter().sum();
    if let Some(largest) = cells.iter_mut().max() {
        *largest = (*largest + all).saturating_sub(sum);
    }
    let [full, partly, empty] = cells;
    Line::from(vec![
        Span::styled("█".repeat(full), FULL),
        Span::styled("▒".repeat(partly), PARTLY),
        Span::raw("·".repeat(empty)),
    ])
}
