//! Paints a table into the page: only the cells in sight, whatever the size of the table.
//!
//! The elements are made by hand rather than by a component for each cell. There are as many as fit the port, they
//! are never thrown away while one scrolls, and each is written to only where it differs from what it shows.

use std::sync::Arc;

use litemap::LiteMap;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, Node};

use super::drawn::{DrawnHead, DrawnRow, Flags, column_class};
use super::painted::Painted;
use super::scroller::Scroller;
use crate::lang::Lang;
use crate::model::drift::DriftColumn;
use crate::model::id::LineId;
use crate::model::money::Money;
use crate::session::arrangement::Sort;
use crate::session::cursor::selection_in;
use crate::session::selection::{Area, At, Selection, Shape};
use crate::session::sheet::{ColumnKey, SheetId, Table};
use crate::session::state::{Look, State};
use crate::session::viewport::{Layout, Place, Port, Window};
use crate::session::widths::{edges, fits, has_room};

/// How wide a landscape A4 is for a table, in pixels of the screen: `print.css` draws tables at three quarters.
const PAPER: i32 = 1395;

/// What decides how wide the columns are.
#[derive(Clone, PartialEq)]
struct WidthKey {
    lang: Lang,
    look: Look,
    measure: DriftColumn,
    columns: usize,
    rows: usize,
    width: i32,
    names: usize,
    version: u64,
    widths: LiteMap<ColumnKey, i32>,
    arranged: u32,
}

/// What decides what the cells hold: the version, and what is looked at.
type Content = (u64, (Lang, Look, DriftColumn));

/// Which rows may hold something else than when they were drawn.
#[derive(Clone, Copy)]
enum New {
    Nothing,
    Line(LineId),
    Everything,
}

/// A table on the page.
pub struct Painter {
    id: SheetId,
    /// Tells the cells of this grid from those of others on the page.
    instance: u32,
    document: Document,
    frame: HtmlElement,
    scroller: Scroller,
    space: HtmlElement,
    table: HtmlElement,
    body: HtmlElement,
    foot_body: HtmlElement,
    head: DrawnHead,
    rows: Vec<DrawnRow>,
    foot: Option<DrawnRow>,
    layout: Layout,
    port: Port,
    /// How wide the port can become.
    room: i32,
    /// The sample of letters, and how wide the page draws it.
    probe: HtmlElement,
    sample: i32,
    /// How high a row is.
    row: i32,
    widths: Option<WidthKey>,
    content: Option<Content>,
    /// What the bars were drawn against.
    scale: Option<Money>,
    /// How the rows are sorted.
    sort: Option<Sort>,
    /// The cell that a formula refers to while it is written.
    pointed: Option<At>,
    /// The cells that were cut and wait to be moved.
    cut: Option<Selection>,
    moves: u32,
    cursor_id: Option<String>,
    /// Everything is drawn: the page is being printed.
    whole: bool,
    /// Copies of the table with the columns that the paper has no room for beside the first ones.
    copies: Vec<Node>,
    drawn_at: (i32, i32),
    /// The cells in sight that are drawn.
    drawn: Option<Window>,
    caption: Arc<str>,
    shape: Shape,
    /// What is selected here, as it was last drawn, and whether the cursor is here.
    cells: (Selection, bool),
}

fn child(parent: &HtmlElement, selector: &str) -> Option<HtmlElement> {
    parent.query_selector(selector).ok()??.dyn_into().ok()
}

fn style(element: &HtmlElement, name: &str, pixels: i32) {
    let _ = element.style().set_property(name, &format!("{pixels}px"));
}

