//! The drawn cells: elements that are made once and show one cell of the table after the other.
//!
//! What an element shows is remembered, and only what differs is written to the page: a key that moves the cursor
//! touches two elements, whatever the size of the table.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Text};

use crate::session::sheet::{Cell, ColumnKind, Fold, Mark, RowHead, RowStyle, Tried};

/// How a cell is drawn beside what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags {
    /// The cursor is here.
    pub cursor: bool,
    /// It is selected, and not alone.
    pub selected: bool,
    /// It stays in sight beside the row headers.
    pub frozen: bool,
    /// The formula that is being written refers to it.
    pub pointed: bool,
    /// It was cut, and waits to be moved.
    pub cut: bool,
    /// Its column has room for its figure.
    pub fits: bool,
}

/// One cell on the page.
pub struct DrawnCell {
    pub element: HtmlElement,
    text: Text,
    /// What is drawn beside the text, once a cell needed it: the word of a deviation, and the bar.
    beside: Option<(Text, HtmlElement)>,
    column: usize,
    kind: Option<ColumnKind>,
    cell: Cell,
    class: String,
    flags: Flags,
}

fn element(document: &Document, name: &str) -> Option<HtmlElement> {
    document.create_element(name).ok()?.dyn_into().ok()
}

fn set(element: &Element, name: &str, value: Option<&str>) {
    // These only fail for names and values that are none, and ours are.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// How a column looks.
pub fn column_class(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Number | ColumnKind::Month => "number",
        ColumnKind::Deviation => "number deviation",
        ColumnKind::Meter => "number meter",
        ColumnKind::Short => "short",
        ColumnKind::Text => "text",
    }
}

impl DrawnCell {
    /// An empty cell: a row header or another one.
    pub fn new(document: &Document, is_header: bool) -> Option<Self> {
        let cell = element(document, if is_header { "th" } else { "td" })?;
        set(&cell, "role", Some(if is_header { "rowheader" } else { "gridcell" }));
        if is_header {
            set(&cell, "scope", Some("row"));
        }
        let span = element(document, "span")?;
        span.set_class_name("cell-text");
        let text = document.create_text_node("");
        span.append_child(&text).ok()?;
        cell.append_child(&span).ok()?;
        Some(Self {
            element: cell,
            text,
            beside: None,
            column: usize::MAX,
            kind: None,
            cell: Cell::default(),
            class: String::new(),
            flags: Flags::default(),
        })
    }

    /// Shows `cell`, which stands in `column`; row headers have no kind.
    pub fn show(&mut self, cell: Cell, column: usize, kind: Option<ColumnKind>, flags: Flags) {
        if self.column != column {
            self.column = column;
            set(&self.element, "aria-colindex", Some(&(column + 1).to_string()));
        }
        if self.cell.text != cell.text {
            self.text.set_data(&cell.text);
        }
        if self.cell.mark != cell.mark || self.cell.about != cell.about {
            self.show_beside(&cell);
        }
        if self.cell.about != cell.about || self.cell.note != cell.note {
            set(&self.element, "title", Some(cell.said().as_str()).filter(|said| !said.is_empty()));
        }
        if self.cell.target.is_some() != cell.target.is_some() || self.class.is_empty() {
            set(&self.element, "aria-readonly", Some("true").filter(|_| cell.target.is_none()));
        }
        if self.cell.unread != cell.unread {
            set(&self.element, "aria-invalid", Some("true").filter(|_| cell.unread));
        }
        self.kind = kind;
        self.cell = cell;
        self.show_flags(flags);
    }

    /// Whether it shows a column already.
    pub fn is_of(&self, column: usize) -> bool {
        self.column == column
    }

    /// What it says.
    pub fn text(&self) -> &str {
        &self.cell.text
    }

    /// Draws the same cell in another way.
    pub fn flag(&mut self, flags: Flags) {
        if self.flags != flags {
            self.show_flags(flags);
        }
    }

