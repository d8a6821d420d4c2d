//! A workbook with something in every list: goals, scenarios, a meeting log, decisions, capital cost, notes and control totals.

use litemap::LiteMap;
use sambudget::model::Workbook;
use sambudget::model::capital::{Component, InUse, Life, YearMonth};
use sambudget::model::control::{Control, ControlPlace};
use sambudget::model::decision::{Decision, Decisions};
use sambudget::model::drift::{DriftColumn, Method, RowId};
use sambudget::model::entry::Entry;
use sambudget::model::follow_up::FrozenParts;
use sambudget::model::formula::TableRow;
use sambudget::model::goal::{Assessment, Better, Goal, GoalLabel, Grade, Indicator, Quantity, RollUp};
use sambudget::model::id::{GoalId, IndicatorId, LogId, ProjectGroupId, ProjectId, ScenarioId};
use sambudget::model::investment::{
    Category, Project, ProjectAmounts, ProjectColumn, ProjectField, ProjectGroup, Status,
};
use sambudget::model::meeting_log::{LogEntry, LogStage};
use sambudget::model::member::Holder;
use sambudget::model::money::Money;
use sambudget::model::note::{Note, NotePlace};
use sambudget::model::period::{Date, Month};
use sambudget::model::scenario::{By, Change, Percent, Scenario};

fn quantity(text: &str) -> Entry<Quantity> {
    if text.is_empty() { Entry::Empty } else { Entry::Value(Quantity::new(text.parse().unwrap()).unwrap()) }
}

fn indicator(id: u64, name: &str, [target, outcome, prognosis]: [&str; 3]) -> Indicator {
    Indicator {
        unit: "%".into(),
        target: quantity(target),
        outcome: quantity(outcome),
        prognosis: quantity(prognosis),
        ..Indicator::new(IndicatorId(id), name.into())
    }
}

fn goals() -> Vec<Goal> {
    let mut judged = indicator(12, "@Nöjda användare", ["4.25", "-0.000001", ""]);
    judged.better = Better::Lower;
    judged.judgement.assessment = Some(Assessment::Partly);
    judged.judgement.by = "=Nämnden".into();
    judged.comment = "+1 sedan i fjol\noch mer".into();
    judged.prognosis = Entry::Unread("=ungefär fem".into());
    let mut graded = indicator(21, "Plan för drift", ["", "", ""]);
    graded.judgement.grade = Grade::new(4);
    let mut other = indicator(22, "Plan för stöd", ["", "", ""]);
    other.judgement.grade = Grade::new(2);
    let mut third = indicator(23, "Plan för allt", ["", "", ""]);
    third.judgement.grade = Grade::new(2);
    let label = |name: &str, roll_up| GoalLabel { name: name.into(), roll_up, ..GoalLabel::default() };
    let service = GoalLabel {
        area: "-Service".into(),
        owner: "IT-chefen".into(),
        comment: "=2+2".into(),
        ..label("=Svarar i tid", Some(RollUp::Counted))
    };
    let first = indicator(11, "Besvarade samtal", ["90", "92.5", "91"]);
    vec![
        Goal { id: GoalId(1), label: service, indicators: vec![first, judged] },
        Goal {
            id: GoalId(2),
            label: label("Planer finns", Some(RollUp::Graded)),
            indicators: vec![graded, other, third],
        },
    ]
}

fn scenarios(workbook: &Workbook) -> Vec<Scenario> {
    let line = workbook.lines().find(|line| line.name == "Personalkostnader").map(|line| line.id).unwrap();
    let change = |by| Change::Prognosis { rows: vec![RowId::Line(line)], holder: None, by };
    let percent = |text: &str| By::Percent(Percent::new(text.parse().unwrap()).unwrap());
    let scenario = |id, name: &str, changes| Scenario {
        id: ScenarioId(id),
        name: name.into(),
        note: String::new(),
        on: None,
        is_archived: false,
        changes,
    };
    vec![
        Scenario {
            note: "-2 % är mycket".into(),
            ..scenario(
                1,
                "=Sparar",
                vec![change(percent("-2.5")), change(By::Amount(Money::kronor(-12_345)))],
            )
        },
        Scenario { on: Some(ScenarioId(1)), ..scenario(2, "Högre löner", vec![change(percent("4"))]) },
        // A line that is gone: the change counts for nothing, and that is said.
        scenario(3, "Om det som är borta", vec![Change::Measure(sambudget::model::id::MeasureId(404), true)]),
        Scenario { is_archived: true, ..scenario(4, "Från i våras", vec![change(percent("1"))]) },
    ]
}