impl Painter {
    /// Takes over the empty table within `frame`.
    pub fn new(frame: HtmlElement, id: SheetId, instance: u32) -> Option<Self> {
        let document = frame.owner_document()?;
        let (space, table) = (child(&frame, ".grid-space")?, child(&frame, "table")?);
        let (thead, body) = (child(&table, "thead")?, child(&table, "tbody")?);
        let foot_body = child(&table, "tfoot")?;
        let head = DrawnHead::new(&document)?;
        // The page may have drawn another table here before.
        for section in [&thead, &body, &foot_body] {
            section.set_text_content(None);
        }
        thead.append_child(&head.element).ok()?;
        let probe = child(&frame, ".probe")?;
        let mut painter = Self {
            id,
            instance,
            document,
            scroller: Scroller::new(frame.clone()),
            frame,
            space,
            table,
            body,
            foot_body,
            head,
            rows: Vec::new(),
            foot: None,
            content: None,
            scale: None,
            sort: None,
            pointed: None,
            cut: None,
            layout: Layout::default(),
            port: Port::default(),
            room: 0,
            probe,
            sample: 0,
            row: 0,
            widths: None,
            moves: 0,
            cursor_id: None,
            whole: false,
            copies: Vec::new(),
            drawn_at: (-1, -1),
            drawn: None,
            caption: Arc::default(),
            shape: Shape::default(),
            cells: (Selection::default(), false),
        };
        // While nothing has changed since: the page is laid out once for all that is measured.
        painter.measure();
        Some(painter)
    }

    /// Looks how large the port is, and how large the letters are.
    pub fn measure(&mut self) {
        if self.whole {
            return; // paper has its own letters
        }
        let letters = (self.probe.offset_width(), self.probe.offset_height());
        if letters != (self.sample, self.row) {
            (self.sample, self.row) = letters;
            self.widths = None;
        }
        self.port.width = self.frame.client_width();
        self.port.height = self.frame.client_height();
        // The frame is only as wide as its table; what the table may take is what stands around it.
        self.room = self.frame.parent_element().map_or(self.port.width, |around| around.client_width());
    }

    /// Looks how far the grid is scrolled. Gives whether other cells have to be drawn for that.
    pub fn scrolled(&mut self) -> bool {
        if let Some((left, top)) = self.scroller.place() {
            (self.port.left, self.port.top) = (left, top);
        }
        self.drawn.as_ref() != Some(&self.layout.window(self.port))
    }

    /// From here on everything is drawn, or only what is in sight again.
    pub fn draw_whole(&mut self, whole: bool) {
        self.whole = whole;
        self.drawn = None;
        self.drawn_at = (-1, -1);
        for copy in self.copies.drain(..) {
            let _ = self.space.remove_child(&copy);
        }
    }

    /// Draws every row and column, in tables below each other where they are wider than paper. What is selected is
    /// nothing for paper.
    fn draw_for_paper(&mut self, table: &Table) {
        // There is no gutter on it.
        let mut sheets = self.layout.sheets(PAPER + self.layout.gutter()).into_iter();
        let first = sheets.next().unwrap_or_default();
        if self.copies.is_empty() {
            for sheet in sheets {
                self.draw(table, &sheet, None, New::Everything);
                if let Ok(copy) = self.table.clone_node_with_deep(true) {
                    let _ = self.space.append_child(&copy);
                    self.copies.push(copy);
                }
            }
        }
        self.draw(table, &first, None, New::Everything);
    }

    /// Where the cells lie, and what shows them.
    pub fn geometry(&self) -> (&Layout, Port) {
        (&self.layout, self.port)
    }

    /// Scrolls to the right and down by so many pixels.
    pub fn scroll_by(&mut self, (x, y): (i32, i32)) {
        self.scroll_to((self.port.left + x, self.port.top + y));
    }

    fn scroll_to(&mut self, (left, top): (i32, i32)) {
        let left = left.min(self.layout.width() - self.port.width).max(0);
        let top = top.min(self.layout.height() - self.port.height).max(0);
        if (left, top) != (self.port.left, self.port.top) {
            (self.port.left, self.port.top) = (left, top);
            self.scroller.send(left, top);
        }
    }

    /// The point of the port under a point of the page.
    pub fn point(&self, x: i32, y: i32) -> (i32, i32) {
        let frame = self.frame.get_bounding_client_rect();
        (x - frame.left() as i32 - self.frame.client_left(), y - frame.top() as i32 - self.frame.client_top())
    }