    fn show_flags(&mut self, flags: Flags) {
        let state = match (self.cell.unread, self.cell.target.is_some()) {
            (true, _) => " input unread",
            (false, true) => " input",
            (false, false) => " result",
        };
        let lacks = if self.cell.lacks { " lacking" } else { "" };
        let differs = if self.cell.differs { " differs" } else { "" };
        let tried = match self.cell.tried {
            Tried::No => "",
            Tried::Follows => " tried",
            Tried::Typed => " tried typed",
        };
        let held = match (self.cell.decisions, self.cell.held) {
            (1.., _) => " decided",
            (_, true) => " held",
            _ => "",
        };
        let selected = if flags.selected { " selected" } else { "" };
        let frozen = if flags.frozen { " frozen" } else { "" };
        let pointed = if flags.pointed { " pointed" } else { "" };
        let cut = if flags.cut { " cut" } else { "" };
        let has_sign = self.cell.unread || self.cell.lacks;
        let is_figure = matches!(self.kind, Some(ColumnKind::Number | ColumnKind::Month));
        let fits = if flags.fits && is_figure && !has_sign { " fits" } else { "" };
        let noted = if self.cell.note.is_empty() { "" } else { " noted" };
        let kind = self.kind.map_or("row-header", column_class);
        let class =
            [kind, state, lacks, differs, tried, held, noted, selected, frozen, pointed, cut, fits].concat();
        if self.class != class {
            self.element.set_class_name(&class);
            self.class = class;
        }
        if self.flags.selected != flags.selected {
            set(&self.element, "aria-selected", Some("true").filter(|_| flags.selected));
        }
        if self.flags.cursor != flags.cursor {
            set(&self.element, "data-cursor", Some("").filter(|_| flags.cursor));
            if !flags.cursor {
                set(&self.element, "id", None);
                set(&self.element, "aria-describedby", None);
            }
        }
        self.flags = flags;
    }

    /// Gives the cell a name that the keyboard's owner can point to.
    pub fn name(&self, id: &str) {
        set(&self.element, "id", Some(id));
    }

    /// The bar of a deviation or the meter of a used budget. The page's style draws both from two numbers.
    fn show_beside(&mut self, cell: &Cell) {
        if self.beside.is_none() {
            if cell.mark == Mark::None {
                return;
            }
            self.beside = self.make_beside();
        }
        let Some((word, bar)) = &self.beside else { return };
        if matches!(self.cell.mark, Mark::Course(_)) {
            bar.set_inner_html("");
        }
        let (class, size, at) = match cell.mark {
            Mark::None => ("", 0, 0),
            Mark::Course(points) => {
                bar.set_inner_html(&Mark::line(points));
                ("course", 0, 0)
            }
            Mark::OnBudget => ("bar", 0, 0),
            Mark::Deviation { good: true, size } => ("bar good", size, 0),
            Mark::Deviation { good: false, size } => ("bar bad", size, 0),
            Mark::Meter { used, passed, over: false } => ("meter-bar", used, passed),
            Mark::Meter { used, passed, over: true } => ("meter-bar over", used, passed),
        };
        let spoken = matches!(cell.mark, Mark::Deviation { .. } | Mark::Course(_));
        word.set_data(&if spoken { format!(" {}", cell.about) } else { String::new() });
        bar.set_class_name(class);
        let style = bar.style();
        let _ = style.set_property("--size", &format!("{size}%"));
        let _ = style.set_property("--at", &format!("{at}%"));
    }

    fn make_beside(&self) -> Option<(Text, HtmlElement)> {
        let document = self.element.owner_document()?;
        let quiet = element(&document, "span")?;
        quiet.set_class_name("quiet");
        let word = document.create_text_node("");
        quiet.append_child(&word).ok()?;
        let bar = element(&document, "span")?;
        set(&bar, "aria-hidden", Some("true"));
        self.element.append_child(&quiet).ok()?;
        self.element.append_child(&bar).ok()?;
        Some((word, bar))
    }
}

