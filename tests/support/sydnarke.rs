//! Sydnärke IT-nämnd 2022 with capital cost and two measures, as `tests/cases/scenarios.tsv` says: what hand-worked scenarios
//! stand on.

use sambudget::file;
use sambudget::model::Workbook;
use sambudget::model::capital::{CapitalCost, Component, InUse, Life, Rate, YearMonth};
use sambudget::model::entry::Entry;
use sambudget::model::id::{KeyId, LineId, MeasureGroupId, MeasureId, ProjectId};
use sambudget::model::measure::{Mark, Measure, MeasureGroup};
use sambudget::model::money::Money;

/// Personalkostnader.
pub const WAGES: LineId = LineId(2);
/// Övrigt tjänsteköp.
pub const SERVICES: LineId = LineId(6);
/// Kapitalkostnader.
pub const CAPITAL: LineId = LineId(10);
/// IT INVEST LEKEBERG.
pub const LEKEBERG: ProjectId = ProjectId(1);
/// IT-INVEST. GEMENSAMT.
pub const SHARED: ProjectId = ProjectId(5);
/// The key of 2019.
const KEY: KeyId = KeyId(1);

/// The workbook.
pub fn sydnarke() -> Workbook {
    let mut workbook = file::read(include_bytes!("../../public/examples/sydnarke-2022.json")).unwrap();
    let rate = Rate::new("2".parse().unwrap()).unwrap();
    workbook.capital = CapitalCost { rate, line: Some(CAPITAL), key: Some(KEY), ..CapitalCost::default() };
    for project in workbook.project_groups.iter_mut().flat_map(|group| &mut group.projects) {
        if [LEKEBERG, SHARED].contains(&project.id) {
            let component = Component { name: String::new(), amount: None, life: Life::new(5).unwrap() };
            project.in_use = InUse { from: YearMonth::of("2022-06"), components: vec![component] };
        }
    }
    let measure = |(id, start): (u64, &str)| {
        let mut measure = Measure::new(MeasureId(id), String::new(), format!("Konsult {id}"));
        measure.start = start.to_owned();
        measure.lines = [SERVICES].into_iter().collect();
        measure.marks = [Mark::Approved].into_iter().collect();
        measure.effects.insert(2022, Entry::Value(Money::kronor(1_200_000)));
        measure
    };
    let measures = [(1, "1 september"), (2, "1 oktober")].map(measure).into();
    workbook.plan = vec![MeasureGroup { id: MeasureGroupId(1), name: "Konsulter".to_owned(), measures }];
    workbook
}
