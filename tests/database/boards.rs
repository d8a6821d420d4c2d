//! Boards of every municipality, the same ones each time: with groups, lines split by key and lines of their own for each
//! member, and projects.

use sambudget::model::Workbook;
use sambudget::model::drift::{
    Distribution, Group, Kind, Line, LineAmounts, LineField, Method, Row, SubtotalPlace,
};
use sambudget::model::entry::Entry;
use sambudget::model::id::{GroupId, IdSource, LineId, ProjectId, WorkbookId};
use sambudget::model::investment::{Project, ProjectAmounts, ProjectField};
use sambudget::model::money::Money;
use sambudget::model::period::Month;
use sambudget::text::municipality::{Municipality, all};

use super::table::{KEY, board, line, project, project_group};

/// Lines, what they are, and about how many kronor they have.
const LINES: [(&str, Kind, u64); 8] = [
    ("Kommunbidrag", Kind::Contribution, 40_000_000),
    ("Externa intäkter", Kind::Revenue, 2_000_000),
    ("Personalkostnader", Kind::Cost, 25_000_000),
    ("Licenser, \"moln\" & serviceavtal", Kind::Cost, 8_000_000),
    ("=Konsulter", Kind::Cost, 1_500_000),
    ("Lokaler", Kind::Cost, 2_500_000),
    ("Kapitalkostnad", Kind::Cost, 3_000_000),
    ("Övrigt", Kind::Cost, 800_000),
];

/// A board for each of the 290 municipalities, which runs it for those that follow it in the list.
pub fn boards() -> Vec<Workbook> {
    let all: Vec<Municipality> = all().collect();
    (0..all.len()).map(|host| Maker(IdSource::new(host as u64)).board(&all, host)).collect()
}

/// Gives the same numbers each time.
struct Maker(IdSource);

impl Maker {
    /// A number below another.
    fn below(&mut self, end: u64) -> u64 {
        self.0.fresh::<LineId>().0 % end
    }

    /// About so many kronor, with öre.
    fn about(&mut self, kronor: u64) -> Entry<Money> {
        let ore = i64::try_from(kronor * 80 + self.below(kronor * 40)).unwrap();
        Entry::Value(Money::entered(rust_decimal::Decimal::new(ore, 2)).unwrap())
    }

    fn board(&mut self, all: &[Municipality], host: usize) -> Workbook {
        let count = 2 + self.below(4);
        let weights: Vec<String> = (0..count).map(|_| (1_000 + self.below(50_000)).to_string()).collect();
        let mut workbook = board(count, &weights.join(" "), []);
        for (more, member) in workbook.members.iter_mut().enumerate() {
            let of = &all[(host + more) % all.len()];
            (member.name, member.code) = (of.name.to_owned(), Some(of.code.to_owned()));
        }
        workbook.id = WorkbookId(1 + host as u64);
        workbook.name = format!("IT-nämnden i {}", all[host].name);
        workbook.host = Some(workbook.members[0].id);
        workbook.period_end = Month::new(8).unwrap();
        workbook.method = Method::Typed;
        let mut rows: Vec<Row> = Vec::new();
        for (at, (name, kind, size)) in (1..).zip(LINES) {
            rows.push(Row::Line(self.line(&workbook, LineId(at), name, (kind, size))));
        }
        let costs = rows.split_off(2);
        rows.push(Row::Group(Group {
            id: GroupId(1),
            name: "Kostnader".to_owned(),
            subtotal: SubtotalPlace::Below,
            rows: costs,
        }));
        workbook.activities[0].rows = rows;
        let projects = (0..3).map(|at| self.project(&workbook, at)).collect();
        workbook.project_groups = vec![project_group(projects)];
        (workbook.controls, workbook.notes) = (Vec::new(), Vec::new());
        workbook
    }

    fn line(&mut self, workbook: &Workbook, id: LineId, name: &str, (kind, size): (Kind, u64)) -> Line {
        let part = size / (1 + workbook.members.len() as u64);
        let distribution = match self.below(2) {
            0 => Distribution::ByKey { key: KEY, total: self.amounts(size) },
            _ => Distribution::Direct(workbook.holders().map(|of| (of, self.amounts(part))).collect()),
        };
        let comment = if self.below(3) == 0 { format!("{name}: fler än planerat.") } else { String::new() };
        Line { name: name.to_owned(), comment, ..line(id, kind, distribution) }
    }

    fn amounts(&mut self, size: u64) -> LineAmounts {
        let booked = size * 2 / 3;
        let fields = [
            (LineField::PriorActual, size),
            (LineField::OriginalBudget, size),
            (LineField::Actual, booked),
            (LineField::Prognosis, size),
        ];
        fields
            .into_iter()
            .fold(LineAmounts::default(), |amounts, (field, size)| amounts.with(field, self.about(size)))
    }

    fn project(&mut self, workbook: &Workbook, at: usize) -> Project {
        let holders: Vec<_> = workbook.holders().collect();
        let fields = [
            (ProjectField::OriginalBudget, 1_500_000),
            (ProjectField::CarryOver, 300_000),
            (ProjectField::IncomeBudget, 200_000),
            (ProjectField::Actual, 900_000),
            (ProjectField::Prognosis, 1_600_000),
        ];
        let amounts = fields
            .into_iter()
            .fold(ProjectAmounts::default(), |amounts, (field, size)| amounts.with(field, self.about(size)));
        Project {
            number: format!("52{at:02}"),
            name: ["Switchar", "Brandväggar", "Servrar"][at].to_owned(),
            holder: holders[at % holders.len()],
            amounts,
            ..project(ProjectId(1 + at as u64))
        }
    }
}