    /// Brings the page up to date with the state.
    pub fn paint(&mut self, state: &State) -> Painted {
        let (Some(open), Some(table)) = (state.open.as_ref(), state.table(self.id)) else {
            return Painted::default();
        };
        let arrangement = open.arrangements.get(&self.id);
        let key = WidthKey {
            lang: state.lang,
            look: open.look,
            measure: open.measure,
            columns: table.columns.len(),
            rows: table.rows.len(),
            width: self.room,
            names: open.workbook.members.iter().map(|member| member.name.len()).sum(),
            // In a large table the columns are looked at again only when it is shaped anew.
            version: if table.columns.len() * table.rows.len() > 4_000 { 0 } else { open.version },
            widths: arrangement.map(|a| a.widths.clone()).unwrap_or_default(),
            arranged: open.arranged,
        };
        let content = (open.version, (state.lang, open.look, open.measure));
        let new = match self.content.replace(content) {
            Some(before) if before == content => New::Nothing,
            before => {
                let scale = std::mem::replace(&mut self.scale, table.scale());
                // Without a scale there is none to be the same as before.
                let is_as_before = scale.is_some() && scale == self.scale;
                let since = before.filter(|before| is_as_before && before.1 == content.1);
                since.and_then(|before| open.touched_since(before.0)).map_or(New::Everything, New::Line)
            }
        };
        if self.widths.as_ref() != Some(&key) {
            if !self.still_fits(&table, &key, new) {
                self.lay_out(&table, &key.widths);
            }
            self.widths = Some(key);
        }
        let selected = open.selected.as_ref();
        let moved = selected.filter(|selected| selected.moves != self.moves);
        // What moved in another table is known here too: no later look of the same at this one is a movement.
        self.moves = selected.map_or(0, |selected| selected.moves);
        let selected = selected.filter(|selected| selected.sheet == self.id);
        if let Some(selected) = moved.filter(|moved| moved.sheet == self.id) {
            self.scroll_to(self.layout.reveal(self.port, selected.cells.lead));
        }
        if *self.caption != *table.caption {
            self.caption = table.caption.as_str().into();
        }
        self.shape = table.shape();
        let cells = selection_in(state, self.id).inside(self.shape);
        let cut = open.cut.as_ref().filter(|cut| cut.sheet == self.id && cut.waits(open.version));
        self.cut = cut.map(|cut| cut.cells.clone());
        let pointed = open.editor.as_ref().and_then(|editor| editor.pointed);
        self.pointed = pointed.filter(|pointed| pointed.sheet == self.id).map(|pointed| pointed.at);
        self.sort = arrangement.and_then(|arrangement| arrangement.sort);
        if self.whole {
            self.draw_for_paper(&table);
        } else {
            let window = self.layout.window(self.port);
            self.draw(&table, &window, selected.map(|selected| &selected.cells), new);
            self.drawn = Some(window);
        }
        self.cells = (cells, selected.is_some());
        self.painted()
    }

    /// What the rest of the grid needs to know of what is drawn, as it is scrolled now.
    pub fn painted(&self) -> Painted {
        let (cells, has_cursor) = &self.cells;
        let cursor = cells.cursor;
        let area = cells.current();
        let (first, last) = (area.first(), area.last());
        let scrolls = first.column >= self.layout.frozen && !self.layout.is_foot(last.row);
        Painted {
            caption: Arc::clone(&self.caption),
            shape: self.shape,
            cursor: Some(self.layout.place(self.port, cursor)),
            cursor_stays: cursor.column < self.layout.frozen || self.layout.is_foot(cursor.row),
            area: (scrolls && *has_cursor).then(|| self.place_of(area)),
            cursor_id: self.cursor_id.clone(),
        }
    }

    /// How wide a column is.
    pub fn width(&self, column: usize) -> i32 {
        self.layout.place(self.port, At { row: 0, column }).width
    }

    /// Where a rectangle of cells lies.
    pub fn place_of(&self, area: Area) -> Place {
        let place = |at| self.layout.place(self.port, at);
        let (first, last) = (place(area.first()), place(area.last()));
        Place {
            width: last.left + last.width - first.left,
            height: last.top + last.height - first.top,
            ..first
        }
    }

    /// Whether the columns are wide enough for a change of one line: all else in them is as it was.
    fn still_fits(&self, table: &Table, key: &WidthKey, new: New) -> bool {
        let New::Line(line) = new else { return false };
        let is_as_before = self
            .widths
            .as_ref()
            .is_some_and(|before| WidthKey { version: key.version, ..before.clone() } == *key);
        let has_room = |row: usize| has_room(table, self.sample, &self.layout.edges, row);
        is_as_before && table.rows_of(line).is_some_and(|rows| rows.into_iter().all(has_room))
    }

