//! The tables have the published rows and columns, in the published order.

use sambudget::lang::{Lang, heading};
use sambudget::model::investment::{Project, ProjectColumn};
use sambudget::rules::formula::Formulas;
use sambudget::rules::project::tag_tables;
use sambudget::rules::summary::settlement;

use super::cells::{drift_column, project_column};
use super::example::Example;
use super::published::Part;

#[test]
fn same_rows_and_columns_in_the_same_order() {
    for Example { name, organisation, workbook, tables } in Example::all() {
        let activities = workbook.activities.iter().zip(tables.iter());
        assert_eq!(organisation.about(Part::Drift).count(), activities.len(), "{name}");
        for (published, (activity, table)) in organisation.about(Part::Drift).zip(activities) {
            assert_eq!(activity.name, published.title);
            let rows: Vec<_> = table.rows.iter().map(|row| &row.name).collect();
            assert_eq!(rows, published.rows.iter().map(|row| &row.label).collect::<Vec<_>>(), "{name}");
            let columns: Vec<_> =
                published.column_ids().iter().map(|id| drift_column(published, id)).collect();
            assert_eq!(workbook.drift_columns, columns, "{name}");
            assert_eq!(workbook.drift_unit, published.display_unit(), "{name}");
        }
        assert_eq!(organisation.about(Part::Projects).count(), workbook.project_groups.len(), "{name}");
        for (published, group) in organisation.about(Part::Projects).zip(&workbook.project_groups) {
            let with_number =
                |project: &Project| format!("{} {}", project.number, project.name).trim_start().to_owned();
            let rows: Vec<_> = group.projects.iter().map(with_number).collect();
            let projects = published.rows.iter().filter(|row| !row.is_total());
            let mut labels: Vec<_> = projects.map(|row| row.label.clone()).collect();
            if labels.is_empty() {
                // GSN prints only the total; one project stands for all of them.
                labels.push(published.title.clone());
            }
            assert_eq!(rows, labels, "{name}");
            match published.rows.iter().find(|row| row.is_total()) {
                Some(total) => assert_eq!(group.total_name, total.label, "{name}"),
                None => assert_eq!((published.id.as_str(), rows.len()), ("investment-requests", 1)),
            }
            let mut columns: Vec<_> =
                published.column_ids().iter().map(|id| project_column(published, id)).collect();
            if name == "itsam-2015" {
                // The notes are printed beside the figures.
                columns.extend([ProjectColumn::Status, ProjectColumn::Comment]);
            }
            assert_eq!(group.columns, columns, "{name}");
            assert!(published.title.starts_with(&group.name), "{name}");
            assert_eq!(workbook.investment_unit, published.display_unit(), "{name}");
        }
    }
}

#[test]
fn summaries_tags_and_settlements_have_the_published_rows() {
    for Example { name, organisation, workbook, tables } in Example::all() {
        let members: Vec<_> = workbook.members.iter().map(|member| member.name.as_str()).collect();
        for published in &organisation.tables {
            let rows = published.rows.iter().filter(|row| !row.is_total());
            let labels: Vec<_> = rows.map(|row| &*row.label).collect();
            match published.part() {
                Part::Drift | Part::Projects => {}
                Part::Summary => {
                    let names: Vec<_> = workbook.activities.iter().map(|activity| &*activity.name).collect();
                    assert_eq!(
                        names,
                        ["Ekonomiavdelningen", "Personalavdelningen", "IT, växel och telefoni"]
                    );
                    // The summary writes the last name with two commas.
                    assert_eq!(labels, ["Ekonomiavdelningen", "Personalavdelningen", "IT, växel, telefoni"]);
                }
                Part::Tag => {
                    let [tag] = &tag_tables(&workbook, &Formulas::default())[..] else { panic!("one tag") };
                    assert_eq!(published.title, format!("Varav projekt {} (ej med i budget)", tag.tag));
                    let name = |holder| heading::holder(Lang::Swedish, holder, &workbook);
                    let names: Vec<_> = tag.holders.iter().map(|(holder, _)| name(*holder)).collect();
                    let (shared, of_members) = labels.split_last().unwrap();
                    assert_eq!(names[..4], *of_members);
                    assert_eq!((names[4].as_str(), *shared), ("Gemensamt", "Gemensamma kostnader"));
                }
                Part::Settlement => {
                    let parts = settlement(&workbook, &tables).parts.unwrap();
                    let name = |id| workbook.member(id).unwrap().name.as_str();
                    let names: Vec<_> = parts.iter().map(|(id, _)| name(*id)).collect();
                    assert_eq!((&names, &members), (&labels, &labels), "{}", organisation.year);
                }
                Part::ActionPlan => {
                    assert_eq!((name, labels.len(), published.rows.len()), ("gsn-2021", 0, 0));
                }
            }
        }
    }
}
