//! Arbitrary edits for property tests. They are drawn with small numbers for identities, and resolved
//! against the workbook that they are applied to, so that most of them hit something.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use sambudget::model::Workbook;
use sambudget::model::capital::CapitalCost;
use sambudget::model::drift::{LineField, Place, Row, RowId};
use sambudget::model::edit::{
    ActivityChange, Edit, GroupChange, KeyChange, LineChange, MemberChange, Parent, Position, ProjectChange,
    ProjectGroupChange, Setting,
};
use sambudget::model::id::{ActivityId, GroupId, KeyId, LineId, MemberId, ProjectGroupId, ProjectId};
use sambudget::model::investment::{ComingField, ProjectField};
use sambudget::model::member::Holder;
use sambudget::model::months::BookedYear;
use sambudget::model::period::Month;
use sambudget::model::workbook::Settlement;

use super::workbook::*;

/// An edit of any kind, batches included; for [`resolved`].
pub fn edit() -> BoxedStrategy<Edit> {
    let single = single_edit();
    prop_oneof![12 => single.clone(), 1 => vec(single, 0..5).prop_map(Edit::Batch)].boxed()
}

fn single_edit() -> BoxedStrategy<Edit> {
    let member_id = || number().prop_map(MemberId);
    let key_id = || number().prop_map(KeyId);
    let activity_id = || number().prop_map(ActivityId);
    let row_id = || number().prop_map(|n| RowId::Line(LineId(n)));
    let group_id = || number().prop_map(ProjectGroupId);
    let project_id = || number().prop_map(ProjectId);
    prop_oneof![
        4 => setting().prop_map(Edit::Set),
        2 => (index(), member()).prop_map(|(index, member)| Edit::InsertMember(index, member)),
        2 => member_id().prop_map(Edit::RemoveMember),
        1 => (member_id(), index()).prop_map(|(id, to)| Edit::MoveMember(id, to)),
        1 => (member_id(), member_change()).prop_map(|(id, change)| Edit::Member(id, change)),
        2 => (index(), key()).prop_map(|(index, key)| Edit::InsertKey(index, key)),
        2 => key_id().prop_map(Edit::RemoveKey),
        1 => (key_id(), index()).prop_map(|(id, to)| Edit::MoveKey(id, to)),
        3 => (key_id(), key_change()).prop_map(|(id, change)| Edit::Key(id, change)),
        1 => (index(), activity()).prop_map(|(index, activity)| Edit::InsertActivity(index, activity)),
        1 => activity_id().prop_map(Edit::RemoveActivity),
        1 => (activity_id(), index()).prop_map(|(id, to)| Edit::MoveActivity(id, to)),
        1 => (activity_id(), activity_change()).prop_map(|(id, change)| Edit::Activity(id, change)),
        3 => (position(), row()).prop_map(|(position, row)| Edit::InsertRow(position, row)),
        2 => row_id().prop_map(Edit::RemoveRow),
        4 => (row_id(), position()).prop_map(|(id, to)| Edit::MoveRow(id, to)),
        1 => (number(), group_change()).prop_map(|(id, change)| Edit::Group(GroupId(id), change)),
        12 => (number(), line_change()).prop_map(|(id, change)| Edit::Line(LineId(id), change)),
        6 => (number(), proptest::sample::select(&BookedYear::ALL[..]), month(), booked())
            .prop_map(|(id, year, of, entry)| Edit::Month(LineId(id), year, of, entry)),
        1 => (index(), project_group()).prop_map(|(index, group)| Edit::InsertProjectGroup(index, group)),
        1 => group_id().prop_map(Edit::RemoveProjectGroup),
        1 => (group_id(), index()).prop_map(|(id, to)| Edit::MoveProjectGroup(id, to)),
        1 => (group_id(), project_group_change()).prop_map(|(id, change)| Edit::ProjectGroup(id, change)),
        2 => (group_id(), index(), project())
            .prop_map(|(group, index, project)| Edit::InsertProject(group, index, Box::new(project))),
        2 => project_id().prop_map(Edit::RemoveProject),
        2 => (project_id(), group_id(), index()).prop_map(|(id, group, to)| Edit::MoveProject(id, group, to)),
        6 => note::note().prop_map(Edit::Note),
        6 => measure::edit().prop_map(Edit::Plan),
        3 => follow_up::edit().prop_map(Edit::FollowUp),
        3 => scenario::edit().prop_map(Edit::Scenario),
        3 => meeting_log::edit().prop_map(Edit::Log),
        4 => goal::edit(),
        8 => (project_id(), project_change()).prop_map(|(id, change)| Edit::Project(id, change)),
    ]
    .boxed()
}