    /// Decides where the columns lie.
    fn lay_out(&mut self, table: &Table, widths: &LiteMap<ColumnKey, i32>) {
        let row = self.row.max(1);
        let mut layout = Layout {
            row,
            head: row * 3 / 2,
            edges: edges(table, self.sample, self.room, widths),
            frozen: if matches!(self.id, SheetId::SideBySide(_)) { 2 } else { 1 },
            rows: table.rows.len(),
            total: table.has_total(),
        };
        // The total beside the names would fill a narrow port.
        if layout.frozen_width() > self.room / 2 {
            layout.frozen = 1;
        }
        self.drawn_at = (-1, -1);
        // Nearly every change of a figure leaves the columns as wide as they are: then the page need not be laid out, and
        // waited for, to see how large the port is.
        if layout == self.layout {
            return;
        }
        self.layout = layout;
        style(&self.space, "width", self.layout.width());
        style(&self.space, "height", self.layout.height());
        style(&self.table, "--row-height", row);
        style(&self.table, "--head-height", self.layout.head);
        style(&self.table, "--gutter", self.layout.gutter());
        style(&self.table, "--names", self.layout.edges.get(1).copied().unwrap_or_default());
        self.table.set_class_name(if self.layout.gutter() > 0 { "grid" } else { "grid bare" });
        // What the port shows depends on how large the grid is.
        self.measure();
    }

    /// Draws the window; `new` are the rows that may hold something else than before.
    fn draw(&mut self, table: &Table, window: &Window, selected: Option<&Selection>, new: New) {
        self.place_table(window);
        self.draw_head(table, window, selected);
        self.take_rows(window);
        self.take_foot(table);
        self.cursor_id = None;
        let mut rows = std::mem::take(&mut self.rows);
        let mut foot = self.foot.take();
        for row in rows.iter_mut().chain(&mut foot) {
            self.draw_row(row, table, window, selected, new);
        }
        self.rows = rows;
        self.foot = foot;
    }

    /// Has a drawn row for the bottom line, if there is one.
    fn take_foot(&mut self, table: &Table) {
        match (&mut self.foot, table.rows.len().checked_sub(1).filter(|_| self.layout.total)) {
            (Some(foot), Some(row)) => foot.row = row,
            (foot @ None, Some(row)) => {
                let Some(mut made) = DrawnRow::new(&self.document) else { return };
                made.row = row;
                let _ = self.foot_body.append_child(&made.element);
                *foot = Some(made);
            }
            (foot, None) => {
                if let Some(foot) = foot.take() {
                    foot.element.remove();
                }
            }
        }
    }

    /// Puts the table where its first drawn cell belongs.
    fn place_table(&mut self, window: &Window) {
        let scrolled_in = self.layout.edges.get(window.columns.start).copied().unwrap_or_default();
        let left = scrolled_in - self.layout.frozen_width();
        let top = self.layout.row * i32::try_from(window.rows.start).unwrap_or_default();
        if self.drawn_at != (left, top) {
            style(&self.table, "left", left);
            style(&self.table, "top", top);
            self.drawn_at = (left, top);
        }
    }

    /// The columns that are drawn, by their slot.
    fn columns(&self, window: &Window) -> impl Iterator<Item = usize> + use<> {
        (0..self.frozen()).chain(window.columns.clone())
    }

    /// How many of the columns stay in sight.
    fn frozen(&self) -> usize {
        self.layout.frozen.min(self.layout.edges.len().saturating_sub(1))
    }

