//! Arbitrary formulas in the one form that reading gives them: parentheses where precedence needs them. What they
//! refer to is drawn as small numbers, as everywhere.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use rust_decimal::Decimal;
use sambudget::model::Workbook;
use sambudget::model::drift::{Distribution, DriftColumn, LineAmounts, LineField, Row, RowId};
use sambudget::model::entry::Entry;
use sambudget::model::formula::{
    Column, Expression, Figure, Formula, Frame, Function, Operator, ProjectRow, Reference, Sign, TableRow,
};
use sambudget::model::id::{ActivityId, LineId, ProjectGroupId, ProjectId};
use sambudget::model::investment::{ComingYear, Project, ProjectColumn, ProjectField};
use sambudget::model::member::Holder;
use sambudget::model::money::Money;
use sambudget::model::unit::Unit;

use super::{Resolver, choice, entry, holder, money, number, project_column, signs};

const OPERATORS: &[Operator] = &[
    Operator::Add,
    Operator::Subtract,
    Operator::Multiply,
    Operator::Divide,
    Operator::Power,
    Operator::Equal,
    Operator::NotEqual,
    Operator::Less,
    Operator::LessOrEqual,
    Operator::Greater,
    Operator::GreaterOrEqual,
];

/// What can stand in an amount cell of a drift table.
pub fn line_entry() -> impl Strategy<Value = Entry<Money>> {
    prop_oneof![5 => entry(money()), 1 => formula(own_drift()).prop_map(|f| Entry::Formula(Box::new(f)))]
}

/// What can stand in an amount cell of an investment table.
pub fn project_entry() -> impl Strategy<Value = Entry<Money>> {
    prop_oneof![5 => entry(money()), 1 => formula(own_project()).prop_map(|f| Entry::Formula(Box::new(f)))]
}

/// A formula of a drift table.
pub fn drift_formula() -> BoxedStrategy<Formula> {
    formula(own_drift())
}

/// A formula of an investment table.
pub fn project_formula() -> BoxedStrategy<Formula> {
    formula(own_project())
}

fn formula(own: BoxedStrategy<Reference>) -> BoxedStrategy<Formula> {
    (choice(&Unit::ALL), signs(), expression(own))
        .prop_filter_map("too long", |(unit, signs, expression)| {
            Formula::new(Frame { unit, signs }, expression)
        })
        .boxed()
}

/// Columns with figures.
fn drift_column() -> impl Strategy<Value = DriftColumn> {
    choice(&DriftColumn::ALL).prop_filter("no figures that formulas read", |column| {
        use DriftColumn::{
            Adjustments, BeforeMeasures, CapitalCost, Comment, Measures, Method, RawPrognosis,
        };
        !matches!(
            column,
            Method | Comment | RawPrognosis | Adjustments | BeforeMeasures | Measures | CapitalCost
        )
    })
}

fn figure_column() -> impl Strategy<Value = ProjectColumn> {
    use ProjectColumn::{
        BudgetedBy, CapitalCost, Category, Comment, Holder, Method, Number, Status, Tags, UseFrom, UsefulLife,
    };
    let any = prop_oneof![
        4 => project_column(),
        // The years that edits write in.
        1 => (2023..2026u16).prop_map(ProjectColumn::Requested),
    ];
    any.prop_filter("no figures", |column| {
        !matches!(
            column,
            Number
                | Holder
                | BudgetedBy
                | Category
                | Status
                | Method
                | UseFrom
                | UsefulLife
                | CapitalCost
                | Tags
                | Comment
        )
    })
}

fn own_drift() -> BoxedStrategy<Reference> {
    drift_column().prop_map(|column| Reference::Own(Column::Drift(column))).boxed()
}

fn own_project() -> BoxedStrategy<Reference> {
    figure_column().prop_map(|column| Reference::Own(Column::Project(column))).boxed()
}

pub fn figure() -> BoxedStrategy<Figure> {
    let row = prop_oneof![
        4 => number().prop_map(|n| TableRow::Row(RowId::Line(LineId(n)))),
        1 => number().prop_map(|n| TableRow::Result(ActivityId(n))),
    ];
    let project = prop_oneof![
        2 => number().prop_map(|n| ProjectRow::Project(ProjectId(n))),
        1 => number().prop_map(|n| ProjectRow::Total(ProjectGroupId(n))),
    ];
    prop_oneof![
        4 => (row, option::of(holder()), drift_column())
            .prop_map(|(row, holder, column)| Figure::Drift { row, holder, column }),
        1 => (project, figure_column()).prop_map(|(row, column)| Figure::Project { row, column }),
    ]
    .boxed()
}

fn literal() -> impl Strategy<Value = Decimal> {
    let any = (0i64..=i64::MAX, 0..=20u32).prop_map(|(digits, scale)| Decimal::new(digits, scale));
    prop_oneof![4 => (0..20i64).prop_map(Decimal::from), 1 => any]
}