/// The place of a row in the gutter, with its number. It is for the mouse: the keyboard selects rows without it, and
/// whoever hears the table is told of its rows by their names.
pub struct DrawnNumber {
    element: HtmlElement,
    number: usize,
    class: &'static str,
}

impl DrawnNumber {
    /// A place in the gutter, at the start of `row`.
    fn new(document: &Document, row: &HtmlElement) -> Option<Self> {
        let cell = element(document, "td")?;
        set(&cell, "aria-hidden", Some("true"));
        cell.set_class_name("gutter");
        row.append_child(&cell).ok()?;
        Some(Self { element: cell, number: 0, class: "gutter" })
    }

    /// Shows the number of a row, in the way that its class says. The page's style writes it, since it is no text of the
    /// table.
    pub fn show(&mut self, number: usize, class: &'static str) {
        if self.number != number {
            self.number = number;
            set(&self.element, "data-row", Some(&number.to_string()));
        }
        if self.class != class {
            self.class = class;
            self.element.set_class_name(class);
        }
    }
}

/// Lets the cells of a row begin, from slot `frozen` on, with column `first`: those that stay in sight keep their element,
/// and those that leave it go around to the other side. `of` gives the element of a cell and the column that it shows.
fn slide<T>(
    row: &HtmlElement,
    cells: &mut Vec<T>,
    frozen: usize,
    first: usize,
    of: impl Fn(&T) -> (&HtmlElement, usize),
) {
    let Some(shown) = cells.get(frozen).map(|cell| of(cell).1) else { return };
    if first.abs_diff(shown) >= cells.len() - frozen {
        return;
    }
    for _ in shown..first {
        let cell = cells.remove(frozen);
        let _ = row.append_child(of(&cell).0);
        cells.push(cell);
    }
    for _ in first..shown {
        let Some(cell) = cells.pop() else { return };
        let next = cells.get(frozen).map(|cell| of(cell).0.as_ref());
        let _ = row.insert_before(of(&cell).0, next);
        cells.insert(frozen, cell);
    }
}

/// One row on the page: its number, its header, the columns that stay in sight, and those that scroll.
pub struct DrawnRow {
    pub element: HtmlElement,
    pub gutter: DrawnNumber,
    pub cells: Vec<DrawnCell>,
    /// Which row of the table it is for.
    pub row: usize,
    /// Which row it shows.
    shown: usize,
    class: &'static str,
    depth: usize,
    fold: Option<Fold>,
}

impl DrawnRow {
    /// An empty row.
    pub fn new(document: &Document) -> Option<Self> {
        let row = element(document, "tr")?;
        set(&row, "role", Some("row"));
        Some(Self {
            gutter: DrawnNumber::new(document, &row)?,
            element: row,
            cells: Vec::new(),
            row: usize::MAX,
            shown: usize::MAX,
            class: "",
            depth: 0,
            fold: None,
        })
    }

    /// Lets the cells from slot `frozen` on begin with column `first`.
    pub fn slide(&mut self, frozen: usize, first: usize) {
        slide(&self.element, &mut self.cells, frozen, first, |cell| (&cell.element, cell.column));
    }

    /// Gives the row `count` cells; the first is its header.
    pub fn resize(&mut self, document: &Document, count: usize) {
        while self.cells.len() < count {
            let Some(cell) = DrawnCell::new(document, self.cells.is_empty()) else { return };
            let _ = self.element.append_child(&cell.element);
            self.cells.push(cell);
        }
        for cell in self.cells.drain(count..) {
            cell.element.remove();
        }
    }