    fn draw_head(&mut self, table: &Table, window: &Window, selected: Option<&Selection>) {
        let columns: Vec<usize> = self.columns(window).collect();
        self.head.slide(self.frozen(), window.columns.start);
        self.head.resize(&self.document, columns.len());
        for (slot, column) in columns.into_iter().enumerate() {
            let width = self.layout.edges[column + 1] - self.layout.edges[column];
            let kind = column.checked_sub(1).map_or("corner", |column| column_class(table.columns[column]));
            let frozen = if column < self.layout.frozen && column > 0 { " frozen" } else { "" };
            let marked = |cells: &Selection| {
                cells.areas().iter().any(|a| (a.first().column..=a.last().column).contains(&column))
            };
            let marked = match selected {
                // It can be dragged.
                Some(cells) if column > 0 && cells.has_column(column, table.rows.len()) => " marked whole",
                Some(cells) if marked(cells) => " marked",
                _ => "",
            };
            let sort = self.sort.filter(|sort| sort.column == table.key(column));
            let order = match sort {
                Some(Sort { descending: false, .. }) => " ascending",
                Some(Sort { descending: true, .. }) => " descending",
                None => "",
            };
            let class = [kind, frozen, marked, order].concat();
            self.head.sort(slot, sort.map(|sort| sort.descending));
            self.head.show(slot, &table.heading(column), column, width, &class);
        }
    }

    /// Has a drawn row for each row of the window, in order, as they always are. Rows that stay keep their element.
    fn take_rows(&mut self, window: &Window) {
        let wanted = window.rows.clone();
        let mut free: Vec<DrawnRow> = Vec::new();
        let mut kept: Vec<DrawnRow> = Vec::new();
        for row in self.rows.drain(..) {
            if wanted.contains(&row.row) { kept.push(row) } else { free.push(row) }
        }
        let mut kept = kept.into_iter().peekable();
        let mut before: Option<HtmlElement> = None;
        for index in wanted {
            let row = match kept.next_if(|row| row.row == index) {
                Some(row) => row,
                None => {
                    let Some(mut row) = free.pop().or_else(|| DrawnRow::new(&self.document)) else { return };
                    row.row = index;
                    let next = match &before {
                        Some(before) => before.next_sibling(),
                        None => self.body.first_child(),
                    };
                    let _ = self.body.insert_before(&row.element, next.as_ref());
                    row
                }
            };
            before = Some(row.element.clone());
            self.rows.push(row);
        }
        for row in free {
            row.element.remove();
        }
    }

    fn draw_row(
        &mut self,
        drawn: &mut DrawnRow,
        table: &Table,
        window: &Window,
        selected: Option<&Selection>,
        new: New,
    ) {
        let row = drawn.row;
        let Some(head) = table.rows.get(row) else { return };
        let frozen = self.frozen();
        drawn.slide(frozen, window.columns.start);
        drawn.resize(&self.document, frozen + window.columns.len());
        let is_new = match new {
            New::Nothing => false,
            New::Line(line) => table.is_reached_by(row, line),
            New::Everything => true,
        };
        // The element may have shown another row.
        let is_new = drawn.head(head) || is_new;
        let marked =
            |cells: &Selection| cells.areas().iter().any(|a| (a.first().row..=a.last().row).contains(&row));
        drawn.gutter.show(
            table.own_row(row) + 1,
            match selected {
                // It can be dragged.
                Some(cells) if cells.has_row(row, table.shape().columns) => "gutter marked whole",
                Some(cells) if marked(cells) => "gutter marked",
                _ => "gutter",
            },
        );
        for (cell, column) in drawn.cells.iter_mut().zip(self.columns(window)) {
            let at = At { row, column };
            let new = (is_new || !cell.is_of(column)).then(|| table.cell(at).unwrap_or_default());
            let text = new.as_ref().map_or(cell.text(), |new| &new.text);
            let room = self.layout.edges[column + 1] - self.layout.edges[column];
            let flags = Flags {
                fits: fits(text, self.sample, room),
                cursor: selected.is_some_and(|cells| cells.cursor == at),
                selected: selected.is_some_and(|cells| !cells.is_single() && cells.contains(at)),
                frozen: column > 0 && column < self.layout.frozen,
                pointed: self.pointed == Some(at),
                cut: self.cut.as_ref().is_some_and(|cells| cells.contains(at)),
            };
            match new {
                Some(new) => {
                    cell.show(new, column, column.checked_sub(1).map(|column| table.columns[column]), flags)
                }
                None => cell.flag(flags),
            }
            if flags.cursor {
                let id = format!("cell-{}-{row}-{column}", self.instance);
                cell.name(&id);
                self.cursor_id = Some(id);
            }
        }
    }
}
