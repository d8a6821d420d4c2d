//! Workbooks of a size, for measuring: members × lines with budget, actual and prognosis of each.

use std::collections::BTreeMap;

use sambudget::lang::Lang;
use sambudget::model::Workbook;
use sambudget::model::drift::{
    Distribution, Group, Kind, LineAmounts, LineField, Method, Row, SubtotalPlace,
};
use sambudget::model::entry::Entry;
use sambudget::model::id::IdSource;
use sambudget::model::member::{BoardForm, Holder};
use sambudget::model::money::Money;
use sambudget::model::period::FiscalYear;
use sambudget::model::unit::DisplayUnit;
use sambudget::session::new_workbook::{NewWorkbook, SignPreset, empty_line, make};
use sambudget::text::municipality;

/// How large a workbook is.
#[derive(Clone, Copy)]
pub struct Size {
    /// Its name in the print.
    pub name: &'static str,
    /// Members.
    pub members: usize,
    /// Lines, in groups of ten.
    pub lines: usize,
}

/// The sizes that are measured.
pub const SIZES: [Size; 3] = [
    Size { name: "S", members: 5, lines: 12 },
    Size { name: "M", members: 30, lines: 60 },
    Size { name: "L", members: 290, lines: 200 },
];

/// Amounts that look like a budget's and are the same in every run.
fn amount(seed: usize) -> Entry<Money> {
    let mixed = (seed as u64).wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    Entry::Value(Money::kronor(1_000 + (mixed >> 33) as i64 % 9_000_000))
}

/// A workbook of a size, every cell filled.
pub fn workbook(size: Size) -> Workbook {
    let mut ids = IdSource::new(1);
    let members = municipality::all().take(size.members);
    let form = NewWorkbook {
        name: format!("Storlek {}", size.name),
        year: FiscalYear::new(2026).expect("a year"),
        form: BoardForm::JointBoard,
        members: members.map(|known| (known.name.to_owned(), Some(known.code.to_owned()))).collect(),
        host: None,
        unit: DisplayUnit::TKR,
        signs: SignPreset::default(),
        usual_lines: false,
    };
    let mut workbook = make(&form, Lang::Swedish, &mut ids);
    workbook.method = Method::Typed;
    let mut seed = 0;
    let mut rows = Vec::new();
    for group in 0..size.lines.div_ceil(10) {
        let lines = (group * 10..size.lines.min(group * 10 + 10)).map(|line| {
            let kind = if line % 4 == 0 { Kind::Revenue } else { Kind::Cost };
            let mut line = empty_line(&mut ids, &format!("Rad {}", line + 1), kind);
            let mut parts = BTreeMap::new();
            for member in &workbook.members {
                let mut amounts = LineAmounts::default();
                for field in [LineField::OriginalBudget, LineField::Actual, LineField::Prognosis] {
                    seed += 1;
                    amounts.replace(field, amount(seed));
                }
                parts.insert(Holder::Member(member.id), amounts);
            }
            line.distribution = Distribution::Direct(parts);
            Row::Line(line)
        });
        let lines = lines.collect();
        let (id, name) = (ids.fresh(), format!("Grupp {}", group + 1));
        rows.push(Row::Group(Group { id, name, subtotal: SubtotalPlace::Below, rows: lines }));
    }
    if let Some(activity) = workbook.activities.first_mut() {
        activity.rows = rows;
    }
    workbook
}
