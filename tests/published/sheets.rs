//! What stands on the screen: the texts of the app's own tables, in the organisation's unit and signs.

use sambudget::lang::Lang;
use sambudget::model::drift::DriftColumn;
use sambudget::rules::drift::Lens;
use sambudget::session::sheet::{SheetId, Source, table};
use sambudget::text::number::{NumberStyle, format_number};

use super::example::Example;
use super::published::{Part, Table};
use super::whole::{Sheet, whole};

impl Example {
    pub fn sheet(&self, id: SheetId) -> Sheet {
        let source = Source {
            workbook: &self.workbook,
            tables: &self.tables,
            base: None,
            lang: Lang::Swedish,
            lens: Lens::Total,
            measure: DriftColumn::Budget,
            beside: &[],
            trials: None,
            arrangements: &litemap::LiteMap::new(),
        };
        let table = table(source, id);
        whole(&table.unwrap_or_else(|| panic!("{}: no sheet {id:?}", self.name)))
    }

    /// Every figure of the published table stands on the sheet, `spare` rows lower.
    fn assert_on_sheet(&self, published: &Table, sheet: &Sheet, spare: usize) {
        let columns = published.column_ids();
        for (at, row) in published.rows.iter().enumerate() {
            let on_sheet = &sheet.rows[at + spare];
            assert_eq!(on_sheet.header.text, row.label, "{}", self.name);
            for cell in self.cells().iter().filter(|cell| std::ptr::eq(cell.row, row)) {
                let column = columns.iter().position(|id| *id == cell.column).unwrap();
                let decimals = Some(u32::from(published.decimals));
                let shown =
                    self.shown(cell).map(|shown| format_number(shown, decimals, NumberStyle::Swedish));
                assert_eq!(
                    on_sheet.cells[column].text,
                    shown.unwrap_or_default(),
                    "{}, {}, {}, {}",
                    self.name,
                    published.id,
                    row.label,
                    cell.column
                );
            }
        }
    }
}

#[test]
fn drift_tables_are_written_as_published() {
    for example in Example::all() {
        for (published, activity) in example.organisation.about(Part::Drift).zip(&example.workbook.activities)
        {
            let sheet = example.sheet(SheetId::Drift(activity.id));
            assert_eq!(sheet.rows.len(), published.rows.len(), "{}", example.name);
            example.assert_on_sheet(published, &sheet, 0);
        }
    }
}

#[test]
fn investment_tables_are_written_as_published() {
    for example in Example::all() {
        let groups = &example.workbook.project_groups;
        for (published, group) in example.organisation.about(Part::Projects).zip(groups) {
            let sheet = example.sheet(SheetId::Projects(group.id));
            // Where only the total is published, the one project stands above it.
            let spare = usize::from(published.rows[0].is_total());
            example.assert_on_sheet(published, &sheet, spare);
        }
    }
}

/// The table over the activities, where one is published: Herrljunga and Vårgårda's, with the year before.
#[test]
fn summaries_are_written_as_published() {
    let mut compared = 0;
    for example in Example::all() {
        for published in example.organisation.about(Part::Summary) {
            let sheet = example.sheet(SheetId::Results);
            assert_eq!(sheet.rows.len(), published.rows.len(), "{}", example.name);
            // It has more columns than are printed: the print leaves out the budget and its deviation.
            let place = |id: &str| {
                let column = if id == "actual" { DriftColumn::Actual } else { DriftColumn::PriorActual };
                let amounts = example.workbook.drift_columns.iter().position(|known| *known == column);
                amounts.unwrap_or_else(|| panic!("{id}"))
            };
            for (row, on_sheet) in published.rows.iter().zip(&sheet.rows) {
                // The print calls the third activity by another name than its own table.
                let name = row.label.replace("växel, telefoni", "växel och telefoni");
                assert_eq!(on_sheet.header.text, name);
                for (column, figure) in &row.values {
                    let decimals = Some(u32::from(published.decimals));
                    let printed = format_number(*figure, decimals, NumberStyle::Swedish);
                    assert_eq!(on_sheet.cells[place(column)].text, printed, "{name}, {column}");
                    compared += 1;
                }
            }
        }
    }
    assert_eq!(compared, 8);
}