fn index() -> impl Strategy<Value = usize> {
    prop_oneof![15 => 0..3usize, 1 => Just(1_000)]
}

fn position() -> impl Strategy<Value = Position> {
    let parent = prop_oneof![
        number().prop_map(|n| Parent::Activity(ActivityId(n))),
        number().prop_map(|n| Parent::Group(GroupId(n))),
    ];
    (parent, index()).prop_map(|(parent, index)| Position { parent, index })
}

fn setting() -> BoxedStrategy<Setting> {
    prop_oneof![
        name().prop_map(Setting::Name),
        form().prop_map(Setting::Form),
        option::of(number().prop_map(MemberId)).prop_map(Setting::Host),
        year().prop_map(Setting::Year),
        month().prop_map(Setting::PeriodEnd),
        display_unit().prop_map(Setting::DriftUnit),
        display_unit().prop_map(Setting::InvestmentUnit),
        signs().prop_map(Setting::Signs),
        method().prop_map(Setting::Method),
        method_formula().prop_map(Setting::Formula),
        profile().prop_map(Setting::Profile),
        drift_columns().prop_map(Setting::DriftColumns),
        (option::of(settlement_key()), basis(), against()).prop_map(|(key, basis, (against, way))| {
            Setting::Settlement(Settlement { key, basis, against, way })
        }),
        balance().prop_map(Setting::Balance),
        capital().prop_map(Setting::Capital),
        vec(control(), 0..3).prop_map(Setting::Controls),
        acceptances().prop_map(Setting::Acceptances),
        comment_limit().prop_map(Setting::CommentLimit),
        goal::roll_up().prop_map(Setting::RollUp),
    ]
    .boxed()
}

fn member_change() -> impl Strategy<Value = MemberChange> {
    prop_oneof![name().prop_map(MemberChange::Name), code().prop_map(MemberChange::Code)]
}

fn key_change() -> BoxedStrategy<KeyChange> {
    prop_oneof![
        1 => name().prop_map(KeyChange::Name),
        1 => name().prop_map(KeyChange::Source),
        1 => name().prop_map(KeyChange::Date),
        2 => (number(), entry(weight())).prop_map(|(id, entry)| KeyChange::Weight(None, MemberId(id), entry)),
        2 => (month(), number(), entry(weight()))
            .prop_map(|(from, id, entry)| KeyChange::Weight(Some(from), MemberId(id), entry)),
        2 => (month(), option::of(weights())).prop_map(|(from, weights)| KeyChange::Later(from, weights)),
        1 => share_decimals().prop_map(KeyChange::Decimals),
    ]
    .boxed()
}

fn activity_change() -> impl Strategy<Value = ActivityChange> {
    prop_oneof![name().prop_map(ActivityChange::Name), name().prop_map(ActivityChange::ResultName)]
}

fn group_change() -> impl Strategy<Value = GroupChange> {
    prop_oneof![name().prop_map(GroupChange::Name), subtotal().prop_map(GroupChange::Subtotal)]
}

fn line_change() -> BoxedStrategy<LineChange> {
    let place = prop_oneof![1 => Just(Place::Total), 3 => holder().prop_map(Place::Part)];
    let held_place = place.clone();
    let field = proptest::sample::select(&LineField::ALL[..]);
    prop_oneof![
        1 => name().prop_map(LineChange::Name),
        1 => kind().prop_map(LineChange::Kind),
        2 => distribution().prop_map(LineChange::Distribution),
        1 => option::of(profile()).prop_map(LineChange::Profile),
        1 => option::of(method()).prop_map(LineChange::Method),
        1 => method_formula().prop_map(LineChange::Formula),
        1 => prose().prop_map(LineChange::Comment),
        2 => adjustments().prop_map(LineChange::Adjustments),
        8 => (place, field.clone().prop_flat_map(|field| (Just(field), decision::line_entry(field))))
            .prop_map(|(place, (field, entry))| LineChange::Amount(place, field, entry)),
        2 => (held_place, field, any::<bool>()).prop_map(|(place, field, held)| LineChange::Hold(place, field, held)),
    ]
    .boxed()
}

fn project_group_change() -> impl Strategy<Value = ProjectGroupChange> {
    prop_oneof![
        name().prop_map(ProjectGroupChange::Name),
        name().prop_map(ProjectGroupChange::TotalName),
        project_columns().prop_map(ProjectGroupChange::Columns),
    ]
}