fn log(workbook: &Workbook) -> Vec<LogEntry> {
    let amount = |amount| Some(Money::kronor(amount));
    vec![LogEntry {
        id: LogId(1),
        when: "2022-09-14 10:32:05".into(),
        scenario: ScenarioId(1),
        name: "=Sparar".into(),
        what: "-2,5 % av Personalkostnader".into(),
        asked_by: "@Anna".into(),
        remark: "+ återkom".into(),
        change: workbook.scenarios[0].changes[0].clone(),
        counts: true,
        shown: amount(-1_000_000),
        holders: Vec::new(),
        total: [amount(-1_000_000), amount(-812_345), None],
        parts: FrozenParts::default(),
        stage: LogStage::Open,
    }]
}

/// It is written off in three years.
fn project(workbook: &Workbook) -> Project {
    let amount = |kronor| Entry::Value(Money::kronor(kronor));
    let decision = |amount: &str, date: Option<&str>, reason: &str| Decision {
        date: date.map(|date| Date::of(date).unwrap()),
        reference: "=KS § 45".into(),
        reason: reason.into(),
        amount: Money::entered(amount.parse().unwrap()).unwrap(),
        carries_over: false,
    };
    let decided =
        vec![decision("600000", Some("2022-03-14"), "-Fler servrar"), decision("-350.55", None, "")];
    let decided = Entry::Decisions(Decisions::new(decided).unwrap());
    let amounts = ProjectAmounts::default().with(ProjectField::OriginalBudget, decided);
    Project {
        id: ProjectId(900),
        number: String::new(),
        name: "+Växel".into(),
        holder: Holder::Shared,
        budgeted_by: None,
        category: Category::OwnPlan,
        status: Status::Ongoing,
        method: Some(Method::Typed),
        tags: Vec::new(),
        amounts: amounts.with(ProjectField::Prognosis, amount(650_000)),
        coming_years: LiteMap::new(),
        in_use: InUse {
            from: Some(YearMonth { year: workbook.year, month: Month::new(3).unwrap() }),
            components: vec![Component { name: String::new(), amount: None, life: Life::new(3).unwrap() }],
        },
        comment: String::new(),
    }
}

/// The workbook with all of this.
pub fn filled(mut workbook: Workbook) -> Workbook {
    workbook.goals = goals();
    workbook.scenarios = scenarios(&workbook);
    workbook.meeting_log = log(&workbook);
    workbook.project_groups.push(ProjectGroup {
        id: ProjectGroupId(901),
        name: "=Nät".into(),
        total_name: "@Summa".into(),
        columns: vec![ProjectColumn::Budget, ProjectColumn::Prognosis],
        projects: vec![project(&workbook)],
    });
    let rent =
        workbook.lines().find(|line| line.name == "Lokalhyror").map(|line| RowId::Line(line.id)).unwrap();
    let note =
        |place, text: &str| Note { place, text: text.into(), by: "-Anna".into(), date: "12 aug".into() };
    workbook.notes = vec![
        note(NotePlace::Month(Month::new(7).unwrap()), "=SEMESTER()"),
        note(NotePlace::Row(TableRow::Row(rent)), "Två rader:\nden andra"),
    ];
    workbook.notes.sort_by_key(|note| note.place);
    let unit = workbook.drift_unit;
    let activity = workbook.activities[0].id;
    let place = |column| ControlPlace::Drift { activity, row: Some(rent), holder: None, column };
    workbook.controls = vec![
        Control { place: place(DriftColumn::Budget), printed: Money::kronor(755_000), unit },
        Control { place: place(DriftColumn::Actual), printed: Money::kronor(1), unit },
    ];
    workbook
}