fn expression(own: BoxedStrategy<Reference>) -> BoxedStrategy<Expression> {
    let reference = prop_oneof![2 => own, 1 => figure().prop_map(Reference::Of)];
    let leaf = prop_oneof![
        1 => Just(Expression::Figure(Reference::MonthsPassed)),
        1 => literal().prop_map(|number| Expression::Number(number.normalize())),
        2 => reference.prop_map(Expression::Figure),
    ];
    leaf.prop_recursive(4, 24, 4, |part| {
        let two = (part.clone(), part.clone());
        prop_oneof![
            4 => (choice(OPERATORS), two).prop_map(|(operator, (left, right))| {
                let tight = precedence(operator);
                Expression::Binary(operator, at_least(tight, left), at_least(tight + 1, right))
            }),
            1 => part.clone().prop_map(|inner| Expression::Parentheses(Box::new(inner))),
            1 => (choice(&[Sign::Plus, Sign::Minus]), part.clone())
                .prop_map(|(sign, inner)| Expression::Signed(sign, at_least(5, inner))),
            1 => part.clone().prop_map(|inner| Expression::Percent(at_least(6, inner))),
            2 => (choice(&Function::ALL), vec(part, 3)).prop_map(|(function, mut arguments)| {
                arguments.truncate(if function == Function::Round { 2 } else { 3 });
                Expression::Call(function, arguments)
            }),
        ]
    })
    .boxed()
}

fn precedence(operator: Operator) -> u8 {
    match operator {
        Operator::Add | Operator::Subtract => 2,
        Operator::Multiply | Operator::Divide => 3,
        Operator::Power => 4,
        _ => 1,
    }
}

/// The part, in parentheses where it holds together less tightly than it must.
fn at_least(least: u8, part: Expression) -> Box<Expression> {
    let tight = match &part {
        Expression::Binary(operator, ..) => precedence(*operator),
        Expression::Signed(..) => 5,
        _ => 6,
    };
    Box::new(if tight < least { Expression::Parentheses(Box::new(part)) } else { part })
}

impl Resolver {
    pub fn entry(&self, entry: &mut Entry<Money>) {
        if let Entry::Formula(formula) = entry {
            let expression = self.expression(formula.expression());
            **formula = Formula::new(formula.frame(), expression).unwrap();
        }
    }

    pub fn formula(&self, formula: &mut Option<Box<Formula>>) {
        if let Some(formula) = formula {
            **formula = Formula::new(formula.frame(), self.expression(formula.expression())).unwrap();
        }
    }

    pub fn line_amounts(&self, amounts: &mut LineAmounts) {
        for field in LineField::ALL {
            let mut entry = amounts.get(field).clone();
            self.entry(&mut entry);
            amounts.replace(field, entry);
        }
    }

    pub fn coming_year(&self, plan: &mut ComingYear) {
        self.entry(&mut plan.decided);
        self.entry(&mut plan.requested);
    }

    pub fn formulas_of_distribution(&self, distribution: &mut Distribution) {
        match distribution {
            Distribution::ByKey { total, .. } => self.line_amounts(total),
            Distribution::Direct(parts) => parts.iter_mut().for_each(|(_, part)| self.line_amounts(part)),
        }
    }

    pub fn formulas_of_row(&self, row: &mut Row) {
        match row {
            Row::Line(line) => {
                self.formula(&mut line.formula);
                self.formulas_of_distribution(&mut line.distribution);
            }
            Row::Group(group) => group.rows.iter_mut().for_each(|row| self.formulas_of_row(row)),
        }
    }

    pub fn formulas_of_project(&self, project: &mut Project) {
        for field in ProjectField::ALL {
            let mut entry = project.amounts.get(field).clone();
            self.entry(&mut entry);
            project.amounts.replace(field, entry);
        }
        project.coming_years.iter_mut().for_each(|(_, plan)| self.coming_year(plan));
    }

    /// Resolves what all formulas of a workbook refer to.
    pub fn formulas(&self, workbook: &mut Workbook) {
        self.formula(&mut workbook.formula);
        for activity in &mut workbook.activities {
            activity.rows.iter_mut().for_each(|row| self.formulas_of_row(row));
        }
        for project in workbook.project_groups.iter_mut().flat_map(|group| &mut group.projects) {
            self.formulas_of_project(project);
        }
    }

    fn expression(&self, drawn: &Expression) -> Expression {
        let inside = |part: &Expression| Box::new(self.expression(part));
        match drawn {
            Expression::Number(number) => Expression::Number(*number),
            Expression::Figure(Reference::Of(figure)) => {
                Expression::Figure(Reference::Of(self.figure(*figure)))
            }
            Expression::Figure(own) => Expression::Figure(*own),
            Expression::Parentheses(part) => Expression::Parentheses(inside(part)),
            Expression::Signed(sign, part) => Expression::Signed(*sign, inside(part)),
            Expression::Percent(part) => Expression::Percent(inside(part)),
            Expression::Binary(operator, left, right) => {
                Expression::Binary(*operator, inside(left), inside(right))
            }
            Expression::Call(function, parts) => {
                Expression::Call(*function, parts.iter().map(|part| self.expression(part)).collect())
            }
        }
    }

    pub fn figure(&self, drawn: Figure) -> Figure {
        match drawn {
            Figure::Drift { row, holder, column } => Figure::Drift {
                row: match row {
                    TableRow::Row(RowId::Line(LineId(n))) => TableRow::Row(self.row_id(n)),
                    TableRow::Result(id) => TableRow::Result(self.activity_id(id)),
                    row => row,
                },
                holder: holder.map(|holder| match holder {
                    Holder::Member(id) => Holder::Member(self.member(id).unwrap_or(id)),
                    Holder::Shared => Holder::Shared,
                }),
                column,
            },
            Figure::Project { row, column } => Figure::Project {
                row: match row {
                    ProjectRow::Project(id) => ProjectRow::Project(self.project_id(id)),
                    ProjectRow::Total(id) => ProjectRow::Total(self.project_group_id(id)),
                },
                column,
            },
        }
    }
}