fn project_change() -> BoxedStrategy<ProjectChange> {
    let field = proptest::sample::select(&ProjectField::ALL[..]);
    let coming = proptest::sample::select(&[ComingField::Decided, ComingField::Requested][..]);
    prop_oneof![
        name().prop_map(ProjectChange::Number),
        name().prop_map(ProjectChange::Name),
        holder().prop_map(ProjectChange::Holder),
        option::of(number().prop_map(MemberId)).prop_map(ProjectChange::BudgetedBy),
        category().prop_map(ProjectChange::Category),
        status().prop_map(ProjectChange::Status),
        option::of(method()).prop_map(ProjectChange::Method),
        tags().prop_map(ProjectChange::Tags),
        field
            .clone()
            .prop_flat_map(|field| (Just(field), decision::project_entry(field)))
            .prop_map(|(field, entry)| ProjectChange::Amount(field, entry)),
        (field, any::<bool>()).prop_map(|(field, held)| ProjectChange::Hold(field, held)),
        (2023..2026u16, coming, any::<bool>())
            .prop_map(|(year, field, held)| ProjectChange::HoldYear(year, field, held)),
        // Few years, so that the same one is often written again and emptied.
        (2023..2026u16, coming_year()).prop_map(|(year, coming)| ProjectChange::ComingYear(year, coming)),
        in_use().prop_map(ProjectChange::InUse),
        prose().prop_map(ProjectChange::Comment),
    ]
    .boxed()
}