    /// Shows which row of the table this is, in its style.
    /// Returns whether it showed another row before.
    pub fn head(&mut self, head: &RowHead) -> bool {
        let RowHead { style, depth, fold, .. } = *head;
        let is_new = self.shown != self.row;
        if is_new {
            self.shown = self.row;
            // The headings are the first row.
            set(&self.element, "aria-rowindex", Some(&(self.row + 2).to_string()));
        }
        let class = match style {
            RowStyle::Line => "line",
            RowStyle::Sum => "sum",
            RowStyle::Total => "total",
        };
        if self.class != class {
            self.class = class;
            self.element.set_class_name(class);
        }
        if self.fold != fold {
            self.fold = fold;
            let expanded = fold.map(|fold| if fold == Fold::Folded { "false" } else { "true" });
            if let Some(header) = self.cells.first() {
                set(&header.element, "aria-expanded", expanded);
            }
        }
        if self.depth != depth {
            self.depth = depth;
            let _ = self.element.style().set_property("--depth", &depth.to_string());
        }
        is_new
    }
}

/// The row of headings.
pub struct DrawnHead {
    pub element: HtmlElement,
    cells: Vec<DrawnHeading>,
}

struct DrawnHeading {
    element: HtmlElement,
    text: Text,
    shown: (String, usize, i32, String),
    descending: Option<bool>,
}

impl DrawnHead {
    pub fn new(document: &Document) -> Option<Self> {
        let row = element(document, "tr")?;
        set(&row, "role", Some("row"));
        set(&row, "aria-rowindex", Some("1"));
        // The corner.
        DrawnNumber::new(document, &row)?;
        Some(Self { element: row, cells: Vec::new() })
    }

    /// Lets the headings from slot `frozen` on begin with column `first`.
    pub fn slide(&mut self, frozen: usize, first: usize) {
        slide(&self.element, &mut self.cells, frozen, first, |cell| (&cell.element, cell.shown.1));
    }

    /// Gives the row `count` headings.
    pub fn resize(&mut self, document: &Document, count: usize) {
        while self.cells.len() < count {
            let Some(heading) = self.heading(document) else { return };
            self.cells.push(heading);
        }
        for cell in self.cells.drain(count..) {
            cell.element.remove();
        }
    }

    fn heading(&self, document: &Document) -> Option<DrawnHeading> {
        let cell = element(document, "th")?;
        set(&cell, "role", Some("columnheader"));
        set(&cell, "scope", Some("col"));
        let span = element(document, "span")?;
        span.set_class_name("heading");
        let text = document.create_text_node("");
        span.append_child(&text).ok()?;
        cell.append_child(&span).ok()?;
        self.element.append_child(&cell).ok()?;
        Some(DrawnHeading { element: cell, text, shown: Default::default(), descending: None })
    }

    /// Shows a heading over a column of a width; where the columns stand decides how wide all cells are.
    pub fn show(&mut self, slot: usize, heading: &str, column: usize, width: i32, class: &str) {
        let Some(DrawnHeading { element, text, shown, .. }) = self.cells.get_mut(slot) else { return };
        if shown.0 != heading {
            text.set_data(heading);
            set(element, "title", Some(heading));
            heading.clone_into(&mut shown.0);
        }
        if shown.1 != column || shown.3.is_empty() {
            set(element, "aria-colindex", Some(&(column + 1).to_string()));
            shown.1 = column;
        }
        if shown.2 != width {
            let _ = element.style().set_property("width", &format!("{width}px"));
            shown.2 = width;
        }
        if shown.3 != class {
            element.set_class_name(class);
            class.clone_into(&mut shown.3);
        }
    }

    /// Says how the rows are sorted by this column: the largest first or last, or not at all.
    pub fn sort(&mut self, slot: usize, descending: Option<bool>) {
        if let Some(cell) = self.cells.get_mut(slot).filter(|cell| cell.descending != descending) {
            cell.descending = descending;
            let order = descending.map(|descending| if descending { "descending" } else { "ascending" });
            set(&cell.element, "aria-sort", order);
        }
    }
}