/// The drawn edit with the identities of `workbook`. What it inserts gets new identities from `fresh`.
pub fn resolved(edit: Edit, workbook: &Workbook, fresh: &mut Fresh) -> Edit {
    let ids = Resolver::of(workbook);
    let member = |id: MemberId| ids.member(id).unwrap_or(id);
    let key = |id: KeyId| ids.key(id).unwrap_or(id);
    let holder = |of: Holder| match of {
        Holder::Member(id) => Holder::Member(member(id)),
        Holder::Shared => Holder::Shared,
    };
    let row_id = |id: RowId| match id {
        RowId::Line(LineId(n)) | RowId::Group(GroupId(n)) => ids.row_id(n),
    };
    let position = |position: Position| Position {
        parent: match position.parent {
            Parent::Activity(id) => Parent::Activity(ids.activity_id(id)),
            Parent::Group(id) => Parent::Group(ids.group_id(id)),
        },
        index: position.index,
    };
    match edit {
        Edit::Set(Setting::Host(id)) => Edit::Set(Setting::Host(id.map(member))),
        Edit::Set(Setting::Settlement(settlement)) => {
            Edit::Set(Setting::Settlement(Settlement { key: settlement.key.map(key), ..settlement }))
        }
        Edit::Set(Setting::Capital(capital)) => {
            let capital = CapitalCost {
                line: capital.line.map(|id| ids.line_id(id)),
                key: capital.key.map(key),
                ..capital
            };
            Edit::Set(Setting::Capital(capital))
        }
        Edit::Set(Setting::Controls(mut controls)) => {
            controls.iter_mut().for_each(|control| ids.control(control));
            Edit::Set(Setting::Controls(controls))
        }
        Edit::Set(Setting::Formula(mut formula)) => {
            ids.formula(&mut formula);
            Edit::Set(Setting::Formula(formula))
        }
        Edit::Set(setting) => Edit::Set(setting),
        Edit::InsertMember(index, mut new) => {
            new.id = fresh.id();
            Edit::InsertMember(index, new)
        }
        Edit::RemoveMember(id) => Edit::RemoveMember(member(id)),
        Edit::MoveMember(id, to) => Edit::MoveMember(member(id), to),
        Edit::Member(id, change) => Edit::Member(member(id), change),
        Edit::InsertKey(index, mut new) => {
            new.id = fresh.id();
            ids.weights(&mut new);
            Edit::InsertKey(index, new)
        }
        Edit::RemoveKey(id) => Edit::RemoveKey(key(id)),
        Edit::MoveKey(id, to) => Edit::MoveKey(key(id), to),
        Edit::Key(id, KeyChange::Weight(from, of, entry)) => {
            // Mostly of weights that there are.
            let known = || workbook.key(key(id))?.later.iter().next().map(|(from, _)| *from);
            let from = from.map(|from| known().filter(|_| from != Month::DECEMBER).unwrap_or(from));
            Edit::Key(key(id), KeyChange::Weight(from, member(of), entry))
        }
        Edit::Key(id, KeyChange::Later(from, Some(mut weights))) => {
            ids.members_of(&mut weights);
            Edit::Key(key(id), KeyChange::Later(from, Some(weights)))
        }
        Edit::Key(id, change) => Edit::Key(key(id), change),
        Edit::InsertActivity(index, mut new) => {
            ids.activity(&mut new, fresh);
            new.rows.iter_mut().for_each(|row| ids.formulas_of_row(row));
            Edit::InsertActivity(index, new)
        }
        Edit::RemoveActivity(id) => Edit::RemoveActivity(ids.activity_id(id)),
        Edit::MoveActivity(id, to) => Edit::MoveActivity(ids.activity_id(id), to),
        Edit::Activity(id, change) => Edit::Activity(ids.activity_id(id), change),
        Edit::InsertRow(to, mut new) => {
            ids.row(&mut new, fresh);
            ids.formulas_of_row(&mut new);
            // Now and then one that is there already.
            if let (Row::Line(line), 0) = (&mut new, to.index) {
                line.id = if line.name.is_empty() { ids.line_id(LineId(0)) } else { line.id };
            }
            Edit::InsertRow(position(to), new)
        }
        Edit::RemoveRow(id) => Edit::RemoveRow(row_id(id)),
        Edit::MoveRow(id, to) => Edit::MoveRow(row_id(id), position(to)),
        Edit::Group(id, change) => Edit::Group(ids.group_id(id), change),
        Edit::Line(id, change) => {
            let change = match change {
                LineChange::Adjustments(mut adjustments) => {
                    ids.adjustments(&mut adjustments);
                    LineChange::Adjustments(adjustments)
                }
                LineChange::Formula(mut formula) => {
                    ids.formula(&mut formula);
                    LineChange::Formula(formula)
                }
                LineChange::Distribution(mut distribution) => {
                    ids.distribution(&mut distribution);
                    ids.formulas_of_distribution(&mut distribution);
                    LineChange::Distribution(distribution)
                }
                LineChange::Amount(place, field, mut entry) => {
                    ids.entry(&mut entry);
                    let place = match place {
                        Place::Total => Place::Total,
                        Place::Part(of) => Place::Part(holder(of)),
                    };
                    LineChange::Amount(place, field, entry)
                }
                LineChange::Hold(Place::Part(of), field, held) => {
                    LineChange::Hold(Place::Part(holder(of)), field, held)
                }
                change => change,
            };
            Edit::Line(ids.line_id(id), change)
        }
        Edit::Month(id, year, of, entry) => Edit::Month(ids.line_id(id), year, of, entry),
        Edit::InsertProjectGroup(index, mut new) => {
            ids.project_group(&mut new, fresh);
            new.projects.iter_mut().for_each(|project| ids.formulas_of_project(project));
            Edit::InsertProjectGroup(index, new)
        }
        Edit::RemoveProjectGroup(id) => Edit::RemoveProjectGroup(ids.project_group_id(id)),
        Edit::MoveProjectGroup(id, to) => Edit::MoveProjectGroup(ids.project_group_id(id), to),
        Edit::ProjectGroup(id, change) => Edit::ProjectGroup(ids.project_group_id(id), change),
        Edit::InsertProject(group, index, mut new) => {
            ids.project(&mut new, fresh);
            ids.formulas_of_project(&mut new);
            Edit::InsertProject(ids.project_group_id(group), index, new)
        }
        Edit::RemoveProject(id) => Edit::RemoveProject(ids.project_id(id)),
        Edit::MoveProject(id, group, to) => {
            Edit::MoveProject(ids.project_id(id), ids.project_group_id(group), to)
        }
        Edit::Project(id, change) => {
            let change = match change {
                ProjectChange::Holder(of) => ProjectChange::Holder(holder(of)),
                ProjectChange::BudgetedBy(of) => ProjectChange::BudgetedBy(of.map(member)),
                ProjectChange::Amount(field, mut entry) => {
                    ids.entry(&mut entry);
                    ProjectChange::Amount(field, entry)
                }
                ProjectChange::ComingYear(year, mut plan) => {
                    ids.coming_year(&mut plan);
                    ProjectChange::ComingYear(year, plan)
                }
                change => change,
            };
            Edit::Project(ids.project_id(id), change)
        }
        Edit::Plan(edit) => Edit::Plan(ids.plan_edit(edit, fresh)),
        Edit::FollowUp(edit) => Edit::FollowUp(ids.follow_up_edit(edit, fresh)),
        Edit::Scenario(edit) => Edit::Scenario(ids.scenario_edit(edit, fresh)),
        Edit::Log(edit) => Edit::Log(ids.log_edit(edit, fresh)),
        Edit::Goal(edit) => Edit::Goal(ids.goal_edit(edit, fresh)),
        Edit::Sentence(topic, own) => Edit::Sentence(ids.topic(topic), own),
        Edit::Note(mut note) => {
            ids.note(&mut note);
            Edit::Note(note)
        }
        Edit::Batch(edits) => {
            Edit::Batch(edits.into_iter().map(|edit| resolved(edit, workbook, fresh)).collect())
        }
    }
}
